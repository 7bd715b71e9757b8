//! The tables that come with the crate: a row a line, tabs between the columns, comments in lines with `#`.

use std::array;

/// The lines that are rows.
pub(crate) fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The rows, each as its `N` columns.
///
/// # Panics
///
/// If a row has another number of columns.
pub fn rows<const N: usize>(table: &str) -> impl Iterator<Item = [&str; N]> {
    lines(table).map(|line| {
        let mut columns = line.split('\t');
        let row =
            array::from_fn(|_| columns.next().unwrap_or_else(|| panic!("expected {N} columns: {line}")));
        assert!(columns.next().is_none(), "expected {N} columns: {line}");
        row
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skips_comments_and_keeps_empty_columns() {
        let rows: Vec<[&str; 2]> = rows("# kind, word\nday\tMonday\n\n#\tnote\nday\t\n").collect();
        assert_eq!(rows, [["day", "Monday"], ["day", ""]]);
    }

    #[test]
    #[should_panic(expected = "expected 2 columns: a\tb\tc")]
    fn refuses_a_row_with_more_columns() {
        rows::<2>("a\tb\tc").for_each(drop);
    }
}
