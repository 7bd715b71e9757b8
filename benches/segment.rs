//! Throughput of the splitters beside `unicode-segmentation`'s own sentence iterator, on the same text.
//!
//! `cargo bench --bench segment` prints MB/s of each, then the ratio to the iterator, and the ratio of
//! the times for one paragraph of 10 MB and one of 1 MB.

mod common;

use std::env;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use duizhao::Language;
use duizhao::segment::Segmenter;
use unicode_segmentation::UnicodeSegmentation;

use self::common::{Drawn, corpus};

const MEGABYTE: usize = 1_000_000;
/// A measurement is the best of so many.
const ROUNDS: usize = 9;

/// The articles of the corpus, over and over: a paragraph a line.
fn text(language: Language, bytes: usize, paragraph_break: &str) -> String {
    static ARTICLES: LazyLock<Vec<[String; 2]>> =
        LazyLock::new(|| corpus().iter().map(Drawn::articles).collect());
    let side = usize::from(language == Language::English);
    let mut text = String::with_capacity(bytes + bytes / 10);
    for paragraph in ARTICLES.iter().cycle().flat_map(|article| article[side].lines()) {
        text.extend([paragraph, paragraph_break]);
        if text.len() >= bytes {
            break;
        }
    }
    text
}

fn split(text: &str, language: Language) -> usize {
    Segmenter::new().language(language).units(text).len()
}

fn best(mut run: impl FnMut() -> usize) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..ROUNDS).map(time).min().unwrap_or_default()
}

fn throughput(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("segment");
    group.sample_size(10);
    for language in [Language::Chinese, Language::English] {
        let text = text(language, MEGABYTE, "\n\n");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{language}/duizhao"), |b| b.iter(|| split(black_box(&text), language)));
        group.bench_function(format!("{language}/unicode_sentences"), |b| {
            b.iter(|| black_box(&text).unicode_sentences().count());
        });
    }
    group.finish();
}

fn ratios() {
    for language in [Language::Chinese, Language::English] {
        let paragraphs = text(language, MEGABYTE, "\n\n");
        let own = best(|| split(&paragraphs, language));
        let unicode = best(|| paragraphs.unicode_sentences().count());
        println!(
            "{language}: {:.2} of the speed of unicode_sentences",
            unicode.as_secs_f64() / own.as_secs_f64()
        );
        let glue = if language == Language::Chinese { "" } else { " " };
        let (small, large) = (text(language, MEGABYTE, glue), text(language, 10 * MEGABYTE, glue));
        // Ten of the small one, so that both measurements take as long.
        let ten = best(|| (0..10).map(|_| split(&small, language)).sum());
        let large = best(|| split(&large, language));
        println!(
            "{language}: one paragraph of 10 MB takes {:.1} times as long as one of 1 MB",
            10.0 * large.as_secs_f64() / ten.as_secs_f64()
        );
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    throughput(&mut criterion);
    // Not where criterion was told what to do: `--test`, a filter, a baseline.
    if env::args().skip(1).eq(["--bench"]) {
        ratios();
    }
    criterion.final_summary();
}
