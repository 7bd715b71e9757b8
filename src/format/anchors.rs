//! Anchors, one per line: what was found, how it was read, and what it matches on the other side.

use std::collections::HashMap;
use std::fmt::Write;

use crate::anchor::Anchor;
use crate::bitext::{Bitext, Link, Pair};
use crate::document::Document;
use crate::span::Span;

/// Writes a line for each of the [anchors](crate::anchor::of_document) of a document: the number of its
/// sentence (from one), its bytes, its kind, its words, and what they were read as, separated by tabs.
///
/// ```
/// use duizhao::anchor::of_document;
/// use duizhao::lexicon::Glossary;
/// use duizhao::{Document, Resources, format::anchors};
///
/// let document = Document::new("全年营收167.61亿元。");
/// let found = of_document(&document, Resources::embedded(), &Glossary::new());
/// assert_eq!(anchors::write(&document, &found), "1\t12..24\tnumber\t167.61亿元\t16761000000 CNY\n");
/// ```
pub fn write(document: &Document<'_>, anchors: &[Anchor]) -> String {
    let mut out = String::new();
    for anchor in anchors {
        let sentence = document.sentence_at(anchor.span.start).expect("an anchor stands in a sentence");
        let words = anchor.span.of(document.text());
        writeln!(
            out,
            "{}\t{}\t{}\t{words}\t{}",
            sentence.index() + 1,
            anchor.span,
            anchor.key.sort(),
            anchor.key
        )
        .expect("a string takes any text");
    }
    out
}

/// Writes a line for each anchor of the Chinese side: the number of its pair (from one), its kind, its words,
/// what they were read as, the English words it is linked to, and how well they match, from 0 to 1; the last
/// two fields are empty if it has no counterpart.
///
/// ```
/// use duizhao::{Bitext, format::anchors};
///
/// let bitext = Bitext::from_pairs([("虎嗅在12月18日获悉", "Tiger Sniff learned on December 18")]);
/// let lines = anchors::write_links(&bitext);
/// assert!(lines.starts_with("1\tentity\t虎嗅\tHuxiu\tTiger Sniff\t1.00\n"));
/// ```
pub fn write_links(bitext: &Bitext<'_>) -> String {
    let mut out = String::new();
    for pair in bitext.pairs() {
        links(&pair, bitext, &mut out);
    }
    out
}

fn links(pair: &Pair<'_>, bitext: &Bitext<'_>, out: &mut String) {
    let links: HashMap<Span, Link<'_>> =
        pair.links().into_iter().map(|link| (link.source.span, link)).collect();
    let target = |span: Span| span.of(bitext.target().text());
    for anchor in pair.source_anchors() {
        let words = anchor.span.of(bitext.source().text());
        let link = links.get(&anchor.span);
        let matched = link.map(|link| format!("{}\t{:.2}", target(link.target.span), link.similarity));
        let matched = matched.unwrap_or_else(|| "\t".to_owned());
        writeln!(out, "{}\t{}\t{words}\t{}\t{matched}", pair.index() + 1, anchor.key.sort(), anchor.key)
            .expect("a string takes any text");
    }
}
