//! What two documents share: their words, which of them translate each other, and the anchors.
//!
//! Found once for the whole documents, however many stretches they are then aligned in.

use std::collections::HashMap;

use crate::align::evidence::anchors::AnchorPairs;
use crate::anchor::Anchors;
use crate::lexicon::{Vector, is_function_word};
use crate::parallel;
use crate::resources::Resources;
use crate::side::Both;
use crate::text::Reading;
use crate::text::voice::Voices;
use crate::text::words::Words;

/// What two documents share.
#[derive(Clone, Debug)]
pub(crate) struct Shared<'a> {
    readings: Both<Reading<'a>>,
    pub(crate) anchors: AnchorPairs<'a>,
    /// For each source form the target forms that translate it by the word list, and how well; sorted.
    pub(crate) translations: Vec<Vec<(u32, f32)>>,
    /// Whether each form is a function word.
    pub(crate) function: Both<Vec<bool>>,
    /// The vectors of the forms that have one.
    pub(crate) vectors: Both<Vec<Option<Vector>>>,
    /// Which forms say who speaks, and of whom.
    pub(crate) voices: Both<Voices>,
}

impl<'a> Shared<'a> {
    pub(crate) fn new(
        readings: Both<Reading<'a>>,
        anchors: &'a Anchors,
        resources: &Resources,
    ) -> Shared<'a> {
        let (lexicon, vectors) = (resources.lexicon(), resources.vectors());
        let Both { source, target } = readings.map(|reading| reading.words());
        let same: HashMap<&str, u32> = target.forms.iter().map(String::as_str).zip(0..).collect();
        let stems = target.forms.iter().zip(0..);
        let by_stem: HashMap<_, u32> =
            stems.filter_map(|(form, number)| Some((lexicon.stem_id(form)?, number))).collect();
        let row = |word: &String| {
            let translations = lexicon.translations(word);
            let known = translations.iter().filter_map(|(stem, weight)| Some((*by_stem.get(&stem)?, weight)));
            // A word that is written alike on both sides: Latin letters, digits.
            best_of_each(known.chain(same.get(word.as_str()).map(|&number| (number, 1.0))).collect())
        };
        let translations = parallel::map(&source.forms, row);
        let vectors = Both::new(
            parallel::map(&source.forms, |word| vectors.word(word)),
            parallel::map(&target.forms, |stem| vectors.stem(stem)),
        );
        let anchors = AnchorPairs::new(anchors, readings.map(|reading| reading.document()));
        let function = readings.map(|reading| {
            let language = reading.document().language();
            reading.words().forms.iter().map(|form| is_function_word(form, language)).collect()
        });
        let voices = readings.map(|reading| Voices::new(reading.words(), reading.document().language()));
        Shared { readings, anchors, translations, function, vectors, voices }
    }

    /// The readings of the whole documents.
    pub(crate) fn readings(&self) -> Both<Reading<'a>> {
        self.readings
    }

    /// The words of both sides.
    pub(crate) fn words(&self) -> Both<&'a Words> {
        self.readings.map(|reading| reading.words())
    }
}

/// Sorted by number, each number with its best strength.
pub(crate) fn best_of_each(mut row: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    row.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    row.dedup_by_key(|(number, _)| *number);
    row
}
