//! Where Rust ends: a failure becomes a status and an error, and so does a panic.

use core::any::Any;
#[cfg(feature = "__faults")]
use core::cell::Cell;
#[cfg(feature = "__faults")]
use std::panic::panic_any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::error::{crossings_error, crossings_status};
use super::finding::Findings;
use super::text::Text;
use crate::catalogue::position;
use crate::inspection::Inspection;
use crate::violation::Violations;

/// Why a call failed: the error that the caller is given.
#[derive(Debug)]
pub(super) struct Failure(Box<crossings_error>);

impl Failure {
    pub(super) fn new(status: crossings_status, message: impl AsRef<str>) -> Self {
        Self(Box::new(crossings_error { status, message: Text::new(message.as_ref()), findings: None }))
    }

    /// A failure about data, with everything that is wrong with them.
    pub(super) fn found(status: crossings_status, findings: Findings) -> Self {
        Self::new(status, findings.sentence()).with(findings)
    }

    /// The same, with findings.
    pub(super) fn with(mut self, findings: Findings) -> Self {
        self.0.findings = Some(Arc::new(findings));
        self
    }

    /// The same, in other words.
    pub(super) fn saying(mut self, message: &str) -> Self {
        self.0.message = Text::new(message);
        self
    }

    pub(super) fn status(&self) -> crossings_status {
        self.0.status
    }

    /// A failure about files that make no register, with everything that is wrong with them.
    pub(super) fn unusable(inspections: impl IntoIterator<Item = Box<Inspection>>) -> Self {
        let (mut problems, mut violations) = (Vec::new(), Violations::default());
        for inspection in inspections {
            problems.extend(inspection.problems);
            violations.append(inspection.violations, position);
        }
        let status =
            if problems.is_empty() { crossings_status::Inconsistent } else { crossings_status::Unreadable };
        Self::found(status, Findings::new(problems, violations))
    }
}

impl From<Box<Inspection>> for Failure {
    fn from(inspection: Box<Inspection>) -> Self {
        Self::unusable([inspection])
    }
}

/// Runs the body of a call.
///
/// # Safety
/// `err` is NULL or points to where a pointer may be written.
pub(super) unsafe fn boundary(
    err: *mut *mut crossings_error,
    body: impl FnOnce() -> Result<(), Failure>,
) -> crossings_status {
    let mut body = Some(body);
    // SAFETY: it is the contract of this function too.
    unsafe { guarded(err, &mut || body.take().map_or(Ok(()), |body| body())) }
}

/// What every call does around its body, which runs once; made once for all of them.
///
/// Handles are immutable, so a panic leaves nothing half-changed behind.
///
/// # Safety
/// `err` is NULL or points to where a pointer may be written.
unsafe fn guarded(
    err: *mut *mut crossings_error,
    body: &mut dyn FnMut() -> Result<(), Failure>,
) -> crossings_status {
    let body = || body().inspect(|()| trip());
    let failure = match catch_unwind(AssertUnwindSafe(body)) {
        Ok(done) => done.err(),
        //= docs/rules.md#the-c-interface
        //# abi-06: A panic inside MUST end in a status.
        Err(payload) => Some(Failure::new(crossings_status::Panic, said(payload))),
    };
    let status = failure.as_ref().map_or(crossings_status::Ok, Failure::status);
    if !err.is_null() {
        //= docs/rules.md#the-c-interface
        //# abi-09: `*err` MUST be set: to NULL when all went well, and else to an error of the same status.
        let error = failure.map_or(core::ptr::null_mut(), |failure| Box::into_raw(failure.0));
        // SAFETY: `err` is not NULL, so by the contract of this function it may be written to.
        unsafe { err.write(error) };
    }
    status
}

/// Frees a handle; NULL is nothing to free.
///
/// # Safety
/// `handle` is NULL, or was given out by this library and is not used by anybody any more.
pub(super) unsafe fn release<T>(handle: *mut T) {
    //= docs/rules.md#the-c-interface
    //# abi-10: Freeing NULL MUST do nothing.
    if handle.is_null() {
        return;
    }
    // SAFETY: every handle is given out by `Box::into_raw`, and the caller owns it.
    let owned = unsafe { Box::from_raw(handle) };
    let dropped = catch_unwind(AssertUnwindSafe(move || {
        let _owned = owned;
        trip();
    }));
    if let Err(payload) = dropped {
        said(payload);
    }
}

/// What a panic said. Its payload may panic once more when it is dropped.
fn said(payload: Box<dyn Any + Send>) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without words".to_owned());
    if let Err(again) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        core::mem::forget(again);
    }
    format!("a defect of the library, please report it: {text}")
}

#[cfg(not(feature = "__faults"))]
pub(super) const fn trip() {}

/// Panics where a test asked for it: when all is done but the giving of the first output. What it panics with is in
/// turn a text of the program, a text that is put together, and no text, which panics once more when it is dropped.
#[cfg(feature = "__faults")]
pub(super) fn trip() {
    if ARMED.replace(false) {
        let [now, next, last] = PANICS.get();
        PANICS.set([next, last, now]);
        now();
    }
}

#[cfg(feature = "__faults")]
thread_local! {
    static ARMED: Cell<bool> = const { Cell::new(false) };
    #[allow(clippy::panic, reason = "a test asked for it")]
    static PANICS: Cell<[fn(); 3]> = const {
        Cell::new([
            || panic_any("a test asked for this"),
            || panic_any(["a test asked for this", "again"].join(" ")),
            || panic_any(PanicsAgain),
        ])
    };
}

#[cfg(feature = "__faults")]
struct PanicsAgain;

#[cfg(feature = "__faults")]
impl Drop for PanicsAgain {
    #[allow(clippy::panic, reason = "a test asked for it")]
    fn drop(&mut self) {
        panic_any(());
    }
}

/// Makes the next call on this thread panic. In no header, and in no library that is not built
/// for tests.
//= docs/rules.md#the-c-interface
//# abi-16: The shared library MUST give out the functions of the header and nothing else.
#[cfg(feature = "__faults")]
#[unsafe(no_mangle)]
pub extern "C" fn crossings_test_panic() {
    ARMED.set(true);
}
