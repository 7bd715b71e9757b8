//! A05: two texts, or the two sides of a pair, that are not translations of each other.

use crate::bitext::Scope;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Bitext(check) };

const META: Meta = Meta {
    id: "A05",
    name: "unrelated-texts",
    category: "Accuracy / Mistranslation",
    severity: Severity::Warning,
    state: State::On,
    docs: "The two texts are not translations of each other, or the two sides of a pair have nothing in common.\n\n\
Somebody took the wrong file, a column of a table slipped by a row, or a model answered something else. Everything \
else that could be said about it would only repeat it: rules that compare the sides are silent there, whether this one \
runs or not.\n\n\
A translation says about half of the content words of its original with words of a dictionary, a free one of a novel \
two fifths, and another text one in ten. The rule fires if so few as it finds are very improbable in a translation, and \
neither names nor figures are shared. In a table that is asked of each pair; a shorter pair counts if its English fits \
the Chinese of a pair near by, which is then named. Two texts that the aligner has paired are judged as wholes, and are \
related if they share a passage. Sentences of a few words show nothing and are never accused. Wrong where a poem or \
a slogan is recast altogether.",
    bad: &[
        Example::bad(
            "这家餐厅的厨师每天早晨去市场挑选新鲜的蔬菜和海鱼，晚上把菜单写在黑板上，客人常常排队等座位。",
            "The court rejected the appeal of the former minister, who had been convicted of taking bribes from a \
             construction company.",
            "The court rejected the appeal of the former minister, who had been convicted of taking bribes from a \
             construction company.",
        ),
        Example::bad(
            "医生建议病人每天散步半小时，少吃油腻的食物，并且按时测量血压，把结果写在本子上带来复查。",
            "Shares of the carmaker fell sharply in early trading after it had recalled thousands of vehicles with faulty \
             brakes.",
            "Shares of the carmaker fell sharply in early trading after it had recalled thousands of vehicles with faulty \
             brakes.",
        ),
    ],
    good: &[
        Example::good(
            "图书馆从下个月起延长周末的开放时间，读者可以在门口的机器上自己归还书籍，不必再到柜台排队等候。",
            "From next month on the library will stay open longer at weekends, and readers can return their books at a \
             machine by the door instead of queueing at the counter.",
        ),
        // Free, but about the same.
        Example::good(
            "他一听这话，气得浑身发抖，半天说不出一句话来，抓起帽子摔门就走了。",
            "That was too much for him. Trembling with rage and lost for words, he snatched up his hat and slammed the \
             door behind him.",
        ),
        Example::good("没问题！", "You bet!"),
        Example::good("一不做，二不休。", "In for a penny, in for a pound."),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure it is of two texts.
const TEXTS: f32 = 0.9;

fn check(context: &Context<'_>, findings: &mut Collector<'_>) {
    let (bitext, unrelated) = (context.bitext(), context.unrelated());
    if let (Some(tally), Scope::Text) = (unrelated.texts(), bitext.scope()) {
        let message = format!(
            "the two texts are not translations of each other: of {} content words {} are said on the other side, and no \
             passage is shared",
            tally.source, tally.said
        );
        findings.add(&bitext.pair(0), None, TEXTS, message);
        return;
    }
    for stranger in unrelated.pairs() {
        let pair = bitext.pair(stranger.pair);
        let mut message = format!(
            "the two sides have nothing in common: the English says {} of {} content words",
            stranger.tally.said, stranger.tally.source
        );
        if let Some(other) = stranger.shifted {
            message += &format!("; it translates the Chinese of pair {}", other + 1);
        }
        findings.add(&pair, pair.target_span(), stranger.confidence, message).against(pair.source_span());
    }
}
