//! `duizhao docs`: the pages of documentation in two languages.

mod check;
mod fault;
mod known;
mod limit;
mod print;
mod tree;
mod walk;

use std::path::Path;
use std::sync::Arc;

use duizhao::lint::Suppression;
use duizhao::report::{Entry, index};
use duizhao::segment::Split;
use duizhao::{Error, ErrorKind, Result};

use self::check::{Checked, Checker, Compared, Job, Report};
use self::fault::Fault;
use self::known::Known;
use self::limit::Limit;
use self::print::Manner;
use self::tree::Tree;
use super::counts::{Counts, are, counted};
use super::setup::{self, Setup};
use crate::arguments::{self, Common, LintFormat};
use crate::claims::Claims;
use crate::in_order::in_order;
use crate::input::Reader;
use crate::output;
use crate::own::Own;
use crate::pager;
use crate::progress::Progress;
use crate::screen;

/// Returns whether something was found that the caller wants to fail on.
pub(crate) fn docs(options: &arguments::Docs, common: &Common) -> Result<bool> {
    let setup = Setup::read(&options.rules)?;
    let baseline = setup.baseline(&options.rules, &setup.config.docs_baseline);
    let known = Arc::new(baseline.as_deref().map(Known::read).transpose()?.unwrap_or_default());
    let mut tree = Tree::read(options, &setup)?;
    let jobs = jobs(&tree, options.report.as_deref());
    let mut claims = Claims::reading(setup.paths().chain(&baseline));
    claims.reads(jobs.iter().flat_map(|job| [&job.pages.english, &job.pages.chinese]));
    claims.reads(tree.lone.iter().map(|lone| &lone.path));
    claims.may_write(common.output.as_deref(), "--output")?;
    claims.may_write(options.rules.write_baseline.as_deref(), "--write-baseline")?;
    let index_page = options.report.as_ref().map(|folder| folder.join("index.html"));
    claims.may_write(index_page.as_deref(), "the index")?;
    jobs.iter()
        .flat_map(|job| &job.report)
        .try_for_each(|report| claims.writes(&report.path(), "--report"))?;

    let own = Own::read(&setup.own)?;
    let limit = Arc::new(Limit(options.fail_on.clone()));
    let manner = manner(options, common);
    let checker = Checker {
        reader: Reader::splitting(Split::Sentences),
        aligner: own.aligner(),
        linter: options
            .rules
            .original
            .linter_of_pages(setup.linter(&options.rules, &own)?, setup.config.original),
        known: Arc::clone(&known),
        limit: Arc::clone(&limit),
        manner,
    };
    let mut result = Outcome::default();
    result.refused.append(&mut tree.refused);
    result.faults.extend(tree.lone.into_iter().map(Fault::missing));
    let pairs = jobs.len();
    let mut progress = Progress::new(common.progress, "pages", Some(pairs as u64));
    result.refused.iter().for_each(|reason| progress.say(reason));
    let work = move |job: Job| {
        let names = format!("{} and {}", job.pages.english, job.pages.chinese);
        (names, checker.check(job))
    };
    in_order(jobs.into_iter(), work, |(names, checked): (String, Result<Checked>)| {
        match checked {
            Ok(Checked::Untranslated(fault)) => result.faults.push(fault),
            Ok(Checked::Compared(compared)) => {
                if let Some(error) = &compared.unwritten {
                    progress.say(&format!("{names}: {error}"));
                }
                result.compared.push(*compared);
            }
            Err(error) => {
                let reason = format!("{names}: {error}");
                progress.say(&reason);
                result.refused.push(reason);
            }
        }
        progress.step();
        Ok(())
    })?;
    progress.finish();

    if let Some(path) = &options.rules.write_baseline {
        output::deliver(&result.baseline().write(), Some(path))?;
        let held: usize = result.compared.iter().map(|compared| compared.baseline.len()).sum();
        let held = counted(held, "finding");
        screen::tell(&format!("{} and {held} in {}", counted(result.faults.len(), "page"), path.display()));
        return result.all_read().map(|()| false);
    }
    let held_back = result.hold_back(&known);
    if held_back > 0 {
        screen::tell(&format!("{} in the baseline", are(held_back)));
    }
    let index_written = index_page.as_ref().map_or(Ok(()), |page| {
        output::make_folder(page.parent().expect("it is in a folder"))?;
        output::deliver(&index(&title(options), &result.entries()).to_string(), Some(page))
    });
    result.unused().iter().for_each(setup::tell_unused);
    for Compared { pages, wrong_comments, .. } in &result.compared {
        let pages = format!("{} and {}", pages.english, pages.chinese);
        wrong_comments.iter().for_each(|wrong| screen::tell(&format!("warning: {pages}: {wrong}")));
    }
    let summary = result.summary(pairs);
    let fails = result.fails(&limit);
    let all_read = result.all_read().and_then(|()| result.all_written());
    let shown = manner.whole(result.printed(&manner));
    match manner.format {
        LintFormat::Text => pager::show(&shown, common)?,
        _ => output::deliver(&shown, common.output.as_deref())?,
    }
    screen::tell(&summary);
    // What was found is told even if there is no place for the index.
    index_written?;
    all_read.map(|()| fails)
}

/// The pairs to compare, each with the page of its report.
fn jobs(tree: &Tree, reports: Option<&Path>) -> Vec<Job> {
    let job = |pages: &duizhao::site::Pages| Job {
        report: reports
            .map(|folder| Report { folder: folder.to_owned(), page: format!("{}.html", tree.inside(pages)) }),
        pages: pages.clone(),
    };
    tree.pairs.iter().map(job).collect()
}

fn manner(options: &arguments::Docs, common: &Common) -> Manner {
    Manner {
        format: setup::format(options.format, common),
        paint: screen::paint(common),
        width: screen::width().filter(|_| screen::shows_results(common)),
    }
}

fn title(options: &arguments::Docs) -> String {
    let names: Vec<String> = options.folders.iter().map(|folder| folder.display().to_string()).collect();
    names.join(" and ")
}

/// What came out of all pages.
#[derive(Default)]
struct Outcome {
    faults: Vec<Fault>,
    compared: Vec<Compared>,
    /// What could not be read or paired.
    refused: Vec<String>,
}

impl Outcome {
    fn baseline(&self) -> Known {
        let mut known = Known::default();
        self.faults.iter().for_each(|fault| known.add_fault(fault));
        self.compared.iter().for_each(|compared| known.add(&compared.pages, compared.baseline.clone()));
        known
    }

    /// Leaves out the faults that are known; how many they and the findings are that are.
    fn hold_back(&mut self, known: &Known) -> usize {
        let faults = self.faults.len();
        self.faults.retain(|fault| !known.has_fault(fault));
        let findings: usize = self.compared.iter().map(|compared| compared.known).sum();
        faults - self.faults.len() + findings
    }

    fn entries(&self) -> Vec<Entry> {
        let faults = self.faults.iter().map(|fault| Entry::uncounted(&fault.path, None, &fault.message));
        let refused = self.refused.iter().map(|reason| Entry::uncounted(reason, None, "failed"));
        let compared = self.compared.iter().map(|compared| compared.entry.clone());
        refused.chain(faults).chain(compared).collect()
    }

    /// The suppressions that silenced nothing in any page.
    fn unused(&self) -> Vec<Suppression> {
        let Some((first, others)) = self.compared.split_first() else { return Vec::new() };
        let everywhere = |one: &&Suppression| others.iter().all(|compared| compared.unused.contains(one));
        first.unused.iter().filter(everywhere).cloned().collect()
    }

    /// `12 pairs of pages, 2 pages without counterpart, 1 page not translated: 3 errors, 5 warnings`.
    fn summary(&self, pairs: usize) -> String {
        let (mut missing, mut counts) = (0, Counts::default());
        for fault in &self.faults {
            missing += usize::from(fault.is_missing());
            counts.count(fault.rule.severity);
        }
        self.compared.iter().for_each(|compared| counts += compared.counts);
        let untranslated = self.faults.len() - missing;
        let parts = [
            Some(format!("{} of pages", counted(pairs, "pair"))),
            (missing > 0).then(|| format!("{} without counterpart", counted(missing, "page"))),
            (untranslated > 0).then(|| format!("{} not translated", counted(untranslated, "page"))),
        ];
        format!("{}: {counts}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    fn fails(&self, limit: &Limit) -> bool {
        self.faults.iter().any(|fault| limit.is_met_by_fault(fault))
            || self.compared.iter().any(|compared| compared.fails)
    }

    /// What is printed: pages without a counterpart, pages that are not translated, and the others, the worst first.
    fn printed(mut self, manner: &Manner) -> impl Iterator<Item = print::Printed> {
        self.faults.sort_by(|a, b| b.is_missing().cmp(&a.is_missing()).then_with(|| a.path.cmp(&b.path)));
        self.compared.sort_by(|a, b| {
            let by_penalty = b.entry.penalty().total_cmp(&a.entry.penalty());
            by_penalty.then_with(|| a.pages.cmp(&b.pages))
        });
        let faults: Vec<print::Printed> = self.faults.iter().map(|fault| manner.fault(fault)).collect();
        faults.into_iter().chain(self.compared.into_iter().map(|compared| compared.printed))
    }

    /// An error if a report could not be written.
    fn all_written(&self) -> Result<()> {
        match self.compared.iter().filter(|compared| compared.unwritten.is_some()).count() {
            0 => Ok(()),
            count => {
                Err(Error::new(ErrorKind::Io, format!("{} could not be written", counted(count, "report"))))
            }
        }
    }

    /// An error if something could not be read.
    fn all_read(&self) -> Result<()> {
        match self.refused.len() {
            0 => Ok(()),
            refused => {
                let message = format!("{refused} of the pages or pairs could not be compared");
                Err(Error::new(ErrorKind::Io, message))
            }
        }
    }
}
