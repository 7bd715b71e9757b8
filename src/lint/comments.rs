//! [`Disabled`]: where comments in a document of Markdown turn rules off.

use super::finding::Finding;
use super::meta::Meta;
use super::selector::select;
use crate::bitext::Bitext;
use crate::document::Document;
use crate::nearest::nearest;
use crate::side::{Both, Side};
use crate::span::Span;

/// The parts of both documents in which comments turn rules off.
#[derive(Debug, Default)]
pub(super) struct Disabled {
    zones: Both<Vec<Zone>>,
    /// What is wrong with comments that say nothing, or name no rule.
    pub(super) wrong: Vec<String>,
}

/// A part of a document in which some rules are off.
#[derive(Debug)]
struct Zone {
    span: Span,
    /// None: all of them.
    rules: Option<Vec<&'static Meta>>,
}

/// What a comment says, and where it ends.
struct Comment<'t> {
    end: usize,
    word: &'t str,
    selectors: &'t str,
}

const DISABLE: &str = "disable";
const ENABLE: &str = "enable";
const DISABLE_NEXT_LINE: &str = "disable-next-line";
/// What comments for the linter begin with.
const NAME: &str = "duizhao-";
/// The marks around comments, in HTML and in MDX.
const MARKS: [(&str, &str); 2] = [("<!--", "-->"), ("{/*", "*/}")];

impl Disabled {
    /// Reads the comments of two documents. Texts without markup have none.
    pub(super) fn new(documents: Both<&Document<'_>>) -> Disabled {
        let mut wrong = Vec::new();
        let zones = documents.map(|document| zones(document, &mut wrong));
        Disabled { zones, wrong }
    }

    /// Whether a comment on either side turns off what a finding says: at its place, or at its pair where it marks nothing.
    pub(super) fn covers(&self, finding: &Finding, bitext: &Bitext<'_>) -> bool {
        let pair = bitext.pair(finding.pair);
        let of_pair = |span: Span| (!span.is_empty()).then_some(span);
        let places = Both::new(
            finding.source.or_else(|| of_pair(pair.source_span())),
            finding.target.or_else(|| of_pair(pair.target_span())),
        );
        Side::ALL.into_iter().any(|side| {
            let is_off = |zone: &Zone, place: Span| {
                let is_inside = zone.span.start <= place.start && place.start < zone.span.end;
                is_inside && zone.rules.as_ref().is_none_or(|rules| rules.contains(&finding.rule))
            };
            places[side].is_some_and(|place| self.zones[side].iter().any(|zone| is_off(zone, place)))
        })
    }
}

fn zones(document: &Document<'_>, wrong: &mut Vec<String>) -> Vec<Zone> {
    let text = document.text();
    let mut zones: Vec<Zone> = Vec::new();
    // Which zones go on, by number.
    let mut open: Vec<usize> = Vec::new();
    for markup in document.markup() {
        for comment in comments(text, markup) {
            let rules = match known(comment.word).and_then(|()| chosen(comment.selectors)) {
                Ok(rules) => rules,
                Err(message) => {
                    wrong.push(format!("line {}: {message}", 1 + text[..comment.end].matches('\n').count()));
                    continue;
                }
            };
            let mut add = |end: usize, rules| zones.push(Zone { span: Span::new(comment.end, end), rules });
            match comment.word {
                DISABLE => {
                    add(text.len(), rules);
                    open.push(zones.len() - 1);
                }
                DISABLE_NEXT_LINE => add(next_line_end(text, comment.end), rules),
                _ => {
                    let ends = |zone: &Zone| rules.is_none() || zone.rules == rules;
                    open.retain(|&number| {
                        let is_over = ends(&zones[number]);
                        if is_over {
                            zones[number].span.end = comment.end as u32;
                        }
                        !is_over
                    });
                }
            }
        }
    }
    zones
}

/// The comments for the linter in some markup.
fn comments(text: &str, markup: Span) -> Vec<Comment<'_>> {
    let written = markup.of(text);
    let of_kind = |&(start, end): &(&'static str, &'static str)| {
        written.match_indices(start).filter_map(move |(at, _)| {
            let inside = &written[at + start.len()..];
            let inside = &inside[..inside.find(end)?];
            let order = inside.trim().strip_prefix(NAME)?;
            let (word, selectors) = order.split_once(char::is_whitespace).unwrap_or((order, ""));
            let end = markup.start as usize + at + start.len() + inside.len() + end.len();
            Some(Comment { end, word, selectors })
        })
    };
    let mut comments: Vec<Comment<'_>> = MARKS.iter().flat_map(of_kind).collect();
    comments.sort_by_key(|comment| comment.end);
    comments
}

/// Whether a comment says what one can.
fn known(word: &str) -> Result<(), String> {
    let words = [DISABLE, ENABLE, DISABLE_NEXT_LINE];
    if words.contains(&word) {
        return Ok(());
    }
    let meant =
        nearest(word, words).map_or(String::new(), |meant| format!("; did you mean `{NAME}{meant}`?"));
    Err(format!("there is no comment `{NAME}{word}`{meant}"))
}

/// The rules that a comment names, by ids, names or beginnings of ids; none named: all.
fn chosen(selectors: &str) -> Result<Option<Vec<&'static Meta>>, String> {
    let words = selectors.split([',', ' ', '\t', '\n']).filter(|word| !word.is_empty());
    let mut rules: Vec<&'static Meta> = Vec::new();
    for word in words {
        let found = select(word).map_err(|error| error.to_string())?;
        rules.extend(found.into_iter().map(|rule| &rule.meta));
    }
    Ok((!rules.is_empty()).then_some(rules))
}

/// Where the next line with text ends.
fn next_line_end(text: &str, at: usize) -> usize {
    let line = at + text[at..].find('\n').unwrap_or(text.len() - at);
    let next = line + (text[line..].len() - text[line..].trim_start().len());
    next + text[next..].find('\n').unwrap_or(text.len() - next)
}
