//! The HTML report: complete, escaped and self-contained, whatever is in the text.

use std::collections::HashSet;
use std::path::PathBuf;

use duizhao::lint::{Direction, Meta, Reads, Severity, State};
use duizhao::report::{self, Entry, HtmlReport};
use duizhao::{Bead, Bitext, Document, Sents};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

/// What a page contains.
#[derive(Debug, Default)]
struct Page {
    /// The language and text of each sentence.
    sentences: Vec<(String, String)>,
    elements: Vec<String>,
    ids: Vec<String>,
    /// The names that `href="#…"` and `aria-…` point to.
    references: Vec<String>,
}

impl Page {
    /// Reads the page as XML, which is stricter than HTML.
    fn read(html: &str) -> Page {
        let mut page = Page::default();
        let mut reader = Reader::from_str(html);
        reader.config_mut().check_end_names = true;
        let (mut side, mut text) = (String::new(), None::<String>);
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{error} in {html}")) {
                Event::Start(tag) => {
                    let name = page.element(&tag);
                    if name == "div" {
                        let language = tag.try_get_attribute("lang").expect("attributes are well-formed");
                        side = language.map(|lang| lang.value.into_owned()).unwrap_or_default();
                    }
                    if name == "p" && !side.is_empty() {
                        text = Some(String::new());
                    }
                }
                Event::Empty(tag) => {
                    page.element(&tag);
                }
                Event::Text(found) => {
                    if let Some(text) = &mut text {
                        text.push_str(&found);
                    }
                }
                Event::GeneralRef(found) => {
                    if let Some(text) = &mut text {
                        text.push_str(resolved(&found));
                    }
                }
                Event::End(tag) if tag.name().as_ref() == "p" => {
                    page.sentences.extend(text.take().map(|text| (side.clone(), text)));
                }
                Event::End(tag) if tag.name().as_ref() == "ol" => side.clear(),
                Event::Eof => return page,
                _ => {}
            }
        }
    }

    fn element(&mut self, tag: &quick_xml::events::BytesStart<'_>) -> String {
        for attribute in tag.attributes() {
            let attribute = attribute.expect("attributes are quoted, and none is there twice");
            let value = attribute.value.into_owned();
            assert!(!value.contains('<'), "{value}");
            match attribute.key.as_ref() {
                "id" => self.ids.push(value),
                "href" => self.references.extend(value.strip_prefix('#').map(str::to_owned)),
                "aria-labelledby" | "aria-describedby" => {
                    self.references.extend(value.split(' ').map(str::to_owned));
                }
                key => assert!(!key.starts_with("on"), "{value} would be a script"),
            }
        }
        let name = tag.name().as_ref().to_owned();
        self.elements.push(name.clone());
        name
    }

    fn check(&self) {
        let ids: HashSet<&str> = self.ids.iter().map(String::as_str).collect();
        assert_eq!(ids.len(), self.ids.len(), "an id stands twice");
        for reference in &self.references {
            assert!(ids.contains(reference.as_str()), "{reference} is referred to and not there");
        }
        for forbidden in ["script", "link", "img", "iframe", "object", "base"] {
            assert!(!self.elements.iter().any(|name| name == forbidden), "<{forbidden}>");
        }
    }
}

fn resolved(reference: &str) -> &'static str {
    match reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "#39" => "'",
        other => panic!("&{other};"),
    }
}

/// A sentence as a page can hold it.
fn shown(text: &str) -> String {
    let forbidden = |c: char| {
        c.is_control() && c != '\t' && c != '\n'
            || matches!(c, '\u{FDD0}'..='\u{FDEF}')
            || c as u32 & 0xFFFE == 0xFFFE
    };
    text.replace('\r', "\n").replace(forbidden, "\u{FFFD}")
}

/// Every sentence of the bitext, in the order of its pairs.
fn sentences(bitext: &Bitext<'_>) -> Vec<(String, String)> {
    let mut expected = Vec::new();
    for pair in bitext.pairs() {
        let side = |document: &Document<'_>, text: &str| (document.language().tag().to_owned(), shown(text));
        expected.extend(pair.source_sentences().map(|sentence| side(bitext.source(), sentence.text())));
        expected.extend(pair.target_sentences().map(|sentence| side(bitext.target(), sentence.text())));
    }
    expected
}

fn check(bitext: &Bitext<'_>, title: &str) -> String {
    let findings = bitext.lint();
    let html = HtmlReport::new(bitext).findings(&findings).title(title).to_string();
    let page = Page::read(&html);
    page.check();
    assert_eq!(page.sentences, sentences(bitext));
    for number in 1..=findings.len() {
        assert!(page.ids.contains(&format!("f{number}")), "finding {number} has a note");
    }
    html
}

const CHINESE: &str = include_str!("../fixtures/huxiu/article.zh.txt");
const ENGLISH: &str = include_str!("../fixtures/huxiu/article.en.txt");

/// Pairs that would break a careless page.
const HOSTILE: [(&str, &str); 10] = [
    ("<script>alert(1)</script>我们必须做到。", "</p><script>alert(1)</script> We We must do it."),
    ("他说：“A&B”<b>。", "He said “A&B” &amp; <b> &nbsp; &#60; ]]> <!-- -->."),
    ("响铃\u{7}与空字\0和换页\u{C}。", "A bell\u{7}, a nul\0, a form feed\u{C}, \u{85} and \u{FFFE}."),
    ("👨‍👩‍👧‍👦一家𠮷野家吃了3碗。", "The family 👨‍👩‍👧‍👦 ate 3 bowls at \u{20BB7}野家 e\u{301}."),
    ("从右到左\u{202E}反了。", "Right to left \u{202E}reversed\u{202C}, שלום."),
    ("这一条没有英文。", ""),
    ("", "This one has no Chinese."),
    (
        "很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的一句。",
        "Aword",
    ),
    ("第一行\n第二行\t制表。", "x='\"><img src=x onerror=alert(1)>"),
    ("公司营收14.09亿元。", "Revenue was 140.9 billion yuan."),
];

fn hostile() -> Bitext<'static> {
    let long = "Supercalifragilistic".repeat(40);
    let pairs = HOSTILE.into_iter().map(|(zh, en)| (zh.to_owned(), en.replace("Aword", &long)));
    Bitext::from_pairs(pairs)
}

/// A long text with everything that the page draws.
fn long(sentences: usize) -> Bitext<'static> {
    let zh =
        Document::from_sentences((0..sentences).map(|k| format!("第{k}批货物共{}吨，已经到港。", 3 * k)));
    let en = Document::from_sentences(
        (0..sentences).map(|k| format!("Batch {k} of {} tonnes has reached the port.", 3 * k)),
    );
    let bead = |k| match k % 50 {
        0 => vec![
            Bead::new(Sents::new(k, k + 1), Sents::new(k, k)),
            Bead::new(Sents::new(k + 1, k + 1), Sents::new(k, k + 1)),
        ],
        _ => vec![Bead::new(Sents::new(k, k + 1), Sents::new(k, k + 1))],
    };
    Bitext::from_beads(zh, en, (0..sentences).flat_map(bead).collect()).expect("every sentence is in a bead")
}

#[test]
fn the_article_is_whole_and_refers_to_nothing_outside() {
    let html = check(&duizhao::align(CHINESE, ENGLISH), "云不能停 & more");
    assert!(!html.contains("http:") && !html.contains("https:") && !html.contains("url("));
    assert!(html.contains("default-src 'none'; style-src 'unsafe-inline'"));
}

#[test]
fn hostile_text_stays_text() {
    let html = check(&hostile(), "<script>\"'&\0");
    assert!(!html.contains("<script") && !html.contains("<img"));
}

#[test]
fn an_empty_bitext_has_a_page() {
    check(&Bitext::from_pairs::<&str, &str>([]), "");
    check(&duizhao::align("你好。", ""), "");
}

#[test]
fn findings_of_other_pairs_are_left_out() {
    let bitext = Bitext::from_pairs([("我们必须做到。", "We We must do it.")]);
    let mut findings = bitext.lint();
    findings[0].pair = 7;
    let html = HtmlReport::new(&bitext).findings(&findings).to_string();
    assert!(html.contains("Nothing was found."));
}

static PASSAGES: [Meta; 2] = [passage("A03"), passage("A04")];

const fn passage(id: &'static str) -> Meta {
    Meta {
        id,
        name: "a-passage",
        category: "Accuracy / Omission",
        severity: Severity::Info,
        state: State::On,
        docs: "",
        bad: &[],
        good: &[],
        reads: Reads::Both,
        direction: Direction::Both,
    }
}

#[test]
fn passages_that_one_side_lacks_come_before_worse_findings() {
    let bitext = Bitext::from_pairs([
        ("我们必须做到。", "We We must do it."),
        ("渡船来迟了。没有人等。", ""),
        ("", "Nobody asked for this."),
    ]);
    let mut findings = vec![bitext.lint()[0].clone(); 3];
    for (k, rule) in PASSAGES.iter().enumerate() {
        let pair = bitext.pair(k + 1);
        findings[k].rule = rule;
        findings[k].severity = Severity::Info;
        findings[k].pair = k + 1;
        (findings[k].source, findings[k].target) = (Some(pair.source_span()), Some(pair.target_span()));
    }
    let html = HtmlReport::new(&bitext).findings(&findings).to_string();
    Page::read(&html).check();
    let place = |what: &str| html.find(what).unwrap_or_else(|| panic!("no {what}"));
    let order = [
        "<dd>1 without English, 1 without Chinese</dd>",
        "<h3>1 passage without English</h3>",
        "<li><a href=\"#f1\">pair 2</a>: “We” stands twice</li>",
        "<h3>1 passage without Chinese</h3>",
        "<li><a href=\"#f2\">pair 3</a>: “We” stands twice</li>",
        "<code>D01</code>",
        "<h2 id=\"pairs\"",
        "<svg viewBox",
    ];
    for two in order.windows(2) {
        assert!(place(two[0]) < place(two[1]), "{} comes before {}", two[0], two[1]);
    }
}

#[cfg(feature = "markdown")]
#[test]
fn of_markdown_the_words_are_shown_and_code_is_folded() {
    use duizhao::segment::{Markup, Segmenter};
    let read = |text: &'static str| Document::segmented(text, &Segmenter::new().markup(Markup::Markdown));
    let zh = read("## 渡船\n\n见[**时刻表**](https://example.org/a)，运行`ferry`。\n\n```sh\nferry\n```\n");
    let en = read(
        "## The ferry\n\nSee the [**timetable**](https://example.org/a) &amp; run `ferry`.\n\n```sh\nferry\n```\n",
    );
    let beads = (0..3).map(|k| Bead::new(Sents::new(k, k + 1), Sents::new(k, k + 1)));
    let bitext = Bitext::from_beads(zh, en, beads.collect()).expect("every sentence is in a bead");
    let html = HtmlReport::new(&bitext).to_string();
    Page::read(&html).check();
    for shown in [
        "<p class=\"heading\">The ferry</p>",
        "See the timetable &amp; run ",
        "<code>ferry</code>",
        "<summary>… 1 block of code, the same on both sides</summary>",
        "<p class=\"code\"><code>```sh\nferry\n```</code></p>",
    ] {
        assert!(html.contains(shown), "no {shown} in {html}");
    }
    assert!(!html.contains("example.org"), "{html}");
}

#[test]
fn findings_outside_their_pair_do_no_harm() {
    let bitext = Bitext::from_pairs([("我们必须做到。", "We We must do it."), ("好。", "Good.")]);
    for span in [(0, 0), (1, 2), (9, 400), (400, 500), (18, 20)] {
        let mut findings = bitext.lint();
        findings[0].source = Some(duizhao::Span::new(span.0, span.1));
        findings[0].target = findings[0].source;
        let html = HtmlReport::new(&bitext).findings(&findings).to_string();
        Page::read(&html).check();
    }
}

#[test]
fn the_size_is_linear_and_the_drawing_bounded() {
    let [short, long] = [500, 5000].map(|sentences| HtmlReport::new(&long(sentences)).to_string());
    assert!(long.len() < 11 * short.len(), "{} for ten times {}", long.len(), short.len());
    let drawing = long.find("<svg").zip(long.find("<figcaption")).map(|(start, end)| end - start);
    assert!(drawing.expect("there is a drawing") < 300_000, "{drawing:?}");
}

#[test]
fn same_findings_same_bytes() {
    let bitext = duizhao::align(CHINESE, ENGLISH);
    let findings = bitext.lint();
    let page = || HtmlReport::new(&bitext).findings(&findings).to_string();
    assert_eq!(page(), page());
}

#[test]
fn the_index_escapes_and_sorts() {
    let pairs = [("我们必须做到。", "We We must do it.")];
    let (bad, good) = (Bitext::from_pairs(pairs), Bitext::from_pairs([("好。", "Good.")]));
    let entries = [
        Entry::new("b", "b.html", &good, &[]),
        Entry::new("a", "a.html", &good, &[]),
        Entry::new("<\"worst\">", "\"><script>.html", &bad, &bad.lint()),
    ];
    let html = report::index("All & sundry", &entries).to_string();
    Page::read(&html).check();
    let place = |what: &str| html.find(what).unwrap_or_else(|| panic!("no {what}"));
    assert!(place("&lt;&quot;worst") < place("a.html") && place("a.html") < place("b.html"));
}

/// `tests/report_browser.sh` opens these.
#[test]
fn writes_pages_for_the_browser() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("report");
    std::fs::create_dir_all(&folder).expect("the folder for tests can be written");
    let write = |name: &str, page: String| {
        std::fs::write(folder.join(name), page).expect("the folder for tests can be written");
    };
    let article = duizhao::align(CHINESE, ENGLISH);
    write("article.html", check(&article, "云不能停 · The cloud cannot stop"));
    write("hostile.html", check(&hostile(), "<script> & \"friends\""));
    write("long.html", check(&long(2000), "Two thousand sentences"));
    let mut entries = vec![Entry::new("云不能停", "article.html", &article, &article.lint())];
    let hostile = hostile();
    entries.push(Entry::new("x".repeat(300), "hostile.html", &hostile, &hostile.lint()));
    entries.push(Entry::new("long", "long.html", &long(50), &[]));
    write("index.html", report::index("Three documents", &entries).to_string());
}

/// Text with everything that markup, scripts and terminals react to.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z ]{0,8}",
        "[<>&\"'/=;#!-]{0,6}",
        "[一-龥]{0,6}",
        "[0-9]{1,4}(万|亿|年|%| million)?",
        "[。！？.!?\n\r\t“”]{0,2}",
        any::<char>().prop_map(String::from),
        Just("&lt;/p&gt;</p></li>".to_owned()),
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_escaped_and_there_once(pairs in prop::collection::vec((text(), text()), 0..5), title in text()) {
        check(&Bitext::from_pairs(pairs), &title);
    }
}
