//! What holds for the findings in any text.
#![cfg(feature = "lint")]

use std::collections::HashSet;

use duizhao::lint::{Baseline, Finding, Linter, Reads, fix, fix_in};
use duizhao::{Bitext, Document, Language};
use proptest::prelude::*;

/// Texts made of pieces that rules look for, in any order.
fn english() -> impl Strategy<Value = String> {
    let pieces = [
        "the",
        "The",
        "We We",
        "thatAlibaba",
        " ",
        " ",
        " ",
        ",",
        ".",
        " ,",
        ", It goes",
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "(",
        ")",
        "[",
        "]",
        "[1]",
        "**",
        "&nbsp;",
        "&#x26;",
        "<b>",
        "<",
        "\u{FFFD}",
        "Zhang Yong",
        "(Zhang Yong)",
        "(independent)",
        "haze figuring",
        "3.5 billion",
        "date 2024-05-01 A",
        "é",
        "ﬁ",
        "İ",
        "阿里",
        "\u{200D}",
        "😀",
        "\n",
        "\n\n",
        "one, two and one",
        "version 3.10",
        "^20 || >=22",
        "s‘s",
        "he",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

fn chinese() -> impl Strategy<Value = String> {
    let pieces = [
        "张勇",
        "（逍遥子）",
        "说",
        "：",
        "“",
        "”",
        "「",
        "」",
        "35亿",
        "云计算",
        "很多很多",
        "的的",
        "你好,世界",
        "２０２４",
        "v2.0.1",
        ">= 18",
        "this is one of the words",
        "。",
        "，",
        "、",
        "**",
        "&nbsp;",
        "[1]",
        "Alibaba",
        " ",
        "\n",
        "他",
        "😀",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..16).prop_map(|pieces| pieces.concat())
}

fn everything() -> Linter {
    Linter::new().select(["all"]).expect("there are rules")
}

/// All rules, with either side as the original, and without knowing it.
fn all_directions() -> [Linter; 3] {
    [Some(Language::Chinese), Some(Language::English), None].map(|original| everything().original(original))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn findings_lie_in_their_pairs_and_differ(pairs in prop::collection::vec((chinese(), english()), 0..4)) {
        let bitext = Bitext::from_pairs(pairs);
        for linter in all_directions() {
            let findings = linter.lint(&bitext);
            for finding in &findings {
                let pair = bitext.pair(finding.pair);
                prop_assert!((0.0..=1.0).contains(&finding.confidence));
                prop_assert!(finding.target.is_none_or(|span| pair.target_span().contains(span)), "{finding:?}");
                prop_assert!(finding.source.is_none_or(|span| pair.source_span().contains(span)), "{finding:?}");
                prop_assert!(!finding.message.contains('\n') && !finding.message.is_empty());
                prop_assert!(finding.mends.is_some() || finding.suggestion.is_none(), "{finding:?}");
                finding.display(&bitext).to_string();
            }
            let prints: HashSet<_> = findings.iter().map(|finding| finding.fingerprint).collect();
            prop_assert_eq!(prints.len(), findings.len());
            let known = linter.baseline(Baseline::of(&findings)).run(&bitext);
            prop_assert_eq!((known.findings.len(), known.known), (0, findings.len()));
        }
    }

    #[test]
    fn findings_of_aligned_texts_lie_in_their_pairs(zh in chinese(), en in english()) {
        let bitext = duizhao::align(&zh, &en);
        // A passage is more than a pair, and what it lacks belongs to another.
        let in_pairs = |finding: &Finding| finding.rule.reads != Reads::Texts;
        for finding in everything().lint(&bitext).into_iter().filter(in_pairs) {
            let pair = bitext.pair(finding.pair);
            prop_assert!(finding.target.is_none_or(|span| pair.target_span().contains(span)), "{finding:?}");
            prop_assert!(finding.source.is_none_or(|span| pair.source_span().contains(span)), "{finding:?}");
        }
    }

    #[test]
    fn a_text_alone_is_read_and_fixed(text in english()) {
        let bitext = Bitext::from_target(Document::new(text.as_str()));
        let findings = everything().lint(&bitext);
        let fixed = fix(&bitext, &findings);
        prop_assert_eq!(fixed.applied.is_empty(), fixed.text == text);
        let whole = fixed.span(duizhao::Span::new(0, text.len()));
        prop_assert_eq!(whole.of(&fixed.text), fixed.text.as_str());
    }

    #[test]
    fn no_text_is_too_strange(source in any::<String>(), target in any::<String>()) {
        let bitext = Bitext::from_pairs([(source, target)]);
        for linter in all_directions() {
            let findings = linter.lint(&bitext);
            fix(&bitext, &findings);
            fix_in(Language::Chinese, &bitext, &findings);
        }
    }
}
