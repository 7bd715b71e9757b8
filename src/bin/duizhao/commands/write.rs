//! The one place where pairs become text.

use duizhao::format::terminal::SideBySide;
use duizhao::format::{jsonl, tsv, vecalign};
use duizhao::lint::Finding;
use duizhao::{Bead, Bitext};

use crate::arguments::{Common, Format};
use crate::screen;

/// How pairs are shown, whatever the format.
#[derive(Clone, Copy, Default)]
pub(crate) struct Manner {
    /// Columns of a line, where there is a terminal that has them.
    pub(crate) width: Option<usize>,
    /// Beads that are less sure than this are marked.
    pub(crate) doubtful_below: Option<f32>,
}

impl Manner {
    /// What fits the terminal, if results go there.
    pub(crate) fn on_screen(common: &Common) -> Manner {
        let width = if common.output.is_none() { screen::width() } else { None };
        Manner { width, doubtful_below: None }
    }
}

/// The word that marks a bead.
const DOUBTFUL: &str = "doubtful";

/// Writes the pairs of a bitext; `findings` stand with them where the format is for reading.
pub(crate) fn write(bitext: &Bitext<'_>, findings: &[Finding], format: Format, manner: &Manner) -> String {
    let lines = match format {
        Format::Text => return text(bitext, findings, manner),
        Format::Tsv => tsv::write(bitext),
        Format::Jsonl => jsonl::write(bitext),
        Format::Vecalign => vecalign::write(bitext),
    };
    match manner.doubtful_below {
        None => lines,
        Some(limit) => {
            let beads = lines.lines().zip(bitext.beads());
            beads.map(|(line, bead)| marked(line, is_doubtful(bead, limit), format)).collect()
        }
    }
}

fn text(bitext: &Bitext<'_>, findings: &[Finding], manner: &Manner) -> String {
    let mut layout = SideBySide::new();
    if let Some(width) = manner.width {
        layout = layout.width(width);
    }
    if let Some(limit) = manner.doubtful_below {
        layout = layout.doubtful_below(limit);
    }
    layout.pairs_with(bitext, findings).to_string()
}

fn is_doubtful(bead: &Bead, limit: f32) -> bool {
    bead.confidence < limit
}

/// A bead's line with its mark: a column, a field, or a remark. All three are read, or passed over, by
/// the readers of their formats.
fn marked(line: &str, doubtful: bool, format: Format) -> String {
    let word = if doubtful { DOUBTFUL } else { "" };
    match format {
        Format::Jsonl => match line.strip_suffix('}') {
            Some(fields) => format!("{fields},\"{DOUBTFUL}\":{doubtful}}}\n"),
            None => unreachable!("a bead is an object"),
        },
        Format::Vecalign if !doubtful => format!("{line}\n"),
        _ => format!("{line}\t{word}\n"),
    }
}
