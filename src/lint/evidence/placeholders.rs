//! What a program reads in a text: placeholders, tags and escapes, which a translation keeps as they are.
//!
//! Read are the forms of C and Objective-C (`%s`, `%1$d`, `%@`), Python (`%(name)s`, `{name}`, `{0:.2f}`), Qt (`%1`,
//! `%n`), .NET and Java (`{0:N2}`, `{0,number}`), templates (`${x}`, `#{x}`, `%{x}`, `{{x}}`, `%NAME%`), messages of ICU
//! (`{n, plural, one {…} other {…}}`), tags of HTML, XLIFF and CAT tools (`<b>`, `</b>`, `<x id="1"/>`, `<0>`, `{1>`) and
//! the escapes `\n` and `\t`.

use crate::span::Span;
use crate::word_list::WordList;

/// What an item is for a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Replaced by a value.
    Placeholder,
    /// Markup in the text.
    Tag,
    /// Another character.
    Escape,
}

/// Something that a program reads.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    pub(crate) sort: Sort,
    /// How it is compared: without widths, formats and attributes.
    key: String,
    pub(crate) span: Span,
}

/// All of them in a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Items {
    items: Vec<Item>,
    /// Whether there is a choice of texts, so that how often something stands there says nothing.
    has_choice: bool,
}

/// A difference between two texts: what one of them has, and what stands in its place in the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Difference {
    pub(crate) sort: Sort,
    pub(crate) source: Option<Span>,
    pub(crate) target: Option<Span>,
}

/// The most items of a text that are compared: with more it is a list, not a sentence.
const MOST: usize = 128;
/// What is longer between braces, in brackets behind % or inside a tag is no name.
const LONGEST_NAME: usize = 128;
/// A longer choice of texts is none, and a tag that ends farther off is no partner.
const LONGEST_CHOICE: usize = 1024;
/// How far back the command of a formula is looked for.
const FORMULA: usize = 64;
/// How deep choices may stand in each other.
const DEEPEST: usize = 4;

/// Tags that stand alone, and those that are known without a partner.
static VOID_TAGS: WordList = WordList::new("void-tag");
static TAGS: WordList = WordList::new("tag");

impl Items {
    /// What a program reads in a text.
    pub(crate) fn of(text: &str) -> Items {
        let mut items = Items::default();
        items.read(text, 0, DEEPEST);
        if is_time_format(text) {
            items.items.retain(|item| !item.key.starts_with('%') || item.key.len() > "%d".len());
        }
        items
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(crate) fn has(&self, sort: Sort) -> bool {
        self.items.iter().any(|item| item.sort == sort)
    }

    fn read(&mut self, text: &str, offset: u32, depth: usize) {
        let mut at = 0;
        while let Some(found) = text[at..].find(['{', '%', '<', '\\', '$']) {
            let start = at + found;
            let (before, rest) = text.split_at(start);
            let choice = if rest.starts_with('{') && depth > 0 { choice(rest) } else { None };
            if let Some((key, head, len)) = choice {
                self.has_choice = true;
                self.add(Sort::Placeholder, key, Span::new(start, start + head).shifted(offset));
                let inside = start + head..start + len - 1;
                self.read_branches(&text[inside.clone()], offset + inside.start as u32, depth - 1);
                at = start + len;
                continue;
            }
            match item(before, rest) {
                Some((sort, key, len)) => {
                    // The # of #{name} stands before what was looked for.
                    let hash = usize::from(rest.starts_with('{') && before.ends_with('#'));
                    self.add(sort, key, Span::new(start - hash, start + len).shifted(offset));
                    at = start + len;
                }
                None => at = start + if rest.starts_with("%%") { 2 } else { 1 },
            }
        }
    }

    /// The texts of a choice: `one {# file} other {# files}`.
    fn read_branches(&mut self, text: &str, offset: u32, depth: usize) {
        let mut at = 0;
        while let Some(start) = text[at..].find('{').map(|found| at + found) {
            let Some(len) = balanced(&text[start..]) else { return };
            self.read(&text[start + 1..start + len - 1], offset + start as u32 + 1, depth);
            at = start + len;
        }
    }

    fn add(&mut self, sort: Sort, key: String, span: Span) {
        self.items.push(Item { sort, key, span });
    }

    /// The keys, with the arguments of printf numbered if they are so in the other text.
    fn keys(&self, other: &Items) -> Vec<String> {
        let is_numbered = |items: &Items| items.items.iter().any(|item| printf_place(&item.key).is_some());
        let number = !is_numbered(self) && is_numbered(other);
        let mut place = 0;
        let key = |item: &Item| match item.key.strip_prefix('%') {
            Some(kind) if number && is_printf(&item.key) => {
                place += 1;
                format!("%{place}${kind}")
            }
            _ => item.key.clone(),
        };
        self.items.iter().map(key).collect()
    }
}

/// What one of two texts has more often than the other, in order; what is lost is paired with what is too much and of
/// its sort. Order does not count.
pub(crate) fn differences(source: (&str, &Items), target: (&str, &Items)) -> Vec<Difference> {
    let ((source_text, source), (target_text, target)) = (source, target);
    if source.items.len().max(target.items.len()) > MOST {
        return Vec::new();
    }
    let keys = [source.keys(target), target.keys(source)];
    if keys[0] == keys[1] {
        return Vec::new();
    }
    let once = source.has_choice || target.has_choice;
    let lost = surplus((source_text, source, &keys[0]), (target_text, &keys[1]), once);
    let mut added = surplus((target_text, target, &keys[1]), (source_text, &keys[0]), once);
    let mut all = Vec::new();
    for item in lost {
        let in_place = added.iter().position(|other| other.sort == item.sort);
        let target = in_place.map(|at| added.remove(at).span);
        all.push(Difference { sort: item.sort, source: Some(item.span), target });
    }
    all.extend(added.into_iter().map(|item| Difference {
        sort: item.sort,
        source: None,
        target: Some(item.span),
    }));
    all
}

/// The items that a text has more often than another; with `once`, those that the other has nowhere.
fn surplus<'i>(
    (text, items, keys): (&str, &'i Items, &[String]),
    (other, others): (&str, &[String]),
    once: bool,
) -> Vec<&'i Item> {
    let mut surplus: Vec<&Item> = Vec::new();
    for (at, (item, key)) in items.items.iter().zip(keys).enumerate() {
        let before = keys[..at].iter().filter(|known| *known == key).count();
        let there = others.iter().filter(|known| *known == key).count();
        let is_more = if once { there == 0 && before == 0 } else { before >= there };
        // What looks like something else there: “%dfps” and “%d fps”, “\nthen”.
        let words = item.span.of(text);
        let is_hidden = !words.contains(['{', '<']) && other.matches(words).count() > before;
        if is_more && !is_hidden {
            surplus.push(item);
        }
    }
    surplus
}

/// The item at the beginning of `rest`, as it is compared, and its length.
fn item(before: &str, rest: &str) -> Option<(Sort, String, usize)> {
    match rest.as_bytes()[0] {
        b'{' => {
            if let Some(len) = numbered_tag(&rest[1..], '>') {
                return Some((Sort::Tag, rest[..len + 1].to_owned(), len + 1));
            }
            let sign = if before.ends_with('#') { "#" } else { "" };
            let (name, len) = braces(before.trim_end_matches('#'), rest)?;
            Some((Sort::Placeholder, format!("{sign}{name}"), len))
        }
        b'$' => {
            let (name, len) = braces("", rest.get(1..).filter(|rest| rest.starts_with('{'))?)?;
            Some((Sort::Placeholder, format!("${name}"), len + 1))
        }
        b'%' => percent(before, rest).map(|(key, len)| (Sort::Placeholder, key, len)),
        b'<' => match numbered_tag(&rest[1..], '}') {
            Some(len) => Some((Sort::Tag, rest[..len + 1].to_owned(), len + 1)),
            None => tag(before, rest).map(|(key, len)| (Sort::Tag, key, len)),
        },
        _ => escape(before, rest).map(|key| (Sort::Escape, key.to_owned(), key.len())),
    }
}

/// The length of `1>` and `1}`, as CAT tools write tags.
fn numbered_tag(rest: &str, end: char) -> Option<usize> {
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    (digits > 0 && digits < 4 && rest[digits..].starts_with(end)).then_some(digits + 1)
}

/// The name between single or double braces, as it is compared, and the length with the braces.
fn braces(before: &str, rest: &str) -> Option<(String, usize)> {
    // Of a formula: x_{i}, x^{2}, \sqrt{n}, \frac{a}{b}.
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(FORMULA))..];
    let letters = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_formula = before.ends_with(['_', '^', '}'])
        && !before.ends_with("}}")
        && (!before.ends_with('}') || before.contains('\\'))
        || letters.len() < before.len() && letters.ends_with('\\');
    if is_formula {
        return None;
    }
    let depth = if rest.starts_with("{{") { 2 } else { 1 };
    let inside = rest.get(depth..)?;
    let inside = &inside[..inside.floor_char_boundary(LONGEST_NAME)];
    let end = inside.find('}')?;
    if !inside[end..].starts_with(&"}}"[..depth]) {
        return None;
    }
    let mut name = inside[..end].trim();
    if depth == 1 {
        // How a value is written may be another matter in each language: {0:N2}, {price!r:>10}, {date,date,short}.
        name = name.split([':', '!', ',']).next().unwrap_or_default().trim_end();
    } else {
        name = name.split(['|', ',']).next().unwrap_or_default().trim_end();
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '[' | ']' | '(' | ')');
    let may_stand = |c: char| is_name(c) || depth == 2 && matches!(c, '#' | '/' | '^' | '>' | '&' | ' ');
    let is_empty = name.is_empty();
    let fits = if is_empty {
        depth == 1 && matches!(inside[..end].chars().next(), None | Some(':'))
    } else {
        name.chars().all(may_stand) && name.contains(|c: char| c.is_ascii_alphanumeric() || c == '_')
    };
    let key = if depth == 2 { format!("{{{{{name}}}}}") } else { format!("{{{name}}}") };
    fits.then_some((key, depth + end + depth))
}

/// A choice of texts, `{count, plural, …}`: how it is compared, the length of `{count, plural,`, and that of all.
fn choice(rest: &str) -> Option<(String, usize, usize)> {
    let head = &rest[1..rest.floor_char_boundary(LONGEST_NAME)];
    let (name, behind) = head.split_once(',')?;
    let (kind, _) = behind.split_once(',')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let fits = !name.trim().is_empty()
        && name.trim().chars().all(is_name)
        && matches!(kind.trim(), "plural" | "select" | "selectordinal");
    let len = fits.then(|| balanced(rest)).flatten()?;
    Some((format!("{{{}, {}}}", name.trim(), kind.trim()), 1 + name.len() + 1 + kind.len() + 1, len))
}

/// The length of what stands between braces that belong together, with them.
fn balanced(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST_CHOICE) {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// What stands behind a %: a specification of printf, a name in brackets or between two %, the number of an argument.
fn percent(before: &str, rest: &str) -> Option<(String, usize)> {
    let inside = &rest[1..];
    let behind = |len: usize| inside[len..].chars().next();
    let ends = |len: usize| !behind(len).is_some_and(|c| c.is_ascii_alphanumeric());
    if let Some(named) = inside.strip_prefix('(') {
        let name = &named[..named[..named.floor_char_boundary(LONGEST_NAME)].find(')')?];
        let kind = named[name.len() + 1..].chars().next().filter(char::is_ascii_alphabetic)?;
        return Some((format!("%({name}){kind}"), 1 + name.len() + 2 + 1));
    }
    if inside.starts_with('{') {
        let (name, len) = braces("", inside)?;
        return Some((format!("%{name}"), len + 1));
    }
    // After a digit it is a percent sign, as in Chinese after 百分之.
    if before.trim_end().ends_with(|c: char| c.is_numeric()) {
        return None;
    }
    let name = inside.find(|c: char| !c.is_ascii_uppercase() && c != '_').unwrap_or(inside.len());
    if name > 1 && inside[name..].starts_with('%') {
        return Some((format!("%{}%", &inside[..name]), name + 2));
    }
    let digits = |from: usize| {
        let rest = &inside[from..];
        from + rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
    };
    let number = digits(0);
    let place = number > 0 && inside[number..].starts_with('$');
    // Of Qt: %1, %L1, %n.
    if number == 1 && !place && !inside.starts_with('0') && ends(1) && behind(1) != Some('%') {
        return Some((format!("%{}", &inside[..1]), 2));
    }
    let mut at = if place { number + 1 } else { 0 };
    at += inside[at..].find(|c| !matches!(c, '-' | '+' | '#' | '0')).unwrap_or(0);
    at = digits(at);
    if inside[at..].starts_with('.') {
        at = digits(at + 1);
    }
    let size = inside[at..].find(|c| !matches!(c, 'h' | 'l' | 'q' | 'z' | 'j' | 't')).unwrap_or(0);
    let kind = inside[at + size..].chars().next()?;
    if size > 2 || !"sdiufFegxXcpn@".contains(kind) {
        return None;
    }
    let len = at + size + 1;
    // A unit may stand behind a number: %dMB.
    let is_number = matches!(kind, 'd' | 'i' | 'u' | 'f');
    let is_measure = is_number && behind(len).is_some_and(|c| c.is_ascii_uppercase());
    (ends(len) || is_measure).then(|| {
        let place = if place { &inside[..number + 1] } else { "" };
        (format!("%{place}{}", &inside[at..len]), len + 1)
    })
}

/// Whether the key is a specification of printf without the number of its argument.
fn is_printf(key: &str) -> bool {
    key.strip_prefix('%')
        .is_some_and(|kind| kind.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '@' | 'X' | 'F')))
}

/// The number of the argument in the key of a specification of printf.
fn printf_place(key: &str) -> Option<&str> {
    key.strip_prefix('%')?.split_once('$').map(|(place, _)| place)
}

/// Whether a text is how a date is written, of which the parts are chosen in each language: `%Y年%m月%d日`.
fn is_time_format(text: &str) -> bool {
    ["%Y", "%y", "%H", "%M", "%B", "%b", "%A"].iter().any(|part| text.contains(part))
}

/// A tag, as it is compared: with its name, and the number by which tools know it.
fn tag(before: &str, rest: &str) -> Option<(String, usize)> {
    let inside = &rest[1..];
    let inside = &inside[..inside.floor_char_boundary(2 * LONGEST_NAME)];
    let end = inside.find(['>', '<']).filter(|&end| inside[end..].starts_with('>'))?;
    let inside = &inside[..end];
    let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
    let (stands_alone, inside) = inside.strip_suffix('/').map_or((false, inside), |inside| (true, inside));
    let inside = inside.trim_end();
    let name =
        &inside[..inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inside.len())];
    let attributes = &inside[name.len()..];
    let is_number = !name.is_empty() && name.len() < 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number && !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let has_attributes = attributes.starts_with(' ') && attributes.contains('=');
    if !(attributes.trim().is_empty() || has_attributes) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let is_void = VOID_TAGS.has(&lower);
    let known = is_number || is_void || TAGS.has(&lower);
    // `<name>` may be explained in words, and `List<T>` is a type.
    let glued = before.ends_with(|c: char| c.is_ascii_alphanumeric());
    let partner = || rest[..rest.floor_char_boundary(LONGEST_CHOICE)].contains(&format!("</{name}>"));
    let fits = known || !glued && (closes || stands_alone || has_attributes || partner());
    let id =
        attributes.split_once("id=").map_or("", |(_, id)| id.split([' ', '/']).next().unwrap_or_default());
    let id = if known && !is_number && lower.len() < 4 { id } else { "" };
    let key = match (closes, is_void || stands_alone) {
        (true, _) => format!("</{lower}>"),
        (false, true) => format!("<{lower}{id}/>"),
        (false, false) => format!("<{lower}{id}>"),
    };
    fits.then(|| (key, end + 2))
}

/// A line break or a tab. Before a small letter it may be the beginning of a command of TeX, and behind the letter
/// of a drive it is part of a path.
fn escape(before: &str, rest: &str) -> Option<&'static str> {
    /// How far back a path may begin.
    const REACH: usize = 64;
    let key = ["\\n", "\\t"].into_iter().find(|key| rest.starts_with(key))?;
    if before.ends_with('\\') || rest[key.len()..].starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(REACH))..];
    let token = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    (!token.contains(":\\") && !token.starts_with("\\\\")).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        Items::of(text).items.iter().map(|item| item.span.of(text)).collect()
    }

    fn differ(source: &str, target: &str) -> usize {
        differences((source, &Items::of(source)), (target, &Items::of(target))).len()
    }

    #[test]
    fn placeholders_are_known_by_their_form() {
        let text = "{name}有{0}条，${user.id}、{{ count }}，%s、%1$d、%@、%.2f、%ld和%(who)s、%{x}、#{y}，{0:N2}、%1、%USER%";
        let all = [
            "{name}",
            "{0}",
            "${user.id}",
            "{{ count }}",
            "%s",
            "%1$d",
            "%@",
            "%.2f",
            "%ld",
            "%(who)s",
            "%{x}",
            "#{y}",
            "{0:N2}",
            "%1",
            "%USER%",
        ];
        assert_eq!(found(text), all);
        for text in [
            "50%的人",
            "50 %s",
            "100% sure",
            "100% down",
            "a {set of words}",
            "%",
            "{",
            "10%d",
            "%%s",
            "x_{i}",
            r"\frac{a}{b}",
            "{x | x > 0}",
            "20% students",
            "%20",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn tags_are_known_by_name_or_partner() {
        assert_eq!(
            found("<b>粗</b><br/><x id=\"1\"/><0>零</0><a href='u'>链</a><Trans>译</Trans>{1>一<1}"),
            [
                "<b>",
                "</b>",
                "<br/>",
                "<x id=\"1\"/>",
                "<0>",
                "</0>",
                "<a href='u'>",
                "</a>",
                "<Trans>",
                "</Trans>",
                "{1>",
                "<1}"
            ]
        );
        for text in
            ["a < b", "<3", "1<b and c>d", "<文件>", "<file>", "List<T>", "<me@example.com>", "<https://a.b>"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn escapes_are_no_paths_and_no_commands() {
        assert_eq!(found(r"第一行\n第二行\t完"), [r"\n", r"\t"]);
        for text in [r"C:\new\Test", r"C:\dir\Next", r"\nu", r"\\server\Nas", r"a\\n"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn choices_are_compared_by_what_is_in_them() {
        let chinese = "{n, plural, other {{name}有#个文件}}";
        assert_eq!(differ(chinese, "{n, plural, one {{name} has # file} other {{name} has # files}}"), 0);
        assert_eq!(differ(chinese, "{n, plural, one {file} other {files}}"), 1);
        assert_eq!(differ(chinese, "{name} has some files"), 1);
    }

    #[test]
    fn order_and_format_are_free_and_counts_matter() {
        assert_eq!(differ("%s的%d", "%d of %s"), 0);
        assert_eq!(differ("%s的%s", "%2$s of %1$s"), 0);
        assert_eq!(differ("%.2f元", "%.1f yuan"), 0);
        assert_eq!(differ("%dMB可用", "%d MB free"), 0);
        assert_eq!(differ("%Y年%m月%d日", "%B %d, %Y"), 0);
        assert_eq!(differ("%s和%s", "%s"), 1);
        assert_eq!(differ("{a}和{b}", "{a} and {c}"), 1);
        assert_eq!(differ("{a}", "{a} {a}"), 1);
        assert_eq!(differ(r"一\n二", r"one\ntwo"), 0);
        assert_eq!(differ("好<br>好", "a<br/>b"), 0);
    }
}
