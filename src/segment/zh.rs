//! Chinese sentences.
//!
//! A sentence ends at 。！？ and at ……, not at ； or ：, following GB/T 15834 (General rules for punctuation). The
//! hard cases are stops that do not end their sentence: inside a title, a bracket or a quoted word, before
//! `他说`, and the half-width stop, which is also a decimal point or a part of an address, a list number or a
//! name.

use super::mark::{
    Closers, closes, closing, closing_tag, is_decimal_point, is_emphasis, is_straight_quote,
    list_number_before, note_reference, opening_quote, opens,
};
use super::{en, speech};
use crate::language::{is_blank, is_han};
use crate::simplify::simplified;
use crate::word_list::WordList;

/// How many characters a title in 《》 may have to be skipped as a whole.
const TITLE_REACH: usize = 80;
/// How many characters a remark in brackets may have to be skipped as a whole.
const REMARK_REACH: usize = 120;
/// How many characters a quotation inside a clause may have to be skipped as a whole: a slogan or a shout,
/// not a speech.
const SHOUT_REACH: usize = 24;
/// How many characters to look ahead to see which stops end the sentences of a text.
const STOP_REACH: usize = 200;
/// A pause marked by …… comes after a word or two; a sentence that trails off in …… has at least this many
/// characters in its last clause.
const TRAILING_CLAUSE: usize = 5;
/// How many characters a stammer repeats: `不过……不过`.
const STAMMER: usize = 3;

/// Names that end in an exclamation mark.
const NAMES_WITH_MARK: &[&str] = &["雅虎", "Yahoo", "YAHOO", "Jeopardy"];

/// Characters common in transcribed foreign names: a point between two of them is part of a name.
const IN_NAMES: &str = "阿埃艾安奥巴拜班贝本比彼宾波博伯布查达戴丹道德登迪蒂丁杜多恩尔法菲费芬弗福盖戈格根古哈海汉翰豪赫亨\
    华怀霍基吉加贾杰金卡凯坎康考柯科克肯库奎拉莱兰劳勒雷里丽利莉林琳卢鲁露伦罗洛马迈麦曼梅门蒙米密摩莫默姆穆娜南内尼妮\
    诺努欧帕佩彭皮珀普奇乔琼让瑞若萨塞桑森莎珊山史舒斯丝苏索塔泰坦汤唐特提廷图托瓦万威维韦温文沃乌西希夏肖谢辛休雅\
    亚杨耶伊因尤约泽扎詹珍芝朱兹佐";

/// Appends to `cuts` the end of each sentence of `block` except the last.
pub(super) fn cuts(block: &str, cuts: &mut Vec<usize>) {
    let Some(last_word) = block.rfind(char::is_alphanumeric) else { return };
    let scanner = Scanner {
        text: block,
        last_word,
        unit: 0,
        worded: false,
        introduced: false,
        quote_open: false,
        quote_opened: false,
        emphasis_open: false,
        full_width_points: false,
    };
    scanner.run(cuts);
}

struct Scanner<'t> {
    text: &'t str,
    /// The last letter or digit; no sentence starts after it.
    last_word: usize,
    /// Where the current sentence starts.
    unit: usize,
    /// Whether it has a letter or a digit yet.
    worded: bool,
    /// Whether its latest quotation was introduced by a colon.
    introduced: bool,
    /// Whether a straight quotation mark is open.
    quote_open: bool,
    /// The same, counted from the start of the current sentence: the decision to cut must not look further
    /// back.
    quote_opened: bool,
    /// Whether an emphasis of Markdown is open.
    emphasis_open: bool,
    /// Whether an earlier sentence ended at a full-width point: then others do too.
    full_width_points: bool,
}

/// What the stops at the end of a sentence are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// 。！？ and whatever comes with them.
    Full,
    /// …… alone: the sentence trails off, or only pauses.
    Ellipsis,
}

impl Scanner<'_> {
    fn run(mut self, cuts: &mut Vec<usize>) {
        let mut at = 0;
        while let Some(c) = self.text[at..].chars().next() {
            at = match c {
                _ if is_stop(c) => self.stop(at, cuts),
                '*' | '_' => self.emphasis(at),
                '—' => self.broken_off(at, cuts),
                '《' | '〈' | '【' | '（' | '(' | '“' | '‘' | '「' | '『' | '"' => self.open(at, c),
                'h' | 'w' => self.address(at),
                _ => {
                    self.worded = self.worded || c.is_alphanumeric();
                    at + c.len_utf8()
                }
            };
        }
    }

    /// Reads an opening mark at `at`, and also what it opens if no sentence ends inside that. Returns where
    /// to continue.
    fn open(&mut self, at: usize, c: char) -> usize {
        let inside = at + c.len_utf8();
        let rest = &self.text[inside..];
        let whole = match c {
            '《' | '〈' | '【' => closing(rest, c, TITLE_REACH),
            '（' | '(' if self.worded => closing(rest, c, REMARK_REACH),
            '（' | '(' => None,
            _ => {
                if c == '"' {
                    self.pass_quotes(1);
                    if !self.quote_opened {
                        return inside;
                    }
                }
                let before = self.text[self.unit..at].trim_end_matches(is_blank).chars().next_back();
                let nested = matches!(c, '‘' | '『') && self.introduced;
                self.introduced = nested || matches!(before, Some('：' | ':'));
                closing(rest, c, SHOUT_REACH).filter(|&len| {
                    before.is_some_and(char::is_alphanumeric) && goes_on_after_shout(&rest[len..])
                })
            }
        };
        let Some(len) = whole else { return inside };
        if c == '"' {
            self.pass_quotes(1);
        }
        self.worded = self.worded || rest[..len].contains(char::is_alphanumeric);
        inside + len
    }

    /// Reads a web address at `at`, or one letter if there is none. Returns where to continue.
    fn address(&mut self, at: usize) -> usize {
        self.worded = true;
        let rest = &self.text[at..];
        if !["http://", "https://", "www."].iter().any(|start| rest.starts_with(start)) {
            return at + 1;
        }
        let len = rest.bytes().take_while(|b| b.is_ascii_graphic() && !b"\"<>".contains(b)).count();
        at + rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']).len()
    }

    /// Reads the marks of Markdown at `at`. Returns where to continue. They do not count inside a word, as in
    /// `max_size`, or with nothing after them to emphasise, as in bullets.
    fn emphasis(&mut self, at: usize) -> usize {
        let end = at + emphasis_len(&self.text[at..]);
        let before = self.text[..at].chars().next_back();
        let next = self.text[end..].chars().next();
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if !(latin(before) && latin(next)) {
            let starts = |c: char| c.is_alphanumeric() || opens(c) || is_straight_quote(c);
            self.emphasis_open = !self.emphasis_open && next.is_some_and(starts);
        }
        end
    }

    /// Reads the stops at `at`, cuts after them if a sentence ends, and returns where to continue.
    fn stop(&mut self, at: usize, cuts: &mut Vec<usize>) -> usize {
        let len = self.text[at..].find(|c| !is_stop(c)).unwrap_or(self.text.len() - at);
        let (run, behind) = (&self.text[at..at + len], at + len);
        if !self.worded || behind > self.last_word {
            return behind;
        }
        let stop = match run {
            "." | "．" if self.numbers_an_item(at, behind, cuts) => return behind,
            "．" if !self.full_width_point_ends(at, behind) => return behind,
            "." if !self.point_ends(at, behind) => return behind,
            "!" | "?" | "！" | "？" if !self.mark_ends(at, behind) => return behind,
            "." | "．" => Stop::Full,
            _ if run.contains(|c| is_stop(c) && !matches!(c, '.' | '．' | '…' | '⋯')) => Stop::Full,
            _ => Stop::Ellipsis,
        };
        let Closers { end, closed } = behind_closers(self.text, behind);
        if end > self.last_word || !self.ends(stop, at, closed, end) {
            self.pass_quotes(self.text[behind..end].matches('"').count());
            self.pass_emphasis(behind, end);
            return end;
        }
        self.full_width_points |= run == "．";
        self.pass_emphasis(behind, end);
        let is_tight = self.text[end..].starts_with(|c: char| c.is_alphanumeric() || opens(c));
        let opening = opening_quote(&self.text[behind..end], self.quote_open).filter(|_| is_tight);
        let end = opening.map_or(end, |at| behind + at);
        let end = end + self.closing_emphasis(end);
        self.quote_open &= !self.text[behind..end].contains('"');
        self.cut(end, cuts);
        end
    }

    /// Reads a dash at `at`, and cuts after a speech that breaks off: `“可是——”“没有可是！”`. Returns where to
    /// continue.
    fn broken_off(&mut self, at: usize, cuts: &mut Vec<usize>) -> usize {
        let behind = self.text.len() - self.text[at..].trim_start_matches('—').len();
        let end = behind
            + self.text[behind..]
                .chars()
                .take_while(|c| matches!(c, '”' | '」' | '』'))
                .map(char::len_utf8)
                .sum::<usize>();
        let quoted = self.text[end..].trim_start_matches(is_blank).starts_with(['“', '「', '『']);
        if end > behind && quoted && self.worded && end <= self.last_word {
            self.cut(end, cuts);
        }
        end
    }

    fn cut(&mut self, end: usize, cuts: &mut Vec<usize>) {
        cuts.push(end);
        self.unit = end;
        self.worded = false;
        self.introduced = false;
        self.quote_opened = false;
    }

    /// Counts the marks of Markdown between two positions.
    fn pass_emphasis(&mut self, mut at: usize, end: usize) {
        while at < end {
            let c = self.text[at..end].chars().next().unwrap_or(' ');
            at = if is_emphasis(c) { self.emphasis(at) } else { at + c.len_utf8() };
        }
    }

    /// The length of the marks of Markdown at `at`, if they close what was opened before.
    fn closing_emphasis(&mut self, at: usize) -> usize {
        let len = emphasis_len(&self.text[at..]);
        if len == 0 || !self.emphasis_open {
            return 0;
        }
        self.emphasis_open = false;
        len
    }

    /// Counts straight quotation marks.
    fn pass_quotes(&mut self, count: usize) {
        let odd = count % 2 == 1;
        self.quote_open ^= odd;
        self.quote_opened ^= odd;
    }

    /// Whether a sentence ends at the stops at `at`; `closed` says that closing marks follow, up to `end`.
    fn ends(&self, stop: Stop, at: usize, closed: bool, end: usize) -> bool {
        let rest = self.text[end..].trim_start_matches(is_emphasis);
        if closed {
            return !sentence_goes_on(rest, self.introduced);
        }
        let next = rest.trim_start_matches(is_blank);
        if starts_with_pause(next) || starts_with_de(next) {
            return false;
        }
        stop == Stop::Full || self.trails_off(at, next)
    }

    /// Whether …… at `at` ends its sentence. `我……我不知道` stammers and `您能……说具体些吗` hesitates; both go on after a
    /// word or two.
    fn trails_off(&self, at: usize, next: &str) -> bool {
        let said = &self.text[self.unit..at];
        let clause = said.rfind(|c: char| !c.is_alphanumeric()).map_or(said, |mark| {
            let mark_len = said[mark..].chars().next().map_or(0, char::len_utf8);
            &said[mark + mark_len..]
        });
        let stammers =
            clause.char_indices().rev().take(STAMMER).any(|(from, _)| next.starts_with(&clause[from..]));
        !stammers && clause.chars().nth(TRAILING_CLAUSE - 1).is_some()
    }

    /// Whether the point at `at` numbers an item of a list that runs on in one line, `1. 引言 2. 方法`. The item
    /// is cut off before its number.
    fn numbers_an_item(&mut self, at: usize, behind: usize, cuts: &mut Vec<usize>) -> bool {
        let Some(number) = list_number_before(&self.text[self.unit..at]) else { return false };
        if self.text[behind..].trim_start_matches(is_blank).starts_with(|c: char| c.is_alphabetic()) {
            let start = self.unit + number;
            self.cut(start, cuts);
            self.worded = true;
            return true;
        }
        false
    }

    /// Whether a full-width point at `at` is a full stop, not a decimal point or a point in a name. It is one
    /// if the next stop is one too, or an earlier one was.
    fn full_width_point_ends(&self, at: usize, behind: usize) -> bool {
        let said = &self.text[self.unit..at];
        let rest = &self.text[behind..];
        let (Some(before), Some(next)) = (said.chars().next_back(), rest.chars().next()) else { return true };
        if before.is_numeric() && (next.is_numeric() || is_list_number(said, next)) {
            return false;
        }
        if before.is_ascii_alphabetic() && (next.is_ascii_alphanumeric() || en::is_abbreviation(said)) {
            return false;
        }
        if IN_NAMES.contains(before) && IN_NAMES.contains(next) {
            return false;
        }
        let mut marks = rest.char_indices().take(STOP_REACH).filter(|&(_, c)| is_stop(c) && c != '.');
        let is_point = |&(at, c): &(usize, char)| {
            let digits = rest[..at].ends_with(char::is_numeric)
                && rest[at + c.len_utf8()..].starts_with(char::is_numeric);
            c != '．' || !digits
        };
        self.full_width_points || marks.find(is_point).is_some_and(|(_, c)| c == '．')
    }

    /// Whether a half-width stop at `at` is a full stop, not a point in a number, an address, a list number,
    /// an abbreviation or a name.
    fn point_ends(&self, at: usize, behind: usize) -> bool {
        let said = &self.text[self.unit..at];
        let rest = &self.text[behind..];
        let (Some(before), Some(next)) = (said.chars().next_back(), rest.chars().next()) else { return true };
        if before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric() {
            return false;
        }
        if is_decimal_point(said, rest) || before.is_ascii_digit() && is_list_number(said, next) {
            return false;
        }
        if before.is_ascii_alphabetic() {
            let blank = is_blank(next);
            let next = rest.trim_start_matches(is_blank);
            if blank && next.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                return en::ends_between(said, rest);
            }
            if en::is_abbreviation(said) {
                return false;
            }
        }
        if is_blank(next) || closes(next) || is_straight_quote(next) || opens(next) {
            return true;
        }
        !next.is_ascii_digit() && stops_are_half_width(rest)
    }

    /// Whether a single question or exclamation mark at `at` may end a sentence, and is not part of an
    /// address or a name.
    fn mark_ends(&self, at: usize, behind: usize) -> bool {
        let (said, rest) = (&self.text[self.unit..at], &self.text[behind..]);
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if latin(said.chars().next_back()) && latin(rest.chars().next()) {
            return false;
        }
        let named = NAMES_WITH_MARK.iter().any(|name| said.ends_with(name));
        let next = rest.trim_start_matches(is_blank);
        let in_name = named && next.starts_with(char::is_alphanumeric);
        let in_latin_clause = rest.len() > next.len() && next.starts_with(|c: char| c.is_ascii_lowercase());
        !in_name && !in_latin_clause
    }
}

/// Where the quotation marks, brackets, notes and closing tags that follow the stops before `at` end.
fn behind_closers(text: &str, mut at: usize) -> Closers {
    let mut closed = false;
    loop {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { return Closers { end: at, closed } };
        let tag = closing_tag(rest).max(emphasis_before_closer(rest));
        at += if tag > 0 {
            tag
        } else if closes(c) || is_straight_quote(c) || is_stop(c) && !c.is_ascii() {
            closed = true;
            c.len_utf8()
        } else if is_blank(c) {
            // `好。 ”`: a blank that a careless converter left before the closing mark; or …… in place of
            // omitted words.
            let behind = rest.trim_start_matches(is_blank);
            if !behind.starts_with(|c| closes(c) || c == '…') {
                return Closers { end: at, closed };
            }
            rest.len() - behind.len()
        } else {
            match note_reference(rest) {
                0 => return Closers { end: at, closed },
                len => {
                    closed = true;
                    len
                }
            }
        };
    }
}

/// The length of the marks of Markdown at the start of `rest`.
fn emphasis_len(rest: &str) -> usize {
    rest.find(|c| !is_emphasis(c)).unwrap_or(rest.len())
}

/// The same, if a closing mark follows with which they close.
fn emphasis_before_closer(rest: &str) -> usize {
    let len = emphasis_len(rest);
    if rest[len..].starts_with(closes) { len } else { 0 }
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '︒' | '︕' | '︖' | '…' | '⋯' | '.' | '．' | '!' | '?')
}

/// A comma or the like: no sentence starts with one.
fn starts_with_pause(next: &str) -> bool {
    next.starts_with(['，', '、', '；', '：', ',', ';', ':', '﹐', '､', '︐', '︑', '︓', '︔'])
}

/// The particle 的: no sentence starts with it, except for words written with it.
fn starts_with_de(next: &str) -> bool {
    next.strip_prefix('的').is_some_and(|rest| !rest.starts_with(['确', '士', '哥']))
}

/// Words that tie a quotation to what follows: `“快跑！”的喊声`, `“啪！”一声，灯灭了`.
fn starts_with_tie(next: &str) -> bool {
    static TIES: WordList = WordList::new("quotation-tie");
    /// Longer than any of them, with the character that follows.
    const REACH: usize = 8;
    let end = next.char_indices().nth(REACH).map_or(next.len(), |(at, _)| at);
    let near = &*simplified(&next[..end]);
    let sound = ["一声", "几声"].iter().find_map(|word| near.strip_prefix(word));
    TIES.words().iter().any(|word| near.starts_with(word))
        || sound.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether the sentence continues in `rest`, after a quotation that ended with a stop. `introduced` says that
/// the quotation came after a colon, so that its speaker is already named.
fn sentence_goes_on(rest: &str, introduced: bool) -> bool {
    let next = rest.trim_start_matches(is_blank);
    starts_with_pause(next)
        || starts_with_de(next)
        || next.starts_with(['—', '–', '～'])
        || !introduced && (starts_with_tie(next) || speech::names_speaker_zh(next))
}

/// Whether the clause continues in `rest`, after a short quotation that is used like a word in it.
fn goes_on_after_shout(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_alphanumeric() || is_stop(c)) || starts_with_pause(rest)
}

/// Whether `said` ends with the figures of a list number: they open the sentence or follow a pause, as in
/// `系列决定：1.张`.
fn is_list_number(said: &str, next: char) -> bool {
    const LONGEST: usize = 3;
    let head = said.trim_end_matches(char::is_numeric);
    if said[head.len()..].chars().nth(LONGEST).is_some() {
        return false;
    }
    match head.trim_end_matches(is_blank).chars().next_back() {
        None => true,
        Some('：' | ':' | '；' | ';' | '，' | ',' | '、') => is_han(next) || is_blank(next),
        Some(before) => opens(before) && head.chars().all(opens),
    }
}

/// Whether the sentence in `rest` ends with a half-width stop. If so, the point before it is a full stop too;
/// if not, it is part of a name: `约翰.史密斯来了。`
fn stops_are_half_width(rest: &str) -> bool {
    let mut before = None;
    let mut chars = rest.chars().take(STOP_REACH).peekable();
    while let Some(c) = chars.next() {
        let inside_latin = |c: Option<char>| c.is_some_and(|c: char| c.is_ascii_alphanumeric());
        match c {
            '。' | '！' | '？' | '…' => return false,
            '.' | '!' | '?' if !inside_latin(before) || !inside_latin(chars.peek().copied()) => return true,
            _ => before = Some(c),
        }
    }
    false
}
