//! The pages in a folder.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use duizhao::site;
use duizhao::{Error, ErrorKind, Result};
use ignore::{DirEntry, WalkBuilder};

/// Folders with what others wrote, or what was made.
const FOREIGN: [&str; 6] =
    ["node_modules", "bower_components", "vendor", "third_party", "target", "site-packages"];

/// Pages by their paths from the folder, with slashes, sorted; and what could not be looked at.
///
/// Hidden folders, those with what others wrote and what the repository ignores are passed over, and so are links.
///
/// # Errors
///
/// If it is no folder.
pub(super) fn pages(folder: &Path) -> Result<(Vec<String>, Vec<Error>)> {
    if !folder.is_dir() {
        let advice =
            if folder.exists() { "is no folder; `duizhao lint` compares two files" } else { "is not there" };
        return Err(Error::new(ErrorKind::Io, format!("{} {advice}", folder.display())));
    }
    // What a user ignores everywhere must not change what is found.
    let walk = WalkBuilder::new(folder)
        .ignore(false)
        .git_global(false)
        .git_exclude(false)
        .filter_entry(|entry| entry.depth() == 0 || !is_foreign(entry))
        .build();
    let (mut pages, mut refused) = (Vec::new(), Vec::new());
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                match slashed(entry.path().strip_prefix(folder).unwrap_or(entry.path())) {
                    Some(path) => pages.extend(site::page(&path).is_some().then_some(path)),
                    None => refused.push(Error::new(
                        ErrorKind::Encoding,
                        format!("the name {} is no UTF-8", entry.path().display()),
                    )),
                }
            }
            Ok(_) => {}
            Err(cause) => {
                let message = format!("cannot look through {}", folder.display());
                refused.push(Error::new(ErrorKind::Io, message).caused_by(cause));
            }
        }
    }
    pages.sort();
    Ok((pages, refused))
}

fn is_foreign(entry: &DirEntry) -> bool {
    let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    is_folder && FOREIGN.iter().any(|name| entry.file_name() == OsStr::new(name))
}

/// A folder as it is written before the paths in it: without `.`, with slashes.
pub(super) fn named(folder: &Path) -> Option<String> {
    slashed(&folder.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>())
}

/// A path with slashes, whatever the system has.
fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .components()
        .map(|part| match part {
            Component::RootDir => Some(""),
            part => part.as_os_str().to_str(),
        })
        .collect();
    match parts?.as_slice() {
        // The root itself.
        [""] => Some("/".to_owned()),
        parts => Some(parts.join("/")),
    }
}
