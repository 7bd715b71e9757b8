//! SHA-256 (FIPS 180-4), to identify files.

const BLOCK: usize = 64;

/// The checksum in hexadecimal digits, as printed by `sha256sum`.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let keys: Vec<u32> = primes().take(64).map(|prime| fraction_of_root(prime, 3)).collect();
    let mut state: Vec<u32> = primes().take(8).map(|prime| fraction_of_root(prime, 2)).collect();
    for block in padded(bytes).chunks_exact(BLOCK) {
        mix(&mut state, block, &keys);
    }
    state.iter().map(|word| format!("{word:08x}")).collect()
}

/// The message, a set bit, zeros, and the length of the message in bits.
fn padded(bytes: &[u8]) -> Vec<u8> {
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    while padded.len() % BLOCK != BLOCK - 8 {
        padded.push(0);
    }
    padded.extend((8 * bytes.len() as u64).to_be_bytes());
    padded
}

fn mix(state: &mut [u32], block: &[u8], keys: &[u32]) {
    let mut words: Vec<u32> = block
        .chunks_exact(4)
        .map(|word| u32::from_be_bytes(word.try_into().expect("a word has four bytes")))
        .collect();
    for t in words.len()..keys.len() {
        let (early, late) = (words[t - 15], words[t - 2]);
        let early = early.rotate_right(7) ^ early.rotate_right(18) ^ early >> 3;
        let late = late.rotate_right(17) ^ late.rotate_right(19) ^ late >> 10;
        words.push(words[t - 16].wrapping_add(early).wrapping_add(words[t - 7]).wrapping_add(late));
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] =
        *state.first_chunk().expect("the state has eight words");
    for (key, word) in keys.iter().zip(words) {
        let turned = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let chosen = e & f ^ !e & g;
        let first = h.wrapping_add(turned).wrapping_add(chosen).wrapping_add(*key).wrapping_add(word);
        let turned = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let second = turned.wrapping_add(a & b ^ a & c ^ b & c);
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
    }
    for (sum, word) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *sum = sum.wrapping_add(word);
    }
}

/// The first 32 bits after the point of the square root (2) or the cube root (3) of a prime.
fn fraction_of_root(prime: u128, degree: u32) -> u32 {
    let scaled = prime << (32 * degree);
    let (mut low, mut high) = (0_u128, 1 << 40);
    while high - low > 1 {
        let middle = low.midpoint(high);
        if middle.pow(degree) <= scaled { low = middle } else { high = middle }
    }
    low as u32
}

fn primes() -> impl Iterator<Item = u128> {
    (2..).filter(|&number: &u128| (2..number).all(|divisor| number % divisor != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_sums_of_the_standard() {
        let sums = [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
        ];
        for (message, sum) in sums {
            assert_eq!(hex(message.as_bytes()), sum, "{message}");
        }
    }
}
