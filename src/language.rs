//! The two languages of a pair.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A language that this crate reads. In JSON: `"zh"`, `"en"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// Chinese, in simplified or traditional characters.
    #[serde(rename = "zh")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// How many Latin letters weigh as much as one Chinese character: an English word has about five letters, a
/// Chinese word about two characters.
const LETTERS_PER_HAN: usize = 3;

/// The length of a text in letters, with each Chinese character counted as the Latin letters it is worth.
pub(crate) fn letters(text: &str) -> usize {
    text.chars().map(|c| if is_han(c) { LETTERS_PER_HAN } else { usize::from(c.is_alphanumeric()) }).sum()
}

impl Language {
    /// The language of a text by its script, or `None` if it has no letters at all.
    ///
    /// A Chinese text may be full of Latin names and still be Chinese: one Han character weighs as much as
    /// three Latin letters. Takes time linear in the text.
    ///
    /// ```
    /// use duizhao::Language;
    ///
    /// assert_eq!(Language::of("云服务器ECS、云数据库PolarDB"), Some(Language::Chinese));
    /// assert_eq!(Language::of("Huxiu (虎嗅) reported"), Some(Language::English));
    /// assert_eq!(Language::of("2022.12.29"), None);
    /// ```
    pub fn of(text: &str) -> Option<Language> {
        Script::of(text).language()
    }

    /// The languages of two texts of which one is Chinese and one English, or `None` if both are in one language.
    ///
    /// Where both look alike, as documentation full of English names does, the Chinese one is that with the larger share
    /// of Han characters, if it has some and five times the share of the other. A text without letters has the language
    /// that the other one does not have; of two such texts the first is the Chinese.
    ///
    /// ```
    /// use duizhao::Language;
    ///
    /// let texts = ["npm install --save-dev typescript-eslint 用来安装它，npm run build 用来构建，二者都要先装好。",
    ///     "npm install --save-dev typescript-eslint installs it, npm run build builds it."];
    /// assert_eq!(Language::of_both(texts), Some([Language::Chinese, Language::English]));
    /// assert_eq!(Language::of_both(["Huxiu reported.", "Huxiu (虎嗅) reported."]), None);
    /// ```
    pub fn of_both(texts: [&str; 2]) -> Option<[Language; 2]> {
        let scripts = texts.map(Script::of);
        match scripts.each_ref().map(Script::language) {
            [None, None] => Some([Language::Chinese, Language::English]),
            [Some(first), None] => Some([first, first.other()]),
            [None, Some(second)] => Some([second.other(), second]),
            [Some(first), Some(second)] if first != second => Some([first, second]),
            _ => {
                let [first, second] = &scripts;
                let languages = [Language::Chinese, Language::English];
                if first.is_beside(second) {
                    Some(languages)
                } else {
                    second.is_beside(first).then_some(languages.map(Language::other))
                }
            }
        }
    }

    /// [`of_both`](Language::of_both) for texts that are said to be in these languages, by the names of their files, say. That
    /// decides where the script does not, unless there is no Han character in what is said to be Chinese, or what is said
    /// to be English is plainly Chinese.
    ///
    /// ```
    /// use duizhao::Language;
    ///
    /// let said = [Language::Chinese, Language::English];
    /// let texts = ["TypeScript 与 JavaScript", "TypeScript and JavaScript"];
    /// assert_eq!(Language::of_both(texts), None);
    /// assert_eq!(Language::of_both_said(texts, said), Some(said));
    /// assert_eq!(Language::of_both_said([texts[1]; 2], said), None);
    /// ```
    pub fn of_both_said(texts: [&str; 2], said: [Language; 2]) -> Option<[Language; 2]> {
        let fits = |(text, language): (&str, Language)| match language {
            Language::Chinese => text.contains(is_han),
            Language::English => Language::of(text) != Some(Language::Chinese),
        };
        Language::of_both(texts).or_else(|| texts.into_iter().zip(said).all(fits).then_some(said))
    }

    /// The BCP 47 tag, `zh` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh",
            Language::English => "en",
        }
    }

    /// The other one of the two.
    pub fn other(self) -> Language {
        match self {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        }
    }
}

/// The letters of a text.
#[derive(Clone, Copy, Debug, Default)]
struct Script {
    han: usize,
    others: usize,
}

/// A Chinese text beside one that looks the same has at least this many Han characters, and this many times the share.
const LEAST_HAN: usize = 16;
const TIMES_THE_SHARE: usize = 5;

impl Script {
    fn of(text: &str) -> Script {
        let mut script = Script::default();
        for c in text.chars() {
            if is_han(c) {
                script.han += 1;
            } else if c.is_alphabetic() {
                script.others += 1;
            }
        }
        script
    }

    fn language(&self) -> Option<Language> {
        match (self.han, self.others) {
            (0, 0) => None,
            (han, others) if han * LETTERS_PER_HAN >= others => Some(Language::Chinese),
            _ => Some(Language::English),
        }
    }

    /// Whether this is the Chinese text beside an English one, though they look alike.
    fn is_beside(&self, other: &Script) -> bool {
        let all = |script: &Script| (script.han + script.others) as u128;
        let enough = self.han as u128 * all(other) >= (TIMES_THE_SHARE * other.han) as u128 * all(self);
        self.han >= LEAST_HAN && enough
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Language::Chinese => "Chinese",
            Language::English => "English",
        })
    }
}

/// Whether a character is Chinese: the unified ideographs, their extensions and compatibility forms, and 〇
/// (zero) and 々 (repetition), which occur in words.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FA1F}' | '\u{30000}'..='\u{323AF}' | '〇' | '々')
}

/// Whether a character shows nothing: soft hyphen, zero-width spaces and joiners, direction marks, variation
/// selectors, byte order mark. The set is Default_Ignorable_Code_Point of Unicode 16.
pub(crate) fn is_invisible(c: char) -> bool {
    // Most characters of any text.
    if c < '\u{AD}' || ('\u{3165}'..'\u{FE00}').contains(&c) {
        return false;
    }
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// White space, and the invisible characters that web pages leave around text: the zero-width space and the
/// byte order mark.
pub(crate) fn is_blank(c: char) -> bool {
    c == ' ' || c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Whether two characters are joined without a blank where a line was broken between them: Chinese ones, and
/// whatever stands beside a Chinese mark.
pub(crate) fn are_written_together(left: char, right: char) -> bool {
    let is_wide = |c: char| is_han(c) || is_full_width(c);
    // Marks that are used in both languages.
    let is_either = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '…' | '·');
    let touch = |a: char, b: char| is_wide(a) && (is_wide(b) || is_either(b));
    touch(left, right) || touch(right, left) || is_full_width(left) || is_full_width(right)
}

/// The text with other white space: `gap` gets each run of it, with the characters before and behind, and says
/// what stands there instead. White space at the ends stays.
pub(crate) fn with_gaps<'t>(
    text: &'t str,
    is_space: impl Fn(char) -> bool,
    gap: impl Fn(&'t str, char, char) -> &'t str,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(&is_space) {
        let behind = rest[at..].trim_start_matches(&is_space);
        let space = &rest[at..rest.len() - behind.len()];
        let edges = text[..text.len() - rest.len() + at].chars().next_back().zip(behind.chars().next());
        out.push_str(&rest[..at]);
        out.push_str(edges.map_or(space, |(before, next)| gap(space, before, next)));
        rest = behind;
    }
    out + rest
}

/// A Chinese punctuation mark as wide as a character: no blank stands beside it.
fn is_full_width(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303F}' | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF65}')
}

/// Whether a text has nothing to see.
pub(crate) fn shows_nothing(text: &str) -> bool {
    text.chars().all(|c| is_blank(c) || is_invisible(c))
}

/// The text without its invisible characters.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&c| !is_invisible(c)).collect())
}

/// The ordinary form of a full-width letter, digit or mark.
pub(crate) fn half_width(c: char) -> char {
    /// The distance between full-width forms and the ASCII characters they widen.
    const WIDE: u32 = 0xFEE0;
    match c {
        '！'..='～' => char::from_u32(c as u32 - WIDE).unwrap_or(c),
        _ => c,
    }
}
