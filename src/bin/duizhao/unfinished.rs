//! Files that are still being written under a temporary name, and what happens to them if the tool is told to
//! stop.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile};

/// The files that exist now.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Whether an interrupt is meant for another program in the foreground.
static LEFT: AtomicBool = AtomicBool::new(false);

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a file in a folder.
pub(crate) fn begin(builder: &Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    let mut unfinished = unfinished();
    let file = builder.tempfile_in(folder)?;
    unfinished.insert(file.path().to_owned());
    Ok(file)
}

/// Gives a file its final name.
pub(crate) fn finish(file: NamedTempFile, path: &Path) -> io::Result<()> {
    let mut unfinished = unfinished();
    unfinished.remove(file.path());
    file.persist(path).map(|_| ()).map_err(|error| error.error)
}

/// Does something during which an interrupt does not stop the tool: a pager in the foreground gets it too, and
/// must not lose the terminal to the shell.
pub(crate) fn leaving_interrupts<T>(work: impl FnOnce() -> T) -> T {
    LEFT.store(true, Ordering::Relaxed);
    let result = work();
    LEFT.store(false, Ordering::Relaxed);
    result
}

/// From now on a request to stop removes the unfinished files, and then ends the tool as it would have
/// without this.
#[cfg(unix)]
pub(crate) fn remove_when_stopped() -> io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    std::thread::spawn(move || {
        let is_ours = |signal: &i32| *signal != SIGINT || !LEFT.load(Ordering::Relaxed);
        if let Some(signal) = signals.forever().find(is_ours) {
            // Kept locked: no other file is begun or renamed while the tool ends.
            let unfinished = unfinished();
            for path in unfinished.iter() {
                // If it is already gone, all is well.
                let _ = std::fs::remove_file(path);
            }
            let _ = signal_hook::low_level::emulate_default_handler(signal);
            drop(unfinished);
        }
    });
    Ok(())
}

/// For systems without such requests.
#[cfg(not(unix))]
pub(crate) fn remove_when_stopped() -> io::Result<()> {
    Ok(())
}
