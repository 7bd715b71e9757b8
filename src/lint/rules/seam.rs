//! P02: a space that is missing or too much, a capital in mid-sentence.

use std::cell::LazyCell;

use crate::bitext::Pair;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::search::Search;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "P02",
    name: "seam",
    category: "Fluency / Spelling / Whitespace and capitals",
    severity: Severity::Warning,
    state: State::On,
    docs: "Pieces of a sentence are joined badly: the blank between two words or behind a mark is lost \
(“thatAlibaba”, “growth,but”, “rose.The”), a blank stands before a mark (“profit .”), or a capital in \
mid-sentence (“slow, It can”).\n\n\
Machines that translate piece by piece, and pages that are put together from pieces, leave such seams.\n\n\
Two glued words are flagged only if the first is a word like “that” or “because”, and silent where the \
Chinese writes them so: brands such as iPhone are no seams. Addresses, file names, versions, decimals \
and ellipses are left alone, and so are texts that put a blank before every mark. A capital is \
flagged in words such as “It” and “But” only, and not before another capital, as in titles. Wrong where an \
author sets a capital for effect.",
    bad: &[
        Example::bad("他认为腾讯会等待。", "He thinks thatTencent will wait.", "thatTencent"),
        Example::bad("利润增长了。", "Profit grew .", "grew ."),
        Example::bad("利润增长，但市场担忧。", "Profit grew,but the market worried.", "grew,but"),
        Example::bad("股价上涨。市场松了口气。", "The share rose.The market was relieved.", "rose.The"),
        Example::bad("系统变慢，它可能崩溃。", "The system slows down, It may break.", ", It"),
    ],
    good: &[
        Example::good("苹果发布了新手机。", "Apple presented the iPhone, the iPad and eBay’s app."),
        Example::good("麦当劳用LaTeX排版菜单。", "McDonald’s sets its menus in LaTeX."),
        Example::good("请访问网站。", "See www.example.com/a,b or mail to info@example.com."),
        Example::good("他用的是.NET。", "He uses .NET , as before . . . or 3 .5."),
        Example::good("版本2.0.1值1,000元。", "Version 2.0.1 costs 1,000 yuan."),
        Example::good("A与B", "&quot;A&quot;and &ldquo;B&rdquo;"),
        Example::good("荷兰海牙。", "We met in The Hague, The Netherlands."),
        Example::good("他说：“很好。”", "He said, “It is well.”"),
        Example::good("安全，我想，是第一位的。", "Safety, I think, comes first."),
        Example::good("天知道，他会不会帮我们。", "Who knows, He may yet help us."),
        Example::good("队长说，你看着挺好。", "The captain said, You look well."),
        Example::good("theScore公司上市。", "The company theScore went public."),
        Example::good("他在Node.js和Booking.com工作。", "He worked for Node.js and Booking.com."),
        Example::good("你好 , 世界 .", "Hello , world . Good bye , all ."),
    ],
    reads: Reads::Target,
    direction: Direction::English,
};

/// How sure it is for a space before a mark, for a missing one, and for a capital.
const BLANK: f32 = 0.9;
const GLUED: f32 = 0.9;
const CAPITAL: f32 = 0.8;

/// Words that do not begin a brand, so that a capital after them begins another word.
const FUNCTION_WORDS: [&str; 41] = [
    "about", "after", "although", "and", "are", "because", "before", "between", "but", "could", "does",
    "during", "for", "from", "had", "has", "have", "his", "into", "its", "our", "should", "than", "that",
    "the", "their", "then", "these", "this", "those", "through", "was", "were", "when", "where", "whether",
    "which", "while", "who", "will", "with",
];

/// Words that have a capital only at the start of a sentence.
const CLOSED_CLASS: [&str; 26] = [
    "And", "Because", "But", "For", "He", "His", "However", "If", "It", "Its", "Our", "She", "So", "That",
    "The", "Their", "Then", "There", "These", "They", "This", "Those", "We", "When", "Which", "You",
];

/// Words that have a capital if they mean a god, and the Chinese for one.
const DIVINE: [&str; 4] = ["He", "His", "They", "You"];
const DEITIES: [char; 7] = ['主', '佛', '天', '帝', '祂', '神', '祢'];

/// Words that speech without quotation marks may follow, beginning with a capital.
const SAYING: [&str; 12] = [
    "added", "answered", "asked", "cried", "replied", "reply", "said", "say", "saying", "says", "thought",
    "wrote",
];

/// Domain endings that may be written with a capital.
const DOMAINS: [&str; 9] = ["Ai", "Cn", "Co", "Com", "Edu", "Gov", "Io", "Net", "Org"];

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let whole = context.all_english().text();
    let spaced = context.is_tokenised();
    let capitalised = capitalised(whole);
    for pair in context.pairs(Reads::Target) {
        let text = context.english(&pair).text();
        let chinese = Search::new(context.chinese(&pair).text());
        for token in tokens(text) {
            if !is_address(token.of(text)) {
                glued(context, (&pair, &chinese), token, findings);
                missing_blanks(context, (&pair, &chinese), token, findings);
            }
        }
        if !spaced {
            blanks_before_marks(context, &pair, findings);
        }
        capitals(context, &pair, &capitalised, findings);
    }
}

/// The runs of characters without white space.
fn tokens(text: &str) -> impl Iterator<Item = Span> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |token| {
        let at = token.as_ptr() as usize - start;
        Span::new(at, at + token.len())
    })
}

/// Whether a token is an address, a path, a handle or code.
fn is_address(token: &str) -> bool {
    token.contains(['@', '/', '\\', '_', '#', '=', '<', '>', '{', '}', '~', '$'])
        || token.contains("www.")
        || token.contains("](")
}

/// “thatTencent”: a function word, then a capital and lower-case letters.
fn glued(
    context: &Context<'_>,
    (pair, chinese): (&Pair<'_>, &Search<'_>),
    token: Span,
    findings: &mut Collector<'_>,
) {
    let english = context.english(pair);
    let text = token.of(english.text());
    let word = text.trim_matches(|c: char| !c.is_alphanumeric());
    let Some(capital) = word.find(|c: char| !c.is_ascii_lowercase()) else { return };
    let (first, second) = word.split_at(capital);
    let is_word = second.starts_with(|c: char| c.is_ascii_uppercase())
        && second.chars().nth(1).is_some_and(|c| c.is_ascii_lowercase())
        && second.chars().take_while(|c| c.is_alphabetic()).count() > 2;
    if !is_word || !FUNCTION_WORDS.contains(&first) || !chinese.lacks(word) {
        return;
    }
    let at = token.start as usize + text.find(word).unwrap_or_default();
    let span = english.original(Span::new(at, at + word.len()));
    findings
        .add(pair, span, GLUED, format!("no blank between “{first}” and “{second}”"))
        .safely(format!("{first} {second}"));
}

/// “grew,but” and “rose.The”: a mark between two words.
fn missing_blanks(
    context: &Context<'_>,
    (pair, chinese): (&Pair<'_>, &Search<'_>),
    token: Span,
    findings: &mut Collector<'_>,
) {
    let english = context.english(pair);
    let text = token.of(english.text());
    for (at, mark) in text.match_indices([',', ';', '.', '?', '!']) {
        let before = last_letters(&text[..at]);
        let behind = first_letters(&text[at + 1..]);
        // A call or a name of several parts: “list.Add(x)”, “Node.Http.Server”.
        let next = text[at + 1 + behind.len()..].chars().next();
        let ends = next.is_none_or(|c| !c.is_alphanumeric() && c != '.' && c != '(');
        let small = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase());
        let is_seam = match mark {
            "," | ";" => before.len() >= 2 && behind.len() >= 2 && !before.chars().all(char::is_uppercase),
            _ => {
                before.len() >= 2
                    && behind.len() >= 2
                    && before.chars().all(|c| c.is_ascii_lowercase())
                    && !small(behind)
                    && behind.chars().skip(1).all(|c| c.is_ascii_lowercase())
                    && !DOMAINS.contains(&behind)
            }
        };
        // The last part of an abbreviation or a compound, or the name of an HTML entity.
        let is_part = text[..at - before.len()].ends_with(['.', '’', '-', '&', ';']);
        if !is_seam || !ends || is_part {
            continue;
        }
        let span = Span::new(at - before.len(), at + 1 + behind.len());
        if !chinese.lacks(span.of(text)) {
            continue;
        }
        let place = english.original(span.shifted(token.start));
        findings
            .add(pair, place, GLUED, format!("no blank behind “{mark}”"))
            .safely(format!("{before}{mark} {behind}"));
    }
}

/// “grew .”: a space between a word and a mark.
fn blanks_before_marks(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let english = context.english(pair);
    let text = english.text();
    for (at, mark) in text.match_indices([',', '.', ';', ':', '?', '!']) {
        let before = &text[..at];
        let word_end = before.trim_end_matches([' ', '\u{A0}']).len();
        let ends = text[at + 1..].chars().next();
        // An ellipsis, a smiley, a decimal or a name such as .NET begins with its mark.
        let alone = ends.is_none_or(|c| c.is_whitespace() || matches!(c, '”' | '"' | '’'));
        let ellipsis = text[at + 1..].trim_start().starts_with(['.', '…'])
            || before[..word_end].ends_with(['.', '…', ':', '!', '?']);
        let closes = before[..word_end]
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”' | '’' | '%' | ']'));
        if word_end == at || !alone || ellipsis || !closes {
            continue;
        }
        let letters = before[..word_end].trim_end_matches(char::is_alphanumeric).len();
        let span = Span::new(letters, at + 1);
        let mended = format!("{}{mark}", &text[letters..word_end]);
        findings.add(pair, english.original(span), BLANK, format!("a blank before “{mark}”")).safely(mended);
    }
}

/// “, It can”: a capital that does not begin a sentence.
fn capitals(context: &Context<'_>, pair: &Pair<'_>, capitalised: &[&str], findings: &mut Collector<'_>) {
    let english = context.english(pair);
    let text = english.text();
    let is_title = LazyCell::new(|| is_title(text));
    let names_a_god = LazyCell::new(|| context.chinese(pair).text().contains(DEITIES));
    for (at, _) in text.match_indices([',', ';']) {
        let rest = text[at + 1..].trim_start_matches(' ');
        let start = text.len() - rest.len();
        let word = first_letters(rest);
        let next = rest[word.len()..].strip_prefix(' ').unwrap_or_default();
        let goes_on = next.starts_with(|c: char| c.is_ascii_lowercase());
        let divine = DIVINE.contains(&word) && *names_a_god;
        let said = SAYING.contains(&last_letters(&text[..at]));
        let odd = CLOSED_CLASS.contains(&word) && !capitalised.contains(&word);
        if start == at + 1 || !odd || said || divine || !goes_on || *is_title {
            continue;
        }
        let small = word.to_ascii_lowercase();
        let span = english.original(Span::new(at, start + word.len()));
        findings
            .add(pair, span, CAPITAL, format!("“{word}” has a capital in mid-sentence"))
            .safely(format!("{}{small}", &text[at..start]));
    }
}

/// The closed-class words that a text has with a capital in mid-sentence more than once, as a contract has
/// “You”.
fn capitalised(text: &str) -> Vec<&'static str> {
    let mid_sentence = |word: &str| {
        let found = text.match_indices(word).filter(|&(at, _)| {
            let mut before = text[..at].chars().rev();
            let behind = text[at + word.len()..].chars().next();
            before.next() == Some(' ')
                && before.next().is_some_and(|c| c.is_ascii_lowercase())
                && behind.is_none_or(|c| !c.is_alphanumeric())
        });
        found.take(2).count() == 2
    };
    CLOSED_CLASS.into_iter().filter(|word| mid_sentence(word)).collect()
}

/// Whether most of its longer words have capitals.
fn is_title(text: &str) -> bool {
    let long = |word: &&str| word.chars().count() > 3;
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(long);
    let capitals = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    2 * capitals > words().count()
}

fn first_letters(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())]
}

fn last_letters(text: &str) -> &str {
    &text[text
        .rfind(|c: char| !c.is_ascii_alphabetic())
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8))..]
}
