//! Makes the word list of the crate: `generate_lexicon CEDICT_FILE OUT`.

use std::error::Error;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [cedict, out] = &arguments[..] else {
        return Err("usage: generate_lexicon CEDICT_FILE OUT".into());
    };
    let table = duizhao::lexicon::compile(&fs::read_to_string(cedict)?)?;
    fs::write(out, &table)?;
    println!("{} bytes", table.len());
    Ok(())
}
