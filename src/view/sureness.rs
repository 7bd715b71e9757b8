//! [`Sureness`]: a confidence in words.

use std::borrow::Cow;

use super::count::percent;

/// How sure a pair is: of those with a confidence of 0.9 or more nearly all are right, and need no second
/// look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sureness {
    Doubtful,
    Likely,
    Sure,
}

/// The least confidence of a pair that is sure.
const SURE: f32 = 0.9;

impl Sureness {
    /// A pair of a lower confidence is doubtful, if the reader sets no other bound.
    pub(crate) const DOUBTFUL_BELOW: f32 = 0.7;

    /// Of a confidence; below the bound it is doubtful, whatever it is.
    pub(crate) fn of(confidence: f32, doubtful_below: f32) -> Sureness {
        match confidence {
            _ if confidence < doubtful_below => Sureness::Doubtful,
            SURE.. => Sureness::Sure,
            _ => Sureness::Likely,
        }
    }

    /// In a word.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Sureness::Doubtful => "doubtful",
            Sureness::Likely => "likely",
            Sureness::Sure => "sure",
        }
    }

    /// In a word, and unless it is sure with the confidence: `doubtful 62 %`.
    pub(crate) fn told(self, confidence: f32) -> Cow<'static, str> {
        match self {
            Sureness::Sure => Cow::Borrowed(self.name()),
            _ => format!("{} {}", self.name(), percent(confidence)).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_sure_has_a_number() {
        for (confidence, told) in [
            (1.0, "sure"),
            (0.9, "sure"),
            (0.899, "likely 89 %"),
            (0.84, "likely 84 %"),
            (0.7, "likely 70 %"),
            (0.57, "doubtful 57 %"),
            (0.0, "doubtful 0 %"),
        ] {
            assert_eq!(Sureness::of(confidence, Sureness::DOUBTFUL_BELOW).told(confidence), told);
        }
    }

    #[test]
    fn the_reader_may_doubt_more_and_less() {
        assert_eq!(Sureness::of(0.95, 0.99), Sureness::Doubtful);
        assert_eq!(Sureness::of(0.3, 0.2), Sureness::Likely);
    }
}
