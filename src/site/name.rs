//! [`Name`]: what the path of a page says about its language, and under what names its counterpart may stand.

use super::ending::page;
use super::tag::{self, Mark};

/// The path of a page.
#[derive(Debug)]
pub(super) struct Name<'p> {
    pub(super) path: &'p str,
    /// The path without ending.
    pub(super) whole: &'p str,
    pub(super) ending: &'p str,
    /// The outermost mark of its language.
    pub(super) mark: Option<Mark>,
    /// What it is called without the mark: the surest first. Empty without a mark.
    pub(super) readings: Vec<Reading>,
    /// The folder that the mark stands in.
    pub(super) place: Option<String>,
}

/// One way to leave out the mark.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// The path without mark and ending.
    pub(super) key: String,
    /// Where this page and those like it stand, and where their counterparts without a mark do; `None` if it tells
    /// nothing of others.
    pub(super) forms: Option<[Form; 2]>,
}

/// How the paths of some pages are made: all of them have these ends, and between them what a page is called in both
/// languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form {
    /// Folders, with a slash behind each.
    pub(super) prefix: String,
    pub(super) suffix: String,
    pub(super) reach: Reach,
}

/// Whether a form is one of the pages below a folder, or only of those in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Folder,
    Tree,
}

impl Form {
    /// What a page of this form is called in both languages.
    pub(super) fn core<'p>(&self, whole: &'p str) -> Option<&'p str> {
        let core = whole.strip_prefix(&self.prefix)?.strip_suffix(&self.suffix)?;
        // All of the name may be a tag; then there is nothing to divide it from.
        let is_divided = self.suffix.is_empty() || self.suffix.starts_with(tag::DIVIDERS);
        let reaches = self.reach == Reach::Tree || !core.contains('/');
        (reaches && is_divided != core.is_empty()).then_some(core)
    }

    pub(super) fn path(&self, core: &str, ending: &str) -> String {
        format!("{}{core}{}{ending}", self.prefix, self.suffix)
    }
}

/// Folders that hold the translations of what stands beside them.
const AROUND: [&str; 9] =
    ["i18n", "_i18n", "l10n", "lang", "langs", "locale", "locales", "translation", "translations"];
/// What the folders of Docusaurus hold: the beginning of their names, and what the original is called.
const DOCUSAURUS: [(&str, &str); 3] = [
    ("docusaurus-plugin-content-docs", "docs"),
    ("docusaurus-plugin-content-blog", "blog"),
    ("docusaurus-plugin-content-pages", "src/pages"),
];
/// The newest version of documentation in Docusaurus; others are called `version-1.0`.
const CURRENT: &str = "current";

impl<'p> Name<'p> {
    /// `None` for what is no page.
    pub(super) fn of(path: &'p str) -> Option<Name<'p>> {
        let (whole, ending) = page(path)?;
        let mut name = Name { path, whole, ending, mark: None, readings: Vec::new(), place: None };
        let mut parts: Vec<&str> = whole.split('/').collect();
        let stem = parts.pop().unwrap_or_default();
        let marked = parts.iter().enumerate().find_map(|(at, part)| Some((at, tag::of_name(part)?)));
        if let Some((at, (rest, mark))) = marked {
            name.mark = Some(mark);
            name.place = Some(folder(&parts[..at]));
            name.readings = in_folder(&parts, stem, at, rest, mark);
        } else if let Some((rest, mark)) = tag::of_name(stem) {
            name.mark = Some(mark);
            name.readings = vec![in_stem(&parts, stem, rest)];
            name.readings.extend(above(&parts, rest));
        }
        Some(name)
    }

    /// Whether it is a paper of the project that is usually not translated: `CHANGELOG`, but not the README.
    pub(super) fn is_paper(&self) -> bool {
        let stem = self.whole.rsplit('/').next().unwrap_or_default();
        is_capital(stem) && stem != "README"
    }
}

/// The readings of a page below a folder with a tag, which is `rest` without it.
fn in_folder(parts: &[&str], stem: &str, at: usize, rest: &str, mark: Mark) -> Vec<Reading> {
    let own = Form { prefix: folder(&parts[..=at]), suffix: String::new(), reach: Reach::Tree };
    let core = [&parts[at + 1..], &[stem]].concat().join("/");
    let reading = |prefix: String, own: &Form, core: &str| Reading {
        key: format!("{prefix}{core}"),
        forms: Some([own.clone(), Form { prefix, ..own.clone() }]),
    };
    let mut readings = docusaurus(parts, stem, at, &own);
    let mut outside = parts[..at].to_vec();
    if !rest.is_empty() {
        outside.push(rest);
    }
    readings.push(reading(folder(&outside), &own, &core));
    if let Some((last, around)) = outside.split_last()
        && AROUND.contains(last)
    {
        readings.push(reading(folder(around), &own, &core));
    }
    // The same language may be told twice: `zh/guide.zh.md`.
    if let Some((stem, second)) = tag::of_name(stem)
        && second == mark
    {
        let names = [&outside[..], &parts[at + 1..], &[stem]].concat();
        readings.push(Reading { key: names.join("/"), forms: None });
    }
    if at + 1 == parts.len() {
        readings.extend(above(&outside, stem));
    }
    readings
}

/// `i18n/zh-Hans/docusaurus-plugin-content-docs/current` is `docs`, beside `i18n` or beside the folder it is in.
fn docusaurus(parts: &[&str], stem: &str, at: usize, own: &Form) -> Vec<Reading> {
    let Some(plugin) = parts.get(at + 1) else { return Vec::new() };
    let Some((original, id)) = DOCUSAURUS.iter().find_map(|(start, original)| {
        let id = plugin.strip_prefix(start)?;
        (id.is_empty() || id.starts_with('-')).then(|| (*original, id.trim_start_matches('-')))
    }) else {
        return Vec::new();
    };
    let original = if id.is_empty() { original } else { id };
    let (folders, original) = match parts.get(at + 2) {
        Some(&CURRENT) => (at + 3, original.to_owned()),
        Some(version) if version.starts_with("version-") => {
            let versions =
                if id.is_empty() { "versioned_docs".into() } else { format!("{id}_versioned_docs") };
            (at + 3, format!("{versions}/{version}"))
        }
        _ => (at + 2, original.to_owned()),
    };
    let own = Form { prefix: folder(&parts[..folders]), ..own.clone() };
    let core = [&parts[folders..], &[stem]].concat().join("/");
    let around = &parts[..at.saturating_sub(1)];
    let beside = [around, &around[..around.len().saturating_sub(1)]];
    let reading = |around: &[&str]| {
        let prefix = format!("{}{original}/", folder(around));
        let key = format!("{prefix}{core}");
        Reading { key, forms: Some([own.clone(), Form { prefix, ..own.clone() }]) }
    };
    beside.into_iter().map(reading).collect()
}

/// The reading of a page whose own name has a tag, and is `rest` without it.
fn in_stem(parts: &[&str], stem: &str, rest: &str) -> Reading {
    let prefix = folder(parts);
    let plain = Form { prefix, suffix: String::new(), reach: Reach::Folder };
    let own = Form { suffix: stem[rest.len()..].to_owned(), ..plain.clone() };
    Reading { key: format!("{}{rest}", plain.prefix), forms: Some([own, plain]) }
}

/// A name in capitals is that of a paper of the project, which may stand in a folder above: `docs/README.zh.md`.
fn above<'s>(parts: &[&'s str], stem: &'s str) -> Vec<Reading> {
    if !is_capital(stem) {
        return Vec::new();
    }
    let reading = |depth| Reading { key: [&parts[..depth], &[stem]].concat().join("/"), forms: None };
    (0..parts.len()).rev().map(reading).collect()
}

fn is_capital(stem: &str) -> bool {
    stem.len() > 1
        && !stem.contains(|c: char| c.is_lowercase())
        && stem.starts_with(|c: char| c.is_ascii_uppercase())
}

fn folder(parts: &[&str]) -> String {
    parts.iter().flat_map(|part| [part, "/"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_called_by_its_path_without_the_mark() {
        for (path, keys) in [
            ("docs/zh/guide/a.md", &["docs/guide/a"][..]),
            ("zh/docs/a.md", &["docs/a"]),
            ("docs-zh/a.md", &["docs/a"]),
            ("i18n/zh/guide/a.md", &["i18n/guide/a", "guide/a"]),
            ("guide/a.zh-CN.md", &["guide/a"]),
            ("zh/a.zh.md", &["a.zh", "a"]),
            ("docs/README_CN.md", &["docs/README", "README"]),
            ("readme/zh.md", &["readme/"]),
            ("docs/en/languages/zh.md", &["docs/languages/zh"]),
            (
                "web/i18n/zh-Hans/docusaurus-plugin-content-docs/current/a.md",
                &["web/docs/a", "docs/a", "web/i18n/docusaurus-plugin-content-docs/current/a"],
            ),
            (
                "i18n/zh/docusaurus-plugin-content-docs-api/version-2/a.md",
                &["api_versioned_docs/version-2/a", "api_versioned_docs/version-2/a"],
            ),
        ] {
            let name = Name::of(path).expect(path);
            let found: Vec<&str> = name.readings.iter().map(|reading| reading.key.as_str()).collect();
            assert_eq!(found[..keys.len()], *keys, "{path}: {found:?}");
        }
    }
}
