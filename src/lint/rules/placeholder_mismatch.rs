//! X01: a placeholder, a tag or an escape that only one side has.

use crate::bitext::{Pair, Scope};
use crate::language::Language;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::placeholders::{Difference, Items, Sort, differences};
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "X01",
    name: "placeholder-mismatch",
    category: "Accuracy / Do not translate",
    severity: Severity::Error,
    state: State::On,
    docs: "A placeholder of a message, a tag or an escape is missing in the translation, is another one, or stands there more \
often than in the original: `{name}`, `{{count}}`, `${user.id}`, `%s`, `%1$d`, `%(who)s`, `%1`, `<b>`, `</b>`, `<0>`, `\\n`.\n\n\
A program puts a value there, or reads it as markup. What a translator, or a machine, changes of it the user sees as an error, \
or does not see at all.\n\n\
Counted is how often each stands on either side; order is free (`%2$s of %1$s` is the same as `%s的%s`), and so are the format of \
a number (`{0:N2}`, `%.2f`) and the attributes of a tag. Of a message with a choice of texts (`{n, plural, one {…} other {…}}`) \
only what is in none of its texts is missing. Code in Markdown is not read, nor is what only resembles these: a percentage \
(“100% sure”), a formula (`x_{i}`), a path (`C:\\new`), a pattern of dates (`%Y-%m-%d`), a tag without a partner that is none of \
HTML (`<file>`). A tag where the Chinese has none at all is left to S01. Wrong where a text about programs names a \
placeholder in words on one side.",
    bad: &[
        Example::bad("请点击{name}继续。", "Click {user} to continue.", "{user}"),
        Example::bad("共有%d个文件，%s。", "There are %d files, %d.", "%d"),
        Example::bad("已删除%s。", "Deleted.", "Deleted."),
        Example::bad(
            "<b>重要</b>：请先备份。",
            "<b>Important: back up first.",
            "<b>Important: back up first.",
        ),
        Example::bad("第一行\\n第二行", "First line Second line", "First line Second line"),
        Example::bad("欢迎，{{user}}！", "Welcome, {user}!", "{user}"),
        Example::bad("你有{n, plural, other {#条消息}}。", "You have messages.", "You have messages."),
        Example::bad("请于{date}前付款。", "Please pay {amount} before {date}.", "{amount}"),
    ],
    good: &[
        Example::good("请点击{name}继续。", "Click {name} to continue."),
        Example::good("%s的%s", "%2$s of %1$s"),
        Example::good("已用%dMB，共%.1fGB", "%d MB of %.2f GB used"),
        Example::good("我百分之百确定，50%的人也是。", "I am 100% sure, 50% do so too, and 20% students."),
        Example::good("<b>重要</b>：请先<br/>备份。", "<b>Important</b>: back up<br>first."),
        Example::good("第一行\\n第二行", "First line\\nsecond line"),
        Example::good(
            "{name}有{n, plural, other {#个文件}}",
            "{name} has {n, plural, one {# file} other {# files}}",
        ),
        Example::good("%Y年%m月%d日", "%B %d, %Y"),
        Example::good("运行<文件>。", "Run <file>."),
        Example::good("若1<b且c>d，则x_{i}为0。", "If 1<b and c>d then x_{i} and x_{j} are 0."),
        Example::good("文件在C:\\new\\Temp里。", "The file is in C:\\new\\Temp\\New."),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

/// How sure it is for an exchange, and for what one side has alone.
const EXCHANGED: f32 = 0.95;
const ALONE: f32 = 0.9;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let (chinese, english) = (context.chinese(pair), context.english(pair));
    let (source, target) = (Items::of(chinese.text()), Items::of(english.text()));
    if source.is_empty() && target.is_empty() {
        return;
    }
    let near = context.bitext().scope() == Scope::Text;
    // Where sentences are cut differently, the next one may have it.
    let is_near = |words: &str, language: Language| {
        near && context.neighbours(pair, 1).filter(|other| other.index() != pair.index()).any(|other| {
            match language {
                Language::Chinese => context.chinese(&other).text().contains(words),
                Language::English => context.english(&other).text().contains(words),
            }
        })
    };
    for Difference { sort, source: lost, target: added } in
        differences((chinese.text(), &source), (english.text(), &target))
    {
        let words = |span: Span, text: &'_ str| span.of(text).to_owned();
        let lost_words = lost.map(|span| words(span, chinese.text()));
        let added_words = added.map(|span| words(span, english.text()));
        let residue =
            sort == Sort::Tag && !source.has(Sort::Tag) && context.original() != Some(Language::English);
        let told = match (&lost_words, &added_words) {
            (None, Some(words)) => residue || is_near(words, Language::Chinese),
            (Some(words), None) => is_near(words, Language::English),
            _ => false,
        };
        if told {
            continue;
        }
        let what = match sort {
            Sort::Placeholder => "placeholder",
            Sort::Tag => "tag",
            Sort::Escape => "escape",
        };
        let (message, confidence) = match (&lost_words, &added_words) {
            (Some(lost), Some(added)) => {
                (format!("the {what} “{lost}” of the Chinese is “{added}” in the English"), EXCHANGED)
            }
            (Some(lost), None) => {
                (format!("the {what} “{lost}” of the Chinese is not in the English"), ALONE)
            }
            (_, added) => {
                let added = added.as_deref().unwrap_or_default();
                let message = match chinese.text().matches(added).count() {
                    0 => format!("the {what} “{added}” is not in the Chinese"),
                    times => format!(
                        "the {what} “{added}” is {} times in the English, {times} times in the Chinese",
                        english.text().matches(added).count()
                    ),
                };
                (message, ALONE)
            }
        };
        let place = added.map_or(pair.target_span(), |span| english.original(span));
        let against = lost
            .map(|span| chinese.original(span))
            .or_else(|| (context.original() == Some(Language::English)).then(|| pair.source_span()));
        let finding = findings.add(pair, place, confidence * pair.bead().confidence, message);
        finding.against(against);
        if let (Some(lost), Some(added)) = (lost_words, added_words) {
            finding.suggest_in(Language::English, Some(lost)).suggest_in(Language::Chinese, Some(added));
        }
    }
}
