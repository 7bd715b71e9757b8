//! U03: a name, code or number in Latin letters that has become another one.

use crate::bitext::Pair;
use crate::language::{Language, visible};
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::lost::{Lost, Token};
use crate::lint::evidence::lost_tokens::lost_tokens;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "U03",
    name: "changed-token",
    category: "Accuracy / Mistranslation",
    severity: Severity::Error,
    state: State::On,
    docs: "What the Chinese writes in Latin letters or digits to be copied is another thing in the English: a code (flight CA1234, \
“CA1243”), a telephone number, a file format (PDF, “DOC”), a system (iOS, “Android”), an organisation (WHO, “WTO”).\n\n\
The sentence reads well, and sends the reader to another flight.\n\n\
A token counts if the English of the pair and its neighbours has it in no form (hyphenated, in the plural, spelled out), and has a \
stranger that the Chinese has not: a code with the same letters and as many digits, or one digit less, or with the same digits and \
other letters; capitals in another order; or a token of the same kind, by a table of some 370, unless the other text may mean it by \
other words (安卓 is Android). Wrong where the English speaks of a second thing of the kind that the Chinese only implies.",
    bad: &[
        Example::bad("航班CA1234延误。", "Flight CA1243 was delayed.", "CA1243"),
        Example::bad("航班MU5735延误。", "Flight MU 5753 was delayed.", "MU 5753"),
        Example::bad("请拨打400-820-8820。", "Please call 400-802-8820.", "400-802-8820"),
        Example::bad("请上传PDF文件。", "Please upload a DOC file.", "DOC"),
        Example::bad("该应用仅支持iOS系统。", "The app runs on Android only.", "Android"),
        Example::bad("WHO发表了声明。", "The WTO issued a statement.", "WTO"),
        Example::bad("型号为ZX-8100B的泵已停产。", "The pump ZX-8010B is no longer made.", "ZX-8010B"),
        Example::bad("CCTV报道了此事。", "CTCV reported it.", "CTCV"),
    ],
    good: &[
        Example::good("航班CA1234延误。", "Flight CA 1234 was delayed, and so was CA-1234."),
        Example::good("请拨打400-820-8820。", "Please call +86 400 820 8820."),
        Example::good("请上传PDF文件。", "Please upload a PDF, not a DOC."),
        Example::good("该应用支持安卓和iOS系统。", "The app runs on Android and the iPhone."),
        Example::good(
            "WHO和世贸组织发表了声明。",
            "The World Health Organization and the WTO issued statements.",
        ),
        Example::good("公司CEO和首席财务官辞职了。", "The chief executive and the CFO have left."),
        Example::good("他拿到了MBA学位。", "He has a master’s degree."),
        Example::good("在App里点击。", "Tap in the application."),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure it is for a number, and for a token.
const NUMBER: f32 = 0.9;
const TOKEN: f32 = 0.85;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let bitext = context.bitext();
    for &Lost { token, source, stranger, .. } in lost_tokens(context, pair) {
        let Some(target) = stranger else { continue };
        let said = visible(source.of(bitext.source().text()));
        let written = visible(target.of(bitext.target().text()));
        let (what, confidence) = match token {
            Token::Telephone => ("the telephone number ", NUMBER),
            Token::Latin => ("", TOKEN),
        };
        let message = format!("{what}“{said}” of the Chinese is “{written}” in the English");
        findings
            .add(pair, target, confidence * pair.bead().confidence, message)
            .against(source)
            .suggest_in(Language::English, Some(said.into_owned()))
            .suggest_in(Language::Chinese, Some(written.into_owned()));
    }
}
