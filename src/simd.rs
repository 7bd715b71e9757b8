//! Which vector instructions the processor has, asked once.

use std::sync::LazyLock;

use fearless_simd::Level;

/// What the processor has.
pub(crate) fn level() -> Level {
    static LEVEL: LazyLock<Level> = LazyLock::new(Level::new);
    *LEVEL
}

/// Runs a function with the widest vector instructions that the processor has: what is inlined into it is compiled for
/// each kind of them. `simd` is their token.
macro_rules! dispatched {
    ($simd:pat => $run:expr) => {
        fearless_simd::dispatch!($crate::simd::level(), $simd => $run)
    };
}

pub(crate) use dispatched;
