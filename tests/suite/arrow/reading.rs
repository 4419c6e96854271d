//! What stands in a frame comes in, whatever the types of its columns are.

use std::sync::Arc;

use crossings::arrow::ToBatch;
use crossings::arrow::arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use crossings::arrow::arrow_array::types::{
    Date32Type, Float64Type, Int64Type, TimestampMicrosecondType, TimestampSecondType, UInt64Type,
};
use crossings::arrow::arrow_array::{
    Array, ArrayRef, BooleanArray, NullArray, RecordBatch, RecordBatchIterator, new_null_array,
};
use crossings::arrow::arrow_schema::{DataType, TimeUnit};
use crossings::jiff::SignedDuration;
use crossings::jiff::civil::{Date, date};
use crossings::source::{Options, csv};
use crossings::{
    Basis, Boats, Coverage, Dating, Draft, Field, People, PublishedAt, Register, Tables, check, strategy,
};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;

use super::frames::{
    Named, counts, dates, days, frame, in_batches, many_keys, numbers, read, read_with, strings, texts,
};

const DAYS: [Option<Date>; 4] =
    [Some(date(2024, 7, 7)), None, Some(date(2024, 7, 9)), Some(date(1969, 12, 31))];
const PEOPLE: [Option<u8>; 4] = [Some(0), Some(65), None, Some(119)];
const BOATS: [Option<u8>; 4] = [Some(0), None, Some(6), Some(3)];
const UNCONTROLLED: [Option<u8>; 4] = [None, Some(0), Some(1), None];
const NOTES: [Option<&str>; 4] = [Some("Revised, \"twice\"\n"), None, Some(" "), Some("Édouard 🚤")];

type Row = (Field<Date>, Field<People>, Field<Boats>, Field<Boats>, Option<String>);

/// The rows of the one publication.
fn rows(draft: &Draft) -> Vec<Row> {
    let [series] = draft.series.as_slice() else { panic!("{draft:?}") };
    let [publication] = series.publications.as_slice() else { panic!("{series:?}") };
    let row = |day: &crossings::DraftDay| {
        (day.date.clone(), day.people.clone(), day.boats.clone(), day.uncontrolled.clone(), day.note.clone())
    };
    publication.days.iter().map(row).collect()
}

/// What a person would say that the values above are.
fn expected() -> Vec<Row> {
    let boats = |count: Option<u8>| Field::from(count.map(|count| Boats::new(count.into())));
    let row = |n: usize| {
        let people = Field::from(PEOPLE[n].map(|count| People::new(count.into())));
        // A note of blanks says nothing.
        let note = NOTES[n].filter(|note| !note.trim().is_empty()).map(str::to_owned);
        (Field::from(DAYS[n]), people, boats(BOATS[n]), boats(UNCONTROLLED[n]), note)
    };
    (0..4).map(row).collect()
}

/// The same values with others on both sides.
fn padded<T: Copy>(values: [T; 4], beside: T) -> [T; 6] {
    [beside, values[0], values[1], values[2], values[3], beside]
}

/// The columns, with those of one name in another type.
fn columns_with<'a>(name: &str, column: &ArrayRef) -> Vec<Named<'a>> {
    let mut columns: Vec<Named<'_>> = vec![
        ("date", dates(&padded(DAYS, Some(date(2000, 1, 1))))),
        ("people", numbers::<Int64Type>(&padded(PEOPLE, Some(7)).map(|one| one.map(i64::from)))),
        ("boats", numbers::<UInt64Type>(&padded(BOATS, Some(7)).map(|one| one.map(u64::from)))),
        (
            "uncontrolled",
            numbers::<Float64Type>(&padded(UNCONTROLLED, Some(7)).map(|one| one.map(f64::from))),
        ),
        ("note", strings(&padded(NOTES, Some("beside")))),
    ];
    columns.iter_mut().find(|(one, _)| *one == name).unwrap().1 = Arc::clone(column);
    columns
}

/// A column of six values, of which the first and the last are no part of the frame: cut out, whole
/// and in batches.
fn holds(name: &str, kind: &str, column: &ArrayRef) {
    assert_eq!(column.len(), 6);
    let whole = frame(&columns_with(name, column)).slice(1, 4);
    for of in [1, 3, 4] {
        let draft = read(&in_batches(&whole, of)).unwrap_or_else(|error| panic!("{name} of {kind}: {error}"));
        assert_eq!(rows(&draft), expected(), "{name} of {kind} in batches of {of}");
    }
    assert_eq!(rows(&read(std::slice::from_ref(&whole)).unwrap()), expected(), "{name} of {kind}");
}

#[test]
fn a_value_is_the_same_in_every_type() {
    let mut tried = 0;
    for (name, values) in [("people", PEOPLE), ("boats", BOATS), ("uncontrolled", UNCONTROLLED)] {
        for (kind, column) in counts(&padded(values, Some(7))) {
            holds(name, kind, &column);
            tried += 1;
        }
    }
    for (kind, column) in days(&padded(DAYS, Some(date(2000, 1, 1)))) {
        holds("date", kind, &column);
        tried += 1;
    }
    for (kind, column) in texts(&padded(NOTES, Some("beside"))) {
        holds("note", kind, &column);
        tried += 1;
    }
    assert_eq!(tried, 3 * 26 + 17 + 11, "every type was tried");
}

/// A column that nobody filled in may have any type: a dataframe library gives it some.
#[test]
fn a_column_without_a_value_may_have_any_type() {
    let types = [
        DataType::Null,
        DataType::Boolean,
        DataType::Float64,
        DataType::Binary,
        DataType::Date32,
        DataType::Timestamp(TimeUnit::Nanosecond, Some("Europe/London".into())),
        DataType::Time32(TimeUnit::Second),
        DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Boolean)),
        DataType::new_list(DataType::Int64, true),
    ];
    for kind in types {
        for (name, at) in [("uncontrolled", 3), ("note", 4)] {
            let whole = frame(&columns_with(name, &new_null_array(&kind, 6))).slice(1, 4);
            let mut wanted = expected();
            for row in &mut wanted {
                if at == 3 { row.3 = Field::Unknown } else { row.4 = None }
            }
            assert_eq!(rows(&read(&in_batches(&whole, 3)).unwrap()), wanted, "{name} of {kind}");
        }
    }
    let nulls: ArrayRef = Arc::new(NullArray::new(6));
    assert_eq!(
        rows(&read(&[frame(&columns_with("people", &nulls)).slice(1, 4)]).unwrap())[1].1,
        Field::Unknown
    );
    // It is wrong from its first value on, in whichever batch that is.
    let mut some: Vec<Option<bool>> = vec![None; 6];
    some[4] = Some(false);
    let flags: ArrayRef = Arc::new(BooleanArray::from(some));
    let batches = in_batches(&frame(&columns_with("uncontrolled", &flags)), 2);
    assert_eq!(
        read(&batches).unwrap_err().to_string(),
        "frame (uncontrolled): got a column of type Boolean; wanted whole numbers: integers, decimals, floats or text"
    );
}

#[test]
fn the_names_are_those_of_a_csv() {
    let columns = [
        (" BOATS ARRIVED ", numbers::<Int64Type>(&[Some(1)])),
        ("Date", strings(&[Some("8 July 2024")])),
        ("Notes", strings(&[Some("so far")])),
        ("Migrants arrived", strings(&[Some(" 65 ")])),
        ("Boats arrived - involved in uncontrolled landings", strings(&[Some("-")])),
    ];
    let draft = read(&[frame(&columns)]).unwrap();
    let wanted = (
        Field::Known(date(2024, 7, 8)),
        Field::Known(People::new(65)),
        Field::Known(Boats::new(1)),
        Field::Unknown,
        Some("so far".to_owned()),
    );
    assert_eq!(rows(&draft), [wanted]);
    let publication = &draft.series[0].publications[0];
    assert_eq!(draft.series[0].basis, Basis::UkArrivals);
    assert_eq!(
        (&publication.published, publication.dating, publication.coverage, publication.source.as_str()),
        (&Field::Known("2024-07-09".parse().unwrap()), Dating::Inferred, Coverage::Dense, "frame")
    );
    let published: PublishedAt = "2024-07-12T09:30:00Z".parse().unwrap();
    let options = Options { published: Some(published), ..Options::default() };
    let publication = &read_with(&[frame(&columns)], &options).unwrap().series[0].publications[0];
    assert_eq!((publication.published.get(), publication.dating), (Some(published), Dating::Stated));
}

/// What a draft says, without where it stood.
fn said(mut draft: Draft) -> Draft {
    draft.tables = Tables::default();
    for series in &mut draft.series {
        series.origin = None;
        for publication in &mut series.publications {
            publication.origin = None;
            publication.days.iter_mut().for_each(|day| day.origin = None);
        }
    }
    draft
}

#[test]
fn a_list_of_publications_is_that_of_a_csv() {
    let text = "published,date,people,boats,source\n\
        2022-09-05,2022-09-03,960,20,page\n2022-09-05,2022-09-04,1160,25,page\n\
        2022-09-05,2022-09-04,1161,25,page\n,2022-09-05,1,1,page\n2025-11-14,2022-09-03,1305,27,\n";
    let wanted = said(csv::read("frame", text.as_bytes(), &Options::default()).unwrap());
    assert_eq!(wanted.series[0].publications.len(), 4);
    let (second, fourth) = (date(2022, 9, 5), date(2025, 11, 14));
    let published = [Some(second), Some(second), Some(second), None, Some(fourth)];
    let day = |day| Some(date(2022, 9, day));
    let source = [Some("page"), Some("page"), Some("page"), Some("page"), None];
    for (kind, published) in days(&published) {
        for (of, source) in texts(&source) {
            let whole = frame(&[
                ("published", Arc::clone(&published)),
                ("date", dates(&[day(3), day(4), day(4), day(5), day(3)])),
                ("people", numbers::<Int64Type>(&[960, 1_160, 1_161, 1, 1_305].map(Some))),
                ("boats", numbers::<Int64Type>(&[20, 25, 25, 1, 27].map(Some))),
                ("source", source),
            ]);
            for batches in [vec![whole.clone()], in_batches(&whole, 2)] {
                assert_eq!(said(read(&batches).unwrap()), wanted, "published as {kind}, source as {of}");
            }
        }
    }
}

/// A moment with a zone is that moment; midnight without one is a day, and nothing else is either.
#[test]
fn moments_of_publication() {
    use crossings::arrow::arrow_array::PrimitiveArray;
    let published = |column: ArrayRef| {
        let whole = frame(&[
            ("published", column),
            ("date", dates(&[Some(date(2024, 7, 7))])),
            ("people", numbers::<Int64Type>(&[Some(0)])),
            ("boats", numbers::<Int64Type>(&[Some(0)])),
        ]);
        read(&[whole]).unwrap().series[0].publications[0].published.clone()
    };
    // 2024-07-12T08:30:00Z, by `date -u +%s`.
    let moment = 1_720_773_000_i64;
    let seconds = |at| PrimitiveArray::<TimestampSecondType>::from(vec![at]);
    for zone in ["UTC", "Europe/London", "+05:30"] {
        let there: ArrayRef = Arc::new(seconds(moment).with_timezone(zone));
        assert_eq!(published(there), Field::Known("2024-07-12T08:30:00Z".parse().unwrap()), "{zone}");
    }
    let micros = PrimitiveArray::<TimestampMicrosecondType>::from(vec![moment * 1_000_000 + 250_000]);
    let fine = published(Arc::new(micros.with_timezone("UTC")));
    assert_eq!(fine, Field::Known("2024-07-12T08:30:00.25Z".parse().unwrap()));
    let midnight = moment - 30_600;
    assert_eq!(published(Arc::new(seconds(midnight))), Field::Known("2024-07-12".parse().unwrap()));
    assert_eq!(published(Arc::new(seconds(moment))), Field::Unreadable("2024-07-12T08:30:00".to_owned()));
}

/// A dictionary's keys are looked up, not listed: many rows take no time.
#[test]
fn many_rows_of_a_dictionary_take_no_time() {
    let many = 40_000;
    let days: Vec<Option<String>> = (0..many).map(|n| Some(format!("day {n}"))).collect();
    let days: Vec<Option<&str>> = days.iter().map(Option::as_deref).collect();
    let column = many_keys(&days);
    let zeros = numbers::<Int64Type>(&vec![Some(0); many]);
    let whole = frame(&[("date", column), ("people", Arc::clone(&zeros)), ("boats", zeros)]);
    let begun = std::time::Instant::now();
    let draft = read(&[whole]).unwrap();
    assert_eq!(draft.series[0].publications[0].days.len(), many);
    let took = begun.elapsed();
    // Listing the keys for each row would be 1,600,000,000 of them.
    assert!(took.as_secs() < 5, "{took:?}");
}

/// Through the C Stream Interface and back.
fn through_c(batches: Vec<RecordBatch>) -> Vec<RecordBatch> {
    let schema = batches[0].schema();
    let reader = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
    let stream = FFI_ArrowArrayStream::new(Box::new(reader));
    RecordBatchStreamReader::try_new(stream).unwrap().map(Result::unwrap).collect()
}

/// So many cases; a failure is kept beside this file.
fn config(cases: u32) -> ProptestConfig {
    let file = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases, failure_persistence: Some(Box::new(file)), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn written_days_are_read_back(register in strategy::register(), of in 1..40_usize) {
        for series in register.all_series().iter().filter(|series| !series.newest().is_empty()) {
            let days = series.newest().to_batch().unwrap();
            let expected: Vec<_> = series.newest().days().map(|(date, day)| {
                let uncontrolled = day.uncontrolled().map_or(Field::Unknown, Field::Known);
                (Field::Known(date), Field::Known(day.people()), Field::Known(day.boats()), uncontrolled, None)
            }).collect();
            let batches = in_batches(&days, of);
            prop_assert_eq!(rows(&read(&batches).unwrap()), expected.clone());
            prop_assert_eq!(rows(&read(&through_c(batches)).unwrap()), expected.clone());
            // Where they are every day, they are a register with the same days.
            if let Ok(register) = Register::try_from(read(&[days]).unwrap()) {
                let again: Vec<_> = register.series(Basis::UkArrivals).unwrap().newest().days().collect();
                prop_assert_eq!(again, series.newest().days().collect::<Vec<_>>());
            }
        }
    }
}

const CELLS: &[&str] = &[
    "0",
    "1",
    "27",
    "400",
    "",
    "-",
    " ",
    " 65 ",
    "-3",
    "1.5",
    "1e3",
    "007",
    "+5",
    "many",
    "18446744073709551615",
    "18446744073709551616",
    "NaN",
    "1,160",
    "½",
    "🚤",
    "a\u{0}b",
    "\"",
    "=1+1",
];
const DATES: &[&str] = &[
    "2024-07-07",
    "2024-07-08",
    "2024-07-09",
    "8 July 2024",
    "09/07/2024",
    "2024-07-32",
    "",
    "-",
    "0000-01-01",
    "9999-12-31",
    "2024-07-08T00:00:00Z",
    "soon",
];
const PUBLISHED: &[&str] =
    &["2024-07-10", "2024-07-10", "2024-07-11T08:00:00+01:00", "2024-07-11T08:00", "", "soon"];

/// A table of texts: its names, and its rows.
fn table() -> impl Strategy<Value = (Vec<&'static str>, Vec<Vec<&'static str>>)> {
    let names = select(vec![
        vec!["date", "people", "boats"],
        vec!["boats", "date", "uncontrolled", "people", "note"],
        vec!["published", "date", "people", "boats"],
        vec!["published", "source", "date", "people", "boats", "uncontrolled"],
        vec!["Date", "Migrants arrived", "Boats arrived"],
        vec!["date", "people", "boats", "boats"],
        vec!["date", "people", "ships"],
        vec!["date", "people", "boats", "source"],
    ]);
    names.prop_flat_map(|names| {
        let cell = |name: &&str| match name.to_lowercase().as_str() {
            "date" => select(DATES).boxed(),
            "published" => select(PUBLISHED).boxed(),
            _ => select(CELLS).boxed(),
        };
        let row: Vec<_> = names.iter().map(cell).collect();
        (Just(names), proptest::collection::vec(row, 1..7))
    })
}

fn as_csv(names: &[&str], rows: &[Vec<&str>]) -> String {
    let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: &[&str]| cells.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n";
    line(names) + &rows.iter().map(|row| line(row)).collect::<String>()
}

proptest! {
    #![proptest_config(config(512))]

    /// The same cells as texts of any type say the same, and the same is wrong with them.
    #[test]
    fn a_frame_of_texts_is_a_csv((names, table) in table(), which in 0..11_usize, of in 1..4_usize) {
        let text = as_csv(&names, &table);
        let columns: Vec<Named<'_>> = names.iter().enumerate().map(|(n, name)| {
            let column: Vec<Option<&str>> = table.iter().map(|row| Some(row[n])).collect();
            (*name, texts(&column).swap_remove(which).1)
        }).collect();
        let by_csv = csv::read("frame", text.as_bytes(), &Options::default());
        let by_frame = read(&in_batches(&frame(&columns), of));
        match (by_csv, by_frame) {
            (Ok(one), Ok(other)) => {
                let found = |draft: &Draft, row: fn(u32) -> Option<u32>| -> Vec<_> {
                    check(draft).iter().map(|one| {
                        let row = one.place().row.and_then(row);
                        // What belongs to no row belongs to no column.
                        let header = row.and(one.place().header.clone());
                        (one.id(), row, header, one.got().to_owned(), one.wanted().to_owned())
                    }).collect()
                };
                // The first row is line 2; what belongs to none is said of line 1, and of no row.
                prop_assert_eq!(found(&other, Some), found(&one, |line| line.checked_sub(2)), "{}", text);
                //= docs/rules.md#readers
                //# read-13: A frame and a file with the same cells MUST be one draft.
                prop_assert_eq!(said(other), said(one));
            }
            (Err(one), Err(other)) => {
                let told = |error: &crossings::source::ReadError| -> Vec<_> {
                    error.problems().iter().map(|one| (one.kind, one.got.clone(), one.wanted.clone())).collect()
                };
                prop_assert_eq!(told(&other), told(&one));
                let found = |error: &crossings::source::ReadError| -> Vec<_> {
                    error.violations().iter().map(|one| (one.id(), one.got().to_owned())).collect()
                };
                prop_assert_eq!(found(&other), found(&one));
            }
            (one, other) => prop_assert!(false, "a CSV is {one:?}, a frame {other:?}"),
        }
    }

    /// Any number of a day is that day, or is told as it stands.
    #[test]
    fn any_day_is_itself_or_told(number in prop_oneof![any::<i32>(), -800_000..3_000_000_i32]) {
        let whole = frame(&[
            ("date", numbers::<Date32Type>(&[Some(number)])),
            ("people", numbers::<Int64Type>(&[Some(0)])),
            ("boats", numbers::<Int64Type>(&[Some(0)])),
        ]);
        let read = rows(&read(&[whole]).unwrap()).swap_remove(0).0;
        let days = SignedDuration::from_hours(24 * i64::from(number));
        match super::frames::EPOCH.checked_add(days) {
            // Those that a text of four digits can have; of the years 0 and 9999 the catalogue says what it does.
            Ok(day) if (0..=9_999).contains(&day.year()) => prop_assert_eq!(read, Field::Known(day)),
            Ok(day) => prop_assert_eq!(read, Field::Unreadable(day.to_string())),
            Err(_) => prop_assert_eq!(read, Field::Unreadable(format!("day {number} from 1970-01-01"))),
        }
    }
}
