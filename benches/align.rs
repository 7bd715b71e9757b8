//! How fast texts are aligned, from an article to a shelf of books, on one thread and on all.
//!
//! ```text
//! cargo bench --bench align                        # everything, with a table at the end
//! cargo bench --bench align -- --save-baseline me  # only what criterion can compare
//! cargo bench --bench align -- --write FOLDER      # writes the texts, for other programs
//! ```

mod common;

use std::cell::Cell;
use std::env;
use std::fs;
use std::hint::black_box;
use std::io;
use std::path::Path;
use std::process::Command;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, SamplingMode, Throughput};
use duizhao::align::eval;
use duizhao::{Aligner, align_all};
use rayon::{ThreadPool, ThreadPoolBuilder};

use self::common::{CORPUS, Drawn, SEED, SIZES, corpus};

/// The argument that makes the program align one pair and end.
const FIRST_PAIR: &str = "--first-pair";
const SAMPLES: usize = 10;
const WARM_UP: Duration = Duration::from_millis(500);
/// Longer texts are timed by the clock: ten samples of each would take too long.
const LONGEST_SAMPLED: usize = 5_000;
/// How often a text that is not sampled is aligned. The least time counts.
const RUNS: usize = 2;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [FIRST_PAIR, ..] => {
            assert_eq!(duizhao::align("他来了。", "He came.").beads().len(), 1);
            Ok(())
        }
        ["--write", folder, ..] => write(Path::new(folder)),
        // Cargo adds `--bench`.
        others => {
            measure(others == ["--bench"]);
            Ok(())
        }
    }
}

/// Writes the texts of all sizes with their gold, and the corpus as JSON lines.
fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, sentences) in SIZES {
        let drawn = Drawn::new(SEED, sentences);
        let [zh, en] = drawn.lines();
        fs::write(folder.join(format!("{name}.zh")), zh)?;
        fs::write(folder.join(format!("{name}.en")), en)?;
        fs::write(folder.join(format!("{name}.gold")), drawn.gold_lines())?;
    }
    let article = |(id, [zh, en]): (usize, [String; 2])| {
        let line = serde_json::json!({ "id": id, "zh": zh, "en": en });
        format!("{line}\n")
    };
    let lines: String = corpus().into_iter().enumerate().map(article).collect();
    fs::write(folder.join("articles.jsonl"), lines)
}

/// What was measured of a text.
struct Row {
    name: &'static str,
    sentences: usize,
    bytes: usize,
    threads: usize,
    measured: Measured,
}

/// The least time that a text took, and how good its alignment is.
#[derive(Clone, Copy)]
struct Measured {
    time: Duration,
    strict_f1: f64,
}

fn measure(is_whole: bool) {
    let mut criterion = Criterion::default().configure_from_args();
    cold_start(&mut criterion);
    let pools = pools();
    let texts = SIZES.map(|(name, sentences)| (name, Drawn::new(SEED, sentences)));
    let mut rows = Vec::new();
    for (name, text) in &texts {
        for pool in &pools {
            let row = |measured| Row {
                name,
                sentences: text.len(),
                bytes: text.bytes(),
                threads: pool.current_num_threads(),
                measured,
            };
            let measured = if text.len() <= LONGEST_SAMPLED {
                sampled(&mut criterion, name, text, pool)
            } else if is_whole {
                let least = Least::default();
                (0..RUNS).for_each(|_| {
                    least.align(text, pool);
                });
                least.0.get()
            } else {
                None
            };
            rows.extend(measured.map(row));
        }
    }
    if is_whole {
        println!("\ntext     sentences     MB  threads        ms  sentences/s   MB/s  strict F1");
        rows.iter().for_each(print);
        articles(&pools);
    }
    criterion.final_summary();
}

/// One thread, and all.
fn pools() -> Vec<ThreadPool> {
    let all = available_parallelism().map_or(1, Into::into);
    let pool = |threads| ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
    let mut counts = vec![1, all];
    counts.dedup();
    counts.into_iter().map(pool).collect()
}

/// The time from the start of a process until its first pair is aligned, and the process has ended.
fn cold_start(criterion: &mut Criterion) {
    let program = env::current_exe().expect("a program knows where it is");
    let mut group: BenchmarkGroup<'_, WallTime> = criterion.benchmark_group("process");
    group.sample_size(SAMPLES).warm_up_time(WARM_UP);
    group.bench_function("cold start", |b| {
        b.iter(|| {
            let status = Command::new(&program).arg(FIRST_PAIR).status().expect("the program can be run");
            assert!(status.success());
        });
    });
    group.finish();
}

/// What was measured until now.
#[derive(Default)]
struct Least(Cell<Option<Measured>>);

impl Least {
    /// Aligns a text, and says how long it took.
    fn align(&self, text: &Drawn, pool: &ThreadPool) -> Duration {
        let [zh, en] = text.documents();
        let start = Instant::now();
        let bitext = pool.install(|| Aligner::new().align(black_box(zh), black_box(en)));
        let time = start.elapsed();
        let before = self.0.get();
        let strict_f1 = before.map_or_else(
            || eval::scores([(&text.gold[..], &eval::beads(&bitext)[..])]).strict.f1,
            |before| before.strict_f1,
        );
        let least = before.map_or(time, |before| before.time.min(time));
        self.0.set(Some(Measured { time: least, strict_f1 }));
        time
    }
}

/// Measures a text as criterion asks for it; nothing if this text was not asked for.
fn sampled(criterion: &mut Criterion, name: &str, text: &Drawn, pool: &ThreadPool) -> Option<Measured> {
    let least = Least::default();
    let threads = if pool.current_num_threads() == 1 { "one thread" } else { "all threads" };
    let mut group: BenchmarkGroup<'_, WallTime> = criterion.benchmark_group("align");
    group.sample_size(SAMPLES).sampling_mode(SamplingMode::Flat).warm_up_time(WARM_UP);
    group
        .throughput(Throughput::ElementsAndBytes { elements: text.len() as u64, bytes: text.bytes() as u64 });
    group.bench_function(format!("{name}/{threads}"), |b| {
        b.iter_custom(|times| (0..times).map(|_| least.align(text, pool)).sum());
    });
    group.finish();
    least.0.get()
}

fn print(row: &Row) {
    let Row { name, sentences, bytes, threads, measured: Measured { time, strict_f1 } } = row;
    let (megabytes, seconds) = (*bytes as f64 / 1e6, time.as_secs_f64());
    let (ms, rate, speed) = (1e3 * seconds, *sentences as f64 / seconds, megabytes / seconds);
    println!(
        "{name:8} {sentences:9} {megabytes:6.3} {threads:8} {ms:9.1} {rate:12.0} {speed:6.3} {strict_f1:10.4}"
    );
}

/// How many articles a second are cut and aligned, one beside the other.
fn articles(pools: &[ThreadPool]) {
    let texts = corpus();
    let texts: Vec<(&str, &str)> = texts.iter().map(|[zh, en]| (&**zh, &**en)).collect();
    let (articles, sentences) = CORPUS;
    println!("\n{articles} articles of {sentences} sentences, cut and aligned");
    for pool in pools {
        let time = |_| {
            let start = Instant::now();
            black_box(pool.install(|| align_all(&texts)));
            start.elapsed()
        };
        let least = (0..RUNS).map(time).min().unwrap_or_default().as_secs_f64();
        let threads = pool.current_num_threads();
        println!("{threads:2} threads: {:.1} articles/s, {least:.2} s", articles as f64 / least);
    }
}
