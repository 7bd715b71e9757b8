//! Web addresses, mail addresses and handles, which a translation copies.

use serde::Serialize;

use crate::language::Language;
use crate::span::Span;

/// An address, folded for comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Url {
    /// In lower case, without `http://`, `https://`, `www.` and a final slash.
    pub folded: String,
}

impl Url {
    /// Folds an address.
    ///
    /// ```
    /// use duizhao::anchor::Url;
    ///
    /// assert_eq!(Url::new("https://www.Example.com/").folded, "example.com");
    /// ```
    pub fn new(text: &str) -> Url {
        let lower = text.to_ascii_lowercase();
        let bare = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")).unwrap_or(&lower);
        let bare = bare.strip_prefix("www.").unwrap_or(bare);
        Url { folded: bare.trim_end_matches('/').to_owned() }
    }

    /// 1 if they are the same, otherwise 0. Symmetric.
    pub fn similarity(&self, other: &Url) -> f32 {
        f32::from(u8::from(self == other))
    }
}

/// Endings that make a name with dots an address even without `http` or `www`.
const ENDINGS: &[&str] =
    &["com", "cn", "org", "net", "gov", "edu", "io", "hk", "tw", "uk", "jp", "info", "co", "me", "tv", "ai"];

/// The addresses of a text, in order and without overlaps, in linear time.
///
/// These are `https://…`, `www.…`, names such as example.com/page, mail addresses, and handles (@name) of at
/// least two letters. Marks that end a sentence are not part of them.
///
/// ```
/// use duizhao::Language;
/// use duizhao::anchor::url;
///
/// let text = "详见https://example.com/a?b=1。联系 info@example.com";
/// let found: Vec<&str> = url::find(text, Language::Chinese).iter().map(|(span, _)| span.of(text)).collect();
/// assert_eq!(found, ["https://example.com/a?b=1", "info@example.com"]);
/// ```
pub fn find(text: &str, _language: Language) -> Vec<(Span, Url)> {
    find_in(text)
}

/// [`find`], whatever the language.
pub(super) fn find_in(text: &str) -> Vec<(Span, Url)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let run = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        if run == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        if let Some((start, end)) = address(&rest[..run]) {
            found.push((Span::new(at + start, at + end), Url::new(&rest[start..end])));
        }
        at += run;
    }
    found
}

/// Whether a character may be part of an address.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(c)
}

/// The address in a run of such characters, as bytes of the run.
fn address(run: &str) -> Option<(usize, usize)> {
    // Every address has a dot inside it, or a sign before a name.
    if !run[..trimmed(run)].bytes().any(|b| matches!(b, b'.' | b'@')) {
        return None;
    }
    let marked = ["https://", "http://", "www."];
    if let Some(start) = marked.iter().filter_map(|mark| run.find(mark)).min() {
        let end = start + trimmed(&run[start..]);
        let body = run[start..end].trim_start_matches("https://").trim_start_matches("http://");
        return body.contains('.').then_some((start, end));
    }
    let start = run.find(|c: char| c.is_ascii_alphanumeric() || c == '@')?;
    let end = start + trimmed(&run[start..]);
    let body = &run[start..end];
    match body.split_once('@') {
        Some(("", _)) => {
            let long = body.chars().filter(char::is_ascii_alphanumeric).count() > 1;
            let handle = body[1..].chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'));
            (long && handle).then_some((start, end))
        }
        Some((_, host)) => is_host(host).then_some((start, end)),
        None => is_host(body.split(['/', '?', '#']).next().unwrap_or("")).then_some((start, end)),
    }
}

/// Where the address ends, before the punctuation of the sentence.
fn trimmed(run: &str) -> usize {
    run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '~']).len()
}

/// A name with dots and a known ending: example.com, but not "node.js" or "U.S.".
fn is_host(host: &str) -> bool {
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let letters =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    name.split('.').all(letters)
        && name.chars().any(|c| c.is_ascii_alphabetic())
        && ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text, Language::English).iter().map(|(span, _)| span.of(text)).collect()
    }

    #[test]
    fn leaves_marks_of_the_sentence() {
        assert_eq!(found("See www.example.org/a, or example.com."), ["www.example.org/a", "example.com"]);
        assert_eq!(found("(mail a.b@example.co.uk)"), ["a.b@example.co.uk"]);
    }

    #[test]
    fn dots_alone_make_no_address() {
        assert_eq!(found("node.js in the U.S. at 3.5 and so...on"), Vec::<&str>::new());
        assert_eq!(found("follow @some_one!"), ["@some_one"]);
    }
}
