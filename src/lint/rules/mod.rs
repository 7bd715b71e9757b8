//! The rules, one file each. To add one, add a file and a line in [`ALL`]: see `CONTRIBUTING.md`.

mod boilerplate;
mod bound;
mod changed_token;
mod code_mismatch;
mod direction;
mod doubled;
mod doubled_han;
mod forbidden_pattern;
mod forbidden_word;
mod fragment;
mod full_width_letter;
mod glossary_breach;
mod half_width_mark;
mod inconsistent_name;
mod inconsistent_term;
mod inconsistent_translation;
mod link_mismatch;
mod literal_idiom;
mod literal_name;
mod literal_word;
mod lost_name;
mod lost_part;
mod lost_question_mark;
mod lower_case_start;
mod magnitude;
mod markup_residue;
mod missing_passage;
mod model_chatter;
mod name_form;
mod number_mismatch;
mod omission;
mod placeholder_mismatch;
mod reference;
mod replaced_name;
mod same_target;
mod seam;
mod sense;
mod spinner;
mod stray_space;
mod unlicensed_entity;
mod unpaired_quote;
mod unrelated_texts;
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
    unrelated_texts::RULE,
    lost_part::RULE,
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
    replaced_name::RULE,
    lost_name::RULE,
    unpaired_quote::RULE,
    seam::RULE,
    half_width_mark::RULE,
    full_width_letter::RULE,
    stray_space::RULE,
    lost_question_mark::RULE,
    lower_case_start::RULE,
    magnitude::RULE,
    number_mismatch::RULE,
    version_mismatch::RULE,
    bound::RULE,
    direction::RULE,
    spinner::RULE,
    model_chatter::RULE,
    markup_residue::RULE,
    boilerplate::RULE,
    inconsistent_term::RULE,
    inconsistent_translation::RULE,
    same_target::RULE,
    glossary_breach::RULE,
    untranslated::RULE,
    untranslated_english::RULE,
    changed_token::RULE,
    word_in_pinyin::RULE,
    forbidden_word::RULE,
    forbidden_pattern::RULE,
    placeholder_mismatch::RULE,
];

#[cfg(test)]
mod tests {
    use crate::bitext::Bitext;
    use crate::lint::{Linter, rule};

    /// The words of the English that a rule marks in pairs.
    pub(super) fn marked(id: &str, pairs: &[(&str, &str)]) -> Vec<String> {
        let bitext = Bitext::from_pairs(pairs.iter().copied());
        let findings = Linter::new().rules([rule(id).expect("the rule stands")]).lint(&bitext);
        findings.iter().map(|finding| finding.target_text(&bitext).unwrap_or_default().to_owned()).collect()
    }
}
