//! Pairs the sentences of two documents.
//!
//! Start with [`Aligner`]. Aligning is a search for the best path of beads: a [`Shape`] says how many
//! sentences a bead may have, features say what speaks for and against each, [`Weights`] say how much that
//! counts, and the search finds the best path and the probability of each of its beads.
//!
//! # Bounds
//!
//! Time and memory are linear in the length of the texts, whatever stands in them:
//!
//! - A text of more than 960 sentences is aligned in stretches of some 500 to 960, cut where the alignment is sure, or
//!   straight ahead where nothing is. They overlap by up to 128 at each end. Twenty words count as a sentence in a
//!   longer one, and a clause of one word as four.
//! - A sentence of more than 200 words is cut in pieces of up to 80, where a clause ends if one does. The pieces are
//!   aligned like sentences; then the sentence is whole again. Its bead may have more sentences of the other side than
//!   any [`Shape`], and passages that moved are not looked for in such a text.
//! - A sentence has at most 32 clauses: in a longer list, neighbouring items are one.
//! - Where the words of both sides are too many for a table of all their pairs (64 million), words of similar meaning
//!   are not looked for.
//! - Where a text repeats itself, so that every sentence fits at many places, some 100 beads for each sentence are
//!   weighed, and of beads that are worth the same those near the middle of what is searched.
//! - Anchors are found by what an anchor that is similar must have in common with them, and compared with at most some
//!   thousand.

pub mod eval;
mod evidence;
mod gale_church;
mod gold;
mod lattice;
mod long;
mod model;
mod random;
mod search;
mod train;

pub use gold::{Gold, GoldBead};
pub use lattice::shape::{SHAPES, Shape};
pub use model::weights::Weights;
pub use train::{Alterations, Phase, Trainer};

use crate::anchor::Anchors;
use crate::bitext::{Bead, Bitext, Known, Order};
use crate::document::Document;
use crate::error::Result;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Glossary;
use crate::parallel;
use crate::resources::Resources;
use crate::side::Both;
use crate::span::Sents;
use crate::text::{Parts, Reading};
use crate::timings::stage;

use search::found::Found;

/// Aligns documents.
///
/// ```
/// use duizhao::{Aligner, Document};
///
/// let zh = Document::new("12月18日，机房停电。故障持续了12个小时。");
/// let en = Document::new("On December 18 the data centre lost power. The outage lasted 12 hours.");
/// let bitext = Aligner::new().align(zh, en);
/// assert_eq!(bitext.beads().len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Aligner {
    method: Method,
    weights: Weights,
    shapes: Vec<Shape>,
    glossary: Glossary,
    resources: Resources,
    /// The same, the word list with the terms of the glossary.
    with_terms: Resources,
}

/// What sentences are paired by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// By words, names, numbers, marks and lengths, with the weights that training found best.
    #[default]
    Trained,
    /// By lengths alone, as Gale and Church (1993) did: the baseline for everything else. Good where nearly
    /// every sentence became one sentence. Uses no weights and no glossary, and only the beads 0-1, 1-0, 1-1,
    /// 1-2, 2-1 and 2-2.
    LengthOnly,
}

impl Default for Aligner {
    fn default() -> Aligner {
        Aligner::new()
    }
}

impl Aligner {
    /// An aligner with the weights and the word list that come with the crate.
    pub fn new() -> Aligner {
        Aligner {
            method: Method::default(),
            weights: Weights::embedded(),
            shapes: SHAPES.to_vec(),
            glossary: Glossary::new(),
            resources: Resources::default(),
            with_terms: Resources::default(),
        }
    }

    /// What sentences are paired by. Default: [`Method::Trained`].
    #[must_use]
    pub fn method(self, method: Method) -> Aligner {
        Aligner { method, ..self }
    }

    /// The weights to use. Default: those that come with the crate.
    #[must_use]
    pub fn weights(self, weights: Weights) -> Aligner {
        Aligner { weights, ..self }
    }

    /// Allows only beads of these types, and null beads, without which some sentences might fit nowhere.
    /// Default: [`SHAPES`]. For texts that are known to match sentence by sentence.
    ///
    /// ```
    /// use duizhao::align::Shape;
    /// use duizhao::{Aligner, Document};
    ///
    /// let aligner = Aligner::new().shapes(&[Shape::new(1, 1)])?;
    /// let (zh, en) = (Document::new("他走了，没有回头。"), Document::new("He left. He did not look back."));
    /// assert!(aligner.align(zh, en).beads().iter().all(|bead| bead.source.len() <= 1 && bead.target.len() <= 1));
    ///
    /// let error = Aligner::new().shapes(&[Shape::new(7, 1)]).unwrap_err();
    /// assert!(error.to_string().starts_with("there is no bead type 7-1; the nearest is 4-1"));
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a type is not among [`SHAPES`].
    pub fn shapes(self, shapes: &[Shape]) -> Result<Aligner> {
        shapes.iter().try_for_each(|&shape| lattice::shape::check(shape))?;
        let shapes = SHAPES.into_iter().filter(|shape| shape.is_null() || shapes.contains(shape)).collect();
        Ok(Aligner { shapes, ..self })
    }

    /// The caller's own terms: wherever a term occurs, it is taken to match its translation, and the two are
    /// then among [`Pair::links`](crate::Pair::links). Default: none.
    ///
    /// ```
    /// use duizhao::lexicon::Glossary;
    /// use duizhao::{Aligner, Document};
    ///
    /// let glossary = Glossary::from_tsv("灯塔计划\tProject Beacon\n")?;
    /// let (zh, en) = (Document::new("灯塔计划启动了。"), Document::new("Project Beacon has begun."));
    /// let bitext = Aligner::new().glossary(glossary).align(zh, en);
    /// let link = bitext.pair(0).links()[0];
    /// assert_eq!(link.target.span.of(bitext.target().text()), "Project Beacon");
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    #[must_use]
    pub fn glossary(self, glossary: Glossary) -> Aligner {
        let resources = self.resources.clone();
        Aligner { glossary, ..self }.resources(resources)
    }

    /// The word list, the vectors and the names to use. Default: [`Resources::embedded`].
    #[must_use]
    pub fn resources(self, resources: Resources) -> Aligner {
        let lexicon = resources.lexicon().clone().with_glossary(&self.glossary);
        let with_terms = resources.clone().with_lexicon(lexicon);
        Aligner { resources, with_terms, ..self }
    }

    /// The names to use; the other [resources](Aligner::resources) stay. Default: [`Gazetteer::embedded`].
    ///
    /// ```
    /// use duizhao::gazetteer::Gazetteer;
    /// use duizhao::{Aligner, Document};
    ///
    /// let names = Gazetteer::embedded().with_rows("听涛\tcompany\tSurfside\n")?;
    /// let (zh, en) = (Document::new("听涛停产了。"), Document::new("Surfside stopped production."));
    /// let bitext = Aligner::new().gazetteer(names).align(zh, en);
    /// assert_eq!(bitext.pair(0).links()[0].target_text(&bitext), "Surfside");
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    #[must_use]
    pub fn gazetteer(self, gazetteer: Gazetteer) -> Aligner {
        let resources = self.resources.clone().with_gazetteer(gazetteer);
        self.resources(resources)
    }

    /// Aligns a Chinese and an English document, in either order.
    ///
    /// Every sentence of both is in exactly one bead of the result. Two documents in the same language are
    /// not translations of each other: every bead has one empty side.
    ///
    /// Takes time and memory linear in the length of the texts: see the [bounds](self#bounds).
    pub fn align<'t>(&self, first: Document<'t>, second: Document<'t>) -> Bitext<'t> {
        let order = Order::of(first.language(), second.language());
        let (mut source, mut target) = order.arranged((first, second));
        source.reconcile(&mut target);
        let parts: Both<Parts> = Both::default();
        let readings = Reading::of_both(Both::new(&source, &target), &parts);
        stage("words", || _ = parallel::both(|side| _ = readings[side].words()));
        let known = stage("anchors", || Known::new(readings, &self.resources, &self.glossary));
        let path = if source.language() == target.language() {
            apart(source.len(), target.len())
        } else {
            match self.method {
                Method::Trained => self.search(readings, &known.anchors),
                Method::LengthOnly => gale_church::search(Both::new(&source, &target), &self.shapes),
            }
        };
        let (beads, reasons) = path.into_iter().map(|found| (found.bead, found.reasons)).unzip();
        Bitext::assembled(source, target, order, beads, (parts, known), reasons)
    }

    fn search(&self, readings: Both<Reading<'_>>, anchors: &Anchors) -> Vec<Found> {
        long::stretches::align(readings, anchors, &self.with_terms, |pass, across| {
            search::search(&pass, &self.weights, &self.shapes, across)
        })
    }
}

/// Every sentence in a bead of its own.
fn apart(source_len: usize, target_len: usize) -> Vec<Found> {
    let found = |source, target| Found::unweighed(Bead::found(source, target, 0.0, 1.0));
    let sources = (0..source_len).map(|i| found(Sents::new(i, i + 1), Sents::new(0, 0)));
    let targets = (0..target_len).map(|j| found(Sents::new(source_len, source_len), Sents::new(j, j + 1)));
    sources.chain(targets).collect()
}
