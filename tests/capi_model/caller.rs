//! A caller from C: asks, owns, frees.

use core::ffi::{CStr, c_char};
use core::mem::MaybeUninit;
use core::ptr::{NonNull, null, null_mut};

use crossings::capi::{
    crossings_amount, crossings_date, crossings_error, crossings_error_free, crossings_error_message,
    crossings_error_status, crossings_period, crossings_register, crossings_register_builtin,
    crossings_register_free, crossings_register_read, crossings_source, crossings_status, crossings_text,
};
use crossings::jiff::civil::Date;
use crossings::source::json;
use crossings::{Amount, Period, Register};
use serde::Serialize;

/// What a call gave, or its status and message.
pub(crate) type Answer<T> = Result<T, (crossings_status, String)>;

type Call<T> = unsafe extern "C" fn(*mut T);
type Len<L> = unsafe extern "C" fn(*const L, *mut usize, *mut *mut crossings_error) -> crossings_status;
type Get<L, T> = unsafe extern "C" fn(*const L, usize, *mut T, *mut *mut crossings_error) -> crossings_status;

/// A handle that is freed when it goes.
pub(crate) struct Handle<T> {
    pointer: *mut T,
    free: Call<T>,
}

impl<T> Handle<T> {
    pub(crate) fn get(&self) -> *const T {
        self.pointer
    }
}

impl<T> Drop for Handle<T> {
    fn drop(&mut self) {
        unsafe { (self.free)(self.pointer) }
    }
}

/// Asks for a value.
pub(crate) fn ask<T>(call: impl FnOnce(*mut T, *mut *mut crossings_error) -> crossings_status) -> Answer<T> {
    let mut out = MaybeUninit::uninit();
    let mut error = null_mut();
    let status = call(out.as_mut_ptr(), &raw mut error);
    assert_eq!(unsafe { crossings_error_status(error) }, status);
    if status == crossings_status::Ok {
        assert!(error.is_null());
        return Ok(unsafe { out.assume_init() });
    }
    let message = unsafe { CStr::from_ptr(crossings_error_message(error)) }.to_str().unwrap().to_owned();
    unsafe { crossings_error_free(error) };
    Err((status, message))
}

/// Asks for a handle.
pub(crate) fn own<T>(
    free: Call<T>,
    call: impl FnOnce(*mut *mut T, *mut *mut crossings_error) -> crossings_status,
) -> Answer<Handle<T>> {
    let mut pointer = NonNull::dangling().as_ptr();
    let answer = ask(|unit: *mut (), error| {
        let status = call(&raw mut pointer, error);
        unsafe { unit.write(()) };
        status
    });
    assert_eq!(pointer.is_null(), answer.is_err(), "a handle that is not given is NULL");
    answer.map(|()| Handle { pointer, free })
}

/// Every item of a list. The one after the last is none.
pub(crate) fn items<L, T>(list: &Handle<L>, len: Len<L>, get: Get<L, T>) -> Vec<T> {
    let list = list.get();
    let count = ask(|out, error| unsafe { len(list, out, error) }).unwrap();
    let item = |index| ask(|out, error| unsafe { get(list, index, out, error) });
    for past in [count, usize::MAX] {
        assert_eq!(item(past).err().unwrap().0, crossings_status::InvalidIndex);
    }
    (0..count).map(|index| item(index).unwrap()).collect()
}

/// A text that is known.
pub(crate) fn text(text: crossings_text) -> String {
    known_text(text).expect("a text that is known")
}

pub(crate) fn known_text(text: crossings_text) -> Option<String> {
    if text.data.is_null() {
        assert_eq!(text.len, 0);
        return None;
    }
    let said = unsafe { CStr::from_ptr(text.data) }.to_str().unwrap().to_owned();
    assert_eq!(said.len(), text.len, "its length is up to its NUL");
    Some(said)
}

/// What C is told of a text of the model.
pub(crate) fn told(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

pub(crate) fn told_known(text: Option<&String>) -> Option<String> {
    text.map(|text| told(text))
}

pub(crate) fn day(date: Option<Date>) -> crossings_date {
    date.map_or(crossings_date { year: 0, month: 0, day: 0 }, |date| crossings_date {
        year: date.year(),
        month: u8::try_from(date.month()).unwrap(),
        day: u8::try_from(date.day()).unwrap(),
    })
}

pub(crate) fn days(period: Option<Period>) -> crossings_period {
    crossings_period {
        first: day(period.map(|period| period.start())),
        last: day(period.and_then(|period| period.last())),
    }
}

fn chars(chars: &[c_char]) -> String {
    let bytes: Vec<u8> = chars.iter().map(|char| char.to_ne_bytes()[0]).collect();
    CStr::from_bytes_until_nul(&bytes).unwrap().to_str().unwrap().to_owned()
}

/// Whether C has the amount that the model has.
pub(crate) fn same_amount(told: &crossings_amount, amount: Option<Amount>) {
    let text = amount.map(|amount| amount.to_string()).unwrap_or_default();
    assert_eq!(chars(&told.text), text);
    assert_eq!(chars(&told.currency), text.split(' ').next().unwrap());
    let minor = amount.and_then(|amount| i64::try_from(amount.minor()).ok());
    assert_eq!(told.fits.then_some(told.minor), minor);
    assert!(told.fits || told.minor == 0);
}

/// The header's name of a number of the enumeration that has the prefix: `POLICE_STATION`.
///
/// It is read from the header's text, which is what C sees.
pub(crate) fn name(prefix: &str, number: u32) -> String {
    let header = include_str!("../../include/crossings.h");
    let ending = format!(" = {number},");
    let names = header
        .lines()
        .filter_map(|line| line.trim().strip_prefix(prefix)?.strip_prefix('_')?.strip_suffix(&ending));
    let names: Vec<_> = names.collect();
    assert_eq!(names.len(), 1, "{prefix} {number}: {names:?}");
    names[0].to_owned()
}

/// What C should call a value of an enumeration: its name in JSON, as a constant.
pub(crate) fn constant(value: impl Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().replace('-', "_").to_uppercase()
}

/// The register that is built in, of C and of Rust.
pub(crate) fn builtin() -> (Handle<crossings_register>, Register) {
    let register =
        own(crossings_register_free, |out, error| unsafe { crossings_register_builtin(out, error) });
    (register.unwrap(), crossings::builtin())
}

/// A register of Rust as one of C, through its own JSON form.
pub(crate) fn handed(register: &Register) -> Handle<crossings_register> {
    let mut bytes = Vec::new();
    json::write(register, &mut bytes).unwrap();
    let source = crossings_source {
        name: c"register.json".as_ptr(),
        name_len: 13,
        bytes: bytes.as_ptr().cast(),
        bytes_len: bytes.len(),
        published: null(),
        published_len: 0,
    };
    own(crossings_register_free, |out, error| unsafe {
        crossings_register_read(&raw const source, 1, null(), out, error)
    })
    .unwrap()
}

/// How many registers are tried; a failure is printed, not kept in a file.
#[cfg(feature = "proptest")]
pub(crate) fn cases() -> proptest::prelude::ProptestConfig {
    proptest::prelude::ProptestConfig { cases: 32, failure_persistence: None, ..Default::default() }
}
