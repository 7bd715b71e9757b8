//! The rules, one file each. A new one is a file and a line in [`ALL`].

mod doubled;

use super::rule::Rule;

/// Every rule, sorted by id.
pub(super) const ALL: &[Rule] = &[doubled::RULE];
