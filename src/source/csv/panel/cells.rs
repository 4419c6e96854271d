//! The cells of a panel: numbers and days.

use jiff::civil::Date;

use super::CHUNK;
use crate::field::Field;
use crate::period::day_number;
use crate::source::date::date_field;
use crate::tally::Cells;

/// Values that are gathered until there are enough of them.
pub(super) struct Gathered<T> {
    values: Vec<T>,
    bits: Vec<u8>,
    nulls: bool,
}

impl<T: Copy + Default> Gathered<T> {
    pub(super) fn new() -> Self {
        Self { values: Vec::with_capacity(CHUNK), bits: Vec::new(), nulls: false }
    }

    pub(super) fn push(&mut self, value: Option<T>) {
        let at = self.values.len();
        if self.bits.len().saturating_mul(8) == at {
            self.bits.push(0xFF);
        }
        self.values.push(value.unwrap_or_default());
        if value.is_none()
            && let Some(byte) = self.bits.get_mut(at >> 3)
        {
            *byte &= !1_u8.wrapping_shl(u32::try_from(at & 7).unwrap_or(0));
            self.nulls = true;
        }
    }

    pub(super) fn cells(&self) -> Cells<'_, T> {
        let known = Cells::with_validity(&self.values, &self.bits, 0).ok().filter(|_| self.nulls);
        known.unwrap_or_else(|| Cells::new(&self.values))
    }

    pub(super) const fn len(&self) -> usize {
        self.values.len()
    }

    pub(super) fn clear(&mut self) {
        self.values.clear();
        self.bits.clear();
        self.nulls = false;
    }
}

/// The number in a field: nothing, or `-`, is a null. As in a file of days, it has no digit that it does not need.
pub(super) fn whole(text: &[u8]) -> Result<Option<u32>, ()> {
    match text.trim_ascii() {
        b"" | b"-" => Ok(None),
        [b'0', _, ..] => Err(()),
        digits => number(digits).map(Some).ok_or(()),
    }
}

/// Digits and nothing else.
fn number(digits: &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for digit in digits {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
        number = number.checked_mul(10)?.checked_add(u32::from(digit))?;
    }
    Some(number)
}

/// Reads days, most of which are the next after the one before.
#[derive(Default)]
pub(super) struct Day {
    /// The days from the first of a month on: its text without the day, its number, its length.
    month: Option<([u8; 8], i32, u32)>,
}

impl Day {
    pub(super) fn read(&mut self, text: &[u8]) -> Result<Option<i32>, ()> {
        let text = text.trim_ascii();
        if matches!(text, b"" | b"-") {
            return Ok(None);
        }
        if let Some(day) = self.plain(text) {
            return Ok(Some(day));
        }
        match str::from_utf8(text).map(date_field) {
            Ok(Field::Known(date)) => i32::try_from(day_number(date)).map(Some).map_err(|_| ()),
            _ => Err(()),
        }
    }

    /// A day as `2026-08-20`.
    fn plain(&mut self, text: &[u8]) -> Option<i32> {
        let (month, day) = text.split_first_chunk::<8>()?;
        let day = if day.len() == 2 { number(day)? } else { return None };
        if self.month.is_none_or(|(known, ..)| known != *month) {
            let [y1, y2, y3, y4, b'-', m1, m2, b'-'] = *month else { return None };
            let year = i16::try_from(number(&[y1, y2, y3, y4])?).ok()?;
            let first = Date::new(year, i8::try_from(number(&[m1, m2])?).ok()?, 1).ok()?;
            let number = i32::try_from(day_number(first)).ok()?;
            self.month = Some((*month, number, u32::from(first.days_in_month().unsigned_abs())));
        }
        let (_, first, length) = self.month?;
        let day = Some(day).filter(|day| (1..=length).contains(day))?;
        first.checked_add(i32::try_from(day).ok()?)?.checked_sub(1)
    }
}
