//! Which mutant is on, in the copy that `mutation/run.py` makes. Nothing of this is in the library.
use std::fs::OpenOptions;
use std::io::Write;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// The mutant that is on; none where the variable is not set.
static ON: LazyLock<usize> =
    LazyLock::new(|| std::env::var("CROSSINGS_MUTANT").ok().and_then(|text| text.parse().ok()).unwrap_or(usize::MAX));

/// The file that the number of each reached mutant is written to, once.
static REACH: LazyLock<Option<String>> = LazyLock::new(|| std::env::var("CROSSINGS_REACH").ok());

static SEEN: [AtomicBool; 16384] = [const { AtomicBool::new(false) }; 16384];

/// Whether a mutant is on. None is, where a constant is reckoned while the library is compiled.
pub(crate) const fn on(mutant: usize) -> bool {
    core::intrinsics::const_eval_select((mutant,), none, asked)
}

const fn none(_: usize) -> bool {
    false
}

fn asked(mutant: usize) -> bool {
    if REACH.is_some() {
        reached(mutant);
    }
    *ON == mutant
}

#[cold]
fn reached(mutant: usize) {
    if SEEN[mutant].swap(true, Ordering::Relaxed) {
        return;
    }
    if let Some(path) = &*REACH {
        // One write for each, so that threads and forks do not mix their lines.
        let mut file = OpenOptions::new().append(true).create(true).open(path).expect("the file of what is reached");
        file.write_all(format!("{mutant}\n").as_bytes()).expect("the file of what is reached");
    }
}

/// What a function that returns `impl Iterator` gives where a mutant of it may be on.
#[derive(Clone, Debug)]
pub(crate) enum Either<M, O> {
    Mutated(M),
    Original(O),
}

impl<O: Iterator, M: Iterator<Item = O::Item>> Iterator for Either<M, O> {
    type Item = O::Item;

    fn next(&mut self) -> Option<O::Item> {
        match self {
            Self::Mutated(one) => one.next(),
            Self::Original(one) => one.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Mutated(one) => one.size_hint(),
            Self::Original(one) => one.size_hint(),
        }
    }
}

impl<O: DoubleEndedIterator, M: DoubleEndedIterator<Item = O::Item>> DoubleEndedIterator for Either<M, O> {
    fn next_back(&mut self) -> Option<O::Item> {
        match self {
            Self::Mutated(one) => one.next_back(),
            Self::Original(one) => one.next_back(),
        }
    }
}

impl<O: ExactSizeIterator, M: ExactSizeIterator<Item = O::Item>> ExactSizeIterator for Either<M, O> {}
