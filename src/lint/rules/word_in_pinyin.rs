//! U05: a common word left in pinyin.

use crate::bitext::Pair;
use crate::gazetteer::EnMention;
use crate::language::is_han;
use crate::lexicon::glosses::Glosses;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::vocabulary::{Content, Token};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::reading::mandarin::is_pinyin;
use crate::reading::{is_pinyin_of, plain_letters};
use crate::span::Span;
use crate::text::PlainSpan;
use crate::word::WordClass;
use crate::word_list::WordList;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "U05",
    name: "word-in-pinyin",
    category: "Accuracy / Untranslated",
    severity: Severity::Warning,
    state: State::On,
    docs: "A common word is spelled in pinyin instead of being translated: 外卖 as “waimai” instead of “takeout”.\n\n\
The reader takes it for a name, or cannot read on. Systems spell what they take for a name.\n\n\
A word of the English that translates nothing and reads as two or three syllables of pinyin is compared with the words \
of the Chinese. It counts if it is in lower case, or stands behind an article; if that Chinese word is in the \
dictionary, is no name and no part of one; and if nothing else in the pair translates it. The rule is silent for words \
that English has borrowed or that the dictionary itself writes in pinyin (hukou, qigong, guanxi), and for those that \
the text explains, quotes or puts in brackets (“waimai, or takeout”), and for those that the text has three times or more: it has decided to keep them. It cannot see a word with a capital that no \
article precedes: that may be somebody’s name.",
    bad: &[
        Example::bad("他每天中午都点外卖。", "He orders waimai for lunch every day.", "waimai"),
        Example::bad("请把手机放在桌上。", "Please put the shouji on the table.", "shouji"),
        Example::bad("管家打开了大门。", "The Guanjia opened the gate.", "Guanjia"),
    ],
    good: &[
        Example::good("他每天中午都点外卖。", "He orders takeout for lunch every day."),
        Example::good("没有户口就不能上学。", "Without a hukou you cannot go to school."),
        Example::good("他每天练气功。", "He practises qigong every day."),
        Example::good("外卖很流行。", "Takeout, or waimai, is popular."),
        Example::good("他学会了一个词：外卖。", "He learnt a word: “waimai”."),
        Example::good("我们在解放路见面。", "We met on Jiefang Road."),
        Example::good("建国笑了。", "Jianguo smiled."),
        Example::good("我们都是女人。", "We are all women."),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

/// How sure it is in lower case, and with a capital behind an article.
const LOWER_CASE: f32 = 0.85;
const CAPITAL: f32 = 0.65;
/// The fewest letters that are a spelling by no accident.
const FEWEST_LETTERS: usize = 4;
/// A text that has a word so often has decided to keep it.
const DELIBERATE: u32 = 3;
/// A stem of a gloss with at least this weight shows the word.
const TRACE: f32 = 0.4;

/// Words of Chinese that English has.
static BORROWED: WordList = WordList::new("borrowed");
/// What makes a name of the word before it.
static NAME_END: WordList = WordList::new("name-end");
/// What a name does not follow.
const ARTICLES: [&str; 8] = ["a", "an", "another", "any", "every", "some", "that", "the"];

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let vocabulary = context.vocabulary();
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    let text = context.bitext().target().text();
    let spelled = |word: &Content| {
        let letters = plain_letters(word.span.of(text));
        let is_one = word.stem.is_none() && word.count < DELIBERATE && letters.len() >= FEWEST_LETTERS;
        let read = is_one && (2..=3).any(|syllables| is_pinyin(letters.as_bytes(), syllables));
        read.then_some((word.span, letters))
    };
    let words: Vec<(Span, String)> = vocabulary.content(pair).filter_map(|word| spelled(&word)).collect();
    for (span, letters) in words {
        if BORROWED.has(&letters) {
            continue;
        }
        let Some(place) = Place::of(english.text(), english.plain(span)) else { continue };
        let covers = |mention: &EnMention<'_>| mention.span.overlaps(span);
        if context.target_mentions(pair).iter().any(covers) {
            continue;
        }
        let Some(token) = vocabulary.tokens(pair).find(|token| is_word(token, &letters, chinese)) else {
            continue;
        };
        let Some(entry) = vocabulary.entry(token) else { continue };
        let is_said =
            vocabulary.content(pair).any(|word| word.stem.is_some_and(|id| entry.weight(id) >= TRACE));
        let is_name = entry.iter().any(|(id, _)| letters.starts_with(&vocabulary.stem_text(id)))
            || context.source_mentions(pair).iter().any(|mention| mention.span.overlaps(token.span));
        if is_said || is_name {
            continue;
        }
        let glosses = Glosses::embedded().of(token.form);
        if glosses.is_empty() {
            continue;
        }
        let han = token.span.of(context.bitext().source().text());
        let message =
            format!("{han} is left in pinyin: “{}”; it means: {}", span.of(text), glosses.join("; "));
        let confidence = if place == Place::LowerCase { LOWER_CASE } else { CAPITAL };
        findings.add(pair, span, confidence, message).against(token.span);
    }
}

/// How a word in pinyin stands in the English, if it may be a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    LowerCase,
    BehindArticle,
}

impl Place {
    fn of(text: &str, span: Span) -> Option<Place> {
        let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
        let is_quoted = before.ends_with(|c: char| !c.is_whitespace()) || explains(after);
        let last = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if is_quoted || INTRODUCING.contains(&last) {
            return None;
        }
        if span.of(text).starts_with(char::is_lowercase) {
            return Some(Place::LowerCase);
        }
        let next = after.trim_start().chars().next();
        let is_before_name = after.starts_with([' ', '-']) && next.is_some_and(char::is_uppercase);
        (!is_before_name && ARTICLES.contains(&&*last.to_lowercase())).then_some(Place::BehindArticle)
    }
}

/// Words before one that is introduced as a word of Chinese.
const INTRODUCING: [&str; 10] =
    ["as", "called", "character", "Chinese", "is", "means", "named", "or", "term", "word"];

/// Whether what follows a word explains or closes it: a bracket, a dash, “or”, “meaning”.
fn explains(after: &str) -> bool {
    let after = after.trim_start_matches([',', ' ']);
    after.starts_with(['(', '[', '—', '–', ':', '=', '”', '"', '’', '*', '_', ')', '/'])
        || ["or ", "meaning", "which means", "literally", "that is", "i.e."]
            .iter()
            .any(|word| after.starts_with(word))
}

/// Whether a word is no name, and is spelled so.
fn is_word(token: &Token<'_>, letters: &str, chinese: PlainSpan<'_>) -> bool {
    let count = token.form.chars().count();
    let after = &chinese.text()[chinese.plain(token.span).end as usize..];
    token.class == WordClass::Han
        && (2..=3).contains(&count)
        && token.form.chars().all(is_han)
        && is_pinyin_of(token.form, letters)
        && !NAME_END.words().iter().any(|end| after.starts_with(end))
}
