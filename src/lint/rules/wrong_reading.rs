//! N02: a name spelled by the readings of another language, or its surname read as a common word.

mod given;
mod pinyin;
mod surname;

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use crate::anchor::name::{Name, NameKind};
use crate::anchor::{Anchor, Key};
use crate::bitext::{Pair, Scope};
use crate::gazetteer::{Gazetteer, Kind};
use crate::language::is_han;
use crate::lint::collector::Collector;
use crate::lint::evidence::beginnings::Beginnings;
use crate::lint::evidence::context::{Context, MOST_NAMES};
use crate::lint::evidence::origin::Origin;
use crate::lint::evidence::spelled::{FOREIGN, WHOLE, may_be_person, person_in};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::reading::{
    HanName, Outline, Outlines, Reading, Spelled, System, is_japanese_surname, is_korean_surname, romanise,
};
use crate::simplify::simplified;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "N02",
    name: "wrong-reading",
    category: "Accuracy / Mistranslation",
    severity: Severity::Error,
    state: State::On,
    docs: "A Chinese name is spelled by the readings of another language: 逍遥子 as “Sho Yoko”, which is how \
Japanese reads the three characters, instead of “Xiaoyaozi”.\n\n\
The reader takes the person for somebody else, from another country. Machines do it to names that stand \
alone, in signatures above all.\n\n\
A surname with a reading of its own must have it: 单田芳 is Shan Tianfang, not “Dan Tianfang”. A given name \
behind the right surname must be a reading of its characters: 王宝泉 is not “Wang Baoqiang”. A Japanese \
name must not be read in Mandarin: 小泽一郎 is Ozawa Ichiro, not “Xiaoze Yilang”.\n\n\
Every run of capitalised words is compared with the Chinese names of the pair, in all their readings. The \
rule fires where every letter is accounted for in Japanese, Korean or Vietnamese and Mandarin does not fit. \
It is silent for surnames that are themselves Japanese or Korean, where the text speaks of those countries, \
and for spellings that the gazetteer accepts. Cantonese readings and those of Wade and Giles are legitimate: people of \
Hong Kong and Taiwan spell their names so; only for a known mainlander a Cantonese reading is wrong.\n\n\
Nor is a foreigner spelled in pinyin: 特朗普 is not “Te Langpu”. Whose name it is comes from the gazetteer, from a country \
and title before the name (日本外相), or from characters that only imitate a sound. For a person of Hong Kong or Taiwan \
it is a warning. A nickname counts as Chinese if the text itself introduces it. \
Wrong where a Chinese citizen goes by a Japanese or Korean name and nothing in the text says so.",
    bad: &[
        Example::bad("逍遥子随后回应了质疑。", "Sho Yoko then answered the doubts.", "Sho Yoko"),
        Example::bad("集团首席执行官张勇（逍遥子）", "Sho Yoko, CEO of the group", "Sho Yoko"),
        Example::bad(
            "地质学家李四光在会上发言。",
            "The geologist Ri Shiko spoke at the meeting.",
            "Ri Shiko",
        ),
        Example::bad("小泽一郎离开了民主党。", "Xiaoze Yilang left the Democratic Party.", "Xiaoze Yilang"),
        Example::bad("单田芳在台上说书。", "Dan Tianfang told stories on the stage.", "Dan Tianfang"),
        Example::bad("主教练王宝泉表示满意。", "Head coach Wang Baoqiang was satisfied.", "Wang Baoqiang"),
        Example::bad("诸葛亮挥泪斩马谡。", "Shokatsu Ryo wept and had the general beheaded.", "Shokatsu Ryo"),
        Example::bad("1662年，郑成功收复台湾。", "In 1662 Tei Seiko recovered Taiwan.", "Tei Seiko"),
        Example::bad("昨晚地质学家李四光先生讲话。", "Mr. Ri Shiko’s talk was given last night.", "Ri Shiko"),
    ],
    good: &[
        Example::good("集团首席执行官张勇（逍遥子）", "Zhang Yong (Xiaoyaozi), CEO of the group"),
        Example::good("日本首相安倍晋三辞职。", "Japanese prime minister Shinzo Abe resigned."),
        Example::good("中村修二获得诺贝尔奖。", "Shuji Nakamura won the Nobel Prize."),
        Example::good("三星副会长李在镕出庭。", "Samsung vice chairman Lee Jae-yong appeared in court."),
        Example::good("三菱公司公布财报。", "Mitsubishi published its results."),
        Example::good("地质学家李四光在会上发言。", "The geologist Li Siguang spoke at the meeting."),
        Example::good("小泽一郎离开了民主党。", "Ichiro Ozawa left the Democratic Party."),
        Example::good("中山公园和高桥镇", "Zhongshan Gongyuan and Gaoqiao Zhen"),
        Example::good("单田芳在台上说书。", "Shan Tianfang told stories on the stage."),
        Example::good("简单的方法和解放军", "Dan Fangfa and Jie Fangjun"),
        Example::good("蔡英文在台北发表讲话。", "Tsai Ing-wen spoke in Taipei."),
        Example::good("韩后（Hanhoo）推出新品。", "Hanhoo launched new products."),
        Example::good("张国荣的歌", "Songs of Leslie Cheung Kwok-wing"),
        Example::good("李嘉诚宣布退休。", "Li Ka-shing announced that he would retire."),
        Example::good("张学良晚年住在夏威夷。", "Chang Hsueh-liang spent his last years in Hawaii."),
        Example::good("稻盛和夫的书很畅销。", "Kazuo Inamori’s books sell well."),
        Example::good("丰田章男卸任社长。", "Mr. Akio Toyoda stepped down as president."),
        Example::good("安藤忠雄设计了美术馆。", "The museum was designed by Tadao Ando."),
        Example::good("奉俊昊的电影获奖。", "Bong Joon-ho’s film won a prize."),
        Example::good("主教练王宝泉表示满意。", "Head coach Wang Baoquan was satisfied."),
        Example::good("导演乐嘉走了。", "The director Yue Jia left."),
        Example::good("潘基文发表演讲。", "Mr. Ban Ki-moon gave a speech."),
    ],
    reads: Reads::Target,
    direction: Direction::ToEnglish,
};

/// From this score on, a Chinese reading explains the spelling.
const EXPLAINED: f32 = 0.75;
/// The most names that a text introduces: a novel has some dozens, and all of them are looked for in every pair.
const MOST_INTRODUCED: usize = 1024;
/// How many pairs around one are searched for an introduced name.
const NEIGHBOURS: usize = 3;
/// The fewest letters that prove a reading.
const FEWEST_LETTERS: usize = 5;
/// How sure it is if the text itself shows that the name is Chinese, and if only its form does.
const SHOWN: f32 = 0.95;
const LIKELY: f32 = 0.8;

/// Words about the countries whose names these may rightly be.
const COUNTRY_WORDS: [(System, &[&str]); 3] = [
    (System::Japanese, &["日本", "日元", "日籍", "日裔", "东京", "大阪", "京都", "Japan", "Tokyo", "Osaka"]),
    (System::Korean, &["韩国", "朝鲜", "首尔", "平壤", "三星", "Korea", "Seoul", "Pyongyang"]),
    (System::Vietnamese, &["越南", "河内", "胡志明", "Vietnam", "Hanoi"]),
];

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let known = Known::new(context);
    let beginnings =
        Beginnings::of(known.introduced.iter().map(String::as_str).filter(|han| may_be_person(han)));
    let mut outlines = Outlines::new(&WRONG);
    let mut prepared: HashMap<String, Prepared> = HashMap::new();
    for pair in context.pairs(Reads::Target) {
        surname::check(context, &pair, findings);
        given::check(context, &pair, findings);
        let in_pinyin = pinyin::check(context, &pair, findings);
        let english = context.english(&pair);
        let is_open = |(run, _): &(Span, &Spelled)| !in_pinyin.iter().any(|taken| taken.overlaps(*run));
        let all = context.runs(&pair).iter().copied().zip(context.spelled_runs(&pair)).filter(is_open);
        let runs: Vec<(Span, &Spelled)> = all.filter(|(run, _)| proves(run.of(english.text()))).collect();
        if runs.is_empty() {
            continue;
        }
        let mut names = names_in(context, &pair);
        names.extend(introduced(context, &pair, &beginnings));
        names.extend(words_of(context, &pair));
        let names = each_once(names);
        for Candidate { han, .. } in &names {
            if !prepared.contains_key(han) {
                prepared.insert(han.clone(), Prepared { outline: outlines.of(han), name: OnceCell::new() });
            }
        }
        let alone = pair_alone(context, &pair);
        let countries = alone.as_deref().unwrap_or(&known.countries);
        let reader = Reader { known: &known, prepared: &prepared, context, countries };
        let mut taken: Option<Span> = None;
        for (run, letters) in runs {
            if taken.is_some_and(|taken| taken.overlaps(run)) {
                continue;
            }
            let spelled = run.of(english.text());
            // What the Chinese writes in Latin letters is the name's own form.
            if context.chinese(&pair).text().contains(spelled) {
                continue;
            }
            let verdicts = names.iter().filter_map(|name| reader.judge(name, spelled, letters));
            let Some(verdict) = verdicts.max_by(|a, b| a.confidence.total_cmp(&b.confidence)) else {
                continue;
            };
            taken = Some(run);
            verdict.report(context.gazetteer(), &pair, english.original(run), findings);
        }
    }
}

/// Whether a spelling has enough letters to prove a reading.
fn proves(spelled: &str) -> bool {
    spelled.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_LETTERS
}

/// What the whole text shows about its names.
struct Known {
    /// Names and nicknames of people that the Chinese text introduces, in simplified characters.
    introduced: BTreeSet<String>,
    /// The languages in which the text has a reason to spell names.
    countries: Vec<System>,
}

impl Known {
    fn new(context: &Context<'_>) -> Known {
        let anchors = context.anchors().source.iter();
        let names = anchors.filter_map(|anchor| match &anchor.key {
            Key::Name(name) if !name.aliases().is_empty() && name.kind() == NameKind::Person => Some(name),
            _ => None,
        });
        let mut introduced = BTreeSet::new();
        for name in names.flat_map(Name::all).filter(|name| name.chars().all(is_han)) {
            introduced.insert(simplified(name).into_owned());
            if introduced.len() == MOST_INTRODUCED {
                break;
            }
        }
        Known { introduced, countries: countries(context.all_chinese().text(), context.all_english().text()) }
    }
}

/// The languages in which two texts have a reason to spell names.
fn countries(source: &str, target: &str) -> Vec<System> {
    let speaks = |words: &[&str]| words.iter().any(|word| source.contains(word) || target.contains(word));
    COUNTRY_WORDS.iter().filter(|(_, words)| speaks(words)).map(|&(system, _)| system).collect()
}

/// The languages of a pair that stands alone: other rows show nothing about its names.
fn pair_alone(context: &Context<'_>, pair: &Pair<'_>) -> Option<Vec<System>> {
    (context.bitext().scope() == Scope::Pairs)
        .then(|| countries(context.chinese(pair).text(), context.english(pair).text()))
}

/// The systems in which a Chinese name may be wrongly spelled.
const WRONG: [System; 4] = [System::Japanese, System::Korean, System::Vietnamese, System::Cantonese];

/// A name of the text, prepared for comparison with many runs of words: hardly any of them may be one of its spellings.
struct Prepared {
    outline: Outline,
    name: OnceCell<HanName>,
}

/// A Chinese name of a pair, and its place in the document.
struct Candidate {
    /// In simplified characters.
    han: String,
    /// None if the name is in a neighbouring pair.
    span: Option<Span>,
}

/// The names on the Chinese side of a pair that may be people's: 2 to 4 characters.
fn names_in(context: &Context<'_>, pair: &Pair<'_>) -> Vec<Candidate> {
    let chinese = context.chinese(pair);
    let mut candidates = Vec::new();
    let mut add = |han: &str, part: Span| {
        let place = person_in(chinese.text(), chinese.plain(part), han).map(|span| chinese.original(span));
        candidates.extend(place.map(|span| Candidate { han: han.to_owned(), span: Some(span) }));
    };
    for Anchor { span, key } in context.source_anchors(pair) {
        key.name().into_iter().flat_map(Name::all).for_each(|han| add(&simplified(han), *span));
    }
    candidates
}

/// People of the gazetteer, and single words that are not in the word list: a nickname that is not introduced
/// does not look like a name.
fn words_of(context: &Context<'_>, pair: &Pair<'_>) -> Vec<Candidate> {
    let chinese = context.chinese(pair);
    let words = context.source_forms(pair).filter(|(_, form)| !context.lexicon().contains(form));
    let people = context.source_mentions(pair).iter().filter(|mention| mention.entry.kind() == Kind::Person);
    let spans = words.map(|(word, _)| word.span).chain(people.map(|mention| mention.span));
    let candidate = |span: Span| {
        let han = chinese.plain(span).of(chinese.text()).to_owned();
        Candidate { han, span: Some(span) }
    };
    spans.map(candidate).filter(|name| may_be_person(&name.han)).collect()
}

/// The candidates with different names. Of several mentions the last one counts, and at most [`MOST_NAMES`].
fn each_once(names: Vec<Candidate>) -> Vec<Candidate> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut kept: Vec<Candidate> =
        names.into_iter().rev().filter(|name| known.insert(name.han.clone())).collect();
    kept.truncate(MOST_NAMES);
    kept.reverse();
    kept
}

/// The introduced names in this pair, and those near it: a signature is easily paired with another line.
fn introduced(context: &Context<'_>, pair: &Pair<'_>, known: &Beginnings<'_>) -> Vec<Candidate> {
    let chinese = context.chinese(pair);
    let here = known.within(chinese.text());
    let place = |(&han, &at): (&&str, &usize)| {
        let span = Some(chinese.original(Span::new(at, at + han.len())));
        Candidate { han: han.to_owned(), span }
    };
    let mut names: Vec<Candidate> = here.iter().map(place).collect();
    let around = context.neighbours(pair, NEIGHBOURS).filter(|other| other.index() != pair.index());
    let near: BTreeSet<&str> =
        around.flat_map(|other| known.within(context.chinese(&other).text()).into_keys()).collect();
    let elsewhere = near.into_iter().filter(|han| !here.contains_key(han));
    names.extend(elsewhere.map(|han| Candidate { han: han.to_owned(), span: None }));
    names
}

/// A name that is spelled by a foreign reading.
struct Verdict<'n> {
    name: &'n Candidate,
    reading: Reading,
    confidence: f32,
}

/// What a spelling is judged with.
struct Reader<'a, 'c> {
    known: &'a Known,
    /// The names of the text so far.
    prepared: &'a HashMap<String, Prepared>,
    context: &'a Context<'c>,
    countries: &'a [System],
}

impl Reader<'_, '_> {
    /// Whether `spelled` is a foreign reading of a Chinese name.
    fn judge<'n>(&self, name: &'n Candidate, spelled: &str, letters: &Spelled) -> Option<Verdict<'n>> {
        let Prepared { outline, name: prepared } = &self.prepared[&name.han];
        if !outline.may_be(letters) {
            return None;
        }
        let readings = prepared.get_or_init(|| HanName::new(&name.han)).readings(letters);
        let entry = self.context.gazetteer().entry(&name.han);
        let origin = entry.and_then(|entry| self.context.origin(entry));
        let is_wrong = |system: System| {
            FOREIGN.contains(&system) || origin == Some(Origin::Mainland) && system == System::Cantonese
        };
        let best = |wrong: bool| readings.iter().find(|reading| is_wrong(reading.system) == wrong);
        let reading = best(true).filter(|reading| reading.score >= WHOLE)?;
        let explained = best(false).is_some_and(|reading| reading.score >= EXPLAINED);
        let accepted = entry
            .is_some_and(|entry| entry.forms().iter().any(|form| form.text.eq_ignore_ascii_case(spelled)));
        if explained || accepted {
            return None;
        }
        let introduced = self.known.introduced.contains(&name.han);
        let two_words = spelled.contains([' ', '-']);
        let confidence = match origin {
            Some(Origin::Mainland) => SHOWN,
            Some(_) => return None,
            None if self.excuses(reading, introduced) => return None,
            None if introduced => SHOWN,
            None if two_words => LIKELY,
            None => return None,
        };
        Some(Verdict { name, reading: reading.clone(), confidence })
    }
}

impl Reader<'_, '_> {
    /// Whether the person may be of the country in whose language the name is read.
    fn excuses(&self, reading: &Reading, introduced: bool) -> bool {
        let speaks = self.countries.contains(&reading.system);
        let (surname, letters) = &reading.syllables[0];
        match reading.system {
            // 林 is Hayashi; who reads it Rin reads a Chinese name.
            System::Japanese => speaks && !introduced || is_japanese_surname(surname, letters),
            // Nearly all surnames are shared.
            System::Korean => !introduced && (speaks || is_korean_surname(surname, letters)),
            _ => speaks && !introduced,
        }
    }
}

impl Verdict<'_> {
    fn report(&self, gazetteer: &Gazetteer, pair: &Pair<'_>, target: Span, findings: &mut Collector<'_>) {
        let syllables: Vec<String> =
            self.reading.syllables.iter().map(|(han, letters)| format!("{han} {letters}")).collect();
        let language = match self.reading.system {
            System::Korean => "Korean",
            System::Vietnamese => "Vietnamese",
            System::Cantonese => "Cantonese",
            _ => "Japanese",
        };
        let han = &self.name.han;
        let mandarin = romanise(han, System::Pinyin).unwrap_or_default();
        let preferred = gazetteer.entry(han).map(|entry| entry.preferred());
        let usual = preferred.filter(|form| *form != mandarin);
        let usual = usual.map(|form| format!("; English texts write {form}")).unwrap_or_default();
        let message = format!(
            "{han} is read as {language} ({}); in Mandarin it is {mandarin}{usual}",
            syllables.join(", ")
        );
        findings.add(pair, target, self.confidence, message).against(self.name.span).suggestion =
            (!mandarin.is_empty()).then_some(mandarin);
    }
}
