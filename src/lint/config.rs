//! [`Config`]: what `duizhao.toml` says.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::str::FromStr;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fingerprint::Fingerprint;
use super::forbidden::Forbidden;
use super::linter::Linter;
use super::selector::{rule, select};
use super::severity::Severity;
use super::suppress::{Suppressed, Suppression};
use crate::error::{Error, Result};
use crate::language::Language;
use crate::nearest::nearest;
use crate::site::{Pattern, Shape};

const FORMAT: &str = "toml";

/// The options of a [`Linter`], read from a TOML file. Everything in it may be left out:
///
/// ```toml
/// [lint]
/// select = ["N", "Q01"]        # only these rules; or "all"
/// ignore = ["name-form"]       # not these
/// min-confidence = 0.5
/// from = "en"                  # the language of the original; the other side is to be mended
/// glossary = "terms.tsv"       # what it says is right
/// names = "names.tsv"          # rows that merge over the gazetteer
/// baseline = "baseline.json"   # findings that are known
///
/// [lint.severity]
/// N03 = "warning"
///
/// [[lint.suppress]]            # one finding, or all of a rule about some words
/// fingerprint = "6e1c1ab8a0ac2f97"
/// reason = "quoted as it was printed"
///
/// [[lint.suppress]]
/// rule = "N01"
/// text = "Little Red Book"
/// reason = "the name of the novel"
///
/// [[lint.forbid]]              # words that the translation is not to have: W01
/// words = ["utilize", "in order to"]
/// suggestion = "use"           # what to write instead
/// message = "plain English"    # what a finding says
/// severity = "info"            # default: warning
///
/// [[lint.forbid]]              # or what a regular expression matches: W02
/// pattern = '(\d+) %'
/// suggestion = "$1%"           # with its groups
/// side = "en"                  # "zh" or "en"; default: the translation
///
/// [docs]                       # translated documentation, if its layout is none of the usual ones
/// pairs = ["handbook/{page} = handbook/chinese/{page}"]
/// ignore = ["handbook/releases/{page}"]
/// baseline = "docs.json"       # what is known of them
/// ```
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::lint::{Config, Linter};
///
/// let config = Config::from_toml("[lint]\nignore = ['doubled']\n")?;
/// let linter = Linter::new().configured(&config)?;
/// assert!(linter.lint(&Bitext::from_pairs([("我们必须做到。", "We We must do it.")])).is_empty());
///
/// let error = Config::from_toml("[lint]\nignores = ['doubled']\n").unwrap_err();
/// assert_eq!(error.to_string(), "toml line 2: unknown key `ignores`; did you mean `ignore`?");
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Config {
    /// Selectors of the only rules that run, if given.
    pub select: Option<Vec<String>>,
    /// Selectors of rules that do not run.
    pub ignore: Vec<String>,
    /// Selectors with their severities, in the order of the selectors.
    pub severity: Vec<(String, Severity)>,
    /// A file with the user's terms. The caller reads it.
    pub glossary: Option<PathBuf>,
    /// A file with rows for the gazetteer. The caller reads it.
    pub names: Option<PathBuf>,
    /// A file with a baseline. The caller reads it.
    pub baseline: Option<PathBuf>,
    /// Findings that are less sure are left out.
    pub min_confidence: Option<f32>,
    /// The language of the original.
    pub original: Option<Language>,
    /// The findings to silence.
    pub suppress: Vec<Suppression>,
    /// The words and patterns that are forbidden.
    pub forbid: Vec<Forbidden>,
    /// How pages of documentation are paired; empty for the [usual layouts](crate::site::Pairing::usual). Relative to
    /// the folder of the file.
    pub docs_pairs: Vec<Pattern>,
    /// Pages of documentation that are left out.
    pub docs_ignore: Vec<Shape>,
    /// A file with what is known of documentation. The caller reads it.
    pub docs_baseline: Option<PathBuf>,
}

impl Config {
    /// Reads a configuration. The files that it names are not opened.
    ///
    /// # Errors
    ///
    /// With the line: anything that is not TOML, an unknown key, rule or severity (with the nearest known
    /// one), a suppression without a reason, an empty `select`, a confidence that is not one, a `pattern` that is no regular
    /// expression, something forbidden that is neither words nor a pattern.
    pub fn from_toml(text: &str) -> Result<Config> {
        let table = DeTable::parse(text).map_err(|cause| refusal(text, &cause))?;
        check_keys(text, table.get_ref(), &KEYS)?;
        let file: File = toml::from_str(text).map_err(|cause| refusal(text, &cause))?;
        Ok(Config {
            docs_pairs: parsed(text, file.docs.pairs)?,
            docs_ignore: parsed(text, file.docs.ignore)?,
            docs_baseline: file.docs.baseline,
            ..file.lint.config(text)?
        })
    }
}

impl Linter {
    /// This linter with the rules, severities, suppressions, what is forbidden, the confidence and the original of a configuration. The caller
    /// reads the files that it names: see [`glossary`](Linter::glossary), [`gazetteer`](Linter::gazetteer)
    /// and [`baseline`](Linter::baseline).
    ///
    /// # Errors
    ///
    /// If a selector does not match any rule.
    pub fn configured(mut self, config: &Config) -> Result<Linter> {
        if let Some(selectors) = &config.select {
            self = self.select(selectors)?;
        }
        if let Some(least) = config.min_confidence {
            self = self.min_confidence(least);
        }
        if let Some(language) = config.original {
            self = self.original(language);
        }
        let severities = config.severity.iter().map(|(selector, severity)| (selector, *severity));
        let linter = self.ignore(&config.ignore)?.severities(severities)?;
        Ok(linter.suppress(config.suppress.iter().cloned()).forbid(config.forbid.iter().cloned()))
    }
}

/// The keys of a table, with the keys of the tables in it.
struct Keys(&'static [(&'static str, Inner)]);

enum Inner {
    /// A value.
    Value,
    /// A table, or a list of tables.
    Table(Keys),
    /// A table whose keys the user chooses.
    Free,
}

const KEYS: Keys = Keys(&[("lint", LINT), ("docs", DOCS)]);

const DOCS: Inner =
    Inner::Table(Keys(&[("pairs", Inner::Value), ("ignore", Inner::Value), ("baseline", Inner::Value)]));

const LINT: Inner = Inner::Table(Keys(&[
    ("select", Inner::Value),
    ("ignore", Inner::Value),
    ("severity", Inner::Free),
    ("glossary", Inner::Value),
    ("names", Inner::Value),
    ("baseline", Inner::Value),
    ("min-confidence", Inner::Value),
    ("from", Inner::Value),
    (
        "suppress",
        Inner::Table(Keys(&[
            ("fingerprint", Inner::Value),
            ("rule", Inner::Value),
            ("text", Inner::Value),
            ("reason", Inner::Value),
        ])),
    ),
    (
        "forbid",
        Inner::Table(Keys(&[
            ("words", Inner::Value),
            ("pattern", Inner::Value),
            ("side", Inner::Value),
            ("message", Inner::Value),
            ("severity", Inner::Value),
            ("suggestion", Inner::Value),
        ])),
    ),
]));

/// Refuses unknown keys, and names the nearest known one.
fn check_keys(text: &str, table: &DeTable<'_>, keys: &Keys) -> Result<()> {
    for (key, value) in table {
        let name: &str = key.get_ref();
        let Some((_, inner)) = keys.0.iter().find(|(known, _)| *known == name) else {
            let nearest = nearest(name, keys.0.iter().map(|(known, _)| *known)).expect("a table has keys");
            let message = format!("unknown key `{name}`; did you mean `{nearest}`?");
            return Err(Error::format(FORMAT, line(text, key.span()), message));
        };
        match (inner, value.get_ref()) {
            (Inner::Table(keys), DeValue::Table(table)) => check_keys(text, table, keys)?,
            (Inner::Table(keys), DeValue::Array(items)) => {
                for item in items.iter() {
                    if let DeValue::Table(table) = item.get_ref() {
                        check_keys(text, table, keys)?;
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

#[derive(Default, Deserialize)]
struct File {
    #[serde(default)]
    lint: Section,
    #[serde(default)]
    docs: Docs,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Docs {
    pairs: Vec<Spanned<String>>,
    ignore: Vec<Spanned<String>>,
    baseline: Option<PathBuf>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Section {
    select: Option<Spanned<Vec<Spanned<String>>>>,
    ignore: Vec<Spanned<String>>,
    severity: BTreeMap<Spanned<String>, Spanned<String>>,
    glossary: Option<PathBuf>,
    names: Option<PathBuf>,
    baseline: Option<PathBuf>,
    min_confidence: Option<Spanned<f32>>,
    from: Option<Language>,
    suppress: Vec<Spanned<Row>>,
    forbid: Vec<Spanned<ForbiddenRow>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Row {
    fingerprint: Option<Spanned<String>>,
    rule: Option<Spanned<String>>,
    text: Option<String>,
    reason: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ForbiddenRow {
    words: Option<Spanned<Vec<String>>>,
    pattern: Option<Spanned<String>>,
    side: Option<Language>,
    message: Option<String>,
    severity: Option<Spanned<String>>,
    suggestion: Option<String>,
}

impl Section {
    fn config(self, text: &str) -> Result<Config> {
        let at = |span: Range<usize>| move |cause: Error| placed(text, span, &cause);
        let selectors = |names: Vec<Spanned<String>>| -> Result<Vec<String>> {
            let checked = names.into_iter().map(|name| {
                select(name.get_ref()).map_err(at(name.span()))?;
                Ok(name.into_inner())
            });
            checked.collect()
        };
        let severity = self.severity.into_iter().map(|(name, level)| {
            select(name.get_ref()).map_err(at(name.span()))?;
            let severity = level.get_ref().parse().map_err(at(level.span()))?;
            Ok((name.into_inner(), severity))
        });
        if let Some(select) = self.select.as_ref().filter(|select| select.get_ref().is_empty()) {
            let message = "`select` is empty, so that no rule would run; leave it out for all";
            return Err(Error::format(FORMAT, line(text, select.span()), message));
        }
        let min_confidence = match self.min_confidence {
            Some(least) if !(0.0..=1.0).contains(least.get_ref()) => {
                let message = format!("expected a confidence from 0 to 1, found {}", least.get_ref());
                return Err(Error::format(FORMAT, line(text, least.span()), message));
            }
            least => least.map(Spanned::into_inner),
        };
        Ok(Config {
            select: self.select.map(|select| selectors(select.into_inner())).transpose()?,
            ignore: selectors(self.ignore)?,
            severity: severity.collect::<Result<_>>()?,
            glossary: self.glossary,
            names: self.names,
            baseline: self.baseline,
            min_confidence,
            original: self.from,
            suppress: self.suppress.into_iter().map(|row| suppression(text, row)).collect::<Result<_>>()?,
            forbid: self.forbid.into_iter().map(|row| forbidden(text, row)).collect::<Result<_>>()?,
            ..Config::default()
        })
    }
}

fn forbidden(text: &str, row: Spanned<ForbiddenRow>) -> Result<Forbidden> {
    let of_key = |key: &str, span: Range<usize>, cause: Error| {
        Error::format(FORMAT, line(text, span), format!("`{key}` of `lint.forbid`: {cause}"))
    };
    let span = row.span();
    let ForbiddenRow { words, pattern, side, message, severity, suggestion } = row.into_inner();
    let mut forbidden = match (words, pattern) {
        (Some(words), None) => {
            Forbidden::words(words.get_ref()).map_err(|cause| of_key("words", words.span(), cause))?
        }
        (None, Some(pattern)) => {
            Forbidden::pattern(pattern.get_ref()).map_err(|cause| of_key("pattern", pattern.span(), cause))?
        }
        _ => {
            let message = "`lint.forbid` has either words, or a pattern";
            return Err(Error::format(FORMAT, line(text, span), message));
        }
    };
    if let Some(level) = severity {
        let severity = level.get_ref().parse().map_err(|cause| placed(text, level.span(), &cause))?;
        forbidden = forbidden.severity(severity);
    }
    forbidden = side.into_iter().fold(forbidden, Forbidden::side);
    forbidden = message.into_iter().fold(forbidden, Forbidden::message);
    Ok(suggestion.into_iter().fold(forbidden, Forbidden::suggestion))
}

fn suppression(text: &str, row: Spanned<Row>) -> Result<Suppression> {
    let span = row.span();
    let refuse = |message: &str| Err(Error::format(FORMAT, line(text, span.clone()), message));
    let Row { fingerprint, rule: name, text: words, reason } = row.into_inner();
    if reason.trim().is_empty() {
        return refuse("a suppression needs a reason");
    }
    let what = match (fingerprint, name, words) {
        (Some(print), None, None) => {
            let read: Result<Fingerprint> = print.get_ref().parse();
            Suppressed::Finding(read.map_err(|cause| placed(text, print.span(), &cause))?)
        }
        (None, Some(name), Some(words)) => {
            let rule = rule(name.get_ref()).map_err(|cause| placed(text, name.span(), &cause))?;
            Suppressed::Words { rule, text: words }
        }
        _ => return refuse("a suppression has either a fingerprint, or a rule and a text"),
    };
    Ok(Suppression { what, reason })
}

/// Values that are written as strings.
fn parsed<T: FromStr<Err = Error>>(text: &str, values: Vec<Spanned<String>>) -> Result<Vec<T>> {
    let read =
        |value: Spanned<String>| value.get_ref().parse().map_err(|cause| placed(text, value.span(), &cause));
    values.into_iter().map(read).collect()
}

/// An error, with the line of the file where it is.
fn placed(text: &str, span: Range<usize>, cause: &Error) -> Error {
    Error::format(FORMAT, line(text, span), cause.to_string())
}

fn refusal(text: &str, cause: &toml::de::Error) -> Error {
    let place = cause.span().unwrap_or_default();
    Error::format(FORMAT, line(text, place), cause.message())
}

/// The line where a span begins, counting from one.
fn line(text: &str, span: Range<usize>) -> u64 {
    let before = &text.as_bytes()[..span.start.min(text.len())];
    before.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Config::from_toml(text).unwrap_err().to_string()
    }

    #[test]
    fn reads_all_that_it_knows() {
        let config = Config::from_toml(
            "[lint]\nselect = ['all']\nignore = ['Q01', 'D']\nglossary = 'terms.tsv'\nmin-confidence = 0.5\n\
             [lint.severity]\nN02 = 'warning'\n\
             [[lint.suppress]]\nrule = 'D01'\ntext = 'We We'\nreason = 'a stutter'\n\
             [[lint.suppress]]\nfingerprint = '00000000000000ff'\nreason = 'kept'\n",
        )
        .unwrap();
        assert_eq!(config.select.as_deref(), Some(&["all".to_owned()][..]));
        assert_eq!(config.severity, [("N02".to_owned(), Severity::Warning)]);
        assert_eq!(config.glossary, Some(PathBuf::from("terms.tsv")));
        assert_eq!(config.suppress.len(), 2);
        assert_eq!(Config::from_toml("").unwrap(), Config::default());
    }

    #[test]
    fn patterns_of_documentation_are_read_and_refused_with_their_line() {
        let config = Config::from_toml(
            "[docs]\npairs = ['a/{page} = b/{page}']\nignore = ['a/old/{page}']\n[lint]\nignore = ['D']\n",
        )
        .unwrap();
        assert_eq!(config.docs_pairs[0].to_string(), "a/{page} = b/{page}");
        assert!(config.docs_ignore[0].fits("a/old/x.md") && config.ignore == ["D"]);
        let error = refused("[docs]\npairs = [\n  'a/{page} = b/{name}',\n]\n");
        assert_eq!(error, "toml line 3: `a/{page} = b/{name}`: `{page}` stands on one side only");
        assert_eq!(refused("[docs]\npair = []\n"), "toml line 2: unknown key `pair`; did you mean `pairs`?");
    }

    #[test]
    fn tells_line_and_nearest_of_what_it_does_not_know() {
        assert_eq!(refused("\n[lnt]\n"), "toml line 2: unknown key `lnt`; did you mean `lint`?");
        let error = refused("[lint]\nselect = [\n  'N',\n  'doubeld',\n]\n");
        assert_eq!(error, "toml line 4: there is no rule `doubeld`; did you mean `doubled`?");
        let error = refused("[lint.severity]\nD01 = 'errer'\n");
        assert_eq!(error, "toml line 2: there is no severity `errer`; did you mean `error`?");
        let error = refused("[lint]\n[[lint.suppress]]\nfingerprnt = 'x'\n");
        assert_eq!(error, "toml line 3: unknown key `fingerprnt`; did you mean `fingerprint`?");
    }

    #[test]
    fn a_suppression_needs_a_reason_and_one_thing_to_silence() {
        let error = refused("[[lint.suppress]]\nrule = 'D01'\ntext = 'We We'\n");
        assert_eq!(error, "toml line 1: a suppression needs a reason");
        let error = refused("[[lint.suppress]]\nrule = 'D01'\nreason = 'so'\n");
        assert!(error.contains("either a fingerprint, or a rule and a text"), "{error}");
    }

    #[test]
    fn what_is_forbidden_is_read_and_refused_with_its_line_and_key() {
        let config = Config::from_toml(
            "[[lint.forbid]]\nwords = ['utilize']\nsuggestion = 'use'\nmessage = 'plain'\nseverity = 'error'\n\
             [[lint.forbid]]\npattern = '(\\d) %'\nside = 'zh'\n",
        )
        .unwrap();
        let words = Forbidden::words(["utilize"])
            .unwrap()
            .suggestion("use")
            .message("plain")
            .severity(Severity::Error);
        let pattern = Forbidden::pattern(r"(\d) %").unwrap().side(Language::Chinese);
        assert_eq!(config.forbid, [words, pattern]);
        for (row, error) in [
            ("words = ['a']\npattern = '('", "line 1: `lint.forbid` has either words, or a pattern"),
            ("message = 'a'", "line 1: `lint.forbid` has either words, or a pattern"),
            ("\npattern = '(a'", "line 3: `pattern` of `lint.forbid`: no regular expression: unclosed group"),
            (
                "pattern = 'a*'",
                "line 2: `pattern` of `lint.forbid`: the regular expression matches the empty text",
            ),
            ("words = []", "line 2: `words` of `lint.forbid`: a forbidden word is empty"),
            ("word = 'a'", "line 2: unknown key `word`; did you mean `words`?"),
            (
                "words = ['a']\nseverity = 'eror'",
                "line 3: there is no severity `eror`; did you mean `error`?",
            ),
        ] {
            assert_eq!(refused(&format!("[[lint.forbid]]\n{row}\n")), format!("toml {error}"), "{row}");
        }
    }

    #[test]
    fn a_gate_that_would_pass_everything_is_refused() {
        let message = "toml line 3: `select` is empty, so that no rule would run; leave it out for all";
        assert_eq!(refused("[lint]\n\nselect = []\n"), message);
        for number in ["85", "nan", "-1", "inf", "-nan", "1.01"] {
            let error = refused(&format!("[lint]\nmin-confidence = {number}\n"));
            assert!(error.starts_with("toml line 2: "), "{number}: {error}");
            let found = number.trim_start_matches("-n").trim_end_matches("an").to_lowercase();
            assert!(error.to_lowercase().contains(&found), "{number}: {error}");
        }
    }

    #[test]
    fn tells_the_line_of_what_is_no_toml_and_of_a_wrong_type() {
        assert!(refused("[lint]\nselect = \n").starts_with("toml line 2: "));
        assert!(refused("[lint]\nselect = 3\n").starts_with("toml line 2: "));
        assert!(refused("[lint]\nmin-confidence = 3\n").starts_with("toml line 2: expected a confidence"));
    }
}
