//! What the dictionary and the tagger tell of a Chinese word.

/// The kinds of words that are told apart, out of the many tags of `jieba`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// No name.
    Word,
    /// Name of a person.
    Person,
    /// Name of a place.
    Place,
    /// Name of an organisation.
    Organisation,
    /// Another name.
    OtherName,
}

impl Tag {
    const ALL: [Tag; 5] = [Tag::Word, Tag::Person, Tag::Place, Tag::Organisation, Tag::OtherName];

    /// The kind for a tag of `jieba`.
    pub(super) fn of(name: &str) -> Tag {
        match name {
            "nr" | "nrt" | "nrfg" => Tag::Person,
            "ns" => Tag::Place,
            "nt" => Tag::Organisation,
            "nz" => Tag::OtherName,
            _ => Tag::Word,
        }
    }

    /// A tag of `jieba` of this kind.
    pub(super) fn name(self) -> &'static str {
        match self {
            Tag::Word => "n",
            Tag::Person => "nr",
            Tag::Place => "ns",
            Tag::Organisation => "nt",
            Tag::OtherName => "nz",
        }
    }

    /// The kind with this number in the tables.
    pub(super) fn of_code(code: u8) -> Tag {
        Tag::ALL.get(usize::from(code)).copied().unwrap_or(Tag::Word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_read_back() {
        for tag in Tag::ALL {
            assert_eq!((Tag::of_code(tag as u8), Tag::of(tag.name())), (tag, tag));
        }
    }
}
