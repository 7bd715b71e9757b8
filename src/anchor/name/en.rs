//! English: runs of capitalised words.

use super::bracket::{Brackets, brackets};
use super::{Found, NameKind};
use crate::language::is_han;
use crate::lexeme::is_month_or_weekday;
use crate::span::Span;
use crate::word_list::WordList;

/// Words that precede a name and are not part of it.
static TITLES: WordList = WordList::new("title");

/// Capitalised words that are not names, in addition to the months and the days of the week.
const NEVER: [&str; 6] = ["i", "i'd", "i'll", "i'm", "i've", "ok"];

/// Particles inside a name.
const PARTICLES: [&str; 15] =
    ["al", "bin", "da", "de", "del", "della", "der", "di", "du", "el", "la", "le", "ten", "van", "von"];

/// After these "of" continues the name: Bank of China.
static HEADS: WordList = WordList::new("name-head");

/// Labels that may precede an alias in brackets.
static ALIAS_LABELS: WordList = WordList::new("alias-label");

/// An alias has at most this many words.
const LONGEST_ALIAS: usize = 4;

/// The words that often begin a sentence, in lower case.
static OPENERS: WordList = WordList::new("opener");

/// Endings of words that begin a sentence and are not names.
const OPENER_ENDINGS: [&str; 8] = ["ing", "ed", "ly", "tion", "tions", "ness", "ment", "ments"];

/// A word of the text, without a possessive ending.
#[derive(Clone, Copy, Debug)]
struct Token<'t> {
    text: &'t str,
    start: usize,
    /// The end of the token, including the possessive ending and the full stop of an abbreviation.
    after: usize,
    /// Whether any word would be capitalised at this position.
    opens: bool,
    possessive: bool,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn lower(&self) -> String {
        self.text.to_lowercase().replace('’', "'")
    }

    fn has_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase) || self.text.chars().skip(1).any(char::is_uppercase)
    }

    /// Whether it is capitalised, and not only because of its position.
    fn is_name(&self) -> bool {
        if !self.has_capital() {
            return false;
        }
        let lower = self.lower();
        if is_month_or_weekday(&lower) || NEVER.contains(&lower.as_str()) {
            return false;
        }
        !self.opens || self.is_shouted() || !is_opener(&lower)
    }

    fn is_shouted(&self) -> bool {
        self.text.chars().filter(|c| c.is_uppercase()).count() > 1
    }

    fn is_title(&self) -> bool {
        TITLES.has(&self.lower())
    }
}

fn is_opener(lower: &str) -> bool {
    if OPENERS.has(lower) {
        return true;
    }
    let ends = OPENER_ENDINGS.iter().any(|ending| lower.ends_with(ending));
    ends && !crate::reading::mandarin::is_some_pinyin(&crate::reading::fold::letters(lower))
}

/// The names of an English text.
pub(super) fn find(text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let mut names = Vec::new();
    let mut next = 0;
    while let Some(token) = tokens.get(next) {
        if !token.is_name() || token.is_title() {
            next += 1;
            continue;
        }
        let last = last_of_run(text, &tokens, next);
        let name = Span::new(token.start, tokens[last].end());
        let alias = alias(text, tokens[last].after);
        let end = alias.map_or(name.end as usize, |(_, bracket_end)| bracket_end);
        let aliases = alias.map(|(alias, _)| alias).into_iter().collect();
        names.push(Found { span: Span::new(token.start, end), kind: NameKind::Other, name, aliases });
        next = last + 1;
        while tokens.get(next).is_some_and(|token| token.start < end) {
            next += 1;
        }
    }
    names
}

/// The last token of the run of names that begins at `first`.
fn last_of_run(text: &str, tokens: &[Token], first: usize) -> usize {
    let mut last = first;
    while !tokens[last].possessive {
        let mut next = last + 1;
        let joined = |next: usize| {
            tokens.get(next).is_some_and(|token| is_blank(&text[tokens[next - 1].after..token.start]))
        };
        if joined(next) {
            let word = tokens[next].text;
            if word == "of" && HEADS.has(tokens[last].lower().as_str()) {
                next += 1;
                if joined(next) && tokens[next].text == "the" {
                    next += 1;
                }
            } else if word == "&" {
                next += 1;
            } else {
                while joined(next) && PARTICLES.contains(&tokens[next].text) {
                    next += 1;
                }
            }
        }
        if !(joined(next)
            && (last + 1..=next).all(joined)
            && tokens[next].is_name()
            && !tokens[next].is_title())
        {
            break;
        }
        last = next;
    }
    last
}

fn is_blank(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | '\u{A0}'))
}

/// The alias in the brackets that follow, and where the brackets end.
fn alias(text: &str, after: usize) -> Option<(Span, usize)> {
    let rest = text[after..].trim_start_matches([' ', '\u{A0}']);
    let Brackets { inside, start, end } = brackets(text, text.len() - rest.len())?;
    let mut alias = inside.trim();
    while let Some((label, rest)) = alias.split_once([' ', ':', '：']) {
        if !ALIAS_LABELS.has(label.to_lowercase().as_str()) {
            break;
        }
        alias = rest.trim_start();
    }
    let alias = alias.trim_matches(['"', '“', '”', '\'', '‘', '’', ' ', ',']);
    let words: Vec<&str> = alias.split_whitespace().collect();
    let names = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || is_han(c));
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.' | '·');
    let is_alias = !words.is_empty()
        && words.len() <= LONGEST_ALIAS
        && words.iter().all(names)
        && alias.chars().all(letters);
    let start = start + inside.find(alias)?;
    is_alias.then_some((Span::new(start, start + alias.len()), end))
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut opens = true;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if is_letter(c) {
            let token = token(text, at, opens);
            at = token.after;
            opens = false;
            tokens.push(token);
            continue;
        }
        match c {
            '&' => tokens.push(Token {
                text: &text[at..at + 1],
                start: at,
                after: at + 1,
                opens: false,
                possessive: false,
            }),
            '.' | '!' | '?' | ':' | ';' | '\n' | '…' | '“' | '‘' | '(' | '—' | '–' | '"' => {
                opens = true
            }
            _ if c.is_ascii_digit() => opens = false,
            _ => {}
        }
        at += c.len_utf8();
    }
    tokens
}

/// The token that begins at `start`: letters and digits, with hyphens, apostrophes and full stops
/// between letters.
fn token(text: &str, start: usize, opens: bool) -> Token<'_> {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let joins = matches!(c, '-' | '\'' | '’' | '.' | '‐' | '‑') && next.is_some_and(is_letter);
        if !(is_letter(c) || c.is_ascii_digit() || joins) {
            break;
        }
        end = start + i + c.len_utf8();
    }
    let whole = &text[start..end];
    let possessive = ["'s", "’s", "'S", "’S"].iter().find_map(|ending| whole.strip_suffix(ending));
    let word = possessive.unwrap_or(whole);
    let plural = text[end..].starts_with(['\'', '’']) && word.ends_with('s');
    // The full stop of "J." and "Mr." is part of the token, that of a sentence is not.
    let letters = word.trim_matches('.').chars().count();
    let initial = letters == 1 && word.chars().all(char::is_uppercase);
    let title = || TITLES.has(word.to_lowercase().as_str());
    let after = if text[end..].starts_with('.') && (initial || title()) { end + 1 } else { end };
    Token { text: word, start, after, opens, possessive: possessive.is_some() || plural }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_han(c)
}
