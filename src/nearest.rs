//! The name that a misspelt one may stand for.

/// The name that differs least from a misspelt one; the first one in case of a tie.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    known.into_iter().min_by_key(|known| strsim::damerau_levenshtein(known, name))
}
