//! Language tags, as files spell them.

use crate::language::Language;

/// The language of a tag such as `zh`, `ZH-CN`, `zh_Hant_TW`, `cmn`, `en-GB`, `en_XX`; none if it is neither
/// of the two.
pub(super) fn language_of(tag: &str) -> Option<Language> {
    match tag.trim().split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
        "zh" | "zho" | "chi" | "cmn" => Some(Language::Chinese),
        "en" | "eng" => Some(Language::English),
        _ => None,
    }
}

/// The language that a file name mentions: `text.en.xml`, `zh_cn/2016/4567.xml.gz`.
#[cfg(feature = "formats")]
pub(super) fn language_of_name(name: &str) -> Option<Language> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).find_map(language_of)
}

#[cfg(all(test, feature = "formats"))]
mod tests {
    use super::*;

    #[test]
    fn finds_the_language_in_a_name() {
        assert_eq!(language_of_name("en/Report.xml.gz"), Some(Language::English));
        assert_eq!(language_of_name("zh_cn/1994/8901.xml"), Some(Language::Chinese));
        assert_eq!(language_of_name("zhang-english.xml"), None);
    }
}
