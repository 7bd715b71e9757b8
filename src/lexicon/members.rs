//! [`Members`]: which of the words of the list have a row in another table.

use super::pool::Reader;
#[cfg(feature = "generate")]
use super::pool::push_varint;

/// Some numbers of a set: one bit each, and before each [`GROUP`] of bytes how many bits are set so far (four bytes,
/// little endian).
#[derive(Clone, Copy)]
pub(super) struct Members {
    pub(super) count: usize,
    bits: &'static [u8],
}

/// Bytes of bits after each count, and bytes of a count.
const GROUP: usize = 28;
const COUNT: usize = 4;

impl Members {
    /// Reads what [`Members::write`] writes.
    pub(super) fn read(reader: &mut Reader<'static>) -> Members {
        let (count, size) = (reader.varint(), reader.varint());
        Members { count, bits: reader.take(size) }
    }

    /// The row of a number, if it has one.
    pub(super) fn row(&self, number: usize) -> Option<usize> {
        let (group, bit) = (number / (8 * GROUP), number % (8 * GROUP));
        let group = self.bits.get(group * (COUNT + GROUP)..(group + 1) * (COUNT + GROUP))?;
        let (count, bits) = group.split_at(COUNT);
        let mask = 1 << (bit % 8);
        if bits[bit / 8] & mask == 0 {
            return None;
        }
        let before = u32::from_le_bytes(count.try_into().ok()?) as usize;
        let inside: u32 = bits[..bit / 8].iter().map(|byte| byte.count_ones()).sum();
        Some(before + (inside + (bits[bit / 8] & (mask - 1)).count_ones()) as usize)
    }
}

/// What the generators write.
#[cfg(feature = "generate")]
impl Members {
    /// Appends these numbers, which are in order.
    pub(super) fn write(bytes: &mut Vec<u8>, numbers: impl Iterator<Item = usize>) {
        let (mut count, mut bits) = (0_u32, Vec::new());
        let start_group = |bits: &mut Vec<u8>, count: u32| {
            bits.extend_from_slice(&count.to_le_bytes());
            bits.extend_from_slice(&[0; GROUP]);
        };
        for number in numbers {
            let (group, bit) = (number / (8 * GROUP), number % (8 * GROUP));
            while bits.len() <= group * (COUNT + GROUP) {
                start_group(&mut bits, count);
            }
            bits[group * (COUNT + GROUP) + COUNT + bit / 8] |= 1 << (bit % 8);
            count += 1;
        }
        push_varint(bytes, count as usize);
        push_varint(bytes, bits.len());
        bytes.extend_from_slice(&bits);
    }
}

#[cfg(all(test, feature = "generate"))]
mod tests {
    use super::*;

    #[test]
    fn members_are_numbered_in_order() {
        let numbers = [0, 1, 7, 8, 223, 224, 225, 1000, 5000];
        let mut bytes = Vec::new();
        Members::write(&mut bytes, numbers.into_iter());
        let members = Members::read(&mut Reader(bytes.leak()));
        assert_eq!(members.count, numbers.len());
        for number in 0..6000 {
            assert_eq!(members.row(number), numbers.binary_search(&number).ok(), "{number}");
        }
    }
}
