//! A text as it is compared: each part of it is made at the first question, once.

pub(crate) mod clause;
pub(crate) mod code;
pub(crate) mod plain;
pub(crate) mod profile;
pub(crate) mod token;
pub(crate) mod words;
