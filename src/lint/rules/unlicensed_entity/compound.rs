//! Regions whose Chinese names are read apart: 中亚 as “China and Asia”.

use std::sync::OnceLock;

use crate::bitext::{Pair, Scope};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::short_countries::find_form;
use crate::span::Span;
use crate::table;

const TABLE: &str = include_str!("../../../data/lint/compound-places.tsv");

/// How sure it is.
const CONFIDENCE: f32 = 0.9;

/// A name with what must stand around it, and its renderings.
struct Row {
    word: &'static str,
    before: Condition,
    behind: Condition,
    text: Condition,
    right: Vec<&'static str>,
    wrong: Vec<&'static str>,
}

/// Words of which one must be there, or none may.
enum Condition {
    Nothing,
    One(Vec<&'static str>),
    None(Vec<&'static str>),
}

impl Condition {
    fn new(field: &'static str) -> Condition {
        match (field, field.strip_prefix('!')) {
            ("", _) => Condition::Nothing,
            (_, Some(words)) => Condition::None(words.split('|').collect()),
            _ => Condition::One(field.split('|').collect()),
        }
    }

    fn holds(&self, is_there: impl Fn(&str) -> bool) -> bool {
        match self {
            Condition::Nothing => true,
            Condition::One(words) => words.iter().any(|word| is_there(word)),
            Condition::None(words) => !words.iter().any(|word| is_there(word)),
        }
    }
}

fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let row = |[word, before, behind, text, right, wrong]: [&'static str; 6]| Row {
            word,
            before: Condition::new(before),
            behind: Condition::new(behind),
            text: Condition::new(text),
            right: right.split('|').collect(),
            wrong: wrong.split('|').collect(),
        };
        table::rows(TABLE).map(row).collect()
    })
}

pub(super) fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    let text = chinese.text();
    let mut marked: Vec<Span> = Vec::new();
    for row in rows() {
        // 中非共和国 is the full name.
        let mut places = text
            .match_indices(row.word)
            .map(|(at, _)| at)
            .filter(|at| !text[at + row.word.len()..].starts_with("共和国"));
        let (Some(at), None) = (places.next(), places.next()) else { continue };
        let (before, behind) = (&text[..at], &text[at + row.word.len()..]);
        let all = if context.bitext().scope() == Scope::Text { context.all_chinese().text() } else { text };
        if !row.before.holds(|word| before.ends_with(word))
            || !row.behind.holds(|word| behind.starts_with(word))
            || !row.text.holds(|word| all.contains(word))
            || row.right.iter().any(|form| english.text().contains(form))
            // The longer name is another one, and 中国 and 亚洲 may be said too.
            || is_said_apart(row.word, text)
        {
            continue;
        }
        let Some(found) =
            row.wrong.iter().filter_map(|form| find_form(english.text(), form)).max_by_key(|span| span.len())
        else {
            continue;
        };
        if marked.iter().any(|other| other.overlaps(found)) {
            continue;
        }
        marked.push(found);
        let message = format!("{} is {} here, not “{}”", row.word, row.right[0], found.of(english.text()));
        let source = Span::new(at, at + row.word.len());
        findings.add(pair, english.original(found), CONFIDENCE, message).against(chinese.original(source));
    }
}

/// Whether the Chinese also has the full names of the parts.
fn is_said_apart(word: &str, text: &str) -> bool {
    let continent = ["亚洲", "非洲", "美洲", "美国", "欧洲", "拉脱维亚", "南海", "西方", "东方"];
    word.starts_with('中')
        && text.contains("中国")
        && continent.iter().any(|name| text.replace(word, "").contains(name))
}
