//! The surface of a sentence: how long it is and which marks it has.

use super::Reading;
use super::clause::{is_break, is_linking};
use crate::language::Language;
use crate::span::Span;

/// How many English letters a Chinese character becomes: the median over 18 chapters of six novels and 50
/// news articles.
pub(crate) const LETTERS_PER_HAN: f32 = 3.55;

/// What is counted in one sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Profile {
    /// Letters and digits; on the Chinese side in units of a Han character, so that a Latin letter is a
    /// fraction of one.
    pub(crate) letters: f32,
    /// Clauses, as far as marks and linking words show them.
    pub(crate) clauses: f32,
    /// Counts of the marks that a translation tends to keep, by [`Mark`].
    pub(crate) marks: [f32; Mark::COUNT],
    /// Whether it begins with an opening quotation mark.
    pub(crate) begins_quoted: bool,
    /// Whether it ends with a closing quotation mark.
    pub(crate) ends_quoted: bool,
    /// Whether its last mark is a question mark.
    pub(crate) asks: bool,
}

/// A mark that a translation tends to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Question,
    Exclamation,
    OpeningQuote,
    ClosingQuote,
    Colon,
    Ellipsis,
    Bracket,
}

impl Mark {
    pub(crate) const COUNT: usize = 7;
}

/// The profiles of these spans of a document, in order; `part` is the part of it that they are from.
pub(crate) fn profiles(reading: Reading<'_>, part: Span, spans: &[Span]) -> Vec<Profile> {
    let text = reading.plain(part).text();
    let doubles = text.chars().filter(|c| matches!(c, '“' | '"' | '「')).count();
    let singles = if opening_singles(text) > doubles { SingleQuotes::Quote } else { SingleQuotes::Ignore };
    let language = reading.document().language();
    let profile = |span: &Span| profile(reading.plain(*span).text(), language, singles);
    spans.iter().map(profile).collect()
}

/// How many single quotation marks follow a blank and precede a word.
fn opening_singles(text: &str) -> usize {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    let mut count = 0;
    while let Some(c) = chars.next() {
        let opens = before.is_whitespace() && chars.peek().is_some_and(|after| after.is_alphanumeric());
        count += usize::from(opens && matches!(c, '‘' | '\''));
        before = c;
    }
    count
}

/// What single quotation marks are in a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SingleQuotes {
    Quote,
    Ignore,
}

fn profile(text: &str, language: Language, singles: SingleQuotes) -> Profile {
    let mut profile = Profile::default();
    let mut before = ' ';
    let mut in_break = true;
    let mut in_word = false;
    let mut letters = 0.0;
    let mut word_start = 0;
    let mut chars = text.char_indices().peekable();
    let mut quote_end = false;
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        let is_letter = is_alphanumeric(c);
        if is_letter {
            letters += match language {
                Language::Chinese if c.is_ascii() => 1.0 / LETTERS_PER_HAN,
                _ => 1.0,
            };
            if !in_word {
                word_start = at;
            }
            if language == Language::English && !is_alphanumeric(after) {
                let word = &text[word_start..at + c.len_utf8()];
                profile.clauses += f32::from(u8::from(is_linking(word)));
            }
        }
        if let Some(mark) = mark(c, before, after, singles) {
            profile.marks[mark as usize] += 1.0;
            profile.begins_quoted |= letters == 0.0 && mark == Mark::OpeningQuote;
            quote_end = mark == Mark::ClosingQuote;
            match mark {
                Mark::Question => profile.asks = true,
                Mark::Exclamation => profile.asks = false,
                _ => {}
            }
        } else if !c.is_whitespace() {
            quote_end = false;
            profile.asks &= !is_letter;
        }
        let breaks = is_break(c, before, after, language);
        profile.clauses += f32::from(u8::from(breaks && !in_break));
        in_break = breaks;
        before = c;
        in_word = is_letter;
    }
    profile.letters = letters;
    profile.ends_quoted = quote_end;
    profile
}

/// [`char::is_alphanumeric`], which looks most characters up in a table; those that are frequent need not be.
fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{4e00}'..='\u{9fff}' => true,
        _ => c.is_alphanumeric(),
    }
}

fn mark(c: char, before: char, after: char, singles: SingleQuotes) -> Option<Mark> {
    let opens = || !is_alphanumeric(before) && !is_end(before) && !after.is_whitespace();
    Some(match c {
        '?' | '？' => Mark::Question,
        '!' | '！' => Mark::Exclamation,
        '“' | '「' | '『' => Mark::OpeningQuote,
        '”' | '」' | '』' => Mark::ClosingQuote,
        '"' | '＂' if opens() => Mark::OpeningQuote,
        '"' | '＂' => Mark::ClosingQuote,
        '‘' | '\'' if singles == SingleQuotes::Quote && opens() => Mark::OpeningQuote,
        '’' | '\'' if singles == SingleQuotes::Quote && is_end(before) && !after.is_alphanumeric() => {
            Mark::ClosingQuote
        }
        ':' | '：' if !after.is_ascii_digit() => Mark::Colon,
        '…' if before != '…' => Mark::Ellipsis,
        '.' if before == '.' && after != '.' => Mark::Ellipsis,
        '(' | '（' => Mark::Bracket,
        _ => return None,
    })
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | '…' | '。' | '，' | '！' | '？')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, language: Language) -> Profile {
        profile(text, language, SingleQuotes::Ignore)
    }

    #[test]
    fn counts_quotes_of_both_languages() {
        let zh = of("“你是谁？”他问。", Language::Chinese);
        let en = of("\"Who are you?\" he asked.", Language::English);
        for profile in [zh, en] {
            assert!(profile.begins_quoted && !profile.ends_quoted && !profile.asks);
            assert_eq!(profile.marks[Mark::OpeningQuote as usize], 1.0);
            assert_eq!(profile.marks[Mark::ClosingQuote as usize], 1.0);
        }
    }

    #[test]
    fn a_stop_between_digits_ends_no_clause() {
        assert_eq!(of("增长3.5%，达1,200万。", Language::Chinese).clauses, 2.0);
        assert_eq!(of("It grew 3.5%, to 1,200.", Language::English).clauses, 2.0);
    }

    #[test]
    fn sees_the_question_before_the_closing_quote() {
        let profile = of("他说：“为什么？”", Language::Chinese);
        assert!(profile.asks && profile.ends_quoted);
    }
}
