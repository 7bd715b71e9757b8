//! The conversion itself: by phrases with OpenCC, or by single characters where phrases would change their
//! number.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use super::aspect;
use crate::language::is_han;

struct Converter {
    /// Converts by phrases: 乾 is 干, but not in 乾隆.
    phrases: OpenCC,
    /// Each character that is written differently by itself.
    characters: HashMap<char, char>,
}

/// Forms of Hong Kong and Taiwan that the conversion of standard traditional characters leaves: OpenCC,
/// HKVariantsRev.txt and TWVariantsRev.txt (Apache-2.0).
const REGIONAL: [(char, char); 8] = [
    ('敍', '叙'),
    ('枱', '台'),
    ('痺', '痹'),
    ('簷', '檐'),
    ('粧', '妆'),
    ('糭', '粽'),
    ('衞', '卫'),
    ('衹', '只'),
];

/// Loaded once, with the first text that has Chinese characters.
static CONVERTER: LazyLock<Option<Converter>> = LazyLock::new(|| {
    // The tables are part of the crate; should they fail to load, texts are compared as they are.
    let phrases = OpenCC::from_config(BuiltinConfig::T2s).ok()?;
    let han = ('\u{3400}'..='\u{9FFF}').chain('\u{20000}'..='\u{2A6DF}');
    let mut buffer = [0; 4];
    let characters = han
        .filter_map(|c| {
            let converted = phrases.convert(c.encode_utf8(&mut buffer));
            let mut converted = converted.chars();
            let simple = converted.next().filter(|&simple| simple != c && converted.next().is_none())?;
            Some((c, simple))
        })
        .chain(REGIONAL)
        .collect();
    Some(Converter { phrases, characters })
});

/// The text in simplified characters, with the same number of characters. Borrowed if nothing changes.
///
/// Phrases are converted as wholes; where that would change the number of characters, the text is converted
/// character by character. The first call with a Chinese character loads the tables.
///
/// ```
/// use duizhao::simplify::simplified;
///
/// assert_eq!(simplified("阿里雲的後端"), "阿里云的后端");
/// assert_eq!(simplified("乾隆年間晾乾"), "乾隆年间晾干");
/// assert_eq!(simplified("cloud, 云"), "cloud, 云");
/// ```
pub fn simplified(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(is_han) {
        return Cow::Borrowed(text);
    }
    let Some(converter) = &*CONVERTER else { return Cow::Borrowed(text) };
    if !text.chars().any(|c| converter.characters.contains_key(&c)) {
        return Cow::Borrowed(text);
    }
    let mut converted = converter.phrases.convert(text);
    if converted.chars().count() != text.chars().count() {
        converted = text.chars().map(|c| converter.characters.get(&c).copied().unwrap_or(c)).collect();
    }
    let regional = |c: char| REGIONAL.iter().find(|(form, _)| *form == c).map_or(c, |&(_, simple)| simple);
    if converted.contains(|c| regional(c) != c) {
        converted = converted.chars().map(regional).collect();
    }
    Cow::Owned(aspect::marked(converted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_traditional_text() {
        assert_eq!(simplified("張建鋒卸任雲計算總裁"), "张建锋卸任云计算总裁");
        assert_eq!(simplified("這裡沒有「門」。"), "这里没有「门」。");
    }

    #[test]
    fn converts_what_hong_kong_and_taiwan_write_otherwise() {
        for (written, simple) in [
            ("看著他走了，衞生間在枱後", "看着他走了，卫生间在台后"),
            ("衹有説書人敍舊", "只有说书人叙旧"),
            ("他是著名的後衞", "他是著名的后卫"),
        ] {
            assert_eq!(simplified(written), simple);
        }
    }

    #[test]
    fn borrows_what_needs_no_change() {
        for text in ["", "DingTalk", "逍遥子卸任", "2022年12月29日", "ひらがな", "见微知著，鲁迅著"]
        {
            assert!(matches!(simplified(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn keeps_the_number_of_characters_of_every_character() {
        for c in ('\u{3400}'..='\u{9FFF}').chain('\u{F900}'..='\u{FAFF}') {
            let text = format!("前{c}後");
            assert_eq!(simplified(&text).chars().count(), 3, "{c}");
        }
    }
}
