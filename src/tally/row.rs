//! A row looked at by itself: what is wrong with it.

use super::columns::Columns;
use super::finding::{Fault, Needed};
use super::key::{CalendarDay, Key};
use super::odd::{Odd, PanelColumn};
use crate::count::{Boats, People};
use crate::crossing::Arrivals;

/// The values of one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) series: Option<u32>,
    pub(super) date: Option<i32>,
    pub(super) people: Option<u32>,
    pub(super) boats: Option<u32>,
    pub(super) uncontrolled: Option<u32>,
    /// Whether there is a column of series.
    of_series: bool,
    /// What stands where a value is null because no cell can hold it.
    odd: [Option<Odd>; ORDER.len()],
}

/// The columns in the order of their findings.
const ORDER: [PanelColumn; 5] = [
    PanelColumn::Series,
    PanelColumn::Date,
    PanelColumn::People,
    PanelColumn::Boats,
    PanelColumn::Uncontrolled,
];

impl Row {
    pub(super) fn of(columns: &Columns<'_>, row: usize) -> Self {
        Self {
            series: columns.series.and_then(|series| series.get(row)),
            date: columns.dates.get(row),
            people: columns.people.get(row),
            boats: columns.boats.get(row),
            uncontrolled: columns.uncontrolled.and_then(|uncontrolled| uncontrolled.get(row)),
            of_series: columns.series.is_some(),
            odd: if columns.odd.is_empty() {
                [None; ORDER.len()]
            } else {
                ORDER.map(|column| columns.odd.get(row, column))
            },
        }
    }

    /// Its key, where it has one: a row of no known series, or of no day of the calendar, has not.
    pub(super) fn key(&self) -> Option<Key> {
        let date = self.date.and_then(CalendarDay::new)?;
        let named = self.series.is_some() || !self.of_series;
        named.then_some(Key { series: self.series, date })
    }

    /// What is wrong before its key is compared with others.
    pub(super) fn of_values(&self) -> impl Iterator<Item = Fault> {
        let beyond = self.date.filter(|date| CalendarDay::new(*date).is_none()).map(Fault::Beyond);
        //= docs/rules.md#tallies
        //# tally-10: A value that no cell can hold MUST be a finding of its row.
        let odd = ORDER.into_iter().zip(self.odd);
        let odd = odd.filter_map(|(column, value)| value.map(|value| Fault::Odd { column, value }));
        // A date that is none comes before a count that is none.
        let (dates, counts): (Vec<_>, Vec<_>) = odd.partition(|fault| fault.rule() == 0);
        let [series, date, people, boats, _] = self.odd.map(|odd| odd.is_none());
        let needed = [
            (self.of_series && self.series.is_none() && series, Needed::Series),
            (self.date.is_none() && date, Needed::Date),
            (self.people.is_none() && people, Needed::People),
            (self.boats.is_none() && boats, Needed::Boats),
        ];
        let missing = |(missing, needed): (bool, Needed)| missing.then_some(Fault::Missing(needed));
        beyond.into_iter().chain(dates).chain(counts).chain(needed.into_iter().filter_map(missing))
    }

    /// What is wrong with its figures, where people and boats are known.
    pub(super) fn of_figures(&self) -> impl Iterator<Item = Fault> {
        let uncontrolled = self.uncontrolled;
        self.people.zip(self.boats).into_iter().flat_map(move |(people, boats)| {
            let counts = (People::from(people), Boats::from(boats), uncontrolled.map(Boats::from));
            let faults = Arrivals::faults(counts.0, counts.1, counts.2);
            let faults = faults.map(move |kind| Fault::Arrivals { kind, people, boats, uncontrolled });
            let crowded = Arrivals::crowded(counts.0, counts.1);
            faults.chain(crowded.then_some(Fault::Crowded { people, boats, uncontrolled }))
        })
    }
}
