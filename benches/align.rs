//! How fast texts are aligned, from an article to a shelf of books, on one thread and on all; how many articles
//! a second; and how long a process takes to start.
//!
//! ```text
//! cargo bench --bench align                        # everything, with tables at the end
//! cargo bench --bench align --features cli         # the tool too: its start, and `align --jsonl`
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
use std::process::{Command, Stdio};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, SamplingMode, Throughput};
use duizhao::align::eval;
use duizhao::{Aligner, align_all};
use rayon::{ThreadPool, ThreadPoolBuilder};

use self::common::{CORPUS, Drawn, SEED, SIZES, corpus, processor};

/// The argument that makes the program align one pair and end.
const FIRST_PAIR: &str = "--first-pair";
/// The pair.
const PAIR: [&str; 2] = ["他来了。", "He came."];
/// The tool, which is there with the feature `cli`.
const TOOL: &str = env!("CARGO_BIN_EXE_duizhao");
/// Where the texts for the tool are written.
const FOLDER: &str = env!("CARGO_TARGET_TMPDIR");
/// The file of a corpus as JSON lines.
const ARTICLES: &str = "articles.jsonl";
const SAMPLES: usize = 10;
const WARM_UP: Duration = Duration::from_millis(500);
/// Longer texts are timed by the clock: ten samples of each would take too long.
const LONGEST_SAMPLED: usize = 5_000;
/// How often a text that is not sampled is aligned. The least time counts.
const RUNS: usize = 3;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [FIRST_PAIR, ..] => {
            let [zh, en] = PAIR;
            assert_eq!(duizhao::align(zh, en).beads().len(), 1);
            Ok(())
        }
        ["--write", folder, ..] => write(Path::new(folder)),
        // Cargo adds `--bench`.
        others => measure(others == ["--bench"]),
    }
}

/// Writes each text with its gold into a folder of its own, and the corpus as JSON lines.
fn write(folder: &Path) -> io::Result<()> {
    for (name, sentences) in SIZES {
        let drawn = Drawn::new(SEED, sentences);
        let [zh, en] = drawn.lines();
        let folder = folder.join(name);
        fs::create_dir_all(&folder)?;
        for (ending, text) in [("zh", zh), ("en", en), ("gold", drawn.gold_lines())] {
            fs::write(folder.join(format!("{name}.{ending}")), text)?;
        }
    }
    let texts: Vec<_> = corpus().iter().map(Drawn::articles).collect();
    fs::write(folder.join(ARTICLES), json_lines(&texts))
}

/// Articles as `duizhao align --jsonl` reads them.
fn json_lines(texts: &[[String; 2]]) -> String {
    let line = |(id, [zh, en]): (usize, &[String; 2])| {
        let line = serde_json::json!({ "id": id, "zh": zh, "en": en });
        format!("{line}\n")
    };
    texts.iter().enumerate().map(line).collect()
}

/// What was measured of a text.
struct Row {
    name: &'static str,
    sentences: usize,
    bytes: usize,
    threads: usize,
    measured: Measured,
}

/// The least times that a text took, and how good its alignment is.
#[derive(Clone, Copy)]
struct Measured {
    time: Duration,
    /// Of the processor, for all threads.
    processor: Option<Duration>,
    strict_f1: f64,
}

fn measure(is_whole: bool) -> io::Result<()> {
    let mut criterion = Criterion::default().configure_from_args();
    let starts = cold_starts(&mut criterion)?;
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
        println!("\ntext     sentences     MB  threads        ms  sentences/s   MB/s    CPU ms  strict F1");
        rows.iter().for_each(print);
        articles(&pools)?;
        println!("\nfrom the start of a process to its end, with one pair aligned");
        for (name, time) in starts {
            println!("{name:26} {:8.1} ms", 1e3 * time.as_secs_f64());
        }
    }
    criterion.final_summary();
    Ok(())
}

/// One thread, and all.
fn pools() -> Vec<ThreadPool> {
    let all = available_parallelism().map_or(1, Into::into);
    let pool = |threads| ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
    let mut counts = vec![1, all];
    counts.dedup();
    counts.into_iter().map(pool).collect()
}

/// The tool with these arguments, if it is there. It prints nothing.
fn tool(arguments: &[&str]) -> Option<Command> {
    let mut command = Command::new(TOOL);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null());
    cfg!(feature = "cli").then_some(command)
}

/// How long a program takes that is expected to succeed.
fn run(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.status().expect("the program can be run");
    let time = start.elapsed();
    assert!(status.success(), "{command:?}: {status}");
    time
}

/// The times from the start of a process until its first pair is aligned, and the process has ended; of the
/// programs that were asked for.
fn cold_starts(criterion: &mut Criterion) -> io::Result<Vec<(&'static str, Duration)>> {
    let mut library = Command::new(env::current_exe()?);
    library.arg(FIRST_PAIR);
    let [zh, en] = ["zh", "en"].map(|ending| format!("{FOLDER}/pair.{ending}"));
    [&zh, &en].into_iter().zip(PAIR).try_for_each(|(path, text)| fs::write(path, text))?;
    let tool = tool(&["align", &zh, &en, "--format", "tsv"]);
    let mut group: BenchmarkGroup<'_, WallTime> = criterion.benchmark_group("cold start");
    group.sample_size(SAMPLES).sampling_mode(SamplingMode::Flat).warm_up_time(WARM_UP);
    let mut times = Vec::new();
    for (name, mut command) in [("library", library)].into_iter().chain(tool.map(|tool| ("tool", tool))) {
        let mut least = None;
        group.bench_function(name, |b| {
            b.iter_custom(|times| {
                let runs = (0..times).map(|_| run(&mut command));
                runs.inspect(|&time| least = least.into_iter().chain([time]).min()).sum()
            });
        });
        times.extend(least.map(|time| (name, time)));
    }
    group.finish();
    Ok(times)
}

/// What was measured until now.
#[derive(Default)]
struct Least(Cell<Option<Measured>>);

impl Least {
    /// Aligns a text, and says how long it took.
    fn align(&self, text: &Drawn, pool: &ThreadPool) -> Duration {
        let [zh, en] = text.documents();
        let (bitext, time, processor) = pool.install(|| {
            let (start, used) = (Instant::now(), processor::time());
            let bitext = Aligner::new().align(black_box(zh), black_box(en));
            let time = start.elapsed();
            (bitext, time, since(used, processor::time()))
        });
        let measured = self.0.get().map_or_else(
            || {
                let strict_f1 = eval::scores([(&text.gold[..], &eval::beads(&bitext)[..])]).strict.f1;
                Measured { time, processor, strict_f1 }
            },
            |before| Measured {
                time: before.time.min(time),
                processor: before.processor.min(processor),
                ..before
            },
        );
        self.0.set(Some(measured));
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
    let Row { name, sentences, bytes, threads, measured: Measured { time, processor, strict_f1 } } = row;
    let (megabytes, seconds) = (*bytes as f64 / 1e6, time.as_secs_f64());
    let (ms, rate, speed) = (1e3 * seconds, *sentences as f64 / seconds, megabytes / seconds);
    let used = told(*processor, 1e3, 1);
    println!(
        "{name:8} {sentences:9} {megabytes:6.3} {threads:8} {ms:9.1} {rate:12.0} {speed:6.3} {used:>9} \
         {strict_f1:10.4}"
    );
}

/// How many articles a second are cut and aligned, one beside the other; by the tool also read and written.
fn articles(pools: &[ThreadPool]) -> io::Result<()> {
    let drawn = corpus();
    let sentences: usize = drawn.iter().map(Drawn::len).sum();
    let megabytes = drawn.iter().map(Drawn::bytes).sum::<usize>() as f64 / 1e6;
    let texts: Vec<_> = drawn.iter().map(Drawn::articles).collect();
    let pairs: Vec<(&str, &str)> = texts.iter().map(|[zh, en]| (&**zh, &**en)).collect();
    let file = format!("{FOLDER}/{ARTICLES}");
    fs::write(&file, json_lines(&texts))?;
    println!("\n{} articles, {sentences} Chinese sentences, {megabytes:.3} MB", CORPUS.0);
    println!(
        "{:22} {:>8} {:>8} {:>12} {:>12} {:>8}",
        "by", "threads", "s", "articles/s", "sentences/s", "CPU s"
    );
    let library = |pool: &ThreadPool| {
        pool.install(|| {
            let (start, used) = (Instant::now(), processor::time());
            black_box(align_all(&pairs));
            Some((start.elapsed(), since(used, processor::time())))
        })
    };
    let stream = |pool: &ThreadPool| {
        let threads = pool.current_num_threads().to_string();
        let mut tool = tool(&["align", "--threads", &threads, "--jsonl", &file])?;
        let used = processor::time_of_programs();
        let time = run(&mut tool);
        Some((time, since(used, processor::time_of_programs())))
    };
    type Timed<'a> = &'a dyn Fn(&ThreadPool) -> Option<(Duration, Option<Duration>)>;
    for (name, timed) in [("align_all", &library as Timed), ("duizhao align --jsonl", &stream)] {
        for pool in pools {
            let (times, used): (Vec<_>, Vec<_>) = (0..RUNS).filter_map(|_| timed(pool)).unzip();
            let Some(least) = times.into_iter().min() else { continue };
            let (threads, seconds) = (pool.current_num_threads(), least.as_secs_f64());
            let rates = [CORPUS.0, sentences].map(|count| count as f64 / seconds);
            let used = told(used.into_iter().min().flatten(), 1.0, 2);
            println!("{name:22} {threads:8} {seconds:8.2} {:12.1} {:12.0} {used:>8}", rates[0], rates[1]);
        }
    }
    Ok(())
}

/// The processor time between two looks at it.
fn since(before: Option<Duration>, after: Option<Duration>) -> Option<Duration> {
    after.zip(before).map(|(after, before)| after.saturating_sub(before))
}

/// A time in seconds times `unit`, with so many decimals, if the system tells it.
fn told(time: Option<Duration>, unit: f64, decimals: usize) -> String {
    time.map_or_else(|| "?".to_owned(), |time| format!("{:.decimals$}", unit * time.as_secs_f64()))
}
