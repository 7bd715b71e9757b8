//! Chinese: the names in the segmentation dictionary, and persons by their surnames.

use std::sync::OnceLock;

use super::bracket::{Brackets, brackets};
use super::noun::Nouns;
use super::phonetic::is_transliterated;
use super::{Found, NameKind};
use crate::language::is_han;
use crate::reading::surname;
use crate::sieve::Sieve;
use crate::span::Span;
use crate::table;
use crate::word::{Word, WordClass, is_listed};

/// Words after a surname that make it a name, 张先生, and words before a surname that do: 老王.
const AFTER_SURNAME: &str = "先生 女士 小姐 太太 夫人 老师 教授 医生 总 董 氏 某 某某 博士 大娘 大哥 大爷 \
    大嫂 姑娘 同志";
const BEFORE_SURNAME: [&str; 3] = ["老", "小", "阿"];

/// Words which show that the characters before them, or after them, are a person.
const CUES_AFTER: &str = "说 说道 表示 认为 指出 称 介绍 告诉 透露 强调 坦言 回应 回忆 直言 道 问 （ \
    ( 、 等";
const CUES_BEFORE: &str = "总裁 董事长 总经理 经理 主席 总统 总理 部长 局长 市长 省长 书记 记者 教授 院士 \
    博士 导演 演员 作家 歌手 创始人 律师 医生 专家 主任 院长 校长 同学";

/// Surnames this frequent are looked for where the dictionary found no name; rarer ones are usually words.
const FREQUENT: usize = 200;

/// Surnames that are more often other words.
const AMBIGUOUS: &str = "于和向从应时都来单成连全尚常由可能为有";

/// Characters that occur in no given name.
const NEVER_GIVEN: &str = "的了是在不我你他她它们这那哪和与或也就都还又很更最被把将让给从向对为以于而且但却则因所之其此每各某个只已曾说道\
                           想看听问走来去到过着得地有没无能会可要应该如若吗呢吧啊呀啦么什谁怎几两三四五六七八九十百千万亿年月日时分秒第上下";

/// Surnames that are also classifiers, and what precedes them when they are: 那张表.
const COUNTING: &str = "张章段项卷封顿群束包盘连班房支成方任门";
const BEFORE_COUNTED: &str = "这那哪每某几两一二三四五六七八九十百千数整";

/// Words before a surname, and after a name, that the guesses of the segmenter include by mistake.
const BEFORE_NAME: &str = "用和与跟同对向让被把给叫请替为由从在是这那而但";
const BEHIND_NAME: &str =
    "说道问答到带与和是在的了也就不忙拿笑叫喊过演曰向对将被把从给让去来又都已曾则却即便";

/// A longer name with the tag `nz` is a phrase.
const LONGEST_OTHER: usize = 4;

/// Two characters for the surname and three for the given name.
const LONGEST_JAPANESE: usize = 5;

/// Words that the dictionary wrongly takes for names, sorted by their bytes.
static NO_NAMES: &str = include_str!("../../data/not-names.zh.txt");

/// Words in brackets after a name that are not another name.
const NO_ALIAS: &str = "左 右 中 前 后 男 女 左一 左二 右一 右二 左三 右三 化名 音 音译 资料图 前排 \
    后排 已故 时任 现任 集团 股份";

/// Labels that may precede an alias in brackets.
const ALIAS_LABELS: &str = "花名 英文名 原名 本名 又名 笔名 艺名 化名 别名 绰号 外号 以下简称 下称 简称 \
    英文 法号";

/// An unlabelled alias in Han characters has at most this many of them.
const LONGEST_ALIAS: usize = 4;

/// Characters of Uyghur, Kazakh and Arabic names, in addition to those of other foreign names.
const DOTTED: &str = "卜不木力吐买合热提孜肉赛甫江古扎旦麦仙再努艾尼沙依衣";

/// Full and middle dots between the parts of a foreign name.
pub(crate) const DOTS: [char; 6] = ['·', '•', '・', '‧', '．', '∙'];

/// The names of a Chinese text.
pub(super) fn find(text: &str, words: &[Word], nouns: &Nouns<'_>) -> Vec<Found> {
    let finder = Finder { text, words, nouns, has_dots: text.contains(DOTS) };
    let mut names = Vec::new();
    let mut next = 0;
    while next < words.len() {
        let Some((kind, name, after)) = finder.name_at(next) else {
            next += 1;
            continue;
        };
        let mut aliases = Vec::new();
        let mut end = name.end as usize;
        while let Some((alias, bracket_end)) = alias(text, end) {
            aliases.push(alias);
            end = bracket_end;
        }
        names.push(Found { span: Span::new(name.start as usize, end), kind, name, aliases });
        next = after;
        while words.get(next).is_some_and(|word| (word.span.start as usize) < end) {
            next += 1;
        }
    }
    names
}

struct Finder<'t> {
    text: &'t str,
    words: &'t [Word],
    nouns: &'t Nouns<'t>,
    /// Whether there is a dot that may join the parts of a foreign name.
    has_dots: bool,
}

impl Finder<'_> {
    /// The name that begins with a word, and the index of the word after it.
    fn name_at(&self, at: usize) -> Option<(NameKind, Span, usize)> {
        let word = self.words[at];
        let composed = self.foreign(at).or_else(|| self.with_title(at));
        let composed = composed.or_else(|| self.by_surname(at)).or_else(|| self.japanese(at));
        if let Some(found) = composed {
            return Some(found);
        }
        if is_no_name(self.word(at)) {
            return None;
        }
        let several = self.len(at) >= 2;
        match word.class {
            WordClass::Person if several => self.listed_person(at),
            WordClass::Place if several => {
                let (span, after) = self.with_generic(at);
                let kind = if after > at + 1 { NameKind::Organisation } else { NameKind::Place };
                Some((kind, span, after))
            }
            WordClass::Organisation if several => Some((NameKind::Organisation, word.span, at + 1)),
            WordClass::OtherName if several && self.len(at) <= LONGEST_OTHER => {
                // Brands are listed: 老干妈.
                let noun = !is_listed(self.word(at)) && is_described_noun(self.word(at), self.nouns);
                (!noun).then_some((NameKind::Other, word.span, at + 1))
            }
            _ => None,
        }
    }

    /// A person from the dictionary or from its guesses, which often include a word before or after (用张迪,
    /// 张迪说), or leave out the last character of a given name.
    fn listed_person(&self, at: usize) -> Option<(NameKind, Span, usize)> {
        let mut span = self.words[at].span;
        let mut after = at + 1;
        if !is_transliterated(self.word(at)) {
            span = trimmed(self.text, span);
        }
        let chars: Vec<char> = span.of(self.text).chars().collect();
        let whole = span == self.words[at].span;
        let surname = surname::chinese_len(&chars);
        if whole && chars.len() == 2 && surname.is_some() && self.lone_given_name(at + 1) {
            span = span.join(self.words[at + 1].span);
            after += 1;
        }
        let text = span.of(self.text);
        let is_place = chars.len() >= 3 && text.ends_with(['省', '市', '县', '州']) && surname.is_none();
        let kind = if is_place { NameKind::Place } else { NameKind::Person };
        let given = surname.map(|surname| chars.len() - surname);
        let japanese = surname::japanese_len(&chars).unwrap_or(0);
        let fits = match given {
            _ if is_no_name(text) => false,
            _ if is_transliterated(text) => true,
            _ if japanese >= 2 && chars.len() <= LONGEST_JAPANESE => true,
            _ if !self.cue_before(at) && self.is_no_person(at, text, given) => false,
            _ if japanese > 0 && chars.len() <= LONGEST_JAPANESE => true,
            Some(given) => given <= 2,
            // A surname whose title was cut off, or a given name or alias.
            None => chars.len() <= 3,
        };
        fits.then_some((kind, span, after))
    }

    /// Whether what was taken for a person is a noun: 王子, 新手机, 张表 after 那.
    fn is_no_person(&self, at: usize, text: &str, given: Option<usize>) -> bool {
        let len = text.chars().count();
        let foreign = text.chars().filter(|c| is_transliterated(c.encode_utf8(&mut [0; 4]))).count() > 1;
        let counted = text.starts_with(|c| COUNTING.contains(c))
            && at > 0
            && self.touches(at)
            && self.word(at - 1).ends_with(|c| BEFORE_COUNTED.contains(c));
        is_described_noun(text, self.nouns)
            || counted && !is_listed(text)
            // Many given names are words when they stand alone, like 宝玉.
            || (given.is_some() || len > 2 && !foreign) && self.nouns.has(text)
    }

    /// Whether a title directly precedes a word.
    fn cue_before(&self, at: usize) -> bool {
        at > 0 && self.touches(at) && CUES_BEFORE.split(' ').any(|cue| self.word(at - 1).ends_with(cue))
    }

    /// Whether a single character is the end of a given name, and not the beginning of a cue word.
    fn lone_given_name(&self, at: usize) -> bool {
        self.touches(at)
            && self.is_given(at, 1)
            && self.cue_after(at + 1)
            && !lists(CUES_AFTER, self.word(at))
    }

    /// Parts joined by dots: 唐纳德·特朗普.
    fn foreign(&self, at: usize) -> Option<(NameKind, Span, usize)> {
        if !self.has_dots {
            return None;
        }
        let dotted = |next: usize| {
            let between = self.gap(next)?;
            let mut chars = between.chars();
            (chars.next().is_some_and(|c| DOTS.contains(&c)) && chars.next().is_none()).then_some(())
        };
        // The parts before and after the dot may each be cut into several words.
        let mut first_dot = at + 1;
        while first_dot < self.words.len() && dotted(first_dot).is_none() {
            if first_dot > at + 3 || !self.touches(first_dot) || !self.is_dotted_part(first_dot - 1) {
                return None;
            }
            first_dot += 1;
        }
        if first_dot >= self.words.len() || !self.is_dotted_part(first_dot - 1) {
            return None;
        }
        let mut after = first_dot + 1;
        while after < self.words.len() {
            let goes_on =
                dotted(after).is_some() || self.touches(after) && is_transliterated(self.word(after));
            if !goes_on || after > first_dot + 6 {
                break;
            }
            after += 1;
        }
        Some((NameKind::Person, self.words[at].span.join(self.words[after - 1].span), after))
    }

    /// Whether a word may be part of a name with dots. The dots reveal more names than the characters of
    /// foreign names do: words taken for persons count too, and the characters of names from the west of
    /// China.
    fn is_dotted_part(&self, at: usize) -> bool {
        let word = self.word(at);
        let guessed = self.words[at].class == WordClass::Person && self.len(at) >= 2;
        guessed || word.chars().all(|c| is_transliterated(c.encode_utf8(&mut [0; 4])) || DOTTED.contains(c))
    }

    /// A surname with a form of address: only the surname is the name.
    fn with_title(&self, at: usize) -> Option<(NameKind, Span, usize)> {
        let span = self.words[at].span;
        let word = self.word(at);
        let title = || self.touches(at + 1) && lists(AFTER_SURNAME, self.word(at + 1));
        if surname::chinese(word).is_some() && title() {
            return Some((NameKind::Person, span, at + 1));
        }
        let mut chars = word.chars();
        let (first, second, rest) = (chars.next()?, chars.next()?, chars.as_str());
        let familiar = BEFORE_SURNAME.iter().any(|before| before.starts_with(first));
        let is_familiar = familiar && rest.is_empty() && self.words[at].class == WordClass::Person;
        if is_familiar && surname::chinese(&second.to_string()).is_some() {
            return Some((NameKind::Person, span, at + 1));
        }
        None
    }

    /// A surname on its own, with a given name of one or two characters: if the dictionary has the given name
    /// as a name of some kind, or if there is a cue for a person.
    fn by_surname(&self, at: usize) -> Option<(NameKind, Span, usize)> {
        let row = surname::chinese(self.word(at))?;
        let compound = self.len(at) == 2;
        if row.rank >= FREQUENT && !compound {
            return None;
        }
        let cue_before = self.cue_before(at);
        let function_word = AMBIGUOUS.contains(self.word(at));
        for given in [1, 2] {
            let words = at + 1..at + 1 + given;
            if !words.clone().all(|word| self.touches(word) && self.is_given(word, 2)) {
                break;
            }
            let len: usize = words.clone().map(|word| self.len(word)).sum();
            let is_name = given == 1 && len == 2 && self.words[at + 1].class != WordClass::Han;
            let shown = if function_word {
                cue_before && self.cue_after(words.end)
            } else {
                is_name || compound || self.cue_after(words.end) || cue_before && len == 2
            };
            if len <= 2 && shown && !is_no_name(self.word(at + 1)) {
                return Some((
                    NameKind::Person,
                    self.words[at].span.join(self.words[words.end - 1].span),
                    words.end,
                ));
            }
        }
        None
    }

    /// A Japanese surname that the segmenter separated from its given name.
    fn japanese(&self, at: usize) -> Option<(NameKind, Span, usize)> {
        surname::japanese(self.word(at)).filter(|_| self.len(at) >= 2)?;
        let given =
            self.touches(at + 1) && self.words[at + 1].class == WordClass::Person && self.len(at + 1) <= 3;
        given.then(|| (NameKind::Person, self.words[at].span.join(self.words[at + 1].span), at + 2))
    }

    /// A place together with the words that make it an institution: 浙江 + 大学.
    fn with_generic(&self, at: usize) -> (Span, usize) {
        const INSTITUTIONS: [&str; 8] = ["大学", "学院", "医院", "银行", "机场", "中学", "法院", "研究院"];
        let next = at + 1;
        if self.touches(next) && INSTITUTIONS.contains(&self.word(next)) {
            return (self.words[at].span.join(self.words[next].span), next + 1);
        }
        (self.words[at].span, next)
    }

    fn is_given(&self, at: usize, most: usize) -> bool {
        let word = self.word(at);
        self.len(at) <= most
            && !matches!(self.words[at].class, WordClass::Latin | WordClass::Number | WordClass::Organisation)
            && word.chars().all(|c| is_han(c) && !NEVER_GIVEN.contains(c))
    }

    fn cue_after(&self, at: usize) -> bool {
        let from = self.words[at - 1].span.end as usize;
        CUES_AFTER.split(' ').chain(CUES_BEFORE.split(' ')).any(|cue| self.text[from..].starts_with(cue))
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.span.of(self.text))
    }

    fn len(&self, at: usize) -> usize {
        self.word(at).chars().count()
    }

    /// The text between a word and the one before it.
    fn gap(&self, at: usize) -> Option<&str> {
        let before = self.words.get(at.checked_sub(1)?)?;
        Some(&self.text[before.span.end as usize..self.words.get(at)?.span.start as usize])
    }

    /// Whether there is no text between a word and the one before it.
    fn touches(&self, at: usize) -> bool {
        self.gap(at).is_some_and(str::is_empty)
    }
}

/// Whether a word is in a list of words separated by blanks.
fn lists(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

fn is_no_name(word: &str) -> bool {
    static SORTED: OnceLock<(Sieve, Vec<&str>)> = OnceLock::new();
    let (sieve, sorted) =
        SORTED.get_or_init(|| (Sieve::of(table::lines(NO_NAMES)), table::lines(NO_NAMES).collect()));
    sieve.may_have(word) && sorted.binary_search(&word).is_ok()
}

/// Whether a word is a noun of two characters or more with a word before it: 小姑娘, 修铁路. If the given name is a
/// word, as in 张建国, only a frequent surname may precede it.
fn is_described_noun(text: &str, nouns: &Nouns<'_>) -> bool {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let (first, rest) = text.split_at(first);
    let surname = surname::chinese(first).is_some_and(|row| row.rank < FREQUENT);
    !surname && rest.chars().nth(1).is_some() && nouns.has(rest)
}

/// The span of a guessed name without the words before and after it, and without a title.
fn trimmed(text: &str, span: Span) -> Span {
    let mut name = span.of(text);
    let count = |name: &str| name.chars().count();
    let rest = name.trim_start_matches(|c| BEFORE_NAME.contains(c));
    let cut = name.len() - rest.len();
    let begins_with_surname = surname::chinese_len(&rest.chars().collect::<Vec<_>>()).is_some();
    let start = if cut > 0 && count(rest) >= 2 && begins_with_surname { cut } else { 0 };
    name = &name[start..];
    // 小明考: 小 precedes a single character.
    let familiar = name.starts_with(['小', '老']) && count(name) == 3 && !is_listed(name);
    let japanese = || surname::japanese_len(&name.chars().collect::<Vec<_>>()).is_some();
    if familiar && !japanese() {
        name = &name[..name.char_indices().nth(2).map_or(name.len(), |(at, _)| at)];
    }
    while count(name) > 2 && name.ends_with(|c| BEHIND_NAME.contains(c)) {
        name = &name[..name.len() - name.chars().next_back().map_or(0, char::len_utf8)];
    }
    if let Some(rest) = AFTER_SURNAME.split(' ').find_map(|title| name.strip_suffix(title))
        && surname::chinese(rest).is_some()
    {
        name = rest;
    }
    let start = span.start as usize + start;
    Span::new(start, start + name.len())
}

/// The other name in the brackets that follow, and where the brackets end.
fn alias(text: &str, after: usize) -> Option<(Span, usize)> {
    let Brackets { inside, start, end } = brackets(text, after)?;
    let mut alias = inside.trim();
    let label =
        ALIAS_LABELS.split(' ').find_map(|label| alias.strip_prefix(label)).filter(|rest| !rest.is_empty());
    alias = label.unwrap_or(alias);
    let alias = alias.trim_matches(|c: char| c.is_whitespace() || "“”\"'‘’：:「」为是".contains(c));
    let letters = alias.chars().count();
    let is_han_name =
        alias.chars().all(is_han) && (2..=LONGEST_ALIAS).contains(&letters) && !lists(NO_ALIAS, alias);
    let latin = |c: char| c.is_alphabetic() && !is_han(c) || matches!(c, ' ' | '-' | '.' | '\'' | '’' | '·');
    let is_latin_name = alias.starts_with(|c: char| c.is_alphabetic()) && alias.chars().all(latin);
    let start = start + inside.find(alias)?;
    let span = Span::new(start, start + alias.len());
    (is_han_name || is_latin_name || label.is_some() && letters > 0).then_some((span, end))
}
