//! A token of a unit (sentence or clause), and a place on the other side that matches it.

/// Added to the weight of a sentence before dividing by it, so that short sentences do not stand out.
pub(crate) const MASS_FLOOR: f32 = 3.0;
/// A token type with at most this many places is rare: it tells sentences apart.
pub(crate) const RARE: usize = 40;

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

/// What is known of a token type wherever its matches are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Spread {
    /// The number of units that match it.
    pub(crate) units: u32,
    /// How well they do together.
    pub(crate) sum: f32,
}
