//! [`of_finding`]: what is written under a pair about a finding.

use crate::bitext::Bitext;
use crate::lint::Finding;

/// The longest place of a finding in words, in characters with the marks around them: the text stands above, and
/// the carets show where it is.
const LONGEST_PLACE: usize = 60;

/// A finding in one line, with only the beginning of what it marks if that is long: a passage, a list.
pub(super) fn of_finding(finding: &Finding, bitext: &Bitext<'_>) -> String {
    let whole = finding.display(bitext).to_string();
    let head = format!("{}[{}] {}", finding.severity, finding.rule.id, finding.rule.name);
    let advice = finding.advice(bitext).map(|advice| format!("; {advice}")).unwrap_or_default();
    let rest = format!(": {}{advice}", finding.message);
    let place = whole.strip_prefix(&head).and_then(|whole| whole.strip_suffix(&rest));
    match place.and_then(|place| place.char_indices().nth(LONGEST_PLACE).map(|(end, _)| &place[..end])) {
        Some(beginning) => format!("{head}{beginning}…”{rest}"),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_passage_is_not_quoted_whole() {
        let english =
            "We We must be at the harbour before the ferry leaves, which is at nine in the evening.";
        let bitext = Bitext::from_pairs([("渡船晚上九点开，我们必须在那以前到港口。", english)]);
        let mut finding =
            bitext.lint().into_iter().find(|finding| finding.rule.id == "D01").expect("it is doubled");
        assert_eq!(of_finding(&finding, &bitext), finding.display(&bitext).to_string());
        finding.target = Some(bitext.pair(0).target_span());
        finding.suggestion = None;
        let told = of_finding(&finding, &bitext);
        let message = &finding.message;
        assert_eq!(
            told,
            format!(
                "warning[D01] doubled “We We must be at the harbour before the ferry leaves, whic…”: {message}"
            )
        );
    }
}
