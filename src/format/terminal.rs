//! Pairs side by side, for reading in a terminal.
//!
//! Chinese on the left, English on the right; under each pair the anchors that hold it together and
//! the findings that belong to it. Plain text: no colour, no cursor movement. A Chinese character is
//! two columns wide.

use std::fmt::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::bitext::{Bitext, Link, Pair, Placement};
#[cfg(feature = "lint")]
use crate::lint::Finding;

/// Lays pairs out side by side.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::format::terminal::SideBySide;
///
/// let bitext = Bitext::from_pairs([("你好。", "Hello."), ("再见。", "")]);
/// let text = SideBySide::new().width(60).pairs(&bitext).to_string();
/// assert!(text.lines().any(|line| line.contains("你好。") && line.ends_with("│ Hello.")));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SideBySide {
    width: usize,
}

/// Fewest columns that a layout makes sense in.
const NARROWEST: usize = 40;
/// Columns before the text of the left side.
const INDENT: usize = 2;
/// Between the two sides.
const RULE: &str = " │ ";
/// An English version takes more columns than its original: the left side gets this share.
const LEFT_SHARE: f64 = 0.44;
/// What stands where a sentence has no counterpart.
const NOTHING: &str = "—";

impl Default for SideBySide {
    fn default() -> SideBySide {
        SideBySide::new()
    }
}

impl SideBySide {
    /// A layout 100 columns wide.
    pub fn new() -> SideBySide {
        SideBySide { width: 100 }
    }

    /// The width in columns; at least 40.
    #[must_use]
    pub fn width(self, columns: usize) -> SideBySide {
        SideBySide { width: columns.max(NARROWEST) }
    }

    /// All pairs of a bitext.
    pub fn pairs<'a>(self, bitext: &'a Bitext<'_>) -> impl fmt::Display + 'a {
        Text(move |f: &mut fmt::Formatter<'_>| bitext.pairs().try_for_each(|pair| self.pair(&pair, f)))
    }

    /// All pairs of a bitext with their findings.
    #[cfg(feature = "lint")]
    pub fn pairs_with<'a>(self, bitext: &'a Bitext<'_>, findings: &'a [Finding]) -> impl fmt::Display + 'a {
        Text(move |f: &mut fmt::Formatter<'_>| {
            for pair in bitext.pairs() {
                self.pair(&pair, f)?;
                for finding in findings.iter().filter(|finding| finding.pair == pair.index()) {
                    self.note("!", &finding.display(bitext).to_string(), f)?;
                }
            }
            Ok(())
        })
    }

    fn pair(self, pair: &Pair<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bead = pair.bead();
        let mut head = format!("── {} · {}", pair.index() + 1, bead.shape());
        write!(head, " · score {:.2} · confidence {:.2}", bead.score, bead.confidence)?;
        if bead.placement == Placement::Moved {
            head.push_str(" · moved");
        }
        if pair.is_boilerplate() {
            head.push_str(" · page");
        }
        head.push(' ');
        let rest = self.width.saturating_sub(head.width());
        writeln!(f, "{head}{}", "─".repeat(rest))?;

        let left = ((self.width - INDENT - RULE.width()) as f64 * LEFT_SHARE) as usize;
        let right = self.width - INDENT - RULE.width() - left;
        let side = |text: &str, width: usize| {
            let words: Vec<&str> = text.split_whitespace().collect();
            wrap(if words.is_empty() { NOTHING.to_owned() } else { words.join(" ") }.as_str(), width)
        };
        let (left_lines, right_lines) = (side(pair.source(), left), side(pair.target(), right));
        for k in 0..left_lines.len().max(right_lines.len()) {
            let line = |lines: &[String]| lines.get(k).cloned().unwrap_or_default();
            let (a, b) = (line(&left_lines), line(&right_lines));
            let fill = " ".repeat(left - a.width());
            writeln!(f, "{}{a}{fill}{RULE}{b}", " ".repeat(INDENT))?;
        }
        let links: Vec<String> = pair.links().iter().map(|link| shown(link, pair)).collect();
        if !links.is_empty() {
            self.note("=", &links.join(" · "), f)?;
        }
        Ok(())
    }

    /// A remark under a pair, with a sign that says what kind.
    fn note(self, sign: &str, text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let indent = 2 * INDENT + 2;
        for (k, line) in wrap(text, self.width - indent).iter().enumerate() {
            let sign = if k == 0 { sign } else { " " };
            writeln!(f, "{}{sign} {line}", " ".repeat(indent - 2))?;
        }
        Ok(())
    }
}

fn shown(link: &Link<'_>, pair: &Pair<'_>) -> String {
    let source = link.source.span.relative_to(pair.source_span().start).of(pair.source());
    let target = link.target.span.relative_to(pair.target_span().start).of(pair.target());
    match link.similarity {
        similarity if similarity >= 0.995 => format!("{source} = {target}"),
        similarity => format!("{source} ≈ {target} ({similarity:.2})"),
    }
}

/// Marks that must not begin a line.
const CLOSING: &str = "。，、；：！？”’」』）》】…—,.;:!?)]}%";
/// Marks that must not end a line.
const OPENING: &str = "“‘「『（《【([{";

/// Breaks a text into lines of at most `width` columns: between words and between Chinese characters,
/// not before a closing mark and not after an opening one. A word that is too long is cut.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let fits = line.width() + piece.trim_end().width() <= width;
        if !fits && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        if piece.trim_end().width() > width {
            for c in piece.chars() {
                if line.width() + c.width().unwrap_or(0) > width {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        } else {
            line.push_str(piece);
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The pieces between which a line may be broken. White space belongs to the piece before it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let Some(&(at, next)) = chars.peek() else { break };
        let wide = c.width() == Some(2) || next.width() == Some(2);
        let allowed = (c.is_whitespace() && !next.is_whitespace()) || (wide && !next.is_whitespace());
        if allowed && !CLOSING.contains(next) && !OPENING.contains(c) {
            pieces.push(&text[start..at]);
            start = at;
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// A value that is written by a function.
struct Text<F>(F);

impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for Text<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked_for() {
        let text =
            "阿里云香港可用区C发生大规模服务中断（故障超过12个小时），supercalifragilisticexpialidocious。";
        for width in [8, 13, 30] {
            for line in wrap(text, width) {
                assert!(line.width() <= width + 2, "{line:?} is wider than {width}");
            }
        }
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        let text = "一二三四，五六七八。九十";
        for width in 4..12 {
            for line in wrap(text, width) {
                assert!(!line.starts_with(['，', '。']), "{line:?} at {width}");
            }
        }
    }
}
