//! Clauses: the single definition, for aligning, linting and training.
//!
//! A mark ends a clause ([`is_break`]); [`ends`] gives the places after such marks. [`Clauses`] are the
//! finest pieces that are aligned: they are also cut at lesser pauses, and in English before linking words.
//! [`spans`] gives the clauses of Chinese, with short ones joined to their neighbours.

#[cfg(feature = "lint")]
use super::PlainSpan;
use super::Reading;
use crate::document::{Document, Sentence};
use crate::language::{Language, is_han};
use crate::span::Span;

/// Words at which an English clause tends to begin without a mark, in lower case.
const LINKING_WORDS: [&str; 16] = [
    "after", "although", "and", "as", "because", "before", "but", "if", "so", "that", "then", "until",
    "when", "which", "while", "who",
];

/// Whether an English word tends to begin a clause.
pub(crate) fn is_linking(word: &str) -> bool {
    LINKING_WORDS.iter().any(|linking| linking.eq_ignore_ascii_case(word))
}

/// Whether a clause ends at the mark `c`, between these characters. A full stop or comma between digits
/// belongs to a number, and a half-width mark in Chinese to the Latin around it, unless it follows a Chinese
/// word.
pub(crate) fn is_break(c: char, before: char, after: char, language: Language) -> bool {
    match (c, language) {
        ('，' | '；' | '。' | '！' | '？' | '：' | '…' | '—', _) => true,
        ('–', Language::English) => !(before.is_ascii_digit() && after.is_ascii_digit()),
        (',' | '.' | ';' | ':' | '!' | '?', Language::English) => !after.is_alphanumeric(),
        (',' | '.' | ';' | ':' | '!' | '?', Language::Chinese) => {
            (is_han(before) || is_closing(before)) && !after.is_ascii_digit()
        }
        _ => false,
    }
}

/// Whether the mark separates less than a clause: an item of a list, or a quotation.
fn is_pause(c: char, language: Language) -> bool {
    language == Language::Chinese && matches!(c, '、' | '“' | '”')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '」' | '』' | '’' | '）' | ')' | '》' | '"' | '\'')
}

/// The offset after each run of marks that ends a clause, including closing marks.
pub(crate) fn ends(text: &str, language: Language) -> Vec<usize> {
    ends_at(text, language, |_| false)
}

/// [`ends`], but also at the marks that `also` accepts.
fn ends_at(text: &str, language: Language, also: impl Fn(char) -> bool) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        if is_break(c, before, after, language) || also(c) {
            let mut end = at + c.len_utf8();
            let goes_on = |c: char| is_mark(c) || also(c) || is_closing(c);
            while let Some((next, mark)) = chars.next_if(|&(_, c)| goes_on(c)) {
                end = next + mark.len_utf8();
            }
            // An English clause goes on in "word:"x" and in e.g.this.
            let parts = match language {
                Language::Chinese => true,
                Language::English => {
                    matches!(c, '—' | '–' | '…') || chars.peek().is_none_or(|(_, c)| c.is_whitespace())
                }
            };
            if parts {
                ends.push(end);
            }
        }
        before = c;
    }
    ends
}

/// How many clauses the marks make of a sentence, as finely as [`Clauses`] are cut.
pub(crate) fn count(sentence: &str, language: Language) -> usize {
    let marks = ends_at(sentence, language, |c| is_pause(c, language)).len();
    (marks + 1).min(MOST_OF_SENTENCE)
}

/// Whether a mark continues the run that ends a clause.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '；' | '。' | '！' | '？' | '：' | '…' | '—' | '、' | ',' | ';' | '.' | '!' | '?' | ':'
    )
}

/// A sentence has at most so many clauses; the work for a bead grows with the product of its sides' clauses.
const MOST_OF_SENTENCE: usize = 32;

/// The clauses of a document, as finely as they are aligned.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clauses {
    /// Their bytes in the document. Each sentence has at least one.
    pub(crate) spans: Vec<Span>,
    /// For each sentence the number of its first clause, and at the end the number of clauses.
    pub(crate) first: Vec<usize>,
}

impl Clauses {
    /// Cuts the sentences of a document, which may be a part of the one that was read. A piece with nothing to
    /// compare joins the piece before it, and in a list of many pieces neighbours join.
    pub(crate) fn new(
        document: &Document<'_>,
        reading: Reading<'_>,
        is_slight: impl Fn(Span) -> bool,
    ) -> Clauses {
        let mut clauses = Clauses { spans: Vec::new(), first: vec![0] };
        let language = document.language();
        for sentence in document.sentences() {
            let plain = reading.plain(sentence.span());
            let ends = ends_at(plain.text(), language, |c| is_pause(c, language));
            let mut cuts: Vec<u32> =
                ends.into_iter().map(|end| plain.original(Span::new(0, end)).end).collect();
            if language == Language::English {
                let words = reading.words().within(sentence.span()).iter().map(|word| word.span);
                let linking = words.filter(|&span| is_linking(plain.plain(span).of(plain.text())));
                cuts.extend(linking.map(|span| span.start));
                cuts.sort_unstable();
            }
            clauses.add(sentence, &cuts, &is_slight);
        }
        clauses
    }

    /// Adds a sentence, cut at these places of the document.
    fn add(&mut self, sentence: Sentence<'_>, cuts: &[u32], is_slight: impl Fn(Span) -> bool) {
        let own = self.spans.len();
        let mut start = sentence.span().start;
        for &end in cuts.iter().chain([&sentence.span().end]) {
            if end <= start {
                continue;
            }
            let span = Span { start, end };
            match self.spans[own..].last_mut() {
                Some(last) if is_slight(span) || is_slight(*last) => *last = last.join(span),
                _ => self.spans.push(span),
            }
            start = end;
        }
        let count = self.spans.len() - own;
        if count > MOST_OF_SENTENCE {
            // Neighbours join, equally many everywhere.
            let joined = self.spans[own..].chunks(count.div_ceil(MOST_OF_SENTENCE));
            let joined: Vec<Span> = joined.map(|run| run[0].join(run[run.len() - 1])).collect();
            self.spans.truncate(own);
            self.spans.extend(joined);
        }
        self.first.push(self.spans.len());
    }

    /// For each cut point between clauses, whether a sentence ends there. The first cut point is the start of
    /// the document.
    pub(crate) fn sentence_ends(&self) -> Vec<bool> {
        let mut ends = vec![false; self.spans.len() + 1];
        self.first.iter().for_each(|&first| ends[first] = true);
        ends
    }
}

/// A clause with fewer characters joins the next one: 据悉，
#[cfg(feature = "lint")]
const SHORTEST: usize = 4;

/// The clauses of a Chinese text, short ones joined to their neighbours, without the marks around them; spans
/// in the document.
#[cfg(feature = "lint")]
pub(crate) fn spans(plain: PlainSpan<'_>) -> Vec<Span> {
    let text = plain.text();
    let mut spans: Vec<Span> = Vec::new();
    let han = |start: usize, end: usize| text[start..end].chars().filter(|&c| is_han(c)).count();
    let lines = text.char_indices().filter(|&(_, c)| c == '\n').map(|(at, _)| at + 1);
    let mut ends: Vec<usize> = ends(text, Language::Chinese).into_iter().chain(lines).collect();
    ends.sort_unstable();
    // The clause begins at `start`, and has `count` characters up to `read`.
    let (mut start, mut read, mut count) = (0, 0, 0);
    for end in ends {
        count += han(read, end);
        read = end;
        // A short clause waits for the next.
        if count >= SHORTEST {
            spans.push(Span::new(start, end));
            (start, count) = (end, 0);
        }
    }
    match spans.last_mut() {
        Some(last) if count + han(read, text.len()) < SHORTEST => last.end = text.len() as u32,
        _ => spans.push(Span::new(start, text.len())),
    }
    let bare = |span: Span| {
        let words = span.of(text);
        let first = words.find(char::is_alphanumeric)?;
        let bare = words.trim_end_matches(|c: char| !c.is_alphanumeric());
        Some(Span::new(first, bare.len()).shifted(span.start))
    };
    spans.into_iter().filter_map(bare).map(|span| plain.original(span)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(feature = "lint")]
    use crate::text::Parts;

    fn cut(text: &str, language: Language) -> Vec<&str> {
        let ends = ends(text, language);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(&ends).map(|(start, &end)| &text[start..end]).collect()
    }

    #[test]
    fn a_clause_ends_behind_its_marks() {
        let zh = "他说：“增长3.5%，达1,200万。”公司（ECS, RDS）没有回应……";
        assert_eq!(
            cut(zh, Language::Chinese),
            ["他说：", "“增长3.5%，", "达1,200万。”", "公司（ECS, RDS）没有回应……"]
        );
        let en = "“It grew 3.5% to 1,200,” he said—in 1990–1995, at 3:30.";
        assert_eq!(
            cut(en, Language::English),
            ["“It grew 3.5% to 1,200,”", " he said—", "in 1990–1995,", " at 3:30."]
        );
    }

    #[cfg(feature = "lint")]
    #[test]
    fn clauses_that_say_something_stand_without_their_marks() {
        let found = |text: &str| -> Vec<String> {
            let (document, parts) = (Document::new(text), Parts::default());
            let plain = Reading::new(&document, &parts).plain(Span::new(0, text.len()));
            spans(plain).into_iter().map(|span| span.of(text).to_owned()).collect()
        };
        let text = "据悉，公司去年亏损。\n“好的！”他点点头，转身走了。";
        assert_eq!(found(text), ["据悉，公司去年亏损", "好的！”他点点头", "转身走了"]);
        assert!(found("……").is_empty());
    }
}
