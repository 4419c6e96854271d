//! # Exact numbers

use core::ffi::{CStr, c_char};

use super::argument::{shared, slot, value};
use super::boundary::boundary;
use super::error::{crossings_error, crossings_status};
use super::text::crossings_string;
use crate::{Amount, ExactError, Ratio};

/// An exact ratio in its lowest terms. Where there is none, its `text` is empty.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_ratio {
    /// Above the line; 0 where the denominator is 0.
    pub numerator: i64,
    /// Below the line; 0 where the two do not fit 64 bits.
    pub denominator: i64,
    /// The whole of it, whether it fits or not: `23242/371`, or `84` for a whole number. With a
    /// NUL behind it.
    pub text: [c_char; 88],
}

impl From<Ratio> for crossings_ratio {
    fn from(ratio: Ratio) -> Self {
        let fits = i64::try_from(ratio.numerator()).ok().zip(i64::try_from(ratio.denominator()).ok());
        let (numerator, denominator) = fits.unwrap_or((0, 0));
        Self { numerator, denominator, text: buffer(&ratio.to_string()) }
    }
}

/// ASCII in a buffer that it fits, with NULs behind it.
pub(super) fn buffer<const N: usize>(text: &str) -> [c_char; N] {
    let mut buffer = [0; N];
    let room = N.saturating_sub(1);
    for (to, from) in buffer.iter_mut().take(room).zip(text.bytes()) {
        *to = c_char::from_ne_bytes([from]);
    }
    buffer
}

/// An exact whole number that may need more than 64 bits.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct crossings_integer {
    /// The number; 0 where it does not fit.
    pub value: i64,
    /// Whether it fits.
    pub fits: bool,
    /// The whole of it, whether it fits or not: `-1305`. With a NUL behind it.
    pub text: [c_char; 47],
}

impl crossings_integer {
    /// No number.
    pub(super) const NONE: Self = Self { value: 0, fits: false, text: [0; 47] };
}

impl From<i128> for crossings_integer {
    fn from(whole: i128) -> Self {
        let value = i64::try_from(whole).ok();
        Self { value: value.unwrap_or(0), fits: value.is_some(), text: buffer(&whole.to_string()) }
    }
}

/// An amount of money in its own currency. Nothing converts one currency into another.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct crossings_amount {
    /// How many of the smallest unit of the currency; 0 where that does not fit.
    pub minor: i64,
    /// Whether it fits.
    pub fits: bool,
    /// The code of the currency, `GBP`, with a NUL behind it; empty where no amount is known.
    pub currency: [c_char; 4],
    /// The whole of it: `GBP 232050000`. With a NUL behind it; empty where no amount is known.
    pub text: [c_char; 59],
}

impl From<Option<Amount>> for crossings_amount {
    fn from(amount: Option<Amount>) -> Self {
        let minor = amount.and_then(|amount| i64::try_from(amount.minor()).ok());
        Self {
            minor: minor.unwrap_or(0),
            fits: minor.is_some(),
            currency: buffer(amount.map_or("", |amount| amount.currency().code())),
            text: buffer(&amount.map_or_else(String::new, |amount| amount.to_string())),
        }
    }
}

/// A ratio of two whole numbers, in its lowest terms.
///
/// Fails with `CROSSINGS_STATUS_ZERO_DENOMINATOR` where `denominator` is 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_ratio_new(
    numerator: i64,
    denominator: i64,
    out: *mut crossings_ratio,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = value(out, "out")?;
            out.give(Ratio::new(i128::from(numerator), i128::from(denominator))?.into());
            Ok(())
        })
    }
}

/// A ratio rounded to decimals, halves away from zero, as figures are printed.
///
/// - `ratio`: its `text` is what counts.
/// - `places`: how many decimals; 18 always fit where both numbers fit 64 bits.
///
/// Fails with `CROSSINGS_STATUS_INVALID_NUMBER` where `text` is no ratio in lowest terms, and
/// with `CROSSINGS_STATUS_OVERFLOW` where a step needs more than 128 bits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn crossings_ratio_decimal(
    ratio: *const crossings_ratio,
    places: u32,
    out: *mut *mut crossings_string,
    err: *mut *mut crossings_error,
) -> crossings_status {
    // SAFETY: the caller keeps what the introduction of the header asks of every pointer.
    unsafe {
        boundary(err, || {
            let out = slot(out, "out")?;
            let ratio = shared(ratio, "ratio")?.read()?;
            let places = u8::try_from(places).map_err(|_| ExactError::Overflow)?;
            out.give(crossings_string::new(&ratio.to_decimal(places)?));
            Ok(())
        })
    }
}

impl crossings_ratio {
    /// No ratio.
    pub(super) const NONE: Self = Self { numerator: 0, denominator: 0, text: [0; 88] };

    /// The ratio that its text says.
    pub(super) fn read(&self) -> Result<Ratio, ExactError> {
        let bytes = self.text.map(|char| u8::from_ne_bytes(char.to_ne_bytes()));
        let text = CStr::from_bytes_until_nul(&bytes).ok().and_then(|text| text.to_str().ok());
        text.ok_or(ExactError::Unreadable)?.parse()
    }
}
