//! [`Bitext`]: two documents and the beads that pair their sentences.

mod bead;
mod check;
mod linked;
mod pair;
mod why;

#[cfg(feature = "lint")]
use std::cell::OnceCell;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::anchor::{Anchor, Anchors, anchors_of, anchors_within};
use crate::document::Document;
use crate::error::{Error, Result};
use crate::language::{Language, shows_nothing};
use crate::lexicon::Glossary;
use crate::resources::Resources;
use crate::segment::Segmenter;
use crate::side::Both;
#[cfg(feature = "lint")]
use crate::side::Side;
use crate::span::{Sents, Span};
use crate::text::{Parts, Reading};

use check::check;

pub use bead::{Bead, Origin, Placement};
pub(crate) use check::{Fault, each_once};
pub use pair::{Link, Pair};
pub(crate) use why::Reasons;
pub use why::{Contribution, Why, WordLink};

/// Which of the two given texts became the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The first text is the source.
    #[default]
    AsGiven,
    /// The texts were given English first: the second is the source.
    Swapped,
}

impl Order {
    /// The order in which texts in these languages are given.
    pub(crate) fn of(first: Language, second: Language) -> Order {
        match (first, second) {
            (Language::English, Language::Chinese) => Order::Swapped,
            _ => Order::AsGiven,
        }
    }

    /// What belongs to the first and to the second text, as source and target; or the other way round.
    pub(crate) fn arranged<T>(self, (a, b): (T, T)) -> (T, T) {
        match self {
            Order::AsGiven => (a, b),
            Order::Swapped => (b, a),
        }
    }
}

/// Whether the pairs of a bitext belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The sentences are those of two running texts.
    #[default]
    Text,
    /// Each pair stands alone, as in a table: the next one may be from another text.
    Pairs,
}

/// A Chinese text and its English version, sentence by sentence.
///
/// The Chinese side is the source and the English side the target, in whatever order they were given.
/// Invariant: every sentence of either side is in exactly one bead. JSON holds the documents and the
/// beads, and is refused if it breaks the invariant. What the aligner knew beyond that is not in it: the
/// [reasons](Pair::why) of its beads, and its caller's names and terms.
///
/// ```
/// use duizhao::Bitext;
///
/// let bitext = duizhao::align("三天后他走了。", "He left three days later.");
/// let json = serde_json::to_string(&bitext)?;
/// let back: Bitext<'_> = serde_json::from_str(&json)?;
/// assert_eq!(back.pair(0).target(), bitext.pair(0).target());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Raw<'t>")]
pub struct Bitext<'t> {
    source: Document<'t>,
    target: Document<'t>,
    order: Order,
    scope: Scope,
    beads: Vec<Bead>,
    #[serde(skip)]
    read: Read,
}

/// A bitext as it is in JSON.
#[derive(Deserialize)]
struct Raw<'t> {
    source: Document<'t>,
    target: Document<'t>,
    order: Order,
    scope: Scope,
    beads: Vec<Bead>,
}

impl<'t> TryFrom<Raw<'t>> for Bitext<'t> {
    type Error = Error;

    fn try_from(Raw { source, target, order, scope, beads }: Raw<'t>) -> Result<Bitext<'t>> {
        Ok(Bitext { order, scope, ..Bitext::from_beads(source, target, beads)? })
    }
}

/// What has been read of both documents so far, and why the aligner paired them so. Converting one file into
/// another reads nothing.
#[derive(Clone, Debug, Default)]
struct Read {
    parts: Both<Parts>,
    anchors: OnceLock<Known>,
    /// One for each bead that the aligner made; empty for beads that the caller brought.
    reasons: Vec<Reasons>,
    /// The pairs that the caller brought of which one text has a blank at an edge and the other has not.
    #[cfg(feature = "lint")]
    edges: Vec<(usize, Edges)>,
}

/// Whether the texts of a pair, source and target, had blanks around them before these were cut off.
#[cfg(feature = "lint")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edges {
    pub(crate) begins: [bool; 2],
    pub(crate) ends: [bool; 2],
}

#[cfg(feature = "lint")]
impl Edges {
    fn of(texts: [&str; 2]) -> Edges {
        Edges {
            begins: texts.map(|text| text.starts_with(char::is_whitespace)),
            ends: texts.map(|text| text.ends_with(char::is_whitespace)),
        }
    }
}

/// The anchors of both documents, and what they were found with.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) anchors: Anchors,
    pub(crate) resources: Resources,
    pub(crate) glossary: Glossary,
}

impl Known {
    pub(crate) fn new(readings: Both<Reading<'_>>, resources: &Resources, glossary: &Glossary) -> Known {
        let anchors = anchors_of(readings, resources, glossary);
        Known { anchors, resources: resources.clone(), glossary: glossary.clone() }
    }
}

impl PartialEq for Read {
    /// A bitext is its documents and beads, which are compared anyway.
    fn eq(&self, _: &Read) -> bool {
        true
    }
}

impl<'t> Bitext<'t> {
    /// Pairs two documents by beads that are already known.
    ///
    /// # Errors
    ///
    /// If a bead names a sentence that does not exist, or a sentence is in no bead or in two.
    ///
    /// ```
    /// use duizhao::{Bead, Bitext, Document, Sents};
    ///
    /// let (zh, en) = (Document::new("下雨了。我们走吧。"), Document::new("It rains, so let us go."));
    /// let bitext = Bitext::from_beads(zh, en, vec![Bead::new(Sents::new(0, 2), Sents::new(0, 1))])?;
    /// assert_eq!(bitext.pairs().next().unwrap().source(), "下雨了。我们走吧。");
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn from_beads(source: Document<'t>, target: Document<'t>, beads: Vec<Bead>) -> Result<Bitext<'t>> {
        check("source", source.len(), beads.iter().map(|bead| bead.source))?;
        check("target", target.len(), beads.iter().map(|bead| bead.target))?;
        Ok(Bitext::brought(source, target, Order::AsGiven, beads))
    }

    /// The pairs that the caller brings, one bead each; a blank side means a sentence without a counterpart.
    ///
    /// Pairs are taken as they are: none is cut, joined or left out, so the bead numbers are the row numbers.
    /// If the first texts are English and the second Chinese, the sides are swapped.
    ///
    /// ```
    /// use duizhao::Bitext;
    ///
    /// let bitext = Bitext::from_pairs([("你好。", "Hello."), ("", "Good bye.")]);
    /// assert_eq!(bitext.pair(1).target(), "Good bye.");
    /// assert!(bitext.beads()[1].is_null());
    /// ```
    pub fn from_pairs<A: AsRef<str>, B: AsRef<str>>(
        pairs: impl IntoIterator<Item = (A, B)>,
    ) -> Bitext<'static> {
        let (first, second): (Vec<A>, Vec<B>) = pairs.into_iter().unzip();
        let mut beads = Vec::with_capacity(first.len());
        #[cfg(feature = "lint")]
        let edges: Vec<Edges> =
            first.iter().zip(&second).map(|(a, b)| Edges::of([a.as_ref(), b.as_ref()])).collect();
        let (mut i, mut j) = (0, 0);
        for (a, b) in first.iter().zip(&second) {
            let [a, b] = [a.as_ref(), b.as_ref()].map(|side| usize::from(!shows_nothing(side)));
            beads.push(Bead::new(Sents::new(i, i + a), Sents::new(j, j + b)));
            (i, j) = (i + a, j + b);
        }
        let (first, second) = (Document::from_sentences(first), Document::from_sentences(second));
        let order = Order::of(first.language(), second.language());
        for bead in &mut beads {
            (bead.source, bead.target) = order.arranged((bead.source, bead.target));
        }
        let (source, target) = order.arranged((first, second));
        #[allow(unused_mut)]
        let mut bitext = Bitext { scope: Scope::Pairs, ..Bitext::brought(source, target, order, beads) };
        #[cfg(feature = "lint")]
        {
            let arranged = |Edges { begins, ends }: Edges| Edges {
                begins: order.arranged(begins.into()).into(),
                ends: order.arranged(ends.into()).into(),
            };
            let differ = |(_, edges): &(usize, Edges)| {
                edges.begins[0] != edges.begins[1] || edges.ends[0] != edges.ends[1]
            };
            bitext.read.edges = edges.into_iter().map(arranged).enumerate().filter(differ).collect();
        }
        bitext
    }

    /// An English text without its original: every sentence is a bead without Chinese.
    ///
    /// ```
    /// use duizhao::{Bitext, Document};
    ///
    /// let bitext = Bitext::from_target(Document::new("It rains. Let us go."));
    /// assert_eq!(bitext.beads().len(), 2);
    /// assert!(bitext.source().is_empty());
    /// ```
    pub fn from_target(target: Document<'t>) -> Bitext<'t> {
        let source = Document::segmented("", &Segmenter::new().language(Language::Chinese));
        let bead = |index| Bead::new(Sents::default(), Sents::new(index, index + 1));
        let beads = (0..target.len()).map(bead).collect();
        Bitext::brought(source, target, Order::AsGiven, beads)
    }

    /// The same bitext, with its anchors found by these names and terms. An aligned bitext has those of its
    /// aligner already.
    ///
    /// ```
    /// use duizhao::lexicon::Glossary;
    /// use duizhao::{Bitext, Resources};
    ///
    /// let glossary = Glossary::from_tsv("灯塔计划\tProject Beacon\n")?;
    /// let bitext = Bitext::from_pairs([("灯塔计划启动了。", "Project Beacon has begun.")]);
    /// let bitext = bitext.read_with(Resources::embedded(), &glossary);
    /// assert_eq!(bitext.pair(0).links()[0].target_text(&bitext), "Project Beacon");
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    #[must_use]
    pub fn read_with(mut self, resources: &Resources, glossary: &Glossary) -> Bitext<'t> {
        if !self.is_read_with(resources, glossary) {
            self.read.anchors = Known::new(self.readings(), resources, glossary).into();
        }
        self
    }

    /// The result of aligning; the caller guarantees the invariant.
    pub(crate) fn assembled(
        source: Document<'t>,
        target: Document<'t>,
        order: Order,
        beads: Vec<Bead>,
        (parts, known): (Both<Parts>, Known),
        reasons: Vec<Reasons>,
    ) -> Bitext<'t> {
        debug_assert!(check("source", source.len(), beads.iter().map(|bead| bead.source)).is_ok());
        debug_assert!(check("target", target.len(), beads.iter().map(|bead| bead.target)).is_ok());
        let read = Read { parts, anchors: known.into(), reasons, ..Read::default() };
        Bitext { source, target, order, scope: Scope::Text, beads, read }
    }

    /// Beads that were found elsewhere; the caller guarantees the invariant.
    fn brought(source: Document<'t>, target: Document<'t>, order: Order, beads: Vec<Bead>) -> Bitext<'t> {
        Bitext { source, target, order, scope: Scope::Text, beads, read: Read::default() }
    }

    fn anchors(&self) -> &Anchors {
        let new = || Known::new(self.readings(), Resources::embedded(), &Glossary::new());
        &self.read.anchors.get_or_init(new).anchors
    }

    /// Whether its anchors are those that these resources and terms give.
    fn is_read_with(&self, resources: &Resources, glossary: &Glossary) -> bool {
        match self.read.anchors.get() {
            Some(known) => known.resources.find_as(resources) && known.glossary.is(glossary),
            None => Resources::embedded().find_as(resources) && glossary.is_empty(),
        }
    }

    /// The anchors as found with these resources and terms: those of the bitext if it was read with the same,
    /// or else those in `own`, which is filled if it is empty.
    #[cfg(feature = "lint")]
    pub(crate) fn anchors_with<'a>(
        &'a self,
        resources: &Resources,
        glossary: &Glossary,
        own: &'a OnceCell<Anchors>,
    ) -> &'a Anchors {
        if self.is_read_with(resources, glossary) {
            return self.anchors();
        }
        own.get_or_init(|| anchors_of(self.readings(), resources, glossary))
    }

    /// Both documents, ready to be compared.
    pub(crate) fn readings(&self) -> Both<Reading<'_>> {
        Reading::of_both(Both::new(&self.source, &self.target), &self.read.parts)
    }

    /// The same bitext, with its beads changed in anything but their sentences.
    pub(crate) fn revised(mut self, revise: impl Fn(usize, &mut Bead)) -> Bitext<'t> {
        self.beads.iter_mut().enumerate().for_each(|(index, bead)| revise(index, bead));
        self
    }

    /// The same bitext, marked as given in this order.
    pub(crate) fn given(self, order: Order) -> Bitext<'t> {
        Bitext { order, ..self }
    }

    /// The Chinese document.
    pub fn source(&self) -> &Document<'t> {
        &self.source
    }

    /// The English document.
    pub fn target(&self) -> &Document<'t> {
        &self.target
    }

    /// Whether the source was the first of the two texts given.
    pub fn order(&self) -> Order {
        self.order
    }

    /// Whether the pairs belong together.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The pairs of which one text had a blank at an edge and the other had not, with their numbers.
    #[cfg(feature = "lint")]
    pub(crate) fn edges(&self) -> &[(usize, Edges)] {
        &self.read.edges
    }

    /// The beads, in the order of the source; those without a source follow the one that precedes them in the
    /// target.
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }

    /// The beads with their texts.
    pub fn pairs(&self) -> impl ExactSizeIterator<Item = Pair<'_>> + DoubleEndedIterator {
        (0..self.beads.len()).map(|index| self.pair(index))
    }

    /// The bead with this index, with its texts.
    ///
    /// # Panics
    ///
    /// If there is no such bead.
    pub fn pair(&self, index: usize) -> Pair<'_> {
        assert!(index < self.beads.len(), "bead {index} of {}", self.beads.len());
        Pair::new(self, index)
    }

    /// The anchors of the source within `span`, in order. An aligned bitext has those that the aligner found,
    /// with its names and terms; any other those that the embedded resources give, or the ones it was last
    /// [read with](Bitext::read_with).
    pub fn source_anchors(&self, span: Span) -> &[Anchor] {
        anchors_within(&self.anchors().source, span)
    }

    /// The anchors of the target within `span`, in order; as [`source_anchors`](Bitext::source_anchors).
    pub fn target_anchors(&self, span: Span) -> &[Anchor] {
        anchors_within(&self.anchors().target, span)
    }

    /// For each sentence of a side, the number of its bead.
    #[cfg(feature = "lint")]
    pub(crate) fn bead_numbers(&self, side: Side) -> Vec<usize> {
        let mut numbers = vec![0; self.readings()[side].document().len()];
        for (number, bead) in self.beads.iter().enumerate() {
            numbers[bead.sides()[side].range()].fill(number);
        }
        numbers
    }

    /// The bitext without borrowing from the texts it was made of.
    pub fn into_owned(self) -> Bitext<'static> {
        Bitext {
            source: self.source.into_owned(),
            target: self.target.into_owned(),
            order: self.order,
            scope: self.scope,
            beads: self.beads,
            read: self.read,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bitext(beads: Vec<Bead>) -> Result<Bitext<'static>> {
        let zh = Document::from_sentences(["一。", "二。"]);
        let en = Document::from_sentences(["One.", "Two."]);
        Bitext::from_beads(zh, en, beads)
    }

    fn bead(source: [usize; 2], target: [usize; 2]) -> Bead {
        Bead::new(Sents::new(source[0], source[1]), Sents::new(target[0], target[1]))
    }

    #[test]
    fn refuses_beads_that_lose_or_double_a_sentence() {
        let lost = bitext(vec![bead([0, 2], [0, 1])]).unwrap_err();
        assert_eq!(lost.to_string(), "target sentence 1 is in no bead");
        let doubled = bitext(vec![bead([0, 2], [0, 2]), bead([1, 2], [2, 2])]).unwrap_err();
        assert_eq!(doubled.to_string(), "source sentence 1 is in two beads");
        let missing = bitext(vec![bead([0, 3], [0, 2])]).unwrap_err();
        assert_eq!(missing.to_string(), "source sentence 2 does not exist");
    }

    #[test]
    fn refuses_an_empty_bead_that_is_out_of_range() {
        let whole = bead([0, 2], [0, 2]);
        let error = bitext(vec![whole, bead([3, 3], [2, 2])]).unwrap_err();
        assert_eq!(error.to_string(), "source sentences 3..3 of a bead are no part of 2");
        let reversed = Bead::new(Sents { start: 2, end: 1 }, Sents::default());
        let error = bitext(vec![whole, reversed]).unwrap_err();
        assert_eq!(error.to_string(), "source sentences 2..1 of a bead are no part of 2");
        assert!(bitext(vec![whole, bead([2, 2], [0, 0])]).is_ok());
    }

    #[test]
    fn a_bitext_survives_json_and_is_checked_on_the_way() {
        let before = bitext(vec![bead([0, 2], [0, 1]), bead([2, 2], [1, 2])]).unwrap();
        let json = serde_json::to_string(&before).unwrap();
        assert_eq!(serde_json::from_str::<Bitext<'_>>(&json).unwrap(), before);
        let lost = json.replace(r#""target":{"start":1,"end":2}"#, r#""target":{"start":1,"end":1}"#);
        assert_ne!(lost, json);
        let error = serde_json::from_str::<Bitext<'_>>(&lost).unwrap_err();
        assert!(error.to_string().starts_with("target sentence 1 is in no bead"), "{error}");
    }

    #[test]
    fn a_pair_reads_as_one_slice() {
        let bitext = bitext(vec![bead([0, 2], [0, 1]), bead([2, 2], [1, 2])]).unwrap();
        let texts: Vec<(&str, &str)> = bitext.pairs().map(|pair| (pair.source(), pair.target())).collect();
        assert_eq!(texts, [("一。\n二。", "One."), ("", "Two.")]);
    }
}
