//! Frames whose columns are of every type that the reader documents.

use std::sync::Arc;

use crossings::Draft;
use crossings::arrow::arrow_array::types::{
    ArrowDictionaryKeyType, ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type,
    Decimal128Type, Decimal256Type, Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use crossings::arrow::arrow_array::{
    Array, ArrayRef, DictionaryArray, LargeStringArray, PrimitiveArray, RecordBatch, RecordBatchIterator,
    StringArray, StringViewArray,
};
use crossings::arrow::arrow_schema::{Field, Schema};
use crossings::jiff::civil::{Date, date};
use crossings::source::{Options, ReadError, arrow};

pub const EPOCH: Date = date(1970, 1, 1);

/// A column with its name.
pub type Named<'a> = (&'a str, ArrayRef);

/// A frame of one batch.
pub fn frame(columns: &[Named<'_>]) -> RecordBatch {
    let field = |(name, column): &Named<'_>| Field::new(*name, column.data_type().clone(), true);
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    RecordBatch::try_new(Arc::new(schema), columns.iter().map(|(_, column)| Arc::clone(column)).collect())
        .unwrap()
}

pub fn read_with(batches: &[RecordBatch], options: &Options) -> Result<Draft, ReadError> {
    let schema = batches[0].schema();
    arrow::read("frame", RecordBatchIterator::new(batches.iter().cloned().map(Ok), schema), options)
}

pub fn read(batches: &[RecordBatch]) -> Result<Draft, ReadError> {
    read_with(batches, &Options::default())
}

/// The same frame in batches of so many rows; none, and one without a row, among them.
pub fn in_batches(whole: &RecordBatch, of: usize) -> Vec<RecordBatch> {
    let mut batches = vec![whole.slice(0, 0)];
    let mut at = 0;
    while at < whole.num_rows() {
        let rows = of.min(whole.num_rows() - at);
        batches.extend([whole.slice(at, rows), whole.slice(at, 0)]);
        at += rows;
    }
    batches
}

pub fn strings(values: &[Option<&str>]) -> ArrayRef {
    Arc::new(values.iter().copied().collect::<StringArray>())
}

pub fn numbers<T: ArrowPrimitiveType>(values: &[Option<T::Native>]) -> ArrayRef {
    Arc::new(values.iter().copied().collect::<PrimitiveArray<T>>())
}

/// Days as date32.
pub fn dates(values: &[Option<Date>]) -> ArrayRef {
    let day = |date: Date| i32::try_from(since_epoch(date)).unwrap();
    numbers::<Date32Type>(&values.iter().map(|date| date.map(day)).collect::<Vec<_>>())
}

/// The days from the day that dates are counted from, counted one by one.
pub fn since_epoch(date: Date) -> i64 {
    i64::from(EPOCH.until(date).unwrap().get_days())
}

/// A dictionary with a value for each row, after one that no row has; a null is one of the keys for
/// every second, and a value that is null for the others.
fn dictionary<K: ArrowDictionaryKeyType>(
    values: &[Option<&str>],
    native: impl Fn(usize) -> K::Native,
    build: impl Fn(&[Option<&str>]) -> ArrayRef,
) -> ArrayRef {
    let all: Vec<Option<&str>> =
        [Some("nobody has this")].into_iter().chain(values.iter().copied()).collect();
    let key = |(row, value): (usize, &Option<&str>)| {
        let null = value.is_none() && row.is_multiple_of(2);
        (!null).then(|| native(row + 1))
    };
    let keys: PrimitiveArray<K> = values.iter().enumerate().map(key).collect();
    Arc::new(DictionaryArray::try_new(keys, build(&all)).unwrap())
}

/// A column of texts in every type of text.
pub fn texts(values: &[Option<&str>]) -> Vec<(&'static str, ArrayRef)> {
    let large = |values: &[Option<&str>]| -> ArrayRef {
        Arc::new(values.iter().copied().collect::<LargeStringArray>())
    };
    let view = |values: &[Option<&str>]| -> ArrayRef {
        Arc::new(values.iter().copied().collect::<StringViewArray>())
    };
    vec![
        ("utf8", strings(values)),
        ("large_utf8", large(values)),
        ("utf8_view", view(values)),
        ("dictionary of int8", dictionary::<Int8Type>(values, |n| i8::try_from(n).unwrap(), strings)),
        ("dictionary of int16", dictionary::<Int16Type>(values, |n| i16::try_from(n).unwrap(), large)),
        ("dictionary of int32", dictionary::<Int32Type>(values, |n| i32::try_from(n).unwrap(), view)),
        ("dictionary of int64", dictionary::<Int64Type>(values, |n| i64::try_from(n).unwrap(), strings)),
        ("dictionary of uint8", dictionary::<UInt8Type>(values, |n| u8::try_from(n).unwrap(), large)),
        ("dictionary of uint16", dictionary::<UInt16Type>(values, |n| u16::try_from(n).unwrap(), view)),
        ("dictionary of uint32", dictionary::<UInt32Type>(values, |n| u32::try_from(n).unwrap(), strings)),
        ("dictionary of uint64", dictionary::<UInt64Type>(values, |n| u64::try_from(n).unwrap(), large)),
    ]
}

type Half = <Float16Type as ArrowPrimitiveType>::Native;
type Wide = <Decimal256Type as ArrowPrimitiveType>::Native;

/// A column of small numbers in every type of number, and of text.
pub fn counts(values: &[Option<u8>]) -> Vec<(&'static str, ArrayRef)> {
    fn of<T: ArrowPrimitiveType>(
        values: &[Option<u8>],
        native: impl Fn(u8) -> T::Native,
    ) -> PrimitiveArray<T> {
        values.iter().map(|value| value.map(&native)).collect()
    }
    let written: Vec<Option<String>> = values.iter().map(|one| one.map(|one| one.to_string())).collect();
    let written: Vec<Option<&str>> = written.iter().map(Option::as_deref).collect();
    let small = of::<Decimal32Type>(values, i32::from).with_precision_and_scale(4, 0).unwrap();
    let cents = of::<Decimal64Type>(values, |n| i64::from(n) * 100).with_precision_and_scale(6, 2).unwrap();
    let usual = of::<Decimal128Type>(values, i128::from).with_precision_and_scale(38, 0).unwrap();
    let wide = of::<Decimal256Type>(values, |n| Wide::from_i128(i128::from(n) * 10_000_000_000));
    let mut all: Vec<(&'static str, ArrayRef)> = vec![
        ("int8", Arc::new(of::<Int8Type>(values, |n| i8::try_from(n).unwrap()))),
        ("int16", Arc::new(of::<Int16Type>(values, i16::from))),
        ("int32", Arc::new(of::<Int32Type>(values, i32::from))),
        ("int64", Arc::new(of::<Int64Type>(values, i64::from))),
        ("uint8", Arc::new(of::<UInt8Type>(values, |n| n))),
        ("uint16", Arc::new(of::<UInt16Type>(values, u16::from))),
        ("uint32", Arc::new(of::<UInt32Type>(values, u32::from))),
        ("uint64", Arc::new(of::<UInt64Type>(values, u64::from))),
        ("float16", Arc::new(of::<Float16Type>(values, |n| Half::from_f32(f32::from(n))))),
        ("float32", Arc::new(of::<Float32Type>(values, f32::from))),
        ("float64", Arc::new(of::<Float64Type>(values, f64::from))),
        ("decimal32", Arc::new(small)),
        ("decimal64 with cents", Arc::new(cents)),
        ("decimal128", Arc::new(usual)),
        ("decimal256 with ten places", Arc::new(wide.with_precision_and_scale(40, 10).unwrap())),
    ];
    all.extend(texts(&written));
    all
}

/// A column of days in every type of date, and of text.
pub fn days(values: &[Option<Date>]) -> Vec<(&'static str, ArrayRef)> {
    fn of<T: ArrowPrimitiveType<Native = i64>>(values: &[Option<Date>], each_day: i64) -> ArrayRef {
        let column: PrimitiveArray<T> =
            values.iter().map(|date| date.map(|date| since_epoch(date) * each_day)).collect();
        Arc::new(column)
    }
    const DAY: i64 = 86_400;
    let written: Vec<Option<String>> = values.iter().map(|one| one.map(|one| one.to_string())).collect();
    let written: Vec<Option<&str>> = written.iter().map(Option::as_deref).collect();
    let mut all = vec![
        ("date32", dates(values)),
        ("date64", of::<Date64Type>(values, DAY * 1_000)),
        ("timestamp in seconds", of::<TimestampSecondType>(values, DAY)),
        ("timestamp in milliseconds", of::<TimestampMillisecondType>(values, DAY * 1_000)),
        ("timestamp in microseconds", of::<TimestampMicrosecondType>(values, DAY * 1_000_000)),
        ("timestamp in nanoseconds", of::<TimestampNanosecondType>(values, DAY * 1_000_000_000)),
    ];
    all.extend(texts(&written));
    all
}

/// A dictionary of 32-bit keys.
pub fn many_keys(values: &[Option<&str>]) -> ArrayRef {
    dictionary::<UInt32Type>(values, |n| u32::try_from(n).unwrap(), strings)
}
