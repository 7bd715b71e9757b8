//! A name in Latin letters, prepared for comparison.

use crate::reading::fold;

/// The tokens of a Latin name in plain letters, and the orders in which they may be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spelled {
    /// Hyphens join, blanks separate: `Lee Jae-yong` has two tokens.
    pub(crate) tokens: Vec<String>,
    /// All tokens joined: as written, then with the last one first.
    pub(crate) orders: Vec<String>,
}

impl Spelled {
    pub(crate) fn new(latin: &str) -> Spelled {
        let separators = |c: char| c.is_whitespace() || matches!(c, ',' | '·' | '，' | '_' | '/');
        let mut tokens: Vec<String> = latin.split(separators).map(fold::letters).collect();
        tokens.retain(|token| !token.is_empty());
        let mut orders = vec![tokens.concat()];
        if let [first @ .., last] = tokens.as_slice()
            && !first.is_empty()
        {
            orders.push(format!("{last}{}", first.concat()));
        }
        Spelled { tokens, orders }
    }
}
