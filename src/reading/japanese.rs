//! Japanese: on and kun readings in Hepburn, and the small changes they undergo in compounds.

use crate::reading::Spelling;

/// What voicing, doubling or assimilation inside a word costs, in [units](super::lattice::EDIT).
const SOUND_CHANGE: u8 = 1;

/// How a reading is spelled. Long vowels are folded or written out. Except at the start of a name (`first`)
/// the first consonant may be voiced (rendaku); except at its end (`last`) a final `tsu`, `ku`, `ki` or `chi`
/// may double the next consonant, and a final `n` may become `m`.
pub(crate) fn spellings(reading: &str, first: bool, last: bool) -> Vec<Spelling> {
    let mut all: Vec<Spelling> = long_vowels(reading).into_iter().map(Spelling::usual).collect();
    if !last {
        let changed: Vec<Spelling> = all.iter().flat_map(before_another).collect();
        all.extend(changed);
    }
    if !first {
        let voiced: Vec<Spelling> = all.iter().flat_map(voiced).collect();
        all.extend(voiced);
    }
    all
}

/// The reading with its long vowels folded, spelled as in kana, and with `h` (Satoh).
fn long_vowels(reading: &str) -> Vec<String> {
    let folded = reading.replace("ou", "o").replace("oo", "o").replace("uu", "u");
    let mut all = vec![folded.clone()];
    if folded != reading {
        all.push(reading.to_owned());
        if let Some(short) = reading.strip_suffix("ou").or_else(|| reading.strip_suffix("oo")) {
            all.push(format!("{short}oh"));
        }
    }
    all
}

fn before_another(spelling: &Spelling) -> Vec<Spelling> {
    let letters = spelling.letters.as_str();
    let changed = |letters: String| Spelling { letters, cost: spelling.cost + SOUND_CHANGE };
    if let Some(stem) = letters.strip_suffix('n') {
        return vec![changed(format!("{stem}m"))];
    }
    let stem = ["tsu", "chi", "ku", "ki"].iter().find_map(|ending| letters.strip_suffix(ending));
    match stem {
        Some(stem) if !stem.is_empty() => {
            ["k", "s", "t", "p"].map(|next| changed(format!("{stem}{next}"))).into()
        }
        _ => Vec::new(),
    }
}

fn voiced(spelling: &Spelling) -> Vec<Spelling> {
    const VOICED: [(&str, &[&str]); 8] = [
        ("ch", &["j"]),
        ("ts", &["z"]),
        ("sh", &["j"]),
        ("k", &["g"]),
        ("s", &["z"]),
        ("t", &["d"]),
        ("h", &["b", "p"]),
        ("f", &["b", "p"]),
    ];
    let Some((voiceless, voiced)) = VOICED.iter().find(|(start, _)| spelling.letters.starts_with(start))
    else {
        return Vec::new();
    };
    let rest = &spelling.letters[voiceless.len()..];
    let change =
        |start: &&str| Spelling { letters: format!("{start}{rest}"), cost: spelling.cost + SOUND_CHANGE };
    voiced.iter().map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(reading: &str, first: bool, last: bool, spelled: &str) -> Option<u8> {
        let all = spellings(reading, first, last);
        all.iter().filter(|spelling| spelling.letters == spelled).map(|spelling| spelling.cost).min()
    }

    #[test]
    fn folds_long_vowels_at_no_cost() {
        for spelled in ["sho", "shou", "shoh"] {
            assert_eq!(has("shou", true, true, spelled), Some(0));
        }
    }

    #[test]
    fn changes_sounds_at_low_cost_and_only_inside() {
        assert_eq!(has("kawa", false, true, "gawa"), Some(SOUND_CHANGE));
        assert_eq!(has("kawa", true, false, "gawa"), None);
        assert_eq!(has("hon", false, true, "pon"), Some(SOUND_CHANGE));
        assert_eq!(has("nitsu", true, false, "nip"), Some(SOUND_CHANGE));
    }
}
