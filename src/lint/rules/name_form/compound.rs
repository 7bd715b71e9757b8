//! A compound surname that is cut in two: 诸葛亮 as “Zhu Geliang”.

use crate::anchor::reading::{System, fold::letters, romanise};
use crate::bitext::Pair;
use crate::language::is_han;
use crate::lint::rule::Report;
use crate::lint::spelled::runs;
use crate::simplify::Simplified;
use crate::span::Span;

/// The compound surnames whose first character is a surname too, or looks like one in pinyin.
const SURNAMES: [&str; 17] = [
    "上官", "令狐", "公孙", "司徒", "司马", "夏侯", "宇文", "尉迟", "慕容", "欧阳", "皇甫", "端木", "西门",
    "诸葛", "轩辕", "长孙", "独孤",
];
/// Most characters of a given name.
const LONGEST_GIVEN: usize = 2;
/// How sure it is: the letters are those of the whole name.
const SURE: f32 = 0.9;

/// Reports each name of the pair whose two English words divide it at another place than behind its surname.
pub(super) fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let simple = Simplified::new(pair.source());
    let names: Vec<(String, Span, usize)> =
        SURNAMES.iter().flat_map(|surname| names(simple.text(), surname)).collect();
    if names.is_empty() {
        return;
    }
    for run in runs(pair.target()) {
        let words: Vec<&str> = run.of(pair.target()).split([' ', '-']).collect();
        let [first, last] = words[..] else { continue };
        let cut = names.iter().find(|(pinyin, _, surname)| {
            *pinyin == letters(first) + &letters(last) && letters(first).len() != *surname
        });
        let Some((_, span, _)) = cut else { continue };
        let han = span.of(simple.text());
        let Some(right) = romanise(han, System::Pinyin) else { continue };
        let message = format!("the surname of {han} has two characters: {right}");
        let source = simple.original(*span).shifted(pair.source_span().start);
        report.add(pair, run.shifted(pair.target_span().start), source, SURE, message).suggest(right);
    }
}

/// The names with a surname in a text: their letters in pinyin, their place, and how many letters the surname has.
fn names(text: &str, surname: &str) -> Vec<(String, Span, usize)> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices(surname) {
        let given =
            text[at + surname.len()..].char_indices().take_while(|&(_, c)| is_han(c)).take(LONGEST_GIVEN);
        for (offset, c) in given {
            let span = Span::new(at, at + surname.len() + offset + c.len_utf8());
            let pinyin = romanise(span.of(text), System::Pinyin).unwrap_or_default();
            if let Some((surname, given)) = pinyin.split_once(' ') {
                names.push((letters(surname) + &letters(given), span, letters(surname).len()));
            }
        }
    }
    names
}
