//! Moved passages: found on a page whose English has a passage elsewhere, and not made up anywhere.

use duizhao::{Aligner, Bead, Bitext, Document, Placement, Sents};

fn moved<'a>(bitext: &'a Bitext<'_>) -> Vec<&'a Bead> {
    bitext.beads().iter().filter(|bead| bead.placement == Placement::Moved).collect()
}

const ZH: [&str; 12] = [
    "市图书馆上周三在旧火车站重新开门。",
    "新馆共有四层，藏书六十万册。",
    "建筑师林若溪保留了1908年的钟楼。",
    "屋顶的铁架由宁波一家船厂修复，花了十四个月。",
    "儿童阅览室搬到了以前的行李房。",
    "开馆当天，排队的人一直排到河边的邮局。",
    "馆长说，最难的是给每本书重新编号。",
    "两台机器人每小时可以搬运九百本书。",
    "读者可以用手机预约自习座位。",
    "地下一层是录音室，每次最多借用三个小时。",
    "咖啡馆要到明年春天才开张。",
    "停车场只有四十个车位，市政府建议乘地铁前往。",
];

const EN: [&str; 12] = [
    "The city library reopened last Wednesday in the old railway station.",
    "The new building has four floors and holds 600,000 books.",
    "The architect Lin Ruoxi kept the clock tower of 1908.",
    "The iron frame of the roof was restored by a shipyard in Ningbo, which took fourteen months.",
    "The children's reading room has moved into the former luggage room.",
    "On the opening day the queue reached as far as the post office by the river.",
    "The director said that the hardest part was giving every book a new number.",
    "Two robots can carry 900 books an hour.",
    "Readers can book a study seat with their mobile phones.",
    "The basement has recording studios, which can be borrowed for at most three hours at a time.",
    "The café will not open until next spring.",
    "The car park has only forty spaces, and the city government advises taking the metro.",
];

#[test]
fn finds_a_sentence_that_was_moved_to_the_end() {
    let order = [0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 3];
    let en = order.map(|k| EN[k]).join("\n");
    let zh = ZH.join("\n");
    let bitext = Aligner::new().align(Document::from_lines(&zh), Document::from_lines(&en));
    let moved = moved(&bitext);
    assert_eq!(moved.len(), 1, "{:?}", bitext.beads());
    assert_eq!((moved[0].source, moved[0].target), (Sents::new(3, 4), Sents::new(11, 12)));
    let sources: Vec<usize> = bitext.beads().iter().flat_map(|bead| bead.source.iter()).collect();
    assert_eq!(sources, (0..12).collect::<Vec<_>>(), "beads stand in the order of the source");
}

#[test]
fn finds_a_passage_that_was_moved_to_the_front() {
    let order = [7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 10, 11];
    let (zh, en) = (ZH.join("\n"), order.map(|k| EN[k]).join("\n"));
    let bitext = Aligner::new().align(Document::from_lines(&zh), Document::from_lines(&en));
    let places: Vec<(Sents, Sents)> = moved(&bitext).iter().map(|bead| (bead.source, bead.target)).collect();
    let expected = [0, 1, 2].map(|k| (Sents::new(7 + k, 8 + k), Sents::new(k, k + 1)));
    assert_eq!(places, expected, "{:?}", bitext.beads());
}

#[test]
fn leaves_repeated_sentences_in_their_place() {
    // The same sentence begins both texts and comes again near their ends; the English drops the first one.
    let zh: Vec<&str> = std::iter::once(ZH[7]).chain(ZH).collect();
    let (zh, en) = (zh.join("\n"), EN.join("\n"));
    let bitext = Aligner::new().align(Document::from_lines(&zh), Document::from_lines(&en));
    assert_eq!(moved(&bitext), Vec::<&Bead>::new());
}

#[test]
fn marks_nothing_where_nothing_was_moved() {
    let (zh, en) = (ZH.join("\n"), EN.join("\n"));
    let bitext = Aligner::new().align(Document::from_lines(&zh), Document::from_lines(&en));
    assert_eq!(moved(&bitext), Vec::<&Bead>::new());
    assert!(bitext.beads().iter().all(|bead| bead.shape() == "1-1"), "{:?}", bitext.beads());
}

#[test]
fn finds_the_moved_passage_of_a_machine_translated_page() {
    let zh = include_str!("../fixtures/huxiu/sentences.zh");
    let en = include_str!("../fixtures/huxiu/sentences.en");
    let bitext = Aligner::new().align(Document::from_lines(zh), Document::from_lines(en));
    let moved = moved(&bitext);
    for (source, target) in [(24, 55), (25, 56), (26, 57)] {
        let expected = (Sents::new(source, source + 1), Sents::new(target, target + 1));
        assert!(moved.iter().any(|bead| (bead.source, bead.target) == expected), "{source} in {moved:?}");
    }
}
