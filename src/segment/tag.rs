//! Tags of HTML and of components, and how far brackets reach in what is code.

use crate::language::is_han;

/// The longest tag or expression, in bytes.
const LONGEST: usize = 4000;
/// The longest statement, in bytes.
const LONGEST_STATEMENT: usize = 20_000;

/// The characters of code outside strings and comments, with their places.
struct Bare<'t> {
    code: &'t str,
    at: usize,
}

impl<'t> Bare<'t> {
    fn new(code: &'t str, longest: usize) -> Bare<'t> {
        Bare { code: &code[..code.floor_char_boundary(longest)], at: 0 }
    }

    /// The length of a string, a comment or an escape that some code begins with; 0 if it does not.
    fn skipped(&self) -> usize {
        let rest = &self.code[self.at..];
        let to = |end: &str| rest[2..].find(end).map_or(rest.len(), |at| 2 + at + end.len());
        // Two slashes after a colon are those of an address.
        let is_address = self.code[..self.at].ends_with(':');
        match rest.as_bytes() {
            [b'/', b'*', ..] => to("*/"),
            [b'/', b'/', ..] if !is_address => rest.find('\n').unwrap_or(rest.len()),
            [b'\\', ..] => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            [quote @ (b'"' | b'\'' | b'`'), ..] => string_len(rest, *quote).unwrap_or(0),
            _ => 0,
        }
    }
}

impl Iterator for Bare<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        loop {
            let at = self.at;
            match self.skipped() {
                0 => {
                    let c = self.code[at..].chars().next()?;
                    self.at += c.len_utf8();
                    return Some((at, c));
                }
                len => self.at += len,
            }
        }
    }
}

/// The length of a string that code begins with. One in quotation marks ends in its line.
fn string_len(code: &str, quote: u8) -> Option<usize> {
    let mut bytes = code.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'\n' if quote != b'`' => return None,
            _ if byte == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn turn(c: char) -> isize {
    match c {
        '{' | '(' | '[' => 1,
        '}' | ')' | ']' => -1,
        _ => 0,
    }
}

/// The length of the expression in braces that a text begins with.
pub(super) fn expression_len(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut bare = Bare::new(text, LONGEST);
    bare.find(|&(_, c)| {
        depth += isize::from(c == '{') - isize::from(c == '}');
        depth <= 0
    })
    .filter(|&(_, c)| c == '}')
    .map(|(at, _)| at + 1)
}

/// A tag.
#[derive(Clone, Copy)]
pub(super) struct Tag<'t> {
    pub(super) len: usize,
    /// Empty for that of a fragment.
    pub(super) name: &'t str,
    pub(super) is_closing: bool,
    /// Whether there are expressions in it.
    has_braces: bool,
}

impl<'t> Tag<'t> {
    /// The tag that a text begins with. An expression in it may have brackets of any kind, and blank lines.
    pub(super) fn of(text: &'t str) -> Option<Tag<'t>> {
        let rest = text.strip_prefix('<')?;
        let is_closing = rest.starts_with('/');
        let rest = &rest[usize::from(is_closing)..];
        let name_end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"._-:".contains(c))?;
        let (name, rest) = rest.split_at(name_end);
        let start = text.len() - rest.len();
        let is_name = name.is_empty() || name.starts_with(|c: char| c.is_ascii_alphabetic());
        let goes_on =
            rest.starts_with(|c: char| c == '>' || !name.is_empty() && (c == '/' || c.is_whitespace()));
        if !is_name || !goes_on {
            return None;
        }
        let near = &rest[..rest.floor_char_boundary(LONGEST)];
        let (mut at, mut has_braces, mut is_blank) = (0, false, false);
        while let Some(c) = near[at..].chars().next() {
            at += match c {
                '>' => return Some(Tag { len: start + at + 1, name, is_closing, has_braces }),
                '<' => return None,
                '\n' if is_blank => return None,
                '{' => expression_len(&near[at..])?,
                '"' | '\'' => near[at + 1..].find(c)? + 2,
                _ => c.len_utf8(),
            };
            has_braces |= c == '{';
            is_blank = c == '\n' || is_blank && c.is_whitespace();
        }
        None
    }

    /// Whether only MDX knows it: that of a component or of a fragment, or one with expressions.
    pub(super) fn is_of_mdx(&self) -> bool {
        self.has_braces || self.name.contains('.') || !self.name.starts_with(|c: char| c.is_ascii_lowercase())
    }

    /// Whether CommonMark takes it for no tag.
    pub(super) fn is_beyond_markdown(&self) -> bool {
        self.has_braces || self.name.is_empty() || self.name.contains(['.', ':', '_'])
    }
}

/// Whether a line begins a statement of a module.
pub(super) fn begins_statement(line: &str) -> bool {
    const EXPORTED: [&str; 11] = [
        "default",
        "const",
        "let",
        "var",
        "function",
        "class",
        "async",
        "type",
        "interface",
        "enum",
        "abstract",
    ];
    if let Some(rest) = word_then(line, "import") {
        let names = rest.split_once(',').map(|(name, rest)| (name, rest.trim_start()));
        let is_list = names.is_some_and(|(name, rest)| is_name(name) && rest.starts_with(['{', '*']));
        return rest.starts_with(['{', '\'', '"']) || rest.starts_with("* as ") || is_list || is_from(rest);
    }
    word_then(line, "export").is_some_and(|rest| {
        let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        rest.starts_with(['{', '*']) || EXPORTED.contains(&word)
    })
}

/// Whether a line is a statement that makes a page of Markdown one of MDX.
pub(super) fn is_statement(line: &str) -> bool {
    if let Some(rest) = word_then(line, "import") {
        return is_from(rest);
    }
    word_then(line, "export").is_some_and(|rest| {
        let named = |word: &str, then: &[char]| {
            let rest = word_then(rest, word)?;
            let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$');
            Some(name.len() < rest.len() && name.trim_start().starts_with(then))
        };
        named("const", &['=', ':']).unwrap_or_default()
            || named("function", &['(']).unwrap_or_default()
            || word_then(rest, "default").is_some_and(|rest| {
                ["function", "class", "async"].iter().any(|word| word_then(rest, word).is_some())
                    || rest.starts_with(['(', '{'])
                    || is_name(rest.trim_end_matches(';'))
            })
    })
}

/// What is behind a word that a line begins with.
fn word_then<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    let rest = line.strip_prefix(word)?;
    let goes_on = rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '{' | '*' | '\'' | '"'));
    goes_on.then(|| rest.trim_start())
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
}

/// Whether names are imported from a module in quotation marks.
fn is_from(names: &str) -> bool {
    names.split_once("from").is_some_and(|(names, module)| {
        let module = module.trim().trim_end_matches(';');
        let is_quoted = |quote| module.len() > 2 && module.starts_with(quote) && module.ends_with(quote);
        names.ends_with([' ', '}']) && (is_quoted('\'') || is_quoted('"'))
    })
}

/// The length of the statement that a text begins with. It ends at a blank line outside of brackets, and before what
/// is plainly none; one whose brackets are never closed is its first paragraph.
pub(super) fn statement_len(text: &str) -> usize {
    let mut depth = 0;
    let mut paragraph = None;
    let bare = Bare::new(text, LONGEST_STATEMENT);
    let is_whole = bare.code.len() == text.len();
    let mut line = 0;
    for (at, c) in bare {
        depth = (depth + turn(c)).max(0);
        if line > 0 && is_han(c) && !text[line..].trim_start().starts_with('<') {
            return line;
        }
        if c != '\n' {
            continue;
        }
        line = at;
        let next = text[at + 1..].split('\n').next().unwrap_or_default().trim();
        if next.is_empty() {
            if depth == 0 {
                return at;
            }
            paragraph = paragraph.or(Some(at));
        }
        if is_heading(next) || next.starts_with("```") || next.starts_with("~~~") {
            return at;
        }
    }
    paragraph.filter(|_| depth > 0 || !is_whole).unwrap_or(text.len())
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
}
