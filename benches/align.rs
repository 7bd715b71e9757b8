//! Time to align: an article, one as long as a chapter, and one that is aligned in stretches.
//!
//! `cargo bench --bench align` prints sentences of the Chinese side per second. The article is the clean
//! one in this repository; the longer texts are copies of it with other numbers in them.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use duizhao::{Aligner, Document};

const SOURCE: &str = include_str!("../fixtures/clean/sentences.zh");
const TARGET: &str = include_str!("../fixtures/clean/sentences.en");

/// So many copies of the article, with a number in every fifth sentence.
fn copies(article: &str, label: &str, copies: usize) -> Document<'static> {
    let sentences = (0..copies).flat_map(|copy| {
        article.lines().enumerate().map(move |(number, sentence)| match number % 5 {
            0 => format!("{sentence} {label} {}", 1000 + 50 * copy + number),
            _ => sentence.to_owned(),
        })
    });
    Document::from_sentences(sentences)
}

fn align(c: &mut Criterion) {
    let mut group = c.benchmark_group("align");
    group.sample_size(10);
    for (name, count) in [("article", 1), ("chapter", 6), ("book", 40)] {
        let (zh, en) = (copies(SOURCE, "编号", count), copies(TARGET, "Number", count));
        group.throughput(Throughput::Elements(zh.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &(zh, en), |b, (zh, en)| {
            b.iter(|| Aligner::new().align(black_box(zh.clone()), black_box(en.clone())));
        });
    }
    group.finish();
}

criterion_group!(benches, align);
criterion_main!(benches);
