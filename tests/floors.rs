//! The rooms of ARCHITECTURE.md, and the files of the two largest: what each may use, and no circles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module of the library by its path, `align::model`, and what its file uses.
type Modules = BTreeMap<String, Vec<Use>>;

/// A path that a file uses, from the root of the crate: `["align", "model", "Weights"]`.
type Use = Vec<String>;

#[test]
fn each_file_uses_only_the_floors_below_it() {
    let modules = modules(&files("src"));
    for room in ["", "align", "lint"] {
        let list = format!("```floors {room}").trim_end().to_owned();
        let faults = faults(room, &floors(&list), &modules);
        assert!(faults.is_empty(), "against the list {list} in ARCHITECTURE.md:\n{}", faults.join("\n"));
    }
}

#[test]
fn no_two_files_use_each_other() {
    let circles = circles_of(&modules(&files("src")));
    assert!(circles.is_empty(), "in circles:\n{}", circles.join("\n"));
}

#[test]
fn the_tool_does_not_name_what_makes_the_tables() {
    for (name, text) in files("src/bin/duizhao") {
        let named = paths(&code(&text), "duizhao::").into_iter().flat_map(|(_, paths)| paths);
        let wrong: Vec<Use> =
            named.filter(|path| path.get(1).is_some_and(|part| part == "generate")).collect();
        assert!(wrong.is_empty(), "{name} names {wrong:?}");
    }
}

#[test]
fn a_use_against_the_floors_is_found() {
    let modules = made_up(&[
        ("", "mod low;\npub mod room;\npub use room::top::Top;\n"),
        ("low", "use crate::room;\nuse crate::Top;\n"),
        ("room", "mod bottom;\npub(super) mod top;\npub use top::{Other, Top};\npub struct Own;\n"),
        ("room::bottom", "use super::{Other, Own, top};\nuse crate::low::f;\n"),
        ("room::top", "use super::bottom;\n#[cfg(test)]\nmod tests {\n    use crate::low;\n}\n"),
    ]);
    let floors = |names: &str| names.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let faults = |room, names| faults(room, &floors(names), &modules);
    assert_eq!(faults("", "low room"), ["low uses room", "low uses room::top::Top"]);
    assert_eq!(faults("", "room low"), ["room::bottom uses low::f"]);
    assert_eq!(
        faults("room", "bottom top"),
        ["room::bottom uses room::top::Other", "room::bottom uses room::top"]
    );
    assert_eq!(faults("room", "top bottom"), ["room::top uses room::bottom"]);
    assert_eq!(
        faults("room", "top bottom top attic"),
        ["`top` is listed twice", "`attic` is listed and not there", "room::top uses room::bottom"]
    );
    assert_eq!(faults("room", "bottom"), ["`top` is not listed"]);
}

#[test]
fn a_circle_is_found() {
    let circle = made_up(&[
        ("", "mod a;\nmod b;\nmod c;\nmod d;\n"),
        ("a", "use crate::b::f;\n"),
        ("b", "use crate::c;\n"),
        ("c", "use crate::{a, d};\n"),
        ("d", ""),
    ]);
    assert_eq!(circles_of(&circle), ["a -> b -> c"]);
    let mut line = circle;
    line.insert("c".into(), vec![vec!["d".into()]]);
    assert!(circles_of(&line).is_empty());
}

#[test]
fn a_file_takes_types_but_no_functions_from_the_module_it_is_in() {
    let room = "pub(in crate::room) mod a;\npub struct Own;\npub fn own() {\n    self::a::f();\n}\n";
    let with = |text| circles_of(&made_up(&[("", "mod room;\n"), ("room", room), ("room::a", text)]));
    assert!(with("use super::Own;\n").is_empty());
    assert_eq!(with("use super::own;\n"), ["room -> room::a"]);
}

#[test]
fn paths_are_read_in_all_their_forms() {
    let text = "mod z;\npub(super) mod y;\npub(in crate::x) mod w;\nuse crate::a::{b, c::{self, D as E}};\n\
                use super::f;\nuse std::fs;\nfn g() { crate::h::i(z::j, self::y::k, w::l); }\n";
    let found: Vec<String> =
        uses(text, &["x".into(), "y".into()]).iter().map(|path| path.join("::")).collect();
    let expected = ["a::b", "a::c", "a::c::D", "x::f", "h::i", "x::y::z::j", "x::y::y::k", "x::y::w::l"];
    assert_eq!(found, expected);
}

/// The names in a list of ARCHITECTURE.md, the lowest floor first.
fn floors(fence: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let list = text.split(&format!("{fence}\n")).nth(1);
    let lines = list.unwrap_or_else(|| panic!("ARCHITECTURE.md has no {fence}")).lines();
    let names = lines.take_while(|line| *line != "```").filter_map(|line| line.split_whitespace().next());
    names.map(str::to_owned).collect()
}

/// What is wrong with a list of the files and folders directly in a room (in the crate, if it has no name),
/// and which of their uses go up in it.
fn faults(room: &str, floors: &[String], modules: &Modules) -> Vec<String> {
    let floor = |name: &str| floors.iter().position(|known| known == name);
    let inside = || modules.iter().filter_map(|(name, uses)| Some((name, below(room, name)?, uses)));
    let there: BTreeSet<&str> = inside().map(|(_, part, _)| part).collect();
    let unlisted = there.iter().filter(|part| floor(part).is_none());
    let mut faults: Vec<String> = unlisted.map(|part| format!("`{part}` is not listed")).collect();
    for (at, name) in floors.iter().enumerate() {
        if floor(name) != Some(at) {
            faults.push(format!("`{name}` is listed twice"));
        } else if !there.contains(name.as_str()) {
            faults.push(format!("`{name}` is listed and not there"));
        }
    }
    for (name, own, uses) in inside() {
        for path in uses.iter().map(|path| path.join("::")) {
            // What is on no floor is in the file of the room itself.
            let used = below(room, &path).and_then(floor);
            if used.is_some() && floor(own).is_some() && used > floor(own) {
                faults.push(format!("{name} uses {path}"));
            }
        }
    }
    faults
}

/// The file or folder directly in a room to which a path leads.
fn below<'p>(room: &str, path: &'p str) -> Option<&'p str> {
    let rest = match room {
        "" => path,
        _ => path.strip_prefix(room)?.strip_prefix("::")?,
    };
    rest.split("::").next().filter(|part| !part.is_empty())
}

/// The modules that use each other, a line for each circle.
fn circles_of(modules: &Modules) -> Vec<String> {
    let edges: BTreeMap<&str, BTreeSet<&str>> = modules
        .iter()
        .map(|(name, uses)| {
            let used = uses.iter().filter(|path| !is_type_of_parent(name, path, modules));
            let used = used.map(|path| owner(path, modules)).filter(|used| used != name);
            (name.as_str(), used.collect())
        })
        .collect();
    circles(&edges).iter().map(|circle| circle.join(" -> ")).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The files of a folder of sources, each with the path of its module and its text. The programs in `bin` are
/// not part of the library.
fn files(folder: &str) -> Vec<(String, String)> {
    let root = root().join(folder);
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() && !entry.ends_with("bin") && !entry.ends_with("data") {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                let path = entry.strip_prefix(&root).unwrap().with_extension("");
                let mut name: Vec<&str> = path.iter().map(|part| part.to_str().unwrap()).collect();
                if matches!(name.last(), Some(&("mod" | "lib"))) {
                    name.pop();
                }
                files.push((name.join("::"), fs::read_to_string(&entry).unwrap()));
            }
        }
    }
    files
}

/// The modules of files that are not there.
fn made_up(files: &[(&str, &str)]) -> Modules {
    let owned = |&(name, text): &(&str, &str)| (name.to_owned(), text.to_owned());
    modules(&files.iter().map(owned).collect::<Vec<_>>())
}

/// The modules of these files. A name that one passes on from another is what the other defines.
fn modules(files: &[(String, String)]) -> Modules {
    let of = |text: &dyn Fn(&str) -> String| -> Modules {
        let each = files.iter().map(|(name, whole)| {
            let parts: Vec<String> =
                name.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
            (name.clone(), uses(&text(whole), &parts))
        });
        each.collect()
    };
    let brought = of(&|whole| declarations(&code(whole)));
    let mut modules = of(&|whole| whole.to_owned());
    for path in modules.values_mut().flatten() {
        while let Some(longer) = passed_on(path, &brought) {
            *path = longer;
        }
    }
    modules
}

/// Where a path leads if the file at its end only passes the name on.
fn passed_on(path: &Use, brought: &Modules) -> Option<Use> {
    let owner = owner(path, brought);
    let depth = owner.split("::").filter(|part| !part.is_empty()).count();
    let name = path.get(depth)?;
    let from = brought[owner].iter().find(|from| from.last() == Some(name) && from[..] != path[..=depth])?;
    Some([&from[..], &path[depth + 1..]].concat())
}

/// The paths inside the crate that a file of this module uses, without tests and comments.
fn uses(text: &str, module: &[String]) -> Vec<Use> {
    let code = code(text);
    let starts = ["crate::", "super::", "self::"];
    let mut found: Vec<(usize, Vec<Use>)> = starts.iter().flat_map(|start| paths(&code, start)).collect();
    // A file names its own children without a path.
    for child in code.lines().filter_map(child) {
        let whole = |path: Use| [vec!["self".to_owned()], path].concat();
        let of_child = paths(&code, &format!("{child}::")).into_iter();
        found.extend(of_child.map(|(at, paths)| (at, paths.into_iter().map(whole).collect())));
    }
    found.sort_by_key(|&(at, _)| at);
    let mut uses = Vec::new();
    for path in found.into_iter().flat_map(|(_, paths)| paths) {
        let ups = path.iter().take_while(|part| *part == "super").count();
        let base = if path[0] == "crate" { &[] } else { &module[..module.len().saturating_sub(ups)] };
        let rest = path.iter().skip(ups.max(1)).filter(|part| *part != "self");
        let whole: Use = base.iter().chain(rest).cloned().collect();
        if !whole.is_empty() {
            uses.push(whole);
        }
    }
    uses
}

/// A file without its tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let text = text.split("#[cfg(all(test").next().unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    lines.join("\n")
}

/// The lines of a file that name its children and bring names from elsewhere.
fn declarations(code: &str) -> String {
    let mut is_inside = false;
    let declares = |line: &&str| {
        is_inside |= without_visibility(line).starts_with("use ");
        let is_part = is_inside || child(line).is_some();
        is_inside &= !line.ends_with(';');
        is_part
    };
    code.lines().filter(declares).collect::<Vec<_>>().join("\n")
}

/// The paths that begin with these words, and where.
fn paths(code: &str, start: &str) -> Vec<(usize, Vec<Use>)> {
    // `pub(in crate::a)` says who may see something, and uses nothing.
    let begins = |at: usize| {
        let before = &code[..at];
        !before.ends_with("(in ") && !before.ends_with(|c| name_character(c) || c == ':')
    };
    let places = code.match_indices(start).map(|(at, _)| at).filter(|&at| begins(at));
    places.map(|at| (at, tree(&code[at..]))).collect()
}

/// The module that a line declares.
fn child(line: &str) -> Option<&str> {
    without_visibility(line).strip_prefix("mod ")?.strip_suffix(';')
}

/// A line without the `pub` or `pub(…)` at its beginning.
fn without_visibility(line: &str) -> &str {
    let line = line.trim_start();
    match line.strip_prefix("pub(").and_then(|rest| rest.split_once(") ")) {
        Some((_, rest)) => rest,
        None => line.trim_start_matches("pub "),
    }
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
