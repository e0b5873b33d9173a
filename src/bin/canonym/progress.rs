//! A progress bar for long runs that somebody watches.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Appears on standard error when the work lasts, and only on a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
    /// Whether it may yet appear.
    wanted: bool,
}

const PATIENCE: Duration = Duration::from_secs(1);

impl Progress {
    pub(crate) fn new(files: usize, wanted: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{pos} of {len} files {bar:30} {eta}") {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now(), wanted: wanted && std::io::stderr().is_terminal() }
    }

    /// One more file is done.
    pub(crate) fn step(&mut self) {
        if self.wanted && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.wanted = false;
        }
        self.bar.inc(1);
    }

    /// Whether somebody sees it.
    pub(crate) fn is_shown(&self) -> bool {
        !self.bar.is_hidden()
    }

    /// Writes with the bar out of the way.
    pub(crate) fn suspend<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
