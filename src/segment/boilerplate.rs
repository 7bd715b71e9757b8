//! The lines of a page that are no article.
use super::Unit;

pub(super) fn mark(_text: &str, _units: &mut [Unit]) {}
