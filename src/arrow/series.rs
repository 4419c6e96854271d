//! Days and weeks.
#![forbid(unsafe_code)]

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use super::ToBatch;
use super::columns::Columns;
use crate::crossing::Week;
use crate::view::View;

/// A row for each day with a figure, ascending: `date`, `people`, `boats`, `uncontrolled`.
impl ToBatch for View {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        Columns::default()
            .dates("date", self.days().map(|(date, _)| Some(date)))
            .counts("people", self.days().map(|(_, day)| Some(day.people())))?
            .counts("boats", self.days().map(|(_, day)| Some(day.boats())))?
            .counts("uncontrolled", self.days().map(|(_, day)| day.uncontrolled()))?
            .batch()
    }
}

/// A row for each week: `ending`, its Sunday; `people`, `boats`, `uncontrolled`;
/// `prevented_people`, `prevented_events`.
impl ToBatch for [Week] {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let arrivals = || self.iter().map(|week| week.arrivals);
        let preventions = || self.iter().map(|week| week.preventions);
        Columns::default()
            .dates("ending", self.iter().map(|week| Some(week.ending.date())))
            .counts("people", arrivals().map(|one| Some(one.people())))?
            .counts("boats", arrivals().map(|one| Some(one.boats())))?
            .counts("uncontrolled", arrivals().map(|one| one.uncontrolled()))?
            .counts("prevented_people", preventions().map(|one| one.map(|one| one.people())))?
            .counts("prevented_events", preventions().map(|one| one.map(|one| one.events())))?
            .batch()
    }
}
