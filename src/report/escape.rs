//! [`Escaped`]: any text, safe inside HTML.

use std::fmt::{self, Write};

/// A text, escaped for the content of an element or for a quoted attribute, in HTML and in XML.
///
/// Control characters and non-characters, which neither may contain, become U+FFFD.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut plain = 0;
        for (at, c) in self.0.char_indices() {
            let Some(replacement) = replacement(c) else { continue };
            f.write_str(&self.0[plain..at])?;
            f.write_str(replacement)?;
            plain = at + c.len_utf8();
        }
        f.write_str(&self.0[plain..])
    }
}

fn replacement(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' | '\n' => None,
        // Readers of HTML and XML turn it into a line feed; this way nothing changes between writing and
        // reading.
        '\r' => Some("\n"),
        c if c.is_control() || is_noncharacter(c) => Some("\u{FFFD}"),
        _ => None,
    }
}

/// Whether Unicode will never assign the code point to a character: U+FDD0..U+FDEF and the last two of each
/// plane.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// A list of words separated by blanks, as in an attribute; nothing for an empty list.
pub(super) fn words<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let mut list = String::new();
    for item in items {
        let blank = if list.is_empty() { "" } else { " " };
        write!(list, "{blank}{item}").expect("a string takes any text");
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_html_reads_as_its_own() {
        let text = r#"<a href='x' title="y">阿里 & 腾讯</a>"#;
        let escaped = Escaped(text).to_string();
        assert_eq!(escaped, "&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;阿里 &amp; 腾讯&lt;/a&gt;");
    }

    #[test]
    fn replaces_what_html_must_not_hold() {
        assert_eq!(Escaped("a\0b\u{1}\u{85}\u{FFFE}\u{1FFFF}\t𠮷😀").to_string(), "a�b����\t𠮷😀");
    }
}
