//! Two loops as somebody would write them who knows how processors work, and knows that nothing is null.

#![allow(clippy::needless_bitwise_bool, reason = "a lazy operator would be a branch")]

use crossings::Period;
use crossings::jiff::civil::date;

use super::Panel;

/// Rows of a block: their columns fit the nearest cache.
const BLOCK: usize = 1_024;

/// The rows that break a rule of the counts, or whose key is not above the one before: no gaps, no nulls.
pub(crate) fn rules_and_order(panel: &Panel) -> Vec<usize> {
    let mut wrong = Vec::new();
    let rows = panel.dates.len();
    let mut start = 0;
    while start < rows {
        let end = rows.min(start + BLOCK);
        let range = start..end;
        let (people, boats) = (&panel.people[range.clone()], &panel.boats[range.clone()]);
        let uncontrolled = &panel.uncontrolled[range];
        let mut bad = 0_u32;
        for ((people, boats), uncontrolled) in people.iter().zip(boats).zip(uncontrolled) {
            bad |= u32::from(people < boats) | u32::from(uncontrolled > boats);
            bad |= u32::from((*people == 0) != (*boats == 0));
        }
        // Each key with the one before it.
        let from = start.max(1);
        let series = panel.series[from..end].iter().zip(&panel.series[from - 1..end - 1]);
        let dates = panel.dates[from..end].iter().zip(&panel.dates[from - 1..end - 1]);
        for ((series, series_before), (day, day_before)) in series.zip(dates) {
            let above = (series > series_before) | ((series == series_before) & (day > day_before));
            bad |= u32::from(!above);
        }
        if bad != 0 {
            wrong.extend((start..end).filter(|row| is_wrong(panel, *row)));
        }
        start = end;
    }
    wrong
}

fn is_wrong(panel: &Panel, row: usize) -> bool {
    let (people, boats, uncontrolled) = (panel.people[row], panel.boats[row], panel.uncontrolled[row]);
    let key = (panel.series[row], panel.dates[row]);
    let before = row.checked_sub(1).map(|before| (panel.series[before], panel.dates[before]));
    people < boats
        || uncontrolled > boats
        || (people == 0) != (boats == 0)
        || before.is_some_and(|before| before >= key)
}

/// What is added up of one period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) rows: u64,
    pub(crate) people: u64,
    pub(crate) boats: u64,
    pub(crate) most: u32,
}

/// A dozen periods, one after the other, from the first day of the panel on.
pub(crate) fn periods() -> Vec<Period> {
    let starts = [
        date(2018, 1, 1),
        date(2018, 7, 1),
        date(2019, 7, 24),
        date(2020, 1, 31),
        date(2021, 1, 1),
        date(2022, 4, 14),
        date(2022, 9, 6),
        date(2022, 10, 25),
        date(2023, 7, 20),
        date(2024, 1, 1),
        date(2024, 7, 5),
        date(2025, 8, 6),
        date(2027, 1, 1),
    ];
    starts.windows(2).map(|pair| Period::new(pair[0], pair[1]).unwrap()).collect()
}

/// The sums of each period: `starts` are their first days, and the day after the last.
pub(crate) fn summary(panel: &Panel, starts: &[i32]) -> Vec<Sums> {
    let mut sums = vec![Sums::default(); starts.len() - 1];
    let rows = panel.dates.len();
    let (mut row, mut period) = (0, 0);
    while row < rows {
        let day = panel.dates[row];
        if day < starts[period] || day >= starts[period + 1] {
            period = starts.partition_point(|start| *start <= day) - 1;
        }
        // Days follow on each other, so that the end of the run is known, if the series goes on so far.
        let reach = usize::try_from(starts[period + 1] - day).unwrap();
        let mut end = rows.min(row + reach);
        if panel.series[end - 1] != panel.series[row] {
            end = row + panel.series[row..end].partition_point(|series| *series == panel.series[row]);
        }
        let (people, boats) = (&panel.people[row..end], &panel.boats[row..end]);
        let sum = &mut sums[period];
        for (people, boats) in people.chunks(BLOCK).zip(boats.chunks(BLOCK)) {
            let (mut of_people, mut of_boats, mut most) = (0_u32, 0_u32, 0_i32);
            for (people, boats) in people.iter().zip(boats) {
                of_people = of_people.wrapping_add(*people);
                of_boats = of_boats.wrapping_add(*boats);
                most = most.max(people.cast_signed());
            }
            sum.people += u64::from(of_people);
            sum.boats += u64::from(of_boats);
            sum.most = sum.most.max(most.cast_unsigned());
        }
        sum.rows += u64::try_from(end - row).unwrap();
        row = end;
    }
    sums
}
