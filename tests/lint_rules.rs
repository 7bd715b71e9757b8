//! The examples of each rule, as written, in traditional characters, and with invisible ones strewn in:
//! `cargo test N02`.

mod twins;

use std::collections::HashSet;

use duizhao::format::Row;
use duizhao::lexicon::Glossary;
use duizhao::lint::{Direction, Example, Linter, Reads, rule, rules};
use duizhao::{Aligner, Bitext, Document, Language};

use twins::{CONVERTERS, INVISIBLE, strewn};

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
    A01 A02 A03 A04 A05 A06 C01 D01 D02 F01 G01 L01 M01 M02 M03 N01 N02 N03 N04 N05 N06 P01 P02 P03 P04 P05 P06 P07 Q01 Q02 Q03 Q04 Q05 R01 R02 S01 S02 T01 T02 T03 T04 U01 U02 U03 U05 W01 W02 X01
}

#[test]
fn every_rule_is_tested() {
    let ids: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
    assert_eq!(TESTED, ids, "a new rule belongs into `rule_tests!` above");
}

#[test]
fn ids_and_names_are_unique_and_sorted() {
    assert!(rules().is_sorted_by_key(|rule| rule.id), "`ALL` in src/lint/rules/mod.rs is sorted by id");
    let names: HashSet<&str> = rules().iter().flat_map(|rule| [rule.id, rule.name]).collect();
    assert_eq!(names.len(), 2 * rules().len());
}

#[test]
fn the_middle_platform_is_not_split_in_traditional_characters() {
    let english = "The middle platform is popular in China and Taiwan.";
    let text = [("这个中台在中国和台湾很受欢迎。", english)];
    check_text("A02", &text, &[]);
}

#[test]
fn a_term_has_two_senses_in_traditional_characters() {
    let text = [
        ("客户提交了工单。", "The customer opened a support ticket."),
        ("客户又提交了一份工单。", "The customer opened another work order."),
    ];
    check_text("T01", &text, &["work order"]);
}

#[test]
fn what_stands_in_the_place_of_a_name_is_another_name_for_it() {
    let text = [
        ("启明社区今年很热闹。", "Qiming Community is lively this year."),
        ("启明社区有三千户居民。", "There are 3,000 households in Qiming Community."),
        ("政府说，启明社区将改造。", "The government said Venus Community will be renovated."),
    ];
    check_text("N04", &text, &["Venus"]);
}

#[test]
fn a_name_with_another_end_is_told_from_its_short_form_beside_it() {
    let pairs = [
        ("阿里云智能很大。", "Alibaba Cloud Intelligence is big."),
        ("阿里云智能在增长。", "Alibaba Cloud Intelligence is growing."),
        ("阿里云智能的客户称赞阿里云。", "The customers of Alibaba Cloud Smart praise Alibaba Cloud."),
    ];
    let bitext = Bitext::from_pairs(pairs);
    let findings = Linter::new().select(["N04"]).unwrap().lint(&bitext);
    let marked: Vec<_> = findings.iter().map(|finding| finding.target_text(&bitext).unwrap()).collect();
    assert_eq!(marked, ["Alibaba Cloud Smart"]);
}

#[test]
fn the_head_of_an_industry_is_found_in_traditional_characters() {
    let text = [("头部企业的直播收入", "the live-stream income of the head companies")];
    check_text("M02", &text, &["head"]);
}

#[test]
fn the_car_maker_is_found_in_traditional_characters() {
    let text = [("理想汽车交付了新车。", "Ideal Auto delivered new cars.")];
    check_text("M02", &text, &["Ideal"]);
}

#[test]
fn a_pair_without_english_is_missed_whatever_confidence_its_file_gives_it() {
    for confidence in [None, Some(1.0), Some(0.95), Some(0.3)] {
        let lost = Row { confidence, ..Row::new("我们回家吧，天快黑了。", "") };
        let bitext = Row::bitext(&[Row::new("雨停了。", "The rain stopped."), lost]);
        let findings = Linter::new().rules([rule("A01").expect("the rule stands")]).lint(&bitext);
        assert_eq!(findings.len(), 1, "at confidence {confidence:?}");
    }
}

#[test]
fn a_glossary_holds_in_both_scripts() {
    let glossary = Glossary::from_tsv("燈塔計劃\tProject Beacon\n后台\tback office\n").expect("two terms");
    for chinese in ["灯塔计划启动了，后台已就绪。", "燈塔計劃啟動了，後台已就緒。"]
    {
        let bitext =
            Bitext::from_pairs([(chinese, "The Lighthouse Plan has begun, the back office is ready.")]);
        let linter = Linter::new().rules([rule("T04").expect("the rule stands")]).glossary(glossary.clone());
        let missed: Vec<Option<String>> =
            linter.lint(&bitext).into_iter().map(|finding| finding.suggestion).collect();
        assert_eq!(missed, [Some("Project Beacon".to_owned())], "{chinese}");
    }
}

/// Each bad example is found at its mark, and nothing else is found.
fn check_bad(id: &str) {
    let mark = |example: &Example| example.mark.expect("a bad example marks what is bad");
    check_examples(id, rule(id).expect("the rule stands").bad, |example| vec![mark(example)]);
}

/// Good examples give no findings. There are at least as many of them as of bad ones.
fn check_good(id: &str) {
    let rule = rule(id).expect("the rule stands");
    assert!(rule.good.len() >= rule.bad.len(), "{id} has fewer good examples than bad");
    check_examples(id, rule.good, |_| Vec::new());
}

fn check_examples(id: &str, examples: &[Example], marks: impl Fn(&Example) -> Vec<&'static str>) {
    let faults: Vec<String> = examples
        .iter()
        .filter_map(|example| fault(id, &[(example.source, example.target)], &marks(example)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn check_text(id: &str, text: &[(&str, &str)], marks: &[&str]) {
    let fault = fault(id, text, marks);
    assert!(fault.is_none(), "{}", fault.unwrap_or_default());
}

/// What is wrong if a rule should mark these words in a text, in whatever way its Chinese is written, and
/// whatever is in it that cannot be seen.
fn fault(id: &str, text: &[(&str, &str)], marks: &[&str]) -> Option<String> {
    let twin = |write: &dyn Fn(&str, &str) -> (String, String)| -> Vec<(String, String)> {
        text.iter().map(|&(chinese, english)| write(chinese, english)).collect()
    };
    let as_written = twin(&|chinese, english| (chinese.to_owned(), english.to_owned()));
    let traditional = CONVERTERS
        .iter()
        .map(|converter| twin(&|chinese, english| (converter.convert(chinese), english.to_owned())));
    let strewn = twin(&|chinese, english| (strewn(chinese, 2), strewn(english, 2)));
    let mut texts = std::iter::once(as_written).chain(traditional).chain([strewn]);
    let wrong = texts.find_map(|text| {
        let found = found(id, &text);
        (found != marks).then_some((text, found))
    });
    wrong.map(|(text, found)| format!("{id} on {text:?}\n  expected {marks:?}\n  found    {found:?}"))
}

/// What a rule marks in the side of a text that it asks to mend, without what cannot be seen in it.
fn found(id: &str, pairs: &[(String, String)]) -> Vec<String> {
    let rule = rule(id).expect("the rule stands");
    let bitext = match (rule.reads, pairs) {
        (Reads::Texts, [(chinese, english)]) => {
            let [chinese, english] = [chinese, english].map(|text| Document::from_lines(text.as_str()));
            Aligner::new().align(chinese, english)
        }
        _ => Bitext::from_pairs(pairs.iter().map(|(chinese, english)| (chinese, english))),
    };
    let mends_chinese = matches!(rule.direction, Direction::ToChinese | Direction::Chinese);
    let original = if mends_chinese { Language::English } else { Language::Chinese };
    let findings = Linter::new().rules([rule]).original(original).lint(&bitext);
    let marked = findings.iter().map(|finding| match mends_chinese {
        true => finding.source_text(&bitext).unwrap_or_default(),
        false => finding.target_text(&bitext).unwrap_or_default(),
    });
    marked.map(|text| text.replace(INVISIBLE, "")).collect()
}
