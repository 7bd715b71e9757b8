//! [`Finding`]: one place in a text, with its evidence.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use super::fingerprint::Fingerprint;
use super::meta::Meta;
use super::severity::Severity;
use crate::bitext::Bitext;
use crate::language::Language;
use crate::span::Span;

/// Whether a suggestion may be applied without being read first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// No: it is a hint for an editor.
    #[default]
    ByHand,
    /// Yes, except in quoted speech: it changes nothing but the slip. See [`fix`](super::fix()).
    Safe,
}

/// Something a rule found.
///
/// Its spans are bytes of the joined documents, as everywhere in a [`Bitext`];
/// [`target_in_pair`](Finding::target_in_pair) and [`source_in_pair`](Finding::source_in_pair) count from the
/// beginning of its own row. The caller's own rules make findings with
/// [`Collector::add`](super::Collector::add).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// Which rule.
    #[serde(serialize_with = "id")]
    pub rule: &'static Meta,
    /// The bead it belongs to, counting from zero.
    pub pair: usize,
    /// Its bytes in the English document. An empty span is a place where something is missing.
    pub target: Option<Span>,
    /// The bytes in the Chinese document that contradict it; or, if the Chinese is to be mended, what is wrong there.
    pub source: Option<Span>,
    /// The side that is to be mended: the translation. None if it is not known which one that is. JSON has it unless
    /// it is English.
    #[serde(skip_serializing_if = "is_english")]
    pub mends: Option<Language>,
    /// How bad it is if it is true: the rule's [severity](Meta::severity), or the one the user has set.
    pub severity: Severity,
    /// How sure it is by the evidence, in 0..1.
    pub confidence: f32,
    /// The evidence, in one line.
    pub message: String,
    /// What to write instead in the side that is to be mended, if that is known; the empty text if the words are to be
    /// deleted.
    pub suggestion: Option<String>,
    /// Whether the suggestion may be applied unread. Default: no.
    pub applicability: Applicability,
    /// Identifies the finding in later versions of the text.
    pub fingerprint: Fingerprint,
}

impl Finding {
    /// Sets the bytes in the Chinese document that contradict it, inside its pair.
    pub fn against(&mut self, source: impl Into<Option<Span>>) -> &mut Finding {
        self.source = source.into();
        self
    }

    /// Sets a suggestion that must be read before it is applied. There is none if it is not known which side is to be
    /// mended.
    pub fn suggest(&mut self, suggestion: impl Into<String>) -> &mut Finding {
        self.suggestion = self.mends.map(|_| suggestion.into());
        self
    }

    /// Sets a suggestion that is [safe](Applicability::Safe) to apply.
    pub fn safely(&mut self, suggestion: impl Into<String>) -> &mut Finding {
        self.applicability = Applicability::Safe;
        self.suggest(suggestion)
    }

    /// Sets what to write in this language, if that is the side to be mended.
    pub(super) fn suggest_in(&mut self, language: Language, suggestion: Option<String>) -> &mut Finding {
        if self.mends == Some(language) {
            self.suggestion = suggestion;
        }
        self
    }

    /// Sets what the user has said of something forbidden in the text in this language, which is to be mended.
    pub(super) fn forbid_in(
        &mut self,
        side: Language,
        severity: Option<Severity>,
        suggestion: Option<String>,
    ) {
        self.mends = Some(side);
        self.severity = severity.unwrap_or(self.severity);
        self.suggestion = suggestion;
    }

    /// The place to look at: what it marks in the side that is to be mended, the English if that is not known; if it
    /// marks nothing there, what it marks in the other one. Bytes of the document in that language.
    ///
    /// ```
    /// use duizhao::lint::Linter;
    /// use duizhao::{Bitext, Language};
    ///
    /// let bitext = Bitext::from_pairs([("收入35亿元。", "Income was 35 billion yuan.")]);
    /// let text = |finding: &duizhao::lint::Finding| match finding.place().unwrap() {
    ///     (Language::Chinese, span) => span.of(bitext.source().text()),
    ///     (Language::English, span) => span.of(bitext.target().text()),
    /// };
    /// assert_eq!(text(&bitext.lint()[0]), "35 billion yuan");
    /// let translated_into_chinese = Linter::new().original(Language::English);
    /// assert_eq!(text(&translated_into_chinese.lint(&bitext)[0]), "35亿元");
    /// ```
    pub fn place(&self) -> Option<(Language, Span)> {
        let first = self.mends.unwrap_or(Language::English);
        let marked = |language| Some((language, self.marked(language)?));
        marked(first).or_else(|| marked(first.other()))
    }

    /// What it marks in the document in this language.
    pub(super) fn marked(&self, language: Language) -> Option<Span> {
        match language {
            Language::Chinese => self.source,
            Language::English => self.target,
        }
    }

    /// The English that it marks in its own pair: bytes of [`Pair::target`](crate::Pair::target). None if it
    /// marks nothing there, or a place outside: a sentence without English is missing between two other
    /// pairs.
    ///
    /// ```
    /// use duizhao::Bitext;
    ///
    /// let rows = [("雨停了。", "The rain stopped."), ("法院驳回了上诉。", "It was dismissed by the the court.")];
    /// let bitext = Bitext::from_pairs(rows);
    /// let finding = &bitext.lint()[0];
    /// assert_eq!(finding.target_in_pair(&bitext).unwrap().of(rows[1].1), "the the");
    /// ```
    pub fn target_in_pair(&self, bitext: &Bitext<'_>) -> Option<Span> {
        within(self.target?, bitext.pair(self.pair).target_span())
    }

    /// The Chinese that it marks in its own pair: bytes of [`Pair::source`](crate::Pair::source). None if it
    /// marks nothing there, or more than this pair: a passage of several sentences.
    ///
    /// ```
    /// use duizhao::Bitext;
    ///
    /// let rows = [("雨停了。", "The rain stopped."), ("收入35亿元。", "Income was 35 billion yuan.")];
    /// let bitext = Bitext::from_pairs(rows);
    /// let finding = &bitext.lint()[0];
    /// assert_eq!(finding.source_in_pair(&bitext).unwrap().of(rows[1].0), "35亿元");
    /// ```
    pub fn source_in_pair(&self, bitext: &Bitext<'_>) -> Option<Span> {
        within(self.source?, bitext.pair(self.pair).source_span())
    }

    /// What to do about it, in words: `write “billion”`, or `delete “We”` if nothing replaces the words.
    ///
    /// ```
    /// use duizhao::{Bitext, Document};
    ///
    /// let bitext = Bitext::from_target(Document::new("date 2024-05-01 Shares rose."));
    /// let advice = bitext.lint()[0].advice(&bitext);
    /// assert_eq!(advice.as_deref(), Some("delete “date 2024-05-01”"));
    /// ```
    pub fn advice(&self, bitext: &Bitext<'_>) -> Option<String> {
        let (text, marked) = self.mended(bitext);
        match (self.suggestion.as_deref()?, marked.map(|span| span.of(text))) {
            ("", Some(words)) => Some(format!("delete “{}”", quoted(words.trim()))),
            (text, _) => Some(format!("write “{}”", quoted(text))),
        }
    }

    /// The text that is to be mended, the English if that is not known, and what is marked there.
    fn mended<'a>(&self, bitext: &'a Bitext<'_>) -> (&'a str, Option<Span>) {
        match self.mends {
            Some(Language::Chinese) => (bitext.source().text(), self.source),
            _ => (bitext.target().text(), self.target),
        }
    }

    /// The words it marks in the English text; empty for a place where something is missing.
    pub fn target_text<'a>(&self, bitext: &'a Bitext<'_>) -> Option<&'a str> {
        self.target.map(|span| span.of(bitext.target().text()))
    }

    /// The words it marks in the Chinese text.
    pub fn source_text<'a>(&self, bitext: &'a Bitext<'_>) -> Option<&'a str> {
        self.source.map(|span| span.of(bitext.source().text()))
    }

    /// The words it marks in the text in this language.
    pub(super) fn text_in<'a>(&self, language: Language, bitext: &'a Bitext<'_>) -> Option<&'a str> {
        match language {
            Language::Chinese => self.source_text(bitext),
            Language::English => self.target_text(bitext),
        }
    }

    /// The finding in one line: `error[N02] wrong-reading: …; write “…”`. Of marked words that are longer than
    /// 2,000 bytes only the beginning is quoted, with an ellipsis.
    pub fn display(&self, bitext: &Bitext<'_>) -> impl fmt::Display {
        let Finding { rule, severity, message, .. } = self;
        let (text, marked) = self.mended(bitext);
        let place = match marked {
            Some(span) if span.is_empty() => at(text, span),
            Some(span) => format!(" “{}”", first_line(span.of(text))),
            None => String::new(),
        };
        let advice = self.advice(bitext).map(|advice| format!("; {advice}")).unwrap_or_default();
        format!("{severity}[{}] {}{place}: {message}{advice}", rule.id, rule.name)
    }
}

/// What is quoted of marked words, in bytes. A finding may mark a sentence as long as a book, and a list of
/// them each the same: the spans are exact, and the words there shortened.
const LONGEST_QUOTE: usize = 2000;

/// Marked words as they are quoted: those of a longer passage up to [`LONGEST_QUOTE`], and an ellipsis.
pub(crate) fn quoted(words: &str) -> Cow<'_, str> {
    if words.len() <= LONGEST_QUOTE {
        return Cow::Borrowed(words);
    }
    Cow::Owned(format!("{}…", &words[..words.floor_char_boundary(LONGEST_QUOTE)]))
}

/// Marked words in one line: of a passage of several paragraphs the first, and an ellipsis.
fn first_line(words: &str) -> Cow<'_, str> {
    match words.split_once("\n\n") {
        Some((first, _)) => Cow::Owned(format!("{}…", quoted(first))),
        None => quoted(words),
    }
}

/// A span of a document as a span of one of its parts.
fn within(span: Span, part: Span) -> Option<Span> {
    (!part.is_empty() && part.contains(span)).then(|| span.relative_to(part.start))
}

/// How many words describe a place, and how many bytes around it are searched for them.
const PLACE_WORDS: usize = 3;
const PLACE_REACH: usize = 400;

/// A place in words: what precedes it in its line, or else what follows.
fn at(text: &str, place: Span) -> String {
    let (before, behind) = text.split_at(place.start as usize);
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(PLACE_REACH))..];
    let behind = &behind[..behind.floor_char_boundary(PLACE_REACH)];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let mut words: Vec<&str> = line.split_whitespace().rev().take(PLACE_WORDS).collect();
    words.reverse();
    if !words.is_empty() {
        return format!(" after “{}”", words.join(" "));
    }
    let words: Vec<&str> =
        behind.lines().next().unwrap_or_default().split_whitespace().take(PLACE_WORDS).collect();
    if words.is_empty() { String::new() } else { format!(" before “{}”", words.join(" ")) }
}

/// Whether the English is to be mended, as in any article; JSON does not say it.
pub(crate) fn is_english(mends: &Option<Language>) -> bool {
    *mends == Some(Language::English)
}

fn id<S: Serializer>(rule: &&'static Meta, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.id)
}
