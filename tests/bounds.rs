//! Texts that nobody wrote for people: what reads a text takes time linear in it, whatever stands there.
//!
//! Each shape is read at a size and at four times that size. Time that grows with the square grows sixteenfold.

use std::time::{Duration, Instant};

use duizhao::anchor::of_document;
use duizhao::format::anchors::write_links;
use duizhao::format::jsonl;
use duizhao::lexicon::Glossary;
use duizhao::lint::{Finding, Linter, rule};
use duizhao::{Bitext, Document, Resources};

/// How often the larger text has what the smaller one has.
const TIMES: usize = 4;
/// The most that the time may grow.
const GROWTH: u32 = 10;
/// Less time counts as this much: it is too short to be measured.
const FLOOR: Duration = Duration::from_millis(80);
/// How often a time is taken; the least counts.
const TRIES: usize = 3;
/// How much more than its texts the findings may be, in bytes a byte.
const OUTPUT: usize = 200;

/// A Chinese and an English text, by what is repeated in them and how often.
struct Shape {
    name: &'static str,
    times: usize,
    chinese: fn(usize) -> String,
    english: fn(usize) -> String,
}

/// Both texts are one part, repeated.
macro_rules! shape {
    ($name:literal, $times:literal, $zh:expr, $en:expr) => {
        Shape { name: $name, times: $times, chinese: |n| $zh.repeat(n), english: |n| $en.repeat(n) }
    };
}

/// Made up from a number, always the same.
fn name(n: usize) -> String {
    const PARTS: [&str; 12] = ["明", "华", "建", "国", "强", "伟", "芳", "娜", "敏", "静", "丽", "平"];
    format!("{}{}{}", ["张", "王", "李", "赵"][n % 4], PARTS[n / 4 % 12], PARTS[n / 48 % 12])
}

fn roman(n: usize) -> String {
    const PARTS: [&str; 6] = ["ming", "hua", "jian", "guo", "qiang", "wei"];
    format!("{} Li{}{}", ["Zhang", "Wang", "Li", "Zhao"][n % 4], PARTS[n / 4 % 6], PARTS[n / 24 % 6])
}

fn list<T: AsRef<str>>(n: usize, between: &str, item: impl Fn(usize) -> T) -> String {
    let items: Vec<String> = (0..n).map(|n| item(n).as_ref().to_owned()).collect();
    items.join(between)
}

fn shapes() -> Vec<Shape> {
    vec![
        shape!(
            "no full stop",
            200,
            "我们在研究一个很长的文本",
            "we study a very long text without any stop "
        ),
        shape!("commas", 200, "他走进房间，看了看，", "he came into the room, looked about, "),
        shape!("one numeral", 1000, "一百", "one hundred "),
        shape!("one token", 4000, "啊", "a"),
        shape!("opening quotes", 1000, "“", "“"),
        shape!("single quotes", 1000, "‘", "‘"),
        shape!("quotes in quotes", 1000, "“‘", "“‘"),
        shape!("straight quotes", 1000, "\"好", "a \"b "),
        shape!("closing brackets", 2000, "）", ")"),
        shape!("brackets", 1000, "（[【", "([{"),
        shape!("titles", 1000, "《三体", "“Three "),
        shape!("unclosed", 300, "他说：“我来了。", "He said, \"I came. "),
        shape!("dialogue", 300, "他说：“好。”", "\"Yes,\" he said. "),
        shape!("brackets round names", 500, "张三（", "Zhang ("),
        shape!("dots", 2000, "好.", "a."),
        shape!("hyphens", 1000, "中-美-", "one-"),
        shape!("capitals and hyphens", 1000, "A1-", "Xi-"),
        shape!("apostrophes", 1000, "O'", "a'b'"),
        shape!("of the of the", 500, "银行的", "Bank of the "),
        shape!("days", 400, "1月1日", "January 1 "),
        shape!("days in words", 400, "一月一日", "the first of May "),
        shape!("years", 400, "2022年至", "in 2022 to "),
        shape!("digits and hyphens", 1000, "1-", "1-"),
        shape!("digits and colons", 700, "11:", "11:"),
        shape!("percentages", 400, "50%、", "50%, "),
        shape!("百分之", 500, "百分之", "percent "),
        shape!("ordinals", 400, "第一第二", "first second twenty-third "),
        shape!("第第第", 1500, "第", "th "),
        shape!("万亿", 1000, "万亿", "million billion "),
        shape!("halves", 400, "半个", "and a half "),
        shape!("about", 500, "大约", "about "),
        shape!("parts", 500, "三分之", "three quarters of "),
        shape!("Chinese digits", 1000, "一二三", "one two three "),
        shape!("addresses", 600, "a.com/", "a.com/"),
        shape!("mail", 600, "a@b.com，", "a@b.com "),
        shape!("handles", 1000, "@ab", "@ab "),
        shape!("joined emoji", 600, "👩\u{200D}", "👩\u{200D}"),
        shape!("combining marks", 5000, "\u{301}", "\u{301}"),
        shape!("zero width", 5000, "\u{200B}", "\u{200B}"),
        shape!("zero width between", 1500, "好\u{200B}", "e\u{200B}"),
        shape!("soft hyphens", 1000, "王\u{AD}", "Zhang\u{AD}"),
        shape!("two scripts", 500, "张三Zhang San", "Zhang San张三 "),
        shape!("Roman numerals", 1000, "XIV", "XIV "),
        shape!("McMcMc", 1500, "Mc", "Mc"),
        shape!("titles of persons", 600, "先生", "Mr. "),
        shape!("surnames", 1000, "王", "Wang "),
        shape!("foreign names", 400, "特朗普·", "Donald "),
        shape!("one name", 400, "王小明、", "Wang Xiaoming, "),
        shape!("places", 400, "北京上海", "Beijing Shanghai "),
        shape!("blanks", 5000, "　", " "),
        shape!("marks", 2000, "！？…—", "!?...—"),
        shape!("abbreviations", 700, "U.S.", "U.S. "),
        shape!("doubled words", 800, "的的", "the the "),
        shape!("doubled sentences", 150, "他走了。他走了。", "He has gone home. "),
        shape!("and then", 600, "然后", "then even "),
        shape!("seams", 400, "好,", "grew,but rose.The "),
        shape!("seams in mid-sentence", 400, "他，", "went, It goes "),
        shape!("markup", 400, "<b>好", "<b>good</b> &amp; "),
        shape!("placeholders", 400, "{名%(", "{name%("),
        shape!("telephones", 300, "400-820-8820，", "400-820-8821, "),
        shape!("mojibake", 800, "Ã©", "â€™"),
        shape!("notes", 400, "注：", "Note: "),
        shape!("fences", 800, "```", "```"),
        shape!("Chinese in English", 500, "他来了", "好a"),
        shape!("English in Chinese", 400, "he went. ", "he went. "),
        shape!("money", 400, "5人民币", "$5 million yuan "),
        shape!("units", 400, "5公里", "5 km "),
        shape!("codes", 600, "A1B2", "A1B2"),
        shape!("capitals", 300, "一", "The Of And Bank International "),
        shape!("lines", 1000, "好\n", "a\n"),
        Shape {
            name: "list of names",
            times: 200,
            chinese: |n| list(n, "、", name),
            english: |n| list(n, ", ", roman),
        },
        Shape {
            name: "names and names",
            times: 200,
            chinese: |n| list(n, "和", name),
            english: |n| list(n, " and ", roman),
        },
        Shape {
            name: "list of numbers",
            times: 200,
            chinese: |n| list(n, "，", |n| format!("{}人", n * 7919 % 100_000)),
            english: |n| list(n, ", ", |n| format!("{} people", n * 104_729 % 100_000)),
        },
    ]
}

/// The processor time that this process has taken; on systems that do not tell it, the time that has passed.
fn time() -> Duration {
    /// Ticks of the clock in a second, on all usual systems.
    const TICKS: u64 = 100;
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/self/stat").ok().and_then(|stat| {
        // Behind the name, which may have blanks, the twelfth and the thirteenth field.
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
        let ticks: u64 = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
        Some(Duration::from_millis(ticks * 1000 / TICKS))
    });
    told.unwrap_or_else(|| START.elapsed())
}

/// Reads the texts in every way, and returns how long the findings are.
fn read(chinese: &str, english: &str) -> usize {
    for text in [chinese, english] {
        let document = Document::new(text);
        of_document(&document, Resources::embedded(), &Glossary::new());
    }
    let bitext = Bitext::from_pairs([(chinese, english)]);
    let findings = bitext.lint();
    write_links(&bitext);
    findings.iter().for_each(|finding| drop(finding.display(&bitext).to_string()));
    jsonl::write_findings(&bitext, &findings).len()
}

/// How long it takes to read the texts.
fn measured(chinese: &str, english: &str) -> Duration {
    let start = time();
    read(chinese, english);
    time() - start
}

#[test]
fn time_grows_no_faster_than_the_text() {
    // What is made once for all texts is no part of any measurement.
    read("他1月2日来了。", "Zhang came on January 2.");
    let mut faults = Vec::new();
    for Shape { name, times, chinese, english } in shapes() {
        let at = |times: usize| [chinese(times), english(times)];
        let (small, large) = (at(times), at(TIMES * times));
        let (mut short, mut long) = (Duration::MAX, Duration::MAX);
        for _ in 0..TRIES {
            short = short.min(measured(&small[0], &small[1]));
            long = long.min(measured(&large[0], &large[1]));
            if long <= GROWTH * short.max(FLOOR) {
                break;
            }
        }
        if long > GROWTH * short.max(FLOOR) {
            faults.push(format!("{name}: {short:?}, {long:?} for {TIMES} times the text"));
        }
        let (texts, output) = (large[0].len() + large[1].len(), read(&large[0], &large[1]));
        if output > OUTPUT * texts {
            faults.push(format!("{name}: {output} bytes of findings for {texts}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a rule finds in pairs.
fn found(id: &str, pairs: &[(String, String)]) -> Vec<Finding> {
    Linter::new().rules([rule(id).expect("the rule stands")]).lint(&Bitext::from_pairs(pairs.to_vec()))
}

#[test]
fn what_is_not_looked_for_any_more_is_no_finding() {
    let letters = |n: usize| [n / 26, n % 26].map(|n| char::from(b'a' + n as u8)).iter().collect::<String>();
    let seams: Vec<String> = (0..700)
        .flat_map(|n| [format!("gr{0},bu{0}", letters(n)), format!("thatTe{}", letters(n))])
        .collect();
    let seams = seams.join(" ");
    let pairs = |chinese: &str| [(format!("他写道 {chinese}"), format!("He wrote {seams}"))];
    assert!(found("P02", &pairs(&seams)).is_empty());
    assert!(found("P02", &pairs("")).len() > 100);
}

#[test]
fn a_figure_is_not_missing_from_more_than_are_compared() {
    let pairs = |figures: usize, end: &str| {
        let listed = list(figures, "、", |n| (1000 + 7 * n).to_string());
        [(
            format!("数字是50000、{listed}。"),
            format!("The numbers are 5000, {}{end}.", listed.replace('、', ", ")),
        )]
    };
    for (figures, end, expected) in [(20, "", 1), (20, " and 50,000", 0), (200, " and 50,000", 0)] {
        let found: usize = ["Q01", "Q02"].map(|id| found(id, &pairs(figures, end)).len()).iter().sum();
        assert_eq!(found, expected, "{figures} figures{end}");
    }
}

#[test]
fn a_chinese_text_that_is_too_long_to_be_compared_may_repeat_itself() {
    let twice = |text: &str| text.repeat(2);
    let pairs = |clauses: usize| {
        let other = |n: usize| (0..5).map(|k| char::from_u32(0x4E00 + (5 * n + k) as u32).unwrap()).collect();
        let chinese = list::<String>(clauses, "，", other);
        [(
            format!("{chinese}。{}", twice("渡船周一又来迟了。")),
            twice("The ferry was late again on Monday. "),
        )]
    };
    assert!(found("D01", &pairs(100)).is_empty());
    assert!(found("D01", &pairs(200)).is_empty());
}

#[test]
fn a_name_that_is_introduced_often_leaves_room_for_others() {
    let signed = ("集团首席执行官张勇（逍遥子）".to_owned(), "Sho Yoko, CEO of the group".to_owned());
    let confidence = |pairs: &[(String, String)]| {
        let findings = found("N02", pairs);
        findings.iter().map(|finding| finding.confidence).collect::<Vec<_>>()
    };
    let mut pairs =
        vec![("创始人郭靖（老顽童）来了".to_owned(), "the founder came".to_owned()); 1100];
    pairs.push(signed.clone());
    assert_eq!(confidence(&pairs), confidence(&[signed]));
}

#[test]
fn a_long_passage_is_not_quoted_whole() {
    let long = "他来了".repeat(2000);
    let bitext = Bitext::from_pairs([("他来了。", long.as_str())]);
    let findings = bitext.lint();
    let finding = findings.iter().find(|finding| finding.rule.id == "U01").expect("Chinese in English");
    assert_eq!(finding.target_text(&bitext), Some(long.as_str()));
    let line = jsonl::write_findings(&bitext, std::slice::from_ref(finding));
    let line: serde_json::Value = serde_json::from_str(&line).expect("each line is JSON");
    let quoted = line["target"]["text"].as_str().expect("a text");
    assert!(quoted.len() < 2100 && quoted.ends_with('…') && long.starts_with(quoted.trim_end_matches('…')));
    assert_eq!(line["target"]["end"], long.len());
    assert!(finding.display(&bitext).to_string().len() < 5000);
}
