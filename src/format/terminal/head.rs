//! [`Head`]: the line above a pair.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::paint::FAINT;
use crate::bitext::{Origin, Pair, Placement};
use crate::view::{Fold, Kind, Sureness};

/// The style of a pair that the reader should look at, and of one to know of.
const ODD: Style = AnsiColor::Yellow.on_default().bold();
const UNEVEN: Style = Style::new().bold();

/// What stands above a pair: faint and short above one sentence that surely translates one, otherwise in the
/// whole width, with what is out of the ordinary.
pub(super) struct Head {
    pub(super) text: String,
    pub(super) style: Style,
}

/// What is worth a word about a pair, each with how dear the room for it is: what is cheapest is left out
/// first.
struct Remark {
    words: String,
    worth: u8,
}

impl Head {
    /// The head in at most `width` columns; a pair of a confidence below the bound is doubtful.
    pub(super) fn of(pair: &Pair<'_>, doubtful_below: f32, width: usize) -> Head {
        let bead = pair.bead();
        let number = pair.index() + 1;
        if let Some(kind) = Kind::of(pair) {
            return Head { text: format!("── {number} · {}", kind.name()), style: FAINT };
        }
        let sureness = Sureness::of(bead.confidence, doubtful_below);
        let is_even = bead.source.len() == 1 && bead.target.len() == 1;
        let is_moved = bead.placement == Placement::Moved;
        if is_even && !is_moved && sureness == Sureness::Sure {
            return Head { text: format!("── {number}"), style: FAINT };
        }
        let mut remarks = vec![Remark { words: bead.shape(), worth: 1 }];
        let lack = match (bead.source.is_empty(), bead.target.is_empty()) {
            (true, false) => Some("no Chinese"),
            (false, true) => Some("no English"),
            _ => None,
        };
        remarks.extend(lack.map(|words| Remark { words: words.to_owned(), worth: 0 }));
        // Who brings pairs is sure of them, and says so if not.
        if sureness != Sureness::Sure || bead.origin == Origin::Found {
            remarks.push(Remark { words: sureness.told(bead.confidence).into_owned(), worth: 2 });
        }
        if is_moved {
            remarks.push(Remark { words: "moved".to_owned(), worth: 2 });
        }
        let is_odd = bead.is_null() || is_moved || sureness == Sureness::Doubtful;
        Head { text: filled(number, &remarks, width), style: if is_odd { ODD } else { UNEVEN } }
    }
}

/// The line for a run that is folded.
pub(super) fn of_fold(fold: &Fold) -> String {
    let (first, last) = (fold.pairs.start + 1, fold.pairs.end);
    let numbers = if first == last { first.to_string() } else { format!("{first}–{last}") };
    format!("── {numbers} … {}", fold.told())
}

/// The number and as many remarks as there is room for, and a rule to the end of the line.
fn filled(number: usize, remarks: &[Remark], width: usize) -> String {
    let with = |least: u8| {
        let kept = remarks.iter().filter(|remark| remark.worth >= least);
        kept.fold(format!("━━ {number}"), |head, Remark { words, .. }| format!("{head} · {words}")) + " "
    };
    let dearest = remarks.iter().map(|remark| remark.worth).max().unwrap_or_default();
    let fitting = (0..=dearest).map(with).find(|head| head.width() <= width);
    let head = fitting.unwrap_or_else(|| with(dearest));
    let rest = "━".repeat(width.saturating_sub(head.width()));
    head + &rest
}
