//! Cantonese: the spellings used in Hong Kong, derived from Jyutping.

use crate::reading::Spelling;

/// How a reading in Jyutping without tones is spelled in Hong Kong: `zoeng` is "cheung".
///
/// The government's usage has no published rule; these are the correspondences shared by its lists of place
/// names and personal names.
pub(crate) fn spellings(reading: &str) -> Vec<Spelling> {
    let (initial, last) = split(reading);
    let mut all = Vec::new();
    for last in finals(initial, last) {
        all.extend(initials(initial, &last).iter().map(|initial| format!("{initial}{last}")));
    }
    all.into_iter().map(Spelling::usual).collect()
}

fn split(reading: &str) -> (&str, &str) {
    const INITIALS: [&str; 19] =
        ["gw", "kw", "ng", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "z", "c", "s", "j", "w"];
    if matches!(reading, "m" | "ng") {
        return ("", reading);
    }
    let initial = INITIALS.iter().find(|initial| reading.starts_with(*initial));
    reading.split_at(initial.map_or(0, |initial| initial.len()))
}

fn initials(initial: &str, last: &str) -> &'static [&'static str] {
    match initial {
        "gw" | "kw" => &["kw", "gw"],
        "g" => &["k", "g"],
        "z" | "c" if last.starts_with('z') => &["t"],
        "z" => &["ch", "ts", "j"],
        "c" => &["ch", "ts"],
        "s" => &["s", "sh"],
        "j" if last.starts_with(['y', 'i']) => &["y", ""],
        "j" => &["y"],
        "b" => &["p", "b"],
        "p" => &["p"],
        "m" => &["m"],
        "f" => &["f"],
        "d" => &["t", "d"],
        "t" => &["t"],
        "n" => &["n"],
        "l" => &["l"],
        "k" => &["k"],
        "h" => &["h"],
        "w" => &["w"],
        "ng" => &["ng", ""],
        _ => &[""],
    }
}

fn finals(initial: &str, last: &str) -> Vec<String> {
    let fixed: &[&str] = match last {
        "aa" => &["a", "ah"],
        "e" => &["e", "eh", "er"],
        "i" => match initial {
            "z" | "c" | "s" => &["i", "ze", "ee", "ie"],
            _ => &["i", "ee", "yi"],
        },
        "ei" => &["ei", "i", "ee", "ay"],
        "o" => &["o", "or", "aw"],
        "ou" => &["o", "ou", "u", "ow"],
        "u" => &["u", "oo"],
        "ui" => &["ui", "oi"],
        "un" => &["un", "oon"],
        "ung" => &["ung"],
        "oe" => &["eu", "euh"],
        "oeng" => &["eung"],
        "oek" => &["euk", "eok"],
        "eoi" => &["ui", "eui"],
        "eon" => &["un", "eon"],
        "eot" => &["ut"],
        "yu" => &["u", "ue", "yu"],
        "yun" => &["uen", "un"],
        "yut" => &["uet", "ut"],
        "oi" => &["oi", "oy"],
        "au" => &["au", "ow"],
        "am" => &["am", "um"],
        "an" => &["an", "un"],
        "ap" => &["ap", "up"],
        "at" => &["at", "ut"],
        "ing" => &["ing"],
        "m" | "ng" => &["ng"],
        _ => &[],
    };
    match (fixed, last.strip_prefix("aa")) {
        ([], Some(rest)) => vec![format!("a{rest}")],
        ([], None) => vec![last.to_owned()],
        (fixed, _) => fixed.iter().map(|&last| last.to_owned()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_as_hong_kong_does() {
        let cases = [
            ("zoeng", "cheung"),
            ("gwok", "kwok"),
            ("wing", "wing"),
            ("coi", "choi"),
            ("ze", "tse"),
            ("ng", "ng"),
            ("zung", "chung"),
            ("caan", "chan"),
            ("jyun", "yuen"),
            ("leoi", "lui"),
            ("gwaan", "kwan"),
            ("si", "sze"),
            ("hou", "ho"),
            ("ngo", "ngor"),
            ("jyut", "yuet"),
        ];
        for (reading, spelled) in cases {
            let all = spellings(reading);
            assert!(all.iter().any(|spelling| spelling.letters == spelled), "{reading}: {all:?}");
        }
    }
}
