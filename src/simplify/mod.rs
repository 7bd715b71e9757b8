//! Traditional to simplified characters, for comparing only.
//!
//! [`simplified`] gives a text with as many characters as before, so that what is found in it can be located
//! in the original by counting characters.

mod aspect;
mod characters;
mod plain;
pub(crate) mod table;

pub use characters::simplified;
pub(crate) use plain::{Mask, OBJECT, Plain};
