//! What holds for every input.

mod invisible;

use duizhao::{Aligner, Bitext, Document};
use proptest::prelude::*;

use invisible::is_invisible;

/// Texts like real ones: both languages, every kind of mark, numbers, odd characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z ]{0,12}",
        "[。！？…—，；：“”‘’「」（）.!?,;:\"'() \n\t\r]{0,4}",
        "[0-9０-９.,万亿%年月日]{0,6}",
        "[一-龥]{0,8}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn check_document(document: &Document<'_>) {
    // What cannot be seen is no sentence by itself.
    let shown = |c: &char| !c.is_whitespace() && !is_invisible(*c);
    let mut end = 0;
    for sentence in document.sentences() {
        let span = sentence.span();
        assert!(span.start >= end, "sentences are in order and do not overlap");
        assert!(sentence.text().chars().any(|c| shown(&c)), "a sentence shows something");
        end = span.end;
    }
    let squeezed = |text: &str| text.chars().filter(shown).collect::<String>();
    let all: String = document.sentences().map(|sentence| squeezed(sentence.text())).collect();
    assert_eq!(all, squeezed(document.text()), "the sentences cover all that can be seen");
}

fn check_bitext(bitext: &Bitext<'_>) {
    let (mut sources, mut targets) = (vec![0; bitext.source().len()], vec![0; bitext.target().len()]);
    for pair in bitext.pairs() {
        let bead = pair.bead();
        bead.source.iter().for_each(|i| sources[i] += 1);
        bead.target.iter().for_each(|j| targets[j] += 1);
        assert!((0.0..=1.0).contains(&bead.confidence), "confidence {}", bead.confidence);
        for link in pair.links() {
            assert!(pair.source_span().contains(link.source.span), "a link's source lies in its pair");
            assert!(pair.target_span().contains(link.target.span), "a link's target lies in its pair");
        }
    }
    assert!(sources.iter().chain(&targets).all(|&count| count == 1), "every sentence is in exactly one bead");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_lose_nothing(text in text()) {
        check_document(&Document::new(text.as_str()));
        check_document(&Document::from_lines(text.as_str()));
    }

    #[test]
    fn any_two_texts_align(first in text(), second in text()) {
        let bitext = duizhao::align(&first, &second);
        check_document(bitext.source());
        check_document(bitext.target());
        check_bitext(&bitext);
    }

    #[test]
    fn the_order_of_the_texts_does_not_matter(zh in "[一-龥][一-龥。，0-9]{0,60}", en in "[a-z][a-z ,.0-9]{0,80}") {
        let (a, b) = (duizhao::align(&zh, &en), duizhao::align(&en, &zh));
        prop_assert_eq!(a.beads(), b.beads());
        prop_assert_eq!(a.source().text(), b.source().text());
    }

    #[test]
    fn lint_panics_on_nothing(pairs in prop::collection::vec((text(), text()), 0..4)) {
        let bitext = Bitext::from_pairs(pairs);
        check_bitext(&bitext);
        for finding in bitext.lint() {
            prop_assert!((0.0..=1.0).contains(&finding.confidence));
            let _ = finding.display(&bitext).to_string();
        }
    }
}

#[test]
fn two_texts_of_one_language_have_no_pairs() {
    let bitext = duizhao::align("One sentence. And another.", "One sentence. And another.");
    check_bitext(&bitext);
    assert!(bitext.beads().iter().all(|bead| bead.is_null()));
}

#[test]
fn empty_texts_align() {
    for (zh, en) in [("", ""), ("你好。", ""), ("", "Hello.")] {
        check_bitext(&duizhao::align(zh, en));
    }
}

#[test]
fn own_sentences_stay_as_they_are() {
    let zh = Document::from_lines("你好。再见。\n\n你好吗？\n");
    let en = Document::from_lines("Hello. Good bye.\nHow are you?\n");
    let bitext = Aligner::new().align(zh, en);
    let sentences: Vec<&str> = bitext.source().sentences().map(|sentence| sentence.text()).collect();
    assert_eq!(sentences, ["你好。再见。", "你好吗？"]);
    check_bitext(&bitext);
}

#[test]
fn everything_public_is_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<Bitext<'_>>();
    check::<Document<'_>>();
    check::<duizhao::Pair<'_>>();
    check::<duizhao::Sentence<'_>>();
    check::<duizhao::Link<'_>>();
    check::<Aligner>();
    check::<duizhao::Error>();
    check::<duizhao::anchor::Anchor>();
    check::<duizhao::align::Weights>();
    check::<duizhao::lint::Linter>();
    check::<duizhao::lint::Finding>();
    check::<duizhao::lint::Rule>();
}

#[test]
fn many_documents_come_out_as_one_by_one() {
    let texts: Vec<(String, String)> =
        (0..20).map(|k| (format!("第{k}天。花了{k}元。"), format!("Day {k}. It cost {k} yuan."))).collect();
    let together = duizhao::align_all(&texts);
    let one_by_one: Vec<Bitext<'_>> = texts.iter().map(|(zh, en)| duizhao::align(zh, en)).collect();
    assert_eq!(together, one_by_one);
}
