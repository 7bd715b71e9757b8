//! What each command prints, for a person and for a pipe: tests/cmd, one file per theme.
//!
//! `TRYCMD=overwrite cargo test --all-features --test commands` records what is printed now.

#[test]
fn commands_print_what_is_written_down() {
    trycmd::TestCases::new().env("NO_COLOR", "1").case("tests/cmd/*.trycmd");
}
