//! How fast each recogniser reads a chapter, and how fast two anchors are compared.
//!
//! `cargo bench --bench anchor_numbers`

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use duizhao::Language::{self, Chinese, English};
use duizhao::anchor::{anchors, date, latin, number, quote, url};

use self::common::{Drawn, SEED, SIZES};

/// The text of a chapter in both languages.
fn chapter() -> [(&'static str, Language, String); 2] {
    let (_, sentences) = SIZES[1];
    let [zh, en] = Drawn::new(SEED, sentences).articles();
    [("zh", Chinese, zh), ("en", English, en)]
}

fn recognisers(c: &mut Criterion) {
    for (name, language, text) in &chapter() {
        let language = *language;
        let mut group = c.benchmark_group(format!("find/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("number", |b| b.iter(|| number::find(black_box(text), language)));
        group.bench_function("date", |b| b.iter(|| date::find(black_box(text), language)));
        group.bench_function("latin", |b| b.iter(|| latin::find(black_box(text), language)));
        group.bench_function("quote", |b| b.iter(|| quote::find(black_box(text), language)));
        group.bench_function("url", |b| b.iter(|| url::find(black_box(text), language)));
        group.finish();
    }
}

fn comparing(c: &mut Criterion) {
    let [source, target] = chapter().map(|(_, language, text)| anchors(&text, language));
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
