//! The weights of the features, and where they come from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::lattice::Shape;
use super::{first, nested, sentence};
use crate::bitext::Contribution;
use crate::error::{Error, ErrorKind, Result};

/// What each feature of a bead is worth, in nats, for the three models that work together: the
/// *first* pass over sentences, which says where to look closer; *clauses*; and *sentences*, which
/// has the last word.
///
/// In JSON an object of three objects, each from a feature's name to its weight. A feature that is
/// not named weighs nothing. The bead types are features too: `type.1-2` is what being a 1-2 bead is
/// worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Raw", into = "Raw")]
pub struct Weights {
    pub(crate) first: Linear,
    pub(crate) clauses: Linear,
    pub(crate) sentences: Linear,
}

/// The weights made by training, in `src/data/weights.json`.
const EMBEDDED: &str = include_str!("../data/weights.json");

impl Weights {
    /// The weights that come with the crate.
    pub fn embedded() -> Weights {
        Weights::from_json(EMBEDDED).expect("the embedded weights are well-formed")
    }

    /// Reads weights from JSON.
    ///
    /// # Errors
    ///
    /// If it is not JSON of that form, names a feature that does not exist, or has a weight that is out of
    /// all proportion.
    pub fn from_json(json: &str) -> Result<Weights> {
        serde_json::from_str(json)
            .map_err(|cause| Error::new(ErrorKind::Format, "bad weights").caused_by(cause))
    }

    /// Writes the weights as JSON, a feature a line, sorted by name.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("weights are plain numbers")
    }
}

/// A log-linear model: a weight for each bead type and for each feature.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Linear {
    form: &'static Form,
    shapes: [[f32; MOST_UNITS]; MOST_UNITS],
    features: Vec<f32>,
}

/// A contribution below this is none, in nats.
const LEAST_WORTH: f32 = 0.01;
/// A weight beyond this, in nats, is none.
const LARGEST: f32 = 10_000.0;
/// One more than the most units that a bead has on one side.
const MOST_UNITS: usize = 7;

/// What a model has weights for.
#[derive(Debug, PartialEq)]
pub(crate) struct Form {
    /// The bead types.
    pub(crate) shapes: &'static [Shape],
    /// The names of the features, in groups.
    pub(crate) features: &'static [&'static [&'static str]],
}

impl Form {
    /// Number of weights.
    pub(crate) fn width(&self) -> usize {
        self.shapes.len() + self.features.iter().map(|group| group.len()).sum::<usize>()
    }

    /// The names of the weights, bead types first.
    pub(crate) fn names(&self) -> Vec<String> {
        let shapes = self.shapes.iter().map(|shape| format!("type.{}-{}", shape.source, shape.target));
        shapes.chain(self.features.iter().copied().flatten().map(|&name| name.to_owned())).collect()
    }

    /// The weights that are assumed before any gold was seen; a feature that never occurs in gold
    /// keeps them.
    pub(crate) fn priors(&self) -> Vec<f64> {
        let prior =
            |name: &String| PRIORS.iter().find(|(known, _)| known == name).map_or(0.0, |&(_, weight)| weight);
        self.names().iter().map(prior).collect()
    }

    /// The row of a bead for training: its type as an indicator, then its features.
    pub(crate) fn row(&self, shape: Shape, features: &[f32], out: &mut Vec<f32>) {
        out.extend(self.shapes.iter().map(|&known| f32::from(u8::from(known == shape))));
        out.extend_from_slice(features);
    }
}

/// Weights of features that literary gold cannot teach: it has no paragraphs, no page around the text
/// and no lost sections. Measured on web articles.
const PRIORS: [(&str, f64); 8] = [
    ("paragraph.breaks", 1.0),
    ("boilerplate.unsupported", 3.0),
    ("null.gaps", 2.0),
    ("null.strange", 8.0),
    // Held against a pair that is no better than chance, only where the documents differ much.
    ("unsupported.gaps", 4.0),
    ("unsupported.strange", 10.0),
    ("least.gaps", 2.0),
    ("least.strange", 5.0),
];

impl Linear {
    /// The weights in the order of [`Form::names`].
    pub(crate) fn new(form: &'static Form, weights: &[f32]) -> Linear {
        let mut shapes = [[0.0; MOST_UNITS]; MOST_UNITS];
        for (shape, &weight) in form.shapes.iter().zip(weights) {
            shapes[shape.source as usize][shape.target as usize] = weight;
        }
        Linear { form, shapes, features: weights[form.shapes.len()..].to_vec() }
    }

    /// The weights in the order of [`Form::names`].
    pub(crate) fn weights(&self) -> Vec<f32> {
        let shapes = self.form.shapes.iter();
        let shapes = shapes.map(|shape| self.shapes[shape.source as usize][shape.target as usize]);
        shapes.chain(self.features.iter().copied()).collect()
    }

    /// The score of a bead.
    pub(crate) fn score(&self, shape: Shape, features: &[f32]) -> f32 {
        debug_assert_eq!(features.len(), self.features.len());
        let sum: f32 = self.features.iter().zip(features).map(|(weight, value)| weight * value).sum();
        self.shapes[shape.source as usize][shape.target as usize] + sum
    }

    /// What each feature adds to the score of a bead, largest first; those that add next to nothing are
    /// left out.
    pub(crate) fn contributions(&self, shape: Shape, features: &[f32]) -> Vec<Contribution> {
        let names = self.form.features.iter().copied().flatten();
        let worths = self.features.iter().zip(features).map(|(weight, value)| weight * value);
        let of_shape = self.shapes[shape.source as usize][shape.target as usize];
        let all = std::iter::once(("type", of_shape)).chain(names.copied().zip(worths));
        let all = all.map(|(feature, worth)| Contribution { feature, worth });
        let mut told: Vec<Contribution> =
            all.filter(|contribution| contribution.worth.abs() >= LEAST_WORTH).collect();
        told.sort_by(|a, b| b.worth.abs().total_cmp(&a.worth.abs()));
        told
    }

    fn to_map(&self) -> BTreeMap<String, f32> {
        self.form.names().into_iter().zip(self.weights()).collect()
    }

    fn from_map(form: &'static Form, map: &BTreeMap<String, f32>) -> std::result::Result<Linear, String> {
        let names = form.names();
        if let Some(unknown) = map.keys().find(|name| !names.contains(name)) {
            return Err(format!("there is no feature `{unknown}`"));
        }
        // What is further off would drown all else: weights are nats, and large ones some tens.
        if let Some((name, weight)) =
            map.iter().find(|(_, weight)| !weight.is_finite() || weight.abs() > LARGEST)
        {
            return Err(format!("the weight of `{name}` is {weight}, expected -{LARGEST} to {LARGEST}"));
        }
        let weights: Vec<f32> = names.iter().map(|name| map.get(name).copied().unwrap_or(0.0)).collect();
        Ok(Linear::new(form, &weights))
    }
}

/// The weights as they stand in JSON.
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
            clauses: Linear::from_map(&nested::FORM, &raw.clauses)?,
            sentences: Linear::from_map(&sentence::FORM, &raw.sentences)?,
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
