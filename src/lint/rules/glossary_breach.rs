//! T04: a term of the user's glossary that the translation renders otherwise.

mod instead;

use crate::anchor::{Anchor, Key};
use crate::bitext::{Pair, Scope};
use crate::gazetteer::Kind;
use crate::language::Language;
use crate::lexicon::glossary::Term;
use crate::lexicon::stem;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::family::are_kin;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::simplify::Plain;
use crate::span::Span;
use crate::word::{Word, without_possessive, words};

use instead::instead;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "T04",
    name: "glossary-breach",
    category: "Terminology / Inconsistent with terminology resource",
    severity: Severity::Warning,
    state: State::On,
    docs: "The Chinese has a term of the user’s glossary, and the English none of its renderings.\n\n\
A glossary is agreed on: the reader, and whoever ordered the translation, looks for these words.\n\n\
A rendering counts in any inflection, as a word of its family (economic, economy), in one word or several (“CloudServer”), and with up to two words between its own (“turn it \
off”); of several that the glossary has for one Chinese term, one is enough. What stands in its place is marked where \
that can be told: the words that translate the Chinese, or, for a name, the only name there that \
nothing else in the Chinese explains; otherwise the whole sentence. Silent where the Chinese term is only part of a longer word of \
the dictionary (大学 in 大学生), where the English names a place in another form (中国, “Chinese”), and where the sentence before or after has the rendering and not the term. Without a glossary it \
finds nothing. Wrong where a pronoun stands for the term, or the sentence was built another way.",
    // It needs a glossary: the bad cases are in a test below.
    bad: &[],
    good: &[Example::good("公司买了云服务器。", "The company bought some cloud hosts.")],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure it is if it is told what stands in the term's place, and if not.
const EXCHANGED: f32 = 0.85;
const MISSING: f32 = 0.7;
/// The most terms of a pair that are looked for: with more it is a list, not a sentence.
const MOST: usize = 128;
/// How many other words may stand between those of a rendering.
const BETWEEN: usize = 2;

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    if context.glossary().is_empty() {
        return;
    }
    match context.original() {
        Some(Language::English) => in_chinese(context, findings),
        _ => in_english(context, findings),
    }
}

/// Reports terms that the English lacks, each once for a pair.
fn in_english(context: &Context<'_>, findings: &mut Collector<'_>) {
    let terms = context.glossary().terms();
    let renderings: Vec<Rendering> = terms.iter().map(Rendering::new).collect();
    for pair in context.pairs(Reads::Both) {
        let mut judged: Vec<&Key> = Vec::new();
        let mut said = None;
        for anchor in context.source_anchors(&pair) {
            let Key::Term(numbers) = &anchor.key else { continue };
            let is_known = judged.len() == MOST || judged.contains(&&anchor.key);
            if is_known || is_part_of_word(context, &pair, anchor.span) {
                continue;
            }
            judged.push(&anchor.key);
            let said = said.get_or_insert_with(|| Said::new(context, &pair));
            let is_given =
                |said: &Said<'_>| numbers.iter().any(|&number| said.has(&renderings[number as usize]));
            if is_given(said)
                || is_place(context, &pair, anchor.span)
                || is_near(context, &pair, &anchor.key, is_given)
            {
                continue;
            }
            let term = &terms[numbers[0] as usize];
            let place = instead(context, &pair, anchor.span, &renderings[numbers[0] as usize].stems, term);
            let confidence = if place.is_some() { EXCHANGED } else { MISSING } * pair.bead().confidence;
            let finding = findings.add(
                &pair,
                place.unwrap_or(pair.target_span()),
                confidence,
                message(term, Language::English),
            );
            finding.against(anchor.span);
            if place.is_some() {
                finding.suggest_in(Language::English, Some(term.english().to_owned()));
            }
        }
    }
}

fn message(term: &Term, language: Language) -> String {
    let note = term.note().map(|note| format!(" ({note})")).unwrap_or_default();
    format!("the glossary has “{}” for “{}”{note}", term.form(language), term.form(language.other()))
}

/// Whether another pair near by gives the term in English, and has none in Chinese: the sentences were cut differently.
fn is_near(context: &Context<'_>, pair: &Pair<'_>, key: &Key, is_given: impl Fn(&Said<'_>) -> bool) -> bool {
    let has_term = |other: &Pair<'_>| context.source_anchors(other).iter().any(|anchor| anchor.key == *key);
    context.bitext().scope() == Scope::Text
        && context
            .neighbours(pair, 1)
            .filter(|other| other.index() != pair.index() && !has_term(other))
            .any(|other| is_given(&Said::new(context, &other)))
}

/// Whether the term is a place of the gazetteer that the English names in another form: 中国 is “Chinese” before a noun.
fn is_place(context: &Context<'_>, pair: &Pair<'_>, span: Span) -> bool {
    let named = context.source_mentions(pair).iter().filter(|mention| mention.span == span);
    named.filter(|mention| mention.entry.kind() == Kind::Place).any(|mention| {
        context.target_mentions(pair).iter().any(|other| other.entry.id() == mention.entry.id())
    })
}

/// Whether a longer word of the dictionary has these characters as a part, or shares some of them.
fn is_part_of_word(context: &Context<'_>, pair: &Pair<'_>, span: Span) -> bool {
    let around =
        context.source_forms(pair).filter(|(word, _)| word.span.overlaps(span) && !span.contains(word.span));
    around.into_iter().any(|(_, form)| form.chars().count() > 1 && context.lexicon().contains(form))
}

/// A rendering of the glossary, as it is compared.
struct Rendering {
    stems: Vec<String>,
    /// Whether the word must have a capital in the text: IT is not “it”.
    capitals: Vec<bool>,
    letters: String,
}

impl Rendering {
    fn new(term: &Term) -> Rendering {
        let english = Plain::new(term.english()).text(term.english()).to_owned();
        let words: Vec<&str> =
            words(&english, Language::English).iter().map(|word| word.span.of(&english)).collect();
        let is_acronym = |word: &&str| word.len() > 1 && word.chars().all(char::is_uppercase);
        Rendering {
            stems: words.iter().map(|word| stem(word)).collect(),
            capitals: words.iter().map(is_acronym).collect(),
            letters: letters(&english),
        }
    }
}

/// The words of the English of a pair.
struct Said<'a> {
    words: Vec<(&'a str, &'a str)>,
}

impl<'a> Said<'a> {
    fn new(context: &Context<'a>, pair: &Pair<'a>) -> Said<'a> {
        let text = context.bitext().target().text();
        Said {
            words: context
                .target_forms(pair)
                .map(|(Word { span, .. }, stem)| (span.of(text), stem))
                .collect(),
        }
    }

    /// Whether a rendering is among them.
    fn has(&self, rendering: &Rendering) -> bool {
        let Rendering { stems, capitals, .. } = rendering;
        let same = |at: usize, &(text, stem): &(&str, &str)| {
            stems[at] == stem && (!capitals[at] || text.contains(char::is_uppercase))
        };
        let whole = |window: &[(&str, &str)]| window.iter().enumerate().all(|(at, word)| same(at, word));
        stems.is_empty()
            || self.words.windows(stems.len()).any(whole)
            || self.has_letters(&rendering.letters, capitals)
            || stems.len() == 1
                && self.words.iter().any(|(text, _)| are_kin(&text.to_lowercase(), &rendering.letters))
            || stems.len() > 1 && self.has_scattered(stems.len(), same)
    }

    /// Whether the words of a rendering stand near each other, in whatever order.
    fn has_scattered(&self, count: usize, same: impl Fn(usize, &(&str, &str)) -> bool) -> bool {
        let is_there =
            |window: &[(&str, &str)]| (0..count).all(|at| window.iter().any(|word| same(at, word)));
        self.words.windows((count + BETWEEN).min(self.words.len()).max(1)).any(is_there)
    }

    /// Whether the letters of a rendering are those of one word or some consecutive ones, with or without the s of a plural.
    fn has_letters(&self, wanted: &str, capitals: &[bool]) -> bool {
        let is_acronym = capitals.iter().all(|&capital| capital);
        (0..self.words.len()).any(|start| {
            let mut rest = wanted;
            for (text, _) in self.words[start..].iter().take(capitals.len() + 1) {
                if is_acronym && !text.contains(char::is_uppercase) {
                    return false;
                }
                let letters = letters(without_possessive(text));
                if letters == format!("{rest}s") {
                    return true;
                }
                match rest.strip_prefix(letters.as_str()) {
                    Some("") => return true,
                    Some(left) if !letters.is_empty() => rest = left,
                    _ => return false,
                }
            }
            false
        })
    }
}

/// Letters and digits in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Reports terms that the Chinese lacks, each once for a pair.
fn in_chinese(context: &Context<'_>, findings: &mut Collector<'_>) {
    let terms = context.glossary().terms();
    for pair in context.pairs(Reads::Both) {
        let mut told: Vec<&Key> = Vec::new();
        let mut chinese = None;
        for Anchor { key, span } in context.target_anchors(&pair) {
            let Key::Term(numbers) = key else { continue };
            let chinese = chinese.get_or_insert_with(|| context.chinese(&pair).text().to_lowercase());
            let has = |&number: &u32| {
                let term = terms[number as usize].chinese();
                chinese.contains(&Plain::new(term).text(term).to_lowercase())
            };
            if told.contains(&key) || numbers.iter().any(has) {
                continue;
            }
            told.push(key);
            let term = &terms[numbers[0] as usize];
            findings
                .add(&pair, *span, MISSING * pair.bead().confidence, message(term, Language::Chinese))
                .suggest(term.chinese());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::bitext::Bitext;
    use crate::lexicon::Glossary;
    use crate::lint::{Linter, rule};

    fn marks(glossary: &str, chinese: &str, english: &str) -> Vec<String> {
        let glossary = Glossary::from_tsv(glossary).unwrap();
        let bitext = Bitext::from_pairs([(chinese, english)]);
        let findings = Linter::new().rules([rule(RULE.id).unwrap()]).glossary(glossary).lint(&bitext);
        findings.iter().map(|finding| finding.target_text(&bitext).unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn marks_what_stands_in_the_place_of_a_term() {
        let glossary = "云服务器\tcloud server\n灯塔计划\tProject Beacon\n法人代表\tlegal representative\n\
                        股东大会\tgeneral meeting\n李小满\tLi Xiaoman\n关闭\tturn off\n";
        for (chinese, english, mark) in [
            ("公司买了三台云服务器。", "The company bought three cloud hosts.", "cloud hosts"),
            ("灯塔计划启动了。", "The Lighthouse Plan has begun.", "Lighthouse Plan"),
            ("法人代表签了字。", "The corporate delegate signed it.", "corporate delegate"),
            (
                "股东大会通过了决议。",
                "The shareholders’ congress passed the resolution.",
                "shareholders’ congress",
            ),
            ("昨天李小满辞职了。", "Yesterday Lee Hsiao-man resigned.", "Lee Hsiao-man"),
        ] {
            assert_eq!(marks(glossary, chinese, english), [mark], "{english}");
        }
        for (chinese, english) in [
            ("公司买了三台云服务器。", "The company bought three CloudServers, or cloud-servers."),
            ("灯塔计划启动了。", "The project, Beacon, has begun."),
            ("灯塔计划启动了。", "Beacon, the project, has begun."),
            ("请关闭它。", "Please turn it off."),
            ("法人代表们签了字。", "The company’s legal representatives signed it."),
        ] {
            assert!(marks(glossary, chinese, english).is_empty(), "{english}");
        }
    }

    #[test]
    fn a_part_of_a_longer_word_is_not_the_term() {
        assert!(marks("大学\tuniversity\n", "大学生走了。", "The students left.").is_empty());
        assert!(marks("IT\tIT\n信息技术\tIT\n", "信息技术很热。", "IT is popular.").is_empty());
        assert_eq!(
            marks("信息技术\tIT\n", "信息技术很热，它很贵。", "This is popular, and it is dear.").len(),
            1
        );
    }

    #[test]
    fn a_short_term_may_be_part_of_a_longer_one_in_the_english() {
        let glossary =
            "云\tcloud\n云计算\tcloud computing\n阿里\tAlibaba\n阿里集团\tAlibaba Group\n云\tCloud unit\n";
        let linter =
            Linter::new().rules([rule(RULE.id).unwrap()]).glossary(Glossary::from_tsv(glossary).unwrap());
        let lint = |zh, en| linter.lint(&Bitext::from_pairs([(zh, en)])).len();
        assert_eq!(lint("公司把业务搬到云上。", "It moved its business to cloud computing."), 0);
        assert_eq!(lint("阿里昨天宣布降价。", "Alibaba Group cut its prices yesterday."), 0);
        assert_eq!(lint("云计算很热。", "Cloud computing is popular."), 0);
        assert_eq!(lint("公司把业务搬到云上。", "It moved its business to the heavens."), 1);
        assert_eq!(lint("云计算很热，云计算很贵。", "Clouds are popular and dear."), 1);
    }
}
