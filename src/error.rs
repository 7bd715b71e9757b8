//! The one error of the crate.
//!
//! Only what comes from outside can fail: reading, decoding, parsing. Segmenting, aligning and
//! linting any text return values.

use std::fmt;

/// The kind of an error, to match on. See [`Error::kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The system refused to read or write.
    Io,
    /// The bytes are not text in any supported encoding.
    Encoding,
    /// A file in a known format breaks that format's rules.
    Format,
    /// The two sides are not one Chinese and one English text.
    Language,
    /// There is no rule, format or option value with this name.
    Unknown,
}

/// An error, with where it was found when that is known.
///
/// Its message says what and where, in lower case and without a full stop:
///
/// ```
/// use duizhao::{Error, ErrorKind};
///
/// let error = Error::format("tsv", 2, "expected 2 fields, found 1");
/// assert_eq!(error.to_string(), "tsv line 2: expected 2 fields, found 1");
/// assert_eq!((error.kind(), error.line()), (ErrorKind::Format, Some(2)));
/// ```
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: String,
    format: Option<&'static str>,
    line: Option<u64>,
    byte: Option<u64>,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// `std::result::Result` with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error of this kind, with a message that says what is wrong.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        let message = message.into();
        Error(Box::new(Inner { kind, message, format: None, line: None, byte: None, cause: None }))
    }

    /// A breach of the rules of `format`, found in line `line` (counted from one).
    pub fn format(format: &'static str, line: u64, message: impl Into<String>) -> Error {
        let mut error = Error::new(ErrorKind::Format, message);
        error.0.format = Some(format);
        error.0.line = Some(line);
        error
    }

    /// The same error, with the byte offset at which it was found.
    #[must_use]
    pub fn at_byte(mut self, byte: u64) -> Error {
        self.0.byte = Some(byte);
        self
    }

    /// The same error, with the error that caused it.
    #[must_use]
    pub fn caused_by(mut self, cause: impl std::error::Error + Send + Sync + 'static) -> Error {
        self.0.cause = Some(Box::new(cause));
        self
    }

    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The line it was found in, counted from one.
    pub fn line(&self) -> Option<u64> {
        self.0.line
    }

    /// The byte it was found at, counted from zero.
    pub fn byte(&self) -> Option<u64> {
        self.0.byte
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { message, format, line, byte, cause, .. } = &*self.0;
        let place =
            [format.map(str::to_owned), line.map(|n| format!("line {n}")), byte.map(|n| format!("byte {n}"))];
        let place: Vec<String> = place.into_iter().flatten().collect();
        if !place.is_empty() {
            write!(f, "{}: ", place.join(" "))?;
        }
        f.write_str(message)?;
        match cause {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_deref().map(|cause| cause as _)
    }
}

impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Error {
        Error::new(ErrorKind::Io, "reading or writing failed").caused_by(cause)
    }
}
