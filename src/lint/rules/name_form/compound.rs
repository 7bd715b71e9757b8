//! A compound surname that is cut in two: 诸葛亮 as “Zhu Geliang”.

use crate::bitext::Pair;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::spelled::{surnamed, two_words};
use crate::reading::fold::letters;
use crate::reading::{System, romanise};
use crate::span::Span;

/// The compound surnames whose first character is a surname too, or looks like one in pinyin.
const SURNAMES: [&str; 17] = [
    "上官", "令狐", "公孙", "司徒", "司马", "夏侯", "宇文", "尉迟", "慕容", "欧阳", "皇甫", "端木", "西门",
    "诸葛", "轩辕", "长孙", "独孤",
];
/// How sure it is, since the letters are those of the whole name.
const SURE: f32 = 0.9;

/// Reports each name of the pair that is two English words divided elsewhere than after its surname.
pub(super) fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let (simple, english) = (context.chinese(pair), context.english(pair));
    let names: Vec<(Span, [String; 2])> =
        SURNAMES.iter().flat_map(|surname| surnamed(simple.text(), surname)).collect();
    if names.is_empty() {
        return;
    }
    for &run in context.runs(pair) {
        let Some([first, last]) = two_words(run.of(english.text())) else { continue };
        let cut = names.iter().find(|(_, [surname, given])| {
            letters(surname) + &letters(given) == letters(first) + &letters(last)
                && letters(first).len() != letters(surname).len()
        });
        let Some((span, _)) = cut else { continue };
        let han = span.of(simple.text());
        let Some(right) = romanise(han, System::Pinyin) else { continue };
        let message = format!("the surname of {han} has two characters: {right}");
        let source = simple.original(*span);
        findings.add(pair, english.original(run), SURE, message).against(source).suggest(right);
    }
}
