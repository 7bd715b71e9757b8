//! The weights of the features, and where they come from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::align::model::linear::Linear;
use crate::align::model::{clauses, first, sentences};
use crate::error::{Error, ErrorKind, Result};

/// What each feature of a bead is worth, in nats, in the three models that work together: the *first* pass
/// over sentences, which shows where to look closer; *clauses*; and *sentences*, which has the last word.
///
/// In JSON it is an object of three objects, each from the names of features to their weights. A feature
/// that is not named weighs nothing. The bead types are features too: `type.1-2` is what being a 1-2 bead is
/// worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Raw", into = "Raw")]
pub struct Weights {
    pub(crate) first: Linear,
    pub(crate) clauses: Linear,
    pub(crate) sentences: Linear,
}

/// The weights that come from training, in `src/data/weights.json`.
const EMBEDDED: &str = include_str!("../../data/weights.json");

impl Weights {
    /// The weights that come with the crate.
    pub fn embedded() -> Weights {
        Weights::from_json(EMBEDDED).expect("the embedded weights are well-formed")
    }

    /// Reads weights from JSON.
    ///
    /// # Errors
    ///
    /// If it is not JSON of that form, names a feature that does not exist, or has a weight out of all
    /// proportion.
    pub fn from_json(json: &str) -> Result<Weights> {
        serde_json::from_str(json)
            .map_err(|cause| Error::new(ErrorKind::Format, "bad weights").caused_by(cause))
    }

    /// Writes the weights as JSON, one feature on each line, sorted by name.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("weights are plain numbers")
    }
}

/// The weights as they are in JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    first: BTreeMap<String, f32>,
    clauses: BTreeMap<String, f32>,
    sentences: BTreeMap<String, f32>,
}

impl From<Weights> for Raw {
    fn from(weights: Weights) -> Raw {
        let Weights { first, clauses, sentences } = weights;
        Raw { first: first.to_map(), clauses: clauses.to_map(), sentences: sentences.to_map() }
    }
}

impl TryFrom<Raw> for Weights {
    type Error = String;

    fn try_from(raw: Raw) -> std::result::Result<Weights, String> {
        Ok(Weights {
            first: Linear::from_map(&first::FORM, &raw.first)?,
            clauses: Linear::from_map(&clauses::FORM, &raw.clauses)?,
            sentences: Linear::from_map(&sentences::FORM, &raw.sentences)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_json() {
        let weights = Weights::embedded();
        assert_eq!(Weights::from_json(&weights.to_json()).unwrap(), weights);
    }

    #[test]
    fn weights_out_of_proportion_are_refused() {
        for number in ["3e8", "-1e5", "1e39"] {
            let json =
                format!(r#"{{"first": {{"type.1-1": {number}}}, "clauses": {{}}, "sentences": {{}}}}"#);
            let error = Weights::from_json(&json).unwrap_err().to_string();
            assert!(error.contains("the weight of `type.1-1` is "), "{error}");
        }
    }

    #[test]
    fn an_unknown_feature_is_an_error() {
        let json = r#"{"first": {"type.7-7": 1.0}, "clauses": {}, "sentences": {}}"#;
        let error = Weights::from_json(json).unwrap_err();
        assert!(error.to_string().contains("there is no feature `type.7-7`"), "{error}");
    }
}
