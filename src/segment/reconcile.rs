//! A second look, once both sides are known, at what was marked as not part of the article: what has a
//! counterpart on the other side belongs to the text.
//!
//! Two things count as a counterpart: the same number of credits at the same place on both sides (or of
//! buttons between the paragraphs, which are then the items of a list), and a large block of lines without
//! any cue, without which the other side is too long. Navigation, notices and comment forms stay marked, even
//! if both pages have them.

use std::ops::Range;

use super::boilerplate::{Page, Row};
use super::furniture::Look;
use super::{Unit, UnitKind};
use crate::language::letters;
use crate::simplify::Plain;

/// A block is large if it is at least one part in this many of its side's text.
const LARGE: usize = 5;
/// A block counts as plain if at least one line in this many is plain.
const PLAIN: usize = 2;

/// One side: its text and its units.
pub(crate) type Side<'a> = (&'a str, &'a mut [Unit]);

/// Takes back the marks of lines that have a counterpart on the other side. Linear in both texts.
pub(crate) fn reconcile(sides: [Side<'_>; 2]) {
    if !sides.iter().any(|(_, units)| units.iter().any(|unit| unit.kind == UnitKind::Boilerplate)) {
        return;
    }
    let shown = [0, 1].map(|side| Plain::shown(sides[side].0, &[]));
    let pages = [0, 1].map(|side| {
        let (text, units) = &sides[side];
        let there = |unit: &Unit| Unit { span: shown[side].here(unit.span), ..*unit };
        Marked::new(shown[side].text(text), &units.iter().map(there).collect::<Vec<_>>())
    });
    let mut taken = like_lines(&pages);
    for (side, rows) in like_blocks(&pages, &taken).into_iter().enumerate() {
        taken[side].extend(rows);
    }
    for (((_, units), page), rows) in sides.into_iter().zip(&pages).zip(taken) {
        for row in rows {
            units[page.rows[row].units.clone()].iter_mut().for_each(|unit| unit.kind = UnitKind::Text);
        }
    }
}

/// The lines of a side, and which of them are marked.
struct Marked<'t> {
    rows: Vec<Row<'t>>,
    marked: Vec<bool>,
    /// From the first sentence that is not marked to the last, in lines.
    body: Range<usize>,
}

/// Where a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Within,
    Behind,
}

impl<'t> Marked<'t> {
    fn new(text: &'t str, units: &[Unit]) -> Marked<'t> {
        let rows = Page::new(text, units).lines;
        let marked: Vec<bool> =
            rows.iter().map(|row| units[row.units.start].kind == UnitKind::Boilerplate).collect();
        let sentence = |index: usize| !marked[index] && rows[index].line.is_stopped();
        let start = (0..rows.len()).find(|&index| sentence(index)).unwrap_or(rows.len());
        let end = (0..rows.len()).rfind(|&index| sentence(index)).map_or(start, |index| index + 1);
        Marked { rows, marked, body: start..end }
    }

    fn place(&self, row: usize) -> Place {
        match row {
            _ if row < self.body.start => Place::Before,
            _ if row < self.body.end => Place::Within,
            _ => Place::Behind,
        }
    }

    /// The lines at this place that are credits, or list items that read like buttons.
    fn likenesses(&self, place: Place) -> Vec<usize> {
        let is_like = |row: &usize| {
            let line = &self.rows[*row].line;
            let item = place == Place::Within && line.button() >= Look::Likely && !line.is_insert();
            line.is_credit() || item
        };
        (0..self.rows.len()).filter(|&row| self.place(row) == place).filter(is_like).collect()
    }

    /// How much text a run of lines has, in letters.
    fn size(&self, rows: Range<usize>) -> usize {
        self.rows[rows].iter().map(|row| letters(row.text)).sum()
    }
}

/// The marked credits and items of each side, for places where both sides have the same number of them.
fn like_lines(pages: &[Marked<'_>; 2]) -> [Vec<usize>; 2] {
    let mut taken = [Vec::new(), Vec::new()];
    for place in [Place::Before, Place::Within, Place::Behind] {
        let found = [0, 1].map(|side| pages[side].likenesses(place));
        if found[0].len() == found[1].len() {
            for (side, rows) in found.into_iter().enumerate() {
                taken[side].extend(rows.into_iter().filter(|&row| pages[side].marked[row]));
            }
        }
    }
    taken
}

/// The lines of each side in a marked block that the other side seems to have as unmarked text: counting the
/// block brings the lengths of the two sides closer together. The largest block is tried first.
fn like_blocks(pages: &[Marked<'_>; 2], taken: &[Vec<usize>; 2]) -> [Vec<usize>; 2] {
    let mut blocks: Vec<(usize, usize, Range<usize>)> = Vec::new();
    let mut text = [0, 0];
    for (side, page) in pages.iter().enumerate() {
        let mut start = 0;
        for run in page.marked.chunk_by(|a, b| a == b) {
            let rows = start..start + run.len();
            start = rows.end;
            let size = page.size(rows.clone());
            if !run[0] {
                text[side] += size;
                continue;
            }
            let plain = page.rows[rows.clone()].iter().filter(|row| row.line.look() == Look::Plain).count();
            if plain * PLAIN >= rows.len() {
                blocks.push((size, side, rows));
            }
        }
        text[side] += taken[side].iter().map(|&row| page.size(row..row + 1)).sum::<usize>();
    }
    blocks.sort_by_key(|(size, side, rows)| (std::cmp::Reverse(*size), *side, rows.start));
    let mut found = [Vec::new(), Vec::new()];
    for (size, side, rows) in blocks {
        let (own, other) = (text[side], text[1 - side]);
        if size * LARGE >= own && unlike(own + size, other) < unlike(own, other) {
            text[side] += size;
            found[side].extend(rows.filter(|&row| pages[side].rows[row].line.look() != Look::Sure));
        }
    }
    found
}

/// How unlike two lengths are: zero if they are equal, and larger the more often one goes into the other.
fn unlike(a: usize, b: usize) -> f64 {
    (a as f64 / b as f64).ln().abs()
}

#[cfg(test)]
mod tests {
    use crate::Document;

    const ZH: &str =
        "昨天下了一场大雨，镇上的河水涨了两米，学校停课三天。\n消防队救出了七只羊，羊的主人请他们喝了茶。";
    const EN: &str = "It rained hard yesterday, the river rose by two meters, and schools were closed for three days.\n\
        The fire brigade rescued seven goats, and the owner gave them tea.";

    /// What is still marked on both sides.
    fn marked(zh: &str, en: &str) -> [Vec<String>; 2] {
        let (mut zh, mut en) = (Document::new(zh), Document::new(en));
        zh.reconcile(&mut en);
        [zh, en].map(|document| {
            let marked = document.sentences().filter(|sentence| sentence.is_boilerplate());
            marked.map(|sentence| sentence.text().to_owned()).collect()
        })
    }

    #[test]
    fn credits_on_both_sides_are_text() {
        assert_eq!(
            marked(&format!("大雨\n来源：松岭晚报\n{ZH}"), &format!("Rain\nSource: Songling News\n{EN}")),
            [vec![""; 0], vec![]]
        );
        assert_eq!(
            marked(&format!("{ZH}\n责任编辑：周一鸣"), &format!("{EN}\nEditor in charge: Zhou Yiming")),
            [vec![""; 0], vec![]]
        );
    }

    #[test]
    fn credits_of_one_side_stay_marked() {
        assert_eq!(
            marked(&format!("大雨\n来源：松岭晚报\n{ZH}"), &format!("Rain\n{EN}")),
            [vec!["来源：松岭晚报"], vec![]]
        );
        assert_eq!(
            marked(&format!("大雨\n来源：松岭晚报\n{ZH}"), &format!("Rain\n{EN}\nSource: Songling News")),
            [vec!["来源：松岭晚报"], vec!["Source: Songling News"]]
        );
    }

    #[test]
    fn navigation_on_both_sides_stays_marked() {
        assert_eq!(
            marked(
                &format!("首页\n登录\n注册\n\n大雨\n{ZH}\n版权所有"),
                &format!("Home\nLog in\nRegister\n\nRain\n{EN}\nAll rights reserved")
            ),
            [
                vec!["首页", "登录", "注册", "版权所有"],
                vec!["Home", "Log in", "Register", "All rights reserved"]
            ]
        );
    }

    #[test]
    fn items_that_read_like_buttons_are_text_if_both_sides_have_them() {
        let end = (
            "这些都要关掉，否则孩子们整晚都不会去睡觉。",
            "All of them are switched off, or no child will sleep.",
        );
        let zh = format!("{ZH}\n微信\n微博\n抖音\n{}", end.0);
        assert_eq!(marked(&zh, &format!("{EN}\nWeChat\nWeibo\nYouTube\n{}", end.1)), [vec![""; 0], vec![]]);
        assert_eq!(marked(&zh, &format!("{EN}\n{}", end.1)), [vec!["微信", "微博", "抖音"], vec![]]);
    }

    #[test]
    fn a_block_that_the_other_side_has_unmarked_is_text() {
        let zh = format!("{ZH}\n相关阅读\n河边的旧码头\n雨季的农民与玉米\n消防队的一天\n责任编辑：周一鸣");
        let books = "Books on the Matter\nThe old pier by the river\nFarmers and corn in the rainy season\nA day with the fire brigade";
        assert_eq!(marked(&zh, &format!("{EN}\n{books}")), [vec!["责任编辑：周一鸣"], vec![]]);
        assert_eq!(marked(&zh, EN)[0].len(), 5, "the other side has no such block");
    }

    #[test]
    fn blocks_that_are_marked_on_both_sides_stay_so() {
        let zh = format!("{ZH}\n相关阅读\n河边的旧码头\n消防队的一天\n版权所有");
        let en = format!(
            "{EN}\nRelated Articles\nThe old pier by the river\nA day with the fire brigade\nAll rights reserved"
        );
        assert_eq!(marked(&zh, &en).map(|lines| lines.len()), [4, 4]);
    }

    #[test]
    fn nothing_to_compare_with_is_no_counterpart() {
        let zh = format!("{ZH}\n责任编辑：周一鸣");
        assert_eq!(marked(&zh, "")[0], ["责任编辑：周一鸣"]);
        assert_eq!(marked("", "")[0], [""; 0]);
    }
}
