//! A04: a sentence or a passage of the English that has no Chinese.

use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::unpaired;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::side::Side;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "A04",
    name: "unsourced-passage",
    category: "Accuracy / Addition",
    severity: Severity::Warning,
    state: State::On,
    docs: "Two sentences of the English or more have no Chinese, or a single one among neighbours that surely have: the \
reverse of A03.\n\n\
The English is the translation of another version of the text, or a model went on writing by itself; where the English \
is the original, the Chinese lacks a passage.\n\n\
The finding marks the passage, and the message says how much of the text it is, the heading above it, and after which \
words of the Chinese it belongs. A text of which more than two fifths have no Chinese is another version as a whole, \
and told once. Wrong where a translator explains at length.",
    bad: &[Example::bad(
        "图书馆从本月起周末也开放。\n读者可以借阅五本书。\n馆长感谢志愿者的帮助。",
        "From this month on the library is also open at weekends.\nReaders may borrow five books.\n\
             The old air conditioners in the basement were all replaced.\nThe bicycle shed at the entrance is larger now.\n\
             The director thanked the volunteers for their help.",
        "The old air conditioners in the basement were all replaced.\nThe bicycle shed at the entrance is larger now.",
    )],
    good: &[
        Example::good(
            "图书馆从本月起周末也开放。\n读者可以借阅五本书。\n馆长感谢志愿者的帮助。",
            "From this month on the library is also open at weekends.\nReaders may borrow five books.\n\
             The director thanked the volunteers for their help.",
        ),
        Example::good(
            "渡船早上六点开出第一班，大雾的日子停航。\n船票每人三元，儿童免费。",
            "The first ferry leaves at six in the morning.\nThere is no ferry on days of thick fog.\n\
             A ticket costs three yuan, and children travel free.",
        ),
    ],
    reads: Reads::Texts,
    direction: Direction::Both,
};

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    unpaired::report(context, Side::Target, findings);
}
