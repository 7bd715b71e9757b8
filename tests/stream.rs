//! Many documents: `align --jsonl`, `lint --jsonl` and `align --batch`, as other programs use them.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

fn duizhao(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The output for this on standard input.
fn piped(arguments: &[&str], input: Vec<u8>) -> Output {
    let mut child = duizhao(arguments).spawn().expect("the tool runs");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    // The tool answers while it reads: writing must not wait for reading.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the tool ends");
    writer.join().expect("the writer ends").expect("the tool reads all of its input");
    output
}

fn answers(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("output is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("messages are UTF-8")
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for tests can be written");
    folder
}

/// Articles of very different lengths, and some lines that are not articles.
fn articles(count: usize) -> Vec<u8> {
    let mut lines = String::new();
    for k in 0..count {
        let sentences = 1 + k * 7919 % 23;
        lines += &match k % 10 {
            3 => "no JSON".to_owned(),
            7 => format!(r#"{{"id": {k}, "zh": "第{k}次。"}}"#),
            _ => {
                let zh: String = (0..sentences).map(|n| format!("第{n}天来了{k}个人。")).collect();
                let en: String =
                    (0..sentences).map(|n| format!("On day {n} there came {k} people. ")).collect();
                serde_json::json!({"id": k, "zh": zh, "en": en}).to_string()
            }
        };
        lines.push('\n');
    }
    lines.into_bytes()
}

#[test]
fn answers_come_in_order_and_are_the_same_on_any_number_of_threads() {
    let outputs = ["1", "2"].map(|threads| piped(&["align", "--jsonl", "-", "-j", threads], articles(60)));
    assert!(outputs[0].stdout == outputs[1].stdout, "the threads change what comes out");
    assert_eq!(stderr(&outputs[0]), stderr(&outputs[1]));
    assert_eq!(outputs[0].status.code(), Some(2));
    let answers = answers(&outputs[0]);
    assert_eq!(answers.len(), 60);
    for (k, answer) in answers.iter().enumerate() {
        let (id, key) = match k % 10 {
            3 => (Value::Null, "error"),
            7 => (Value::from(k), "error"),
            _ => (Value::from(k), "pairs"),
        };
        assert_eq!(answer["id"], id, "line {}", k + 1);
        assert!(answer.get(key).is_some(), "line {}: {answer}", k + 1);
    }
    assert!(stderr(&outputs[0]).contains("12 of 60 lines failed"), "{}", stderr(&outputs[0]));
}

#[test]
fn any_line_has_exactly_one_answer() {
    let good =
        |id: &str| format!(r#"{{"id": "{id}", "zh": "三天后他走了。", "en": "He left three days later."}}"#);
    let wide = " ".repeat(10_000_000);
    let many = format!(r#"{{"id": 1, "zh": "{}", "en": "Good."}}"#, "好。".repeat(100_001));
    let mut deep = "[".repeat(100_000);
    deep += &"]".repeat(100_000);
    let lines: Vec<(Vec<u8>, Result<usize, &str>)> = vec![
        (format!("\u{FEFF}{}\r", good("mark")).into_bytes(), Ok(1)),
        (vec![], Err("empty")),
        (b"\r".to_vec(), Err("empty")),
        (b"\0".to_vec(), Err("expected an object")),
        (b"[]".to_vec(), Err("expected an object")),
        (b"7".to_vec(), Err("expected an object")),
        (b"{\"id\": 1, \"zh\": \"\xFF\", \"en\": \"x\"}".to_vec(), Err("no UTF-8")),
        (br#"{"id": 1, "zh": "\ud800", "en": "x"}"#.to_vec(), Err("`zh` is no text")),
        (br#"{"id": 1, "id": 2, "zh": "x", "en": "x"}"#.to_vec(), Err("duplicate field")),
        (deep.into_bytes(), Err("expected an object")),
        (br#"{"zh": "x", "en": "x"}"#.to_vec(), Err("there is no `id`")),
        (br#"{"id": 1, "zh": "Hello.", "en": "Hello."}"#.to_vec(), Err("found both English")),
        (br#"{"id": 1, "zh": "", "en": "Hello."}"#.to_vec(), Err("`zh` has no text")),
        (br#"{"id": 1, "zh": " \n\t", "en": "Hello."}"#.to_vec(), Err("`zh` has no text")),
        (br#"{"id": 1, "zh": "Hello.", "en": "\u4f60\u597d\u3002"}"#.to_vec(), Ok(1)),
        (br#"{"id": 1, "zh": "2024", "en": "2024"}"#.to_vec(), Ok(1)),
        (format!(r#"{{"id": 1, "zh": "你好。{wide}再见。", "en": "Hello. Good bye."}}"#).into_bytes(), Ok(2)),
        (format!(r#"{{"id": 1, "more": "{wide}", "zh": "你好。", "en": "Hello."}}"#).into_bytes(), Ok(1)),
        (vec![b'x'; 40 << 20], Err("longer than 32 MiB")),
        (many.into_bytes(), Err("a text of 100001 sentences, at most 100000")),
        (good("last").into_bytes(), Ok(1)),
    ];
    // The last line has no line break.
    let input = lines.iter().map(|(line, _)| line.as_slice()).collect::<Vec<_>>().join(&b'\n');
    let output = piped(&["align", "--jsonl", "-"], input);
    let answers = answers(&output);
    assert_eq!(answers.len(), lines.len());
    for (number, (answer, (_, expected))) in (1..).zip(answers.iter().zip(&lines)) {
        match expected {
            Ok(pairs) => {
                assert_eq!(answer["pairs"].as_array().map(Vec::len), Some(*pairs), "line {number}: {answer}");
            }
            Err(part) => {
                let error = answer["error"].as_str().unwrap_or_default();
                let place = format!("line {number}: ");
                assert!(error.starts_with(&place) && error.contains(part), "line {number}: {answer}");
            }
        }
    }
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn nothing_in_nothing_out() {
    let output = piped(&["align", "--jsonl", "-"], Vec::new());
    assert_eq!((output.status.code(), output.stdout.len(), output.stderr.len()), (Some(0), 0, 0));
}

/// A tool that is reading articles, with its input and output.
fn running() -> (Child, impl Write, BufReader<impl Read>) {
    let mut child = duizhao(&["align", "--jsonl", "-"]).spawn().expect("the tool runs");
    let stdin = child.stdin.take().expect("standard input is a pipe");
    let stdout = child.stdout.take().expect("standard output is a pipe");
    (child, stdin, BufReader::new(stdout))
}

#[test]
fn an_answer_does_not_wait_for_the_next_line() {
    let (mut child, mut stdin, mut stdout) = running();
    for id in 0..3 {
        writeln!(stdin, r#"{{"id": {id}, "zh": "你好。", "en": "Hello."}}"#).expect("the tool reads");
        let mut answer = String::new();
        stdout.read_line(&mut answer).expect("the tool answers");
        assert!(answer.starts_with(&format!(r#"{{"id":{id},"pairs":["#)), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().expect("the tool ends").success());
}

#[test]
fn a_reader_that_stops_reading_ends_the_tool_while_its_input_is_open() {
    let (mut child, mut stdin, stdout) = running();
    drop(stdout);
    writeln!(stdin, r#"{{"id": 1, "zh": "你好。", "en": "Hello."}}"#).expect("the tool reads");
    let status = child.wait().expect("the tool ends");
    let mut messages = String::new();
    let mut stderr = child.stderr.take().expect("standard error is a pipe");
    stderr.read_to_string(&mut messages).expect("messages are UTF-8");
    assert_eq!((status.code(), messages.as_str()), (Some(0), ""));
    drop(stdin);
}

#[test]
fn the_pairs_of_a_line_are_those_of_two_files() {
    let folder = folder("same");
    let (zh, en) = ("你好。\n\n第二段有3个人。他们走了。", "Hello.\n\nThere are 3 people here. They left.");
    fs::write(folder.join("zh.txt"), zh).expect("the folder can be written");
    fs::write(folder.join("en.txt"), en).expect("the folder can be written");
    let files = duizhao(&["align", "zh.txt", "en.txt", "-f", "jsonl"]).current_dir(&folder).output();
    let files = answers(&files.expect("the tool runs"));
    let line = serde_json::json!({"id": 1, "zh": zh, "en": en}).to_string();
    let streamed = answers(&piped(&["align", "--jsonl", "-"], line.into_bytes()));
    assert_eq!(streamed[0]["pairs"], Value::from(files));
}

/// The findings of an answer: the pair, the rule and the words of each.
fn findings(answer: &Value) -> Vec<(u64, &str, &str)> {
    let list = answer["findings"].as_array().expect("there is a list");
    let told = list.iter().map(|finding| {
        (
            finding["pair"].as_u64().expect("a number"),
            finding["rule"].as_str().expect("an id"),
            finding["target"]["text"].as_str().unwrap_or_default(),
        )
    });
    told.collect()
}

#[test]
fn articles_are_answered_with_their_findings_if_asked_for() {
    let lines = [
        r#"{"id": 1, "zh": "雨停了。他们走了。", "en": "The rain stopped. They left left the town."}"#,
        "no JSON",
        r#"{"id": 3, "zh": "雨停了。", "en": "The rain stopped."}"#,
    ];
    let input = || lines.join("\n").into_bytes();
    let output = piped(&["align", "--jsonl", "-", "--findings"], input());
    assert_eq!(output.status.code(), Some(2));
    let with = answers(&output);
    assert_eq!(findings(&with[0]), [(1, "D01", "left left")]);
    assert!(with[1].get("error").is_some() && with[1].get("findings").is_none());
    assert_eq!(findings(&with[2]), []);
    let without = answers(&piped(&["align", "--jsonl", "-"], input()));
    for (with, without) in with.iter().zip(&without) {
        assert_eq!(with.get("pairs"), without.get("pairs"));
        assert!(without.get("findings").is_none());
    }
}

#[test]
fn the_findings_of_an_article_are_those_of_its_pairs() {
    let lines = [
        r#"{"id": "a", "zh": "雨停了。他们走了。", "en": "The rain stopped. They left left the town."}"#,
        r#"{"id": "b", "zh": "水位比去年低12.4%。", "en": "The river stands 14.2% lower than last year."}"#,
        r#"{"id": "c", "zh": "", "en": "Nothing."}"#,
    ];
    let aligned = piped(&["align", "--jsonl", "-", "--findings"], lines.join("\n").into_bytes());
    let bare = answers(&aligned).into_iter().map(|mut answer| {
        answer.as_object_mut().expect("an object").remove("findings");
        answer.to_string() + "\n"
    });
    let linted = piped(&["lint", "--jsonl", "-"], bare.collect::<String>().into_bytes());
    assert_eq!(linted.status.code(), Some(2));
    let (aligned, linted) = (answers(&aligned), answers(&linted));
    for (aligned, linted) in aligned.iter().zip(&linted).take(2) {
        assert_eq!(linted["id"], aligned["id"]);
        assert!(!findings(linted).is_empty());
        assert_eq!(findings(linted), findings(aligned));
    }
    let error = "line 3: there are no `pairs`: line 3: `zh` has no text";
    assert_eq!(linted[2], serde_json::json!({"id": "c", "error": error}));
}

#[test]
fn a_linted_line_is_a_document_with_rules_that_compare_its_pairs() {
    let names = |last: &str| {
        format!(
            concat!(
                r#"{{"id": "{last}", "zh": ["阿里云先到。", "后来阿里云领先。", "最后阿里云走了。"], "#,
                r#""en": ["Alibaba Cloud came first.", "Then Alibaba Cloud led.", "At last {last} left."]}}"#
            ),
            last = last
        )
    };
    let lines = [names("Alibaba Cloud"), names("Aliyun")];
    let run = |threads: &str| piped(&["lint", "--jsonl", "-", "-j", threads], lines.join("\n").into_bytes());
    let (one, two) = (run("1"), run("2"));
    assert_eq!((one.status.code(), &one.stdout), (Some(0), &two.stdout));
    let answers = answers(&one);
    assert_eq!(findings(&answers[0]), []);
    assert_eq!(findings(&answers[1]), [(2, "N04", "Aliyun")]);
}

#[test]
fn any_linted_line_has_exactly_one_answer() {
    let pair = r#""zh": "雨停了。", "en": "The rain stopped.""#;
    let lines: Vec<(Vec<u8>, Option<&str>)> = vec![
        (format!(r#"{{"id": 1, {pair}}}"#).into_bytes(), None),
        (vec![], Some("empty; expected an object with `id` and `pairs`, or `id`, `zh` and `en`")),
        (b"[]".to_vec(), Some("expected an object")),
        (format!("{{{pair}}}").into_bytes(), Some("there is no `id`")),
        (b"{\"id\": 1, \"zh\": \"\xFF\", \"en\": \"x\"}".to_vec(), Some("no UTF-8")),
        (vec![b'x'; 40 << 20], Some("longer than 32 MiB")),
        (format!(r#"{{"id": 1, "pairs": [{{{pair}}}, {{{pair}}}]}}"#).into_bytes(), None),
        (br#"{"id": 1, "pairs": [7]}"#.to_vec(), Some("pair 1: ")),
        (br#"{"id": 1, "pairs": []}"#.to_vec(), None),
    ];
    let input = lines.iter().map(|(line, _)| line.as_slice()).collect::<Vec<_>>().join(&b'\n');
    let output = piped(&["lint", "--jsonl", "-"], input);
    let answers = answers(&output);
    assert_eq!(answers.len(), lines.len());
    for (number, (answer, (_, expected))) in (1..).zip(answers.iter().zip(&lines)) {
        match expected {
            None => assert_eq!(findings(answer), [], "line {number}: {answer}"),
            Some(part) => {
                let error = answer["error"].as_str().unwrap_or_default();
                let place = format!("line {number}: ");
                assert!(error.starts_with(&place) && error.contains(part), "line {number}: {answer}");
            }
        }
    }
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn severe_findings_of_a_linted_line_are_told_and_give_their_exit_code() {
    let line = || br#"{"id": "a", "zh": "\u4ed6\u6765\u4e86\u3002", "en": "He came came."}"#.to_vec();
    assert_eq!(piped(&["lint", "--jsonl", "-"], line()).status.code(), Some(0));
    let output = piped(&["lint", "--jsonl", "-", "--fail-on", "warning"], line());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("duizhao: \"a\": pair 1: "), "{}", stderr(&output));
    let none = piped(&["lint", "--jsonl", "-", "--fail-on", "warning", "--ignore", "D01"], line());
    assert_eq!((none.status.code(), stderr(&none)), (Some(0), ""));
}

#[test]
fn a_batch_goes_on_past_failures_and_is_the_same_on_any_number_of_threads() {
    let folder = folder("batch");
    let mut list = String::from("# Chinese, English, output\n");
    for k in 0..6 {
        let article = |text: &str| text.repeat(1 + k * 5 % 7);
        fs::write(folder.join(format!("{k}.zh")), article("第1天来了3个人。第2天没有人来。"))
            .expect("written");
        fs::write(folder.join(format!("{k}.en")), article("On day 1 three people came. On day 2 nobody. "))
            .expect("written");
        list += &format!("{k}.zh\t{k}.en\tout/{k}.tsv\n");
    }
    fs::create_dir(folder.join("out")).expect("written");
    fs::remove_file(folder.join("2.en")).expect("it was there");
    fs::write(folder.join("list.tsv"), list).expect("written");
    let list = folder.join("list.tsv");
    let list = list.to_str().expect("the path is UTF-8");
    let run = |threads: &str| {
        let arguments = ["align", "--batch", list, "--overwrite", "-j", threads];
        let output = duizhao(&arguments).output().expect("the tool runs");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        assert!(stderr(&output).contains("list.tsv line 4: cannot read"), "{}", stderr(&output));
        assert!(stderr(&output).ends_with("duizhao: 1 of 6 articles failed\n"), "{}", stderr(&output));
        let read = |k| fs::read(folder.join(format!("out/{k}.tsv"))).ok();
        (0..6).map(read).collect::<Vec<Option<Vec<u8>>>>()
    };
    let (one, two) = (run("1"), run("2"));
    assert_eq!(one, two);
    assert!(one.iter().enumerate().all(|(k, found)| found.is_some() == (k != 2)));
}

#[test]
fn progress_is_told_only_where_it_is_asked_for() {
    let line = || br#"{"id": 1, "zh": "\u4f60\u597d\u3002", "en": "Hello."}"#.to_vec();
    assert_eq!(stderr(&piped(&["align", "--jsonl", "-"], line())), "");
    let told = piped(&["align", "--jsonl", "-", "--progress", "always"], line());
    assert_eq!(stderr(&told), "duizhao: articles: 1, all done\n");
}

#[test]
fn a_batch_goes_on_where_it_stopped() {
    let folder = folder("resumed");
    let mut list = String::new();
    for k in 0..4 {
        fs::write(folder.join(format!("{k}.zh")), "第1天来了3个人。").expect("written");
        fs::write(folder.join(format!("{k}.en")), "On day 1 three people came.").expect("written");
        list += &format!("{k}.zh\t{k}.en\t{k}.tsv\n");
    }
    fs::write(folder.join("list.tsv"), list).expect("written");
    let run = |more: &[&str]| {
        let arguments = [&["align", "--batch", "list.tsv"], more].concat();
        let output = duizhao(&arguments).current_dir(&folder).output().expect("the tool runs");
        assert!(output.status.success(), "{}", stderr(&output));
        stderr(&output).to_owned()
    };
    // An earlier run has done one of them; another was done before its text was changed.
    fs::write(folder.join("1.tsv"), "kept").expect("written");
    fs::write(folder.join("2.tsv"), "old").expect("written");
    let hour = std::time::Duration::from_secs(3600);
    let old = fs::File::options().write(true).open(folder.join("2.tsv")).expect("it is there");
    old.set_modified(std::time::SystemTime::now() - hour).expect("a file has a time");
    let told = "duizhao: 1 of 4 articles are done already; --overwrite does them again\n";
    assert_eq!(run(&[]), told);
    let read = |k| fs::read_to_string(folder.join(format!("{k}.tsv"))).expect("it is there");
    let pair = "第1天来了3个人。\tOn day 1 three people came.\n";
    assert_eq!([0, 1, 2, 3].map(read), [pair, "kept", pair, pair]);
    // The findings of an earlier run are not known: with `--fail-on`, nothing is skipped.
    assert_eq!(run(&["--fail-on", "error"]), "");
    assert_eq!(read(1), pair);
    fs::write(folder.join("1.tsv"), "kept").expect("written");
    assert_eq!(run(&["--overwrite"]), "");
    assert_eq!(read(1), pair);
    // If a page is missing, the article is not done; the index has all of them.
    fs::write(folder.join("1.tsv"), "kept").expect("written");
    assert_eq!(run(&["--report", "pages"]), "");
    fs::remove_file(folder.join("pages/2-1.html")).expect("it was there");
    run(&["--report", "pages"]);
    let index = fs::read_to_string(folder.join("pages/index.html")).expect("there is an index");
    assert_eq!(index.matches("aligned by an earlier run").count(), 3, "{index}");
    assert!((1..5).all(|line| index.contains(&format!("href=\"{line}-{}.html\"", line - 1))), "{index}");
}

#[cfg(unix)]
#[test]
fn a_signal_leaves_no_unfinished_file() {
    use std::os::unix::process::ExitStatusExt;
    for (name, number) in [("INT", 2), ("TERM", 15)] {
        let folder = folder(&format!("stopped-{name}"));
        fs::write(folder.join("out.jsonl"), "old").expect("written");
        let mut child = duizhao(&["align", "--jsonl", "-", "-o", "out.jsonl"])
            .current_dir(&folder)
            .spawn()
            .expect("the tool runs");
        let mut stdin = child.stdin.take().expect("standard input is a pipe");
        writeln!(stdin, r#"{{"id": 1, "zh": "你好。", "en": "Hello."}}"#).expect("the tool reads");
        let names = || fs::read_dir(&folder).expect("the folder is there").count();
        for _ in 0..600 {
            if names() == 2 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        assert_eq!(names(), 2, "the output is being written under another name");
        let kill = format!("kill -{name} {}", child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().expect("a shell runs").success());
        let status = child.wait().expect("the tool ends");
        assert_eq!(status.signal(), Some(number), "it ends as by the signal");
        assert_eq!(names(), 1);
        assert_eq!(fs::read_to_string(folder.join("out.jsonl")).expect("it is there"), "old");
        drop(stdin);
    }
}
