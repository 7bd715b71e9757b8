//! Texts of any length to measure on, with their gold, drawn from the fixtures.
//!
//! [`Drawn::new`] cuts all articles into runs of neighbouring beads, and deals the runs like cards. When all
//! are dealt, they are cut and dealt again, with other names and numbers ([`cast`]), so that the vocabulary of
//! a text grows with its length. Now and then a run is lost on one side, or its English stands further on.
//! The same seed draws the same text.

// Each bench uses a part of it.
#![allow(dead_code)]

mod cast;
pub(crate) mod processor;
mod random;

use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use duizhao::Document;
use duizhao::align::GoldBead;
use duizhao::format::vecalign;

use self::cast::Cast;
use self::random::Random;

/// The lengths that are measured, in Chinese sentences.
pub(crate) const SIZES: [(&str, usize); 4] =
    [("article", 100), ("chapter", 400), ("book", 4_000), ("shelf", 20_000)];
/// The seed of the texts that are measured.
pub(crate) const SEED: u64 = 1;
/// A corpus: so many articles of at least so many Chinese sentences.
pub(crate) const CORPUS: (usize, usize) = (200, 60);
/// Beads in a run.
const RUN: RangeInclusive<usize> = 3..=8;
/// One in so many runs is not in the English, one not in the Chinese, and of one the English stands further on.
const MISPLACED_ONE_IN: usize = 60;
/// The English of a moved run comes after so many others.
const MOVED_BY: usize = 3;

/// A text in Chinese and English, and its gold.
#[derive(Default)]
pub(crate) struct Drawn {
    /// The sentences of each side.
    pub(crate) sentences: [Vec<String>; 2],
    /// Where paragraphs end, as numbers of sentences.
    breaks: [Vec<usize>; 2],
    pub(crate) gold: Vec<GoldBead>,
}

impl Drawn {
    /// A text of at least so many Chinese sentences. It ends with the run that has the last of them.
    pub(crate) fn new(seed: u64, sentences: usize) -> Drawn {
        let articles = articles();
        let mut random = Random(seed);
        let mut drawn = Drawn::default();
        let mut held: Vec<Held> = Vec::new();
        let mut dealt = 0;
        while drawn.sentences[0].len() < sentences {
            let mut cast = Cast::new(&mut random);
            for run in deal(&articles, &mut random) {
                let place = Place::of(&mut random);
                let mut waiting = Vec::new();
                for bead in run {
                    let texts = [0, 1].map(|side| bead[side].iter().map(|text| &**text).collect::<Vec<_>>());
                    let [source, target] = cast.rewrite([&texts[0], &texts[1]], &mut random);
                    match place {
                        Place::Usual => drawn.push(source, target),
                        Place::Lost(0) => drawn.push(Vec::new(), target),
                        Place::Lost(_) => drawn.push(source, Vec::new()),
                        Place::Moved => {
                            waiting.push((drawn.gold.len(), target));
                            drawn.push(source, Vec::new());
                        }
                    }
                }
                if !waiting.is_empty() {
                    held.push(Held { due: dealt + MOVED_BY, beads: waiting });
                }
                drawn.paragraph_ends();
                for Held { beads, .. } in held.extract_if(.., |held| held.due == dealt) {
                    beads.into_iter().for_each(|(bead, target)| drawn.push_target(bead, target));
                    drawn.paragraph_ends();
                }
                dealt += 1;
                if drawn.sentences[0].len() >= sentences {
                    break;
                }
            }
        }
        for (bead, target) in held.into_iter().flat_map(|held| held.beads) {
            drawn.push_target(bead, target);
        }
        // A bead that lost its only side is none.
        drawn.gold.retain(|bead| !bead.source.is_empty() || !bead.target.is_empty());
        drawn
    }

    fn push(&mut self, source: Vec<String>, target: Vec<String>) {
        let first = self.sentences[0].len() as u32;
        self.gold.push(GoldBead::new((first..first + source.len() as u32).collect(), Vec::new()));
        self.sentences[0].extend(source);
        self.push_target(self.gold.len() - 1, target);
    }

    /// Adds the English of a bead.
    fn push_target(&mut self, bead: usize, target: Vec<String>) {
        let first = self.sentences[1].len() as u32;
        self.gold[bead].target = (first..first + target.len() as u32).collect();
        self.sentences[1].extend(target);
    }

    fn paragraph_ends(&mut self) {
        for side in 0..2 {
            self.breaks[side].push(self.sentences[side].len());
        }
    }

    /// How many Chinese sentences it has.
    pub(crate) fn len(&self) -> usize {
        self.sentences[0].len()
    }

    /// The bytes of both sides.
    pub(crate) fn bytes(&self) -> usize {
        self.sentences.iter().flatten().map(String::len).sum()
    }

    /// Both sides, with a sentence a line.
    pub(crate) fn lines(&self) -> [String; 2] {
        self.sentences.each_ref().map(|sentences| sentences.iter().flat_map(|text| [text, "\n"]).collect())
    }

    /// Both sides cut into these sentences.
    pub(crate) fn documents(&self) -> [Document<'static>; 2] {
        self.lines().map(Document::from_lines)
    }

    /// Both sides as articles are written: a paragraph a line.
    pub(crate) fn articles(&self) -> [String; 2] {
        [0, 1].map(|side| {
            let mut text = String::new();
            let mut breaks = self.breaks[side].iter().peekable();
            for (number, sentence) in self.sentences[side].iter().enumerate() {
                let mut ends = false;
                while breaks.next_if(|&&end| end <= number).is_some() {
                    ends = true;
                }
                let glue = if number == 0 { "" } else { [["", " "], ["\n", "\n"]][usize::from(ends)][side] };
                text.extend([glue, sentence]);
            }
            text
        })
    }

    /// The gold as `duizhao eval` reads it.
    pub(crate) fn gold_lines(&self) -> String {
        self.gold.iter().map(|bead| format!("{:?}:{:?}\n", bead.source, bead.target)).collect()
    }
}

/// The articles of a corpus, each with its own names.
pub(crate) fn corpus() -> Vec<Drawn> {
    let (articles, sentences) = CORPUS;
    (0..articles as u64).map(|number| Drawn::new(SEED + number, sentences)).collect()
}

/// English that stands further on.
struct Held {
    /// After which run it stands.
    due: usize,
    /// The beads that wait for it, by their numbers.
    beads: Vec<(usize, Vec<String>)>,
}

/// What becomes of a run.
#[derive(Clone, Copy)]
enum Place {
    Usual,
    /// Not on this side.
    Lost(usize),
    Moved,
}

impl Place {
    fn of(random: &mut Random) -> Place {
        match random.below(MISPLACED_ONE_IN) {
            0 => Place::Lost(0),
            1 => Place::Lost(1),
            2 => Place::Moved,
            _ => Place::Usual,
        }
    }
}

/// The sentences of both sides.
type Bead = [Vec<String>; 2];

/// Every article cut into runs, all of them in another order.
fn deal<'a>(articles: &'a [Vec<Bead>], random: &mut Random) -> Vec<&'a [Bead]> {
    let mut runs = Vec::new();
    for article in articles {
        let mut rest = &article[..];
        while !rest.is_empty() {
            let length = RUN.start() + random.below(RUN.end() - RUN.start() + 1);
            let (run, others) = rest.split_at(length.min(rest.len()));
            runs.push(run);
            rest = others;
        }
    }
    random.shuffle(&mut runs);
    runs
}

/// The beads of all fixtures with gold.
fn articles() -> Vec<Vec<Bead>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let folder = fs::read_dir(fixtures.join("bench")).expect("the fixtures are there");
    let mut golds: Vec<PathBuf> = folder.map(|entry| entry.expect("readable").path()).collect();
    golds.retain(|path| path.extension().is_some_and(|ending| ending == "gold"));
    golds.sort();
    let files = golds.iter().map(|gold| (gold.clone(), gold.with_extension("")));
    let folders = ["clean", "huxiu"].map(|name| {
        let folder = fixtures.join(name);
        (folder.join("beads.gold"), folder.join("sentences"))
    });
    files.chain(folders).map(|(gold, sentences)| beads(&gold, &sentences)).collect()
}

fn beads(gold: &Path, sentences: &Path) -> Vec<Bead> {
    let read =
        |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let sides = ["zh", "en"].map(|ending| read(&sentences.with_extension(ending)));
    let sides = sides.each_ref().map(|side| side.lines().collect::<Vec<_>>());
    let gold = vecalign::read_whole(&read(gold), sides.each_ref().map(Vec::len));
    let text = |side: usize, numbers: Vec<u32>| {
        numbers.into_iter().map(|number| sides[side][number as usize].to_owned()).collect()
    };
    let gold = gold.expect("the gold of the fixtures names each sentence once");
    gold.into_iter().map(|bead| [text(0, bead.source), text(1, bead.target)]).collect()
}
