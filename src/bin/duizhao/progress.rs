//! Progress, shown on standard error to a user at a terminal.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::arguments::When;
use crate::screen;

/// How often a line is written if there is no terminal for a bar.
const EVERY: Duration = Duration::from_secs(5);
/// The time between two frames of the animation shown while nothing is counted.
const TICK: Duration = Duration::from_millis(120);

/// A counter of what is done.
pub(crate) enum Progress {
    Silent,
    Bar(ProgressBar),
    /// Lines of text, for a log.
    Lines {
        what: &'static str,
        done: u64,
        told: Instant,
    },
}

impl Progress {
    /// Counts things of this kind, `total` of them if that is known.
    pub(crate) fn new(when: When, what: &'static str, total: Option<u64>) -> Progress {
        let terminal = io::stderr().is_terminal();
        match (when, terminal) {
            // Results that scroll past on the same terminal are progress enough.
            (When::Auto, true) if io::stdout().is_terminal() && total.is_none() => Progress::Silent,
            (When::Never, _) | (When::Auto, false) => Progress::Silent,
            (When::Auto | When::Always, true) => Progress::Bar(bar(what, total)),
            (When::Always, false) => Progress::Lines { what, done: 0, told: Instant::now() },
        }
    }

    /// Shows that something is in progress that cannot be counted.
    pub(crate) fn waiting(when: When, what: &'static str) -> Progress {
        if when == When::Never || !io::stderr().is_terminal() {
            return Progress::Silent;
        }
        Progress::Bar(drawn(ProgressBar::new_spinner(), "{spinner} {msg} ({elapsed})", what))
    }

    /// Shows what is being done now.
    pub(crate) fn tell(&self, what: &str) {
        if let Progress::Bar(bar) = self {
            bar.set_message(what.to_owned());
        }
    }

    /// Counts one more.
    pub(crate) fn step(&mut self) {
        match self {
            Progress::Silent => {}
            Progress::Bar(bar) => bar.inc(1),
            Progress::Lines { what, done, told } => {
                *done += 1;
                if told.elapsed() >= EVERY {
                    eprintln!("duizhao: {what}: {done}");
                    *told = Instant::now();
                }
            }
        }
    }

    /// Writes a line to standard error, above the bar.
    pub(crate) fn say(&self, message: &str) {
        match self {
            Progress::Bar(bar) => bar.suspend(|| screen::tell(message)),
            _ => screen::tell(message),
        }
    }

    /// Ends the count.
    pub(crate) fn finish(self) {
        match self {
            Progress::Silent => {}
            Progress::Bar(bar) => bar.finish_and_clear(),
            Progress::Lines { what, done, .. } => eprintln!("duizhao: {what}: {done}, all done"),
        }
    }
}

fn bar(what: &'static str, total: Option<u64>) -> ProgressBar {
    match total {
        Some(total) => {
            let template = "{wide_bar} {human_pos} of {human_len} {msg}, {eta} left";
            drawn(ProgressBar::new(total), template, what)
        }
        None => {
            let template = "{spinner} {human_pos} {msg} ({per_sec}, {elapsed})";
            drawn(ProgressBar::new_spinner(), template, what)
        }
    }
}

fn drawn(bar: ProgressBar, template: &str, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).expect("the template is well formed");
    let bar = bar.with_style(style).with_message(what);
    bar.enable_steady_tick(TICK);
    bar
}
