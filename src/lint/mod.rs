//! Finds the places where a translation betrays a machine, or a careless hand.
//!
//! Start with [`Linter`], or with [`Bitext::lint`]. A [`Rule`] reads the bitext and reports
//! [`Finding`]s: two spans with the evidence that links them. The rules stand in [`rules`], one file
//! each.

mod context;
mod finding;
mod rule;
mod rules;

use crate::bitext::Bitext;
use crate::error::{Error, ErrorKind, Result};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Glossary;

pub use context::Context;
pub use finding::{Finding, Severity};
pub use rule::{Check, Example, Reads, Report, Rule};

/// Every rule of the crate, sorted by id.
pub fn rules() -> &'static [Rule] {
    rules::ALL
}

/// The rule with this id (`N02`) or name (`wrong-reading`).
///
/// # Errors
///
/// If there is none; the message names the nearest one.
///
/// ```
/// use duizhao::lint::rule;
///
/// assert_eq!(rule("N02")?.name, "wrong-reading");
/// let error = rule("wrong-raeding").unwrap_err();
/// assert_eq!(error.to_string(), "there is no rule `wrong-raeding`; did you mean `wrong-reading`?");
/// # Ok::<(), duizhao::Error>(())
/// ```
pub fn rule(id_or_name: &str) -> Result<&'static Rule> {
    if let Some(rule) =
        rules().iter().find(|rule| rule.id.eq_ignore_ascii_case(id_or_name) || rule.name == id_or_name)
    {
        return Ok(rule);
    }
    let distance = |known: &str| strsim::damerau_levenshtein(known, id_or_name);
    let known = rules().iter().flat_map(|rule| [rule.id, rule.name]);
    let nearest = known.min_by_key(|known| distance(known)).expect("there are rules");
    let message = format!("there is no rule `{id_or_name}`; did you mean `{nearest}`?");
    Err(Error::new(ErrorKind::Unknown, message))
}

/// Runs rules over bitexts.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::lint::Linter;
///
/// let bitext = Bitext::from_pairs([("我们必须做到。", "We We must do it.")]);
/// let findings = Linter::new().lint(&bitext);
/// assert_eq!(findings[0].rule.name, "doubled");
/// assert_eq!(findings[0].target_text(&bitext).unwrap(), "We We");
/// ```
#[derive(Clone, Debug)]
pub struct Linter {
    rules: Vec<&'static Rule>,
}

impl Default for Linter {
    fn default() -> Linter {
        Linter::new()
    }
}

impl Linter {
    /// A linter with every rule.
    pub fn new() -> Linter {
        Linter { rules: rules().iter().collect() }
    }

    /// Runs only these rules. Default: all.
    #[must_use]
    pub fn rules(self, rules: impl IntoIterator<Item = &'static Rule>) -> Linter {
        Linter { rules: rules.into_iter().collect() }
    }

    /// The findings in a bitext, in the order of its beads, then of their place in the target.
    ///
    /// Lines of the page around the article are not read.
    pub fn lint(&self, bitext: &Bitext<'_>) -> Vec<Finding> {
        let glossary = Glossary::new();
        let context = Context::new(bitext, Gazetteer::embedded(), &glossary);
        let mut findings = Vec::new();
        for rule in &self.rules {
            rule.run(&context, &mut findings);
        }
        findings.sort_by_key(|finding| (finding.pair, finding.target, finding.source, finding.rule.id));
        findings
    }
}

impl Bitext<'_> {
    /// The findings of every rule. See [`Linter`] for a choice of rules.
    pub fn lint(&self) -> Vec<Finding> {
        Linter::new().lint(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn findings(rule: &'static Rule, example: &Example) -> Vec<Finding> {
        Linter::new().rules([rule]).lint(&Bitext::from_pairs([(example.source, example.target)]))
    }

    #[test]
    fn every_bad_example_is_found_where_it_says() {
        for rule in rules() {
            for example in rule.bad {
                let found = findings(rule, example);
                let marked = example.mark.expect("a bad example marks what is bad");
                let texts: Vec<&str> =
                    found.iter().filter_map(|f| Some(f.target?.of(example.target))).collect();
                assert_eq!(texts, [marked], "{} on {example:?} found {found:#?}", rule.id);
            }
        }
    }

    #[test]
    fn every_good_example_is_silent() {
        for rule in rules() {
            assert!(rule.good.len() >= rule.bad.len(), "{} has fewer good examples than bad", rule.id);
            for example in rule.good {
                let found = findings(rule, example);
                assert!(found.is_empty(), "{} on {example:?} found {found:#?}", rule.id);
            }
        }
    }

    #[test]
    fn ids_and_names_are_unique_and_sorted() {
        let ids: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
        assert!(ids.is_sorted(), "{ids:?}");
        let names: HashSet<&str> = rules().iter().flat_map(|rule| [rule.id, rule.name]).collect();
        assert_eq!(names.len(), 2 * rules().len());
    }
}
