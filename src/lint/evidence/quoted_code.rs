//! Names in code and targets of links, as they are written in a sentence of Markdown, or of plain text that came from it.

use crate::language::is_han;
use crate::span::Span;

/// What stands between backticks, without them and the blanks inside: `code`, ``a `b` c``.
pub(crate) fn code(text: &str) -> Vec<Span> {
    let runs: Vec<Span> = runs_of_backticks(text);
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(&opening) = runs.get(at) {
        let closing = runs[at + 1..].iter().take(FARTHEST).position(|run| run.len() == opening.len());
        match closing {
            Some(distance) => {
                let closing = runs[at + 1 + distance];
                spans.extend(trimmed(text, Span { start: opening.end, end: closing.start }));
                at += distance + 2;
            }
            None => at += 1,
        }
    }
    spans
}

/// The targets of links and images, `[text](target "title")`, without fragments; none that is only a fragment.
pub(crate) fn targets(text: &str) -> Vec<Span> {
    let target = |(at, _): (usize, &str)| {
        let start = at + "](".len();
        let rest = &text[start..];
        let end = rest.find(|c: char| c == ')' || c == '#' || c.is_whitespace())?;
        trimmed(text, Span::new(start, start + end))
    };
    text.match_indices("](").filter_map(target).collect()
}

/// A code of more backticks inside it is looked for in this many runs of them.
const FARTHEST: usize = 64;

fn runs_of_backticks(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, _) in text.match_indices('`') {
        match runs.last_mut() {
            Some(run) if run.end as usize == at => run.end += 1,
            _ => runs.push(Span::new(at, at + 1)),
        }
    }
    runs
}

fn trimmed(text: &str, span: Span) -> Option<Span> {
    let inside = span.of(text);
    let start = inside.len() - inside.trim_start().len();
    let words = inside.trim();
    (!words.is_empty()).then(|| Span::new(start, start + words.len()).shifted(span.start))
}

/// A code as it is compared: `.trim` is the same as `trim`, and `watch()` as `watch`. None for one that may be translated.
pub(crate) fn folded(code: &str) -> Option<&str> {
    let bare = code.trim_matches(|c: char| matches!(c, '.' | '(' | ')' | ';' | ',' | '"' | '\''));
    let bare = if bare.is_empty() { code } else { bare };
    (!bare.contains(is_han)).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, spans: Vec<Span>) -> Vec<&str> {
        spans.into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn code_is_between_backticks_of_one_length() {
        let text = "用 `a`、`` b `c` ``和 `d。";
        assert_eq!(words(text, code(text)), ["a", "b `c`"]);
        assert!(code("``quoted'' as in TeX").is_empty());
    }

    #[test]
    fn targets_have_no_fragments_and_titles() {
        let text = "[a](/a#b) ![c](c.png \"d\") [e](#f) [g] (h) [i](j";
        assert_eq!(words(text, targets(text)), ["/a", "c.png"]);
    }

    #[test]
    fn what_is_around_a_name_does_not_count() {
        assert_eq!(folded(".trim"), folded("trim"));
        assert_eq!(folded("watch()"), Some("watch"));
        assert_eq!(folded("..."), Some("..."));
        assert_eq!(folded("// 注释"), None);
    }
}
