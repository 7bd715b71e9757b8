//! A06: a part of a sentence that has a form, and is lost in the English.

mod attribution;
mod bracket;
mod dateline;
mod enumeration;
mod label;

use crate::bitext::Pair;
use crate::language::Language;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "A06",
    name: "lost-part",
    category: "Accuracy / Omission",
    severity: Severity::Warning,
    state: State::On,
    docs: "A short part of a Chinese sentence that has a form of its own is lost: a dateline (新华社北京3月5日电), the \
reporter (记者张三), the source of a statement (据…报道, …表示), a list number, a remark in brackets, an item of an \
enumeration.\n\n\
It is too short to be missed in the English, and it is who says so, what comes third, or one of four things that the \
law allows.\n\n\
Each part is looked for in its own way. Of a dateline neither the agency nor the date is there, of a reporter neither \
the name nor the word; of an attribution there is no word of saying or source, and none of what the clause says; a list \
number has nothing at the beginning of the English that counts; of a bracket no content word is said and there are fewer \
brackets; of an enumeration, the English items on both sides of the lost one stand next to each other, with no word \
between them that could be it. Where a neighbouring pair says it, it is not lost. Wrong where an editor leaves out what \
foreign readers do not need.",
    bad: &[
        Example::bad(
            "新华社长沙6月11日电，湖南多条河流水位开始回落。",
            "Water levels in several rivers of Hunan have begun to fall.",
            "",
        ),
        Example::bad(
            "商店里出售苹果、香蕉、雨伞、牛奶和面包。",
            "The shop sells apples, bananas, milk and bread.",
            "",
        ),
        Example::bad(
            "据路透社报道，火车在隧道里停了三个小时。",
            "The train stood in the tunnel for three hours.",
            "",
        ),
        Example::bad("三、加强桥梁的检查和维修。", "Strengthen the inspection and repair of bridges.", ""),
        Example::bad(
            "渡船早上六点开出（大雾天气除外），每小时一班。",
            "The ferry leaves at six in the morning and then every hour.",
            "",
        ),
    ],
    good: &[
        Example::good(
            "新华社长沙6月11日电，湖南多条河流水位开始回落。",
            "CHANGSHA, June 11 (Xinhua) -- Water levels in several rivers of Hunan have begun to fall.",
        ),
        Example::good(
            "商店里出售苹果、香蕉、雨伞、牛奶和面包。",
            "The shop sells apples, bananas, brollies, milk and bread.",
        ),
        Example::good(
            "据路透社报道，火车在隧道里停了三个小时。",
            "The train stood in the tunnel for three hours, Reuters reported.",
        ),
        Example::good("三、加强桥梁的检查和维修。", "III. Strengthen the inspection and repair of bridges."),
        Example::good(
            "渡船早上六点开出（大雾天气除外），每小时一班。",
            "Except in heavy fog, the ferry leaves at six in the morning and then every hour.",
        ),
        Example::good(
            "沙特记者卡舒吉走进领事馆后就再也没有出来。",
            "Jamal Khashoggi walked into the consulate and never came out.",
        ),
        Example::good("一、二年级的学生先走。", "Pupils of the first and second grades leave first."),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// A part that is lost.
struct Lost {
    /// Its bytes in the plain Chinese of the pair.
    part: Span,
    /// What it is, in words.
    what: &'static str,
    confidence: f32,
}

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let chinese = context.chinese(pair);
    let mut lost: Vec<Lost> = Vec::new();
    // Where the dateline is lost, its reporter is too.
    lost.extend(dateline::lost(context, pair).or_else(|| dateline::lost_reporter(context, pair)));
    lost.extend(attribution::lost(context, pair));
    lost.extend(label::lost(context, pair));
    lost.extend(bracket::lost(context, pair));
    lost.extend(enumeration::lost(context, pair));
    for (at, Lost { part, what, confidence }) in lost.iter().enumerate() {
        if lost[..at].iter().any(|other| other.part.overlaps(*part)) {
            continue;
        }
        let source = chinese.original(*part);
        let place = context.losses().place(pair, source);
        let is_gone =
            if context.original() == Some(Language::Chinese) { "is lost" } else { "is not in the English" };
        let message = format!("{what} “{}” {is_gone}", part.of(chinese.text()));
        findings
            .add(pair, Span { start: place, end: place }, confidence * pair.bead().confidence, message)
            .against(source);
    }
}
