//! Lints with your own rule and some of the crate's. A rule is a `static`: its description with examples, and
//! a function that reads a pair.
//!
//! ```text
//! cargo run --example own_rule
//! ```

use duizhao::lint::{
    Check, Collector, Context, Direction, Example, Linter, Meta, Reads, Rule, Severity, State, rule,
};
use duizhao::{Bitext, Pair, Span};

/// No rule of the crate has this id or name.
static CERTAIN: Rule = Rule {
    meta: Meta {
        id: "X01",
        name: "certain",
        category: "Accuracy / Mistranslation",
        severity: Severity::Info,
        state: State::On,
        docs: "A guess has become a certainty.",
        bad: &[Example::bad("会议也许会推迟。", "The meeting will certainly be moved.", "certainly")],
        good: &[Example::good("会议一定会推迟。", "The meeting will certainly be moved.")],
        reads: Reads::Both,
        direction: Direction::ToEnglish,
    },
    check: Check::Pair(certain),
};

/// In simplified characters, as in the text that is searched.
const GUESS: &str = "也许";
const SURE: &str = "certainly";

fn certain(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    // Not `pair.source()`: this text is the same for 也许 and 也許, and has no invisible characters in it.
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    let Some(at) = chinese.text().find(GUESS) else { return };
    // Where that is in the document, as it was written.
    let guess = chinese.original(Span::new(at, at + GUESS.len()));
    for (at, sure) in english.text().match_indices(SURE) {
        let place = english.original(Span::new(at, at + sure.len()));
        findings.add(pair, place, 0.8, "the Chinese only guesses").against(guess).suggest("perhaps");
    }
}

fn main() -> duizhao::Result<()> {
    let bitext = Bitext::from_pairs([
        ("会议也许会推迟。", "The the meeting will certainly be moved."),
        // Traditional characters, with a zero-width space inside the word.
        ("他也\u{200B}許會來。", "He will certainly come."),
        ("他一定會來。", "He will certainly come."),
    ]);
    let findings = Linter::new().rules([&CERTAIN, rule("doubled")?]).lint(&bitext);
    for finding in &findings {
        println!("{}", finding.display(&bitext));
    }
    let found: Vec<(&str, Option<&str>)> =
        findings.iter().map(|finding| (finding.rule.id, finding.source_text(&bitext))).collect();
    assert_eq!(found, [("D01", None), ("X01", Some("也许")), ("X01", Some("也\u{200B}許"))]);
    Ok(())
}
