//! The Chinese of a pair, if it is prose.

use crate::bitext::Pair;
use crate::lint::evidence::context::Context;
use crate::text::PlainSpan;

/// The Chinese of a pair as it is compared, unless it is code or there is none.
pub(crate) fn chinese_prose<'a>(context: &Context<'a>, pair: &Pair<'_>) -> Option<PlainSpan<'a>> {
    let is_prose = !pair.source().is_empty() && pair.source_sentences().all(|sentence| sentence.is_prose());
    is_prose.then(|| context.chinese(pair))
}
