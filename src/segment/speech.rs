//! Speakers: the words around a quotation that belong to its sentence, as in `“你是谁？”他问。` and `“Why?” Lin
//! asked.`

use super::block::ends_line;
use crate::language::is_blank;
use crate::simplify::simplified;
use crate::word_list::WordList;

/// How many characters a Chinese clause that names the speaker may have.
const CLAUSE_REACH: usize = 14;

/// Chinese verbs of saying that end a clause, or precede one of [`AFTER_VERB`] in it.
const VERBS: &[&str] = &[
    "说", "道", "问", "答", "喊", "叫", "嚷", "吼", "骂", "叹", "劝", "吟", "唱", "念", "写", "想", "催",
    "求", "应", "嘟囔", "嘀咕", "感叹", "感慨", "惊呼", "回应", "回复", "回答", "解释", "表示", "补充",
    "强调", "指出", "坦言", "直言", "追问", "反问", "反驳", "调侃", "吐槽", "评价", "评论", "宣布", "提醒",
    "警告", "承认", "透露", "介绍", "总结", "呼吁", "低语", "自语",
];

/// What follows a verb of saying inside a clause.
const AFTER_VERB: &[&str] = &[
    "着", "了", "道", "我", "你", "他", "她", "它", "起来", "一句", "一声", "一遍", "得", "自己", "大家",
    "对方",
];

/// Verbs of saying that take a listener: 他告诉我们.
const TELLING_WHOM: &[&str] = &["告诉"];

/// Words that end in a verb of saying but do not mean saying.
const NO_VERBS: &[&str] = &[
    "知道", "街道", "味道", "频道", "渠道", "轨道", "隧道", "管道", "车道", "跑道", "通道", "难道", "人道",
    "地道", "小说", "传说", "学说", "据说", "听说", "学问", "疑问", "访问", "顾问", "微笑", "玩笑", "反应",
    "效应", "供应", "要求", "需求", "追求", "思想", "梦想",
];

/// Words for what is done while or after speaking: they start a new sentence.
const DONE: &[&str] = &["说着", "说完", "说罢", "说到", "说毕", "言罢", "说话"];

/// Clauses that start like this say what is done meanwhile.
const MEANWHILE: &[&str] = &["一面", "一边", "话音"];

/// Whether `next`, the text after a quotation, starts with a clause that names its speaker. A clause that
/// introduces the next speech with a colon does not, nor does one about what comes after: `说完`.
pub(super) fn names_speaker_zh(next: &str) -> bool {
    let len = next
        .char_indices()
        .take(CLAUSE_REACH + 1)
        .find(|&(_, c)| !(c.is_alphanumeric() || c == '·' || ends_line(c)))
        .map(|(at, _)| at);
    let len = match len {
        Some(len) => len,
        None if next.chars().nth(CLAUSE_REACH).is_none() => next.len(),
        None => return false,
    };
    let (clause, rest) = next.split_at(len);
    let clause = &*simplified(clause);
    if rest.trim_start_matches(is_blank).starts_with(['：', ':', '“', '「', '"']) {
        return false;
    }
    if MEANWHILE.iter().any(|word| clause.starts_with(word)) || DONE.iter().any(|word| clause.contains(word))
    {
        return false;
    }
    if TELLING_WHOM.iter().any(|verb| clause.contains(verb)) {
        return true;
    }
    // After each character that may end a verb.
    clause.char_indices().any(|(at, c)| {
        let (head, tail) = clause.split_at(at + c.len_utf8());
        (tail.is_empty() || AFTER_VERB.iter().any(|word| tail.starts_with(word)))
            && VERBS.iter().any(|verb| head.ends_with(verb))
            && !NO_VERBS.iter().any(|word| head.ends_with(word))
    })
}

/// English verbs of saying.
static SAYING: WordList = WordList::new("saying");

/// Words that follow a verb of saying when it reports something new instead of naming the speaker.
const TELLING: &[&str] =
    &["that", "nothing", "there", "he", "she", "they", "it", "he’d", "she’d", "no", "off", "a", "for", "by"];

/// How many words a speaker's name may have, including a title.
const NAME_WORDS: usize = 4;

/// Whether `next`, the text after a quotation, names its speaker: `Dr. Lin asked.`, `He said.` One that
/// introduces the next speech with a comma or a colon does not.
pub(super) fn names_speaker_en(next: &str) -> bool {
    let mut rest = next;
    for index in 0..=NAME_WORDS {
        let len = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
            .unwrap_or(rest.len());
        let (word, tail) = rest.split_at(len);
        if index > 0 && SAYING.has(word) {
            let quotation = |text: &str| text.trim_start_matches(is_blank).starts_with(['“', '‘', '"', '\'']);
            let introduces = tail.strip_prefix([',', ':']).is_some_and(quotation) || quotation(tail);
            let follower = super::abbreviation::first_word(tail.trim_start_matches(is_blank));
            return !introduces && !TELLING.contains(&follower);
        }
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        // The full stop of a title or an initial.
        let tail = if super::abbreviation::is_known(word) || word.len() == 1 {
            tail.strip_prefix('.').unwrap_or(tail)
        } else {
            tail
        };
        rest = tail.trim_start_matches(is_blank);
        if rest.len() == tail.len() {
            return false;
        }
    }
    false
}
