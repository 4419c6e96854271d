//! What is wrong with a frame is told with its column and its row, counted from 0.

use std::cell::Cell;
use std::sync::Arc;

use crossings::arrow::arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal128Type, Decimal256Type, DurationSecondType,
    Float16Type, Float32Type, Float64Type, Int8Type, Int64Type, TimestampNanosecondType, TimestampSecondType,
    UInt64Type,
};
use crossings::arrow::arrow_array::{
    ArrayRef, BinaryArray, BooleanArray, ListArray, PrimitiveArray, RecordBatch, RecordBatchIterator,
    StructArray,
};
use crossings::arrow::arrow_schema::{self, ArrowError, Schema};
use crossings::jiff::civil::{Date, date};
use crossings::source::{Options, Problem, ProblemKind, ReadError, arrow};
use crossings::{Field, check};

use super::frames::{Named, dates, frame, in_batches, numbers, read, read_with, strings};

/// Good columns of so many rows, from 7 July 2024 on.
fn good(rows: usize) -> Vec<Named<'static>> {
    let mut day = date(2024, 7, 7);
    let days: Vec<Option<Date>> = (0..rows)
        .map(|_| {
            let this = day;
            day = day.tomorrow().unwrap();
            Some(this)
        })
        .collect();
    vec![
        ("date", dates(&days)),
        ("people", numbers::<Int64Type>(&vec![Some(65); rows])),
        ("boats", numbers::<Int64Type>(&vec![Some(2); rows])),
    ]
}

/// Those, with another column in the place of one of them, or beside them.
fn with(rows: usize, name: &'static str, column: ArrayRef) -> Vec<Named<'static>> {
    let mut columns = good(rows);
    match columns.iter_mut().find(|(one, _)| *one == name) {
        Some(place) => place.1 = column,
        None => columns.push((name, column)),
    }
    columns
}

/// Rule, row and column of everything that is wrong with the values of a frame, and what stands there.
fn found(batches: &[RecordBatch]) -> Vec<(&'static str, u32, String, String)> {
    let told = |one: &crossings::Violation| {
        let place = one.place();
        assert_eq!(
            (place.file.as_deref(), place.sheet.as_deref(), place.column),
            (Some("frame"), None, None)
        );
        (one.id(), place.row.unwrap(), place.header.as_deref().unwrap().to_owned(), one.got().to_owned())
    };
    check(&read(batches).unwrap()).iter().map(told).collect()
}

/// Each value of a column that is no count, as it is told.
fn told_counts(column: &ArrayRef, told: &[Option<&str>]) {
    for name in ["people", "uncontrolled"] {
        let whole = frame(&with(told.len(), name, Arc::clone(column)));
        for of in [1, 2, told.len()] {
            let read = read(&in_batches(&whole, of)).unwrap();
            let days = &read.series[0].publications[0].days;
            for (row, wanted) in told.iter().enumerate() {
                let got = match name {
                    "people" => match &days[row].people {
                        Field::Unreadable(text) => Some(text.as_str()),
                        _ => None,
                    },
                    _ => match &days[row].uncontrolled {
                        Field::Unreadable(text) => Some(text.as_str()),
                        _ => None,
                    },
                };
                assert_eq!(got, *wanted, "row {row} of {name}");
                let at: Vec<_> = check(&read)
                    .iter()
                    .filter(|one| one.id() == "S002")
                    .filter(|one| one.place().row == u32::try_from(row).ok())
                    .map(|one| (one.place().header.as_deref().unwrap().to_owned(), one.got().to_owned()))
                    .collect();
                let excerpt =
                    |text: &str| at.iter().any(|(_, got)| got.contains(&text[..text.len().min(20)]));
                assert_eq!(at.len(), usize::from(wanted.is_some()), "row {row} of {name}: {at:?}");
                assert!(wanted.is_none_or(|text| at[0].0 == name && excerpt(text)), "{at:?}");
            }
        }
    }
}

#[test]
fn a_number_that_is_no_count_is_told_as_it_stands() {
    let integers: ArrayRef = numbers::<Int64Type>(&[Some(-1), Some(3), None, Some(i64::MIN), Some(i64::MAX)]);
    told_counts(&integers, &[Some("-1"), None, None, Some("-9223372036854775808"), None]);
    told_counts(&numbers::<Int8Type>(&[Some(-128), Some(127)]), &[Some("-128"), None]);
    told_counts(&numbers::<UInt64Type>(&[Some(u64::MAX), Some(0)]), &[None, None]);
    let floats = [
        1.5,
        65.0,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        -2.0,
        -0.0,
        18_446_744_073_709_551_616.0,
        0.1,
    ];
    let told = [
        Some("1.5"),
        None,
        Some("NaN"),
        Some("inf"),
        Some("-inf"),
        Some("-2"),
        // Nobody writes this zero: what made it subtracted.
        Some("-0"),
        Some("18446744073709551616"),
        Some("0.1"),
    ];
    told_counts(&numbers::<Float64Type>(&floats.map(Some)), &told);
    // A whole number that a float holds is that number, to its last digit.
    let large = [9_007_199_254_740_993.0, 9_223_372_036_854_775_808.0];
    let whole = frame(&with(2, "people", numbers::<Float64Type>(&large.map(Some))));
    let days = read(&[whole]).unwrap().series[0].publications[0].days.clone();
    let people: Vec<_> = days.iter().map(|day| day.people.get().unwrap().get()).collect();
    assert_eq!(people, [9_007_199_254_740_992, 9_223_372_036_854_775_808]);
    let single = [1.5, 16_777_216.0, f32::NAN];
    told_counts(&numbers::<Float32Type>(&single.map(Some)), &[Some("1.5"), None, Some("NaN")]);
    type Half = <Float16Type as ArrowPrimitiveType>::Native;
    let half = [Half::from_f32(0.5), Half::from_f32(2048.0), Half::NAN];
    told_counts(&numbers::<Float16Type>(&half.map(Some)), &[Some("0.5"), None, Some("NaN")]);
    let decimals =
        PrimitiveArray::<Decimal128Type>::from(vec![150, 6_500, -100, 1, i128::from(u64::MAX) * 100 + 100])
            .with_precision_and_scale(38, 2)
            .unwrap();
    let told = [Some("1.50"), None, Some("-1"), Some("0.01"), Some("18446744073709551616")];
    told_counts(&(Arc::new(decimals) as ArrayRef), &told);
    // A scale below zero counts in thousands.
    let thousands =
        PrimitiveArray::<Decimal128Type>::from(vec![2, -2]).with_precision_and_scale(5, -3).unwrap();
    told_counts(&(Arc::new(thousands) as ArrayRef), &[None, Some("-2000")]);
    type Wide = <Decimal256Type as ArrowPrimitiveType>::Native;
    let wide = PrimitiveArray::<Decimal256Type>::from(vec![Wide::from_i128(i128::MAX), Wide::from_i128(7)]);
    let wide: ArrayRef = Arc::new(wide.with_precision_and_scale(76, 0).unwrap());
    told_counts(&wide, &[Some("170141183460469231731687303715884105727"), None]);
    let texts = strings(&[Some("about 20"), Some("-"), Some(""), None, Some("1,160"), Some("65.0")]);
    told_counts(&texts, &[Some("about 20"), None, None, None, Some("1,160"), Some("65.0")]);
}

/// Each value of a column that is no day, as it is told.
fn told_days(column: ArrayRef, told: &[Option<&str>]) {
    let rows = told.len();
    let draft = read(&in_batches(&frame(&with(rows, "date", column)), 2)).unwrap();
    let days = &draft.series[0].publications[0].days;
    for (row, wanted) in told.iter().enumerate() {
        let got = match &days[row].date {
            Field::Unreadable(text) => Some(text.as_str()),
            Field::Known(_) | Field::Unknown => None,
        };
        assert_eq!(got, *wanted, "row {row}");
    }
    let at: Vec<u32> = check(&draft)
        .iter()
        .filter(|one| one.id() == "S001" && one.place().header.as_deref() == Some("date"))
        .map(|one| one.place().row.unwrap())
        .collect();
    let wanted: Vec<u32> =
        (0..told.len()).filter(|row| told[*row].is_some()).map(|row| u32::try_from(row).unwrap()).collect();
    assert_eq!(at, wanted);
}

#[test]
fn a_day_beyond_the_calendar_is_told_as_it_stands() {
    let beyond = [Some("day 2147483647 from 1970-01-01"), Some("day -2147483648 from 1970-01-01"), None];
    told_days(numbers::<Date32Type>(&[Some(i32::MAX), Some(i32::MIN), Some(0)]), &beyond);
    let beyond =
        [Some("9223372036854775 seconds from 1970-01-01"), Some("-9223372036854775 seconds from 1970-01-01")];
    told_days(numbers::<Date64Type>(&[Some(i64::MAX), Some(i64::MIN)]), &beyond);
    let beyond = [
        Some("9223372036854775807 seconds from 1970-01-01"),
        Some("-9223372036854775808 seconds from 1970-01-01"),
        Some("1970-01-01T00:00:01"),
        None,
    ];
    let seconds = [Some(i64::MAX), Some(i64::MIN), Some(1), Some(0)];
    told_days(numbers::<TimestampSecondType>(&seconds), &beyond);
    let nanos = [Some(i64::MAX), Some(-1), Some(-86_400_000_000_000)];
    let told = [Some("2262-04-11T23:47:16.854775807"), Some("1969-12-31T23:59:59.999999999"), None];
    told_days(numbers::<TimestampNanosecondType>(&nanos), &told);
}

/// Midnight somewhere is no day: whose midnight it is decides which.
#[test]
fn a_moment_with_a_zone_is_no_day() {
    let column = PrimitiveArray::<TimestampSecondType>::from(vec![1_720_396_800, 1_720_393_200, i64::MAX]);
    for zone in ["UTC", "Europe/London", "+01:00", "nowhere"] {
        let told = [
            Some("2024-07-08T00:00:00Z"),
            Some("2024-07-07T23:00:00Z"),
            Some("9223372036854775807 seconds from 1970-01-01"),
        ];
        told_days(Arc::new(column.clone().with_timezone(zone)), &told);
    }
}

fn problems(error: &ReadError) -> Vec<(ProblemKind, Option<&str>)> {
    let problem = |one: &Problem| {
        assert_eq!((one.place.file.as_deref(), one.place.row, one.place.column), (Some("frame"), None, None));
        one.kind
    };
    error.problems().iter().map(|one| (problem(one), one.place.header.as_deref())).collect()
}

#[test]
fn a_column_of_another_type_is_told_by_its_name() {
    let flags: ArrayRef = Arc::new(BooleanArray::from(vec![true, false]));
    let bytes: ArrayRef = Arc::new(BinaryArray::from(vec![&b"1"[..], b"2"]));
    let lists: ArrayRef =
        Arc::new(ListArray::from_iter_primitive::<Int64Type, _, _>([Some([Some(1)]), Some([Some(2)])]));
    let spans = numbers::<DurationSecondType>(&[Some(1), Some(2)]);
    let integers = numbers::<Int64Type>(&[Some(1), Some(2)]);
    let floats = numbers::<Float64Type>(&[Some(1.0), Some(2.0)]);
    let days = dates(&[Some(date(2024, 7, 7)), Some(date(2024, 7, 8))]);
    let inner = [("a", integers.clone())].map(|(name, column)| {
        let field = arrow_schema::Field::new(name, column.data_type().clone(), true);
        (Arc::new(field), column)
    });
    let records: ArrayRef = Arc::new(StructArray::from(inner.to_vec()));
    let wrong: &[(&'static str, &[&ArrayRef])] = &[
        ("date", &[&flags, &bytes, &lists, &spans, &integers, &floats, &records]),
        ("people", &[&flags, &bytes, &lists, &spans, &days, &records]),
        ("boats", &[&flags, &days]),
        ("uncontrolled", &[&flags, &days]),
        ("note", &[&flags, &bytes, &integers, &floats, &days]),
        ("published", &[&flags, &integers]),
    ];
    for (name, columns) in wrong {
        for column in *columns {
            let error = read(&[frame(&with(2, name, Arc::clone(column)))]).unwrap_err();
            assert_eq!(problems(&error), [(ProblemKind::WrongType, Some(*name))], "{}", column.data_type());
            let [problem] = error.problems() else { panic!() };
            assert_eq!(problem.got, format!("a column of type {}", column.data_type()));
            assert!(error.violations().is_empty(), "values that nobody can read break no rule");
        }
    }
    // All of them at once, in the order of the columns.
    let all = [("note", integers.clone()), ("date", floats), ("people", flags), ("boats", integers)];
    let error = read(&[frame(&all)]).unwrap_err();
    let wanted = ["note", "date", "people"].map(|name| (ProblemKind::WrongType, Some(name)));
    assert_eq!(problems(&error), wanted);
}

#[test]
fn columns_that_are_missing_unknown_or_there_twice() {
    use ProblemKind::{MissingColumn, UnknownColumn};
    let column = || strings(&[Some("1")]);
    let told = |names: &[&'static str]| {
        let columns: Vec<_> = names.iter().map(|name| (*name, column())).collect();
        let error = read(&[frame(&columns)]).unwrap_err();
        let told = problems(&error).into_iter().map(|(kind, header)| (kind, header.map(str::to_owned)));
        told.collect::<Vec<_>>()
    };
    let of = |kind, header: Option<&str>| (kind, header.map(str::to_owned));
    assert_eq!(told(&["date", "people"]), [of(MissingColumn, None)]);
    assert_eq!(told(&["people"]), [of(MissingColumn, None), of(MissingColumn, None)]);
    assert_eq!(told(&["date", "people", "boats", "colour"]), [of(UnknownColumn, Some("colour"))]);
    assert_eq!(told(&["date", "people", "boats", "Boats "]), [of(UnknownColumn, Some("Boats"))]);
    assert_eq!(told(&["date", "people", "boats", ""]), [of(UnknownColumn, Some(""))]);
    assert_eq!(told(&["day", "people", "boats"]), [of(UnknownColumn, Some("day")), of(MissingColumn, None)]);
    assert_eq!(told(&["date", "people", "boats", "source"]), [of(MissingColumn, None)]);
    // No column at all is not an empty table.
    let none = RecordBatch::new_empty(Arc::new(Schema::empty()));
    assert_eq!(problems(&read(&[none]).unwrap_err()), [(MissingColumn, None); 3]);
    let error = read(&[frame(&good(1)[..2])]).unwrap_err();
    let words = "frame: got the columns `date`, `people`; wanted a column `boats`, or `boats arrived`";
    assert_eq!(error.to_string(), words);
}

#[test]
fn a_frame_without_a_row_is_empty() {
    let whole = frame(&good(2));
    let error = read(&[whole.slice(0, 0), whole.slice(1, 0)]).unwrap_err();
    assert_eq!(problems(&error), [(ProblemKind::EmptyTable, None)]);
    let nothing = RecordBatchIterator::new(Vec::<Result<RecordBatch, ArrowError>>::new(), whole.schema());
    let error = arrow::read("frame", nothing, &Options::default()).unwrap_err();
    assert_eq!(error.to_string(), "frame: got no rows; wanted a row for each day");
}

#[test]
fn more_rows_than_the_limit_end_the_reading() {
    let whole = frame(&good(5));
    let mut options = Options::default();
    options.limits.rows = 5;
    assert!(read_with(&in_batches(&whole, 2), &options).is_ok());
    options.limits.rows = 4;
    for of in [1, 2, 5] {
        let error = read_with(&in_batches(&whole, of), &options).unwrap_err();
        assert_eq!(problems(&error), [(ProblemKind::TooLarge, None)]);
        assert_eq!(error.to_string(), "frame: got 5 rows or more; wanted at most 4 rows");
        assert!(error.violations().is_empty());
    }
    // A producer without end is not asked for more.
    let asked = Cell::new(0);
    let (batch, schema) = (whole.slice(0, 1), whole.schema());
    let endless = std::iter::repeat_with(|| {
        asked.set(asked.get() + 1);
        Ok(batch.clone())
    });
    assert!(arrow::read("frame", RecordBatchIterator::new(endless, schema), &options).is_err());
    assert_eq!(asked.get(), 5);
}

#[test]
fn a_producer_that_fails_midway_is_told() {
    let people = numbers::<Int64Type>(&[Some(65), Some(-5), Some(65)]);
    let whole = frame(&with(3, "people", people));
    let batches = [
        Ok(whole.slice(0, 2)),
        Err(ArrowError::ComputeError("the disk is gone".to_owned())),
        Ok(whole.slice(2, 1)),
    ];
    let error = arrow::read("frame", RecordBatchIterator::new(batches, whole.schema()), &Options::default())
        .unwrap_err();
    assert_eq!(problems(&error), [(ProblemKind::Inaccessible, None)]);
    let words = error.to_string();
    assert!(
        words.contains("the disk is gone") && words.contains("wanted a frame that can be read"),
        "{words}"
    );
    // What came before is looked at all the same.
    let before: Vec<_> = error.violations().iter().map(|one| (one.id(), one.place().row)).collect();
    assert_eq!(before, [("S002", Some(1))]);
}

#[test]
fn what_breaks_an_invariant_is_told_at_its_row() {
    let boats = numbers::<UInt64Type>(&[Some(2), Some(0), Some(2), None]);
    let whole = frame(&with(4, "boats", boats));
    for of in [1, 3, 4] {
        let told = found(&in_batches(&whole, of));
        let places: Vec<_> = told.iter().map(|(id, row, header, _)| (*id, *row, header.as_str())).collect();
        assert_eq!(places, [("S004", 3, "boats"), ("C004", 1, "people")], "{told:?}");
    }
    let words: Vec<String> = check(&read(&[whole]).unwrap()).iter().map(ToString::to_string).collect();
    assert!(words[1].starts_with("C004 error: frame, row 1 (people): got 65 people in 0 boats"), "{words:?}");
}
