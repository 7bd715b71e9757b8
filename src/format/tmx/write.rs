//! Writes TMX.

use std::fmt::Write;

use super::{CONFIDENCE, MOVED, PLACEMENT, SCORE, Tmx};
use crate::bitext::{Bead, Bitext, Placement};
use crate::format::written::{Lost, Written};
use crate::language::Language;
use crate::xml::{escaped, holds};

const TAKES: &str = "a string takes any text";

/// Writes the units; `notes` gives the remarks on a bead.
pub(super) fn write(tmx: &Tmx, bitext: &Bitext<'_>, mut notes: impl FnMut(usize) -> Vec<String>) -> Written {
    let languages: [Language; 2] = bitext.order().arranged((Language::Chinese, Language::English)).into();
    let mut lost = Lost::default();
    let mut out = header(tmx.tag(languages[0]));
    for pair in bitext.pairs() {
        let text = |language| match language {
            Language::Chinese => pair.source(),
            Language::English => pair.target(),
        };
        // A side may consist only of characters that cannot be written.
        let is_blank = |text: &str| text.chars().all(|c| c.is_whitespace() || !holds(c));
        if languages.iter().any(|&language| is_blank(text(language))) {
            lost.nulls += 1;
            continue;
        }
        writeln!(out, "    <tu tuid=\"{}\">", pair.index() + 1).expect(TAKES);
        properties(pair.bead(), &mut out);
        for note in notes(pair.index()) {
            writeln!(out, "      <note>{}</note>", escaped(&note)).expect(TAKES);
        }
        for language in languages {
            let (tag, text) = (escaped(tmx.tag(language)), text(language));
            lost.characters += text.chars().filter(|&c| !holds(c)).count();
            writeln!(out, "      <tuv xml:lang=\"{tag}\"><seg>{}</seg></tuv>", escaped(text)).expect(TAKES);
        }
        out.push_str("    </tu>\n");
    }
    out.push_str("  </body>\n</tmx>\n");
    Written { text: out, lost, ..Written::default() }
}

/// The part before the units. All seven attributes of the header are required.
fn header(source: &str) -> String {
    let attributes = [
        ("creationtool", env!("CARGO_PKG_NAME")),
        ("creationtoolversion", env!("CARGO_PKG_VERSION")),
        ("segtype", "sentence"),
        ("o-tmf", env!("CARGO_PKG_NAME")),
        ("adminlang", "en"),
        ("srclang", source),
        ("datatype", "plaintext"),
    ];
    let attributes: String =
        attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value))).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n  <header{attributes}/>\n  <body>\n"
    )
}

/// What is known about a bead. Properties and notes come before the texts.
fn properties(bead: &Bead, out: &mut String) {
    let mut property = |name, value: &str| {
        writeln!(out, "      <prop type=\"{name}\">{value}</prop>").expect(TAKES);
    };
    for (name, value) in [(SCORE, bead.score), (CONFIDENCE, bead.confidence)] {
        if value.is_finite() {
            property(name, &value.to_string());
        }
    }
    if bead.placement == Placement::Moved {
        property(PLACEMENT, MOVED);
    }
}
