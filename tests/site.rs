//! Pages of documentation are paired by their paths, in all the layouts that are in use.

use std::collections::{BTreeMap, BTreeSet};

use duizhao::site::{Pairing, Pattern};
use proptest::prelude::*;

/// Paths, and what is made of them: `a.md = a.zh.md` is a pair, `a.md -> a.zh.md` a page without counterpart and
/// where that should be, `? …` what is refused.
struct Case {
    layout: &'static str,
    paths: &'static [&'static str],
    found: &'static [&'static str],
}

fn told(pairing: &Pairing) -> Vec<String> {
    let pairs = pairing.pairs.iter().map(|pair| format!("{} = {}", pair.english, pair.chinese));
    let lone = pairing.lone.iter().map(|lone| {
        format!("{} ({}) -> {}", lone.path, lone.language.tag(), lone.expected.as_deref().unwrap_or("?"))
    });
    let refused = pairing.refused.iter().map(|reason| format!("? {reason}"));
    pairs.chain(lone).chain(refused).collect()
}

const USUAL: &[Case] = &[
    Case {
        layout: "a tag behind the name",
        paths: &[
            "a.md",
            "a.zh-CN.md",
            "b.md",
            "b_zh.md",
            "c.md",
            "c-zh.md",
            "d.md",
            "d.zh.md",
            "e.md",
            "e_CN.md",
        ],
        found: &["a.md = a.zh-CN.md", "b.md = b_zh.md", "c.md = c-zh.md", "d.md = d.zh.md", "e.md = e_CN.md"],
    },
    Case {
        layout: "a tag behind both names",
        paths: &["docs/a.en.md", "docs/a.zh-CN.md", "docs/b.en.md", "docs/c.zh-CN.md", "docs/d.md"],
        found: &[
            "docs/a.en.md = docs/a.zh-CN.md",
            "docs/b.en.md (en) -> docs/b.zh-CN.md",
            "docs/c.zh-CN.md (zh) -> docs/c.en.md",
        ],
    },
    Case {
        layout: "the names are tags",
        paths: &["readme/en.md", "readme/zh-CN.md", "faq/en.md", "faq/zh-CN.md", "readme/token.md"],
        found: &["faq/en.md = faq/zh-CN.md", "readme/en.md = readme/zh-CN.md"],
    },
    Case {
        layout: "a page beside others that are translated is missed, a paper of the project and one elsewhere are not",
        paths: &["README.md", "README.zh-CN.md", "CHANGELOG.md", "usage.md", "tools/notes.md"],
        found: &["README.md = README.zh-CN.md", "usage.md (en) -> usage.zh-CN.md"],
    },
    Case {
        layout: "sibling folders",
        paths: &["en/a.md", "zh/a.md", "en/sub/b.md", "zh/c.md", "x.md"],
        found: &["en/a.md = zh/a.md", "en/sub/b.md (en) -> zh/sub/b.md", "zh/c.md (zh) -> en/c.md"],
    },
    Case {
        layout: "Hugo",
        paths: &["content/en/docs/_index.md", "content/zh-cn/docs/_index.md", "content/de/docs/_index.md"],
        found: &["content/en/docs/_index.md = content/zh-cn/docs/_index.md"],
    },
    Case {
        layout: "a folder in the folder",
        paths: &[
            "docs/guide/a.md",
            "docs/zh/guide/a.md",
            "docs/ja/guide/a.md",
            "docs/guide/b.md",
            "tools/c.md",
        ],
        found: &["docs/guide/a.md = docs/zh/guide/a.md", "docs/guide/b.md (en) -> docs/zh/guide/b.md"],
    },
    Case {
        layout: "a folder around the folder",
        paths: &["docs/a.md", "zh/docs/a.md"],
        found: &["docs/a.md = zh/docs/a.md"],
    },
    Case {
        layout: "a folder with a tag behind its name",
        paths: &["docs/a.md", "docs-zh/a.md", "docs_fr/a.md", "docs/b.md"],
        found: &["docs/a.md = docs-zh/a.md", "docs/b.md (en) -> docs-zh/b.md"],
    },
    Case {
        layout: "Docusaurus",
        paths: &[
            "docs/a.md",
            "docs/b.mdx",
            "blog/2026.md",
            "versioned_docs/version-1.0/a.md",
            "i18n/zh-Hans/docusaurus-plugin-content-docs/current/a.md",
            "i18n/zh-Hans/docusaurus-plugin-content-docs/version-1.0/a.md",
            "i18n/zh-Hans/docusaurus-plugin-content-blog/2026.md",
            "i18n/ja/docusaurus-plugin-content-docs/current/a.md",
        ],
        found: &[
            "blog/2026.md = i18n/zh-Hans/docusaurus-plugin-content-blog/2026.md",
            "docs/a.md = i18n/zh-Hans/docusaurus-plugin-content-docs/current/a.md",
            "versioned_docs/version-1.0/a.md = i18n/zh-Hans/docusaurus-plugin-content-docs/version-1.0/a.md",
            "docs/b.mdx (en) -> i18n/zh-Hans/docusaurus-plugin-content-docs/current/b.mdx",
        ],
    },
    Case {
        layout: "Docusaurus beside the documentation",
        paths: &["docs/a.md", "website/i18n/zh/docusaurus-plugin-content-docs/current/a.md"],
        found: &["docs/a.md = website/i18n/zh/docusaurus-plugin-content-docs/current/a.md"],
    },
    Case {
        layout: "a README in a folder above, in any case of letters",
        paths: &[
            "README.md",
            "docs/README_zh.md",
            "tool/Readme.md",
            "tool/readme.zh.md",
            "lib/README.md",
            "lib/zh/README.md",
        ],
        found: &[
            "README.md = docs/README_zh.md",
            "lib/README.md = lib/zh/README.md",
            "tool/Readme.md = tool/readme.zh.md",
        ],
    },
    Case {
        layout: "the nearest README",
        paths: &["README.md", "README_CN.md", "docs/zh/README.md", "docs/zh/a.md", "docs/a.md"],
        found: &[
            "README.md = README_CN.md",
            "docs/a.md = docs/zh/a.md",
            "docs/zh/README.md (zh) -> docs/README.md",
        ],
    },
    Case {
        layout: "the pages without a mark are Chinese",
        paths: &["README.md", "README_EN.md", "docs/a.md", "docs/en/a.md", "docs/b.md"],
        found: &["README_EN.md = README.md", "docs/en/a.md = docs/a.md", "docs/b.md (zh) -> docs/en/b.md"],
    },
    Case {
        layout: "a page without a mark beside two with one",
        paths: &["README.md", "README.en.md", "README.zh.md"],
        found: &["README.en.md = README.zh.md"],
    },
    Case {
        layout: "both scripts",
        paths: &["a.md", "a.zh-CN.md", "a.zh-TW.md", "b.md", "b.zh-TW.md"],
        found: &["a.md = a.zh-CN.md", "a.md = a.zh-TW.md", "b.md = b.zh-TW.md"],
    },
    Case {
        layout: "varieties of Chinese",
        paths: &["README.md", "README.zh-CN.md", "README.zh-HK.md", "README.zh-TW.md", "README.zh-Hant.md"],
        found: &[
            "README.md = README.zh-CN.md",
            "README.md = README.zh-HK.md",
            "? README.zh-Hant.md and README.zh-TW.md would each be the counterpart of README.md",
        ],
    },
    Case {
        layout: "topics that are called like tags of third languages",
        paths: &["docs/ml/a.md", "docs/ml/b.md", "docs/kk/a.md", "docs/zh/ml/a.md"],
        found: &["docs/ml/a.md = docs/zh/ml/a.md", "docs/ml/b.md (en) -> docs/zh/ml/b.md"],
    },
    Case {
        layout: "third languages with regions and scripts",
        paths: &[
            "docs/a.md",
            "docs/zh/a.md",
            "docs/es-419/a.md",
            "docs/sr-Latn/a.md",
            "docs/fil/a.md",
            "docs/ua/a.md",
        ],
        found: &["docs/a.md = docs/zh/a.md"],
    },
    Case {
        layout: "third languages",
        paths: &["README.md", "README.zh-CN.md", "README.ja.md", "README-pt_BR.md", "what-it-is.md"],
        found: &["README.md = README.zh-CN.md", "what-it-is.md (en) -> what-it-is.zh-CN.md"],
    },
    Case {
        layout: "folders that end like the tag of a third language",
        paths: &["docs/a.md", "docs/zh/a.md", "docs/user-id/b.md", "docs/it/a.md"],
        found: &["docs/a.md = docs/zh/a.md", "docs/user-id/b.md (en) -> docs/zh/user-id/b.md"],
    },
    Case {
        layout: "endings that differ, and the same one preferred",
        paths: &["a.md", "zh/a.mdx", "b.md", "b.mdx", "zh/b.mdx"],
        found: &["a.md = zh/a.mdx", "b.mdx = zh/b.mdx"],
    },
    Case {
        layout: "two pages for one",
        paths: &["a.md", "a.zh.md", "a_CN.md", "b.md", "b.zh.md"],
        found: &["b.md = b.zh.md", "? a.zh.md and a_CN.md would each be the counterpart of a.md"],
    },
    Case {
        layout: "one page for two",
        paths: &["a.en.md", "en/a.md", "zh/a.md"],
        found: &["? a.en.md and en/a.md would each be the counterpart of zh/a.md"],
    },
    Case {
        layout: "a page about a language",
        paths: &["docs/en/languages/zh.md", "docs/zh/languages/zh.md"],
        found: &["docs/en/languages/zh.md = docs/zh/languages/zh.md"],
    },
    Case {
        layout: "no documentation in two languages",
        paths: &["README.md", "docs/a.md", "a.rs"],
        found: &[],
    },
];

#[test]
fn the_usual_layouts_are_known() {
    for Case { layout, paths, found } in USUAL {
        let forwards = told(&Pairing::usual(paths.iter().copied()));
        assert_eq!(forwards, *found, "{layout}");
        let backwards = told(&Pairing::usual(paths.iter().rev().copied()));
        assert_eq!(backwards, forwards, "{layout}: in another order");
    }
}

#[test]
fn patterns_pair_what_they_say_and_nothing_else() {
    for (patterns, paths, found) in [
        (
            &["docs/{page}.md = docs/zh/{page}.md"][..],
            &["docs/a.md", "docs/zh/a.md", "docs/b/c.md", "docs/ja/a.md", "README.md", "README.zh.md"][..],
            &["docs/a.md = docs/zh/a.md", "docs/b/c.md (en) -> docs/zh/b/c.md"][..],
        ),
        (
            &["packages/{name}/{page} = packages/{name}/chinese/{page}"],
            &["packages/a/x.md", "packages/a/chinese/x.md", "packages/b/x.mdx"],
            &[
                "packages/a/x.md = packages/a/chinese/x.md",
                "packages/b/x.mdx (en) -> packages/b/chinese/x.mdx",
            ],
        ),
        (
            &["docs/{page} = docs/zh/{page}"],
            &["docs/a.md", "docs/zh/a.md", "docs/ml/a.md", "docs/zh/ml/a.md", "docs/kk/a.md"],
            &["docs/a.md = docs/zh/a.md", "docs/ml/a.md = docs/zh/ml/a.md"],
        ),
        (
            &["docs/{page} = docs/zh/{page}", "docs/{page} = docs/zh-tw/{page}"],
            &["docs/a.md", "docs/zh/a.md", "docs/zh-tw/a.md", "docs/zh-tw/b.md"],
            &["docs/a.md = docs/zh-tw/a.md", "docs/a.md = docs/zh/a.md", "docs/zh-tw/b.md (zh) -> docs/b.md"],
        ),
        (
            &["{page}/us.md = {page}/cn.md", "us/{page}.md = cn/{page}.md"],
            &["us/cn.md"],
            &["? us/cn.md would be an English page by `us/{page}.md` and a Chinese one by `{page}/cn.md`"],
        ),
        (
            &["a/{page} = zh/{page}", "b/{page} = zh/{page}"],
            &["a/x.md", "b/x.md", "zh/x.md"],
            &["? a/x.md and b/x.md would each be the counterpart of zh/x.md"],
        ),
    ] {
        let read: Vec<Pattern> = patterns.iter().map(|pattern| pattern.parse().expect(pattern)).collect();
        assert_eq!(told(&Pairing::by(&read, paths.iter().copied())), found, "{patterns:?}");
    }
}

/// A path from few names, so that pages meet in all ways.
fn path() -> impl Strategy<Value = String> {
    let folder = prop::sample::select(vec!["docs", "zh", "en", "docs-zh", "i18n", "zh-TW", "ja"]);
    let folders = prop::collection::vec(folder, 0..3);
    let stem = prop::sample::select(vec!["a", "b", "README", "zh"]);
    let tag = prop::sample::select(vec!["", ".zh", "_CN", ".en", "-zh-TW", ".fr"]);
    let ending = prop::sample::select(vec![".md", ".mdx"]);
    (folders, stem, tag, ending).prop_map(|(folders, stem, tag, ending)| {
        [&folders[..], &[&format!("{stem}{tag}{ending}")]].concat().join("/")
    })
}

proptest! {
    #[test]
    fn each_page_has_one_role_and_a_chinese_one_is_in_one_pair(paths in prop::collection::btree_set(path(), 0..24)) {
        let pattern: Pattern = "docs/{page} = zh/docs/{page}".parse().expect("it is a pattern");
        let given = || paths.iter().map(String::as_str);
        for pairing in [Pairing::usual(given()), Pairing::by(&[pattern], given())] {
            let mut roles: BTreeMap<&str, &str> = BTreeMap::new();
            let mut chinese = BTreeSet::new();
            let pairs = pairing.pairs.iter().flat_map(|pair| [(&pair.english, "en"), (&pair.chinese, "zh")]);
            let lone = pairing.lone.iter().map(|lone| (&lone.path, "alone"));
            for (path, role) in pairs.chain(lone) {
                prop_assert!(paths.contains(path), "{path} is not given");
                prop_assert_eq!(*roles.entry(path).or_insert(role), role, "{} has two roles: {:?}", path, pairing);
            }
            for pair in &pairing.pairs {
                prop_assert!(chinese.insert(&pair.chinese), "{} is in two pairs: {pairing:?}", pair.chinese);
            }
            for lone in &pairing.lone {
                let place = lone.expected.as_ref();
                prop_assert!(place.is_none_or(|place| !paths.contains(place)), "{lone:?} has its counterpart");
            }
        }
    }
}
