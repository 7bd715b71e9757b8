//! A03: a sentence or a passage of the Chinese that has no English.

use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::unpaired;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::side::Side;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "A03",
    name: "missing-passage",
    category: "Accuracy / Omission",
    severity: Severity::Warning,
    state: State::On,
    docs: "Two sentences of the Chinese or more have no English, or a single one among neighbours that surely have.\n\n\
Whoever lets a machine translate does not see that it left out a paragraph or stopped before the end, and a translation \
that was not brought up to date lacks what was added since.\n\n\
The finding marks the passage in the Chinese, and in the English, with an empty span, the place where it belongs. The \
message says how much of the text it is, the heading above it, whether the English ends early, and whether other \
sentences stand in its place: then one of the two is another version. A text of which more than two fifths have no \
English is another version as a whole, and told once. Code and lines of the page do not count. Only what the aligner \
found is judged: a sentence that a file pairs with nothing is A01. Wrong where a translator summed up several \
sentences in one.",
    bad: &[
        Example::bad(
            "图书馆从本月起周末也开放。\n读者可以借阅五本书。\n地下书库的旧空调全部换了新的。\n新空调每天省下四十度电。\n\
             门口的自行车棚也扩建了。\n馆长感谢志愿者的帮助。",
            "From this month on the library is also open at weekends.\nReaders may borrow five books.\n\
             The director thanked the volunteers for their help.",
            "",
        ),
        Example::bad(
            "渡船早上六点开出第一班。\n船票每人三元，儿童免费。\n大雾的日子停航。\n船长姓林，开船三十年了。",
            "The first ferry leaves at six in the morning.\nA ticket costs three yuan, and children travel free.",
            "",
        ),
    ],
    good: &[
        Example::good(
            "图书馆从本月起周末也开放。\n读者可以借阅五本书。\n馆长感谢志愿者的帮助。",
            "From this month on the library is also open at weekends.\nReaders may borrow five books.\n\
             The director thanked the volunteers for their help.",
        ),
        Example::good(
            "渡船早上六点开出第一班。\n船票每人三元，儿童免费。\n大雾的日子停航。\n船长姓林，开船三十年了。",
            "The first ferry leaves at six in the morning. A ticket costs three yuan, and children travel free. There is \
             no ferry on days of thick fog. The captain, whose name is Lin, has been sailing for thirty years.",
        ),
    ],
    reads: Reads::Texts,
    direction: Direction::Both,
};

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    unpaired::report(context, Side::Source, findings);
}
