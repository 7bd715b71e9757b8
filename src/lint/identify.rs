//! Gives findings their fingerprints.

use std::collections::HashMap;

use super::finding::Finding;
use super::fingerprint::{Fingerprint, normalised};
use crate::bitext::Bitext;
use crate::language::is_invisible;
use crate::span::Span;

/// How many words on either side of the mark are part of the fingerprint.
const CONTEXT_WORDS: usize = 2;
/// How many characters on either side are searched for them.
const CONTEXT_REACH: usize = 40;

/// Gives each finding of a bitext its fingerprint. They must be in order, which tells identical ones apart.
pub(super) fn fingerprints(bitext: &Bitext<'_>, findings: &mut [Finding]) {
    // Only looked up, never iterated: hash order does not show.
    let mut times: HashMap<Fingerprint, u32> = HashMap::new();
    for finding in findings {
        let first = of(bitext, finding);
        let before = times.entry(first).or_default();
        finding.fingerprint = first.behind(*before);
        *before += 1;
    }
}

fn of(bitext: &Bitext<'_>, finding: &Finding) -> Fingerprint {
    let marked = |span: Option<Span>, text: &str| normalised(span.unwrap_or_default().of(text));
    let (source, target) = (bitext.source().text(), bitext.target().text());
    let (before, behind) = match (finding.target, finding.source) {
        (Some(span), _) => context(target, bitext.pair(finding.pair).target_span(), span),
        (None, Some(span)) => context(source, bitext.pair(finding.pair).source_span(), span),
        (None, None) => Default::default(),
    };
    Fingerprint::of([
        finding.rule.id,
        &marked(finding.target, target),
        &marked(finding.source, source),
        &before,
        &behind,
    ])
}

/// The words before and after a mark, within its pair.
fn context(text: &str, pair: Span, mark: Span) -> (String, String) {
    let before = text[pair.start.min(mark.start) as usize..mark.start as usize].chars().rev();
    let behind = text[mark.end as usize..pair.end.max(mark.end) as usize].chars();
    let mut before: Vec<char> = before.filter(|&c| !is_invisible(c)).take(CONTEXT_REACH).collect();
    before.reverse();
    let behind = behind.filter(|&c| !is_invisible(c)).take(CONTEXT_REACH);
    let words = |text: String| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let (before, behind) = (words(before.into_iter().collect()), words(behind.collect()));
    let nearest = before[before.len().saturating_sub(CONTEXT_WORDS)..].join(" ");
    (nearest, behind[..CONTEXT_WORDS.min(behind.len())].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Linter;

    fn fingerprints(pairs: &[(&str, &str)]) -> Vec<Fingerprint> {
        let linter = Linter::new().select(["doubled"]).unwrap();
        let findings = linter.lint(&Bitext::from_pairs(pairs.iter().copied()));
        findings.iter().map(|finding| finding.fingerprint).collect()
    }

    #[test]
    fn equal_findings_are_told_apart_by_their_order() {
        let pair = ("法院驳回了上诉。", "It was dismissed by the the court.");
        let once = fingerprints(&[pair]);
        let twice = fingerprints(&[pair, pair]);
        assert_eq!(twice[0], once[0]);
        assert_ne!(twice[0], twice[1]);
    }

    #[test]
    fn white_space_and_case_do_not_count_but_words_do() {
        let one = fingerprints(&[("我们必须做到。", "So We We must do it.")]);
        let same = fingerprints(&[("我们必须做到。", "so We  We must do it.")]);
        let other = fingerprints(&[("我们必须做到。", "Now We We must do it.")]);
        assert_eq!(one, same);
        assert_ne!(one, other);
    }
}
