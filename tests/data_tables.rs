//! The tables under `src/data`: each is described, and named like the others.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/data"))
}

/// All tables, without the files that describe them.
fn tables() -> Vec<PathBuf> {
    let mut tables = Vec::new();
    let mut folders = vec![root().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("its entry too").path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.extension().is_some_and(|ending| ending == "md" || ending == "NOTICE") {
                tables.push(path);
            }
        }
    }
    tables
}

fn from_root(path: &Path) -> String {
    path.strip_prefix(root()).expect("it is in the folder").display().to_string()
}

#[test]
fn the_overview_names_every_table() {
    let overview = fs::read_to_string(root().join("README.md")).unwrap();
    for table in tables() {
        let name = from_root(&table);
        let folder = name.split_once('/').map(|(folder, _)| format!("`{folder}/`"));
        let told = overview.contains(&format!("`{name}`"));
        assert!(
            told || folder.is_some_and(|folder| overview.contains(&folder)),
            "{name} is not in README.md"
        );
    }
}

#[test]
fn tables_are_named_by_one_habit() {
    for table in tables() {
        let name = from_root(&table);
        let file = name.rsplit('/').next().expect("a path has a last part");
        let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let is_plain = match file.split('.').collect::<Vec<_>>()[..] {
            [name, ending] => plain(name) && plain(ending),
            [name, language, ending] => {
                plain(name) && plain(ending) && ["zh", "en", "ja", "ko"].contains(&language)
            }
            _ => false,
        };
        assert!(is_plain, "{name}: expected name.language.ending");
    }
}

#[test]
fn lists_say_what_they_are() {
    for table in tables() {
        if table.extension().is_some_and(|ending| ending == "tsv" || ending == "txt") {
            let text = fs::read_to_string(&table).unwrap();
            assert!(text.starts_with('#'), "{}: expected a line that begins with `#`", from_root(&table));
        }
    }
}
