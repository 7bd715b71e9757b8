//! Other names and numbers for a text, the same on both sides.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::random::Random;

/// One in so many pairs without a name gets a remark before it: who said it, or where.
const REMARKS_ONE_IN: usize = 5;

/// The rows of a table without its comments, each cut at its tabs.
fn rows(table: &'static str) -> Vec<Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|row| row.split('\t').collect()).collect()
}

static PEOPLE: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| rows(include_str!("people.tsv")));
static PLACES: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| rows(include_str!("places.tsv")));
static REMARKS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| rows(include_str!("remarks.tsv")));

/// Chinese and English.
type Name = [String; 2];

/// What names are made of.
struct Syllables(HashMap<&'static str, Vec<[&'static str; 2]>>);

static SYLLABLES: LazyLock<Syllables> = LazyLock::new(|| {
    let mut kinds: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows(include_str!("syllables.tsv")) {
        kinds.entry(row[0]).or_default().push([row[1], row[2]]);
    }
    Syllables(kinds)
});

impl Syllables {
    fn one(&self, kind: &str, random: &mut Random) -> Name {
        random.pick(&self.0[kind]).map(str::to_owned)
    }

    fn two(&self, kinds: [&str; 2], random: &mut Random) -> Name {
        let [first, second] = kinds.map(|kind| self.one(kind, random));
        [format!("{}{}", first[0], second[0]), format!("{}{}", first[1], second[1].to_lowercase())]
    }

    fn surname(&self, random: &mut Random) -> Name {
        self.one("surname", random)
    }

    fn given_name(&self, random: &mut Random) -> Name {
        self.two(["given", "name"], random)
    }

    fn person(&self, random: &mut Random) -> Name {
        full(&self.surname(random), &self.given_name(random))
    }

    fn place(&self, random: &mut Random) -> Name {
        self.two(["place", "ground"], random)
    }
}

fn full(surname: &Name, given: &Name) -> Name {
    [format!("{}{}", surname[0], given[0]), format!("{} {}", surname[1], given[1])]
}

/// What each name becomes, by its first character; the longest names first.
#[derive(Default)]
struct Renaming(HashMap<char, Vec<[String; 2]>>);

impl Renaming {
    fn add(&mut self, old: &str, new: &str) {
        let first = old.chars().next().expect("a name is not empty");
        let names = self.0.entry(first).or_default();
        if names.iter().all(|[known, _]| known != old) {
            names.push([old.to_owned(), new.to_owned()]);
            names.sort_by_key(|[old, _]| std::cmp::Reverse(old.len()));
        }
    }

    /// The text with its names replaced; in English only whole words are names.
    fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 16);
        let mut rest = text;
        let mut in_word = false;
        while let Some(first) = rest.chars().next() {
            let found = self.0.get(&first).filter(|_| !in_word).and_then(|names| {
                names.iter().find(|[old, _]| {
                    let ends = |after: &str| !after.starts_with(|next: char| next.is_ascii_alphabetic());
                    rest.strip_prefix(&**old).is_some_and(ends)
                })
            });
            let taken = if let Some([old, new]) = found {
                out.push_str(new);
                old.len()
            } else {
                out.push(first);
                first.len_utf8()
            };
            in_word = rest[..taken].ends_with(|last: char| last.is_ascii_alphanumeric());
            rest = &rest[taken..];
        }
        out
    }
}

/// The names and numbers of one pass through the fixtures.
#[derive(Default)]
pub(crate) struct Cast {
    /// For Chinese and for English.
    names: [Renaming; 2],
    numbers: HashMap<String, String>,
}

impl Cast {
    pub(crate) fn new(random: &mut Random) -> Cast {
        let mut cast = Cast::default();
        for row in &*PEOPLE {
            let &[surname_zh, given_zh, surname_en, given_en, phrases] = &row[..] else {
                unreachable!("a row of people has five fields: {row:?}")
            };
            let (surname, given) = (SYLLABLES.surname(random), SYLLABLES.given_name(random));
            let has = [!surname_zh.is_empty(), !given_zh.is_empty()];
            if has == [true, true] {
                let old = full(&[surname_zh.into(), surname_en.into()], &[given_zh.into(), given_en.into()]);
                cast.add(&old, &full(&surname, &given));
            }
            // A given name of one syllable may be another word.
            if given_zh.chars().count() > 1 {
                cast.add(&[given_zh.into(), given_en.into()], &given);
            }
            if has[0] {
                cast.names[1].add(surname_en, &surname[1]);
            }
            for phrase in phrases.split(',').filter(|phrase| !phrase.is_empty()) {
                cast.names[0].add(phrase, &phrase.replace(surname_zh, &surname[0]));
            }
        }
        for row in &*PLACES {
            cast.add(&[row[0].into(), row[1].into()], &SYLLABLES.place(random));
        }
        cast
    }

    fn add(&mut self, old: &Name, new: &Name) {
        for side in 0..2 {
            self.names[side].add(&old[side], &new[side]);
        }
    }

    /// The sentences of both sides, with the names of this cast.
    pub(crate) fn rewrite(&mut self, sides: [&[&str]; 2], random: &mut Random) -> [Vec<String>; 2] {
        let figures = sides.map(|side| side.iter().flat_map(|&text| figures(text)).collect::<HashSet<_>>());
        let is_shared = |figure: &str| figures.iter().all(|side| side.contains(figure));
        let mut out = [0, 1].map(|side| {
            let renamed = |text: &&str| self.names[side].apply(text);
            let texts: Vec<String> = sides[side].iter().map(renamed).collect();
            texts
                .iter()
                .map(|text| replace_figures(text, &is_shared, &mut self.numbers, random))
                .collect::<Vec<_>>()
        });
        let is_pair = sides.iter().all(|side| !side.is_empty());
        if is_pair && (0..2).all(|side| out[side] == sides[side]) && random.once_in(REMARKS_ONE_IN) {
            for (side, remark) in remark(random).into_iter().enumerate() {
                out[side][0].insert_str(0, &remark);
            }
        }
        out
    }
}

/// A remark to put before a sentence.
fn remark(random: &mut Random) -> Name {
    let row = random.pick(&REMARKS);
    let (person, place) = (SYLLABLES.person(random), SYLLABLES.place(random));
    let number = (10 + random.below(4990)).to_string();
    [0, 1].map(|side| {
        row[side].replace("{p}", &person[side]).replace("{l}", &place[side]).replace("{n}", &number)
    })
}

/// Where numbers of two digits and more stand: with their points and commas, not in a word, a time or a code.
fn figure_spans(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut spans = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let inside = |at: usize| {
            let next_is_digit = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            bytes[at].is_ascii_digit() || (matches!(bytes[at], b'.' | b',') && next_is_digit)
        };
        while at < bytes.len() && inside(at) {
            at += 1;
        }
        let is_bound = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-');
        let is_free = !bytes[..start].last().is_some_and(is_bound) && !bytes.get(at).is_some_and(is_bound);
        if is_free && at - start >= 2 {
            spans.push(start..at);
        }
    }
    spans
}

fn figures(text: &str) -> impl Iterator<Item = &str> {
    figure_spans(text).into_iter().map(move |span| &text[span])
}

fn replace_figures(
    text: &str,
    is_shared: &dyn Fn(&str) -> bool,
    numbers: &mut HashMap<String, String>,
    random: &mut Random,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for span in figure_spans(text).into_iter().filter(|span| is_shared(&text[span.clone()])) {
        out.push_str(&text[end..span.start]);
        let old = &text[span.clone()];
        out.push_str(numbers.entry(old.to_owned()).or_insert_with(|| other_number(old, random)));
        end = span.end;
    }
    out + &text[end..]
}

/// Another number that looks like this one: a day stays a day, and a year stays in its century.
fn other_number(old: &str, random: &mut Random) -> String {
    match old.parse::<u32>() {
        Ok(10..=31) => (10 + random.below(19)).to_string(),
        number => {
            let kept = if matches!(number, Ok(1000..=2999)) { 2 } else { 1 };
            let other = |(place, digit): (usize, char)| match digit {
                '0'..='9' if place >= kept => char::from(b'0' + random.below(10) as u8),
                _ => digit,
            };
            old.chars().enumerate().map(other).collect()
        }
    }
}
