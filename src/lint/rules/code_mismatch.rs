//! C01: a name in code that is another one on the other side.

use crate::bitext::Pair;
use crate::language::{Language, visible};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::exchanged::{Copied, exchanged};
use crate::lint::evidence::quoted_code::{code, folded};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::side::Both;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "C01",
    name: "code-mismatch",
    category: "Accuracy / Mistranslation",
    severity: Severity::Warning,
    state: State::On,
    docs: "What stands between backticks is another name, value or version on the other side (`useState` as `useEffect`).\n\n\
Code is copied, not translated: one of the two does not work, or describes an older version.\n\n\
A code counts if the other side has it nowhere in the pair, its neighbours and their plain words, and has another one in its \
place. What is around a name does not count (`.trim`, `watch()`). Silent for code with Chinese characters, which may be \
translated, and where one side has a name that the other leaves out. Wrong where the two explain an example with names \
of their own.",
    bad: &[
        Example::bad("调用 `useState` 来保存它。", "Call `useEffect` to keep it.", "useEffect"),
        Example::bad("把 `timeout` 设为 `3000`。", "Set `timeout` to `5000`.", "5000"),
        Example::bad(
            "需要 `^20.19.0 || >=22.12.0` 版本的 Node.js。",
            "It needs Node.js `^22.18.0 || >=24.12.0`.",
            "^22.18.0 || >=24.12.0",
        ),
    ],
    good: &[
        Example::good("`.trim` 修饰符去掉空格。", "The `trim` modifier removes blanks."),
        Example::good("在 `watchEffect()` 里调用。", "Call it in `watchEffect`."),
        Example::good("运行 `echo 你好`。", "Run `echo hello`."),
        Example::good("`name` 和 `id` 都要写。", "Both `id` and `name` are needed."),
        Example::good("`wait` 选项只等一次。", "The option waits only once, unlike `poll` or `wait`."),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure it is if the two differ in one character, and in more.
const SLIP: f32 = 0.85;
const EXCHANGED: f32 = 0.7;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let bitext = context.bitext();
    let near: Vec<Pair<'_>> = context.neighbours(pair, 1).collect();
    let texts: Both<String> = Both::new(
        near.iter().map(|pair| visible(pair.source())).collect(),
        near.iter().map(|pair| visible(pair.target())).collect(),
    );
    let source = copied(pair.source(), pair.source_span(), &texts.target);
    let target = copied(pair.target(), pair.target_span(), &texts.source);
    for (said, written) in exchanged(source, target) {
        let confidence =
            if strsim::damerau_levenshtein(&said.folded, &written.folded) <= 1 { SLIP } else { EXCHANGED };
        let words = [said.span.of(bitext.source().text()), written.span.of(bitext.target().text())];
        let words = words.map(visible);
        let message = format!("the Chinese has `{}`, the English `{}`", words[0], words[1]);
        findings
            .add(pair, written.span, confidence * pair.bead().confidence, message)
            .against(said.span)
            .suggest_in(Language::English, Some(words[0].to_string()))
            .suggest_in(Language::Chinese, Some(words[1].to_string()));
    }
}

/// The code in a text that another text has nowhere.
fn copied(text: &str, place: Span, other: &str) -> Vec<Copied> {
    let copied = |span: Span| {
        let written = visible(span.of(text));
        let folded = folded(&written)?.to_owned();
        (!other.contains(&folded)).then(|| Copied { folded, span: span.shifted(place.start) })
    };
    code(text).into_iter().filter_map(copied).collect()
}
