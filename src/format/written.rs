//! The result of writing: the text of a file, and what the format could not carry.

/// An alignment in some format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// The content of the file.
    pub text: String,
    /// The content of the second file, for a format that has two: the texts that were given second.
    pub second: Option<String>,
    /// The documents that the text names, each with its name: for a format of sentence numbers, if
    /// [`Format::write_named`](super::Format::write_named) named them.
    pub documents: Vec<(String, String)>,
    /// What the text does not contain.
    pub lost: Lost,
}

impl From<String> for Written {
    fn from(text: String) -> Written {
        Written { text, ..Written::default() }
    }
}

/// How much of an alignment a format could not carry. Worth a warning unless it is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Lost {
    /// Beads that were left out because one of their sides was empty.
    pub nulls: usize,
    /// Moved beads that were taken apart into their two sides.
    pub moved: usize,
    /// Characters that were removed because the format cannot represent them.
    pub characters: usize,
}

impl Lost {
    /// Whether nothing was lost.
    pub fn is_nothing(self) -> bool {
        self == Lost::default()
    }
}
