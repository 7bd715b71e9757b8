//! What numbers count: currencies, measures, spans of time.

use std::fmt;
use std::sync::OnceLock;

use serde::{Serialize, Serializer};

use crate::anchor::phrase::{Phrases, Read};
use crate::language::Language;
use crate::table;
use crate::text::token::Tokens;

/// A unit: a currency, a measure, a span of time, or people. In JSON it is its symbol.
///
/// ```
/// use duizhao::Language;
/// use duizhao::anchor::number;
///
/// let (_, length) = &number::find("全长725km", Language::Chinese)[0];
/// let unit = length.unit.unwrap();
/// assert_eq!((unit.symbol(), unit.dimension(), unit.factor()), ("km", "length", 1000.0));
/// assert!(!unit.is_currency());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit(u8);

impl Unit {
    /// The international symbol, or the English name: `CNY`, `km`, `year`.
    pub fn symbol(self) -> &'static str {
        self.row().symbol
    }

    /// What it measures. Two units of one dimension can be converted into each other; each currency is a
    /// dimension of its own.
    pub fn dimension(self) -> &'static str {
        self.row().dimension
    }

    /// How many base units of its dimension it equals: 1000 for km, where the base is the metre.
    pub fn factor(self) -> f64 {
        self.row().factor
    }

    /// Whether it is money.
    pub fn is_currency(self) -> bool {
        self.symbol() == self.dimension() && self.symbol().chars().all(char::is_uppercase)
    }

    /// The currency or measure with this symbol.
    pub fn of_symbol(symbol: &str) -> Option<Unit> {
        let index = table().rows.iter().position(|row| row.symbol == symbol)?;
        u8::try_from(index).ok().map(Unit)
    }

    /// The longest unit written at token `at`, and the token after it.
    pub(super) fn at(tokens: &Tokens<'_>, at: usize, language: Language) -> Read<Unit> {
        let forms = match language {
            Language::Chinese => &table().chinese,
            Language::English => &table().english,
        };
        forms.longest(tokens, at).map(|(unit, end)| (*unit, end))
    }

    fn row(self) -> &'static Row {
        &table().rows[usize::from(self.0)]
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.symbol())
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({})", self.symbol())
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.symbol())
    }
}

struct Row {
    symbol: &'static str,
    dimension: &'static str,
    factor: f64,
}

struct Table {
    rows: Vec<Row>,
    chinese: Phrases<Unit>,
    english: Phrases<Unit>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("../../data/units.tsv")))
}

fn read(source: &'static str) -> Table {
    let mut rows = Vec::new();
    let (mut chinese, mut english) = (Vec::new(), Vec::new());
    for [symbol, dimension, factor, in_chinese, in_english] in table::rows(source) {
        let unit = Unit(u8::try_from(rows.len()).expect("there are at most 256 units"));
        let factor = factor.parse().expect("the third column is a number");
        rows.push(Row { symbol, dimension, factor });
        chinese.extend(in_chinese.split('|').map(|form| (form, unit)));
        english.extend(in_english.split('|').map(|form| (form, unit)));
    }
    Table { rows, chinese: Phrases::new(chinese.into_iter()), english: Phrases::new(english.into_iter()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_longest_form() {
        let found = |text: &str, language| {
            Unit::at(&Tokens::of(text), 0, language).map(|(unit, end)| (unit.symbol(), end))
        };
        assert_eq!(found("平方公里的土地", Language::Chinese), Some(("km²", 4)));
        assert_eq!(found("U.S. dollars", Language::English), Some(("USD", 5)));
        assert_eq!(found("Hong Kong", Language::English), None);
    }

    #[test]
    fn currencies_are_known_as_such() {
        assert!(Unit::of_symbol("HKD").unwrap().is_currency());
        assert!(!Unit::of_symbol("kg").unwrap().is_currency());
    }
}
