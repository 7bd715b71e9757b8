//! The voice of a clause: whether it reports speech, whether it denies, and of whom it speaks.
//!
//! Translators move clauses between sentences, but keep who says what. That 他问 is in the English “he asked”, and not in
//! the sentence before it, no word list of content words says: these words are too frequent.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::words::Words;
use crate::language::Language;
use crate::lexicon::stem;
use crate::side::Both;
use crate::span::Span;
use crate::word_list::WordList;

/// Something that a clause may say on either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Speech or thought is reported: 他说, she asked.
    Reports,
    /// Something is denied.
    Denies,
    /// The speaker is meant, or those with them.
    First,
    /// Who is spoken to is meant.
    Second,
    /// A man is meant.
    He,
    /// A woman is meant.
    She,
    /// Several are meant.
    They,
}

impl Sign {
    pub(crate) const ALL: [Sign; 7] =
        [Sign::Reports, Sign::Denies, Sign::First, Sign::Second, Sign::He, Sign::She, Sign::They];
}

/// How often each sign is in a clause.
pub(crate) type Voice = [f32; Sign::ALL.len()];

/// The words that are signs, in Chinese and in English, where the stem counts.
static WORDS: [(Sign, Both<WordList>); Sign::ALL.len()] = [
    (Sign::Reports, lists("reporting", "reports")),
    (Sign::Denies, lists("denial", "denies")),
    (Sign::First, lists("person-first", "first-person")),
    (Sign::Second, lists("person-second", "second-person")),
    (Sign::He, lists("person-he", "third-person-he")),
    (Sign::She, lists("person-she", "third-person-she")),
    (Sign::They, lists("person-they", "third-person-they")),
];
/// Chinese words that report speech only at the end of a clause.
static REPORTING_END: WordList = WordList::new("reporting-end");

const fn lists(chinese: &'static str, english: &'static str) -> Both<WordList> {
    Both { source: WordList::new(chinese), target: WordList::new(english) }
}

/// Which signs the words of a document are.
#[derive(Clone, Debug)]
pub(crate) struct Voices {
    /// By the number of the form; a bit for each sign, and [`AT_END`].
    of_forms: Vec<u8>,
}

/// The bit of a form that reports speech at the end of a clause.
const AT_END: u8 = 1 << Sign::ALL.len();

impl Voices {
    pub(crate) fn new(words: &Words, language: Language) -> Voices {
        let is_sign = match language {
            Language::Chinese => in_chinese,
            Language::English => in_english,
        };
        let bits = |form: &String| {
            let signs = Sign::ALL.into_iter().filter(|&sign| is_sign(sign, form));
            let at_end = if REPORTING_END.has(form) { AT_END } else { 0 };
            signs.fold(at_end, |bits, sign| bits | 1 << sign as u8)
        };
        Voices { of_forms: words.forms.iter().map(bits).collect() }
    }

    /// The voices of these spans of the document that the words are of, in order.
    pub(crate) fn of(&self, words: &Words, spans: &[Span]) -> Vec<Voice> {
        let voice = |&span: &Span| {
            let mut voice = Voice::default();
            let mut last = 0;
            for (_, form) in words.numbered(span) {
                last = self.of_forms[form as usize];
                if last != 0 {
                    for (count, sign) in voice.iter_mut().zip(Sign::ALL) {
                        *count += f32::from(last >> sign as u8 & 1);
                    }
                }
            }
            if last & AT_END != 0 {
                voice[Sign::Reports as usize] += 1.0;
            }
            voice
        };
        spans.iter().map(voice).collect()
    }
}

fn in_chinese(sign: Sign, form: &str) -> bool {
    WORDS[sign as usize].1.source.has(form)
}

/// A form is a stem, and that of a contraction the stem of its first word: “didn’t” denies nothing here.
fn in_english(sign: Sign, form: &str) -> bool {
    static STEMS: OnceLock<Vec<HashSet<String>>> = OnceLock::new();
    let stems = STEMS.get_or_init(|| {
        WORDS.iter().map(|(_, lists)| lists.target.words().iter().map(|word| stem(word)).collect()).collect()
    });
    stems[sign as usize].contains(form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::text::{Parts, Reading};

    fn signs(text: &str) -> Vec<Sign> {
        let (document, parts) = (Document::new(text), Parts::default());
        let words = Reading::new(&document, &parts).words();
        let voices = Voices::new(words, document.language());
        let [voice] = voices.of(words, &[Span::new(0, text.len())])[..] else {
            panic!("a voice for each span")
        };
        Sign::ALL.into_iter().filter(|&sign| voice[sign as usize] > 0.0).collect()
    }

    #[test]
    fn both_languages_show_the_same_signs() {
        for (zh, en, expected) in [
            ("她问他", "she asked him.", vec![Sign::Reports, Sign::He, Sign::She]),
            ("我没有去", "I did not go.", vec![Sign::Denies, Sign::First]),
            ("你們不知道", "You’ll never know.", vec![Sign::Denies, Sign::Second]),
            ("他们笑道：", "they said, laughing.", vec![Sign::Reports, Sign::They]),
            ("老人缓缓道", "The old man said slowly.", vec![Sign::Reports]),
            ("这条道很长", "The road is long.", vec![]),
        ] {
            assert_eq!(signs(zh), expected, "{zh}");
            assert_eq!(signs(en), expected, "{en}");
        }
    }
}
