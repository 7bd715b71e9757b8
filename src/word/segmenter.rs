//! `jieba-rs` with those words of the dictionary that texts so far may have in them.
//!
//! The whole dictionary would take a tenth of a second and 40 MB to load. What is not loaded is not in the text,
//! and the sum of all frequencies is as if all were loaded, so the words of a text do not depend on that.

use std::sync::{OnceLock, PoisonError, RwLock, RwLockReadGuard};

use jieba_rs::Jieba;

use super::dictionary::{Dictionary, NO_SECOND};

/// Stands for all words that are not loaded yet. It is in no word.
const REST: &str = "\0";

/// A tag for [`REST`] of no meaning.
const REST_TAG: &str = "n";

/// A [`Jieba`] that is filled as texts come.
struct Segmenter {
    dictionary: &'static Dictionary<'static>,
    jieba: Jieba,
    /// A bit for each pair of the dictionary.
    loaded: Vec<u64>,
    /// The sum of the frequencies of all that is not loaded.
    rest: usize,
}

/// The words of a text are loaded. Nothing that is loaded ever goes away.
#[derive(Clone, Copy)]
pub(super) struct Loaded(());

impl Loaded {
    /// Loads all words of the dictionary that are in `text`.
    pub(super) fn of(text: &str) -> Loaded {
        if read().missing(text).next().is_some() {
            segmenter().write().unwrap_or_else(PoisonError::into_inner).load(text);
        }
        Loaded(())
    }

    /// Calls `use_it` with a segmenter that has all words of the dictionary that are in the text or in a part of it.
    pub(super) fn with<R>(self, use_it: impl FnOnce(&Jieba) -> R) -> R {
        use_it(&read().jieba)
    }
}

fn segmenter() -> &'static RwLock<Segmenter> {
    static SEGMENTER: OnceLock<RwLock<Segmenter>> = OnceLock::new();
    SEGMENTER.get_or_init(|| RwLock::new(Segmenter::new(Dictionary::embedded())))
}

fn read() -> RwLockReadGuard<'static, Segmenter> {
    segmenter().read().unwrap_or_else(PoisonError::into_inner)
}

impl Segmenter {
    fn new(dictionary: &'static Dictionary<'static>) -> Segmenter {
        let loaded = vec![0; dictionary.pairs().div_ceil(u64::BITS as usize)];
        let mut jieba = Jieba::empty();
        jieba.add_word(REST, Some(dictionary.total()), Some(REST_TAG));
        Segmenter { dictionary, jieba, loaded, rest: dictionary.total() }
    }

    /// The pairs of characters in a text whose words are not loaded: the characters, and the number of the pair.
    fn missing(&self, text: &str) -> impl Iterator<Item = (char, char, usize)> {
        let behind = text.chars().skip(1).chain([NO_SECOND]);
        let dictionary = self.dictionary;
        let pairs = text.chars().zip(behind).flat_map(move |(first, second)| {
            let pairs = dictionary.pairs_of(first);
            let find = move |second| Some((first, second, dictionary.pair(&pairs, second)?));
            // The character alone is there once for the two of them at the end of the text.
            [NO_SECOND, second].into_iter().filter_map(find)
        });
        pairs.filter(|&(_, _, pair)| self.loaded[place(pair)] & bit(pair) == 0)
    }

    fn load(&mut self, text: &str) {
        let missing: Vec<(char, char, usize)> = self.missing(text).collect();
        let mut word = String::new();
        for (first, second, pair) in missing {
            if self.loaded[place(pair)] & bit(pair) != 0 {
                continue;
            }
            self.loaded[place(pair)] |= bit(pair);
            for entry in self.dictionary.words(pair) {
                word.clear();
                word.push(first);
                word.extend(Some(second).filter(|&second| second != NO_SECOND));
                word.extend(entry.rest());
                self.jieba.add_word(&word, Some(entry.frequency), Some(entry.tag.name()));
                self.rest -= entry.frequency;
            }
        }
        self.jieba.add_word(REST, Some(self.rest), Some(REST_TAG));
    }
}

/// The place of the bits of a pair.
fn place(pair: usize) -> usize {
    pair / u64::BITS as usize
}

fn bit(pair: usize) -> u64 {
    1 << (pair % u64::BITS as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with their tags.
    fn tags(jieba: &Jieba, text: &str) -> Vec<(String, String)> {
        let tags = jieba.tag(text, true).into_iter();
        tags.map(|tag| (tag.word.to_owned(), tag.tag.to_owned())).collect()
    }

    #[test]
    fn words_do_not_depend_on_what_is_loaded() {
        let texts = ["他来了。", "我们中出了一个叛徒", "南京市长江大桥", "中华人民共和国", "4S店AA制\0x"];
        let fresh = |text: &str| {
            let mut segmenter = Segmenter::new(Dictionary::embedded());
            segmenter.load(text);
            tags(&segmenter.jieba, text)
        };
        let mut all = Segmenter::new(Dictionary::embedded());
        texts.iter().for_each(|text| all.load(text));
        for text in texts {
            assert_eq!(fresh(text), tags(&all.jieba, text), "{text}");
            assert_eq!(Loaded::of(text).with(|jieba| tags(jieba, text)), fresh(text), "{text}");
        }
    }

    #[test]
    fn nothing_is_missing_once_it_is_loaded() {
        let mut segmenter = Segmenter::new(Dictionary::embedded());
        let text = "阿里巴巴集团\n张勇";
        assert!(segmenter.missing(text).next().is_some());
        segmenter.load(text);
        assert!(segmenter.missing(text).next().is_none());
        assert!(segmenter.missing("阿里").next().is_none());
    }
}
