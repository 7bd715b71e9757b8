//! [`Row`]: a pair of texts, as a file holds it.

use crate::bitext::{Bitext, Origin, Placement};

/// A pair of texts, with whatever else a file says about it.
///
/// ```
/// use duizhao::format::Row;
///
/// let rows = [Row { score: Some(2.5), ..Row::new("你好。", "Hello.") }, Row::new("再见。", "")];
/// let bitext = Row::bitext(&rows);
/// assert_eq!(bitext.beads()[0].score, 2.5);
/// assert!(bitext.beads()[1].is_null());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The Chinese, or the text that comes first; empty if there is none.
    pub source: String,
    /// The English, or the text that comes second; empty if there is none.
    pub target: String,
    /// What the pair adds to the score of its path.
    pub score: Option<f32>,
    /// How probable it is, in 0..1.
    pub confidence: Option<f32>,
    /// Whether it keeps the order of its neighbours.
    pub placement: Placement,
    /// Who paired its texts.
    pub origin: Origin,
    /// Remarks.
    pub notes: Vec<String>,
}

impl Row {
    /// A pair about which nothing else is known.
    pub fn new(source: impl Into<String>, target: impl Into<String>) -> Row {
        Row { source: source.into(), target: target.into(), ..Row::default() }
    }

    /// The pairs as a bitext with one bead each, as made by [`Bitext::from_pairs`], with their scores,
    /// confidence, placement and origin where they have them. A confidence is clamped to 0..1, and values that
    /// are not numbers are ignored.
    pub fn bitext(rows: &[Row]) -> Bitext<'static> {
        let bitext = Bitext::from_pairs(rows.iter().map(|row| (&row.source, &row.target)));
        bitext.revised(|index, bead| {
            let row = &rows[index];
            bead.score = row.score.filter(|score| score.is_finite()).unwrap_or(bead.score);
            let confidence = row.confidence.filter(|confidence| !confidence.is_nan());
            bead.confidence = confidence.map_or(bead.confidence, |confidence| confidence.clamp(0.0, 1.0));
            bead.placement = row.placement;
            bead.origin = row.origin;
        })
    }
}
