//! The time that the processor worked, which other programs on the machine hardly change.

use std::fs;
use std::thread;
use std::time::Duration;

/// How many fields of `/proc/self/stat` are between the name and the time of programs: their own, then the
/// system's.
const PROGRAMS: usize = 13;

/// The processor time of all threads of this process until now. Only Linux tells it.
pub(crate) fn time() -> Option<Duration> {
    // What a thread used is added when it leaves the processor.
    thread::yield_now();
    let tasks = fs::read_dir("/proc/self/task").ok()?;
    let used = tasks.filter_map(|task| {
        let line = fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        line.split(' ').next()?.parse::<u64>().ok()
    });
    let nanoseconds = used.sum();
    (nanoseconds > 0).then(|| Duration::from_nanos(nanoseconds))
}

/// The processor time of all programs that this process has run to their end, in steps of 10 ms. Only Linux
/// tells it.
pub(crate) fn time_of_programs() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program is in parentheses, and may have any signs in it.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().skip(PROGRAMS).take(2).map(str::parse::<u64>);
    Some(Duration::from_millis(10 * ticks.sum::<Result<u64, _>>().ok()?))
}
