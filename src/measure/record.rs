//! Records and ranks: stretches of days compared with one another.
#![forbid(unsafe_code)]

use core::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::sum::days_later;
use super::working::{Step, Trace};
use super::{Counted, Grounds, NoValue, Order, Stretch};
use crate::period::Period;
use crate::view::View;
use crate::view::places::Column;
use crate::window::Window;

/// Which stretches are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Among<'a> {
    pub(super) of: Counted,
    pub(super) by: Stretch,
    pub(super) within: &'a Window,
    pub(super) order: Order,
    pub(super) month: Option<u8>,
}

/// A stretch by its first day, and how many it has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Best {
    pub(super) first: Date,
    pub(super) number: u64,
}

impl Among<'_> {
    fn in_month(&self, date: Date) -> bool {
        self.month.is_none_or(|month| i8::try_from(month) == Ok(date.month()))
    }

    fn better(&self, number: u64, than: u64) -> bool {
        match self.order {
            Order::Highest => number > than,
            Order::Lowest => number < than,
        }
    }

    fn asked(&self) -> Result<(), NoValue> {
        if self.of.by_week() && self.by == Stretch::Day {
            return Err(NoValue::ByWeekOnly { of: self.of });
        }
        Ok(())
    }

    /// The first of the stretches in their order.
    pub(super) fn best(&self, grounds: &Grounds<'_>, trace: &mut Trace) -> Result<Best, NoValue> {
        let within = grounds.resolve(self.within)?;
        let mut best: Option<Best> = None;
        self.each(grounds, within, trace, |first, number| {
            //= docs/rules.md#measures
            //# measure-07: The date of a record MUST be that of the first of equal stretches.
            if best.is_none_or(|best| self.better(number, best.number)) {
                best = Some(Best { first, number });
            }
        })?;
        let best = best.and_then(|best| Some(best).zip(stretch(self.by, best.first, grounds)));
        let (best, period) = best.ok_or(NoValue::NoStretch { by: self.by, within })?;
        trace.step(|| Step::Sum {
            of: self.of,
            period,
            days: period.days().unwrap_or_default(),
            sum: best.number,
        });
        Ok(best)
    }

    /// The place of one of them: one more than there are better ones.
    pub(super) fn rank(
        &self,
        item: &Window,
        grounds: &Grounds<'_>,
        trace: &mut Trace,
    ) -> Result<u64, NoValue> {
        self.asked()?;
        let (within, item) = (grounds.resolve(self.within)?, grounds.resolve(item)?);
        let is_one = stretch(self.by, item.start(), grounds) == Some(item);
        if !is_one || !within.covers(&item) || !self.in_month(item.start()) {
            return Err(NoValue::NotAmong { item, by: self.by, within });
        }
        let number = grounds.sum_over(self.of, item, trace)?;
        let mut place = 1_u64;
        self.each(grounds, within, trace, |_, other| {
            //= docs/rules.md#measures
            //# measure-08: Equal stretches MUST share the better place.
            if self.better(other, number) {
                place = place.saturating_add(1);
            }
        })?;
        Ok(place)
    }

    /// Every whole stretch within some days that is known, ascending.
    fn each(
        &self,
        grounds: &Grounds<'_>,
        within: Period,
        trace: &mut Trace,
        mut visit: impl FnMut(Date, u64),
    ) -> Result<(), NoValue> {
        self.asked()?;
        let mut known = 0_u64;
        let visit = |date: Date, number: u64| {
            if self.in_month(date) {
                known = known.saturating_add(1);
                visit(date, number);
            }
        };
        let days = match self.by {
            Stretch::Day => Some(1),
            Stretch::Days(days) => Some(usize::from(days)),
            _ => None,
        };
        // A final total takes the place of a whole year.
        let long = self.of == Counted::People && days.is_some_and(|days| days >= 365);
        let years = if long { whole_years(grounds, within)? } else { Some(Vec::new()) };
        match days.zip(self.of.column()).zip(years) {
            Some(((days, column), years)) => each_by_days(column, days, &years, grounds, within, visit)?,
            None => self.each_by_calendar(grounds, within, visit)?,
        }
        trace.step(|| Step::Compared { by: self.by, within, known, days_unknown: unknown(grounds, within) });
        Ok(())
    }

    /// The days of the stretches in which a week ends that has a figure of its own.
    fn weeks(&self, view: &View) -> Option<Period> {
        let mut weeks = view.weeks().map(|week| week.ending.date());
        let first = weeks.next()?;
        let last = weeks.next_back().unwrap_or(first);
        let longest = if let Stretch::Days(days) = self.by { i32::from(days) } else { 366 };
        let from = days_later(first, longest.saturating_neg()).unwrap_or(Date::MIN);
        Period::new(from, days_later(last, longest).unwrap_or(Date::MAX)).ok()
    }

    /// Stretch after stretch of the calendar.
    fn each_by_calendar(
        &self,
        grounds: &Grounds<'_>,
        within: Period,
        mut visit: impl FnMut(Date, u64),
    ) -> Result<(), NoValue> {
        let view = grounds.series()?;
        let extent = if self.of.by_week() { self.weeks(view) } else { grounds.extent() };
        let Some(span) = extent.and_then(|extent| extent.intersection(&within)) else {
            return Ok(());
        };
        let mut next = Some(span.start());
        while let Some(date) = next.filter(|date| span.contains(*date)) {
            // The first days of the calendar may be the end of a week that begins before it.
            let Some(period) = stretch(self.by, date, grounds) else {
                next = date.tomorrow().ok();
                continue;
            };
            if period.end() > span.end() {
                break;
            }
            //= docs/rules.md#measures
            //# measure-06: A record MUST be among the whole stretches of which every day has a figure.
            if span.covers(&period) {
                match grounds.sum_over(self.of, period, &mut Trace::off()) {
                    Ok(number) => visit(period.start(), number),
                    Err(why @ (NoValue::Overflow | NoValue::Missing(crate::view::Missing::Overflow))) => {
                        return Err(why);
                    }
                    Err(_) => {}
                }
            }
            next = if matches!(self.by, Stretch::Days(_)) {
                period.start().tomorrow().ok()
            } else {
                period.end()
            };
        }
        Ok(())
    }
}

/// A calendar year with a final total: where its days are, what they add up to, and that total.
struct WholeYear {
    places: Range<usize>,
    days: u64,
    total: u64,
}

/// The years within some days whose final totals count; `None` where a day of one has no figure.
fn whole_years(grounds: &Grounds<'_>, within: Period) -> Result<Option<Vec<WholeYear>>, NoValue> {
    let view = grounds.series()?;
    let mut years = Vec::new();
    for year in grounds.finals_in(within) {
        let places = view.places(&year.period);
        match view.sum_at(Column::People, &places)? {
            Some(days) if view.missing_in(&year.period).is_none() => {
                years.push(WholeYear { places, days, total: year.people.get() });
            }
            _ => return Ok(None),
        }
    }
    Ok(Some(years))
}

/// A sum over some places with the final totals of whole years in the place of their days.
fn spliced(sum: u64, stretch: &Range<usize>, years: &[WholeYear]) -> Option<u64> {
    let within = |year: &&WholeYear| stretch.start <= year.places.start && year.places.end <= stretch.end;
    let mut years = years.iter().filter(within);
    years.try_fold(sum, |sum, year| sum.checked_sub(year.days).and_then(|sum| sum.checked_add(year.total)))
}

/// Every stretch of so many days in a row, from the columns.
fn each_by_days(
    column: Column,
    days: usize,
    years: &[WholeYear],
    grounds: &Grounds<'_>,
    within: Period,
    mut visit: impl FnMut(Date, u64),
) -> Result<(), NoValue> {
    let view = grounds.series()?;
    let places = view.places(&within);
    if days == 1 {
        for (date, day) in view.at(places) {
            column.of(day).into_iter().for_each(|number| visit(date, number));
        }
        return Ok(());
    }
    let starts = places.len().checked_sub(days).map_or(0, |more| more.saturating_add(1));
    for from in places.take(starts) {
        let stretch = from..from.saturating_add(days);
        if let (true, Some(first)) = (view.unbroken(&stretch), view.date_at(from))
            && let Some(sum) = view.sum_at(column, &stretch)?
        {
            visit(first, spliced(sum, &stretch, years).ok_or(NoValue::Overflow)?);
        }
    }
    Ok(())
}

/// The stretch that a day belongs to or, of so many days, begins.
fn stretch(by: Stretch, date: Date, grounds: &Grounds<'_>) -> Option<Period> {
    match by {
        Stretch::Day => Period::day(date).ok(),
        Stretch::Week => grounds.convention.week_of(date).ok(),
        Stretch::Month => Period::month(date.year(), date.month()).ok(),
        Stretch::Year => Period::year(date.year()).ok(),
        Stretch::Days(days) => Period::of_days(date, i64::from(days)),
    }
}

/// How many days have no figure.
fn unknown(grounds: &Grounds<'_>, within: Period) -> u64 {
    let known = grounds.view().map_or(0, |view| view.places(&within).len());
    let days = within.days().unwrap_or_default().get();
    days.saturating_sub(u64::try_from(known).unwrap_or(days))
}

impl Grounds<'_> {
    /// The last day before one on which at least as many were counted.
    pub(super) fn record_since(&self, of: Counted, day: Date, trace: &mut Trace) -> Result<Date, NoValue> {
        let column = of.column().ok_or(NoValue::ByWeekOnly { of })?;
        let view = self.series()?;
        let on = Period::day(day)?;
        let wanted = self.days(of, column, on, trace)?;
        let mut next = day;
        for (date, arrivals) in view.at(0..view.places(&on).start).rev() {
            let yesterday = next.saturating_sub(1.day());
            if date != yesterday {
                return Err(NoValue::Missing(crate::view::Missing::Day { first: yesterday }));
            }
            next = date;
            let unknown = || {
                let since = Period::new(date, day);
                since.map_or_else(NoValue::from, |period| NoValue::Uncontrolled { period })
            };
            let number = column.of(arrivals).ok_or_else(unknown)?;
            if number >= wanted {
                trace.step(|| Step::Sum {
                    of,
                    period: Period::day(date).unwrap_or(on),
                    days: crate::count::Days::new(1),
                    sum: number,
                });
                return Ok(date);
            }
        }
        Err(NoValue::NeverBefore { day, first: next })
    }
}
