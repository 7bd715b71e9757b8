//! [`in_form_of`]: words that are suggested, in the form of those that they replace.

use crate::reading::capitalised;

/// These words with the capital of those in whose place they are written. None if only one of the two is a plural: then it is
/// not known how the sentence must change.
pub(crate) fn in_form_of(words: &str, replaced: &str) -> Option<String> {
    let is_plural =
        |words: &str| words.ends_with('s') && !["ss", "us", "is"].iter().any(|end| words.ends_with(end));
    if is_plural(words) != is_plural(replaced) {
        return None;
    }
    let is_capital = replaced.starts_with(char::is_uppercase);
    Some(if is_capital { capitalised(words) } else { words.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_capital_and_is_silent_about_plurals() {
        assert_eq!(in_form_of("hacker", "Black guest").as_deref(), Some("Hacker"));
        assert_eq!(in_form_of("end user", "client").as_deref(), Some("end user"));
        assert_eq!(in_form_of("the press", "Glasses").as_deref(), None);
        assert_eq!(in_form_of("hacker", "black guests"), None);
        assert_eq!(in_form_of("", "black"), Some(String::new()));
    }
}
