//! The lines of front matter whose values people read.

use std::ops::Range;

use super::block;

/// Keys of front matter whose values are read by people.
const READ: [&str; 2] = ["title", "description"];

/// The value in a line of front matter.
pub(super) enum Value {
    /// None that people read.
    None,
    /// Bytes of the line, without quotation marks.
    Written(Range<usize>),
    /// The lines below, which are indented.
    Below,
}

pub(super) fn read_value(line: &str) -> Value {
    let Some((key, value)) = line.split_once([':', '=']).filter(|(key, _)| READ.contains(&key.trim_end()))
    else {
        return Value::None;
    };
    let value = block::trimmed(line, key.len() + 1..key.len() + 1 + value.len());
    let written = &line[value.clone()];
    let mark = written.chars().next().filter(|&c| matches!(c, '"' | '\''));
    let is_quoted = mark.is_some_and(|mark| written.len() > 2 && written.ends_with(mark));
    let inside = if is_quoted { value.start + 1..value.end - 1 } else { value };
    match written.chars().next() {
        Some('|' | '>') => Value::Below,
        None | Some('[' | '{' | '&' | '*') => Value::None,
        Some(_) => Value::Written(inside),
    }
}
