//! What a token is that one side has lost.

use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Latin,
    Telephone,
}

/// A token of the Chinese that the English lacks; spans of the documents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lost {
    pub(crate) token: Token,
    pub(crate) source: Span,
    /// What seems to stand in its place.
    pub(crate) stranger: Option<Span>,
    /// Whether it is surely a name or a code, so that it is missed without a stranger too.
    pub(crate) is_telling: bool,
}
