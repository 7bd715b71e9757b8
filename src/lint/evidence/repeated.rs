//! Segments that a text has several times, as they are compared.

use std::collections::HashMap;

use crate::bitext::Pair;
use crate::language::{Language, half_width, is_han};

/// The pairs of a bitext with both sides, and each text as it is compared: in lower case and half width, of its marks only
/// those inside.
#[derive(Debug, Default)]
pub(crate) struct Segments<'a>(pub(crate) Vec<Segment<'a>>);

impl<'a> Segments<'a> {
    /// The segments of some pairs, each with its plain texts.
    pub(crate) fn new(pairs: impl Iterator<Item = (Pair<'a>, [&'a str; 2])>) -> Segments<'a> {
        let segment = |(pair, [source, target]): (Pair<'a>, [&str; 2])| Segment {
            pair,
            source: folded(source),
            target: folded(target),
        };
        Segments(pairs.map(segment).filter(|segment| !segment.source.is_empty()).collect())
    }
}

/// A pair with its texts as they are compared.
#[derive(Debug)]
pub(crate) struct Segment<'a> {
    pub(crate) pair: Pair<'a>,
    pub(crate) source: String,
    pub(crate) target: String,
}

impl Segment<'_> {
    /// Its text in a language, as it is compared.
    pub(crate) fn folded(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.source,
            Language::English => &self.target,
        }
    }
}

/// The segments that share a text, in order, by that text; the groups in the order of their first segments.
pub(crate) fn groups<'s, 'a>(
    segments: &'s [Segment<'a>],
    text: impl Fn(&'s Segment<'a>) -> &'s str,
) -> Vec<Vec<&'s Segment<'a>>> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut groups: Vec<Vec<&Segment<'a>>> = Vec::new();
    for segment in segments {
        let number = *numbers.entry(text(segment)).or_insert(groups.len());
        if number == groups.len() {
            groups.push(Vec::new());
        }
        groups[number].push(segment);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// How many Chinese characters a text has.
pub(crate) fn characters(text: &str) -> usize {
    text.chars().filter(|&c| is_han(c)).count()
}

/// A text in lower case and half width, with straight apostrophes, one blank for each run of them and none beside a mark, and
/// without marks at its ends.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            '。' => '.',
            _ => half_width(c),
        };
        if c.is_whitespace() {
            if folded.ends_with(char::is_alphanumeric) {
                folded.push(' ');
            }
        } else {
            if !c.is_alphanumeric() && folded.ends_with(' ') {
                folded.pop();
            }
            folded.extend(c.to_lowercase());
        }
    }
    let is_edge = |c: char| {
        c.is_whitespace()
            || matches!(c, '.' | '!' | ',' | ';' | ':' | '"' | '\'' | '…' | '「' | '」' | '《' | '》')
    };
    folded.trim_matches(is_edge).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_do_not_count() {
        assert_eq!(folded("“Save file ，” now."), folded("save  File,\" NOW"));
        assert_eq!(folded("保存文件。"), folded("保存文件"));
        assert_ne!(folded("保存文件？"), folded("保存文件"));
        assert_eq!(characters("第3页：保存"), 4);
    }
}
