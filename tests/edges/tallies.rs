//! Tallies of columns, as numbers, as bytes, and of keys in any order.

use crossings::{
    Boats, Cells, Columns, Coverage, Odd, OddCell, PanelColumn, People, Period, Rate, RowOrder, Tallied,
    TalliedFinding, TalliedSum, Tally, TallyOptions, invariant,
};

#[cfg(target_os = "linux")]
use super::again;
use super::ratio;

const ROWS: usize = 10;

fn tallied(columns: Columns<'_>, coverage: Coverage) -> Tallied {
    let mut tally = Tally::new(TallyOptions { coverage, ..TallyOptions::default() });
    tally.observe(&columns);
    tally.finish()
}

/// In which rows which rule is broken.
fn broken(columns: Columns<'_>, coverage: Coverage) -> Vec<(u64, &'static str)> {
    tallied(columns, coverage).findings.iter().map(|one| (one.row(), one.id())).collect()
}

/// Rows whose figures are sound.
fn sound(dates: &[i32; ROWS]) -> Columns<'_> {
    Columns::new(dates, &[60; ROWS], &[2; ROWS]).unwrap()
}

/// A rule, in all rows but the first.
fn in_all_later(rule: &'static str) -> Vec<(u64, &'static str)> {
    (1..10).map(|row| (row, rule)).collect()
}

#[test]
fn a_tally_knows_how_many_rows_it_has_seen() {
    let mut tally = Tally::new(TallyOptions::default());
    assert_eq!(tally.rows(), 0);
    for times in 1..=3 {
        tally.observe(&sound(&[19_000; ROWS]));
        assert_eq!(tally.rows(), 10 * times);
    }
}

/// Days may be missing, and are none the less in order, each once.
#[test]
fn days_that_may_be_missing_ascend() {
    let (falling, equal) = (std::array::from_fn(|n| 19_000 - i32::try_from(n).unwrap()), [19_000; ROWS]);
    assert_eq!(broken(sound(&falling), Coverage::Partial), in_all_later("C002"));
    assert_eq!(broken(sound(&equal), Coverage::Partial), in_all_later("C001"));
    let of_one = |dates| sound(dates).with_series(&[7; ROWS]).unwrap();
    assert_eq!(broken(of_one(&falling), Coverage::Partial), in_all_later("C002"));
    assert_eq!(broken(of_one(&equal), Coverage::Partial), in_all_later("C001"));
    let apart: [i32; ROWS] = std::array::from_fn(|n| 19_000 + 2 * i32::try_from(n).unwrap());
    assert!(broken(sound(&apart), Coverage::Partial).is_empty());
    assert!(broken(of_one(&apart), Coverage::Partial).is_empty());
}

/// Each row is of the next day, and of the series before.
#[test]
fn series_that_fall_are_found_whatever_their_days() {
    let dates = std::array::from_fn(|n| 19_000 + i32::try_from(n).unwrap());
    let series: [u32; ROWS] = std::array::from_fn(|n| 20 - u32::try_from(n).unwrap());
    for coverage in [Coverage::Dense, Coverage::Partial] {
        let columns = sound(&dates).with_series(&series).unwrap();
        assert_eq!(broken(columns, coverage), in_all_later("C002"));
    }
}

/// What stands in its place would do.
#[test]
fn a_null_is_found_in_whatever_columns() {
    let dates: [i32; ROWS] = std::array::from_fn(|n| 19_000 + i32::try_from(n).unwrap());
    let (people, boats) = ([60_u32; ROWS], [2_u32; ROWS]);
    let all = [0b1111_1111, 0b11];
    let bits = |row: u32| [0b1111_1111 ^ (1 << row), 0b11];
    let found = |bits: [[u8; 2]; 3]| {
        let [of_dates, of_people, of_boats] = &bits;
        let dates = Cells::with_validity(&dates, of_dates, 0).unwrap();
        let people = Cells::with_validity(&people, of_people, 0).unwrap();
        let boats = Cells::with_validity(&boats, of_boats, 0).unwrap();
        broken(Columns::new(dates, people, boats).unwrap(), Coverage::Partial)
    };
    assert_eq!(found([all, all, all]), []);
    assert_eq!(found([bits(3), all, all]), [(3, "S004")]);
    assert_eq!(found([all, bits(4), all]), [(4, "S004")]);
    assert_eq!(found([all, all, bits(5)]), [(5, "S004")]);
    assert_eq!(found([bits(3), bits(4), bits(5)]), [(3, "S004"), (4, "S004"), (5, "S004")]);
}

/// Twenty rows that are sound, of which every second has a landing that is known. The others stand there with two.
#[test]
fn what_stands_in_the_place_of_a_null_is_not_added_up() {
    let dates: Vec<i32> = (19_000..19_020).collect();
    let landed: Vec<u32> = [1, 2].repeat(10);
    let cells = Cells::with_validity(&landed, &[0b0101_0101; 3], 0).unwrap();
    assert_eq!(cells.known(), 10);
    let columns = Columns::new(&dates, &[60; 20], &[2; 20]).unwrap().with_uncontrolled(cells).unwrap();
    let mut tally = Tally::new(TallyOptions::default());
    tally.observe(&columns);
    let tallied = tally.finish();
    assert_eq!(tallied.uncontrolled.sum.map(Boats::get), Some(10));
    assert_eq!(tallied.uncontrolled.known, 10);
}

/// Two hundred rows, so that whole words of bits are looked at, which begin anywhere within a byte.
#[test]
fn known_landings_are_added_up_wherever_their_bits_begin() {
    let dates: Vec<i32> = (19_000..19_200).collect();
    let landed: Vec<u32> = (0..200).map(|n| n % 3).collect();
    let bits: Vec<u8> = (0..30).map(|n: u8| n.wrapping_mul(73) ^ 0b0101_1010).collect();
    for offset in 0..20 {
        let is_set = |at: usize| bits.get(at >> 3).unwrap() >> (at & 7) & 1 == 1;
        let known: Vec<u64> =
            (0..).zip(&landed).filter(|(n, _)| is_set(offset + n)).map(|(_, one)| u64::from(*one)).collect();
        let cells = Cells::with_validity(&landed, &bits, offset).unwrap();
        let mut tally = Tally::new(TallyOptions::default());
        tally
            .observe(&Columns::new(&dates, &[60; 200], &[2; 200]).unwrap().with_uncontrolled(cells).unwrap());
        let found = tally.finish().uncontrolled;
        assert_eq!(found.known, u64::try_from(known.len()).unwrap(), "{offset}");
        assert_eq!(found.sum.map(Boats::get), Some(known.iter().sum()), "{offset}");
    }
}

/// The second row goes back a day, and the third a series.
#[test]
fn what_goes_back_is_found_in_the_column_that_does() {
    let columns = Columns::new(&[19_001, 19_000, 19_002], &[60; 3], &[2; 3]).unwrap();
    let tallied = tallied(columns.with_series(&[2, 2, 1]).unwrap(), Coverage::Dense);
    let found: Vec<_> = tallied.findings.iter().map(|one| (one.row(), one.id(), one.column())).collect();
    assert_eq!(found, [(1, "C002", "date"), (2, "C002", "series")]);
}

#[test]
fn a_date_that_is_none_comes_before_a_count_that_is_none() {
    let dates = Cells::with_validity(&[0_i32], &[0], 0).unwrap();
    let people = Cells::with_validity(&[0_u32], &[0], 0).unwrap();
    let odd = |column| OddCell { row: 0, column, value: Odd::Whole(1 << 40) };
    let odd = [odd(PanelColumn::Date), odd(PanelColumn::People)];
    let tallied = tallied(Columns::new(dates, people, &[2]).unwrap().with_odd(&odd), Coverage::Dense);
    let found: Vec<_> = tallied.findings.iter().map(|one| (one.id(), one.column())).collect();
    assert_eq!(found, [("S001", "date"), ("S002", "people")]);
}

#[test]
fn a_finding_is_of_the_rule_that_its_id_names() {
    let columns = Columns::new(&[19_001, 19_000, 19_005], &[60, 0, 900], &[2, 1, 1]).unwrap();
    let tallied = tallied(columns, Coverage::Dense);
    let found: Vec<&str> = tallied.findings.iter().map(TalliedFinding::id).collect();
    assert_eq!(found, ["C002", "C004", "C003", "C015"]);
    for one in &tallied.findings {
        assert_eq!(Some(one.rule()), invariant(one.id()));
    }
}

#[test]
fn a_tally_is_made_as_it_was_asked_to_be() {
    let options = TallyOptions { findings: 3, order: RowOrder::Any, ..TallyOptions::default() };
    assert_eq!(Tally::new(options.clone()).options(), &options);
}

/// Of so many people or boats as 32 bits hold, 2^32 rows are 2^64 - 2^32, and twice as many do not fit.
#[test]
fn a_sum_beyond_64_bits_is_no_number_and_nothing_is_divided_by_it() {
    let periods = vec![Period::year(2022).unwrap()];
    let options = TallyOptions { order: RowOrder::Any, findings: 0, periods, ..TallyOptions::default() };
    for (people, boats) in [(u32::MAX, 1), (1, u32::MAX), (u32::MAX, u32::MAX)] {
        let mut tally = Tally::new(options.clone());
        tally.observe(&Columns::new(&[19_000], &[people], &[boats]).unwrap());
        for doubled in 0..=33_u32 {
            let tallied = tally.clone().finish();
            let of = tallied.periods.first().unwrap();
            let sum = |each: u32| u64::try_from(u128::from(each) << doubled).ok();
            assert_eq!(of.people, TalliedSum { sum: sum(people).map(People::new), known: 1 << doubled });
            assert_eq!(of.boats, TalliedSum { sum: sum(boats).map(Boats::new), known: 1 << doubled });
            assert_eq!((tallied.people, tallied.boats), (of.people, of.boats));
            let per_boat = sum(people).zip(sum(boats)).map(|_| ratio(people.into(), boats.into()));
            assert_eq!(of.people_per_boat.map(Rate::value), per_boat, "{doubled}");
            let per_day = sum(people).map(|_| ratio(people.into(), 1));
            assert_eq!(of.people_per_day.map(Rate::value), per_day, "{doubled}");
            let both = tally.clone();
            tally = tally.merge(both).unwrap();
        }
        assert_eq!(tally.rows(), 1 << 34);
    }
}

/// A row for each of three series, the last of them of the first day of a year: as many rows as there are days from
/// the first to that one.
#[test]
fn the_first_day_of_a_period_is_not_added_to_what_is_before() {
    let year = Period::year(2023).unwrap();
    // Its first day is day 19,358.
    let dates = [19_355, 19_357, 19_358];
    for order in [RowOrder::Ascending, RowOrder::Any] {
        let options = TallyOptions { order, periods: vec![year], ..TallyOptions::default() };
        let mut tally = Tally::new(options);
        let columns = Columns::new(&dates, &[60, 70, 80], &[2; 3]).unwrap();
        tally.observe(&columns.with_series(&[1, 2, 3]).unwrap());
        let tallied = tally.finish();
        let of = tallied.periods.first().unwrap();
        assert_eq!((tallied.people.known, of.rows), (3, 1), "{order:?}");
        assert_eq!(of.people, TalliedSum { sum: Some(People::new(80)), known: 1 }, "{order:?}");
    }
}

#[test]
fn what_no_cell_can_hold_is_written_as_it_stood() {
    for (odd, written) in [
        (Odd::Whole(-1), "-1"),
        (Odd::Real(1.5_f64.to_bits()), "1.5"),
        (Odd::Moment(0), "1970-01-01T00:00:00"),
        (Odd::Moment(i64::MAX), "9223372036854775807 seconds since 1970-01-01"),
    ] {
        assert_eq!(odd.to_string(), written);
    }
}

#[test]
fn two_threads_find_what_one_does() {
    let dates: Vec<i32> = (0..1 << 18).collect();
    let (people, boats) = (vec![60; dates.len()], vec![1; dates.len()]);
    let by = |threads: usize| {
        let threads = threads.try_into().unwrap();
        let mut tally = Tally::new(TallyOptions { threads, ..TallyOptions::default() });
        tally.observe(&Columns::new(&dates, &people, &boats).unwrap());
        tally.finish()
    };
    let two = by(2);
    assert_eq!(two.people.sum, Some(People::new(60 << 18)));
    assert_eq!(two, by(1));
}

/// No machine has room for a stack of so many bytes.
#[cfg(target_os = "linux")]
#[test]
fn a_thread_that_cannot_be_started_changes_nothing() {
    again(
        concat!(module_path!(), "::two_threads_find_what_one_does"),
        "RUST_MIN_STACK",
        &(1_u64 << 62).to_string(),
    );
}

/// The tally of one row, merged with itself so often that it is one of two to the power of that many rows.
fn doubled(people: u32, boats: u32, times: u32) -> Tallied {
    let periods = vec![Period::year(1970).unwrap()];
    let options = TallyOptions { order: RowOrder::Any, periods, ..TallyOptions::default() };
    let mut tally = Tally::new(options);
    tally.observe(&Columns::new(&[0], &[people], &[boats]).unwrap());
    for _ in 0..times {
        tally = tally.clone().merge(tally).unwrap();
    }
    tally.finish()
}

/// 2³³ rows of 2³¹ people are 2⁶⁴, one more than fits.
#[test]
fn a_sum_of_rows_that_does_not_fit_has_no_rate() {
    let rates = |tallied: Tallied| {
        let period = tallied.periods.first().unwrap();
        let (boats, day) = (period.people_per_boat, period.people_per_day);
        (boats.map(Rate::value), day.map(Rate::value))
    };
    let (people, per) = (1 << 31, Some(ratio(1 << 31, 1)));
    assert_eq!(rates(doubled(people, 1, 32)), (per, per));
    assert_eq!(doubled(people, 1, 33).people, TalliedSum { sum: None, known: 1 << 33 });
    assert_eq!(rates(doubled(people, 1, 33)), (None, None));
    // Boats without people are wrong, and are added up like others.
    assert_eq!(rates(doubled(0, people, 32)), (Some(ratio(0, 1)), Some(ratio(0, 1))));
    assert_eq!(rates(doubled(0, people, 33)), (None, Some(ratio(0, 1))));
}

#[cfg(feature = "bytes")]
mod bytes {
    use crossings::jiff::civil::date;
    use crossings::{Columns, RowOrder, Tally, TallyBytesError, TallyOptions};

    /// The checksum, a bit at a time.
    fn crc(bytes: &[u8]) -> u32 {
        let bit = |sum: u32, _| (sum >> 1) ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
        !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
    }

    /// Of two rows, each of a series of its own on the first day of 1970.
    fn of_two_rows() -> Tally {
        let mut tally = Tally::new(TallyOptions::default());
        tally.observe(&Columns::new(&[0, 0], &[60, 60], &[1, 1]).unwrap().with_series(&[1, 2]).unwrap());
        tally
    }

    /// The tally that is read of its bytes, with another byte in one place, and with the right checksum.
    fn with(at: usize, byte: u8) -> Result<Tally, TallyBytesError> {
        let mut bytes = of_two_rows().to_bytes();
        let end = bytes.len() - 4;
        *bytes.get_mut(at).unwrap() = byte;
        let sum = crc(bytes.get(..end).unwrap());
        bytes.get_mut(end..).unwrap().copy_from_slice(&sum.to_le_bytes());
        Tally::from_bytes(&bytes)
    }

    // After the mark and the version five bytes of options and the rows, there are two keys of five, the last byte of
    // which is its row, how many keys there are, and how often the series changes.
    const LAST_ROW: usize = 5 + 5 + 1 + 5 + 4;
    const CHANGES: usize = LAST_ROW + 2;

    fn is_whole(read: Result<Tally, TallyBytesError>) -> bool {
        read.unwrap().to_bytes() == of_two_rows().to_bytes()
    }

    /// Of two rows the series can change but once.
    #[test]
    fn a_series_changes_less_often_than_there_are_rows() {
        assert!(is_whole(with(CHANGES, 1)));
        let refused = TallyBytesError::Impossible { what: "more keys than rows" };
        assert_eq!(with(CHANGES, 2).unwrap_err(), refused);
    }

    /// The rows are counted from nought: there is none that has the number of all.
    #[test]
    fn a_key_is_of_a_row_that_was_seen() {
        assert!(is_whole(with(LAST_ROW, 1)));
        let refused = TallyBytesError::Impossible { what: "a key of a row that it has not seen" };
        assert_eq!(with(LAST_ROW, 2).unwrap_err(), refused);
    }

    const OF_NO_TYPE: TallyBytesError = TallyBytesError::Impossible {
        what: "a value that nothing of its kind has, such as a key of a day beyond the calendar",
    };

    /// As the form has a number with a sign: of 0, -1, 1 and -2 it has 0, 1, 2 and 3; seven bits in a byte, the lowest
    /// first.
    fn number(number: i32) -> Vec<u8> {
        let mut rest = number.unsigned_abs() * 2 - u32::from(number < 0);
        let mut bytes = Vec::new();
        while rest > 0x7F {
            bytes.push(u8::try_from(rest & 0x7F).unwrap() | 0x80);
            rest >>= 7;
        }
        bytes.push(u8::try_from(rest).unwrap());
        bytes
    }

    /// What is read of the bytes of a tally of these days, of one person each, with another day in the place of one.
    fn forged(days: &[i32], day: i32, other: i32) -> Result<Tally, TallyBytesError> {
        let mut tally = Tally::new(TallyOptions::default());
        let ones = vec![1; days.len()];
        tally.observe(&Columns::new(days, &ones, &ones).unwrap());
        let (bytes, day, other) = (tally.to_bytes(), number(day), number(other));
        let mut rest = bytes.get(..bytes.len() - 4).unwrap();
        let mut forged = Vec::new();
        while let Some((first, behind)) = rest.split_first() {
            if let Some(behind) = rest.strip_prefix(day.as_slice()) {
                forged.extend(&other);
                rest = behind;
            } else {
                forged.push(*first);
                rest = behind;
            }
        }
        let sum = crc(&forged);
        forged.extend(sum.to_le_bytes());
        Tally::from_bytes(&forged)
    }

    /// No rows give a day that is beyond the calendar a neighbour, but bytes can say so. The calendar has the days from
    /// 0001-01-01 to 9998-12-31.
    #[test]
    fn keys_beyond_the_calendar_are_refused() {
        let (first, last) = (-719_162, 2_932_531);
        let cases = [
            ([19_000, 19_001, 19_001], 19_001, last, last + 1),
            ([19_001, 19_000, 19_001], 19_000, first, first - 1),
            ([19_001, 19_000, 19_001], 19_001, last, 3_000_000),
            ([19_000, 19_001, 19_003], 19_003, last, i32::MAX),
            ([19_000, 19_002, 19_003], 19_000, first, -5_000_000),
        ];
        for (days, day, within, beyond) in cases {
            assert!(forged(&days, day, within).is_ok(), "{days:?}");
            assert_eq!(forged(&days, day, beyond).unwrap_err(), OF_NO_TYPE, "{days:?}");
        }
        let late = forged(&[19_000, 19_001, 19_003], 19_003, last).unwrap().finish();
        assert_eq!(late.extent.and_then(|days| days.last()), Some(date(9998, 12, 31)));
        let found = late.findings.first().unwrap();
        assert_eq!((found.id(), found.date()), ("C003", Some(date(9998, 12, 31))));
        assert_eq!(found.got(), "9998-12-31 next after 2022-01-09");
    }

    /// A finding that calls a day of the calendar beyond it, or that is on another day than the key that it is about, is
    /// of no row.
    #[test]
    fn a_finding_is_on_the_day_of_its_row() {
        let late = 3_000_000;
        let refused = TallyBytesError::Impossible { what: "a finding of a day that is not its row's" };
        assert!(forged(&[19_000, late, 19_001], late, late + 1).is_ok());
        assert_eq!(forged(&[19_000, late, 19_001], late, 19_500).unwrap_err(), refused);
    }

    /// Without keys: rows in any order.
    #[test]
    fn days_beyond_the_calendar_are_not_the_first_or_the_last() {
        let mut tally = Tally::new(TallyOptions { order: RowOrder::Any, ..TallyOptions::default() });
        tally.observe(&Columns::new(&[19_000], &[60], &[1]).unwrap());
        let bytes = tally.to_bytes();
        let bytes = bytes.get(..bytes.len() - 4).unwrap();
        let (day, late) = (number(19_000), number(3_000_000));
        // The earliest and the latest stand side by side behind all else that is of the day.
        let both = [day.clone(), day].concat();
        let at = bytes.windows(both.len()).rposition(|some| some == both).unwrap();
        let mut forged =
            [bytes.get(..at).unwrap(), &late, &late, bytes.get(at + both.len()..).unwrap()].concat();
        let sum = crc(&forged);
        forged.extend(sum.to_le_bytes());
        assert_eq!(Tally::from_bytes(&forged).unwrap_err(), OF_NO_TYPE);
    }
}

#[cfg(feature = "sort")]
mod keys {
    use crossings::{Columns, KeySort, KeySortError, RowOrder, Tally, TallyOptions};

    /// Of so many rows, each of a day of its own, with room for 64 in memory.
    fn sort(rows: i32) -> KeySort {
        let dates: Vec<i32> = (0..rows).collect();
        let zeros = vec![0; dates.len()];
        let mut keys = KeySort::with_memory(1_024);
        keys.observe(&Columns::new(&dates, &zeros, &zeros).unwrap()).unwrap();
        keys
    }

    /// How many keys are in memory, and in how many files the others are: 64 in each that is written, until there
    /// are 64 files to make one of.
    #[test]
    fn keys_beyond_the_memory_go_to_few_files() {
        let held = |rows| {
            let shown = format!("{:?}", sort(rows));
            (shown.matches("Entry {").count(), shown.matches("File {").count())
        };
        assert_eq!(held(64), (64, 0));
        assert_eq!(held(65), (1, 1));
        assert_eq!(held(3 * 64 + 1), (1, 3));
        assert_eq!(held(63 * 64 + 1), (1, 63));
        assert_eq!(held(64 * 64 + 1), (1, 1));
        assert_eq!(held(65 * 64 + 1), (1, 2));
    }

    /// The number by which the process knows the file of the keys.
    #[cfg(unix)]
    fn file_of(keys: &KeySort) -> i32 {
        let shown = format!("{keys:?}");
        let (_, file) = shown.split_once("File { fd: ").unwrap();
        file.split_once(',').unwrap().0.parse().unwrap()
    }

    #[cfg(unix)]
    fn put_a_folder_in_its_place(number: i32) {
        use std::os::fd::AsRawFd;

        unsafe extern "C" {
            safe fn dup2(old: i32, new: i32) -> i32;
        }

        let folder = std::fs::File::open("/").unwrap();
        assert_eq!(dup2(folder.as_raw_fd(), number), number);
    }

    /// The end of a file is an end, and anything else that keeps it from being read is a failure: here a folder
    /// stands in the place of the file.
    #[cfg(unix)]
    #[test]
    fn a_file_that_cannot_be_read_is_no_end_of_the_keys() {
        let keys = sort(65);
        put_a_folder_in_its_place(file_of(&keys));
        let refused = keys.sorted();
        assert!(matches!(refused, Err(KeySortError::Files(_))), "{refused:?}");
    }

    /// 16 bytes each: 65,536 are written to a file when one more comes, and 4,096 are read of it at a time. Before the
    /// others are, a folder stands in its place.
    #[cfg(unix)]
    #[test]
    fn a_file_that_cannot_be_read_to_its_end_is_no_end_of_the_keys() {
        let dates: Vec<i32> = (0..65_537).collect();
        let zeros = vec![0; dates.len()];
        let columns = Columns::new(&dates, &zeros, &zeros).unwrap();
        let mut tally = Tally::new(TallyOptions { order: RowOrder::Any, ..TallyOptions::default() });
        tally.observe(&columns);
        let mut keys = KeySort::with_memory(1 << 20);
        keys.observe(&columns).unwrap();
        let number = file_of(&keys);
        let sorted = keys.sorted().unwrap();
        put_a_folder_in_its_place(number);
        let refused = sorted.complete(tally);
        assert!(matches!(refused, Err(KeySortError::Files(_))), "{refused:?}");
    }
}
