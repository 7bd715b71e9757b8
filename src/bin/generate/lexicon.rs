//! The word list and the glosses, from CC-CEDICT.

use std::path::Path;

use duizhao::generate::{compile_glosses, compile_lexicon};

use crate::source::{self, Releases};
use crate::{Result, Table, in_file};

pub(crate) fn table(cedict: &Path, releases: Releases) -> Result<Table> {
    let source = source::read(cedict, "cedict_ts.u8", releases)?;
    let bytes = compile_lexicon(&source.text).map_err(in_file(cedict))?;
    Ok(Table { name: "lexicon.bin", bytes, remarks: source.remark })
}

/// The glosses of the words of the list that this program was built with.
pub(crate) fn glosses(cedict: &Path, releases: Releases) -> Result<Table> {
    let source = source::read(cedict, "cedict_ts.u8", releases)?;
    let bytes = compile_glosses(&source.text).map_err(in_file(cedict))?;
    Ok(Table { name: "glosses.bin", bytes, remarks: source.remark })
}
