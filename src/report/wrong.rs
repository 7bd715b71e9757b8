//! What a report opens with: the findings, the worst first, each with a link to its pair.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::bitext::Bitext;
use crate::lint::{Finding, Meta, Severity};
use crate::view::{Passage, counted};

use super::escape::Escaped;
use super::findings::{id, marked_words, words_of};

/// A finding with its number among all.
type Numbered<'a> = (usize, &'a Finding);

/// Passages that only one side has, then the findings of each rule, the worst rules first.
pub(super) fn write(bitext: &Bitext<'_>, findings: &[Finding], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let known = findings.iter().enumerate().filter(|(_, finding)| finding.pair < bitext.beads().len());
    let (passages, others): (Vec<Numbered<'_>>, Vec<Numbered<'_>>) =
        known.partition(|(_, finding)| Passage::of(finding).is_some());
    writeln!(f, "<section aria-labelledby=\"wrong\">\n<h2 id=\"wrong\">What is wrong</h2>")?;
    if passages.is_empty() && others.is_empty() {
        writeln!(f, "<p class=\"soft\">Nothing was found.</p>")?;
    }
    for passage in Passage::ALL {
        let found: Vec<Numbered<'_>> =
            passages.iter().copied().filter(|(_, finding)| Passage::of(finding) == Some(passage)).collect();
        lacking(passage, &found, f)?;
    }
    let mut rules: BTreeMap<_, Vec<Numbered<'_>>> = BTreeMap::new();
    for (number, finding) in others {
        rules.entry((Reverse(finding.severity), finding.rule.id)).or_default().push((number, finding));
    }
    rules.into_values().try_for_each(|found| of_rule(bitext, &found, f))?;
    writeln!(f, "</section>")
}

/// The passages that lack one side, each with what the rule says of it; never folded: nothing else is as bad.
fn lacking(passage: Passage, found: &[Numbered<'_>], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some((_, first)) = found.first() else { return Ok(()) };
    writeln!(
        f,
        "<div class=\"rule passages {}\"><h3>{} {}</h3>\n<ol>",
        first.severity,
        counted(found.len(), "passage"),
        passage.lack()
    )?;
    for &(number, finding) in found {
        let (pair, message) = (finding.pair + 1, Escaped(&finding.message));
        writeln!(f, "<li><a href=\"#{}\">pair {pair}</a>: {message}</li>", id(number))?;
    }
    writeln!(f, "</ol></div>")
}

/// The findings of a rule, remarks folded.
fn of_rule(bitext: &Bitext<'_>, found: &[Numbered<'_>], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let severity = found[0].1.severity;
    let Meta { id: rule, name, category, .. } = found[0].1.rule;
    let open = if severity > Severity::Info { " open=\"\"" } else { "" };
    writeln!(
        f,
        "<details class=\"rule {severity}\"{open}><summary><b>{severity}</b> <code>{}</code> {} \
         <span class=\"soft\">{} · {}</span></summary>\n<ol>",
        Escaped(rule),
        Escaped(name),
        counted(found.len(), "finding"),
        Escaped(category)
    )?;
    for alike in alike(bitext, found) {
        let (_, first) = alike[0];
        write!(f, "<li>")?;
        marked_words(bitext, first, f)?;
        match first.suggestion.as_deref() {
            Some("") => write!(f, " → delete")?,
            Some(text) => write!(f, " → “<ins>{}</ins>”", Escaped(text))?,
            None => {}
        }
        let link = |(number, finding): &Numbered<'_>| {
            format!("<a href=\"#{}\">{}</a>", id(*number), finding.pair + 1)
        };
        let links: Vec<String> = alike.iter().map(link).collect();
        let word = if links.len() == 1 { "pair" } else { "pairs" };
        writeln!(f, " <span class=\"soft\">{word}\u{A0}{}</span></li>", links.join(", "))?;
    }
    writeln!(f, "</ol></details>")
}

/// The findings of a rule, those together that mark the same words and suggest the same, each group where its
/// first stands.
fn alike<'a>(bitext: &Bitext<'_>, found: &[Numbered<'a>]) -> Vec<Vec<Numbered<'a>>> {
    let mut places: HashMap<_, usize> = HashMap::new();
    let mut groups: Vec<Vec<Numbered<'_>>> = Vec::new();
    for &(number, finding) in found {
        let words = words_of(bitext, finding);
        let place = *places.entry((words, finding.suggestion.as_deref())).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push((number, finding));
    }
    groups
}
