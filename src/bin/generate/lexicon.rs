//! The word list, from CC-CEDICT.

use std::path::Path;

use duizhao::generate::compile_lexicon;

use crate::source::{self, Releases};
use crate::{Result, Table, in_file};

pub(crate) fn table(cedict: &Path, releases: Releases) -> Result<Table> {
    let source = source::read(cedict, "cedict_ts.u8", releases)?;
    let bytes = compile_lexicon(&source.text).map_err(in_file(cedict))?;
    Ok(Table { name: "lexicon.bin", bytes, remarks: source.remark })
}
