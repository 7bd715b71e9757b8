//! M02: a word translated in a sense that it does not have here.

use crate::bitext::Pair;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::contrast::{Remark, senses};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "M02",
    name: "sense",
    category: "Accuracy / Mistranslation",
    severity: Severity::Info,
    state: State::On,
    docs: "A word of several senses is rendered in the wrong one: 公众号, an account on WeChat, as “public \
number”.\n\n\
Unlike an idiom, the English looks reasonable, so that a reader without the Chinese cannot see the \
mistake.\n\n\
A table has the Chinese word, the English words of the wrong sense and those of the right one; where the \
Chinese word has both senses, also what must stand near it (in the same clause, if the rendering is what any dictionary \
has) and what must not. The rule fires where the wrong \
rendering stands in the pair more often than the right one. Wrong where the English word renders another \
word of the sentence.",
    bad: &[
        Example::bad(
            "请关注我们的微信公众号。",
            "Please subscribe to our public number on WeChat.",
            "public number",
        ),
        Example::bad("公司通过借壳上市。", "The company did it by borrowing a shell.", "borrowing a shell"),
        Example::bad("机关干部必须带头。", "Mechanism cadres must take the lead.", "Mechanism"),
        Example::bad("她任公司总裁。", "She was allowed as president of the company.", "allowed"),
        Example::bad("头部主播的直播收入", "the live-stream income of the biggest anchors", "anchors"),
    ],
    good: &[
        Example::good("请关注我们的微信公众号。", "Please follow our official account on WeChat."),
        Example::good("公司通过借壳上市。", "The company went public through a reverse takeover."),
        Example::good("苹果丰收", "a good apple harvest"),
        Example::good("她把文件交给酒店前台。", "She left the papers at the front desk of the hotel."),
        Example::good("对用户来说，这与他们的心智模型一致。", "For users, this fits their mental model."),
        Example::good("赛车驶入赛道。", "The cars drove onto the track."),
        Example::good("河流的流量下降了。", "The flow of the river fell."),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

const REMARK: Remark = Remark {
    one_word: 0.6,
    several_words: 0.8,
    message: |chinese, english, advice| format!("{chinese} is not “{english}” here but: {advice}"),
};

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    senses().check(&REMARK, context, pair, findings);
}
