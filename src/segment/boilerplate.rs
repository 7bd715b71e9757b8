//! The lines of a page that are not part of the article: navigation, buttons, credits, comment forms,
//! recommended reading.
//!
//! A line is marked only on at least two cues: what it says and how it looks ([`Line`]), where it stands
//! (before or after the article), that it is repeated, that it stands among others. Being short is not a cue.
//! A heading, a salutation or a signature has none of them. A text without prose, such as a poem or a list,
//! has nothing before or after the article, and nothing in it is marked.
//!
//! Prose shows where the article starts and ends, and so do short sentences if they outweigh the furniture
//! among them: a single credit does not turn the lines after it into furniture.

use std::collections::HashMap;
use std::ops::Range;

use super::furniture::{Line, Look};
use super::{Unit, UnitKind};

/// How many lines at the head and at the tail of a page are looked at.
const HEAD_LINES: usize = 80;
const TAIL_LINES: usize = 200;
/// A text with fewer lines is not a page.
const PAGE_LINES: usize = 3;
/// What follows the end of the article is at most one part in this many of the page.
const MOST_BEHIND: usize = 2;
/// A run of this many short lines, one of them a known button, is a menu.
const MENU_LINES: usize = 3;
/// A run of this many buttons is a bar, even between two paragraphs.
const BAR_LINES: usize = 3;
/// A button that occurs this often belongs to the page.
const OFTEN: usize = 3;
/// A short sentence counts as much for the article as a line that is surely furniture counts against it.
const SENTENCE_WEIGHT: isize = 2;
/// Behind a heading that ends the article, an entry of a list counts against the article, and a paragraph like
/// those before the heading for it: more than two lines of headings above it.
const ENTRY_WEIGHT: usize = 1;
const PARAGRAPH_WEIGHT: isize = 3;
/// A paragraph is like those of the article if it has at least one part in this many of their usual length.
const SHORTER: usize = 3;

/// Marks the units that are not part of the article. The units of one line are marked together.
pub(super) fn mark(text: &str, units: &mut [Unit]) {
    let page = Page::new(text, units);
    if page.lines.len() < PAGE_LINES {
        return;
    }
    for (line, marked) in page.lines.iter().zip(page.marks()) {
        if marked {
            for unit in &mut units[line.units.clone()] {
                unit.kind = UnitKind::Boilerplate;
            }
        }
    }
}

/// A line of the page.
pub(super) struct Row<'t> {
    pub(super) line: Line<'t>,
    pub(super) text: &'t str,
    pub(super) units: Range<usize>,
    /// Whether a blank line comes before it.
    set_off: bool,
}

/// The end of the article, where a heading says so.
struct Ending {
    /// The line of the heading.
    heading: usize,
    /// How long the paragraphs before it usually are.
    usual: usize,
}

/// The lines of a text, and the questions that concern all of them.
pub(super) struct Page<'t> {
    pub(super) lines: Vec<Row<'t>>,
}

impl<'t> Page<'t> {
    /// The units of one line form one row.
    pub(super) fn new(text: &'t str, units: &[Unit]) -> Page<'t> {
        let mut lines: Vec<Row> = Vec::new();
        let mut start = 0;
        while start < units.len() {
            let gap = |a: Unit, b: Unit| &text[a.span.end as usize..b.span.start as usize];
            let more =
                units[start..].windows(2).take_while(|pair| !gap(pair[0], pair[1]).contains('\n')).count();
            let end = start + more + 1;
            let span = units[start].span.join(units[end - 1].span);
            let set_off = start > 0 && gap(units[start - 1], units[start]).matches('\n').count() > 1;
            let body = span.of(text);
            lines.push(Row { line: Line::new(body), text: body, units: start..end, set_off });
            start = end;
        }
        Page { lines }
    }

    /// For each line, whether it is outside the article.
    fn marks(&self) -> Vec<bool> {
        let mut marks = vec![false; self.lines.len()];
        let Some(prose) = self.prose() else { return marks };
        let ending = self.end_of_article(prose.start);
        let end = ending.as_ref().map(|ending| ending.heading);
        let last = end.map_or(prose.end, |end| end.min(prose.end));
        let looks = |rows: &[Row]| -> Vec<Look> { rows.iter().map(|row| row.line.look()).collect() };
        let (mut heads, mut tails) = (looks(&self.lines[..prose.start]), looks(&self.lines[last..]));
        let signs = |from: usize, looks: &[Look]| -> Vec<isize> {
            looks.iter().enumerate().map(|(offset, &look)| self.sign(from + offset, look, end)).collect()
        };
        heads.truncate(edge(signs(0, &heads)));
        let tail_signs = signs(last, &tails);
        let tail = self.lines.len() - edge(tail_signs.into_iter().rev());
        tails.drain(..tail - last);
        let evidence: usize = heads.iter().chain(&tails).map(|&look| weight(look)).sum();
        for (index, &look) in heads.iter().enumerate() {
            marks[index] = is_furniture(look, evidence);
        }
        self.mark_menus(&heads, &mut marks);
        self.mark_tail(tail, &tails, evidence, &mut marks);
        if let Some(ending) = ending {
            // The heading is not its own second cue.
            let own = weight(self.lines[ending.heading].line.look());
            if evidence >= own + weight(Look::Sure) {
                for (row, marked) in self.lines.iter().zip(&mut marks).skip(ending.heading) {
                    *marked |= !is_paragraph(row, row.line.look(), ending.usual);
                }
            }
        }
        self.mark_body(heads.len()..tail, &mut marks);
        marks
    }

    /// From the first line of prose to the last; lines that look like both prose and furniture do not count.
    /// None if there is no prose.
    fn prose(&self) -> Option<Range<usize>> {
        let is_article = |row: &Row| row.line.is_prose() && row.line.look() != Look::Sure;
        let first = self.lines.iter().take(HEAD_LINES).position(is_article)?;
        let from_end = self.lines.iter().rev().take(TAIL_LINES).position(is_article);
        Some(first..self.lines.len() - from_end.map_or(0, |lines| lines))
    }

    /// Where a heading says that other matter begins: near enough to the end of the page, and followed by lists
    /// and furniture as far as that end. If the article goes on, the heading is a line of it.
    fn end_of_article(&self, first: usize) -> Option<Ending> {
        let size = |rows: &[Row]| rows.iter().map(|row| row.text.len()).sum::<usize>();
        let whole = size(&self.lines);
        let from = self.lines.len().saturating_sub(TAIL_LINES).max(first);
        let mut headings =
            (from..self.lines.len()).filter(|&index| self.lines[index].line.ends_article()).peekable();
        let usual = self.usual_paragraph(first..*headings.peek()?);
        let tail = &self.lines[from..];
        let looks: Vec<Look> = tail.iter().map(|row| row.line.look()).collect();
        let is_sentence: Vec<bool> = tail
            .iter()
            .zip(&looks)
            .map(|(row, &look)| row.line.is_stopped() && look == Look::Plain)
            .collect();
        let signs: Vec<isize> =
            tail.iter().zip(&looks).map(|(row, &look)| sign_behind(row, look, usual)).collect();
        let heading = headings.find(|&heading| {
            let rest = heading - from..tail.len();
            let sentences = is_sentence[rest.clone()].iter().filter(|is| **is).count();
            let behind = signs[rest.clone()].iter().rev().copied();
            size(&tail[rest.clone()]) * MOST_BEHIND <= whole
                && sentences * MOST_BEHIND <= rest.len()
                && edge(behind) == rest.len()
        })?;
        Some(Ending { heading, usual })
    }

    /// The length of a paragraph in the middle of those in these lines, ordered by length.
    fn usual_paragraph(&self, lines: Range<usize>) -> usize {
        let prose = self.lines[lines].iter().filter(|row| row.line.is_prose());
        let mut sizes: Vec<usize> = prose.map(|row| row.line.size()).collect();
        let middle = sizes.len() / 2;
        sizes.sort_unstable();
        sizes.get(middle).copied().unwrap_or_default()
    }

    /// How much a line speaks for furniture, or, if negative, for the article: a short sentence speaks for
    /// the article as a long one does, unless it comes after the article's `end`.
    fn sign(&self, index: usize, look: Look, end: Option<usize>) -> isize {
        match look {
            Look::Plain if end.is_none_or(|end| index < end) && self.lines[index].line.is_stopped() => {
                -SENTENCE_WEIGHT
            }
            look => weight(look) as isize,
        }
    }

    /// Marks the lines after the article that are furniture, and the lines without a stop that are surrounded
    /// by enough furniture: tags, the title of the next article. A sentence is never marked because of its
    /// neighbours.
    fn mark_tail(&self, tail: usize, looks: &[Look], evidence: usize, marks: &mut [bool]) {
        // A date ahead of all the furniture may belong to a letter.
        let over = looks.iter().position(|&look| look != Look::Date && is_furniture(look, evidence));
        let Some(over) = over else { return };
        for (offset, &look) in looks.iter().enumerate().skip(over) {
            marks[tail + offset] = is_furniture(look, evidence);
        }
        let stretches: Vec<Range<usize>> = stretches(&marks[tail..]);
        let weight_of = |stretch: &Range<usize>| -> usize {
            looks[stretch.clone()].iter().map(|&look| weight(look)).sum()
        };
        for around in stretches.windows(2) {
            let [before, after] = around else { continue };
            let between = before.end..after.start;
            let enough = between.len() <= weight_of(before) + weight_of(after)
                && before.len() + after.len() >= BAR_LINES;
            let rows = tail + between.start..tail + between.end;
            if enough && !self.lines[rows.clone()].iter().any(|row| row.line.is_stopped()) {
                marks[rows].fill(true);
            }
        }
    }

    /// Marks runs of short lines at the head that contain a known button and are not divided by a blank line.
    fn mark_menus(&self, heads: &[Look], marks: &mut [bool]) {
        let mut start = 0;
        while start < heads.len() {
            let more = self.lines[start..heads.len()]
                .iter()
                .skip(1)
                .take_while(|row| row.line.is_entry() && !row.set_off)
                .count();
            let run = start..start + 1 + more;
            let known = run.clone().any(|index| self.lines[index].line.button() >= Look::Likely);
            if run.len() >= MENU_LINES && known && self.lines[start].line.is_entry() {
                marks[run.clone()].fill(true);
            }
            start = run.end;
        }
    }

    /// Marks what stands between the paragraphs: inserts, bars of buttons, buttons that are repeated often.
    fn mark_body(&self, body: Range<usize>, marks: &mut [bool]) {
        let buttons: Vec<bool> =
            self.lines[body.clone()].iter().map(|row| row.line.button() >= Look::Likely).collect();
        let mut times: HashMap<&str, usize> = HashMap::new();
        for (row, _) in self.lines[body.clone()].iter().zip(&buttons).filter(|(_, button)| **button) {
            *times.entry(row.text).or_default() += 1;
        }
        let mut run = 0;
        for (offset, &button) in buttons.iter().enumerate() {
            let index = body.start + offset;
            let row = &self.lines[index];
            run = if button { run + 1 } else { 0 };
            if run >= BAR_LINES {
                marks[index + 1 - run..=index].fill(true);
            }
            marks[index] |= row.line.is_insert() || button && times[row.text] >= OFTEN;
        }
    }
}

/// Whether a line with this look is a paragraph such as the article has them.
fn is_paragraph(row: &Row<'_>, look: Look, usual: usize) -> bool {
    look == Look::Plain && row.line.is_prose() && row.line.size() * SHORTER >= usual
}

/// How much a line behind a heading that ends the article speaks for that heading, or, if negative, for the
/// article. A short sentence may be a comment, and speaks for neither.
fn sign_behind(row: &Row<'_>, look: Look, usual: usize) -> isize {
    match look {
        _ if is_paragraph(row, look, usual) => -PARAGRAPH_WEIGHT,
        Look::Plain if row.line.is_stopped() => 0,
        look => weight(look).max(ENTRY_WEIGHT) as isize,
    }
}

/// How many lines belong to the edge of the page. `signs` are those of the lines from the edge towards the
/// article; the edge is where their running sum is largest.
fn edge(signs: impl IntoIterator<Item = isize>) -> usize {
    let (mut sum, mut best, mut lines) = (0, 0, 0);
    for (index, sign) in signs.into_iter().enumerate() {
        sum += sign;
        if sum >= best {
            (best, lines) = (sum, index + 1);
        }
    }
    lines
}

/// The runs of marked lines.
pub(super) fn stretches(marks: &[bool]) -> Vec<Range<usize>> {
    let mut start = 0;
    let runs = marks.chunk_by(|a, b| a == b).map(|run| {
        start += run.len();
        (run[0], start - run.len()..start)
    });
    runs.filter(|(marked, _)| *marked).map(|(_, run)| run).collect()
}

/// How strongly a line suggests that its neighbours are furniture too.
fn weight(look: Look) -> usize {
    match look {
        Look::Plain | Look::Date => 0,
        Look::Likely => 1,
        Look::Sure => 2,
    }
}

/// Whether a line before or after the article is furniture: it is sure by itself, or the rest of the page has
/// enough furniture.
fn is_furniture(look: Look, evidence: usize) -> bool {
    match look {
        Look::Plain => false,
        Look::Date | Look::Likely => evidence >= weight(look) + weight(Look::Sure),
        Look::Sure => true,
    }
}
