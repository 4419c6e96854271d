//! Every window of a series for which a figure holds.
#![forbid(unsafe_code)]

use core::fmt;

use jiff::civil::Date;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use crate::exact::Ratio;
use crate::interval::Interval;
use crate::measure::{Counted, Nature, NoValue};
use crate::period::{Period, days_between};
use crate::view::View;

mod condition;

pub(crate) use condition::{Condition, stretches};

/// What is asked of each window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum WindowMeasure {
    /// How many.
    Total(Counted),
    /// How many for each day, those without any included.
    MeanPerDay(Counted),
    /// How many for seven days.
    MeanPerWeek(Counted),
    /// The people for each boat.
    PeoplePerBoat,
}

impl fmt::Display for WindowMeasure {
    /// `people`, `people per day`, `people per boat`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Total(of) => write!(f, "{of}"),
            Self::MeanPerDay(of) => write!(f, "{of} per day"),
            Self::MeanPerWeek(of) => write!(f, "{of} per week"),
            Self::PeoplePerBoat => f.write_str("people per boat"),
        }
    }
}

impl WindowMeasure {
    /// What kind of number it gives.
    pub const fn nature(self) -> Nature {
        match self {
            Self::Total(_) => Nature::Count,
            Self::MeanPerDay(_) | Self::MeanPerWeek(_) | Self::PeoplePerBoat => Nature::Mean,
        }
    }
}

/// The windows that begin on one day and hold a figure, as far as their last days follow one
/// another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct WindowRun {
    /// The first day of each.
    pub start: Date,
    /// The last day of the shortest.
    pub earliest_last: Date,
    /// The last day of the longest.
    pub latest_last: Date,
}

/// Every window of a series for which a figure holds: how many ways there are to choose one's
/// days so that it is true.
///
/// A window is one or more days in a row, each with a figure. [`share`](Self::share) says which
/// part of all windows these are: the less, the more must be known of the days that were chosen.
///
/// ```
/// use crossings::{Basis, Boats, Draft, DraftDay, DraftPublication, DraftSeries, Field, People, Register};
/// use crossings::jiff::civil::date;
/// use crossings::{Counted, Interval, Ratio, WindowMeasure, windows};
/// let day = |day, people| DraftDay {
///     date: Field::Known(date(2024, 7, day)),
///     people: Field::Known(People::new(people)),
///     boats: Field::Known(Boats::new(1)),
///     ..DraftDay::default()
/// };
/// let days = vec![day(1, 70), day(2, 80), day(3, 30)];
/// let published = Field::Known("2024-07-04".parse()?);
/// let publications = vec![DraftPublication { published, days, ..DraftPublication::default() }];
/// let series = vec![DraftSeries { basis: Basis::UkArrivals, publications, origin: None }];
/// let register = Register::try_from(Draft { series, ..Draft::default() })?;
/// let view = register.series(Basis::UkArrivals).ok_or("no series")?.newest();
/// let sixty = Interval::point(Ratio::whole(60));
/// let windows = windows(&sixty, WindowMeasure::MeanPerDay(Counted::People), view)?;
/// let days: Vec<String> = windows.iter().map(|window| window.to_string()).collect();
/// assert_eq!(days, ["2024-07-01..2024-07-03"], "180 people in 3 days");
/// assert_eq!(windows.share(), Some(Ratio::new(1, 6)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Windows {
    runs: Vec<WindowRun>,
    count: u64,
    of: u64,
}

/// Every window of the series for which the value lies in the interval.
///
/// It takes a few milliseconds for the five million windows of the official series: whole numbers
/// decide, made once for each day.
///
/// # Errors
/// - [`NoValue::ByWeekOnly`] for what is known by week.
/// - [`NoValue::Overflow`] when a sum times an end of the interval does not fit 128 bits.
pub fn windows(interval: &Interval, of: WindowMeasure, view: &View) -> Result<Windows, NoValue> {
    let column = of.column()?;
    let (mut runs, mut all, mut count) = (Vec::new(), 0_u64, 0_u64);
    for stretch in stretches(view, column) {
        let days: Vec<Date> = view.at(stretch.clone()).map(|(date, _)| date).collect();
        // The calendar has fewer days than fit 32 bits, and so all their windows fit 64.
        all = all.saturating_add(triangle(u32::try_from(days.len()).unwrap_or(u32::MAX)));
        let condition = Condition::new(interval, of, view, &stretch)?;
        for (first, start) in days.iter().enumerate() {
            //= docs/rules.md#rounding-and-inverse-questions
            //# solve-03: The windows of a figure MUST be all those of days with figures whose value lies in its
            //# meaning.
            condition.each_run(first, |shortest, longest| {
                // A window of so many days ends so many days less one after its first.
                let last = |days_of: usize| days.get(first.saturating_add(days_of).saturating_sub(1));
                let run = |(earliest_last, latest_last): (&Date, &Date)| WindowRun {
                    start: *start,
                    earliest_last: *earliest_last,
                    latest_last: *latest_last,
                };
                let more = longest.saturating_sub(shortest).saturating_add(1);
                count = count.saturating_add(u64::try_from(more).unwrap_or(u64::MAX));
                runs.extend(last(shortest).zip(last(longest)).map(run));
            });
        }
    }
    Ok(Windows { runs, count, of: all })
}

/// How many windows so many days have.
fn triangle(days: u32) -> u64 {
    let days = u64::from(days);
    days.saturating_mul(days.saturating_add(1)).wrapping_div(2)
}

impl WindowRun {
    /// How many windows these are.
    pub fn count(&self) -> u64 {
        let apart = days_between(self.earliest_last, self.latest_last);
        u64::try_from(apart).map_or(0, |apart| apart.saturating_add(1))
    }

    /// Each of them, the shortest first.
    pub fn iter(&self) -> impl Iterator<Item = Period> + use<> {
        let Self { start, earliest_last, latest_last } = *self;
        let lasts = core::iter::successors(Some(earliest_last), |last| last.tomorrow().ok());
        lasts
            .take_while(move |last| *last <= latest_last)
            .filter_map(move |last| Period::inclusive(start, last).ok())
    }
}

impl Windows {
    /// The runs, by their first day and then by their last.
    pub fn runs(&self) -> &[WindowRun] {
        &self.runs
    }

    /// The windows one by one, in the same order.
    pub fn iter(&self) -> impl Iterator<Item = Period> {
        self.runs.iter().flat_map(WindowRun::iter)
    }

    /// How many windows there are.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// How many windows the series has, whether the figure holds of them or not.
    pub const fn of(&self) -> u64 {
        self.of
    }

    /// Whether the figure holds of no window.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The part of all windows that these are; `None` where the series has no day.
    pub fn share(&self) -> Option<Ratio> {
        Ratio::new(i128::from(self.count), i128::from(self.of)).ok()
    }

    /// The runs that begin on a day.
    pub fn starting(&self, first: Date) -> &[WindowRun] {
        let from = self.runs.partition_point(|run| run.start < first);
        let to = self.runs.partition_point(|run| run.start <= first);
        self.runs.get(from..to).unwrap_or_default()
    }

    /// The windows that end on a day, the longest first.
    pub fn ending(&self, last: Date) -> impl Iterator<Item = Period> {
        let with = self.runs.iter().filter(move |run| (run.earliest_last..=run.latest_last).contains(&last));
        with.filter_map(move |run| Period::inclusive(run.start, last).ok())
    }
}

impl<'a> IntoIterator for &'a Windows {
    type Item = Period;
    type IntoIter = Box<dyn Iterator<Item = Period> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl Serialize for Windows {
    /// `{"count": …, "of": …, "share": …, "runs": [{"start": …, "earliest_last": …, "latest_last":
    /// …}]}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Windows", 4)?;
        out.serialize_field("count", &self.count)?;
        out.serialize_field("of", &self.of)?;
        out.serialize_field("share", &self.share())?;
        out.serialize_field("runs", &self.runs)?;
        out.end()
    }
}
