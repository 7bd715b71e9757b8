//! U01: Chinese left over in the English, and Latin letters and digits of the Chinese that the English lacks.

use crate::bitext::Pair;
use crate::language::{Language, half_width, is_han, visible};
use crate::lexeme::month_name;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::lost::{Lost, Token};
use crate::lint::evidence::lost_tokens::lost_tokens;
use crate::lint::evidence::search::Search;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "U01",
    name: "untranslated",
    category: "Accuracy / Untranslated",
    severity: Severity::Warning,
    state: State::On,
    docs: "Chinese characters or marks are left over in the English (“the 双创 policy”, “jobs、housing”), a date keeps its \
Chinese form (“2022.12.29”), or what is to be kept is not in the English: a name or code in Latin letters (PolarDB, \
ZX-81), a telephone number. What has become another code or number is U03’s, a placeholder X01’s.\n\n\
What a system does not know it copies, changes or drops.\n\n\
Silent for Chinese that is explained, in brackets behind its English or before it (“xiaokang (小康)”), that is quoted \
as a word, or that the glossary has; for abbreviations that the English spells out (CEO, “chief executive \
officer”); and for Latin words that a neighbouring pair has. Wrong where the English replaces a product by what it is \
(“the database”).",
    bad: &[
        Example::bad("推进双创政策。", "It promotes the 双创 policy.", "双创"),
        Example::bad("解决就业、住房等问题。", "It deals with jobs、housing and so on.", "、"),
        Example::bad("签署于2022.12.29", "Signed 2022.12.29", "2022.12.29"),
        Example::bad(
            "新系统基于PolarDB开发，速度更快。",
            "The new system was developed on a database and is faster.",
            "The new system was developed on a database and is faster.",
        ),
        Example::bad("请拨打400-820-8820。", "Please call us.", "Please call us."),
    ],
    good: &[
        Example::good("建设小康社会。", "To build a xiaokang (小康) society."),
        Example::good("他读了《三体》。", "He read 《三体》 (The Three-Body Problem)."),
        Example::good("English | 简体中文", "English | 简体中文"),
        Example::good("[English](/en/)", "[中文文档](/zh/)"),
        Example::good("“福”字贴在门上。", "The character “福” was on the door."),
        Example::good("公司CEO宣布辞职。", "The company’s chief executive officer resigned."),
        Example::good("加大R&D投入。", "More is spent on research and development."),
        Example::good("新系统基于PolarDB开发。", "The new system was developed on Polar DB."),
        Example::good("解决就业、住房等问题。", "It deals with jobs, housing and so on."),
        Example::good("这叫组合式函数 (Composables)。", "This is called a composable."),
        Example::good("用 HashTables 和 ProxyObject 也行。", "A hashTable and some ProxyObjects will do."),
        Example::good("他拍了一张B超。", "He had an ultrasound scan."),
        Example::good("请拨打400-820-8820。", "Please call +86 400 820 8820."),
        Example::good("航班CA1234延误。", "Flight CA 1234 was delayed."),
        Example::good("50%的人同意。", "Fifty per cent agreed."),
    ],
    reads: Reads::Target,
    direction: Direction::Both,
};

/// How sure it is for characters, for marks, for a date, and for a lost Latin word.
const CHARACTERS: f32 = 0.95;
const MARKS: f32 = 0.85;
const DATE: f32 = 0.7;
const LATIN: f32 = 0.6;
/// How sure it is for a telephone number.
const KEPT: f32 = 0.9;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    if context.original() != Some(Language::English) {
        check_english(context, pair, findings);
    }
    if pair.bead().is_null() {
        return;
    }
    // Of texts that have nothing in common A05 says so.
    let is_compared = !context.unrelated().has(pair);
    let is_missing = |lost: &&Lost| {
        lost.is_telling && lost.stranger.is_none() && (is_compared || matches!(lost.token, Token::Telephone))
    };
    for &Lost { token, source, .. } in lost_tokens(context, pair).iter().filter(is_missing) {
        let words = visible(source.of(context.bitext().source().text()));
        let (what, confidence) = match token {
            Token::Latin => ("", LATIN),
            Token::Telephone => ("the telephone number ", KEPT),
        };
        let message = format!("{what}“{words}” of the Chinese is not in the English");
        findings.add(pair, pair.target_span(), confidence * pair.bead().confidence, message).against(source);
    }
}

/// By these names a page tells its readers that there is a Chinese version, each language in its own script, and what
/// may stand behind them.
const CHINESE: [&str; 6] = ["中文", "汉语", "简体", "简体中文", "繁体", "繁体中文"];
const VERSIONS: [&str; 5] = ["版", "文档", "说明", "介绍", "手册"];

/// Whether a text names a Chinese version of itself.
fn names_chinese(text: &str) -> bool {
    let bare = VERSIONS.iter().find_map(|version| text.strip_suffix(version)).unwrap_or(text);
    CHINESE.contains(&bare)
}

/// Chinese left over in an English that is no original.
fn check_english(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    let text = english.text();
    let search = Search::new(chinese.text());
    let same_in = |words: &str| {
        let at = search.find(words)?;
        Some(chinese.original(Span::new(at, at + words.len())))
    };
    for span in han_runs(text) {
        let place = english.original(span);
        let words = visible(place.of(context.bitext().target().text()));
        let known = names_chinese(span.of(text))
            || context.glossary().terms().iter().any(|term| term.english().contains(&*words));
        if !known && !is_explained(text, span) {
            let message = format!("“{words}” is left in Chinese");
            findings.add(pair, place, CHARACTERS, message).against(same_in(span.of(text)));
        }
    }
    let marks = chinese_marks(text);
    if let Some((first, written)) = marks.first() {
        let message = match marks.len() {
            1 => format!("“{}” is a Chinese mark", first.of(text)),
            count => format!("“{}” is a Chinese mark, one of {count} here", first.of(text)),
        };
        findings
            .add(pair, english.original(*first), MARKS, message)
            .suggest_in(Language::English, written.clone());
    }
    for (span, written) in dotted_dates(text) {
        let same = same_in(span.of(text));
        if same.is_some() {
            let message = "the date keeps its Chinese form";
            findings.add(pair, english.original(span), DATE, message).against(same).suggest(written);
        }
    }
}

/// The runs of Chinese characters, with the marks inside them.
fn han_runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    // A stroke used as a bar is not a word.
    for (at, c) in text.char_indices().filter(|&(_, c)| is_han(c) && c != '丨') {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(last) if text[last.end as usize..at].chars().all(is_chinese_mark) => {
                last.end = end as u32;
            }
            _ => runs.push(Span::new(at, end)),
        }
    }
    runs
}

/// Whether Chinese is in brackets after its English, has its English in brackets after it, or is quoted as a
/// word.
fn is_explained(text: &str, span: Span) -> bool {
    let wrapping =
        |c: char| c.is_whitespace() || matches!(c, '《' | '》' | '“' | '”' | '"' | '「' | '」' | '\'');
    let before = tail(&text[..span.start as usize]).trim_end_matches(wrapping);
    let after = text[span.end as usize..].trim_start_matches(wrapping);
    // The bracket that is open before it, preceded by an English word.
    let open = before.rfind(['(', '（', '[']).filter(|&at| !before[at..].contains([')', '）', ']']));
    let behind = open.is_some_and(|at| before[..at].contains(|c: char| c.is_ascii_alphabetic()));
    let gloss = after.strip_prefix(['(', '（', '[']).is_some_and(|gloss| {
        gloss.trim_start_matches(wrapping).starts_with(|c: char| c.is_alphabetic() && !is_han(c))
    });
    let quoted = text[..span.start as usize].ends_with(['“', '"', '‘', '\'', '「'])
        && text[span.end as usize..].starts_with(['”', '"', '’', '\'', '」', ',', '.']);
    let lower = before.to_lowercase();
    let as_word = quoted
        && ["character", "word", "letters", "meaning", "called", "written"]
            .iter()
            .any(|word| lower.contains(word));
    behind || gloss || as_word
}

/// The end of a text, as far back as an explanation may be.
fn tail(text: &str) -> &str {
    const REACH: usize = 120;
    let start = (text.len().saturating_sub(REACH)..=text.len()).find(|&at| text.is_char_boundary(at));
    &text[start.unwrap_or(text.len())..]
}

/// Whether a character is a mark or a full-width letter that English does not have.
fn is_chinese_mark(c: char) -> bool {
    matches!(c,
        '、' | '。' | '《' | '》' | '〈' | '〉' | '「' | '」' | '『' | '』' | '【' | '】'
        | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '，' | '；' | '：' | '？' | '！' | '（' | '）' | '％')
}

/// What English writes for a Chinese mark; None for quotation marks and titles, which have several
/// counterparts.
fn plain(c: char) -> Option<char> {
    match c {
        '、' => Some(','),
        '。' => Some('.'),
        '！'..='～' => Some(half_width(c)),
        _ => None,
    }
}

/// The runs of Chinese marks and full-width letters that do not touch a Chinese character, each with what
/// English writes instead.
fn chinese_marks(text: &str) -> Vec<(Span, Option<String>)> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_chinese_mark).map(|found| at + found) {
        let run = text[start..].split(|c| !is_chinese_mark(c)).next().unwrap_or_default();
        let end = start + run.len();
        let after = text[end..].chars().next();
        if !text[..start].ends_with(is_han) && !after.is_some_and(is_han) {
            let mut written: Option<String> = run.chars().map(plain).collect();
            // A mark between words is followed by a space.
            let glued = after.is_some_and(char::is_alphanumeric)
                && run.ends_with(['、', '，', '；', '：', '。', '？', '！']);
            if let Some(written) = written.as_mut().filter(|_| glued) {
                written.push(' ');
            }
            marks.push((Span::new(start, end), written));
        }
        at = end;
    }
    marks
}

/// The dates like `2022.12.29`, each with the same date in English words.
fn dotted_dates(text: &str) -> Vec<(Span, String)> {
    let in_date = |c: char| c.is_ascii_digit() || c == '.';
    let mut dates = Vec::new();
    let mut start = 0;
    for piece in text.split(|c| !in_date(c)) {
        let at = start;
        start += piece.len() + text[at + piece.len()..].chars().next().map_or(0, char::len_utf8);
        let piece = piece.trim_end_matches('.');
        let mut parts = piece.split('.');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
        let year_fits = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        let month = number(month).and_then(month_name);
        if let (Some(month), Some(day @ 1..=31), true) = (month, number(day), year_fits) {
            dates.push((Span::new(at, at + piece.len()), format!("{month} {day}, {year}")));
        }
    }
    dates
}
