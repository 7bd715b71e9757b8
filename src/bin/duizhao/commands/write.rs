//! The one place where pairs become text.

use std::path::Path;

use duizhao::format::terminal::{self, Paint, SideBySide};
use duizhao::format::{Format, Written, html, jsonl, markdown, tmx, tsv, vecalign};
use duizhao::lint::Finding;
use duizhao::report::HtmlReport;
use duizhao::{Bead, Bitext, Error, ErrorKind, Result};

use crate::arguments::Common;
use crate::output;
use crate::screen;

/// How pairs are shown, whatever the format.
#[derive(Clone, Copy, Default)]
pub(crate) struct Manner {
    /// The width in columns, if a terminal gives one.
    pub(crate) width: Option<usize>,
    pub(crate) paint: Paint,
    /// Beads that are less sure than this are marked.
    pub(crate) doubtful_below: Option<f32>,
    pub(crate) folds: Folds,
    pub(crate) ending: Ending,
}

/// What stands below pairs that are read by a person.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Ending {
    #[default]
    Nothing,
    /// How many there are of what, which includes what the linter found.
    Summary,
}

/// What becomes of lines of the page and of code where pairs are read by a person.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Folds {
    /// A run of them is one line.
    #[default]
    Closed,
    Open,
}

impl Manner {
    /// The manner for the terminal, if results go there.
    pub(crate) fn on_screen(common: &Common) -> Manner {
        let width = if common.output.is_none() { screen::width() } else { None };
        Manner { width, paint: screen::paint(common), ..Manner::default() }
    }
}

/// The word that marks a bead.
const DOUBTFUL: &str = "doubtful";

/// Writes the pairs of a bitext, with `findings` if the format has a place for them. The documents that go
/// with some formats are named after the file that the pairs go to.
pub(crate) fn write(
    bitext: &Bitext<'_>,
    findings: &[Finding],
    format: Format,
    manner: &Manner,
    path: Option<&Path>,
) -> Result<Written> {
    if format == terminal::FORMAT {
        return Ok(text(bitext, findings, manner).into());
    }
    if format == html::FORMAT {
        return Ok(HtmlReport::new(bitext).findings(findings).to_string().into());
    }
    if format == tmx::FORMAT {
        return Ok(tmx::Tmx::new().write_with(bitext, findings));
    }
    let is_folded = format == markdown::FORMAT && manner.folds == Folds::Closed;
    let mut written = match path.filter(|path| path.as_os_str() != "-") {
        _ if is_folded => markdown::write_folded(bitext).into(),
        Some(path) => format.write_named(bitext, &output::stem(path)),
        None => format.write(bitext),
    };
    if let Some(limit) = manner.doubtful_below {
        let beads = written.text.lines().zip(bitext.beads());
        let lines = beads.map(|(line, bead)| marked(line, is_doubtful(bead, limit), format));
        written.text = lines.collect::<Result<String>>()?;
    }
    Ok(written)
}

/// The report of a bitext, with the name of a file as its title.
pub(crate) fn report(bitext: &Bitext<'_>, findings: &[Finding], path: &Path) -> String {
    let title = path.file_stem().unwrap_or_default().to_string_lossy();
    HtmlReport::new(bitext).findings(findings).title(&title).to_string()
}

/// A path as a URL: every byte with a special meaning there is percent-encoded, except what divides folders.
pub(crate) fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/');
    let written = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(written).collect()
}

/// A finding in one line, with the number of its pair, counted from one.
pub(crate) fn told(finding: &Finding, bitext: &Bitext<'_>) -> String {
    format!("pair {}: {}", finding.pair + 1, finding.display(bitext))
}

/// Reports on standard error what a format could not carry.
pub(crate) fn tell_lost(written: &Written, format: Format) {
    let lost = written.lost;
    let counts = [
        (lost.nulls, "beads with one side only"),
        (lost.moved, "moved beads"),
        (lost.characters, "characters that it has no way to write"),
    ];
    for (count, what) in counts.into_iter().filter(|&(count, _)| count > 0) {
        screen::tell(&format!("left out of the {format}: {count} {what}"));
    }
}

fn text(bitext: &Bitext<'_>, findings: &[Finding], manner: &Manner) -> String {
    let mut layout = SideBySide::new().paint(manner.paint);
    if let Some(width) = manner.width {
        layout = layout.width(width);
    }
    if let Some(limit) = manner.doubtful_below {
        layout = layout.doubtful_below(limit);
    }
    if manner.folds == Folds::Open {
        layout = layout.unfolded();
    }
    let mut text = layout.pairs_with(bitext, findings).to_string();
    if manner.ending == Ending::Summary {
        text.push_str(&layout.summary(bitext, findings).to_string());
    }
    text
}

fn is_doubtful(bead: &Bead, limit: f32) -> bool {
    bead.confidence < limit
}

/// A bead's line with its mark: a column, a field, or a remark. The readers of the formats read or skip all
/// three.
fn marked(line: &str, doubtful: bool, format: Format) -> Result<String> {
    let word = if doubtful { DOUBTFUL } else { "" };
    if format == jsonl::FORMAT {
        let fields = line.strip_suffix('}').expect("a bead is an object");
        Ok(format!("{fields},\"{DOUBTFUL}\":{doubtful}}}\n"))
    } else if format == vecalign::FORMAT && !doubtful {
        Ok(format!("{line}\n"))
    } else if format == vecalign::FORMAT || format == tsv::FORMAT {
        Ok(format!("{line}\t{word}\n"))
    } else {
        let message =
            format!("{format} has no place for the marks of --min-confidence; leave the option out");
        Err(Error::new(ErrorKind::Unknown, message))
    }
}
