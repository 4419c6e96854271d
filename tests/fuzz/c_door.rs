//! Bytes as a sequence of calls through the C door: makes, reads and frees in any order, with handles kept in
//! a small table, so that none is used after it is freed.
//!
//! What holds of every call is checked after each: an error is given exactly where the status is not OK, and
//! says the same status, in words; a handle is NULL after a failure and is there after none; every other
//! output is as it was after a failure. A text is the same for as long as its handle lives.
#![allow(unsafe_code, reason = "it calls the door as C does")]

mod arguments;
mod calls;
mod structures;

use core::ffi::{CStr, c_char, c_void};
use std::any::Any;

use crossings::capi::*;

use super::input::Input;

pub use calls::{CALLS, LEFT_OUT};

pub const FAULTS: &[(&str, fn(&[u8]))] = &[
    ("a door that loses an error", |bytes| with(bytes, Fault::LosesErrors)),
    ("a door that leaves a handle where it failed", |bytes| with(bytes, Fault::LeavesHandles)),
    ("a door that writes a value where it failed", |bytes| with(bytes, Fault::WritesValues)),
    ("a door whose texts change", |bytes| with(bytes, Fault::ChangesTexts)),
];

/// What is done wrong on purpose, between a call and what is checked of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    LosesErrors,
    LeavesHandles,
    WritesValues,
    ChangesTexts,
}

/// Handles at once; after that each new one takes the place of an old one.
const MOST_HANDLES: usize = 24;
/// Calls of one sequence.
const MOST_CALLS: usize = 60;
/// What outputs are filled with before a call.
const FILL: u8 = 0xA5;

pub fn run(bytes: &[u8]) {
    with(bytes, Fault::None);
}

fn with(bytes: &[u8], fault: Fault) {
    let mut door = Door { input: Input::new(bytes), fault, handles: Vec::new(), call: Pending::default() };
    let first = door.input.byte();
    for (bit, make) in arguments::BEGINNINGS.iter().enumerate() {
        if first >> bit & 1 == 1 {
            make(&mut door);
        }
    }
    for _ in 0..MOST_CALLS {
        if door.input.is_empty() {
            break;
        }
        let which = usize::from(door.input.byte()) << 8 | usize::from(door.input.byte());
        let (_, call) = CALLS[which % CALLS.len()];
        call(&mut door);
    }
    while !door.handles.is_empty() {
        let nth = door.input.below(door.handles.len());
        door.free(nth);
    }
}

/// A handle that is ours to free.
struct Handle {
    kind: &'static str,
    pointer: *mut c_void,
    free: unsafe fn(*mut c_void),
    /// The texts that it lent, and what they said then.
    lent: Vec<(*const u8, Vec<u8>)>,
}

/// An output, and what to do with it.
struct Output {
    memory: *mut u8,
    size: usize,
    /// The kind of handle, and how it is freed, where it is one.
    handle: Option<(&'static str, unsafe fn(*mut c_void))>,
    text: bool,
}

/// What belongs to one call.
#[derive(Default)]
struct Pending {
    /// The length of the argument before, which comes next.
    length: Option<usize>,
    outputs: Vec<Output>,
    error: *mut *mut crossings_error,
    /// The handle that texts are borrowed from.
    lender: Option<usize>,
    /// What pointers point to until the call is over.
    kept: Vec<Box<dyn Any>>,
}

/// The door, with what was given out by it.
pub struct Door<'a> {
    input: Input<'a>,
    fault: Fault,
    handles: Vec<Handle>,
    call: Pending,
}

impl Door<'_> {
    /// Keeps a value until the call is over.
    fn keep<T: 'static>(&mut self, value: T) -> *mut T {
        let mut boxed = Box::new(value);
        let pointer: *mut T = &raw mut *boxed;
        self.call.kept.push(boxed);
        pointer
    }

    /// Frees a handle, after a look at what it lent.
    fn free(&mut self, nth: usize) {
        let handle = self.handles.swap_remove(nth);
        self.look_at(&handle);
        // SAFETY: it was given out by the library, and it is in no table any more.
        unsafe { (handle.free)(handle.pointer) };
    }

    fn look_at(&self, handle: &Handle) {
        for (pointer, said) in &handle.lent {
            // SAFETY: its handle lives, and so does the text, with as many bytes as it had.
            let now = unsafe { core::slice::from_raw_parts(*pointer, said.len()) };
            let changed = self.fault == Fault::ChangesTexts && !said.is_empty();
            assert!(!changed && now == said.as_slice(), "a text of a {} has changed", handle.kind);
        }
    }

    fn add(&mut self, kind: &'static str, pointer: *mut c_void, free: unsafe fn(*mut c_void)) {
        if self.handles.len() >= MOST_HANDLES {
            let nth = self.input.below(self.handles.len());
            self.free(nth);
        }
        self.handles.push(Handle { kind, pointer, free, lent: Vec::new() });
    }

    /// What holds after every call that has a status.
    fn after(&mut self, status: crossings_status) {
        let call = core::mem::take(&mut self.call);
        let ok = status == crossings_status::Ok;
        assert!(status != crossings_status::Panic, "a panic within");
        if !call.error.is_null() {
            // SAFETY: it points to a pointer that is kept until this function ends.
            let mut error = unsafe { *call.error };
            if self.fault == Fault::LosesErrors && !error.is_null() {
                // SAFETY: the library gave it out just now.
                unsafe { crossings_error_free(error) };
                error = core::ptr::null_mut();
            }
            assert_eq!(
                error.is_null(),
                ok,
                "an error exactly where the status is not OK, which is {status:?}"
            );
            if !error.is_null() {
                worded(error, status);
                self.add("crossings_error", error.cast(), free_error);
            }
        }
        for output in &call.outputs {
            self.output(output, ok, call.lender);
        }
    }

    fn output(&mut self, output: &Output, ok: bool, lender: Option<usize>) {
        if let Some((kind, free)) = output.handle {
            // SAFETY: it is kept until the call is over, and holds a pointer.
            let mut given = unsafe { *output.memory.cast::<*mut c_void>() };
            if self.fault == Fault::LeavesHandles && !ok {
                given = output.memory.cast();
            }
            assert_eq!(given.is_null(), !ok, "a {kind} exactly where all went well");
            if ok {
                self.add(kind, given, free);
            }
            return;
        }
        if ok {
            if output.text {
                // SAFETY: the call wrote a text there.
                let text = unsafe { *output.memory.cast::<crossings_text>() };
                self.borrowed(text, lender);
            }
            return;
        }
        // SAFETY: every byte of it was written by us, and the call wrote nothing.
        let bytes = unsafe { core::slice::from_raw_parts_mut(output.memory, output.size) };
        if self.fault == Fault::WritesValues {
            bytes[0] = 0;
        }
        assert!(bytes.iter().all(|byte| *byte == FILL), "an output was written where the call failed");
    }

    /// A text with a NUL behind it, which must stay as it is.
    fn borrowed(&mut self, text: crossings_text, lender: Option<usize>) {
        if text.data.is_null() {
            assert_eq!(text.len, 0, "a text that is not known has no length");
            return;
        }
        // SAFETY: a text has so many bytes and one more.
        let bytes = unsafe { core::slice::from_raw_parts(text.data.cast::<u8>(), text.len + 1) };
        let said = str::from_utf8(&bytes[..text.len]).expect("texts are UTF-8");
        assert!(bytes[text.len] == 0 && !said.contains('\0'), "one NUL, behind the text");
        if let Some(handle) = lender.and_then(|nth| self.handles.get_mut(nth)) {
            handle.lent.push((text.data.cast(), said.as_bytes().to_vec()));
        }
    }
}

unsafe fn free_error(pointer: *mut c_void) {
    // SAFETY: the caller has it from the library.
    unsafe { crossings_error_free(pointer.cast()) };
}

/// An error has the status of its call, and words.
fn worded(error: *const crossings_error, status: crossings_status) {
    // SAFETY: the library gave it out just now.
    let (said, message) = unsafe { (crossings_error_status(error), crossings_error_message(error)) };
    assert_eq!(said, status, "the error says the status of its call");
    assert!(!c_text(message).expect("an error has a message").is_empty(), "{status:?} without words");
}

/// The text at a pointer that C has.
fn c_text<'a>(pointer: *const c_char) -> Option<&'a str> {
    if pointer.is_null() {
        return None;
    }
    // SAFETY: the texts of the library have a NUL behind them.
    Some(unsafe { CStr::from_ptr(pointer) }.to_str().expect("texts are UTF-8"))
}

/// What a call gives back, and what is checked of it.
trait Returned {
    fn check(self, door: &mut Door<'_>);
}

impl Returned for crossings_status {
    fn check(self, door: &mut Door<'_>) {
        // A question to an error is answered with its status, and fails never.
        if door.call.error.is_null() && door.call.outputs.is_empty() {
            door.call = Pending::default();
        } else {
            door.after(self);
        }
    }
}

impl Returned for () {
    fn check(self, door: &mut Door<'_>) {
        door.call = Pending::default();
    }
}

impl Returned for u32 {
    fn check(self, door: &mut Door<'_>) {
        door.call = Pending::default();
    }
}

impl Returned for *const c_char {
    fn check(self, door: &mut Door<'_>) {
        c_text(self);
        door.call = Pending::default();
    }
}
