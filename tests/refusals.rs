//! What the tool refuses before it reads or writes anything: outputs that are inputs, files that it would
//! misread, thresholds that would let everything pass.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder for one test, with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refusals").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for tests can be written");
    for (name, content) in files {
        fs::write(folder.join(name), content).expect("the folder for tests can be written");
    }
    folder
}

fn duizhao(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
    command.args(arguments).current_dir(folder).output().expect("the tool runs")
}

/// The message of a command, which must have done nothing else.
fn refusal(folder: &Path, arguments: &[&str]) -> String {
    let before = content(folder);
    let output = duizhao(folder, arguments);
    let message = String::from_utf8(output.stderr).expect("messages are UTF-8");
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
    assert!(output.stdout.is_empty(), "{arguments:?} prints");
    assert!(content(folder) == before, "{arguments:?} changes a file");
    message
}

/// The files of a folder, by name.
fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries =
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path());
    entries.map(|path| (path.clone(), fs::read(&path).unwrap_or_default())).collect()
}

const ZH: &str = "渡船来迟了。没有人等他。\n";
const EN: &str = "The ferry was late. Nobody waited for him.\n";
const PAIRS: &str = "在海边。\tBy the the sea.\n";

#[cfg(unix)]
#[test]
fn an_output_that_is_an_input_is_refused_and_nothing_is_touched() {
    let folder = folder(
        "claims",
        &[
            ("zh.txt", ZH),
            ("en.txt", EN),
            ("a.zh", ZH),
            ("a.en", EN),
            ("pairs.tsv", PAIRS),
            ("terms.tsv", "渡船\tferry\n"),
            ("weights.json", "{}"),
            ("known.json", "{}"),
            ("articles.jsonl", "{\"id\":1,\"zh\":\"好。\",\"en\":\"Good.\"}\n"),
            ("gold.zh.xml", "<text><s id=\"s1\">好。</s></text>"),
        ],
    );
    std::os::unix::fs::symlink("en.txt", folder.join("link.txt")).expect("a link can be made");
    fs::hard_link(folder.join("en.txt"), folder.join("hard.txt")).expect("a link can be made");
    fs::create_dir(folder.join("gold")).expect("a folder can be made");
    for (name, text) in
        [("d.zh", "好。\n"), ("d.en", "Good.\n"), ("d.gold", "[0]:[0]\n"), ("d.pred", "[0]:[0]\n")]
    {
        fs::write(folder.join("gold").join(name), text).expect("the folder can be written");
    }
    for (command, message) in [
        ("align zh.txt en.txt -o en.txt", "en.txt is an input and would be written over"),
        ("align zh.txt en.txt -o ./en.txt", "./en.txt is the same file as the input en.txt"),
        ("align zh.txt en.txt -o link.txt", "link.txt is the same file as the input en.txt"),
        ("align zh.txt en.txt -o hard.txt", "hard.txt is the same file as the input en.txt"),
        ("align zh.txt link.txt -o en.txt", "en.txt is the same file as the input link.txt"),
        ("align zh.txt en.txt --report en.txt", "en.txt is an input"),
        ("align zh.txt en.txt -o new.html --report new.html", "new.html is written by --output already"),
        ("align zh.txt en.txt -o new.html --report ./new.html", "./new.html is written by --output already"),
        (
            "align zh.txt en.txt -f moses -o new.moses --report new.zh",
            "new.zh is written by --output already",
        ),
        ("align a.zh a.en -o a.moses", "a.zh is an input"),
        ("align a.zh a.en -f moses -o a", "a.zh is an input"),
        ("align zh.txt gold.zh.xml -o gold.xces", "gold.zh.xml is an input"),
        ("align zh.txt en.txt -f tsv --glossary terms.tsv -o terms.tsv", "terms.tsv is an input"),
        ("align zh.txt en.txt -f tsv --weights weights.json -o weights.json", "weights.json"),
        ("align --jsonl articles.jsonl -o articles.jsonl", "articles.jsonl is an input"),
        ("lint pairs.tsv -o pairs.tsv", "pairs.tsv is an input"),
        ("lint pairs.tsv --report pairs.tsv", "pairs.tsv is an input"),
        ("lint pairs.tsv --write-baseline ./pairs.tsv", "./pairs.tsv is the same file"),
        ("lint pairs.tsv --fix pairs.tsv", "pairs.tsv is an input"),
        ("lint pairs.tsv --fix new --report new", "new is written by --report already"),
        ("lint pairs.tsv --baseline known.json -o known.json", "known.json is an input"),
        ("convert pairs.tsv pairs.tsv", "pairs.tsv is an input"),
        ("convert pairs.tsv ./pairs.tsv --to csv", "./pairs.tsv is the same file"),
        ("convert a.moses a.en --to tsv", "a.en is an input"),
        ("segment zh.txt -o zh.txt", "zh.txt is an input"),
        ("anchors zh.txt en.txt -o en.txt", "en.txt is an input"),
        ("train gold -o gold/d.en", "gold/d.en is an input"),
        ("train gold --gappy gold -o gold/d.en", "gold/d.en is an input"),
        ("train gold --cross-validate --folds folds.tsv -o folds.tsv", "folds.tsv is an input"),
        ("eval gold gold -o gold/d.pred", "gold/d.pred is an input"),
    ] {
        let found = refusal(&folder, &command.split(' ').collect::<Vec<_>>());
        // Weights that are not weights are refused earlier.
        assert!(found.contains(message), "{command}: {found}");
    }
    let from = Command::new("sh")
        .args(["-c", &format!("{} segment - -o zh.txt < zh.txt", env!("CARGO_BIN_EXE_duizhao"))])
        .current_dir(&folder)
        .output()
        .expect("a shell runs");
    assert_eq!(from.status.code(), Some(2), "standard input is a file too");
}

#[test]
fn rows_of_a_batch_that_write_over_something_are_refused_one_by_one() {
    let folder = folder("batch", &[("zh.txt", ZH), ("en.txt", EN), ("other.txt", EN)]);
    let rows = "zh.txt\ten.txt\tout.tsv\nzh.txt\ten.txt\t./out.tsv\nzh.txt\ten.txt\tother.txt\n\
                zh.txt\tother.txt\tlist.tsv\nzh.txt\ten.txt\tpages/1-out.html\nzh.txt\ten.txt\tpages/index.html\n";
    fs::write(folder.join("list.tsv"), rows).expect("the folder can be written");
    let output = duizhao(&folder, &["align", "--batch", "list.tsv", "--report", "pages"]);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{messages}");
    assert!(messages.contains("pages/index.html is written by line 6 already"), "{messages}");

    let rows = rows.lines().take(5).collect::<Vec<_>>().join("\n");
    fs::write(folder.join("list.tsv"), &rows).expect("the folder can be written");
    let output = duizhao(&folder, &["align", "--batch", "list.tsv", "--report", "pages"]);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    for message in [
        "list.tsv line 2: ./out.tsv is written by line 1 already",
        "list.tsv line 3: other.txt is an input and would be written over",
        "list.tsv line 4: list.tsv is an input and would be written over",
        "list.tsv line 5: pages/1-out.html is written by line 1 already",
        "4 of 5 articles failed",
    ] {
        assert!(messages.contains(message), "{message}\n{messages}");
    }
    assert_eq!(fs::read_to_string(folder.join("other.txt")).expect("it is there"), EN);
    assert_eq!(fs::read_to_string(folder.join("list.tsv")).expect("it is there"), rows);
    // A pair that failed has its row in the index.
    let index = fs::read_to_string(folder.join("pages/index.html")).expect("there is an index");
    assert!(index.contains("failed: other.txt is an input"), "{index}");
    assert!(index.contains("href=\"1-out.html\""), "{index}");
}

#[test]
fn files_that_are_neither_texts_nor_pairs_are_named_for_what_they_are() {
    let xliff = "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"><file source-language=\"zh-CN\" \
                 target-language=\"en\"><body><trans-unit id=\"1\"><source>市值90亿元。</source><target>Its value \
                 is 90 billion yuan.</target></trans-unit></body></file></xliff>\n";
    let srt = "1\n00:00:01,000 --> 00:00:03,000\n你从哪里来？\n\n2\n00:00:03,500 --> 00:00:05,000\n上海。真的吗？\n";
    let vtt = "WEBVTT\n\n00:01.000 --> 00:03.000\nWhere are you from?\n";
    let po = "msgid \"\"\nmsgstr \"\"\n\nmsgid \"你好\"\nmsgstr \"Hello\"\n";
    let list = "[{\"zh\": \"好。\", \"en\": \"Good.\"}]\n";
    let book = "PK\u{3}\u{4}\n\0\0\0mimetypeapplication/epub+zip";
    let memory = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header/><body/></tmx>\n";
    let lines = "{\"zh\": \"好。\", \"en\": \"Good.\"}\n{\"zh\": \"坏。\", \"en\": \"Bad.\"}\n";
    let folder = folder(
        "foreign",
        &[
            ("x.xliff", xliff),
            ("x.sdlxliff", xliff),
            ("x.mqxliff", xliff),
            ("x.xlf", "not even XML"),
            ("xliff.txt", xliff),
            ("x.po", po),
            ("po.txt", po),
            ("x.json", list),
            ("json.txt", list),
            ("list.jsonl", list),
            ("x.srt", srt),
            ("srt.txt", srt),
            ("x.vtt", vtt),
            ("vtt.txt", vtt),
            ("x.epub", book),
            ("epub.txt", book),
            ("x.docx", "PK\u{3}\u{4}word/document.xml"),
            ("x.pdf", "%PDF-1.7"),
            ("pdf.txt", "%PDF-1.7"),
            ("x.zip", "PK\u{3}\u{4}x"),
            ("x.bin", "\0\u{1}\u{2}\u{3}"),
            ("x.tmx", memory),
            ("tmx.txt", memory),
            ("x.jsonl", lines),
            ("page.txt", "<!DOCTYPE html>\n<html><p>Hello.</p></html>\n"),
            ("en.txt", EN),
            ("zh.txt", ZH),
        ],
    );
    for (file, name) in [
        ("x.xliff", "XLIFF"),
        ("x.sdlxliff", "XLIFF"),
        ("x.mqxliff", "XLIFF"),
        ("x.xlf", "XLIFF"),
        ("xliff.txt", "XLIFF"),
        ("x.po", "a gettext catalogue (PO)"),
        ("po.txt", "a gettext catalogue (PO)"),
        ("x.json", "JSON as a whole"),
        ("json.txt", "JSON as a whole"),
        ("x.srt", "subtitles (SubRip)"),
        ("srt.txt", "subtitles (SubRip)"),
        ("x.vtt", "subtitles (WebVTT)"),
        ("vtt.txt", "subtitles (WebVTT)"),
        ("x.epub", "an EPUB book"),
        ("epub.txt", "an EPUB book"),
        ("x.docx", "a Word document"),
        ("x.pdf", "a PDF document"),
        ("pdf.txt", "a PDF document"),
        ("x.zip", "a ZIP archive"),
    ] {
        let commands: [&[&str]; 6] = [
            &["lint", file],
            &["segment", file],
            &["anchors", file],
            &["align", file, "en.txt"],
            &["align", "zh.txt", file],
            &["convert", file, "out.tsv", "--from", "tsv"],
        ];
        // A format that the user names counts more than the ending.
        let by_content = file.ends_with(".txt") || !matches!(file, "x.xlf");
        for command in &commands[..if by_content { 6 } else { 5 }] {
            let message = refusal(&folder, command);
            let expected = format!("duizhao: {file}: looks like {name}, which is not read here; ");
            assert!(message.starts_with(&expected), "{command:?}: {message}");
        }
    }
    assert!(refusal(&folder, &["convert", "x.xlf", "out.tsv"]).contains("looks like XLIFF"));
    assert!(refusal(&folder, &["lint", "list.jsonl"]).contains("looks like JSON as a whole"));
    assert!(refusal(&folder, &["lint", "x.bin"]).contains("x.bin: holds no text but binary data"));
    for (file, name) in [
        ("x.tmx", "a translation memory (TMX)"),
        ("tmx.txt", "a translation memory (TMX)"),
        ("x.jsonl", "lines of JSON"),
        ("page.txt", "a web page"),
    ] {
        for command in [&["segment", file][..], &["align", file, "en.txt"]] {
            let message = refusal(&folder, command);
            assert!(
                message.starts_with(&format!("duizhao: {file}: looks like {name}")),
                "{command:?}: {message}"
            );
        }
    }
}

#[test]
fn a_file_whose_ending_says_nothing_is_not_linted_as_prose() {
    let xliff = "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"/>\n";
    let folder = folder(
        "endings",
        &[
            ("x.properties", EN),
            ("x.tex", EN),
            ("x.rst", EN),
            ("x.yaml", ZH),
            ("x.ipynb", "{\n \"cells\": []\n}\n"),
            ("zh.txt", ZH),
            ("en.txt", EN),
            ("line.txt", "{\"zh\": \"好。\", \"en\": \"Good.\"}\n"),
            ("x.dat", EN),
            ("x.unknown", xliff),
            ("x.gold", "[0]:[0]\n"),
            ("README", EN),
            ("x.en", EN),
            ("x.MD", EN),
        ],
    );
    for (file, what) in [
        ("x.dat", "`.dat` does not tell what it holds; say it with --input"),
        ("x.properties", "looks like a list of properties, which is not read here; write its texts as pairs"),
        ("x.tex", "looks like LaTeX, which is not read here; turn it into Markdown"),
        ("x.ipynb", "looks like a notebook, which is not read here; turn it into Markdown"),
        (
            "line.txt",
            "looks like lines of JSON, which is not read here; alone and named .jsonl, its pairs are read",
        ),
        ("x.unknown", "looks like XLIFF, which is not read here; export it as TMX"),
        ("x.gold", "vecalign does not hold pairs by itself; `duizhao convert` makes a tsv of it"),
    ] {
        let message = refusal(&folder, &["lint", file]);
        assert!(message.starts_with(&format!("duizhao: {file}: {what}")), "{message}");
    }
    for arguments in [
        &["lint", "x.yaml", "x.rst"][..],
        &["align", "x.yaml", "x.rst"],
        &["align", "x.yaml", "en.txt"],
        &["segment", "x.yaml"],
    ] {
        let message = refusal(&folder, arguments);
        assert!(message.starts_with("duizhao: x.yaml: looks like YAML, which is not read"), "{message}");
    }
    for arguments in
        [&["lint", "x.tex", "--input", "text"][..], &["lint", "README"], &["lint", "x.en"], &["lint", "x.MD"]]
    {
        assert_eq!(duizhao(&folder, arguments).status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn numbers_that_would_pass_everything_are_refused_by_name() {
    let folder = folder("gates", &[("pairs.tsv", PAIRS), ("zh.txt", ZH), ("en.txt", EN)]);
    for number in ["85", "nan", "NaN", "-1", "inf", "-0.1", "1.01", "x", ""] {
        for command in [&["lint", "pairs.tsv"][..], &["align", "zh.txt", "en.txt"]] {
            let message = refusal(&folder, &[command, &["--min-confidence", number]].concat());
            assert!(message.contains("expected a number from 0 to 1"), "{number}: {message}");
            assert!(message.contains(&format!("'{number}'")) || number.is_empty(), "{number}: {message}");
        }
        fs::write(folder.join("own.toml"), format!("[lint]\nmin-confidence = {number}\n")).expect("written");
        let message = refusal(&folder, &["lint", "pairs.tsv", "--config", "own.toml"]);
        assert!(message.starts_with("duizhao: own.toml: toml line 2: "), "{number}: {message}");
    }
    fs::write(folder.join("own.toml"), "[lint]\nselect = []\n").expect("written");
    let message = refusal(&folder, &["lint", "pairs.tsv", "--config", "own.toml"]);
    assert!(message.contains("toml line 2: `select` is empty, so that no rule would run"), "{message}");
    for number in ["nan", "-1", "inf", "x"] {
        let message = refusal(&folder, &["train", ".", "--l2", number]);
        assert!(message.contains(&format!("invalid value '{number}'")), "{message}");
        assert!(message.contains("expected a number, 0 or more"), "{message}");
    }
}

#[test]
fn gold_that_does_not_fit_its_texts_is_refused_with_its_line() {
    for (gold, message) in [
        ("[0]:[0]\n\n[5]:[1]\n", "d.gold: vecalign line 3: source sentence 5 does not exist"),
        ("[0]:[0]\n[1]:[7]\n", "d.gold: vecalign line 2: target sentence 7 does not exist"),
        ("[0]:[0]\n[0, 1]:[1]\n", "d.gold: vecalign line 2: source sentence 0 is in two beads"),
        ("[0]:[0]\n", "d.gold: vecalign: source sentence 1 is in no bead"),
        ("[0, 1]:[0]\n", "d.gold: vecalign: target sentence 1 is in no bead"),
        ("[0]:[0]\n[4294967295]:[1]\n", "d.gold: vecalign line 2: source sentence 4294967295 does not exist"),
        ("", "d.gold: vecalign: source sentence 0 is in no bead"),
    ] {
        let files = [("d.zh", "一。\n二。\n"), ("d.en", "One.\nTwo.\n"), ("d.gold", gold)];
        let found = refusal(&folder("gold", &files), &["train", "."]);
        assert!(found.contains(message), "{gold:?}: {found}");
    }
}

#[test]
fn folds_that_leave_nothing_to_train_on_are_refused() {
    let gold = |name: &str| {
        [("zh", "一。\n"), ("en", "One.\n"), ("gold", "[0]:[0]\n")]
            .map(|(ending, text)| (format!("{name}.{ending}"), text))
    };
    let files = [gold("a"), gold("b")].concat();
    let mut files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    files.push(("together.tsv", "a\tx\nb\tx\n"));
    files.push(("one.tsv", "a\tx\n"));
    files.push(("twice.tsv", "a\tx\nb\ty\na\ty\n"));
    files.push(("words.tsv", "a\tx\nb y\n"));
    let folder = folder("folds", &files);
    for (arguments, message) in [
        ("--folds together.tsv", "without x there is no gold left to train on"),
        ("--folds one.tsv", "one.tsv: no fold for b"),
        ("--folds twice.tsv", "twice.tsv: line 3: a has a fold already"),
        ("--folds words.tsv", "words.tsv: line 2: expected a document and its fold, with a tab between them"),
        ("--score gappy", "--gappy <FOLDER>"),
    ] {
        let command = format!("train . --cross-validate {arguments}");
        let found = refusal(&folder, &command.split(' ').collect::<Vec<_>>());
        assert!(found.contains(message), "{arguments}: {found}");
    }
    let found = refusal(&folder, &["train", ".", ".", "--cross-validate"]);
    assert!(found.contains("two documents are called"), "{found}");
}

#[test]
fn gold_that_names_a_sentence_twice_scores_nothing() {
    let files = [("d.gold", "[0]:[0]\n[1]:[0]\n"), ("d.pred", "[0]:[0]\n[0]:[0]\n")];
    let folder = folder("doubled", &files);
    let message = refusal(&folder, &["eval", ".", "."]);
    assert!(
        message.ends_with("d.gold: vecalign line 2: target sentence 0 is in line 1 already\n"),
        "{message}"
    );
    fs::write(folder.join("d.gold"), "[0]:[0]\n[1]:[]\n").expect("written");
    assert!(duizhao(&folder, &["eval", ".", "."]).status.success());
}

#[test]
fn weights_out_of_proportion_are_refused() {
    let folder = folder("weights", &[("zh.txt", ZH), ("en.txt", EN)]);
    let weights = duizhao::align::Weights::embedded().to_json();
    let scaled: String = weights
        .lines()
        .map(|line| match line.trim_end_matches(',').rsplit_once(": ") {
            Some((name, number)) if number.parse::<f64>().is_ok() => {
                let comma = if line.ends_with(',') { "," } else { "" };
                format!("{name}: {}{comma}\n", number.parse::<f64>().expect("a number") * 1e8)
            }
            _ => format!("{line}\n"),
        })
        .collect();
    fs::write(folder.join("weights.json"), scaled).expect("written");
    let message = refusal(&folder, &["align", "zh.txt", "en.txt", "--weights", "weights.json"]);
    assert!(message.contains("weights.json: bad weights: the weight of `"), "{message}");
}

#[test]
fn what_a_terminal_would_act_on_is_shown_as_a_sign() {
    let folder = folder("escapes", &[("pairs.tsv", PAIRS)]);
    for arguments in [
        &["segment", "no\u{1B}[31m\nfile\u{9B}"][..],
        &["lint", "pairs.tsv", "--select", "\u{1B}]0;title\u{7}"],
        &["align", "a", "b", "--beads", "\u{1B}[2J"],
        &["lint", "pairs.tsv", "--min-confidence", "\u{1B}[31m"],
        &["lint", "--\u{1B}[31m"],
        &["\u{1B}[31m"],
        &["convert", "pairs.tsv", "x.\u{1B}[31m"],
    ] {
        let message = refusal(&folder, arguments);
        assert!(message.chars().all(|c| c == '\n' || !c.is_control()), "{arguments:?}: {message:?}");
        // The parser of the arguments removes what it takes for colours.
        let is_usage = message.starts_with("error: ");
        assert!(is_usage || message.contains('␛'), "{arguments:?}: {message:?}");
    }
}
