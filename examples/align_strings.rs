//! Aligns two strings, in the simplest way. Their order does not matter.
//!
//! ```text
//! cargo run --example align_strings
//! ```

const ENGLISH: &str =
    "The night market opens at six. Last year it drew 1.2 million visitors; most came for the soup.";
const CHINESE: &str = "夜市六点开门。去年有120万人来过。大多数人是冲着那碗汤来的。";

fn main() {
    let bitext = duizhao::align(ENGLISH, CHINESE);
    for pair in bitext.pairs() {
        println!("{}\t{}", pair.source(), pair.target());
        for link in pair.links() {
            let (source, target) = (bitext.source().text(), bitext.target().text());
            println!("  {} = {}", link.source.span.of(source), link.target.span.of(target));
        }
    }
    assert_eq!(bitext.pair(0).target(), "The night market opens at six.");
}
