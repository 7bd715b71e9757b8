//! P05: blanks and marks that stand twice, blanks at the edge of a text or inside brackets.

use crate::bitext::{Edges, Pair};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "P05",
    name: "stray-space",
    category: "Fluency / Spelling / Whitespace",
    severity: Severity::Warning,
    state: State::On,
    docs: "Two blanks stand between two words, a blank stands behind an opening or before a closing bracket, or a full stop, a comma \
or a semicolon stands twice (“done..”). Of pairs that stand alone also: one text begins or ends with a blank, the other does not.\n\n\
Deleting and pasting leaves them. In strings of software a blank at the edge separates what a program joins.\n\n\
Silent for two blanks behind a full stop, as typists write them; for several in one text, or three in a row, which set columns; \
where the Chinese has as many in a row; for three or more stops (an ellipsis), for paths (`../a`) and ranges (`1..5`); and in texts \
that put a blank before every mark. A blank before a mark is P02’s. Wrong where a gap is left to be filled in.",
    bad: &[
        Example::bad("会议推迟了。", "The meeting was  postponed.", "  "),
        Example::bad("会议推迟了。", "The meeting was postponed..", ".."),
        Example::bad("会议推迟了，原因不明。", "The meeting was postponed,, for no reason.", ",,"),
        Example::bad("会议（周一）推迟了。", "The meeting ( on Monday) was postponed.", "( "),
    ],
    good: &[
        Example::good("他走了。她留下了。", "He left.  She stayed."),
        Example::good("他走了……", "He left... and then.. . He came .... back"),
        Example::good("姓名  年龄", "Name  Age"),
        Example::good("参见 ../a 和 1..5。", "See ../a, .. and 1..5, or a..b."),
        Example::good("一 二   三", "one  two   three  four"),
        Example::good("会议（周一）推迟了。", "The meeting (on Monday) was postponed :( today."),
        Example::good("你好 , 世界 .", "Hello , world ( again ) . Good bye , all ."),
    ],
    reads: Reads::Target,
    direction: Direction::English,
};

/// How sure it is for blanks inside a text, for marks, and for blanks at its edge.
const INSIDE: f32 = 0.9;
const MARK: f32 = 0.9;
const EDGE: f32 = 0.8;

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let spaced = context.is_tokenised();
    for pair in context.pairs(Reads::Target) {
        let english = context.written_english(&pair);
        let text = english.text();
        doubled_blanks(context, &pair, findings);
        for span in doubled_marks(text) {
            let mark = &span.of(text)[..1];
            findings.add(&pair, english.original(span), MARK, format!("“{mark}” stands twice")).suggest(mark);
        }
        if !spaced {
            for (span, written) in blanks_in_brackets(text) {
                findings
                    .add(&pair, english.original(span), INSIDE, "a blank inside a bracket")
                    .safely(written);
            }
        }
    }
    for &(index, edges) in context.bitext().edges() {
        at_edges(&context.bitext().pair(index), edges, findings);
    }
}

/// “was  postponed”: one gap of two blanks, between two words.
fn doubled_blanks(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let english = context.written_english(pair);
    let text = english.text();
    let mut gaps = gaps(text);
    let Some(first) = gaps.next().filter(|_| gaps.next().is_none()) else { return };
    let before = text[..first.start as usize].trim_end_matches(['”', '"', '’', '\'', ')', '*']);
    let between_words = first.len() == 2
        && before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';' | '%'))
        && text[first.end as usize..]
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '“' | '"' | '‘'));
    // The gap may be one that the Chinese leaves too; markup that is not seen may have stood in it.
    let place = english.original(first);
    let as_written = place.of(context.bitext().target().text());
    let in_chinese = || {
        let chinese = context.written_chinese(pair).text().trim();
        chinese.contains(['\u{3000}', '\t']) || self::gaps(chinese).next().is_some()
    };
    if between_words && as_written == first.of(text) && !in_chinese() {
        findings.add(pair, place, INSIDE, "two blanks in a row").safely(" ");
    }
}

/// The runs of two or more blanks inside a text.
fn gaps(text: &str) -> impl Iterator<Item = Span> {
    let is_space = |c: char| matches!(c, ' ' | '\u{A0}');
    let mut at = text.len() - text.trim_start_matches(is_space).len();
    let end = text.trim_end_matches(is_space).len();
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..end)?;
            let start = at + rest.find(is_space)?;
            let blanks = &text[start..end];
            let len = blanks.len() - blanks.trim_start_matches(is_space).len();
            at = start + len;
            if blanks[..len].chars().count() > 1 {
                return Some(Span::new(start, start + len));
            }
        }
    })
}

/// “done..” and “so,, then”: a mark between a word and a blank or the end, that stands twice.
fn doubled_marks(text: &str) -> Vec<Span> {
    let doubled = |&(at, two): &(usize, &str)| {
        let (before, behind) = (&text[..at], &text[at + two.len()..]);
        let word = &before[before.trim_end_matches(char::is_alphanumeric).len()..];
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”'))
            && (word.is_empty() || word.contains(char::is_alphabetic))
            && behind.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '”' | '"' | ')'))
            && !behind.trim_start().starts_with(['.', '…'])
    };
    if !text.contains("..") && !text.contains(",,") && !text.contains(";;") {
        return Vec::new();
    }
    let of = |mark: &'static str| {
        text.match_indices(mark).filter(doubled).map(|(at, two)| Span::new(at, at + two.len()))
    };
    let mut spans: Vec<Span> = of("..").chain(of(",,")).chain(of(";;")).collect();
    spans.sort_unstable_by_key(|span| span.start);
    spans
}

/// “( on” and “Monday )”: a bracket and the blank at its inner side, and the bracket alone.
fn blanks_in_brackets(text: &str) -> Vec<(Span, &str)> {
    let mut found = Vec::new();
    let mut is_open = false;
    for (at, bracket) in text.match_indices(['(', ')']) {
        let (before, behind) = (&text[..at], &text[at + 1..]);
        match bracket {
            "(" => {
                let words = behind.trim_start_matches(' ');
                let blanks = behind.len() - words.len();
                let opens = before.is_empty() || before.ends_with(' ');
                is_open = true;
                if blanks > 0 && opens && words.starts_with(char::is_alphanumeric) {
                    found.push((Span::new(at, at + 1 + blanks), bracket));
                }
            }
            _ => {
                let words = before.trim_end_matches(' ');
                let blanks = before.len() - words.len();
                if blanks > 0 && is_open && words.ends_with(char::is_alphanumeric) {
                    found.push((Span::new(at - blanks, at + 1), bracket));
                }
                is_open = false;
            }
        }
    }
    found
}

/// A blank at the edge of one text and not of the other.
fn at_edges(pair: &Pair<'_>, edges: Edges, findings: &mut Collector<'_>) {
    if pair.bead().is_null() {
        return;
    }
    let span = pair.target_span();
    let sides = [("begins", edges.begins, span.start), ("ends", edges.ends, span.end)];
    for (how, [source, target], at) in sides {
        let message = match (source, target) {
            (true, false) => format!("the Chinese {how} with a blank, the English does not"),
            (false, true) => format!("the English {how} with a blank, the Chinese does not"),
            _ => continue,
        };
        findings.add(pair, Span { start: at, end: at }, EDGE, message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::bitext::Bitext;
    use crate::lint::{Linter, rule};

    #[test]
    fn a_blank_at_the_edge_of_one_side_is_told() {
        let messages = |chinese: &str, english: &str| -> Vec<String> {
            let bitext = Bitext::from_pairs([(chinese, english), ("好的。", "Well.")]);
            let findings = Linter::new().rules([rule(RULE.id).unwrap()]).lint(&bitext);
            findings.into_iter().map(|finding| finding.message).collect()
        };
        assert_eq!(messages("确定", "OK "), ["the English ends with a blank, the Chinese does not"]);
        assert_eq!(
            messages(" 用户：", "User: "),
            [
                "the Chinese begins with a blank, the English does not",
                "the English ends with a blank, the Chinese does not",
            ]
        );
        assert!(messages("确定 ", "OK ").is_empty());
        assert!(messages("用户：", "User: ").len() == 1);
    }
}
