//! Aligns many documents on all cores. One aligner is made and shared by all threads. The results are in the
//! order of the documents, the same on any number of cores.
//!
//! ```text
//! cargo run --release --example many_documents
//! ```

use duizhao::{Aligner, Document};
use rayon::prelude::*;

const CHINESE: &str = include_str!("../fixtures/clean/article.zh.txt");
const ENGLISH: &str = include_str!("../fixtures/clean/article.en.txt");
/// Enough to keep several cores busy.
const COPIES: usize = 32;

fn main() {
    let articles = vec![(CHINESE, ENGLISH); COPIES];
    let aligner = Aligner::new();
    let beads: Vec<usize> = articles
        .par_iter()
        .map(|&(zh, en)| aligner.align(Document::new(zh), Document::new(en)).beads().len())
        .collect();
    println!("{} documents, {} beads", beads.len(), beads.iter().sum::<usize>());
    assert!(beads.iter().all(|&count| count == beads[0]));
}
