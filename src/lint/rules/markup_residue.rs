//! S01: marks of a markup language that the reader should not see, and wrongly decoded characters.

mod mojibake;

use std::cell::LazyCell;

use crate::bitext::Pair;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;
use crate::word_list::WordList;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "S01",
    name: "markup-residue",
    category: "Design / Markup",
    severity: Severity::Warning,
    state: State::On,
    docs: "Markup is left in the text: an entity (`&nbsp;`), a tag (`<b>`), a `**` without its partner, a \
wiki link (`[[image]]`), the number of a note (`[3]`), a character that could not be decoded (�), or one \
that was decoded wrongly (“roomâ€™s”, “cafÃ©”).\n\n\
The reader sees what only a program should see; `**` glued to one word is often a mask, and the word is \
lost.\n\n\
Silent where the Chinese has the same kind of mark, where `**` stands in pairs, between two letters or \
figures (`D**2`, a masked oath), and for what only looks like a tag (`<3`, `a < b`). What was decoded wrongly \
is UTF-8 that was read as windows-1252: letters that, written down as windows-1252, are valid UTF-8 for a mark, \
a letter of western Europe or a Chinese character. It is known by that alone, and mended safely. Wrong in texts about \
markup whose Chinese writes it in other words.",
    bad: &[
        Example::bad("利润增长了。", "Profit&nbsp;rose.", "&nbsp;"),
        Example::bad("他没有回答。", "He gave **no answer.", "**"),
        Example::bad("价格很重要。", "The price is <b>important.", "<b>"),
        Example::bad("见下图。", "See below [[image]].", "[[image]]"),
        Example::bad("产量翻了一番。", "Output doubled.[3]", "[3]"),
        Example::bad("咖啡馆关门了。", "The caf\u{FFFD} has closed.", "\u{FFFD}"),
        Example::bad("他走到房间的角落。", "He went to the roomâ€™s corner.", "â€™"),
        Example::bad("咖啡馆关门了。", "The cafÃ© has closed.", "Ã©"),
    ],
    good: &[
        Example::good("**某某**公司", "the company **"),
        Example::good("重点是价格。", "The point is **the price**."),
        Example::good("计算D**2。", "Compute D**2 in C++."),
        Example::good("A&amp;B公司", "A&amp;B Ltd"),
        Example::good("我爱你", "I <3 you, and 2 < 3 > 1."),
        Example::good("AT&T和R&D", "AT&T; R&D; and Q&A"),
        Example::good("产量翻了一番。[3]", "Output doubled.[3]"),
        Example::good("产量翻了一番①。", "Output doubled.[1]"),
        Example::good("他（指市长）同意了。", "He [the mayor] agreed."),
        Example::good("咖啡馆关门了。", "The café’s doors, and the CAFÉ’s, “touché…”, are closed."),
        Example::good("票价5英镑。", "A château or São Paulo costs £5."),
    ],
    reads: Reads::Target,
    direction: Direction::English,
};

/// How sure it is for an entity, a tag or a broken character; for a mark that may be meant; and for the
/// number of a note.
const SURE: f32 = 0.95;
const LIKELY: f32 = 0.8;
const POSSIBLE: f32 = 0.6;

/// A kind of residue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Entity,
    Tag,
    Stars,
    WikiLink,
    Note,
    Undecoded,
    Misdecoded,
}

impl Kind {
    fn describe(self) -> (&'static str, f32) {
        match self {
            Kind::Entity => ("an HTML entity is left in the text", SURE),
            Kind::Tag => ("an HTML tag is left in the text", SURE),
            Kind::Stars => ("“**” stands without its partner: lost emphasis, or a masked word", LIKELY),
            Kind::WikiLink => ("a wiki link is left in the text", LIKELY),
            Kind::Note => ("the number of a note that the Chinese does not have", POSSIBLE),
            Kind::Undecoded => ("a character could not be decoded", SURE),
            Kind::Misdecoded => ("UTF-8 was read as windows-1252", SURE),
        }
    }
}

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let (chinese, english) = (context.written_chinese(pair).text(), context.written_english(pair));
    let found = residue(english.text());
    if found.is_empty() {
        return;
    }
    let mut in_source: Vec<Kind> = Vec::new();
    for (kind, _) in residue(chinese) {
        if !in_source.contains(&kind) {
            in_source.push(kind);
        }
    }
    let has_notes = LazyCell::new(|| chinese.contains(is_note_mark));
    let has_stars = LazyCell::new(|| chinese.contains("**"));
    for (kind, span) in found {
        let same = in_source.contains(&kind);
        let noted = kind == Kind::Note && *has_notes;
        let masked = kind == Kind::Stars && *has_stars;
        if same || noted || masked {
            continue;
        }
        let place = english.original(span);
        // What its author escaped in Markdown is meant to be seen.
        if place.of(context.bitext().target().text()) != span.of(english.text()) {
            continue;
        }
        let (message, confidence) = kind.describe();
        let finding = findings.add(pair, place, confidence, message);
        let words = span.of(english.text());
        match kind {
            Kind::Entity => finding.suggestion = entity(words),
            Kind::Misdecoded => {
                finding.safely(mojibake::mended(words));
            }
            _ => {}
        }
    }
}

/// The number of a note in Chinese print: ①, ¹, 〔1〕.
fn is_note_mark(c: char) -> bool {
    matches!(c, '①'..='⑳' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '〔' | '［')
}

/// The residue in a text, in order.
fn residue(text: &str) -> Vec<(Kind, Span)> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices(['&', '<', '[', '\u{FFFD}']) {
        let rest = &text[at..];
        let (kind, len) = match mark {
            "&" => (Kind::Entity, entity_len(rest)),
            "<" => (Kind::Tag, tag_len(rest)),
            "[" if rest.starts_with("[[") => (Kind::WikiLink, wiki_link_len(rest)),
            "[" => (Kind::Note, note_len(rest)),
            _ => (Kind::Undecoded, Some(mark.len())),
        };
        found.extend(len.map(|len| (kind, Span::new(at, at + len))));
    }
    found.extend(mojibake::find(text).into_iter().map(|span| (Kind::Misdecoded, span)));
    found.extend(lone_stars(text).map(|span| (Kind::Stars, span)));
    found.sort_by_key(|(_, span)| *span);
    found
}

/// Entities, each with the character that it stands for.
const ENTITIES: [(&str, &str); 18] = [
    ("amp", "&"),
    ("apos", "’"),
    ("copy", "©"),
    ("emsp", " "),
    ("ensp", " "),
    ("gt", ">"),
    ("hellip", "…"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("middot", "·"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("quot", "\""),
    ("rdquo", "”"),
    ("reg", "®"),
    ("rsquo", "’"),
];

/// The longest number in a character reference: `&#x1F600;`.
const LONGEST_NUMBER: usize = 7;

/// The character of a named or numbered entity.
fn entity(text: &str) -> Option<String> {
    let name = text.strip_prefix('&')?.strip_suffix(';')?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).map(String::from);
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, character)| (*character).to_owned())
}

fn entity_len(rest: &str) -> Option<usize> {
    let body = rest[1..].bytes().take(LONGEST_NUMBER + 2);
    let len = body.take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count() + 2;
    rest.get(..len).filter(|whole| entity(whole).is_some()).map(|_| len)
}

/// Names of tags that pages leave behind.
static TAGS: WordList = WordList::new("html-tag");
/// The longest tag with its attributes.
const LONGEST_TAG: usize = 300;

fn tag_len(rest: &str) -> Option<usize> {
    let inner = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let name = &inner[..inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len())];
    let known = TAGS.has(&name.to_ascii_lowercase());
    let follows = inner[name.len()..].starts_with(['>', '/', ' ']);
    if !known || !follows {
        return None;
    }
    let end = rest.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    Some(end + 1)
}

/// The longest name in a wiki link.
const LONGEST_LINK: usize = 80;

fn wiki_link_len(rest: &str) -> Option<usize> {
    let end = rest.bytes().take(LONGEST_LINK).position(|byte| byte == b']')?;
    rest[end..].starts_with("]]").then_some(end + 2)
}

/// The most digits in the number of a note.
const LONGEST_NOTE: usize = 3;

fn note_len(rest: &str) -> Option<usize> {
    let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
    ((1..=LONGEST_NOTE).contains(&digits) && rest[1 + digits..].starts_with(']')).then_some(digits + 2)
}

/// The last `**` if there is an odd number of them; those inside a word do not count.
fn lone_stars(text: &str) -> impl Iterator<Item = Span> {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let runs = text.match_indices("**").filter(|&(at, _)| {
        let (before, behind) = (text[..at].chars().next_back(), text[at + 2..].chars().next());
        before != Some('*') && behind != Some('*') && !(word(before) && word(behind))
    });
    let runs: Vec<usize> = runs.map(|(at, _)| at).collect();
    let lone = (runs.len() % 2 == 1).then(|| runs[runs.len() - 1]);
    lone.into_iter().map(|at| Span::new(at, at + 2))
}
