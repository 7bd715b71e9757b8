//! Latin words, codes, addresses and telephone numbers of the Chinese that the English lacks, and what stands in their place.

use crate::anchor::{Anchor, Key};
use crate::bitext::{Link, Pair};
use crate::language::{Language, half_width, visible};
use crate::lexicon::{is_function_word, stem};
use crate::lint::evidence::context::Context;
use crate::lint::evidence::kin;
use crate::lint::evidence::lost::{Lost, Token};
use crate::lint::evidence::telephones::telephones;
use crate::span::Span;

/// The most Latin words of a pair that are looked for, and the most words of the English that may stand in their place.
const MOST_LATIN: usize = 32;
const MOST_WORDS: usize = 256;
/// The most telephone numbers.
const MOST_NUMBERS: usize = 128;

/// The tokens of the Chinese of a pair that neither its English nor that of its neighbours has.
pub(crate) fn lost_tokens<'c>(context: &'c Context<'_>, pair: &Pair<'_>) -> &'c [Lost] {
    context.lost_tokens(pair, || {
        let mut lost = lost_telephones(context, pair);
        lost.extend(lost_latin(context, pair));
        lost
    })
}

fn lost_telephones(context: &Context<'_>, pair: &Pair<'_>) -> Vec<Lost> {
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    let ours = telephones(chinese.text());
    if ours.is_empty() {
        return Vec::new();
    }
    let [in_chinese, in_english] = [chinese.text(), english.text()].map(digits);
    let mut strangers: Vec<Span> = telephones(english.text())
        .into_iter()
        .take(MOST_NUMBERS)
        .filter(|span| !in_chinese.contains(&digits(span.of(english.text()))))
        .collect();
    // Behind the code of a country an area code has no 0.
    let is_lost = |span: &Span| !in_english.contains(digits(span.of(chinese.text())).trim_start_matches('0'));
    let lost = ours.into_iter().take(MOST_NUMBERS).filter(is_lost).map(|span| Lost {
        token: Token::Telephone,
        source: chinese.original(span),
        stranger: (!strangers.is_empty()).then(|| english.original(strangers.remove(0))),
        is_telling: true,
    });
    lost.collect()
}

/// The Latin words and addresses.
fn lost_latin(context: &Context<'_>, pair: &Pair<'_>) -> Vec<Lost> {
    let bitext = context.bitext();
    let is_latin = |anchor: &&Anchor| matches!(anchor.key, Key::Latin(_) | Key::Url(_));
    let mut candidates = context.source_anchors(pair).iter().filter(is_latin).peekable();
    if candidates.peek().is_none() {
        return Vec::new();
    }
    let near: Vec<Pair<'_>> = context.neighbours(pair, 1).collect();
    // As it was given: what one side has as a word, the other may have in code or in a link.
    let folded: Vec<String> = near.iter().map(|pair| fold(pair.target())).collect();
    let has_form = |word: &str| {
        let stem = stem(word);
        near.iter().any(|pair| context.target_forms(pair).any(|(_, form)| form == stem))
    };
    let mut lost = Vec::new();
    for anchor in candidates.take(MOST_LATIN) {
        let word = &*visible(anchor.span.of(bitext.source().text()));
        let letters = fold(word.trim_start_matches(ENGLISH).trim_start());
        let same = |other: &Anchor| {
            // “Flight CA1243” is read as a name, and resembles CA1234.
            let target = other.span.of(bitext.target().text());
            let has_digits = digits(word).is_empty() || digits(target) == digits(word);
            has_digits && anchor.key.similarity(&other.key) >= Link::THRESHOLD
        };
        let is_there = letters.is_empty()
            || folded.iter().any(|text| text.contains(&letters))
            || has_form(word)
            || near.iter().any(|pair| context.target_anchors(pair).iter().any(same))
            || kin::kinds(word).iter().any(|kind| kind.may_mean(word, context.english(pair).text()));
        if is_there {
            continue;
        }
        let is_url = matches!(anchor.key, Key::Url(_));
        let stranger = if is_url { None } else { stranger(context, pair, word) };
        // “Please download the DOC” has the initials of a PDF.
        if stranger.is_none() && is_spelled_out(&letters, context.english(pair).text()) {
            continue;
        }
        let is_telling = is_url || is_telling(word);
        if is_telling || stranger.is_some() {
            lost.push(Lost { token: Token::Latin, source: anchor.span, stranger, is_telling });
        }
    }
    lost
}

/// By this name a Chinese page tells of the English.
const ENGLISH: &str = "English";

/// The word of the English that stands in the place of one of the Chinese: a code with the same letters and as many digits, or
/// the same digits and other letters; a token of the same kind; capitals that differ in one letter.
fn stranger(context: &Context<'_>, pair: &Pair<'_>, word: &str) -> Option<Span> {
    let (chinese, english) = (context.chinese(pair).text(), context.english(pair));
    let text = english.text();
    let in_chinese = fold(chinese);
    let kinds = kin::kinds(word);
    let code = Code::of(word);
    let is_strange = |token: &str| !in_chinese.contains(&fold(token));
    let is_kin = |token: &str| {
        kinds
            .iter()
            .any(|kind| kind.has(token) && !kind.may_mean(word, text) && !kind.may_mean(token, chinese))
    };
    let tokens = tokens(text);
    // “CA 1243” is a code in two words.
    let joined = tokens.windows(2).map(|two| two[0].join(two[1])).filter(|span| {
        let token = span.of(text);
        let is_code = |(letters, digits): (&str, &str)| {
            letters.bytes().all(|byte| byte.is_ascii_uppercase())
                && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        token.split_once(' ').is_some_and(is_code)
    });
    let mut all = tokens.iter().copied().chain(joined).filter(|span| {
        let token = span.of(text);
        (code.is_like(&Code::of(token)) || is_kin(token)) && is_strange(token)
    });
    all.next().map(|span| english.original(span))
}

/// The runs of Latin letters, digits and hyphens in a text, some hundreds at most.
fn tokens(text: &str) -> Vec<Span> {
    let in_token = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let pieces =
        text.split(|c| !in_token(c)).map(|token| token.trim_matches('-')).filter(|token| !token.is_empty());
    let place = |token: &str| {
        let at = token.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(at, at + token.len())
    };
    pieces.take(MOST_WORDS).map(place).collect()
}

/// A token as codes are compared.
struct Code {
    letters: String,
    digits: String,
    is_capitals: bool,
}

impl Code {
    fn of(token: &str) -> Code {
        let letters: String = fold(token).chars().filter(|c| !c.is_ascii_digit()).collect();
        let is_capitals = token.len() > 2 && token.chars().all(|c| c.is_ascii_uppercase());
        Code { letters, digits: digits(token), is_capitals }
    }

    /// Whether one may stand for the other.
    fn is_like(&self, other: &Code) -> bool {
        /// From this many digits on, one may be lost, and other letters may stand before them.
        const LONG: usize = 3;
        let (a, b) = (self.digits.len(), other.digits.len());
        if a > 0 && b > 0 && !self.letters.is_empty() && !other.letters.is_empty() {
            let same_letters = self.letters == other.letters;
            let same_digits =
                self.digits == other.digits && a >= LONG && self.letters.len() == other.letters.len();
            let slipped = same_letters && a.abs_diff(b) == 1 && a.min(b) >= LONG;
            return same_letters && a == b
                || same_digits
                || slipped && strsim::levenshtein(&self.digits, &other.digits) == 1;
        }
        // CCTV and CTCV: letters of capitals that are turned round.
        self.is_capitals
            && other.is_capitals
            && self.letters.len() == other.letters.len()
            && sorted(&self.letters) == sorted(&other.letters)
            && strsim::damerau_levenshtein(&self.letters, &other.letters) == 1
    }
}

fn sorted(letters: &str) -> Vec<u8> {
    let mut bytes = letters.as_bytes().to_vec();
    bytes.sort_unstable();
    bytes
}

/// Whether a Latin word is a name or a code: with a digit, or with capitals beyond the first letter. A short
/// word in capitals is mostly an abbreviation for which English has words.
fn is_telling(word: &str) -> bool {
    /// From this many letters on, it is not an abbreviation.
    const LONG: usize = 4;
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let digits = word.chars().any(|c| c.is_ascii_digit());
    let mixed = capitals > 0 && capitals < letters;
    (mixed && letters >= LONG) || (digits && capitals > 1) || (capitals >= LONG && letters == capitals)
}

/// The digits of a text, without separators.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Lower case and half width, letters and digits only.
fn fold(text: &str) -> String {
    text.chars().map(half_width).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether consecutive words begin with the letters of an abbreviation, with or without function words.
fn is_spelled_out(letters: &str, text: &str) -> bool {
    /// How many letters must be found: CEO may be a “chief executive”.
    const ENOUGH: usize = 2;
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let initials = |all: bool| -> String {
        let kept = words.iter().filter(|word| all || !is_function_word(word, Language::English));
        kept.filter_map(|word| word.chars().next()).collect()
    };
    let enough = letters.char_indices().nth(ENOUGH.max(letters.chars().count().saturating_sub(1)));
    let most = enough.map_or(letters, |(end, _)| &letters[..end]);
    initials(true).contains(most) || initials(false).contains(most)
}
