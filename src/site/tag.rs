//! Marks of a language in the names of files and folders: `zh-CN`, `_en`, `docs.zh`.

use crate::language::Language;

/// What a tag says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) language: Language,
    pub(super) variety: Variety,
}

/// An English page has at most one counterpart in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Variety {
    /// That of the mainland, with simplified characters, or not told; English.
    Usual,
    Singapore,
    Malaysia,
    /// That of Taiwan, or any with traditional characters.
    Traditional,
    HongKong,
    Macao,
}

const CHINESE: Mark = chinese(Variety::Usual);
const TRADITIONAL: Mark = chinese(Variety::Traditional);
const ENGLISH: Mark = Mark { language: Language::English, variety: Variety::Usual };

const fn chinese(variety: Variety) -> Mark {
    Mark { language: Language::Chinese, variety }
}

/// What divides a tag from the name before it.
pub(super) const DIVIDERS: [char; 3] = ['.', '_', '-'];

/// The languages of ISO 639-1 besides Chinese and English, Filipino, and countries and older codes that stand for
/// languages. `ch` and `tw` are Chinese here. Without the country or script of a tag such as `pt-BR`.
const OTHERS: [&str; 186] = [
    "aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be", "bg", "bh", "bi",
    "bm", "bn", "bo", "br", "bs", "ca", "ce", "co", "cr", "cs", "cu", "cv", "cy", "cz", "da", "de", "dv",
    "dz", "ee", "el", "eo", "es", "et", "eu", "fa", "ff", "fi", "fil", "fj", "fo", "fr", "fy", "ga", "gd",
    "gl", "gn", "gu", "gv", "ha", "he", "hi", "ho", "hr", "ht", "hu", "hy", "hz", "ia", "id", "ie", "ig",
    "ii", "ik", "in", "io", "is", "it", "iu", "ja", "jp", "jv", "ka", "kg", "ki", "kj", "kk", "kl", "km",
    "kn", "ko", "kr", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li", "ln", "lo", "lt", "lu", "lv",
    "mg", "mh", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "na", "nb", "nd", "ne", "ng", "nl", "nn",
    "no", "nr", "nv", "ny", "oc", "oj", "om", "or", "os", "pa", "pi", "pl", "ps", "pt", "qu", "rm", "rn",
    "ro", "ru", "rw", "sa", "sc", "sd", "se", "sg", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr", "ss",
    "st", "su", "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "ty",
    "ua", "ug", "uk", "ur", "uz", "ve", "vi", "vn", "vo", "wa", "wo", "xh", "yi", "yo", "za", "zu",
];
/// Varietys that languages of more than one are told apart by. Other words of four letters are none: `what-it-does`.
const SCRIPTS: [&str; 10] = ["adlm", "arab", "beng", "cyrl", "deva", "guru", "hebr", "latn", "mong", "tfng"];
/// Regions by number: the world, Europe, Latin America. Other numbers are none: `what-is-404`.
const NUMBERED_REGIONS: [&str; 3] = ["001", "150", "419"];

/// What a whole name says as a tag, in any case, with hyphens or underscores.
pub(super) fn of(name: &str) -> Option<Mark> {
    let lower = name.to_lowercase().replace('_', "-");
    let mut parts = lower.split('-');
    match (parts.next().unwrap_or_default(), parts.collect::<Vec<_>>().as_slice()) {
        ("cn" | SWITZERLAND | "chs" | "zho" | "chinese" | "中文" | "简体中文", []) => Some(CHINESE),
        ("zh", ["sg"] | ["hans", "sg"]) => Some(chinese(Variety::Singapore)),
        ("zh", ["my"] | ["hans", "my"]) => Some(chinese(Variety::Malaysia)),
        ("zh", [] | ["cn" | "hans"] | ["hans", _]) => Some(CHINESE),
        ("tw" | "cht" | "繁體中文" | "繁体中文", []) => Some(TRADITIONAL),
        ("zh", ["hk"] | ["hant", "hk"]) => Some(chinese(Variety::HongKong)),
        ("zh", ["mo"] | ["hant", "mo"]) => Some(chinese(Variety::Macao)),
        ("zh", ["tw" | "hant"] | ["hant", _]) => Some(TRADITIONAL),
        ("en" | "eng" | "english", []) => Some(ENGLISH),
        ("en", [region]) if is_region(region) => Some(ENGLISH),
        _ => None,
    }
}

/// Whether a whole name is the tag of a third language.
fn is_other(name: &str) -> bool {
    let lower = name.to_lowercase().replace('_', "-");
    let mut parts = lower.split('-');
    let language = parts.next().unwrap_or_default();
    // `user-id-cn` is not Indonesian.
    let is_country = |region: &str| is_region(region) && (of(region).is_none() || region == SWITZERLAND);
    let is_script = |script: &str| SCRIPTS.contains(&script);
    let fits = match parts.collect::<Vec<_>>()[..] {
        [] => true,
        [one] => is_country(one) || is_script(one),
        [script, region] => is_script(script) && is_country(region),
        _ => false,
    };
    fits && OTHERS.contains(&language)
}

/// Stands for Chinese where no language precedes it.
const SWITZERLAND: &str = "ch";

fn is_region(part: &str) -> bool {
    part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_lowercase()) || NUMBERED_REGIONS.contains(&part)
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
            ("README.zh-HK", "README", chinese(Variety::HongKong)),
            ("README.zh-Hant-HK", "README", chinese(Variety::HongKong)),
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
        for name in ["what-it-does", "what-is-404", "js", "README_ch", "README.zh-TW"] {
            assert_eq!(without_other(name), None, "{name}");
        }
    }

    #[test]
    fn tags_of_third_languages_have_countries_regions_and_scripts() {
        for name in ["pt-BR", "es-419", "sr-Latn", "uz_Cyrl_UZ", "ua", "vn", "in", "fil", "kk", "de-CH"] {
            assert_eq!(without_other(&format!("README.{name}")), Some("README"), "{name}");
        }
        assert!(OTHERS.is_sorted());
    }
}
