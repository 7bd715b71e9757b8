//! A01: a clause of the Chinese that the English lacks.

use crate::anchor::number::Precision;
use crate::anchor::{Anchor, Key, anchors_within};
use crate::bitext::{Link, Origin, Pair, Scope};
use crate::language::Language;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::figures::{Figure, Status, is_share};
use crate::lint::evidence::losses::{Clause, PairClauses};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "A01",
    name: "omission",
    category: "Accuracy / Omission",
    severity: Severity::Warning,
    state: State::On,
    docs: "A clause of the Chinese is lost in the English of its pair.\n\n\
Systems that translate piece by piece swallow whole clauses without a trace in the English, which reads well; only \
beside the Chinese can it be seen.\n\n\
A clause counts as lost if hardly any of its content words has a translation in the English of the pair or its \
neighbours, though the rest of the sentence does, and if there is no room for it: the English has no words left \
over that might paraphrase it, or it is too short, or a number or Latin word of the clause is missing too. A clause of which \
the English has a telling figure is not lost. Where the \
Chinese says the passage twice (a letter quoted and then printed) the other English is looked at, and named. \
The finding marks the clause in the Chinese, and in the English, with an empty span, the place where it is missed. \
A sentence that a file pairs with nothing counts too; what the aligner leaves without English is A03. Wrong where a free translation says the \
same in other words.",
    bad: &[
        Example::bad(
            "图书馆宣布从本月起周末延长开放时间，并表示地下书库的旧空调将由一家本地公司免费更换。",
            "The library announced that from this month on it would stay open longer at weekends.",
            "",
        ),
        Example::bad(
            "工程师检查了全部设备，随后更换了三台型号为ZX-81的旧路由器。",
            "The engineers checked all the equipment.",
            "",
        ),
    ],
    good: &[
        Example::good(
            "图书馆宣布从本月起周末延长开放时间，并表示地下书库的旧空调将由一家本地公司免费更换。",
            "The library announced that from this month on it would stay open longer at weekends, and said that a \
             local company would replace the old air conditioners in the basement stacks free of charge.",
        ),
        Example::good("据悉，会议将于下周举行。", "The meeting will be held next week."),
        Example::good(
            "他推开门，走进院子，看见一只猫趴在墙头。",
            "He opened the door, went into the yard and saw a cat lying on the wall.",
        ),
        Example::good("首先，感谢各位的到来。", "Thank you all for coming."),
    ],
    reads: Reads::Any,
    direction: Direction::Both,
};

/// From this score on, a clause counts as lost.
const LOST: f64 = 6.0;
/// How sure it is at that score, what each further point adds, and the maximum.
const CONFIDENCE: f64 = 0.55;
const CONFIDENCE_PER_POINT: f64 = 0.1;
const MOST_CONFIDENCE: f64 = 0.9;
/// A bead less sure than this may be an error of the alignment instead.
const SURE: f32 = 0.7;
/// How sure it is that a sentence without counterpart was left out.
const SENTENCE: f32 = 0.7;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    match (pair.bead().source.is_empty(), pair.bead().target.is_empty()) {
        (false, false) if !context.unrelated().has(pair) => check_clauses(context, pair, findings),
        // What the aligner leaves alone is A03.
        (false, true) if pair.bead().origin == Origin::Brought => {
            findings.add(pair, None, SENTENCE, "the sentence has no English").against(pair.source_span());
        }
        _ => {}
    }
}

fn check_clauses(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let all = context.clauses(pair);
    let text = context.bitext().source().text();
    let whole = Whole::new(context, pair, all);
    let mut reported = 0;
    for lost in runs(&all.clauses) {
        let twin = kept_twin(context, pair, &lost);
        let score = score(context, pair, &whole, &lost) + if twin.is_some() { TWIN } else { 0.0 };
        if score < LOST {
            continue;
        }
        if reported == MOST_LOST {
            break;
        }
        reported += 1;
        let sure = (CONFIDENCE + CONFIDENCE_PER_POINT * (score - LOST)).min(MOST_CONFIDENCE) as f32;
        let aligned = pair.bead().confidence;
        let clause = lost.span.of(text);
        let words = format!("the English has {} of {} content words", lost.said, lost.known);
        // Where the Chinese may be the translation, it may say too much.
        let is_from_chinese = context.original() == Some(Language::Chinese);
        let is_gone = if is_from_chinese { "is lost" } else { "is not in the English" };
        let message = match (aligned >= SURE, &twin) {
            (false, _) => {
                format!("“{clause}” has no counterpart here ({words}), but the alignment is unsure")
            }
            (true, None) => format!("“{clause}” {is_gone}: {words}"),
            (true, Some(twin)) => {
                format!("“{clause}” {is_gone}: {words}; the same passage is whole in pair {}", twin + 1)
            }
        };
        let place = context.losses().place(pair, lost.span);
        findings.add(pair, Span { start: place, end: place }, sure * aligned, message).against(lost.span);
    }
}

/// The most passages of a pair that are reported as lost: with more it is no translation.
const MOST_LOST: usize = 32;
/// The most anchors that are compared with those of the other side, and twins of a passage that are looked at. In
/// an English with more anchors none is known to be missing.
const MOST_ANCHORS: usize = 512;
const MOST_TWINS: usize = 32;

/// What the clauses of a pair are compared with.
struct Whole {
    known: usize,
    said: usize,
    /// How many content words of the English do not translate anything.
    spare: usize,
    /// How many letters the English is short of, by the ratio of the document.
    missing: f64,
    /// How many letters usually translate a character.
    typical: f64,
}

impl Whole {
    fn new(context: &Context<'_>, pair: &Pair<'_>, all: &PairClauses) -> Whole {
        let typical = f64::from(context.letters_per_character());
        Whole {
            known: all.clauses.iter().map(|clause| clause.known).sum(),
            said: all.clauses.iter().map(|clause| clause.said).sum(),
            spare: all.spare,
            missing: typical * letters(context.chinese(pair).text()) - letters(context.english(pair).text()),
            typical,
        }
    }
}

fn letters(text: &str) -> f64 {
    text.chars().filter(|c| c.is_alphanumeric()).count() as f64
}

/// Consecutive clauses of which hardly any word is said.
struct Run {
    span: Span,
    clauses: usize,
    known: usize,
    said: usize,
}

/// The longest runs of missing clauses.
fn runs(clauses: &[Clause]) -> Vec<Run> {
    let runs = clauses.chunk_by(|a, b| a.is_missing == b.is_missing).filter(|run| run[0].is_missing);
    let run = |run: &[Clause]| Run {
        span: run[0].span.join(run[run.len() - 1].span),
        clauses: run.len(),
        known: run.iter().map(|clause| clause.known).sum(),
        said: run.iter().map(|clause| clause.said).sum(),
    };
    runs.map(run).collect()
}

/// What it adds if another translation of the same passage has the clause.
const TWIN: f64 = 2.0;

/// How much evidence there is for a loss: how surprising it is that so few words of the clause are said, when
/// so many of the others are; how much shorter the English is than usual, in units of the clause; whether it
/// has spare words that may paraphrase the clause; and whether figures and Latin words are missing too.
fn score(context: &Context<'_>, pair: &Pair<'_>, whole: &Whole, lost: &Run) -> f64 {
    /// The most that surprise counts.
    const MOST_SURPRISE: f64 = 7.0;
    /// The weight of a missing length of one clause, and the bounds of that length.
    const LENGTH: f64 = 1.5;
    const LENGTHS: (f64, f64) = (-1.0, 1.2);
    /// What is subtracted if there are as many spare words as the clause has.
    const ROOM: f64 = 2.0;
    /// A free translation has this many spare words for each word of the other clauses.
    const USUAL_ROOM: f64 = 0.1;
    const ANCHOR: f64 = 1.5;
    /// With fewer known words the evidence is weaker.
    const FEW: usize = 4;
    const FEWEST: usize = 2;
    /// The others must have this many known words to compare with.
    const MEASURE: usize = 3;
    /// What is subtracted for each figure of the clause that the English has.
    const KEPT: f64 = 2.0;
    let (others, others_said) = (whole.known - lost.known, whole.said - lost.said);
    let kept = kept_figures(context, pair, lost.span);
    if lost.known < FEWEST || others < MEASURE || kept >= lost.clauses {
        return 0.0;
    }
    // Smoothed by two words that are said and two that are not: few words show little.
    let usual = (others_said as f64 + 2.0) / (others as f64 + 4.0);
    let chinese = context.chinese(pair);
    let clause = letters(chinese.plain(lost.span).of(chinese.text())).max(1.0);
    let missing = whole.missing / (whole.typical * clause);
    let spare = whole.spare as f64 - (others - others_said) as f64 - USUAL_ROOM * others as f64;
    let anchors = lost_anchors(context, pair, lost.span);
    surprise(lost.said, lost.known, usual).min(MOST_SURPRISE) + LENGTH * missing.clamp(LENGTHS.0, LENGTHS.1)
        - ROOM * spare.max(0.0) / lost.known as f64
        + if anchors { ANCHOR } else { 0.0 }
        - KEPT * kept as f64
        - if lost.known < FEW { 1.0 } else { 0.0 }
}

/// How surprising it is that at most `said` of `known` words are said, where others are said with probability
/// `usual`: the negative logarithm of the binomial tail.
fn surprise(said: usize, known: usize, usual: f64) -> f64 {
    let mut term = (1.0 - usual).powi(known as i32);
    let mut tail = term;
    for k in 0..said {
        term *= (known - k) as f64 / (k + 1) as f64 * usual / (1.0 - usual);
        tail += term;
    }
    -tail.max(f64::MIN_POSITIVE).ln()
}

/// How many telling figures of a clause the English has: they are said where the clause is.
fn kept_figures(context: &Context<'_>, pair: &Pair<'_>, clause: Span) -> usize {
    /// A smaller number may be said of anything.
    const LEAST: f64 = 11.0;
    let is_telling = |key: &Key| match key {
        Key::Number(number) => {
            number.precision != Precision::Vague && (is_share(number) || number.value.to_f64() >= LEAST)
        }
        Key::Version(_) => true,
        _ => false,
    };
    let figures = &context.figures(pair).source;
    let kept = figures.iter().filter(|figure| {
        figure.status == Status::Matched
            && clause.contains(figure.anchor.span)
            && is_telling(&figure.anchor.key)
    });
    kept.count()
}

/// Whether a figure, an address or a Latin word of a clause is missing from the English.
fn lost_anchors(context: &Context<'_>, pair: &Pair<'_>, clause: Span) -> bool {
    let figures = &context.figures(pair).source;
    let figure_lost =
        |figure: &Figure<'_>| figure.status == Status::Lost && clause.contains(figure.anchor.span);
    let others = context.target_anchors(pair);
    let latin_lost = |anchor: &Anchor| {
        let same = |other: &Anchor| anchor.key.similarity(&other.key) >= Link::THRESHOLD;
        matches!(anchor.key, Key::Latin(_) | Key::Url(_))
            && others.len() <= MOST_ANCHORS
            && !others.iter().any(same)
    };
    figures.iter().any(figure_lost)
        || anchors_within(&context.anchors().source, clause).iter().take(MOST_ANCHORS).any(latin_lost)
}

/// Another pair whose English translates the same passage and has what is lost here.
fn kept_twin(context: &Context<'_>, pair: &Pair<'_>, lost: &Run) -> Option<usize> {
    // Rows of a table that share a passage may come from different texts.
    if context.bitext().scope() == Scope::Pairs {
        return None;
    }
    let others = context.passages().twins(lost.span).filter(|(_, bead)| *bead != pair.index());
    let mut twins = others.take(MOST_TWINS);
    twins.find_map(|(span, bead)| {
        let other = context.bitext().pair(bead);
        let clauses = &context.clauses(&other).clauses;
        let kept = clauses.iter().find(|clause| clause.span == span)?;
        let whole = 2 * kept.said >= kept.known && !other.bead().is_null();
        whole.then_some(bead)
    })
}

#[cfg(test)]
mod tests {
    use std::cell::OnceCell;

    use super::*;
    use crate::lexicon::Glossary;
    use crate::{Bitext, Resources};

    #[test]
    fn no_word_is_missing_from_more_anchors_than_are_compared() {
        let lost = |numbers: usize, end: &str| {
            let numbers: Vec<String> = (0..numbers).map(|n| (1000 + n).to_string()).collect();
            let english = format!("These {} and {end}.", numbers.join(" and "));
            let bitext = Bitext::from_pairs([("这是ZX-81。", english.as_str())]);
            let (resources, glossary, anchors) = (Resources::default(), Glossary::default(), OnceCell::new());
            let context = Context::new(&bitext, &resources, &glossary, &anchors);
            let pair = bitext.pair(0);
            lost_anchors(&context, &pair, pair.source_span())
        };
        assert!(lost(10, "that"));
        assert!(!lost(10, "the ZX-81"));
        assert!(!lost(2 * MOST_ANCHORS, "the ZX-81"));
        assert!(!lost(2 * MOST_ANCHORS, "that"));
    }
}
