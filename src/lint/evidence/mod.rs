//! What the rules ask about a bitext, found once for all rules.

pub(crate) mod chinese_correction;
pub(crate) mod compound;
pub(crate) mod context;
pub(crate) mod contrast;
pub(crate) mod correction;
pub(crate) mod exchanged;
pub(crate) mod figures;
pub(crate) mod gaps;
pub(crate) mod licence;
pub(crate) mod literal;
pub(crate) mod losses;
pub(crate) mod passages;
pub(crate) mod quoted_code;
pub(crate) mod search;
pub(crate) mod sentences;
pub(crate) mod spelled;
pub(crate) mod support;
pub(crate) mod unpaired;
pub(crate) mod vocabulary;
