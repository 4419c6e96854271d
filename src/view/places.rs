//! The days of a view by their places in its columns, so that many windows are summed without the
//! calendar.
#![forbid(unsafe_code)]

use core::ops::Range;

use jiff::civil::Date;

use super::{Before, Missing, View, difference};
use crate::count::{Boats, Days, People};
use crate::crossing::Arrivals;
use crate::period::{Period, days_between};

/// Which of the arrivals are summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    People,
    Boats,
    Uncontrolled,
}

impl Column {
    /// That column of one day, where it is known.
    #[inline]
    pub(crate) fn of(self, day: &Arrivals) -> Option<u64> {
        match self {
            Self::People => Some(day.people().get()),
            Self::Boats => Some(day.boats().get()),
            Self::Uncontrolled => day.uncontrolled().map(Boats::get),
        }
    }

    #[inline]
    fn before(self, sums: &Before) -> u128 {
        match self {
            Self::People => sums.people,
            Self::Boats => sums.boats,
            Self::Uncontrolled => sums.uncontrolled,
        }
    }
}

impl View {
    /// The places of the days of a period that have a figure; of an open one, to the last.
    #[inline]
    pub(crate) fn places(&self, period: &Period) -> Range<usize> {
        let (first, after) = period.numbers();
        let from = self.index(period.start(), first);
        let to = period.end().zip(after).map_or(self.dates.len(), |(end, after)| self.index(end, after));
        from..to
    }

    /// The day at a place.
    #[inline]
    pub(crate) fn date_at(&self, place: usize) -> Option<Date> {
        self.dates.get(place).copied()
    }

    /// The days at some places, with their arrivals.
    #[inline]
    pub(crate) fn at(&self, places: Range<usize>) -> impl DoubleEndedIterator<Item = (Date, &Arrivals)> {
        let dates = self.dates.get(places.clone()).unwrap_or_default();
        dates.iter().copied().zip(self.arrivals.get(places).unwrap_or_default())
    }

    /// Whether no day is missing between the first and the last of these places.
    #[inline]
    pub(crate) fn unbroken(&self, places: &Range<usize>) -> bool {
        if self.dense_from.is_some() {
            return true;
        }
        let last = places.end.checked_sub(1).and_then(|last| self.date_at(last));
        self.date_at(places.start).zip(last).is_none_or(|(first, last)| {
            let apart = usize::try_from(days_between(first, last)).ok();
            apart.and_then(|apart| apart.checked_add(1)) == Some(places.len())
        })
    }

    /// The sum of a column over some places; `None` where it is not known of each.
    ///
    /// # Errors
    /// - [`Missing::Overflow`] when it does not fit 64 bits.
    #[inline]
    pub(crate) fn sum_at(&self, column: Column, places: &Range<usize>) -> Result<Option<u64>, Missing> {
        let sums = self.before.get(places.start).zip(self.before.get(places.end));
        let known = sums
            .filter(|(earlier, later)| column != Column::Uncontrolled || earlier.unknown == later.unknown);
        let Some((earlier, later)) = known else { return Ok(None) };
        let sum: People = difference(column.before(later), column.before(earlier))?;
        Ok(Some(sum.get()))
    }

    /// The first day of a period without a figure, where there is one.
    pub(crate) fn missing_in(&self, period: &Period) -> Option<Missing> {
        let known = u64::try_from(self.places(period).len()).ok();
        (known != period.days().map(Days::get)).then(|| self.first_missing(*period))
    }
}
