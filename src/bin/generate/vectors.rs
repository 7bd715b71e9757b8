//! The word vectors, from the embedded word list.
//!
//! Latent semantic analysis after Deerwester et al. 1990, with the weights described at `Matrix::of`; the
//! singular vectors come from randomised subspace iteration (Halko, Martinsson, Tropp 2011).

use std::collections::{BTreeMap, BTreeSet};

use duizhao::generate::{DIMENSIONS, compile_vectors};
use duizhao::lexicon::{Lexicon, StemId};

use crate::Table;

/// A character in fewer words than this does not become a column.
const RARE_CHARACTER: usize = 5;
/// A stem in fewer words than this gets no vector.
const RARE_STEM: usize = 2;
/// Extra dimensions of the subspace, and the number of iterations.
const OVERSAMPLING: usize = 16;
const ROUNDS: usize = 24;
const WIDTH: usize = DIMENSIONS + OVERSAMPLING;

type Row = [f32; WIDTH];

pub(crate) fn table() -> Table {
    let matrix = Matrix::of(Lexicon::embedded());
    let (words, columns) = singular_vectors(&matrix);
    let stems = Lexicon::embedded().stem_count();
    let words: BTreeMap<usize, _> = words.into_iter().enumerate().collect();
    let frequent = |stem: &usize| matrix.frequency[*stem] >= RARE_STEM;
    let stems: BTreeMap<usize, _> = (0..stems).filter(frequent).map(|stem| (stem, columns[stem])).collect();
    let remarks = format!("{} words, {} stems\n", words.len(), stems.len());
    Table { name: "vectors.bin", bytes: compile_vectors(&words, &stems), remarks }
}

/// Words by stems and characters, as a sparse matrix.
struct Matrix {
    rows: Vec<Vec<(usize, f32)>>,
    /// In how many words a column occurs.
    frequency: Vec<usize>,
}

impl Matrix {
    /// A row holds the weight of each stem and `length^-½` for each character, both multiplied by `ln(N / df)
    /// / 8`. Rows have length 1; columns are then divided by the square root of their length.
    fn of(lexicon: &Lexicon) -> Matrix {
        let words: Vec<String> = lexicon.words().collect();
        let characters = columns_of_characters(&words, lexicon.stem_count());
        let mut rows: Vec<Vec<(usize, f32)>> =
            words.iter().map(|word| row(lexicon, &characters, word)).collect();
        let columns = lexicon.stem_count() + characters.len();
        let mut frequency = vec![0; columns];
        rows.iter().flatten().for_each(|(column, _)| frequency[*column] += 1);
        for row in &mut rows {
            for (column, value) in row.iter_mut() {
                *value *= (words.len() as f32 / frequency[*column] as f32).ln() / 8.0;
            }
            let length =
                row.iter().map(|(_, value)| value * value).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            row.iter_mut().for_each(|(_, value)| *value /= length);
        }
        let mut squares = vec![0.0_f32; columns];
        rows.iter().flatten().for_each(|(column, value)| squares[*column] += value * value);
        // The fourth root of the squared length is the square root of the length.
        rows.iter_mut().flatten().for_each(|(column, value)| *value /= squares[*column].sqrt().sqrt());
        Matrix { rows, frequency }
    }

    /// The product of this matrix and one with a row for each column.
    fn times(&self, right: &[Row]) -> Vec<Row> {
        let product = |row: &Vec<(usize, f32)>| {
            let mut sum = [0.0; WIDTH];
            row.iter().for_each(|(column, value)| add(&mut sum, *value, &right[*column]));
            sum
        };
        self.rows.iter().map(product).collect()
    }

    /// The product of this matrix's transpose and one with a row for each row.
    fn transposed_times(&self, right: &[Row]) -> Vec<Row> {
        let mut product = vec![[0.0; WIDTH]; self.frequency.len()];
        for (row, right) in self.rows.iter().zip(right) {
            row.iter().for_each(|(column, value)| add(&mut product[*column], *value, right));
        }
        product
    }
}

fn row(lexicon: &Lexicon, characters: &BTreeMap<char, usize>, word: &str) -> Vec<(usize, f32)> {
    let entry = lexicon.entry(word).expect("the word is in the list");
    let stems = entry.iter().map(|(StemId(stem), weight)| (stem as usize, weight));
    let share = 1.0 / (word.chars().count() as f32).sqrt();
    let distinct: BTreeSet<char> = word.chars().collect();
    let characters = distinct.iter().filter_map(|c| Some((*characters.get(c)?, share)));
    stems.chain(characters).collect()
}

/// The columns of characters, numbered after those of the stems.
fn columns_of_characters(words: &[String], stems: usize) -> BTreeMap<char, usize> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for word in words {
        let distinct: BTreeSet<char> = word.chars().collect();
        distinct.into_iter().for_each(|c| *counts.entry(c).or_default() += 1);
    }
    let frequent = counts.into_iter().filter(|(_, count)| *count >= RARE_CHARACTER);
    frequent.map(|(c, _)| c).zip(stems..).collect()
}

fn add(sum: &mut Row, factor: f32, row: &Row) {
    sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += factor * value);
}

/// The left and the right singular vectors: a row for each row and for each column of the matrix.
fn singular_vectors(matrix: &Matrix) -> (Vec<[f32; DIMENSIONS]>, Vec<[f32; DIMENSIONS]>) {
    let mut state = 1_u64;
    let mut basis: Vec<Row> =
        (0..matrix.frequency.len()).map(|_| [0.0; WIDTH].map(|_| sign(&mut state))).collect();
    orthonormalise(&mut basis);
    for _ in 0..ROUNDS {
        basis = matrix.transposed_times(&matrix.times(&basis));
        orthonormalise(&mut basis);
    }
    let images = matrix.times(&basis);
    let (squares, axes) = eigen(gram(&images));
    let words = images.iter().map(|row| {
        let mut turned = turned(row, &axes);
        turned.iter_mut().zip(&squares).for_each(|(value, square)| *value /= square.sqrt());
        kept(turned)
    });
    (words.collect(), basis.iter().map(|row| kept(turned(row, &axes))).collect())
}

/// The strongest dimensions.
fn kept(row: [f64; WIDTH]) -> [f32; DIMENSIONS] {
    std::array::from_fn(|axis| row[axis] as f32)
}

/// A row in the coordinates of other axes, which are given as columns.
fn turned(row: &Row, axes: &Square) -> [f64; WIDTH] {
    let mut turned = [0.0; WIDTH];
    for (value, axes) in row.iter().zip(axes) {
        turned.iter_mut().zip(axes).for_each(|(turned, axis)| *turned += f64::from(*value) * axis);
    }
    turned
}

/// A random sign (xorshift64).
fn sign(state: &mut u64) -> f32 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    if *state & 1 == 0 { 1.0 } else { -1.0 }
}

type Square = Vec<[f64; WIDTH]>;

/// The inner products of all pairs of columns.
fn gram(rows: &[Row]) -> Square {
    let mut gram = vec![[0.0; WIDTH]; WIDTH];
    for row in rows {
        for (a, sums) in row.iter().zip(&mut gram) {
            sums.iter_mut().zip(row).for_each(|(sum, b)| *sum += f64::from(*a) * f64::from(*b));
        }
    }
    gram
}

/// Makes the columns orthogonal with length 1: rotates them to the axes of their Gram matrix, then scales
/// them.
fn orthonormalise(rows: &mut [Row]) {
    let (squares, axes) = eigen(gram(rows));
    for row in rows {
        let turned = turned(row, &axes);
        *row =
            std::array::from_fn(|axis| (turned[axis] / squares[axis].max(f64::MIN_POSITIVE).sqrt()) as f32);
    }
}

/// Eigenvalues, largest first, and eigenvectors (as columns) of a symmetric matrix, by Jacobi rotations.
fn eigen(mut matrix: Square) -> ([f64; WIDTH], Square) {
    const SWEEPS: usize = 12;
    let mut vectors: Square = vec![[0.0; WIDTH]; WIDTH];
    (0..WIDTH).for_each(|i| vectors[i][i] = 1.0);
    for _ in 0..SWEEPS {
        for p in 0..WIDTH {
            for q in p + 1..WIDTH {
                if matrix[p][q] != 0.0 {
                    let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
                    let tangent = theta.signum() / (theta.abs() + theta.hypot(1.0));
                    let cosine = 1.0 / tangent.hypot(1.0);
                    rotate(&mut matrix, &mut vectors, (p, q), (cosine, tangent * cosine));
                }
            }
        }
    }
    let mut order: Vec<usize> = (0..WIDTH).collect();
    order.sort_by(|a, b| matrix[*b][*b].total_cmp(&matrix[*a][*a]));
    let mut values = [0.0; WIDTH];
    values.iter_mut().zip(&order).for_each(|(value, index)| *value = matrix[*index][*index].max(0.0));
    let sorted = vectors.iter().map(|row| {
        let mut sorted = [0.0; WIDTH];
        sorted.iter_mut().zip(&order).for_each(|(value, index)| *value = row[*index]);
        sorted
    });
    (values, sorted.collect())
}

fn rotate(matrix: &mut Square, vectors: &mut Square, (p, q): (usize, usize), (cosine, sine): (f64, f64)) {
    let turn = |row: &mut [f64; WIDTH]| {
        (row[p], row[q]) = (cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]);
    };
    matrix.iter_mut().for_each(turn);
    vectors.iter_mut().for_each(turn);
    let (above, below) = matrix.split_at_mut(q);
    for (a, b) in above[p].iter_mut().zip(&mut below[0]) {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
    }
}
