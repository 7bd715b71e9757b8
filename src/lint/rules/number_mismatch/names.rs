//! Numbers that are names, or that the other side counts from elsewhere.

use crate::anchor::Key;
use crate::anchor::number::Class;
use crate::lint::evidence::figures::Figure;
use crate::span::Span;
use crate::text::PlainSpan;

/// Whether a number of the Chinese is part of a name that the English may give otherwise: 唐宁街10号, 985高校; or the
/// minute of a match, which may be counted from half-time: 第54分钟.
pub(super) fn is_name(chinese: PlainSpan<'_>, figure: &Figure<'_>) -> bool {
    let Key::Number(number) = &figure.anchor.key else { return false };
    let text = chinese.text();
    let place = chinese.plain(figure.anchor.span);
    let (before, behind) = (&text[..place.start as usize], &text[place.end as usize..]);
    let is_house = before.ends_with(['街', '路', '巷', '弄', '道']) && behind.starts_with('号');
    is_house || is_project(place.of(text), behind) || number.class == Class::Ordinal && is_minute(behind)
}

/// Whether a number of the Chinese stands beside a half of a match in the English.
pub(super) fn is_name_beside(chinese: &str, place: Span, english: &str) -> bool {
    is_minute(&chinese[place.end as usize..]) && (english.contains("half") || english.contains(" time"))
}

fn is_minute(behind: &str) -> bool {
    behind.starts_with("分钟")
}

/// 211 and 985 are two lists of universities.
fn is_project(number: &str, behind: &str) -> bool {
    const PROJECTS: [&str; 2] = ["211", "985"];
    const SCHOOLS: [&str; 7] = ["高校", "大学", "院校", "工程", "学校", "名校", "毕业"];
    if !PROJECTS.contains(&number) {
        return false;
    }
    let rest = behind.trim_start_matches(['、', '和', '与', '及', '/', '，']);
    let rest = PROJECTS.iter().find_map(|project| rest.strip_prefix(project)).unwrap_or(rest);
    SCHOOLS.iter().any(|school| rest.starts_with(school))
}
