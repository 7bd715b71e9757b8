//! The tool, as seen from a shell.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn duizhao(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_duizhao")).args(arguments).output().expect("the tool runs")
}

fn fixture(path: &str) -> String {
    format!("{}/fixtures/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// A file with this content, in the folder for tests.
fn file(name: &str, content: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("the folder for tests can be written");
    path.to_str().expect("the path is UTF-8").to_owned()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("output is UTF-8")
}

fn refusal(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "wrong input has the exit code 2");
    assert!(output.stdout.is_empty(), "an error prints nothing on standard output");
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}

#[test]
fn own_names_reach_the_aligner() {
    let (zh, en) =
        (file("surf.zh", "听涛停产了。".as_bytes()), file("surf.en", b"Surfside stopped production."));
    let names = file("surf.tsv", "听涛\tcompany\tSurfside\n".as_bytes());
    let confidence = |arguments: &[&str]| -> f64 {
        let output = duizhao(&[&["align", &zh, &en, "-f", "jsonl"], arguments].concat());
        let bead: serde_json::Value = serde_json::from_str(stdout(&output)).expect("one bead");
        bead["confidence"].as_f64().expect("it has a confidence")
    };
    assert!(confidence(&["--names", &names]) > confidence(&[]) + 0.01);
    let broken = duizhao(&["align", &zh, &en, "--names", &zh]);
    assert!(refusal(&broken).contains("gazetteer line 1: expected 3 to 7 fields, found 1"));
}

#[test]
fn align_prints_a_bead_line_for_each_bead() {
    let (zh, en) = (fixture("clean/sentences.zh"), fixture("clean/sentences.en"));
    let output = duizhao(&["align", "--split", "line", &zh, &en, "-f", "vecalign"]);
    assert!(output.status.success());
    assert!(stdout(&output).starts_with("[0]:[0]:0."), "{}", stdout(&output));
    let swapped = duizhao(&["align", "--split", "line", &en, &zh, "-f", "vecalign"]);
    assert_eq!(stdout(&output).lines().count(), stdout(&swapped).lines().count());
}

#[test]
fn align_gives_the_same_bytes_on_any_number_of_threads() {
    let (zh, en) = (fixture("huxiu/article.zh.txt"), fixture("huxiu/article.en.txt"));
    let run = |threads: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        command.args(["align", &zh, &en, "-f", "jsonl"]).env("RAYON_NUM_THREADS", threads);
        command.output().expect("the tool runs").stdout
    };
    assert_eq!(run("1"), run("2"));
}

#[test]
fn two_texts_of_one_language_are_refused() {
    let zh = fixture("clean/sentences.zh");
    let message = refusal(&duizhao(&["align", &zh, &zh]));
    assert_eq!(message, "duizhao: expected one Chinese and one English text, found both Chinese\n");
}

#[test]
fn an_empty_side_is_refused() {
    let (empty, en) = (file("empty.txt", b" \n\n"), fixture("clean/sentences.en"));
    assert_eq!(refusal(&duizhao(&["align", &empty, &en])), format!("duizhao: {empty} has no text\n"));
}

#[test]
fn a_missing_file_is_refused_by_name() {
    let message = refusal(&duizhao(&["segment", "no-such-file"]));
    assert!(message.starts_with("duizhao: cannot read no-such-file: "), "{message}");
}

#[test]
fn segment_reads_gbk() {
    // 雨停了。走吧。
    let path = file("gbk.txt", b"\xD3\xEA\xCD\xA3\xC1\xCB\xA1\xA3\xD7\xDF\xB0\xC9\xA1\xA3\r\n");
    assert_eq!(stdout(&duizhao(&["segment", &path])), "雨停了。\n走吧。\n");
}

#[test]
fn lint_finds_and_fails_on_what_it_is_told_to() {
    let pairs = file("pairs.tsv", "公司营收14.09亿元。\tRevenue was 140.9 billion yuan.\n".as_bytes());
    let plain = duizhao(&["lint", &pairs, "-f", "jsonl"]);
    assert!(plain.status.success());
    assert!(stdout(&plain).contains(r#""pair":0,"rule":"Q01","name":"magnitude","severity":"error""#));
    assert!(stdout(&plain).contains(r#""fingerprint":""#));
    assert_eq!(duizhao(&["lint", &pairs, "--fail-on", "error"]).status.code(), Some(1));
}

#[test]
fn fixes_go_to_the_translation() {
    let zh = file("wide.zh.txt", "装好了,可以开始了。\n".as_bytes());
    let en = file("wide.en.txt", b"It is installed, you can start.\n");
    let fixed = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("wide.fixed.txt");
    let fixed = fixed.to_str().expect("the path is UTF-8");
    duizhao(&["lint", &zh, &en, "--from", "en", "--fix", fixed]);
    assert_eq!(std::fs::read_to_string(fixed).expect("it was written"), "装好了，可以开始了。\n");
    let pairs = file("wide.tsv", "装好了,可以开始了。\tIt is installed, you can start.\n".as_bytes());
    duizhao(&["lint", &pairs, "--from", "en", "--fix", fixed]);
    let text = std::fs::read_to_string(fixed).expect("it was written");
    assert_eq!(text, "装好了，可以开始了。\tIt is installed, you can start.\n");
}

#[test]
fn two_files_in_markdown_have_no_original_unless_it_is_named() {
    let zh = file("guide.zh.md", "# 构建\n\n构建耗时约30分钟。\n".as_bytes());
    let en = file("guide.en.md", b"# Building\n\nThe build takes about 50 minutes.\n");
    let lint = |arguments: &[&str]| {
        let output = duizhao(&[&["lint", &zh, &en, "--select", "Q02"], arguments].concat());
        stdout(&output).to_owned()
    };
    let unknown = lint(&[]);
    assert!(unknown.contains("the values differ") && !unknown.contains("write"), "{unknown}");
    assert!(lint(&["--from", "zh"]).contains("; write “30 minutes”"), "{}", lint(&["--from", "zh"]));
    let into_chinese = lint(&["--from", "en"]);
    assert!(into_chinese.starts_with(&format!("{zh}:3:")), "{into_chinese}");
}

#[test]
fn a_bad_row_does_not_hide_what_the_others_have() {
    let pairs = file(
        "one-bad.tsv",
        "再见\n\tBy the the sea.\n法院驳回了上诉。\tDismissed by the the court.\n".as_bytes(),
    );
    let output = duizhao(&["lint", &pairs, "-f", "jsonl"]);
    let message = String::from_utf8(output.stderr.clone()).expect("messages are UTF-8");
    assert_eq!(output.status.code(), Some(2));
    assert!(message.contains("tsv line 1: expected 2 fields, found 1"), "{message}");
    assert!(message.contains("1 of 3 lines could not be read"), "{message}");
    let pairs: Vec<&str> = stdout(&output).lines().map(|line| &line[..10]).collect();
    assert_eq!(pairs, [r#"{"pair":1,"#, r#"{"pair":2,"#]);
}

#[test]
fn lint_reads_json_lines_an_english_text_and_two_articles() {
    let rows = concat!(
        r#"{"source":"雨停了。","target":"The rain stopped."}"#,
        "\n",
        r#"{"translation":{"en":"By the the sea.","zh":"在海边。"}}"#,
        "\n"
    );
    let rows = file("pairs.jsonl", rows.as_bytes());
    assert!(
        stdout(&duizhao(&["lint", &rows])).starts_with(&format!("{rows}:2: warning[D01] doubled “the the”"))
    );
    let english = file("alone.txt", b"He came back. He sat by the the sea.\n");
    assert!(
        stdout(&duizhao(&["lint", &english]))
            .starts_with(&format!("{english}:1:25: warning[D01] doubled “the the”"))
    );
    let (zh, en) = (fixture("huxiu/article.zh.txt"), fixture("huxiu/article.en.txt"));
    assert!(stdout(&duizhao(&["lint", &en, &zh, "--select", "N02"])).contains("“Sho Yoko”"));
    let chinese = file("alone-zh.txt", "雨停了。走吧。".as_bytes());
    let message = refusal(&duizhao(&["lint", &chinese]));
    assert_eq!(message, format!("duizhao: {chinese}: expected an English text, found Chinese\n"));
}

#[test]
fn lint_keeps_the_confidence_of_json_lines() {
    let row = |rest: &str| {
        format!(r#"{{"source":"公司营收14.09亿元。","target":"Revenue was 140.9 billion yuan."{rest}}}"#)
    };
    let rows = [row(""), row(r#","score":2.5,"confidence":0.5"#)].join("\n");
    let rows = file("unsure.jsonl", rows.as_bytes());
    let output = duizhao(&["lint", &rows, "-f", "jsonl", "--select", "Q01"]);
    let confidence = |line: &str| {
        let finding: serde_json::Value = serde_json::from_str(line).expect("a finding");
        finding["confidence"].as_f64().expect("a number")
    };
    let [sure, unsure] = stdout(&output).lines().map(confidence).collect::<Vec<_>>()[..] else {
        panic!("two findings: {}", stdout(&output))
    };
    assert!((unsure - sure / 2.0).abs() < 1e-6, "{unsure} is half of {sure}");
}

#[test]
fn lint_runs_the_rules_that_are_chosen() {
    let pairs =
        file("chosen.tsv", "公司营收14.09亿元。\tThe the revenue was 140.9 billion yuan.\n".as_bytes());
    let lines = |arguments: &[&str]| {
        let output = duizhao(&[&["lint", &pairs], arguments].concat());
        stdout(&output)
            .lines()
            .map(|line| line.split(' ').nth(1).unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&["--select", "D01,Q01"]), ["warning[D01]", "error[Q01]"]);
    assert_eq!(lines(&["--select", "Q"]), ["error[Q01]"]);
    assert_eq!(lines(&["--select", "D,Q", "--ignore", "magnitude,S01"]), ["warning[D01]"]);
    assert_eq!(lines(&["--min-confidence", "1"]), Vec::<String>::new());
    let message = refusal(&duizhao(&["lint", &pairs, "--select", "dubled"]));
    assert_eq!(message, "duizhao: there is no rule `dubled`; did you mean `doubled`?\n");
}

#[test]
fn lint_reads_its_configuration_and_names_beside_it() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("configured");
    std::fs::create_dir_all(&folder).expect("the folder for tests can be written");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("it can be written");
    write("pairs.tsv", "地质学家李四光发言。\tThe geologist Ri Shiko spoke of the the rocks.\n");
    write("terms.tsv", "李四光\tRi Shiko\n");
    let run = |config: &str| {
        write("duizhao.toml", config);
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        command
            .args(["lint", "pairs.tsv", "--select", "D01,N02"])
            .current_dir(&folder)
            .output()
            .expect("the tool runs")
    };
    assert_eq!(stdout(&run("")).lines().count(), 2);
    let output = run("[lint]\nglossary = 'terms.tsv'\n[lint.severity]\nD01 = 'error'\n");
    assert!(stdout(&output).starts_with("pairs.tsv:1: error[D01]"), "{}", stdout(&output));
    let rows = "[[lint.suppress]]\nrule = 'D01'\ntext = 'the the'\nreason = 'a stutter'\n\
                [[lint.suppress]]\nrule = 'Q01'\ntext = 'x'\nreason = 'mended'\n";
    let output = run(rows);
    assert_eq!(stdout(&output).lines().count(), 1);
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "duizhao: nothing to suppress: Q01 “x” (mended)\nduizhao: 1 error in pairs.tsv\n"
    );
    let message = refusal(&run("[lint]\nselct = ['D']\n"));
    assert_eq!(message, "duizhao: duizhao.toml: toml line 2: unknown key `selct`; did you mean `select`?\n");
}

#[test]
fn a_baseline_holds_back_what_it_knows() {
    let baseline = file("baseline.json", b"");
    let old = file("old.tsv", "法院驳回了上诉。\tDismissed by the the court.\n".as_bytes());
    let written = duizhao(&["lint", &old, "--write-baseline", &baseline]);
    assert!(written.status.success() && written.stdout.is_empty());
    let new = "在海边。\tBy the the sea.\n法院驳回了上诉。\tDismissed by the the court.\n";
    let new = file("new.tsv", new.as_bytes());
    let output = duizhao(&["lint", &new, "--baseline", &baseline, "--fail-on", "info"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output).lines().count(), 1);
    assert!(stdout(&output).starts_with(&format!("{new}:1: ")), "{}", stdout(&output));
}

#[test]
fn fixes_are_written_beside_what_stays_as_it_is() {
    let rows =
        "在海边。\tBy the the sea.\ta note\nno pair\n他说：“走，现在走。”\t“Go, to the the car,” he said.\n";
    let (rows, fixed) = (file("unfixed.tsv", rows.as_bytes()), file("fixed.tsv", b""));
    let output = duizhao(&["lint", &rows, "--fix", &fixed]);
    assert_eq!((output.status.code(), stdout(&output).lines().count()), (Some(2), 2));
    let text = std::fs::read_to_string(&fixed).expect("the fixed text was written");
    let expected =
        "在海边。\tBy the sea.\ta note\nno pair\n他说：“走，现在走。”\t“Go, to the the car,” he said.\n";
    assert_eq!(text, expected);
    let rows =
        file("unfixed.jsonl", r#"{"translation":{"en":"By the the sea.","zh":"在海边。"}}"#.as_bytes());
    assert!(duizhao(&["lint", &rows, "--fix", &fixed]).status.success());
    let text = std::fs::read_to_string(&fixed).expect("the fixed text was written");
    assert_eq!(text, "{\"translation\":{\"en\":\"By the sea.\",\"zh\":\"在海边。\"}}\n");
}

#[test]
fn lint_tells_the_line_of_a_bad_row() {
    let pairs = file("bad.tsv", "你好\tHello\n再见\n".as_bytes());
    let message = refusal(&duizhao(&["lint", &pairs]));
    assert!(message.contains("tsv line 2: expected 2 fields, found 1"), "{message}");
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_duizhao"))
        .args(["segment", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tool runs");
    drop(child.stdout.take());
    let text = "雨停了。".repeat(100_000);
    child
        .stdin
        .take()
        .expect("standard input is a pipe")
        .write_all(text.as_bytes())
        .expect("the tool reads it all");
    let output = child.wait_with_output().expect("the tool ends");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

/// A folder for one test, with nothing in it but two articles that align.
fn articles(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the folder for tests can be written");
    std::fs::write(folder.join("zh.txt"), "你好。再见。").expect("the folder can be written");
    std::fs::write(folder.join("en.txt"), "Hello. Good bye.").expect("the folder can be written");
    folder
}

fn run_in(folder: &PathBuf, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
    command.args(arguments).current_dir(folder).output().expect("the tool runs")
}

fn names(folder: &PathBuf) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

#[test]
fn an_output_file_appears_whole_under_its_name_and_nothing_else_does() {
    let folder = articles("output");
    let output = run_in(&folder, &["align", "zh.txt", "en.txt", "-o", "pairs.tsv"]);
    assert_eq!((output.status.code(), output.stdout.len(), output.stderr.len()), (Some(0), 0, 0));
    let pairs = std::fs::read_to_string(folder.join("pairs.tsv")).expect("the pairs were written");
    assert_eq!(pairs, "你好。\tHello.\n再见。\tGood bye.\n");
    assert_eq!(names(&folder), ["en.txt", "pairs.tsv", "zh.txt"]);
}

#[test]
fn an_output_file_stays_as_it_was_where_the_work_fails() {
    let folder = articles("kept");
    std::fs::write(folder.join("pairs.tsv"), "old").expect("the folder can be written");
    let output = run_in(&folder, &["align", "zh.txt", "no-such-file", "-o", "pairs.tsv"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(folder.join("pairs.tsv")).expect("it is there"), "old");
    assert_eq!(names(&folder), ["en.txt", "pairs.tsv", "zh.txt"]);
}

#[cfg(unix)]
#[test]
fn an_output_file_is_like_any_new_file_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = articles("link");
    std::fs::write(folder.join("plain"), "").expect("the folder can be written");
    std::fs::write(folder.join("real.tsv"), "old").expect("the folder can be written");
    symlink("real.tsv", folder.join("link.tsv")).expect("a link can be made");
    for name in ["pairs.tsv", "link.tsv"] {
        assert!(run_in(&folder, &["align", "zh.txt", "en.txt", "-o", name]).status.success());
    }
    let mode = |name: &str| std::fs::metadata(folder.join(name)).expect("it is there").permissions().mode();
    assert_eq!(mode("pairs.tsv"), mode("plain"));
    assert!(folder.join("link.tsv").is_symlink());
    assert_ne!(std::fs::read_to_string(folder.join("real.tsv")).expect("it is there"), "old");
    // A device is written to, never replaced.
    assert!(run_in(&folder, &["segment", "zh.txt", "-o", "/dev/null"]).status.success());
    assert!(!std::fs::metadata("/dev/null").expect("it is there").is_file());
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let run = |color: &[&str]| duizhao(&[&["segment", "no-such-file"], color].concat()).stderr;
    let coloured = |bytes: &[u8]| bytes.contains(&0x1B);
    assert!(!coloured(&run(&[])));
    assert!(!coloured(&run(&["--color", "never"])));
    assert!(coloured(&run(&["--color", "always"])));
}

#[test]
fn every_rule_is_listed_and_has_a_page() {
    let list = duizhao(&["rules"]);
    let ids: Vec<&str> = duizhao::lint::rules().iter().map(|rule| rule.id).collect();
    let listed: Vec<&str> = stdout(&list).lines().filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(listed, ids);
    for rule in duizhao::lint::rules() {
        let page = duizhao(&["rules", rule.name]);
        assert!(stdout(&page).contains(rule.id) && stdout(&page).contains(rule.docs));
    }
}

#[test]
fn the_manual_and_the_completions_know_every_command() {
    let manual = duizhao(&["man"]);
    let bash = duizhao(&["completions", "bash"]);
    for command in ["align", "anchors", "segment", "lint", "train", "eval", "convert", "rules", "man"] {
        let title = format!(".TH duizhao-{command} 1");
        assert!(stdout(&manual).contains(&title), "the manual has no page for {command}");
        assert!(
            stdout(&bash).contains(&format!("duizhao__subcmd__{command}")),
            "bash does not know {command}"
        );
    }
    let folder = articles("man");
    assert!(run_in(&folder, &["man", "--folder", "pages"]).status.success());
    assert!(names(&folder.join("pages")).contains(&"duizhao-align.1".to_owned()));
}

#[test]
fn align_writes_a_report_besides() {
    let (zh, en) = (fixture("clean/article.zh.txt"), fixture("clean/article.en.txt"));
    let page = file("report.html", b"");
    let output = duizhao(&["align", &zh, &en, "-f", "tsv", "--report", &page]);
    assert!(output.status.success() && stdout(&output).contains('\t'));
    let page = std::fs::read_to_string(page).expect("the report is there");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<title>article.zh</title>"));
}

#[test]
fn a_batch_gets_a_report_each_and_an_index() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("batch reports");
    std::fs::create_dir_all(&folder).expect("the folder for tests can be written");
    let [zh, en] = ["zh", "en"].map(|tag| fixture(&format!("clean/article.{tag}.txt")));
    let list = folder.join("list.tsv");
    std::fs::write(&list, format!("{zh}\t{en}\tone #1.tsv\n{zh}\t{en}\ttwo.tmx\n")).unwrap();
    let pages = folder.join("pages");
    let run = duizhao(&["align", "--batch", list.to_str().unwrap(), "--report", pages.to_str().unwrap()]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let index = std::fs::read_to_string(pages.join("index.html")).expect("there is an index");
    assert!(index.contains("href=\"1-one%20%231.html\"") && index.contains("href=\"2-two.html\""), "{index}");
    assert!(pages.join("1-one #1.html").exists() && pages.join("2-two.html").exists());
    let memory = std::fs::read_to_string(folder.join("two.tmx")).expect("the pairs are there");
    assert!(memory.contains("<tmx version=\"1.4\">"));
}

#[test]
fn findings_come_as_sarif_and_out_of_a_translation_memory() {
    let pairs = file("doubled.tsv", "法院驳回了上诉。\tIt was dismissed by the the court.\n".as_bytes());
    let memory = file("doubled.tmx", b"");
    assert!(duizhao(&["convert", &pairs, &memory]).status.success());
    for input in [&pairs, &memory] {
        let output = duizhao(&["lint", input, "-f", "sarif"]);
        let log: serde_json::Value = serde_json::from_str(stdout(&output)).expect("SARIF is JSON");
        assert_eq!(log["runs"][0]["results"][0]["ruleId"], "D01");
        let lines = duizhao(&["lint", input]);
        assert!(stdout(&lines).contains(": warning[D01] doubled “the the”"), "{}", stdout(&lines));
    }
    let drawing = duizhao(&["lint", &pairs, "-f", "text"]);
    assert!(stdout(&drawing).contains("^^^^^^^"), "{}", stdout(&drawing));
}

#[test]
fn a_pair_of_a_file_that_is_read_as_a_whole_has_a_number_and_no_line() {
    let rows =
        "zh,en\n\"雨停了。\n\",\"The rain\nstopped.\"\n法院驳回了上诉。,It was dismissed by the the court.\n";
    let table = file("doubled.csv", rows.as_bytes());
    let output = duizhao(&["lint", &table, "--select", "D01", "-f", "github"]);
    assert!(stdout(&output).contains("doubled.csv,title=D01 doubled::pair 2: "), "{}", stdout(&output));
    let output = duizhao(&["lint", &table, "--select", "D01", "-f", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(stdout(&output)).expect("SARIF is JSON");
    let place = &log["runs"][0]["results"][0]["locations"][0];
    assert_eq!(place["logicalLocations"][0]["name"], "pair 2");
}

#[test]
fn one_finding_is_one() {
    let pairs = file("one.tsv", "法院驳回了上诉。\tIt was dismissed by the the court.\n".as_bytes());
    let known = file("one.json", b"");
    let select = ["--select", "D01"];
    let written = duizhao(&[&["lint", &pairs, "--write-baseline", &known], &select[..]].concat());
    let told = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told(&written).starts_with("duizhao: 1 finding in "), "{}", told(&written));
    let held = duizhao(&[&["lint", &pairs, "--baseline", &known], &select[..]].concat());
    assert!(told(&held).starts_with("duizhao: 1 finding is in the baseline\n"), "{}", told(&held));
}

#[test]
fn moses_is_two_files() {
    let pairs = file("moses-pairs.tsv", "下雨了。\tIt rains.\n".as_bytes());
    let both = file("corpus.moses", b"");
    assert!(duizhao(&["convert", &pairs, &both]).status.success());
    let side = |tag: &str| std::fs::read_to_string(both.replace("moses", tag)).expect("the side is there");
    assert_eq!((side("zh").as_str(), side("en").as_str()), ("下雨了。\n", "It rains.\n"));
    let back = duizhao(&["convert", &both, "-", "--to", "tsv"]);
    assert_eq!(stdout(&back), "下雨了。\tIt rains.\n");
    assert_eq!(duizhao(&["convert", &pairs, "-", "--to", "moses"]).status.code(), Some(2));
}

#[test]
fn fixing_a_line_of_json_changes_the_english_and_nothing_else() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let line = |english: &str| {
        [
            format!(r#"{{"id": 12345678901234567890123, "zh": "在海边。", "en": {english}, "b": 1e999, "a": 1}}"#),
            format!(r#" {{ "x": "\ud800", "a": 1, "a": 2, "translation" : {{"en":{english} , "zh":"在海边。"}} }} "#),
            format!(r#"{{"source":null,"target":{english},"deep":{deep}}}"#),
            format!(r#"{{"target":{english},"source":"\u5728海边。","n":1.0e+00,"s":"\/"}}"#),
        ]
        .map(|line| line + "\n")
        .concat()
    };
    let [old, new] = [r#""By \u0074he the \"sea\".""#, r#""By the \"sea\".""#].map(line);
    let (rows, fixed) = (file("exact.jsonl", old.as_bytes()), file("exact-fixed.jsonl", b""));
    let output = duizhao(&["lint", &rows, "--select", "D01", "--fix", &fixed]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = std::fs::read_to_string(&fixed).expect("the fixed text was written");
    for (found, expected) in text.lines().zip(new.lines()) {
        assert!(found == expected, "{found:.200}\n{expected:.200}");
    }
    assert_eq!(text.len(), new.len());
}

#[test]
fn a_table_with_a_header_and_more_columns_is_read_and_fixed_in_its_english() {
    let rows = "id\tzh\ten\tscore\n1\t在海边。\tBy the the sea.\t0.5\n2\t\"他说\"\"走\"\"。\"\t\"He said \"\"go \
                to the the sea\"\".\"\t1\n";
    let (rows, fixed) = (file("header.tsv", rows.as_bytes()), file("header-fixed.tsv", b""));
    let output = duizhao(&["lint", &rows, "--select", "D01,P01", "--fix", &fixed]);
    let lines: Vec<&str> = stdout(&output)
        .lines()
        .filter_map(|line| line.strip_prefix(&format!("{rows}:"))?.get(..18))
        .collect();
    assert_eq!(lines, ["2: warning[D01] do", "3: warning[D01] do"]);
    let text = std::fs::read_to_string(&fixed).expect("the fixed text was written");
    assert!(text.starts_with("id\tzh\ten\tscore\n1\t在海边。\tBy the sea.\t0.5\n2\t\"他说\"\"走"), "{text}");
    let plain = file("columns.tsv", "1\t你好。\tHello.\n2\t再见。\tGood bye.\n".as_bytes());
    assert_eq!(
        stdout(&duizhao(&["convert", &plain, "-", "--to", "tsv"])),
        "你好。\tHello.\n再见。\tGood bye.\n"
    );
    let unclear = file("unclear.tsv", "1\t你好。\t再见。\n".as_bytes());
    for command in [&["lint", &unclear][..], &["convert", &unclear, "-", "--to", "csv"]] {
        let message = refusal(&duizhao(command));
        assert!(
            message.contains("3 columns, and it is not clear which two are the texts: 1 neither"),
            "{message}"
        );
    }
}

#[test]
fn tables_and_memories_of_other_programs_are_read() {
    let excel = "zh;en\r\n你好。;Hello.\r\n\"他说；“走吧；”\";\"He said; let's go;\"\r\n";
    let excel = file("excel.csv", excel.as_bytes());
    let pairs = "你好。\tHello.\n他说；“走吧；”\tHe said; let's go;\n";
    assert_eq!(stdout(&duizhao(&["convert", &excel, "-", "--to", "tsv"])), pairs);
    let quoted = "\"他说\"\"走吧\"\"。\"\t\"He said \"\"let's go\"\".\"\n";
    let quoted = file("quoted.tsv", quoted.as_bytes());
    let output = duizhao(&["lint", &quoted]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), ""));
    let memory = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\
        <header/><body>\n<tu><tuv xml:lang=\"en-US\"><seg>Click <bpt i=\"1\">&lt;b&gt;</bpt>Save<ept i=\"1\">&lt;/b&gt;</ept> \
        to keep <ph x=\"2\"/>5 files.</seg></tuv><tuv xml:lang=\"zh-Hans-CN\"><seg>点击<bpt i=\"1\">&lt;b&gt;</bpt>保存\
        <ept i=\"1\">&lt;/b&gt;</ept>以保留<ph x=\"2\"/>5个文件。</seg></tuv></tu>\n<tu><tuv xml:lang=\"en-GB\"><seg>Hello.\
        </seg></tuv><tuv xml:lang=\"de-DE\"><seg>Hallo.</seg></tuv><tuv xml:lang=\"zh-TW\"><seg>你好。</seg></tuv></tu>\n\
        </body></tmx>";
    let whole = file("whole.tmx", memory.as_bytes());
    let pairs = "点击保存以保留5个文件。\tClick Save to keep 5 files.\n你好。\tHello.\n";
    assert_eq!(stdout(&duizhao(&["convert", &whole, "-", "--to", "tsv"])), pairs);
    let bare = file("bare.tmx", memory.replace("<seg>", "").replace("</seg>", "").as_bytes());
    let message = refusal(&duizhao(&["convert", &bare, "-", "--to", "tsv"]));
    assert!(message.contains("tmx line 4: a text that is not inside <seg>"), "{message}");
}

#[test]
fn links_come_with_their_documents_and_are_read_back() {
    let folder = articles("linked");
    let zh = "渡船来迟了。没有人等他。\n\n2019年3月，他买了一条新船。\n";
    let en = "The ferry was late. Nobody waited for him.\n\nIn March 2019 he bought a new boat.\n";
    std::fs::write(folder.join("zh.txt"), zh).expect("the folder can be written");
    std::fs::write(folder.join("en.txt"), en).expect("the folder can be written");
    for (format, name) in [("intertext", "pairs & co.xml"), ("xces", "pairs.xces")] {
        for texts in [["zh.txt", "en.txt"], ["en.txt", "zh.txt"]] {
            let [first, second] = texts;
            let stem = name.split('.').next().unwrap_or_default();
            let made = run_in(&folder, &["align", first, second, "-f", format, "-o", name]);
            assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
            for tag in ["zh", "en"] {
                let document = folder.join(format!("{stem}.{tag}.xml"));
                let document = std::fs::read_to_string(document).expect("the document is there");
                assert_eq!(document.matches("<s id=").count(), 3, "{document}");
            }
            let back = run_in(&folder, &["convert", name, "-", "--from", format, "--to", "tsv"]);
            let direct = run_in(&folder, &["align", first, second, "-f", "tsv"]);
            assert_eq!(stdout(&back), stdout(&direct), "{}", String::from_utf8_lossy(&back.stderr));
            assert_eq!(stdout(&back).lines().count(), 3);
        }
        // An editor joins two beads.
        let path = folder.join(name);
        let links = std::fs::read_to_string(&path).expect("the links are there");
        let joined = match format {
            "xces" => links.replace("s1;s1", "s1 s2;s1 s2").replace("s2;s2\"", ";\""),
            _ => links.replace("'1:1;1:1'", "'1:1 1:2;1:1 1:2'").replace("'1:2;1:2'", "';'"),
        };
        assert_ne!(joined, links);
        std::fs::write(&path, joined).expect("the folder can be written");
        let back = run_in(&folder, &["convert", name, "-", "--from", format, "--to", "tsv"]);
        let line = "The ferry was late. Nobody waited for him.\t渡船来迟了。没有人等他。";
        assert!(
            stdout(&back).starts_with(line),
            "{}{}",
            stdout(&back),
            String::from_utf8_lossy(&back.stderr)
        );
    }
    // Output that would overwrite documents of the input is refused, and so is input that does not exist.
    let over = run_in(&folder, &["convert", "pairs.xces", "pairs.xml", "--to", "intertext"]);
    assert!(refusal(&over).contains("pairs.zh.xml is an input and would be written over"));
    std::fs::remove_file(folder.join("pairs.zh.xml")).expect("it was there");
    let message = refusal(&run_in(&folder, &["convert", "pairs.xces", "-", "--to", "tsv"]));
    assert!(message.contains("pairs.xces: its document `pairs.zh.xml` is not there"), "{message}");
    let outside = std::fs::read_to_string(folder.join("pairs.xces")).expect("it is there");
    std::fs::write(folder.join("pairs.xces"), outside.replace("pairs.zh.xml", "../linked/pairs.en.xml"))
        .expect("written");
    let message = refusal(&run_in(&folder, &["convert", "pairs.xces", "-", "--to", "tsv"]));
    assert!(message.contains("`../linked/pairs.en.xml` is not there"), "{message}");
}

#[test]
fn files_of_figures_are_aligned_the_first_as_chinese() {
    let folder = articles("figures");
    std::fs::write(folder.join("1.txt"), "12\n345\n").expect("the folder can be written");
    std::fs::write(folder.join("2.txt"), "12\n345\n").expect("the folder can be written");
    let output = run_in(&folder, &["align", "1.txt", "2.txt", "-f", "tsv"]);
    assert_eq!(stdout(&output), "12\t12\n345\t345\n", "{}", String::from_utf8_lossy(&output.stderr));
    // Next to a text with letters, a text of figures is taken to be in the other language.
    for other in ["zh.txt", "en.txt"] {
        assert!(run_in(&folder, &["align", other, "1.txt", "-f", "tsv"]).status.success());
        assert!(run_in(&folder, &["align", "1.txt", other, "-f", "tsv"]).status.success());
    }
}

#[test]
fn the_texts_may_come_in_either_order() {
    let folder = articles("order");
    std::fs::write(folder.join("zh.txt"), "你好。\n").expect("the folder can be written");
    std::fs::write(folder.join("en.txt"), "Hello.\n").expect("the folder can be written");
    for texts in [["zh.txt", "en.txt"], ["en.txt", "zh.txt"]] {
        let output = run_in(&folder, &["align", texts[0], texts[1], "-f", "jsonl"]);
        assert!(stdout(&output).starts_with("{\"source\":\"你好。\",\"target\":\"Hello.\""), "{texts:?}");
    }
}

#[test]
fn the_names_of_files_and_the_caller_say_which_side_is_which() {
    let zh = "TypeScript 与 JavaScript\n".as_bytes();
    let en = b"TypeScript and JavaScript\n";
    let (plain, other) = (file("names-a.md", zh), file("names-b.md", en));
    assert!(refusal(&duizhao(&["align", &plain, &other])).contains("found both English"));
    let said = duizhao(&["align", &plain, &other, "--languages", "zh,en", "-f", "tsv"]);
    assert_eq!(stdout(&said), "TypeScript 与 JavaScript\tTypeScript and JavaScript\n");
    let (marked, other) = (file("names.zh-CN.md", zh), file("names.md", en));
    let named = duizhao(&["align", &other, &marked, "-f", "tsv"]);
    assert_eq!(stdout(&named), "TypeScript and JavaScript\tTypeScript 与 JavaScript\n");
    assert!(refusal(&duizhao(&["align", &other, &file("names.zh.md", en)])).contains("found both English"));
    let wrong = duizhao(&["align", &plain, &other, "--languages", "zh,zh"]);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("expected zh,en or en,zh"));
}

#[test]
fn a_page_with_statements_is_read_as_mdx_whatever_its_ending() {
    for ending in ["md", "mdown", "mkd", "qmd", "rmd", "mdx"] {
        let page = |text: &str| {
            format!("import Note from '@site/note';\n\n<Note\n  on={{() => {{}}}}\n>\n\n{text}\n\n</Note>\n")
        };
        let zh = file(&format!("note.zh.{ending}"), page("渡船晚点了。").as_bytes());
        let en = file(&format!("note.en.{ending}"), page("The ferry was late.").as_bytes());
        let output = duizhao(&["align", &zh, &en, "-f", "tsv"]);
        let lines: Vec<&str> = stdout(&output).lines().collect();
        assert_eq!(lines.len(), 4, "{ending}: {lines:?}");
        assert_eq!(lines[2], "渡船晚点了。\tThe ferry was late.");
    }
}

#[test]
fn a_page_full_of_code_is_aligned_and_linted_at_its_own_lines() {
    let code =
        "```js\nexport const createRouter = (options) => install(options, createWebHistory())\n```\n\n"
            .repeat(9);
    let zh = file(
        "code.zh.md",
        format!("# 路由\n\n{code}先安装路由，再写 `createRouter`。共有1500个选项。\n").as_bytes(),
    );
    let en = file(
        "code.en.md",
        format!(
            "# Routing\n\n{code}Install the router first, then write `createRouter`. There are 1800 options.\n"
        )
        .as_bytes(),
    );
    let output = duizhao(&["lint", &zh, &en]);
    let found: Vec<&str> = stdout(&output).lines().collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(&format!("{en}:39:")), "{}", found[0]);
    assert!(found[0].contains("[Q0"), "{}", found[0]);
}
