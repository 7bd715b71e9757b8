//! Reads the rows of a gazetteer.

use std::collections::HashMap;
use std::ops::Range;

use super::entry::{Entry, Form, Grade, Kind, Name};
use super::fold::is_same;
use crate::error::{Error, Result};
use crate::language::is_han;
use crate::nearest::nearest;

const FORMAT: &str = "gazetteer";

/// Fields of a row: three are required, the rest may be omitted.
const FEWEST_FIELDS: usize = 3;
const FIELDS: usize = 7;

/// The fields of the forms, a grade each.
const FORMS: Range<usize> = 2..6;

/// Separates the names and forms within a field.
const SEPARATOR: char = '|';

/// Follows a name or form that also means something else.
const NEEDS_CONTEXT: char = '*';

/// The rows in a text, each with the number of its line.
pub(super) fn rows(text: &str) -> impl Iterator<Item = (u64, &str)> {
    let lines = (1..).zip(text.strip_prefix('\u{FEFF}').unwrap_or(text).lines());
    lines.filter(|(_, row)| !row.trim().is_empty() && !row.starts_with('#'))
}

/// Whether the rows in a text keep the rules of [`Gazetteer::from_rows`](super::Gazetteer::from_rows).
pub(super) fn check(text: &str) -> Result<()> {
    let (mut lines, mut entries) = (Vec::new(), Vec::new());
    for (line, row) in rows(text) {
        entries.push(entry(row).map_err(|message| Error::format(FORMAT, line, message))?);
        lines.push(line);
    }
    check_shared_names(&lines, &entries)
}

/// The names in a row.
pub(super) fn names_of(row: &str) -> impl Iterator<Item = &str> {
    fields(row).take(1).flat_map(items).map(|(name, _)| name)
}

/// The forms in a row, whatever their grades.
pub(super) fn forms_of(row: &str) -> impl Iterator<Item = &str> {
    fields(row).skip(FORMS.start).take(FORMS.len()).flat_map(items).map(|(form, _)| form)
}

/// A name may be in two rows if it is starred in both.
fn check_shared_names(lines: &[u64], entries: &[Entry]) -> Result<()> {
    // Only looked up, never iterated: no hash order shows.
    let mut bearers: HashMap<&str, (u64, bool)> = HashMap::new();
    for (&line, entry) in lines.iter().zip(entries) {
        for Name { text, needs_context } in entry.names() {
            let &mut (first, may_be_shared) = bearers.entry(text).or_insert((line, *needs_context));
            if first != line && !(may_be_shared && *needs_context) {
                let message =
                    format!("{text} is in line {first} too: write {text}* in both if two have this name");
                return Err(Error::format(FORMAT, line, message));
            }
        }
    }
    Ok(())
}

fn fields(row: &str) -> impl Iterator<Item = &str> {
    row.split('\t').map(str::trim)
}

/// The entry of a row, or what is wrong with the row.
pub(super) fn entry(row: &str) -> std::result::Result<Entry, String> {
    let fields: Vec<&str> = fields(row).collect();
    if !(FEWEST_FIELDS..=FIELDS).contains(&fields.len()) {
        return Err(format!("expected {FEWEST_FIELDS} to {FIELDS} fields, found {}", fields.len()));
    }
    let field = |n: usize| fields.get(n).copied().unwrap_or_default();
    let names = names(field(0))?;
    let kind = kind(field(1))?;
    let mut forms = Vec::new();
    let grades = [Grade::Preferred, Grade::Accepted, Grade::Discouraged, Grade::Literal];
    for (grade, n) in grades.into_iter().zip(FORMS) {
        add_forms(&mut forms, field(n), grade)?;
    }
    match forms.iter().filter(|form| form.grade == Grade::Preferred).count() {
        1 => Ok(Entry::new(names, kind, forms, field(6).to_owned())),
        count => Err(format!("expected 1 preferred form, found {count}")),
    }
}

fn names(field: &str) -> std::result::Result<Vec<Name>, String> {
    let mut names: Vec<Name> = Vec::new();
    for (text, needs_context) in items(field) {
        if names.iter().any(|name| name.text == text) {
            return Err(format!("{text} stands there twice"));
        }
        names.push(Name { text: text.to_owned(), needs_context });
    }
    if names.is_empty() { Err("expected a Chinese name, found none".to_owned()) } else { Ok(names) }
}

fn add_forms(forms: &mut Vec<Form>, field: &str, grade: Grade) -> std::result::Result<(), String> {
    for (text, needs_context) in items(field) {
        if text.contains(is_han) {
            return Err(format!("expected an English form, found {text}"));
        }
        // Forms that differ only in case: "WeChat" is preferred and would match "Wechat" anyway.
        if forms.iter().any(|form| is_same(&form.text, text)) {
            return Err(format!("{text} stands there twice"));
        }
        forms.push(Form { text: text.to_owned(), grade, needs_context });
    }
    Ok(())
}

/// The items of a field, and whether each is starred.
fn items(field: &str) -> impl Iterator<Item = (&str, bool)> {
    field.split(SEPARATOR).map(str::trim).filter(|item| !item.is_empty()).map(|item| {
        match item.strip_suffix(NEEDS_CONTEXT) {
            Some(text) => (text, true),
            None => (item, false),
        }
    })
}

fn kind(name: &str) -> std::result::Result<Kind, String> {
    Kind::ALL.iter().copied().find(|kind| kind.name() == name).ok_or_else(|| {
        let nearest = nearest(name, Kind::ALL.iter().map(|kind| kind.name()));
        let hint = nearest.map(|kind| format!("; nearest is {kind}")).unwrap_or_default();
        format!("unknown kind {name:?}{hint}")
    })
}
