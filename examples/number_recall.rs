//! How many numbers and dates of one side have an equal on the other, in a file of sentence pairs (Chinese,
//! tab, English), and how often that happens by chance.
//!
//! `cargo run --release --example number_recall -- pairs.tsv [misses]`; with `misses` it prints those without
//! an equal.

use std::fs;

use duizhao::Language;
use duizhao::anchor::{Anchor, Key, anchors};

/// From this similarity on, two anchors count as equal.
const EQUAL: f32 = 0.7;

type Pair<'t> = (&'t str, &'t str, Vec<Anchor>, Vec<Anchor>);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: number_recall PAIRS.tsv [misses]")?;
    let misses = arguments.next().is_some();
    let text = fs::read_to_string(path)?;
    let pairs: Vec<Pair<'_>> = text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(zh, en)| (zh, en, found(zh, Language::Chinese), found(en, Language::English)))
        .collect();
    for (name, is_kind) in
        [("numbers", is_number as fn(&Anchor) -> bool), ("dates", is_date), ("large numbers", is_large)]
    {
        report(name, &pairs, is_kind);
    }
    for (zh, en, source, target) in pairs.iter().filter(|_| misses) {
        let (lost, added) = (unmatched(source, target), unmatched(target, source));
        if !lost.is_empty() || !added.is_empty() {
            println!("{zh}\n{en}\n  only zh: {}\n  only en: {}", shown(zh, &lost), shown(en, &added));
        }
    }
    Ok(())
}

fn found(text: &str, language: Language) -> Vec<Anchor> {
    let mut found = anchors(text, language);
    found.retain(|anchor| is_number(anchor) || is_date(anchor));
    found
}

fn is_number(anchor: &Anchor) -> bool {
    matches!(anchor.key, Key::Number(_))
}

fn is_date(anchor: &Anchor) -> bool {
    matches!(anchor.key, Key::Date(_))
}

/// Numbers that are unlikely to match by chance.
fn is_large(anchor: &Anchor) -> bool {
    const LARGE: f64 = 10.0;
    matches!(&anchor.key, Key::Number(number) if number.value.to_f64() > LARGE || number.value.digits() > 1)
}

fn report(name: &str, pairs: &[Pair<'_>], is_kind: fn(&Anchor) -> bool) {
    let kept =
        |side: &[Anchor]| -> Vec<Anchor> { side.iter().filter(|anchor| is_kind(anchor)).cloned().collect() };
    let (mut counts, mut hits) = ([0; 2], [0; 2]);
    for (_, _, source, target) in pairs {
        for (side, (own, other)) in [(source, target), (target, source)].into_iter().enumerate() {
            let own = kept(own);
            counts[side] += own.len();
            hits[side] += own.len() - unmatched(&own, other).len();
        }
    }
    let share = |hits: usize, of: usize| 100.0 * hits as f64 / of.max(1) as f64;
    println!(
        "{name}: zh {} of {} found in en ({:.1} %), en {} of {} found in zh ({:.1} %)",
        hits[0],
        counts[0],
        share(hits[0], counts[0]),
        hits[1],
        counts[1],
        share(hits[1], counts[1])
    );
    // Chance: each pair's source against the targets of all other pairs that have such an anchor.
    let with: Vec<(Vec<Anchor>, Vec<Anchor>)> = pairs
        .iter()
        .map(|(_, _, source, target)| (kept(source), kept(target)))
        .filter(|(source, target)| !source.is_empty() && !target.is_empty())
        .collect();
    let (mut shared, mut tried) = (0, 0);
    for (n, (source, _)) in with.iter().enumerate() {
        for (_, target) in with.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, pair)| pair) {
            tried += 1;
            shared += usize::from(unmatched(source, target).len() < source.len());
        }
    }
    println!("  chance: {:.2} % of {tried} wrong pairs share one", share(shared, tried));
}

/// The anchors of one side without an equal on the other; each anchor of the other side is used once.
fn unmatched<'a>(own: &'a [Anchor], other: &[Anchor]) -> Vec<&'a Anchor> {
    let mut free: Vec<&Anchor> = other.iter().collect();
    own.iter()
        .filter(|anchor| {
            let best = (0..free.len()).max_by(|&a, &b| {
                anchor.key.similarity(&free[a].key).total_cmp(&anchor.key.similarity(&free[b].key))
            });
            match best.filter(|&place| anchor.key.similarity(&free[place].key) >= EQUAL) {
                Some(place) => {
                    free.swap_remove(place);
                    false
                }
                None => true,
            }
        })
        .collect()
}

fn shown(text: &str, anchors: &[&Anchor]) -> String {
    let shown = anchors.iter().map(|anchor| match &anchor.key {
        Key::Number(number) => format!("[{}]={number}", anchor.span.of(text)),
        Key::Date(date) => format!("[{}]=@{date}", anchor.span.of(text)),
        _ => String::new(),
    });
    shown.collect::<Vec<String>>().join("; ")
}
