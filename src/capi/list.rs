//! Lists: what a handle has many of, each with its texts.

use core::fmt;
use std::sync::{Arc, OnceLock};

use super::boundary::Failure;
use super::error::crossings_status;
use super::text::Texts;

/// Makes the structure of one item, and keeps its texts; `None` past the end.
type Show<T> = dyn Fn(usize, &mut Texts) -> Option<T> + Send + Sync;

/// Many of one structure of C, with the texts that they point to.
///
/// An item is made when it is first asked for, so that a list of a hundred thousand findings
/// costs what is looked at.
pub(super) struct List<T> {
    items: Vec<OnceLock<Option<(T, Texts)>>>,
    show: Box<Show<T>>,
}

impl<T> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("List").field("len", &self.len()).finish_non_exhaustive()
    }
}

impl<T: Copy> List<T> {
    /// A list of `len` items, each as `show` makes it.
    pub(super) fn new(
        len: usize,
        show: impl Fn(usize, &mut Texts) -> Option<T> + Send + Sync + 'static,
    ) -> Self {
        Self { items: core::iter::repeat_with(OnceLock::new).take(len).collect(), show: Box::new(show) }
    }

    /// A list of one item of C for each of `items`.
    pub(super) fn of<M: Send + Sync + 'static>(
        items: impl Into<Arc<[M]>>,
        show: impl Fn(&M, &mut Texts) -> T + Send + Sync + 'static,
    ) -> Self {
        let items = items.into();
        Self::new(items.len(), move |index, texts| items.get(index).map(|item| show(item, texts)))
    }

    /// The item at `index`, counted from 0.
    pub(super) fn get(&self, index: usize) -> Result<T, Failure> {
        let made = self.items.get(index).and_then(|item| item.get_or_init(|| self.make(index)).as_ref());
        made.map(|(item, _)| *item).ok_or_else(|| past_the_end("index", index, self.len()))
    }

    fn make(&self, index: usize) -> Option<(T, Texts)> {
        let mut texts = Texts::default();
        (self.show)(index, &mut texts).map(|item| (item, texts))
    }
}

impl<T> List<T> {
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }
}

/// One structure of C, with the texts that it points to.
#[derive(Debug)]
pub(super) struct One<T> {
    item: T,
    _texts: Texts,
}

impl<T: Copy> One<T> {
    /// The structure as `show` makes it.
    pub(super) fn new(show: impl FnOnce(&mut Texts) -> T) -> Self {
        let mut texts = Texts::default();
        Self { item: show(&mut texts), _texts: texts }
    }

    pub(super) fn get(&self) -> T {
        self.item
    }
}

/// The failure of an index, the argument `name`, that is past the end of `len` items.
pub(super) fn past_the_end(name: &str, index: usize, len: usize) -> Failure {
    let message = format!("`{name}` is {index}, and there are {len}, counted from 0");
    //= docs/rules.md#the-c-interface
    //# abi-05: An index past the end MUST be a status.
    Failure::new(crossings_status::InvalidIndex, message)
}

/// The one of `all` at `index`.
pub(super) fn item<T>(all: &[T], index: usize) -> Result<&T, Failure> {
    item_of(all, index, "index")
}

/// The one of `all` at the argument `name`.
pub(super) fn item_of<'a, T>(all: &'a [T], index: usize, name: &str) -> Result<&'a T, Failure> {
    all.get(index).ok_or_else(|| past_the_end(name, index, all.len()))
}
