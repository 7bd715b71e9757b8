//! S02: lines of the page, not of the article.

use crate::bitext::Pair;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "S02",
    name: "boilerplate",
    category: "Design / Layout",
    severity: Severity::Info,
    state: State::OffInPairs,
    docs: "A line of the page stands in the English text: a menu, credits, what is to be read next, or the \
label of an extractor before the first words (“date 2024-05-01 Shares rose”).\n\n\
It is no fault of the translation, but whoever prints or trains on the text wants it out. No other rule \
reads such lines.\n\n\
Which lines belong to the page is what cutting the text found (see `segment`): by what they say, \
where they stand and how often. A label is flagged only with a date behind it and words of the text \
after that. Off in pairs that stand alone, which have no page around them. Wrong for short lines of an article that read \
like a button.",
    bad: &[
        Example::bad("股价上涨。", "date 2024-05-01 Shares rose.", "date 2024-05-01"),
        Example::bad("新店开业。", "Published: 2024/05/01 A new shop opened.", "Published: 2024/05/01"),
    ],
    good: &[
        Example::good("点击率上升百分之三。", "Click rates rose 3%."),
        Example::good("截止日期2024年5月1日。", "The date 2024-05-01 is the last."),
        Example::good("北京，5月1日", "BEIJING, May 1 — Shares rose."),
        Example::good("日期 2024-05-01", "Date 2024-05-01"),
        Example::good("日期 2024-05-01 股价上涨", "date 2024-05-01 Shares rose."),
    ],
    reads: Reads::Target,
    direction: Direction::English,
};

/// How sure it is by the look of the line, and by a label.
const LINE: f32 = 0.7;
const LABEL: f32 = 0.9;

/// Labels that extractors put before a text.
const LABELS: [&str; 6] = ["date", "published", "release date", "source date", "time", "updated"];

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    for pair in context.bitext().pairs() {
        for sentence in pair.target_sentences().filter(|sentence| sentence.is_boilerplate()) {
            findings.add(&pair, sentence.span(), LINE, "a line of the page, not of the article");
        }
        let english = context.english(&pair);
        let is_prose = pair.target_sentences().next().is_some_and(|sentence| !sentence.is_boilerplate());
        if let Some(len) = label(english.text()).filter(|_| is_prose)
            && !has_date_at_head(context, &pair)
        {
            let span = english.original(Span::new(0, len));
            findings.add(&pair, span, LABEL, "the label of an extractor before the text").suggest("");
        }
    }
}

/// The length of the label and the date at the start of a sentence, if words follow.
fn label(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let name = LABELS.iter().find(|label| lower.starts_with(**label))?;
    let rest = text[name.len()..].trim_start_matches([':', ' ']);
    let len = date_len(rest)?;
    let behind = rest[len..].strip_prefix(' ')?;
    let goes_on = behind.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'));
    (rest.len() < text.len() - name.len() && goes_on).then(|| text.len() - rest.len() + len)
}

/// The length of a date in digits: 2024-05-01, 2024/5/1.
fn date_len(text: &str) -> Option<usize> {
    let len = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.')).unwrap_or(text.len());
    let parts: Vec<&str> = text[..len].split(['-', '/', '.']).collect();
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len());
    matches!(parts[..], [year, month, day] if year.len() == 4 && digits(month, 2) && digits(day, 2))
        .then_some(len)
}

/// Whether the Chinese begins with a label and a date too.
fn has_date_at_head(context: &Context<'_>, pair: &Pair<'_>) -> bool {
    let source = context.chinese(pair).text();
    let date = source.find(|c: char| c.is_ascii_digit());
    date.is_some_and(|at| source[..at].chars().count() <= LONGEST_LABEL && date_len(&source[at..]).is_some())
}

/// The longest label before a Chinese date, in characters: 发布时间：
const LONGEST_LABEL: usize = 6;

#[cfg(test)]
mod tests {
    use crate::lint::Linter;
    use crate::{Bitext, Document};

    #[test]
    fn finds_the_lines_around_an_article() {
        let prose = "The ferry was late again on Monday, and nobody on the quay was surprised by it. The \
                     company said that the engine had been repaired twice since the spring.";
        let page = format!(
            "{prose}\n\n{prose}\n\nClick to enter the next article\n\nRelated articles\n\nShare on Facebook\n"
        );
        let bitext = Bitext::from_target(Document::new(page));
        let findings = bitext.lint();
        let texts: Vec<&str> = findings.iter().filter_map(|finding| finding.target_text(&bitext)).collect();
        assert_eq!(texts, ["Click to enter the next article", "Related articles", "Share on Facebook"]);
        let silent = Linter::new().ignore(["S02"]).unwrap();
        assert!(silent.lint(&bitext).is_empty());
    }
}
