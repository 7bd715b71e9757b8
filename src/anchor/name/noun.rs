//! Common nouns that look like names of persons: 王子 and 岳母 begin with a surname, and the segmentation
//! dictionary takes them for names, but a bilingual dictionary gives their meaning.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::RwLock;

use crate::lexicon::{Lexicon, stem};
use crate::reading::{HanName, Spelled, System, romanise, surname};

/// The nouns of a document: each word is looked up once, however often it occurs.
#[derive(Debug)]
pub(in crate::anchor) struct Nouns<'l> {
    lexicon: &'l Lexicon,
    known: RwLock<HashMap<String, bool>>,
}

impl<'l> Nouns<'l> {
    pub(in crate::anchor) fn new(lexicon: &'l Lexicon) -> Nouns<'l> {
        Nouns { lexicon, known: RwLock::default() }
    }

    /// Whether the word list gives the meaning of a word, not its sound in some language: 王子 is a prince,
    /// 王安石 is Wang Anshi, 文在寅 is Moon Jae-in.
    ///
    /// Without a word list no word is known to be a noun.
    pub(super) fn has(&self, word: &str) -> bool {
        let known = self.known.read().expect("no reader panics").get(word).copied();
        known.unwrap_or_else(|| {
            let found = is_noun(word, self.lexicon);
            self.known.write().expect("no writer panics").insert(word.to_owned(), found);
            found
        })
    }
}

fn is_noun(word: &str, lexicon: &Lexicon) -> bool {
    let Some(senses) = lexicon.entry(word).filter(|senses| !senses.is_empty()) else { return false };
    let parts = parts(word);
    let sounds = |sense: &String| {
        let spelled = Spelled::new(sense);
        sense.starts_with(|c: char| c.is_ascii_digit())
            || parts.iter().any(|part| part.is_stem(sense) || part.is_read_as(&spelled))
    };
    !senses.iter().filter_map(|(id, _)| lexicon.stem_text(id)).any(|sense| sounds(&sense))
}

/// A part of a name, prepared for comparison with glosses when first compared.
struct Part<'w> {
    text: &'w str,
    /// The stem of its pinyin.
    stem: OnceCell<Option<String>>,
    name: OnceCell<HanName>,
}

impl Part<'_> {
    /// Whether a stem is what the stemmer makes of its pinyin: “wangfuj” is cut from “Wangfujing”.
    fn is_stem(&self, sense: &str) -> bool {
        let stemmed = || romanise(self.text, System::Pinyin).map(|latin| stem(&latin.replace(' ', "")));
        self.stem.get_or_init(stemmed).as_deref() == Some(sense)
    }

    fn is_read_as(&self, sense: &Spelled) -> bool {
        /// At this score a gloss is a reading.
        const READ: f32 = 0.9;
        let name = self.name.get_or_init(|| HanName::new(self.text));
        sense.orders.iter().any(|order| name.score(0, name.chars.len(), order) >= READ)
    }
}

/// The parts of a name that English may write as one word: all of it, the surname, the given name.
fn parts(word: &str) -> Vec<Part<'_>> {
    let chars: Vec<char> = word.chars().collect();
    let surname = surname::chinese_len(&chars).unwrap_or(0);
    let cut = word.char_indices().nth(surname).map_or(word.len(), |(at, _)| at);
    let parts = [word, &word[..cut], &word[cut..]].into_iter().filter(|part| !part.is_empty());
    parts.map(|text| Part { text, stem: OnceCell::new(), name: OnceCell::new() }).collect()
}

#[cfg(all(test, feature = "lexicon"))]
mod tests {
    use super::*;

    #[test]
    fn tells_nouns_from_names() {
        let nouns = Nouns::new(Lexicon::embedded());
        for noun in ["王子", "王后", "牛羊", "岳母"] {
            assert!(nouns.has(noun), "{noun}");
        }
        for name in ["王安石", "诸葛亮", "张勇", "文在寅", "王府井"] {
            assert!(!nouns.has(name), "{name}");
        }
    }
}
