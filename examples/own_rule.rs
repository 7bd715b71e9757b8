//! Lints with your own rule and some of the crate's. A rule is a `static`: its description with examples, and
//! a function that reads a pair.
//!
//! ```text
//! cargo run --example own_rule
//! ```

use duizhao::lint::{Check, Collector, Context, Example, Linter, Meta, Reads, Rule, Severity, State, rule};
use duizhao::{Bitext, Pair, Span};

/// No rule of the crate has this id or name.
static LOUD: Rule = Rule {
    meta: Meta {
        id: "X01",
        name: "loud",
        category: "Style",
        severity: Severity::Info,
        state: State::On,
        docs: "An exclamation mark that the Chinese does not have.",
        bad: &[Example::bad("会议推迟到周五。", "The meeting is moved to Friday!", "!")],
        good: &[Example::good("快走！", "Run!")],
        reads: Reads::Both,
    },
    check: Check::Pair(loud),
};

fn loud(_: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    if pair.source().contains(['！', '!']) {
        return;
    }
    let start = pair.target_span().start;
    for (at, mark) in pair.target().match_indices('!') {
        let place = Span::new(at, at + mark.len()).shifted(start);
        findings.add(pair, place, 0.9, "the Chinese is calm here").suggest(".");
    }
}

fn main() -> duizhao::Result<()> {
    let bitext =
        Bitext::from_pairs([("会议推迟到周五。", "The the meeting is moved to Friday!"), ("快走！", "Run!")]);
    let findings = Linter::new().rules([&LOUD, rule("doubled")?]).lint(&bitext);
    for finding in &findings {
        println!("{}", finding.display(&bitext));
    }
    let ids: Vec<&str> = findings.iter().map(|finding| finding.rule.id).collect();
    assert_eq!(ids, ["D01", "X01"]);
    Ok(())
}
