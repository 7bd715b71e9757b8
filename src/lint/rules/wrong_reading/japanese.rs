//! A Japanese name read in Mandarin: 小泽一郎 as “Xiaoze Yilang”.

use std::borrow::Cow;

use crate::anchor::name::NameKind;
use crate::anchor::{Anchor, Key};
use crate::bitext::Pair;
use crate::language::is_han;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::spelled::two_words;
use crate::reading::fold::letters;
use crate::reading::{System, has_japanese_surname, romanise};
use crate::simplify::simplified;

/// Japanese surnames mostly have two or more characters; those of one may be Chinese.
const FEWEST_OF_SURNAME: usize = 2;
/// How sure it is, since the English divides the name as Japanese does and it does not begin with a Chinese
/// surname.
const SURE: f32 = 0.8;

/// Reports each person of the pair with a Japanese surname whose English is the pinyin of the characters.
pub(super) fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let people: Vec<(&Anchor, Cow<'_, str>)> =
        context.source_anchors(pair).iter().filter_map(person).collect();
    if people.is_empty() {
        return;
    }
    let english = context.english(pair);
    for &run in context.runs(pair) {
        let Some([first, last]) = two_words(run.of(english.text())) else { continue };
        let Some((anchor, han)) = people.iter().find(|(_, han)| is_read(han, first, last)) else { continue };
        let Some(japanese) = romanise(han, System::Japanese) else { continue };
        let message =
            format!("{han} is a Japanese name, and this is Mandarin; in Japanese it may be {japanese}");
        findings.add(pair, english.original(run), SURE, message).against(anchor.span).suggest(japanese);
    }
}

/// A person whose surname is Japanese and not Chinese.
fn person(anchor: &Anchor) -> Option<(&Anchor, Cow<'_, str>)> {
    let Key::Name(name) = &anchor.key else { return None };
    let han = simplified(name.text());
    let is_chinese = || romanise(&han, System::Pinyin).is_none_or(|pinyin| pinyin.contains(' '));
    let is_person = name.kind() == NameKind::Person && han.chars().all(is_han) && has_japanese_surname(&han);
    (is_person && !is_chinese()).then_some((anchor, han))
}

/// Whether two English words are the pinyin of a surname of two or more characters and of the rest.
fn is_read(han: &str, first: &str, last: &str) -> bool {
    let spelled = |han: &str, word: &str| {
        romanise(han, System::Pinyin).is_some_and(|pinyin| letters(&pinyin) == letters(word))
    };
    let cuts = han.char_indices().skip(FEWEST_OF_SURNAME);
    cuts.map(|(at, _)| han.split_at(at))
        .any(|(surname, given)| spelled(surname, first) && spelled(given, last))
}
