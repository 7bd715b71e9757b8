//! [`Context`]: what a rule may look at.

use std::cell::OnceCell;

use crate::anchor::{Anchor, Anchors, anchors_within};
use crate::bitext::{Bitext, Pair, Scope};
use crate::gazetteer::{EnMention, Entry, Gazetteer, Ref, ZhMention};
use crate::language::Language;
use crate::lexicon::{Glossary, Lexicon};
use crate::reading::Spelled;
use crate::resources::Resources;
use crate::side::{Both, Side};
use crate::span::{Span, within};
use crate::text::{PlainSpan, Reading};
use crate::word::Word;

use crate::lint::evidence::compound::is_part_of_word;
use crate::lint::evidence::figures::{Figures, PairFigures};
use crate::lint::evidence::foreign_name::{is_part_of_name, is_part_of_number};
use crate::lint::evidence::gaps::Gaps;
use crate::lint::evidence::losses::{Losses, PairClauses};
use crate::lint::evidence::lost::{Lost, LostNames};
use crate::lint::evidence::origin::{Origin, Origins};
use crate::lint::evidence::passages::Passages;
use crate::lint::evidence::per_pair::PerPair;
use crate::lint::evidence::repeated::{Segment, Segments};
use crate::lint::evidence::spelled;
use crate::lint::evidence::support::{Supported, is_same};
use crate::lint::evidence::tokenised::is_tokenised;
use crate::lint::evidence::unrelated::{Known, Unrelated};
use crate::lint::evidence::vocabulary::Vocabulary;
use crate::lint::forbidden::Forbidden;
use crate::lint::meta::Reads;

/// The bitext that is read, and what more than one rule asks about it: each answer is found once, when first
/// asked for, and shared by all rules.
pub struct Context<'a> {
    bitext: &'a Bitext<'a>,
    readings: Both<Reading<'a>>,
    resources: &'a Resources,
    glossary: &'a Glossary,
    forbidden: &'a [Forbidden],
    original: Option<Language>,
    /// Filled if the bitext was read with other resources or terms.
    own_anchors: &'a OnceCell<Anchors>,
    source_mentions: OnceCell<Vec<ZhMention<'a>>>,
    target_mentions: OnceCell<Vec<EnMention<'a>>>,
    runs: OnceCell<Vec<Vec<Span>>>,
    spelled_runs: OnceCell<Vec<Vec<Spelled>>>,
    figures: OnceCell<Figures<'a>>,
    losses: OnceCell<Losses<'a>>,
    clauses: PerPair<PairClauses>,
    unrelated: OnceCell<Unrelated>,
    passages: OnceCell<Passages>,
    gaps: OnceCell<Gaps>,
    letters_per_character: OnceCell<f32>,
    supported: OnceCell<Supported>,
    origins: Origins,
    tokenised: OnceCell<bool>,
    segments: OnceCell<Segments<'a>>,
    lost_tokens: PerPair<Vec<Lost>>,
    lost_names: PerPair<LostNames<'a>>,
    vocabulary: OnceCell<Vocabulary<'a>>,
}

/// How many English letters usually translate one Chinese character.
const LETTERS_PER_CHARACTER: f32 = 3.2;
/// A smaller ratio is not used: it means that whole clauses are lost throughout.
const FEWEST_LETTERS: f32 = 3.0;
/// The ratio is measured on the document if it has at least this many pairs with at least this many
/// characters each.
const LEAST_PAIRS: usize = 20;
const LEAST_CHARACTERS: f32 = 10.0;

/// The most names that are compared on either side of a pair: with more it is a list, not a sentence, and
/// comparing each with each would take as long as reading a book.
pub(crate) const MOST_NAMES: usize = 512;
/// The same for runs of capitalised words, of which a name of three words has six.
const MOST_RUNS: usize = 2048;

/// The first of a list, if it is long.
fn some<T>(list: &[T], most: usize) -> &[T] {
    &list[..list.len().min(most)]
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        bitext: &'a Bitext<'a>,
        resources: &'a Resources,
        glossary: &'a Glossary,
        own_anchors: &'a OnceCell<Anchors>,
    ) -> Self {
        Context {
            bitext,
            readings: bitext.readings(),
            resources,
            glossary,
            forbidden: &[],
            original: Some(Language::Chinese),
            own_anchors,
            source_mentions: OnceCell::new(),
            target_mentions: OnceCell::new(),
            runs: OnceCell::new(),
            spelled_runs: OnceCell::new(),
            figures: OnceCell::new(),
            losses: OnceCell::new(),
            clauses: PerPair::new(bitext.beads().len()),
            unrelated: OnceCell::new(),
            passages: OnceCell::new(),
            gaps: OnceCell::new(),
            letters_per_character: OnceCell::new(),
            supported: OnceCell::new(),
            origins: Origins::default(),
            tokenised: OnceCell::new(),
            segments: OnceCell::new(),
            lost_tokens: PerPair::new(bitext.beads().len()),
            lost_names: PerPair::new(bitext.beads().len()),
            vocabulary: OnceCell::new(),
        }
    }

    /// The same, of texts whose original is in this language.
    pub(crate) fn translated_from(self, original: Option<Language>) -> Context<'a> {
        Context { original, ..self }
    }

    /// The same, with what the user forbids.
    pub(crate) fn forbidding(self, forbidden: &'a [Forbidden]) -> Context<'a> {
        Context { forbidden, ..self }
    }

    /// The words and patterns that the user forbids.
    pub(crate) fn forbidden(&self) -> &'a [Forbidden] {
        self.forbidden
    }

    /// The language of the original; None if it is not known.
    pub fn original(&self) -> Option<Language> {
        self.original
    }

    /// The whole bitext.
    pub fn bitext(&self) -> &'a Bitext<'a> {
        self.bitext
    }

    /// The names that are known, including the user's.
    pub fn gazetteer(&self) -> &'a Gazetteer {
        self.resources.gazetteer()
    }

    /// The lexicon: which English words a Chinese word may become.
    pub fn lexicon(&self) -> &'a Lexicon {
        self.resources.lexicon()
    }

    /// The user's terms; what they say counts as right.
    pub fn glossary(&self) -> &'a Glossary {
        self.glossary
    }

    /// The pairs that a rule reads: those with the sides it needs, without code and lines of the page around the
    /// article. A rule that compares the sides does not read those that have nothing in common.
    pub fn pairs(&self, reads: Reads) -> impl DoubleEndedIterator<Item = Pair<'a>> {
        let bitext = self.bitext;
        let fits = move |pair: &Pair<'_>| {
            let bead = pair.bead();
            let there = match reads {
                Reads::Both => !bead.is_null() && !self.unrelated().has(pair),
                Reads::Target => !bead.target.is_empty(),
                Reads::Any | Reads::Texts => true,
            };
            there && pair.is_prose()
        };
        (0..bitext.beads().len()).map(move |index| bitext.pair(index)).filter(fits)
    }

    /// The pairs at most `distance` beads before or after one, including itself, in order. A pair that
    /// [stands alone](Scope::Pairs) has no other neighbours.
    pub fn neighbours(&self, pair: &Pair<'_>, distance: usize) -> impl Iterator<Item = Pair<'a>> + use<'a> {
        let bitext = self.bitext;
        let distance = if bitext.scope() == Scope::Pairs { 0 } else { distance };
        let past = (pair.index() + distance + 1).min(bitext.beads().len());
        (pair.index().saturating_sub(distance)..past).map(move |index| bitext.pair(index))
    }

    /// The anchors of both documents, with the names and the terms of the linter.
    pub(crate) fn anchors(&self) -> &'a Anchors {
        self.bitext.anchors_with(self.resources, self.glossary, self.own_anchors)
    }

    /// The anchors of the Chinese of a pair; spans in the document.
    pub fn source_anchors(&self, pair: &Pair<'_>) -> &'a [Anchor] {
        anchors_within(&self.anchors().source, pair.source_span())
    }

    /// The anchors of the English of a pair; spans in the document.
    pub fn target_anchors(&self, pair: &Pair<'_>) -> &'a [Anchor] {
        anchors_within(&self.anchors().target, pair.target_span())
    }

    /// The names of the gazetteer in the Chinese of a pair, some hundreds at most; spans in the document.
    pub fn source_mentions(&self, pair: &Pair<'_>) -> &[ZhMention<'a>] {
        let all = self.all_source_mentions();
        some(&all[within(all, pair.source_span(), |mention| mention.span)], MOST_NAMES)
    }

    /// The names of the gazetteer in the English of a pair, in any form, some hundreds at most; spans in the
    /// document.
    pub fn target_mentions(&self, pair: &Pair<'_>) -> &[EnMention<'a>] {
        let all = self.all_target_mentions();
        some(&all[within(all, pair.target_span(), |mention| mention.span)], MOST_NAMES)
    }

    /// Whether the English document has the entry in this form anywhere.
    pub(crate) fn gives_form(&self, entry: &Entry, form: &str) -> bool {
        self.all_target_mentions().iter().any(|m| is_same(m.entry, entry) && m.form.text == form)
    }

    /// Whether the texts show that they mean an entry of the gazetteer: by a Chinese name or a preferred English form that
    /// means nothing else, or by two of its Chinese names. 苹果 may be a fruit, 苹果公司 is the company.
    ///
    /// ```
    /// use duizhao::Pair;
    /// use duizhao::lint::Context;
    ///
    /// /// The names in the Chinese of a pair that surely are names.
    /// fn names<'a>(context: &Context<'a>, pair: &Pair<'_>) -> Vec<&'a str> {
    ///     let mentions = context.source_mentions(pair).iter();
    ///     mentions.filter(|mention| context.supports(mention.entry)).map(|mention| mention.entry.preferred()).collect()
    /// }
    /// ```
    pub fn supports(&self, entry: &Entry) -> bool {
        self.supported().has(entry)
    }

    /// The entries that the document is shown to mean.
    pub(crate) fn supported(&self) -> &Supported {
        self.supported.get_or_init(|| Supported::new(self.all_source_mentions(), self.all_target_mentions()))
    }

    /// Where a person of the gazetteer is from; None if the entry is no person.
    pub(crate) fn origin(&self, entry: &Entry) -> Option<Origin> {
        self.origins.of(entry)
    }

    /// The names of the gazetteer in all of the Chinese.
    fn all_source_mentions(&self) -> &[ZhMention<'a>] {
        self.source_mentions.get_or_init(|| {
            let mention = |span, found| self.gazetteer().zh_mention(span, found);
            let mut mentions = self.mentions(self.readings.source, Language::Chinese, mention);
            let (chinese, lexicon) = (self.readings.source, self.lexicon());
            let anchors = &self.anchors().source;
            mentions.retain(|mention| {
                !is_part_of_word(mention, chinese, lexicon)
                    && !is_part_of_name(mention, chinese, lexicon)
                    && !is_part_of_number(mention.span, anchors)
            });
            mentions
        })
    }

    /// The forms of the gazetteer in all of the English.
    fn all_target_mentions(&self) -> &[EnMention<'a>] {
        self.target_mentions.get_or_init(|| {
            let mention = |span, found| self.gazetteer().en_mention(span, found);
            self.mentions(self.readings.target, Language::English, mention)
        })
    }

    /// The mentions of the gazetteer in a document, if it is in this language.
    fn mentions<T>(
        &self,
        reading: Reading<'a>,
        language: Language,
        mention: impl Fn(Span, Ref) -> T,
    ) -> Vec<T> {
        if reading.document().language() != language {
            return Vec::new();
        }
        reading.mentions(self.gazetteer()).found.iter().map(|&(span, found)| mention(span, found)).collect()
    }

    /// The words of the English of a pair; spans in the document.
    pub fn target_words(&self, pair: &Pair<'_>) -> &[Word] {
        self.readings.target.words().within(pair.target_span())
    }

    /// The words of the Chinese of a pair; spans in the document.
    pub fn source_words(&self, pair: &Pair<'_>) -> &[Word] {
        self.readings.source.words().within(pair.source_span())
    }

    /// The words of the Chinese of a pair, each with its simplified form, as in the word list.
    ///
    /// ```
    /// use duizhao::Pair;
    /// use duizhao::lint::Context;
    ///
    /// /// Whether the Chinese has the word 电脑, or 電腦.
    /// fn speaks_of_computers(context: &Context<'_>, pair: &Pair<'_>) -> bool {
    ///     context.source_forms(pair).any(|(_, form)| form == "电脑")
    /// }
    /// ```
    pub fn source_forms(
        &self,
        pair: &Pair<'_>,
    ) -> impl ExactSizeIterator<Item = (Word, &'a str)> + Clone + use<'a> {
        self.readings.source.words().with_forms(pair.source_span())
    }

    /// The words of the English of a pair, each with its [stem](crate::lexicon::stem()).
    ///
    /// ```
    /// use duizhao::Pair;
    /// use duizhao::lexicon::stem;
    /// use duizhao::lint::Context;
    ///
    /// /// Where the English has “computer” or “computers”.
    /// fn computers(context: &Context<'_>, pair: &Pair<'_>) -> Vec<duizhao::Span> {
    ///     let computer = stem("computer");
    ///     let words = context.target_forms(pair).filter(|(_, form)| *form == computer);
    ///     words.map(|(word, _)| word.span).collect()
    /// }
    /// ```
    pub fn target_forms(
        &self,
        pair: &Pair<'_>,
    ) -> impl ExactSizeIterator<Item = (Word, &'a str)> + Clone + use<'a> {
        self.readings.target.words().with_forms(pair.target_span())
    }

    /// All of the Chinese as it is compared.
    pub(crate) fn all_chinese(&self) -> PlainSpan<'a> {
        self.readings.source.plain(Span::new(0, self.bitext.source().text().len()))
    }

    /// All of the English as it is compared.
    pub(crate) fn all_english(&self) -> PlainSpan<'a> {
        self.readings.target.plain(Span::new(0, self.bitext.target().text().len()))
    }

    /// The Chinese of a pair as it is compared: in simplified characters, without invisible ones. A rule that
    /// looks for Chinese words searches this text.
    pub fn chinese(&self, pair: &Pair<'_>) -> PlainSpan<'a> {
        self.readings.source.plain(pair.source_span())
    }

    /// The English of a pair as it is compared: without invisible characters. A rule that looks for English
    /// words searches this text.
    pub fn english(&self, pair: &Pair<'_>) -> PlainSpan<'a> {
        self.readings.target.plain(pair.target_span())
    }

    /// The Chinese of a pair as it is written, but without the markup of its document, if that is known. A rule that looks
    /// for marks searches this text.
    pub fn written_chinese(&self, pair: &Pair<'_>) -> PlainSpan<'a> {
        self.readings.source.written(pair.source_span())
    }

    /// The English of a pair as it is written, but without the markup of its document, if that is known.
    pub fn written_english(&self, pair: &Pair<'_>) -> PlainSpan<'a> {
        self.readings.target.written(pair.target_span())
    }

    /// Some of the English as it is written, without markup.
    pub(crate) fn written(&self, span: Span) -> PlainSpan<'a> {
        self.readings.target.written(span)
    }

    /// The words of the English of a pair, with spans in its [plain text](Context::english).
    pub fn english_words(&self, pair: &Pair<'_>) -> Vec<Word> {
        let english = self.english(pair);
        let plain = |word: &Word| Word { span: english.plain(word.span), class: word.class };
        self.target_words(pair).iter().map(plain).collect()
    }

    /// The [runs](spelled::runs) of capitalised words in the English of a pair; spans in its plain text.
    pub(crate) fn runs(&self, pair: &Pair<'_>) -> &[Span] {
        let of_pair = |pair: Pair<'_>| spelled::runs(self.english(&pair).text(), &self.english_words(&pair));
        some(&self.runs.get_or_init(|| self.bitext.pairs().map(of_pair).collect())[pair.index()], MOST_RUNS)
    }

    /// The [runs](Context::runs) of a pair, each as it is compared with names.
    pub(crate) fn spelled_runs(&self, pair: &Pair<'_>) -> &[Spelled] {
        let of_pair = |pair: Pair<'_>| {
            let english = self.english(&pair);
            self.runs(&pair).iter().map(|run| Spelled::new(run.of(english.text()))).collect()
        };
        &self.spelled_runs.get_or_init(|| self.bitext.pairs().map(of_pair).collect())[pair.index()]
    }

    /// The clauses of the Chinese of a pair, with how much of each the English says, by the lexicon and the user's terms.
    ///
    /// Found once for each pair, in time linear in it. A clause is missing only if its neighbours in the text do
    /// not say it either; pairs that [stand alone](Scope::Pairs) have none.
    ///
    /// ```
    /// use duizhao::Pair;
    /// use duizhao::lint::{Collector, Context};
    ///
    /// /// Marks clauses of which the English says nothing.
    /// fn unsaid(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    ///     for clause in &context.clauses(pair).clauses {
    ///         if clause.known > 2 && clause.said == 0 && clause.is_missing {
    ///             findings.add(pair, pair.target_span(), 0.5, "a clause is not said").against(clause.span);
    ///         }
    ///     }
    /// }
    /// ```
    pub fn clauses(&self, pair: &Pair<'_>) -> &PairClauses {
        self.clauses.get(pair, || self.losses().of(pair))
    }

    /// The texts or pairs whose sides are not translations of each other.
    pub(crate) fn unrelated(&self) -> &Unrelated {
        self.unrelated.get_or_init(|| {
            Unrelated::new(&Known {
                bitext: self.bitext,
                anchors: self.anchors(),
                losses: self.losses(),
                tally: &|pair| self.clauses(pair).tally(),
            })
        })
    }

    /// The content words of both sides, which show what is said where.
    pub(crate) fn losses(&self) -> &Losses<'a> {
        self.losses.get_or_init(|| Losses::new(self.bitext, self.anchors(), self.lexicon(), self.glossary))
    }

    /// What the lexicon and the user's terms know of the words of both texts.
    pub(crate) fn vocabulary(&self) -> &Vocabulary<'a> {
        self.vocabulary.get_or_init(|| Vocabulary::new(self.bitext, self.lexicon(), self.glossary))
    }

    /// The clauses that the Chinese says twice.
    pub(crate) fn passages(&self) -> &Passages {
        self.passages.get_or_init(|| Passages::new(self.bitext))
    }

    /// The passages of each side that have no counterpart.
    pub(crate) fn gaps(&self) -> &Gaps {
        self.gaps.get_or_init(|| Gaps::new(self.bitext, self.readings))
    }

    /// One of the documents, as it was read.
    pub(crate) fn reading(&self, side: Side) -> Reading<'a> {
        self.readings[side]
    }

    /// The pairs with both sides, each text as it is compared with others of its side.
    pub(crate) fn segments(&self) -> &[Segment<'a>] {
        let plain = |pair: Pair<'a>| (pair, [self.chinese(&pair).text(), self.english(&pair).text()]);
        &self.segments.get_or_init(|| Segments::new(self.pairs(Reads::Both).map(plain))).0
    }

    /// The tokens that the English of a pair has lost, found by `find` when they are first asked for.
    pub(crate) fn lost_tokens(&self, pair: &Pair<'_>, find: impl FnOnce() -> Vec<Lost>) -> &[Lost] {
        self.lost_tokens.get(pair, find)
    }

    /// The names that the English of a pair has lost, found by `find` when they are first asked for.
    pub(crate) fn lost_names(&self, pair: &Pair<'_>, find: impl FnOnce() -> LostNames<'a>) -> &LostNames<'a> {
        self.lost_names.get(pair, find)
    }

    /// Whether the English has spaces before its marks throughout.
    pub(crate) fn is_tokenised(&self) -> bool {
        *self.tokenised.get_or_init(|| is_tokenised(self.all_english().text()))
    }

    /// How many English letters and digits stand for one character or digit of the Chinese: the median over
    /// all pairs.
    pub(crate) fn letters_per_character(&self) -> f32 {
        *self.letters_per_character.get_or_init(|| {
            let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count() as f32;
            let counts =
                |pair: Pair<'_>| (count(self.chinese(&pair).text()), count(self.english(&pair).text()));
            let counts =
                self.pairs(Reads::Both).map(counts).filter(|(source, _)| *source >= LEAST_CHARACTERS);
            let mut ratios: Vec<f32> = counts.map(|(source, target)| target / source).collect();
            let middle = ratios.len() / 2;
            if ratios.len() < LEAST_PAIRS {
                return LETTERS_PER_CHARACTER;
            }
            ratios.select_nth_unstable_by(middle, f32::total_cmp).1.max(FEWEST_LETTERS)
        })
    }

    /// The numbers, dates and versions of a pair, matched across the languages by their values: 三千 and “3,000” are the same,
    /// and one that the English has in a neighbouring pair counts as matched. Values are plain numbers, without the scale of
    /// a word: 35亿 is 3.5e9; a share is one of a whole: 5% is 0.05.
    ///
    /// ```
    /// use duizhao::Pair;
    /// use duizhao::anchor::Key;
    /// use duizhao::lint::{Collector, Context, FigureStatus};
    ///
    /// /// Marks numbers of the English that the Chinese does not have.
    /// fn invented(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    ///     for figure in &context.figures(pair).target {
    ///         if let (Key::Number(number), FigureStatus::Lost) = (&figure.anchor.key, figure.status) {
    ///             let message = format!("the Chinese does not have {}", number.value.to_f64());
    ///             findings.add(pair, figure.anchor.span, 0.5, message);
    ///         }
    ///     }
    /// }
    /// ```
    pub fn figures(&self, pair: &Pair<'_>) -> &PairFigures<'a> {
        self.figures.get_or_init(|| Figures::new(self.bitext, self.anchors())).of(pair)
    }
}
