//! [`Row`]: a pair, side by side.

use std::fmt;

use crate::anchor::Key;
use crate::bitext::{Bitext, Link, Pair, Placement};
use crate::lint::Finding;
use crate::span::Span;
use crate::view::{self, Kind, Sureness, counted, percent};

use super::escape::{Escaped, words};
use super::findings;
use super::runs::Mark;
use super::side::Side;

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

/// This many links of a row have a colour of their own; any others share a grey. Their numbers tell all of
/// them apart.
const COLOURS: usize = 12;

impl<N: ExactSizeIterator<Item = usize> + Clone> Row<'_, N> {
    pub(super) fn write(&self, bitext: &Bitext<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pair = &self.pair;
        writeln!(f, "<li class=\"{}\" id=\"p{}\">", words(self.classes()), pair.index() + 1)?;
        self.head(f)?;
        // Anchors of code are the code itself.
        let links = if Kind::of(pair) == Some(Kind::Code) { Vec::new() } else { pair.links() };
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
        self.anchors(bitext, &links, &colours, f)?;
        writeln!(f, "</li>")
    }

    fn classes(&self) -> Vec<&'static str> {
        let bead = self.pair.bead();
        let mut classes = vec!["pair", self.sureness().name()];
        let uneven = bead.source.len() != 1 || bead.target.len() != 1;
        let moved = bead.placement == Placement::Moved;
        let more = [
            (uneven || moved, "uneven"),
            (bead.is_null(), "null"),
            (Kind::of(&self.pair).is_some(), "passive"),
            (self.numbers.len() > 0, "found"),
        ];
        classes.extend(more.into_iter().filter(|&(is, _)| is).map(|(_, name)| name));
        classes
    }

    fn sureness(&self) -> Sureness {
        Sureness::of(self.pair.confidence(), Sureness::DOUBTFUL_BELOW)
    }

    /// The number, and what is out of the ordinary: nothing more about one sentence that surely translates one.
    fn head(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (pair, bead) = (&self.pair, self.pair.bead());
        write!(f, "<div class=\"head\"><h3>Pair {}</h3>", pair.index() + 1)?;
        let is_even = bead.source.len() == 1 && bead.target.len() == 1;
        if !is_even {
            write!(f, " <span class=\"badge\">{}</span>", bead.shape())?;
        }
        let is_moved = bead.placement == Placement::Moved;
        if is_moved {
            write!(f, " <span class=\"badge moved\">moved")?;
            if let Some(before) = self.places.0[pair.index()] {
                write!(f, ", in English after <a href=\"#p{0}\">pair {0}</a>", before + 1)?;
            }
            write!(f, "</span>")?;
        }
        let kind = Kind::of(pair);
        if let Some(kind) = kind {
            write!(f, " <span class=\"badge\">{}</span>", kind.name())?;
        }
        let sureness = self.sureness();
        if kind.is_none() && (!is_even || is_moved || sureness != Sureness::Sure) {
            write!(f, " <span class=\"confidence\">{}</span>", sureness.told(bead.confidence))?;
        }
        writeln!(f, "</div>")
    }

    /// Where its findings are on one side.
    fn marks(&self, span: fn(&Finding) -> Option<Span>) -> Vec<Mark> {
        let mark = |number: usize| Some(Mark { span: span(&self.findings[number])?, number });
        self.numbers.clone().filter_map(mark).collect()
    }

    /// The list of links, collapsed: it says in words what the colours show.
    fn anchors(
        &self,
        bitext: &Bitext<'_>,
        links: &[Link<'_>],
        colours: &[String],
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        if links.is_empty() {
            return Ok(());
        }
        let count = counted(links.len(), "anchor");
        writeln!(f, "<details class=\"anchors\"><summary>{count}</summary>\n<ol>")?;
        for (link, colour) in links.iter().zip(colours) {
            let zh = view::text(bitext.source(), link.source.span);
            let en = view::text(bitext.target(), link.target.span);
            writeln!(
                f,
                "<li><span class=\"{colour}\" lang=\"zh\">{}</span> = <span class=\"{colour}\" lang=\"en\">{}</span> \
                 <span class=\"soft\">{}, {} alike</span></li>",
                Escaped(&zh),
                Escaped(&en),
                link.source.key.sort(),
                percent(link.similarity)
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
