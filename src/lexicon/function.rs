//! The words that hold a sentence together and say little about its content.

use crate::language::Language;
use crate::simplify::simplified;

use super::stem;

/// English function words in lower case, sorted, including what remains of contractions.
#[rustfmt::skip]
const ENGLISH: [&str; 129] = [
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "being", "both", "but", "by", "ca", "can", "cannot", "could", "d", "did", "do", "does", "down",
    "each", "few", "for", "from", "had", "has", "have", "he", "her", "here", "hers", "herself", "him",
    "himself", "his", "how", "i", "if", "in", "into", "is", "it", "its", "itself", "just", "ll", "m",
    "may", "me", "might", "mine", "more", "most", "must", "my", "myself", "no", "not", "of", "off", "on",
    "one", "only", "or", "other", "our", "ours", "ourselves", "out", "over", "own", "re", "s", "same", "sha",
    "shall", "she", "should", "so", "some", "such", "t", "than", "that", "the", "their", "theirs", "them",
    "themselves", "then", "there", "these", "they", "this", "those", "to", "too", "up", "us", "ve",
    "very", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will",
    "with", "wo", "would", "you", "your", "yours", "yourself", "yourselves",
];

/// Chinese function words in simplified characters, sorted.
#[rustfmt::skip]
const CHINESE: [&str; 51] = [
    "一", "不", "与", "个", "之", "也", "了", "于", "他", "他们", "们", "你", "你们", "又", "及", "吗", "吧", "呀",
    "呢", "和", "咱", "咱们", "啊", "在", "地", "她", "她们", "妳", "它", "它们", "就", "很", "得", "您", "我",
    "我们", "把", "是", "有", "牠", "的", "着", "给", "而", "著", "被", "让", "还", "这", "那", "都",
];

/// Whether a word belongs to a closed class (article, pronoun, preposition, particle, auxiliary verb), so
/// that it says little about what a sentence is about. Case does not matter.
///
/// ```
/// use duizhao::Language;
/// use duizhao::lexicon::is_function_word;
///
/// assert!(is_function_word("The", Language::English) && is_function_word("don’t", Language::English));
/// assert!(is_function_word("的", Language::Chinese) && is_function_word("這", Language::Chinese));
/// assert!(!is_function_word("server", Language::English) && !is_function_word("云", Language::Chinese));
/// ```
pub fn is_function_word(word: &str, language: Language) -> bool {
    match language {
        Language::Chinese => CHINESE.binary_search(&&*simplified(word)).is_ok(),
        Language::English => {
            let word = stem::fold(word);
            let word = stem::without_clitic(&word);
            ENGLISH.binary_search(&word).is_ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!(ENGLISH.is_sorted() && CHINESE.is_sorted());
    }
}
