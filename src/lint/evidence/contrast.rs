//! [`Contrasts`]: Chinese wordings, what a machine makes of them, and what they mean.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::bitext::Pair;
use crate::language::{Language, visible};
use crate::lexicon::stem;
use crate::span::Span;
use crate::table;
use crate::text::clause;
use crate::word::{Word, words};
use crate::word_list::WordList;

use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::Reads;

const IDIOMS: &str = include_str!("../../data/lint/idioms.tsv");
const SENSES: &str = include_str!("../../data/lint/senses.tsv");

/// In a pattern: some words, or characters, in between.
const GAP: &str = "*";
/// The most English words in a gap.
const LONGEST_GAP: usize = 3;
/// The most Chinese characters in a gap.
const LONGEST_HAN_GAP: usize = 8;
/// Between alternatives for one word of an English pattern.
const OR: char = '/';
/// Between patterns.
const SEPARATOR: char = '|';
/// How many bytes of a clause are searched for a cue, before and behind a wording.
const CLAUSE_REACH: usize = 256;
/// How many pairs around one are searched for a cue.
const NEIGHBOURS: usize = 3;
/// English words that may precede any word of a pattern.
const DETERMINERS: [&str; 20] = [
    "a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "one", "one's", "one’s", "oneself",
    "this", "that", "these", "those", "some", "own",
];

/// A table of wordings. Its rows have three to five fields, separated by tabs:
///
/// | field | holds |
/// |---|---|
/// | zh | Chinese patterns |
/// | wrong | English patterns that render the words but miss the sense |
/// | right | renderings of the sense; the first is the one to suggest |
/// | cue | Chinese words, one of which must be in the pair or near it |
/// | unless | Chinese words that excuse the wrong rendering: they mean just that |
///
/// The items of a field are separated by a bar. `*` is a gap of up to three words, or eight characters;
/// `cut/reap` are alternatives for one word. English words match by their stem, and articles and possessives
/// are ignored.
#[derive(Debug)]
pub(crate) struct Contrasts {
    cues: Cues,
    rows: Vec<Contrast>,
    /// Row and pattern, by the pattern's first character.
    heads: BTreeMap<char, Vec<(usize, usize)>>,
}

/// Where a cue must stand if the wrong rendering is what any dictionary has for the wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cues {
    /// Near by, as for any other rendering.
    Near,
    /// In the same clause: the word has both senses, and a cue that only stands near by shows nothing. 用户 is said in
    /// guides for programmers as in plans for advertising.
    Beside,
}

/// A row.
#[derive(Debug)]
struct Contrast {
    /// The parts of each pattern, between the gaps.
    chinese: Vec<Vec<&'static str>>,
    wrong: Vec<&'static str>,
    right: Vec<&'static str>,
    /// The English of the row, stemmed once its Chinese is found somewhere.
    patterns: OnceLock<Patterns>,
    cues: Vec<&'static str>,
    excuses: Vec<&'static str>,
}

/// The English patterns of a row.
#[derive(Debug)]
struct Patterns {
    wrong: Vec<Pattern>,
    right: Vec<Pattern>,
}

/// A place where the Chinese wording and the wrong rendering meet.
#[derive(Debug)]
pub(crate) struct Clash {
    /// The wrong rendering in the English document.
    pub(crate) target: Span,
    /// The wording in the Chinese document.
    pub(crate) source: Span,
    /// What to write.
    advice: &'static str,
    /// How many words the wrong rendering has, not counting determiners.
    words: usize,
    /// The row of the table.
    pub(crate) row: usize,
}

/// What a rule says about the clashes of its table.
pub(crate) struct Remark {
    /// How sure it is if the wrong rendering has one word, or several.
    pub(crate) one_word: f32,
    pub(crate) several_words: f32,
    /// The message, made from the Chinese wording, its wrong rendering, and what to write.
    pub(crate) message: fn(&str, &str, &str) -> String,
}

/// Idioms, proverbs and slang.
pub(crate) fn idioms() -> &'static Contrasts {
    static TABLE: OnceLock<Contrasts> = OnceLock::new();
    TABLE.get_or_init(|| Contrasts::new(IDIOMS, Cues::Near))
}

/// English words with several senses.
pub(crate) fn senses() -> &'static Contrasts {
    static TABLE: OnceLock<Contrasts> = OnceLock::new();
    TABLE.get_or_init(|| Contrasts::new(SENSES, Cues::Beside))
}

impl Contrasts {
    /// The rows of a table that comes with the crate.
    ///
    /// # Panics
    ///
    /// If a row has too few or too many fields.
    fn new(table: &'static str, cues: Cues) -> Contrasts {
        let rows: Vec<Contrast> = table::lines(table).map(Contrast::new).collect();
        let mut heads: BTreeMap<char, Vec<(usize, usize)>> = BTreeMap::new();
        for (r, row) in rows.iter().enumerate() {
            for (p, parts) in row.chinese.iter().enumerate() {
                let head = parts[0].chars().next().expect("a Chinese pattern begins with a character");
                heads.entry(head).or_default().push((r, p));
            }
        }
        Contrasts { cues, rows, heads }
    }

    /// The clashes in a pair, no two at the same place in the English.
    pub(crate) fn clashes(&self, context: &Context<'_>, pair: &Pair<'_>) -> Vec<Clash> {
        let chinese = context.chinese(pair);
        let mut hits = self.hits(chinese.text());
        if hits.is_empty() {
            return Vec::new();
        }
        // The 见底 of 看见底下 is no wording; a guess of the segmenter says nothing.
        let words: Vec<(Span, &str)> =
            context.source_forms(pair).map(|(word, form)| (chinese.plain(word.span), form)).collect();
        let is_word = |form: &str| form.chars().nth(1).is_some() && context.lexicon().contains(form);
        hits.retain(|_, places| {
            places.retain(|place| !words.iter().any(|(word, form)| is_cut(*place, *word) && is_word(form)));
            !places.is_empty()
        });
        let english = English::new(context, pair);
        let ends = LazyCell::new(|| clause::ends(chinese.text(), Language::Chinese));
        let mut clashes: Vec<Clash> = Vec::new();
        for (&row, places) in &hits {
            let contrast = &self.rows[row];
            let Patterns { wrong, right } = contrast.patterns();
            let mended: usize = right.iter().map(|right| right.find(&english).len()).sum();
            let wrong = wrong.iter().flat_map(|wrong| wrong.find(&english).into_iter());
            let mut wrong: Vec<(usize, usize)> = wrong.collect();
            wrong.sort_by_key(|&(from, to)| (from, std::cmp::Reverse(to)));
            wrong.dedup_by(|next, first| next.0 < first.1);
            if mended >= places.len() || wrong.is_empty() || !contrast.applies(context, pair) {
                continue;
            }
            for (at, (from, to)) in wrong.into_iter().take(places.len() - mended).enumerate() {
                let wording = places[at].of(chinese.text());
                let words = &english.words[from..to];
                let needs_cue = self.cues == Cues::Beside && is_usual(context, wording, words);
                if needs_cue && !contrast.has_cue_beside(chinese.text(), &ends, places[at]) {
                    continue;
                }
                let target = english.words[from].span.join(english.words[to - 1].span);
                let source = chinese.original(places[at]);
                let count = english.words[from..to].iter().filter(|word| !word.is_determiner).count();
                clashes.push(Clash { target, source, advice: contrast.advice(), words: count, row });
            }
        }
        without_overlaps(clashes)
    }

    /// Whether the table tells of this wording: a clash in the pair has its Chinese or its English, or the right
    /// rendering is there.
    pub(crate) fn judges(&self, context: &Context<'_>, pair: &Pair<'_>, source: Span, target: Span) -> bool {
        let chinese = context.chinese(pair);
        let wording = chinese.plain(source);
        let is_here = |places: &[Span]| places.iter().any(|place| place.overlaps(wording));
        let hits = self.hits(chinese.text());
        let here: Vec<usize> =
            hits.into_iter().filter(|(_, places)| is_here(places)).map(|(row, _)| row).collect();
        if here.is_empty() {
            return false;
        }
        let english = English::new(context, pair);
        let is_right = |&row: &usize| {
            let right = &self.rows[row].patterns().right;
            right.iter().any(|right| !right.find(&english).is_empty())
        };
        here.iter().any(is_right)
            || self
                .clashes(context, pair)
                .iter()
                .any(|clash| clash.source.overlaps(source) || clash.target.overlaps(target))
    }

    /// Reports the clashes in a pair.
    pub(crate) fn check(
        &self,
        remark: &Remark,
        context: &Context<'_>,
        pair: &Pair<'_>,
        findings: &mut Collector<'_>,
    ) {
        let (source, target) = (context.bitext().source().text(), context.bitext().target().text());
        for clash in self.clashes(context, pair) {
            let confidence = if clash.words > 1 { remark.several_words } else { remark.one_word };
            let message = (remark.message)(clash.source.of(source), clash.target.of(target), clash.advice);
            let finding = findings.add(pair, clash.target, confidence, message).against(clash.source);
            if !is_bare_verb(clash.advice) {
                finding.suggest(clash.advice);
            }
        }
    }

    /// For each of these rows, the pairs with its Chinese wording whose English renders the sense, in order,
    /// and where in the English document it does.
    pub(crate) fn right_renderings(
        &self,
        context: &Context<'_>,
        rows: &BTreeSet<usize>,
    ) -> BTreeMap<usize, Vec<(usize, Span)>> {
        let mut found: BTreeMap<usize, Vec<(usize, Span)>> = BTreeMap::new();
        for pair in context.pairs(Reads::Both) {
            let mut here = rows
                .iter()
                .filter(|&&row| self.rows[row].is_written_in(context.chinese(&pair).text()))
                .peekable();
            if here.peek().is_none() {
                continue;
            }
            let english = English::new(context, &pair);
            for &row in here {
                // A single word may render something else in that pair.
                let several = self.rows[row].patterns().right.iter().filter(|right| right.0.len() > 1);
                if let Some((from, to)) = several.flat_map(|right| right.find(&english)).next() {
                    let span = english.words[from].span.join(english.words[to - 1].span);
                    found.entry(row).or_default().push((pair.index(), span));
                }
            }
        }
        found
    }

    /// Where the Chinese wordings are, by row.
    fn hits(&self, text: &str) -> BTreeMap<usize, Vec<Span>> {
        let mut hits: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for (at, c) in text.char_indices() {
            for &(row, pattern) in self.heads.get(&c).into_iter().flatten() {
                let Some(len) = match_len(&text[at..], &self.rows[row].chinese[pattern]) else { continue };
                let span = Span::new(at, at + len);
                let places = hits.entry(row).or_default();
                if places.last().is_none_or(|last| !last.overlaps(span)) {
                    places.push(span);
                }
            }
        }
        hits
    }
}

/// Whether a wording begins or ends inside a word and leaves a part of itself outside.
fn is_cut(wording: Span, word: Span) -> bool {
    let overlaps = wording.overlaps(word);
    overlaps && !wording.contains(word) && !word.contains(wording)
}

/// Of overlapping clashes in the English the longest; of equally long ones the first in the table.
fn without_overlaps(mut clashes: Vec<Clash>) -> Vec<Clash> {
    clashes.sort_by_key(|clash| std::cmp::Reverse(clash.target.len()));
    let mut kept: Vec<Clash> = Vec::new();
    // By their first byte; no two overlap.
    let mut taken: BTreeMap<u32, Span> = BTreeMap::new();
    for clash in clashes {
        let before = taken.range(..clash.target.end).next_back();
        if !before.is_some_and(|(_, other)| other.overlaps(clash.target)) {
            taken.insert(clash.target.start, clash.target);
            kept.push(clash);
        }
    }
    kept
}

impl Contrast {
    fn new(line: &'static str) -> Contrast {
        let fields: Vec<&str> = line.split('\t').collect();
        assert!((3..=5).contains(&fields.len()), "3 to 5 fields: {line}");
        let items = |n: usize| {
            let field: &'static str = fields.get(n).copied().unwrap_or_default();
            field.split(SEPARATOR).map(str::trim).filter(|item| !item.is_empty()).collect::<Vec<_>>()
        };
        Contrast {
            chinese: items(0).into_iter().map(|pattern| pattern.split(GAP).collect()).collect(),
            wrong: items(1),
            right: items(2),
            patterns: OnceLock::new(),
            cues: items(3),
            excuses: items(4),
        }
    }

    fn patterns(&self) -> &Patterns {
        let compiled = |items: &[&str]| items.iter().map(|item| Pattern::new(item)).collect();
        self.patterns.get_or_init(|| Patterns { wrong: compiled(&self.wrong), right: compiled(&self.right) })
    }

    /// The rendering to suggest.
    fn advice(&self) -> &'static str {
        self.right.first().copied().unwrap_or_default()
    }

    /// Whether a Chinese text has one of the wordings without a gap.
    fn is_written_in(&self, text: &str) -> bool {
        self.chinese.iter().any(|parts| parts.len() == 1 && text.contains(parts[0]))
    }

    /// Whether a cue stands in the clause of this place, of those that end there; if the row has none, it needs none.
    fn has_cue_beside(&self, text: &str, ends: &[usize], place: Span) -> bool {
        if self.cues.is_empty() {
            return true;
        }
        let past = ends.partition_point(|&end| end <= place.start as usize);
        let start = past.checked_sub(1).map_or(0, |before| ends[before]);
        let end = ends.get(past).map_or(text.len(), |&end| end.max(place.end as usize));
        let near = text.ceil_char_boundary((place.start as usize).saturating_sub(CLAUSE_REACH));
        let far = text.floor_char_boundary(place.end as usize + CLAUSE_REACH);
        let clause = &text[start.max(near)..end.min(far)];
        self.cues.iter().any(|cue| clause.contains(cue))
    }

    /// Whether the context lets the row apply: a cue near by, no excuse in the pair.
    fn applies(&self, context: &Context<'_>, pair: &Pair<'_>) -> bool {
        let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
        if has(context.chinese(pair).text(), &self.excuses) {
            return false;
        }
        self.cues.is_empty()
            || context.neighbours(pair, NEIGHBOURS).any(|near| has(context.chinese(&near).text(), &self.cues))
    }
}

/// Whether a rendering is what any dictionary has for the wording.
fn is_usual(context: &Context<'_>, wording: &str, english: &[Stemmed<'_>]) -> bool {
    /// From this weight on, it is a whole gloss of the dictionary.
    const WHOLE: f32 = 0.8;
    let mut words = english.iter().filter(|word| !word.is_determiner);
    let (Some(word), None) = (words.next(), words.next()) else { return false };
    let lexicon = context.lexicon();
    lexicon.stem_id(word.stem).is_some_and(|id| lexicon.translations(wording).weight(id) >= WHOLE)
}

/// Whether an advice begins with a verb: a sentence has it in another form, so that it cannot just be put there.
fn is_bare_verb(advice: &str) -> bool {
    static VERBS: WordList = WordList::new("bare-verb");
    VERBS.has(advice.split(' ').next().unwrap_or_default())
}

/// The length of the match of a Chinese pattern at the start of `text`.
fn match_len(text: &str, parts: &[&str]) -> Option<usize> {
    let (first, rest) = parts.split_first()?;
    let mut end = text.starts_with(first).then_some(first.len())?;
    for part in rest {
        let tail = &text[end..];
        let widest = tail.char_indices().nth(LONGEST_HAN_GAP).map_or(tail.len(), |(at, _)| at);
        let reach = tail[widest..].char_indices().nth(part.chars().count());
        let window = &tail[..reach.map_or(tail.len(), |(at, _)| widest + at)];
        end += window.find(part)? + part.len();
    }
    Some(end)
}

/// The words of the English side, ready to be compared.
struct English<'a> {
    words: Vec<Stemmed<'a>>,
}

struct Stemmed<'a> {
    span: Span,
    stem: &'a str,
    /// The stem as it is compared.
    key: &'a str,
    is_determiner: bool,
}

impl<'a> English<'a> {
    fn new(context: &Context<'a>, pair: &Pair<'_>) -> English<'a> {
        let text = context.bitext().target().text();
        let stemmed = |(word, stem): (Word, &'a str)| {
            let is_determiner = is_determiner(&visible(word.span.of(text)));
            Stemmed { span: word.span, stem, key: single(stem), is_determiner }
        };
        English { words: context.target_forms(pair).map(stemmed).collect() }
    }
}

fn is_determiner(word: &str) -> bool {
    DETERMINERS.iter().any(|determiner| determiner.eq_ignore_ascii_case(word))
}

/// A stem without a doubled last letter: the stemmer makes "ad" of "added", and "add" of "add".
fn single(stem: &str) -> &str {
    let mut ends = stem.char_indices().rev();
    match (ends.next(), ends.next()) {
        (Some((at, last)), Some((_, before))) if last == before && last.is_alphabetic() => &stem[..at],
        _ => stem,
    }
}

fn key(word: &str) -> String {
    single(&stem(word)).to_owned()
}

/// A sequence of English words.
#[derive(Debug)]
struct Pattern(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    /// One of these keys.
    Word(Vec<String>),
    /// Up to [`LONGEST_GAP`] words.
    Gap,
}

impl Pattern {
    fn new(text: &str) -> Pattern {
        let mut pieces = Vec::new();
        for piece in text.split_whitespace() {
            if piece == GAP {
                pieces.push(Piece::Gap);
            } else if piece.contains(OR) {
                pieces.push(Piece::Word(piece.split(OR).map(key).collect()));
            } else {
                let parts = words(piece, Language::English).into_iter().map(|word| word.span.of(piece));
                pieces.extend(
                    parts.filter(|word| !is_determiner(word)).map(|word| Piece::Word(vec![key(word)])),
                );
            }
        }
        Pattern(pieces)
    }

    /// Where it matches, as ranges of words.
    fn find(&self, english: &English<'_>) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for from in 0..english.words.len() {
            if found.last().is_some_and(|last| from < last.1) || english.words[from].is_determiner {
                continue;
            }
            if let Some(to) = ends(&self.0, &english.words, from).filter(|&to| to > from) {
                found.push((from, to));
            }
        }
        found
    }
}

/// One past the last word, if the pieces match at `at`.
fn ends(pieces: &[Piece], words: &[Stemmed<'_>], at: usize) -> Option<usize> {
    match pieces.split_first() {
        None => Some(at),
        Some((Piece::Gap, rest)) => (0..=LONGEST_GAP).find_map(|skipped| ends(rest, words, at + skipped)),
        Some((Piece::Word(keys), rest)) => {
            let skipped = words.get(at..)?.iter().take_while(|word| word.is_determiner).count();
            let at = at + skipped;
            (words.get(at).is_some_and(|word| keys.iter().any(|key| key == word.key)))
                .then(|| ends(rest, words, at + 1))
                .flatten()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bitext::Bitext;
    use crate::lexicon::Glossary;
    use crate::resources::Resources;
    use std::cell::OnceCell;

    const TABLE: &str = "# zh\twrong\tright\tcue\tunless\n\
                         急*所急\tanxious about what * anxious\tput oneself in somebody’s shoes\n\
                         割韭菜\tcut/reap leeks|harvest leeks\tfleece investors|fleece\t\t农田\n\
                         同学\tstudent\tcolleague\t公司";

    fn marks(zh: &str, en: &str) -> Vec<String> {
        let bitext = Bitext::from_pairs([(zh, en)]);
        let (glossary, own) = (Glossary::new(), OnceCell::new());
        let context = Context::new(&bitext, Resources::embedded(), &glossary, &own);
        let clashes = Contrasts::new(TABLE, Cues::Near).clashes(&context, &bitext.pair(0));
        clashes.iter().map(|clash| clash.target.of(en).to_owned()).collect()
    }

    #[test]
    fn matches_stems_and_passes_over_articles() {
        assert_eq!(marks("他们在割韭菜。", "They are cutting the leeks."), ["cutting the leeks"]);
        assert_eq!(marks("他们在割韭菜。", "They reaped their leeks."), ["reaped their leeks"]);
        assert_eq!(marks("急客户所急", "be anxious about what our clients are anxious about").len(), 1);
    }

    #[test]
    fn is_silent_where_the_sense_is_there_or_excused() {
        assert!(marks("他们在割韭菜。", "They fleece people, they cut leeks, so to speak.").is_empty());
        assert!(marks("农田里有人割韭菜。", "Somebody cuts leeks in the field.").is_empty());
        assert!(marks("他们在割麦子。", "They are cutting leeks.").is_empty());
    }

    #[test]
    fn wants_its_cue() {
        assert_eq!(marks("公司的同学们", "students of the company"), ["students"]);
        assert!(marks("同学们回校了", "The students are back").is_empty());
    }

    #[test]
    fn reads_traditional_characters() {
        assert_eq!(marks("他們在割韭菜。", "They cut leeks."), ["cut leeks"]);
    }

    #[test]
    fn the_tables_are_sorted_and_sound() {
        check_table(IDIOMS, 400);
        check_table(SENSES, 80);
    }

    fn check_table(table: &'static str, fewest: usize) {
        let lines: Vec<&str> = table::lines(table).collect();
        assert!(lines.len() >= fewest, "{} rows", lines.len());
        assert!(lines.is_sorted(), "sorted: {:?}", lines.windows(2).find(|pair| pair[0] > pair[1]));
        for line in lines {
            let row = Contrast::new(line);
            assert!(!row.chinese.is_empty() && !row.wrong.is_empty() && !row.right.is_empty(), "{line}");
            assert!(
                row.patterns().wrong.iter().chain(&row.patterns().right).all(|pattern| !pattern.0.is_empty()),
                "empty: {line}"
            );
        }
    }
}
