//! Words of one family: economy, economic.

/// Whether two words in small letters begin so much alike that they are of one family. Not for short ones, which begin alike by
/// chance.
pub(crate) fn are_kin(word: &str, other: &str) -> bool {
    const FEWEST: usize = 5;
    /// The share of the longer one that both have.
    const SHARE: f32 = 0.6;
    let shared = word.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    shared >= FEWEST && shared as f32 >= SHARE * word.len().max(other.len()) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_beginnings_make_a_family() {
        assert!(are_kin("economic", "economy") && are_kin("registr", "regist"));
        assert!(
            !are_kin("technical", "technology") && !are_kin("user", "use") && !are_kin("letter", "lettuce")
        );
    }
}
