//! P03: marks of English between Chinese characters.

use crate::bitext::{Pair, Scope};
use crate::language::is_han;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "P03",
    name: "half-width-mark",
    category: "Locale conventions / Punctuation",
    severity: Severity::Warning,
    state: State::On,
    docs: "A comma, full stop, semicolon, colon, question or exclamation mark between Chinese characters is the \
narrow one of English: 你好,世界.\n\n\
The marks are wide in Chinese (，。；：？！), and bring their own blank; the narrow ones stick to the next character, \
or tear a gap if a blank follows.\n\n\
A mark counts between two Chinese characters, and at the end of a line behind one. Silent beside Latin letters and \
digits, where usage varies, for a row of dots, and in code. Where a sentence has several, the first is marked. A mark that \
a text has more often narrow than wide is its custom: only the first place is marked, with the number of the others. Wrong \
in a proportion of two characters (东:西).",
    bad: &[
        Example::bad("安装完成,可以开始了。", "It is installed, and you can start.", ","),
        Example::bad("先打开文件; 再保存。", "Open the file first; then save it.", "; "),
        Example::bad("真的要用它?", "Do you really want to use it?", "?"),
        Example::bad("注意:下面的内容很重要。", "Note: what follows is important.", ":"),
    ],
    good: &[
        Example::good("安装完成，可以开始了。", "It is installed, and you can start."),
        Example::good("文件在 A, B 之中，大小为1,200字。", "The file is in A, B and has 1,200 characters."),
        Example::good("等等...再看一下。", "Wait ... let us look again."),
        Example::good("时间为 12:30, 地点待定。", "The time is 12:30, the place is open."),
        Example::good(
            "用 app.config 来设置，或看 Vue: 指南。",
            "Set it with app.config, or see the Vue guide.",
        ),
    ],
    reads: Reads::Any,
    direction: Direction::Chinese,
};

/// How sure it is.
const CONFIDENCE: f32 = 0.85;

/// The narrow marks, and what Chinese writes.
const MARKS: [(char, &str); 6] =
    [(',', "，"), ('.', "。"), (';', "；"), (':', "："), ('?', "？"), ('!', "！")];

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let pairs: Vec<(Pair<'_>, Vec<Mark>)> = context
        .pairs(Reads::Any)
        .map(|pair| (pair, marks(context.chinese(&pair).text())))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    let customs = customs(context, &pairs);
    let mut told: Vec<&str> = Vec::new();
    for (pair, found) in &pairs {
        let chinese = context.chinese(pair);
        let (place, wide) = found[0];
        let narrow = place.of(chinese.text()).trim();
        let custom = customs.iter().find(|(mark, _)| *mark == wide);
        let others = match (custom, found.len()) {
            (Some(_), _) if told.contains(&wide) => continue,
            (Some((_, count)), _) if *count > 1 => format!(", as in {} other places", count - 1),
            (None, count) if count > 1 => format!(", one of {count} here"),
            _ => String::new(),
        };
        told.extend(custom.map(|(mark, _)| *mark));
        let message = format!("“{narrow}” is narrow between Chinese characters{others}");
        findings.add(pair, None, CONFIDENCE, message).against(chinese.original(place)).safely(wide);
    }
}

/// The marks that a text has more often narrow than wide, by their wide forms, and how often. Pairs that stand alone have no
/// customs.
fn customs(context: &Context<'_>, pairs: &[(Pair<'_>, Vec<Mark>)]) -> Vec<(&'static str, usize)> {
    if context.bitext().scope() == Scope::Pairs {
        return Vec::new();
    }
    let text = context.all_chinese().text();
    let narrow = |wide| pairs.iter().flat_map(|(_, found)| found).filter(|(_, mark)| *mark == wide).count();
    let counted = MARKS.iter().map(|&(_, wide)| (wide, narrow(wide)));
    counted.filter(|&(wide, count)| count > text.matches(wide).count()).collect()
}

/// A narrow mark with the blanks behind it, and its wide form.
type Mark = (Span, &'static str);

/// The narrow marks between Chinese characters, each with the blanks behind it and its wide form.
fn marks(text: &str) -> Vec<Mark> {
    let is_behind = |c: char| is_han(c) || matches!(c, '”' | '’' | '」' | '』' | '》' | '）');
    let is_before = |c: char| is_han(c) || matches!(c, '“' | '‘' | '「' | '『' | '《' | '（');
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let Some((_, wide)) = MARKS.iter().find(|(mark, _)| *mark == c) else { continue };
        let rest = &text[at + 1..];
        let next = rest.trim_start_matches(' ');
        let blanks = rest.len() - next.len();
        let ends = matches!(c, '.' | '?' | '!') && next.chars().next().is_none_or(|next| next == '\n');
        if text[..at].ends_with(is_behind) && (next.starts_with(is_before) || ends) {
            found.push((Span::new(at, at + 1 + if ends { 0 } else { blanks }), *wide));
        }
    }
    found
}
