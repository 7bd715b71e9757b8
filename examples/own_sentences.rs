//! Aligns sentences that were cut elsewhere: none is cut, joined or left out, and the beads use the caller's
//! sentence numbers.
//!
//! ```text
//! cargo run --example own_sentences
//! ```

use duizhao::{Aligner, Document};

const CHINESE: [&str; 4] =
    ["第三章 渡口", "船夫姓鲁。他已经撑了四十年船。", "没有人等他", "“上来吧。”他说。"];
const ENGLISH: [&str; 3] = [
    "Chapter 3: The Ferry",
    "The ferryman was called Lu, and he had been poling for forty years",
    "“Come aboard,” he said.",
];

fn main() {
    let (zh, en) = (Document::from_sentences(CHINESE), Document::from_sentences(ENGLISH));
    let bitext = Aligner::new().align(zh, en);
    for bead in bitext.beads() {
        let (zh, en) = (&CHINESE[bead.source.range()], &ENGLISH[bead.target.range()]);
        println!("{}  {:.2}  {zh:?}  {en:?}", bead.shape(), bead.confidence);
    }
    assert_eq!(bitext.beads().iter().map(|bead| bead.source.len()).sum::<usize>(), CHINESE.len());
}
