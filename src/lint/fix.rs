//! [`fix`]: applies the suggestions that need not be read first.

use super::finding::{Applicability, Finding};
use crate::anchor::quote::{self, Content};
use crate::bitext::Bitext;
use crate::language::Language;
use crate::span::Span;

/// A text with its fixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fixed {
    /// The whole text.
    pub text: String,
    /// Which of the findings were applied, by index, in the order of the text.
    pub applied: Vec<usize>,
    /// What was replaced, in the order of the text: its old bytes, and its new length.
    edits: Vec<(Span, u32)>,
}

/// Applies the suggestions of those findings that are [safe](Applicability::Safe) to the English text. Quoted speech is never
/// changed: in a quotation that has clauses, only quotation marks and apostrophes are corrected. Of two
/// suggestions for the same bytes, the first in the text wins.
///
/// Takes time linear in the text and the findings, apart from sorting them.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::lint::fix;
///
/// let bitext = Bitext::from_pairs([("法院驳回了上诉。", "It was dismissed by the the court.")]);
/// let fixed = fix(&bitext, &bitext.lint());
/// assert_eq!(fixed.text, "It was dismissed by the court.");
///
/// let said = Bitext::from_pairs([("“法院驳回了上诉，”他说。", "“It was dismissed by the the court,” he said.")]);
/// assert!(fix(&said, &said.lint()).applied.is_empty());
/// ```
pub fn fix(bitext: &Bitext<'_>, findings: &[Finding]) -> Fixed {
    fix_in(Language::English, bitext, findings)
}

/// Like [`fix`], in the text in this language: applies what is to be mended there.
///
/// ```
/// use duizhao::lint::{Linter, fix_in};
/// use duizhao::{Bitext, Language};
///
/// let bitext = Bitext::from_pairs([("装好了,可以开始了。", "It is installed, you can start.")]);
/// let findings = Linter::new().original(Language::English).lint(&bitext);
/// assert_eq!(fix_in(Language::Chinese, &bitext, &findings).text, "装好了，可以开始了。");
/// ```
pub fn fix_in(language: Language, bitext: &Bitext<'_>, findings: &[Finding]) -> Fixed {
    let text = match language {
        Language::Chinese => bitext.source().text(),
        Language::English => bitext.target().text(),
    };
    let speech = Speech::of(text, language);
    let mut safe: Vec<(Span, &str, usize)> = Vec::new();
    let here = findings.iter().enumerate().filter(|(_, finding)| finding.mends == Some(language));
    for (index, finding) in here {
        if let (Applicability::Safe, Some(span), Some(suggestion)) =
            (finding.applicability, finding.marked(language), &finding.suggestion)
            && (mends_marks_only(span.of(text), suggestion) || !speech.overlaps(span))
        {
            safe.push((span, suggestion, index));
        }
    }
    safe.sort();
    let mut fixed = Fixed::default();
    let mut done = 0;
    for (span, suggestion, index) in safe {
        if (span.start as usize) < done {
            continue;
        }
        fixed.text.push_str(&text[done..span.start as usize]);
        fixed.text.push_str(suggestion);
        fixed.applied.push(index);
        fixed.edits.push((span, suggestion.len() as u32));
        done = span.end as usize;
    }
    fixed.text.push_str(&text[done..]);
    fixed
}

impl Fixed {
    /// Where bytes of the original are now. If a span begins or ends inside a fix, it includes the whole fix.
    ///
    /// ```
    /// use duizhao::Bitext;
    /// use duizhao::lint::fix;
    ///
    /// let pairs = [("我们必须做到。", "We We must do it."), ("雨停了。", "The rain stopped.")];
    /// let bitext = Bitext::from_pairs(pairs);
    /// let fixed = fix(&bitext, &bitext.lint());
    /// assert_eq!(fixed.span(bitext.pair(1).target_span()).of(&fixed.text), "The rain stopped.");
    /// ```
    pub fn span(&self, original: Span) -> Span {
        let past = self.edits.partition_point(|(span, _)| span.end <= original.start);
        let grown = |edits: &[(Span, u32)]| -> i64 {
            edits.iter().map(|(span, len)| i64::from(*len) - span.len() as i64).sum()
        };
        let last = self.edits.partition_point(|(span, _)| span.start < original.end);
        let original = match self.edits.get(past..last) {
            Some([first, .., last]) => original.join(first.0).join(last.0),
            Some([only]) => original.join(only.0),
            _ => original,
        };
        let moved = |offset: u32, edits: &[(Span, u32)]| (i64::from(offset) + grown(edits)) as u32;
        Span {
            start: moved(original.start, &self.edits[..past]),
            end: moved(original.end, &self.edits[..last.max(past)]),
        }
    }
}

/// Whether two texts differ only in quotation marks and apostrophes.
fn mends_marks_only(old: &str, new: &str) -> bool {
    let is_mark = |c: &char| matches!(c, '“' | '”' | '‘' | '’' | '"' | '\'');
    old.chars().filter(|c| !is_mark(c)).eq(new.chars().filter(|c| !is_mark(c)))
}

/// The quoted speech of a text, in order and without overlaps.
struct Speech(Vec<Span>);

impl Speech {
    fn of(text: &str, language: Language) -> Speech {
        let mut spans: Vec<Span> = Vec::new();
        let said = |(span, quote): (Span, quote::Quote)| (quote.content == Content::Speech).then_some(span);
        let mut add = |span: Span| match spans.last_mut() {
            Some(last) if span.start <= last.end => *last = last.join(span),
            _ => spans.push(span),
        };
        let mut quotes = quote::find(text, language).into_iter().filter_map(said).peekable();
        for open in unclosed(text) {
            while let Some(quote) = quotes.next_if(|quote| quote.start <= open.start) {
                add(quote);
            }
            add(open);
        }
        quotes.for_each(add);
        Speech(spans)
    }

    fn overlaps(&self, span: Span) -> bool {
        let past = self.0.partition_point(|speech| speech.end <= span.start);
        self.0.get(past).is_some_and(|speech| speech.overlaps(span))
    }
}

/// From each curly mark that is not closed in its line to the end of that line: speech that continues in the
/// next paragraph.
fn unclosed(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let opened = line.rfind('“').filter(|&at| !line[at..].contains('”'));
        spans.extend(opened.map(|at| Span::new(start + at, end)));
        start = end;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(target: &str) -> String {
        let bitext = Bitext::from_pairs([("法院驳回了上诉。", target)]);
        fix(&bitext, &bitext.lint()).text
    }

    #[test]
    fn leaves_speech_alone_that_goes_on_in_the_next_paragraph() {
        let text = "He wrote: “We ask the the court to hear us.";
        assert_eq!(fixed(text), text);
    }

    #[test]
    fn mends_what_stands_beside_speech() {
        assert_eq!(fixed("“Go, all of you,” said the the judge."), "“Go, all of you,” said the judge.");
    }

    #[test]
    fn spans_follow_the_fixes_before_them() {
        let bitext = Bitext::from_pairs([("甲。", "By the the sea."), ("乙。", "Of of it.")]);
        let fixed = fix(&bitext, &bitext.lint());
        let texts: Vec<&str> =
            bitext.pairs().map(|pair| fixed.span(pair.target_span()).of(&fixed.text)).collect();
        assert_eq!(texts, ["By the sea.", "Of it."]);
    }
}
