//! Versions of programs: v2.0.1, 3.x, `^20.19 || >=22.12`. They look like decimal numbers and dates, and are neither:
//! 3.10 comes after 3.9.

use std::collections::HashMap;

use serde::Serialize;

use super::candidates::{Candidates, listed};
use super::number::{Class, Decimal, Number, Precision};
use crate::language::Language;
use crate::lexeme::is_month_or_weekday;
use crate::span::Span;
use crate::text::scan::{Scan, scanned};
use crate::text::token::{Kind, Token, Tokens};

/// A version, or a range of them, folded for comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Version {
    /// In lower case, without blanks and the “v” in front: `2.0.1`, `3.x`, `^20.19||>=22.12`. 2.7+ is `>=2.7`.
    pub folded: String,
}

/// The same version, said of other ones besides: 18 and >=18.
const OTHER_RANGE: f32 = 0.8;
/// The same as a number that nothing shows to be a version: the 3.5 of “before 3.5”.
const SAME_NUMBER: f32 = 0.9;

impl Version {
    /// How well two versions agree, from 0 to 1. Symmetric.
    ///
    /// 1 if they are the same, less if one of them is a range and the other is not, 0 for another version or range.
    ///
    /// ```
    /// use duizhao::Language;
    /// use duizhao::anchor::version;
    ///
    /// let similarity = |zh, en| {
    ///     let (a, b) = (version::find(zh, Language::Chinese), version::find(en, Language::English));
    ///     a[0].1.similarity(&b[0].1)
    /// };
    /// assert_eq!(similarity("需要 Node 18+", "needs Node >= 18"), 1.0);
    /// assert_eq!(similarity("Python 3.10 版", "with Python 3.1 only"), 0.0);
    /// ```
    pub fn similarity(&self, other: &Version) -> f32 {
        let is_range = |version: &Version, core: &str| version.folded != core;
        let (core, other_core) = (self.core(), other.core());
        match self.folded == other.folded {
            true => 1.0,
            false if core == other_core && !(is_range(self, &core) && is_range(other, &other_core)) => {
                OTHER_RANGE
            }
            false => 0.0,
        }
    }

    /// How well it agrees with a number: not at all, unless that has the same value and counts nothing.
    pub fn similarity_to_number(&self, number: &Number) -> f32 {
        let counts_nothing = number.unit.is_none()
            && number.high.is_none()
            && matches!(number.class, Class::Plain | Class::Ordinal)
            && number.precision != Precision::Vague;
        if counts_nothing && self.value() == Some(number.value) { SAME_NUMBER } else { 0.0 }
    }

    /// The numbers, without what makes them a range.
    fn core(&self) -> String {
        self.folded.chars().filter(|c| !matches!(c, '^' | '~' | '<' | '>' | '=')).collect()
    }

    /// Its value, if it has at most two parts and might be read as a number.
    fn value(&self) -> Option<Decimal> {
        let core = self.core();
        let (whole, fraction) = core.split_once('.').unwrap_or((&core, ""));
        let significand = format!("{whole}{fraction}").parse().ok()?;
        let is_number = whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
        is_number.then(|| Decimal::new(significand, -(fraction.len() as i32)))
    }

    /// The number that it may be read as: see [`Version::similarity_to_number`].
    pub(super) fn as_number(&self) -> Option<Number> {
        self.value().map(Number::new)
    }
}

/// Versions, filed by their numbers.
#[derive(Debug, Default)]
pub(super) struct VersionIndex {
    by_core: HashMap<String, Vec<u32>>,
    by_value: HashMap<Decimal, Vec<u32>>,
}

impl VersionIndex {
    pub(super) fn add(&mut self, entry: u32, version: &Version) {
        self.by_core.entry(version.core()).or_default().push(entry);
        if let Some(value) = version.value() {
            self.by_value.entry(value).or_default().push(entry);
        }
    }

    /// The versions that may agree with one.
    pub(super) fn like(&self, version: &Version, found: &mut Candidates) {
        found.add_same(listed(&self.by_core, version.core().as_str()));
    }

    /// The versions that may be read as a number.
    pub(super) fn like_number(&self, number: &Number, found: &mut Candidates) {
        found.add_same(listed(&self.by_value, &number.value));
    }
}

/// How surely something is a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sureness {
    /// By its form: v2.0, 1.2.3, 3.x, ^20.
    Form,
    /// By what is around it, and only if it does not count something: Vue 2.7, >= 18.
    Context,
}

/// The versions of a text, in order and without overlaps, in linear time.
///
/// By their form these are numbers with three parts or more (16.20.0, but not the date 2022.12.29), with a “v” before
/// several (v3.0), an “x” for any (3.x), or `^` for compatible ones. With the name of a program before it, or the word
/// “version” beside it, a number with two parts is a version too, and so is one with `>=`, `<` or “+”. Ranges that
/// belong together are one.
///
/// ```
/// use duizhao::Language;
/// use duizhao::anchor::version;
///
/// let text = "Node.js ^20.19 || >=22.12 is needed, Vue 2.7+ is not.";
/// let found: Vec<&str> = version::find(text, Language::English).iter().map(|(span, _)| span.of(text)).collect();
/// assert_eq!(found, ["^20.19 || >=22.12", "2.7+"]);
/// ```
pub fn find(text: &str, language: Language) -> Vec<(Span, Version)> {
    scanned(text, language, |scan| {
        find_in(scan).into_iter().map(|(span, (version, _))| (span, version)).collect()
    })
}

/// [`find`] in a scanned sentence.
pub(super) fn find_in(scan: &Scan<'_>) -> Vec<(Span, (Version, Sureness))> {
    let Scan { tokens, language, .. } = scan;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match version(tokens, at, *language) {
            Some((end, version)) => {
                found.push((tokens.span(at, end), version));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A version that begins here, with all ranges that belong to it, and where it ends.
fn version(tokens: &Tokens<'_>, at: usize, language: Language) -> Option<(usize, (Version, Sureness))> {
    if is_inside(tokens, at) {
        return None;
    }
    let first = Part::read(tokens, at)?;
    let (mut end, mut folded, mut is_sure) = (first.end, first.folded.clone(), first.is_sure(tokens, at));
    for _ in 1..MOST_PARTS {
        let Some((next, joint)) = next_part(tokens, end, first.range) else { break };
        folded += joint;
        folded += &next.folded;
        end = next.end;
        is_sure = true;
    }
    // “v2beta3”, “3.5km”
    if tokens.glued(end) && tokens.get(end).is_some_and(is_part) {
        return None;
    }
    if is_sure {
        return Some((end, (Version { folded }, Sureness::Form)));
    }
    let shows_one = first.parts > 1 || first.has_v || first.range != Range::None;
    // A word that opens a sentence has a capital whatever it is; but only programs are compared.
    let opens = language == Language::Chinese || first.range != Range::None;
    let is_shown = shows_one && (is_named(tokens, at, opens) || is_called_version(tokens, end));
    is_shown.then_some((end, (Version { folded }, Sureness::Context)))
}

/// The most versions that are read as one range.
const MOST_PARTS: usize = 8;

/// The next part of a range that begins in this way: `|| >=22.12`, or ` <3.0` behind `>=2.0`.
fn next_part(tokens: &Tokens<'_>, at: usize, range: Range) -> Option<(Part, &'static str)> {
    if tokens.spells(at, "||") && tokens.glued(at + 1) {
        return Some((Part::read(tokens, at + 2)?, "||"));
    }
    let part = Part::read(tokens, at).filter(|_| range == Range::Sign)?;
    (part.range == Range::Sign).then_some((part, ""))
}

/// How a version says that it stands for others too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Range {
    /// It does not.
    None,
    /// By `^`, which is used for nothing else before a number.
    Caret,
    /// By `>=` and the like.
    Sign,
    /// By “+” behind it.
    Plus,
}

/// One version of a range, with its sign.
struct Part {
    end: usize,
    folded: String,
    /// How many numbers it has, divided by dots.
    parts: usize,
    range: Range,
    /// Whether it has a “v” before it: v3, which may also be the sort of an engine.
    has_v: bool,
    /// Whether it has an “x” for a number, or a “v” before several.
    is_marked: bool,
}

impl Part {
    fn read(tokens: &Tokens<'_>, at: usize) -> Option<Part> {
        let (mut end, mut folded, mut range) = sign(tokens, at);
        let first_digits = end;
        let has_v = tokens.word(end) == Some("v") && tokens.glued(end + 1);
        end += usize::from(has_v);
        let mut is_marked = false;
        folded += tokens.digits(end)?;
        // Between a sign and its number there may be a blank: `>= 18`. Not so behind a caret.
        if range == Range::Caret && !tokens.glued(first_digits) {
            return None;
        }
        end += 1;
        let mut parts = 1;
        while tokens.mark(end) == Some('.') && tokens.glued(end) && tokens.glued(end + 1) {
            let next = match (tokens.digits(end + 1), tokens.word(end + 1)) {
                (Some(digits), _) => digits,
                (None, Some("x")) => "x",
                _ => break,
            };
            is_marked |= next == "x";
            folded = folded + "." + next;
            is_marked |= has_v;
            parts += 1;
            end += 2;
        }
        if parts >= FULL {
            let past = pre_release_end(tokens, end);
            (end..past).for_each(|at| folded += tokens.folded(at));
            end = past;
        }
        let is_last = !tokens.glued(end + 1) || !tokens.get(end + 1).is_some_and(is_part);
        if range == Range::None && tokens.mark(end) == Some('+') && tokens.glued(end) && is_last {
            (folded, range, end) = (format!(">={folded}"), Range::Plus, end + 1);
        }
        Some(Part { end, folded, parts, range, has_v, is_marked })
    }

    /// Whether it is a version by its form.
    fn is_sure(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        self.is_marked || self.range == Range::Caret || self.parts >= FULL && !is_date(tokens, at)
    }
}

/// A version has this many numbers if it has all.
const FULL: usize = 3;

/// A sign before a version: where it ends, and what it is.
fn sign(tokens: &Tokens<'_>, at: usize) -> (usize, String, Range) {
    match (tokens.mark(at), tokens.mark(at + 1).filter(|_| tokens.glued(at + 1))) {
        (Some('^'), _) => (at + 1, "^".to_owned(), Range::Caret),
        (Some(sign @ ('>' | '<')), Some('=')) => (at + 2, format!("{sign}="), Range::Sign),
        (Some(sign @ ('>' | '<' | '~')), _) => (at + 1, sign.to_string(), Range::Sign),
        (Some('≥'), _) => (at + 1, ">=".to_owned(), Range::Sign),
        (Some('≤'), _) => (at + 1, "<=".to_owned(), Range::Sign),
        _ => (at, String::new(), Range::None),
    }
}

/// The end of what follows a whole version: `-beta.4`, `-rc1`.
fn pre_release_end(tokens: &Tokens<'_>, at: usize) -> usize {
    let part = |at: usize| tokens.glued(at) && tokens.get(at).is_some_and(is_part);
    if tokens.mark(at) != Some('-') || !tokens.glued(at) || !part(at + 1) || tokens.word(at + 1).is_none() {
        return at;
    }
    let mut end = at + 2;
    loop {
        if part(end) {
            end += 1;
        } else if matches!(tokens.mark(end), Some('.' | '-')) && tokens.glued(end) && part(end + 1) {
            end += 2;
        } else {
            return end;
        }
    }
}

/// Whether a token is a part of a longer word or number if it touches one.
fn is_part(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Word | Kind::Digits)
}

/// Whether something begins inside of a longer number, word or amount.
fn is_inside(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.glued(at)
        && tokens.before(at).is_some_and(|before| match before.kind {
            Kind::Digits | Kind::Word => true,
            Kind::Han => false,
            Kind::Mark => {
                matches!(&*before.folded, "." | "," | "-" | "$" | "¥" | "€" | "£" | "^" | "<" | ">" | "=")
            }
        })
}

/// Whether three numbers are a date: 2022.12.29.
fn is_date(tokens: &Tokens<'_>, at: usize) -> bool {
    /// How many digits a year has.
    const YEAR: usize = 4;
    tokens
        .digits(at)
        .is_some_and(|year| year.len() == YEAR && (year.starts_with("19") || year.starts_with("20")))
}

/// Whether the name of a program, or the word for “version”, stands before a number; also one with which a sentence
/// opens, if `opens`.
fn is_named(tokens: &Tokens<'_>, at: usize, opens: bool) -> bool {
    /// The most tokens of a name that are looked at: Node.js has three.
    const LONGEST_NAME: usize = 8;
    const VERSION: &[&str] = &["version", "versions", "release", "ver"];
    /// What comes before a frequency.
    const WAVES: &[&str] = &["fm", "am"];
    let Some(before) = at.checked_sub(1) else { return false };
    if tokens.mark(before) == Some('@') {
        return tokens.glued(at);
    }
    if let Some(han) = tokens.han(before) {
        return han == '版' || han == '本' && before > 0 && tokens.han(before - 1) == Some('版');
    }
    let Some(word) = tokens.word(before) else { return false };
    if VERSION.contains(&word) {
        return true;
    }
    if WAVES.contains(&word) {
        return false;
    }
    let mut start = before;
    while start > 0 && before - start < LONGEST_NAME && tokens.glued(start) && tokens.han(start - 1).is_none()
    {
        start -= 1;
    }
    let is_compound = start < before || tokens.raw(before).chars().skip(1).any(char::is_uppercase);
    let may_open = opens || is_compound || !tokens.opens(start);
    let long = tokens.span(start, before + 1).len() > 1;
    long && tokens.capital(start) && may_open && !is_month_or_weekday(word)
}

/// Whether the word for “version” stands behind a number.
fn is_called_version(tokens: &Tokens<'_>, end: usize) -> bool {
    tokens.han(end) == Some('版') || matches!(tokens.word(end), Some("version" | "release"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Language) -> Vec<(&str, String)> {
        find(text, language).into_iter().map(|(span, version)| (span.of(text), version.folded)).collect()
    }

    fn english(text: &str) -> Vec<&str> {
        find(text, Language::English).into_iter().map(|(span, _)| span.of(text)).collect()
    }

    #[test]
    fn a_range_is_one_version() {
        let text = "Node.js ^20.19 || >= 22.12";
        assert_eq!(found(text, Language::Chinese), [("^20.19 || >= 22.12", "^20.19||>=22.12".to_owned())]);
        assert_eq!(english("Use React >=17.0 <19.0 here."), [">=17.0 <19.0"]);
    }

    #[test]
    fn forms_show_a_version() {
        let text = "Take v2.0.1, 3.x or 1.2.3-beta.4; 16.20.0 is old, v3.1 is new.";
        assert_eq!(english(text), ["v2.0.1", "3.x", "1.2.3-beta.4", "16.20.0", "v3.1"]);
        let text = "请升级到v2.0.1版，不再支持2.x。";
        assert_eq!(found(text, Language::Chinese), [("v2.0.1", "2.0.1".into()), ("2.x", "2.x".into())]);
    }

    #[test]
    fn a_name_shows_a_version() {
        assert_eq!(english("It runs on Python 3.10 and Vue 2.7+."), ["3.10", "2.7+"]);
        assert_eq!(english("It runs on Vue v3."), ["v3"]);
        assert_eq!(english("It needs version 3.5, or Node >= 18."), ["3.5", ">= 18"]);
        let text = "从2.7版起，支持 Node 18+ 和版本 3.4";
        let versions = [("2.7", "2.7"), ("18+", ">=18"), ("3.4", "3.4")];
        assert_eq!(found(text, Language::Chinese), versions.map(|(text, folded)| (text, folded.to_owned())));
    }

    #[test]
    fn numbers_dates_and_words_are_no_versions() {
        for text in [
            "It grew by 3.5 percent on 2022.12.29.",
            "Only 3.5 of them, and p < 0.05, where 5 > 3.",
            "It weighs 3.5kg, or 2^10 grams.",
            "He is 18+ and in May 3.5 came.",
            "It has a v12 engine.",
            "A part of 10-3.x-ray costs $1.2.3.",
            "This is FM 103.9.",
        ] {
            assert_eq!(english(text), Vec::<&str>::new(), "{text}");
        }
        assert!(found("营收约3.5亿元，2022.12.29发布，共300+人", Language::Chinese).is_empty());
    }
}
