//! The marks of an English passage that have no partner.

use crate::language::is_han;

/// Marks that can be partners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” and "
    Double,
    /// ‘ ’
    Single,
    /// ( )
    Round,
    /// [ ]
    Square,
}

impl Family {
    /// By number.
    const ALL: [Family; 4] = [Family::Double, Family::Single, Family::Round, Family::Square];
    pub(super) const COUNT: usize = Family::ALL.len();
}

/// What is wrong with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Unclosed,
    Unopened,
    /// It should be this mark.
    Turned(char),
}

/// A mark with a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    pub(super) family: Family,
    pub(super) fault: Fault,
    pub(super) mark: char,
    /// Its byte in the passage.
    pub(super) at: usize,
}

/// The faults of a passage, by place. Takes linear time.
pub(super) fn slips(text: &str) -> Vec<Slip> {
    let mut reader = Reader { text, open: Default::default(), slips: Vec::new() };
    for (at, mark) in text.char_indices() {
        reader.read(at, mark);
    }
    reader.finish()
}

/// Words that begin with an apostrophe.
const CLIPPED: [&str; 8] = ["bout", "cause", "em", "n", "round", "til", "tis", "twas"];

/// What may follow an apostrophe within a word.
const ENDINGS: [&str; 7] = ["d", "ll", "m", "re", "s", "t", "ve"];

/// The longest list number: `iii)`.
const LONGEST_LABEL: usize = 4;

struct Reader<'t> {
    text: &'t str,
    /// The open marks, one list for each family.
    open: [Vec<(char, usize)>; Family::COUNT],
    slips: Vec<Slip>,
}

impl Reader<'_> {
    fn read(&mut self, at: usize, mark: char) {
        let (before, behind) = (&self.text[..at], &self.text[at + mark.len_utf8()..]);
        match mark {
            '“' if stands_behind(before, behind) && self.is_open(Family::Double) => {
                self.slip(Family::Double, Fault::Turned('”'), mark, at);
                self.close(Family::Double);
            }
            '”' if stands_before(before, behind) && !self.is_open(Family::Double) => {
                self.slip(Family::Double, Fault::Turned('“'), mark, at);
                self.open(Family::Double, mark, at);
            }
            '“' => self.open(Family::Double, mark, at),
            '”' => self.close_or_tell(Family::Double, mark, at),
            '"' if self.is_open(Family::Double) && !stands_before(before, behind) => {
                self.close(Family::Double)
            }
            // After a figure it is an inch mark.
            '"' if before.ends_with(|c: char| c.is_ascii_digit()) => {}
            '"' if stands_behind(before, behind) => self.slip(Family::Double, Fault::Unopened, mark, at),
            '"' => self.open(Family::Double, mark, at),
            '‘' if is_apostrophe(before, behind) => self.slip(Family::Single, Fault::Turned('’'), mark, at),
            '‘' if !before.ends_with(char::is_alphanumeric) => self.open(Family::Single, mark, at),
            '’' => self.close(Family::Single),
            '(' | '（' if !is_smiley(before, behind) => self.open(Family::Round, mark, at),
            ')' | '）' if self.is_open(Family::Round) => self.close(Family::Round),
            ')' | '）' if !is_label(before) && !is_smiley(before, behind) => {
                self.slip(Family::Round, Fault::Unopened, mark, at);
            }
            '[' => self.open(Family::Square, mark, at),
            ']' => self.close_or_tell(Family::Square, mark, at),
            _ => {}
        }
    }

    /// Marks that are still open have no partner.
    fn finish(mut self) -> Vec<Slip> {
        let open = std::mem::take(&mut self.open);
        let last_closing = self.text.rfind('’');
        for (family, marks) in Family::ALL.into_iter().zip(open) {
            for (mark, at) in marks {
                let behind = &self.text[at + mark.len_utf8()..];
                // “‘em” and “‘90s” have apostrophes that an editor turned.
                let word = &behind[..behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len())];
                let apostrophe = word.starts_with(|c: char| c.is_ascii_digit())
                    || CLIPPED.contains(&word.to_ascii_lowercase().as_str());
                if family != Family::Single || !(apostrophe || last_closing.is_some_and(|last| last > at)) {
                    self.slip(family, Fault::Unclosed, mark, at);
                }
            }
        }
        self.slips.sort_by_key(|slip| slip.at);
        self.slips
    }

    fn is_open(&self, family: Family) -> bool {
        !self.open[family as usize].is_empty()
    }

    fn open(&mut self, family: Family, mark: char, at: usize) {
        self.open[family as usize].push((mark, at));
    }

    fn close(&mut self, family: Family) {
        self.open[family as usize].pop();
    }

    fn close_or_tell(&mut self, family: Family, mark: char, at: usize) {
        if self.is_open(family) {
            self.close(family);
        } else {
            self.slip(family, Fault::Unopened, mark, at);
        }
    }

    fn slip(&mut self, family: Family, fault: Fault, mark: char, at: usize) {
        self.slips.push(Slip { family, fault, mark, at });
    }
}

/// Whether a mark is where one closes: after something, and not before a word.
fn stands_behind(before: &str, behind: &str) -> bool {
    let ends = before
        .chars()
        .next_back()
        .is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '—' | '–' | '-'));
    ends && !behind.starts_with(|c: char| c.is_alphanumeric() || is_han(c))
}

/// Whether a mark is where one opens: after nothing, and before a word.
fn stands_before(before: &str, behind: &str) -> bool {
    let starts =
        before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–'));
    starts && behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '‘' | '\'' | '$' | '…'))
}

/// Whether a ‘ is the apostrophe of “the firm’s” or “students’ work”.
fn is_apostrophe(before: &str, behind: &str) -> bool {
    if !before.ends_with(char::is_alphabetic) {
        return false;
    }
    let ending = &behind[..behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len())];
    ENDINGS.contains(&ending) || (before.ends_with('s') && ending.is_empty() && behind.starts_with(' '))
}

/// Whether a bracket belongs to a list number: “a)”, “12)”, “iii)”.
fn is_label(before: &str) -> bool {
    let label = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let short = (1..=LONGEST_LABEL).contains(&label.chars().count());
    let number = label.chars().all(|c| c.is_ascii_digit())
        || label.chars().count() == 1
        || label.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
    short && number
}

/// Whether a bracket is the mouth of a smiley: “:)”, “;-(”.
fn is_smiley(before: &str, behind: &str) -> bool {
    let eyes = before.strip_suffix('-').unwrap_or(before);
    eyes.ends_with([':', ';', '=']) && !behind.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(Fault, char)> {
        slips(text).into_iter().map(|slip| (slip.fault, slip.mark)).collect()
    }

    #[test]
    fn families_are_numbered_as_they_are_listed() {
        assert!(Family::ALL.into_iter().enumerate().all(|(number, family)| family as usize == number));
    }

    #[test]
    fn marks_that_are_in_order_have_no_fault() {
        for text in [
            "“One,” she said, “and ‘two’.”",
            "He said \"yes\" (twice) [sic].",
            "The 5\" disk; rock ‘n’ roll; get ‘em; the ‘80s.",
            "(i) first, (ii) second; 3) third",
            "She wrote “good\" and left.",
        ] {
            assert_eq!(faults(text), [], "{text}");
        }
    }

    #[test]
    fn tells_what_is_wrong() {
        assert_eq!(faults("a “b“ c"), [(Fault::Turned('”'), '“')]);
        assert_eq!(faults("a ”b” c"), [(Fault::Turned('“'), '”')]);
        assert_eq!(faults("students‘ work"), [(Fault::Turned('’'), '‘')]);
        assert_eq!(faults("He left,\" she said."), [(Fault::Unopened, '"')]);
        assert_eq!(faults("the ‘new deal began"), [(Fault::Unclosed, '‘')]);
        assert_eq!(faults("three (or four"), [(Fault::Unclosed, '(')]);
        assert_eq!(faults("three or four] and"), [(Fault::Unopened, ']')]);
    }
}
