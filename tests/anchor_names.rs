//! The table of name pairs, and what must hold for any text.

mod invisible;

use duizhao::anchor::name::{Name, NameKind, find};
use duizhao::reading::{System, best, readings, romanise};
use duizhao::{Language, is_han};
use proptest::prelude::*;

use invisible::is_invisible;

const PAIRS: &str = include_str!("../fixtures/anchor/names.tsv");

/// The kind that the finder would give: a name that ends in a generic word is not a person.
fn kind(han: &str) -> NameKind {
    if han.ends_with(['省', '市']) {
        NameKind::Place
    } else if han.ends_with("大学") {
        NameKind::Organisation
    } else {
        NameKind::Person
    }
}

fn system(name: &str) -> Option<System> {
    System::ALL.into_iter().find(|system| serde_json::to_value(system).is_ok_and(|value| value == name))
}

#[test]
fn pairs_agree_as_the_table_says() {
    let mut failures = Vec::new();
    let rows = PAIRS.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    for (i, line) in rows {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[han, latin, wanted, least, most] = fields.as_slice() else {
            panic!("line {}: five fields", i + 1)
        };
        let (least, most): (f32, f32) = (least.parse().unwrap(), most.parse().unwrap());
        let (a, b) = (Name::new(han, kind(han)), Name::new(latin, NameKind::Other));
        let similarity = a.similarity(&b);
        if !(least..=most).contains(&similarity) || similarity != b.similarity(&a) {
            failures.push(format!("line {}: {han} {latin}: {similarity}, expected {least} to {most}", i + 1));
        }
        if wanted != "-" {
            let found = best(han, latin).map(|reading| (reading.system, reading.score >= 0.9));
            let expected = Some((system(wanted).expect("a known system"), true));
            if found != expected {
                failures
                    .push(format!("line {}: {han} {latin}: read as {found:?}, expected {expected:?}", i + 1));
            }
        }
    }
    assert!(failures.is_empty(), "{} of the pairs fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn table_has_every_system_and_false_pairs() {
    let rows: Vec<Vec<&str>> =
        PAIRS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    assert!(rows.len() >= 150);
    for system in System::ALL {
        let name = serde_json::to_value(system).unwrap();
        assert!(rows.iter().filter(|row| name == row[2]).count() >= 10, "{name}");
    }
    assert!(rows.iter().filter(|row| row[4] == "0.49").count() >= 60);
}

fn found(text: &str, language: Language) -> Vec<(String, Vec<String>)> {
    find(text, language)
        .into_iter()
        .map(|(_, name)| (name.text().to_owned(), name.aliases().to_vec()))
        .collect()
}

/// Names and their aliases.
type Expected = &'static [(&'static str, &'static [&'static str])];

fn owned(expected: Expected) -> Vec<(String, Vec<String>)> {
    let owned = |text: &&str| (*text).to_owned();
    expected.iter().map(|(name, aliases)| (owned(name), aliases.iter().map(owned).collect())).collect()
}

#[test]
fn chinese_names_are_found_with_their_aliases() {
    let cases: [(&str, Expected); 11] = [
        ("小明考了第一名。", &[("小明", &[])]),
        ("阿卜杜拉·阿齐兹和迪力·木拉提会面。", &[("阿卜杜拉·阿齐兹", &[]), ("迪力·木拉提", &[])]),
        ("张勇(逍遥子)宣布辞职。", &[("张勇", &["逍遥子"])]),
        ("程立（花名鲁肃）也来了。", &[("程立", &["鲁肃"])]),
        ("童文红(Judy)负责客服。", &[("童文红", &["Judy"])]),
        ("张先生昨天到了杭州。", &[("张", &[]), ("杭州", &[])]),
        ("诸葛亮和司马懿都在场。", &[("诸葛亮", &[]), ("司马懿", &[])]),
        ("唐纳德·特朗普抵达伦敦。", &[("唐纳德·特朗普", &[]), ("伦敦", &[])]),
        ("李明（左）与记者握手。", &[("李明", &[])]),
        ("日本首相安倍晋三发表讲话。", &[("安倍晋三", &[])]),
        ("他觉得很好，没有去。", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(text, Language::Chinese), owned(expected), "{text}");
    }
}

#[cfg(feature = "lexicon")]
#[test]
fn nouns_are_no_names() {
    for text in
        ["王子娶了公主，王后很高兴。", "田野里有牛羊。", "公司发布新手机。", "那张表在师专。", "老人修鐵路。"]
    {
        assert_eq!(found(text, Language::Chinese), owned(&[]), "{text}");
    }
    for name in ["王安石", "文在寅", "安倍晋三", "张建国", "宝玉"] {
        let text = format!("{name}说他不来。");
        assert_eq!(found(&text, Language::Chinese), [(name.to_owned(), Vec::new())], "{text}");
    }
}

#[test]
fn english_names_are_runs_of_capitals() {
    let cases: [(&str, Expected); 9] = [
        ("However, Zhang Yong (Xiaoyaozi) resigned.", &[("Zhang Yong", &["Xiaoyaozi"])]),
        (
            "Mr. Lee Jae-yong met President Moon in Seoul.",
            &[("Lee Jae-yong", &[]), ("Moon", &[]), ("Seoul", &[])],
        ),
        ("Huxiu (虎嗅) reported it on Monday.", &[("Huxiu", &["虎嗅"])]),
        ("The Bank of China and J. K. Rowling agreed.", &[("Bank of China", &[]), ("J. K. Rowling", &[])]),
        ("China’s Xi’an is old.", &[("China", &[]), ("Xi’an", &[])]),
        ("When I came, nobody was there. It rained.", &[]),
        ("Ursula von der Leyen spoke to O'Brien.", &[("Ursula von der Leyen", &[]), ("O'Brien", &[])]),
        ("Daniel Zhang (independent) left.", &[("Daniel Zhang", &[])]),
        ("Beijing is cold; Nanjing is not.", &[("Beijing", &[]), ("Nanjing", &[])]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(text, Language::English), owned(expected), "{text}");
    }
}

#[test]
fn one_shared_alias_is_enough() {
    let zh = find("张勇（花名逍遥子）说", Language::Chinese);
    let en = find("Daniel Zhang, or Xiaoyaozi, said", Language::English);
    assert!(zh[0].1.similarity(&en[1].1) == 1.0);
    let en = find("Daniel Zhang (Xiaoyaozi) said", Language::English);
    assert!(zh[0].1.similarity(&en[0].1) == 1.0);
}

#[test]
fn usual_forms_are_romanised() {
    let cases = [
        ("张国荣", System::Cantonese, "Cheung Kwok-wing"),
        ("李在镕", System::Korean, "Lee Jae-yong"),
        ("阮富仲", System::Vietnamese, "Nguyen Phu Trong"),
        ("逍遥子", System::Pinyin, "Xiaoyaozi"),
        ("吕布", System::Pinyin, "Lü Bu"),
        ("曹雪芹", System::WadeGiles, "Ts'ao Hsüeh-ch'in"),
        ("单雄信", System::Pinyin, "Shan Xiongxin"),
    ];
    for (han, system, expected) in cases {
        assert_eq!(romanise(han, system).as_deref(), Some(expected));
    }
}

proptest! {
    #[test]
    fn any_text_has_ordered_names(text in "\\PC{0,60}|[张王李欧阳诸葛亮勇说（）(),·A-Za-z.’' \\-]{0,40}") {
        for language in [Language::Chinese, Language::English] {
            let names = find(&text, language);
            for (span, name) in &names {
                for name in std::iter::once(name.text()).chain(name.aliases().iter().map(String::as_str)) {
                    // A name has none of the invisible characters of the text, here variation selectors and
                    // others that are neither control nor format characters.
                    let written = span.of(&text).replace(is_invisible, "");
                    prop_assert!(written.contains(name), "{} in {:?}", name, text);
                }
            }
            prop_assert!(names.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
        }
    }

    #[test]
    fn any_names_compare_symmetrically(a in "\\PC{0,20}|[张王李欧阳安倍晋三]{1,8}", b in "\\PC{0,30}|[A-Za-z' -]{0,80}") {
        let names = [&a, &b].map(|text| Name::new(text, NameKind::Person).with_alias("alias"));
        let others = [&b, &a].map(|text| Name::new(text, NameKind::Other));
        for x in &names {
            for y in &others {
                let similarity = x.similarity(y);
                prop_assert!((0.0..=1.0).contains(&similarity));
                prop_assert_eq!(similarity, y.similarity(x));
            }
        }
        for reading in readings(&a, &b) {
            prop_assert!((0.0..=1.0).contains(&reading.score));
        }
    }

    #[test]
    fn romanised_names_are_read_back(name in "[张王李刘陈杨赵黄周吴][伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英国荣]{1,2}") {
        prop_assert!(name.chars().all(is_han));
        for system in System::ALL {
            let Some(latin) = romanise(&name, system) else { continue };
            let read = readings(&name, &latin);
            prop_assert!(read.iter().any(|reading| reading.score == 1.0), "{name} {system:?} {latin}");
        }
    }
}
