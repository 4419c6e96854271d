//! Texts: borrowed ones within structures, and owned ones, which are handles.

use core::ffi::c_char;
use std::sync::Arc;

use super::argument::{shared, value};
use super::boundary::{boundary, release};
use super::error::{crossings_error, crossings_status};
use super::list::List;

/// A borrowed text. It lives as long as the handle that it came from.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_text {
    /// UTF-8 with a NUL behind it; NULL where the text is not known.
    pub data: *const c_char,
    /// Its length in bytes, without the NUL behind it.
    pub len: usize,
}

//= docs/rules.md#the-c-interface
//# abi-13: Every handle MUST be fit to be used by many threads at once.
// SAFETY: what it points to is never changed, and the handle that owns it outlives it.
unsafe impl Send for crossings_text {}
// SAFETY: as above.
unsafe impl Sync for crossings_text {}

impl crossings_text {
    /// What is not known.
    pub(super) const UNKNOWN: Self = Self { data: core::ptr::null(), len: 0 };
}

/// A text with a NUL behind it.
#[derive(Clone, Debug)]
pub(super) struct Text(Arc<[u8]>);

impl Text {
    /// The text; each NUL in it becomes U+FFFD.
    pub(super) fn new(text: &str) -> Self {
        let mut bytes =
            //= docs/rules.md#the-c-interface
            //# abi-12: A text that goes out MUST have a NUL behind it, and U+FFFD for each NUL within it.
            if text.contains('\0') { text.replace('\0', "\u{FFFD}").into_bytes() } else { text.into() };
        bytes.push(0);
        Self(bytes.into())
    }

    pub(super) fn show(&self) -> crossings_text {
        crossings_text { data: self.0.as_ptr().cast(), len: self.0.len().saturating_sub(1) }
    }
}

/// The texts that the items of a handle point to.
///
/// They are shared allocations, which stay where they are when the handle moves.
#[derive(Debug, Default)]
pub(super) struct Texts(Vec<Text>);

impl Texts {
    /// Keeps a text.
    pub(super) fn keep(&mut self, text: &str) -> crossings_text {
        let text = Text::new(text);
        let shown = text.show();
        self.0.push(text);
        shown
    }

    /// Keeps a text that may not be known.
    pub(super) fn keep_known(&mut self, text: Option<&str>) -> crossings_text {
        text.map_or(crossings_text::UNKNOWN, |text| self.keep(text))
    }
}

/// An owned text. Free it with `crossings_string_free`.
#[derive(Debug)]
pub struct crossings_string(pub(super) Text);

impl crossings_string {
    pub(super) fn new(text: &str) -> Self {
        Self(Text::new(text))
    }
}

/// The text itself, borrowed from its handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_string_text(
    handle: *const crossings_string,
    out: *mut crossings_text,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            value(out, "out")?.give(shared(handle, "handle")?.0.show());
            Ok(())
        })
    }
}

/// Frees a text; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_string_free(handle: *mut crossings_string) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}

/// A list of names. Free it with `crossings_names_free`.
#[derive(Debug)]
pub struct crossings_names(List<crossings_text>);

impl crossings_names {
    pub(super) fn new(names: Vec<String>) -> Self {
        Self(List::of(names, |name, texts| texts.keep(name)))
    }
}

/// How many names there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_names_len(
    handle: *const crossings_names,
    out: *mut usize,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.len());
            Ok(())
        })
    }
}

/// The name at `index`, counted from 0. It lives as long as the list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_names_get(
    handle: *const crossings_names,
    index: usize,
    out: *mut crossings_text,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(shared(handle, "handle")?.0.get(index)?);
            Ok(())
        })
    }
}

/// Frees a list of names; `handle` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_names_free(handle: *mut crossings_names) {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe { release(handle) }
}
