//! Numbers and dates, checked against the tables in `fixtures/anchor/`, and what must hold for any text.

use std::fs;

use duizhao::anchor::{Anchor, Key, anchors};
use duizhao::{Language, Span};
use proptest::prelude::*;

/// A number or date as the tables write it: its words and its reading.
fn rendered(text: &str, anchor: &Anchor) -> Option<String> {
    let reading = match &anchor.key {
        Key::Number(number) => number.to_string(),
        Key::Date(date) => format!("@{date}"),
        _ => return None,
    };
    Some(format!("[{}]={reading}", anchor.span.of(text)))
}

fn all_rendered(text: &str, language: Language) -> String {
    let found: Vec<String> =
        anchors(text, language).iter().filter_map(|anchor| rendered(text, anchor)).collect();
    if found.is_empty() { "-".to_owned() } else { found.join("; ") }
}

/// The rows of a table with their line numbers.
fn rows(table: &str) -> Vec<(usize, Vec<String>)> {
    let path = format!("{}/fixtures/anchor/{table}", env!("CARGO_MANIFEST_DIR"));
    let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines = source.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines.map(|(n, line)| (n + 1, line.split('\t').map(str::to_owned).collect())).collect()
}

/// Checks every row of a table of texts; returns how many there are.
fn check(table: &str, language: Language) -> usize {
    let rows = rows(table);
    let mut failures = Vec::new();
    for (line, cells) in &rows {
        let [text, expected] = cells.as_slice() else { panic!("{table}:{line}: expected 2 fields") };
        let found = all_rendered(text, language);
        if found != *expected {
            failures.push(format!("{table}:{line}: {text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(failures.is_empty(), "{} of {} rows differ\n{}", failures.len(), rows.len(), failures.join("\n"));
    rows.len()
}

/// The fewest cases that the tables must have for each language.
const CASES: usize = 150;

#[test]
fn chinese_tables_hold() {
    let cases = check("numbers.zh.tsv", Language::Chinese) + check("dates.zh.tsv", Language::Chinese);
    assert!(cases >= CASES, "only {cases} cases");
}

#[test]
fn english_tables_hold() {
    let cases = check("numbers.en.tsv", Language::English) + check("dates.en.tsv", Language::English);
    assert!(cases >= CASES, "only {cases} cases");
}

/// How well the best pair of anchors of two texts agrees.
fn best(source: &str, target: &str) -> f32 {
    let (source, target) = (anchors(source, Language::Chinese), anchors(target, Language::English));
    let scores = source.iter().flat_map(|a| target.iter().map(|b| a.key.similarity(&b.key)));
    scores.fold(0.0, f32::max)
}

/// From these similarities on, two anchors count as equal, or as near.
const EQUAL: f32 = 0.9;
const NEAR: f32 = 0.25;

#[test]
fn pairs_agree_as_the_table_says() {
    let rows = rows("pairs.tsv");
    let mut failures = Vec::new();
    for (line, cells) in &rows {
        let [source, target, expected] = cells.as_slice() else {
            panic!("pairs.tsv:{line}: expected 3 fields")
        };
        let score = best(source, target);
        let found = match score {
            EQUAL.. => "equal",
            NEAR.. => "near",
            _ => "different",
        };
        if found != expected {
            let (a, b) = (anchors(source, Language::Chinese), anchors(target, Language::English));
            failures.push(format!(
                "pairs.tsv:{line}: {source} | {target}\n  expected {expected}\n  found    {found} ({score})\n  {a:?}\n  {b:?}"
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {} rows differ\n{}", failures.len(), rows.len(), failures.join("\n"));
}

/// Pieces that recognisers react to, so that random texts reach their branches.
fn scrap() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = "3 12 2022 0 99 1,000 3.5 . , - – — ~ : / % ‰ $ US$ ¥ RMB km m bn million billion \
        and a half of to from the an one two three twenty hundred thousand dozen dozens third 1st No. Q 3 FY May March Dec. \
        Monday last year next week early mid end p.m. 15:30 o'clock century 1990s ' ’ “ ” \" 「 」 《 》 ( ) \
        一 二 三 十 百 千 万 亿 两 几 数 多 余 来 半 点 零 〇 廿 壹 第 百分之 分之 成 倍 折 个 年 月 日 号 周 星期 上 下 去年 \
        今 晚 下午 时 分 世纪 年代 季度 财年 至 到 约 近 人 元 公里 度 零下 负 ２ ％ LP700-4 5G www. http:// a.com @x \u{3000} \n"
        .split(' ')
        .collect();
    prop_oneof![
        8 => proptest::sample::select(pieces).prop_map(str::to_owned),
        1 => ".{0,3}".prop_map(|text| text),
        1 => Just(" ".to_owned()),
    ]
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![proptest::collection::vec(scrap(), 0..24).prop_map(|scraps| scraps.concat()), any::<String>()]
}

/// Checks that spans are on character boundaries and in order, and that those other than quotations do not
/// overlap.
fn assert_sound(text: &str, found: &[Anchor]) {
    let mut last = Span::default();
    for anchor in found {
        assert!(!anchor.span.is_empty() && text.get(anchor.span.range()).is_some(), "{anchor:?} in {text:?}");
        assert!(last.start <= anchor.span.start, "{anchor:?} in {text:?}");
        if !matches!(anchor.key, Key::Quote(_)) {
            assert!(last.end <= anchor.span.start, "{anchor:?} overlaps in {text:?}");
            last = anchor.span;
        }
    }
}

proptest! {
    #[test]
    fn spans_are_sound_in_any_text(text in texts()) {
        for language in [Language::Chinese, Language::English] {
            assert_sound(&text, &anchors(&text, language));
        }
    }

    #[test]
    fn similarity_is_symmetric_and_bounded(a in texts(), b in texts()) {
        let (a, b) = (anchors(&a, Language::Chinese), anchors(&b, Language::English));
        for (a, b) in a.iter().flat_map(|a| b.iter().map(move |b| (a, b))) {
            let (there, back) = (a.key.similarity(&b.key), b.key.similarity(&a.key));
            prop_assert!((there - back).abs() < 1e-6, "{a:?} {b:?} {there} {back}");
            prop_assert!((0.0..=1.0).contains(&there), "{a:?} {b:?} {there}");
        }
        for anchor in a.iter().chain(&b) {
            let own = anchor.key.similarity(&anchor.key);
            prop_assert!(own > 0.99 || matches!(anchor.key, Key::Quote(_)), "{anchor:?} {own}");
        }
    }
}

/// Long runs that a recogniser might read again at every position.
#[test]
fn time_is_linear_in_the_text() {
    let runs = [
        "1-", "1,000,", "一", "十", "三到", "两", "9.", "1:2:", "twenty ", "and a ", "of the ", "a-1-", "“",
        "@", "半", "第", "May ", "5 to ",
    ];
    for run in runs {
        let time = |repeats: usize| {
            let text = run.repeat(repeats);
            let start = std::time::Instant::now();
            for language in [Language::Chinese, Language::English] {
                std::hint::black_box(anchors(&text, language));
            }
            start.elapsed().as_secs_f64()
        };
        let (short, long) = (time(1_000), time(8_000));
        // Eight times the text; quadratic time would make it 64.
        assert!(long < 32.0 * short.max(0.002), "{run:?}: {short} s, then {long} s");
    }
}
