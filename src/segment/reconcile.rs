//! A second look, once both sides are known, at what was marked as not part of the article: what has a
//! counterpart on the other side belongs to the text.
//!
//! These count as a counterpart:
//!
//! - the same number of credits at the same place on both sides, or of full sentences that are marked, or of
//!   buttons between the paragraphs, which are then the items of a list;
//! - figures, links and Latin words of a block that the rest of its side lacks and the other side has;
//! - a block on the other side that is marked as well, with a line of like length for each line, or an equally
//!   large part of its text;
//! - unmarked text on the other side, which is too long without the block: a large block, or one that also evens
//!   out the number of lines.
//!
//! Only lines without any cue are taken back as blocks. Navigation, notices and comment forms stay marked, even
//! if both pages have them.

use super::counterpart::{like_blocks, like_lengths, like_lines, like_words};
use super::marked::Marked;
use super::{Unit, UnitKind};
use crate::simplify::Plain;

/// One side: its text and its units.
pub(crate) type Side<'a> = (&'a str, &'a mut [Unit]);

/// Takes back the marks of lines that have a counterpart on the other side. Takes n log n time in both texts.
pub(crate) fn reconcile(sides: [Side<'_>; 2]) {
    if !sides.iter().any(|(_, units)| units.iter().any(|unit| unit.kind == UnitKind::Boilerplate)) {
        return;
    }
    let shown = [0, 1].map(|side| Plain::shown(sides[side].0, &[]));
    let mut pages = [0, 1].map(|side| {
        let (text, units) = &sides[side];
        let there = |unit: &Unit| Unit { span: shown[side].here(unit.span), ..*unit };
        Marked::new(shown[side].text(text), &units.iter().map(there).collect::<Vec<_>>())
    });
    for find in [like_lines, like_words, like_lengths, like_blocks] {
        let found = find(&pages);
        for (page, rows) in pages.iter_mut().zip(found) {
            rows.into_iter().for_each(|row| page.marked[row] = false);
        }
    }
    for ((_, units), page) in sides.into_iter().zip(&pages) {
        for unit in page.unmarked().flat_map(|row| page.rows[row].units.clone()) {
            if units[unit].kind == UnitKind::Boilerplate {
                units[unit].kind = UnitKind::Text;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Document;

    const ZH: &str =
        "昨天下了一场大雨，镇上的河水涨了两米，学校停课三天。\n消防队救出了七只羊，羊的主人请他们喝了茶。";
    const EN: &str = "It rained hard yesterday, the river rose by two meters, and schools were closed for three days.\n\
        The fire brigade rescued seven goats, and the owner gave them tea.";

    /// What is still marked on both sides.
    fn marked(zh: &str, en: &str) -> [Vec<String>; 2] {
        let (mut zh, mut en) = (Document::new(zh), Document::new(en));
        zh.reconcile(&mut en);
        [zh, en].map(|document| {
            let marked = document.sentences().filter(|sentence| sentence.is_boilerplate());
            marked.map(|sentence| sentence.text().to_owned()).collect()
        })
    }

    #[test]
    fn credits_on_both_sides_are_text() {
        assert_eq!(
            marked(&format!("大雨\n来源：松岭晚报\n{ZH}"), &format!("Rain\nSource: Songling News\n{EN}")),
            [vec![""; 0], vec![]]
        );
        assert_eq!(
            marked(&format!("{ZH}\n责任编辑：周一鸣"), &format!("{EN}\nEditor in charge: Zhou Yiming")),
            [vec![""; 0], vec![]]
        );
    }

    #[test]
    fn credits_of_one_side_stay_marked() {
        assert_eq!(
            marked(&format!("大雨\n来源：松岭晚报\n{ZH}"), &format!("Rain\n{EN}")),
            [vec!["来源：松岭晚报"], vec![]]
        );
        assert_eq!(
            marked(&format!("大雨\n来源：松岭晚报\n{ZH}"), &format!("Rain\n{EN}\nSource: Songling News")),
            [vec!["来源：松岭晚报"], vec!["Source: Songling News"]]
        );
    }

    #[test]
    fn navigation_on_both_sides_stays_marked() {
        assert_eq!(
            marked(
                &format!("首页\n登录\n注册\n\n大雨\n{ZH}\n版权所有"),
                &format!("Home\nLog in\nRegister\n\nRain\n{EN}\nAll rights reserved")
            ),
            [
                vec!["首页", "登录", "注册", "版权所有"],
                vec!["Home", "Log in", "Register", "All rights reserved"]
            ]
        );
    }

    #[test]
    fn items_that_read_like_buttons_are_text_if_both_sides_have_them() {
        let end = (
            "这些都要关掉，否则孩子们整晚都不会去睡觉。",
            "All of them are switched off, or no child will sleep.",
        );
        let zh = format!("{ZH}\n微信\n微博\n抖音\n{}", end.0);
        assert_eq!(marked(&zh, &format!("{EN}\nWeChat\nWeibo\nYouTube\n{}", end.1)), [vec![""; 0], vec![]]);
        assert_eq!(marked(&zh, &format!("{EN}\n{}", end.1)), [vec!["微信", "微博", "抖音"], vec![]]);
    }

    #[test]
    fn a_block_that_the_other_side_has_unmarked_is_text() {
        let zh = format!("{ZH}\n相关阅读\n河边的旧码头\n雨季的农民与玉米\n消防队的一天\n责任编辑：周一鸣");
        let books = "Books on the Matter\nThe old pier by the river\nFarmers and corn in the rainy season\nA day with the fire brigade";
        assert_eq!(marked(&zh, &format!("{EN}\n{books}")), [vec!["责任编辑：周一鸣"], vec![]]);
        assert_eq!(marked(&zh, EN)[0].len(), 5, "the other side has no such block");
    }

    #[test]
    fn blocks_that_are_marked_on_both_sides_stay_so() {
        let zh = format!("{ZH}\n相关阅读\n河边的旧码头\n消防队的一天\n版权所有");
        let en = format!(
            "{EN}\nRelated Articles\nThe old pier by the river\nA day with the fire brigade\nAll rights reserved"
        );
        assert_eq!(marked(&zh, &en).map(|lines| lines.len()), [4, 4]);
    }

    #[test]
    fn a_marked_block_is_text_if_its_figures_and_names_are_on_the_other_side() {
        let zh = format!("{ZH}\n{ZH}\n{ZH}\n推荐阅读\nRust 写成的水位计\n1998 年的大水\n责任编辑：周一鸣");
        let en = format!("{EN}\n{EN}\n{EN}\nA gauge in Rust\nThe flood of 1998");
        assert_eq!(marked(&zh, &en), [vec!["责任编辑：周一鸣"], vec![]]);
        let other = format!("{EN}\n{EN}\n{EN}\nA gauge in C\nThe flood of 1954");
        assert_eq!(marked(&zh, &other)[0].len(), 4, "the other side speaks of something else");
    }

    #[test]
    fn blocks_that_are_marked_on_both_sides_are_text_if_they_are_alike_line_by_line() {
        let tail = [
            "推荐阅读\n雨\n河边的旧码头为什么比新码头更受欢迎\n羊\n消防队员们平常怎样度过没有火灾的一天\n玉米\n责任编辑：周一鸣",
            "Recommended\nRain\nWhy the old pier by the river is liked better than the new one\nGoats\n\
             How the members of a fire brigade spend a day that has no fire\nCorn\n© 2021 Valley News",
        ];
        let pages = [format!("{ZH}\n{ZH}\n{ZH}\n{}", tail[0]), format!("{EN}\n{EN}\n{EN}\n{}", tail[1])];
        assert_eq!(marked(&pages[0], &pages[1]), [vec!["责任编辑：周一鸣"], vec!["© 2021 Valley News"]]);
    }

    #[test]
    fn a_block_is_text_if_it_evens_out_the_number_of_lines() {
        let long = |text: &str| [text; 9].join("\n");
        let zh = format!("{}\n推荐阅读\n河边的旧码头\n雨季的农民\n责任编辑：周一鸣", long(ZH));
        let en = format!("{}\nOf Interest\nThe old pier by the river\nFarmers in the rain", long(EN));
        assert_eq!(marked(&zh, &en), [vec!["责任编辑：周一鸣"], vec![]]);
        assert_eq!(marked(&zh, &format!("{}\nOf Interest", long(EN)))[0].len(), 4);
    }

    #[test]
    fn a_sentence_that_sounds_like_a_notice_is_text_if_both_sides_have_it() {
        let zh = format!("{ZH}\n本文不构成投资建议，只是一个关于羊的故事。");
        let en = format!("{EN}\nThis may not be reproduced as advice: it is a story about goats.");
        assert_eq!(marked(&zh, &en), [vec![""; 0], vec![]]);
        assert_eq!(marked(&zh, EN)[0], ["本文不构成投资建议，只是一个关于羊的故事。"]);
    }

    #[test]
    fn nothing_to_compare_with_is_no_counterpart() {
        let zh = format!("{ZH}\n责任编辑：周一鸣");
        assert_eq!(marked(&zh, "")[0], ["责任编辑：周一鸣"]);
        assert_eq!(marked("", "")[0], [""; 0]);
    }
}
