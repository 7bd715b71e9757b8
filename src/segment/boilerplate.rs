//! The lines of a page that are no article: navigation, buttons, credits, comment forms, what is
//! offered to be read next.
//!
//! A line is marked for two cues at least: what it says and how it looks ([`Line`]), where it stands
//! (before the first prose or behind the last), that it comes again, that it stands among others. A
//! heading, a salutation or a signature has none of these. A text without prose, such as a poem or a
//! list, has no place before or behind it, and nothing of it is marked.

use std::collections::HashMap;
use std::ops::Range;

use super::furniture::{Line, Look};
use super::{Unit, UnitKind};

/// How many lines at the head and at the tail of a page are looked at.
const HEAD_LINES: usize = 80;
const TAIL_LINES: usize = 200;
/// A text with fewer lines is no page.
const PAGE_LINES: usize = 3;
/// What stands behind the end of an article is at most one part in so many of the page.
const MOST_BEHIND: usize = 2;
/// So many short lines in a row, one of them a known button, are a menu.
const MENU_LINES: usize = 3;
/// So many buttons in a row are a bar, also between two paragraphs.
const BAR_LINES: usize = 3;
/// A button that comes so often belongs to the page.
const OFTEN: usize = 3;

/// Marks the units that are no article. Units of one line are marked together.
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
struct Row<'t> {
    line: Line<'t>,
    text: &'t str,
    units: Range<usize>,
    /// Whether a blank line stands before it.
    set_off: bool,
}

struct Page<'t> {
    lines: Vec<Row<'t>>,
}

impl<'t> Page<'t> {
    fn new(text: &'t str, units: &[Unit]) -> Page<'t> {
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

    /// For each line whether it is no article.
    fn marks(&self) -> Vec<bool> {
        let mut marks = vec![false; self.lines.len()];
        let Some((head, tail)) = self.article() else { return marks };
        let heads: Vec<Look> = self.lines[..head].iter().map(|row| row.line.look()).collect();
        let tails: Vec<Look> = self.lines[tail..].iter().map(|row| row.line.look()).collect();
        let evidence: usize = heads.iter().chain(&tails).map(|&look| weight(look)).sum();
        for (index, &look) in heads.iter().enumerate() {
            marks[index] = is_furniture(look, evidence);
        }
        self.mark_menus(&heads, &mut marks);
        // The article is over at the first line that is furniture; what follows is the page's.
        let over = tails.iter().position(|&look| look != Look::Date && is_furniture(look, evidence));
        if let Some(over) = over {
            marks[tail + over..].fill(true);
        }
        self.mark_body(head..tail, &mut marks);
        marks
    }

    /// The lines of the article: from the first line of prose to the last, what is prose and
    /// furniture at once left out. None where there is no prose.
    fn article(&self) -> Option<(usize, usize)> {
        let is_article = |row: &Row| row.line.is_prose() && row.line.look() != Look::Sure;
        let first = self.lines.iter().take(HEAD_LINES).position(is_article)?;
        let from_end = self.lines.iter().rev().take(TAIL_LINES).position(is_article);
        let last = self.lines.len() - from_end.map_or(0, |lines| lines);
        Some((first, self.end_of_article(first).map_or(last, |end| end.min(last))))
    }

    /// Where a heading says that other things begin, near enough to the end of the page.
    fn end_of_article(&self, first: usize) -> Option<usize> {
        let size = |rows: &[Row]| rows.iter().map(|row| row.text.len()).sum::<usize>();
        let from = self.lines.len().saturating_sub(TAIL_LINES).max(first);
        let end = from + self.lines[from..].iter().position(|row| row.line.ends_article())?;
        (size(&self.lines[end..]) * MOST_BEHIND <= size(&self.lines)).then_some(end)
    }

    /// Marks runs of short lines at the head with a known button among them, where no blank line
    /// parts them.
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

    /// Marks what stands between the paragraphs: inserts, bars of buttons, buttons that come often.
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

/// What a line says of the others: that they stand on a page with furniture.
fn weight(look: Look) -> usize {
    match look {
        Look::Plain | Look::Date => 0,
        Look::Likely => 1,
        Look::Sure => 2,
    }
}

/// Whether a line before or behind the article is furniture: it is sure by itself, or its page has
/// enough of it besides.
fn is_furniture(look: Look, evidence: usize) -> bool {
    match look {
        Look::Plain => false,
        Look::Date | Look::Likely => evidence >= weight(look) + weight(Look::Sure),
        Look::Sure => true,
    }
}
