//! What a single line of a web page looks like: prose, or furniture such as a button, a credit or a notice.
//! The phrases are in `data/segment/furniture.tsv`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::mark::{closes, is_chinese, is_straight_quote};
use crate::language::is_blank;
use crate::lexeme;
use crate::simplify::simplified;
use crate::table;
use crate::word_list::WordList;

/// A line with a full stop and this many characters is prose; a Chinese one needs half as many.
const SENTENCE_CHARS: usize = 30;
/// So is a line without a full stop and with this many characters.
const LONG_CHARS: usize = 150;
/// A credit, and a notice, have at most this many characters.
const CREDIT_CHARS: usize = 160;
const NOTICE_CHARS: usize = 400;
/// A credit that ends in a full stop has at most this many characters.
const CREDIT_SENTENCE_CHARS: usize = 40;
/// A button has at most this many characters.
const BUTTON_CHARS: usize = 24;
/// A menu entry has at most this many characters; a Chinese one half as many.
const ENTRY_CHARS: usize = 12;
/// A bar of a menu has at least this many entries.
const BAR_ENTRIES: usize = 3;
/// A date has at least this many characters.
const DATE_CHARS: usize = 6;

/// This many notices and hints make a line furniture; a full sentence needs more of them.
const HITS: usize = 2;
const HITS_IN_SENTENCE: usize = 3;

/// How sure it is, from the line alone, that the line is furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// It looks like part of the article: a sentence, a heading, a name.
    Plain,
    /// It is a date, which may also belong to a letter.
    Date,
    /// It has one cue: a word that is also a button, a credit of a kind found in books too.
    Likely,
    /// It has two cues.
    Sure,
}

/// The phrases by class.
#[derive(Default)]
struct Phrases {
    words: HashSet<&'static str>,
    labels: HashMap<&'static str, Look>,
    site: Vec<&'static str>,
    notices: Vec<&'static str>,
    hints: Vec<&'static str>,
    ends: HashSet<&'static str>,
    inserts: HashSet<&'static str>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for [class, phrase] in table::rows(include_str!("../data/segment/furniture.tsv")) {
        match class {
            "word" => drop(phrases.words.insert(phrase)),
            "label" => drop(phrases.labels.insert(phrase, Look::Sure)),
            "credit" => drop(phrases.labels.insert(phrase, Look::Likely)),
            "site" => phrases.site.push(phrase),
            "notice" => phrases.notices.push(phrase),
            "hint" => phrases.hints.push(phrase),
            "end" => drop(phrases.ends.insert(phrase)),
            "insert" => drop(phrases.inserts.insert(phrase)),
            _ => {}
        }
    }
    phrases
});

/// One line, with the answers that are needed more than once.
pub(super) struct Line<'t> {
    /// In simplified characters, unless the line is so long that its words do not matter.
    text: Cow<'t, str>,
    chars: usize,
    chinese: bool,
    /// Whether it ends with a stop.
    stopped: bool,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str) -> Line<'t> {
        // The exact length of a long line does not matter.
        let chars = text.chars().take(NOTICE_CHARS + 1).count();
        let body = text.trim_end_matches(|c| closes(c) || is_straight_quote(c) || is_blank(c));
        Line {
            text: if chars > NOTICE_CHARS { Cow::Borrowed(text) } else { simplified(text) },
            chars,
            chinese: text.chars().take(NOTICE_CHARS).any(is_chinese),
            stopped: body.ends_with(['。', '！', '？', '…', '.', '!', '?', '｡', '．', '︒', '︕', '︖']),
        }
    }

    /// Its length; all characters of a Chinese line count twice.
    pub(super) fn size(&self) -> usize {
        if self.chinese { 2 * self.chars } else { self.chars }
    }

    /// Whether it is a sentence or more.
    pub(super) fn is_prose(&self) -> bool {
        self.stopped && self.size() >= SENTENCE_CHARS || self.size() >= LONG_CHARS
    }

    /// Whether it ends with a stop, as sentences do.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Whether it could be an entry of a menu.
    pub(super) fn is_entry(&self) -> bool {
        !self.stopped && self.size() <= ENTRY_CHARS
    }

    /// Whether the whole line is a phrase after which the article is over.
    pub(super) fn ends_article(&self) -> bool {
        self.is_button() && PHRASES.ends.contains(&*core_of(&self.text))
    }

    /// Whether it stands between the paragraphs of an article without being part of it.
    pub(super) fn is_insert(&self) -> bool {
        self.chars <= 2 * BUTTON_CHARS && PHRASES.inserts.contains(&*core_of(&self.text))
    }

    /// Whether it is a credit, of a page or of a book.
    pub(super) fn is_credit(&self) -> bool {
        self.chars <= CREDIT_CHARS && self.credit(&self.text.to_lowercase()) >= Look::Likely
    }

    fn is_button(&self) -> bool {
        self.chars <= BUTTON_CHARS && !self.stopped
    }

    /// How much it looks like a button or a bar of buttons. Takes a few look-ups.
    pub(super) fn button(&self) -> Look {
        if self.stopped || self.chars > CREDIT_CHARS {
            return Look::Plain;
        }
        if self.is_button() && PHRASES.words.contains(&*core_of(&self.text)) {
            return Look::Likely;
        }
        let entries = || self.text.split(['|', '｜', '丨', '>', '›', '»', '·', '•', '\t']).map(core_of);
        let spaced = || self.text.split(is_blank).map(core_of);
        let known = |entry: &String| PHRASES.words.contains(&**entry);
        let filled = |entry: &String| !entry.is_empty();
        if self.chars <= 4 * BUTTON_CHARS && spaced().filter(filled).all(|entry| known(&entry)) {
            return match spaced().filter(filled).count() {
                0 => Look::Plain,
                1 => Look::Likely,
                _ => Look::Sure,
            };
        }
        let bar = entries().filter(filled).count() >= BAR_ENTRIES
            && entries().all(|entry| entry.chars().count() <= ENTRY_CHARS);
        if bar && entries().any(|entry| known(&entry)) { Look::Sure } else { Look::Plain }
    }

    /// How much it looks like furniture, by all phrases. Takes a search for each of them.
    pub(super) fn look(&self) -> Look {
        if self.chars > NOTICE_CHARS {
            return Look::Plain;
        }
        let lower = self.text.to_lowercase();
        let has = |phrase: &&str| lower.contains(*phrase);
        if PHRASES.site.iter().any(has) {
            return Look::Sure;
        }
        let hits = self.hits(&lower);
        let enough = if self.stopped { HITS_IN_SENTENCE } else { HITS };
        if hits >= enough || !self.stopped && !self.is_prose() && PHRASES.notices.iter().any(has) {
            return Look::Sure;
        }
        let hinted = if hits == 1 && self.is_button() { Look::Likely } else { Look::Plain };
        hinted.max(self.credit(&lower)).max(self.button()).max(self.date())
    }

    /// How many separate notices and hints it holds.
    fn hits(&self, lower: &str) -> usize {
        let phrases = || PHRASES.notices.iter().chain(&PHRASES.hints);
        let mut spans: Vec<(usize, usize)> = phrases()
            .flat_map(|phrase| lower.match_indices(phrase).map(|(at, hit)| (at, at + hit.len())))
            .collect();
        spans.sort_unstable();
        let mut end = 0;
        let mut hits = 0;
        for (from, to) in spans {
            hits += usize::from(from >= end);
            end = end.max(to);
        }
        hits
    }

    /// How much it looks like a credit: `责任编辑：李`, `作者 | 李`, `Filed under: News`.
    fn credit(&self, lower: &str) -> Look {
        let reach = if self.stopped { CREDIT_SENTENCE_CHARS } else { CREDIT_CHARS };
        if self.chars > reach {
            return Look::Plain;
        }
        let mut best = Look::Plain;
        for (at, mark) in lower.match_indices([':', '：', '|', '｜', '丨', '/', '／', '@']) {
            let before = lower[..at].trim_end_matches(is_blank);
            // A label starts the line or follows a blank: `2020-01-02 来源：`.
            let last = before
                .rsplit(|c| is_blank(c) || matches!(c, '【' | '（' | '(' | '['))
                .next()
                .unwrap_or(before);
            let label = [before, last]
                .iter()
                .find_map(|label| PHRASES.labels.get(label.trim_start_matches(is_ornament)));
            best = best.max(match label {
                Some(Look::Likely) if !matches!(mark, ":" | "：") => Look::Sure,
                Some(&look) if !matches!(mark, "/" | "／" | "@") => look,
                _ => Look::Plain,
            });
        }
        let by_line = lower.strip_prefix("by ").is_some_and(|name| name.chars().count() <= 2 * BUTTON_CHARS);
        if by_line && !self.stopped && self.text.chars().nth(3).is_some_and(char::is_uppercase) {
            best = best.max(Look::Likely);
        }
        best
    }

    /// Whether it is a date, a time or an address and nothing else.
    fn date(&self) -> Look {
        let (text, digit) = (&*self.text, self.text.contains(|c: char| c.is_ascii_digit()));
        let link = ["http://", "https://", "www."].iter().any(|start| text.starts_with(start));
        if link && !text.contains(is_blank) {
            return Look::Likely;
        }
        let word = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.is_empty() || is_date_word(word)
        };
        if digit && (DATE_CHARS..=2 * BUTTON_CHARS).contains(&self.chars) && text.split(is_blank).all(word) {
            return Look::Date;
        }
        Look::Plain
    }
}

/// A word of a date: figures with their marks, or the name of a month, a day or a zone.
pub(super) fn is_date_word(word: &str) -> bool {
    static WORDS: WordList = WordList::new("date-line");
    let figures = |c: char| c.is_ascii_digit() || "-/.:：年月日时分秒星期周一二三四五六上下午".contains(c);
    let lower = word.to_ascii_lowercase();
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| lower.strip_suffix(end));
    word.chars().all(figures)
        || WORDS.has(&lower)
        || lexeme::month(&lower).is_some()
        || lexeme::WEEKDAYS.has(&lower)
        || ordinal.is_some_and(|figures| !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit()))
}

/// What a line says, in lower case and without the bullets, brackets, arrows and counts around it: `评论` for
/// `» 评论(12)`.
fn core_of(text: &str) -> String {
    text.trim_matches(|c: char| is_ornament(c) || c.is_ascii_digit() || matches!(c, ':' | '：'))
        .to_lowercase()
}

fn is_ornament(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, ':' | '：' | '/' | '|' | '｜' | '丨')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str) -> Look {
        Line::new(text).look()
    }

    #[test]
    fn credits_and_notices_are_sure() {
        for line in [
            "责任编辑：王小明",
            "作者 | 王小明",
            "文/王小明",
            "转载请注明出处。",
            "2020-01-02 10:20 来源：晨报",
        ] {
            assert_eq!(look(line), Look::Sure, "{line}");
        }
        for line in [
            "Filed under: News",
            "© 2020 Example. All rights reserved.",
            "Sign up for our newsletter",
            "Home | News | Search",
        ] {
            assert_eq!(look(line), Look::Sure, "{line}");
        }
    }

    #[test]
    fn what_is_found_in_books_too_is_likely_at_most() {
        assert_eq!(look("作者：王小明"), Look::Likely);
        assert_eq!(look("关注"), Look::Likely);
        assert_eq!(look("By Ada Lin"), Look::Likely);
        assert_eq!(look("2022.12.29"), Look::Date);
        assert_eq!(look("March 3rd, 2021 5:00 p.m."), Look::Date);
    }

    #[test]
    fn headings_names_and_sentences_are_plain() {
        for line in [
            "香港机房风波",
            "王小明",
            "他登录后发现账户空了。",
            "The share of women grew.",
            "What Comes Next",
            "By the river",
        ] {
            assert_eq!(look(line), Look::Plain, "{line}");
        }
    }
}
