//! Whether a short name stands inside something longer: the 阿里 of 阿里·哈梅内伊 is not Alibaba, nor the 亿欧 of 亿欧元 EqualOcean.

use crate::anchor::name::DOTS;
use crate::anchor::{Anchor, Key};
use crate::gazetteer::{Kind, ZhMention};
use crate::language::is_han;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::Reading;
use crate::word::WordClass;

/// How many bytes around a name are looked at.
const REACH: u32 = 48;
/// The most characters of one part of a name.
const LONGEST_PART: usize = 8;

/// Whether a place is a part of a number: the 亿欧 of 十二亿欧元 is no EqualOcean.
pub(crate) fn is_part_of_number(place: Span, anchors: &[Anchor]) -> bool {
    let first = anchors.partition_point(|anchor| anchor.span.end <= place.start);
    let mut over = anchors[first..].iter().take_while(|anchor| anchor.span.start < place.end);
    over.any(|anchor| matches!(anchor.key, Key::Number(_)) && !place.contains(anchor.span))
}

/// Whether a mention is no name by itself, but a part of a longer one: behind or before a dot (杰克·伦敦 is not London), or
/// inside one that is written together (阿里汗). A person may be named by a part, unless it means others too.
pub(crate) fn is_part_of_name(mention: &ZhMention<'_>, chinese: Reading<'_>, lexicon: &Lexicon) -> bool {
    let Span { start, end } = mention.span;
    let text = chinese.document().text();
    let from = text.floor_char_boundary(start.saturating_sub(REACH) as usize);
    let to = text.ceil_char_boundary(((end + REACH) as usize).min(text.len()));
    let around = Span::new(from, to);
    let plain = chinese.plain(around);
    let (here, all) = (plain.plain(mention.span), plain.text());
    let (before, behind) = (&all[..here.start as usize], &all[here.end as usize..]);
    let ambiguous = mention.name.needs_context;
    let part = |chars: &mut dyn Iterator<Item = char>| -> Option<String> {
        chars.next().filter(|c| DOTS.contains(c))?;
        let part: String = chars.take_while(|&c| is_han(c)).take(LONGEST_PART).collect();
        (!part.is_empty()).then_some(part)
    };
    let given = part(&mut before.chars().rev()).map(|part| part.chars().rev().collect::<String>());
    let family = part(&mut behind.chars());
    let is_word = |part: &String| lexicon.contains(part);
    let may_be_part = match mention.entry.kind() {
        Kind::Person => ambiguous,
        // 中国·杭州 are two places.
        _ => ambiguous || !given.iter().chain(&family).any(is_word),
    };
    let dotted = given.is_some() || family.is_some();
    let is_inside = || {
        let words = chinese.words().within(around);
        words.iter().any(|word| {
            word.class == WordClass::Person && word.span != mention.span && word.span.contains(mention.span)
        })
    };
    dotted && may_be_part || ambiguous && is_inside()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::resources::Resources;
    use crate::text::Parts;

    #[test]
    fn a_part_of_a_foreign_name_is_no_name() {
        let resources = Resources::embedded();
        let is_part = |text: &str, name: &str| {
            let (document, parts) = (Document::new(text), Parts::default());
            let found = resources.gazetteer().find_zh(text);
            let mention = found.iter().find(|mention| mention.span.of(text) == name).expect("it is there");
            is_part_of_name(mention, Reading::new(&document, &parts), resources.lexicon())
        };
        assert!(is_part("阿里·哈桑尼在会上发言。", "阿里"));
        assert!(is_part("作家杰克·伦敦写过许多小说。", "伦敦"));
        assert!(is_part("易卜拉欣・阿里是商人。", "阿里"));
        assert!(!is_part("阿里的员工很多。", "阿里"));
        assert!(!is_part("中国·杭州国际动漫节开幕。", "杭州"));
        assert!(!is_part("美国总统唐纳德・约翰・特朗普来访。", "特朗普"));
    }
}
