//! What may have gone wrong with a figure.
#![forbid(unsafe_code)]

use core::fmt;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::{Found, Judge, JudgeOptions, Trial};
use crate::claim::Claim;
use crate::figure::{Figure, Reading, Slip};
use crate::measure::{Grounds, Measure, Nature, Value, grouped};
use crate::money::Amount;
use crate::period::Period;
use crate::publication::{AsOf, Publication, PublishedAt};
use crate::view::View;
use crate::window::Window;

/// How many slips of one kind are named at most.
const NAMED: usize = 5;
/// How many days before the last known day are looked at, and how many after it.
const BACK: i64 = 120;
const FORTH: i64 = 31;
/// How many publications before the newest are looked at.
const PUBLICATIONS: usize = 64;
/// Figures with fewer digits have so many slips that one of them always fits.
const DIGITS: usize = 3;

/// Something that may have gone wrong with a figure: with it mended, the claim is true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "slip", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LikelySlip {
    /// The digits: one is another, is missing or is too many, or two are swapped.
    Digits {
        /// What was done to the figure.
        #[serde(serialize_with = "collected")]
        what: Slip,
        /// The figure as it should have been.
        figure: String,
    },
    /// The figure is that of another last day.
    LastDay {
        /// The first of these days in a row.
        from: Date,
        /// The last of them.
        to: Date,
    },
    /// The figure is that of a window with another first day.
    FirstDay {
        /// The first of these days in a row.
        from: Date,
        /// The last of them.
        to: Date,
    },
    /// The figure is that of another day.
    Day {
        /// Which.
        date: Date,
    },
    /// The figure was true as published before, and has been revised since.
    Stale {
        /// When it was so.
        published: PublishedAt,
    },
    /// The amount is in another currency.
    Currency {
        /// The amount.
        amount: Amount,
    },
    /// Per cent stands for percentage points.
    Points,
    /// Percentage points stand for per cent.
    PerCent,
}

fn collected<S: serde::Serializer>(slip: &Slip, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(slip)
}

impl fmt::Display for LikelySlip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Digits { what, figure } => write!(f, "{what}: {figure:?} would be true"),
            Self::LastDay { from, to } if from == to => write!(f, "true of the days up to {from}"),
            Self::LastDay { from, to } => write!(f, "true of the days up to {from}, and on to {to}"),
            Self::FirstDay { from, to } if from == to => write!(f, "true of the days from {from}"),
            Self::FirstDay { from, to } => write!(f, "true of the days from {from}, and on to {to}"),
            Self::Day { date } => write!(f, "true of {date}"),
            Self::Stale { published } => write!(f, "true as published {published}, and revised since"),
            Self::Currency { amount } => {
                write!(f, "true of {}: another currency", grouped(&amount.to_string()))
            }
            Self::Points => f.write_str("true of percentage points, where it has per cent"),
            Self::PerCent => f.write_str("true of per cent, where it has percentage points"),
        }
    }
}

/// What the search for slips needs to know of the house interpretation.
struct House<'a> {
    judge: &'a Judge<'a>,
    claim: &'a Claim,
    grounds: Grounds<'a>,
    options: JudgeOptions,
}

/// The likely slips, the likeliest first, where the house found that.
pub(super) fn likely(judge: &Judge<'_>, claim: &Claim, house: &Trial) -> Vec<LikelySlip> {
    let (interpretation, measure) = (&house.interpretation, claim.measure());
    let mut grounds = judge
        .grounds(claim.basis())
        .with_as_of(interpretation.known())
        .with_convention(interpretation.convention)
        .with_sums(interpretation.sums);
    if let Some(view) = judge.view(claim.basis()) {
        grounds = grounds.with_view(view);
    }
    let house_of = House { judge, claim, grounds, options: *judge.options() };
    let mut slips = Vec::new();
    if let Found::Value(value) = house.found {
        //= docs/rules.md#verdicts-on-claims
        //# verdict-10: Two digits that were swapped MUST be found as a likely slip.
        slips.extend(house_of.digits(value, measure.nature()));
    }
    //= docs/rules.md#verdicts-on-claims
    //# verdict-11: A figure of another last day MUST be found as a likely slip.
    slips.extend(house_of.last_days(measure));
    slips.extend(house_of.ends(measure));
    slips.extend(house_of.other_days(measure));
    slips.extend(house_of.stale(measure));
    slips.extend(house_of.currency(measure));
    slips.extend(house_of.points(measure));
    slips
}

impl House<'_> {
    /// Whether a figure, read as closely as it can be, is that of a value.
    fn fits(&self, figure: &Figure, nature: Nature, value: Value) -> bool {
        match value.date() {
            Some(date) => figure.date() == Some(date),
            None => self.means(Reading::Strict, figure, nature, value),
        }
    }

    /// Whether a figure means the number of a value under a reading.
    fn means(&self, reading: Reading, figure: &Figure, nature: Nature, value: Value) -> bool {
        let how = self.options.understanding(reading, self.claim.rounded());
        let meant = figure.interval(nature, &how).ok().zip(value.number());
        meant.is_some_and(|(interval, number)| interval.contains(number))
    }

    /// Whether the claim's figure is that of a measure on these grounds.
    fn fits_on(&self, measure: &Measure, grounds: &Grounds<'_>) -> bool {
        measure.evaluate(grounds).is_ok_and(|value| self.fits(self.claim.figure(), measure.nature(), value))
    }

    fn digits(&self, value: Value, nature: Nature) -> Vec<LikelySlip> {
        let figure = self.claim.figure();
        if significant(figure) < DIGITS {
            return Vec::new();
        }
        let fitting = figure.slips().filter(|(_, slip)| self.fits(slip, nature, value));
        fitting
            .map(|(what, slip)| LikelySlip::Digits { what, figure: slip.text().to_owned() })
            .take(NAMED)
            .collect()
    }

    /// Other last known days.
    fn last_days(&self, measure: &Measure) -> Vec<LikelySlip> {
        if !measure.ends_as_of() {
            return Vec::new();
        }
        let house = self.grounds.as_of;
        let mut grounds = self.grounds.clone();
        let days = around(house).filter(|day| {
            grounds.as_of = *day;
            *day != house && self.fits_on(measure, &grounds)
        });
        nearest_runs(days, house).map(|(from, to)| LikelySlip::LastDay { from, to }).collect()
    }

    /// Other first and last days of a window that is fixed.
    fn ends(&self, measure: &Measure) -> Vec<LikelySlip> {
        let Some((plain, Window::Days(period))) = measure.plain() else { return Vec::new() };
        let Some(last) = period.last().filter(|last| *last != period.start()) else { return Vec::new() };
        let fits = |from: Date, to: Date| {
            let period = Period::inclusive(from, to);
            period.is_ok_and(|period| self.fits_on(&plain.over(Window::Days(period)), &self.grounds))
        };
        let lasts = around(last).filter(|day| *day != last && fits(period.start(), *day));
        let mut slips: Vec<LikelySlip> =
            nearest_runs(lasts, last).map(|(from, to)| LikelySlip::LastDay { from, to }).collect();
        let firsts = around(period.start()).filter(|day| *day != period.start() && fits(*day, last));
        slips
            .extend(nearest_runs(firsts, period.start()).map(|(from, to)| LikelySlip::FirstDay { from, to }));
        slips
    }

    /// Other days with that very count.
    fn other_days(&self, measure: &Measure) -> Vec<LikelySlip> {
        let Measure::Total { of, over: Window::Days(period) } = measure else { return Vec::new() };
        if period.last() != Some(period.start()) || significant(self.claim.figure()) < DIGITS {
            return Vec::new();
        }
        let Some(view) = self.grounds.view() else { return Vec::new() };
        let of = *of;
        let fitting = view.days().map(|(date, _)| date).filter(|date| {
            Period::day(*date).is_ok_and(|day| {
                let other = Measure::Total { of, over: Window::Days(day) };
                *date != period.start() && self.fits_on(&other, &self.grounds)
            })
        });
        let mut days: Vec<Date> = fitting.collect();
        days.sort_by_key(|day| day.duration_since(period.start()).abs());
        days.into_iter().take(NAMED).map(|date| LikelySlip::Day { date }).collect()
    }

    /// A publication before this one with which the figure was true: the newest when the claim
    /// was published, or the newest of those that have figures of the claim's days.
    fn stale(&self, measure: &Measure) -> Option<LikelySlip> {
        let series = self.judge.register().series(self.claim.basis())?;
        let current = self.grounds.view().and_then(View::published)?;
        let before = |moment: &dyn Fn(PublishedAt) -> bool| {
            series.publications().iter().filter(|one| moment(one.published)).count()
        };
        let older = before(&|published| published < current);
        let then = self.claim.date().map(|date| before(&|published| AsOf::Day(date).includes(published)));
        let periods: Vec<Period> =
            measure.windows().filter_map(|window| self.grounds.resolve(window).ok()).collect();
        let about = |one: &Publication| {
            one.days.iter().any(|day| periods.iter().any(|period| period.contains(day.date)))
        };
        let of_these_days = (1..=older).rev().filter(|count| {
            count.checked_sub(1).and_then(|place| series.publications().get(place)).is_some_and(about)
        });
        let counts = then.into_iter().filter(|count| (1..=older).contains(count)).chain(of_these_days);
        counts.take(PUBLICATIONS).find_map(|count| {
            let view: View = series.after(count);
            let grounds = self.grounds.clone().with_view(&view);
            let published = view.published().filter(|_| self.fits_on(measure, &grounds));
            published.map(|published| LikelySlip::Stale { published })
        })
    }

    /// The same agreements in the other currency.
    fn currency(&self, measure: &Measure) -> Option<LikelySlip> {
        let Measure::Money { agreements, reported_by, .. } = measure else { return None };
        let figure = self.claim.figure().in_other_currency();
        let currency = figure.as_ref().and_then(Figure::currency);
        let (figure, currency) = figure.zip(currency)?;
        let (agreements, reported_by) = (agreements.clone(), reported_by.clone());
        let other = Measure::Money { agreements, currency, reported_by };
        let Ok(value @ Value::Money(amount)) = other.evaluate(&self.grounds) else { return None };
        let slip = LikelySlip::Currency { amount };
        self.means(self.options.reading, &figure, other.nature(), value).then_some(slip)
    }

    /// Per cent for percentage points, and the other way round.
    fn points(&self, measure: &Measure) -> Option<LikelySlip> {
        let (other, slip) = match measure.clone() {
            Measure::ShareChange { of, among, over, against } => {
                (Measure::SharePoints { of, among, over, against }, LikelySlip::Points)
            }
            Measure::SharePoints { of, among, over, against } => {
                (Measure::ShareChange { of, among, over, against }, LikelySlip::PerCent)
            }
            _ => return None,
        };
        // The printed number is held against the other quantity, which has the same scale.
        let fits = |value| self.fits(self.claim.figure(), measure.nature(), value);
        other.evaluate(&self.grounds).is_ok_and(fits).then_some(slip)
    }
}

/// How many digits a figure has, the zeros behind them not counted.
fn significant(figure: &Figure) -> usize {
    let digits: String = figure.text().chars().filter(char::is_ascii_digit).collect();
    digits.trim_end_matches('0').len()
}

/// The days around one, ascending.
fn around(day: Date) -> impl Iterator<Item = Date> {
    (BACK.saturating_neg()..=FORTH).filter_map(move |offset| day.checked_add(offset.days()).ok())
}

/// The days, in runs, those nearest to one first.
fn nearest_runs(days: impl Iterator<Item = Date>, to: Date) -> impl Iterator<Item = (Date, Date)> {
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if last.tomorrow().is_ok_and(|next| next == day) => *last = day,
            _ => runs.push((day, day)),
        }
    }
    runs.sort_by_key(|(first, last)| {
        let apart = |day: &Date| day.duration_since(to).abs();
        apart(first).min(apart(last))
    });
    runs.into_iter().take(NAMED)
}
