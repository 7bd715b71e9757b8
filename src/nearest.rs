//! What a misspelt name may have meant.

/// The name that differs least from a misspelt one; the first of several.
pub(crate) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    known.into_iter().min_by_key(|known| strsim::damerau_levenshtein(known, name))
}
