//! The weights of the features, and where they come from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::features::{NAMES, SHAPES, Values};
use super::lattice::Shape;
use crate::error::{Error, ErrorKind, Result};

/// What each feature of a bead is worth, in nats.
///
/// In JSON an object from the feature's name to its weight; a feature that is not named weighs
/// nothing. The bead types are features too: `type.1-2` is what being a 1-2 bead is worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<String, f32>", into = "BTreeMap<String, f32>")]
pub struct Weights {
    shapes: [f32; SHAPES.len()],
    features: Values,
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
    /// If it is no JSON object of numbers, or names a feature that does not exist.
    pub fn from_json(json: &str) -> Result<Weights> {
        serde_json::from_str(json)
            .map_err(|cause| Error::new(ErrorKind::Format, "bad weights").caused_by(cause))
    }

    /// Writes the weights as JSON, a feature a line, sorted by name.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("weights are plain numbers")
    }

    /// The weights in the order of [`Weights::names`].
    pub(crate) fn from_vector(vector: &[f32]) -> Weights {
        let mut weights = Weights { shapes: [0.0; SHAPES.len()], features: [0.0; NAMES.len()] };
        weights.shapes.copy_from_slice(&vector[..SHAPES.len()]);
        weights.features.copy_from_slice(&vector[SHAPES.len()..]);
        weights
    }

    /// The names of all features, bead types first.
    pub fn names() -> Vec<String> {
        let shapes = SHAPES.iter().map(|shape| format!("type.{}-{}", shape.source, shape.target));
        shapes.chain(NAMES.iter().map(|&name| name.to_owned())).collect()
    }

    /// The score of a bead.
    pub(crate) fn score(&self, shape: Shape, values: &Values) -> f32 {
        let sum: f32 = self.features.iter().zip(values).map(|(weight, value)| weight * value).sum();
        self.shapes[index(shape)] + sum
    }
}

/// The place of a shape in [`SHAPES`].
pub(crate) fn index(shape: Shape) -> usize {
    SHAPES.iter().position(|&known| known == shape).expect("only known shapes are tried")
}

impl From<Weights> for BTreeMap<String, f32> {
    fn from(weights: Weights) -> BTreeMap<String, f32> {
        let values = weights.shapes.into_iter().chain(weights.features);
        Weights::names().into_iter().zip(values).collect()
    }
}

impl TryFrom<BTreeMap<String, f32>> for Weights {
    type Error = String;

    fn try_from(map: BTreeMap<String, f32>) -> std::result::Result<Weights, String> {
        let names = Weights::names();
        if let Some(unknown) = map.keys().find(|name| !names.contains(name)) {
            return Err(format!("there is no feature `{unknown}`"));
        }
        let vector: Vec<f32> = names.iter().map(|name| map.get(name).copied().unwrap_or(0.0)).collect();
        Ok(Weights::from_vector(&vector))
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
    fn an_unknown_feature_is_an_error() {
        let error = Weights::from_json(r#"{"type.7-7": 1.0}"#).unwrap_err();
        assert!(error.to_string().contains("there is no feature `type.7-7`"), "{error}");
    }
}
