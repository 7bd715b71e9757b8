//! The user's own terms and names, by which texts are aligned and linted.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use duizhao::lexicon::Glossary;
use duizhao::lint::Linter;
use duizhao::{Aligner, Resources, Result};

use crate::input;

/// The files that hold them.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct OwnFiles {
    /// Own terms, Chinese and English: a .tsv, .csv or .tbx file. What they say is right.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) glossary: Option<PathBuf>,
    /// Own names: rows that merge over the gazetteer.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) names: Option<PathBuf>,
}

impl OwnFiles {
    /// Those that are there.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        [&self.glossary, &self.names].into_iter().flatten()
    }
}

/// The terms, and the names merged over those of the crate.
pub(crate) struct Own {
    pub(crate) glossary: Glossary,
    pub(crate) resources: Resources,
}

impl Own {
    pub(crate) fn read(files: &OwnFiles) -> Result<Own> {
        let mut resources = Resources::default();
        if let Some(path) = &files.names {
            resources = resources.with_gazetteer(input::gazetteer(path)?);
        }
        let glossary = files.glossary.as_deref().map(input::glossary).transpose()?.unwrap_or_default();
        Ok(Own { glossary, resources })
    }

    pub(crate) fn aligner(&self) -> Aligner {
        Aligner::new().resources(self.resources.clone()).glossary(self.glossary.clone())
    }

    pub(crate) fn linter(&self) -> Linter {
        Linter::new().resources(self.resources.clone()).glossary(self.glossary.clone())
    }
}
