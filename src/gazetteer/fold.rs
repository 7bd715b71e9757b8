//! How English is compared: without accents, with one kind of apostrophe and hyphen.

/// A text for case-insensitive comparison: lower case, no accents, plain marks, single spaces.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    push_folded(&mut folded, text);
    folded
}

/// Writes a text for case-insensitive comparison behind others.
pub(super) fn push_folded(folded: &mut String, text: &str) {
    for (n, word) in text.split_whitespace().enumerate() {
        if n > 0 {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            folded.extend(word.chars().filter_map(unaccented).flat_map(char::to_lowercase));
        }
    }
}

/// Whether two texts have the same folded form.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() { a.eq_ignore_ascii_case(b) } else { folded(a) == folded(b) }
}

/// A character without its accent, a mark in its plain form, or nothing for a combining accent.
pub(super) fn unaccented(c: char) -> Option<char> {
    Some(match c {
        _ if c.is_ascii() => c,
        _ if is_combining(c) => return None,
        '’' | '‘' | 'ʼ' | 'ʻ' | '′' | '´' | '＇' => '\'',
        '\u{2010}'..='\u{2014}' | '\u{2212}' | '－' => '-',
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' | 'Ǎ' => 'A',
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'Ç' | 'Ć' | 'Č' => 'C',
        'ç' | 'ć' | 'č' => 'c',
        'È'..='Ë' | 'Ē' | 'Ė' | 'Ę' | 'Ě' => 'E',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'Ğ' => 'G',
        'ğ' => 'g',
        'Ì'..='Ï' | 'Ī' | 'İ' | 'Ǐ' => 'I',
        'ì'..='ï' | 'ī' | 'ı' | 'ǐ' => 'i',
        'Ł' => 'L',
        'ł' => 'l',
        'Ñ' | 'Ń' | 'Ň' => 'N',
        'ñ' | 'ń' | 'ň' => 'n',
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ő' | 'Ǒ' => 'O',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ǒ' => 'o',
        'Ř' => 'R',
        'ř' => 'r',
        'Ś' | 'Ş' | 'Š' | 'Ș' => 'S',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'Ù'..='Ü' | 'Ū' | 'Ů' | 'Ű' | 'Ǔ' | 'Ǖ' | 'Ǘ' | 'Ǚ' | 'Ǜ' => 'U',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ǔ' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'u',
        'Ý' => 'Y',
        'ý' | 'ÿ' => 'y',
        'Ź' | 'Ż' | 'Ž' => 'Z',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    })
}

/// Whether a character is a combining accent, laid over the letter before it.
pub(super) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
