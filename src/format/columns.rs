//! [`Columns`]: which columns of a table hold the texts.

use super::tag::language_of;
use crate::language::Language;
use crate::word_list::WordList;

/// Where the parts of a pair are in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) chinese: usize,
    pub(super) english: usize,
    pub(super) score: Option<usize>,
    pub(super) confidence: Option<usize>,
    /// Whether the first record names the columns and is not a pair.
    pub(super) has_header: bool,
}

/// Names of a column that holds the Chinese or the English without a language tag in its name; the more
/// telling names first.
const CHINESE: [&str; 7] = ["chinese", "中文", "汉语", "source", "src", "原文", "original"];
const ENGLISH: [&str; 8] = ["english", "英文", "英语", "target", "tgt", "trg", "译文", "translation"];
/// Names of other columns. A first record with one of these is a header.
static OTHERS: WordList = WordList::new("column");

impl Columns {
    /// The columns of a table without a header. Either language may come first: whoever reads the pairs finds
    /// out which.
    const PLAIN: Columns =
        Columns { chinese: 0, english: 1, score: None, confidence: None, has_header: false };

    /// The columns of a table that begins with these records. Two columns are the two texts. With more, a
    /// header or the texts themselves decide.
    ///
    /// # Errors
    ///
    /// What the columns hold, if that does not show which ones are the texts.
    pub(super) fn of(records: &[Vec<&str>]) -> Result<Columns, String> {
        let Some(first) = records.first() else { return Ok(Columns::PLAIN) };
        if let Some(columns) = Columns::of_header(first) {
            return Ok(columns);
        }
        let width = records.iter().map(Vec::len).max().unwrap_or(0);
        if width <= 2 {
            return Ok(Columns::PLAIN);
        }
        let has_names = first.iter().any(|name| OTHERS.has(normal(name).as_str()));
        let has_header = has_names && records.len() > 1;
        let columns = contents(&records[usize::from(has_header)..], width);
        let found = |content| (0..width).filter(|&column| columns[column] == content).collect::<Vec<_>>();
        let (chinese, english) = (found(Content::Chinese), found(Content::English));
        use Content::{Chinese, English, Nothing};
        match (columns[0], columns[1], &chinese[..], &english[..]) {
            (Chinese, English, ..) | (Chinese, Nothing, ..) | (Nothing, English, ..) => {
                Ok(Columns { has_header, ..Columns::PLAIN })
            }
            (English, Chinese, ..) | (English, Nothing, ..) | (Nothing, Chinese, ..) => {
                Ok(Columns { chinese: 1, english: 0, has_header, ..Columns::PLAIN })
            }
            (_, _, &[chinese], &[english]) => Ok(Columns { chinese, english, has_header, ..Columns::PLAIN }),
            _ => {
                let told =
                    columns.iter().zip(1..).map(|(content, number)| format!("{number} {}", content.told()));
                Err(format!(
                    "{width} columns, and it is not clear which two are the texts: {}; name them in a first line, \
                     as in id, zh, en",
                    told.collect::<Vec<_>>().join(", ")
                ))
            }
        }
    }

    /// The columns named by a first record, or `None` if it is a pair.
    pub(super) fn of_header(record: &[&str]) -> Option<Columns> {
        let names: Vec<String> = record.iter().map(|name| normal(name)).collect();
        let column = |name: &str| names.iter().position(|found| found == name);
        let text = |language, words: &[&str]| {
            let tagged = names.iter().position(|name| language_of(name) == Some(language));
            tagged.or_else(|| words.iter().find_map(|word| column(word)))
        };
        let (chinese, english) = (text(Language::Chinese, &CHINESE)?, text(Language::English, &ENGLISH)?);
        let (score, confidence) = (column("score"), column("confidence"));
        Some(Columns { chinese, english, score, confidence, has_header: true })
    }
}

/// A name for comparison.
fn normal(name: &str) -> String {
    name.trim().to_lowercase()
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Chinese,
    English,
    /// Numbers, ids, or words that classify the rows.
    Other,
    Nothing,
}

impl Content {
    fn told(self) -> &'static str {
        match self {
            Content::Chinese => "Chinese",
            Content::English => "English",
            Content::Other => "neither",
            Content::Nothing => "empty",
        }
    }
}

fn contents(records: &[Vec<&str>], width: usize) -> Vec<Content> {
    let filled = |column: usize| {
        records.iter().filter_map(move |record| record.get(column)).filter(|cell| !cell.trim().is_empty())
    };
    let mut contents: Vec<Content> = (0..width)
        .map(|column| {
            let (mut all, mut chinese, mut english) = (0, 0, 0);
            for cell in filled(column) {
                all += 1;
                match Language::of(cell) {
                    Some(Language::Chinese) => chinese += 1,
                    Some(Language::English) if !is_label(cell) => english += 1,
                    _ => {}
                }
            }
            match all {
                0 => Content::Nothing,
                _ if chinese * 2 >= all && chinese > english => Content::Chinese,
                _ if english * 2 >= all && english > chinese => Content::English,
                _ => Content::Other,
            }
        })
        .collect();
    // Next to sentences, single lower-case words are labels of a class: `news`, `law`.
    let has_sentences = |column: usize| filled(column).any(|cell| cell.trim().contains(' '));
    let is_sort = |column: usize| {
        filled(column).all(|cell| cell.trim().chars().all(|c| c.is_lowercase() || matches!(c, '-' | '.')))
    };
    let english: Vec<usize> = (0..width).filter(|&column| contents[column] == Content::English).collect();
    if english.iter().any(|&column| has_sentences(column)) {
        for column in english.into_iter().filter(|&column| is_sort(column)) {
            contents[column] = Content::Other;
        }
    }
    contents
}

/// Whether a cell is an id or an address: `a17`, `news/3`, `left_out`.
fn is_label(cell: &str) -> bool {
    let cell = cell.trim();
    let is_sign = |c: char| c.is_ascii_digit() || matches!(c, '_' | '/' | '\\');
    !cell.contains(char::is_whitespace) && cell.contains(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns of a table whose cells are separated by bars.
    fn columns(table: &str) -> Result<(usize, usize, bool), String> {
        let records: Vec<Vec<&str>> = table.lines().map(|line| line.split('|').collect()).collect();
        Columns::of(&records).map(|found| (found.chinese, found.english, found.has_header))
    }

    #[test]
    fn headers_are_known() {
        for (header, chinese, english) in [
            ("zh|en", 0, 1),
            ("EN-us|zh_CN", 1, 0),
            ("id|source|target|score", 1, 2),
            ("Chinese|English", 0, 1),
            ("序号|中文|英文", 1, 2),
            ("source|id|zh|en", 2, 3),
            ("原文|译文", 0, 1),
        ] {
            assert_eq!(columns(&format!("{header}\n1|2|3|4")), Ok((chinese, english, true)), "{header}");
        }
        assert_eq!(columns("id|text|words\n1|你好。|Hello."), Ok((1, 2, true)));
        assert_eq!(columns("中文|Chinese\n英文|English"), Ok((0, 1, false)));
    }

    #[test]
    fn of_more_than_two_columns_the_texts_tell() {
        for (table, chinese, english) in [
            ("1|你好。|Hello.\n2|再见。|Good bye.", 1, 2),
            ("news-1|Hello.|你好。", 2, 1),
            ("你好。|Hello.|a note", 0, 1),
            ("Hello there.|你好。|a note", 1, 0),
            ("news|你好。|Hello there.\nlaw|再见。|Good bye.", 1, 2),
            ("你好。||doubtful\n", 0, 1),
            ("|Hello.|doubtful\n", 0, 1),
            ("你好。|Hello.|备注", 0, 1),
            ("12|12", 0, 1),
        ] {
            assert_eq!(columns(table), Ok((chinese, english, false)), "{table}");
        }
    }

    #[test]
    fn columns_that_are_not_clear_are_told() {
        let error = columns("1|你好。|再见。|Hello.").unwrap_err();
        assert!(error.contains("1 neither, 2 Chinese, 3 Chinese, 4 English"), "{error}");
        assert!(columns("7|8|9").is_err());
        assert!(columns("1|Hello there.|Good bye now.").is_err());
    }
}
