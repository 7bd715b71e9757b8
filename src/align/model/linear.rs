//! A log-linear model and what it has weights for. It knows no feature by name.

use std::collections::BTreeMap;

use wide::f32x8;

use crate::align::lattice::Shape;
use crate::bitext::Contribution;

/// A log-linear model: a weight for each bead type and for each feature.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Linear {
    form: &'static Form,
    shapes: [[f32; SIZES]; SIZES],
    features: Vec<f32>,
}

/// A contribution below this is left out, in nats.
const LEAST_WORTH: f32 = 0.01;
/// A weight beyond this is refused, in nats.
const LARGEST: f32 = 10_000.0;
/// How many units a bead may have on one side: none, or up to the longest.
const SIZES: usize = 7;

/// What a model has weights for.
#[derive(Debug, PartialEq)]
pub(crate) struct Form {
    /// The bead types.
    pub(crate) shapes: &'static [Shape],
    /// The names of the features, in groups.
    pub(crate) features: &'static [&'static [&'static str]],
}

impl Form {
    /// The number of weights.
    pub(crate) fn width(&self) -> usize {
        self.shapes.len() + self.features.iter().map(|group| group.len()).sum::<usize>()
    }

    /// The names of the weights, bead types first.
    pub(crate) fn names(&self) -> Vec<String> {
        let shapes = self.shapes.iter().map(|shape| format!("type.{}-{}", shape.source, shape.target));
        shapes.chain(self.features.iter().copied().flatten().map(|&name| name.to_owned())).collect()
    }

    /// Appends the row of a bead for training: its type as an indicator, then its features.
    pub(crate) fn row(&self, shape: Shape, features: &[f32], out: &mut Vec<f32>) {
        out.extend(self.shapes.iter().map(|&known| f32::from(u8::from(known == shape))));
        out.extend_from_slice(features);
    }
}

impl Linear {
    /// The model with these weights, in the order of [`Form::names`].
    pub(crate) fn new(form: &'static Form, weights: &[f32]) -> Linear {
        let mut shapes = [[0.0; SIZES]; SIZES];
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

    /// The weights of the features, without those of the bead types.
    pub(crate) fn features(&self) -> &[f32] {
        &self.features
    }

    /// The score of a bead.
    pub(crate) fn score(&self, shape: Shape, features: &[f32]) -> f32 {
        debug_assert_eq!(features.len(), self.features.len());
        let worths = self.features.iter().zip(features).map(|(weight, value)| weight * value);
        self.shapes[shape.source as usize][shape.target as usize] + worths.sum::<f32>()
    }

    /// The scores of beads of one type, of which each feature has several values.
    #[inline]
    pub(crate) fn scores(&self, shape: Shape, features: &[f32x8]) -> f32x8 {
        debug_assert_eq!(features.len(), self.features.len());
        let of_shape = f32x8::splat(self.shapes[shape.source as usize][shape.target as usize]);
        let worths = self.features.iter().zip(features).map(|(&weight, &value)| f32x8::splat(weight) * value);
        worths.fold(of_shape, |sum, worth| sum + worth)
    }

    /// What each feature adds to the score of a bead, largest first, without those that add next to nothing.
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

    pub(crate) fn to_map(&self) -> BTreeMap<String, f32> {
        self.form.names().into_iter().zip(self.weights()).collect()
    }

    pub(crate) fn from_map(
        form: &'static Form,
        map: &BTreeMap<String, f32>,
    ) -> std::result::Result<Linear, String> {
        let names = form.names();
        if let Some(unknown) = map.keys().find(|name| !names.contains(name)) {
            return Err(format!("there is no feature `{unknown}`"));
        }
        // A larger weight would drown everything else: weights are nats, and large ones a few tens.
        if let Some((name, weight)) =
            map.iter().find(|(_, weight)| !weight.is_finite() || weight.abs() > LARGEST)
        {
            return Err(format!("the weight of `{name}` is {weight}, expected -{LARGEST} to {LARGEST}"));
        }
        let weights: Vec<f32> = names.iter().map(|name| map.get(name).copied().unwrap_or(0.0)).collect();
        Ok(Linear::new(form, &weights))
    }
}
