//! The length-only baseline, and the options of the aligner.

use duizhao::align::Shape;
use duizhao::align::{Gold, GoldBead, Method, Trainer};
use duizhao::anchor::Key;
use duizhao::lexicon::Glossary;
use duizhao::{Aligner, Bitext, Document};

/// `sides` are the sentences of both documents.
fn by_length(source: &[&str], target: &[&str]) -> Bitext<'static> {
    let documents = [source, target].map(|sentences| Document::from_sentences(sentences.iter().copied()));
    let [source, target] = documents;
    Aligner::new().method(Method::LengthOnly).align(source, target)
}

fn shapes(bitext: &Bitext<'_>) -> Vec<String> {
    bitext.beads().iter().map(|bead| bead.shape()).collect()
}

#[test]
fn lengths_alone_tell_what_was_split() {
    let zh = [
        "他在桥上站了很久，一直看着下面的水慢慢流过去，直到天完全黑了，才转身走回镇上的小客栈。",
        "没有人说话。",
        "第二天一早，她把信交给了邮差，又在门口站了一会儿，然后回屋里去准备一家人的早饭。",
    ];
    let en = [
        "For a long time he stood on the bridge and watched the water below go slowly by.",
        "Only when it was quite dark did he turn and walk back to the small inn in the town.",
        "Nobody spoke.",
        "Early next morning she gave the letter to the postman, stood at the door for a while, and then went back inside to make breakfast for the whole family.",
    ];
    assert_eq!(shapes(&by_length(&zh, &en)), ["1-2", "1-1", "1-1"]);
}

#[test]
fn lengths_alone_know_no_words() {
    // The second text is about something else, but equally long.
    let bitext = by_length(
        &["他昨天买了三本书。", "天气很好。"],
        &["Rivers freeze up here in winter.", "Bears sleep."],
    );
    assert_eq!(shapes(&bitext), ["1-1", "1-1"]);
}

#[test]
fn a_long_document_needs_no_full_lattice() {
    // The full lattice would have 25 million cut points.
    let zh: Vec<String> = (0..5000).map(|k| "字".repeat(5 + k * 7 % 23)).collect();
    let en: Vec<String> = (0..5000).map(|k| "word ".repeat(5 + k * 7 % 23)).collect();
    let (zh, en) = (Document::from_sentences(&zh), Document::from_sentences(&en));
    let bitext = Aligner::new().method(Method::LengthOnly).align(zh, en);
    assert!(bitext.beads().iter().all(|bead| bead.source == bead.target));
}

#[test]
fn only_allowed_beads_are_used() {
    let zh = "雨停了，我们出发了，路上没有人。河水涨了。桥被冲走了。";
    let en =
        "The rain stopped. We set out. Nobody was on the road. The river had risen and the bridge was gone.";
    for method in [Method::Trained, Method::LengthOnly] {
        let aligner = Aligner::new().method(method).shapes(&[Shape::new(1, 1), Shape::new(2, 1)]).unwrap();
        let found = shapes(&aligner.align(Document::new(zh), Document::new(en)));
        assert!(
            found.iter().all(|shape| ["0-1", "1-0", "1-1", "2-1"].contains(&shape.as_str())),
            "{method:?}: {found:?}"
        );
    }
}

#[test]
fn an_unknown_bead_type_is_an_error() {
    let error = Aligner::new().shapes(&[Shape::new(1, 1), Shape::new(1, 9)]).unwrap_err();
    assert!(error.to_string().starts_with("there is no bead type 1-9; the nearest is 1-6"), "{error}");
    for text in ["", "1", "1-", "one-two", "1-2-3", "1:2", "-1-2", "300-1"] {
        assert!(text.parse::<Shape>().is_err(), "{text}");
    }
}

#[test]
fn a_glossary_makes_pairs_surer() {
    // One project is missing from the English, and only the names show which.
    let zh = ["墨丘", "雁栖", "青梧", "鹤鸣", "石门"].map(|name| format!("{name}项目今天开始。"));
    let en = ["Wildgoose", "Quillstone", "Larkspur", "Thornbury"].map(|name| format!("{name} starts today."));
    let rows = "雁栖项目\tWildgoose\n青梧项目\tQuillstone\n鹤鸣项目\tLarkspur\n石门项目\tThornbury\n";
    let aligned = |glossary| {
        let (zh, en) = (Document::from_sentences(&zh), Document::from_sentences(&en));
        Aligner::new().glossary(glossary).align(zh, en)
    };
    let (plain, helped) = (aligned(Glossary::new()), aligned(Glossary::from_tsv(rows).unwrap()));
    for source in 1..5 {
        let of = |bitext: &Bitext<'_>| {
            let mut beads = bitext.beads().iter();
            let bead = beads.find(|bead| {
                (bead.source.range(), bead.target.range()) == (source..source + 1, source - 1..source)
            });
            bead.map_or(0.0, |bead| bead.confidence)
        };
        assert!(of(&helped) > of(&plain) + 0.1, "{source}: {} and {}", of(&helped), of(&plain));
    }
    let terms =
        helped.pairs().flat_map(|pair| pair.links()).filter(|link| matches!(link.source.key, Key::Term(_)));
    assert_eq!(terms.count(), 4);
}

#[test]
fn one_of_several_translations_is_enough() {
    let glossary = Glossary::from_tsv("灯塔计划\tProject Beacon\n灯塔计划\tthe Beacon scheme\n").unwrap();
    let (zh, en) = (Document::new("灯塔计划启动了。"), Document::new("The Beacon scheme has begun."));
    let bitext = Aligner::new().glossary(glossary).align(zh, en);
    let link = bitext.pair(0).links()[0];
    assert_eq!(link.source.span.of(bitext.source().text()), "灯塔计划");
}

/// A small document with its gold.
fn gold(seed: usize) -> Gold<'static> {
    let verbs = [("买了", "bought"), ("卖了", "sold"), ("看见", "saw"), ("画了", "painted")];
    let things = [("书", "books"), ("马", "horses"), ("船", "boats"), ("桌子", "tables"), ("花", "flowers")];
    let sentence = |k: usize| {
        let ((zh_verb, en_verb), (zh_thing, en_thing)) = (verbs[(k + seed) % 4], things[k * 3 % 5]);
        let count = 3 + (k * 7 + seed) % 40;
        (
            format!("他{zh_verb}{count}{zh_thing}，然后回家了。"),
            format!("He {en_verb} {count} {en_thing}, and went home."),
        )
    };
    let (zh, en): (Vec<String>, Vec<String>) = (0..24).map(sentence).unzip();
    Gold {
        source: Document::from_sentences(zh),
        target: Document::from_sentences(en),
        beads: (0..24).map(|k| GoldBead::new(vec![k], vec![k])).collect(),
    }
}

#[test]
#[cfg(feature = "parallel")]
fn training_gives_the_same_weights_on_any_number_of_threads() {
    let documents = [gold(0), gold(1), gold(2)];
    let documents: Vec<&Gold<'_>> = documents.iter().collect();
    let trained = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| Trainer::new().gappy(vec![gold(3)]).copies(1).train(&documents).to_json())
    };
    let alone = trained(1);
    for threads in [2, 5] {
        assert_eq!(trained(threads), alone, "{threads} threads");
    }
}

#[test]
fn gappy_gold_and_copies_teach_the_sentence_model_only() {
    // Every third sentence has no counterpart.
    let whole = gold(3);
    let kept: Vec<u32> = (0..24).filter(|k| k % 3 != 0).collect();
    let english = kept.iter().map(|&k| whole.target.sentence(k as usize).text().to_owned());
    let gappy = Gold {
        target: Document::from_sentences(english.collect::<Vec<_>>()),
        beads: (0..24)
            .map(|k| {
                let target = kept.iter().position(|&kept| kept == k).map(|at| at as u32);
                GoldBead::new(vec![k], target.into_iter().collect())
            })
            .collect(),
        source: whole.source,
    };
    let documents = [gold(0), gold(1), gold(2)];
    let documents: Vec<&Gold<'_>> = documents.iter().collect();
    let trained = |trainer: Trainer| -> serde_json::Value {
        serde_json::from_str(&trainer.train(&documents).to_json()).unwrap()
    };
    let plain = trained(Trainer::new().copies(0));
    for taught in [trained(Trainer::new().copies(0).gappy(vec![gappy])), trained(Trainer::new().copies(1))] {
        assert_eq!((&taught["first"], &taught["clauses"]), (&plain["first"], &plain["clauses"]));
        assert_ne!(taught["sentences"], plain["sentences"]);
    }
}

#[test]
fn training_says_what_it_does() {
    let document = gold(0);
    let mut steps = Vec::new();
    Trainer::new().train_with(&[&document], |step| steps.push(step.to_string()));
    assert_eq!(steps.first().map(String::as_str), Some("collecting evidence"));
    assert_eq!(steps.last().map(String::as_str), Some("fitting the sentence model"));
}
