//! Long texts: many copies of the clean article, each with its own numbers and names.

#![cfg(feature = "lexicon")]

use duizhao::align::{GoldBead, eval};
use duizhao::format::vecalign;
use duizhao::segment::{Boilerplate, Segmenter, Split};
use duizhao::{Aligner, Bitext, Document, Placement};

const SOURCE: &str = include_str!("../fixtures/clean/sentences.zh");
const TARGET: &str = include_str!("../fixtures/clean/sentences.en");
const GOLD: &str = include_str!("../fixtures/clean/beads.gold");

/// The sentences of both sides, and which of them belong together.
struct Long {
    source: Vec<String>,
    target: Vec<String>,
    gold: Vec<GoldBead>,
}

/// This many copies of the article; some sentences of each say which copy it is.
fn long(copies: usize) -> Long {
    let gold = vecalign::read(GOLD).expect("the gold beads are well-formed");
    let mut long = Long { source: Vec::new(), target: Vec::new(), gold: Vec::new() };
    for copy in 0..copies {
        let (first, other_first) = (long.source.len(), long.target.len());
        long.source.extend(SOURCE.lines().map(str::to_owned));
        long.target.extend(TARGET.lines().map(str::to_owned));
        for (number, bead) in gold.iter().enumerate() {
            let shifted = |numbers: &[u32], first: usize| numbers.iter().map(|i| first as u32 + i).collect();
            let bead = GoldBead::new(shifted(&bead.source, first), shifted(&bead.target, other_first));
            if let (Some(&i), Some(&j), 0) = (bead.source.first(), bead.target.first(), number % 5) {
                let mark = 1000 + copy * 50 + number;
                long.source[i as usize] += &format!("编号{mark}。");
                long.target[j as usize] += &format!(" Number {mark}.");
            }
            long.gold.push(bead);
        }
    }
    long
}

fn align(source: &[String], target: &[String]) -> Bitext<'static> {
    Aligner::new().align(Document::from_sentences(source), Document::from_sentences(target))
}

/// The share of the gold beads that were found.
fn recall(bitext: &Bitext<'_>, gold: &[GoldBead]) -> f64 {
    let found = eval::beads(bitext);
    let full = gold.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
    let all = full.clone().count();
    full.filter(|bead| found.contains(bead)).count() as f64 / all as f64
}

#[test]
fn a_text_in_stretches_aligns_like_a_short_one() {
    let long = long(20);
    let bitext = align(&long.source, &long.target);
    let recall = recall(&bitext, &long.gold);
    assert!(recall >= 0.95, "{recall} of the beads are found");
    let sentences: usize = bitext.beads().iter().map(|bead| bead.source.len()).sum();
    assert_eq!(sentences, long.source.len());
}

#[test]
fn lines_of_the_page_do_not_mislead_a_long_text() {
    let long = long(20);
    let marked = Segmenter::new().split(Split::Lines).boilerplate(Boilerplate::Marked);
    let page = |menu: &str, sentences: &[String]| {
        Document::segmented(format!("{menu}\n\n{}", sentences.join("\n")), &marked)
    };
    let zh = page("首页 | 新闻 | 订阅 | 登录 | 注册 | 关于我们", &long.source);
    let en = page("Home | News | Subscribe | Newsletter | Login | Sign up", &long.target);
    assert!(zh.sentence(0).is_boilerplate() && en.sentence(0).is_boilerplate());
    let shifted = |numbers: &[u32]| numbers.iter().map(|n| n + 1).collect();
    let gold: Vec<GoldBead> =
        long.gold.iter().map(|bead| GoldBead::new(shifted(&bead.source), shifted(&bead.target))).collect();
    let recall = recall(&Aligner::new().align(zh, en), &gold);
    assert!(recall >= 0.95, "{recall} of the beads are found");
}

#[test]
fn a_dropped_section_does_not_derail_a_long_text() {
    let mut long = long(20);
    let len = long.target.len() as u32;
    // Sixty sentences are missing from the middle of the target.
    let (start, end) = (len / 2 + 20, len / 2 + 80);
    long.target.drain(start as usize..end as usize);
    long.gold.retain(|bead| !bead.target.iter().any(|j| (start..end).contains(j)));
    for j in long.gold.iter_mut().flat_map(|bead| &mut bead.target) {
        *j -= if *j >= end { end - start } else { 0 };
    }
    let recall = recall(&align(&long.source, &long.target), &long.gold);
    assert!(recall >= 0.95, "{recall} of the beads are found");
}

#[cfg(feature = "parallel")]
#[test]
fn the_number_of_threads_does_not_matter() {
    let long = long(20);
    let on = |threads: usize| {
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        pool.install(|| align(&long.source, &long.target))
    };
    assert_eq!(on(1).beads(), on(4).beads());
}

#[test]
fn a_passage_that_moved_far_is_found_in_a_long_text() {
    const PASSAGE: [[&str; 2]; 3] = [
        [
            "屋顶的铁架由宁波一家船厂修复，花了十四个月。",
            "The iron frame of the roof was restored by a shipyard in Ningbo, which took fourteen months.",
        ],
        [
            "地下一层是录音室，每次最多借用三个小时。",
            "The basement has recording studios, which can be borrowed for at most three hours at a time.",
        ],
        [
            "停车场只有四十个车位，市政府建议乘地铁前往。",
            "The car park has only forty spaces, and the city government advises taking the metro.",
        ],
    ];
    let mut long = long(20);
    let (early, late) = (long.source.len() / 5, 4 * long.target.len() / 5);
    long.source.splice(early..early, PASSAGE.map(|[zh, _]| zh.to_owned()));
    long.target.splice(late..late, PASSAGE.map(|[_, en]| en.to_owned()));
    let bitext = align(&long.source, &long.target);
    let moved: Vec<[usize; 2]> = bitext
        .beads()
        .iter()
        .filter(|bead| bead.placement == Placement::Moved)
        .map(|bead| [bead.source.start as usize, bead.target.start as usize])
        .collect();
    assert_eq!(moved, [0, 1, 2].map(|k| [early + k, late + k]));
}
