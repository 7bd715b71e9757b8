//! Aligns with your own terms. A term and its translation can link a pair that nothing else links, and are
//! among its links.
//!
//! ```text
//! cargo run --example own_glossary
//! ```

use duizhao::lexicon::Glossary;
use duizhao::{Aligner, Bitext, Document};

const CHINESE: &str = "灯塔计划停了。长庚还在跑。";
const ENGLISH: &str = "Project Beacon has been shelved. Evening Star is still running.";
const TERMS: &str = "灯塔计划\tProject Beacon\n长庚\tEvening Star\n";

fn main() -> duizhao::Result<()> {
    let plain = Aligner::new().align(Document::new(CHINESE), Document::new(ENGLISH));
    let aligner = Aligner::new().glossary(Glossary::from_tsv(TERMS)?);
    let bitext = aligner.align(Document::new(CHINESE), Document::new(ENGLISH));
    println!("without terms: {:?}", links(&plain));
    println!("with terms:    {:?}", links(&bitext));
    assert!(links(&bitext).contains(&"长庚 = Evening Star".to_owned()));
    Ok(())
}

fn links(bitext: &Bitext<'_>) -> Vec<String> {
    let (source, target) = (bitext.source().text(), bitext.target().text());
    let links = bitext.pairs().flat_map(|pair| pair.links());
    links.map(|link| format!("{} = {}", link.source.span.of(source), link.target.span.of(target))).collect()
}
