//! Figures that are the sum or the difference of others: 38金32银18铜 as “88 medals”.

use crate::anchor::Key;
use crate::anchor::number::{Class, Number, small};
use crate::lint::evidence::figures::{Figure, PairFigures, Status};

/// The figures of a pair that the other side has added up, or tells by what is left; as indices.
#[derive(Debug, Default)]
pub(super) struct Sums {
    pub(super) source: Vec<usize>,
    pub(super) target: Vec<usize>,
}

/// With more figures, one of them is a sum of some others by chance.
const MOST: usize = 8;
/// The least sum.
const LEAST: f64 = 10.0;
/// From this value on, a sum or difference of two figures is no chance.
const TELLING: f64 = 100.0;

impl Sums {
    pub(super) fn of(figures: &PairFigures<'_>, english: &str) -> Sums {
        let mut sums = Sums::default();
        let is_lost = |figures: &[Figure<'_>]| figures.iter().any(|figure| figure.status == Status::Lost);
        let is_open = is_lost(&figures.source) || is_lost(&figures.target);
        if !is_open || figures.source.len().max(figures.target.len()) > MOST {
            return sums;
        }
        let (parts, total) = explained(&figures.source, &figures.target);
        sums.source.extend(parts);
        sums.target.extend(total);
        let (parts, total) = explained(&figures.target, &figures.source);
        sums.target.extend(parts);
        sums.source.extend(total);
        sums.source.extend(all_but(&figures.source, english));
        sums
    }
}

/// Which figures of one side are parts of a sum that the other side has, and which figures there are the sums.
fn explained(parts: &[Figure<'_>], whole: &[Figure<'_>]) -> (Vec<usize>, Vec<usize>) {
    let (mut used, mut sums) = (Vec::new(), Vec::new());
    for (at, figure) in whole.iter().enumerate() {
        let Some(sum) = counted(figure).filter(|_| figure.status == Status::Lost) else { continue };
        if let Some(found) = parts_of(parts, sum) {
            used.extend(found.into_iter().filter(|&part| parts[part].status != Status::Matched));
            sums.push(at);
        }
    }
    (used, sums)
}

/// Two or three figures that make a number.
fn parts_of(parts: &[Figure<'_>], sum: &Number) -> Option<Vec<usize>> {
    let wanted = sum.value.to_f64();
    if wanted < LEAST {
        return None;
    }
    let values: Vec<(usize, f64)> = parts
        .iter()
        .enumerate()
        .filter_map(|(at, figure)| {
            let number = counted(figure).filter(|number| fits(number, sum))?;
            Some((at, number.value.to_f64()))
        })
        .collect();
    let is_sum = |value: f64| (value - wanted).abs() <= 1e-9 * wanted;
    // That a single figure has no equal may as well be a mistake.
    let shows = |found: &[usize]| {
        let lost = found.iter().filter(|&&part| parts[part].status != Status::Matched).count();
        lost >= 2 || lost == 1 && wanted >= TELLING
    };
    for (n, &(first, a)) in values.iter().enumerate() {
        for (m, &(second, b)) in values.iter().enumerate().skip(n + 1) {
            let pair = [first, second];
            let differs = wanted >= TELLING && is_sum((a - b).abs());
            if (is_sum(a + b) || differs) && shows(&pair) {
                return Some(pair.to_vec());
            }
            for &(third, c) in &values[m + 1..] {
                let three = [first, second, third];
                if is_sum(a + b + c) && shows(&three) {
                    return Some(three.to_vec());
                }
            }
        }
    }
    None
}

/// The figures of the Chinese that are others less what “all but one” says.
fn all_but(source: &[Figure<'_>], english: &str) -> Option<usize> {
    let words: Vec<String> = english
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let left =
        words.windows(3).find(|words| words[0] == "all" && matches!(words[1].as_str(), "but" | "except"))?;
    let left = small(&left[2]).or_else(|| left[2].parse().ok())? as f64;
    let value = |figure: &Figure<'_>| counted(figure).map(|number| number.value.to_f64());
    source.iter().position(|figure| {
        let whole = value(figure).map(|value| value + left);
        figure.status == Status::Lost && source.iter().any(|other| whole.is_some() && value(other) == whole)
    })
}

/// The number of a figure, if it counts something and is exact.
fn counted<'f>(figure: &'f Figure<'_>) -> Option<&'f Number> {
    match &figure.anchor.key {
        Key::Number(number) if number.is_exact() && matches!(number.class, Class::Plain | Class::Money) => {
            Some(number).filter(|number| number.value.to_f64() > 0.0)
        }
        _ => None,
    }
}

/// Whether two numbers may count the same.
fn fits(a: &Number, b: &Number) -> bool {
    match (a.unit, b.unit) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}
