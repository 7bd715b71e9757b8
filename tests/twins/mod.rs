//! The same text in other characters, and with invisible ones in it.

use std::sync::LazyLock;

use duizhao::is_han;
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// Into the traditional characters of the standard, of Taiwan and of Hong Kong.
pub(crate) static CONVERTERS: LazyLock<[OpenCC; 3]> = LazyLock::new(|| {
    [BuiltinConfig::S2t, BuiltinConfig::S2tw, BuiltinConfig::S2hk]
        .map(|config| OpenCC::from_config(config).expect("the tables are part of the crate"))
});

/// A zero-width space and a soft hyphen.
#[allow(dead_code, reason = "not every test that has twins strews")]
pub(crate) const INVISIBLE: [char; 2] = ['\u{200B}', '\u{AD}'];

/// A text with a zero-width space behind each Chinese character that another one follows, and a soft hyphen
/// behind this many letters of each word that stands free, as code and tags do not.
#[allow(dead_code, reason = "not every test that has twins strews")]
pub(crate) fn strewn(text: &str, letters: usize) -> String {
    let mut written = String::new();
    let mut word = None;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        word = match word {
            Some(count) if c.is_ascii_alphabetic() => Some(count + 1),
            _ => (written.is_empty() || c == ' ').then_some(usize::from(c != ' ')),
        };
        written.push(c);
        if is_han(c) && is_han(next) {
            written.push(INVISIBLE[0]);
        } else if word == Some(letters) && next.is_ascii_alphabetic() {
            written.push(INVISIBLE[1]);
        }
    }
    written
}
