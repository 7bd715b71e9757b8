//! Numbers as the tables of this module store them: little endian, of few bytes, and read in place.

use std::cmp::Ordering;
use std::ops::Range;

/// The bytes of a number in the head of a table.
pub(super) const NUMBER: usize = 4;
/// The bytes of a character.
pub(super) const CHAR_WIDTH: usize = 2;
/// The bytes of an offset.
pub(super) const OFFSET_WIDTH: usize = 3;

/// A number of some bytes.
pub(super) fn number(bytes: &[u8]) -> usize {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | usize::from(byte))
}

/// The offset at a place.
pub(super) fn offset(offsets: &[u8], place: usize) -> usize {
    number(&offsets[place * OFFSET_WIDTH..(place + 1) * OFFSET_WIDTH])
}

/// The place of a character among ascending ones.
pub(super) fn find(chars: &[u8], mut among: Range<usize>, c: char) -> Option<usize> {
    let wanted = c as usize;
    while !among.is_empty() {
        let middle = among.start.midpoint(among.end);
        match number(&chars[middle * CHAR_WIDTH..(middle + 1) * CHAR_WIDTH]).cmp(&wanted) {
            Ordering::Less => among.start = middle + 1,
            Ordering::Equal => return Some(middle),
            Ordering::Greater => among.end = middle,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_read_at_their_places() {
        assert_eq!([0, 1].map(|place| offset(&[1, 2, 3, 0xFF, 0, 0], place)), [0x03_02_01, 0xFF]);
    }

    #[test]
    fn characters_are_found_within_the_bounds_only() {
        let chars: Vec<u8> = "一中云国".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(find(&chars, 0..4, '云'), Some(2));
        assert_eq!(find(&chars, 2..4, '云'), Some(2));
        assert_eq!(find(&chars, 0..2, '云'), None);
        for c in ['a', '丁', '龙', '\u{20000}'] {
            assert_eq!(find(&chars, 0..4, c), None);
        }
    }
}
