//! UTF-8 that was decoded as windows-1252: â€™ for ’, cafÃ© for café, å¼\u{A0}å‹‡ for 张勇.

use crate::language::is_han;
use crate::span::Span;

/// The characters of windows-1252 for the bytes from 0x80 on, where it differs from Latin-1. Bytes that it
/// leaves undefined are control characters, as browsers read them.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The runs of wrongly decoded characters, in order. Takes linear time.
pub(super) fn find(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut before = None;
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        match decoded(&text[at..], before) {
            Some((_, len)) => {
                match runs.last_mut() {
                    Some(last) if last.end as usize == at => last.end += len as u32,
                    _ => runs.push(Span::new(at, at + len)),
                }
                (at, before) = (at + len, None);
            }
            None => (at, before) = (at + first.len_utf8(), Some(first)),
        }
    }
    runs
}

/// The text that a run stands for.
pub(super) fn mended(run: &str) -> String {
    let mut mended = String::new();
    let mut rest = run;
    while let Some((character, len)) = decoded(rest, None) {
        mended.push(character);
        rest = &rest[len..];
    }
    mended
}

/// The character that the start of a text stands for, and how many bytes of the text it takes up; `before` is
/// the character before it.
fn decoded(text: &str, before: Option<char>) -> Option<(char, usize)> {
    let first = byte_of(text.chars().next()?)?;
    let count = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = Vec::with_capacity(count);
    let mut len = 0;
    for c in text.chars().take(count) {
        // The no-break space of å¼\u{A0} easily turns into a plain one.
        let is_space = c == ' ' && count > 2 && bytes.len() > 1;
        bytes.push(if is_space { 0xA0 } else { byte_of(c)? });
        len += c.len_utf8();
    }
    let character = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let after_letter = before.is_some_and(char::is_alphabetic);
    is_likely(character, after_letter).then_some((character, len))
}

/// Whether a text is likely to contain this character. A Chinese one is unlikely after a letter: “touché…””
/// ends in the bytes of 酔.
fn is_likely(c: char, after_letter: bool) -> bool {
    /// General punctuation, €, ™ and the like.
    const MARKS: [std::ops::RangeInclusive<char>; 2] = ['\u{2010}'..='\u{203A}', '\u{20A0}'..='\u{20BF}'];
    let is_western = matches!(c, '\u{A0}'..='\u{FF}' | '™' | '\u{200B}'..='\u{200D}' | '\u{FEFF}')
        || MARKS.iter().any(|marks| marks.contains(&c));
    let is_eastern = is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}');
    is_western || c > '\u{FFFF}' || is_eastern && !after_letter
}

/// The windows-1252 byte of a character outside ASCII.
fn byte_of(c: char) -> Option<u8> {
    /// Where the bytes above ASCII begin.
    const HIGH: usize = 0x80;
    let special = WINDOWS_1252.iter().position(|&other| other == c).map(|at| (HIGH + at) as u8);
    special.or_else(|| u8::try_from(u32::from(c)).ok().filter(|&byte| byte >= 0xA0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a text looks when its UTF-8 is decoded as windows-1252.
    fn garbled(text: &str) -> String {
        let read = |byte: u8| match byte {
            0x80..=0x9F => WINDOWS_1252[usize::from(byte) - 0x80],
            byte => char::from(byte),
        };
        text.bytes().map(read).collect()
    }

    #[test]
    fn mends_what_was_read_as_windows_1252() {
        for text in ["’", "“", "”", "£", "é", "à", "—", "…", "张勇", "，", "™", "€", "😀", "\u{A0}"]
        {
            let garbled = garbled(text);
            assert_eq!(find(&garbled), [Span::new(0, garbled.len())], "{garbled}");
            assert_eq!(mended(&garbled), text);
        }
        assert_eq!(mended("å¼ å‹‡"), "张勇");
    }

    #[test]
    fn finds_the_runs_in_a_text() {
        let text = "the roomâ€™s corner. It cost Â£5 at the cafÃ©; å¼ å‹‡ï¼Œ said â€œyesâ€\u{9D}";
        let found: Vec<&str> = find(text).into_iter().map(|run| run.of(text)).collect();
        assert_eq!(found, ["â€™", "Â£", "Ã©", "å¼ å‹‡ï¼Œ", "â€œ", "â€\u{9D}"]);
    }

    #[test]
    fn leaves_what_languages_write() {
        for text in [
            "“touché…”",
            "CAFÉ’s",
            "FIANCÉ”",
            "déjà…”",
            "Ã, Â",
            "naïve “Zoë”",
            "à “la” carte",
            "© 2020",
            "ß„",
            "Þór",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
