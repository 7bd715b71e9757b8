//! M01: an idiom translated word by word.

use crate::bitext::Pair;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::contrast::{Remark, idioms};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "M01",
    name: "literal-idiom",
    category: "Accuracy / Mistranslation",
    severity: Severity::Info,
    state: State::On,
    docs: "An idiom, a saying or slang is rendered word by word: 割韭菜 as “cut leeks” instead of “fleece \
small investors”.\n\n\
The reader gets an image that means nothing in English, or something else.\n\n\
A table has the Chinese wording, its literal renderings and its sense. The rule fires only where the \
Chinese wording and a literal rendering both stand in the pair, and no rendering of the sense does. Images \
that English has taken over (paper tiger, the Belt and Road) are not in the table. Wrong where the text \
speaks of the thing itself, of leeks in a field, or explains the image on purpose.",
    bad: &[
        Example::bad(
            "他们画蛇添足。",
            "They drew a snake and added feet to it.",
            "drew a snake and added feet",
        ),
        Example::bad("散户又被割韭菜了。", "Small shareholders had their leeks cut again.", "leeks cut"),
        Example::bad("我是来打酱油的。", "I just came here to buy soy sauce.", "buy soy sauce"),
        Example::bad(
            "公司把责任甩锅给供应商。",
            "The company threw the pot at its suppliers.",
            "threw the pot",
        ),
        Example::bad("各位同学，公司感谢大家。", "Dear students, the company thanks you.", "students"),
    ],
    good: &[
        Example::good("他们画蛇添足。", "They gilded the lily."),
        Example::good("散户又被割韭菜了。", "Small investors were fleeced again."),
        Example::good("早上打太极，晚上搓麻将。", "Tai chi in the morning, mahjong at night."),
        Example::good("投资者终于坐不住了。", "Investors could not sit still any longer."),
        Example::good("瘦得能看见底下的骨头。", "so thin that you could see bottom ribs"),
        Example::good("纸老虎", "a paper tiger"),
        Example::good("同学们回校了。", "The students are back at school."),
        Example::good("他在地里割韭菜，准备包饺子。", "He was harvesting Chinese chives for dumplings."),
        Example::good("这项政策是一带一路的一部分。", "The policy is part of the Belt and Road."),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

const REMARK: Remark = Remark {
    one_word: 0.7,
    several_words: 0.85,
    message: |chinese, _, advice| format!("{chinese} word by word; it means: {advice}"),
};

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    idioms().check(&REMARK, context, pair, findings);
}
