//! Whether a name that is also an ordinary word stands for that word: as a part of a longer one.

use crate::gazetteer::ZhMention;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::Reading;

/// How far around a name, in bytes, the words are that may make a longer one with it.
const REACH: u32 = 24;

/// Whether a mention is no name, but part of a longer word of the word list: the 界面 of 用户界面, which is not
/// Jiemian News. A name that means nothing else stays one.
pub(crate) fn is_part_of_word(mention: &ZhMention<'_>, chinese: Reading<'_>, lexicon: &Lexicon) -> bool {
    if !mention.name.needs_context {
        return false;
    }
    let Span { start, end } = mention.span;
    let around = Span { start: start.saturating_sub(REACH), end: end + REACH };
    let words: Vec<(Span, &str)> =
        chinese.words().with_forms(around).map(|(word, form)| (word.span, form)).collect();
    let first = words.partition_point(|(span, _)| span.end <= start);
    let past = words.partition_point(|(span, _)| span.start < end);
    let touches = |at: usize| at > 0 && at < words.len() && words[at - 1].0.end == words[at].0.start;
    let longer = |from: usize, to: usize| {
        let whole: String = words[from..to].iter().map(|(_, form)| *form).collect();
        lexicon.contains(&whole)
    };
    if first >= past {
        return false;
    }
    let here = words[first].0.join(words[past - 1].0);
    let (before, behind) = (touches(first), touches(past));
    here != mention.span && here.contains(mention.span) && longer(first, past)
        || before && longer(first - 1, past)
        || behind && longer(first, past + 1)
        || before && behind && longer(first - 1, past + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::resources::Resources;
    use crate::text::Parts;

    #[test]
    fn a_part_of_a_longer_word_is_no_name() {
        let resources = Resources::embedded();
        let is_part = |text: &str| {
            let (document, parts) = (Document::new(text), Parts::default());
            let found = resources.gazetteer().find_zh(text);
            let mention = found.iter().find(|mention| mention.span.of(text) == "界面").expect("it is there");
            is_part_of_word(mention, Reading::new(&document, &parts), resources.lexicon())
        };
        assert!(is_part("它用来构建用户界面。"));
        assert!(!is_part("界面记者获悉此事。"));
        assert!(!is_part("据虎嗅、界面等媒体报道，公司已经停业。"));
    }
}
