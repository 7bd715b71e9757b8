//! [`Setup`]: the configuration, and the files named by it and by the arguments.

use std::path::{Path, PathBuf};

use duizhao::Result;
use duizhao::lint::{Config, Linter, Suppressed, Suppression};

use crate::arguments::{Common, LintFormat, RuleOptions};
use crate::input::{self, of_file};
use crate::own::{Own, OwnFiles};
use crate::screen;

/// Read if it exists and no other configuration is named.
const CONFIG: &str = "duizhao.toml";

/// What a command that lints is told. Arguments take precedence over the configuration.
pub(super) struct Setup {
    pub(super) config: Config,
    path: Option<PathBuf>,
    pub(super) own: OwnFiles,
}

impl Setup {
    pub(super) fn read(options: &RuleOptions) -> Result<Setup> {
        let path =
            options.config.clone().or_else(|| Path::new(CONFIG).exists().then(|| PathBuf::from(CONFIG)));
        let config = match &path {
            Some(path) => Config::from_toml(&input::text(path)?).map_err(|cause| of_file(path, cause))?,
            None => Config::default(),
        };
        let setup = Setup { config, path, own: OwnFiles::default() };
        let own = OwnFiles {
            glossary: setup.file(&options.own.glossary, &setup.config.glossary),
            names: setup.file(&options.own.names, &setup.config.names),
        };
        Ok(Setup { own, ..setup })
    }

    /// The folder that paths in the configuration are relative to.
    pub(super) fn folder(&self) -> &Path {
        self.path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""))
    }

    /// The baseline to read. One that is about to be rewritten is not read.
    pub(super) fn baseline(&self, options: &RuleOptions, configured: &Option<PathBuf>) -> Option<PathBuf> {
        self.file(&options.baseline, configured).filter(|_| options.write_baseline.is_none())
    }

    fn file(&self, argument: &Option<PathBuf>, configured: &Option<PathBuf>) -> Option<PathBuf> {
        argument.clone().or_else(|| configured.as_ref().map(|path| self.folder().join(path)))
    }

    /// The files that are read besides the texts and a baseline.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.own.paths().chain(&self.path)
    }

    /// A linter that holds back nothing but what is suppressed.
    pub(super) fn linter(&self, options: &RuleOptions, own: &Own) -> Result<Linter> {
        let mut linter = own.linter().configured(&self.config)?.ignore(&options.ignore)?;
        if !options.select.is_empty() {
            linter = linter.select(&options.select)?;
        }
        if let Some(least) = options.min_confidence {
            linter = linter.min_confidence(least);
        }
        Ok(linter)
    }
}

/// The format of findings: the one that was named, else text on a terminal and lines elsewhere.
pub(super) fn format(named: Option<LintFormat>, common: &Common) -> LintFormat {
    let usual = if screen::shows_results(common) { LintFormat::Text } else { LintFormat::Lines };
    named.unwrap_or(usual)
}

/// Tells of a suppression that silenced nothing.
pub(super) fn tell_unused(suppression: &Suppression) {
    let what = match &suppression.what {
        Suppressed::Finding(fingerprint) => fingerprint.to_string(),
        Suppressed::Words { rule, text } => format!("{} “{text}”", rule.id),
        _ => return,
    };
    screen::tell(&format!("nothing to suppress: {what} ({})", suppression.reason));
}
