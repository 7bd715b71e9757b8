//! Common nouns that look like names of persons: 王子 and 岳母 begin with a surname, and the segmentation
//! dictionary takes them for names, but a bilingual dictionary gives their meaning.

use crate::lexicon::{Lexicon, stem};
use crate::reading::{System, best, romanise, surname};

/// Whether the word list gives the meaning of a word, not its sound in some language: 王子 is a prince, 王安石 is
/// Wang Anshi, 文在寅 is Moon Jae-in.
///
/// Without a word list no word is known to be a noun.
pub(super) fn is_noun(word: &str, lexicon: &Lexicon) -> bool {
    /// At this score a gloss is a reading of a part of the name.
    const READ: f32 = 0.9;
    let Some(senses) = lexicon.entry(word).filter(|senses| !senses.is_empty()) else { return false };
    let parts = parts(word);
    let sounds = |sense: &String| {
        // The stemmer turns “Wangfujing” into “wangfuj”.
        let cut = |part: &str| {
            romanise(part, System::Pinyin).is_some_and(|latin| stem(&latin.replace(' ', "")) == *sense)
        };
        let read = |part: &&str| best(part, sense).is_some_and(|read| read.score >= READ) || cut(part);
        sense.starts_with(|c: char| c.is_ascii_digit()) || parts.iter().any(read)
    };
    !senses.iter().filter_map(|(id, _)| lexicon.stem_text(id)).any(|sense| sounds(&sense))
}

/// The parts of a name that English may write as one word: all of it, the surname, the given name.
fn parts(word: &str) -> Vec<&str> {
    let chars: Vec<char> = word.chars().collect();
    let surname = surname::chinese_len(&chars).unwrap_or(0);
    let cut = word.char_indices().nth(surname).map_or(word.len(), |(at, _)| at);
    [word, &word[..cut], &word[cut..]].into_iter().filter(|part| !part.is_empty()).collect()
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use super::*;

    #[test]
    fn tells_nouns_from_names() {
        for noun in ["王子", "王后", "牛羊", "岳母"] {
            assert!(is_noun(noun, Lexicon::embedded()), "{noun}");
        }
        for name in ["王安石", "诸葛亮", "张勇", "文在寅", "王府井"] {
            assert!(!is_noun(name, Lexicon::embedded()), "{name}");
        }
    }
}
