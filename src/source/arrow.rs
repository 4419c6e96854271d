//! Data frames: record batches of days, or of publications of days, as any dataframe library gives
//! them.
//!
//! The columns are those that the `csv` reader names: `date,people,boats` and, where there are such,
//! `uncontrolled` and `note`; in a list of publications also `published` and `source`. They stand in
//! any order. Rows are counted from 0.
//!
//! | column | types |
//! |---|---|
//! | `date`, `published` | date32, date64, timestamp, text |
//! | `people`, `boats`, `uncontrolled` | integers of any width, decimals, floats that are whole, text |
//! | `note`, `source` | text |
//!
//! - A null is not known, and never zero. A column without a value may have any type.
//! - A timestamp without a time zone that is midnight is a day; so is a date64.
//! - A number that is not whole, below zero, or no number is kept as it stands, and reported at its
//!   row.
//! - Text is read as in a CSV, and may stand in a dictionary.
//!
//! Nothing is copied on the way in: the values are read where the other library keeps them.
#![forbid(unsafe_code)]

use core::fmt;
use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type,
    Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch, RecordBatchReader};
use arrow_schema::{DataType, TimeUnit};
use jiff::civil::{Date, DateTime, date};
use jiff::{SignedDuration, Timestamp};

use super::daily::{Header, Name, Rows};
use super::{Options, Problem, ProblemKind, ReadError};
use crate::draft::Draft;
use crate::place::Place;

/// The day that dates are counted from.
const EPOCH: Date = date(1970, 1, 1);

/// Reads days, or a list of publications, of the UK arrivals.
///
/// `name` is what the places of the values call the frame.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, Date32Array, RecordBatch, RecordBatchIterator, UInt32Array};
/// use crossings::source::{Options, arrow};
/// use crossings::{Basis, People, Register};
///
/// let columns: [(&str, ArrayRef); 3] = [
///     ("date", Arc::new(Date32Array::from(vec![19_912, 19_913]))),
///     ("people", Arc::new(UInt32Array::from(vec![65, 419]))),
///     ("boats", Arc::new(UInt32Array::from(vec![1, 6]))),
/// ];
/// let batch = RecordBatch::try_from_iter(columns)?;
/// let schema = batch.schema();
/// let draft = arrow::read("days", RecordBatchIterator::new([Ok(batch)], schema), &Options::default())?;
/// let register = Register::try_from(draft)?;
/// let arrivals = register.series(Basis::UkArrivals).ok_or("no arrivals")?.newest();
/// assert_eq!(arrivals.days().map(|(_, day)| day.people()).max(), Some(People::new(419)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// All that hold of:
/// - [`ProblemKind::Inaccessible`] when the frame cannot be read to its end.
/// - [`ProblemKind::TooLarge`] when there are more rows than the limits allow.
/// - [`ProblemKind::EmptyTable`] when there is no row.
/// - [`ProblemKind::MissingColumn`] for each needed column that is not there.
/// - [`ProblemKind::UnknownColumn`] for each column of another name, or named twice.
/// - [`ProblemKind::WrongType`] for each column of a type that its values cannot have.
pub fn read(name: &str, frame: impl RecordBatchReader, options: &Options) -> Result<Draft, ReadError> {
    let file: Arc<str> = Arc::from(name);
    let schema = frame.schema();
    let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
    //= docs/rules.md#readers
    //# read-13: A frame and a file with the same cells MUST be one draft.
    let header = Header::read(&file, None, &names);
    let mut types = wrong_types(&file, &header, &schema);
    let mut rows = Rows::new(&file, &header, options);
    let mut count = 0_usize;
    let mut ends_early = None;
    for batch in frame {
        let batch = match batch {
            Ok(batch) => batch,
            Err(error) => {
                let wanted = "a frame that can be read";
                ends_early =
                    Some(ReadError::whole(name, ProblemKind::Inaccessible, error.to_string(), wanted));
                break;
            }
        };
        let first = count;
        count = count.saturating_add(batch.num_rows());
        if count > options.limits.rows {
            let (got, most) = (format!("{count} rows or more"), options.limits.rows);
            let wanted = format!("at most {most} rows");
            ends_early = Some(ReadError::whole(name, ProblemKind::TooLarge, got, wanted));
            break;
        }
        for one in &mut types {
            one.look_at(&batch);
        }
        if header.complete && types.iter().all(|one| !one.has_values) {
            add(&mut rows, &batch, first);
        }
    }
    let wrong: Vec<Problem> = types.into_iter().filter(|one| one.has_values).map(|one| one.problem).collect();
    let whole = wrong.is_empty()
        && ends_early
            .as_ref()
            .is_none_or(|one| one.problems.iter().all(|one| one.kind != ProblemKind::TooLarge));
    let draft = if whole { rows.finish() } else { Draft::default() };
    let mut problems: Vec<Problem> = header.problems.into_iter().chain(wrong).collect();
    problems.extend(ends_early.into_iter().flat_map(|error| error.problems));
    if count == 0 && problems.is_empty() {
        problems.extend(
            ReadError::whole(name, ProblemKind::EmptyTable, "no rows", "a row for each day").problems,
        );
    }
    if problems.is_empty() { Ok(draft) } else { Err(ReadError::new(problems, draft)) }
}

/// The rows of one batch, the first of which is row `first` of the frame.
fn add(rows: &mut Rows<'_>, batch: &RecordBatch, first: usize) {
    for row in 0..batch.num_rows() {
        let texts: Vec<Cow<'_, str>> = batch.columns().iter().map(|column| text(column, row)).collect();
        let fields: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        rows.add(u32::try_from(first.saturating_add(row)).unwrap_or(u32::MAX), &fields);
    }
}

/// A column of a type that its values cannot have: nothing is wrong with it where it has none.
struct WrongType {
    position: usize,
    problem: Problem,
    has_values: bool,
}

impl WrongType {
    fn look_at(&mut self, batch: &RecordBatch) {
        let column = batch.columns().get(self.position);
        self.has_values |= column.is_some_and(|column| column.logical_null_count() < column.len());
    }
}

/// The columns whose values cannot be what they should.
fn wrong_types(file: &Arc<str>, header: &Header, schema: &arrow_schema::Schema) -> Vec<WrongType> {
    let fields = schema.fields().iter().enumerate();
    let wrong = fields.filter_map(|(position, field)| {
        let name = header.name_at(position)?;
        let kind = field.data_type();
        let wanted = match name {
            Name::Date | Name::Published if !is_date(kind) => "dates: date32, date64, timestamps or text",
            Name::People | Name::Boats | Name::Uncontrolled if !is_count(kind) => {
                "whole numbers: integers, decimals, floats or text"
            }
            Name::Note | Name::Source if !is_text(kind) => "text",
            _ => return None,
        };
        let place = Place {
            file: Some(Arc::clone(file)),
            header: Some(Arc::from(field.name().as_str())),
            ..Place::default()
        };
        let got = format!("a column of type {kind}");
        let problem = Problem { kind: ProblemKind::WrongType, place, got, wanted: wanted.to_owned() };
        Some(WrongType { position, problem, has_values: false })
    });
    wrong.collect()
}

fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Null | DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

fn is_date(kind: &DataType) -> bool {
    is_text(kind) || matches!(kind, DataType::Date32 | DataType::Date64 | DataType::Timestamp(..))
}

fn is_count(kind: &DataType) -> bool {
    is_text(kind) || kind.is_integer() || kind.is_floating() || kind.is_decimal()
}

/// A value as a CSV would have it: nothing where it is null.
fn text(column: &dyn Array, row: usize) -> Cow<'_, str> {
    if row >= column.len() || column.is_null(row) {
        return Cow::Borrowed("");
    }
    let shown = match column.data_type() {
        DataType::Utf8 => return Cow::Borrowed(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => return Cow::Borrowed(column.as_string::<i64>().value(row)),
        DataType::Utf8View => return Cow::Borrowed(column.as_string_view().value(row)),
        DataType::Dictionary(..) => {
            let dictionary = column.as_any_dictionary();
            let key = key(dictionary.keys(), row);
            return key.map_or(Cow::Borrowed(""), |key| text(dictionary.values().as_ref(), key));
        }
        DataType::Int8 => value::<Int8Type>(column, row).to_string(),
        DataType::Int16 => value::<Int16Type>(column, row).to_string(),
        DataType::Int32 => value::<Int32Type>(column, row).to_string(),
        DataType::Int64 => value::<Int64Type>(column, row).to_string(),
        DataType::UInt8 => value::<UInt8Type>(column, row).to_string(),
        DataType::UInt16 => value::<UInt16Type>(column, row).to_string(),
        DataType::UInt32 => value::<UInt32Type>(column, row).to_string(),
        DataType::UInt64 => value::<UInt64Type>(column, row).to_string(),
        DataType::Float16 => real(value::<Float16Type>(column, row).to_f32()),
        DataType::Float32 => real(value::<Float32Type>(column, row)),
        DataType::Float64 => real(value::<Float64Type>(column, row)),
        DataType::Decimal32(..) => whole(&column.as_primitive::<Decimal32Type>().value_as_string(row)),
        DataType::Decimal64(..) => whole(&column.as_primitive::<Decimal64Type>().value_as_string(row)),
        DataType::Decimal128(..) => whole(&column.as_primitive::<Decimal128Type>().value_as_string(row)),
        DataType::Decimal256(..) => whole(&column.as_primitive::<Decimal256Type>().value_as_string(row)),
        DataType::Date32 => day(i64::from(value::<Date32Type>(column, row))),
        DataType::Date64 => moment(SignedDuration::from_millis(value::<Date64Type>(column, row)), false),
        DataType::Timestamp(unit, zone) => moment(since_epoch(column, row, *unit), zone.is_some()),
        _ => String::new(),
    };
    Cow::Owned(shown)
}

/// Which value of a dictionary a row has.
fn key(keys: &dyn Array, row: usize) -> Option<usize> {
    match keys.data_type() {
        DataType::Int8 => value::<Int8Type>(keys, row).try_into().ok(),
        DataType::Int16 => value::<Int16Type>(keys, row).try_into().ok(),
        DataType::Int32 => value::<Int32Type>(keys, row).try_into().ok(),
        DataType::Int64 => value::<Int64Type>(keys, row).try_into().ok(),
        DataType::UInt8 => Some(value::<UInt8Type>(keys, row).into()),
        DataType::UInt16 => Some(value::<UInt16Type>(keys, row).into()),
        DataType::UInt32 => value::<UInt32Type>(keys, row).try_into().ok(),
        DataType::UInt64 => value::<UInt64Type>(keys, row).try_into().ok(),
        _ => None,
    }
}

fn value<T: ArrowPrimitiveType>(column: &dyn Array, row: usize) -> T::Native {
    column.as_primitive::<T>().value(row)
}

/// A floating-point number: a whole one to its last digit, for no others are its own.
fn real<T: num_traits::Float + fmt::Display>(number: T) -> String {
    let whole = number.is_finite() && number.fract().is_zero();
    if whole { format!("{number:.0}") } else { number.to_string() }
}

/// A decimal without its point, where nothing but zeros stands behind that.
fn whole(decimal: &str) -> String {
    let (number, behind) = decimal.split_once('.').unwrap_or((decimal, ""));
    if behind.bytes().all(|digit| digit == b'0') { number.to_owned() } else { decimal.to_owned() }
}

/// A day by its number.
fn day(number: i64) -> String {
    let hours = number.checked_mul(24).map(SignedDuration::from_hours);
    let date = hours.and_then(|hours| EPOCH.checked_add(hours).ok());
    date.map_or_else(|| format!("day {number} from {EPOCH}"), |date| date.to_string())
}

fn since_epoch(column: &dyn Array, row: usize, unit: TimeUnit) -> SignedDuration {
    match unit {
        TimeUnit::Second => SignedDuration::from_secs(value::<TimestampSecondType>(column, row)),
        TimeUnit::Millisecond => SignedDuration::from_millis(value::<TimestampMillisecondType>(column, row)),
        TimeUnit::Microsecond => SignedDuration::from_micros(value::<TimestampMicrosecondType>(column, row)),
        TimeUnit::Nanosecond => SignedDuration::from_nanos(value::<TimestampNanosecondType>(column, row)),
    }
}

/// A moment: with a zone, in UTC; without one, a day where it is midnight.
fn moment(since: SignedDuration, zoned: bool) -> String {
    let beyond = || format!("{} seconds from {EPOCH}", since.as_secs());
    if zoned {
        return Timestamp::from_duration(since).map_or_else(|_| beyond(), |moment| moment.to_string());
    }
    let moment = DateTime::from_parts(EPOCH, jiff::civil::Time::midnight()).checked_add(since);
    match moment {
        Err(_) => beyond(),
        Ok(moment) if moment.time() == jiff::civil::Time::midnight() => moment.date().to_string(),
        Ok(moment) => moment.to_string(),
    }
}
