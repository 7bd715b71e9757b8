//! How fast each recogniser reads an article, and how fast two anchors are compared.
//!
//! `cargo bench --bench anchor_numbers`

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use duizhao::Language::{self, Chinese, English};
use duizhao::anchor::{anchors, date, latin, number, quote, url};

const ARTICLES: [(&str, Language, &str); 2] = [
    ("zh", Chinese, include_str!("../fixtures/clean/article.zh.txt")),
    ("en", English, include_str!("../fixtures/clean/article.en.txt")),
];

fn recognisers(c: &mut Criterion) {
    for (name, language, article) in ARTICLES {
        let mut group = c.benchmark_group(format!("find/{name}"));
        group.throughput(Throughput::Bytes(article.len() as u64));
        group.bench_function("number", |b| b.iter(|| number::find(black_box(article), language)));
        group.bench_function("date", |b| b.iter(|| date::find(black_box(article), language)));
        group.bench_function("latin", |b| b.iter(|| latin::find(black_box(article), language)));
        group.bench_function("quote", |b| b.iter(|| quote::find(black_box(article), language)));
        group.bench_function("url", |b| b.iter(|| url::find(black_box(article), language)));
        group.finish();
    }
}

fn comparing(c: &mut Criterion) {
    let source = anchors(ARTICLES[0].2, Chinese);
    let target = anchors(ARTICLES[1].2, English);
    let mut group = c.benchmark_group("similarity");
    group.throughput(Throughput::Elements((source.len() * target.len()) as u64));
    group.bench_function("all pairs", |b| {
        b.iter(|| {
            let scores = source.iter().flat_map(|a| target.iter().map(|b| a.key.similarity(&b.key)));
            scores.sum::<f32>()
        });
    });
    group.finish();
}

criterion_group!(benches, recognisers, comparing);
criterion_main!(benches);
