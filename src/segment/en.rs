//! English sentences.
//!
//! The candidates are the stops of the Latin script, which are read here, and, if a paragraph has stops of
//! other scripts (`؟`, `।`), the sentence boundaries of Unicode (UAX #29). Unicode alone misses real ends: it
//! never ends a sentence before a lower-case letter, however far away (`It grew. 25 people came.`), nor in
//! `plan.The`, nor at `…`. Without stops of another script its boundaries are all among the stops read here,
//! so that asking for them would only cost two thirds of the time. The words around a candidate decide
//! whether it is an end: `abbreviation` knows the words before it, [`speech`] the words after a quotation
//! that name its speaker.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::abbreviation::{self, starts_sentences};
use super::block::ends_line;
use super::mark::{
    Closers, closes, closing, closing_tag, is_decimal_point, is_emphasis, is_straight_quote, last_bytes,
    list_number_before, note_reference, opening_quote, opens,
};
use super::signature;
use super::speech;
use crate::language::{is_blank, is_han};
use crate::word_list::WordList;

/// How many characters a remark in brackets may have to be skipped as a whole.
const REMARK_REACH: usize = 240;
/// How many characters a quotation inside a clause may have to be skipped as a whole: a slogan or a shout,
/// not a speech.
const SHOUT_REACH: usize = 50;
/// How many bytes without a letter are given to `unicode-segmentation` at once: after a full stop it looks
/// from every blank and bracket for the next letter, in time quadratic in their number.
const LETTERLESS_REACH: usize = 256;
/// How many bytes of a word are looked at.
const WORD_REACH: usize = 32;
/// The most digits of a list number or letters of a Roman numeral.
const LONGEST_LIST_NUMBER: usize = 3;

/// Names that end in an exclamation or question mark.
const NAMES_WITH_MARK: &[&str] =
    &["Yahoo", "YAHOO", "Jeopardy", "Oklahoma", "Airplane", "Wham", "Mamma Mia", "Moulin Rouge", "Guess"];
/// Final parts of names of sites and programs: `Amazon.Com`, `Node.Js`.
const NAME_ENDINGS: &[&str] = &["Com", "Net", "Org", "Cn", "Io", "Js", "Ai", "Tv", "Gov", "Edu", "Co", "App"];

/// Words that come before the number of a heading.
static HEADINGS: WordList = WordList::new("heading");
/// Numbers of headings, in words.
const NUMBERS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Appends to `cuts` the end of each sentence of `block` except the last.
pub(super) fn cuts(block: &str, cuts: &mut Vec<usize>) {
    let before = cuts.len();
    let text = &*without_line_breaks(block);
    let Some(last_word) = text.rfind(char::is_alphanumeric) else { return };
    let mut scanner = Scanner {
        text,
        last_word,
        at: 0,
        unit: 0,
        worded_to: 0,
        worded: false,
        whole_to: 0,
        quote_open: false,
        quote_opened: false,
    };
    if text.chars().any(may_be_foreign_stop) {
        for (from, stretch) in (Stretches { text, at: 0 }) {
            for (start, piece) in stretch.split_sentence_bound_indices() {
                let end = from + start + piece.len();
                scanner.read_to(end, cuts);
                if end < from + stretch.len() {
                    scanner.bound(end, cuts);
                }
            }
        }
    }
    scanner.read_to(text.len(), cuts);
    // A signature is told from a line of its own by the sentence before it.
    if cuts.len() > before
        && let Some(&start) = cuts.last()
        && let Some(date) = signature::date(&text[start..])
    {
        cuts.push(start + date);
    }
}

/// Whether a character may be a stop that only Unicode's table knows: U+0589 is the first of them, and common
/// punctuation and Chinese characters are excluded.
fn may_be_foreign_stop(c: char) -> bool {
    c >= '\u{589}'
        && !(is_han(c) || is_stop(c) || matches!(c, '\u{2010}'..='\u{2022}' | '\u{3000}' | '\u{3001}' | '，'))
}

/// The text with blanks instead of line breaks, so that these do not end sentences; the length stays the
/// same.
fn without_line_breaks(block: &str) -> Cow<'_, str> {
    if !block.contains(ends_line) {
        return Cow::Borrowed(block);
    }
    let mut text = String::with_capacity(block.len());
    for c in block.chars() {
        if ends_line(c) {
            text.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            text.push(c);
        }
    }
    Cow::Owned(text)
}

/// The parts of a text and where they start, cut inside long runs without letters.
struct Stretches<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Stretches<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let mut letterless_from = 0;
        let len = rest.char_indices().find_map(|(at, c)| {
            if c.is_alphabetic() {
                letterless_from = at + c.len_utf8();
            }
            (at >= letterless_from + LETTERLESS_REACH).then_some(at)
        });
        self.at = start + len.unwrap_or(rest.len());
        Some((start, &self.text[start..self.at]))
    }
}

struct Scanner<'t> {
    text: &'t str,
    /// The last letter or digit; no sentence starts after it.
    last_word: usize,
    /// How far it has been read.
    at: usize,
    /// Where the current sentence starts.
    unit: usize,
    /// Whether the sentence has a letter or a digit before `worded_to`.
    worded: bool,
    worded_to: usize,
    /// Where the current remark or shout ends, inside which no sentence ends.
    whole_to: usize,
    /// Whether a straight double quotation mark is open.
    quote_open: bool,
    /// The same, counted from the start of the current sentence: the decision to cut must not look further
    /// back.
    quote_opened: bool,
}

/// What kind of stops may end a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// One full stop, which may also be a point in an abbreviation, a number or a name.
    Point,
    /// Three points or more: the sentence trails off, or only pauses.
    Ellipsis,
    /// Stops that include a question or exclamation mark.
    Mark,
    /// Stops that include a full-width mark after a Chinese character: no blank need follow.
    Chinese,
}

/// The surroundings of stops: `said` is before them, `next` after them, their closing marks and the blanks.
#[derive(Clone, Copy)]
struct Place<'t> {
    stop: Stop,
    said: &'t str,
    next: &'t str,
    /// Whether blanks follow the stops.
    spaced: bool,
    /// Whether a closing mark follows the stops.
    closed: bool,
}

impl<'t> Scanner<'t> {
    /// Reads on to the byte `end`, and cuts after the stops that end a sentence.
    fn read_to(&mut self, end: usize, cuts: &mut Vec<usize>) {
        while self.at < end {
            let rest = &self.text[self.at..];
            let Some(skip) = rest.as_bytes()[..end - self.at].iter().position(|&b| is_notable(b)) else {
                self.at = end;
                return;
            };
            self.at += skip;
            let Some(c) = self.text[self.at..].chars().next() else { return };
            match c {
                '.' | '!' | '?' | '…' | '。' | '！' | '？' => self.stops(cuts),
                '—' | '–' => self.dash(cuts),
                '(' | '“' | '"' => self.open(c),
                _ => self.at += c.len_utf8(),
            }
        }
    }

    /// Takes a boundary of Unicode that is at none of the stops known here: at a stop of another script.
    fn bound(&mut self, end: usize, cuts: &mut Vec<usize>) {
        if end <= self.unit {
            return;
        }
        let foreign = !self.text[self.unit..end]
            .trim_end_matches(|c| is_blank(c) || closes(c) || opens(c) || is_straight_quote(c))
            .ends_with(|c: char| is_stop(c) || c.is_ascii());
        if foreign && end > self.whole_to && end <= self.last_word && self.is_worded(end) {
            self.cut(end, cuts);
        }
    }

    /// Reads an opening mark, and skips what it opens if no sentence ends inside that.
    fn open(&mut self, c: char) {
        let inside = self.at + c.len_utf8();
        let (before, rest) = (&self.text[self.unit..self.at], &self.text[inside..]);
        let start = self.at;
        self.at = inside;
        if c == '"' {
            self.quote_open = !self.quote_open;
            self.quote_opened = !self.quote_opened;
        }
        if start < self.whole_to || !self.is_worded(start) {
            return;
        }
        let whole = if c == '(' {
            closing(rest, c, REMARK_REACH)
        } else if before.trim_end_matches(is_blank).ends_with(char::is_alphanumeric)
            && before.ends_with(is_blank)
        {
            closing(rest, c, SHOUT_REACH).filter(|&len| goes_on_after_shout(&rest[len..]))
        } else {
            None
        };
        if let Some(len) = whole {
            self.whole_to = inside + len;
        }
    }

    /// Reads the stops here, and cuts after them if they end a sentence.
    fn stops(&mut self, cuts: &mut Vec<usize>) {
        let at = self.at;
        let behind = at + stops_len(&self.text[at..]);
        self.at = behind;
        if at < self.whole_to || !self.is_worded(at) || behind > self.last_word {
            return;
        }
        let Closers { end, closed } = behind_closers(self.text, behind, self.quote_opened);
        if end > self.last_word {
            return;
        }
        let rest = &self.text[end..];
        let next = rest.trim_start_matches(is_blank);
        let said = &self.text[self.unit..at];
        let stop = match stop_of(&self.text[at..behind]) {
            Stop::Mark if said.ends_with(is_han) && !self.text[at..behind].is_ascii() => Stop::Chinese,
            stop => stop,
        };
        if stop == Stop::Point && is_decimal_point(said, &self.text[behind..]) {
            return;
        }
        if stop == Stop::Point
            && let Some(number) = list_number_before(said)
            && is_title(next)
        {
            self.cut(self.unit + number, cuts);
            return;
        }
        let place = Place { stop, said, next, spaced: next.len() < rest.len(), closed };
        if place.ends_sentence() {
            let is_tight = rest.starts_with(char::is_alphanumeric);
            let opening = opening_quote(&self.text[behind..end], self.quote_open).filter(|_| is_tight);
            self.cut(opening.map_or(end, |at| behind + at), cuts);
        }
    }

    /// Reads a dash here, and cuts after a speech that breaks off before another speaker begins: `“But I—”
    /// “You what?”`.
    fn dash(&mut self, cuts: &mut Vec<usize>) {
        let start = self.at;
        self.at += self.text[start..].chars().next().map_or(0, char::len_utf8);
        let rest = &self.text[self.at..];
        let Some(close) = rest.chars().next().filter(|&c| matches!(c, '”' | '’' | '"' | '\'')) else {
            return;
        };
        let end = self.at + close.len_utf8();
        let next = self.text[end..].trim_start_matches(is_blank);
        let spoken = next.starts_with(['“', '‘', '"', '\'']) && next.len() < self.text.len() - end;
        if spoken && start >= self.whole_to && end <= self.last_word && self.is_worded(start) {
            self.cut(end, cuts);
        }
    }

    fn cut(&mut self, end: usize, cuts: &mut Vec<usize>) {
        // The straight quotation marks up to the end of the closing marks are skipped.
        if self.text[self.at.min(end)..end].contains('"') {
            self.quote_open = false;
        }
        cuts.push(end);
        self.at = self.at.max(end);
        self.quote_opened = false;
        (self.unit, self.worded, self.worded_to) = (end, false, end);
    }

    /// Whether the sentence has a letter or a digit before `at`.
    fn is_worded(&mut self, at: usize) -> bool {
        if !self.worded && self.worded_to < at {
            self.worded = self.text[self.worded_to..at].contains(char::is_alphanumeric);
            self.worded_to = at;
        }
        self.worded
    }
}

/// Where the quotation marks, brackets, notes, closing tags and emphases that follow the stops before `at`
/// end. `quoted` says that a straight quotation mark is open.
fn behind_closers(text: &str, mut at: usize, mut quoted: bool) -> Closers {
    let turned = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || opens(c));
    let mut closed = false;
    loop {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { return Closers { end: at, closed } };
        let loose = loose_closer(rest, quoted);
        let mark = closes(c) || is_straight_quote(c) || c == '“' && turned(&rest[c.len_utf8()..]);
        let len = if mark { c.len_utf8() } else { note_reference(rest).max(loose) };
        quoted &= !rest[..len].contains('"');
        closed |= len > 0;
        match len.max(closing_tag(rest)).max(closing_emphasis(rest)) {
            0 => return Closers { end: at, closed },
            len => at += len,
        }
    }
}

/// The length of the blanks, and the closing mark after them, at the start of `rest`, if that mark belongs to
/// what comes before: `(It was late. ) We left.`
fn loose_closer(rest: &str, quoted: bool) -> usize {
    let mark = rest.trim_start_matches(is_blank);
    let Some(c) = mark.chars().next().filter(|&c| closes(c) || quoted && c == '"') else { return 0 };
    let behind = &mark[c.len_utf8()..];
    let set_off = behind.is_empty() || behind.starts_with(|c| is_blank(c) || closes(c) || is_stop(c));
    if mark.len() < rest.len() && set_off { rest.len() - behind.len() } else { 0 }
}

/// The length of the marks of Markdown at the start of `rest`, if they close something: no word follows them.
fn closing_emphasis(rest: &str) -> usize {
    let behind = rest.trim_start_matches(is_emphasis);
    let ends = behind.is_empty() || behind.starts_with(|c| is_blank(c) || closes(c) || is_straight_quote(c));
    if ends { rest.len() - behind.len() } else { 0 }
}

/// Whether this may start an item of a list, and is unlikely to start a sentence.
fn is_title(next: &str) -> bool {
    next.starts_with(char::is_uppercase) && !starts_sentences(abbreviation::first_word(next))
}

impl Place<'_> {
    fn ends_sentence(&self) -> bool {
        let head = self.next.trim_start_matches(|c| {
            opens(c)
                || is_straight_quote(c)
                || matches!(c, '-' | '–' | '—' | '•' | '*' | '_' | '#' | '¿' | '¡')
        });
        let Some(first) = head.chars().next() else { return false };
        if self.next.starts_with([',', ';', ':']) || self.closed && self.next.starts_with(['-', '–', '—'])
        {
            return false;
        }
        if self.closed && speech::names_speaker_en(self.next) {
            return false;
        }
        if self.stop == Stop::Chinese {
            return self.spaced || !self.closed || !first.is_lowercase();
        }
        if first.is_lowercase() && !(self.spaced && (is_brand(head) || is_next_item(self.said, head))) {
            return false;
        }
        if !self.spaced && !self.closed && first.is_alphanumeric() && head.len() == self.next.len() {
            return self.ends_glued(head);
        }
        match self.stop {
            Stop::Point => self.point_ends(head),
            Stop::Ellipsis => !self.stammers(head),
            Stop::Mark | Stop::Chinese => !self.is_name_with_mark(head),
        }
    }

    fn point_ends(&self, head: &str) -> bool {
        let said = self.said.trim_end_matches(is_blank);
        if is_list_number(said) || is_heading_number(said) {
            return false;
        }
        let quoted = self.next.starts_with(['“', '‘', '"', '\'']);
        abbreviation::ends_before(abbreviation::last_word(said), said, head, quoted)
    }

    /// Whether the sentence only hesitates: `I... I can't`.
    fn stammers(&self, head: &str) -> bool {
        let said = self.said.trim_end_matches(is_blank);
        let last = abbreviation::last_word(said);
        let first = abbreviation::first_word(head);
        let stem = first.split_once(['\'', '’']).map_or(first, |(stem, _)| stem);
        !first.is_empty() && (last.eq_ignore_ascii_case(stem) || !self.spaced && !self.closed)
    }

    fn is_name_with_mark(&self, head: &str) -> bool {
        !self.closed
            && NAMES_WITH_MARK.iter().any(|name| self.said.ends_with(name))
            && !starts_sentences(abbreviation::first_word(head))
    }

    /// Whether a sentence ends at stops that touch the next word: `plan.The`, but not `Node.js`.
    fn ends_glued(&self, head: &str) -> bool {
        let next = abbreviation::first_word(head);
        let capitalised =
            next.starts_with(char::is_uppercase) && !next.chars().skip(1).any(char::is_uppercase);
        let behind = head[next.len()..].chars().next();
        if self.stop == Stop::Ellipsis || !capitalised || NAME_ENDINGS.contains(&next) {
            return false;
        }
        // `Foo.Bar.baz` may be code; after `?` or `!` the like is always a sentence.
        let in_name = |c: char| match c {
            '.' => self.stop == Stop::Point || !starts_sentences(next),
            _ => matches!(c, '(' | '/' | '@' | '_' | '=' | '-') || c.is_ascii_digit(),
        };
        if behind.is_some_and(in_name) {
            return false;
        }
        let word = tail(self.said);
        if word.contains(['/', '@', '=', '\\', '_']) || word.starts_with("www.") {
            return false;
        }
        if starts_sentences(next) {
            let last = abbreviation::last_word(self.said);
            let known = abbreviation::is_known(last) && !abbreviation::is_word_too(last);
            let pointed = self.stop == Stop::Point && known;
            return !(pointed || word.contains('.'));
        }
        let ordinary = word.chars().nth(2).is_some() && word.chars().all(|c| c.is_lowercase() || c == '-');
        ordinary && next.chars().nth(1).is_some()
    }
}

/// Whether a full stop between `said` and `rest` ends the sentence, for English words in a Chinese text.
pub(super) fn ends_between(said: &str, rest: &str) -> bool {
    let next = rest.trim_start_matches(is_blank);
    let place = Place { stop: Stop::Point, said, next, spaced: next.len() < rest.len(), closed: false };
    place.ends_sentence()
}

/// Whether `said` ends with an abbreviation or an initial.
pub(super) fn is_abbreviation(said: &str) -> bool {
    let word = abbreviation::last_word(said);
    word.chars().nth(1).is_none() || word.contains('.') || abbreviation::is_known(word)
}

fn stop_of(run: &str) -> Stop {
    match run {
        "." => Stop::Point,
        _ if run.contains(['!', '?', '。', '！', '？']) => Stop::Mark,
        // `year. .`: a full stop typed twice.
        _ if run.chars().filter(|&c| c == '.').count() == 2 => Stop::Mark,
        _ => Stop::Ellipsis,
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// Whether a byte may start one of the marks that matter here.
fn is_notable(b: u8) -> bool {
    matches!(b, b'.' | b'!' | b'?' | b'(' | b'"' | 0xE2 | 0xE3 | 0xEF)
}

/// The length of the stops at the start of `rest`, including those set apart by blanks: `. . .`
fn stops_len(rest: &str) -> usize {
    let mut len = 0;
    loop {
        len += rest[len..].find(|c| !is_stop(c)).unwrap_or(rest.len() - len);
        let behind = &rest[len..];
        let next = behind.strip_prefix([' ', '\u{A0}']).unwrap_or(behind);
        let lone_point = next.starts_with('.') && !next[1..].starts_with(|c: char| c.is_alphanumeric());
        if next.len() == behind.len() || !lone_point {
            return len;
        }
        len += behind.len() - next.len();
    }
}

/// A name that starts with a lower-case letter: `iPhone`, `eBay`.
fn is_brand(head: &str) -> bool {
    let mut chars = head.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.next().is_some_and(char::is_uppercase)
}

/// Whether the clause continues in `rest`, after a short quotation that is used like a word in it.
fn goes_on_after_shout(rest: &str) -> bool {
    let next = rest.trim_start_matches(is_blank);
    next.len() < rest.len() && next.starts_with(|c: char| c.is_lowercase())
}

/// Whether all of `said` is a list number, or it ends with one after a colon or a semicolon.
fn is_list_number(said: &str) -> bool {
    let head = said.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = said.len() - head.len();
    if (1..=LONGEST_LIST_NUMBER).contains(&digits) {
        let head = head.trim_end_matches(is_blank);
        return head.ends_with([':', ';']) || head.trim_start_matches(|c| is_blank(c) || opens(c)).is_empty();
    }
    let item = said.trim_start_matches(|c| is_blank(c) || opens(c) || matches!(c, '-' | '*' | '•' | '#'));
    let parts = |c: char| c.is_ascii_digit() || c == '.';
    (item.len() == 1 && item.starts_with(|c: char| c.is_ascii_alphabetic()))
        || (!item.is_empty() && item.len() <= 2 * LONGEST_LIST_NUMBER && item.chars().all(parts))
        || (item.len() <= 2 * LONGEST_LIST_NUMBER && is_roman(item))
}

/// Whether all of `said` is the number of a heading, which its title follows: `Chapter 1`, `Part Two`.
fn is_heading_number(said: &str) -> bool {
    let mut words = said.split(is_blank).filter(|word| !word.is_empty());
    let (Some(keyword), Some(number), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let keyword = keyword.trim_start_matches(|c| opens(c) || is_emphasis(c) || c == '#').to_ascii_lowercase();
    let numbered = number.len() <= LONGEST_LIST_NUMBER && number.bytes().all(|b| b.is_ascii_digit())
        || number.len() == 1 && number.starts_with(|c: char| c.is_ascii_uppercase())
        || number.len() <= WORD_REACH && is_roman(number)
        || NUMBERS.contains(&&*number.to_ascii_lowercase());
    HEADINGS.has(&keyword) && numbered
}

/// Whether `head` starts with the letter of a list item, and the sentence before did too: `a. Open it. b.
/// Read.`
fn is_next_item(said: &str, head: &str) -> bool {
    let item = |text: &str| {
        let mut chars = text.chars();
        chars.next().is_some_and(|c| c.is_ascii_lowercase())
            && chars.next().is_some_and(|c| matches!(c, '.' | ')'))
            && chars.next().is_some_and(is_blank)
    };
    item(said.trim_start_matches(|c| is_blank(c) || opens(c))) && item(head)
}

/// Whether a word is a Roman numeral, all in upper or all in lower case.
fn is_roman(word: &str) -> bool {
    !word.is_empty() && (word.chars().all(|c| "IVXL".contains(c)) || word.chars().all(|c| "ivxl".contains(c)))
}

/// The end of `said`, back to the last blank.
fn tail(said: &str) -> &str {
    let near = last_bytes(said, WORD_REACH);
    &near[near.rfind(is_blank).map_or(0, |at| at + near[at..].chars().next().map_or(0, char::len_utf8))..]
}
