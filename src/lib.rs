//! Chinese–English article alignment: sentence pairs with their evidence, and the places where a
//! machine translation went wrong.
//!
//! Give [`align()`] the Chinese and the English version of an article, in either order. It cuts both into
//! sentences ([`segment`]), finds what can be recognised on both sides ([`anchor`]: numbers, dates, names,
//! Latin words), and searches for the best path of sentence pairs ([`mod@align`]). The result is a
//! [`Bitext`]; [`Bitext::lint`] reads it and flags artefacts of machine translation ([`lint`]).
//!
//! ```
//! let zh = "张勇（逍遥子）宣布了这一消息。我们我们必须做到！";
//! let en = "Zhang Yong (Sho Yoko) announced the news. We We must do it!";
//!
//! let bitext = duizhao::align(zh, en);
//! for pair in bitext.pairs() {
//!     println!("{}\t{}", pair.source(), pair.target());
//! }
//! for finding in bitext.lint() {
//!     println!("{}", finding.display(&bitext));
//! }
//! # assert_eq!(bitext.beads().len(), 2);
//! ```
//!
//! Nothing here prints, reads the environment or touches the network, and the same input gives the
//! same output on any number of threads.

// What only `generate` passes on is public for its sake.
#![cfg_attr(not(feature = "generate"), allow(unreachable_pub))]

pub mod align;
pub mod anchor;
mod assign;
pub mod bitext;
#[cfg(feature = "formats")]
pub mod decode;
pub mod document;
mod error;
pub mod format;
pub mod gazetteer;
#[cfg(feature = "generate")]
#[doc(hidden)]
pub mod generate;
#[cfg(feature = "html")]
pub mod html;
mod language;
mod lexeme;
pub mod lexicon;
#[cfg(feature = "lint")]
pub mod lint;
mod lists;
mod nearest;
mod parallel;
pub mod reading;
#[cfg(all(feature = "formats", feature = "lint"))]
pub mod report;
mod resources;
pub mod segment;
mod side;
mod sieve;
mod simd;
pub mod simplify;
#[cfg(feature = "formats")]
pub mod site;
mod span;
mod table;
mod text;
#[doc(hidden)]
pub mod timings;
#[cfg(feature = "formats")]
mod view;
pub mod word;
mod word_list;
#[cfg(feature = "formats")]
mod xml;

pub use align::Aligner;
pub use bitext::{Bead, Bitext, Contribution, Link, Order, Origin, Pair, Placement, Scope, Why, WordLink};
pub use document::{Document, Sentence};
pub use error::{Error, ErrorKind, Result};
pub use language::{Language, is_han};
pub use resources::Resources;
pub use span::{Sents, Span};
pub use text::PlainSpan;

/// Aligns the Chinese and the English version of an article, in either order, with default settings.
///
/// [`Aligner`] has the options. For two texts in one language, or an empty text, all beads have one empty
/// side.
///
/// # Panics
///
/// If a text has 4 GiB or more.
///
/// ```
/// let bitext = duizhao::align("三天后他走了。", "He left three days later.");
/// assert_eq!(bitext.pair(0).target(), "He left three days later.");
/// ```
pub fn align<'t>(first: &'t str, second: &'t str) -> Bitext<'t> {
    Aligner::new().align(Document::new(first), Document::new(second))
}

/// Aligns many articles, on all cores if the feature `parallel` is on. The results are in the order of the
/// articles.
///
/// # Panics
///
/// If a text has 4 GiB or more.
///
/// ```
/// let articles = [("你好。", "Hello."), ("再见。", "Good bye.")];
/// assert_eq!(duizhao::align_all(&articles).len(), 2);
/// ```
pub fn align_all<A: AsRef<str> + Sync, B: AsRef<str> + Sync>(articles: &[(A, B)]) -> Vec<Bitext<'_>> {
    let aligner = Aligner::new();
    parallel::map(articles, |(first, second)| {
        aligner.align(Document::new(first.as_ref()), Document::new(second.as_ref()))
    })
}

#[doc = include_str!("../ARCHITECTURE.md")]
pub mod architecture {}

/// The README's program is a test.
#[cfg(all(doctest, feature = "lint"))]
#[doc = include_str!("../README.md")]
struct Readme;
