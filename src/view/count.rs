//! Numbers in words.

/// `1 anchor`, `2 anchors`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// What a share may lack of a whole percent because it is not stored exactly.
const INEXACT: f32 = 0.001;

/// A share of one in whole percents that are reached: `62 %`. What is below a bound stays below it.
pub(crate) fn percent(share: f32) -> String {
    format!("{:.0} %", (100.0 * share + INEXACT).floor())
}
