//! Bead types as they are written: `1-2`.

use std::fmt;
use std::str::FromStr;

use super::first::SHAPES;
use super::lattice::Shape;
use crate::error::{Error, ErrorKind, Result};

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.source, self.target)
    }
}

/// Reads `1-2`: source sentences, target sentences.
///
/// ```
/// use duizhao::align::lattice::Shape;
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

/// An error if no bead of this type is ever tried; it names the nearest type.
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
