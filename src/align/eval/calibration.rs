//! Whether confidences are right: of the beads with a confidence of 90 %, nine in ten should be right.

use serde::Serialize;

/// The number of bins, all equally wide.
const BINS: usize = 10;

/// Predicted beads by their confidence, and how many of them are right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// From confidence 0 to 1, a tenth each; a confidence on a bound belongs to the bin above it, and 1 to
    /// the last.
    pub bins: Vec<Bin>,
    /// The number of beads that have a confidence.
    pub beads: usize,
    /// The expected calibration error (Naeini et al. 2015): the difference between confidence and accuracy in
    /// each bin, averaged over the beads. 0 is best.
    pub expected_error: f64,
}

/// The beads in one range of confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Bin {
    /// Where the range begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// The number of beads.
    pub beads: usize,
    /// Their mean confidence; 0 if there are none.
    pub confidence: f64,
    /// The share of them that are exactly gold beads; 0 if there are none.
    pub right: f64,
}

impl Calibration {
    /// From the confidence of each bead and whether it is right; none if there is no bead.
    pub(super) fn new(beads: impl Iterator<Item = (f32, bool)>) -> Option<Calibration> {
        let mut counts = [0usize; BINS];
        let (mut confidences, mut rights) = ([0.0f64; BINS], [0.0f64; BINS]);
        for (confidence, right) in beads {
            let confidence = confidence.clamp(0.0, 1.0);
            // In single precision, in which 0.9 is nine tenths; in double precision it is a little less.
            let bin = ((confidence * BINS as f32) as usize).min(BINS - 1);
            counts[bin] += 1;
            confidences[bin] += f64::from(confidence);
            rights[bin] += f64::from(u8::from(right));
        }
        let beads: usize = counts.iter().sum();
        if beads == 0 {
            return None;
        }
        let bin = |k: usize| {
            let mean = |sum: f64| if counts[k] == 0 { 0.0 } else { sum / counts[k] as f64 };
            Bin {
                low: k as f64 / BINS as f64,
                high: (k + 1) as f64 / BINS as f64,
                beads: counts[k],
                confidence: mean(confidences[k]),
                right: mean(rights[k]),
            }
        };
        let gaps = confidences.iter().zip(&rights).map(|(confidence, right)| (confidence - right).abs());
        let expected_error = gaps.sum::<f64>() / beads as f64;
        Some(Calibration { bins: (0..BINS).map(bin).collect(), beads, expected_error })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_tenths() {
        let beads = [(0.95, true), (1.0, true), (0.9, false), (0.1, false), (0.0, false)];
        let calibration = Calibration::new(beads.into_iter()).unwrap();
        let counts: Vec<usize> = calibration.bins.iter().map(|bin| bin.beads).collect();
        assert_eq!(counts, [1, 1, 0, 0, 0, 0, 0, 0, 0, 3]);
        assert!((calibration.bins[9].confidence - 0.95).abs() < 1e-6);
        assert!((calibration.bins[9].right - 2.0 / 3.0).abs() < 1e-6);
        // (0.0 + 0.1 + |2.85 - 2|) / 5
        assert!((calibration.expected_error - 0.19).abs() < 1e-6, "{}", calibration.expected_error);
    }

    #[test]
    fn nothing_to_calibrate_is_none() {
        assert_eq!(Calibration::new(std::iter::empty()), None);
    }
}
