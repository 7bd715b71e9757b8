//! Marks of a language in the names of files and folders: `zh-CN`, `_en`, `docs.zh`.

use crate::language::Language;

/// What a tag says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) language: Language,
    pub(super) script: Script,
}

/// An English page has at most one counterpart in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Script {
    /// Simplified characters, or not told; English.
    Usual,
    Traditional,
}

const CHINESE: Mark = Mark { language: Language::Chinese, script: Script::Usual };
const TRADITIONAL: Mark = Mark { language: Language::Chinese, script: Script::Traditional };
const ENGLISH: Mark = Mark { language: Language::English, script: Script::Usual };

/// What divides a tag from the name before it.
pub(super) const DIVIDERS: [char; 3] = ['.', '_', '-'];

/// Languages that documentation is often translated to, besides Chinese and English, and countries that stand for them.
/// Without the country of a tag such as `pt-BR`.
const OTHERS: [&str; 45] = [
    "ar", "be", "bg", "bn", "br", "ca", "cs", "cz", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he",
    "hi", "hr", "hu", "id", "it", "ja", "jp", "ko", "kr", "lt", "lv", "ms", "nb", "nl", "no", "pl", "pt",
    "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "ur", "vi",
];

/// What a whole name says as a tag, in any case, with hyphens or underscores.
pub(super) fn of(name: &str) -> Option<Mark> {
    let lower = name.to_lowercase().replace('_', "-");
    let mut parts = lower.split('-');
    match (parts.next().unwrap_or_default(), parts.collect::<Vec<_>>().as_slice()) {
        ("cn" | SWITZERLAND | "chs" | "zho" | "chinese" | "中文" | "简体中文", []) => Some(CHINESE),
        ("zh", [] | ["cn" | "sg" | "my" | "hans"] | ["hans", _]) => Some(CHINESE),
        ("tw" | "cht" | "繁體中文" | "繁体中文", []) => Some(TRADITIONAL),
        ("zh", ["tw" | "hk" | "mo" | "hant"] | ["hant", _]) => Some(TRADITIONAL),
        ("en" | "eng" | "english", []) => Some(ENGLISH),
        ("en", [region]) if is_region(region) => Some(ENGLISH),
        _ => None,
    }
}

/// Whether a whole name is the tag of a third language.
fn is_other(name: &str) -> bool {
    let lower = name.to_lowercase().replace('_', "-");
    let (language, region) = lower.split_once('-').unwrap_or((&lower, ""));
    // `user-id-cn` is not Indonesian.
    let is_country = is_region(region) && (of(region).is_none() || region == SWITZERLAND);
    OTHERS.contains(&language) && (region.is_empty() || is_country)
}

/// Stands for Chinese where no language precedes it.
const SWITZERLAND: &str = "ch";

fn is_region(part: &str) -> bool {
    part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The name of a folder, or of a page without its ending, without its tag, and what that says; all of it may be the
/// tag.
pub(super) fn of_name(name: &str) -> Option<(&str, Mark)> {
    // The country of a third language says nothing: `de-CH`.
    let read = |tag: &str| of(tag).map(Some).or_else(|| is_other(tag).then_some(None));
    let (rest, mark) = split(name, read)?;
    Some((rest, mark?))
}

/// A name without the tag of a third language.
pub(super) fn without_other(name: &str) -> Option<&str> {
    split(name, |tag| is_other(tag).then_some(())).map(|(rest, ())| rest)
}

/// Cuts a name where the longest tag at its end begins, before the divider.
fn split<M>(name: &str, of: impl Fn(&str) -> Option<M>) -> Option<(&str, M)> {
    if let Some(mark) = of(name) {
        return Some(("", mark));
    }
    let divided = name.match_indices(DIVIDERS).filter(|&(at, _)| at > 0);
    divided.into_iter().find_map(|(at, _)| Some((&name[..at], of(&name[at + 1..])?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_all_their_forms() {
        for (name, rest, mark) in [
            ("zh", "", CHINESE),
            ("zh_Hans_CN", "", CHINESE),
            ("README.zh-CN", "README", CHINESE),
            ("README_zh_CN", "README", CHINESE),
            ("README-CN", "README", CHINESE),
            ("README.zh-Hant", "README", TRADITIONAL),
            ("guide_zh_TW", "guide", TRADITIONAL),
            ("v1.2.en", "v1.2", ENGLISH),
            ("docs-en-US", "docs", ENGLISH),
            ("指南.中文", "指南", CHINESE),
            ("README_ch", "README", CHINESE),
            ("user-id-cn", "user-id", CHINESE),
        ] {
            assert_eq!(of_name(name), Some((rest, mark)), "{name}");
        }
    }

    #[test]
    fn words_that_end_like_a_tag_are_none() {
        for name in ["token", "kitchen", "zhuyin", "en-route", "zh-pinyin", "_zh", "", "encn", "README.de-CH"]
        {
            assert_eq!(of_name(name), None, "{name}");
        }
        assert_eq!(without_other("README.pt-BR"), Some("README"));
        assert_eq!(without_other("what-it-does"), None);
        assert_eq!(without_other("js"), None);
    }
}
