//! A token of a unit (sentence or clause), and where its like is on the other side.

use crate::lists::Lists;

/// A token type of a sentence with its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Token {
    /// The number of the type.
    pub(crate) kind: u32,
    /// How much it says; rare types weigh more.
    pub(crate) weight: f32,
}

/// A place on the other side that matches a token type.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Place {
    /// The number of the sentence.
    pub(crate) at: u32,
    /// How well it matches, in 0..1.
    pub(crate) strength: f32,
}

/// The units of one side as bags of tokens, and for each token type the units of the other side that match it.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'a> {
    pub(crate) units: &'a [Vec<Token>],
    pub(crate) places: Lists<Place>,
}
