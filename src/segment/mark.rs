//! Classes of characters that the rules of both languages use.

use crate::language::{is_blank, is_han, is_invisible};

/// Whether a character shows that its paragraph is Chinese: a Han character or a full-width mark.
pub(super) fn is_chinese(c: char) -> bool {
    !c.is_ascii() && (is_han(c) || matches!(c, '。' | '，' | '、' | '！' | '？'))
}

/// A mark that can only open: a quotation or a bracket.
pub(super) fn opens(c: char) -> bool {
    matches!(
        c,
        '“' | '‘'
            | '「'
            | '『'
            | '《'
            | '〈'
            | '【'
            | '〖'
            | '〔'
            | '（'
            | '('
            | '［'
            | '['
            | '｛'
            | '{'
            | '«'
            | '‹'
            | '„'
            | '‚'
            | '﹁'
            | '﹃'
            | '〝'
    )
}

/// A mark that can only close: a quotation or a bracket. The apostrophe `’` is one of them, because the
/// question is only asked after a stop.
pub(super) fn closes(c: char) -> bool {
    matches!(
        c,
        '”' | '’'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '】'
            | '〗'
            | '〕'
            | '）'
            | ')'
            | '］'
            | ']'
            | '｝'
            | '}'
            | '»'
            | '›'
            | '﹂'
            | '﹄'
            | '〞'
    )
}

/// A quotation mark that is the same at both ends.
pub(super) fn is_straight_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '＂' | '＇')
}

/// Where the first straight quotation mark is that opens a quotation if a word follows `marks` at once.
/// `open` says that a quotation is open before them.
pub(super) fn opening_quote(marks: &str, mut open: bool) -> Option<usize> {
    marks.find(|c| {
        let opens = is_straight_quote(c) && !open;
        open &= c != '"';
        opens
    })
}

/// The mark that closes what `open` opens.
pub(super) fn partner(open: char) -> Option<char> {
    Some(match open {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        '【' => '】',
        '（' => '）',
        '(' => ')',
        '"' => '"',
        _ => return None,
    })
}

/// Where the mark that closes `open` ends in `rest`, the text after `open`; none if that is not within
/// `reach` characters. Marks of the same kind may be nested; an opening bracket may be closed by the mark of
/// the other width.
pub(super) fn closing(rest: &str, open: char, reach: usize) -> Option<usize> {
    let narrow = |c| match c {
        '（' => '(',
        '）' => ')',
        _ => c,
    };
    let (open, close) = (narrow(open), narrow(partner(open)?));
    let mut depth = 1;
    for (at, c) in rest.char_indices().take(reach) {
        let c = narrow(c);
        if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + rest[at..].chars().next().map_or(0, char::len_utf8));
            }
        } else if c == open {
            depth += 1;
        }
    }
    None
}

/// The length of a reference to a note at the start of `rest`, `[12]` or superscript figures, or 0. It
/// follows the stop of the sentence it belongs to.
pub(super) fn note_reference(rest: &str) -> usize {
    const LONGEST: usize = 3;
    let superscript = |c| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    if rest.starts_with(superscript) {
        return rest.find(|c| !superscript(c)).unwrap_or(rest.len());
    }
    let Some(inner) = rest.strip_prefix('[') else { return 0 };
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    match inner.as_bytes().get(digits) {
        Some(b']') if (1..=LONGEST).contains(&digits) => digits + 2,
        _ => 0,
    }
}

/// What closes along with a sentence.
pub(super) struct Closers {
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it includes a quotation mark, a bracket or a note, not only tags and emphasis.
    pub(super) closed: bool,
}

/// Whether a point between `said` and `rest` is a decimal point with only zero-width spaces or the like
/// between it and the figures.
pub(super) fn is_decimal_point(said: &str, rest: &str) -> bool {
    let next = rest.trim_start_matches(is_invisible);
    said.ends_with(|c: char| c.is_ascii_digit()) && next.starts_with(|c: char| c.is_ascii_digit())
}

/// The length of a closing HTML tag at the start of `rest`, such as `</b>`, or 0.
pub(super) fn closing_tag(rest: &str) -> usize {
    const LONGEST: usize = 12;
    let Some(name) = rest.strip_prefix("</") else { return 0 };
    let len = name.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    if len > 0 && name[len..].starts_with('>') { "</>".len() + len } else { 0 }
}

/// A mark with which Markdown opens and closes emphasis.
pub(super) fn is_emphasis(c: char) -> bool {
    matches!(c, '*' | '_')
}

/// Where the number that `said` ends with starts, if `said` is an item of a numbered list and the number is
/// that of the next item: `1. Methods 2`.
pub(super) fn list_number_before(said: &str) -> Option<usize> {
    const LONGEST: usize = 3;
    let figures = |text: &str| text.bytes().take(LONGEST + 1).take_while(u8::is_ascii_digit).count();
    let item = said.trim_start_matches(is_blank);
    let first = figures(item);
    let head = said.trim_end_matches(|c: char| c.is_ascii_digit());
    let last = said.len() - head.len();
    if !(1..=LONGEST).contains(&first) || !(1..=LONGEST).contains(&last) {
        return None;
    }
    if !item[first..].starts_with(['.', '．', ')', '、']) || !head.ends_with(is_blank) {
        return None;
    }
    let number = |text: &str| text.parse::<u32>().ok();
    (number(&item[..first])? + 1 == number(&said[head.len()..])?).then_some(head.len())
}

/// The last `reach` bytes of a text, or fewer if that would split a character.
pub(super) fn last_bytes(text: &str, reach: usize) -> &str {
    let start = text.len().saturating_sub(reach);
    let start = (start..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_partner_of_a_bracket_over_nested_ones() {
        assert_eq!(closing("a（b）c)d", '(', 20), Some("a（b）c)".len()));
        assert_eq!(closing("没有关上", '《', 20), None);
        assert_eq!(closing("太远了》", '《', 3), None);
    }

    #[test]
    fn knows_closing_tags() {
        assert_eq!(closing_tag("</b>她"), 4);
        assert_eq!(closing_tag("</h1>"), 5);
        assert_eq!(closing_tag("<b>"), 0);
        assert_eq!(closing_tag("</ b>"), 0);
        assert_eq!(closing_tag("</"), 0);
    }

    #[test]
    fn finds_the_number_of_the_next_item() {
        assert_eq!(list_number_before("1. Methods 2"), Some(11));
        assert_eq!(list_number_before(" 9) 方法 10"), Some(11));
        assert_eq!(list_number_before("1. Methods 3"), None);
        assert_eq!(list_number_before("Methods 2"), None);
        assert_eq!(list_number_before("1. Methods2"), None);
        assert_eq!(list_number_before("1"), None);
    }

    #[test]
    fn knows_references_to_notes() {
        assert_eq!(note_reference("[12] 此后"), 4);
        assert_eq!(note_reference("[注] 此后"), 0);
        assert_eq!(note_reference("¹²他"), 4);
    }
}
