//! [`runs`]: a sentence divided wherever a link or a finding begins or ends.

use crate::span::Span;

/// Something that covers bytes of a document, and its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) number: usize,
}

/// Bytes covered by the same marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) span: Span,
    /// The findings that cover it, in order.
    pub(super) findings: Vec<usize>,
    /// The shortest link that covers it: a quotation may contain a name.
    pub(super) link: Option<usize>,
    /// Whether that link ends here.
    pub(super) ends_link: bool,
}

/// Cuts the bytes `span` of `text` at every edge of a mark. The runs are contiguous.
///
/// Takes time proportional to the number of edges times the number of marks in the sentence; both are small.
pub(super) fn runs(text: &str, span: Span, links: &[Mark], findings: &[Mark]) -> Vec<Run> {
    let inside = |mark: &Mark| clipped(text, mark.span, span).map(|span| Mark { span, ..*mark });
    let links: Vec<Mark> = links.iter().filter_map(inside).collect();
    let findings: Vec<Mark> = findings.iter().filter_map(inside).collect();
    let edges = links.iter().chain(&findings).flat_map(|mark| [mark.span.start, mark.span.end]);
    let mut cuts: Vec<u32> = edges.chain([span.start, span.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let run = |ends: &[u32]| {
        let span = Span { start: ends[0], end: ends[1] };
        let link = links.iter().filter(|mark| mark.span.contains(span)).min_by_key(|mark| mark.span.len());
        let findings = findings.iter().filter(|mark| mark.span.contains(span)).map(|mark| mark.number);
        Run {
            span,
            findings: findings.collect(),
            link: link.map(|mark| mark.number),
            ends_link: link.is_some_and(|mark| mark.span.end == span.end),
        }
    };
    cuts.windows(2).map(run).collect()
}

/// The part of a mark that lies in a sentence, on character boundaries; an empty mark gets the character
/// after it, or the last one, so that it can be seen.
fn clipped(text: &str, mark: Span, sentence: Span) -> Option<Span> {
    let touches = mark.overlaps(sentence)
        || (mark.is_empty() && sentence.start <= mark.start && mark.start <= sentence.end);
    if !touches || sentence.is_empty() {
        return None;
    }
    let (start, end) = (mark.start.max(sentence.start) as usize, mark.end.min(sentence.end) as usize);
    let start = text.floor_char_boundary(start.min(sentence.end as usize - 1));
    let end = text.ceil_char_boundary(end.max(start + 1));
    Some(Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, number: usize) -> Mark {
        Mark { span: Span::new(start, end), number }
    }

    fn shown(text: &str, links: &[Mark], findings: &[Mark]) -> Vec<(String, Option<usize>, Vec<usize>)> {
        runs(text, Span::new(0, text.len()), links, findings)
            .into_iter()
            .map(|run| (run.span.of(text).to_owned(), run.link, run.findings))
            .collect()
    }

    #[test]
    fn a_name_in_a_quotation_is_its_own_run() {
        let found = shown("“Ann left”", &[mark(0, 14, 1), mark(3, 6, 2)], &[]);
        let found: Vec<(&str, Option<usize>)> = found.iter().map(|run| (run.0.as_str(), run.1)).collect();
        assert_eq!(found, [("“", Some(1)), ("Ann", Some(2)), (" left”", Some(1))]);
    }

    #[test]
    fn overlapping_findings_share_their_common_part() {
        let found = shown("abcdef", &[], &[mark(0, 4, 7), mark(2, 6, 8)]);
        let found: Vec<(&str, &[usize])> = found.iter().map(|run| (run.0.as_str(), &run.2[..])).collect();
        assert_eq!(found, [("ab", &[7][..]), ("cd", &[7, 8]), ("ef", &[8])]);
    }

    #[test]
    fn an_empty_mark_gets_a_character() {
        for (at, expected) in [(0, "云"), (3, "停"), (6, "停")] {
            let found = shown("云停", &[], &[mark(at, at, 1)]);
            let marked: Vec<&str> =
                found.iter().filter(|run| !run.2.is_empty()).map(|run| run.0.as_str()).collect();
            assert_eq!(marked, [expected], "at {at}");
        }
    }

    #[test]
    fn a_mark_that_cuts_a_character_takes_it_whole() {
        let found = shown("云停", &[], &[mark(1, 4, 1)]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "云停");
    }
}
