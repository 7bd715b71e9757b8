//! [`Change`]: whether what a figure tells went up or down.

use crate::language::Language;
use crate::span::Span;
use crate::word_list::WordList;

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    Rise,
    Fall,
}

/// What a figure has to do with the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// It went that far: 增长5%, “fell 5%”.
    By,
    /// It came that far: 升至5%, “fell to 5%”.
    To,
}

/// The change that a figure tells, and the word for it in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) course: Course,
    pub(crate) extent: Extent,
    pub(crate) span: Span,
}

/// Words for a change, in Chinese and in English, and English ones behind the figure.
static ZH_RISES: WordList = WordList::new("increase");
static ZH_FALLS: WordList = WordList::new("decrease");
static RISES: WordList = WordList::new("rise");
static FALLS: WordList = WordList::new("fall");
static RISES_BEHIND: WordList = WordList::new("rise-behind");
static FALLS_BEHIND: WordList = WordList::new("fall-behind");

/// How many bytes before and behind a figure are read.
const BEFORE: usize = 90;
const BEHIND: usize = 48;

/// The change that the figure at `place` of a plain text tells; `previous` is where the figure before it
/// ends. None if there is none, or if the words are not clear.
pub(crate) fn change(text: &str, place: Span, previous: Option<Span>, language: Language) -> Option<Change> {
    let floor = previous.map_or(0, |figure| figure.end as usize).min(place.start as usize);
    match language {
        Language::Chinese => chinese(text, floor, place.start as usize),
        Language::English => english(text, floor, place, previous),
    }
}

/// The part of a clause between `floor` and `end`, some bytes at most, and where it begins.
fn window(text: &str, floor: usize, end: usize, marks: &[char]) -> (usize, usize) {
    let start = text.ceil_char_boundary(floor.max(end.saturating_sub(BEFORE)));
    let part = &text[start..end];
    let clause = part.char_indices().rev().find(|(_, c)| marks.contains(c));
    (clause.map_or(start, |(at, c)| start + at + c.len_utf8()), end)
}

/// What ends a Chinese clause.
const ZH_MARKS: [char; 12] = ['，', '。', '；', '：', '、', '！', '？', '（', '）', ',', ';', '”'];
/// After these a change is denied, or is a change of another one.
const ZH_DENIALS: [char; 9] = ['不', '没', '未', '无', '非', '否', '负', '反', '停'];

/// A Chinese clause up to a figure without the words that link the two, and what the figure has to do with the change.
fn without_links(clause: &str) -> (&str, Extent) {
    /// Words between that of the change and the figure, which change nothing.
    const LINKS: [&str; 22] = [
        "幅度达到",
        "超过",
        "将近",
        "大约",
        "不到",
        "不足",
        "至少",
        "达到",
        "幅度",
        "人民币",
        "了",
        "约",
        "近",
        "超",
        "逾",
        "仅",
        "只",
        "达",
        "又",
        "过",
        "的",
        "高达",
    ];
    let (mut said, mut extent) = (clause.trim_end(), Extent::By);
    for _ in 0..3 {
        if let Some(rest) = LINKS.iter().find_map(|link| said.strip_suffix(link)) {
            said = rest;
        } else if let Some(rest) = said.strip_suffix(['至', '到']) {
            (said, extent) = (rest, Extent::To);
        } else if let Some(rest) = said.strip_suffix(['为', '是']).filter(|rest| rest.ends_with('幅')) {
            said = rest;
        } else {
            break;
        }
    }
    (said, extent)
}

/// Whether a gap that is told by the figure at `place` of a plain text became wider, which is a [`Course::Rise`], or
/// narrower: 亏损收窄至2.3亿元, “the loss widened to 230 million”. None if the words are not clear.
pub(crate) fn spread(text: &str, place: Span, previous: Option<Span>, language: Language) -> Option<Change> {
    const ZH: [(&str, Course); 7] = [
        ("收窄", Course::Fall),
        ("缩窄", Course::Fall),
        ("缩小", Course::Fall),
        ("扩大", Course::Rise),
        ("拉大", Course::Rise),
        ("拉宽", Course::Rise),
        ("走阔", Course::Rise),
    ];
    const WIDER: [&str; 8] =
        ["widen", "widened", "widens", "widening", "expand", "expanded", "expands", "expanding"];
    const NARROWER: [&str; 9] =
        ["narrow", "narrowed", "narrows", "narrowing", "shrink", "shrank", "shrinks", "shrunk", "shrinking"];
    const DENIALS: [&str; 5] = ["not", "no", "never", "without", "than"];
    let floor = previous.map_or(0, |figure| figure.end as usize).min(place.start as usize);
    match language {
        Language::Chinese => {
            let (start, end) = window(text, floor, place.start as usize, &ZH_MARKS);
            let (said, extent) = without_links(&text[start..end]);
            let (word, course) = ZH.into_iter().find(|(word, _)| said.ends_with(word))?;
            let before = &said[..said.len() - word.len()];
            let at = start + before.len();
            (!before.contains(ZH_DENIALS)).then_some(Change {
                course,
                extent,
                span: Span::new(at, at + word.len()),
            })
        }
        Language::English => {
            let (start, end) = window(text, floor, place.start as usize, &MARKS);
            let words = words_before(text, start, end);
            let course = |word: &str| match (WIDER.contains(&word), NARROWER.contains(&word)) {
                (true, _) => Some(Course::Rise),
                (_, true) => Some(Course::Fall),
                _ => None,
            };
            let is_denied =
                words.iter().any(|(word, _)| DENIALS.contains(&word.as_str()) || word.ends_with("n't"));
            let mut found = words.iter().filter_map(|(word, span)| Some((course(word)?, *span)));
            let (course, span) = found.next().filter(|_| !is_denied)?;
            found.all(|(other, _)| other == course).then_some(Change { course, extent: Extent::By, span })
        }
    }
}

fn chinese(text: &str, floor: usize, end: usize) -> Option<Change> {
    const OTHER_RISES: [char; 8] = ['涨', '升', '增', '盈', '亏', '赤', '逆', '缺'];
    const OTHER_FALLS: [char; 9] = ['降', '跌', '减', '亏', '赤', '逆', '缩', '少', '负'];
    let (start, end) = window(text, floor, end, &ZH_MARKS);
    let (said, extent) = without_links(&text[start..end]);
    let longest = |list: &WordList| {
        list.words().iter().filter(|word| said.ends_with(**word)).map(|word| word.len()).max().unwrap_or(0)
    };
    let (rise, fall) = (longest(&ZH_RISES), longest(&ZH_FALLS));
    let (course, length) = match rise.cmp(&fall) {
        std::cmp::Ordering::Greater => (Course::Rise, rise),
        std::cmp::Ordering::Less => (Course::Fall, fall),
        std::cmp::Ordering::Equal => return None,
    };
    let (before, word) = said.split_at(said.len() - length);
    let others: &[char] = if course == Course::Rise { &OTHER_FALLS } else { &OTHER_RISES };
    let is_single = word.chars().count() == 1;
    // 少增, 涨跌, 多降: what is compared is another change.
    let in_word = is_single
        && before.ends_with(['少', '多', '涨', '升', '增', '上', '下', '可', '加', '跌', '减', '高', '提']);
    let doubtful = before.contains(ZH_DENIALS) || before.contains(others) || in_word;
    let at = start + before.len();
    (!doubtful).then_some(Change { course, extent, span: Span::new(at, at + length) })
}

const MARKS: [char; 13] = [',', '.', ';', ':', '!', '?', '(', ')', '—', '“', '”', '"', '–'];

fn english(text: &str, floor: usize, place: Span, previous: Option<Span>) -> Option<Change> {
    let before = english_before(text, floor, place.start as usize, previous);
    let behind = english_behind(text, place.end as usize);
    match (before, behind) {
        (Some(before), Some(behind)) => (before.course == behind.course).then_some(before),
        (before, behind) => before.or(behind),
    }
}

/// The words of a part of a text, each with where it is, from the last to the first.
fn words_before(text: &str, start: usize, end: usize) -> Vec<(String, Span)> {
    let part = &text[start..end];
    let words = part.split(char::is_whitespace).filter(|word| !word.is_empty());
    let place = |word: &str| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(at, at + word.len())
    };
    let mut words: Vec<(String, Span)> = words.map(|word| (word.to_lowercase(), place(word))).collect();
    words.reverse();
    words
}

fn course_of(word: &str) -> Option<Course> {
    match (RISES.has(word), FALLS.has(word)) {
        (true, false) => Some(Course::Rise),
        (false, true) => Some(Course::Fall),
        _ => None,
    }
}

fn english_before(text: &str, floor: usize, end: usize, previous: Option<Span>) -> Option<Change> {
    /// Words between that of the change and the figure, which change nothing.
    const LINKS: [&str; 26] = [
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "more",
        "less",
        "than",
        "at",
        "least",
        "most",
        "only",
        "just",
        "some",
        "an",
        "a",
        "another",
        "roughly",
        "approximately",
        "estimated",
        "fully",
        "further",
        "year-on-year",
        "yoy",
        "as",
        "much",
    ];
    /// With these anywhere before it in the clause, a change is denied, or not what it seems.
    const DENIALS: [&str; 13] = [
        "not",
        "no",
        "never",
        "without",
        "instead",
        "rather",
        "negative",
        "slower",
        "faster",
        "decelerated",
        "narrowed",
        "widened",
        "offset",
    ];
    /// What may stand before “up” and “down” if they tell a change.
    const BEFORE_UP: [&str; 22] = [
        "is", "was", "are", "were", "be", "been", "being", "went", "go", "goes", "gone", "edged", "ticked",
        "moved", "closed", "ended", "finished", "yuan", "percent", "year", "and", "sent",
    ];
    let (start, end) = window(text, floor, end, &MARKS);
    let words = words_before(text, start, end);
    let mut rest = words.iter().enumerate().skip_while(|(_, (word, _))| {
        LINKS.contains(&word.as_str()) || word.ends_with("ly") && word.len() > 3
    });
    let (at, (first, _)) = rest.next()?;
    let link = first.as_str();
    if link == "to" {
        // “fell from 5% to 8%”: the verb stands before the first figure.
        let previous = previous.filter(|_| at + 1 == words.len() && floor > 0);
        if let Some(previous) = previous {
            let (start, end) = window(text, 0, previous.start as usize, &MARKS);
            let words = words_before(text, start, end);
            let from = words.first().filter(|(word, _)| word == "from").and(words.get(1))?;
            let denied = words[1..].iter().any(|(word, _)| DENIALS.contains(&word.as_str()));
            let course = course_of(&from.0).filter(|_| !denied)?;
            return Some(Change { course, extent: Extent::To, span: from.1 });
        }
    }
    let behind = if matches!(link, "by" | "to" | "of") { at + 1 } else { at };
    let tail = &words[behind.min(words.len())..];
    let denied = tail
        .iter()
        .any(|(word, _)| DENIALS.contains(&word.as_str()) || word.ends_with("n't") || word.ends_with("n’t"));
    let courses: Vec<(Course, Span)> =
        tail.iter().filter_map(|(word, span)| Some((course_of(word)?, *span))).collect();
    let (course, span) = *courses.first()?;
    if denied || courses.iter().any(|(other, _)| *other != course) {
        return None;
    }
    let adverb = |word: &str| word.ends_with("ly");
    let near = tail.iter().find(|(word, _)| !adverb(word)).is_some_and(|(_, place)| *place == span);
    let extent = if link == "to" { Extent::To } else { Extent::By };
    // “reduced the number of schools by 5%”: what went down may stand between.
    if !near && link != "by" {
        return None;
    }
    let word = span.of(text).to_lowercase();
    if matches!(word.as_str(), "up" | "down") {
        let next = words.iter().skip_while(|(_, place)| *place != span).nth(1);
        let told = next.is_none_or(|(word, _)| BEFORE_UP.contains(&word.as_str()));
        if !told || word == "up" && extent == Extent::To {
            return None;
        }
    }
    Some(Change { course, extent, span })
}

fn english_behind(text: &str, start: usize) -> Option<Change> {
    /// Words between the figure and the noun.
    const LINKS: [&str; 8] =
        ["year-on-year", "annual", "annualized", "further", "sharp", "yoy", "quarterly", "monthly"];
    /// What may follow “higher”.
    const NEXT: [&str; 14] = [
        "than", "on", "from", "compared", "year", "at", "in", "by", "this", "over", "and", "for", "last",
        "to",
    ];
    let end = text.floor_char_boundary((start + BEHIND).min(text.len()));
    let part = &text[start..end];
    let clause = &part[..part.find(MARKS).unwrap_or(part.len())];
    // A word that is cut off is not read.
    let whole = if clause.len() == part.len() && end < text.len() {
        &clause[..clause.rfind(char::is_whitespace).unwrap_or(0)]
    } else {
        clause
    };
    let mut words = words_before(text, start, start + whole.len());
    words.reverse();
    let at = words.iter().position(|(word, _)| !LINKS.contains(&word.as_str()))?;
    let (word, span) = &words[at];
    let course = match (RISES_BEHIND.has(word), FALLS_BEHIND.has(word)) {
        (true, false) => Course::Rise,
        (false, true) => Course::Fall,
        _ => return None,
    };
    let next = words.get(at + 1).map(|(word, _)| word.as_str());
    let is_adverb = matches!(word.as_str(), "higher" | "lower" | "up" | "down");
    let fits = !is_adverb || next.is_none_or(|next| NEXT.contains(&next) && !(next == "to" && word == "up"));
    fits.then_some(Change { course, extent: Extent::By, span: *span })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::number::find;

    /// What the last number of a text tells.
    fn of(text: &str, language: Language) -> Option<(Course, Extent, &str)> {
        let places: Vec<Span> = find(text, language).into_iter().map(|(place, _)| place).collect();
        let last = places.len() - 1;
        let previous = last.checked_sub(1).map(|at| places[at]);
        change(text, places[last], previous, language)
            .map(|change| (change.course, change.extent, change.span.of(text)))
    }

    #[test]
    fn reads_chinese_changes() {
        let cases = [
            ("出口同比增长12%", Some((Course::Rise, Extent::By, "增长"))),
            ("失业人数减少了约4万人", Some((Course::Fall, Extent::By, "减少"))),
            ("死亡率由5%升至8%", Some((Course::Rise, Extent::To, "升"))),
            ("涨幅为3%", Some((Course::Rise, Extent::By, "涨幅"))),
            ("出口负增长12%", None),
            ("降幅扩大，没有增长12%", None),
            ("同比少增5亿元", None),
            ("共有12%", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text, Language::Chinese), expected, "{text}");
        }
    }

    #[test]
    fn reads_english_changes() {
        let cases = [
            ("Exports fell 12% on the year.", Some((Course::Fall, Extent::By, "fell"))),
            ("Costs were reduced by nearly 12%.", Some((Course::Fall, Extent::By, "reduced"))),
            ("Deaths fell from 5% to 8%.", Some((Course::Fall, Extent::To, "fell"))),
            ("Prices rose sharply to 8 yuan.", Some((Course::Rise, Extent::To, "rose"))),
            ("There was an 8 percent year-on-year increase.", Some((Course::Rise, Extent::By, "increase"))),
            ("It was 8 percent higher than last time.", Some((Course::Rise, Extent::By, "higher"))),
            ("They make up 8 percent of all.", None),
            ("Up to 8 percent of them left.", None),
            ("Growth fell 8 percent.", None),
            (
                "They increased the number of posts by 8 percent.",
                Some((Course::Rise, Extent::By, "increased")),
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text, Language::English), expected, "{text}");
        }
    }
}
