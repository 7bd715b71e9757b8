//! Many short lists, one after the other in memory, and what is around a place of a list.

/// Lists by number.
#[derive(Clone, Debug)]
pub(crate) struct Lists<T> {
    /// Where each list ends.
    ends: Vec<usize>,
    items: Vec<T>,
}

impl<T: Copy + Default> Lists<T> {
    /// Items by the number of their list, in the order in which they come. They are asked for twice.
    pub(crate) fn sorted<I: Iterator<Item = (usize, T)>>(lists: usize, items: impl Fn() -> I) -> Lists<T> {
        let mut ends = vec![0; lists];
        items().for_each(|(list, _)| ends[list] += 1);
        let mut all = 0;
        for end in &mut ends {
            // Where the list begins; the items that are put in push it to the end.
            all += std::mem::replace(end, all);
        }
        let mut sorted = vec![T::default(); all];
        for (list, item) in items() {
            sorted[ends[list]] = item;
            ends[list] += 1;
        }
        Lists { ends, items: sorted }
    }
}

impl<T> Lists<T> {
    /// No lists yet, with room for so many.
    pub(crate) fn with_capacity(lists: usize) -> Lists<T> {
        Lists { ends: Vec::with_capacity(lists), items: Vec::new() }
    }

    /// Adds a list: what `write` puts behind the items of those before it.
    pub(crate) fn push(&mut self, write: impl FnOnce(&mut Vec<T>)) {
        let start = self.items.len();
        write(&mut self.items);
        debug_assert!(start <= self.items.len(), "the lists before stay as they are");
        self.ends.push(self.items.len());
    }

    /// The list with this number.
    pub(crate) fn get(&self, list: usize) -> &[T] {
        let start = list.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.items[start..self.ends[list]]
    }

    /// All lists, in the order of their numbers.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &[T]> {
        (0..self.ends.len()).map(|list| self.get(list))
    }
}

/// At most so many items of a list in order: those around the place before which an item `is_before`.
pub(crate) fn around<T>(list: &[T], most: usize, is_before: impl Fn(&T) -> bool) -> &[T] {
    if list.len() <= most {
        return list;
    }
    let start = list.partition_point(is_before).saturating_sub(most / 2).min(list.len() - most);
    &list[start..start + most]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_to_their_lists_in_order() {
        let items = [(2, 'a'), (0, 'b'), (2, 'c'), (3, 'd')];
        let lists = Lists::sorted(5, || items.into_iter());
        let found: Vec<&[char]> = lists.iter().collect();
        assert_eq!(found, [&['b'][..], &[], &['a', 'c'], &['d'], &[]]);
    }

    #[test]
    fn what_is_around_a_place_is_as_much_as_asked_for() {
        let list = [1, 2, 3, 5, 8, 13];
        let found = |place: i32, most| around(&list, most, |&item| item < place);
        assert_eq!([found(5, 2), found(0, 2), found(99, 2)], [&list[2..4], &list[..2], &list[4..]]);
        assert_eq!(found(5, 6), list);
    }

    #[test]
    fn lists_are_pushed_behind_each_other() {
        let mut lists = Lists::with_capacity(2);
        lists.push(|items| items.extend([1, 2]));
        lists.push(|_| ());
        lists.push(|items| items.push(3));
        assert_eq!((lists.get(0), lists.get(1), lists.get(2)), (&[1, 2][..], &[][..], &[3][..]));
    }
}
