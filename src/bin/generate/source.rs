//! The sources of the tables: releases of other people's files, listed in `src/data/sources.tsv`.

use std::fs;
use std::path::Path;

use duizhao::generate::rows;
use sha2::{Digest, Sha256};

use crate::{Result, in_file};

/// Which releases of a source are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Releases {
    /// The one that is listed.
    Expected,
    Any,
}

/// A source that was read.
pub(crate) struct Source {
    pub(crate) text: String,
    /// For another release, the remark with its row.
    pub(crate) remark: String,
}

/// A row of the list: what a file must be.
struct Row<'t> {
    bytes: &'t str,
    sha256: &'t str,
    release: &'t str,
}

/// Reads the file that has this name in the list.
pub(crate) fn read(path: &Path, name: &str, releases: Releases) -> Result<Source> {
    let bytes = fs::read(path).map_err(in_file(path))?;
    let row = row(include_str!("../../data/sources.tsv"), name);
    let remark = verdict(row.as_ref(), name, &bytes, releases).map_err(in_file(path))?;
    let text = String::from_utf8(bytes).map_err(in_file(path))?;
    Ok(Source { text, remark })
}

fn row<'t>(list: &'t str, name: &str) -> Option<Row<'t>> {
    let [_, bytes, sha256, release] = rows(list).find(|[file, _, _, _]| *file == name)?;
    Some(Row { bytes, sha256, release })
}

/// The SHA-256 of a file in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Empty for the expected file, the row of an accepted other release, or why the file is refused.
fn verdict(
    row: Option<&Row<'_>>,
    name: &str,
    bytes: &[u8],
    releases: Releases,
) -> std::result::Result<String, String> {
    let (size, hash) = (bytes.len().to_string(), sha256(bytes));
    match (row, releases) {
        (Some(row), _) if row.bytes == size && row.sha256 == hash => Ok(String::new()),
        (_, Releases::Any) => Ok(format!(
            "another release: its row in src/data/sources.tsv is {name}\t{size}\t{hash}\tRELEASE\n"
        )),
        (Some(row), Releases::Expected) => Err(format!(
            "expected {} ({} bytes, SHA-256 {}), found {size} bytes, SHA-256 {hash}; --other-release takes it",
            row.release, row.bytes, row.sha256
        )),
        (None, Releases::Expected) => Err(format!("{name} is not in src/data/sources.tsv")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# file\tbytes\tSHA-256\trelease\n\
        a.txt\t3\tba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\tA of 2026\n";

    #[test]
    fn takes_the_release_that_is_named() {
        let row = row(LIST, "a.txt");
        assert_eq!(verdict(row.as_ref(), "a.txt", b"abc", Releases::Expected), Ok(String::new()));
        let refusal = verdict(row.as_ref(), "a.txt", b"abd", Releases::Expected).unwrap_err();
        assert!(refusal.starts_with("expected A of 2026 (3 bytes, SHA-256 ba7816bf"), "{refusal}");
        let remark = verdict(row.as_ref(), "a.txt", b"", Releases::Any).unwrap();
        assert!(remark.contains("a.txt\t0\te3b0c442"), "{remark}");
    }

    #[test]
    fn refuses_what_is_not_listed() {
        assert!(row(LIST, "b.txt").is_none());
        assert!(verdict(None, "b.txt", b"abc", Releases::Expected).is_err());
    }
}
