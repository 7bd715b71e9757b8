//! Writes an alignment with its findings as one HTML page.
//!
//! ```text
//! cargo run --release --example report -- report.html      # the embedded article
//! cargo run --release --example report > report.html
//! ```

use std::fs;
use std::io::{self, ErrorKind, Write};

use duizhao::report::HtmlReport;

const CHINESE: &str = include_str!("../fixtures/huxiu/article.zh.txt");
const ENGLISH: &str = include_str!("../fixtures/huxiu/article.en.txt");

fn main() -> io::Result<()> {
    let bitext = duizhao::align(CHINESE, ENGLISH);
    let findings = bitext.lint();
    let page =
        HtmlReport::new(&bitext).findings(&findings).title("云不能停 · The cloud cannot stop").to_string();
    match std::env::args_os().nth(1) {
        Some(path) => fs::write(path, page),
        None => match io::stdout().write_all(page.as_bytes()) {
            // The reader may stop reading: `… | head`.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            other => other,
        },
    }
}
