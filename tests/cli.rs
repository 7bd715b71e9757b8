//! The tool, as a shell sees it.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn duizhao(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_duizhao")).args(arguments).output().expect("the tool runs")
}

fn fixture(path: &str) -> String {
    format!("{}/fixtures/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// A file with this content, in a folder of the test's own.
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
    assert_eq!(duizhao(&["lint", &pairs, "--fail-on", "error"]).status.code(), Some(1));
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
