//! [`Claims`]: what a command reads and what it writes, so that it never overwrites its input, nor writes to
//! one file twice.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use duizhao::{Error, ErrorKind, Result};

/// The files of a command: first all that are read, then all that are written, before any of them is touched.
#[derive(Default)]
pub(crate) struct Claims {
    /// The paths as they were given.
    read: HashMap<Identity, PathBuf>,
    /// The option or line that writes them.
    written: HashMap<Identity, String>,
}

/// Two paths with an identity in common mean the same file.
#[derive(PartialEq, Eq, Hash)]
enum Identity {
    /// The path without links and detours.
    Path(PathBuf),
    /// What hard links have in common.
    #[cfg(unix)]
    Node { device: u64, number: u64 },
}

impl Claims {
    /// The claims of a command that reads these files.
    pub(crate) fn reading<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Claims {
        let mut claims = Claims::default();
        claims.reads(paths);
        claims
    }

    /// Claims more files that are read.
    pub(crate) fn reads<P: AsRef<Path>>(&mut self, paths: impl IntoIterator<Item = P>) {
        for path in paths {
            let path = path.as_ref();
            for identity in identities(path) {
                self.read.entry(identity).or_insert_with(|| path.to_owned());
            }
        }
    }

    /// Claims a file that is written, by an option or line named `by`. Standard output is opened by the
    /// shell.
    ///
    /// # Errors
    ///
    /// If the file is read, or written by something else.
    pub(crate) fn writes(&mut self, path: &Path, by: &str) -> Result<()> {
        let refuse = |message| Err(Error::new(ErrorKind::Io, message));
        if path.as_os_str() == "-" {
            return Ok(());
        }
        let identities = identities(path);
        for identity in &identities {
            if let Some(input) = self.read.get(identity) {
                let (output, input_name) = (path.display(), input.display());
                return refuse(if path == input {
                    format!("{output} is an input and would be written over; name another output")
                } else {
                    format!(
                        "{output} is the same file as the input {input_name} and would be written over; name \
                         another output"
                    )
                });
            }
            if let Some(other) = self.written.get(identity) {
                return refuse(format!("{} is written by {other} already", path.display()));
            }
        }
        self.written.extend(identities.into_iter().map(|identity| (identity, by.to_owned())));
        Ok(())
    }

    /// [`writes`](Claims::writes) for an output that may be missing.
    pub(crate) fn may_write(&mut self, path: Option<&Path>, by: &str) -> Result<()> {
        path.map_or(Ok(()), |path| self.writes(path, by))
    }
}

/// The identities of a file; none for anything else, such as a pipe, a device or a folder.
fn identities(path: &Path) -> Vec<Identity> {
    // Standard input may be a file too.
    let path = if path.as_os_str() == "-" { Path::new("/dev/stdin") } else { path };
    let Ok(found) = fs::metadata(path) else { return vec![Identity::Path(to_be(path))] };
    if !found.is_file() {
        return Vec::new();
    }
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        vec![Identity::Path(real), Identity::Node { device: found.dev(), number: found.ino() }]
    }
    #[cfg(not(unix))]
    vec![Identity::Path(real)]
}

/// The path of a file that does not exist yet, without links and detours as far as its folder exists.
fn to_be(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::canonicalize(folder), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(read: &str, written: &str) -> String {
        let outcome = Claims::reading([read]).writes(Path::new(written), "--output");
        outcome.map_or_else(|error| error.to_string(), |()| String::new())
    }

    #[test]
    fn an_output_that_is_an_input_is_refused_by_any_name() {
        let message = refusal("Cargo.toml", "Cargo.toml");
        assert_eq!(message, "Cargo.toml is an input and would be written over; name another output");
        for name in ["./Cargo.toml", "src/../Cargo.toml", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")]
        {
            let message = refusal("Cargo.toml", name);
            assert!(message.contains("is the same file as the input Cargo.toml"), "{name}: {message}");
        }
        assert_eq!(refusal("Cargo.toml", "no-such-file"), "");
        assert_eq!(refusal("/dev/null", "/dev/null"), "");
    }

    #[test]
    fn two_outputs_of_one_name_are_refused() {
        let mut claims = Claims::default();
        claims.writes(Path::new("no-such-file"), "line 1").expect("nothing else is written");
        let error = claims.writes(Path::new("./no-such-file"), "line 2").unwrap_err();
        assert_eq!(error.to_string(), "./no-such-file is written by line 1 already");
    }
}
