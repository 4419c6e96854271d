//! Arguments as they come through the door: pointers that may be NULL, texts that may not be
//! text, numbers that may not be of their enumeration.

use core::ffi::{c_char, c_void};

use super::boundary::{Failure, trip};
use super::error::crossings_status;

/// An output that is a handle. It is NULL until there is one to give.
pub(super) struct Slot<T>(*mut *mut T);

impl<T> Slot<T> {
    /// Gives the handle to the caller, who owns it now.
    pub(super) fn give(self, handle: T) {
        trip();
        // SAFETY: `slot` made it from a pointer that may be written to.
        unsafe { self.0.write(Box::into_raw(Box::new(handle))) };
    }
}

/// An output that is a value. It is as it was until there is one to give.
pub(super) struct Out<T>(*mut T);

impl<T> Out<T> {
    /// Gives the value to the caller.
    pub(super) fn give(self, value: T) {
        trip();
        //= docs/rules.md#the-c-interface
        //# abi-08: Any other output MUST be as it was where the call failed.
        // SAFETY: `value` made it from a pointer that may be written to.
        unsafe { self.0.write(value) };
    }
}

fn null(name: &str) -> Failure {
    Failure::new(crossings_status::NullArgument, format!("`{name}` is NULL"))
}

/// The output `name`, set to NULL.
///
/// # Safety
/// `pointer` is NULL or points to where a pointer may be written.
pub(super) unsafe fn slot<T>(pointer: *mut *mut T, name: &str) -> Result<Slot<T>, Failure> {
    if pointer.is_null() {
        return Err(null(name));
    }
    //= docs/rules.md#the-c-interface
    //# abi-07: An output that is a handle MUST be NULL where the call failed.
    // SAFETY: it is not NULL, so by the contract of this function it may be written to.
    unsafe { pointer.write(core::ptr::null_mut()) };
    Ok(Slot(pointer))
}

/// The output `name`.
///
/// # Safety
/// `pointer` is NULL or points to where a value may be written.
pub(super) unsafe fn value<T>(pointer: *mut T, name: &str) -> Result<Out<T>, Failure> {
    if pointer.is_null() { Err(null(name)) } else { Ok(Out(pointer)) }
}

/// The handle or structure `name`.
///
/// # Safety
/// `pointer` is NULL or points to a value that nobody changes or frees meanwhile.
pub(super) unsafe fn shared<'a, T>(pointer: *const T, name: &str) -> Result<&'a T, Failure> {
    //= docs/rules.md#the-c-interface
    //# abi-01: A NULL where nothing says that it may be MUST be a status, and never a crash.
    // SAFETY: what holds of `pointer` is what `as_ref` asks for.
    unsafe { pointer.as_ref() }.ok_or_else(|| null(name))
}

/// The structure that may be NULL.
///
/// # Safety
/// `pointer` is NULL or points to a value that nobody changes or frees meanwhile.
pub(super) unsafe fn optional<'a, T>(pointer: *const T) -> Option<&'a T> {
    // SAFETY: what holds of `pointer` is what `as_ref` asks for.
    unsafe { pointer.as_ref() }
}

/// The `count` items of the array `name`; NULL with none is an array with none.
///
/// # Safety
/// `pointer` is NULL or points to `count` values that nobody changes or frees meanwhile.
pub(super) unsafe fn array<'a, T>(pointer: *const T, count: usize, name: &str) -> Result<&'a [T], Failure> {
    let bytes = count.checked_mul(size_of::<T>());
    //= docs/rules.md#the-c-interface
    //# abi-03: A length that is more than memory can hold MUST be a status.
    if bytes.is_none_or(|bytes| isize::try_from(bytes).is_err()) {
        let message = format!("`{name}_len` is {count}, more than memory can hold");
        return Err(Failure::new(crossings_status::InvalidLength, message));
    }
    match (pointer.is_null(), count) {
        (true, 0) => Ok(&[]),
        (true, _) => Err(null(name)),
        // SAFETY: it is not NULL, not larger than memory, and by the contract of this function
        // it has that many values.
        (false, _) => Ok(unsafe { core::slice::from_raw_parts(pointer, count) }),
    }
}

/// The `len` bytes of `name`.
///
/// # Safety
/// `pointer` is NULL or points to `len` bytes that nobody changes or frees meanwhile.
pub(super) unsafe fn bytes<'a>(pointer: *const c_void, len: usize, name: &str) -> Result<&'a [u8], Failure> {
    // SAFETY: it is the contract of this function too.
    unsafe { array(pointer.cast::<u8>(), len, name) }
}

/// The text `name`.
///
/// # Safety
/// `pointer` is NULL or points to `len` bytes that nobody changes or frees meanwhile.
pub(super) unsafe fn text<'a>(pointer: *const c_char, len: usize, name: &str) -> Result<&'a str, Failure> {
    // SAFETY: it is the contract of this function too.
    let bytes = unsafe { array(pointer.cast::<u8>(), len, name) }?;
    //= docs/rules.md#the-c-interface
    //# abi-02: A text that is not UTF-8 MUST be a status that names the argument.
    core::str::from_utf8(bytes).map_err(|error| {
        let message = format!("`{name}` is not UTF-8 from its byte {} on", error.valid_up_to());
        Failure::new(crossings_status::InvalidUtf8, message)
    })
}

/// An enumeration, as its numbers in C. `numbered!` writes it.
pub(super) trait Numbered: Copy + 'static {
    /// What it is called in C.
    const NAME: &'static str;
    /// Each of its values.
    const VALUES: &'static [Self];
    /// The number of a value.
    fn number(&self) -> u32;
}

/// Gives an enumeration of the model the numbers of its twin in C, which has values of the same
/// names; one of C that has no twin is its own. The compiler refuses a value of either that is
/// not in the list, or not in the other.
macro_rules! numbered {
    ($model:ident as $twin:ident { $($value:ident),+ $(,)? }) => {
        impl $crate::capi::argument::Numbered for $model {
            const NAME: &'static str = stringify!($twin);
            const VALUES: &'static [Self] = &[$(Self::$value),+];

            #[allow(clippy::as_conversions, reason = "it is how an enumeration of C becomes its number")]
            fn number(&self) -> u32 {
                match self { $(Self::$value => $twin::$value as u32),+ }
            }
        }
        const _: () = match [$($twin::$value),+][0] { $($twin::$value => ()),+ };
    };
    ($twin:ident { $($value:ident),+ $(,)? }) => {
        numbered!($twin as $twin { $($value),+ });
    };
}
pub(super) use numbered;

/// The value of an enumeration.
pub(super) fn choice<E: Numbered>(number: u32, name: &str) -> Result<E, Failure> {
    //= docs/rules.md#the-c-interface
    //# abi-04: A number that an enumeration does not have MUST be a status.
    E::VALUES.iter().find(|value| value.number() == number).copied().ok_or_else(|| {
        let message = format!("`{name}` is {number}, which `{}` does not have", E::NAME);
        Failure::new(crossings_status::InvalidEnum, message)
    })
}

/// The number of a value.
pub(super) fn number<E: Numbered>(value: &E) -> u32 {
    value.number()
}
