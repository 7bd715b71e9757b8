//! `duizhao docs`: the pages of documentation in two languages, as seen from a shell.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder for one test, with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for tests can be written");
    for (name, content) in files {
        write(&folder, name, content.as_bytes());
    }
    folder
}

fn write(folder: &Path, name: &str, content: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
    fs::write(path, content).expect("a file can be written");
}

/// What `duizhao docs` does in a folder, by rules that are easily foreseen.
fn docs(folder: &Path, arguments: &[&str]) -> Output {
    run(folder, &[&["docs", "--select", "D01,Q01"], arguments].concat())
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
    command.args(arguments).current_dir(folder).output().expect("the tool runs")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("output is UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("messages are UTF-8")
}

const EN: &str = "# Ferry\n\nThe ferry leaves at nine. It carries twelve cars.\n";
const ZH: &str = "# 渡船\n\n渡船九点开。它载十二辆车。\n";
const EN_DOUBLED: &str = "# Court\n\nIt was dismissed by the the court. Nobody was surprised.\n";
const ZH_COURT: &str = "# 法院\n\n法院驳回了上诉。没有人感到意外。\n";
const EN_SCALE: &str = "# Income\n\nThe company earned 140.9 billion yuan.\n";
const ZH_SCALE: &str = "# 收入\n\n公司收入14.09亿元。\n";

/// A repository with something of everything.
fn repository(name: &str) -> PathBuf {
    folder(
        name,
        &[
            ("README.md", EN),
            ("README_CN.md", ZH),
            ("docs/court.md", EN_DOUBLED),
            ("docs/zh/court.md", ZH_COURT),
            ("docs/income.md", EN_SCALE),
            ("docs/zh/income.md", ZH_SCALE),
            ("docs/guide/copy.md", EN),
            ("docs/zh/guide/copy.md", EN),
            ("docs/new.mdx", EN),
            ("docs/zh/old.md", ZH),
        ],
    )
}

const LINES: &str = "\
docs/new.mdx: warning[missing-page]: there is no Chinese page for it; expected docs/zh/new.mdx
docs/zh/old.md: warning[missing-page]: there is no English page for it; expected docs/old.md
docs/zh/guide/copy.md: warning[untranslated-page]: expected Chinese, found English
docs/income.md:3:20: error[Q01] magnitude “140.9 billion yuan”: 14.09亿元 = 1.409e9; 140.9 billion yuan = 1.409e11; \
×100
docs/court.md:3:21: warning[D01] doubled “the the”: “the” stands twice; write “the”
";

#[test]
fn pages_without_counterpart_come_first_then_the_worst_page() {
    let folder = repository("order");
    let output = docs(&folder, &["."]);
    assert_eq!(stdout(&output), LINES);
    let summary = "duizhao: 4 pairs of pages, 2 pages without counterpart, 1 page not translated: 1 error, 4 warnings\n";
    assert_eq!(stderr(&output), summary);
    assert!(output.status.success(), "nothing was asked to be failed on");
    for threads in ["1", "3"] {
        assert_eq!(stdout(&docs(&folder, &[".", "-j", threads])), LINES, "{threads} threads");
    }
}

#[test]
fn the_findings_are_those_of_lint() {
    let folder = repository("lint");
    let all = run(&folder, &["docs", "."]);
    for page in ["court", "income"] {
        let (en, zh) = (format!("docs/{page}.md"), format!("docs/zh/{page}.md"));
        let lint = run(&folder, &["lint", &en, &zh]);
        let of_page: String = stdout(&all)
            .lines()
            .filter(|line| line.starts_with(&en))
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(!of_page.is_empty());
        assert_eq!(of_page, stdout(&lint), "{page}");
    }
}

#[test]
fn what_others_wrote_and_what_is_hidden_or_ignored_is_not_walked() {
    let folder = folder("walk", &[("README.md", EN), ("README.zh.md", ZH), (".gitignore", "drafts/\n")]);
    for name in ["node_modules/a", ".hidden", "vendor", "target/doc", "drafts"] {
        write(&folder, &format!("{name}/zh/page.md"), ZH.as_bytes());
    }
    fs::create_dir(folder.join(".git")).expect("a folder can be made");
    let output = docs(&folder, &["."]);
    assert_eq!((stdout(&output), stderr(&output)), ("", "duizhao: 1 pair of pages: nothing found\n"));
}

#[test]
fn own_patterns_take_the_place_of_the_usual_ones_and_are_relative_to_their_file() {
    let folder = repository("patterns");
    write(&folder, "handbook/a.md", EN.as_bytes());
    write(&folder, "handbook/chinese/a.md", ZH.as_bytes());
    write(&folder, "handbook/old/b.md", EN.as_bytes());
    let toml =
        "[docs]\npairs = ['handbook/{page} = handbook/chinese/{page}']\nignore = ['handbook/old/{page}']\n";
    write(&folder, "duizhao.toml", toml.as_bytes());
    for arguments in [&["."][..], &["handbook"], &["./handbook/", "--config", "duizhao.toml"]] {
        let output = docs(&folder, arguments);
        assert_eq!(
            (stdout(&output), stderr(&output)),
            ("", "duizhao: 1 pair of pages: nothing found\n"),
            "{arguments:?}"
        );
    }
    let around = folder.parent().expect("it has one");
    let output = docs(around, &["patterns", "--config", "patterns/duizhao.toml"]);
    assert_eq!(stderr(&output), "duizhao: 1 pair of pages: nothing found\n");
    write(&folder, "duizhao.toml", b"[docs]\npairs = ['a/{page} = b/{page}']\n");
    let output = docs(&folder, &["."]);
    assert!(stderr(&output).contains("tried a/{page} = b/{page};"), "{}", stderr(&output));
}

#[test]
fn two_folders_are_compared_page_by_page_in_either_order_if_their_names_tell() {
    let folder = repository("two");
    for folders in [["docs", "docs/zh"], ["docs/zh", "docs"]] {
        let found = stdout(&docs(&folder, &folders)).to_owned();
        assert_eq!(found, LINES, "{folders:?}");
    }
}

#[test]
fn without_any_pair_it_says_what_was_tried() {
    let folder = folder("none", &[("a.md", EN), ("b.md", ZH)]);
    let output = docs(&folder, &["."]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""));
    let message = stderr(&output);
    assert!(
        message.contains("no page has a counterpart in the other language; tried guide.md = "),
        "{message}"
    );
    assert!(message.contains("docs/guide.md = docs/zh/guide.md"), "{message}");
    assert_eq!(
        stderr(&docs(&folder, &["a.md"])),
        "duizhao: a.md is no folder; `duizhao lint` compares two files\n"
    );
    assert_eq!(docs(&folder, &["nowhere"]).status.code(), Some(2));
}

#[test]
fn a_page_that_cannot_be_read_or_paired_is_named_and_the_rest_goes_on() {
    let folder = repository("refused");
    write(&folder, "docs/zh/picture.md", b"\x89PNG\r\n\x1A\n\0\0");
    write(&folder, "docs/picture.md", EN.as_bytes());
    write(&folder, "README.zh.md", ZH.as_bytes());
    let output = docs(&folder, &["."]);
    assert_eq!(stdout(&output), LINES);
    assert_eq!(output.status.code(), Some(2));
    let message = stderr(&output);
    assert!(
        message.contains("README.zh.md and README_CN.md would each be the counterpart of README.md"),
        "{message}"
    );
    assert!(message.contains("docs/zh/picture.md: looks like an image"), "{message}");
    assert!(message.contains("duizhao: 2 of the pages or pairs could not be compared"), "{message}");
}

#[test]
fn it_fails_on_what_it_is_told_to() {
    let files = [("a.md", EN_SCALE), ("a.zh.md", ZH_SCALE), ("b.md", EN_DOUBLED), ("b.zh.md", ZH_COURT)];
    let whole = folder("whole", &files);
    let missing = folder("missing", &[("a.md", EN), ("a.zh.md", ZH), ("b.md", EN)]);
    let copied = folder("copied", &[("a.md", EN), ("a.zh.md", EN), ("b.md", EN), ("b.zh.md", ZH)]);
    for (folder, limit, code) in [
        (&whole, "missing", 0),
        (&whole, "stale", 1),
        (&whole, "error", 1),
        (&missing, "missing", 1),
        (&missing, "stale", 1),
        (&missing, "error", 0),
        (&missing, "error,warning", 1),
        (&copied, "missing", 1),
    ] {
        let output = docs(folder, &[".", "--fail-on", limit]);
        assert_eq!(output.status.code(), Some(code), "{} {limit}: {}", folder.display(), stderr(&output));
    }
    let output = docs(&whole, &[".", "--fail-on", "stale", "--ignore", "Q01"]);
    assert_eq!(output.status.code(), Some(0), "a doubled word is not stale");
}

#[test]
fn what_a_baseline_knows_of_one_page_is_news_in_another() {
    let folder = repository("baseline");
    let written = docs(&folder, &[".", "--write-baseline", "known.json"]);
    assert_eq!(stderr(&written), "duizhao: 3 pages and 2 findings in known.json\n");
    let again = docs(&folder, &[".", "--baseline", "known.json", "--fail-on", "info"]);
    assert_eq!((stdout(&again), again.status.code()), ("", Some(0)));
    assert!(stderr(&again).starts_with("duizhao: 5 findings are in the baseline\n"), "{}", stderr(&again));
    write(&folder, "docs/copy.md", EN_DOUBLED.as_bytes());
    write(&folder, "docs/zh/copy.md", ZH_COURT.as_bytes());
    write(&folder, "docs/newer.md", EN.as_bytes());
    write(&folder, "duizhao.toml", b"[docs]\nbaseline = 'known.json'\n");
    let later = docs(&folder, &["."]);
    let starts: Vec<&str> =
        stdout(&later).lines().map(|line| line.split(' ').next().unwrap_or_default()).collect();
    assert_eq!(starts, ["docs/newer.md:", "docs/copy.md:3:21:"]);
    write(&folder, "known.json", b"{\"fingerprints\": []}");
    let message = stderr(&docs(&folder, &["."])).to_owned();
    assert!(
        message.starts_with("duizhao: known.json: cannot read the baseline of pages: unknown field"),
        "{message}"
    );
}

#[test]
fn no_page_is_written_over() {
    let folder = repository("claims");
    for option in ["--output", "--write-baseline"] {
        let output = docs(&folder, &[".", option, "docs/zh/old.md"]);
        assert!(stderr(&output).contains("docs/zh/old.md is an input"), "{}", stderr(&output));
    }
    assert_eq!(fs::read_to_string(folder.join("docs/zh/old.md")).expect("it is there"), ZH);
}

#[test]
fn a_workflow_gets_commands_with_lines_and_columns() {
    let folder = folder("github", &[("a,b.md", EN_SCALE), ("a,b.zh.md", ZH_SCALE), ("c.md", EN)]);
    let output = docs(&folder, &[".", "-f", "github"]);
    let expected = "\
::warning file=c.md,title=missing-page::there is no Chinese page for it; expected c.zh.md
::error file=a%2Cb.md,line=3,col=20,endLine=3,endColumn=38,title=Q01 magnitude::14.09亿元 = 1.409e9; \
140.9 billion yuan = 1.409e11; ×100
";
    assert_eq!(stdout(&output), expected);
    let lint = run(&folder, &["lint", "a,b.md", "a,b.zh.md", "--select", "Q01", "-f", "github"]);
    assert_eq!(stdout(&lint), expected.split_inclusive('\n').nth(1).expect("two lines"));
}

#[test]
fn json_and_sarif_name_the_pages() {
    let folder = repository("formats");
    let output = docs(&folder, &[".", "-f", "jsonl"]);
    let lines: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let told =
        |line: &serde_json::Value| (line["zh"].to_string(), line["en"].to_string(), line["rule"].to_string());
    let expected = [
        ("null", "docs/new.mdx", "missing-page"),
        ("docs/zh/old.md", "null", "missing-page"),
        ("docs/zh/guide/copy.md", "docs/guide/copy.md", "untranslated-page"),
        ("docs/zh/income.md", "docs/income.md", "Q01"),
        ("docs/zh/court.md", "docs/court.md", "D01"),
    ];
    let written = |text: &str| if text == "null" { text.to_owned() } else { format!("\"{text}\"") };
    let expected = expected.map(|(zh, en, rule)| (written(zh), written(en), written(rule)));
    assert_eq!(lines.iter().map(told).collect::<Vec<_>>(), expected);

    let output = docs(&folder, &[".", "-f", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(stdout(&output)).expect("SARIF is JSON");
    assert_eq!(log["runs"].as_array().map(Vec::len), Some(1));
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("it has results");
    let places: Vec<(&str, &str)> = results
        .iter()
        .map(|result| {
            let rule =
                &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().expect("a number") as usize];
            assert_eq!(rule["id"], result["ruleId"]);
            let place = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
            (result["ruleId"].as_str().expect("a text"), place.as_str().expect("a text"))
        })
        .collect();
    let expected = [
        ("missing-page", "docs/new.mdx"),
        ("missing-page", "docs/zh/old.md"),
        ("untranslated-page", "docs/zh/guide/copy.md"),
        ("Q01", "docs/income.md"),
        ("D01", "docs/court.md"),
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_report_has_an_index_above_the_pages() {
    let folder = repository("report");
    write(&folder, "docs/c#.md", EN.as_bytes());
    write(&folder, "docs/zh/c#.md", ZH.as_bytes());
    let output = docs(&folder, &[".", "--report", "pages"]);
    assert_eq!(stdout(&output), LINES, "the report comes besides");
    let index = fs::read_to_string(folder.join("pages/index.html")).expect("there is an index");
    let places = ["docs/new.mdx", "docs/zh/income.md.html", "docs/zh/court.md.html", "docs/zh/c%23.md.html"];
    let places = places.map(|name| index.find(name).unwrap_or_else(|| panic!("{name} is in the index")));
    assert!(places.is_sorted(), "the worst first: {places:?}");
    assert!(folder.join("pages/docs/zh/c#.md.html").is_file());
}

#[cfg(unix)]
#[test]
fn the_step_of_a_workflow_passes_its_inputs_on() {
    let folder = repository("step");
    let step = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ci/docs.sh");
    let tool = Path::new(env!("CARGO_BIN_EXE_duizhao")).parent().expect("it is in a folder").to_owned();
    let path = format!("{}:{}", tool.display(), std::env::var("PATH").unwrap_or_default());
    let run = |inputs: &[(&str, &str)]| {
        let mut command = Command::new(&step);
        command.current_dir(&folder).env("PATH", &path).envs(inputs.iter().copied());
        command.output().expect("the step runs")
    };
    let plain = run(&[("FOLDERS", "docs"), ("FAIL_ON", ""), ("BASELINE", "")]);
    assert!(stdout(&plain).contains("::error file=docs/income.md,line=3,"), "{}", stderr(&plain));
    assert!(plain.status.success());
    let two =
        run(&[("FOLDERS", " docs\n docs/zh \n"), ("FAIL_ON", " missing, error "), ("REPORT", "pages ")]);
    assert_eq!(two.status.code(), Some(1), "{}", stderr(&two));
    assert!(folder.join("pages/index.html").is_file());
    assert_eq!(run(&[("CONFIG", "$(touch run)")]).status.code(), Some(2));
    assert!(!folder.join("run").exists(), "nothing in an input is run");
}

#[test]
fn which_passage_is_missing_goes_by_the_original() {
    let english = "# Library\n\nFrom this month on the library is also open at weekends. Readers may borrow five books.\n\n\
                   The old air conditioning in the basement was replaced. The new one saves forty units a day. The \
                   bicycle shed at the gate was enlarged.\n\nThe director thanked the volunteers for their help.\n";
    let chinese = "# 图书馆\n\n图书馆从本月起周末也开放。读者可以借阅五本书。\n\n馆长感谢志愿者的帮助。\n";
    let folder = folder("direction", &[("a.md", english), ("a.zh.md", chinese)]);
    for (from, missing, stale) in [(&[][..], 1, 1), (&["--from", "en"], 1, 1), (&["--from", "zh"], 0, 1)] {
        for (limit, code) in [("missing", missing), ("stale", stale)] {
            let output =
                run(&folder, &[&["docs", ".", "--select", "A03,A04", "--fail-on", limit], from].concat());
            assert_eq!(output.status.code(), Some(code), "{from:?} {limit}: {}", stdout(&output));
        }
    }
    let place = |from| stdout(&run(&folder, &["docs", ".", "--select", "A04", "--from", from])).to_owned();
    assert!(place("en").starts_with("a.zh.md:") && place("zh").starts_with("a.md:5:1: "), "{}", place("en"));
    let github = run(&folder, &["docs", ".", "--select", "A04", "--from", "en", "-f", "github"]);
    assert!(stdout(&github).starts_with("::warning file=a.zh.md,line="), "{}", stdout(&github));
}

#[test]
fn comments_turn_rules_off_and_wrong_ones_are_told() {
    let doubled =
        format!("<!-- duizhao-disable doubled -->\n\n{EN_DOUBLED}\n<!-- duizhao-disable doubeld -->\n");
    let folder = folder("comments", &[("a.md", &doubled), ("a.zh.md", ZH_COURT)]);
    let output = docs(&folder, &["."]);
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).starts_with("duizhao: warning: a.md and a.zh.md: "), "{}", stderr(&output));
}

#[test]
fn a_report_without_any_pair_has_an_index_and_loses_no_finding() {
    let folder = folder("copies", &[("a.md", EN), ("zh/a.md", EN)]);
    let line = "zh/a.md: warning[untranslated-page]: expected Chinese, found English\n";
    let output = docs(&folder, &[".", "--report", "R"]);
    assert_eq!(stdout(&output), line, "{}", stderr(&output));
    assert!(folder.join("R/index.html").is_file());
    write(&folder, "file", b"");
    let output = docs(&folder, &[".", "--report", "file"]);
    assert_eq!((stdout(&output), output.status.code()), (line, Some(2)), "{}", stderr(&output));
}

#[test]
fn what_was_found_is_told_if_no_report_can_be_written() {
    let folder = repository("unwritten");
    write(&folder, "file", b"");
    let output = docs(&folder, &[".", "--report", "file"]);
    assert_eq!((stdout(&output), output.status.code()), (LINES, Some(2)), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("README.md and README_CN.md: cannot make the folder"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_sentence_in_the_language_of_the_original_is_missing() {
    let english = "# Ferry\n\nThe ferry leaves at nine. You can buy the tickets at the gate.\n";
    let left = "# 渡船\n\n渡船九点开。\n\nYou can buy the tickets at the gate.\n";
    let chinese = "# 渡船\n\n渡船九点开。它载十二辆车。\n";
    let mixed = "# Ferry\n\nThe ferry leaves at nine. It carries 十二辆车.\n";
    let u02 = folder("left", &[("a.md", english), ("a.zh.md", left)]);
    let u01 = folder("left-zh", &[("a.md", mixed), ("a.zh.md", chinese)]);
    for (folder, from, code) in
        [(&u02, None, 1), (&u02, Some("en"), 1), (&u01, None, 1), (&u01, Some("zh"), 1)]
    {
        let from: Vec<&str> = from.iter().flat_map(|from| ["--from", from]).collect();
        let arguments = [&["docs", ".", "--select", "U01,U02", "--fail-on", "missing"], &from[..]].concat();
        let output = run(folder, &arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}{}", stdout(&output), stderr(&output));
    }
}

#[test]
fn one_folder_that_is_named_twice_gets_one_sentence() {
    let folder = repository("twice");
    let output = docs(&folder, &["docs", "./docs/"]);
    let message = "duizhao: docs is named twice; name the English and the Chinese folder, or one with both\n";
    assert_eq!((stderr(&output), output.status.code()), (message, Some(2)));
}

#[test]
fn without_any_pair_at_most_three_reasons_are_told() {
    let names: Vec<String> =
        (0..5).flat_map(|n| ["", ".zh", "_CN"].map(|tag| format!("{n}{tag}.md"))).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), ZH)).collect();
    let output = docs(&folder("reasons", &files), &["."]);
    assert_eq!(stderr(&output).matches("would each be the counterpart").count(), 3, "{}", stderr(&output));
    assert!(stderr(&output).contains("; and 2 more like it; no page has"), "{}", stderr(&output));
}

#[test]
fn a_folder_is_left_out_with_all_below_it() {
    let folder = repository("ignored");
    for ignore in ["docs", "docs/", "docs/{page}"] {
        write(&folder, "duizhao.toml", format!("[docs]\nignore = ['{ignore}']\n").as_bytes());
        let output = docs(&folder, &["."]);
        assert_eq!(stderr(&output), "duizhao: 1 pair of pages: nothing found\n", "{ignore}");
    }
    write(&folder, "duizhao.toml", b"[docs]\nignore = ['docs/*']\n");
    let output = docs(&folder, &["."]);
    assert!(stderr(&output).contains("write {page} for any path"), "{}", stderr(&output));
}

#[test]
fn pages_as_a_whole_are_told_without_blank_lines_between_them() {
    let folder = repository("text");
    let output = docs(&folder, &[".", "-f", "text"]);
    let blocks: Vec<&str> = stdout(&output).split("\n\n").collect();
    assert_eq!(blocks[0].lines().collect::<Vec<_>>(), LINES.lines().take(3).collect::<Vec<_>>());
    assert!(blocks[1].starts_with("error[Q01]"), "{blocks:?}");
}

#[test]
fn help_says_what_holds_for_pages() {
    let folder = folder("help", &[]);
    let output = run(&folder, &["docs", "--help"]);
    let help = stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("Default: it is not known, and nothing is suggested"), "{help}");
    assert!(help.contains("takes the place of all these"), "{help}");
    let lint = run(&folder, &["lint", "--help"]);
    assert!(stdout(&lint).contains("Default: zh"), "{}", stdout(&lint));
}
