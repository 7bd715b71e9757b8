//! Bead types: how many sentences of each side a bead takes, and the notation for it, `1-2`.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, Result};
use crate::side::Both;

/// How many sentences of each side a bead takes: `1-1`, `2-1`, `0-1` …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Shape {
    /// Sentences of the source.
    pub source: u8,
    /// Sentences of the target.
    pub target: u8,
}

impl Shape {
    /// The shape `source`-`target`.
    pub const fn new(source: u8, target: u8) -> Shape {
        Shape { source, target }
    }

    /// Whether one side is empty, so that the other has no counterpart.
    pub const fn is_null(self) -> bool {
        self.source == 0 || self.target == 0
    }
}

/// The types of sentence bead that are tried.
pub const SHAPES: [Shape; 20] = [
    Shape::new(0, 1),
    Shape::new(1, 0),
    Shape::new(1, 1),
    Shape::new(1, 2),
    Shape::new(1, 3),
    Shape::new(1, 4),
    Shape::new(1, 5),
    Shape::new(1, 6),
    Shape::new(2, 1),
    Shape::new(2, 2),
    Shape::new(2, 3),
    Shape::new(2, 4),
    Shape::new(2, 5),
    Shape::new(3, 1),
    Shape::new(3, 2),
    Shape::new(3, 3),
    Shape::new(3, 4),
    Shape::new(4, 1),
    Shape::new(4, 2),
    Shape::new(4, 3),
];

/// The most sentences of each side in a bead.
pub(crate) const LONGEST: Both<usize> = Both { source: 4, target: 6 };

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.source, self.target)
    }
}

/// Reads `1-2`: one source sentence, two target sentences.
///
/// ```
/// use duizhao::align::Shape;
///
/// assert_eq!("1-2".parse::<Shape>()?, Shape::new(1, 2));
/// assert!("one to two".parse::<Shape>().is_err());
/// # Ok::<(), duizhao::Error>(())
/// ```
impl FromStr for Shape {
    type Err = Error;

    fn from_str(text: &str) -> Result<Shape> {
        let numbers = text.trim().split_once('-');
        let shape =
            numbers.and_then(|(source, target)| Some(Shape::new(source.parse().ok()?, target.parse().ok()?)));
        shape.ok_or_else(|| {
            let message = format!("expected a bead type as in `1-2`, found `{text}`");
            Error::new(ErrorKind::Unknown, message)
        })
    }
}

/// Refuses a type of bead that is never tried; the error names the nearest type that is.
pub(crate) fn check(shape: Shape) -> Result<()> {
    if SHAPES.contains(&shape) {
        return Ok(());
    }
    let distance = |known: &&Shape| {
        known.source.abs_diff(shape.source) as u32 + known.target.abs_diff(shape.target) as u32
    };
    let nearest = SHAPES.iter().min_by_key(distance).expect("there are bead types");
    let known: Vec<String> = SHAPES.iter().map(Shape::to_string).collect();
    let message =
        format!("there is no bead type {shape}; the nearest is {nearest}, known are {}", known.join(", "));
    Err(Error::new(ErrorKind::Unknown, message))
}
