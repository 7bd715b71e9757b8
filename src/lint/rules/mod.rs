//! The rules, one file each. A new one is a file and a line in [`ALL`].

mod doubled;
mod magnitude;
mod wrong_reading;

use super::rule::Rule;

/// Every rule, sorted by id.
pub(super) const ALL: &[Rule] = &[doubled::RULE, wrong_reading::RULE, magnitude::RULE];
