//! Writes the tables of the crate under `src/data` from their sources:
//!
//! ```text
//! cargo run --release --features generate --bin duizhao-generate -- lexicon cedict_ts.u8
//! ```
//!
//! It is meant for work on the crate, and runs in its repository.

mod catalogue;
mod lexicon;
mod measured;
mod readings;
mod segmentation;
mod simplified;
mod source;
mod unihan;
mod vectors;

use std::error::Error;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use source::Releases;

const USAGE: &str = "\
usage: duizhao-generate [--check] [--other-release] TABLE

tables, each written to src/data:
  dictionary DICT           dictionary.zh.bin from dict.txt of jieba-rs
  glosses CEDICT            glosses.bin from cedict_ts.u8 of CC-CEDICT, for the words of the lexicon.bin that this
                            program was built with
  lexicon CEDICT            lexicon.bin from cedict_ts.u8 of CC-CEDICT; make the glosses and the vectors anew after it
  readings FOLDER           readings.bin from readings-extra.tsv and, in the folder, Unihan_Readings.txt,
                            Unihan_Variants.txt, Unihan_OtherMappings.txt, Unihan_IRGSources.txt
  simplified FOLDER         simplified.tsv from TSCharacters.txt and TSPhrases.txt of OpenCC in the folder
  tagger POSSEG             tagger.zh.bin from posseg.txt of jieba-rs
  vectors                   vectors.bin from the lexicon.bin that this program was built with
  measured NEWS LITERARY    lint/measured.tsv from right pairs: a table of two columns each, or a folder of gold
                            (NAME.zh, NAME.en, NAME.gold), of which the beads of one sentence each are taken

  --check            write nothing; the exit code is 1 where a table is not what would be written
  --other-release    take another release of a source than the one in src/data/sources.tsv";

/// Exit code for a table that is not up to date.
const STALE: u8 = 1;
/// Exit code for wrong usage and for anything that cannot be read or written.
const FAILED: u8 = 2;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A table that was made.
struct Table {
    /// Its path below `src/data`.
    name: &'static str,
    bytes: Vec<u8>,
    /// What is worth knowing about it, in lines.
    remarks: String,
}

fn main() -> ExitCode {
    match run(env::args().skip(1).collect()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(STALE),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(FAILED)
        }
    }
}

/// Makes a table and writes or compares it; returns whether it is now as it should be.
fn run(mut arguments: Vec<String>) -> Result<bool> {
    let mut is_given = |flag: &str| {
        let count = arguments.len();
        arguments.retain(|argument| argument != flag);
        arguments.len() < count
    };
    let check = is_given("--check");
    let releases = if is_given("--other-release") { Releases::Any } else { Releases::Expected };
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let table = match words[..] {
        ["dictionary", dict] => segmentation::dictionary(Path::new(dict), releases)?,
        ["tagger", posseg] => segmentation::tagger(Path::new(posseg), releases)?,
        ["glosses", cedict] => lexicon::glosses(Path::new(cedict), releases)?,
        ["lexicon", cedict] => lexicon::table(Path::new(cedict), releases)?,
        ["readings", folder] => readings::table(Path::new(folder), releases)?,
        ["simplified", folder] => simplified::table(Path::new(folder), releases)?,
        ["vectors"] => vectors::table(),
        ["measured", news, literary] => measured::table(Path::new(news), Path::new(literary))?,
        _ => return Err(USAGE.into()),
    };
    let path = data(table.name);
    let is_current = fs::read(&path).is_ok_and(|found| found == table.bytes);
    let state = match (is_current, check) {
        (true, _) => "up to date",
        (false, true) => "stale",
        (false, false) => "written",
    };
    if !is_current && !check {
        fs::write(&path, &table.bytes).map_err(in_file(&path))?;
    }
    print!("{}", table.remarks);
    println!("src/data/{}: {state}, {} bytes", table.name, table.bytes.len());
    Ok(is_current || !check)
}

/// A file under `src/data` of the repository.
fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data").join(name)
}

/// The text of a file; the error names the file.
fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(in_file(path))
}

/// Puts the name of the file before what went wrong.
fn in_file<E: Display>(path: &Path) -> impl Fn(E) -> Box<dyn Error> {
    move |cause| format!("{}: {cause}", path.display()).into()
}
