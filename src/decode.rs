//! Bytes to text.
use crate::error::Result;

/// A text.
pub struct Decoded {
    /// The text.
    pub text: String,
}

/// Decodes.
///
/// # Errors
///
/// None yet.
pub fn decode(bytes: &[u8]) -> Result<Decoded> {
    Ok(Decoded { text: String::from_utf8_lossy(bytes).into_owned() })
}
