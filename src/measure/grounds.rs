//! What a measure is evaluated on.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::basis::Basis;
use crate::builtin::builtin_once;
use crate::convention::Convention;
use crate::count::People;
use crate::funding::Agreement;
use crate::period::Period;
use crate::policy::PolicyPeriod;
use crate::publication::Status;
use crate::register::Register;
use crate::series::Series;
use crate::view::View;

/// What people over a window are the sum of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Sums {
    /// Of its days, which are provisional.
    #[default]
    Days,
    /// Of the final published totals of the calendar years that lie wholly in the window, and of
    /// its other days. News agencies add so: 150,243 people from 2018 to 26 December 2024, where
    /// the days give 150,220.
    ///
    /// Only people are summed so, and people per boat is not touched: the boats have no final
    /// totals.
    Spliced,
}

/// What a measure is evaluated on: a register, one of its series as it stood, and how its author
/// counted.
///
/// Making it looks through the register once; after that `convention`, `as_of` and `sums` can be
/// set again and again, at no cost.
///
/// ```
/// use crossings::jiff::civil::date;
/// use crossings::{Basis, Counted, Grounds, Measure, Sums, Window, builtin};
/// let register = builtin();
/// let mut grounds = Grounds::new(&register, Basis::UkArrivals, date(2024, 12, 31));
/// let of_2022 = Measure::Total { of: Counted::People, over: serde_json::from_str(r#"{"year": 2022}"#)? };
/// assert!(of_2022.evaluate(&grounds).is_err(), "the built-in register has no days");
/// grounds.sums = Sums::Spliced;
/// assert_eq!(of_2022.evaluate(&grounds)?.to_string(), "45,774 people");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Grounds<'a> {
    register: &'a Register,
    basis: Basis,
    view: Option<&'a View>,
    policies: &'a [PolicyPeriod],
    agreements: &'a [Agreement],
    finals: Arc<[Final]>,
    /// How days, weeks and years are counted.
    pub convention: Convention,
    /// The last day that the author of the claim knew.
    pub as_of: Date,
    /// What people over a window are the sum of.
    pub sums: Sums,
}

/// The final published total of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Final {
    pub(super) period: Period,
    pub(super) people: People,
}

impl<'a> Grounds<'a> {
    /// In place of the last day that was known where there is none: before every day of the calendar.
    pub(crate) const NO_DAY: Date = Date::ZERO;

    /// The newest figures of a register on one basis, counted in the convention of the house from
    /// the days.
    ///
    /// A register without policy periods, agreements or final totals of its own, as a workbook
    /// makes it, has those that are built in.
    pub fn new(register: &'a Register, basis: Basis, as_of: Date) -> Self {
        let series = register.series(basis);
        let mut finals = finals(series);
        if finals.is_empty() {
            finals = self::finals(builtin_once().series(basis));
        }
        let own = |some: bool| if some { register } else { builtin_once() };
        Self {
            register,
            basis,
            view: series.map(Series::newest),
            policies: own(!register.policy_periods().is_empty()).policy_periods(),
            agreements: own(!register.agreements().is_empty()).agreements(),
            finals: finals.into(),
            convention: Convention::HOUSE,
            as_of,
            sums: Sums::default(),
        }
    }

    /// The same with another view of the series: as of another publication, or with an empty one.
    #[must_use]
    pub fn with_view(mut self, view: &'a View) -> Self {
        self.view = Some(view);
        self
    }

    /// The same with another convention.
    #[must_use]
    pub const fn with_convention(mut self, convention: Convention) -> Self {
        self.convention = convention;
        self
    }

    /// The same with another last day that was known.
    #[must_use]
    pub const fn with_as_of(mut self, as_of: Date) -> Self {
        self.as_of = as_of;
        self
    }

    /// The same with other sums.
    #[must_use]
    pub const fn with_sums(mut self, sums: Sums) -> Self {
        self.sums = sums;
        self
    }

    /// The register.
    pub const fn register(&self) -> &'a Register {
        self.register
    }

    /// What is counted.
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The series as it stood; `None` where the register has none on the basis.
    pub const fn view(&self) -> Option<&'a View> {
        self.view
    }

    /// The policy periods: those of the register or, where it has none, those that are built in.
    pub const fn policy_periods(&self) -> &'a [PolicyPeriod] {
        self.policies
    }

    /// The agreements: those of the register or, where it has none, those that are built in.
    pub const fn agreements(&self) -> &'a [Agreement] {
        self.agreements
    }

    /// The final totals of the calendar years that lie wholly in a period, ascending; none where
    /// people are summed from the days.
    pub(super) fn finals_in(&self, period: Period) -> impl Iterator<Item = &Final> {
        let finals = if self.sums == Sums::Spliced { &*self.finals } else { &[] };
        finals.iter().filter(move |one| period.covers(&one.period))
    }

    /// From the first day with a figure to the last, final totals included where they count.
    pub(super) fn extent(&self) -> Option<Period> {
        let days = self.view.and_then(View::extent);
        let finals = if self.sums == Sums::Spliced { &*self.finals } else { &[] };
        let all = days.into_iter().chain(finals.iter().map(|one| one.period));
        all.reduce(|one, other| {
            let end = one.end().max(other.end());
            let start = one.start().min(other.start());
            end.and_then(|end| Period::new(start, end).ok()).unwrap_or(one)
        })
    }
}

/// The newest final total of each calendar year, ascending.
fn finals(series: Option<&Series>) -> Vec<Final> {
    let publications = series.map(Series::publications).unwrap_or_default().iter();
    let totals = publications.filter(|one| one.status == Status::Final).flat_map(|one| &one.totals);
    let of_years = totals.filter(|one| Period::year(one.period.start().year()) == Ok(one.period));
    let newest: BTreeMap<Period, People> = of_years.map(|one| (one.period, one.people)).collect();
    newest.into_iter().map(|(period, people)| Final { period, people }).collect()
}
