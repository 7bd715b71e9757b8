//! Reads a translation memory and prints what is wrong with its translations.
//!
//! ```text
//! cargo run --example lint_tmx                  # a memory of three units
//! cargo run --example lint_tmx -- MEMORY.tmx
//! ```

use std::fs;
use std::process::ExitCode;

use duizhao::format::{Row, tmx};
use duizhao::lint::Linter;
use duizhao::{Error, decode};

const MEMORY: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="cat" creationtoolversion="1" segtype="sentence" o-tmf="cat" adminlang="en"
          srclang="zh-CN" datatype="plaintext"/>
  <body>
    <tu>
      <tuv xml:lang="zh-CN"><seg>法院驳回了上诉。</seg></tuv>
      <tuv xml:lang="en-US"><seg>The appeal was dismissed by the the court.</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="zh-CN"><seg>公司去年营收<bpt i="1">&lt;b&gt;</bpt>3.2亿元<ept i="1">&lt;/b&gt;</ept>。</seg></tuv>
      <tuv xml:lang="en-US"><seg>The company took in 3.2 billion yuan last year.</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="zh-CN"><seg>下午三点开会。</seg></tuv>
      <tuv xml:lang="en-US"><seg>The meeting is at three in the afternoon.</seg></tuv>
    </tu>
  </body>
</tmx>
"#;

fn main() -> ExitCode {
    let rows = match std::env::args().nth(1) {
        Some(path) => read(&path).map_err(|error| format!("{path}: {error}")),
        None => tmx::read(MEMORY).map_err(|error| error.to_string()),
    };
    let rows = match rows {
        Ok(rows) => rows,
        Err(message) => {
            eprintln!("lint_tmx: {message}");
            return ExitCode::from(2);
        }
    };
    let bitext = Row::bitext(&rows);
    let findings = Linter::new().lint(&bitext);
    for finding in &findings {
        let pair = bitext.pair(finding.pair);
        println!("unit {}: {}", finding.pair + 1, finding.display(&bitext));
        println!("    {}\n    {}", pair.source(), pair.target());
    }
    println!("{} findings in {} units", findings.len(), rows.len());
    ExitCode::from(u8::from(!findings.is_empty()))
}

fn read(path: &str) -> Result<Vec<Row>, Error> {
    let bytes = fs::read(path)?;
    tmx::read(&decode::decode(&bytes)?.text)
}
