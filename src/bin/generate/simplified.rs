//! The table of simplified characters, from OpenCC.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;
use std::path::Path;

use duizhao::generate::{SimplifiedTable, rows};

use crate::source::{self, Releases};
use crate::{Result, Table};

const FILES: [&str; 2] = ["TSCharacters.txt", "TSPhrases.txt"];

/// Separates the forms of a row; the first one is the most usual.
const SEPARATOR: char = ' ';

/// Forms of Hong Kong and Taiwan that those files leave as they are: OpenCC, HKVariantsRev.txt and
/// TWVariantsRev.txt, and 衹.
const REGIONAL: [(&str, &str); 8] = [
    ("敍", "叙"),
    ("枱", "台"),
    ("痺", "痹"),
    ("簷", "檐"),
    ("粧", "妆"),
    ("糭", "粽"),
    ("衞", "卫"),
    ("衹", "只"),
];

/// Phrases of those files in which 覆 is not 复 today: snow that 覆上 a roof covers it.
const WRONG: [&str; 3] = ["覆上", "覆住", "覆成"];

/// Words that end as a phrase begins, or begin as one ends, and their simplified forms: what stands beside them
/// must not make the phrase. 颠覆 before 命, 狼藉 before 以, and Captain Shen is no wreck.
const WORDS: [(&str, &str); 12] = [
    ("颠覆", "颠覆"),
    ("顛覆", "颠覆"),
    ("倾覆", "倾覆"),
    ("傾覆", "倾覆"),
    ("狼藉", "狼藉"),
    ("慰藉", "慰藉"),
    ("枕藉", "枕藉"),
    ("蕴藉", "蕴藉"),
    ("蘊藉", "蕴藉"),
    ("沈船长", "沈船长"),
    ("沈船長", "沈船长"),
    ("明瞭望", "明瞭望"),
];

/// Ends phrases in which it is 复: 答覆.
const ANSWER: char = '覆';
/// What makes a word of covering with it, written and simplified: 显示 before 覆盖 is no 示覆.
const COVERING: [(&str, &str); 7] =
    [("盖", "盖"), ("蓋", "盖"), ("灭", "灭"), ("滅", "灭"), ("膜", "膜"), ("铜", "铜"), ("銅", "铜")];

/// What is written, with its simplified form.
type Forms = BTreeMap<String, String>;

pub(crate) fn table(folder: &Path, releases: Releases) -> Result<Table> {
    let mut forms = Forms::new();
    let mut remarks = String::new();
    for name in FILES {
        let source = source::read(&folder.join(name), name, releases)?;
        forms.extend(rows(&source.text).map(|[written, simple]| (written.to_owned(), first(simple))));
        remarks += &source.remark;
    }
    forms.extend(REGIONAL.map(|(written, simple)| (written.to_owned(), simple.to_owned())));
    forms.retain(|written, _| !WRONG.contains(&written.as_str()));
    let found = forms.len();
    forms.extend(covering(&forms));
    forms.extend(WORDS.map(|(written, simple)| (written.to_owned(), simple.to_owned())));
    let forms = settled(forms);
    let added = forms.len() - found;
    remarks += &format!("{} forms, {added} of them so that what is simplified stays\n", forms.len());
    Ok(Table { name: "simplified.tsv", bytes: format!("{HEADER}{}", text(&forms)).into_bytes(), remarks })
}

fn first(forms: &str) -> String {
    forms.split(SEPARATOR).next().unwrap_or_default().to_owned()
}

/// Phrases that end with 覆, before what makes it a word of covering: they stay.
fn covering(forms: &Forms) -> Forms {
    let mut covering = Forms::new();
    let phrases = forms.keys().filter(|written| !is_one(written));
    for start in phrases.filter_map(|phrase| phrase.strip_suffix(ANSWER)) {
        let simple: String =
            start.split_inclusive(|_| true).map(|c| forms.get(c).map_or(c, String::as_str)).collect();
        for (written, form) in COVERING {
            covering.insert(format!("{start}{ANSWER}{written}"), format!("{simple}{ANSWER}{form}"));
        }
    }
    covering
}

/// The forms, and as many phrases as are needed for what is simplified to stay as it is.
fn settled(mut forms: Forms) -> Forms {
    // A character whose simplified form has another one: 薴 is 苧, which is 苎.
    let further = |simple: &String| forms.get(simple).filter(|_| is_one(simple)).unwrap_or(simple).clone();
    forms = forms.iter().map(|(written, simple)| (written.clone(), further(simple))).collect();
    loop {
        let mut more = staying(&forms);
        more.extend(variants(&forms));
        more.retain(|written, _| !forms.contains_key(written));
        if more.is_empty() {
            return forms;
        }
        forms.extend(more);
    }
}

/// Results of phrases as phrases that stay, where they might change: 乾縣 is 乾县, and there 乾 must not become
/// 干. A phrase may also change by what stands behind it: 枕藉 before 口.
fn staying(forms: &Forms) -> Forms {
    let changes = |&(written, simple): &(&String, &String)| !is_one(written) || written != simple;
    let firsts: BTreeSet<char> =
        forms.iter().filter(changes).filter_map(|(written, _)| written.chars().next()).collect();
    let is_open = |simple: &&String| !is_one(simple) && simple.chars().any(|c| firsts.contains(&c));
    forms.values().filter(is_open).map(|simple| (simple.clone(), simple.clone())).collect()
}

/// Phrases in other characters, where these become the phrase, and the phrase would then change: 覆 is 复 in
/// 回覆, so it is in 迴覆.
fn variants(forms: &Forms) -> Forms {
    let text = text(forms);
    let table = SimplifiedTable::of(&text);
    let mut written_for: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (written, simple) in forms.iter().filter(|(written, simple)| is_one(written) && written != simple) {
        written_for.entry(simple).or_default().push(written);
    }
    let mut variants = Forms::new();
    for phrase in forms.keys().filter(|phrase| !is_one(phrase)) {
        let mut all = vec![String::new()];
        for c in phrase.split_inclusive(|_| true) {
            let ways = || iter::once(c).chain(written_for.get(c).into_iter().flatten().copied());
            all = all.iter().flat_map(|start| ways().map(move |way| format!("{start}{way}"))).collect();
        }
        for variant in all {
            let simple = table.convert(&variant);
            let settled = table.convert(&simple);
            if settled != simple {
                variants.insert(variant, settled);
            }
        }
    }
    variants
}

fn is_one(text: &str) -> bool {
    text.chars().nth(1).is_none()
}

/// How the table begins.
const HEADER: &str = "\
# What is written otherwise in simplified characters. Generated: see simplified.md.
# written	simplified
";

/// The rows, without characters that are the same in both columns.
fn text(forms: &Forms) -> String {
    let is_row = |(written, simple): &(&String, &String)| written != simple || !is_one(written);
    let row = |(written, simple): (&String, &String)| format!("{written}\t{simple}\n");
    forms.iter().filter(is_row).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(forms: &[(&str, &str)]) -> String {
        let forms = forms.iter().map(|&(written, simple)| (written.to_owned(), simple.to_owned()));
        text(&super::settled(forms.collect()))
    }

    #[test]
    fn results_of_phrases_are_phrases_that_stay() {
        let forms = [("乾", "干"), ("縣", "县"), ("乾縣", "乾县"), ("頭髮", "头发")];
        let text = settled(&forms);
        assert_eq!(text, "乾\t干\n乾县\t乾县\n乾縣\t乾县\n縣\t县\n頭髮\t头发\n");
        assert_eq!(SimplifiedTable::of(&text).convert("乾縣乾县乾"), "乾县乾县干");
    }

    #[test]
    fn a_phrase_stays_whatever_is_behind_it() {
        let text = settled(&[("枕藉", "枕藉"), ("尸枕藉", "尸枕藉"), ("藉", "藉"), ("藉口", "借口")]);
        assert_eq!(SimplifiedTable::of(&text).convert("尸枕藉口藉口"), "尸枕藉口借口");
    }

    #[test]
    fn a_phrase_is_one_in_other_characters_too() {
        let text = settled(&[("迴", "回"), ("覆", "覆"), ("回覆", "回复")]);
        assert_eq!(SimplifiedTable::of(&text).convert("迴覆與覆"), "回复與覆");
    }

    #[test]
    fn a_phrase_is_none_before_the_rest_of_another_word() {
        let pairs = [("見", "见"), ("蓋", "盖"), ("見覆", "见复")];
        let mut forms: Forms =
            pairs.map(|(written, simple)| (written.to_owned(), simple.to_owned())).into_iter().collect();
        forms.extend(covering(&forms));
        let text = text(&super::settled(forms));
        assert_eq!(SimplifiedTable::of(&text).convert("見覆，可見覆蓋，见覆盖"), "见复，可见覆盖，见覆盖");
    }

    #[test]
    fn a_character_takes_the_form_of_its_form() {
        assert_eq!(settled(&[("苧", "苎"), ("薴", "苧")]), "苧\t苎\n薴\t苎\n");
    }
}
