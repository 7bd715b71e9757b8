//! Writes the table of readings, `src/data/readings.bin`, from files of the Unihan database.
//!
//! ```text
//! cargo run --example generate_readings -- src/data/readings.bin src/data/readings-extra.tsv \
//!     Unihan_Readings.txt Unihan_Variants.txt Unihan_OtherMappings.txt Unihan_IRGSources.txt
//! ```
//!
//! Debian's package `unicode-data` has these files, compressed, in /usr/share/unicode.

mod unihan;

use std::process::ExitCode;

use duizhao::reading::table::encode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [out, extra, files @ ..] = arguments.as_slice() else {
        eprintln!("usage: generate_readings OUT EXTRA_TSV UNIHAN_FILE…");
        return ExitCode::FAILURE;
    };
    match generate(out, extra, files) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn generate(out: &str, extra: &str, files: &[String]) -> std::io::Result<String> {
    let mut unihan = unihan::Unihan::default();
    for file in files {
        unihan.add(&std::fs::read_to_string(file)?);
    }
    let entries = unihan.entries(&std::fs::read_to_string(extra)?);
    let bytes = encode(&entries);
    std::fs::write(out, &bytes)?;
    Ok(format!("{out}: {} characters, {} bytes", entries.len(), bytes.len()))
}
