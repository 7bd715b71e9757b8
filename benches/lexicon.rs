//! How fast the word list answers.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use duizhao::Language;
use duizhao::lexicon::{Glossary, Lexicon, Vectors, stem};

/// Words of all kinds: frequent and rare, one character and four, unknown ones.
const CHINESE: [&str; 10] =
    ["的", "云", "服务器", "市场", "去年", "公司", "一窝蜂", "云服务器", "大模型", "人工智能芯片"];
const ENGLISH: [&str; 10] = [
    "the",
    "cloud",
    "servers",
    "market",
    "organisations",
    "thought",
    "Alibaba’s",
    "16,761",
    "children",
    "quickly",
];

fn lookups(c: &mut Criterion) {
    let lexicon = Lexicon::embedded();
    c.bench_function("translations of 10 words", |b| {
        b.iter(|| CHINESE.map(|word| black_box(lexicon.translations(black_box(word)).len())));
    });
    c.bench_function("stems of 10 words", |b| {
        b.iter(|| ENGLISH.map(|word| black_box(stem(black_box(word)).len())));
    });
    let stems = ENGLISH.map(stem);
    c.bench_function("numbers of 10 stems", |b| {
        b.iter(|| stems.each_ref().map(|stem| black_box(lexicon.stem_id(black_box(stem)))));
    });
}

fn vectors(c: &mut Criterion) {
    let vectors = Vectors::embedded();
    c.bench_function("vectors of 10 words", |b| {
        b.iter(|| CHINESE.map(|word| black_box(vectors.word(black_box(word)))));
    });
    let words: Vec<_> = CHINESE.iter().filter_map(|word| vectors.word(word)).collect();
    c.bench_function("similarities of 100 pairs of vectors", |b| {
        b.iter(|| -> f32 {
            let pairs = words.iter().flat_map(|a| words.iter().map(move |b| black_box(a).similarity(b)));
            pairs.sum()
        });
    });
}

fn terms(c: &mut Criterion) {
    let mut glossary = Glossary::new();
    for chinese in ["云服务器", "云数据库", "大模型", "达摩院", "可用区", "故障"] {
        for english in ["cloud server", "cloud database", "large language model", "DAMO Academy", "outage"] {
            glossary.add(chinese, english, None).expect("terms have words");
        }
    }
    let zh = "云服务器和云数据库在这个可用区出了故障，大模型也停了。".repeat(20);
    let en =
        "Cloud servers and the cloud database of this zone had an outage, and so had the model. ".repeat(20);
    c.bench_function("terms in 540 characters", |b| {
        b.iter(|| glossary.terms_in(black_box(&zh), Language::Chinese));
    });
    c.bench_function("terms in 340 words", |b| {
        b.iter(|| glossary.terms_in(black_box(&en), Language::English));
    });
}

criterion_group!(benches, lookups, vectors, terms);
criterion_main!(benches);
