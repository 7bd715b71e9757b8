//! Traditional to simplified characters, for comparing only.
//!
//! [`simplified`] gives a text with as many characters as before, so that what is found in it can be
//! found again in the original by counting characters.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use crate::language::is_han;
use crate::span::Span;

struct Converter {
    /// Converts by phrases: 乾 is 干, but not in 乾隆.
    phrases: OpenCC,
    /// Each character that is written differently by itself.
    characters: HashMap<char, char>,
}

/// Loaded once, when the first text with Chinese characters comes.
static CONVERTER: LazyLock<Option<Converter>> = LazyLock::new(|| {
    // The tables are part of the crate; without them texts are compared as they are.
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
        .collect();
    Some(Converter { phrases, characters })
});

/// The text in simplified characters, with the same number of characters. Borrowed where nothing
/// changes.
///
/// Phrases are converted as wholes; a phrase that would change the number of characters is converted
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
    let converted = converter.phrases.convert(text);
    if converted.chars().count() == text.chars().count() {
        return Cow::Owned(converted);
    }
    Cow::Owned(text.chars().map(|c| converter.characters.get(&c).copied().unwrap_or(c)).collect())
}

/// A text in simplified characters that knows where each of them stands in the original.
pub(crate) struct Simplified<'t> {
    text: Cow<'t, str>,
    /// Byte offsets of the characters here and in the original, and of both ends; empty where the two
    /// are the same.
    offsets: Vec<(u32, u32)>,
}

impl<'t> Simplified<'t> {
    pub(crate) fn new(original: &'t str) -> Simplified<'t> {
        let text = simplified(original);
        let offsets = match &text {
            Cow::Borrowed(_) => Vec::new(),
            Cow::Owned(text) => {
                let ends = (text.len() as u32, original.len() as u32);
                let pairs = text.char_indices().zip(original.char_indices());
                pairs.map(|((here, _), (there, _))| (here as u32, there as u32)).chain([ends]).collect()
            }
        };
        Simplified { text, offsets }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A span of the simplified text as a span of the original.
    pub(crate) fn original(&self, span: Span) -> Span {
        if self.offsets.is_empty() {
            return span;
        }
        let original = |offset: u32| {
            let at = self.offsets.partition_point(|&(here, _)| here < offset);
            self.offsets[at].1
        };
        Span { start: original(span.start), end: original(span.end) }
    }
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
    fn borrows_what_needs_no_change() {
        for text in ["", "DingTalk", "逍遥子卸任", "2022年12月29日", "ひらがな"] {
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

    #[test]
    fn spans_lead_back_to_the_original() {
        // 𨭎 takes four bytes, its simplified form 𬭳 too; 裡 and 里 take three.
        let simple = Simplified::new("雲在𨭎裡。");
        let at = simple.text().find('里').unwrap();
        assert_eq!(simple.original(Span::new(at, at + 3)).of("雲在𨭎裡。"), "裡");
    }
}
