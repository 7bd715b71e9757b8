//! Comments in Markdown that turn rules off.

#![cfg(all(feature = "lint", feature = "markdown"))]

use duizhao::lint::{Linter, Outcome};
use duizhao::segment::{Markup, Segmenter};
use duizhao::{Aligner, Document};

const ENGLISH: &str = "# Ferry\n\nWe We must do it.\n\nIt was dismissed by the the court.\n\nIt was again dismissed by \
                       the the court.\n\nThe rain stopped stopped.\n";

fn lint(chinese: &str, english: &str, markup: Markup) -> Outcome {
    let segmenter = Segmenter::new().markup(markup);
    let [chinese, english] = [chinese, english].map(|text| Document::segmented(text.to_owned(), &segmenter));
    Linter::new().select(["D01"]).expect("a rule").run(&Aligner::new().align(chinese, english))
}

fn places(outcome: &Outcome) -> Vec<usize> {
    outcome.findings.iter().filter_map(|finding| finding.target).map(|span| span.range().start).collect()
}

#[test]
fn rules_are_off_from_a_comment_to_the_next() {
    let chinese = "# 渡船\n\n<!-- duizhao-disable D01 -->\n\n我们必须做到。\n\n<!-- duizhao-enable D01 -->\n\n法院驳回了上诉。\n\n\
                   <!-- duizhao-disable-next-line doubled -->\n法院又驳回了上诉。\n\n雨停了。\n";
    let outcome = lint(chinese, ENGLISH, Markup::Markdown);
    assert_eq!(outcome.suppressed.len(), 2);
    let kept =
        ["the the court.\n\nIt", "stopped stopped"].map(|words| ENGLISH.find(words).expect("it is there"));
    assert_eq!(places(&outcome), kept);
}

#[test]
fn a_comment_without_rules_turns_all_off_to_the_end() {
    let english = ENGLISH.replace("It was again", "<!-- duizhao-disable -->\nIt was again");
    let chinese = "# 渡船\n\n我们必须做到。\n\n法院驳回了上诉。\n\n法院又驳回了上诉。\n\n雨停了。\n";
    assert_eq!(lint(chinese, &english, Markup::Markdown).findings.len(), 2);
    assert_eq!(lint(chinese, ENGLISH, Markup::Markdown).findings.len(), 4);
}

#[test]
fn comments_of_mdx_count_and_code_does_not() {
    let chinese = "# 渡船\n\n{/* duizhao-disable D */}\n\n我们必须做到。\n\n法院驳回了上诉。\n\n法院又驳回了上诉。\n\n雨停了。\n";
    assert!(lint(chinese, ENGLISH, Markup::Mdx).findings.is_empty());
    let code = chinese.replace("{/* duizhao-disable D */}", "```\n<!-- duizhao-disable D -->\n```");
    assert_eq!(lint(&code, ENGLISH, Markup::Mdx).findings.len(), 4);
}

#[test]
fn a_comment_that_names_no_rule_is_told() {
    let outcome =
        lint("雨停了。\n\n<!-- duizhao-disable X99 -->\n", "The rain stopped stopped.\n", Markup::Markdown);
    assert_eq!(outcome.findings.len(), 1);
    assert_eq!(outcome.wrong_comments, ["line 3: there is no rule `X99`; did you mean `X01`?"]);
}

#[test]
fn a_comment_with_another_word_is_told() {
    let chinese = "雨停了。\n\n<!-- duizhao-ignore D01 -->\n\n{/* duizhao-disable-line */}\n";
    let outcome = lint(chinese, "The rain stopped stopped.\n", Markup::Mdx);
    assert_eq!(outcome.findings.len(), 1);
    assert_eq!(outcome.wrong_comments.len(), 2);
    assert!(outcome.wrong_comments[0].starts_with("line 3: there is no comment `duizhao-ignore`"));
    assert_eq!(
        outcome.wrong_comments[1],
        "line 5: there is no comment `duizhao-disable-line`; did you mean `duizhao-disable`?"
    );
}
