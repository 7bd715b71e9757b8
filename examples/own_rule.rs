//! Lints with your own rules and some of the crate's. A rule is a `static`: its description with examples, and
//! a function that reads a pair, or asks the context what it knows of the pair: which figures of one side the other has, how
//! much of a clause is said, whether a name is sure.
//!
//! ```text
//! cargo run --example own_rule
//! ```

use duizhao::anchor::Key;
use duizhao::lint::{
    Check, Collector, Context, Direction, Example, FigureStatus, Linter, Meta, Reads, Rule, Severity, State,
    rule,
};
use duizhao::{Bitext, Pair, Span};

/// No rule of the crate has this id or name.
static CERTAIN: Rule = Rule {
    meta: Meta {
        id: "Z01",
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

/// A second one, which asks for the figures of a pair: a house where a number that is left out is an error.
static FIGURES: Rule = Rule {
    meta: Meta {
        id: "Z02",
        name: "every-figure",
        category: "Accuracy / Omission",
        severity: Severity::Error,
        state: State::On,
        docs: "A number of the Chinese is not in the English.",
        bad: &[Example::bad("本店有三百个座位。", "The shop has many seats.", "The shop has many seats.")],
        good: &[Example::good("本店有三百个座位。", "The shop seats 300.")],
        reads: Reads::Both,
        direction: Direction::ToEnglish,
    },
    check: Check::Pair(every_figure),
};

fn every_figure(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    for figure in &context.figures(pair).source {
        // Values are compared: 三百 is 300, and so is “three hundred”.
        if let (Key::Number(number), FigureStatus::Lost) = (&figure.anchor.key, figure.status) {
            let message = format!("the English lacks {}", number.value.to_f64());
            findings.add(pair, pair.target_span(), 0.9, message).against(figure.anchor.span);
        }
    }
}

fn main() -> duizhao::Result<()> {
    let bitext = Bitext::from_pairs([
        ("会议也许会推迟。", "The the meeting will certainly be moved."),
        // Traditional characters, with a zero-width space inside the word.
        ("他也\u{200B}許會來。", "He will certainly come."),
        ("他一定會來。", "He will certainly come."),
        ("店裏有三百個座位，賣出二十個。", "Of the seats in the shop, twenty were sold."),
    ]);
    let findings = Linter::new().rules([&CERTAIN, &FIGURES, rule("doubled")?]).lint(&bitext);
    for finding in &findings {
        println!("{}", finding.display(&bitext));
    }
    let found: Vec<(&str, Option<&str>)> =
        findings.iter().map(|finding| (finding.rule.id, finding.source_text(&bitext))).collect();
    assert_eq!(
        found,
        [("D01", None), ("Z01", Some("也许")), ("Z01", Some("也\u{200B}許")), ("Z02", Some("三百"))]
    );
    Ok(())
}
