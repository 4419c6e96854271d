//! The aggregate: a register is never wrong.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::basis::Basis;
use crate::boat::Boat;
use crate::catalogue::check;
use crate::death::DeathReport;
use crate::draft::Draft;
use crate::funding::Agreement;
use crate::policy::{PolicyPeriod, timeline};
use crate::series::Series;
use crate::violation::Violations;

mod convert;

/// Crossings, boats, deaths, funding and policy periods that break no invariant.
///
/// The only ways in are [`TryFrom<Draft>`], which reports *every* violation, and
/// [`apply`](Self::apply), which keeps all invariants or changes nothing. Warnings do not bar
/// the way; they are kept in [`warnings`](Self::warnings).
///
/// ```
/// use crossings::{AsOf, Basis, Draft, DraftDay, DraftPublication, DraftSeries, Period, Register};
/// use crossings::{Boats, Field, People};
/// use jiff::civil::date;
///
/// let day = |day, people, boats| DraftDay {
///     date: Field::Known(date(2022, 9, day)),
///     people: Field::Known(People::new(people)),
///     boats: Field::Known(Boats::new(boats)),
///     ..DraftDay::default()
/// };
/// let published = |on: &str, days| -> Result<_, Box<dyn std::error::Error>> {
///     Ok(DraftPublication { published: Field::Known(on.parse()?), days, ..DraftPublication::default() })
/// };
/// let draft = Draft {
///     series: vec![DraftSeries {
///         basis: Basis::UkArrivals,
///         publications: vec![
///             published("2022-09-05", vec![day(3, 960, 20), day(4, 1_160, 25)])?,
///             published("2022-09-07", vec![day(3, 1_305, 27), day(4, 717, 18)])?,
///         ],
///         ..DraftSeries::default()
///     }],
///     ..Draft::default()
/// };
/// let register = Register::try_from(draft)?;
/// let series = register.series(Basis::UkArrivals).ok_or("no such series")?;
/// let weekend = Period::inclusive(date(2022, 9, 3), date(2022, 9, 4))?;
/// assert_eq!(series.newest().total(weekend)?.people, People::new(2_022));
/// let then = series.as_of("2022-09-05".parse::<AsOf>()?);
/// assert_eq!(then.total(weekend)?.people, People::new(2_120));
///
/// let wrong = Draft { boats: vec![Default::default(), Default::default()], ..Draft::default() };
/// let violations = Register::try_from(wrong).unwrap_err();
/// let ids: Vec<_> = violations.errors().map(|violation| violation.id()).collect();
/// assert_eq!(ids, ["S004", "S004", "S004", "S004", "B002"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    series: Vec<Series>,
    boats: Vec<Boat>,
    complete_boat_lists: BTreeSet<Date>,
    deaths: Vec<DeathReport>,
    agreements: Vec<Agreement>,
    policy_periods: Vec<PolicyPeriod>,
    warnings: Violations,
}

impl Register {
    /// Every series, one for each basis.
    pub fn all_series(&self) -> &[Series] {
        &self.series
    }

    /// The series of one basis.
    pub fn series(&self, basis: Basis) -> Option<&Series> {
        self.series.iter().find(|series| series.basis() == basis)
    }

    /// The single boats.
    pub fn boats(&self) -> &[Boat] {
        &self.boats
    }

    /// The days of which every boat is said to be listed.
    pub const fn complete_boat_lists(&self) -> &BTreeSet<Date> {
        &self.complete_boat_lists
    }

    /// The reported deaths.
    pub fn deaths(&self) -> &[DeathReport] {
        &self.deaths
    }

    /// The agreements.
    pub fn agreements(&self) -> &[Agreement] {
        &self.agreements
    }

    /// The agreement with that id.
    pub fn agreement(&self, id: &str) -> Option<&Agreement> {
        self.agreements.iter().find(|agreement| agreement.id == id)
    }

    /// The offices, acts, agreements in force and data owners.
    pub fn policy_periods(&self) -> &[PolicyPeriod] {
        &self.policy_periods
    }

    /// The names of the timelines, ascending.
    ///
    /// ```
    /// let names = crossings::builtin().timelines().map(str::to_owned).collect::<Vec<_>>();
    /// assert_eq!(names, ["Data owner", "French Interior Minister", "Home Secretary", "Prime Minister"]);
    /// ```
    pub fn timelines(&self) -> impl Iterator<Item = &str> {
        let names: BTreeSet<_> =
            self.policy_periods.iter().filter_map(|one| one.timeline.as_deref()).collect();
        names.into_iter()
    }

    /// The periods of one timeline, by their first day.
    pub fn timeline(&self, name: &str) -> Vec<&PolicyPeriod> {
        timeline(&self.policy_periods, name)
    }

    /// The period of a timeline that a day belongs to: who held the office then. `None` where
    /// there is no such timeline, and before its first day and after its last.
    ///
    /// ```
    /// use crossings::jiff::civil::date;
    /// let register = crossings::builtin();
    /// let held = |day| register.period_on("Prime Minister", day).map(|one| one.title.as_str());
    /// assert_eq!(held(date(2022, 10, 24)), Some("Liz Truss"));
    /// assert_eq!(held(date(2022, 10, 25)), Some("Rishi Sunak"), "the handover day is the successor's");
    /// assert_eq!(held(date(1997, 5, 2)), None);
    /// ```
    pub fn period_on(&self, timeline: &str, date: Date) -> Option<&PolicyPeriod> {
        let mut periods = self.policy_periods.iter();
        periods.find(|one| one.timeline.as_deref() == Some(timeline) && one.period.contains(date))
    }

    /// What was never seen before, yet may be.
    pub const fn warnings(&self) -> &Violations {
        &self.warnings
    }
}

impl TryFrom<Draft> for Register {
    type Error = Violations;

    /// Checks every invariant.
    ///
    /// # Errors
    /// - Every violation, errors and warnings, when one of them is an error.
    fn try_from(draft: Draft) -> Result<Self, Violations> {
        let found = check(&draft);
        // A draft that breaks no rule and yet cannot be read would be a gap in the catalogue: the
        // property tests look for one.
        match convert::register(&draft) {
            //= docs/rules.md#the-catalogue-and-the-register
            //# register-01: A draft that breaks a rule of severity error MUST NOT become a register.
            //= docs/rules.md#the-catalogue-and-the-register
            //# register-02: A draft that breaks no rule of severity error MUST become a register.
            //= docs/rules.md#the-catalogue-and-the-register
            //# register-03: A register MUST carry the warnings of the draft that it was made of.
            Some(register) if !found.has_errors() => Ok(Self { warnings: found, ..register }),
            _ => Err(found),
        }
    }
}

impl From<&Register> for Draft {
    /// The register as plain data; where it was once read from is forgotten.
    fn from(register: &Register) -> Self {
        //= docs/rules.md#the-catalogue-and-the-register
        //# register-04: A register written as plain data MUST be read back as the same register.
        convert::draft(register)
    }
}
