//! Sorted strings, each with a payload, front-coded in blocks and searched in place.
//!
//! A block holds [`BLOCK`] entries: how many bytes the key shares with the one before it (one byte), how many
//! bytes follow (one byte), those bytes, the length of the payload (a varint), the payload. The first key of
//! a block shares nothing, so that a search can bisect the first keys and then walk through one block. It looks at
//! the [`Heads`] of the first keys, which lie side by side.

/// Entries per block: more of them make the pool smaller and the search slower.
const BLOCK: usize = 16;
/// Bytes of a block's offset.
const OFFSET: usize = 4;
/// The longest key. Longer ones are not accepted: no word is that long.
pub(super) const MAX_KEY: usize = u8::MAX as usize;

/// A pool inside a byte string.
#[derive(Clone, Copy)]
pub(super) struct Pool<'b> {
    count: usize,
    offsets: &'b [u8],
    data: &'b [u8],
}

impl<'b> Pool<'b> {
    /// Takes a pool written by [`write()`] from the front of `bytes`; returns it and what follows.
    pub(super) fn split_from(bytes: &'b [u8]) -> (Pool<'b>, &'b [u8]) {
        let mut reader = Reader(bytes);
        let (count, size) = (reader.varint(), reader.varint());
        let offsets = reader.take(count.div_ceil(BLOCK) * OFFSET);
        let data = reader.take(size);
        (Pool { count, offsets, data }, reader.0)
    }

    /// How many keys it holds.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// How the first key of each block begins, to look keys up by.
    pub(super) fn heads(&self) -> Heads {
        let first = |block| self.first_key(block).map_or(u64::MAX, head);
        Heads((0..self.count.div_ceil(BLOCK)).map(first).collect())
    }

    /// The rank of a key among all, and its payload; `heads` are those of the pool.
    pub(super) fn find(&self, heads: &Heads, key: &str) -> Option<(usize, &'b [u8])> {
        let key = key.as_bytes();
        let block = self.block_of(heads, key)?;
        let mut entries = self.entries(block);
        // How many bytes of `key` the latest key shares with it: an entry that shares fewer bytes with the
        // latest key is past `key`, one that shares more differs from `key` at the same place.
        let mut common = 0;
        let mut rank = block * BLOCK;
        while let Some(entry) = entries.next_entry() {
            if entry.shared < common {
                return None;
            }
            if entry.shared == common {
                common += shared_prefix(&key[common..], entry.rest);
                match (common == key.len(), common == entry.shared + entry.rest.len()) {
                    (true, true) => return Some((rank, entry.payload)),
                    (true, false) => return None,
                    (false, true) => {}
                    (false, false) if key[common] < entry.rest[common - entry.shared] => return None,
                    (false, false) => {}
                }
            }
            rank += 1;
        }
        None
    }

    /// The key with this rank.
    pub(super) fn key(&self, rank: usize) -> Option<String> {
        if rank >= self.count {
            return None;
        }
        let mut entries = self.entries(rank / BLOCK);
        let mut key = Vec::new();
        for _ in 0..=rank % BLOCK {
            let entry = entries.next_entry()?;
            key.truncate(entry.shared);
            key.extend_from_slice(entry.rest);
        }
        String::from_utf8(key).ok()
    }

    /// The last block whose first key is not above `key`.
    fn block_of(&self, Heads(heads): &Heads, key: &[u8]) -> Option<usize> {
        let wanted = head(key);
        let mut low = heads.partition_point(|&head| head < wanted);
        let mut high = low + heads[low..].partition_point(|&head| head == wanted);
        while low < high {
            let middle = low.midpoint(high);
            if self.first_key(middle)? <= key { low = middle + 1 } else { high = middle }
        }
        low.checked_sub(1)
    }

    fn first_key(&self, block: usize) -> Option<&'b [u8]> {
        self.entries(block).next_entry().map(|entry| entry.rest)
    }

    fn entries(&self, block: usize) -> Entries<'b> {
        let offset = |block: usize| {
            let bytes = self.offsets.get(block * OFFSET..(block + 1) * OFFSET)?;
            bytes.try_into().ok().map(|bytes| u32::from_le_bytes(bytes) as usize)
        };
        let end = offset(block + 1).unwrap_or(self.data.len());
        Entries(Reader(&self.data[offset(block).unwrap_or(end)..end]))
    }
}

/// The first bytes of the first key of each block of a pool.
#[derive(Clone, Debug)]
pub(super) struct Heads(Vec<u64>);

/// The first bytes of a key, as a number of the same order.
fn head(key: &[u8]) -> u64 {
    let mut bytes = [0; size_of::<u64>()];
    let length = key.len().min(bytes.len());
    bytes[..length].copy_from_slice(&key[..length]);
    u64::from_be_bytes(bytes)
}

fn shared_prefix(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

struct Entry<'b> {
    shared: usize,
    rest: &'b [u8],
    payload: &'b [u8],
}

struct Entries<'b>(Reader<'b>);

impl<'b> Entries<'b> {
    fn next_entry(&mut self) -> Option<Entry<'b>> {
        let reader = &mut self.0;
        if reader.is_empty() {
            return None;
        }
        let shared = usize::from(reader.byte());
        let length = usize::from(reader.byte());
        let rest = reader.take(length);
        let length = reader.varint();
        Some(Entry { shared, rest, payload: reader.take(length) })
    }
}

/// Reads what this module writes.
pub(super) struct Reader<'b>(pub(super) &'b [u8]);

impl<'b> Reader<'b> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn byte(&mut self) -> u8 {
        self.take(1)[0]
    }

    /// A number in groups of seven bits, lowest first; the last byte has its eighth bit clear.
    pub(super) fn varint(&mut self) -> usize {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            value |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                return value;
            }
        }
    }

    pub(super) fn take(&mut self, length: usize) -> &'b [u8] {
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }
}

/// Appends what [`Reader::varint`] reads.
pub(super) fn push_varint(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Appends the pool of `entries`, which must be in the order of their keys, with each key only once and at
/// most [`MAX_KEY`] bytes long.
pub(super) fn write<'k>(bytes: &mut Vec<u8>, entries: impl Iterator<Item = (&'k str, Vec<u8>)>) {
    let (mut count, mut offsets, mut data) = (0, Vec::new(), Vec::new());
    let mut last: &[u8] = &[];
    for (key, payload) in entries {
        let key = key.as_bytes();
        debug_assert!(count == 0 || last < key, "keys are sorted");
        if count % BLOCK == 0 {
            let offset = u32::try_from(data.len()).expect("a pool is below four gigabytes");
            offsets.extend_from_slice(&offset.to_le_bytes());
            last = &[];
        }
        let shared = shared_prefix(last, key);
        let length = u8::try_from(key.len()).expect("keys are at most 255 bytes long");
        data.extend_from_slice(&[shared as u8, length - shared as u8]);
        data.extend_from_slice(&key[shared..]);
        push_varint(&mut data, payload.len());
        data.extend_from_slice(&payload);
        last = key;
        count += 1;
    }
    push_varint(bytes, count);
    push_varint(bytes, data.len());
    bytes.extend_from_slice(&offsets);
    bytes.extend_from_slice(&data);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(keys: &[&str]) {
        let mut bytes = Vec::new();
        write(&mut bytes, keys.iter().map(|key| (*key, key.bytes().rev().collect())));
        bytes.push(7);
        let (pool, rest) = Pool::split_from(&bytes);
        let heads = pool.heads();
        assert_eq!((pool.len(), rest), (keys.len(), &[7][..]));
        for (rank, key) in keys.iter().enumerate() {
            let payload: Vec<u8> = key.bytes().rev().collect();
            assert_eq!(pool.find(&heads, key), Some((rank, &payload[..])), "{key}");
            assert_eq!(pool.key(rank).as_deref(), Some(*key));
            for other in [format!("{key}a"), format!("{key}\u{1}"), key.chars().skip(1).collect()] {
                assert_eq!(pool.find(&heads, &other).is_some(), keys.contains(&other.as_str()), "{other:?}");
            }
        }
        assert_eq!(pool.key(keys.len()), None);
    }

    #[test]
    fn finds_each_key_and_no_other() {
        check(&[]);
        check(&["词"]);
        let mut keys: Vec<String> = (0..1000).map(|n: u32| format!("{:b}", n * n % 977)).collect();
        keys.extend(
            ["", "一", "一一", "一丁", "一丁点", "丁", "三", "云", "云服务器", "人"].map(str::to_owned),
        );
        keys.sort_unstable();
        keys.dedup();
        check(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn varints_read_back() {
        for value in [0, 1, 127, 128, 300, 16_383, 16_384, usize::from(u16::MAX), 1 << 30] {
            let mut bytes = Vec::new();
            push_varint(&mut bytes, value);
            let mut reader = Reader(&bytes);
            assert_eq!((reader.varint(), reader.is_empty()), (value, true));
        }
    }
}
