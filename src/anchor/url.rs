//! Web addresses, mail addresses and handles, which a translation copies.

use serde::Serialize;

use crate::language::Language;
use crate::span::Span;

/// An address, folded for comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Url {
    /// In lower case, without `http://`, `https://`, `www.`, a final slash, and what says that the page is in Chinese or
    /// in English: `cn.`, `/en/`, `/zh-CN/`, `?lang=zh`.
    pub folded: String,
    /// The site, of an address whose host has an edition for each language.
    #[serde(skip)]
    edition: Option<Edition>,
}

/// A page of a site that has another host for each language, and there names of pages in that language:
/// zh.wikipedia.org/wiki/….
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edition {
    language: Language,
    /// The address without the language and the name of the page.
    site: String,
}

/// Two pages of one site, each in its own language, may be the same.
const OTHER_EDITION: f32 = 0.6;

impl Url {
    /// Folds an address, or the path of a page on the same site.
    ///
    /// ```
    /// use duizhao::anchor::Url;
    ///
    /// assert_eq!(Url::new("https://www.Example.com/").folded, "example.com");
    /// assert_eq!(Url::new("https://cn.example.com/guide/").folded, "example.com/guide");
    /// assert_eq!(Url::new("/zh-CN/guide#a"), Url::new("/guide#a"));
    /// ```
    pub fn new(text: &str) -> Url {
        let lower = text.to_ascii_lowercase();
        let scheme = ["https://", "http://"].into_iter().find_map(|scheme| lower.strip_prefix(scheme));
        let bare = scheme.unwrap_or(&lower);
        let bare = bare.strip_prefix("www.").unwrap_or(bare);
        let (host, path) = match bare.find(['/', '?', '#']) {
            _ if bare.starts_with('.') => ("", bare),
            Some(end) => bare.split_at(end),
            None => (bare, ""),
        };
        let (language, host) = site(host);
        let path = without_locale(path);
        let edition = language.and_then(|language| {
            let (folder, _) =
                path.rsplit_once('/').filter(|(folder, page)| !folder.is_empty() && !page.is_empty())?;
            Some(Edition { language, site: format!("{host}{folder}") })
        });
        Url { folded: format!("{host}{path}").trim_end_matches('/').to_owned(), edition }
    }

    /// 1 if they are the same, less for two pages of one site that has an edition for each language, otherwise 0.
    /// Symmetric.
    ///
    /// ```
    /// use duizhao::anchor::Url;
    ///
    /// let similarity = |a, b| Url::new(a).similarity(&Url::new(b));
    /// assert_eq!(similarity("https://example.org/zh/a?lang=zh", "https://example.org/en/a"), 1.0);
    /// assert!(similarity("https://zh.example.org/wiki/桥", "https://en.example.org/wiki/Bridge") > 0.5);
    /// assert_eq!(similarity("https://example.org/a", "https://example.org/b"), 0.0);
    /// ```
    pub fn similarity(&self, other: &Url) -> f32 {
        if self.folded == other.folded {
            return 1.0;
        }
        match (&self.edition, &other.edition) {
            (Some(a), Some(b)) if a.language != b.language && a.site == b.site => OTHER_EDITION,
            _ => 0.0,
        }
    }

    /// The site, if it has an edition for each language.
    pub(super) fn site(&self) -> Option<&str> {
        self.edition.as_ref().map(|edition| edition.site.as_str())
    }
}

/// A host without the language in front of it (`cn.example.com`), and that language.
fn site(host: &str) -> (Option<Language>, &str) {
    match host.split_once('.') {
        Some((label, rest)) if rest.contains('.') => match locale(label) {
            Some(language) => (Some(language), rest),
            None => (None, host),
        },
        _ => (None, host),
    }
}

/// The rest of an address behind its host, without folders, endings of names and options that name a language.
fn without_locale(rest: &str) -> String {
    let path_end = rest.find(['?', '#']).unwrap_or(rest.len());
    let (path, rest) = rest.split_at(path_end);
    let (query, fragment) = rest.split_at(rest.find('#').unwrap_or(rest.len()));
    let folders = path.split('/').filter(|folder| locale(folder).is_none());
    let folders: Vec<String> = folders.map(named_alike).collect();
    // The slash in front stays if the language was all behind it.
    let path = if path.starts_with('/') && folders.len() == 1 { "/".to_owned() } else { folders.join("/") };
    let options = query.strip_prefix('?').unwrap_or_default().split('&');
    let options: Vec<&str> =
        options.filter(|option| !option.is_empty() && !chooses_language(option)).collect();
    let mark = if options.is_empty() { "" } else { "?" };
    format!("{}{mark}{}{fragment}", path.trim_end_matches('/'), options.join("&"))
}

/// A file name without the language in it: `guide.zh-cn.md` and `guide_cn.md` are `guide.md`.
fn named_alike(name: &str) -> String {
    let Some((stem, ending)) = name.rsplit_once('.') else { return name.to_owned() };
    let marks = stem.char_indices().filter(|(_, c)| matches!(c, '.' | '_' | '-')).map(|(at, _)| at);
    let mut bare = marks.filter(|&at| at > 0).filter(|&at| locale(&stem[at + 1..]).is_some());
    bare.next().map_or_else(|| name.to_owned(), |at| format!("{}.{ending}", &stem[..at]))
}

/// Whether an option of an address chooses a language: `lang=zh`.
fn chooses_language(option: &str) -> bool {
    const NAMES: &[&str] = &["lang", "language", "locale", "hl", "lng"];
    option.split_once('=').is_some_and(|(name, value)| NAMES.contains(&name) && locale(value).is_some())
}

/// The language that a part of an address names: `zh`, `zh-cn`, `zh_hans`, `cn`, `en`, `en-us`.
fn locale(part: &str) -> Option<Language> {
    const REGIONS: &[&str] =
        &["cn", "hans", "hant", "hk", "mo", "sg", "tw", "au", "ca", "gb", "in", "nz", "uk", "us"];
    let mut tags = part.split(['-', '_']);
    let language = match tags.next()? {
        "zh" | "cn" => Language::Chinese,
        "en" => Language::English,
        _ => return None,
    };
    tags.all(|tag| REGIONS.contains(&tag)).then_some(language)
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
    fn addresses_that_differ_only_in_their_language_are_the_same() {
        let groups: [&[&str]; 6] = [
            &["https://cn.example.com/x", "https://example.com/x", "http://zh-hans.example.com/x/"],
            &["/zh/guide", "/guide", "/en/guide", "/zh-CN/guide/"],
            &["https://example.org/zh-CN/docs/a#b", "https://example.org/en-US/docs/a#b"],
            &["https://example.org/a?lang=zh&x=1", "https://example.org/a?x=1", "example.org/a?x=1&hl=en"],
            &["./guide.zh-cn.md", "./guide.md", "./guide_cn.md"],
            &["https://example.org/zh/", "https://example.org", "example.org/en?lang=en"],
        ];
        for (number, group) in groups.iter().enumerate() {
            for address in *group {
                assert_eq!(Url::new(address), Url::new(group[0]), "{address}");
                let others = groups.iter().skip(number + 1).copied().flatten();
                others.for_each(|other| assert_ne!(Url::new(address), Url::new(other)));
            }
        }
    }

    #[test]
    fn a_name_that_looks_like_a_language_is_kept() {
        assert_eq!(Url::new("https://en.io/cnet/zhang-en").folded, "en.io/cnet/zhang-en");
        assert_eq!(Url::new("https://example.com/encn.html?long=en").folded, "example.com/encn.html?long=en");
    }

    #[test]
    fn dots_alone_make_no_address() {
        assert_eq!(found("node.js in the U.S. at 3.5 and so...on"), Vec::<&str>::new());
        assert_eq!(found("follow @some_one!"), ["@some_one"]);
    }
}
