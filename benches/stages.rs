//! Where the time goes: how long each stage of the aligner takes, on one thread.
//!
//! ```text
//! cargo bench --bench stages --features timings
//! cargo bench --bench stages --features timings -- --test      # the article only, for a quick look
//! ```

mod common;

use std::env;
use std::time::{Duration, Instant};

use duizhao::{Aligner, timings};
use rayon::ThreadPoolBuilder;

use self::common::{Drawn, SEED, SIZES};

/// The sizes that are shown.
const SHOWN: [&str; 2] = ["article", "book"];
/// Each text is aligned so often; the run that took the least counts.
const RUNS: usize = 3;

fn main() {
    let pool = ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be made");
    // Cargo adds `--bench`, but not for `cargo test`.
    let is_test = env::args().any(|argument| argument == "--test") || !env::args().any(|it| it == "--bench");
    let shown = &SHOWN[..if is_test { 1 } else { SHOWN.len() }];
    for (name, sentences) in SIZES.into_iter().filter(|(name, _)| shown.contains(name)) {
        let text = Drawn::new(SEED, sentences);
        pool.install(|| show(name, &text));
    }
}

/// The time of all and of each stage.
type Times = (Duration, Vec<(&'static str, Duration)>);

fn measure(text: &Drawn) -> Times {
    let [zh, en] = text.documents();
    timings::take();
    let start = Instant::now();
    let bitext = Aligner::new().align(zh, en);
    let all = start.elapsed();
    drop(bitext);
    (all, timings::take())
}

fn show(name: &str, text: &Drawn) {
    // The tables of the crate are read once.
    duizhao::align("他来了。", "He came.");
    let (all, mut stages) = (0..RUNS).map(|_| measure(text)).min().expect("there are runs");
    let rest = all.saturating_sub(stages.iter().map(|(_, time)| *time).sum());
    stages.extend([("between the stages", rest), ("all", all)]);
    println!("\n{name}, {} Chinese sentences", text.len());
    println!("{:28} {:>9} {:>6} {:>12}", "stage", "ms", "%", "µs/sentence");
    for (stage, time) in stages {
        let seconds = time.as_secs_f64();
        let share = 100.0 * seconds / all.as_secs_f64();
        let each = 1e6 * seconds / text.len() as f64;
        println!("{stage:28} {:9.1} {share:6.1} {each:12.1}", 1e3 * seconds);
    }
}
