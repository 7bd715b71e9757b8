//! Turns pairs into a translation memory.
//!
//! ```text
//! cargo run --example tmx -- PAIRS.tsv > MEMORY.tmx              # in zh-CN and en-US
//! cargo run --example tmx -- PAIRS.tsv zh-TW en-GB > MEMORY.tmx
//! ```

use std::fs;
use std::process::ExitCode;

use duizhao::format::tmx::Tmx;
use duizhao::format::tsv;
use duizhao::{Bitext, Error, decode};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (path, tmx) = match arguments.as_slice() {
        [path] => (path, Tmx::new()),
        [path, chinese, english] => (path, Tmx::new().chinese(chinese).english(english)),
        _ => {
            eprintln!("usage: tmx PAIRS.tsv [CHINESE-TAG ENGLISH-TAG]");
            return ExitCode::from(2);
        }
    };
    match memory(path, &tmx) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("tmx: {path}: {error}");
            ExitCode::from(2)
        }
    }
}

fn memory(path: &str, tmx: &Tmx) -> Result<String, Error> {
    let bytes = fs::read(path)?;
    let decoded = decode::decode(&bytes)?;
    let written = tmx.write(&Bitext::from_pairs(tsv::read(&decoded.text)?));
    eprintln!("pairs without a counterpart, left out: {}", written.lost.nulls);
    eprintln!("characters that XML cannot hold, removed: {}", written.lost.characters);
    Ok(written.text)
}
