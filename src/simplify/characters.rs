//! The conversion itself.

use std::borrow::Cow;

use super::{aspect, table};
use crate::language::is_han;

/// The text in simplified characters, with the same number of characters. Borrowed if nothing changes.
///
/// Phrases are converted as wholes: 乾 is 干, but not in 乾隆. What is simplified stays as it is when it is
/// converted again.
///
/// ```
/// use duizhao::simplify::simplified;
///
/// assert_eq!(simplified("阿里雲的後端"), "阿里云的后端");
/// assert_eq!(simplified("乾隆年間晾乾"), "乾隆年间晾干");
/// assert_eq!(simplified("cloud, 云"), "cloud, 云");
/// ```
pub fn simplified(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(is_han) {
        return Cow::Borrowed(text);
    }
    let table = table::embedded();
    if !text.chars().any(|c| table.may_change(c)) {
        return Cow::Borrowed(text);
    }
    // Characters that simplified texts have too may make a phrase that these have not: 瞭解, 沈默. Without one, 著
    // of a simplified text stays.
    if !text.chars().any(|c| table.simple(c).is_some()) && !table.changes(text) {
        return Cow::Borrowed(text);
    }
    let simple = aspect::marked(table.convert(text));
    if simple == text { Cow::Borrowed(text) } else { Cow::Owned(simple) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::rows;

    #[test]
    fn converts_traditional_text() {
        assert_eq!(simplified("張建鋒卸任雲計算總裁"), "张建锋卸任云计算总裁");
        assert_eq!(simplified("這裡沒有「門」。"), "这里没有「门」。");
    }

    #[test]
    fn a_phrase_is_converted_whatever_else_the_text_has() {
        assert_eq!(simplified("沈默"), "沉默");
        for [written, simple] in rows(include_str!("../data/simplified.tsv")) {
            if written.chars().nth(1).is_some() {
                assert_eq!(simplified(written), simple);
                assert_eq!(simplified(&format!("他说：{written}。")), format!("他说：{simple}。"));
            }
        }
    }

    #[test]
    fn words_of_simplified_texts_make_no_phrase_with_their_neighbours() {
        for text in [
            "反复沉默，答复了解",
            "沈先生默默地看沈阳",
            "沈船长不说话",
            "瞭望塔在黎明瞭望",
            "显示覆盖率，表明覆盖面，双重覆盖",
            "来回覆盖，暴露覆铜，多重覆膜",
            "重蹈覆辙，全军覆没",
            "颠覆命运，颠覆文化，颠覆信念，政权倾覆",
            "覆上一层雪，覆住屋顶，覆成一片",
            "声名狼藉以后，杯盘狼藉着",
            "慰藉方式，给她慰藉以后",
            "蕴藉由来已久，死伤枕藉此地",
        ] {
            assert!(
                matches!(simplified(text), Cow::Borrowed(same) if same == text),
                "{text}: {}",
                simplified(text)
            );
        }
        assert_eq!(simplified("顯示覆蓋率，顛覆命運"), "显示覆盖率，颠覆命运");
    }

    #[test]
    fn converts_what_hong_kong_and_taiwan_write_otherwise() {
        for (written, simple) in [
            ("看著他走了，衞生間在枱後", "看着他走了，卫生间在台后"),
            ("衹有説書人敍舊", "只有说书人叙旧"),
            ("他是著名的後衞", "他是著名的后卫"),
        ] {
            assert_eq!(simplified(written), simple);
        }
    }

    #[test]
    fn simplifies_a_simplified_text_no_further() {
        for (written, simple) in [
            ("乾縣", "乾县"),
            ("畢昇發明活字", "毕昇发明活字"),
            ("傷亡枕藉，以此為藉口", "伤亡枕藉，以此为借口"),
            ("徵聲", "徵声"),
            ("看著著名的乾隆", "看着著名的乾隆"),
        ] {
            assert_eq!(simplified(written), simple);
            assert_eq!(simplified(simple), simple);
        }
    }

    #[test]
    fn borrows_what_needs_no_change() {
        for text in
            ["", "DingTalk", "逍遥子卸任", "2022年12月29日", "ひらがな", "见微知著，鲁迅著", "乾隆的反复"]
        {
            assert!(matches!(simplified(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn keeps_the_number_of_characters_of_every_character() {
        for c in ('\u{3400}'..='\u{9FFF}').chain('\u{F900}'..='\u{FAFF}') {
            let text = format!("前{c}後");
            assert_eq!(simplified(&text).chars().count(), 3, "{c}");
        }
    }
}
