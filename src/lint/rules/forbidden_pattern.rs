//! W02: what a regular expression of the user matches.

use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "W02",
    name: "forbidden-pattern",
    category: "Style / Organizational style",
    severity: Severity::Warning,
    state: State::On,
    docs: "The text has what a regular expression of the user matches, in `duizhao.toml` (`[[lint.forbid]]`) or by \
`Linter::forbid`.\n\n\
For what is no word: a blank before a percent sign, a date in the wrong order, a mark that the house does not use.\n\n\
The expression is one of the crate `regex`, which matches in linear time and has no references back. It sees each pair by itself, as it is written, \
without the markup of Markdown; a text in traditional characters is not simplified. Side, message, severity and \
suggestion (with `$1` for a group) are the user’s. The first 64 matches of a pair count. Without patterns it finds nothing.",
    // It needs a pattern: the bad cases are in a test below.
    bad: &[],
    good: &[Example::good("增长了5%。", "It grew by 5 %.")],
    reads: Reads::Any,
    direction: Direction::Both,
};

#[cfg(not(feature = "formats"))]
fn check(_: &Context<'_>, _: &mut Collector<'_>) {}

#[cfg(feature = "formats")]
fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    use crate::language::Language;
    use crate::lint::forbidden::{Expression, What};
    use crate::span::Span;

    const CONFIDENCE: f32 = 1.0;
    /// The matches of a pair that count: finding all of them may take more than linear time.
    const MOST: usize = 64;

    for forbidden in context.forbidden() {
        let What::Pattern(Expression(expression)) = &forbidden.what else { continue };
        let side = forbidden.side_of(context.original());
        for pair in context.pairs(Reads::Any) {
            let written = match side {
                Language::Chinese => context.written_chinese(&pair),
                Language::English => context.written_english(&pair),
            };
            for groups in expression.captures_iter(written.text()).take(MOST) {
                let Some(whole) = groups.get(0).filter(|whole| !whole.is_empty()) else { continue };
                let span = written.original(Span::new(whole.start(), whole.end()));
                let message =
                    forbidden.message.clone().unwrap_or_else(|| format!("“{}” is forbidden", whole.as_str()));
                let suggestion = forbidden.suggestion.as_ref().map(|template| {
                    let mut written = String::new();
                    groups.expand(template, &mut written);
                    written
                });
                let finding = match side {
                    Language::English => findings.add(&pair, span, CONFIDENCE, message),
                    Language::Chinese => findings.add(&pair, None, CONFIDENCE, message).against(span),
                };
                finding.forbid_in(side, forbidden.severity, suggestion);
            }
        }
    }
}

#[cfg(all(test, feature = "formats"))]
mod tests {
    use super::RULE;
    use crate::bitext::Bitext;
    use crate::language::Language;
    use crate::lint::{Forbidden, Linter, rule};

    #[test]
    fn marks_what_a_pattern_matches_and_fills_in_its_groups() {
        let bitext = Bitext::from_pairs([("增长了5 %和6%。", "It grew by 5 % and 6%."), ("　", "7 %")]);
        let pattern = Forbidden::pattern(r"(\d+) +%").unwrap().suggestion("$1%").message("no blank before %");
        let linter = |pattern| Linter::new().rules([rule(RULE.id).unwrap()]).forbid([pattern]);
        let found = linter(pattern.clone()).lint(&bitext);
        let marked: Vec<_> = found.iter().map(|finding| finding.target_text(&bitext).unwrap()).collect();
        assert_eq!(marked, ["5 %", "7 %"]);
        assert_eq!(found[0].suggestion.as_deref(), Some("5%"));
        let found = linter(pattern.side(Language::Chinese)).lint(&bitext);
        assert_eq!(found[0].source_text(&bitext), Some("5 %"));
    }
}
