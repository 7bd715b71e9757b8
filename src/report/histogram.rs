//! The confidence of the pairs, as bars.

use std::fmt;

use crate::bitext::Bitext;

/// Number of bars; each is a tenth of the range wide.
const BARS: usize = 10;
/// The size of the drawing in its own units, about the pixels of a telephone.
const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 220.0;
/// Room for the numbers above and below the bars.
const TOP: f64 = 22.0;
const BOTTOM: f64 = 40.0;
/// A bar that counts anything is at least this high.
const LOWEST: f64 = 2.0;

/// Writes the histogram of the beads' confidence. The heights grow with the square root of the counts,
/// because most pairs are at the right end, while the reader is looking for the few others.
pub(super) fn write(bitext: &Bitext<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut counts = [0_usize; BARS];
    for bead in bitext.beads() {
        // `as` clamps a float to the range; a confidence of 1 belongs to the last bar.
        counts[((bead.confidence * BARS as f32) as usize).min(BARS - 1)] += 1;
    }
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    let share = |k: usize| format!("{:.1} to {:.1}: {}", k as f64 / 10.0, (k + 1) as f64 / 10.0, counts[k]);
    let told: Vec<String> = (0..BARS).filter(|&k| counts[k] > 0).map(share).collect();
    let told = if told.is_empty() { "no pairs".to_owned() } else { told.join("; ") };

    writeln!(
        f,
        "<figure>\n<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"bars-title bars-desc\">\n\
         <title id=\"bars-title\">Pairs by confidence</title>\n\
         <desc id=\"bars-desc\">Number of pairs by confidence: {told}.</desc>"
    )?;
    let step = WIDTH / BARS as f64;
    let floor = HEIGHT - BOTTOM;
    for (k, &count) in counts.iter().enumerate().filter(|&(_, &count)| count > 0) {
        let left = k as f64 * step;
        let height = ((floor - TOP) * (count as f64 / most as f64).sqrt()).max(LOWEST);
        let top = floor - height;
        writeln!(
            f,
            "<rect class=\"bar\" x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{height:.1}\" />\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{count}</text>",
            left + 3.0,
            step - 6.0,
            left + step / 2.0,
            top - 5.0
        )?;
    }
    for k in 0..=BARS {
        let anchor = match k {
            0 => "start",
            BARS => "end",
            _ => "middle",
        };
        let (x, y) = (k as f64 * step, floor + 15.0);
        let share = k as f64 / BARS as f64;
        writeln!(f, "<text class=\"tick\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{share}</text>")?;
    }
    writeln!(
        f,
        "<path class=\"axis\" d=\"M0 {floor}h{WIDTH}\" />\n\
         <text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">confidence</text>\n</svg>\n\
         <figcaption><h2>Confidence</h2> Pairs by how probable they are. The heights are square roots: the few \
         doubtful pairs are to be seen beside the many sure ones.</figcaption>\n</figure>",
        WIDTH / 2.0,
        HEIGHT - 6.0
    )
}
