//! The rooms of ARCHITECTURE.md: what each may use, and no circles inside a room.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module of the library by its path, `align::model`, and what its file uses.
type Modules = BTreeMap<String, Vec<Use>>;

/// A path that a file uses, from the root of the crate: `["align", "model", "Weights"]`.
type Use = Vec<String>;

#[test]
fn each_room_uses_only_the_floors_below_it() {
    let floors = floors();
    let modules = modules();
    let floor = |room: &str| floors.iter().position(|known| known == room);
    let rooms: BTreeSet<&str> =
        modules.keys().filter(|name| !name.is_empty()).map(|name| room(name)).collect();
    for room in &rooms {
        assert!(floor(room).is_some(), "ARCHITECTURE.md does not name the room `{room}`");
    }
    for known in &floors {
        assert!(rooms.contains(known.as_str()), "ARCHITECTURE.md names `{known}`, which is no room");
    }
    let mut wrong = Vec::new();
    for (name, uses) in modules.iter().filter(|(name, _)| !name.is_empty()) {
        for path in uses {
            let used = path[0].as_str();
            if used != room(name) && floor(used).is_none_or(|used| used > floor(room(name)).unwrap()) {
                wrong.push(format!("{name} uses {}", path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "against the floors:\n{}", wrong.join("\n"));
}

#[test]
fn no_two_files_use_each_other() {
    let modules = modules();
    let edges: BTreeMap<&str, BTreeSet<&str>> = modules
        .iter()
        .map(|(name, uses)| {
            let used = uses.iter().filter(|path| !is_type_of_parent(name, path, &modules));
            let used = used.map(|path| owner(path, &modules)).filter(|used| used != name && !used.is_empty());
            (name.as_str(), used.collect())
        })
        .collect();
    let circles: Vec<String> = circles(&edges).iter().map(|circle| circle.join(" -> ")).collect();
    assert!(circles.is_empty(), "in circles:\n{}", circles.join("\n"));
}

#[test]
fn a_circle_is_found() {
    let edges = |pairs: &[(&'static str, &'static str)]| {
        let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for &(from, to) in pairs {
            edges.entry(from).or_default().insert(to);
            edges.entry(to).or_default();
        }
        edges
    };
    assert_eq!(circles(&edges(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])), [["a", "b", "c"]]);
    assert!(circles(&edges(&[("a", "b"), ("a", "c"), ("b", "c")])).is_empty());
    let text = "mod z;\nuse crate::a::{b, c::{self, D as E}};\nuse super::f;\nuse std::fs;\nfn g() { crate::h::i(z::j); }\n";
    let found: Vec<String> =
        uses(text, &["x".into(), "y".into()]).iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["a::b", "a::c", "a::c::D", "x::f", "h::i", "x::y::z::j"]);
}

/// The rooms in the order of the list in ARCHITECTURE.md, the lowest first.
fn floors() -> Vec<String> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let list = text.split("```floors\n").nth(1).expect("ARCHITECTURE.md lists the floors");
    let lines = list.split("```").next().unwrap().lines();
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn room(module: &str) -> &str {
    module.split("::").next().unwrap()
}

/// The modules of the library; the tool is a separate program, which sees only the public API.
fn modules() -> Modules {
    let mut modules = Modules::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() && !entry.ends_with("bin") && !entry.ends_with("data") {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                let path = entry.strip_prefix(root().join("src")).unwrap().with_extension("");
                let mut name: Vec<String> =
                    path.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
                if matches!(name.last().map(String::as_str), Some("mod" | "lib")) {
                    name.pop();
                }
                let text = fs::read_to_string(&entry).unwrap();
                modules.insert(name.join("::"), uses(&text, &name));
            }
        }
    }
    modules
}

/// The paths inside the crate that a file of this module uses, without tests and comments.
fn uses(text: &str, module: &[String]) -> Vec<Use> {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let text = text.split("#[cfg(all(test").next().unwrap();
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            if before.is_none_or(|c| !name_character(c) && c != ':') {
                found.push((at, tree(&code[at..])));
            }
        }
    }
    // A file names its own children without a path.
    for child in code.lines().filter_map(child) {
        for (at, _) in code.match_indices(&format!("{child}::")) {
            if code[..at].chars().next_back().is_none_or(|c| !name_character(c) && c != ':') {
                let whole = |path: Use| [vec!["self".to_owned()], path].concat();
                found.push((at, tree(&code[at..]).into_iter().map(whole).collect()));
            }
        }
    }
    found.sort_by_key(|&(at, _)| at);
    let mut paths = Vec::new();
    for path in found.into_iter().flat_map(|(_, paths)| paths) {
        let ups = path.iter().take_while(|part| *part == "super").count();
        let base = if path[0] == "crate" { &[] } else { &module[..module.len().saturating_sub(ups)] };
        let rest = path.iter().skip(ups.max(1)).filter(|part| *part != "self");
        let whole: Use = base.iter().chain(rest).cloned().collect();
        if !whole.is_empty() {
            paths.push(whole);
        }
    }
    paths
}

/// The module that a line declares.
fn child(line: &str) -> Option<&str> {
    let declared = line.trim_start().trim_start_matches("pub(crate) ").trim_start_matches("pub ");
    declared.strip_prefix("mod ")?.strip_suffix(';')
}

fn name_character(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The paths of a tree such as `a::{b, c::D}` that begins here.
fn tree(text: &str) -> Vec<Use> {
    let end = text.find(|c| !name_character(c)).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let first = first.to_owned();
    let Some(rest) = rest.strip_prefix("::") else { return vec![vec![first]] };
    let Some(list) = rest.strip_prefix('{') else {
        if !rest.starts_with(name_character) {
            return vec![vec![first]];
        }
        return tree(rest).into_iter().map(|path| [vec![first.clone()], path].concat()).collect();
    };
    let (mut depth, mut start, mut paths) = (1, 0, Vec::new());
    for (at, c) in list.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 || depth == 1 && c == ',' {
            let item = list[start..at].trim();
            if !item.is_empty() {
                paths.extend(tree(item).into_iter().map(|path| [vec![first.clone()], path].concat()));
            }
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    paths
}

/// The module whose file defines the end of a path.
fn owner<'m>(path: &[String], modules: &'m Modules) -> &'m str {
    let names = (0..=path.len()).rev().map(|len| path[..len].join("::"));
    names.into_iter().find_map(|name| modules.get_key_value(&name)).map_or("", |(name, _)| name)
}

/// Whether a file takes a type, a trait or a constant from a module that contains it, where the types of a
/// room are. It must not take a function from there.
fn is_type_of_parent(module: &str, path: &[String], modules: &Modules) -> bool {
    let owner = owner(path, modules);
    let is_parent = owner.is_empty() || module.starts_with(&format!("{owner}::"));
    is_parent && path.last().is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// The groups of modules in which each leads to all the others, sorted.
fn circles<'m>(edges: &BTreeMap<&'m str, BTreeSet<&'m str>>) -> Vec<Vec<&'m str>> {
    let reached = |from: &'m str| {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut next = vec![from];
        while let Some(at) = next.pop() {
            let new = edges.get(at).into_iter().flatten().filter(|to| reached.insert(**to));
            next.extend(new.copied().collect::<Vec<_>>());
        }
        reached
    };
    let reach: BTreeMap<&str, BTreeSet<&str>> = edges.keys().map(|&from| (from, reached(from))).collect();
    let mut circles: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (&from, to) in reach.iter().filter(|(from, to)| to.contains(*from)) {
        circles.insert(to.iter().filter(|to| reach[**to].contains(from)).copied().collect());
    }
    circles.into_iter().collect()
}
