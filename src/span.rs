//! Half-open ranges: [`Span`] counts bytes, [`Sents`] counts sentences.
//!
//! They are two types, so that a byte offset is never taken for a sentence number. Both hold `u32`: a
//! document may have up to 4 GiB of text.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of UTF-8 bytes of one text, half open.
///
/// In JSON it is an object: `{"start": 0, "end": 9}`.
///
/// ```
/// use duizhao::Span;
///
/// let text = "阿里云 goes on";
/// let span = Span::new(0, 9);
/// assert_eq!(span.of(text), "阿里云");
/// assert_eq!(span.len(), 9);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end`.
    ///
    /// # Panics
    ///
    /// If `start` is after `end`, or an offset does not fit in 32 bits.
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "a span starts before it ends");
        Span { start: narrow(start), end: narrow(end) }
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` that it covers.
    ///
    /// # Panics
    ///
    /// If it extends past the end of `text` or cuts a character, which means that it is a span of another
    /// text.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The same bytes, counted from a point `offset` bytes earlier: a span of a sentence becomes a
    /// span of its document.
    pub fn shifted(self, offset: u32) -> Span {
        Span { start: self.start + offset, end: self.end + offset }
    }

    /// The inverse of [`shifted`](Span::shifted): a span of a document becomes a span of the part
    /// that starts at `offset`.
    ///
    /// # Panics
    ///
    /// If the span starts before `offset`.
    pub fn relative_to(self, offset: u32) -> Span {
        assert!(offset <= self.start, "a span lies inside its part");
        Span { start: self.start - offset, end: self.end - offset }
    }

    /// Whether it contains all of `other`.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A half-open range of sentences of one document, by index. May be empty, as on the side of a bead that has
/// no counterpart.
///
/// In JSON it is an object: `{"start": 3, "end": 5}`.
///
/// ```
/// use duizhao::Sents;
///
/// assert_eq!(Sents::new(3, 5).iter().collect::<Vec<_>>(), [3, 4]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sents {
    /// First sentence.
    pub start: u32,
    /// One past the last sentence.
    pub end: u32,
}

impl Sents {
    /// The sentences `start..end`.
    ///
    /// # Panics
    ///
    /// If `start` is after `end`, or an index does not fit in 32 bits.
    pub fn new(start: usize, end: usize) -> Sents {
        assert!(start <= end, "a run of sentences starts before it ends");
        Sents { start: narrow(start), end: narrow(end) }
    }

    /// Number of sentences.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it contains no sentence.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The indices, in order.
    pub fn iter(self) -> impl ExactSizeIterator<Item = usize> + DoubleEndedIterator {
        self.range()
    }
}

/// The indices of the items, which are sorted by place, that begin in `span`.
pub(crate) fn within<T>(items: &[T], span: Span, place: impl Fn(&T) -> Span) -> Range<usize> {
    let before = |offset| items.partition_point(|item| place(item).start < offset);
    before(span.start)..before(span.end).max(before(span.start))
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("a document has less than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifting_and_relating_are_inverse() {
        let span = Span::new(4, 9);
        assert_eq!(span.shifted(10).relative_to(10), span);
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 6)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 6)));
    }

    #[test]
    #[should_panic(expected = "starts before it ends")]
    fn refuses_a_reversed_range() {
        let _ = Span::new(2, 1);
    }
}
