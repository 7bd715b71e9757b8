//! P01: quotation marks and brackets that lack a partner or face the wrong way.

mod marks;

use crate::bitext::{Pair, Scope};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::side::Side;
use crate::span::{Sents, Span};

use marks::{Family, Fault, Slip, slips};

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "P01",
    name: "unpaired-quote",
    category: "Fluency / Punctuation / Unpaired marks",
    severity: Severity::Warning,
    state: State::On,
    docs: "A quotation mark or bracket is opened and not closed, closed and not opened, or turned the wrong \
way (“the firm‘s”, “the “new deal“”).\n\n\
The reader does not know whose words these are. Often a clause was swallowed together with the mark.\n\n\
Marks are paired within a paragraph of a text, within a pair where the pairs stand alone. Silent where the \
Chinese lacks its mark in the same way, where a quotation goes on in the next paragraph and that one opens \
it again, and where the partner stands in a paragraph near by. Apostrophes, inches, list numbers such as \
“a)” and smileys are no marks. Single quotation marks are flagged only if no apostrophe could be their \
partner. Marks of one sentence that lack their partners on the same side, because the same words were swallowed, are \
told once. Wrong where a quotation runs over many paragraphs and is not opened again.",
    bad: &[
        Example::bad("“我们会赢，”他说。", "We will win,” he said.", "win,”"),
        Example::bad("这家公司的股票涨了。", "The company‘s shares rose.", "company‘s"),
        Example::bad("所谓“新政”开始了。", "The “new deal“ began.", "deal“"),
        Example::bad("“我们会赢，”他说。", "“We will win, he said.", "“We"),
        Example::bad("会期三天（含周末）。", "It lasts three days (with the weekend.", "(with"),
        Example::bad("他说：“我们（三人）会赢。”", "He said: “We (the three of us will win.", "“We"),
        Example::bad("“我们会赢。”他说。", "”We will win,“ he said.", "”We will win,“"),
    ],
    good: &[
        Example::good("“我们会赢。", "“We will win."),
        Example::good("他身高六英尺二英寸。", "He is 6'2\" tall and has a 15\" screen."),
        Example::good("九十年代的学生们的歌。", "The students’ songs of the ’90s, rock ’n’ roll."),
        Example::good("她说：“他说‘不行’。”", "“He said ‘no’,” she said."),
        Example::good("甲）价格；乙）质量。", "a) price; b) quality; 3) speed :)"),
        Example::good("他写道：\"好。\"", "He wrote: \"Good.\""),
        Example::good("（见第二页", "(see page two"),
    ],
    reads: Reads::Target,
    direction: Direction::English,
};

/// How sure it is for a mark that faces the wrong way.
const TURNED: f32 = 0.9;
/// How sure it is for a mark without a partner, if the Chinese has such marks and all are paired, if it has
/// none, and if there is no Chinese.
const BALANCED: f32 = 0.85;
const UNMARKED: f32 = 0.6;
const ALONE: f32 = 0.7;

/// The partner of a mark may be this many paragraphs away: in some texts every sentence is a paragraph.
const NEAR_IN_TEXT: usize = 20;
/// The same in pairs, if pairs stand alone.
const NEAR_IN_PAIRS: usize = 3;

/// The unit within which marks are paired: a paragraph, or a pair.
struct Passage {
    sentences: Sents,
    slips: Vec<Slip>,
    /// For each family the first fault that another passage may mend, and the last slip.
    first: [Option<Fault>; Family::COUNT],
    last: [Option<Slip>; Family::COUNT],
    /// Whether it begins with a mark that opens a quotation.
    reopens: bool,
}

impl Passage {
    fn new(sentences: Sents, text: &str) -> Passage {
        let slips = slips(text);
        let (mut first, mut last) = ([None; Family::COUNT], [None; Family::COUNT]);
        for &slip in &slips {
            last[slip.family as usize] = Some(slip);
            if !matches!(slip.fault, Fault::Turned(_)) {
                first[slip.family as usize].get_or_insert(slip.fault);
            }
        }
        Passage { sentences, slips, first, last, reopens: text.starts_with(['“', '"', '‘']) }
    }
}

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let bitext = context.bitext();
    let target = bitext.target();
    let passages: Vec<Passage> = passages(context)
        .into_iter()
        .map(|sentences| Passage::new(sentences, context.written(target.span(sentences)).text()))
        .collect();
    let bead_of = bitext.bead_numbers(Side::Target);
    let near = match bitext.scope() {
        Scope::Text => NEAR_IN_TEXT,
        Scope::Pairs => NEAR_IN_PAIRS,
    };
    for (index, passage) in passages.iter().enumerate() {
        let written = context.written(target.span(passage.sentences));
        let mut source = None;
        let mut marks: Vec<Mark> = Vec::new();
        for slip in &passage.slips {
            if is_continued(&passages, index, slip, near) {
                continue;
            }
            let place = written.original(Span::new(slip.at, slip.at + slip.mark.len_utf8()));
            let Some(sentence) = target.sentence_at(place.start) else { continue };
            let source = source.get_or_insert_with(|| Source::of(context, passage.sentences, &bead_of));
            if !source.has(slip) {
                marks.push(Mark { slip: *slip, place, sentence: sentence.index() });
            }
        }
        let Some(source) = source else { continue };
        for defect in marks.chunk_by(Mark::is_one_defect) {
            tell(context, &bitext.pair(bead_of[defect[0].sentence]), defect, &source, findings);
        }
    }
}

/// A slip, its place in the document and the sentence it is in.
struct Mark {
    slip: Slip,
    place: Span,
    sentence: usize,
}

impl Mark {
    /// Whether the next mark of a sentence belongs to the same defect: several marks that are not closed (what closed
    /// them all was swallowed), or not opened, two turned marks of one quotation, or two that were meant to be partners.
    fn is_one_defect(&self, next: &Mark) -> bool {
        let quotes = |mark: &Mark| matches!(mark.slip.family, Family::Double | Family::Single);
        let is_one = match (self.slip.fault, next.slip.fault) {
            (Fault::Unclosed, Fault::Unclosed) | (Fault::Unopened, Fault::Unopened) => true,
            (Fault::Unclosed, Fault::Unopened) => quotes(self) && quotes(next),
            (Fault::Turned('“'), Fault::Turned('”')) => true,
            _ => false,
        };
        is_one && self.sentence == next.sentence
    }
}

/// Reports a defect of one mark or several.
fn tell(
    context: &Context<'_>,
    pair: &Pair<'_>,
    defect: &[Mark],
    source: &Source,
    findings: &mut Collector<'_>,
) {
    let english = context.english(pair);
    let with_word = |mark: &Mark| with_word(english.text(), english.plain(mark.place), mark.slip.fault);
    let first = &defect[0];
    let mark = first.slip.mark;
    if let Fault::Turned(right) = first.slip.fault {
        let last = &defect[defect.len() - 1];
        let words = with_word(first).join(with_word(last));
        let message = match defect {
            [_] => format!("{mark} is turned the wrong way"),
            _ => format!("{mark} and {} are turned the wrong way", last.slip.mark),
        };
        let text = words.of(english.text());
        let write = |c: char| if c == mark { right } else { mark };
        let mended = match defect {
            [_] => text.replace(mark, &right.to_string()),
            _ => text.chars().map(|c| if matches!(c, '“' | '”') { write(c) } else { c }).collect(),
        };
        findings.add(pair, english.original(words), TURNED, message).safely(mended);
        return;
    }
    let said = match first.slip.fault {
        Fault::Unclosed => "not closed",
        _ => "not opened",
    };
    let all: Vec<String> = defect.iter().map(|mark| mark.slip.mark.to_string()).collect();
    let is = if all.len() == 1 && first.slip.fault != Fault::Unclosed {
        "was"
    } else if all.len() == 1 {
        "is"
    } else {
        "are"
    };
    let (confidence, chinese) = match (source.is_empty, source.marks(first.slip.family)) {
        (true, _) => (ALONE, ""),
        (false, 0) => (UNMARKED, "; the Chinese has no such marks"),
        (false, _) => (BALANCED, "; in the Chinese every mark has its partner"),
    };
    let span = english.original(with_word(first));
    findings.add(pair, span, confidence, format!("{} {is} {said}{chinese}", all.join(" and ")));
}

/// The passages of a bitext, as runs of target sentences, without code and lines of the page.
fn passages(context: &Context<'_>) -> Vec<Sents> {
    let bitext = context.bitext();
    if bitext.scope() == Scope::Pairs {
        return context.pairs(Reads::Target).map(|pair| pair.bead().target).collect();
    }
    let sentences: Vec<_> = bitext.target().sentences().collect();
    let paragraphs = sentences
        .chunk_by(|a, b| a.paragraph() == b.paragraph() && a.is_prose() == b.is_prose())
        .filter(|run| run[0].is_prose());
    paragraphs.map(|run| Sents::new(run[0].index(), run[run.len() - 1].index() + 1)).collect()
}

/// Whether what a mark opens continues in another passage, or began in one: the nearest passage with a fault
/// in the same family lacks the partner.
fn is_continued(passages: &[Passage], index: usize, slip: &Slip, near: usize) -> bool {
    let family = slip.family as usize;
    let partners = |passage: &Passage, fault: Fault| passage.first[family].map(|found| found == fault);
    match slip.fault {
        Fault::Turned(_) => false,
        Fault::Unclosed => {
            let last = passages[index].last[family].as_ref() == Some(slip);
            let behind = &passages[index + 1..];
            let reopened = matches!(slip.family, Family::Double | Family::Single)
                && behind.first().is_some_and(|next| next.reopens);
            let partner = behind.iter().take(near).find_map(|passage| partners(passage, Fault::Unopened));
            last && (reopened || partner == Some(true))
        }
        Fault::Unopened => {
            let before = passages[..index].iter().rev().take(near);
            before.into_iter().find_map(|passage| partners(passage, Fault::Unclosed)) == Some(true)
        }
    }
}

/// A longer word next to a mark is not marked with it: it is a line that somebody filled with marks.
const LONGEST_WORD: usize = 64;

/// A mark with the word next to it.
fn with_word(text: &str, mark: Span, fault: Fault) -> Span {
    let opens = matches!(fault, Fault::Unclosed | Fault::Turned('“'));
    let before = if opens { "" } else { word_before(&text[..mark.start as usize]) };
    let behind = word_behind(&text[mark.end as usize..]);
    Span::new(mark.start as usize - before.len(), mark.end as usize + behind.len())
}

/// What a text has behind its last blank.
fn word_before(text: &str) -> &str {
    let near = text.ceil_char_boundary(text.len().saturating_sub(LONGEST_WORD));
    let word = text[near..].rsplit(char::is_whitespace).next().unwrap_or_default();
    let rest = &text[..text.len() - word.len()];
    if rest.is_empty() || rest.ends_with(char::is_whitespace) { word } else { "" }
}

/// The letters and digits that a text begins with.
fn word_behind(text: &str) -> &str {
    let near = &text[..text.floor_char_boundary(LONGEST_WORD)];
    let word = &near[..near.find(|c: char| !c.is_alphanumeric()).unwrap_or(near.len())];
    if text[word.len()..].starts_with(char::is_alphanumeric) { "" } else { word }
}

/// The marks of the Chinese that a passage translates.
struct Source {
    is_empty: bool,
    counts: [(usize, usize); Family::COUNT],
}

impl Source {
    fn of(context: &Context<'_>, sentences: Sents, bead_of: &[usize]) -> Source {
        let mut beads: Vec<usize> = sentences.iter().map(|index| bead_of[index]).collect();
        beads.dedup();
        let mut source = Source { is_empty: true, counts: Default::default() };
        for index in beads {
            let text = context.written_chinese(&context.bitext().pair(index)).text();
            source.is_empty &= text.is_empty();
            text.chars().for_each(|c| source.count(c));
        }
        source
    }

    fn count(&mut self, c: char) {
        let (family, opens) = match c {
            '“' | '「' | '『' | '〝' => (Family::Double, true),
            '”' | '」' | '』' | '〞' => (Family::Double, false),
            '"' | '＂' => {
                let (open, close) = self.counts[Family::Double as usize];
                (Family::Double, open <= close)
            }
            '‘' => (Family::Single, true),
            '’' => (Family::Single, false),
            '(' | '（' => (Family::Round, true),
            ')' | '）' => (Family::Round, false),
            '[' | '［' | '【' => (Family::Square, true),
            ']' | '］' | '】' => (Family::Square, false),
            _ => return,
        };
        let (open, close) = &mut self.counts[family as usize];
        *(if opens { open } else { close }) += 1;
    }

    /// Whether the Chinese has the same fault.
    fn has(&self, slip: &Slip) -> bool {
        match slip.fault {
            Fault::Unclosed => self.unclosed(slip.family),
            Fault::Unopened => self.unopened(slip.family),
            Fault::Turned(_) => false,
        }
    }

    fn marks(&self, family: Family) -> usize {
        let (open, close) = self.counts[family as usize];
        open + close
    }

    fn unclosed(&self, family: Family) -> bool {
        let (open, close) = self.counts[family as usize];
        open > close
    }

    fn unopened(&self, family: Family) -> bool {
        let (open, close) = self.counts[family as usize];
        open < close
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is marked with the “ or ” of a text.
    fn marked(text: &str, fault: Fault) -> &str {
        let at = text.find(['“', '”']).expect("the text has a mark");
        with_word(text, Span::new(at, at + '“'.len_utf8()), fault).of(text)
    }

    #[test]
    fn a_mark_is_told_with_its_word() {
        assert_eq!(marked("we win,” he", Fault::Unopened), "win,”");
        assert_eq!(marked("a “new deal", Fault::Unclosed), "“new");
        assert_eq!(marked("the deal“s", Fault::Turned('”')), "deal“s");
    }

    #[test]
    fn a_mark_is_told_alone_where_its_word_does_not_end_near_it() {
        let longest = "é".repeat(LONGEST_WORD / 2);
        for (fits, text) in
            [(true, longest.clone()), (false, format!("{longest}e")), (false, longest.repeat(9))]
        {
            let expected = |with_word: String| if fits { with_word } else { with_word.replace(&text, "") };
            assert_eq!(marked(&format!("a {text}” b"), Fault::Unopened), expected(format!("{text}”")));
            assert_eq!(marked(&format!("{text}” b"), Fault::Unopened), expected(format!("{text}”")));
            assert_eq!(marked(&format!("a “{text}, b"), Fault::Unclosed), expected(format!("“{text}")));
            assert_eq!(marked(&format!("a “{text}"), Fault::Unclosed), expected(format!("“{text}")));
        }
    }
}
