//! The rules, one file each. A new one is a file and a line in [`ALL`].

mod boilerplate;
mod doubled;
mod fragment;
mod magnitude;
mod markup_residue;
mod number_mismatch;
mod omission;
mod reference;
mod seam;
mod spinner;
mod unpaired_quote;
mod untranslated;
mod wrong_reading;

use super::rule::{Rule, State};

/// Every rule, sorted by id.
pub(super) const ALL: &[Rule] = &[
    omission::RULE,
    doubled::RULE,
    fragment::RULE,
    reference::RULE,
    wrong_reading::RULE,
    unpaired_quote::RULE,
    seam::RULE,
    magnitude::RULE,
    number_mismatch::RULE,
    spinner::RULE,
    markup_residue::RULE,
    boilerplate::RULE,
    untranslated::RULE,
];

/// The rules that do not run over every bitext unless they are selected.
pub(super) const NOT_ON: &[(&str, State)] = &[("G01", State::Off), ("S02", State::OffInPairs)];
