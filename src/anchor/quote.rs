//! Quotations and titles: text between a pair of marks.

use serde::Serialize;

use crate::language::{Language, is_han, letters};
use crate::span::Span;

/// A quotation, by its marks and its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Quote {
    /// The marks around it.
    pub marks: Marks,
    /// How many letters it has; a Chinese character counts as three.
    pub letters: u32,
    /// What it is: a single word or name, or speech.
    pub content: Content,
}

/// A kind of quotation marks. For comparison it does not matter which language prefers which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Marks {
    /// “ ” or "
    Double,
    /// ‘ ’
    Single,
    /// 「 」 and 『 』
    Corner,
    /// 《 》 and 〈 〉, around titles.
    Title,
}

/// What a quotation contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Content {
    /// A word, a name or a title, without a mark inside that ends a clause.
    Phrase,
    /// Something that is said, in clauses or sentences.
    Speech,
}

/// The longest quotation in bytes. A mark without a partner within this distance is unpaired.
const LONGEST: usize = 4096;

/// How many marks may be open at once; beyond that the oldest is unpaired.
const DEEPEST: usize = 8;

impl Quote {
    /// How well two quotations agree, from 0 to 1, by size and content. Symmetric.
    ///
    /// No two quotations agree by more than 0.8, because it says little that a text quotes at all.
    ///
    /// ```
    /// use duizhao::Language::{Chinese, English};
    /// use duizhao::anchor::quote::find;
    ///
    /// let of = |text, language| find(text, language)[0].1;
    /// let said = of("他说：“我们不会放弃，也不会等。”", Chinese);
    /// assert!(said.similarity(&of("“We will not give up, nor wait,” he said", English)) > 0.5);
    /// assert!(said.similarity(&of("so-called “traffic”", English)) < 0.2);
    /// ```
    pub fn similarity(&self, other: &Quote) -> f32 {
        const MOST: f32 = 0.8;
        let (small, large) = (self.letters.min(other.letters), self.letters.max(other.letters));
        if large == 0 {
            return 0.0;
        }
        let size = small as f32 / large as f32;
        let content = if self.content == other.content { 1.0 } else { 0.5 };
        let title = (self.marks == Marks::Title) == (other.marks == Marks::Title);
        MOST * size * content * if title { 1.0 } else { 0.8 }
    }
}

/// The quotations and titles of a text, by their first mark, in linear time. The span includes the marks.
/// Quotations inside others are found too, so spans may be nested.
///
/// An apostrophe does not count as a mark, nor does a mark without its partner.
///
/// ```
/// use duizhao::Language;
/// use duizhao::anchor::quote;
///
/// let text = "《三体》的作者说：“谢谢。”";
/// let found: Vec<&str> = quote::find(text, Language::Chinese).iter().map(|(span, _)| span.of(text)).collect();
/// assert_eq!(found, ["《三体》", "“谢谢。”"]);
/// ```
pub fn find(text: &str, _language: Language) -> Vec<(Span, Quote)> {
    find_in(text)
}

/// [`find`], whatever the language.
pub(super) fn find_in(text: &str) -> Vec<(Span, Quote)> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found: Vec<(Span, Quote)> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let next = text[end..].chars().next();
        match role(c, before, next, &open) {
            Role::Opens => {
                if open.len() == DEEPEST {
                    open.remove(0);
                }
                open.push((c, at));
            }
            Role::Closes(mark) => {
                if let Some(place) = open.iter().rposition(|(other, _)| *other == mark) {
                    let start = open[place].1;
                    open.truncate(place);
                    if end - start <= LONGEST {
                        let inner = &text[start + mark.len_utf8()..at];
                        found.push((Span::new(start, end), quote(mark, inner)));
                    }
                }
            }
            Role::None => {}
        }
        // A blank line ends every quotation.
        if c == '\n' && before == Some('\n') {
            open.clear();
        }
        before = Some(c);
    }
    found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    found
}

/// What a character does.
enum Role {
    Opens,
    /// Closes what this mark opened.
    Closes(char),
    None,
}

fn role(c: char, before: Option<char>, next: Option<char>, open: &[(char, usize)]) -> Role {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
    match c {
        '“' | '「' | '『' | '《' | '〈' => Role::Opens,
        '‘' if !letter(before) => Role::Opens,
        '”' => Role::Closes('“'),
        '」' => Role::Closes('「'),
        '』' => Role::Closes('『'),
        '》' => Role::Closes('《'),
        '〉' => Role::Closes('〈'),
        // In "don’t" it is an apostrophe.
        '’' if !(letter(before) && letter(next)) => Role::Closes('‘'),
        '"' | '＂' if open.iter().any(|(mark, _)| *mark == '"') => Role::Closes('"'),
        // An inch mark follows a digit.
        '"' | '＂' if before.is_some_and(|c| c.is_ascii_digit()) && !letter(next) => Role::None,
        '"' | '＂' => Role::Opens,
        _ => Role::None,
    }
}

fn quote(mark: char, inner: &str) -> Quote {
    let marks = match mark {
        '‘' => Marks::Single,
        '「' | '『' => Marks::Corner,
        '《' | '〈' => Marks::Title,
        _ => Marks::Double,
    };
    let clauses = inner
        .chars()
        .any(|c| matches!(c, '，' | '。' | '！' | '？' | '；' | ',' | '.' | '!' | '?' | ';' | '…'));
    let content = if clauses && marks != Marks::Title { Content::Speech } else { Content::Phrase };
    Quote { marks, letters: letters(inner) as u32, content }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text, Language::English).iter().map(|(span, _)| span.of(text)).collect()
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        assert_eq!(found("The firms’ plan: ‘don’t wait’"), ["‘don’t wait’"]);
        assert_eq!(found("a 15\" screen and \"more\""), ["\"more\""]);
    }

    #[test]
    fn finds_inner_quotations_and_drops_unpaired_marks() {
        assert_eq!(found("「他說『好』」"), ["「他說『好』」", "『好』"]);
        assert_eq!(found("“never closed"), Vec::<&str>::new());
    }
}
