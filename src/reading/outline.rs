//! [`Outlines`]: what a name can look like in Latin letters, told without spelling it.

use std::collections::HashMap;

use crate::reading::lattice::{LONGEST_HAN, Shape, letter_bit, letters_of};
use crate::reading::{HanName, Spelled, System};

/// A position in a name at which a character has all its spellings, and the length of that name.
const INSIDE: (usize, usize) = (1, 3);

/// The shapes of characters in some systems. Each is found once.
#[derive(Debug)]
pub(crate) struct Outlines {
    systems: &'static [System],
    characters: HashMap<char, Vec<Option<Shape>>>,
}

/// What all spellings of a name have in common, for each system that can spell it.
#[derive(Clone, Debug)]
pub(crate) struct Outline(Vec<Shape>);

impl Outlines {
    pub(crate) fn new(systems: &'static [System]) -> Outlines {
        Outlines { systems, characters: HashMap::new() }
    }

    /// The outline of a name in Han characters.
    pub(crate) fn of(&mut self, han: &str) -> Outline {
        let name = HanName::divided(han);
        if !(1..=LONGEST_HAN).contains(&name.chars.len()) {
            return Outline(Vec::new());
        }
        for &c in &name.chars {
            let shape = |system: &System| Shape::of(&system.spellings(c, INSIDE.0, INSIDE.1));
            self.characters.entry(c).or_insert_with(|| self.systems.iter().map(shape).collect());
        }
        let shape = |(n, &system): (usize, &System)| {
            let shapes: Vec<Option<Shape>> = name.chars.iter().map(|c| self.characters[c][n]).collect();
            let all = |shapes: &[Option<Shape>]| shapes.iter().copied().reduce(|a, b| Some(a?.before(b?)))?;
            let surname = name.prefix(system).and_then(|len| {
                let surname = Shape::of(&name.surname_spellings(system, len))?;
                if len == shapes.len() { Some(surname) } else { Some(surname.before(all(&shapes[len..])?)) }
            });
            match (all(&shapes), surname) {
                (Some(one), Some(other)) => Some(one.or(other)),
                (one, other) => one.or(other),
            }
        };
        Outline(self.systems.iter().enumerate().filter_map(shape).collect())
    }
}

impl Outline {
    /// Whether a Latin name may be read as this one with every letter accounted for: if not, it surely cannot.
    pub(crate) fn may_be(&self, latin: &Spelled) -> bool {
        latin.orders.iter().any(|order| {
            let (bytes, letters) = (order.as_bytes(), letters_of(order.as_bytes()));
            let Some(&first) = bytes.first() else { return false };
            self.0.iter().any(|shape| {
                shape.starts & letter_bit(first) != 0
                    && !shape.is_longer(bytes.len(), 0)
                    && !shape.is_shorter(bytes.len(), 0)
                    && shape.has_letters(letters, 0)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_through_whatever_is_read_whole() {
        let mut outlines = Outlines::new(&System::ALL);
        let names = ["逍遥子", "诸葛亮", "安倍晋三", "李在镕", "阮富仲", "郑成功", "林", "习"];
        for han in names {
            let outline = outlines.of(han);
            for system in System::ALL {
                let Some(latin) = crate::reading::romanise(han, system) else { continue };
                assert!(outline.may_be(&Spelled::new(&latin)), "{han} {latin}");
            }
        }
    }

    #[test]
    fn keeps_out_words_of_other_letters_or_lengths() {
        let outline = Outlines::new(&[System::Japanese]).of("逍遥子");
        assert!(outline.may_be(&Spelled::new("Sho Yoko")));
        for words in ["President", "Sho", "Shoyokoshoyokoshoyokoshoyokoshoyoko", "Vo Yoko"] {
            assert!(!outline.may_be(&Spelled::new(words)), "{words}");
        }
        assert!(!Outlines::new(&[System::Japanese]).of("").may_be(&Spelled::new("Sho")));
    }
}
