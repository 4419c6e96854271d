//! A tally of columns, against a slow look at each row with all rows before it.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test ends where an assumption fails"
)]

use core::num::NonZeroUsize;
use std::collections::BTreeMap;

use crossings::jiff::SignedDuration;
use crossings::jiff::civil::{Date, date};
use crossings::{
    Basis, Boats, Cells, Columns, ColumnsError, Coverage, Days, Draft, DraftDay, DraftPublication,
    DraftSeries, Field, Odd, OddCell, PanelColumn, People, Period, PublishedAt, Ratio, RowOrder, Tallied,
    TalliedKeys, Tally, TallyError, TallyOptions, Verdict, check,
};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

#[cfg(feature = "bytes")]
mod bytes;
#[cfg(feature = "sort")]
mod key_sort;
mod periods;
mod repairs;

/// Values as somebody would write them down: `None` is null.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    series: Option<u32>,
    date: Option<i32>,
    people: Option<u32>,
    boats: Option<u32>,
    uncontrolled: Option<u32>,
}

/// A column with its bitmap, which begins at some bit among others that are all set.
struct Column<T> {
    values: Vec<T>,
    bits: Vec<u8>,
    offset: usize,
}

impl<T: Copy> Column<T> {
    /// In the place of a null stands `null`, which nobody must look at.
    fn new(values: impl Iterator<Item = Option<T>>, null: T, offset: usize) -> Self {
        let values: Vec<Option<T>> = values.collect();
        let mut bits = vec![0xFF; (offset + values.len()).div_ceil(8)];
        for (n, value) in values.iter().enumerate() {
            if value.is_none() {
                bits[(offset + n) / 8] &= !(1 << ((offset + n) % 8));
            }
        }
        Self { values: values.into_iter().map(|value| value.unwrap_or(null)).collect(), bits, offset }
    }

    fn cells(&self) -> Cells<'_, T> {
        Cells::with_validity(&self.values, &self.bits, self.offset).unwrap()
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Made {
    /// With a column of series and one of uncontrolled landings.
    Whole,
    /// With neither.
    Bare,
}

fn observe(tally: &mut Tally, rows: &[Row], offset: usize, made: Made) {
    let series = Column::new(rows.iter().map(|row| row.series), u32::MAX, offset);
    let dates = Column::new(rows.iter().map(|row| row.date), i32::MIN, offset / 2);
    let people = Column::new(rows.iter().map(|row| row.people), u32::MAX, 0);
    let boats = Column::new(rows.iter().map(|row| row.boats), 1, offset / 3);
    let uncontrolled = Column::new(rows.iter().map(|row| row.uncontrolled), 1 << 31, offset);
    let columns = Columns::new(dates.cells(), people.cells(), boats.cells()).unwrap();
    tally.observe(&match made {
        Made::Bare => columns,
        Made::Whole => {
            columns.with_series(series.cells()).unwrap().with_uncontrolled(uncontrolled.cells()).unwrap()
        }
    });
}

fn tally(rows: &[Row], options: TallyOptions, offset: usize, made: Made) -> Tally {
    let mut tally = Tally::new(options);
    observe(&mut tally, rows, offset, made);
    tally
}

fn tallied(rows: &[Row]) -> Tallied {
    tally(rows, TallyOptions::default(), 0, Made::Whole).finish()
}

/// The day of a number, in hours from the first of 1970; `None` where no calendar reaches.
fn any_day(number: i32) -> Option<Date> {
    date(1970, 1, 1).checked_add(SignedDuration::from_hours(i64::from(number) * 24)).ok()
}

fn day(number: i32) -> Date {
    any_day(number).unwrap()
}

/// Whether the model's calendar has the day.
fn in_calendar(number: i32) -> bool {
    (-719_162..=2_932_531).contains(&number)
}

/// What is wrong with each row: its number, the rule, what stands there.
fn naive_findings(rows: &[Row], dense: bool, made: Made) -> Vec<(u64, &'static str, String)> {
    let mut found = Vec::new();
    let mut before: Option<(Option<u32>, i32)> = None;
    for (n, row) in rows.iter().enumerate() {
        let mut find = |id: &'static str, got: String| found.push((n as u64, id, got));
        let series = if made == Made::Bare { Some(None) } else { row.series.map(Some) };
        if let Some(number) = row.date.filter(|number| !in_calendar(*number)) {
            let text = match any_day(number) {
                Some(day) => day.to_string(),
                None => format!("{number} days since 1970-01-01"),
            };
            find("S001", format!("`{text}`"));
        }
        let missing = [series.is_none(), row.date.is_none(), row.people.is_none(), row.boats.is_none()];
        missing.iter().filter(|missing| **missing).for_each(|_| find("S004", "nothing".to_owned()));
        if let (Some(series), Some(number)) = (series, row.date.filter(|number| in_calendar(*number))) {
            if let Some((other, last)) = before {
                let (was, is) = (day(last), day(number));
                if series == other && number == last {
                    find("C001", format!("{is} again"));
                } else if series == other && number < last {
                    find("C002", format!("{is}, with {was} before {is}"));
                } else if series < other {
                    find("C002", format!("series {} after series {}", series.unwrap(), other.unwrap()));
                } else if dense && series == other && number - last > 1 {
                    find("C003", format!("{is} next after {was}"));
                }
            }
            before = Some((series, number));
        }
        if let (Some(people), Some(boats)) = (row.people, row.boats) {
            let words = |n: u32, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
            let boats_in_words = words(boats, "boat", "boats");
            let both = format!("{} in {boats_in_words}", words(people, "person", "people"));
            if (people == 0) != (boats == 0) {
                find("C004", both.clone());
            }
            if people != 0 && people < boats {
                find("C005", both.clone());
            }
            if let Some(landed) = row.uncontrolled.filter(|landed| made == Made::Whole && *landed > boats) {
                find("C006", format!("{landed} uncontrolled of {boats_in_words}"));
            }
            if boats > 0 && u64::from(people) > u64::from(boats) * 125 {
                find("C015", both);
            }
        }
    }
    found
}

fn hold_against_oracle(tallied: &Tallied, rows: &[Row], options: &TallyOptions, made: Made) {
    let dense = options.coverage == Coverage::Dense;
    let in_order = options.order == RowOrder::Ascending;
    let of_keys = ["C001", "C002", "C003"];
    let mut wanted = naive_findings(rows, dense, made);
    wanted.retain(|(_, id, _)| in_order || !of_keys.contains(id));
    periods::hold_against_oracle(tallied, rows, options, made);
    let got: Vec<_> = tallied.findings.iter().map(|one| (one.row(), one.id(), one.got())).collect();
    assert_eq!(got, wanted[..wanted.len().min(options.findings)]);
    //= docs/rules.md#tallies
    //# tally-04: Findings beyond those that are kept MUST be counted.
    assert_eq!(tallied.left_out, (wanted.len() - got.len()) as u64);
    for one in &tallied.findings {
        let row = rows[one.row() as usize];
        assert_eq!(one.series(), row.series.filter(|_| made == Made::Whole));
        assert_eq!(one.date(), row.date.filter(|number| in_calendar(*number)).map(day));
    }

    let mut ids = vec!["S001", "S002", "S004", "C001", "C002", "C003", "C004", "C005", "C006", "C015"];
    ids.retain(|id| (dense || *id != "C003") && (in_order || !of_keys.contains(id)));
    let of = |id: &str| wanted.iter().filter(|(_, other, _)| *other == id).count();
    let counted: Vec<_> = tallied.rules.iter().map(|rule| (rule.id, rule.violations)).collect();
    //= docs/rules.md#tallies
    //# tally-05: A rule MUST be listed exactly where it was checked, with 0 where no row breaks it.
    assert_eq!(counted, ids.iter().map(|id| (*id, of(id))).collect::<Vec<_>>());
    let errors = wanted.iter().any(|(_, id, _)| *id != "C015");
    let verdict = match (errors, wanted.is_empty()) {
        (true, _) => Verdict::Inconsistent,
        (false, false) => Verdict::Unusual,
        (false, true) => Verdict::Consistent,
    };
    assert_eq!(tallied.verdict, verdict);

    let known = |of: fn(&Row) -> Option<u32>| {
        let known: Vec<u128> = rows.iter().filter_map(of).map(u128::from).collect();
        (Some(known.iter().sum::<u128>()), known.len() as u64)
    };
    let sum = |sum: Option<u64>| sum.map(u128::from);
    let of_people = (sum(tallied.people.sum.map(People::get)), tallied.people.known);
    let of_boats = (sum(tallied.boats.sum.map(Boats::get)), tallied.boats.known);
    let of_uncontrolled = (sum(tallied.uncontrolled.sum.map(Boats::get)), tallied.uncontrolled.known);
    //= docs/rules.md#tallies
    //# tally-07: Rows with faults MUST be added up with the others.
    assert_eq!(of_people, known(|row| row.people));
    assert_eq!(of_boats, known(|row| row.boats));
    let none = (Some(0), 0);
    assert_eq!(of_uncontrolled, if made == Made::Bare { none } else { known(|row| row.uncontrolled) });
    assert_eq!(tallied.rows, rows.len() as u64);

    let most = rows.iter().filter_map(|row| row.people).max();
    assert_eq!(tallied.most.map(|most| most.people.get()), most.map(u64::from));
    let at = rows.iter().position(|row| row.people.is_some() && row.people == most);
    assert_eq!(tallied.most.map(|most| most.row as usize), at);
    if let (Some(most), Some(at)) = (tallied.most, at) {
        assert_eq!(most.series, rows[at].series.filter(|_| made == Made::Whole));
        assert_eq!(most.date, rows[at].date.filter(|number| in_calendar(*number)).map(day));
    }

    let days: Vec<Date> =
        rows.iter().filter_map(|row| row.date).filter(|n| in_calendar(*n)).map(day).collect();
    assert_eq!(tallied.extent.map(|extent| extent.start()), days.iter().min().copied());
    assert_eq!(tallied.extent.and_then(|extent| extent.last()), days.iter().max().copied());

    let mut times: BTreeMap<(Option<u32>, i32), u64> = BTreeMap::new();
    for row in rows {
        let series = if made == Made::Bare { Some(None) } else { row.series.map(Some) };
        if let (Some(series), Some(number)) = (series, row.date.filter(|number| in_calendar(*number))) {
            *times.entry((series, number)).or_default() += 1;
        }
    }
    let keyed: u64 = times.values().sum();
    let ascending = in_order && of("C002") == 0;
    assert_eq!(tallied.ascending, in_order.then_some(ascending));
    let mut series: Vec<_> = times.keys().map(|(series, _)| *series).collect();
    series.dedup();
    assert_eq!(tallied.series, ascending.then_some(series.len() as u64));
    // What the keys really are: a claim is never false, and is made wherever the order shows it.
    let repeated = times.values().any(|times| *times > 1);
    match tallied.keys {
        //= docs/rules.md#tallies
        //# tally-06: Keys MUST NOT be called unique where that was not shown.
        TalliedKeys::Unique => assert!(!repeated && keyed == tallied.rows && ascending),
        TalliedKeys::Repeated => assert!(repeated && of("C001") > 0),
        TalliedKeys::Unproved => {
            assert!((!ascending || keyed < tallied.rows) && of("C001") == 0);
        }
    }
}

/// Rows without a fault: so many series, each of so many days in a row.
fn clean(series: u32, days: i32, first: i32) -> Vec<Row> {
    let mut rows = Vec::new();
    for series in 0..series {
        for n in 0..days {
            let boats =
                if (n as u32 * 7 + series).is_multiple_of(3) { (n as u32 * 13 + series * 5) % 21 } else { 0 };
            rows.push(Row {
                series: Some(series * 3),
                date: Some(first + n),
                people: Some(boats * (1 + (n as u32 * 31) % 125)),
                boats: Some(boats),
                uncontrolled: Some(boats / 2),
            });
        }
    }
    rows
}

/// One change to one row, most of which are faults; by a number of its kind.
fn change(row: &mut Row, kind: usize, size: u32) {
    match kind {
        0 => row.people = Some(size),
        1 => row.boats = Some(size),
        2 => row.uncontrolled = Some(size),
        3 => row.date = row.date.map(|number| number.wrapping_add_unsigned(size % 4)),
        4 => row.date = row.date.map(|number| number.wrapping_sub_unsigned(size % 4)),
        5 => row.series = Some(size % 9),
        6 => row.people = None,
        7 => row.boats = None,
        8 => row.uncontrolled = None,
        9 => row.date = None,
        10 => row.series = None,
        11 => {
            row.date =
                Some([i32::MIN, -719_163, -719_162, 2_932_531, 2_932_532, i32::MAX][size as usize % 6]);
        }
        12 => (row.people, row.boats) = (Some(size.saturating_mul(125)), Some(size)),
        13 => (row.people, row.boats) = (Some(size.saturating_mul(125).saturating_add(1)), Some(size)),
        _ => (row.people, row.boats, row.uncontrolled) = (Some(size), Some(size), Some(size)),
    }
}

/// Sizes about every limit of the arithmetic.
fn size() -> impl Strategy<Value = u32> {
    prop_oneof![
        0_u32..200,
        (0_u32..33, 0_u32..3).prop_map(|(bits, off)| {
            let power = 1_u64.checked_shl(bits).unwrap_or(0).min(u64::from(u32::MAX));
            u32::try_from(power).unwrap().saturating_add(off).saturating_sub(1)
        }),
        any::<u32>(),
    ]
}

/// Rows with a few faults, or with many.
fn some_rows() -> impl Strategy<Value = Vec<Row>> {
    let panel = prop_oneof![(1_u32..5, 1_i32..40), (1_u32..3, 900_i32..1_600), (Just(40_u32), 50_i32..70),];
    let first = prop_oneof![4 => Just(17_532), 1 => Just(-719_170), 1 => Just(2_931_900)];
    (panel, first).prop_flat_map(|((series, days), first)| {
        let rows = clean(series, days, first);
        let changes = proptest::collection::vec((0..rows.len(), 0_usize..16, size()), 0..6);
        let nulls = prop_oneof![Just(0), Just(1), Just(2), Just(7)];
        (Just(rows), changes, nulls).prop_map(|(mut rows, changes, nulls)| {
            let unknown = rows.iter_mut().enumerate().filter(|(n, _)| nulls > 0 && n % nulls == 0);
            unknown.for_each(|(_, row)| row.uncontrolled = None);
            for (at, kind, size) in changes {
                change(&mut rows[at], kind, size);
            }
            rows
        })
    })
}

fn options() -> impl Strategy<Value = TallyOptions> {
    let coverage = prop_oneof![Just(Coverage::Dense), Just(Coverage::Partial)];
    let findings = prop_oneof![Just(usize::MAX), 0_usize..6];
    let order = prop_oneof![3 => Just(RowOrder::Ascending), 1 => Just(RowOrder::Any)];
    (coverage, findings, order, periods::some_periods()).prop_map(|(coverage, findings, order, periods)| {
        TallyOptions { coverage, findings, order, periods, ..TallyOptions::default() }
    })
}

/// Values that no cell can hold, each with what is said of it.
fn odd_value() -> impl Strategy<Value = (Odd, String)> {
    prop_oneof![
        any::<i64>().prop_map(|whole| (Odd::Whole(whole.into()), whole.to_string())),
        any::<f64>().prop_map(|real| (Odd::Real(real.to_bits()), real.to_string())),
        (0_i64..86_400).prop_map(|second| (
            Odd::Moment(second),
            format!("1970-01-01T{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
        )),
    ]
}

const PANEL: [PanelColumn; 5] = [
    PanelColumn::Series,
    PanelColumn::Date,
    PanelColumn::People,
    PanelColumn::Boats,
    PanelColumn::Uncontrolled,
];

/// The same row with nothing in a column.
fn without(row: Row, column: PanelColumn) -> Row {
    match column {
        PanelColumn::Series => Row { series: None, ..row },
        PanelColumn::Date => Row { date: None, ..row },
        PanelColumn::People => Row { people: None, ..row },
        PanelColumn::Boats => Row { boats: None, ..row },
        PanelColumn::Uncontrolled => Row { uncontrolled: None, ..row },
    }
}

type OddPlaces = BTreeMap<(usize, usize), (Odd, String)>;

/// What is wrong with rows in some of whose places is what no cell can hold: that is said of each such
/// place, and not that there is nothing.
fn naive_odd_findings(rows: &[Row], odd: &OddPlaces) -> Vec<(u64, &'static str, String)> {
    let mut found = Vec::new();
    let plain = naive_findings(rows, true, Made::Whole);
    for n in 0..rows.len() {
        let of_row = odd.iter().filter(|((row, _), _)| *row == n);
        let (dates, counts): (Vec<_>, Vec<_>) =
            of_row.partition(|((_, column), _)| PANEL[*column] == PanelColumn::Date);
        let mut said = dates.len() + counts.iter().filter(|((_, column), _)| *column < 4).count();
        found.extend(dates.iter().map(|(_, (_, text))| (n as u64, "S001", format!("`{text}`"))));
        found.extend(counts.iter().map(|(_, (_, text))| (n as u64, "S002", format!("`{text}`"))));
        for one in plain.iter().filter(|one| one.0 == n as u64) {
            if one.1 == "S004" && said > 0 {
                said -= 1;
            } else {
                found.push(one.clone());
            }
        }
    }
    found
}

fn config() -> ProptestConfig {
    let failure_persistence = Some(Box::new(FileFailurePersistence::Off) as Box<_>);
    ProptestConfig { failure_persistence, cases: 192, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    /// What no cell can hold is a finding of its row, wherever the chunks are cut.
    #[test]
    fn odd_values_are_findings_of_their_rows(
        days in 1_i32..1_300,
        places in proptest::collection::btree_map((0_usize..1_300, 0_usize..5), odd_value(), 0..6),
        cut in 0_usize..1_300,
    ) {
        let mut rows = clean(1, days, 17_532);
        let odd: OddPlaces = places.into_iter().filter(|((row, _), _)| *row < rows.len()).collect();
        for (row, column) in odd.keys() {
            rows[*row] = without(rows[*row], PANEL[*column]);
        }
        let cells: Vec<OddCell> = odd
            .iter()
            .map(|((row, column), (value, _))| OddCell { row: *row, column: PANEL[*column], value: *value })
            .collect();
        let cut = cut.min(rows.len());
        let mut tally = Tally::new(TallyOptions { findings: usize::MAX, ..TallyOptions::default() });
        for (part, from) in [(&rows[..cut], 0), (&rows[cut..], cut)] {
            let of_part: Vec<OddCell> = cells
                .iter()
                .filter(|cell| (from..from + part.len()).contains(&cell.row))
                .map(|cell| OddCell { row: cell.row - from, ..*cell })
                .collect();
            let series = Column::new(part.iter().map(|row| row.series), 1, 3);
            let dates = Column::new(part.iter().map(|row| row.date), 1, 0);
            let people = Column::new(part.iter().map(|row| row.people), 1, 5);
            let boats = Column::new(part.iter().map(|row| row.boats), 1, 0);
            let uncontrolled = Column::new(part.iter().map(|row| row.uncontrolled), 1, 1);
            let columns = Columns::new(dates.cells(), people.cells(), boats.cells()).unwrap();
            let columns = columns.with_series(series.cells()).unwrap();
            let columns = columns.with_uncontrolled(uncontrolled.cells()).unwrap();
            tally.observe(&columns.with_odd(&of_part));
        }
        let tallied = tally.finish();
        let got: Vec<_> = tallied.findings.iter().map(|one| (one.row(), one.id(), one.got())).collect();
        //= docs/rules.md#tallies
        //# tally-10: A value that no cell can hold MUST be a finding of its row.
        prop_assert_eq!(got, naive_odd_findings(&rows, &odd));
    }


    #[test]
    fn it_finds_what_a_look_at_every_row_finds(
        rows in some_rows(),
        options in options(),
        offset in 0_usize..40,
        bare in any::<bool>(),
    ) {
        let made = if bare { Made::Bare } else { Made::Whole };
        hold_against_oracle(&tally(&rows, options.clone(), offset, made).finish(), &rows, &options, made);
    }

    #[test]
    fn any_division_gives_the_answer_of_one_pass(
        rows in some_rows(),
        options in options(),
        cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..5),
        grouping in any::<u8>(),
        offset in 0_usize..9,
    ) {
        let whole = tally(&rows, options.clone(), 0, Made::Whole).finish();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(rows.len() + 1)).collect();
        cuts.extend([0, rows.len()]);
        cuts.sort_unstable();
        let parts = || cuts.windows(2).map(|cut| &rows[cut[0]..cut[1]]);

        let mut chunked = Tally::new(options.clone());
        parts().for_each(|part| observe(&mut chunked, part, offset, Made::Whole));
        prop_assert_eq!(&chunked.finish(), &whole);

        // Merged in any order of nesting, as the bits say.
        let of_part = |part| tally(part, options.clone(), offset, Made::Whole);
        let mut tallies: Vec<Tally> = parts().map(of_part).collect();
        let mut bits = grouping;
        while tallies.len() > 1 {
            let at = usize::from(bits) % (tallies.len() - 1);
            bits = bits.rotate_left(3).wrapping_add(1);
            let later = tallies.remove(at + 1);
            let earlier = tallies.remove(at);
            tallies.insert(at, earlier.merge(later).unwrap());
        }
        //= docs/rules.md#tallies
        //# tally-02: Tallies of parts, merged in any nesting, MUST give the result of one pass.
        prop_assert_eq!(&tallies.remove(0).finish(), &whole);
    }

    /// The catalogue's own check of a draft of the same rows, by rule, row and words.
    #[test]
    fn the_rules_of_rows_are_those_of_the_catalogue(
        days in 1_i32..60,
        changes in proptest::collection::vec((0_usize..60, 0_usize..16, size()), 0..8),
    ) {
        let mut rows = clean(1, days, 19_000);
        for (at, kind, size) in changes {
            let at = at % rows.len();
            change(&mut rows[at], kind, size);
            rows[at].series = Some(0);
        }
        let field = |value: Option<u32>| value.map(|value| Boats::new(value.into()));
        let draft_days = rows.iter().map(|row| DraftDay {
            date: match row.date {
                Some(number) => match any_day(number) {
                    Some(day) => Field::Known(day),
                    None => Field::Unreadable(format!("{number} days since 1970-01-01")),
                },
                None => Field::Unknown,
            },
            people: row.people.map(|people| People::new(people.into())).into(),
            boats: field(row.boats).into(),
            uncontrolled: field(row.uncontrolled).into(),
            ..DraftDay::default()
        });
        let publication = DraftPublication {
            published: PublishedAt::start_of(date(9999, 1, 1)).into(),
            days: draft_days.collect(),
            ..DraftPublication::default()
        };
        let series = DraftSeries {
            basis: Basis::UkArrivals,
            publications: vec![publication],
            origin: None,
        };
        let violations = check(&Draft { series: vec![series], ..Draft::default() });
        let ids = ["S001", "S004", "C004", "C005", "C006", "C015"];
        let mut wanted = Vec::new();
        for one in violations.iter().filter(|one| ids.contains(&one.id())) {
            let place = one.place().to_string();
            let Some(place) = place.strip_prefix("/series/0/publications/0/days/") else { continue };
            let (row, column) = place.split_once('/').unwrap();
            let row: u64 = row.parse().unwrap();
            wanted.push((row, one.id(), column.to_owned(), one.got().to_owned(), one.wanted().to_owned()));
        }
        let mut got: Vec<_> = tallied(&rows)
            .findings
            .iter()
            .filter(|one| ids.contains(&one.id()))
            .map(|one| (one.row(), one.id(), one.column().to_owned(), one.got(), one.wanted()))
            .collect();
        wanted.sort();
        got.sort();
        //= docs/rules.md#tallies
        //# tally-01: The rules of rows and their words MUST be those of the catalogue.
        prop_assert_eq!(got, wanted);
    }
}

/// The words of C001, C002 and C003 are those of the catalogue, for the draft that its pages show.
#[test]
fn the_words_of_keys_are_those_of_the_catalogue() {
    for numbers in [[19_000, 19_000], [19_001, 19_000], [19_000, 19_002], [19_000, 19_005]] {
        let days = numbers.iter().map(|number| DraftDay {
            date: Field::Known(day(*number)),
            people: Field::Known(People::ZERO),
            boats: Field::Known(Boats::ZERO),
            ..DraftDay::default()
        });
        let publication = DraftPublication {
            published: PublishedAt::start_of(day(19_006)).into(),
            days: days.collect(),
            ..DraftPublication::default()
        };
        let series = DraftSeries { basis: Basis::UkArrivals, publications: vec![publication], origin: None };
        let violations = check(&Draft { series: vec![series], ..Draft::default() });
        let wanted: Vec<_> = violations.iter().map(|one| (one.id(), one.got(), one.wanted())).collect();
        let mut tally = Tally::new(TallyOptions::default());
        tally.observe(&Columns::new(&numbers, &[0, 0], &[0, 0]).unwrap());
        let tallied = tally.finish();
        let words: Vec<_> = tallied.findings.iter().map(|one| (one.id(), one.got(), one.wanted())).collect();
        let got: Vec<_> =
            words.iter().map(|(id, got, wanted)| (*id, got.as_str(), wanted.as_str())).collect();
        assert_eq!(got, wanted);
        assert_eq!(got.len(), 1);
    }
}

/// One fault at a time, at and about every edge of the blocks and of their parts.
#[test]
fn a_planted_fault_is_found_where_it_is_and_nowhere_else() {
    const FIGURES: [u32; 8] = [0, 3, 126, 32_767, 32_768, 1 << 22, 1 << 31, u32::MAX];
    let clean = clean(2, 600, 17_532);
    assert_eq!(tallied(&clean).findings, []);
    for at in [0, 1, 63, 64, 127, 128, 129, 599, 600, 1_023, 1_024, 1_025, 1_151, 1_152, 1_199] {
        for kind in 0..16 {
            let sizes = match kind {
                0..=2 | 12.. => FIGURES.to_vec(),
                6..=10 => vec![0],
                _ => vec![1, 2, 3, 4, 5],
            };
            for size in sizes {
                let mut rows = clean.clone();
                change(&mut rows[at], kind, size);
                hold_against_oracle(&tallied(&rows), &rows, &TallyOptions::default(), Made::Whole);
            }
        }
    }
}

#[test]
fn threads_change_nothing() {
    let mut rows = clean(130, 3_154, 17_532);
    let near = |share: usize| (rows.len().div_ceil(share).next_multiple_of(1_024)..).take(2);
    let places: Vec<usize> = [2, 3].into_iter().flat_map(near).chain([5, 3_154]).collect();
    for (kind, at) in places.into_iter().enumerate() {
        change(&mut rows[at], [3, 0, 9, 4, 13, 6][kind], 2);
    }
    let one = tallied(&rows);
    assert!(one.findings.len() > 5);
    for threads in [2, 3, 16] {
        let options =
            TallyOptions { threads: NonZeroUsize::new(threads).unwrap(), ..TallyOptions::default() };
        let mut tally = tally(&rows[..9], options, 0, Made::Whole);
        observe(&mut tally, &rows[9..], 3, Made::Whole);
        //= docs/rules.md#tallies
        //# tally-03: The number of threads MUST NOT change a result.
        assert_eq!(tally.finish(), one);
    }
}

#[test]
fn a_gap_says_which_days() {
    let mut tally = Tally::new(TallyOptions::default());
    let (series, dates) = ([4, 4, 9, 9], [-719_162, 2_932_531, 0, 2]);
    let columns = Columns::new(&dates, &[0; 4], &[0; 4]).unwrap().with_series(&series).unwrap();
    tally.observe(&columns);
    let tallied = tally.finish();
    let gaps: Vec<_> = tallied.findings.iter().map(|one| one.gap().unwrap()).collect();
    let ends: Vec<_> = gaps.iter().map(|gap| (gap.after, gap.before, gap.days)).collect();
    assert_eq!(
        ends,
        [
            (date(1, 1, 1), date(9998, 12, 31), Days::new(3_651_692)),
            (date(1970, 1, 1), date(1970, 1, 3), Days::new(1)),
        ]
    );
    assert_eq!(tallied.series, Some(2));
}

#[test]
fn what_is_not_shown_is_not_claimed() {
    let keys = |series: &[u32], dates: &[i32]| {
        let zeros = vec![0; dates.len()];
        let mut tally = Tally::new(TallyOptions::default());
        tally.observe(&Columns::new(dates, &zeros, &zeros).unwrap().with_series(series).unwrap());
        tally.finish().keys
    };
    assert_eq!(keys(&[], &[]), TalliedKeys::Unique);
    assert_eq!(keys(&[1, 1, 2], &[5, 6, 1]), TalliedKeys::Unique);
    assert_eq!(keys(&[1, 1, 2], &[5, 5, 1]), TalliedKeys::Repeated);
    // The first and the last are equal, and nothing here has seen it.
    assert_eq!(keys(&[1, 2, 1], &[5, 5, 5]), TalliedKeys::Unproved);
    assert_eq!(keys(&[1, 2, 1, 1], &[5, 5, 5, 5]), TalliedKeys::Repeated);
    assert_eq!(keys(&[1, 1], &[5, i32::MAX]), TalliedKeys::Unproved);
}

/// A sum that does not fit is none, and a merge shows it: each makes twice as many rows.
#[test]
fn a_sum_that_does_not_fit_is_no_number() {
    let mut tally = Tally::new(TallyOptions::default());
    tally.observe(&Columns::new(&[0], &[u32::MAX], &[u32::MAX]).unwrap());
    for _ in 0..32 {
        tally = tally.clone().merge(tally).unwrap();
    }
    let fits = tally.clone().finish();
    assert_eq!(fits.people.sum.map(People::get), Some(u64::from(u32::MAX) << 32));
    let tallied = tally.clone().merge(tally).unwrap().finish();
    assert_eq!((tallied.rows, tallied.people.known), (1 << 33, 1 << 33));
    //= docs/rules.md#tallies
    //# tally-08: A sum that does not fit 64 bits MUST NOT be a number.
    assert_eq!((tallied.people.sum, tallied.boats.sum), (None, None));
    assert_eq!(tallied.uncontrolled.sum, Some(Boats::ZERO));
    assert_eq!(tallied.left_out, (1 << 33) - 1 - 1_000);
}

#[test]
fn columns_that_are_not_of_one_table_are_refused() {
    let wrong = |column, got| Some(ColumnsError::Lengths { column, got, wanted: 2 });
    //= docs/rules.md#tallies
    //# tally-12: Columns of unlike lengths MUST be refused.
    assert_eq!(Columns::new(&[0, 1], &[0], &[0, 0]).err(), wrong("people", 1));
    assert_eq!(Columns::new(&[0, 1], &[0, 0], &[0, 0, 0]).err(), wrong("boats", 3));
    let columns = Columns::new(&[0, 1], &[0, 0], &[0, 0]).unwrap();
    assert_eq!(columns.with_series(&[]).err(), wrong("series", 0));
    assert_eq!(columns.with_uncontrolled(&[0]).err(), wrong("uncontrolled", 1));
    let short = |got, wanted| Some(ColumnsError::ShortValidity { got, wanted });
    assert_eq!(Cells::with_validity(&[0_u32; 9], &[0xFF], 0).err(), short(8, 9));
    assert_eq!(Cells::with_validity(&[0_u32; 8], &[0xFF], 1).err(), short(7, 8));
    assert_eq!(Cells::with_validity(&[0_u32; 1], &[0xFF], usize::MAX).err(), short(0, 1));
    assert!(Cells::<u32>::with_validity(&[], &[], 0).is_ok());
    let cells = Cells::with_validity(&[5_u32; 9], &[0, 0b0101_0100, 0b10], 10).err();
    assert_eq!(cells, None);
}

#[test]
fn tallies_of_unlike_options_do_not_merge() {
    let left = TallyOptions::default;
    for (option, right) in [
        ("findings", TallyOptions { findings: 5, ..left() }),
        ("coverage", TallyOptions { coverage: Coverage::Partial, ..left() }),
        ("order", TallyOptions { order: RowOrder::Any, ..left() }),
        ("periods", TallyOptions { periods: vec![Period::year(2024).unwrap()], ..left() }),
    ] {
        let merged = Tally::new(left()).merge(Tally::new(right));
        //= docs/rules.md#tallies
        //# tally-13: Tallies that are made in different ways MUST NOT merge.
        assert_eq!(merged.err(), Some(TallyError::OptionsDiffer { option }));
    }
    let threads = TallyOptions { threads: NonZeroUsize::new(2).unwrap(), ..left() };
    assert!(Tally::new(left()).merge(Tally::new(threads)).is_ok());
}

#[test]
fn its_json_form_is_this() {
    let mut tally = Tally::new(TallyOptions { findings: 1, ..TallyOptions::default() });
    let columns = Columns::new(&[19_000, 19_002], &[65, 300], &[1, 1]).unwrap();
    tally.observe(&columns.with_series(&[7, 7]).unwrap());
    let json = serde_json::to_value(tally.finish()).unwrap();
    assert_eq!(
        json["findings"],
        serde_json::json!([{
            "id": "C003", "severity": "error", "row": 1, "series": 7, "date": "2022-01-10", "column": "date",
            "got": "2022-01-10 next after 2022-01-08", "wanted": "a row for 2022-01-09",
            "gap": {"after": "2022-01-08", "before": "2022-01-10", "days": 1}, "other_row": null, "repairs": [],
        }])
    );
    assert_eq!(json["people"], serde_json::json!({"sum": 365, "known": 2}));
    assert_eq!(json["uncontrolled"], serde_json::json!({"sum": 0, "known": 0}));
    assert_eq!(json["most"], serde_json::json!({"people": 300, "row": 1, "series": 7, "date": "2022-01-10"}));
    assert_eq!(json["extent"], serde_json::json!({"from": "2022-01-08", "to": "2022-01-10"}));
    assert_eq!((&json["keys"], &json["verdict"]), (&"unique".into(), &"inconsistent".into()));
    assert_eq!((&json["left_out"], &json["rules"].as_array().unwrap().len()), (&1.into(), &10));
}
