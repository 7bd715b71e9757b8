//! The rules, one file each. To add one, add a file and a line in [`ALL`]: see `CONTRIBUTING.md`.

mod boilerplate;
mod code_mismatch;
mod doubled;
mod doubled_han;
mod fragment;
mod full_width_letter;
mod half_width_mark;
mod inconsistent_name;
mod inconsistent_term;
mod link_mismatch;
mod literal_idiom;
mod literal_name;
mod literal_word;
mod magnitude;
mod markup_residue;
mod missing_passage;
mod model_chatter;
mod name_form;
mod number_mismatch;
mod omission;
mod reference;
mod seam;
mod sense;
mod spinner;
mod unlicensed_entity;
mod unpaired_quote;
mod unsourced_passage;
mod untranslated;
mod untranslated_english;
mod version_mismatch;
mod word_in_pinyin;
mod wrong_reading;

use crate::lint::rule::Rule;

/// Every rule of the crate, sorted by id.
pub fn rules() -> &'static [Rule] {
    ALL
}

const ALL: &[Rule] = &[
    omission::RULE,
    unlicensed_entity::RULE,
    missing_passage::RULE,
    unsourced_passage::RULE,
    code_mismatch::RULE,
    doubled::RULE,
    doubled_han::RULE,
    fragment::RULE,
    reference::RULE,
    link_mismatch::RULE,
    literal_idiom::RULE,
    sense::RULE,
    literal_word::RULE,
    literal_name::RULE,
    wrong_reading::RULE,
    name_form::RULE,
    inconsistent_name::RULE,
    unpaired_quote::RULE,
    seam::RULE,
    half_width_mark::RULE,
    full_width_letter::RULE,
    magnitude::RULE,
    number_mismatch::RULE,
    version_mismatch::RULE,
    spinner::RULE,
    model_chatter::RULE,
    markup_residue::RULE,
    boilerplate::RULE,
    inconsistent_term::RULE,
    untranslated::RULE,
    untranslated_english::RULE,
    word_in_pinyin::RULE,
];
