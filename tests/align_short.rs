//! Documents of a few sentences, and passages that are not translations: what is sure, what is alone, what
//! moved.

use duizhao::{Aligner, Bitext, Document, Placement};

fn align<'t>(zh: &'t str, en: &'t str) -> Bitext<'t> {
    Aligner::new().align(Document::new(zh), Document::new(en))
}

/// The pairs with two sides, by the numbers of their sentences.
fn paired(bitext: &Bitext<'_>) -> Vec<(Vec<usize>, Vec<usize>)> {
    let full = bitext.beads().iter().filter(|bead| !bead.is_null());
    full.map(|bead| (bead.source.iter().collect(), bead.target.iter().collect())).collect()
}

fn one_to_one(pairs: &[(usize, usize)]) -> Vec<(Vec<usize>, Vec<usize>)> {
    pairs.iter().map(|&(s, t)| (vec![s], vec![t])).collect()
}

const START: [(&str, &str); 4] = [
    ("2019年，公司有500名员工。", "In 2019 the company had 500 employees."),
    ("王小明在杭州长大。", "Wang Xiaoming grew up in Hangzhou."),
    ("老人每天早上都去公园散步。", "The old man takes a walk in the park every morning."),
    ("火车晚点了两个小时。", "The train was two hours late."),
];
const RAIN: [(&str, &str); 8] = [
    ("昨天下了大雨。", "It rained hard yesterday."),
    ("街上没有人。", "The streets were empty."),
    ("河水涨了两米。", "The river rose by two meters."),
    ("学校停课三天。", "Schools were closed for three days."),
    ("农民的玉米被冲走了。", "The farmers' corn was washed away."),
    ("消防队救出了七只羊。", "The fire brigade rescued seven goats."),
    ("桥上的灯坏了。", "The lamps on the bridge were broken."),
    ("市长感谢了志愿者。", "The mayor thanked the volunteers."),
];
const FOOTBALL: [(&str, &str); 8] = [
    ("中国队以3比1获胜。", "China won 3-1."),
    ("王强打进两球。", "Wang Qiang scored two goals."),
    ("教练对记者说他很满意。", "The coach told reporters he was satisfied."),
    ("下一场比赛在周六举行。", "The next match is on Saturday."),
    ("门票已经卖完了。", "The tickets are sold out."),
    ("球迷在广场上唱歌。", "Fans sang in the square."),
    ("守门员的手受伤了。", "The goalkeeper hurt his hand."),
    ("医生说他需要休息两周。", "The doctor said he needed two weeks' rest."),
];
const END: [(&str, &str); 4] = [
    ("她把信烧了。", "She burned the letter."),
    ("图书馆晚上九点关门。", "The library closes at nine in the evening."),
    ("北京是中国的首都。", "Beijing is the capital of China."),
    ("上海是最大的城市。", "Shanghai is the largest city."),
];

/// The Chinese and the English of these sections, one sentence per line.
fn text(zh: &[&[(&str, &str)]], en: &[&[(&str, &str)]]) -> [String; 2] {
    [
        zh.concat().iter().map(|(zh, _)| format!("{zh}\n")).collect(),
        en.concat().iter().map(|(_, en)| format!("{en}\n")).collect(),
    ]
}

#[test]
fn a_sentence_more_on_one_side_stays_alone() {
    let zh = "北京是中国的首都。";
    let en = "Beijing is the capital of China. Many people visit it.";
    let bitext = align(zh, en);
    assert_eq!(paired(&bitext), one_to_one(&[(0, 0)]));
    assert!(bitext.beads()[0].confidence > 0.8, "{:?}", bitext.beads());

    let zh = "北京是中国的首都。上海是最大的城市。";
    let en = "Beijing is the capital of China. Many people visit it. The food is good. Shanghai is the largest \
              city. It lies on the coast. Ships come and go.";
    assert_eq!(paired(&align(zh, en)), one_to_one(&[(0, 0), (1, 3)]));

    let zh = "公司去年营收为320亿元，同比增长15%。";
    let en = "The company's revenue last year was 32 billion yuan, up 15 percent year on year. Analysts had \
              expected less.";
    assert_eq!(paired(&align(zh, en)), one_to_one(&[(0, 0)]));

    let zh = "姓名 张三 年龄 25\n姓名 李四 年龄 31\n姓名 王五 年龄 47\n";
    let en = "Name Zhang San Age 25\nName Wang Wu Age 47\n";
    assert_eq!(paired(&align(zh, en)), one_to_one(&[(0, 0), (2, 1)]));
}

#[test]
fn a_sentence_without_marks_pairs_with_both_of_its_halves() {
    let bitext = align("今天天气很好我们去公园吧", "The weather is fine today. Let's go to the park.");
    assert_eq!(paired(&bitext), [(vec![0], vec![0, 1])]);
}

#[test]
fn the_confidence_of_a_lone_sentence_is_that_it_has_no_counterpart() {
    // In however many orders the lone sentences could be placed.
    let zh = "北京是中国的首都。上海是最大的城市。";
    let en = "Beijing is the capital of China. Many people visit it. The food is good. Shanghai is the largest \
              city. It lies on the coast. Ships come and go.";
    let bitext = align(zh, en);
    let alone: Vec<f32> =
        bitext.beads().iter().filter(|bead| bead.is_null()).map(|bead| bead.confidence).collect();
    assert_eq!(alone.len(), 4);
    assert!(alone.iter().all(|&confidence| confidence > 0.9), "{alone:?}");

    let [zh, en] = text(&[&START, &RAIN, &END], &[&START, &END]);
    let bitext = align(&zh, &en);
    let alone: Vec<f32> =
        bitext.beads().iter().filter(|bead| bead.is_null()).map(|bead| bead.confidence).collect();
    assert_eq!(alone.len(), 8, "{:?}", bitext.beads());
    assert!(alone.iter().all(|&confidence| confidence > 0.5), "{alone:?}");
}

#[test]
fn a_chapter_that_one_side_lacks_stays_alone() {
    let zh = "第一章 春天\n花开了。\n孩子们在公园里玩。\n第二章 夏天\n天气很热。\n人们去海边游泳。\n第三章 秋天\n叶子\
              落了。\n农民收割庄稼。\n";
    let en = "Chapter 1 Spring\nThe flowers bloomed.\nChildren played in the park.\nChapter 3 Autumn\nThe leaves \
              fell.\nThe farmers gathered the harvest.\n";
    assert_eq!(paired(&align(zh, en)), one_to_one(&[(0, 0), (1, 1), (2, 2), (6, 3), (7, 4), (8, 5)]));
}

#[test]
fn a_poem_pairs_line_by_line() {
    let zh = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n";
    let en = "Before my bed the bright moonlight,\nI took it for frost on the ground.\nI raise my head to see the \
              moon,\nAnd lower it, thinking of home.\n";
    assert_eq!(paired(&align(zh, en)), one_to_one(&[(0, 0), (1, 1), (2, 2), (3, 3)]));
}

#[test]
fn a_passage_that_was_replaced_is_alone_or_doubtful() {
    let [zh, en] = text(&[&START, &RAIN, &END], &[&START, &FOOTBALL, &END]);
    let bitext = align(&zh, &en);
    let foreign = 4..12;
    for bead in bitext.beads().iter().filter(|bead| !bead.is_null()) {
        let strange = bead.source.iter().chain(bead.target.iter()).any(|index| foreign.contains(&index));
        assert_eq!(strange, bead.confidence < 0.5, "{bead:?}");
    }
    let own = |bead: &&duizhao::Bead| !bead.is_null() && bead.confidence > 0.8;
    assert_eq!(bitext.beads().iter().filter(own).count(), 8, "{:?}", bitext.beads());
}

#[test]
fn figures_speak_against_sentences_of_the_same_length() {
    let foreign = [
        ("1998年，他的父亲去世了。", "Norway won 37 medals."),
        ("医院有200张病床。", "In 2006 the bridge collapsed."),
    ];
    let [zh, en] = text(&[&START, &foreign, &END], &[&START, &foreign, &END]);
    let bitext = align(&zh, &en);
    for bead in bitext.beads().iter().filter(|bead| !bead.is_null()) {
        assert!(
            !bead.source.range().contains(&4) && !bead.source.range().contains(&5) || bead.confidence < 0.5,
            "{bead:?}"
        );
    }
}

#[test]
fn texts_that_have_nothing_in_common_are_not_paired_with_confidence() {
    let [zh, en] = text(&[&RAIN], &[&FOOTBALL]);
    let bitext = align(&zh, &en);
    let likely = bitext.beads().iter().filter(|bead| !bead.is_null() && bead.confidence >= 0.5).count();
    assert_eq!(likely, 0, "{:?}", bitext.beads());
}

#[test]
fn sections_that_were_swapped_come_out_as_moved() {
    let [zh, en] = text(&[&START, &RAIN, &FOOTBALL, &END], &[&START, &FOOTBALL, &RAIN, &END]);
    let bitext = align(&zh, &en);
    let right = |s: usize, t: usize| match s {
        4..12 => t == s + 8,
        12..20 => t + 8 == s,
        _ => t == s,
    };
    let pairs = paired(&bitext);
    assert!(pairs.iter().all(|(s, t)| s.len() == 1 && t.len() == 1 && right(s[0], t[0])), "{pairs:?}");
    assert!(pairs.len() >= 23, "{} of 24 pairs are found: {pairs:?}", pairs.len());
    let moved = bitext.beads().iter().filter(|bead| bead.placement == Placement::Moved).count();
    assert!(moved >= 7, "{moved} of 8 pairs that cross the others are moved");
}

#[test]
fn no_order_of_sentences_is_taken_for_a_translation() {
    let zh = "陆明在河边长大。\n他的父亲是一名木匠，手艺很好。\n十岁那年，他们搬到了上海。\n上海的冬天又湿又冷。\n他在学校\
              里认识了三个朋友。";
    let en = "At school he made three friends.\nWinters in Shanghai are wet and cold.\nHis father was a carpenter, \
              and a skilled one.\nLu Ming grew up by the river.\nWhen he was ten they moved to Shanghai.";
    let right = [3, 2, 4, 1, 0];
    for bead in align(zh, en).beads().iter().filter(|bead| !bead.is_null()) {
        let is_right = bead.source.iter().all(|s| bead.target.range().contains(&right[s]));
        assert!(is_right || bead.confidence < 0.5, "{bead:?}");
    }
}

#[test]
fn a_credit_line_does_not_take_the_text_with_it() {
    let credit = [("来源：新华社", "Source: Xinhua")];
    let [zh, en] = text(
        &[&START[..1], &credit, &START[1..], &RAIN, &END],
        &[&START[..1], &credit, &START[1..], &RAIN, &END],
    );
    let all: Vec<(usize, usize)> = (0..17).map(|index| (index, index)).collect();
    assert_eq!(paired(&align(&zh, &en)), one_to_one(&all));
    let lines = Aligner::new().align(Document::from_lines(&zh), Document::from_lines(&en));
    assert_eq!(paired(&lines), one_to_one(&all));
}

#[test]
fn a_reference_inside_a_page_does_not_take_the_rest_with_it() {
    let zh = "安装很简单。\n另见：配置一章。\n然后启动服务。\n服务会监听端口。\n";
    let en = "Installation is simple.\nSee also: the chapter on configuration.\nThen start the service.\nThe service \
              listens on a port.\n";
    assert_eq!(paired(&align(zh, en)), one_to_one(&[(0, 0), (1, 1), (2, 2), (3, 3)]));
}
