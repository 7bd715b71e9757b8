//! What writing gives: the text of a file, and what the format could not carry.

/// An alignment in some format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// The content of the file.
    pub text: String,
    /// That of the second file, for a format that has two: the texts that were given second.
    pub second: Option<String>,
    /// The documents that the text names, each with its name: of a format that holds the numbers of their
    /// sentences, where [`Format::write_named`](super::Format::write_named) gave them names.
    pub documents: Vec<(String, String)>,
    /// What is not in it.
    pub lost: Lost,
}

impl From<String> for Written {
    fn from(text: String) -> Written {
        Written { text, ..Written::default() }
    }
}

/// How much of an alignment a format could not carry. Worth a warning where it is not zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Lost {
    /// Beads that were left out, for one of their sides was empty.
    pub nulls: usize,
    /// Moved beads that were taken apart into their two sides.
    pub moved: usize,
    /// Characters that were removed, for the format has no way to write them.
    pub characters: usize,
}

impl Lost {
    /// Whether everything is there.
    pub fn is_nothing(self) -> bool {
        self == Lost::default()
    }
}
