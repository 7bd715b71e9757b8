//! Latin letters in plain lower case, the form in which spellings are compared.

use crate::language::half_width;

/// A letter, and the letters that become it once their diacritics are removed.
const FOLDED: [(char, &str); 24] = [
    ('a', "àáâãäåāăąǎạảấầẩẫậắằẳẵặǻȁȃ"),
    ('c', "çćĉċč"),
    ('d', "ďđð"),
    ('e', "èéêëēĕėęěẹẻẽếềểễệȅȇ"),
    ('g', "ĝğġģǧǵ"),
    ('h', "ĥħ"),
    ('i', "ìíîïĩīĭįıǐỉịȉȋ"),
    ('j', "ĵǰ"),
    ('k', "ķǩ"),
    ('l', "ĺļľŀł"),
    ('m', "ḿ"),
    ('n', "ñńņňŉǹŋ"),
    ('o', "òóôõöøōŏőơǒọỏốồổỗộớờởỡợȍȏ"),
    ('r', "ŕŗř"),
    ('s', "śŝşšșſ"),
    ('t', "ţťŧț"),
    ('u', "ùúûüũūŭůűųưǔǖǘǚǜụủứừửữựȕȗ"),
    ('w', "ŵ"),
    ('y', "ýÿŷỳỵỷỹ"),
    ('z', "źżž"),
    ('b', "ḃ"),
    ('f', "ḟ"),
    ('p', "ṗ"),
    ('q', "ʠ"),
];

/// The Latin letters of a text, in lower case and without diacritics; everything else is left out.
pub fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            'ａ'..='ｚ' | 'Ａ'..='Ｚ' => out.push(half_width(c).to_ascii_lowercase()),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            _ if c.is_ascii() => {}
            _ => out.extend(c.to_lowercase().filter_map(base)),
        }
    }
    out
}

fn base(c: char) -> Option<char> {
    if c.is_ascii_lowercase() {
        return Some(c);
    }
    FOLDED.iter().find(|(_, marked)| marked.contains(c)).map(|&(letter, _)| letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_only_letters() {
        assert_eq!(letters("Lee Jae-yong, 56"), "leejaeyong");
        assert_eq!(letters("Ｓｈō İzmir"), "shoizmir");
        assert_eq!(letters("e\u{301}"), "e");
        assert_eq!(letters("虎嗅！"), "");
        assert_eq!(letters("Ch’en Shui-bian"), "chenshuibian");
        assert_eq!(letters("Nguyễn Phú Trọng"), "nguyenphutrong");
        assert_eq!(letters("吕 (Lü)"), "lu");
    }
}
