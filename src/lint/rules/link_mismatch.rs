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
    let (source, target) =
        (links(pair.source(), pair.source_span()), links(pair.target(), pair.target_span()));
    for (said, written) in exchanged(copied(&source), copied(&target)) {
        let (Some(a), Some(b)) = (at(&source, said.span), at(&target, written.span)) else { continue };
        if host(&a.folded) != host(&b.folded) || a.similarity(b) > 0.0 {
            continue;
        }
        let words = [said.span.of(bitext.source().text()), written.span.of(bitext.target().text())];
        let message = format!("the Chinese links to {}, the English to {}", words[0], words[1]);
        findings.add(pair, written.span, CONFIDENCE * pair.bead().confidence, message).against(said.span);
    }
}

/// A link, by its target.
struct Link {
    span: Span,
    url: Url,
}

fn copied(links: &[Link]) -> Vec<Copied> {
    links.iter().map(|link| Copied { span: link.span, folded: link.url.folded.clone() }).collect()
}

fn at(links: &[Link], span: Span) -> Option<&Url> {
    links.iter().find(|link| link.span == span).map(|link| &link.url)
}

fn links(text: &str, place: Span) -> Vec<Link> {
    let link = |span: Span| Link { span: span.shifted(place.start), url: Url::new(&visible(span.of(text))) };
    targets(text).into_iter().map(link).collect()
}

/// The site of a folded address; empty for a page of the same site.
fn host(folded: &str) -> &str {
    let host = &folded[..folded.find('/').unwrap_or(folded.len())];
    if host.starts_with('.') || !host.contains('.') { "" } else { host }
}
