//! What is a page, by the ending of its name.

/// The endings of the names of pages, in the order in which they are preferred.
pub const ENDINGS: [&str; 3] = [".md", ".markdown", ".mdx"];

/// A path without the ending of a page, and the ending; `None` for a file that is no page.
///
/// ```
/// use duizhao::site;
///
/// assert_eq!(site::page("docs/a.zh.mdx"), Some(("docs/a.zh", ".mdx")));
/// assert_eq!(site::page("docs/a.rs"), None);
/// ```
pub fn page(path: &str) -> Option<(&str, &str)> {
    let at = path.rfind('.')?;
    let (name, ending) = path.split_at(at);
    let is_known = ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending));
    (is_known && !name.is_empty() && !name.ends_with('/')).then_some((name, ending))
}
