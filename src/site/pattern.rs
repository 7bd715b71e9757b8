//! [`Pattern`]: a layout of one's own.

use std::fmt;
use std::str::FromStr;

use super::ending::{ENDINGS, page};
use crate::error::{Error, ErrorKind, Result};

/// Two shapes of paths, the English and the Chinese: `docs/{page}.md = docs/zh/{page}.md`.
///
/// ```
/// use duizhao::site::Pattern;
///
/// let pattern: Pattern = "packages/{name}/{page} = packages/{name}/zh/{page}".parse()?;
/// assert_eq!(pattern.to_string(), "packages/{name}/{page} = packages/{name}/zh/{page}");
/// let error = "docs/{page} = docs/zh/{name}".parse::<Pattern>().unwrap_err();
/// assert_eq!(error.to_string(), "`docs/{page} = docs/zh/{name}`: `{page}` stands on one side only");
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pub(super) english: Shape,
    pub(super) chinese: Shape,
}

/// What paths look like: `{page}` stands for any path, with its folders, and a word in braces such as `{name}` for part
/// of one folder or file. Without the ending of a page, pages of all endings fit.
///
/// ```
/// use duizhao::site::Shape;
///
/// let releases: Shape = "docs/releases/{page}".parse()?;
/// assert!(releases.fits("docs/releases/2026/may.mdx") && !releases.fits("docs/index.md"));
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    parts: Vec<Part>,
    /// Whether it says with what ending.
    has_ending: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// Its name.
    Hole(String),
}

/// The hole that folders fit into.
const PAGE: &str = "page";

/// What stands in the holes, with their names, by these.
pub(super) type Words = Vec<(String, String)>;

impl Pattern {
    /// The pattern of two folders: pages have the same path in both.
    ///
    /// ```
    /// use duizhao::site::Pattern;
    ///
    /// assert_eq!(Pattern::of_folders("docs", "docs-zh/").to_string(), "docs/{page} = docs-zh/{page}");
    /// ```
    pub fn of_folders(english: &str, chinese: &str) -> Pattern {
        let shape =
            |folder: &str| Shape { parts: vec![Part::Hole(PAGE.into())], has_ending: false }.inside(folder);
        Pattern { english: shape(english), chinese: shape(chinese) }
    }

    /// The same pattern below a folder.
    #[must_use]
    pub fn inside(self, folder: &str) -> Pattern {
        Pattern { english: self.english.inside(folder), chinese: self.chinese.inside(folder) }
    }
}

impl Shape {
    /// Whether a path has this shape.
    pub fn fits(&self, path: &str) -> bool {
        self.words(path).is_some()
    }

    /// The shape of all pages below this one, if it ends as no page does.
    ///
    /// ```
    /// use duizhao::site::Shape;
    ///
    /// let below = "docs/releases".parse::<Shape>()?.below().expect("no page ends in this way");
    /// assert_eq!(below.to_string(), "docs/releases/{page}");
    /// assert!("docs/{page}".parse::<Shape>()?.below().is_none());
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn below(&self) -> Option<Shape> {
        let mut shape = self.clone();
        match shape.parts.last_mut() {
            Some(Part::Text(last)) if !self.has_ending => {
                last.truncate(last.trim_end_matches('/').len());
                last.push('/');
            }
            _ => return None,
        }
        shape.parts.push(Part::Hole(PAGE.to_owned()));
        (shape.holes().filter(|hole| *hole == PAGE).count() == 1).then_some(shape)
    }

    /// The same shape below a folder.
    #[must_use]
    pub fn inside(mut self, folder: &str) -> Shape {
        let folder = folder.trim_end_matches('/');
        if !folder.is_empty() && folder != "." {
            match self.parts.first_mut() {
                Some(Part::Text(first)) => first.insert_str(0, &format!("{folder}/")),
                _ => self.parts.insert(0, Part::Text(format!("{folder}/"))),
            }
        }
        self
    }

    /// How much text it has of its own.
    pub(super) fn text_len(&self) -> usize {
        self.texts().map(str::len).sum()
    }

    /// The folders that it begins with.
    pub(super) fn folders(&self) -> &str {
        let first = match self.parts.first() {
            Some(Part::Text(text)) => text,
            _ => "",
        };
        &first[..first.rfind('/').map_or(0, |at| at + 1)]
    }

    /// What stands in its holes, if a path has this shape.
    pub(super) fn words(&self, path: &str) -> Option<Words> {
        let (whole, _) = page(path)?;
        let mut words = Vec::new();
        let rest = if self.has_ending { path } else { whole };
        fill(&self.parts, rest, &mut words).then(|| {
            words.sort();
            words
        })
    }

    /// The path with these words in the holes, and with this ending if the shape has none.
    pub(super) fn path(&self, words: &Words, ending: &str) -> String {
        let word = |name: &String| {
            let found = words.iter().find(|(known, _)| known == name);
            found.map_or("", |(_, word)| word.as_str())
        };
        let mut path: String = self
            .parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => text.as_str(),
                Part::Hole(name) => word(name),
            })
            .collect();
        if !self.has_ending {
            path.push_str(ending);
        }
        path
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Text(text) => Some(text.as_str()),
            Part::Hole(_) => None,
        })
    }

    fn holes(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Text(_) => None,
            Part::Hole(name) => Some(name.as_str()),
        })
    }
}

/// Whether a path has these parts; each hole takes as little as it can, and the last one the rest.
fn fill(parts: &[Part], path: &str, words: &mut Words) -> bool {
    match parts {
        [] => path.is_empty(),
        [Part::Text(text), rest @ ..] => {
            path.strip_prefix(text.as_str()).is_some_and(|path| fill(rest, path, words))
        }
        [Part::Hole(name), rest @ ..] => {
            let ends = path.char_indices().map(|(at, c)| at + c.len_utf8());
            let reach = if name == PAGE { path.len() } else { path.find('/').unwrap_or(path.len()) };
            for end in ends.take_while(|&end| end <= reach) {
                words.push((name.clone(), path[..end].to_owned()));
                if fill(rest, &path[end..], words) {
                    return true;
                }
                words.pop();
            }
            false
        }
    }
}

impl FromStr for Shape {
    type Err = Error;

    /// Reads a path with holes.
    fn from_str(text: &str) -> Result<Shape> {
        let refuse = |what: &str| Err(Error::new(ErrorKind::Format, format!("`{text}`: {what}")));
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = text.trim().trim_start_matches("./");
        if rest.is_empty() {
            return refuse("expected the path of a page, as `docs/{page}.md`");
        }
        if rest.contains(['*', '?']) {
            return refuse(
                "`*` and `?` stand for nothing here; write {page} for any path, {name} for part of a name",
            );
        }
        while !rest.is_empty() {
            let (before, behind) =
                rest.split_once('{').map_or((rest, None), |(before, behind)| (before, Some(behind)));
            if before.contains('}') {
                return refuse("a brace closes that was not opened");
            }
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            let Some(behind) = behind else { break };
            let Some((name, after)) = behind.split_once('}') else { return refuse("a brace is not closed") };
            if name.is_empty() || !name.chars().all(char::is_alphanumeric) {
                return refuse("expected a word in braces, as `{page}`");
            }
            if parts.contains(&Part::Hole(name.to_owned())) {
                return refuse(&format!("`{{{name}}}` stands twice"));
            }
            if matches!(parts.last(), Some(Part::Hole(_))) {
                return refuse("there is nothing between two pairs of braces");
            }
            parts.push(Part::Hole(name.to_owned()));
            rest = after;
        }
        let last = match parts.last() {
            Some(Part::Text(text)) => text.to_lowercase(),
            _ => String::new(),
        };
        let has_ending = ENDINGS.iter().any(|ending| last.ends_with(ending));
        Ok(Shape { parts, has_ending })
    }
}

impl FromStr for Pattern {
    type Err = Error;

    /// Reads an English and a Chinese shape with `=` between them.
    fn from_str(text: &str) -> Result<Pattern> {
        let refuse = |what: String| Err(Error::new(ErrorKind::Format, format!("`{text}`: {what}")));
        let Some((english, chinese)) = text.split_once('=') else {
            return refuse("expected `ENGLISH = CHINESE`, as `docs/{page}.md = docs/zh/{page}.md`".into());
        };
        let (english, chinese): (Shape, Shape) = (english.parse()?, chinese.parse()?);
        let missing = |one: &Shape, other: &Shape| {
            one.holes().find(|hole| !other.holes().any(|known| known == *hole)).map(str::to_owned)
        };
        if let Some(hole) = missing(&english, &chinese).or(missing(&chinese, &english)) {
            return refuse(format!("`{{{hole}}}` stands on one side only"));
        }
        if english.parts == chinese.parts {
            return refuse("both sides are the same".into());
        }
        Ok(Pattern { english, chinese })
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Text(text) => f.write_str(text),
            Part::Hole(name) => write!(f, "{{{name}}}"),
        })
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {}", self.english, self.chinese)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_fit_into_the_page_and_into_nothing_else() {
        let shape: Shape = "packages/{name}/docs/{page}.md".parse().unwrap();
        let words = shape.words("packages/core/docs/guide/a.md").unwrap();
        assert_eq!(words, [("name".into(), "core".into()), ("page".into(), "guide/a".into())]);
        assert_eq!(shape.path(&words, ".mdx"), "packages/core/docs/guide/a.md");
        assert!(!shape.fits("packages/a/b/docs/c.md") && !shape.fits("packages/core/docs/a.mdx"));
        let shape: Shape = "{name}-{page}".parse().unwrap();
        assert_eq!(shape.words("a-b-c.md").unwrap()[1].1, "b-c");
    }

    #[test]
    fn what_is_no_pattern_is_refused_with_the_reason() {
        for (text, reason) in [
            ("docs/{page}", "expected `ENGLISH = CHINESE`, as `docs/{page}.md = docs/zh/{page}.md`"),
            ("a/{page} = ", "` `: expected the path of a page, as `docs/{page}.md`"),
            ("a/{page = b/{page}", "a brace is not closed"),
            ("a/page} = b/{page}", "a brace closes that was not opened"),
            ("a/{} = b/{}", "expected a word in braces, as `{page}`"),
            ("a/{page}{name} = b/{page}", "there is nothing between two pairs of braces"),
            ("a/{page}/{page} = b/{page}", "`{page}` stands twice"),
            (
                "docs/*.md = docs/zh/*.md",
                "stand for nothing here; write {page} for any path, {name} for part of a name",
            ),
            ("a/{page} = a/{page}", "both sides are the same"),
        ] {
            let error = text.parse::<Pattern>().unwrap_err().to_string();
            assert!(error.ends_with(reason), "{text}: {error}");
        }
    }
}
