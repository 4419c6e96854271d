//! How far the work has come.

use std::io::{self, IsTerminal};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::ProgressBar;

/// A bar on a terminal, once the work has taken a while.
pub(crate) struct Progress {
    since: Instant,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Below this, nobody wonders.
    const A_WHILE: Duration = Duration::from_millis(300);

    pub(crate) fn new() -> Self {
        Self { since: Instant::now(), bar: OnceLock::new() }
    }

    /// So much is done, of so much if that is known.
    pub(crate) fn at(&self, done: u64, of: Option<u64>) {
        let wanted = of.is_none_or(|of| done < of) && self.since.elapsed() > Self::A_WHILE;
        if self.bar.get().is_none() && wanted && io::stderr().is_terminal() {
            let _ = self.bar.set(of.map_or_else(ProgressBar::no_length, ProgressBar::new));
        }
        if let Some(bar) = self.bar.get() {
            bar.set_position(done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
