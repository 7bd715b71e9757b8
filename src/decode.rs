//! Bytes to text: detects the encoding of a file, and decodes it with uniform line breaks.
//!
//! [`decode`] detects the encoding, [`decode_as`] is given it by the caller. Both drop a byte-order mark and
//! turn `\r\n` and `\r` into `\n`, so that spans never contain them; byte offsets are those of the decoded
//! text.
//!
//! A UTF-8 file into which lines in another encoding were pasted is decoded line by line, so that the good
//! lines stay intact.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Error, ErrorKind, Result};
use crate::language::is_han;

/// UTF-8 with this many multi-byte characters for each broken place still counts as UTF-8: no other encoding
/// looks like it by chance.
const WHOLE_PER_BROKEN: usize = 20;
/// So does a file with this many lines of UTF-8 for each line that is not UTF-8.
const WHOLE_LINES_PER_BROKEN: usize = 2;
/// In UTF-16 that is also valid UTF-8, at least one byte in this many is NUL: such a text is ASCII.
const NULS_OF_ASCII: usize = 4;
/// In UTF-16, one of the two bytes of a character is NUL this many times as often as the other.
const NULS_OF_ONE_BYTE: usize = 10;
/// In a text that is not Unicode, at most one byte in this many is NUL.
const STRAY_NULS: usize = 100;
/// A text in windows-1252 has at least this many ASCII letters for each character outside ASCII.
const LETTERS_PER_FOREIGN: usize = 4;
/// Of the characters of a Chinese line, at most one in this many is outside GB 2312.
const RARE_CHARS: usize = 5;
/// In a correctly decoded text, at most one character in this many is neither Chinese nor Latin nor a mark
/// used with these.
const ODD_CHARS: usize = 10;
/// A text with fewer than one byte in this many outside ASCII is not Chinese, unless these bytes make common
/// characters.
const FOREIGN_BYTES: usize = 20;

/// An encoding of text, by its name on the web.
///
/// ```
/// use duizhao::decode::Charset;
///
/// let charset: Charset = "gbk".parse()?;
/// assert_eq!(charset.name(), "GBK");
/// assert!("utf-9".parse::<Charset>().is_err());
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

impl Charset {
    /// UTF-8.
    pub const UTF_8: Charset = Charset(UTF_8);
    /// GB18030, the encoding of mainland China that contains GBK and GB2312.
    pub const GB18030: Charset = Charset(GB18030);
    /// Big5, the encoding of Taiwan and Hong Kong, with the Hong Kong supplement.
    pub const BIG5: Charset = Charset(BIG5);
    /// Windows-1252, the encoding of Western Europe that has curly quotation marks.
    pub const WINDOWS_1252: Charset = Charset(WINDOWS_1252);
    /// UTF-16, little endian.
    pub const UTF_16LE: Charset = Charset(UTF_16LE);
    /// UTF-16, big endian.
    pub const UTF_16BE: Charset = Charset(UTF_16BE);

    /// Its name in the Encoding Standard.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl FromStr for Charset {
    type Err = Error;

    /// Accepts every label of the Encoding Standard, in any case: `utf-8`, `gb2312`, `big5-hkscs`,
    /// `utf-16le`, `windows-1252`.
    fn from_str(label: &str) -> Result<Charset> {
        // The standard maps labels that must not be decoded to a stand-in.
        Encoding::for_label_no_replacement(label.as_bytes()).map(Charset).ok_or_else(|| {
            let message =
                format!("unknown encoding {label:?}, expected one such as utf-8, gb18030, big5 or utf-16le");
            Error::new(ErrorKind::Unknown, message)
        })
    }
}

impl fmt::Debug for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Charset({})", self.name())
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What was lost in decoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Damage {
    /// Nothing.
    None,
    /// The last character: the bytes end inside it. It is dropped.
    CutEnd,
    /// This many sequences of broken bytes, each replaced by U+FFFD.
    Replaced(usize),
    /// Nothing, but this many lines were in another encoding than the rest, and were decoded from that.
    Mixed(usize),
}

/// A decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded<'b> {
    /// The text, without a byte-order mark, with `\n` for all line breaks. Borrowed if the bytes were already
    /// like that.
    pub text: Cow<'b, str>,
    /// The encoding of the bytes.
    pub charset: Charset,
    /// What was lost; worth a warning.
    pub damage: Damage,
    /// The lines with broken bytes, or in another encoding than the rest, as numbers counted from one, in
    /// order.
    pub damaged_lines: Vec<usize>,
}

/// Decodes a text whose encoding is unknown.
///
/// In this order: a byte-order mark; valid UTF-8; UTF-8 that is broken in very few places, such as a last
/// character that was cut off, or in few of its lines; UTF-16 if there are NUL bytes, every other one; windows-1252 if nearly
/// everything is ASCII letters and the rest does not make Chinese; otherwise GB18030 or Big5, whichever
/// `chardetng` and a trial favour. GBK and GB2312 are read as GB18030, which contains them. Linear in the
/// number of bytes.
///
/// ```
/// use duizhao::decode::{Charset, decode};
///
/// let gbk = b"\xD4\xC6\xB7\xFE\xCE\xF1\r\n";
/// let decoded = decode(gbk)?;
/// assert_eq!((&*decoded.text, decoded.charset), ("云服务\n", Charset::GB18030));
///
/// let decoded = decode("\u{FEFF}cloud\r\n".as_bytes())?;
/// assert_eq!((&*decoded.text, decoded.charset), ("cloud\n", Charset::UTF_8));
///
/// let decoded = decode(b"It\x92s late.")?;
/// assert_eq!((&*decoded.text, decoded.charset), ("It’s late.", Charset::WINDOWS_1252));
/// # Ok::<(), duizhao::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Encoding`] if the bytes are not Chinese or English text in any of these encodings.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(bytes, Charset(encoding)));
    }
    let nuls = Nuls::of(bytes);
    match std::str::from_utf8(bytes) {
        // UTF-16 of ASCII characters is valid UTF-8, half of it NUL characters. A few stray NULs in a text
        // mean nothing, nor does a gap that is filled with them.
        Ok(_) if nuls.alternate() && nuls.all() * NULS_OF_ASCII >= bytes.len() => {
            Ok(utf16(bytes).unwrap_or_else(|| decode_as(bytes, Charset::UTF_8)))
        }
        Ok(_) => Ok(decode_as(bytes, Charset::UTF_8)),
        Err(_) if is_nearly_utf8(bytes) || is_utf8_by_line(bytes) => Ok(utf8(bytes, other_reading)),
        Err(_) if nuls.all() > 0 => utf16(bytes).map_or_else(|| other_encoding(bytes, nuls), Ok),
        Err(_) => other_encoding(bytes, nuls),
    }
}

/// How many bytes with even and with odd numbers are NUL.
#[derive(Clone, Copy)]
struct Nuls {
    even: usize,
    odd: usize,
}

impl Nuls {
    fn of(bytes: &[u8]) -> Nuls {
        let count = |from: usize| bytes.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
        Nuls { even: count(0), odd: count(1) }
    }

    fn all(self) -> usize {
        self.even + self.odd
    }

    /// Whether there are any, and they are every other byte, as the empty halves of characters are.
    fn alternate(self) -> bool {
        self.even.max(self.odd) > self.even.min(self.odd) * NULS_OF_ONE_BYTE
    }
}

/// Decodes what is not in a Unicode encoding.
fn other_encoding(bytes: &[u8], nuls: Nuls) -> Result<Decoded<'_>> {
    if nuls.all() * STRAY_NULS > bytes.len() {
        return Err(no_text("NUL bytes, but no UTF-16"));
    }
    if is_western(bytes) { Ok(decode_as(bytes, Charset::WINDOWS_1252)) } else { chinese(bytes) }
}

/// Decodes a text whose encoding is known. A byte-order mark of that encoding is dropped; anything broken is
/// reported as [`Damage`].
///
/// ```
/// use duizhao::decode::{Charset, Damage, decode_as};
///
/// let decoded = decode_as(b"\xB6\xB3\xBA\xDD", Charset::BIG5);
/// assert_eq!((&*decoded.text, decoded.damage), ("雲端", Damage::None));
/// ```
pub fn decode_as(bytes: &[u8], charset: Charset) -> Decoded<'_> {
    if charset == Charset::UTF_8 {
        return utf8(bytes, |_| None);
    }
    let (text, _) = charset.0.decode_with_bom_removal(bytes);
    let original = replacements_in(bytes, charset);
    let replaced = text.matches(char::REPLACEMENT_CHARACTER).count().saturating_sub(original);
    let text = with_uniform_breaks(text);
    if replaced == 0 {
        return Decoded { text, charset, damage: Damage::None, damaged_lines: Vec::new() };
    }
    let damaged_lines = numbers(text.split('\n').map(|line| line.contains(char::REPLACEMENT_CHARACTER)));
    if replaced == 1 && text.ends_with(char::REPLACEMENT_CHARACTER) {
        return Decoded { text: without_last(text), charset, damage: Damage::CutEnd, damaged_lines };
    }
    Decoded { text, charset, damage: Damage::Replaced(replaced), damaged_lines }
}

/// Decodes UTF-8. A line that is not UTF-8 is decoded by `other`; if that fails, U+FFFD replaces what is
/// broken.
fn utf8(bytes: &[u8], other: fn(&[u8]) -> Option<Cow<'_, str>>) -> Decoded<'_> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let charset = Charset::UTF_8;
    let whole = |text| Decoded {
        text: with_uniform_breaks(text),
        charset,
        damage: Damage::None,
        damaged_lines: Vec::new(),
    };
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return whole(Cow::Borrowed(text)),
        Err(error) => error,
    };
    if error.error_len().is_none() {
        let text = &bytes[..error.valid_up_to()];
        let mut cut = whole(String::from_utf8_lossy(text));
        cut.damage = Damage::CutEnd;
        cut.damaged_lines = vec![1 + cut.text.matches('\n').count()];
        return cut;
    }
    let mut text = String::with_capacity(bytes.len());
    let (mut replaced, mut mixed) = (0, 0);
    let mut is_damaged = Vec::new();
    for line in uniform_breaks(bytes).split(|&byte| byte == b'\n') {
        let damaged = std::str::from_utf8(line).is_err();
        is_damaged.push(damaged);
        match damaged.then(|| other(line)).flatten() {
            Some(line) => {
                mixed += 1;
                text.push_str(&line);
            }
            None => {
                replaced += line.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
                text.push_str(&String::from_utf8_lossy(line));
            }
        }
        text.push('\n');
    }
    // The loop ends each line with a break: the last one is one too many.
    text.pop();
    let damage = if replaced > 0 { Damage::Replaced(replaced) } else { Damage::Mixed(mixed) };
    Decoded { text: Cow::Owned(text), charset, damage, damaged_lines: numbers(is_damaged) }
}

/// The numbers of the items that are true, counted from one.
fn numbers(lines: impl IntoIterator<Item = bool>) -> Vec<usize> {
    lines.into_iter().zip(1..).filter(|(is, _)| *is).map(|(_, number)| number).collect()
}

/// The bytes with `\n` in place of each `\r\n` and `\r`.
fn uniform_breaks(bytes: &[u8]) -> Vec<u8> {
    let mut uniform = Vec::with_capacity(bytes.len());
    let mut behind_return = false;
    for &byte in bytes {
        match byte {
            b'\r' => uniform.push(b'\n'),
            b'\n' if behind_return => {}
            _ => uniform.push(byte),
        }
        behind_return = byte == b'\r';
    }
    uniform
}

/// How many U+FFFD the bytes themselves contain, correctly encoded.
fn replacements_in(bytes: &[u8], charset: Charset) -> usize {
    let utf16 = |unit: [u8; 2]| bytes.chunks_exact(2).filter(|pair| *pair == unit).count();
    match charset {
        _ if charset == Charset::UTF_8 => {
            bytes.windows(3).filter(|&window| window == "\u{FFFD}".as_bytes()).count()
        }
        _ if charset == Charset::UTF_16LE => utf16([0xFD, 0xFF]),
        _ if charset == Charset::UTF_16BE => utf16([0xFF, 0xFD]),
        _ => 0,
    }
}

fn without_last(text: Cow<'_, str>) -> Cow<'_, str> {
    let len = text.len() - char::REPLACEMENT_CHARACTER.len_utf8();
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[..len]),
        Cow::Owned(mut text) => {
            text.truncate(len);
            Cow::Owned(text)
        }
    }
}

fn with_uniform_breaks(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

/// Whether bytes that are not valid UTF-8 are damaged UTF-8: cut off inside the last character, or broken in
/// few places among many whole multi-byte characters.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    cut && whole > 0 || broken * WHOLE_PER_BROKEN <= whole
}

/// Whether most of the lines that are not ASCII are valid UTF-8, judged by characters of three bytes or more:
/// those of two also occur by chance.
fn is_utf8_by_line(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for line in bytes.split(|&byte| byte == b'\n').filter(|line| !line.is_ascii()) {
        match std::str::from_utf8(line) {
            Ok(line) => whole += usize::from(line.chars().any(|c| c.len_utf8() > 2)),
            Err(_) => broken += 1,
        }
    }
    whole >= broken * WHOLE_LINES_PER_BROKEN
}

/// Decodes a line that is not UTF-8 in a file that is: as GB18030 if that gives sensible Chinese, or as
/// windows-1252 if it looks Western.
fn other_reading(line: &[u8]) -> Option<Cow<'_, str>> {
    if is_nearly_utf8(line) {
        return None;
    }
    let charset = if is_western(line) { Charset::WINDOWS_1252 } else { Charset::GB18030 };
    let pairs = Pairs::of(line);
    let sensible = charset == Charset::WINDOWS_1252 || pairs.rare * RARE_CHARS <= pairs.common;
    let decoded = decode_as(line, charset);
    (sensible && decoded.damage == Damage::None).then_some(decoded.text)
}

/// How many characters there would be if the bytes were GB18030.
#[derive(Default)]
struct Pairs {
    /// Characters of GB 2312, which nearly all Chinese is written with.
    common: usize,
    /// Other characters, and invalid ones.
    rare: usize,
}

impl Pairs {
    fn of(bytes: &[u8]) -> Pairs {
        let mut pairs = Pairs::default();
        let mut bytes = bytes.iter();
        while let Some(&lead) = bytes.next() {
            if lead.is_ascii() {
                continue;
            }
            let trail = bytes.clone().next().copied().unwrap_or(0);
            let common = |byte: u8| (0xA1..=0xFE).contains(&byte);
            if common(lead) && common(trail) {
                pairs.common += 1;
            } else {
                pairs.rare += 1;
            }
            // The second byte of any pair, if it is one.
            if (0x40..=0xFE).contains(&trail) {
                bytes.next();
            }
        }
        pairs
    }
}

/// Whether bytes are windows-1252: nearly all of them are ASCII letters, and the rest are letters and marks
/// of Western languages that do not make Chinese.
fn is_western(bytes: &[u8]) -> bool {
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let pairs = Pairs::of(bytes);
    if foreign == 0 || foreign * LETTERS_PER_FOREIGN > letters || pairs.common >= pairs.rare {
        return false;
    }
    let mut before = ' ';
    let mut odd = 0;
    for c in decode_as(bytes, Charset::WINDOWS_1252).text.chars() {
        let inside = before.is_lowercase() && c.is_uppercase();
        odd += usize::from(!c.is_ascii() && (inside || c.is_control()));
        before = c;
    }
    odd * ODD_CHARS <= foreign
}

/// Decodes as UTF-16 in the byte order that gives Chinese or English text, if either does.
fn utf16(bytes: &[u8]) -> Option<Decoded<'_>> {
    let text = |charset| {
        let decoded = decode_as(bytes, charset);
        let odd = odd_chars(&decoded.text);
        (odd * ODD_CHARS <= decoded.text.chars().count()).then_some((odd, decoded))
    };
    let both = [text(Charset::UTF_16LE), text(Charset::UTF_16BE)];
    both.into_iter().flatten().min_by_key(|(odd, _)| *odd).map(|(_, decoded)| decoded)
}

/// How many characters are unexpected in Chinese or English text.
fn odd_chars(text: &str) -> usize {
    let expected = |c: char| {
        matches!(c, ' '..='~' | '\n' | '\t' | '\u{A0}'..='\u{24F}' | '\u{2000}'..='\u{206F}'
            | '\u{2460}'..='\u{24FF}' | '\u{3000}'..='\u{30FF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}')
            || is_han(c)
    };
    text.chars().filter(|&c| !expected(c)).count()
}

/// Decodes as GB18030 or Big5.
fn chinese(bytes: &[u8]) -> Result<Decoded<'_>> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let pairs = Pairs::of(bytes);
    let few = foreign * FOREIGN_BYTES < bytes.len() && pairs.common <= pairs.rare;
    if guess.is_single_byte() && few {
        return Err(no_text(&format!("it looks like {}; name the encoding if so", guess.name())));
    }
    // Asked again as for a page from mainland China, the detector prefers the Chinese encodings if the text
    // is too short to tell.
    let guesses = [guess, detector.guess(Some(b"cn"), Utf8Detection::Deny)];
    let first = if guesses.iter().find(|guess| is_chinese(guess)) == Some(&BIG5) { BIG5 } else { GB18030 };
    let second = if first == BIG5 { GB18030 } else { BIG5 };
    let tries = [first, second].map(|encoding| decode_as(bytes, Charset(encoding)));
    // A trial without damage wins over one with damage; otherwise the guess decides.
    let [first, second] = tries;
    let best = if lost(&first) > 0 && lost(&second) == 0 { second } else { first };
    if lost(&best) * ODD_CHARS > best.text.chars().count() {
        return Err(no_text("neither UTF-8, UTF-16, GB18030 nor Big5"));
    }
    Ok(best)
}

fn is_chinese(encoding: &'static Encoding) -> bool {
    encoding == GB18030 || encoding == encoding_rs::GBK || encoding == BIG5
}

/// How many characters were lost, apart from one cut off at the end.
fn lost(decoded: &Decoded<'_>) -> usize {
    match decoded.damage {
        Damage::Replaced(count) => count,
        Damage::None | Damage::CutEnd | Damage::Mixed(_) => 0,
    }
}

fn no_text(why: &str) -> Error {
    Error::new(ErrorKind::Encoding, format!("no text in a known encoding: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZH: &str = "柳溪站重新开门了。\r\n一共来了三千人，其中三个是来拍照的。\r\n";
    const ZH_LF: &str = "柳溪站重新开门了。\n一共来了三千人，其中三个是来拍照的。\n";
    const TRADITIONAL: &str = "柳溪站重新開門了。一共來了三千人，其中三個是來拍照的。";

    fn utf16_bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn decodes_each_encoding_without_being_told() {
        let (gbk, _, _) = encoding_rs::GBK.encode(ZH);
        let (gb18030, _, _) = GB18030.encode("柳溪站🚉开门了，𠮷先生也来了。");
        let (big5, _, _) = BIG5.encode(TRADITIONAL);
        let cases: [(&[u8], &str, Charset); 8] = [
            (ZH.as_bytes(), ZH_LF, Charset::UTF_8),
            (&gbk, ZH_LF, Charset::GB18030),
            (&gb18030, "柳溪站🚉开门了，𠮷先生也来了。", Charset::GB18030),
            (&big5, TRADITIONAL, Charset::BIG5),
            (&utf16_bytes(ZH, u16::to_le_bytes), ZH_LF, Charset::UTF_16LE),
            (&utf16_bytes(ZH, u16::to_be_bytes), ZH_LF, Charset::UTF_16BE),
            (&utf16_bytes("Plain English.\r\n", u16::to_le_bytes), "Plain English.\n", Charset::UTF_16LE),
            (b"", "", Charset::UTF_8),
        ];
        for (bytes, text, charset) in cases {
            let decoded = decode(bytes).expect("a known encoding");
            assert_eq!((&*decoded.text, decoded.charset, decoded.damage), (text, charset, Damage::None));
        }
    }

    #[test]
    fn drops_byte_order_marks() {
        let marked = format!("\u{FEFF}{ZH}");
        for bytes in [
            marked.clone().into_bytes(),
            utf16_bytes(&marked, u16::to_le_bytes),
            utf16_bytes(&marked, u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes).expect("a mark").text, ZH_LF);
        }
    }

    #[test]
    fn short_texts_are_chinese_too() {
        for text in ["你好", "虎嗅", "阿里云", "对照。"] {
            let (gbk, _, _) = GB18030.encode(text);
            assert_eq!(decode(&gbk).expect("Chinese").text, text);
        }
    }

    #[test]
    fn every_way_to_cut_a_text_keeps_what_is_whole() {
        let bytes = ZH_LF.as_bytes();
        for len in 4..bytes.len() {
            let decoded = decode(&bytes[..len]).expect("UTF-8");
            assert_eq!(decoded.charset, Charset::UTF_8);
            assert!(ZH_LF.starts_with(&*decoded.text) && decoded.text.len() + 3 > len);
            let cut = std::str::from_utf8(&bytes[..len]).is_err();
            assert_eq!(decoded.damage, if cut { Damage::CutEnd } else { Damage::None });
        }
    }

    #[test]
    fn a_broken_byte_in_long_text_is_replaced() {
        let mut bytes = ZH_LF.as_bytes().to_vec();
        bytes.insert(9, 0xFF);
        let decoded = decode(&bytes).expect("UTF-8");
        assert_eq!((decoded.charset, decoded.damage), (Charset::UTF_8, Damage::Replaced(1)));
        assert!(decoded.text.contains("柳溪站\u{FFFD}重新"));
    }

    #[test]
    fn a_replacement_character_in_the_text_is_no_damage() {
        let decoded = decode("页面上的\u{FFFD}".as_bytes()).expect("UTF-8");
        assert_eq!((&*decoded.text, decoded.damage), ("页面上的\u{FFFD}", Damage::None));
    }

    #[test]
    fn other_bytes_are_an_error() {
        // Mac OS Roman has the apostrophe where windows-1252 has a letter.
        let other = b"It was the captain\xD5s idea, and nobody on board said a word about it.";
        for bytes in [&other[..], b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\0\xFF\xFE\xFD\x90", &[0xFF; 40]] {
            let error = decode(bytes).expect_err("no Chinese text");
            assert_eq!(error.kind(), ErrorKind::Encoding, "{error}");
        }
        assert_eq!(decode_as(other, "macintosh".parse().expect("a label")).text.chars().nth(18), Some('’'));
    }

    #[test]
    fn english_in_windows_1252_is_no_chinese() {
        let cases: [(&[u8], &str); 4] = [
            (b"It\x92s late. He left.", "It’s late. He left."),
            (
                b"\x93Caf\xE9 \x96 that is all I can remember of it,\x94 she said\x85",
                "“Café – that is all I can remember of it,” she said…",
            ),
            (
                b"It was 20\xB0C in the shade, and we\x92d walked all day.\r\nNo!\r\n",
                "It was 20°C in the shade, and we’d walked all day.\nNo!\n",
            ),
            (
                b"The na\xEFve \xA35 note of the d\xE9but was never paid back to anybody.",
                "The naïve £5 note of the début was never paid back to anybody.",
            ),
        ];
        for (bytes, text) in cases {
            let decoded = decode(bytes).expect("a known encoding");
            assert_eq!((&*decoded.text, decoded.charset), (text, Charset::WINDOWS_1252));
            assert_eq!((decoded.damage, decoded.damaged_lines), (Damage::None, vec![]));
        }
    }

    #[test]
    fn a_few_chinese_characters_in_code_are_chinese() {
        for text in [
            "/* 函数声明 */ 二维 8x8 变换",
            "int main() { return 0; } // 对照",
            "let it = be_so_much_longer_than_that(); // 中",
        ] {
            let (gbk, _, _) = GB18030.encode(text);
            let decoded = decode(&gbk).expect("Chinese");
            assert_eq!((&*decoded.text, decoded.charset), (text, Charset::GB18030));
        }
        let (big5, _, _) = BIG5.encode("void draw(); /* 函數 */");
        assert_eq!(decode(&big5).expect("Chinese").text, "void draw(); /* 函數 */");
    }

    #[test]
    fn a_line_in_another_encoding_leaves_the_others_alone() {
        let good = "今天天气很好。\n".repeat(9);
        let (gbk, _, _) = GB18030.encode("她走了。");
        for (line, read) in [
            (&*gbk, "她走了。"),
            (b"He didn\x92t see that she had gone.", "He didn’t see that she had gone."),
        ] {
            for (before, number) in [(&*good, 10), ("", 1), ("今天天气很好。\r\n\r\n", 3)] {
                let bytes = [before.as_bytes(), line, b"\r\n", good.as_bytes()].concat();
                let decoded = decode(&bytes).expect("UTF-8");
                assert_eq!(decoded.text, format!("{}{read}\n{good}", before.replace('\r', "")));
                assert_eq!((decoded.charset, decoded.damage), (Charset::UTF_8, Damage::Mixed(1)));
                assert_eq!(decoded.damaged_lines, [number]);
            }
        }
    }

    #[test]
    fn a_line_that_is_nothing_is_replaced_and_named() {
        let good = "今天天气很好。\n".repeat(9);
        let bytes = [good.as_bytes(), b"\xE4\xBB\xFF\xE5\xA4\xE6\n", good.as_bytes()].concat();
        let decoded = decode(&bytes).expect("UTF-8");
        assert!(matches!(decoded.damage, Damage::Replaced(_)), "{:?}", decoded.damage);
        assert_eq!((decoded.charset, decoded.damaged_lines), (Charset::UTF_8, vec![10]));
        assert!(decoded.text.starts_with(&good) && decoded.text.ends_with(&good));
        assert_eq!(decode_as(&bytes, Charset::UTF_8).damaged_lines, [10]);
    }

    #[test]
    fn stray_nuls_do_not_make_utf_16() {
        let text = "He\0 came. Then he left.";
        let decoded = decode(text.as_bytes()).expect("UTF-8");
        assert_eq!((&*decoded.text, decoded.charset), (text, Charset::UTF_8));
        let (gbk, _, _) = GB18030.encode(ZH_LF);
        let bytes = [&gbk[..], b"\0\n", &gbk[..], &gbk[..]].concat();
        assert_eq!(decode(&bytes).expect("GB18030").charset, Charset::GB18030);
    }

    #[test]
    fn a_gap_of_nuls_does_not_make_utf_16() {
        for text in ["他走了。\n", "He left.\n", "他走了 and she stayed。\n"] {
            for nuls in [1, 2, 7, 4096] {
                let gap = "\0".repeat(nuls);
                for padded in [format!("{text}{gap}"), format!("{gap}{text}"), format!("{text}{gap}{text}")] {
                    let decoded = decode(padded.as_bytes()).expect("UTF-8");
                    assert_eq!((&*decoded.text, decoded.charset), (&*padded, Charset::UTF_8));
                }
            }
        }
    }
}
