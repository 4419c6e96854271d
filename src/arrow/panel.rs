//! Record batches of a panel, as a tally looks at them.
#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, PrimitiveArray, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, Schema, TimeUnit};
use num_traits::ToPrimitive;

use crate::draft::Draft;
use crate::place::Place;
use crate::source::panel::Look;
use crate::source::{Problem, ProblemKind, ReadError};
use crate::tally::{Cells, Columns, Odd, OddCell, PanelColumn, Tally};

const COLUMNS: [PanelColumn; 5] = PanelColumn::ALL;

/// Looks at every row of a panel, batch by batch: nothing is kept of a batch that was looked at.
///
/// The columns are `date`, `people`, `boats` and, where there are such, `uncontrolled` and `series`, in
/// any order. Dates are date32, date64 or timestamps without a time zone; the others are integers of
/// any width, or floats that are whole. Columns of date32 and of unsigned 32-bit integers are looked at
/// where they stand; others are converted batch by batch. `name` is what problems call the panel.
///
/// A null is not known. A value that is no whole number from 0 to 4,294,967,295, or no day, is a finding
/// of its row, as a null in its place would be.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, Date32Array, Int64Array, RecordBatch, RecordBatchIterator};
/// use crossings::{Tally, TallyOptions, arrow};
///
/// let columns: [(&str, ArrayRef); 3] = [
///     ("date", Arc::new(Date32Array::from(vec![19_912, 19_913, 19_914]))),
///     ("people", Arc::new(Int64Array::from(vec![65, -1, 419]))),
///     ("boats", Arc::new(Int64Array::from(vec![1, 0, 0]))),
/// ];
/// let batch = RecordBatch::try_from_iter(columns)?;
/// let schema = batch.schema();
/// let mut tally = Tally::new(TallyOptions::default());
/// arrow::observe("days", RecordBatchIterator::new([Ok(batch)], schema), &mut tally)?;
/// let found: Vec<_> = tally.finish().findings.iter().map(|one| (one.row(), one.id(), one.got())).collect();
/// assert_eq!(found, [(1, "S002", "`-1`".to_owned()), (2, "C004", "419 people in 0 boats".to_owned())]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// All that hold of:
/// - [`ProblemKind::MissingColumn`] for each needed column that is not there.
/// - [`ProblemKind::UnknownColumn`] for each column of another name, or named twice.
/// - [`ProblemKind::WrongType`] for each column of a type that its values cannot have.
/// - [`ProblemKind::Inaccessible`] when the panel cannot be read to its end.
pub fn observe(name: &str, panel: impl RecordBatchReader, tally: &mut Tally) -> Result<(), ReadError> {
    each_chunk(name, panel, |columns| {
        tally.observe(columns);
        true
    })
}

/// Gives every batch of a panel, in the form of [`Columns`], to `look`, for as long as that is true.
///
/// It reads what [`observe`] reads, for whoever does something else with it, such as to sort the keys
/// of rows in any order.
///
/// # Errors
/// As for [`observe`].
pub fn each_chunk(
    name: &str,
    panel: impl RecordBatchReader,
    mut look: impl FnMut(&Columns<'_>) -> bool,
) -> Result<(), ReadError> {
    let positions = positions(&Arc::from(name), &panel.schema(), Others::Refused)?;
    look_at_all(name, panel, &positions, &mut look, &|_| {})
}

/// Looks at every batch, for as long as that is true, and tells how many rows it has.
pub(super) fn look_at_all(
    name: &str,
    panel: impl Iterator<Item = Result<RecordBatch, ArrowError>>,
    positions: &Positions,
    look: Look<'_>,
    tick: &dyn Fn(u64),
) -> Result<(), ReadError> {
    for batch in panel {
        let batch = batch.map_err(|error| {
            let wanted = "a panel that can be read";
            ReadError::whole(name, ProblemKind::Inaccessible, error.to_string(), wanted)
        })?;
        let go_on = with_columns(positions, &batch, &mut *look);
        tick(u64::try_from(batch.num_rows()).unwrap_or(0));
        if !go_on {
            break;
        }
    }
    Ok(())
}

/// What becomes of columns that are none of a panel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// Nobody knows what they mean: a frame is made by whoever hands it over.
    Refused,
    /// A file has what its writer put into it.
    #[cfg(feature = "parquet")]
    PassedOver,
}

/// Where each of [`COLUMNS`] stands.
pub(super) type Positions = [Option<usize>; COLUMNS.len()];

pub(super) fn positions(file: &Arc<str>, schema: &Schema, others: Others) -> Result<Positions, ReadError> {
    let mut positions: Positions = [None; COLUMNS.len()];
    let mut problems = Vec::new();
    let mut problem = |kind, header: Option<&str>, got: String, wanted: String| {
        let place = Place { file: Some(Arc::clone(file)), header: header.map(Arc::from), ..Place::default() };
        problems.push(Problem { kind, place, got, wanted });
    };
    for (position, field) in schema.fields().iter().enumerate() {
        let heading = field.name().as_str();
        let of = COLUMNS.iter().position(|column| column.name() == heading);
        let slot = of.and_then(|of| Some((COLUMNS.get(of)?, positions.get_mut(of)?)));
        match slot {
            None if others != Others::Refused => {}
            None => {
                let known: Vec<_> = COLUMNS.iter().map(|column| format!("`{}`", column.name())).collect();
                let wanted = format!("a column of a panel: {}; select these first", known.join(", "));
                problem(ProblemKind::UnknownColumn, Some(heading), format!("`{heading}`"), wanted);
            }
            Some((_, Some(_))) => {
                let wanted = "a column that was not given before".to_owned();
                problem(ProblemKind::UnknownColumn, Some(heading), format!("`{heading}`"), wanted);
            }
            Some((column, slot)) => {
                *slot = Some(position);
                let kind = field.data_type();
                let wanted = match column {
                    PanelColumn::Date if !is_day(kind) => {
                        "dates: date32, date64 or timestamps without a zone"
                    }
                    PanelColumn::Date => continue,
                    _ if !is_number(kind) => "whole numbers: integers, or floats that are whole",
                    _ => continue,
                };
                let got = format!("a column of type {kind}");
                problem(ProblemKind::WrongType, Some(heading), got, wanted.to_owned());
            }
        }
    }
    for (column, _) in
        COLUMNS.iter().zip(positions).take(PanelColumn::NEEDED).filter(|(_, slot)| slot.is_none())
    {
        let given: Vec<_> = schema.fields().iter().map(|field| format!("`{}`", field.name())).collect();
        let got = crate::excerpt::excerpt(format_args!("the columns {}", given.join(", ")));
        problem(ProblemKind::MissingColumn, None, got, format!("a column `{}`", column.name()));
    }
    if problems.is_empty() { Ok(positions) } else { Err(ReadError::new(problems, Draft::default())) }
}

fn is_day(kind: &DataType) -> bool {
    matches!(kind, DataType::Null | DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None))
}

fn is_number(kind: &DataType) -> bool {
    let float = matches!(kind, DataType::Float32 | DataType::Float64);
    matches!(kind, DataType::Null) || kind.is_integer() || float
}

/// A column in the form that a tally takes, and what of it that form cannot hold.
struct Taken<'a, T: Clone> {
    values: Cow<'a, [T]>,
    odd: Vec<OddCell>,
    array: &'a dyn Array,
}

impl<'a, T: Copy> Taken<'a, T> {
    fn cells(&'a self, bitmap: Option<&'a Bitmap>) -> Cells<'a, T> {
        let known = bitmap.and_then(|one| Cells::with_validity(&self.values, &one.bytes, one.offset).ok());
        known.unwrap_or_else(|| Cells::new(&self.values))
    }

    /// Which values are known, where some are not.
    fn bitmap(&self) -> Option<Bitmap> {
        let nulls = self.array.logical_nulls().filter(|nulls| nulls.null_count() > 0);
        if self.odd.is_empty() {
            let nulls = nulls?;
            return Some(Bitmap { bytes: nulls.validity().to_vec(), offset: nulls.offset() });
        }
        // What cannot be held is known to nobody.
        let mut bytes = vec![0_u8; self.values.len().div_ceil(8)];
        let mut odd = self.odd.iter().map(|one| one.row).peekable();
        for row in 0..self.values.len() {
            let is_odd = odd.next_if_eq(&row).is_some();
            if !is_odd
                && nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row))
                && let Some(byte) = bytes.get_mut(row >> 3)
            {
                *byte |= 1_u8.wrapping_shl(u32::try_from(row & 7).unwrap_or(0));
            }
        }
        Some(Bitmap { bytes, offset: 0 })
    }
}

struct Bitmap {
    bytes: Vec<u8>,
    offset: usize,
}

fn with_columns(positions: &Positions, batch: &RecordBatch, look: impl FnOnce(&Columns<'_>) -> bool) -> bool {
    let column = |of: usize| positions.get(of).copied().flatten().and_then(|at| batch.columns().get(at));
    let (Some(dates), Some(people), Some(boats)) = (column(0), column(1), column(2)) else { return true };
    let dates = days(dates);
    let people = numbers(people, PanelColumn::People);
    let boats = numbers(boats, PanelColumn::Boats);
    let uncontrolled = column(3).map(|array| numbers(array, PanelColumn::Uncontrolled));
    let series = column(4).map(|array| numbers(array, PanelColumn::Series));
    let mut odd: Vec<OddCell> = dates.odd.iter().chain(&people.odd).chain(&boats.odd).copied().collect();
    odd.extend(uncontrolled.iter().chain(&series).flat_map(|taken| taken.odd.iter().copied()));
    odd.sort_by_key(|one| one.row);
    let bitmaps = (dates.bitmap(), people.bitmap(), boats.bitmap());
    let (of_uncontrolled, of_series) =
        (uncontrolled.as_ref().and_then(Taken::bitmap), series.as_ref().and_then(Taken::bitmap));
    let columns = Columns::new(
        dates.cells(bitmaps.0.as_ref()),
        people.cells(bitmaps.1.as_ref()),
        boats.cells(bitmaps.2.as_ref()),
    );
    let columns = columns.and_then(|columns| match &uncontrolled {
        Some(taken) => columns.with_uncontrolled(taken.cells(of_uncontrolled.as_ref())),
        None => Ok(columns),
    });
    let columns = columns.and_then(|columns| match &series {
        Some(taken) => columns.with_series(taken.cells(of_series.as_ref())),
        None => Ok(columns),
    });
    // The columns of a batch are of one length.
    columns.map_or(true, |columns| look(&columns.with_odd(&odd)))
}

/// A column of counts, or of the numbers of series.
fn numbers(array: &dyn Array, column: PanelColumn) -> Taken<'_, u32> {
    match array.data_type() {
        DataType::UInt32 => Taken {
            values: Cow::Borrowed(array.as_primitive::<UInt32Type>().values()),
            odd: Vec::new(),
            array,
        },
        DataType::Int8 => narrowed::<Int8Type, _>(array, column, whole),
        DataType::Int16 => narrowed::<Int16Type, _>(array, column, whole),
        DataType::Int32 => narrowed::<Int32Type, _>(array, column, whole),
        DataType::Int64 => narrowed::<Int64Type, _>(array, column, whole),
        DataType::UInt8 => narrowed::<UInt8Type, _>(array, column, whole),
        DataType::UInt16 => narrowed::<UInt16Type, _>(array, column, whole),
        DataType::UInt64 => narrowed::<UInt64Type, _>(array, column, whole),
        DataType::Float32 => narrowed::<Float32Type, _>(array, column, |value| real(f64::from(value))),
        DataType::Float64 => narrowed::<Float64Type, _>(array, column, real),
        // A column without values.
        _ => Taken { values: Cow::Owned(vec![0; array.len()]), odd: Vec::new(), array },
    }
}

/// Those of a day.
const SECONDS: i64 = 24 * 60 * 60;

/// A column of days.
fn days(array: &dyn Array) -> Taken<'_, i32> {
    const MILLIS: i64 = SECONDS * 1_000;
    const MICROS: i64 = MILLIS * 1_000;
    const NANOS: i64 = MICROS * 1_000;
    match array.data_type() {
        DataType::Date32 => Taken {
            values: Cow::Borrowed(array.as_primitive::<Date32Type>().values()),
            odd: Vec::new(),
            array,
        },
        DataType::Date64 => narrowed::<Date64Type, _>(array, PanelColumn::Date, |at| day(at, MILLIS)),
        DataType::Timestamp(TimeUnit::Second, _) => {
            narrowed::<TimestampSecondType, _>(array, PanelColumn::Date, |at| day(at, SECONDS))
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            narrowed::<TimestampMillisecondType, _>(array, PanelColumn::Date, |at| day(at, MILLIS))
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            narrowed::<TimestampMicrosecondType, _>(array, PanelColumn::Date, |at| day(at, MICROS))
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            narrowed::<TimestampNanosecondType, _>(array, PanelColumn::Date, |at| day(at, NANOS))
        }
        _ => Taken { values: Cow::Owned(vec![0; array.len()]), odd: Vec::new(), array },
    }
}

/// Each value as `narrow` has it; a null, whatever stands in its place, as a zero that nobody sees.
fn narrowed<A: ArrowPrimitiveType, T: Clone + Default>(
    array: &dyn Array,
    column: PanelColumn,
    narrow: impl Fn(A::Native) -> Result<T, Odd>,
) -> Taken<'_, T> {
    let typed: &PrimitiveArray<A> = array.as_primitive::<A>();
    let mut odd = Vec::new();
    let values = typed.values().iter().enumerate().map(|(row, value)| match narrow(*value) {
        Ok(value) => value,
        Err(value) => {
            if typed.is_valid(row) {
                odd.push(OddCell { row, column, value });
            }
            T::default()
        }
    });
    let values = Cow::Owned(values.collect());
    Taken { values, odd, array }
}

fn whole<N: Copy + TryInto<u32> + Into<i128>>(value: N) -> Result<u32, Odd> {
    value.try_into().map_err(|_| Odd::Whole(value.into()))
}

/// A float that is a whole number.
fn real(value: f64) -> Result<u32, Odd> {
    let whole = if value.fract() == 0.0 { value.to_u32() } else { None };
    whole.ok_or(Odd::Real(value.to_bits()))
}

/// The day of a moment that is midnight, in units of which a day has so many.
fn day(at: i64, of_a_day: i64) -> Result<i32, Odd> {
    let whole = at.checked_rem_euclid(of_a_day) == Some(0);
    let number = at.checked_div_euclid(of_a_day).filter(|_| whole);
    let seconds = || {
        let a_second = of_a_day.checked_div(SECONDS).unwrap_or(1);
        at.checked_div_euclid(a_second).unwrap_or(at)
    };
    number.and_then(|number| i32::try_from(number).ok()).ok_or_else(|| Odd::Moment(seconds()))
}
