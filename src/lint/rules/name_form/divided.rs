//! A Chinese person's name that is not divided into surname and given name: 屠呦呦 as “Tuyouyou”.

use crate::bitext::Pair;
use crate::gazetteer::{Entry, Grade, Kind};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::origin::{Origin, is_pinyin};
use crate::reading::fold::letters;
use crate::span::Span;

/// How sure it is, since the letters are those of the whole name.
const SURE: f32 = 0.85;

/// Reports each person of the pair whose pinyin is divided otherwise than the gazetteer has it.
pub(super) fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let english = context.english(pair);
    for mention in context.source_mentions(pair) {
        if mention.entry.kind() != Kind::Person {
            continue;
        }
        let Some(right) = in_pinyin(context, mention.entry) else { continue };
        let run = context
            .runs(pair)
            .iter()
            .find(|run| is_divided_otherwise(mention.entry, right, run.of(english.text())));
        let Some(&run) = run else { continue };
        let source: Span = mention.span;
        let han = source.of(context.bitext().source().text());
        let message = format!("{han} is divided into surname and given name: {right}");
        findings.add(pair, english.original(run), SURE, message).against(source).suggest(right);
    }
}

/// The good form of a person from the mainland that is the pinyin of the name.
fn in_pinyin<'e>(context: &Context<'_>, entry: &'e Entry) -> Option<&'e str> {
    if context.origin(entry) != Some(Origin::Mainland) {
        return None;
    }
    let good = entry.forms().iter().filter(|form| form.grade <= Grade::Accepted && form.text.contains(' '));
    let mut forms = good.map(|form| form.text.as_str());
    forms.find(|form| entry.names().iter().any(|name| is_pinyin(&name.text, form)))
}

/// Whether the words have the letters of a form, but no form of the entry is divided like this.
fn is_divided_otherwise(entry: &Entry, right: &str, words: &str) -> bool {
    letters(words) == letters(right)
        && !entry.forms().iter().any(|form| form.text.eq_ignore_ascii_case(words))
        && !words.contains('-')
        // A compound surname that is cut is another matter.
        && words.split(' ').count() != right.split(' ').count()
}
