//! Over which days does a figure hold?
#![forbid(unsafe_code)]

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Files, QuestionError, RegisterQuestion, said, text};
use crate::basis::Basis;
use crate::exact::Ratio;
use crate::figure::{Figure, Reading, Understanding};
use crate::interval::Interval;
use crate::period::{Period, days_between};
use crate::publication::{AsOf, PublishedAt};
use crate::register::Register;
use crate::rounding::Rounding;
use crate::view::View;
use crate::view::places::Column;
use crate::windows::{WindowMeasure, WindowRun, stretches, windows};

/// How many runs of windows are listed where nothing is said.
const LISTED: usize = 50;

/// Asks for every window of days for which a figure holds.
///
/// ```
/// use crossings::Reading;
/// use crossings::question::{File, FindWindows, Question};
/// let days = "date,people,boats\n2024-07-01,70,1\n2024-07-02,80,1\n2024-07-03,30,1\n";
/// let files = File::here("days.csv", days).into();
/// let question = FindWindows { files, reading: Reading::Strict, ..FindWindows::of("60 a day") };
/// # #[cfg(feature = "csv")] {
/// let found = question.answer()?;
/// assert_eq!((found.windows, found.all), (1, 6));
/// assert_eq!(found.runs[0].iter().next().unwrap().to_string(), "2024-07-01..2024-07-03");
/// # }
/// # Ok::<(), crossings::question::QuestionError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindWindows {
    /// The files, oldest publication first; none is the built-in register, which has no days.
    #[serde(default)]
    pub files: Files,
    /// The figure, as it was printed: `74 a day`.
    pub figure: String,
    /// Of what it is. Where it is left out, the figure's unit says it, and a whole number with no
    /// unit is one of people.
    #[serde(default)]
    pub of: Option<WindowMeasure>,
    /// How closely the figure is read.
    #[serde(default)]
    pub reading: Reading,
    /// How it was rounded.
    #[serde(default)]
    pub rounding: Rounding,
    /// Which series.
    #[serde(default)]
    pub basis: Basis,
    /// As it stood then: the publications up to a date, or up to a moment.
    #[serde(default)]
    pub as_of: Option<AsOf>,
    /// Only windows that begin on this day or later.
    #[serde(default, deserialize_with = "text::optional")]
    pub from: Option<Date>,
    /// Only windows that end on this day or earlier.
    #[serde(default, deserialize_with = "text::optional")]
    pub to: Option<Date>,
    /// Only windows that begin on this very day.
    #[serde(default, deserialize_with = "text::optional")]
    pub starting: Option<Date>,
    /// Only windows that end on this very day.
    #[serde(default, deserialize_with = "text::optional")]
    pub ending: Option<Date>,
    /// How many runs of windows are listed; the others are counted. 50 where it is left out.
    #[serde(default)]
    pub limit: Option<usize>,
}

/// The answer to [`FindWindows`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoundWindows {
    /// The figure, as printed.
    pub figure: String,
    /// Of what it is.
    pub of: WindowMeasure,
    /// How closely it was read.
    pub reading: Reading,
    /// The numbers that it may mean.
    pub interval: Interval,
    /// What the series counts.
    pub basis: Basis,
    /// When the newest publication that counts was published.
    pub published: Option<PublishedAt>,
    /// For how many windows it holds.
    pub windows: u64,
    /// How many windows there are, of those that were asked for.
    pub all: u64,
    /// The part of all windows that these are; `null` where there are none.
    pub share: Option<Ratio>,
    /// The windows, by their first day and then by their last: those that begin on one day and
    /// whose last days follow one another are one run. The first of them, up to the limit.
    pub runs: Vec<WindowRun>,
    /// How many runs are not listed.
    pub more_runs: u64,
}

impl FindWindows {
    /// Of that figure, whatever it is of, in the built-in register.
    pub fn of(figure: impl Into<String>) -> Self {
        Self { figure: figure.into(), ..Self::default() }
    }

    /// The figure, where it is one and no window is reversed.
    fn read(&self) -> Result<Figure, QuestionError> {
        let figure = Figure::parse(&self.figure)?;
        for (from, to) in [(self.from, self.to), (self.starting, self.ending)] {
            if let (Some(from), Some(to)) = (from, to)
                && to < from
            {
                return Err(QuestionError::ReversedWindow { from, to });
            }
        }
        Period::window(self.from, self.to).map_err(|_| QuestionError::OutOfCalendar)?;
        Ok(figure)
    }

    /// The part of a run that was asked for.
    fn cut(&self, run: &WindowRun) -> Option<WindowRun> {
        let late = self.from.is_some_and(|from| run.start < from);
        if late || self.starting.is_some_and(|starting| run.start != starting) {
            return None;
        }
        let earliest_last = run.earliest_last.max(self.ending.unwrap_or(Date::MIN));
        let latest_last =
            run.latest_last.min(self.to.unwrap_or(Date::MAX)).min(self.ending.unwrap_or(Date::MAX));
        (earliest_last <= latest_last).then_some(WindowRun { start: run.start, earliest_last, latest_last })
    }

    /// How many windows there are, of those that were asked for.
    fn all(&self, column: Column, view: &View) -> u64 {
        let of_stretch = |stretch| {
            let mut days = view.at(stretch).map(|(date, _)| date);
            let first = days.next();
            let last = days.next_back().or(first);
            first.zip(last).map_or(0, |(first, last)| self.within(first, last))
        };
        stretches(view, column).into_iter().map(of_stretch).fold(0, u64::saturating_add)
    }

    /// How many windows lie within such days.
    fn within(&self, first: Date, last: Date) -> u64 {
        let first = first.max(self.from.unwrap_or(Date::MIN));
        let last = last.min(self.to.unwrap_or(Date::MAX));
        let inside = |day: Option<Date>| day.is_none_or(|day| first <= day && day <= last);
        if last < first || !inside(self.starting) || !inside(self.ending) {
            return 0;
        }
        let length = |from: Date, to: Date| {
            u64::try_from(days_between(from, to)).map_or(0, |apart| apart.saturating_add(1))
        };
        match (self.starting, self.ending) {
            (None, None) => {
                let days = length(first, last);
                days.saturating_mul(days.saturating_add(1)).checked_div(2).unwrap_or(0)
            }
            (Some(starting), None) => length(starting, last),
            (None, Some(ending)) => length(first, ending),
            (Some(starting), Some(ending)) => u64::from(starting <= ending),
        }
    }
}

impl RegisterQuestion for FindWindows {
    type Answer = FoundWindows;

    fn files(&self) -> &Files {
        &self.files
    }

    fn sound(&self) -> Result<(), QuestionError> {
        self.read().map(|_| ())
    }

    fn answer_on(&self, register: &Register) -> Result<FoundWindows, QuestionError> {
        let figure = self.read()?;
        let how = Understanding { reading: self.reading, rounding: self.rounding, rounded: false };
        let (of, interval) = said::of_windows(&figure, self.of, how)?;
        said::days_of(register, self.basis, self.as_of, |view| {
            let column = of.column()?;
            let found = windows(&interval, of, view)?;
            let (mut runs, mut count, mut more) = (Vec::new(), 0_u64, 0_u64);
            for run in found.runs().iter().filter_map(|run| self.cut(run)) {
                count = count.saturating_add(run.count());
                if runs.len() < self.limit.unwrap_or(LISTED) {
                    runs.push(run);
                } else {
                    more = more.saturating_add(1);
                }
            }
            let all = self.all(column, view);
            Ok(FoundWindows {
                figure: self.figure.clone(),
                of,
                reading: self.reading,
                interval,
                basis: self.basis,
                published: view.published(),
                windows: count,
                all,
                share: Ratio::new(i128::from(count), i128::from(all)).ok(),
                runs,
                more_runs: more,
            })
        })
    }
}
