//! [`Forbidden`]: words and patterns that the user does not want to see.

use super::severity::Severity;
use crate::error::{Error, ErrorKind, Result};
use crate::language::Language;

/// Words, or a pattern, that a text is not to have: the rules `forbidden-word` (W01) and `forbidden-pattern` (W02) report
/// them.
///
/// ```
/// use duizhao::Bitext;
/// use duizhao::lint::{Forbidden, Linter};
///
/// let plain = Forbidden::words(["utilize"])?.suggestion("use").message("write plain English");
/// let linter = Linter::new().select(["W"])?.forbid([plain]);
/// let bitext = Bitext::from_pairs([("我们使用云计算。", "We are utilizing the cloud.")]);
/// let found = linter.lint(&bitext);
/// assert_eq!(found[0].target_text(&bitext), Some("utilizing"));
/// assert_eq!(found[0].message, "write plain English");
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Forbidden {
    pub(crate) what: What,
    pub(crate) side: Option<Language>,
    pub(crate) message: Option<String>,
    pub(crate) severity: Option<Severity>,
    pub(crate) suggestion: Option<String>,
}

/// What is forbidden.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    Words(Vec<String>),
    #[cfg(feature = "formats")]
    Pattern(Expression),
}

/// A regular expression; two are equal if they are written so.
#[cfg(feature = "formats")]
#[derive(Clone, Debug)]
pub(crate) struct Expression(pub(crate) regex::Regex);

#[cfg(feature = "formats")]
impl PartialEq for Expression {
    fn eq(&self, other: &Expression) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Forbidden {
    /// Forbids words. English ones are found as whole words, in regular inflections (“utilizes”, “utilized”), in either case
    /// unless they are written in capitals; several of them with any blanks or hyphens between. Chinese ones are found as characters, in simplified or
    /// traditional form, also inside longer words.
    ///
    /// # Errors
    ///
    /// If there is no word, or one has nothing to see.
    pub fn words<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Result<Forbidden> {
        let words: Vec<String> = words.into_iter().map(|word| word.as_ref().trim().to_owned()).collect();
        if words.is_empty() || words.iter().any(String::is_empty) {
            return Err(Error::new(ErrorKind::Format, "a forbidden word is empty"));
        }
        Ok(Forbidden::new(What::Words(words)))
    }

    /// Forbids what a regular expression matches, in the syntax of the crate `regex`: without references back, so that
    /// matching takes linear time. It sees the text as it is written, without the markup of its document, and in each pair
    /// its first 64 matches count.
    ///
    /// # Errors
    ///
    /// If it is no regular expression, too large, or matches the empty text, and so everywhere.
    ///
    /// ```
    /// use duizhao::lint::Forbidden;
    ///
    /// assert!(Forbidden::pattern(r"\d+ %").is_ok());
    /// let error = Forbidden::pattern("(draft").unwrap_err();
    /// assert_eq!(error.to_string(), "no regular expression: unclosed group");
    /// ```
    #[cfg(feature = "formats")]
    pub fn pattern(pattern: &str) -> Result<Forbidden> {
        let refuse = |message: String| Error::new(ErrorKind::Format, message);
        let expression = regex::Regex::new(pattern).map_err(|cause| {
            let cause = cause.to_string();
            let last = cause.lines().last().unwrap_or_default();
            refuse(format!("no regular expression: {}", last.trim_start_matches("error: ")))
        })?;
        if expression.is_match("") {
            return Err(refuse("the regular expression matches the empty text".to_owned()));
        }
        Ok(Forbidden::new(What::Pattern(Expression(expression))))
    }

    fn new(what: What) -> Forbidden {
        Forbidden { what, side: None, message: None, severity: None, suggestion: None }
    }

    /// The text in which it is forbidden. Default: the translation, the English if it is not known which one that is.
    #[must_use]
    pub fn side(self, language: Language) -> Forbidden {
        Forbidden { side: Some(language), ..self }
    }

    /// What a finding says. Default: that the words are forbidden.
    #[must_use]
    pub fn message(self, message: impl Into<String>) -> Forbidden {
        Forbidden { message: Some(message.into()), ..self }
    }

    /// How bad it is. Default: a warning. Severities of the [`Linter`](super::Linter) for the rule take precedence.
    #[must_use]
    pub fn severity(self, severity: Severity) -> Forbidden {
        Forbidden { severity: Some(severity), ..self }
    }

    /// What to write instead; of a pattern `$1` and `$name` stand for its groups. Default: nothing is suggested.
    #[must_use]
    pub fn suggestion(self, suggestion: impl Into<String>) -> Forbidden {
        Forbidden { suggestion: Some(suggestion.into()), ..self }
    }

    /// The side in which it is forbidden, of texts whose original is in this language.
    pub(crate) fn side_of(&self, original: Option<Language>) -> Language {
        self.side.or(original.map(Language::other)).unwrap_or(Language::English)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_finds_nothing_or_everything_is_refused() {
        assert!(Forbidden::words([""; 0]).is_err() && Forbidden::words(["a", " "]).is_err());
        #[cfg(feature = "formats")]
        for pattern in ["", "a*", "(a", r"(a)\1", "a{99999999}"] {
            assert!(Forbidden::pattern(pattern).is_err(), "{pattern}");
        }
    }
}
