//! M03: a word put into English character by character.

use crate::bitext::Pair;
use crate::language::Language;
use crate::lexicon::glosses::Glosses;
use crate::lexicon::stem;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::contrast::{Contrasts, idioms, senses};
use crate::lint::evidence::in_form::in_form_of;
use crate::lint::evidence::literal::{Literal, literals};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "M03",
    name: "literal-word",
    category: "Accuracy / Mistranslation",
    severity: Severity::Warning,
    state: State::On,
    docs: "A word is put into English part by part: 轮胎, “tyre”, as “wheel fetus”, 黑客, “hacker”, as “black \
guest”.\n\n\
The reader gets words that mean nothing together, or something else. Machines do it to words that they have hardly \
seen: terms, slang, things of another century.\n\n\
For each word of two to four characters that the dictionary has, the rule looks for meanings of its parts, side by \
side and in order, in the English of the pair. It fires where two of them at least have nothing to do with what the \
dictionary says of the whole word, neither by their stems nor by the company that words keep, and where no meaning of \
the whole word is in the pair or beside it. It is silent where English words stand together in the dictionary anywhere \
(“poisonous snake”, “go wrong”), where another word of the sentence explains one of them, for names, for what the \
tables of M01 and M02 or the user’s glossary know, and where the English says that it is literal. The message has \
what the dictionary gives.\n\n\
It cannot see a word of which one half is right (开水 as “open water”), nor a word or a brand that the dictionary does \
not have. Wrong where a dictionary lacks the sense that the word has here, and that sense is what its parts say.",
    bad: &[
        Example::bad("左边的轮胎漏气了。", "The left wheel fetus leaked.", "wheel fetus"),
        Example::bad(
            "黑客入侵了银行的服务器。",
            "Black guests broke into the bank’s servers.",
            "Black guests",
        ),
        Example::bad("他的党羽全部被捕。", "All his party feathers were arrested.", "party feathers"),
        Example::bad("两人之间有矛盾。", "There is a spear and shield between the two.", "spear and shield"),
        Example::bad(
            "机组检查了起落架。",
            "The crew checked the rise and fall frame.",
            "rise and fall frame",
        ),
        Example::bad("她最后获得亚军。", "In the end she won the Asia army.", "Asia army"),
        Example::bad("选手们走进体育场。", "The choose hands walked into the stadium.", "choose hands"),
        Example::bad("他分享了学习心得。", "He shared the heart gains of his study.", "heart gains"),
    ],
    good: &[
        Example::good("左边的轮胎漏气了。", "The left tyre went flat."),
        Example::good("黑客入侵了银行的服务器。", "Hackers broke into the bank’s servers."),
        Example::good("她被毒蛇咬了。", "She was bitten by a poisonous snake."),
        Example::good("系统又出错了。", "The system went wrong again."),
        Example::good("月光照在水面上。", "The moon’s light lay on the water."),
        Example::good("他在浴盆里睡着了。", "He fell asleep in the bath basin."),
        Example::good("士兵手持长矛和盾牌。", "The soldiers carried spears and shields."),
        Example::good("“矛盾”的字面意思是矛和盾。", "“Maodun” literally means spear and shield."),
        Example::good("他们召开了视频会议。", "They held a video conference."),
        Example::good("墙上映出一个光斑。", "A light spot fell on the wall."),
        Example::good("茶色的玻璃", "tea-coloured glass"),
    ],
    reads: Reads::Both,
    direction: Direction::ToEnglish,
};

/// How sure it is for a word of two parts, and of more.
const TWO_PARTS: f32 = 0.7;
const MORE_PARTS: f32 = 0.85;
/// Words that say that what follows is literal.
const LITERAL: &str = "literally";

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let mut found = literals(context.vocabulary(), pair);
    if found.is_empty() {
        return;
    }
    let literal = stem(LITERAL);
    if context.target_forms(pair).any(|(_, form)| form == literal) {
        return;
    }
    found.retain(|literal| !is_name(context, pair, literal) && !is_term(context, pair, literal));
    found.retain(|literal| {
        let told = |table: &Contrasts| table.judges(context, pair, literal.source, literal.target);
        !told(idioms()) && !told(senses())
    });
    for literal in found {
        let (source, target) = (context.bitext().source().text(), context.bitext().target().text());
        let (han, words) = (literal.source.of(source), literal.target.of(target));
        let glosses = Glosses::embedded().of(&literal.word);
        let message = match &*glosses.join("; ") {
            "" => format!("{han} part by part: “{words}”; as one word it means something else"),
            means => format!("{han} part by part: “{words}”; as one word it means: {means}"),
        };
        let confidence = if literal.parts > 2 { MORE_PARTS } else { TWO_PARTS };
        // A verb has to be brought into its form.
        let noun = glosses.first().filter(|gloss| !gloss.starts_with("to "));
        let noun = noun.map(|gloss| gloss.trim_start_matches("a ").trim_start_matches("an "));
        findings
            .add(pair, literal.target, confidence, message)
            .against(literal.source)
            .suggest_in(Language::English, noun.and_then(|noun| in_form_of(noun, words)));
    }
}

/// Whether the words are, or are part of, a name of the gazetteer on either side: of these the rules about names tell.
fn is_name(context: &Context<'_>, pair: &Pair<'_>, literal: &Literal) -> bool {
    context.target_mentions(pair).iter().any(|mention| mention.span.contains(literal.target))
        || context.source_mentions(pair).iter().any(|mention| mention.span.overlaps(literal.source))
}

/// Whether the word is part of a term of the user.
fn is_term(context: &Context<'_>, pair: &Pair<'_>, literal: &Literal) -> bool {
    if context.glossary().is_empty() {
        return false;
    }
    let chinese = context.chinese(pair);
    let hits = context.glossary().terms_in(chinese.text(), Language::Chinese);
    hits.into_iter().any(|hit| chinese.original(hit.span).overlaps(literal.source))
}
