//! The one place that knows whether there is more than one thread.

use crate::side::{Both, Side};

/// Maps `f` over the items, in order; on all cores if the feature `parallel` is on.
#[cfg(feature = "parallel")]
pub(crate) fn map<'a, T: Sync, R: Send>(items: &'a [T], f: impl Fn(&'a T) -> R + Sync + Send) -> Vec<R> {
    use rayon::prelude::*;
    items.par_iter().map(f).collect()
}

/// Maps `f` over the items, in order.
#[cfg(not(feature = "parallel"))]
pub(crate) fn map<'a, T, R>(items: &'a [T], f: impl Fn(&'a T) -> R) -> Vec<R> {
    items.iter().map(f).collect()
}

/// What `make` makes for each side; on two cores if the feature `parallel` is on and one is idle.
#[cfg(feature = "parallel")]
pub(crate) fn both<T: Send>(make: impl Fn(Side) -> T + Sync) -> Both<T> {
    let (source, target) = rayon::join(|| make(Side::Source), || make(Side::Target));
    Both { source, target }
}

/// What `make` makes for each side.
#[cfg(not(feature = "parallel"))]
pub(crate) fn both<T>(make: impl Fn(Side) -> T) -> Both<T> {
    Both::of(make)
}
