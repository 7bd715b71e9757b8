//! The table of readings, from files of the Unihan database and a list of our own.

use std::path::Path;

use duizhao::generate::encode_readings;

use crate::source::{self, Releases};
use crate::unihan::Unihan;
use crate::{Result, Table, data, text};

const FILES: [&str; 4] =
    ["Unihan_Readings.txt", "Unihan_Variants.txt", "Unihan_OtherMappings.txt", "Unihan_IRGSources.txt"];

pub(crate) fn table(folder: &Path, releases: Releases) -> Result<Table> {
    let mut unihan = Unihan::default();
    let mut remarks = String::new();
    for name in FILES {
        let source = source::read(&folder.join(name), name, releases)?;
        unihan.add(&source.text);
        remarks += &source.remark;
    }
    let entries = unihan.entries(&text(&data("readings-extra.tsv"))?);
    remarks += &format!("{} characters\n", entries.len());
    Ok(Table { name: "readings.bin", bytes: encode_readings(&entries), remarks })
}
