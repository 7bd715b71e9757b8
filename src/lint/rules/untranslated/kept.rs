//! What a translation keeps character by character: the placeholders of a message, telephone numbers.

use crate::span::Span;

/// A kind of item that both texts must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Placeholder,
    Telephone,
}

/// The items of both kinds in a text, by kind, then in order.
pub(super) fn kept(text: &str) -> Vec<(Sort, Span)> {
    let placeholders = placeholders(text).into_iter().map(|span| (Sort::Placeholder, span));
    placeholders.chain(telephones(text).into_iter().map(|span| (Sort::Telephone, span))).collect()
}

/// Those of the source that the target lacks, each with the item of the target that seems to be in its place,
/// if there is one.
pub(super) fn changed(source: &str, target: &str) -> Vec<(Sort, Span, Option<Span>)> {
    let ours = kept(source);
    if ours.is_empty() {
        return Vec::new();
    }
    let (ours_in, theirs_in) = (Items::new(source), Items::new(target));
    let mut strangers: Vec<(Sort, Span)> = kept(target)
        .into_iter()
        .take(MOST)
        .filter(|&(sort, span)| !ours_in.has(sort, span.of(target)))
        .collect();
    let mut changed = Vec::new();
    let ours = ours.into_iter().take(MOST);
    for (sort, span) in ours.filter(|&(sort, span)| !theirs_in.has(sort, span.of(source))) {
        let stranger = strangers.iter().position(|&(other, _)| other == sort);
        changed.push((sort, span, stranger.map(|at| strangers.remove(at).1)));
    }
    changed
}

/// The most items of a text that are looked for in the other: with more it is a list, not a sentence.
const MOST: usize = 128;

/// A text in which items are looked for.
struct Items<'t> {
    text: &'t str,
    digits: String,
}

impl<'t> Items<'t> {
    fn new(text: &'t str) -> Items<'t> {
        Items { text, digits: digits(text) }
    }

    /// Whether it has an item: a placeholder as it is, a number however its digits are grouped.
    fn has(&self, sort: Sort, sign: &str) -> bool {
        match sort {
            Sort::Placeholder => self.text.contains(sign),
            Sort::Telephone => self.digits.contains(&digits(sign)),
        }
    }
}

/// The digits of a text, without separators.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// `{name}`, `{0}`, `${user.name}`, `{{count}}`, `%s`, `%1$d`, `%(name)s`.
fn placeholders(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for (at, mark) in text.match_indices(['{', '%']) {
        let inside_last = found.last().is_some_and(|last| at < last.end as usize);
        let len = if mark == "{" { braces_len(&text[at..]) } else { percent_len(&text[..at], &text[at..]) };
        found.extend(len.filter(|_| !inside_last).map(|len| Span::new(at, at + len)));
    }
    found
}

/// Braces with more bytes between them hold no name.
const LONGEST_NAME: usize = 128;

/// The length of a name in single or double braces.
fn braces_len(rest: &str) -> Option<usize> {
    let depth = if rest.starts_with("{{") { 2 } else { 1 };
    let inside = rest.get(depth..)?;
    let inside = &inside[..inside.floor_char_boundary(LONGEST_NAME)];
    let end = inside.find('}')?;
    let name = inside[..end].trim();
    let is_name =
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'));
    let closes = inside[end..].starts_with(&"}}"[..depth]);
    (is_name && closes).then_some(depth + end + depth)
}

/// The length of a printf specification. After a digit, `%` is a percent sign.
fn percent_len(before: &str, rest: &str) -> Option<usize> {
    let mut inside = &rest[1..];
    if let Some(named) = inside.strip_prefix('(') {
        inside = &named[named[..named.floor_char_boundary(LONGEST_NAME)].find(')')? + 1..];
    } else {
        let place = inside.find(|c: char| !c.is_ascii_digit()).unwrap_or(inside.len());
        inside = inside[place..].strip_prefix('$').unwrap_or(inside);
    }
    let is_type =
        inside.starts_with(['s', 'd', '@']) && !inside[1..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let is_percent = before.trim_end().ends_with(|c: char| c.is_numeric());
    (is_type && !is_percent).then(|| rest.len() - inside.len() + 1)
}

/// Telephone numbers: three groups of digits, or two of which the first is an area code, or the eleven digits
/// of a mobile number.
fn telephones(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let in_number = c.is_ascii_digit() || c == '-' && start.is_some();
        match (start, in_number) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let number = text[from..at].trim_end_matches('-');
                let glued = text[..from]
                    .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '/'))
                    || c.is_ascii_alphabetic();
                if !glued && is_telephone(number) {
                    found.push(Span::new(from, from + number.len()));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn is_telephone(number: &str) -> bool {
    let groups: Vec<&str> = number.split('-').collect();
    let lens = |from: usize, to: usize| move |group: &&str| (from..=to).contains(&group.len());
    match groups[..] {
        // 138-1234-5678, 400-820-8820; not a date, which has shorter parts.
        [_, _, _] => groups.iter().all(lens(3, 4)),
        [area, own] => area.starts_with('0') && lens(3, 4)(&area) && lens(7, 8)(&own),
        [own] => own.len() == 11 && own.starts_with('1') && !own.starts_with("10") && !own.ends_with("0000"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        kept(text).into_iter().map(|(_, span)| span.of(text)).collect()
    }

    #[test]
    fn placeholders_are_known_by_their_form() {
        let text = "{name}有{0}条，${user.id}、{{count}}，%s、%1$d和%(who)s";
        assert_eq!(found(text), ["{name}", "{0}", "{user.id}", "{{count}}", "%s", "%1$d", "%(who)s"]);
        for text in ["50%的人", "50 %s", "100% down", "a {set of words}", "{}", "%", "{", "10%d"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn telephone_numbers_are_no_dates_and_no_ranges() {
        assert_eq!(
            found("电话400-820-8820或010-12345678，手机13812345678。"),
            ["400-820-8820", "010-12345678", "13812345678"]
        );
        for text in [
            "2022-12-29",
            "1990-1995年",
            "1000-2000元",
            "21-18",
            "12345678",
            "v1-234-567-8901x",
            "10000000000",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_same_digits_are_the_same_number() {
        let changed = |target| changed("请拨打400-820-8820。", target).len();
        assert_eq!(changed("Please call +86 400 820 8820."), 0);
        assert_eq!(changed("Please call 400-802-8820."), 1);
        assert_eq!(changed("Please call us."), 1);
    }
}
