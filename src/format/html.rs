//! A page for a browser: the [report](crate::report) as a format.

use super::registry::{Format, Read};
use crate::report::HtmlReport;

/// Its entry in the list of formats.
pub const FORMAT: Format = Format {
    name: "html",
    endings: &["html", "htm"],
    description: "A report for a browser, in one file",
    read: Read::Never,
    write: |bitext| HtmlReport::new(bitext).to_string().into(),
    documents: None,
};
