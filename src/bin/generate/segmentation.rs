//! The dictionary and the tagger of Chinese words, from `jieba-rs`.

use std::path::Path;

use duizhao::generate::{encode_dictionary, encode_tagger};

use crate::source::{self, Releases};
use crate::{Result, Table, in_file};

pub(crate) fn dictionary(dict: &Path, releases: Releases) -> Result<Table> {
    let source = source::read(dict, "dict.txt", releases)?;
    let bytes = encode_dictionary(&source.text).map_err(in_file(dict))?;
    Ok(Table { name: "dictionary.zh.bin", bytes, remarks: source.remark })
}

pub(crate) fn tagger(posseg: &Path, releases: Releases) -> Result<Table> {
    let source = source::read(posseg, "posseg.txt", releases)?;
    let bytes = encode_tagger(&source.text).map_err(in_file(posseg))?;
    Ok(Table { name: "tagger.zh.bin", bytes, remarks: source.remark })
}
