//! [`Row`]: a pair, side by side.

use std::fmt;

use crate::anchor::Key;
use crate::bitext::{Bitext, Link, Pair, Placement};
use crate::lint::Finding;
use crate::span::Span;

use super::escape::{Escaped, words};
use super::findings;
use super::runs::Mark;
use super::side::Side;
use super::tally::counted;

/// One pair with everything that is known about it.
///
/// `numbers` are the numbers of its findings among all `findings`.
pub(super) struct Row<'a, N> {
    pub(super) pair: Pair<'a>,
    pub(super) findings: &'a [Finding],
    pub(super) numbers: N,
    pub(super) places: &'a Places,
}

/// The pair that precedes each pair in the English.
pub(super) struct Places(Vec<Option<usize>>);

impl Places {
    pub(super) fn of(bitext: &Bitext<'_>) -> Places {
        let beads = bitext.beads();
        let mut order: Vec<usize> = (0..beads.len()).filter(|&k| !beads[k].target.is_empty()).collect();
        order.sort_by_key(|&k| beads[k].target);
        let mut before = vec![None; beads.len()];
        order.windows(2).for_each(|two| before[two[1]] = Some(two[0]));
        Places(before)
    }
}

/// Levels of confidence: a pair gets the shade of the highest bound that it reaches.
const SHADES: [(f32, &str); 3] = [(0.9, "sure"), (0.7, "likely"), (0.5, "unsure")];
/// The shade below all bounds.
const DOUBTFUL: &str = "doubtful";
/// This many links of a row have a colour of their own; any others share a grey. Their numbers tell all of
/// them apart.
const COLOURS: usize = 12;

impl<N: ExactSizeIterator<Item = usize> + Clone> Row<'_, N> {
    pub(super) fn write(&self, bitext: &Bitext<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pair = &self.pair;
        writeln!(f, "<li class=\"{}\" id=\"p{}\">", words(self.classes()), pair.index() + 1)?;
        self.head(f)?;
        let links = pair.links();
        let colours: Vec<String> = links.iter().enumerate().map(|(k, link)| colour(k, link)).collect();
        let side = |document, sentences, link_span: fn(&Link<'_>) -> Span, finding_span| Side {
            document,
            sentences,
            links: links
                .iter()
                .enumerate()
                .map(|(k, link)| Mark { span: link_span(link), number: k })
                .collect(),
            marks: self.marks(finding_span),
            colours: &colours,
            findings: self.findings,
        };
        let bead = pair.bead();
        side(bitext.source(), bead.source, |link| link.source.span, |finding| finding.source).write(f)?;
        side(bitext.target(), bead.target, |link| link.target.span, |finding| finding.target).write(f)?;
        if self.numbers.len() > 0 {
            writeln!(f, "<ul class=\"notes\">")?;
            for number in self.numbers.clone() {
                findings::note(bitext, number, &self.findings[number], f)?;
            }
            writeln!(f, "</ul>")?;
        }
        self.anchors(&links, &colours, f)?;
        writeln!(f, "</li>")
    }

    fn classes(&self) -> Vec<&'static str> {
        let bead = self.pair.bead();
        let shade = SHADES.iter().find(|&&(bound, _)| bead.confidence >= bound);
        let mut classes = vec!["pair", shade.map_or(DOUBTFUL, |&(_, name)| name)];
        let uneven = bead.source.len() != 1 || bead.target.len() != 1;
        let moved = bead.placement == Placement::Moved;
        let more = [
            (uneven || moved, "uneven"),
            (bead.is_null(), "null"),
            (self.pair.is_boilerplate(), "page"),
            (self.numbers.len() > 0, "found"),
        ];
        classes.extend(more.into_iter().filter(|&(is, _)| is).map(|(_, name)| name));
        classes
    }

    fn head(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pair, bead) = (&self.pair, self.pair.bead());
        write!(f, "<div class=\"head\"><h3>Pair {}</h3>", pair.index() + 1)?;
        let badge = if bead.source.len() == 1 && bead.target.len() == 1 { "soft" } else { "badge" };
        write!(f, " <span class=\"{badge}\">{}</span>", bead.shape())?;
        if bead.placement == Placement::Moved {
            write!(f, " <span class=\"badge moved\">moved")?;
            if let Some(before) = self.places.0[pair.index()] {
                write!(f, ", in English after <a href=\"#p{0}\">pair {0}</a>", before + 1)?;
            }
            write!(f, "</span>")?;
        }
        if pair.is_boilerplate() {
            write!(f, " <span class=\"badge\">line of the page</span>")?;
        }
        writeln!(f, " <span class=\"confidence\">confidence {:.2}</span></div>", bead.confidence)
    }

    /// Where its findings are on one side.
    fn marks(&self, span: fn(&Finding) -> Option<Span>) -> Vec<Mark> {
        let mark = |number: usize| Some(Mark { span: span(&self.findings[number])?, number });
        self.numbers.clone().filter_map(mark).collect()
    }

    /// The list of links, collapsed: it says in words what the colours show.
    fn anchors(&self, links: &[Link<'_>], colours: &[String], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if links.is_empty() {
            return Ok(());
        }
        let count = counted(links.len(), "anchor");
        writeln!(f, "<details class=\"anchors\"><summary>{count}</summary>\n<ol>")?;
        let (source, target) = (self.pair.source_span().start, self.pair.target_span().start);
        for (link, colour) in links.iter().zip(colours) {
            let zh = link.source.span.relative_to(source).of(self.pair.source());
            let en = link.target.span.relative_to(target).of(self.pair.target());
            writeln!(
                f,
                "<li><span class=\"{colour}\" lang=\"zh\">{}</span> = <span class=\"{colour}\" lang=\"en\">{}</span> \
                 <span class=\"soft\">{}, likeness {:.2}</span></li>",
                Escaped(zh),
                Escaped(en),
                link.source.key.sort(),
                link.similarity
            )?;
        }
        writeln!(f, "</ol></details>")
    }
}

/// The classes of a link, by its number in the row. A quotation is only underlined: tinting whole sentences
/// would hide what is in them.
fn colour(number: usize, link: &Link<'_>) -> String {
    let colour = if number < COLOURS { format!(" k{}", number + 1) } else { String::new() };
    let quote = if matches!(link.source.key, Key::Quote(_)) { " quote" } else { "" };
    format!("k{colour}{quote}")
}
