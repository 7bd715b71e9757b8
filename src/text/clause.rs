//! Cuts sentences into clauses: what decides where a bead ends lies in them.

use crate::document::{Document, Sentence};
use crate::language::{Language, is_han};
use crate::span::Span;
use crate::word::words;

/// The clauses of a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clauses {
    /// Their bytes in the document. Each sentence has at least one.
    pub(crate) spans: Vec<Span>,
    /// For each sentence the number of its first clause, and at the end the number of all clauses.
    pub(crate) first: Vec<usize>,
}

/// Words before which an English clause is cut.
const LINKING_WORDS: [&str; 16] = [
    "after", "and", "as", "because", "before", "but", "if", "so", "that", "then", "until", "when", "which",
    "while", "who", "although",
];

impl Clauses {
    /// Cuts the sentences of a document. A piece without anything to compare joins the piece before it.
    pub(crate) fn new(document: &Document<'_>, is_slight: impl Fn(Span) -> bool) -> Clauses {
        let mut clauses = Clauses { spans: Vec::new(), first: vec![0] };
        for sentence in document.sentences() {
            let cuts = match document.language() {
                Language::Chinese => chinese_cuts(sentence.text()),
                Language::English => english_cuts(sentence.text()),
            };
            clauses.add(sentence, &cuts, &is_slight);
        }
        clauses
    }

    /// Adds a sentence that is cut at these offsets.
    fn add(&mut self, sentence: Sentence<'_>, cuts: &[usize], is_slight: impl Fn(Span) -> bool) {
        let text = sentence.text();
        let own = self.spans.len();
        let mut start = 0;
        for &end in cuts.iter().chain([&text.len()]) {
            if end <= start {
                continue;
            }
            let span = Span::new(start, end).shifted(sentence.span().start);
            match self.spans[own..].last_mut() {
                Some(last) if is_slight(span) || is_slight(*last) => *last = last.join(span),
                _ => self.spans.push(span),
            }
            start = end;
        }
        self.first.push(self.spans.len());
    }

    /// For each cut point between clauses, whether a sentence ends there. The first is the start of
    /// the document.
    pub(crate) fn sentence_ends(&self) -> Vec<bool> {
        let mut ends = vec![false; self.spans.len() + 1];
        self.first.iter().for_each(|&first| ends[first] = true);
        ends
    }
}

/// After a run of clause marks with the closing marks behind it, and around quotation marks.
fn chinese_cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        let half_width =
            matches!(c, ',' | ';' | ':' | '!' | '?') && !after.is_ascii_digit() && !before.is_ascii_digit();
        let full_width = matches!(c, '，' | '；' | '。' | '！' | '？' | '：' | '…' | '—' | '、' | '“' | '”');
        if full_width || (half_width && (is_han(before) || is_closing(before))) {
            let mut end = at + c.len_utf8();
            while let Some((next, mark)) = chars.next_if(|&(_, c)| is_clause_mark(c) || is_closing(c)) {
                end = next + mark.len_utf8();
            }
            cuts.push(end);
        }
        before = c;
    }
    cuts
}

fn is_clause_mark(c: char) -> bool {
    matches!(c, '，' | '；' | '。' | '！' | '？' | '：' | '…' | '—' | '、' | ',' | ';' | '!' | '?' | ':')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '」' | '』' | '’' | '）' | ')' | '》' | '"' | '\'')
}

/// After a run of marks with closing marks behind it before a blank, at dashes, and before linking
/// words.
fn english_cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, ',' | ';' | '.' | '!' | '?' | ':' | '—' | '–' | '…') {
            let mut end = at + c.len_utf8();
            while let Some((next, mark)) = chars.next_if(|&(_, c)| {
                matches!(c, ',' | ';' | '.' | '!' | '?' | ':' | '—' | '…') || is_closing(c)
            }) {
                end = next + mark.len_utf8();
            }
            let blank = chars.peek().is_none_or(|(_, c)| c.is_whitespace());
            if blank || matches!(c, '—' | '…') {
                cuts.push(end);
            }
        }
    }
    let linking = words(text, Language::English).into_iter().filter(|word| {
        let lower = word.span.of(text).to_ascii_lowercase();
        LINKING_WORDS.contains(&lower.as_str())
    });
    cuts.extend(linking.map(|word| word.span.start as usize));
    cuts.sort_unstable();
    cuts
}
