//! Which pages of documentation are translations of each other, by their names.
//!
//! Start with [`Pairing::usual`], which knows the layouts in use: `guide.md` and `guide.zh-CN.md`, `docs` and `docs/zh`,
//! `content/en` and `content/zh-cn`, the folders of Docusaurus, `README_CN.md` and so on. Layouts of one's own are
//! [`Pattern`]s: [`Pairing::by`]. Nothing is read here but names; folders are the caller's to walk.

mod ending;
mod expected;
mod name;
mod pattern;
mod patterned;
mod tag;
mod usual;

use std::collections::BTreeSet;

use crate::language::Language;

pub use ending::{ENDINGS, page};
pub use pattern::{Pattern, Shape};

/// An English page and its Chinese counterpart, by their paths.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pages {
    /// The English page. It may be in several pairs: one for each variety of Chinese, such as `zh-CN`, `zh-TW` and `zh-HK`.
    pub english: String,
    /// The Chinese page, which is in no other pair.
    pub chinese: String,
}

/// A page without a counterpart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lone {
    /// Its path.
    pub path: String,
    /// Its language, by the layout.
    pub language: Language,
    /// Where the layout has its counterpart, if that is known and nothing else is there.
    pub expected: Option<String>,
}

/// What belongs together among some pages. All lists are sorted by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pairing {
    /// The pages with a counterpart.
    pub pairs: Vec<Pages>,
    /// The pages that should have one.
    pub lone: Vec<Lone>,
    /// Pages that are left out because more than one would be the counterpart of another: the reasons, with the names.
    pub refused: Vec<String>,
}

impl Pairing {
    /// Pairs pages by the usual layouts. Paths have slashes; what is no page by its ending is passed over.
    ///
    /// A page has a language by a mark in its path: a folder (`zh`, `docs-zh`) or the end of its name (`guide.zh-CN`,
    /// `README_EN`). Its counterpart has the same path with a mark of the other language, or with none. Below a folder
    /// that has a marked folder, and beside pages with a marked counterpart, pages without a mark are expected to have
    /// one; not so papers of the project, which are named in capitals, except the README. Pages marked as in a third
    /// language are passed over.
    ///
    /// ```
    /// use duizhao::site::Pairing;
    ///
    /// let pages = ["docs/intro.md", "docs/zh/intro.md", "docs/ja/intro.md", "docs/usage.md", "README.md", "README_CN.md"];
    /// let pairing = Pairing::usual(pages);
    /// let pairs: Vec<&str> = pairing.pairs.iter().map(|pair| pair.chinese.as_str()).collect();
    /// assert_eq!(pairs, ["README_CN.md", "docs/zh/intro.md"]);
    /// assert_eq!(pairing.lone[0].expected.as_deref(), Some("docs/zh/usage.md"));
    /// ```
    pub fn usual<'p>(paths: impl IntoIterator<Item = &'p str>) -> Pairing {
        let paths = paths.into_iter().collect();
        usual::pairing(&paths).among(&paths)
    }

    /// Pairs pages by patterns alone.
    ///
    /// Where a page fits several shapes, it has the language of the one with most text of its own. All pages that fit a
    /// shape are expected to have a counterpart.
    ///
    /// ```
    /// use duizhao::site::Pairing;
    ///
    /// let pattern = "handbook/{page} = handbook/chinese/{page}".parse()?;
    /// let pairing = Pairing::by(&[pattern], ["handbook/a.md", "handbook/chinese/a.md", "README.md"]);
    /// assert_eq!((pairing.pairs.len(), pairing.lone.len()), (1, 0));
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn by<'p>(patterns: &[Pattern], paths: impl IntoIterator<Item = &'p str>) -> Pairing {
        let paths = paths.into_iter().collect();
        patterned::pairing(patterns, &paths).among(&paths)
    }

    /// In order, and without places of counterparts where these paths have other pages.
    fn among(mut self, paths: &BTreeSet<&str>) -> Pairing {
        for lone in &mut self.lone {
            lone.expected.take_if(|expected| paths.contains(expected.as_str()));
        }
        self.pairs.sort();
        self.lone.sort();
        self.refused.sort();
        self
    }
}

/// The language that a path names, if it does: by the end of the file's name, or by the innermost folder that does.
///
/// ```
/// use duizhao::{Language, site};
///
/// assert_eq!(site::language_of("content/zh-cn"), Some(Language::Chinese));
/// assert_eq!(site::language_of("zh/guide/page.en.md"), Some(Language::English));
/// assert_eq!(site::language_of("docs/page.md"), None);
/// ```
pub fn language_of(path: &str) -> Option<Language> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map(|(stem, _)| stem);
    let parts = stem.into_iter().chain([name]).chain(folders.rsplit('/'));
    parts.filter_map(tag::of_name).map(|(_, mark)| mark.language).next()
}

/// The layouts that [`Pairing::usual`] knows, each by an example.
pub const USUAL: [&str; 5] = [
    "guide.md = guide.zh-CN.md, guide_zh.md, guide-zh.md (also .en, _CN, -cn)",
    "docs/guide.md = docs/zh/guide.md, zh/docs/guide.md, docs-zh/guide.md",
    "content/en/guide.md = content/zh-cn/guide.md",
    "docs/guide.md = i18n/zh-Hans/docusaurus-plugin-content-docs/current/guide.md",
    "README.md = README_CN.md, docs/README.zh.md",
];
