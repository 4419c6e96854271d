//! Measures evaluated.
#![forbid(unsafe_code)]

use core::num::NonZeroU64;

use jiff::civil::Date;

use super::record::Among;
use super::sum::Sum;
use super::value::{Unit, Value};
use super::working::{Step, Trace, Worked};
use super::{Counted, Grounds, Measure, NoValue, Per};
use crate::convention::{Convention, DayCount, HandoverDay};
use crate::count::Days;
use crate::exact::{ExactError, Ratio};
use crate::period::Period;
use crate::window::{Window, WindowError};

impl Measure {
    /// The exact value of the measure on these grounds.
    ///
    /// - Sums need a figure of every day. People prevented are those of the weeks whose last day
    ///   lies in the window; a mean of them is over the days of these weeks.
    /// - Records and ranks compare the whole stretches within the window of which every day has a
    ///   figure; equal ones share the better place.
    /// - Final published totals take the place of the days only with
    ///   [`Sums::Spliced`](super::Sums::Spliced).
    ///
    /// # Errors
    /// - [`NoValue`] says why there is none.
    pub fn evaluate(&self, grounds: &Grounds<'_>) -> Result<Value, NoValue> {
        self.work(grounds, &mut Trace::off())
    }

    /// The same with its working: which days were added up, and to what.
    ///
    /// ```
    /// use crossings::jiff::civil::date;
    /// use crossings::{Basis, Currency, Grounds, Measure, builtin};
    /// let register = builtin();
    /// let grounds = Grounds::new(&register, Basis::UkArrivals, date(2025, 12, 31));
    /// let agreements = vec!["F01".to_owned(), "F03".to_owned()];
    /// let money = Measure::Money { agreements, currency: Currency::GBP, reported_by: None };
    /// let worked = money.explain(&grounds)?;
    /// assert_eq!(worked.value.to_string(), "GBP 29,000,000");
    /// let steps: Vec<String> = worked.steps.iter().map(ToString::to_string).collect();
    /// assert_eq!(steps, ["F01: GBP 12,000,000", "F03: GBP 17,000,000"]);
    /// # Ok::<(), crossings::NoValue>(())
    /// ```
    ///
    /// # Errors
    /// - [`NoValue`] says why there is none.
    pub fn explain(&self, grounds: &Grounds<'_>) -> Result<Worked, NoValue> {
        let mut trace = Trace::on();
        //= docs/rules.md#measures
        //# measure-15: The working of a measure MUST give its value.
        let value = self.work(grounds, &mut trace)?;
        Ok(Worked { value, steps: trace.steps() })
    }

    fn work(&self, grounds: &Grounds<'_>, trace: &mut Trace) -> Result<Value, NoValue> {
        let days = |days| Value::count(days, Unit::Days);
        Ok(match self {
            Self::Total { of, over } => Value::count(grounds.sum(*of, over, trace)?.number, Unit::Count(*of)),
            Self::Mean { of, per, over } => {
                let number = mean(grounds, *of, *per, over, trace)?.0;
                Value::Number { number, unit: Unit::Mean(*of, *per) }
            }
            Self::PeoplePerBoat { over } => people_per_boat(grounds, over, trace)?,
            Self::Difference { of, over, against } => difference(grounds, *of, [over, against], trace)?,
            Self::Needed { of, over, to_pass } => needed(grounds, *of, [over, to_pass], trace)?,
            Self::Change { of, per, over, against } => {
                let (one, other) = quotient(grounds, *of, *per, [over, against], trace)?;
                //= docs/rules.md#measures
                //# measure-04: A change MUST be the difference as a part of what it is held against.
                return change(one, other);
            }
            Self::Times { of, per, over, against } => {
                let (one, other) = quotient(grounds, *of, *per, [over, against], trace)?;
                return reckoned(one.checked_div(other), Unit::Times);
            }
            Self::Share { of, among, over } => {
                Value::Number { number: share(grounds, *of, among, over, trace)?.0, unit: Unit::Share }
            }
            Self::SharePoints { of, among, over, against } => {
                let (one, _) = share(grounds, *of, among, over, trace)?;
                let (other, _) = share(grounds, *of, among, against, trace)?;
                return reckoned(one.checked_sub(other), Unit::Points);
            }
            Self::ShareChange { of, among, over, against } => {
                let (one, _) = share(grounds, *of, among, over, trace)?;
                let (other, period) = share(grounds, *of, among, against, trace)?;
                if other == Ratio::whole(0) {
                    return Err(NoValue::NothingToDivideBy { what: of.plural(), period });
                }
                return change(one, other);
            }
            Self::Named { quantity, .. } => return Err(NoValue::NotHere { quantity: quantity.clone() }),
            Self::Record { of, by, within, order, month } => {
                let among = Among { of: *of, by: *by, within, order: *order, month: *month };
                Value::count(among.best(grounds, trace)?.number, Unit::Count(*of))
            }
            Self::RecordDate { of, by, within, order, month } => {
                let among = Among { of: *of, by: *by, within, order: *order, month: *month };
                Value::Date(among.best(grounds, trace)?.first)
            }
            Self::Rank { of, item, by, within, order, month } => {
                let among = Among { of: *of, by: *by, within, order: *order, month: *month };
                Value::count(among.rank(item, grounds, trace)?, Unit::Place)
            }
            Self::RecordSince { of, day } => Value::Date(grounds.record_since(*of, *day, trace)?),
            Self::LongestStreak { days: like, within } => days(grounds.longest_streak(*like, within, trace)?),
            Self::Streak { days: like, until } => days(grounds.streak(*like, *until, trace)?),
            Self::DaysWith { days: like, over } => days(grounds.days_with(*like, over, trace)?),
            Self::Milestone { of, reaches, over } => {
                Value::Date(grounds.milestone(*of, *reaches, over, trace)?.0)
            }
            Self::MilestoneDay { of, reaches, over } => {
                days(milestone_day(grounds, *of, *reaches, over, trace)?)
            }
            Self::Duration { over } => days(duration(grounds, over, trace)?),
            Self::Start { policy } => Value::Date(start(grounds, policy)?),
            Self::Money { agreements, currency, reported_by } => {
                Value::Money(grounds.money(agreements, *currency, reported_by.as_deref(), trace)?)
            }
            Self::Deaths { scope, over } => Value::count(grounds.deaths(*scope, over, trace)?, Unit::Deaths),
            Self::MostAboard { within } => {
                Value::count(grounds.most_aboard(within, trace)?, Unit::Count(Counted::People))
            }
        })
    }
}

/// A number that was reckoned, with what it counts.
fn reckoned(number: Result<Ratio, ExactError>, unit: Unit) -> Result<Value, NoValue> {
    number.map(|number| Value::Number { number, unit }).map_err(NoValue::from)
}

/// By which part of another a number is more; the other is not zero.
fn change(one: Ratio, other: Ratio) -> Result<Value, NoValue> {
    reckoned(one.checked_sub(other).and_then(|more| more.checked_div(other)), Unit::Change)
}

fn difference(
    grounds: &Grounds<'_>,
    of: Counted,
    [over, against]: [&Window; 2],
    trace: &mut Trace,
) -> Result<Value, NoValue> {
    let (one, other) = (grounds.sum(of, over, trace)?, grounds.sum(of, against, trace)?);
    reckoned(Ratio::whole(one.number).checked_sub(Ratio::whole(other.number)), Unit::Count(of))
}

/// One more than the difference; none where the other is passed already.
fn needed(
    grounds: &Grounds<'_>,
    of: Counted,
    [over, to_pass]: [&Window; 2],
    trace: &mut Trace,
) -> Result<Value, NoValue> {
    let (one, other) = (grounds.sum(of, over, trace)?, grounds.sum(of, to_pass, trace)?);
    //= docs/rules.md#measures
    //# measure-05: What is needed to pass a window MUST be one more than the difference, and never below zero.
    let short = other.number.checked_sub(one.number);
    let needed = short.map_or(Ok(Ratio::whole(0)), |short| Ratio::whole(short).checked_add(Ratio::whole(1)));
    reckoned(needed, Unit::Count(of))
}

fn milestone_day(
    grounds: &Grounds<'_>,
    of: Counted,
    reaches: u64,
    over: &Window,
    trace: &mut Trace,
) -> Result<u64, NoValue> {
    let (date, period) = grounds.milestone(of, reaches, over, trace)?;
    // The window begins with the first day that counts, whosever the handover day is.
    let counting = Convention { handover: HandoverDay::Incoming, ..grounds.convention };
    let number = counting.day_number(period.start(), date).ok_or(NoValue::Overflow);
    Period::inclusive(period.start(), date).map_err(NoValue::from).and_then(|counted| {
        trace.step(|| Step::Window { period: counted, days: counted.days().unwrap_or_default() });
        number.map(Days::get)
    })
}

fn duration(grounds: &Grounds<'_>, over: &Window, trace: &mut Trace) -> Result<u64, NoValue> {
    let (period, days) = grounds.counted_days(over)?;
    trace.step(|| Step::Window { period, days: Days::new(days.get()) });
    Ok(match grounds.convention.day_count {
        DayCount::Ordinal => days.get(),
        DayCount::Elapsed => days.get().saturating_sub(1),
    })
}

fn start(grounds: &Grounds<'_>, policy: &str) -> Result<Date, NoValue> {
    let found = grounds.policy_periods().iter().find(|one| one.id == policy);
    Ok(found.ok_or_else(|| WindowError::UnknownPolicy(policy.to_owned()))?.period.start())
}

/// So many for each day or for seven of them.
fn mean(
    grounds: &Grounds<'_>,
    of: Counted,
    per: Per,
    over: &Window,
    trace: &mut Trace,
) -> Result<(Ratio, Period), NoValue> {
    let (daily, period) = grounds.daily(of, over, trace)?;
    let mean = match per {
        Per::Day => Ok(daily),
        Per::Week => daily.checked_mul(Ratio::whole(7)),
    };
    mean.map(|mean| (mean, period)).map_err(NoValue::from)
}

fn people_per_boat(grounds: &Grounds<'_>, over: &Window, trace: &mut Trace) -> Result<Value, NoValue> {
    use crate::view::places::Column;
    let period = grounds.resolve(over)?;
    let people = grounds.days(Counted::People, Column::People, period, trace);
    // Of a day either both are known or neither is, and there are no more boats than people.
    let (people, boats) = people.and_then(|people| {
        grounds.days(Counted::Boats, Column::Boats, period, trace).map(|boats| (people, boats))
    })?;
    //= docs/rules.md#unknown-is-not-zero
    //# unknown-08: A quotient MUST NOT have a value where there is nothing to divide by.
    let boats = NonZeroU64::new(boats);
    let boats = boats.ok_or(NoValue::NothingToDivideBy { what: Counted::Boats.plural(), period })?;
    //= docs/rules.md#measures
    //# measure-02: People per boat MUST be the sum of the people by the sum of the boats.
    Ok(Value::Number { number: Ratio::by(people, boats), unit: Unit::PeoplePerBoat })
}

/// The totals, or the means, over two windows, the second of which is not zero.
fn quotient(
    grounds: &Grounds<'_>,
    of: Counted,
    per: Option<Per>,
    [over, against]: [&Window; 2],
    trace: &mut Trace,
) -> Result<(Ratio, Ratio), NoValue> {
    let mut over_window = |window: &Window| match per {
        Some(per) => mean(grounds, of, per, window, trace),
        None => grounds.sum(of, window, trace).map(|Sum { number, period }| (Ratio::whole(number), period)),
    };
    let ((one, _), (other, period)) = (over_window(over)?, over_window(against)?);
    if other.numerator() == 0 {
        return Err(NoValue::NothingToDivideBy { what: of.plural(), period });
    }
    Ok((one, other))
}

fn share(
    grounds: &Grounds<'_>,
    of: Counted,
    among: &[Counted],
    over: &Window,
    trace: &mut Trace,
) -> Result<(Ratio, Period), NoValue> {
    let part = grounds.sum(of, over, trace)?;
    let mut whole = 0_u64;
    for one in among {
        //= docs/rules.md#what-never-mixes
        //# kinds-08: A share MUST NOT be of counts that do not add, such as people and boats.
        if one.kind() != of.kind() {
            return Err(NoValue::Mixed { one: of, other: *one });
        }
        let more = grounds.sum(*one, over, trace)?.number;
        whole = whole.checked_add(more).ok_or(NoValue::Overflow)?;
    }
    let Sum { number, period } = part;
    let whole = NonZeroU64::new(whole).ok_or(NoValue::NothingToDivideBy { what: of.plural(), period })?;
    Ok((Ratio::by(number, whole), period))
}
