//! [`Checker`]: compares the pages of a pair.

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use duizhao::lexicon::is_function_word;
use duizhao::lint::{Baseline, Linter, Suppression};
use duizhao::report::Entry;
use duizhao::segment::Segmenter;
use duizhao::site::Pages;
use duizhao::{Aligner, Document, Error, ErrorKind, Language, Result, is_han};

use super::fault::Fault;
use super::known::Known;
use super::limit::Limit;
use super::print::{Manner, Printed};
use crate::commands::counts::Counts;
use crate::commands::write::{encoded, report};
use crate::input::Reader;
use crate::output;

/// What all pairs are compared with.
pub(super) struct Checker {
    pub(super) reader: Reader,
    pub(super) aligner: Aligner,
    pub(super) linter: Linter,
    pub(super) known: Arc<Known>,
    pub(super) limit: Arc<Limit>,
    pub(super) manner: Manner,
}

/// A pair to compare.
pub(super) struct Job {
    pub(super) pages: Pages,
    pub(super) report: Option<Report>,
}

/// The page of a report.
pub(super) struct Report {
    /// The folder of all reports.
    pub(super) folder: PathBuf,
    /// The path in it.
    pub(super) page: String,
}

impl Report {
    pub(super) fn path(&self) -> PathBuf {
        self.folder.join(&self.page)
    }
}

/// What came out of a pair. It is small: neither texts nor pairs are kept.
pub(super) enum Checked {
    Untranslated(Fault),
    Compared(Box<Compared>),
}

pub(super) struct Compared {
    pub(super) pages: Pages,
    pub(super) printed: Printed,
    pub(super) counts: Counts,
    /// Whether there is something that the caller wants to fail on.
    pub(super) fails: bool,
    /// How many findings the baseline has.
    pub(super) known: usize,
    pub(super) unused: Vec<Suppression>,
    /// What is wrong with comments for the linter.
    pub(super) wrong_comments: Vec<String>,
    /// All that was found, for a baseline.
    pub(super) baseline: Baseline,
    pub(super) entry: Entry,
    /// Why there is no report of it: what was found is told all the same.
    pub(super) unwritten: Option<Error>,
}

/// English prose without a Chinese character is no Chinese page, and with as many letters as this it is none if less than
/// one in so many is: its title may be translated. A shorter one may be full of names.
const LETTERS_OF_A_TEXT: usize = 400;
const LETTERS_PER_HAN: usize = 20;
/// Prose has as many words as this, and so many of them hold a sentence together. Names are the same in both languages.
const FEWEST_WORDS: usize = 5;
const FEWEST_FUNCTION_WORDS: usize = 2;
/// A page is no English one if half of its letters are Chinese characters.
const HAN_OF_LETTERS: usize = 2;

impl Checker {
    /// Compares a pair; any error, whatever it is, stays confined to it.
    pub(super) fn check(&self, job: Job) -> Result<Checked> {
        let guarded = AssertUnwindSafe(|| self.compare(job));
        panic::catch_unwind(guarded).unwrap_or_else(|_| {
            Err(Error::new(ErrorKind::Format, "the comparison failed; please report these pages"))
        })
    }

    fn compare(&self, Job { pages, report: page }: Job) -> Result<Checked> {
        let paths = [&pages.english, &pages.chinese].map(Path::new);
        let texts = [self.reader.text(paths[0])?, self.reader.text(paths[1])?];
        let segmenters = [0, 1].map(|side| self.reader.segmenter_for(paths[side], &texts[side]));
        if let Some((language, found)) = untranslated(&texts, &segmenters) {
            return Ok(Checked::Untranslated(Fault::untranslated(&pages, language, found)));
        }
        let [english, chinese] = texts;
        let document = |text: String, side: usize| {
            Document::segmented(text, &segmenters[side].language(LANGUAGES[side]))
        };
        let bitext = self.aligner.align(document(english, 0), document(chinese, 1));
        let outcome = self.linter.run(&bitext);
        let baseline = Baseline::of(&outcome.findings);
        let (known, findings): (Vec<_>, Vec<_>) =
            outcome.findings.into_iter().partition(|finding| self.known.has(&pages, finding));
        let mut unwritten = None;
        let entry = match &page {
            None => Entry::new(&pages.chinese, "", &bitext, &findings),
            Some(page) => {
                let path = page.path();
                let written = output::make_folder(path.parent().unwrap_or(&page.folder)).and_then(|()| {
                    output::deliver(&report(&bitext, &findings, Path::new(&pages.chinese)), Some(&path))
                });
                unwritten = written.err();
                Entry::new(&pages.chinese, encoded(&page.page), &bitext, &findings)
            }
        };
        Ok(Checked::Compared(Box::new(Compared {
            printed: self.manner.findings(&bitext, &findings, &pages),
            counts: Counts::of(&findings),
            fails: findings.iter().any(|finding| self.limit.is_met_by(finding, &bitext)),
            known: known.len(),
            unused: outcome.unused_suppressions,
            wrong_comments: outcome.wrong_comments,
            baseline,
            entry,
            unwritten,
            pages,
        })))
    }
}

/// The languages of the pages, as they are read.
const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];

/// Which of the two texts plainly is not in its language, and in which it is; `None` for one without text.
fn untranslated(texts: &[String; 2], segmenters: &[Segmenter; 2]) -> Option<(Language, Option<Language>)> {
    let prose = [0, 1].map(|side| segmenters[side].prose(&texts[side]));
    let letters = prose.each_ref().map(|prose| prose.chars().filter(|c| c.is_alphabetic()).count());
    // Front matter and comments are no text.
    let is_blank = prose.each_ref().map(|prose| !prose.contains(char::is_alphanumeric));
    match is_blank {
        [true, false] => return Some((Language::English, None)),
        [false, true] => return Some((Language::Chinese, None)),
        _ => {}
    }
    let han = prose.each_ref().map(|prose| prose.chars().filter(|&c| is_han(c)).count());
    let has_hardly_any_han =
        han[1] == 0 || letters[1] > LETTERS_OF_A_TEXT && letters[1] > LETTERS_PER_HAN * han[1];
    let is_other = has_hardly_any_han && is_english_prose(&prose[1]);
    match Language::of_both(prose.each_ref().map(|prose| &**prose)) {
        Some(LANGUAGES) => None,
        _ if is_other => Some((Language::Chinese, Some(Language::English))),
        _ if han[0] * HAN_OF_LETTERS > letters[0] => Some((Language::English, Some(Language::Chinese))),
        _ => None,
    }
}

fn is_english_prose(text: &str) -> bool {
    let words = || {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '\'' | '’'));
        words.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    let function = words().filter(|word| is_function_word(word, Language::English));
    words().nth(FEWEST_WORDS - 1).is_some() && function.count() >= FEWEST_FUNCTION_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(english: &str, chinese: &str) -> Option<(Language, Option<Language>)> {
        untranslated(&[english.to_owned(), chinese.to_owned()], &[Segmenter::new(), Segmenter::new()])
    }

    #[test]
    fn front_matter_and_comments_are_no_text() {
        let markdown = Segmenter::new().markup(duizhao::segment::Markup::Markdown);
        let text = "# Ferry\n\nThe ferry leaves at nine from the pier.\n";
        let code = "---\nlayout: home\n---\n\n```js\nrun the server in the background of it\n```\n";
        for (texts, expected) in [
            ([text, "<!-- to be written in the spring -->\n"], Some((Language::Chinese, None))),
            ([text, "---\nlayout: home\n---\n"], Some((Language::Chinese, None))),
            ([code, code], None),
        ] {
            let texts = texts.map(str::to_owned);
            assert_eq!(untranslated(&texts, &[markdown, markdown]), expected, "{texts:?}");
        }
    }

    #[test]
    fn a_page_in_the_other_language_is_told_from_one_full_of_names() {
        use Language::{Chinese, English};
        let english = "The window opens to the garden. Nobody has closed it since the spring.";
        let chinese = "窗户朝着花园。从春天起就没有人关过它。";
        let long = english.repeat(10);
        for (texts, expected) in [
            ([english, chinese], None),
            ([english, english], Some((Chinese, Some(English)))),
            ([chinese, chinese], Some((English, Some(Chinese)))),
            ([english, " \n"], Some((Chinese, None))),
            (["", chinese], Some((English, None))),
            (["", ""], None),
            (["createRouter and createServer", "createRouter 和 createServer"], None),
            (["1. 2. 3.", "1. 2. 3."], None),
            (["Vite, Rollup, Rolldown and Vitest", "Vite, Rollup, Rolldown and Vitest"], None),
            (["API", "API"], None),
            ([&long, &format!("窗户\n{long}")], Some((Chinese, Some(English)))),
        ] {
            assert_eq!(found(texts[0], texts[1]), expected, "{texts:?}");
        }
    }
}
