//! Which marked lines of a page have a counterpart on the other side. Each function finds those of one kind, as
//! lines of each side.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::furniture::Look;
use super::marked::{Marked, Place};

/// A block is large if it is at least one part in this many of its side's text.
const LARGE: usize = 5;
/// A block counts as plain if at least one line in this many is plain.
const PLAIN: usize = 2;
/// Words link a block to the other side if there are this many, and at least one part in this many of those that
/// could.
const SHARED: usize = 2;
const SHARED_PART: usize = 2;
/// The sides have as many lines as each other if the rest is at most one part in this many of the block, which
/// has at least `LINES`.
const EVEN: usize = 8;
const LINES: usize = 3;
/// The lengths of lines are compared if there are this many, and are like if they correlate as much as this:
/// one time in twenty do those of lines that have nothing to do with each other.
const COMPARED: usize = 5;
const CORRELATED: f64 = 0.8;
/// Two large blocks are like if their numbers of lines, and their lengths as parts of the texts, differ by at
/// most this factor.
const ALIKE: f64 = 1.25;

/// Lines of each side.
type Found = [Vec<usize>; 2];

/// The marked lines at one place that are of a kind, if both sides have as many of that kind there: credits,
/// sentences that sound like a notice, and, between the paragraphs, buttons, which are then the items of a list.
pub(super) fn like_lines(pages: &[Marked<'_>; 2]) -> Found {
    let mut found = Found::default();
    for place in [Place::Before, Place::Within, Place::Behind] {
        for is_kind in [is_credit, is_notice] {
            let alike = pages.each_ref().map(|page| -> Vec<usize> {
                page.at(place).filter(|&row| is_kind(page, row, place)).collect()
            });
            if alike[0].len() == alike[1].len() {
                for (side, rows) in alike.into_iter().enumerate() {
                    found[side].extend(rows.into_iter().filter(|&row| pages[side].marked[row]));
                }
            }
        }
    }
    found
}

fn is_credit(page: &Marked<'_>, row: usize, place: Place) -> bool {
    let line = &page.rows[row].line;
    let item = place == Place::Within && line.button() >= Look::Likely && !line.is_insert();
    line.is_credit() || item
}

fn is_notice(page: &Marked<'_>, row: usize, _: Place) -> bool {
    page.marked[row] && page.rows[row].line.is_stopped()
}

/// The plain lines of marked blocks with words that the unmarked lines of their side lack, and the other side
/// has.
pub(super) fn like_words(pages: &[Marked<'_>; 2]) -> Found {
    let unmarked = pages.each_ref().map(|page| page.words(page.unmarked()));
    let marked = pages.each_ref().map(|page| {
        let blocks = page.blocks().into_iter();
        page.words(blocks.flat_map(|rows| page.plain(rows)))
    });
    [0, 1].map(|side| {
        let page = &pages[side];
        let theirs = unmarked[1 - side].union(&marked[1 - side]);
        let missing: BTreeSet<&String> = theirs.filter(|word| !unmarked[side].contains(*word)).collect();
        let is_linked = |plain: &Vec<usize>| {
            let words = page.words(plain.iter().copied());
            let shared = words.iter().filter(|word| missing.contains(word)).count();
            shared >= SHARED && shared * SHARED_PART >= words.len().min(missing.len())
        };
        let blocks = page.blocks().into_iter().map(|rows| page.plain(rows));
        blocks.filter(is_linked).flatten().collect()
    })
}

/// The plain lines that are marked on both sides at the same place, if each has a line of like length, or if
/// they are an equally large part of both texts.
pub(super) fn like_lengths(pages: &[Marked<'_>; 2]) -> Found {
    let mut found = Found::default();
    let texts = pages.each_ref().map(|page| page.size(page.unmarked()));
    for place in [Place::Before, Place::Behind] {
        let plain = pages.each_ref().map(|page| {
            let mut rows = page.plain(page.at(place));
            rows.retain(|&row| page.marked[row]);
            rows
        });
        let lengths = [0, 1].map(|side| -> Vec<f64> {
            plain[side].iter().map(|&row| pages[side].size([row]) as f64).collect()
        });
        let many = plain.iter().all(|rows| rows.len() >= COMPARED);
        if many && (are_paired(&lengths) || are_equal_parts(&lengths, texts)) {
            for (side, rows) in plain.into_iter().enumerate() {
                found[side].extend(rows);
            }
        }
    }
    found
}

/// The lines of each side in a marked block that the other side seems to have as unmarked text: counting the
/// block brings the lengths of the two sides closer together, and the block is large or evens out the number of
/// lines. The largest block is tried first.
pub(super) fn like_blocks(pages: &[Marked<'_>; 2]) -> Found {
    let mut texts = pages.each_ref().map(|page| page.size(page.unmarked()));
    let mut lines = pages.each_ref().map(|page| page.unmarked().count());
    let mut blocks: Vec<(usize, usize, Range<usize>)> = Vec::new();
    for (side, page) in pages.iter().enumerate() {
        blocks.extend(page.blocks().into_iter().map(|rows| (page.size(rows.clone()), side, rows)));
    }
    blocks.sort_by_key(|(size, side, rows)| (Reverse(*size), *side, rows.start));
    let mut found = Found::default();
    for (size, side, rows) in blocks {
        let page = &pages[side];
        let plain = page.plain(rows.clone()).len();
        let large = size * LARGE >= texts[side];
        let evens = plain >= LINES && (lines[side] + plain).abs_diff(lines[1 - side]) * EVEN <= plain;
        let closer = unlike(texts[side] + size, texts[1 - side]) < unlike(texts[side], texts[1 - side]);
        if plain * PLAIN >= rows.len() && (large || evens) && closer {
            texts[side] += size;
            lines[side] += plain;
            found[side].extend(rows.filter(|&row| page.rows[row].line.look() != Look::Sure));
        }
    }
    found
}

/// Whether as many lines of one side as of the other are long where those are long.
fn are_paired([first, second]: &[Vec<f64>; 2]) -> bool {
    first.len() == second.len() && correlation(first, second) >= CORRELATED
}

/// Whether the lines of both sides are large parts of the texts, and about equal ones.
fn are_equal_parts(lengths: &[Vec<f64>; 2], texts: [usize; 2]) -> bool {
    let parts = [0, 1].map(|side| lengths[side].iter().sum::<f64>() / texts[side] as f64);
    let numbers = lengths.each_ref().map(|lengths| lengths.len() as f64);
    let are_alike = |[a, b]: [f64; 2]| a <= b * ALIKE && b <= a * ALIKE;
    parts.iter().all(|part| part * LARGE as f64 >= 1.0) && are_alike(parts) && are_alike(numbers)
}

/// How two rows of as many values go together: 1 if one tells the other, 0 if it tells nothing.
fn correlation(first: &[f64], second: &[f64]) -> f64 {
    let deviations = |values: &[f64]| -> Vec<f64> {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.iter().map(|value| value - mean).collect()
    };
    let (first, second) = (deviations(first), deviations(second));
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let spread = (product(&first, &first) * product(&second, &second)).sqrt();
    if spread > 0.0 { product(&first, &second) / spread } else { 0.0 }
}

/// How unlike two lengths are: zero if they are equal, and larger the more often one goes into the other.
fn unlike(a: usize, b: usize) -> f64 {
    (a as f64 / b as f64).ln().abs()
}
