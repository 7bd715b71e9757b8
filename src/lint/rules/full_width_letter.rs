//! P04: wide letters and digits in the Chinese.

use crate::bitext::Pair;
use crate::language::half_width;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "P04",
    name: "full-width-letter",
    category: "Locale conventions / Punctuation",
    severity: Severity::Info,
    state: State::On,
    docs: "Latin letters and digits in the Chinese are wide: ２０２４年, ＶＵＥ.\n\n\
They come from an input method in the wrong mode. They look loose, cannot be searched for, and do not work where \
somebody copies them into a program.\n\n\
Wide marks are right in Chinese and are left alone. Where a sentence has several such words, the first is marked. \
Wrong in texts whose house style is wide, as in some from Taiwan.",
    bad: &[
        Example::bad("该版本于２０２４年发布。", "The version came out in 2024.", "２０２４"),
        Example::bad("这是Ｖｕｅ的组件。", "This is a Vue component.", "Ｖｕｅ"),
    ],
    good: &[
        Example::good("该版本于2024年发布。", "The version came out in 2024."),
        Example::good("这是 Vue 的组件（共！～）。", "This is a Vue component."),
    ],
    reads: Reads::Any,
    direction: Direction::Chinese,
};

/// How sure it is.
const CONFIDENCE: f32 = 0.8;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let chinese = context.chinese(pair);
    let text = chinese.text();
    let words = wide_words(text);
    let Some(first) = words.first() else { return };
    let narrow: String = first.of(text).chars().map(half_width).collect();
    let message = match words.len() {
        1 => format!("“{narrow}” is written in wide letters"),
        count => format!("“{narrow}” is written in wide letters, one of {count} such words here"),
    };
    findings.add(pair, None, CONFIDENCE, message).against(chinese.original(*first)).safely(narrow);
}

/// The runs of wide letters and digits.
fn wide_words(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let is_wide = |c: char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    for (at, c) in text.char_indices().filter(|&(_, c)| is_wide(c)) {
        match runs.last_mut() {
            Some(last) if last.end as usize == at => last.end += c.len_utf8() as u32,
            _ => runs.push(Span::new(at, at + c.len_utf8())),
        }
    }
    runs
}
