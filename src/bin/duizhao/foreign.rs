//! Files that are neither texts nor pairs, recognised by their content and by the ending of their name, so
//! that nothing is silently misread.

use std::path::Path;

use duizhao::format::{jsonl, tmx, xces};
use duizhao::{Error, ErrorKind, Result};
use serde::de::IgnoredAny;

/// A kind of file that is not read.
struct Sort {
    name: &'static str,
    /// In lower case.
    endings: &'static [&'static str],
    /// Whether a file begins like one of this kind.
    begins: fn(&[u8]) -> bool,
    /// What to do instead.
    advice: &'static str,
}

const TO_TEXT: &str = "save it as plain text (.txt) or as a web page (.html)";
const TO_MEMORY: &str = "export it as TMX, which is read";
const TO_TABLE: &str = "save it as CSV or as text with tabs (.tsv)";
const TO_LINES: &str = "write an object a line (.jsonl), as `jq -c '.[]'` does";
const TO_SPEECH: &str = "take the spoken lines out first; counters and times are no text";

/// The kinds that are always refused. What is in a container comes before the container.
const FOREIGN: [Sort; 17] = [
    Sort {
        name: "an EPUB book",
        endings: &["epub"],
        begins: |file| has_part(file, b"mimetypeapplication/epub"),
        advice: TO_TEXT,
    },
    Sort {
        name: "a Word document",
        endings: &["docx", "docm"],
        begins: |file| has_part(file, b"word/"),
        advice: TO_TEXT,
    },
    Sort {
        name: "an Excel workbook",
        endings: &["xlsx", "xlsm"],
        begins: |file| has_part(file, b"xl/"),
        advice: TO_TABLE,
    },
    Sort {
        name: "an OpenDocument text",
        endings: &["odt"],
        begins: |file| has_part(file, b"mimetypeapplication/vnd.oasis.opendocument.text"),
        advice: TO_TEXT,
    },
    Sort {
        name: "an OpenDocument spreadsheet",
        endings: &["ods"],
        begins: |file| has_part(file, b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
        advice: TO_TABLE,
    },
    Sort {
        name: "a presentation",
        endings: &["pptx", "ppt", "odp"],
        begins: |file| has_part(file, b"ppt/"),
        advice: TO_TEXT,
    },
    Sort {
        name: "a ZIP archive",
        endings: &["zip"],
        begins: |file| file.starts_with(ZIP),
        advice: "unpack it first",
    },
    Sort {
        name: "a packed file",
        endings: &["gz", "bz2", "xz", "zst", "7z", "rar", "tar"],
        begins: |file| {
            PACKED.iter().any(|mark| file.starts_with(mark))
                || file.get(TAR.0..).is_some_and(|rest| rest.starts_with(TAR.1))
        },
        advice: "unpack it first",
    },
    Sort {
        name: "a PDF document",
        endings: &["pdf"],
        begins: |file| file.starts_with(b"%PDF-"),
        advice: TO_TEXT,
    },
    Sort {
        name: "an old Office document",
        endings: &["doc", "xls"],
        begins: |file| file.starts_with(b"\xD0\xCF\x11\xE0"),
        advice: TO_TEXT,
    },
    Sort {
        name: "a rich text (RTF)",
        endings: &["rtf"],
        begins: |file| file.starts_with(b"{\\rtf"),
        advice: TO_TEXT,
    },
    Sort {
        name: "an image, a sound or a program",
        endings: &[],
        begins: |file| OTHER_BINARIES.iter().any(|mark| file.starts_with(mark)),
        advice: "a text is expected",
    },
    Sort {
        name: "XLIFF",
        endings: &["xliff", "xlf", "sdlxliff", "mqxliff", "mxliff", "txlf"],
        begins: |file| root(file) == Some("xliff"),
        advice: TO_MEMORY,
    },
    Sort {
        name: "a gettext catalogue (PO)",
        endings: &["po", "pot"],
        begins: is_catalogue,
        advice: "turn it into TMX, as `po2tmx` does",
    },
    Sort { name: "subtitles (SubRip)", endings: &["srt"], begins: is_subrip, advice: TO_SPEECH },
    Sort {
        name: "subtitles (WebVTT)",
        endings: &["vtt"],
        begins: |file| first_line(file).split([' ', '\t']).next() == Some("WEBVTT"),
        advice: TO_SPEECH,
    },
    Sort { name: "JSON as a whole", endings: &["json"], begins: is_json, advice: TO_LINES },
];

/// The kinds that hold pairs, or a page: refused if a text is expected.
const NO_PROSE: [Sort; 5] = [
    Sort {
        name: "a translation memory (TMX)",
        endings: tmx::FORMAT.endings(),
        begins: |file| root(file) == Some("tmx"),
        advice: TO_LINT_MEMORY,
    },
    Sort {
        name: "lines of JSON",
        endings: jsonl::FORMAT.endings(),
        begins: is_json_line,
        advice: TO_LINT_LINES,
    },
    Sort {
        name: "sentence links",
        endings: xces::FORMAT.endings(),
        begins: |file| matches!(root(file), Some("cesAlign" | "linkGrp")),
        advice: "`duizhao convert` reads it",
    },
    Sort {
        name: "a web page",
        endings: &[],
        begins: |file| root(file).is_some_and(|name| name.eq_ignore_ascii_case("html")),
        advice: "name it .html, and its article is read",
    },
    Sort { name: "XML", endings: &["xml"], begins: |file| file.starts_with(b"<?xml"), advice: TO_TEXT },
];

/// The kinds of which only a part is prose, told by the ending of their names alone: refused where a text is expected,
/// unless the user says that it is one.
const MARKED: [Sort; 9] = [
    by_ending("YAML", &["yaml", "yml"], TO_PAIRS),
    by_ending("a list of properties", &["properties"], TO_PAIRS),
    by_ending("a list of strings", &["strings"], TO_PAIRS),
    by_ending("an application resource bundle (ARB)", &["arb"], TO_PAIRS),
    by_ending("TOML", &["toml"], TO_PAIRS),
    by_ending("reStructuredText", &["rst"], TO_MARKDOWN),
    by_ending("AsciiDoc", &["adoc", "asciidoc"], TO_MARKDOWN),
    by_ending("LaTeX", &["tex"], TO_MARKDOWN),
    by_ending("a notebook", &["ipynb"], "turn it into Markdown, as `jupyter nbconvert --to markdown` does"),
];
const TO_PAIRS: &str = "write its texts as pairs, a line each: .tsv or .jsonl";
const TO_MARKDOWN: &str = "turn it into Markdown (.md), as `pandoc -t gfm` does";

const fn by_ending(name: &'static str, endings: &'static [&'static str], advice: &'static str) -> Sort {
    Sort { name, endings, begins: |_| false, advice }
}

const TO_LINT_MEMORY: &str = "alone and named .tmx, its pairs are read by `lint` and `convert`";
const TO_LINT_LINES: &str = "alone and named .jsonl, its pairs are read by `lint` and `convert`";

const ZIP: &[u8] = b"PK\x03\x04";
/// gzip, bzip2, xz, zstd, 7-Zip, RAR.
const PACKED: [&[u8]; 6] =
    [b"\x1F\x8B", b"BZh", b"\xFD7zXZ\0", b"\x28\xB5\x2F\xFD", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07"];
/// Where the mark of a tar archive stands, and what it is.
const TAR: (usize, &[u8]) = (257, b"ustar");
/// PNG, JPEG, GIF, Ogg, MP3 with a tag, ELF, SQLite.
const OTHER_BINARIES: [&[u8]; 8] =
    [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"OggS", b"ID3\x03", b"ID3\x04", b"\x7FELF", b"SQLite format 3\0"];
/// This many bytes of an archive name its first parts.
const HEAD: usize = 4096;

/// Refuses the file if its beginning shows that it is neither a text nor pairs in a readable format.
pub(crate) fn refuse_content(path: &Path, bytes: &[u8]) -> Result<()> {
    refuse_if(path, FOREIGN.iter().find(|sort| (sort.begins)(without_mark(bytes))))
}

/// Refuses the file because of the ending of its name.
pub(crate) fn refuse_ending(path: &Path) -> Result<()> {
    refuse_if(path, ending_in(path, &FOREIGN))
}

/// Refuses the file because the ending of its name says that only a part of it is prose.
pub(crate) fn refuse_marked(path: &Path) -> Result<()> {
    refuse_if(path, ending_in(path, &MARKED))
}

/// Refuses a file that is not a text made of sentences.
pub(crate) fn refuse_prose(path: &Path, bytes: &[u8]) -> Result<()> {
    let begins = NO_PROSE.iter().find(|sort| (sort.begins)(without_mark(bytes)));
    refuse_if(path, begins.or_else(|| ending_in(path, &NO_PROSE)))
}

/// Of this many characters of a text, at most one is a control character, where a run of them counts once: a
/// gap that is filled with NULs leaves a text a text.
const TEXT_PER_CONTROL: usize = 20;

/// Refuses a file that can be decoded, but is full of control characters.
pub(crate) fn refuse_binary(path: &Path, text: &str) -> Result<()> {
    let is_odd = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C' | '\x1B');
    let head: Vec<bool> = text.chars().take(HEAD).map(|c| is_odd(&c)).collect();
    let odd = head.chunk_by(|a, b| a == b).filter(|run| run[0]).count();
    let all = odd + head.iter().filter(|odd| !**odd).count();
    if odd * TEXT_PER_CONTROL <= all {
        return Ok(());
    }
    let message = format!("{}: holds no text but binary data, which is not read", path.display());
    Err(Error::new(ErrorKind::Format, message))
}

fn ending_in<'s>(path: &Path, sorts: &'s [Sort]) -> Option<&'s Sort> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    sorts.iter().find(|sort| sort.endings.contains(&ending.as_str()))
}

fn refuse_if(path: &Path, sort: Option<&Sort>) -> Result<()> {
    let Some(Sort { name, advice, .. }) = sort else { return Ok(()) };
    let message = format!("{}: looks like {name}, which is not read here; {advice}", path.display());
    Err(Error::new(ErrorKind::Format, message))
}

/// The bytes after a byte-order mark and white space.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()
}

/// Whether an archive has a part with this name near its beginning.
fn has_part(file: &[u8], name: &[u8]) -> bool {
    let head = &file[..file.len().min(HEAD)];
    file.starts_with(ZIP) && head.windows(name.len()).any(|part| part == name)
}

/// The lines of a text that are not blank, up to the first one that is not UTF-8.
fn lines(file: &[u8]) -> impl Iterator<Item = &str> {
    let lines = file.split(|&byte| byte == b'\n' || byte == b'\r').map(str::from_utf8);
    lines.map_while(|line| line.ok()).map(str::trim).filter(|line| !line.is_empty())
}

fn first_line(file: &[u8]) -> &str {
    lines(file).next().unwrap_or_default()
}

/// The name of the outermost element of a file that begins with markup, without its prefix.
fn root(file: &[u8]) -> Option<&str> {
    let mut rest = file;
    loop {
        rest = rest.trim_ascii_start().strip_prefix(b"<")?;
        let (end, past): (&[u8], usize) = match rest {
            [b'!', b'-', b'-', ..] => (b"-->", 3),
            // A document type declaration may declare entities in brackets.
            [b'!', ..] if rest.iter().take_while(|&&byte| byte != b'>').any(|&byte| byte == b'[') => {
                (b"]>", 2)
            }
            [b'?' | b'!', ..] => (b">", 1),
            _ => break,
        };
        let at = rest.windows(end.len()).position(|window| window == end)?;
        rest = &rest[at + past..];
    }
    let len = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b":_-".contains(byte)).count();
    let name = str::from_utf8(&rest[..len]).ok()?;
    name.rsplit(':').next().filter(|name| !name.is_empty())
}

fn is_catalogue(file: &[u8]) -> bool {
    let entry = lines(file).find(|line| !line.starts_with('#')).unwrap_or_default();
    ["msgid \"", "msgctxt \"", "domain \""].iter().any(|start| entry.starts_with(start))
}

/// A counter, then a line with times: `00:00:01,000 --> 00:00:03,000`.
fn is_subrip(file: &[u8]) -> bool {
    let mut lines = lines(file);
    let is_counter = |line: &str| line.bytes().all(|byte| byte.is_ascii_digit());
    let is_times = |line: &str| {
        line.split_once("-->").is_some_and(|(from, _)| {
            let from = from.trim();
            from.contains(':') && from.bytes().all(|byte| byte.is_ascii_digit() || b":,.".contains(&byte))
        })
    };
    lines.next().is_some_and(is_counter) && lines.next().is_some_and(is_times)
}

/// A list, or an object that spans lines. One object in one line is a line of JSON.
fn is_json(file: &[u8]) -> bool {
    let text = file.trim_ascii_end();
    let is_whole = || serde_json::from_slice::<IgnoredAny>(text).is_ok();
    match text.first() {
        Some(b'[') => is_whole(),
        Some(b'{') => text.contains(&b'\n') && is_whole(),
        _ => false,
    }
}

fn is_json_line(file: &[u8]) -> bool {
    let line = first_line(file);
    line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_tell_what_is_not_read() {
        for (content, name) in [
            ("PK\u{3}\u{4}\n\0\0mimetypeapplication/epub+zipPK", "an EPUB book"),
            ("PK\u{3}\u{4}\u{14}\0[Content_Types].xml word/document.xml", "a Word document"),
            ("PK\u{3}\u{4}\u{14}\0xl/workbook.xml", "an Excel workbook"),
            ("PK\u{3}\u{4}\u{14}\0a.txt", "a ZIP archive"),
            (&*format!("a.txt{}ustar\0", "\0".repeat(252)), "a packed file"),
            ("%PDF-1.7\n", "a PDF document"),
            ("{\\rtf1\\ansi", "a rich text (RTF)"),
            ("<?xml version=\"1.0\"?>\n<!-- <tmx> -->\n<xliff version=\"1.2\">", "XLIFF"),
            ("\u{FEFF}<x:xliff>", "XLIFF"),
            ("# a remark\n\nmsgid \"\"\nmsgstr \"\"\n", "a gettext catalogue (PO)"),
            ("1\r\n00:00:01,000 --> 00:00:03,000\r\n你从哪里来？\r\n", "subtitles (SubRip)"),
            ("\u{FEFF}WEBVTT - a film\n\n", "subtitles (WebVTT)"),
            ("[{\"zh\": \"好\", \"en\": \"Good\"}]\n", "JSON as a whole"),
            ("{\n \"zh\": \"好\"\n}\n", "JSON as a whole"),
        ] {
            let error = refuse_content(Path::new("x"), content.as_bytes()).expect_err(content).to_string();
            assert!(error.starts_with(&format!("x: looks like {name}, which")), "{content:?}: {error}");
        }
    }

    #[test]
    fn texts_and_what_is_read_are_not_taken_for_others() {
        for content in [
            "",
            "1\n2\n3\n",
            "1\n他走了 --> 她来了\n",
            "[1] 北京是中国的首都。\n",
            "[0]:[0]:0.1\n[1]:[1]:0.2\n",
            "{\"zh\": \"好\", \"en\": \"Good\"}\n{\"zh\": \"坏\", \"en\": \"Bad\"}\n",
            "{\"zh\": \"好\", \"en\": \"Good\"}\n",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">",
            "The file begins with msgid \"\".\n",
            "WEBVTTs are subtitles.\n",
            "PKs and %PDF-1.7\n",
            "<3 you\n",
            "< less\n",
            "<",
            "<!",
            "<!--",
            "<!DOCTYPE x [<!ENTITY y \"z\">]><tmx>",
        ] {
            assert!(refuse_content(Path::new("x"), content.as_bytes()).is_ok(), "{content:?}");
        }
        for content in ["<p>Hello.", "{said he}\n", "你好。\n"] {
            assert!(refuse_prose(Path::new("x"), content.as_bytes()).is_ok(), "{content:?}");
        }
        assert!(refuse_prose(Path::new("x"), b"<!DOCTYPE html>\n<html lang='zh'>").is_err());
        assert!(refuse_prose(Path::new("x.TMX"), b"").is_err());
        assert!(refuse_binary(Path::new("x"), "a\0\0\u{1}b").is_err());
        assert!(
            refuse_binary(Path::new("x"), &format!("{}{}", "他走了。".repeat(9), "\0".repeat(512))).is_ok()
        );
        assert!(refuse_binary(Path::new("x"), "\u{1B}[1mred\t\u{C}").is_ok());
        assert!(refuse_ending(Path::new("a.SDLXLIFF")).is_err() && refuse_ending(Path::new("a.txt")).is_ok());
    }
}
