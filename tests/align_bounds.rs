//! Texts that nobody tidied: aligning them takes time linear in their length, and loses nothing.

use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use duizhao::{Aligner, Bead, Bitext, Document, Sents};

/// A sentence of so many clauses, each with a number of its own, without a full stop.
fn clauses(count: usize) -> [String; 2] {
    let (mut zh, mut en) = (String::new(), String::new());
    for number in 0..count {
        write!(zh, "他看了第{number}幅画，").unwrap();
        write!(en, "he looked at picture {number}, ").unwrap();
    }
    [zh + "然后走了。", en + "and then he left."]
}

fn aligned(zh: &str, en: &str) -> Bitext<'static> {
    let (zh, en) = (Document::from_lines(zh.to_owned()), Document::from_lines(en.to_owned()));
    let bitext = Aligner::new().align(zh, en);
    let check = |side: fn(&Bead) -> Sents, len: usize| {
        let mut counts = vec![0; len];
        bitext.beads().iter().flat_map(|bead| side(bead).iter()).for_each(|at| counts[at] += 1);
        assert!(counts.iter().all(|&count| count == 1), "every sentence is in exactly one bead");
    };
    check(|bead| bead.source, bitext.source().len());
    check(|bead| bead.target, bitext.target().len());
    bitext
}

#[test]
fn a_very_long_sentence_stays_whole() {
    let [zh, en] = clauses(120);
    let bitext = aligned(&format!("天亮了。\n{zh}\n天黑了。"), &format!("Day broke.\n{en}\nNight fell."));
    let beads: Vec<(Sents, Sents)> = bitext.beads().iter().map(|bead| (bead.source, bead.target)).collect();
    let sents = |at: usize| Sents::new(at, at + 1);
    assert_eq!(beads, [(sents(0), sents(0)), (sents(1), sents(1)), (sents(2), sents(2))]);
    let why = bitext.pair(1).why();
    assert!(why.words.len() > 100 && !why.contributions.is_empty(), "what links its pieces links it");
}

#[test]
fn a_very_long_sentence_has_all_the_sentences_that_it_became() {
    let [zh, en] = clauses(60);
    let clauses: Vec<&str> = en.split(", ").collect();
    let sentences: Vec<String> = clauses.chunks(4).map(|clauses| clauses.join(", ") + ".").collect();
    let en = sentences.join("\n");
    let bitext = aligned(&format!("天亮了。\n{zh}\n天黑了。"), &format!("Day broke.\n{en}\nNight fell."));
    let bead = bitext.beads().iter().find(|bead| bead.source == Sents::new(1, 2)).unwrap();
    assert!(bead.target.len() >= sentences.len() - 2, "{:?}", bitext.beads());
}

/// The shortest of three times.
fn time(text: &[String; 2]) -> Duration {
    let once = || {
        let start = Instant::now();
        aligned(&text[0], &text[1]);
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

/// Four times as much takes at most so many times as long, half of what quadratic time would; what takes less than this
/// is not judged.
const MOST: u32 = 8;
const NOTHING: Duration = Duration::from_millis(30);

/// Measures a text of `size` parts and one of four times as many.
fn check_growth(shape: &str, size: usize, text: impl Fn(usize) -> [String; 2]) {
    // One at a time: the tests of a program run side by side.
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    // What is loaded once is not counted.
    aligned("他来了。", "He came.");
    let (small, large) = (time(&text(size)), time(&text(4 * size)));
    assert!(large <= small.max(NOTHING) * MOST, "{shape}: {small:?}, four times as much {large:?}");
}

#[test]
fn a_text_without_a_stop_takes_linear_time() {
    check_growth("clauses", 60, clauses);
    check_growth("no mark at all", 40, |n| {
        ["我们在研究一个没有句号的文本".repeat(n), "we study a text without any stop ".repeat(n)]
    });
}

#[test]
fn a_list_of_numbers_takes_linear_time() {
    check_growth("numbers", 60, |n| {
        let numbers = || (0..n).map(|i| i * 7919 % 100_003);
        let zh: Vec<String> = numbers().map(|number| format!("{number}人")).collect();
        let en: Vec<String> = numbers().map(|number| format!("{number} people")).collect();
        [zh.join("，") + "。", en.join(", ") + "."]
    });
}

#[test]
fn a_list_of_names_takes_linear_time() {
    const SURNAMES: [[&str; 2]; 6] =
        [["张", "Zhang"], ["王", "Wang"], ["李", "Li"], ["赵", "Zhao"], ["刘", "Liu"], ["陈", "Chen"]];
    const GIVEN: [[&str; 3]; 7] = [
        ["明", "Ming", "ming"],
        ["华", "Hua", "hua"],
        ["建", "Jian", "jian"],
        ["国", "Guo", "guo"],
        ["伟", "Wei", "wei"],
        ["芳", "Fang", "fang"],
        ["娜", "Na", "na"],
    ];
    let parts = |i: usize| (SURNAMES[i % 6], GIVEN[i / 6 % 7], GIVEN[i / 42 % 7]);
    check_growth("names", 50, |n| {
        let names = || (0..n).map(parts);
        let zh: Vec<String> = names().map(|(surname, a, b)| [surname[0], a[0], b[0]].concat()).collect();
        let en: Vec<String> =
            names().map(|(surname, a, b)| format!("{} {}{}", surname[1], a[1], b[2])).collect();
        [zh.join("、") + "。", en.join(", ") + "."]
    });
}

/// A list is aligned in stretches, so it must be longer than one to tell.
#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without optimisation: cargo test --release")]
fn a_list_of_words_that_occur_once_takes_linear_time() {
    // Syllables and characters enough that no word comes again.
    const SYLLABLES: [&str; 16] =
        ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va"];
    let word = |n: usize| [n / 4096 % 16, n / 256 % 16, n / 16 % 16, n % 16].map(|at| SYLLABLES[at]).concat();
    let han = |n: usize| [0x4E00 + n as u32 * 3 % 8000, 0x5000 + n as u32 * 7 % 9000].map(char::from_u32);
    check_growth("words", 4000, |n| {
        let zh: Vec<String> = (0..n).map(|n| han(n).into_iter().flatten().collect()).collect();
        let en: Vec<String> = (0..n).map(word).collect();
        [zh.join("、") + "。", en.join(", ") + "."]
    });
}

/// Names are compared with hundreds of others, so there must be thousands to tell.
#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without optimisation: cargo test --release")]
fn foreign_names_that_occur_once_take_linear_time() {
    const SOUNDS: [[&str; 2]; 12] = [
        ["德", "de"],
        ["拉", "la"],
        ["科", "co"],
        ["米", "mi"],
        ["罗", "ro"],
        ["尼", "ni"],
        ["托", "to"],
        ["巴", "ba"],
        ["莱", "le"],
        ["波", "po"],
        ["古", "gu"],
        ["维", "vi"],
    ];
    let sounds = |n: usize, side: usize| -> String {
        [n / 1728, n / 144, n / 12, n].map(|n| SOUNDS[n % 12][side]).concat()
    };
    check_growth("foreign names", 1500, |n| {
        let numbers = || (0..n).map(|i| i * 101 % 20_736);
        let zh = numbers().map(|i| format!("{}·{}来了。\n", sounds(i, 0), sounds(i * 7, 0))).collect();
        let name = |i: usize| format!("{} {}", sounds(i, 1).to_uppercase(), sounds(i * 7, 1).to_uppercase());
        [zh, numbers().map(|i| format!("{} came.\n", name(i))).collect()]
    });
}

#[test]
fn a_list_in_one_sentence_among_many_is_aligned() {
    let zh = |n: usize| format!("他在第{n}天看见了学校和月亮。\n");
    let en = |n: usize| format!("On day {n} he saw the school and the moon.\n");
    let items: Vec<String> = (0..150).map(|n| format!("zx{}y, {}", n * 7919 % 1000, n * 31 % 97)).collect();
    let list =
        [format!("名单如下：{}。\n", items.join("、")), format!("The list is {}.\n", items.join(", "))];
    let text = |sentence: &dyn Fn(usize) -> String, list: &str| -> String {
        (0..100).map(sentence).chain([list.to_owned()]).chain((100..200).map(sentence)).collect()
    };
    let bitext = aligned(&text(&zh, &list[0]), &text(&en, &list[1]));
    assert!(
        bitext.beads().iter().any(|bead| bead.source == Sents::new(100, 101) && bead.target == bead.source)
    );
}

/// A text is aligned in stretches, so it must be longer than one to tell.
#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes without optimisation: cargo test --release")]
fn a_text_that_repeats_itself_takes_linear_time() {
    check_growth("the same sentence", 1500, |n| {
        ["他说他不知道。\n".repeat(n), "He said he did not know.\n".repeat(n)]
    });
    check_growth("one character a line", 1500, |n| ["好\n".repeat(n), "a\n".repeat(n)]);
}

#[test]
fn one_sentence_against_many_takes_linear_time() {
    let many = |n: usize| (0..n).map(|i| format!("This is sentence number {i} about a thing.\n")).collect();
    check_growth("one against many", 250, |n| ["他来了。".to_owned(), many(n)]);
}
