//! Which of two texts is the original.

use std::path::Path;

use clap::{Args, ValueEnum};
use duizhao::Language;
use duizhao::lint::Linter;

use crate::input;

/// What the caller says about it.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(crate) struct Original {
    /// The language of the original. The other text is its translation, which findings ask to mend. Default: zh; of
    /// two files in Markdown, where either may be the original, it is not known, and nothing is suggested.
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    from: Option<From>,
}

/// A language, by its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    /// English; the Chinese is the translation.
    En,
    /// Chinese; the English is the translation.
    Zh,
}

impl From {
    fn language(self) -> Language {
        match self {
            From::En => Language::English,
            From::Zh => Language::Chinese,
        }
    }
}

impl Original {
    /// The linter for these files. A linter that was told the original by its configuration keeps it unless the
    /// caller says otherwise.
    pub(crate) fn linter<P: AsRef<Path>>(
        self,
        linter: Linter,
        configured: Option<Language>,
        files: &[P],
    ) -> Linter {
        let is_documentation = files.len() > 1 && files.iter().all(|path| input::is_markdown(path.as_ref()));
        match self.said(configured) {
            None if !is_documentation => linter,
            said => linter.original(said),
        }
    }

    /// The linter for pages of documentation.
    pub(crate) fn linter_of_pages(self, linter: Linter, configured: Option<Language>) -> Linter {
        linter.original(self.said(configured))
    }

    /// The language of the original, if the caller or the configuration says so.
    pub(crate) fn said(self, configured: Option<Language>) -> Option<Language> {
        self.from.map(From::language).or(configured)
    }
}
