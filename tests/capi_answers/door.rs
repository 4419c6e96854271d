//! Calls through the door, with what holds of every one of them: an output is untouched or NULL
//! on failure, and an error is given exactly then.

use core::ffi::{CStr, c_char};
use core::mem::MaybeUninit;
use core::ops::Deref;

use crossings::capi::*;
use crossings::jiff::civil::Date;
use crossings::source::{Options, json};
use crossings::{Arrivals, Basis, Boats, Period, Preventions, PublishedAt, Register};

pub(crate) type Answer<T> = Result<T, crossings_status>;
type Err = *mut *mut crossings_error;

/// What an output holds that nothing was written to.
const UNTOUCHED: u8 = 0xA5;

/// A call whose output is a value.
pub(crate) fn value<T>(call: impl FnOnce(*mut T, Err) -> crossings_status) -> Answer<T> {
    let mut out = MaybeUninit::<T>::uninit();
    unsafe { out.as_mut_ptr().cast::<u8>().write_bytes(UNTOUCHED, size_of::<T>()) };
    match status(|err| call(out.as_mut_ptr(), err)) {
        crossings_status::Ok => Ok(unsafe { out.assume_init() }),
        failed => {
            let bytes = unsafe { core::slice::from_raw_parts(out.as_ptr().cast::<u8>(), size_of::<T>()) };
            assert!(bytes.iter().all(|byte| *byte == UNTOUCHED), "{failed:?} wrote to its output");
            Err(failed)
        }
    }
}

/// A call whose output is a handle.
pub(crate) fn handle<T>(
    free: unsafe extern "C" fn(*mut T),
    call: impl FnOnce(*mut *mut T, Err) -> crossings_status,
) -> Answer<Handle<T>> {
    let mut pointer = core::ptr::dangling_mut();
    match status(|err| call(&raw mut pointer, err)) {
        crossings_status::Ok => {
            assert!(!pointer.is_null());
            Ok(Handle { pointer, free })
        }
        failed => {
            assert!(pointer.is_null(), "{failed:?} left its output as it was");
            Err(failed)
        }
    }
}

fn status(call: impl FnOnce(Err) -> crossings_status) -> crossings_status {
    let mut error = core::ptr::dangling_mut();
    let status = call(&raw mut error);
    assert_eq!(status == crossings_status::Ok, error.is_null());
    unsafe {
        assert_eq!(crossings_error_status(error), status);
        if !error.is_null() {
            assert!(!CStr::from_ptr(crossings_error_message(error)).is_empty());
        }
        crossings_error_free(error);
    }
    status
}

/// An owned handle.
pub(crate) struct Handle<T> {
    pointer: *mut T,
    free: unsafe extern "C" fn(*mut T),
}

impl<T> Deref for Handle<T> {
    type Target = *mut T;

    fn deref(&self) -> &*mut T {
        &self.pointer
    }
}

impl<T> Drop for Handle<T> {
    fn drop(&mut self) {
        unsafe { (self.free)(self.pointer) }
    }
}

type Len<H> = unsafe extern "C" fn(*const H, *mut usize, Err) -> crossings_status;
type Get<H, T> = unsafe extern "C" fn(*const H, usize, *mut T, Err) -> crossings_status;

/// Every item of a list; one past the end there is none.
pub(crate) fn items<H, T>(list: *const H, len: Len<H>, get: Get<H, T>) -> Vec<T> {
    let count = value(|out, err| unsafe { len(list, out, err) }).unwrap();
    for past in [count, count + 1, usize::MAX] {
        let none = value(|out, err| unsafe { get(list, past, out, err) });
        assert_eq!(none.err(), Some(crossings_status::InvalidIndex));
    }
    (0..count).map(|index| value(|out, err| unsafe { get(list, index, out, err) }).unwrap()).collect()
}

pub(crate) fn text(text: crossings_text) -> Option<String> {
    if text.data.is_null() {
        assert_eq!(text.len, 0);
        return None;
    }
    let with_nul = unsafe { CStr::from_ptr(text.data) }.to_str().unwrap();
    assert_eq!(with_nul.len(), text.len);
    Some(with_nul.to_owned())
}

pub(crate) fn string(handle: &Handle<crossings_string>) -> String {
    text(value(|out, err| unsafe { crossings_string_text(**handle, out, err) }).unwrap()).unwrap()
}

/// What stands in a buffer before its NUL, which it has.
pub(crate) fn chars(buffer: &[c_char]) -> String {
    let end = buffer.iter().position(|char| *char == 0).expect("a NUL");
    buffer[..end].iter().map(|char| char::from(u8::try_from(*char).unwrap())).collect()
}

pub(crate) fn to_date(date: Date) -> crossings_date {
    crossings_date { year: date.year(), month: date.month().unsigned_abs(), day: date.day().unsigned_abs() }
}

pub(crate) fn from_date(date: crossings_date) -> Option<Date> {
    let crossings_date { year, month, day } = date;
    if (year, month, day) == (0, 0, 0) {
        None
    } else {
        Some(Date::new(year, month.try_into().unwrap(), day.try_into().unwrap()).unwrap())
    }
}

pub(crate) fn to_period(period: &Period) -> crossings_period {
    let last = period.last().map_or(crossings_date { year: 0, month: 0, day: 0 }, to_date);
    crossings_period { first: to_date(period.start()), last }
}

/// Whether it is that period, or no days.
pub(crate) fn is_period(given: crossings_period, wanted: Option<&Period>) {
    assert_eq!(from_date(given.first), wanted.map(Period::start));
    assert_eq!(from_date(given.last), wanted.and_then(Period::last));
}

pub(crate) fn is_moment(given: &crossings_moment, wanted: Option<PublishedAt>) {
    assert_eq!(given.known, wanted.is_some());
    assert_eq!(chars(&given.text), wanted.map_or(String::new(), |moment| moment.to_string()));
    assert!(given.nanoseconds < 1_000_000_000);
    let since = i128::from(given.seconds) * 1_000_000_000 + i128::from(given.nanoseconds);
    assert_eq!(since, wanted.map_or(0, |moment| moment.timestamp().as_nanosecond()));
}

pub(crate) fn is_arrivals(given: crossings_arrivals, wanted: Arrivals) {
    assert_eq!((given.people, given.boats), (wanted.people().get(), wanted.boats().get()));
    is_known(given.uncontrolled, given.uncontrolled_known, wanted.uncontrolled().map(Boats::get));
}

pub(crate) fn is_preventions(given: crossings_preventions, wanted: Option<Preventions>) {
    is_known(given.people, given.known, wanted.map(|one| one.people().get()));
    is_known(given.events, given.known, wanted.map(|one| one.events().get()));
}

/// A number and the flag beside it.
pub(crate) fn is_known(given: u64, known: bool, wanted: Option<u64>) {
    assert_eq!((given, known), (wanted.unwrap_or(0), wanted.is_some()));
}

pub(crate) fn basis(basis: Basis) -> u32 {
    match basis {
        Basis::UkArrivals => 0,
        Basis::FrenchAttempts => 1,
        Basis::FrontexDetections => 2,
        Basis::BelgianInterceptions => 3,
        _ => panic!("a basis that is new"),
    }
}

pub(crate) fn source<'a>(name: &'a str, bytes: &'a [u8]) -> crossings_source {
    crossings_source {
        name: name.as_ptr().cast(),
        name_len: name.len(),
        bytes: bytes.as_ptr().cast(),
        bytes_len: bytes.len(),
        published: core::ptr::null(),
        published_len: 0,
    }
}

/// Reads a register through the door.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Handle<crossings_register> {
    let source = source(name, bytes);
    handle(crossings_register_free, |out, err| unsafe {
        crossings_register_read(&raw const source, 1, core::ptr::null(), out, err)
    })
    .unwrap()
}

/// A register of the model, on the other side of the door.
pub(crate) fn across(register: &Register) -> Handle<crossings_register> {
    let mut bytes = Vec::new();
    json::write(register, &mut bytes).unwrap();
    read("register.json", &bytes)
}

pub(crate) fn view_after(
    register: &Handle<crossings_register>,
    basis: u32,
    count: usize,
) -> Answer<Handle<crossings_view>> {
    handle(crossings_view_free, |out, err| unsafe {
        crossings_register_view_after(**register, basis, count, out, err)
    })
}

/// The examples, the register that is built in, and some that have one thing each.
pub(crate) fn registers() -> Vec<Register> {
    let examples = ["days.csv", "publications.csv", "register.json"].map(|name| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(name);
        let bytes = std::fs::read(path).unwrap();
        Register::try_from(crossings::source::read(name, &bytes, &Options::default()).unwrap()).unwrap()
    });
    examples.into_iter().chain([crossings::builtin(), huge()]).collect()
}

/// Two publications of three days, whose sums need more than 64 bits.
pub(crate) fn huge() -> Register {
    let most = u64::MAX;
    let csv = format!(
        "published,date,people,boats\n\
         2030-01-04,2030-01-01,{most},1\n2030-01-04,2030-01-02,{most},1\n2030-01-04,2030-01-03,5,1\n\
         2030-01-05T06:07:08.09Z,2030-01-01,3,1\n2030-01-05T06:07:08.09Z,2030-01-02,4,1\n\
         2030-01-05T06:07:08.09Z,2030-01-03,{most},1\n"
    );
    let draft = crossings::source::csv::read("huge.csv", csv.as_bytes(), &Options::default()).unwrap();
    Register::try_from(draft).unwrap()
}
