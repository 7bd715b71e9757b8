//! 著, which Taiwan also writes for 着: which of the two is meant.

/// It is 著 in words for writing and for what is plain to see, and 着 behind a verb.
const WRITTEN: char = '著';
const ASPECT: char = '着';

/// Characters before 著 that make a word with it: 名著, 显著.
const BEFORE: &str = "名原巨专拙遗显卓昭土较炳";
/// The same, unless one of these precedes them: 论著, but 讨论着; 编著, but 主编着.
const BEFORE_UNLESS: [(char, &str); 7] = [
    ('论', "讨议争谈辩评理无"),
    ('编', "主改"),
    ('译', "翻"),
    ('合', "结混配符组融综迎巧聚汇吻"),
    ('近', "接靠临逼贴走"),
    ('新', "创更革刷翻"),
    ('所', "究出"),
];
/// Words before 著 as a whole.
const SAYINGS: [&str; 2] = ["见微知", "以微知"];
/// What follows 著 in a word with it, unless one of these comes next: 著名, but 穿着名牌.
const BEHIND_UNLESS: [(&str, &str); 9] = [
    ("名", "牌古单字片册次"),
    ("作", "业战息"),
    ("述", ""),
    ("称", ""),
    ("者", ""),
    ("录", "音影像取"),
    ("有", ""),
    ("书立", ""),
    ("书人", ""),
];
/// Verbs that 着 follows, whatever comes next: 等着名单, 意味着有.
const VERBS: &str =
    "穿朝等随看味唱说写带想望向沿接靠跟陪守盯笑哭走站坐躺拉抱握提举背挂拿听读戴存留活藏闪含印刻贴注";

/// A text in simplified characters with 着 wherever its 著 stands for that. It is as long as before.
pub(super) fn marked(text: String) -> String {
    if !text.contains(WRITTEN) {
        return text;
    }
    let meant = |(at, c): (usize, char)| if c == WRITTEN && !is_word(&text, at) { ASPECT } else { c };
    text.char_indices().map(meant).collect()
}

/// Whether the 著 at this place is part of a word with it.
fn is_word(text: &str, at: usize) -> bool {
    let (before, behind) = (&text[..at], &text[at + WRITTEN.len_utf8()..]);
    let mut last = before.chars().rev();
    let (previous, earlier) = (last.next().unwrap_or(' '), last.next().unwrap_or(' '));
    let unless = BEFORE_UNLESS.iter().find(|(c, _)| *c == previous);
    let ends_word = BEFORE.contains(previous)
        || unless.is_some_and(|(_, verbs)| !verbs.contains(earlier))
        || SAYINGS.iter().any(|saying| before.ends_with(saying));
    let begins_word = BEHIND_UNLESS.iter().any(|(word, others)| {
        behind.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c| others.contains(c)))
    });
    // A title: 鲁迅著《呐喊》.
    let writes = behind.starts_with(['《', '〈']);
    ends_word || (begins_word || writes) && !VERBS.contains(previous)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_it_stay() {
        for text in [
            "著名作家",
            "显著",
            "成绩卓著",
            "臭名昭著",
            "见微知著",
            "名著",
            "原著",
            "专著",
            "论著",
            "编著",
            "译著",
            "遗著",
            "合著",
            "新著",
            "近著",
            "他所著的书",
            "著有三本书",
            "著书立说",
            "著作等身",
            "作者著述很多",
            "著称于世",
            "土著",
            "鲁迅著《呐喊》",
            "有著名的人",
        ] {
            assert_eq!(marked(text.to_owned()), text);
        }
    }

    #[test]
    fn behind_a_verb_it_is_the_other() {
        for text in [
            "看着他",
            "沿着河",
            "结合着",
            "混合着",
            "配合着",
            "接近着",
            "靠近着",
            "讨论着",
            "议论着",
            "翻译着",
            "研究所着手",
            "创新着重",
            "更新着",
            "穿着名牌",
            "朝着名古屋",
            "等着名单",
            "随着作业",
            "意味着有",
            "穿着有型",
            "专注着",
            "拿着录音机",
            "唱着《月亮》",
            "说着〈你〉",
            "沉着",
            "执着",
            "写着名字",
            "着手",
            "着急",
        ] {
            assert_eq!(marked(text.replace('着', "著")), text);
        }
    }
}
