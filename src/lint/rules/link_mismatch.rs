//! L01: a link that leads elsewhere than its counterpart.

use crate::anchor::Url;
use crate::bitext::Pair;
use crate::language::visible;
use crate::lint::collector::Collector;
use crate::lint::evidence::context::Context;
use crate::lint::evidence::exchanged::{Copied, exchanged};
use crate::lint::evidence::quoted_code::targets;
use crate::lint::meta::{Direction, Example, Meta, Reads, State};
use crate::lint::rule::{Check, Rule};
use crate::lint::severity::Severity;
use crate::span::Span;

pub(super) const RULE: Rule = Rule { meta: META, check: Check::Pair(check) };

const META: Meta = Meta {
    id: "L01",
    name: "link-mismatch",
    category: "Accuracy / Mistranslation",
    severity: Severity::Warning,
    state: State::On,
    docs: "The target of a link or an image is another page of the same site on the other side.\n\n\
A page was moved, and only one of the two was brought up to date.\n\n\
Targets are compared without fragments and without what says that a page is in Chinese or in English (`/zh/guide`, \
`cn.example.com`). Silent for links to another site, which translators exchange for one that their readers can read, and where \
one side has a link that the other leaves out. Wrong where a page has another name in each language.",
    bad: &[
        Example::bad("见[指南](/guide/users)。", "See the [guide](/guide/admins).", "/guide/admins"),
        Example::bad(
            "见[示例](https://example.com/zh/a.html)。",
            "See the [example](https://example.com/en/b.html).",
            "https://example.com/en/b.html",
        ),
    ],
    good: &[
        Example::good("见[指南](/zh/guide/users#用户)。", "See the [guide](/guide/users#users)."),
        Example::good(
            "见[百科](https://baike.example.cn/a)。",
            "See [the encyclopedia](https://wiki.example.org/b).",
        ),
        Example::good(
            "见[指南](/guide)和[例子](/examples/)。",
            "See [examples](/examples) and the [guide](/guide/).",
        ),
    ],
    reads: Reads::Both,
    direction: Direction::Both,
};

const CONFIDENCE: f32 = 0.7;

fn check(context: &Context<'_>, pair: &Pair<'_>, findings: &mut Collector<'_>) {
    let bitext = context.bitext();
    let source = links(pair.source(), pair.source_span());
    let target = links(pair.target(), pair.target_span());
    for (said, written) in exchanged(source, target) {
        let words = [said.span.of(bitext.source().text()), written.span.of(bitext.target().text())];
        let [a, b] = words.map(url);
        if host(&a.folded) != host(&b.folded) || a.similarity(&b) > 0.0 {
            continue;
        }
        let message = format!("the Chinese links to {}, the English to {}", words[0], words[1]);
        findings.add(pair, written.span, CONFIDENCE * pair.bead().confidence, message).against(said.span);
    }
}

/// The targets of the links in a text.
fn links(text: &str, place: Span) -> Vec<Copied> {
    let link = |span: Span| Copied { span: span.shifted(place.start), folded: url(span.of(text)).folded };
    targets(text).into_iter().map(link).collect()
}

fn url(target: &str) -> Url {
    Url::new(&visible(target))
}

/// The site of a folded address; empty for a page of the same site.
fn host(folded: &str) -> &str {
    let host = &folded[..folded.find('/').unwrap_or(folded.len())];
    if host.starts_with('.') || !host.contains('.') { "" } else { host }
}
