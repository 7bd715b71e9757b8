//! The examples of each rule, as they are written and with their Chinese in traditional characters: `cargo test N02`.

use std::collections::HashSet;
use std::sync::LazyLock;

use duizhao::Bitext;
use duizhao::lint::{Example, Linter, rule, rules};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// A module for each rule, and the list of them.
macro_rules! rule_tests {
    ($($id:ident)*) => {
        const TESTED: &[&str] = &[$(stringify!($id)),*];
        $(
            #[allow(non_snake_case)]
            mod $id {
                #[test]
                fn bad_examples_are_found_where_they_say() {
                    super::check_bad(stringify!($id));
                }

                #[test]
                fn good_examples_are_silent() {
                    super::check_good(stringify!($id));
                }
            }
        )*
    };
}

rule_tests! {
    A01 A02 D01 F01 G01 M01 M02 N01 N02 N03 N04 P01 P02 Q01 Q02 R01 R02 S01 S02 T01 U01
}

/// What does not hold in traditional characters yet. What holds again must leave the list.
const KNOWN: &[&str] = &[
    "A01 图书馆宣布从本月起周末延长开放时间，并表示地下书库的旧空调将由一家本地公司免费更换。 | The library announced that from this month on it would stay open longer at weekends.",
    "A01 工程师检查了全部设备，随后更换了三台型号为ZX-81的旧路由器。 | The engineers checked all the equipment.",
    "A02 公司减少了对中台的投入。 | The firm cut its investment in China and Taiwan.",
    "A02 后台系统已经恢复。 | The Taiwan system has been restored.",
    "F01 这座桥修了整整十年，花掉了三个亿，非常长。 | The bridge took ten years and 300 million. Very long.",
    "M02 她任公司总裁。 | She was allowed as president of the company.",
    "M02 机关干部必须带头。 | Mechanism cadres must take the lead.",
    "N02 丰田章男卸任社长。 | Mr. Akio Toyoda stepped down as president.",
    "R01 公司投资云计算。 | The company invests in haze figuring.",
    "R01 肾衰竭患者增多。 | Patients with kidney disappointment increased.",
    "R02 如有问题，请随时联系我们。 | Please let me know if you have any questions.",
    "R02 当然！渡船来迟了。 | Certainly! The ferry was late.",
    "a_term_has_two_senses_in_traditional_characters",
    "the_car_maker_is_found_in_traditional_characters",
    "the_head_of_an_industry_is_found_in_traditional_characters",
    "the_middle_platform_is_not_split_in_traditional_characters",
];

#[test]
fn every_rule_is_tested() {
    let ids: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
    assert_eq!(TESTED, ids, "a new rule belongs into `rule_tests!` above");
}

#[test]
fn ids_and_names_are_unique_and_sorted() {
    assert!(rules().is_sorted_by_key(|rule| rule.id));
    let names: HashSet<&str> = rules().iter().flat_map(|rule| [rule.id, rule.name]).collect();
    assert_eq!(names.len(), 2 * rules().len());
}

#[test]
fn what_is_known_to_fail_is_an_example_or_a_test() {
    let examples =
        rules().iter().flat_map(|rule| rule.bad.iter().chain(rule.good).map(|e| label(rule.id, e)));
    let labels: HashSet<String> = examples.chain(TEXTS.map(str::to_owned)).collect();
    let stray: Vec<_> = KNOWN.iter().filter(|known| !labels.contains(**known)).collect();
    assert!(stray.is_empty(), "{stray:#?}");
}

/// The tests of whole texts that [`KNOWN`] may have.
const TEXTS: [&str; 4] = [
    "the_middle_platform_is_not_split_in_traditional_characters",
    "a_term_has_two_senses_in_traditional_characters",
    "the_head_of_an_industry_is_found_in_traditional_characters",
    "the_car_maker_is_found_in_traditional_characters",
];

#[test]
fn the_middle_platform_is_not_split_in_traditional_characters() {
    let english = "The middle platform is popular in China and Taiwan.";
    let text = [("这个中台在中国和台湾很受欢迎。", "這個中台在中國和台灣很受歡迎。", english)];
    check_text(TEXTS[0], "A02", &text, &[]);
}

#[test]
fn a_term_has_two_senses_in_traditional_characters() {
    let text = [
        ("客户提交了工单。", "客戶提交了工單。", "The customer opened a support ticket."),
        ("客户又提交了一份工单。", "客戶又提交了一份工單。", "The customer opened another work order."),
    ];
    check_text(TEXTS[1], "T01", &text, &["work order"]);
}

#[test]
fn the_head_of_an_industry_is_found_in_traditional_characters() {
    let text = [("头部企业的直播收入", "頭部企業的直播收入", "the live-stream income of the head companies")];
    check_text(TEXTS[2], "M02", &text, &["head"]);
}

#[test]
fn the_car_maker_is_found_in_traditional_characters() {
    let text = [("理想汽车交付了新车。", "理想汽車交付了新車。", "Ideal Auto delivered new cars.")];
    check_text(TEXTS[3], "M02", &text, &["Ideal"]);
}

/// Each bad example is found where it says, and nothing else.
fn check_bad(id: &str) {
    let mark = |example: &Example| example.mark.expect("a bad example marks what is bad");
    check_examples(id, rule(id).expect("the rule stands").bad, |example| vec![mark(example)]);
}

/// Each good example is silent. There are at least as many of them as of bad ones.
fn check_good(id: &str) {
    let rule = rule(id).expect("the rule stands");
    assert!(rule.good.len() >= rule.bad.len(), "{id} has fewer good examples than bad");
    check_examples(id, rule.good, |_| Vec::new());
}

fn check_examples(id: &str, examples: &[Example], marks: impl Fn(&Example) -> Vec<&'static str>) {
    let fault = |example: &Example| {
        let texts = [(example.source, &*traditional(example.source), example.target)];
        fault(&label(id, example), id, &texts, &marks(example))
    };
    let faults: Vec<String> = examples.iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn check_text(name: &str, id: &str, texts: &[(&str, &str, &str)], marks: &[&str]) {
    let fault = fault(name, id, texts, marks);
    assert!(fault.is_none(), "{}", fault.unwrap_or_default());
}

/// What is wrong where a rule should mark these words in a text, of simplified and traditional Chinese and
/// of English. In traditional characters it should do so unless it is [known](KNOWN) that it does not.
fn fault(name: &str, id: &str, texts: &[(&str, &str, &str)], marks: &[&str]) -> Option<String> {
    let simplified = found(id, texts.iter().map(|&(chinese, _, english)| (chinese, english)));
    let traditional = found(id, texts.iter().map(|&(_, chinese, english)| (chinese, english)));
    if simplified != marks {
        return Some(format!("{name}\n  expected {marks:?}\n  found    {simplified:?}"));
    }
    match (traditional == marks, KNOWN.contains(&name)) {
        (true, true) => Some(format!("{name}\n  holds in traditional characters: strike it from `KNOWN`")),
        (false, false) => {
            let chinese: Vec<&str> = texts.iter().map(|&(_, chinese, _)| chinese).collect();
            let twin = chinese.join(" ");
            Some(format!("{name}\n  as {twin}\n  expected {marks:?}\n  found    {traditional:?}"))
        }
        _ => None,
    }
}

/// What a rule marks in the English of a text.
fn found<'t>(id: &str, pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Vec<String> {
    let bitext = Bitext::from_pairs(pairs);
    let findings = Linter::new().rules([rule(id).expect("the rule stands")]).lint(&bitext);
    let marked = findings.iter().map(|finding| finding.target_text(&bitext).unwrap_or_default());
    marked.map(str::to_owned).collect()
}

/// What an example is called in [`KNOWN`].
fn label(id: &str, example: &Example) -> String {
    format!("{id} {} | {}", example.source, example.target)
}

fn traditional(text: &str) -> String {
    static CONVERTER: LazyLock<OpenCC> =
        LazyLock::new(|| OpenCC::from_config(BuiltinConfig::S2t).expect("the tables are part of the crate"));
    CONVERTER.convert(text)
}
