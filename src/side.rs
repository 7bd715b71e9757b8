//! One of the two documents: [`Side`]; and a value for each of them: [`Both`].

use std::ops::{Index, IndexMut};

/// One of the two sides of a bitext.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The Chinese.
    Source,
    /// The English.
    Target,
}

impl Side {
    /// Source, then target.
    pub(crate) const ALL: [Side; 2] = [Side::Source, Side::Target];

    /// The other side.
    pub(crate) fn other(self) -> Side {
        match self {
            Side::Source => Side::Target,
            Side::Target => Side::Source,
        }
    }
}

/// A value for each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Both<T> {
    pub(crate) source: T,
    pub(crate) target: T,
}

impl<T> Both<T> {
    pub(crate) fn new(source: T, target: T) -> Both<T> {
        Both { source, target }
    }

    /// What `make` makes for each side.
    pub(crate) fn of(mut make: impl FnMut(Side) -> T) -> Both<T> {
        Both { source: make(Side::Source), target: make(Side::Target) }
    }

    pub(crate) fn as_mut(&mut self) -> Both<&mut T> {
        Both { source: &mut self.source, target: &mut self.target }
    }

    pub(crate) fn map<U>(self, mut map: impl FnMut(T) -> U) -> Both<U> {
        Both { source: map(self.source), target: map(self.target) }
    }

    pub(crate) fn as_ref(&self) -> Both<&T> {
        Both { source: &self.source, target: &self.target }
    }

    pub(crate) fn zip<U>(self, other: Both<U>) -> Both<(T, U)> {
        Both { source: (self.source, other.source), target: (self.target, other.target) }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.as_ref().into_iter()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.as_mut().into_iter()
    }
}

impl<T> Both<Vec<T>> {
    pub(crate) fn slices(&self) -> Both<&[T]> {
        self.as_ref().map(Vec::as_slice)
    }
}

/// Source, then target.
impl<T> IntoIterator for Both<T> {
    type Item = T;
    type IntoIter = std::array::IntoIter<T, 2>;

    fn into_iter(self) -> Self::IntoIter {
        [self.source, self.target].into_iter()
    }
}

impl<T> Index<Side> for Both<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }
}

impl<T> IndexMut<Side> for Both<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        }
    }
}
