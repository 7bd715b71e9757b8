//! Texts that were cut into tokens by a program.

/// A text in which this share of commas and full stops follows a space is written so on purpose.
const TOKENISED: f32 = 0.3;
/// The fewest of them that show it.
const FEWEST_TOKENISED: usize = 3;

/// Whether an English text has spaces before its marks throughout.
pub(crate) fn is_tokenised(text: &str) -> bool {
    let (mut all, mut spaced) = (0, 0);
    for (at, _) in text.match_indices([',', '.']) {
        if text[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        all += 1;
        spaced += usize::from(text[..at].ends_with(' '));
    }
    spaced >= FEWEST_TOKENISED && spaced as f32 >= TOKENISED * all as f32
}
