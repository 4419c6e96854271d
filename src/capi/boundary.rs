//! Where Rust ends: a failure becomes a status and an error, and so does a panic.

use core::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::error::{crossings_error, crossings_status};
use super::finding::Findings;
use super::text::Text;
use crate::catalogue::position;
use crate::inspection::Inspection;
use crate::violation::Violations;

/// Why a call failed.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) status: crossings_status,
    pub(super) message: String,
    pub(super) findings: Arc<Findings>,
}

impl Failure {
    pub(super) fn new(status: crossings_status, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), findings: Arc::new(Findings::none()) }
    }

    /// A failure about data, with everything that is wrong with them.
    pub(super) fn found(status: crossings_status, findings: Findings) -> Self {
        let message = findings.sentence();
        Self { status, message, findings: Arc::new(findings) }
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
/// Handles are immutable, so a panic leaves nothing half-changed behind.
///
/// # Safety
/// `err` is NULL or points to where a pointer may be written.
pub(super) unsafe fn boundary(
    err: *mut *mut crossings_error,
    body: impl FnOnce() -> Result<(), Failure>,
) -> crossings_status {
    let body = || {
        trip();
        body()
    };
    let failure = match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => None,
        Ok(Err(failure)) => Some(failure),
        Err(payload) => Some(Failure::new(crossings_status::Panic, said(payload))),
    };
    let status = failure.as_ref().map_or(crossings_status::Ok, |failure| failure.status);
    if !err.is_null() {
        let error = failure.map_or(core::ptr::null_mut(), |failure| {
            let Failure { status, message, findings } = failure;
            Box::into_raw(Box::new(crossings_error { status, message: Text::new(&message), findings }))
        });
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
const fn trip() {}

/// Panics where a test asked for it.
#[cfg(feature = "__faults")]
fn trip() {
    assert!(!ARMED.replace(false), "a test asked for this");
}

#[cfg(feature = "__faults")]
thread_local! {
    static ARMED: core::cell::Cell<bool> = const { core::cell::Cell::new(false) };
}

/// Makes the next call on this thread panic. In no header, and in no library that is not built
/// for tests.
#[cfg(feature = "__faults")]
#[unsafe(no_mangle)]
pub extern "C" fn crossings_test_panic() {
    ARMED.set(true);
}
