//! Finds English forms in English text.

use std::ops::Range;

use super::entry::{Form, Grade};
use super::fold::{is_combining, push_folded, unaccented};
use super::prefix::{PrefixIndex, Ref, Start, Walk};
use super::row::Row;
use crate::language::is_han;
use crate::span::Span;

/// A form whose last word is shorter than this has no plural: "Metas" may be one, "BPs" is something else.
const PLURAL_LETTERS: usize = 4;

/// Ends a word in a key, so that no word is a prefix of another.
const WORD_END: char = '\u{1}';

/// The English forms of all entries, word by word.
#[derive(Debug, Default)]
pub(super) struct EnglishIndex {
    forms: PrefixIndex,
}

/// The words of a text as they are written in keys.
struct Tokens {
    /// Word after word.
    keys: String,
    /// Where each word is in the text, and where its key ends.
    words: Vec<(Span, usize)>,
}

/// Whether the text has the form itself or the form with a plural `s`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Singular,
    Plural,
}

impl EnglishIndex {
    pub(super) fn of(rows: &[Row]) -> EnglishIndex {
        let forms = rows
            .iter()
            .enumerate()
            .flat_map(|(r, row)| row.forms().enumerate().map(move |(f, form)| (start(form), Ref::new(r, f))));
        EnglishIndex { forms: PrefixIndex::of(forms) }
    }

    /// The forms in a text, from left to right: at each place the longest, better grades first.
    pub(super) fn find(&self, text: &str, rows: &[Row]) -> Vec<(Span, Ref)> {
        let form_of = |found: Ref| form_of(found, rows);
        let tokens = Tokens::of(text);
        let mut found = Vec::new();
        let mut from = 0;
        while from < tokens.words.len() {
            let Some((to, mut refs)) = self.longest(&tokens, from, text, rows) else {
                from += 1;
                continue;
            };
            refs.sort_by_key(|&found| (form_of(found).grade, found));
            let span = tokens.span(from..to);
            found.extend(refs.into_iter().map(|found| (span, found)));
            from = to;
        }
        found
    }

    /// The longest form that begins at `from`: the index after its last token, and the entries that have it.
    /// No walk is longer than the longest form, whatever the text.
    fn longest(&self, tokens: &Tokens, from: usize, text: &str, rows: &[Row]) -> Option<(usize, Vec<Ref>)> {
        let mut longest = None;
        let mut walk = Some(self.forms.walk());
        for at in from..tokens.words.len() {
            let Some(here) = walk else { break };
            let written = tokens.span(from..at + 1).of(text);
            let word = tokens.key(at);
            let fitting = |walk: Walk<'_>, number| -> Vec<Ref> {
                walk.ends().filter(|&found| fits(form_of(found, rows), written, number)).collect()
            };
            let step = |piece: &str| self.forms.step(here, piece, |found| key(found, rows));
            walk = step(word);
            let mut refs = walk.map_or_else(Vec::new, |walk| fitting(walk, Number::Singular));
            if refs.is_empty()
                && let Some(walk) = singular(word).and_then(|key| step(&key))
            {
                refs = fitting(walk, Number::Plural);
            }
            if !refs.is_empty() {
                longest = Some((at + 1, refs));
            }
        }
        longest
    }
}

impl Tokens {
    fn of(text: &str) -> Tokens {
        let mut keys = String::with_capacity(text.len() * 5 / 4);
        let words = pieces(text).map(|span| {
            push_folded(&mut keys, span.of(text));
            keys.push(WORD_END);
            (span, keys.len())
        });
        Tokens { words: words.collect(), keys }
    }

    fn key(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].1);
        &self.keys[start..self.words[at].1]
    }

    /// From the first to the last of some words.
    fn span(&self, words: Range<usize>) -> Span {
        self.words[words.start].0.join(self.words[words.end - 1].0)
    }
}

/// The key of a word without the `s` of a plural, if it may be one.
fn singular(key: &str) -> Option<String> {
    let stem = key.strip_suffix(WORD_END)?.strip_suffix('s')?;
    (stem.chars().count() >= PLURAL_LETTERS).then(|| format!("{stem}{WORD_END}"))
}

fn form_of(found: Ref, rows: &[Row]) -> &Form {
    let row = found.entry as usize;
    &rows[row].entry(row).forms()[found.form as usize]
}

/// The words of a form as they are compared.
fn key(found: Ref, rows: &[Row]) -> String {
    let form = rows[found.entry as usize].forms().nth(found.form as usize);
    Tokens::of(form.expect("the index is of these rows")).keys
}

/// What the key of a form begins with.
fn start(form: &str) -> Start {
    match form.as_bytes() {
        // The usual case, without making the key of the word.
        [a, b, ..] if a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() => {
            Start([a, b].map(|&byte| char::from(byte.to_ascii_lowercase())))
        }
        _ => {
            let tokens = Tokens::of(form);
            Start::of(tokens.words.first().map_or("", |_| tokens.key(0)))
        }
    }
}

/// Whether the capitals of `written` allow it to stand for the form. The letters are known to agree.
fn fits(form: &Form, written: &str, number: Number) -> bool {
    let is_acronym = !form.text.chars().any(char::is_lowercase);
    if form.needs_context || is_acronym {
        return number == Number::Singular && compared(written).eq(compared(&form.text));
    }
    // "Hermes" has no plural "Hermess".
    if number == Number::Plural && form.text.ends_with('s') {
        return false;
    }
    // Even someone who translates a name word for word writes it like a name; a "spring evening" is not one.
    if form.grade > Grade::Accepted {
        return has_capitals_of(written, form);
    }
    let is_one_word = pieces(&form.text).nth(1).is_none();
    let is_as_written = || compared(written).zip(compared(&form.text)).all(|(w, f)| w == f);
    !is_one_word || written.starts_with(char::is_uppercase) || is_as_written()
}

/// Whether every word that has a capital in the form has one in the text.
fn has_capitals_of(written: &str, form: &Form) -> bool {
    let is_capital = |span: Span, text: &str| span.of(text).starts_with(char::is_uppercase);
    pieces(written).zip(pieces(&form.text)).all(|(w, f)| is_capital(w, written) || !is_capital(f, &form.text))
}

/// The characters of a text for case-sensitive comparison: all but white space.
fn compared(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).filter_map(unaccented)
}

/// The words and single marks of a text. Han characters count as marks: no word extends across them.
fn pieces(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        let rest = &text[start..];
        let first = rest.chars().next()?;
        let len = match rest.find(|c| !is_of_word(c)).unwrap_or(rest.len()) {
            0 => first.len_utf8(),
            word => word,
        };
        at = start + len;
        Some(Span::new(start, at))
    })
}

fn is_of_word(c: char) -> bool {
    (c.is_alphanumeric() && !is_han(c)) || is_combining(c)
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::Gazetteer;

    fn found(text: &str) -> Vec<String> {
        let rows = "甲\tcompany\tKing’s Tea\t\t\tRoyal Leaf\n乙\tcompany\tiPaper\n丙\tproduct\tT-Rex One\n\
                    丁\tinstitution\tIT*\tITO\n戊\tplace\tSão Tomé\n己\tcompany\tKing’s\tHermes";
        let names = Gazetteer::from_rows(rows).unwrap();
        names.find_en(text).iter().map(|m| format!("{}={}", m.span.of(text), m.form.text)).collect()
    }

    #[test]
    fn takes_the_longest_form() {
        assert_eq!(
            found("King's tea, king’s ransom, King’s"),
            ["King's tea=King’s Tea", "king’s=King’s", "King’s=King’s"]
        );
    }

    #[test]
    fn leaves_the_possessive_out_and_takes_the_plural_in() {
        assert_eq!(found("the iPaper’s and two iPapers"), ["iPaper=iPaper", "iPapers=iPaper"]);
        assert!(found("Hermess").is_empty());
    }

    #[test]
    fn folds_marks_accents_and_white_space() {
        assert_eq!(found("T\u{2011}REX\n one"), ["T\u{2011}REX\n one=T-Rex One"]);
        assert_eq!(
            found("Sao Tome; Sa\u{303}o Tome\u{301}"),
            ["Sao Tome=São Tomé", "Sa\u{303}o Tome\u{301}=São Tomé"]
        );
    }

    #[test]
    fn minds_capitals_where_a_form_is_a_common_word() {
        assert_eq!(found("it is IT; It is ITO, not Ito"), ["IT=IT", "ITO=ITO"]);
        assert_eq!(found("ipaper Ipaper IPAPER"), ["Ipaper=iPaper", "IPAPER=iPaper"]);
        assert_eq!(
            found("a royal leaf of Royal Leaf, ROYAL LEAF"),
            ["Royal Leaf=Royal Leaf", "ROYAL LEAF=Royal Leaf"]
        );
    }

    #[test]
    fn does_not_cut_a_word() {
        assert!(found("iPapery, miPaper, iPaper2").is_empty());
        assert_eq!(found("乙iPaper乙"), ["iPaper=iPaper"]);
    }
}
