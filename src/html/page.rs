//! Parses a web page into a tree of bounded depth.
//!
//! The parser looks through all open elements for almost each tag, and what reads the tree goes down by
//! recursion: an element that opens too deep is left out before the parser sees it. How deep, the parser
//! itself tells, because only it knows which tags open what: `<td>` opens nothing in a `<div>` and an element
//! in an `<svg>`.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};
use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, TokenizerResult};

/// How many elements may be open when one opens. Pages have some 20, browsers stop at 512.
const DEEPEST: usize = 128;

/// How many more may be open when one of [`ENDED_BY_OTHERS`] opens: paragraphs and rows that are nested too
/// deep stay apart.
const ROOM_FOR_ROWS: usize = 16;

/// How deep the tree may be. Elements are nested deeper than they were open where `</form>` ends one below
/// others, and where formatting that was not ended opens again.
const DEEPEST_IN_TREE: usize = DEEPEST + 2 * ROOM_FOR_ROWS;

/// How many nodes a page may have for which it has no token: formatting that was not ended opens again in
/// each paragraph.
const MOST_REPEATED: usize = 1 << 18;

/// How many attributes of an element are read, in `<html>` and `<body>` of all their tags: where formatting
/// opens again, its attributes are copied, and a second `<body>` adds to those of the first.
const MOST_ATTRIBUTES: usize = 256;

/// Elements of HTML in which no element opens: they may be as deep as they like, and the text of a script
/// stays one.
const WITHOUT_ELEMENTS: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "iframe", "img", "input", "link", "meta", "noembed",
    "noframes", "param", "script", "source", "style", "textarea", "title", "track", "wbr", "xmp",
];

/// Elements of HTML that end where the next one of their kind opens.
const ENDED_BY_OTHERS: &[&str] = &[
    "caption", "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot",
    "th", "thead", "tr",
];

/// The tree of a page, or nothing if formatting that was not ended opens in it again and again. Linear in the
/// page, but for the attributes of one tag: the parser compares the name of each with all before it.
pub(super) fn parse(html: &str) -> Option<Document> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let tokenizer =
        Tokenizer::new(Shallow::new(TreeBuilder::new(Document::default(), options)), Default::default());
    // It stops at scripts and at names of encodings.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let Shallow { builder, is_full, .. } = tokenizer.sink;
    let page = builder.sink;
    flatten(&page.root());
    (!is_full.get()).then_some(page)
}

/// Builds a tree from tokens, without the tags of elements that are nested too deep.
struct Shallow {
    builder: TreeBuilder<NodeId, Document>,
    /// How many tags of each name were left out and wait for their end tag, which is left out too.
    left_out: RefCell<HashMap<LocalName, usize>>,
    /// How many more attributes `<html>` and `<body>` may have.
    root_attributes: Cell<usize>,
    tokens: Cell<usize>,
    is_full: Cell<bool>,
}

impl Shallow {
    fn new(builder: TreeBuilder<NodeId, Document>) -> Self {
        Self {
            builder,
            left_out: RefCell::default(),
            root_attributes: Cell::new(MOST_ATTRIBUTES),
            tokens: Cell::new(0),
            is_full: Cell::new(false),
        }
    }

    fn cut_attributes(&self, tag: &mut Tag) {
        if matches!(&*tag.name, "html" | "body") {
            tag.attrs.truncate(self.root_attributes.get());
            self.root_attributes.set(self.root_attributes.get() - tag.attrs.len());
        } else {
            tag.attrs.truncate(MOST_ATTRIBUTES);
        }
    }

    /// Whether the parser shall not see a tag.
    fn is_left_out(&self, tag: &Tag) -> bool {
        let mut left_out = self.left_out.borrow_mut();
        if tag.kind == TagKind::EndTag {
            let Some(count) = left_out.get_mut(&tag.name).filter(|count| **count > 0) else { return false };
            *count -= 1;
            return true;
        }
        let is_one_of = |names: &[&str]| names.contains(&&*tag.name);
        let is_html = !self.builder.adjusted_current_node_present_but_not_in_html_namespace();
        let open = Handles::of(&self.builder);
        if open < DEEPEST {
            // Whatever was left out has ended: it was nested deeper.
            left_out.clear();
            return false;
        }
        let is_without_elements = is_one_of(WITHOUT_ELEMENTS);
        let is_row = is_one_of(ENDED_BY_OTHERS) && open < DEEPEST + ROOM_FOR_ROWS;
        let may_open = is_html && (is_without_elements || is_row);
        // The end tag of a script must never be missing: it may be left out of an `<svg>` and come in HTML.
        if !may_open && !is_without_elements && !tag.self_closing {
            *left_out.entry(tag.name.clone()).or_default() += 1;
        }
        !may_open
    }
}

impl TokenSink for Shallow {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<NodeId> {
        self.tokens.set(self.tokens.get() + 1);
        if self.builder.sink.tree.len() > self.tokens.get() + MOST_REPEATED {
            self.is_full.set(true);
        }
        if self.is_full.get() {
            return TokenSinkResult::Continue;
        }
        match &mut token {
            Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::TagToken(tag) if self.is_left_out(tag) => return TokenSinkResult::Continue,
            Token::TagToken(tag) => self.cut_attributes(tag),
            _ => {}
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Counts the elements that a parser holds: those that are open, and the formatting that it will open again.
struct Handles(Cell<usize>);

impl Handles {
    fn of(builder: &TreeBuilder<NodeId, Document>) -> usize {
        let handles = Self(Cell::new(0));
        builder.trace_handles(&handles);
        handles.0.get()
    }
}

impl Tracer for Handles {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

/// Replaces what is nested too deep in a tree by its children. Linear in the tree: a node moves at most once.
fn flatten(root: &NodeRef) {
    let (mut at, mut depth) = (*root, 0);
    loop {
        if let Some(child) = at.first_child() {
            if depth < DEEPEST_IN_TREE {
                (at, depth) = (child, depth + 1);
                continue;
            }
            at.insert_siblings_after(&child);
            at.remove_children();
        }
        while at.next_sibling().is_none() {
            let Some(parent) = at.parent().filter(|_| depth > 0) else { return };
            (at, depth) = (parent, depth - 1);
        }
        at = at.next_sibling().expect("looked for above");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(html: &str) -> String {
        parse(html).expect("a tree").html().to_string()
    }

    #[test]
    fn a_page_has_the_tree_that_it_always_had() {
        let flat = "<p>one<li><b>two<p>three<script>'<div>'</script><!-- <div> --><br>".repeat(DEEPEST);
        let nested = format!("{}文<br>字{}", "<div>".repeat(100), "</div>".repeat(100));
        for page in [
            "",
            "<!DOCTYPE html><html lang=zh><head><meta charset=gbk><title>渡船</title></head><body class=a>很长",
            "<body a=1><body b=2><table>x<tr><td>1<td>2<p>3</table><ul><li>a<li>b</ul>",
            "<b><i>粗</b>斜</i><p><a href=1>x<a href=2>y<svg><title>t</title><path/><p>z",
            "<select><option>1<option>2</select><textarea><div></textarea><template><p>in</template>",
            &flat,
            &nested,
        ] {
            assert_eq!(parsed(page), Document::from(page).html().to_string(), "{page}");
        }
    }

    #[test]
    fn only_what_is_nested_too_deep_is_left_out() {
        let page = |depth: usize| format!("{}a<br>b{}c", "<div>".repeat(depth), "</div>".repeat(depth));
        let deepest = (1..).find(|&depth| parsed(&page(depth)) == parsed(&page(depth + 1))).expect("an end");
        assert!((DEEPEST - 8..DEEPEST).contains(&deepest), "{deepest}");
        assert!(parsed(&page(deepest)).ends_with("</div>c</body></html>"));
        let rows = parsed(&format!("{}<li>a<li>b<p>c<p>d", "<div>".repeat(2 * DEEPEST)));
        assert!(rows.contains("<li>a</li><li>b<p>c</p><p>d</p></li></div>"), "{rows}");
    }

    #[test]
    fn no_tree_is_deeper_than_its_bound() {
        for page in [
            "<form><div></form>".repeat(DEEPEST) + "<p>a<b>b</b>c",
            "<a><svg><desc>".repeat(DEEPEST) + "a<b>b</b>c",
            "<svg><td>".repeat(DEEPEST) + "a<b>b</b>c",
        ] {
            let tree = parse(&page).expect("a tree");
            let deepest = tree.root().descendants_it().map(|node| node.ancestors_it(None).count()).max();
            assert!(deepest <= Some(DEEPEST_IN_TREE), "{deepest:?} {page}");
            assert!(tree.text().ends_with("abc"), "{page}");
        }
    }

    #[test]
    fn a_script_that_is_left_out_does_not_leave_another_open() {
        let fonts: String = (0..DEEPEST).map(|size| format!("<font size={size}>")).collect();
        // The formatting fills the room above the table again once that has ended, so that no tag comes in
        // between.
        let deep = "<g>".repeat(DEEPEST);
        let page = format!(
            "<div>{fonts}</div><table><tr><td><svg>{deep}<script></svg></table>x<script>a</script><p>b"
        );
        assert!(parsed(&page).contains("<script>a</script>"), "{}", parsed(&page));
    }

    /// Tags that open, close and move elements in ways of their own, and text.
    const SOUP: &[&str] = &[
        "a", "b", "br", "button", "caption", "desc", "div", "font", "form", "frameset", "g", "head", "html",
        "input", "li", "math", "mi", "nobr", "noscript", "object", "option", "p", "p-x", "script", "select",
        "style", "svg", "table", "td", "template", "textarea", "title", "tr", "ul",
    ];

    proptest! {
        #[test]
        fn any_soup_of_tags_has_a_tree_within_bounds(
            tags in proptest::collection::vec((0..SOUP.len(), 0..4, 0..90_usize), 1..200),
            depth in 0..2 * DEEPEST,
        ) {
            let mut page = "<b><div>".repeat(depth / 2);
            for (tag, kind, number) in tags {
                let tag = SOUP[tag];
                page += &match kind {
                    0 => format!("</{tag}>"),
                    1 => format!("<{tag} size={number}>"),
                    2 => format!("<{tag}>").repeat(number),
                    _ => format!("<{tag}>x"),
                };
            }
            let tree = parse(&page).expect("a tree");
            let deepest = tree.root().descendants_it().map(|node| node.ancestors_it(None).count()).max();
            prop_assert!(deepest <= Some(DEEPEST_IN_TREE), "{deepest:?}");
        }
    }

    #[test]
    fn attributes_without_end_are_cut() {
        let attributes: String = (0..2 * MOST_ATTRIBUTES).map(|i| format!(" a{i}")).collect();
        let bodies: String = (0..2 * MOST_ATTRIBUTES).map(|i| format!("<body a{i}>")).collect();
        let page = parse(&format!("{bodies}<p{attributes}>")).expect("a tree");
        for name in ["body", "p"] {
            assert_eq!(page.select(name).nodes()[0].attrs().len(), MOST_ATTRIBUTES, "{name}");
        }
    }
}
