//! [`Linter`]: which rules run, with which terms, and what is held back.

use std::cell::{LazyCell, OnceCell};
use std::cmp::Reverse;

use super::baseline::Baseline;
use super::comments::Disabled;
use super::finding::Finding;
use super::forbidden::Forbidden;
use super::identify;
use super::meta::{Meta, State};
use super::rule::Rule;
use super::rules::rules;
use super::selector::select;
use super::severity::Severity;
use super::suppress::Suppression;
use crate::bitext::{Bitext, Scope};
use crate::error::Result;
use crate::gazetteer::Gazetteer;
use crate::language::Language;
use crate::lexicon::Glossary;
use crate::lexicon::glossary::TermHit;
use crate::lint::evidence::context::Context;
use crate::resources::Resources;
use crate::side::Both;

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
///
/// let silent = Linter::new().ignore(["D"])?;
/// assert!(silent.lint(&bitext).is_empty());
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Linter {
    /// None: the rules that are on by default.
    selected: Option<Vec<&'static Rule>>,
    ignored: Vec<&'static Rule>,
    severities: Vec<(&'static Meta, Severity)>,
    original: Option<Language>,
    resources: Resources,
    glossary: Glossary,
    forbidden: Vec<Forbidden>,
    min_confidence: f32,
    suppressions: Vec<Suppression>,
    baseline: Baseline,
}

/// What a [`Linter`] found, and what it held back.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Outcome {
    /// The findings to read, in the order of the beads, then of their place in the target.
    pub findings: Vec<Finding>,
    /// What a suppression silenced, or a comment in a document of Markdown: `<!-- duizhao-disable A01 -->` turns rules off
    /// from there on, `duizhao-enable` on again, `duizhao-disable-next-line` off in the next line; in MDX also `{/* … */}`.
    pub suppressed: Vec<Finding>,
    /// The suppressions that silenced nothing: their findings have been corrected, or they are misspelt.
    pub unused_suppressions: Vec<Suppression>,
    /// How many findings are in the baseline.
    pub known: usize,
    /// What is wrong with comments that turn off a rule that there is not.
    pub wrong_comments: Vec<String>,
}

impl Default for Linter {
    fn default() -> Linter {
        Linter::new()
    }
}

impl Linter {
    /// A linter with the rules that are on by default and the names that come with the crate.
    pub fn new() -> Linter {
        Linter {
            selected: None,
            ignored: Vec::new(),
            severities: Vec::new(),
            original: Some(Language::Chinese),
            resources: Resources::default(),
            glossary: Glossary::new(),
            forbidden: Vec::new(),
            min_confidence: 0.0,
            suppressions: Vec::new(),
            baseline: Baseline::default(),
        }
    }

    /// Runs only these rules, which may include the caller's own. Default: those that are on by
    /// [default](Meta::state).
    #[must_use]
    pub fn rules(self, rules: impl IntoIterator<Item = &'static Rule>) -> Linter {
        Linter { selected: Some(rules.into_iter().collect()), ..self }
    }

    /// Runs only the rules that these [selectors](select) match: `N`, `A0`, `Q01`, `doubled`, `all`.
    ///
    /// # Errors
    ///
    /// If a selector does not match any rule.
    pub fn select<S: AsRef<str>>(self, selectors: impl IntoIterator<Item = S>) -> Result<Linter> {
        Ok(Linter { selected: Some(of_each(selectors)?), ..self })
    }

    /// Does not run the rules that these [selectors](select) match, even if they are selected.
    ///
    /// # Errors
    ///
    /// If a selector does not match any rule.
    pub fn ignore<S: AsRef<str>>(mut self, selectors: impl IntoIterator<Item = S>) -> Result<Linter> {
        self.ignored.extend(of_each(selectors)?);
        Ok(self)
    }

    /// Gives rules another severity. If two selectors match one rule, the narrower wins, whatever their
    /// order.
    ///
    /// # Errors
    ///
    /// If a selector does not match any rule.
    ///
    /// ```
    /// use duizhao::Bitext;
    /// use duizhao::lint::{Linter, Severity};
    ///
    /// let linter = Linter::new().severities([("D01", Severity::Error), ("all", Severity::Info)])?;
    /// let findings = linter.lint(&Bitext::from_pairs([("我们必须做到。", "We We must do it.")]));
    /// assert_eq!(findings[0].severity, Severity::Error);
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn severities<S: AsRef<str>>(
        mut self,
        severities: impl IntoIterator<Item = (S, Severity)>,
    ) -> Result<Linter> {
        let mut meant = Vec::new();
        for (selector, severity) in severities {
            let selector = selector.as_ref();
            meant.push((select(selector)?, selector.len(), severity));
        }
        // `D` may match a single rule today, but `D01` is still narrower.
        meant.sort_by_key(|&(ref rules, length, _)| (Reverse(rules.len()), length));
        for (rules, _, severity) in meant {
            self.severities.extend(rules.into_iter().map(|rule| (&rule.meta, severity)));
        }
        Ok(self)
    }

    /// The language of the original: the other side is the translation, which findings ask to mend. `None` if that is
    /// not known. Default: Chinese, as of the articles that this crate was made for.
    ///
    /// Rules run only where they find faults of a translation in that [direction](super::Direction), also if they are
    /// selected. Without a known original, findings of rules that compare the sides have no suggestion.
    ///
    /// ```
    /// use duizhao::lint::Linter;
    /// use duizhao::{Bitext, Language};
    ///
    /// let bitext = Bitext::from_pairs([("约需30分钟。", "It takes about 50 minutes.")]);
    /// let found = |linter: Linter| -> Vec<String> {
    ///     linter.lint(&bitext).iter().map(|finding| finding.display(&bitext).to_string()).collect()
    /// };
    /// let into_chinese = found(Linter::new().original(Language::English));
    /// assert!(into_chinese[0].starts_with("warning[Q02] number-mismatch “30分钟”: "));
    /// let unknown = found(Linter::new().original(None));
    /// assert!(unknown.iter().any(|finding| finding.starts_with("warning[Q02]") && !finding.contains("write")));
    /// ```
    #[must_use]
    pub fn original(self, language: impl Into<Option<Language>>) -> Linter {
        Linter { original: language.into(), ..self }
    }

    /// The names to use. Default: [`Gazetteer::embedded`]; [`Gazetteer::with_rows`] merges a user's rows over
    /// it.
    #[must_use]
    pub fn gazetteer(self, gazetteer: Gazetteer) -> Linter {
        Linter { resources: self.resources.with_gazetteer(gazetteer), ..self }
    }

    /// The word list and the names to use; the linter needs no vectors. Default: [`Resources::embedded`].
    #[must_use]
    pub fn resources(self, resources: Resources) -> Linter {
        Linter { resources, ..self }
    }

    /// The user's terms; what they say counts as right. Words that a term covers are not reported if the pair
    /// has the term's Chinese, or has no Chinese.
    ///
    /// ```
    /// use duizhao::Bitext;
    /// use duizhao::lexicon::Glossary;
    /// use duizhao::lint::Linter;
    ///
    /// let bitext = Bitext::from_pairs([("地质学家李四光在会上发言。", "The geologist Ri Shiko spoke.")]);
    /// let linter = Linter::new().select(["wrong-reading"])?;
    /// assert_eq!(linter.lint(&bitext).len(), 1);
    /// let glossary = Glossary::from_tsv("李四光\tRi Shiko\n")?;
    /// assert!(linter.glossary(glossary).lint(&bitext).is_empty());
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    #[must_use]
    pub fn glossary(self, glossary: Glossary) -> Linter {
        Linter { glossary, ..self }
    }

    /// Reports these words and patterns, after those that were given before: see [`Forbidden`].
    #[must_use]
    pub fn forbid(mut self, forbidden: impl IntoIterator<Item = Forbidden>) -> Linter {
        self.forbidden.extend(forbidden);
        self
    }

    /// Leaves out findings that are less sure than this, in 0..1. Default: 0, which leaves out nothing.
    #[must_use]
    pub fn min_confidence(self, min_confidence: f32) -> Linter {
        Linter { min_confidence, ..self }
    }

    /// Silences findings, each with a reason.
    #[must_use]
    pub fn suppress(mut self, suppressions: impl IntoIterator<Item = Suppression>) -> Linter {
        self.suppressions.extend(suppressions);
        self
    }

    /// Holds back what is in this baseline.
    #[must_use]
    pub fn baseline(self, baseline: Baseline) -> Linter {
        Linter { baseline, ..self }
    }

    /// The findings in a bitext, in the order of its beads, then of their place in the target.
    ///
    /// Only the rule `boilerplate` reads lines of the page around the article.
    pub fn lint(&self, bitext: &Bitext<'_>) -> Vec<Finding> {
        self.run(bitext).findings
    }

    /// The findings in a bitext, and what was held back.
    pub fn run(&self, bitext: &Bitext<'_>) -> Outcome {
        let disabled = Disabled::new(Both::new(bitext.source(), bitext.target()));
        let mut outcome = Outcome::default();
        let mut used = vec![false; self.suppressions.len()];
        for finding in self.found(bitext) {
            let silenced = self.suppressions.iter().position(|known| known.silences(&finding, bitext));
            match silenced {
                Some(index) => {
                    used[index] = true;
                    outcome.suppressed.push(finding);
                }
                None if disabled.covers(&finding, bitext) => outcome.suppressed.push(finding),
                None if self.baseline.contains(&finding) => outcome.known += 1,
                None => outcome.findings.push(finding),
            }
        }
        outcome.wrong_comments = disabled.wrong;
        let unused = self.suppressions.iter().zip(used).filter(|(_, used)| !used);
        outcome.unused_suppressions = unused.map(|(suppression, _)| suppression.clone()).collect();
        outcome
    }

    fn found(&self, bitext: &Bitext<'_>) -> Vec<Finding> {
        let own_anchors = OnceCell::new();
        let context = Context::new(bitext, &self.resources, &self.glossary, &own_anchors)
            .translated_from(self.original)
            .forbidding(&self.forbidden);
        let mut findings = Vec::new();
        for rule in self.running(bitext.scope()) {
            rule.run(&context, &mut findings);
        }
        findings.sort_by_key(|finding| (finding.pair, finding.target, finding.source, finding.rule.id));
        // Before anything is left out: a fingerprint does not depend on the options.
        identify::fingerprints(bitext, &mut findings);
        let right = Right::new(bitext, &self.glossary);
        findings.retain(|finding| finding.confidence >= self.min_confidence && !right.covers(finding));
        for finding in &mut findings {
            let given = self.severities.iter().rev().find(|(rule, _)| *rule == finding.rule);
            finding.severity = given.map_or(finding.severity, |&(_, severity)| severity);
        }
        findings
    }

    fn running(&self, scope: Scope) -> Vec<&'static Rule> {
        let is_on = |rule: &&'static Rule| match rule.state {
            State::On => true,
            State::OffInPairs => scope == Scope::Text,
            State::Off => false,
        };
        let mut running: Vec<&'static Rule> = match &self.selected {
            Some(selected) => selected.clone(),
            None => rules().iter().filter(is_on).collect(),
        };
        running.retain(|rule| {
            rule.direction.runs(self.original) && !self.ignored.iter().any(|ignored| ignored.id == rule.id)
        });
        running.sort_by_key(|rule| rule.id);
        running.dedup_by_key(|rule| rule.id);
        running
    }
}

fn of_each<S: AsRef<str>>(selectors: impl IntoIterator<Item = S>) -> Result<Vec<&'static Rule>> {
    let mut rules = Vec::new();
    for selector in selectors {
        rules.extend(select(selector.as_ref())?);
    }
    Ok(rules)
}

/// What the user's glossary says is right.
struct Right<'a> {
    bitext: &'a Bitext<'a>,
    glossary: &'a Glossary,
    /// The terms in each text, by place; the Chinese is searched only if a finding asks to mend it.
    chinese: OnceCell<Vec<TermHit>>,
    english: OnceCell<Vec<TermHit>>,
}

impl<'a> Right<'a> {
    fn new(bitext: &'a Bitext<'a>, glossary: &'a Glossary) -> Right<'a> {
        Right { bitext, glossary, chinese: OnceCell::new(), english: OnceCell::new() }
    }

    fn hits(&self, language: Language) -> &[TermHit] {
        let (hits, document) = match language {
            Language::Chinese => (&self.chinese, self.bitext.source()),
            Language::English => (&self.english, self.bitext.target()),
        };
        hits.get_or_init(|| self.glossary.terms_in(document.text(), language))
    }

    /// Whether a term covers all the words that a finding marks in the side that is to be mended.
    fn covers(&self, finding: &Finding) -> bool {
        let side = finding.mends.unwrap_or(Language::English);
        let Some(marked) = finding.marked(side).filter(|span| !span.is_empty()) else { return false };
        if self.glossary.is_empty() {
            return false;
        }
        let hits = self.hits(side);
        let past = hits.partition_point(|hit| hit.span.start <= marked.start);
        let pair = self.bitext.pair(finding.pair);
        let form = |hit: &TermHit| self.glossary.terms()[hit.term].form(side.other());
        let other = match side {
            Language::Chinese => pair.target(),
            Language::English => pair.source(),
        };
        let said = LazyCell::new(|| self.glossary.terms_in(other, side.other()));
        // Terms that share a form are next to each other, with the same span.
        let covering = hits[..past].iter().rev().take_while(|hit| marked.start < hit.span.end);
        covering
            .filter(|hit| hit.span.contains(marked))
            .any(|hit| other.is_empty() || said.iter().any(|found| form(found) == form(hit)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Suppressed, rule};

    fn doubled() -> Bitext<'static> {
        Bitext::from_pairs([("法院驳回了上诉。", "It was dismissed by the the court.")])
    }

    fn suppression(what: Suppressed) -> Suppression {
        Suppression { what, reason: "a quotation".into() }
    }

    #[test]
    fn ignoring_wins_over_selecting() {
        let linter = Linter::new().select(["D"]).unwrap().ignore(["doubled"]).unwrap();
        assert!(linter.lint(&doubled()).is_empty());
    }

    #[test]
    fn the_narrower_selector_gives_the_severity() {
        let levels = [("D01", Severity::Info), ("all", Severity::Error), ("D", Severity::Warning)];
        let linter = Linter::new().severities(levels).unwrap();
        assert_eq!(linter.lint(&doubled())[0].severity, Severity::Info);
    }

    #[test]
    fn leaves_out_what_is_less_sure() {
        let sure = doubled().lint()[0].confidence;
        assert_eq!(Linter::new().min_confidence(sure).lint(&doubled()).len(), 1);
        assert!(Linter::new().min_confidence(sure + 0.01).lint(&doubled()).is_empty());
    }

    #[test]
    fn suppresses_by_fingerprint_and_by_words_and_tells_what_was_not_used() {
        let fingerprint = Suppressed::Finding(doubled().lint()[0].fingerprint);
        let words = |text: &str| Suppressed::Words { rule: rule("D01").unwrap(), text: text.into() };
        for what in [fingerprint, words("The  the")] {
            let unused = suppression(words("a a"));
            let linter = Linter::new().suppress([suppression(what), unused.clone()]);
            let outcome = linter.run(&doubled());
            assert!(outcome.findings.is_empty(), "{outcome:#?}");
            assert_eq!(outcome.suppressed.len(), 1);
            assert_eq!(outcome.unused_suppressions, [unused]);
        }
    }

    #[test]
    fn the_glossary_is_right_only_about_its_own_chinese() {
        let bitext = |zh: &'static str| Bitext::from_pairs([(zh, "The geologist Ri Shiko spoke.")]);
        let glossary = Glossary::from_tsv("李四光\tRi Shiko\n").unwrap();
        let linter = Linter::new().select(["N02"]).unwrap();
        assert!(linter.clone().glossary(glossary).lint(&bitext("地质学家李四光发言。")).is_empty());
        let other = linter.glossary(Glossary::from_tsv("李光\tRi Shiko\n").unwrap());
        assert_eq!(other.lint(&bitext("地质学家李四光发言。")).len(), 1);
    }
}
