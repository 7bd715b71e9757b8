//! The weights that are assumed before any gold is seen.

use crate::align::model::linear::Form;

/// The weights of features that literary gold cannot teach: it has no paragraphs, no page around the text and
/// no lost sections. Measured on web articles.
const PRIORS: [(&str, f64); 9] = [
    ("paragraph.breaks", 1.0),
    ("boilerplate.unsupported", 3.0),
    ("null.gaps", 1.4),
    ("null.strange", 8.0),
    ("null.opens.gaps", 0.4),
    // These count against a pair that is no better than chance, only where the documents differ much.
    ("unsupported.gaps", 1.0),
    ("unsupported.strange", 10.0),
    ("least.gaps", 1.0),
    ("least.strange", 5.0),
];

/// The weights that are assumed before any gold is seen; a feature that never occurs in gold keeps its
/// weight.
pub(crate) fn priors(form: &Form) -> Vec<f64> {
    let prior =
        |name: &String| PRIORS.iter().find(|(known, _)| known == name).map_or(0.0, |&(_, weight)| weight);
    form.names().iter().map(prior).collect()
}

/// The weights that stay as they are assumed, as measured best on documents of a few sentences of which one side has
/// more, and on chapters with a section missing. Gold has too little of either to teach them.
const HELD: [&str; 4] = ["null.gaps", "null.opens.gaps", "unsupported.gaps", "least.gaps"];

/// For each weight, whether gold does not move it.
pub(crate) fn held(form: &Form) -> Vec<bool> {
    form.names().iter().map(|name| HELD.contains(&name.as_str())).collect()
}
