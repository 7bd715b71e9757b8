//! Many jobs on all cores, with their results in order and only a few of them in memory.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use duizhao::Result;

/// Jobs in flight for each thread: enough that no thread is idle while a long job holds back the results of
/// later ones.
const AHEAD: usize = 4;

/// Works on every job, on all threads, and passes on the results in the order of the jobs.
///
/// At most `AHEAD` jobs for each thread are begun and not yet passed on: a slow reader, or one long job,
/// holds back the rest. A result is passed on as soon as it and all before it are ready. If `take` fails, the
/// function returns early and leaves the remaining jobs.
pub(crate) fn in_order<J: Send + 'static, R: Send + 'static>(
    jobs: impl Iterator<Item = J> + Send + 'static,
    work: impl Fn(J) -> R + Send + Sync + 'static,
    mut take: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let work = Arc::new(work);
    let (queue, results) = sync_channel::<Receiver<R>>(AHEAD * rayon::current_num_threads());
    // Detached: it may still be waiting for a line of standard input when the results are no longer wanted.
    thread::spawn(move || {
        for job in jobs {
            let (sender, receiver) = sync_channel(1);
            if queue.send(receiver).is_err() {
                return;
            }
            let work = Arc::clone(&work);
            rayon::spawn_fifo(move || {
                // If this fails, nobody is waiting any more.
                let _ = sender.send(work(job));
            });
        }
    });
    results.into_iter().try_for_each(|result| take(result.recv().expect("a job ends with a result")))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use duizhao::{Error, ErrorKind};

    use super::*;

    #[test]
    fn results_keep_the_order_of_the_jobs() {
        let mut taken = Vec::new();
        let work = |job: u64| {
            thread::sleep(Duration::from_micros(job * 7919 % 500));
            job
        };
        in_order(0..300, work, |result| {
            taken.push(result);
            Ok(())
        })
        .expect("nothing fails");
        assert_eq!(taken, (0..300).collect::<Vec<u64>>());
    }

    #[test]
    fn few_jobs_are_ahead_of_what_was_taken() {
        let begun = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&begun);
        let jobs = (0..200).inspect(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let most = AHEAD * rayon::current_num_threads() + 2;
        let mut taken = 0;
        in_order(
            jobs,
            |job: usize| job,
            |_| {
                thread::sleep(Duration::from_millis(1));
                taken += 1;
                let ahead = begun.load(Ordering::SeqCst) - taken;
                assert!(ahead <= most, "{ahead} jobs are ahead");
                Ok(())
            },
        )
        .expect("nothing fails");
        assert_eq!(taken, 200);
    }

    #[test]
    fn a_failure_ends_endless_work() {
        let refuse = |job: u64| match job {
            9 => Err(Error::new(ErrorKind::Io, "full")),
            _ => Ok(()),
        };
        assert!(in_order(0.., |job: u64| job, refuse).is_err());
    }
}
