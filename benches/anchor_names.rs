//! Finding names, preparing them, and comparing all with all.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use duizhao::Language;
use duizhao::anchor::name::{Name, NameKind, find};
use duizhao::reading::readings;

const ZH: &str = "阿里巴巴集团董事会主席张勇（花名逍遥子）在杭州表示，程立（鲁肃）将接替童文红。";
const EN: &str = "Zhang Yong (Xiaoyaozi), chairman of Alibaba Group, said in Hangzhou that Cheng Li will succeed Judy Tong.";

/// The names of the table of cases: (Han, Latin), the true pairs before the false ones.
fn pairs() -> Vec<(&'static str, &'static str)> {
    let rows = include_str!("../fixtures/anchor/names.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let mut fields = row.split('\t');
        fields.next().zip(fields.next())
    })
    .collect()
}

fn finding(c: &mut Criterion) {
    let mut group = c.benchmark_group("find");
    for (name, text, language) in [("zh", ZH, Language::Chinese), ("en", EN, Language::English)] {
        black_box(find(text, language));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| b.iter(|| find(black_box(text), language)));
    }
}

fn preparing(c: &mut Criterion) {
    c.bench_function("prepare/zh", |b| b.iter(|| Name::new(black_box("诸葛亮"), NameKind::Person)));
    c.bench_function("prepare/en", |b| {
        b.iter(|| Name::new(black_box("Leslie Cheung Kwok-wing"), NameKind::Other))
    });
    c.bench_function("readings", |b| b.iter(|| readings(black_box("逍遥子"), black_box("Sho Yoko"))));
}

fn comparing(c: &mut Criterion) {
    let pairs = pairs();
    let han: Vec<Name> = pairs.iter().map(|(han, _)| Name::new(han, NameKind::Person)).collect();
    let latin: Vec<Name> = pairs.iter().map(|(_, latin)| Name::new(latin, NameKind::Other)).collect();
    let mut group = c.benchmark_group("compare");
    group.throughput(Throughput::Elements((han.len() * latin.len()) as u64));
    group.bench_function("all with all", |b| {
        b.iter(|| han.iter().flat_map(|a| latin.iter().map(move |b| a.similarity(b))).sum::<f32>());
    });
}

criterion_group!(benches, finding, preparing, comparing);
criterion_main!(benches);
