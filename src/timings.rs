//! How long each stage of the work takes, for those who work on the crate (feature `timings`, no part of the
//! API).
//!
//! `stage` wraps a piece of work, `take` gives the times. Without the feature `stage` only does the work.
//!
//! A stage inside another one is not counted in it: the times are those of each stage itself, and their sum is
//! the time of the outermost stages. They are times by the clock, summed over the threads. A thread that waits
//! for others waits in the stage it is in; what it works for them meanwhile counts for the stages of that work.
//! On one thread nothing waits.

/// Does the work, as a stage of this name.
#[inline]
pub(crate) fn stage<T>(name: &'static str, work: impl FnOnce() -> T) -> T {
    #[cfg(feature = "timings")]
    let measured = clock::Running::start(name);
    let result = work();
    #[cfg(feature = "timings")]
    measured.stop();
    #[cfg(not(feature = "timings"))]
    let _ = name;
    result
}

#[cfg(feature = "timings")]
pub use clock::take;

#[cfg(feature = "timings")]
mod clock {
    use std::cell::Cell;
    use std::sync::{Mutex, PoisonError};
    use std::time::{Duration, Instant};

    /// The time of each stage, in the order of first use.
    static TOTALS: Mutex<Vec<(&'static str, Duration)>> = Mutex::new(Vec::new());

    thread_local! {
        /// The time of the stages that ended inside the one that this thread is in.
        static INSIDE: Cell<Duration> = const { Cell::new(Duration::ZERO) };
    }

    /// The time of each stage since the last call, summed over all threads, in the order of first use.
    pub fn take() -> Vec<(&'static str, Duration)> {
        std::mem::take(&mut TOTALS.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A stage that has begun. The stack of a thread's stages is the stack of the calls.
    pub(super) struct Running {
        name: &'static str,
        start: Instant,
        /// What [`INSIDE`] was for the stage around this one.
        around: Duration,
    }

    impl Running {
        pub(super) fn start(name: &'static str) -> Running {
            // Named when it begins, so that a stage stands before those inside it.
            add(name, Duration::ZERO);
            Running { name, around: INSIDE.replace(Duration::ZERO), start: Instant::now() }
        }

        pub(super) fn stop(self) {
            let time = self.start.elapsed();
            let inside = INSIDE.replace(self.around + time);
            add(self.name, time.saturating_sub(inside));
        }
    }

    fn add(name: &'static str, time: Duration) {
        let mut totals = TOTALS.lock().unwrap_or_else(PoisonError::into_inner);
        match totals.iter_mut().find(|(known, _)| *known == name) {
            Some((_, total)) => *total += time,
            None => totals.push((name, time)),
        }
    }
}

#[cfg(all(test, feature = "timings"))]
mod tests {
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use super::{stage, take};

    const NAP: Duration = Duration::from_millis(20);

    /// The time of the stages of this test: others run beside it.
    fn own(name: &str, times: &[(&'static str, Duration)]) -> Duration {
        times.iter().find(|(known, _)| *known == name).map_or(Duration::ZERO, |&(_, time)| time)
    }

    #[test]
    fn a_stage_inside_another_is_counted_once() {
        let start = Instant::now();
        let answer = stage("test: outer", || {
            sleep(NAP);
            stage("test: inner", || sleep(3 * NAP));
            std::thread::scope(|scope| {
                scope.spawn(|| stage("test: elsewhere", || sleep(NAP)));
            });
            stage("test: inner", || 7)
        });
        let elapsed = start.elapsed();
        assert_eq!(answer, 7);
        let times = take();
        let [outer, inner, elsewhere] =
            ["outer", "inner", "elsewhere"].map(|name| own(&format!("test: {name}"), &times));
        assert!(inner >= 3 * NAP && elsewhere >= NAP, "{times:?}");
        // It sleeps, and waits for the other thread.
        assert!(outer >= 2 * NAP && outer + inner <= elapsed, "{times:?} of {elapsed:?}");
        let order: Vec<&str> =
            times.iter().map(|(name, _)| *name).filter(|name| name.starts_with("test:")).collect();
        assert_eq!(order, ["test: outer", "test: inner", "test: elsewhere"]);
        assert_eq!(own("test: outer", &take()), Duration::ZERO);
    }
}
