//! The rows of a batch as JSON, by the types of its columns.

use crossings::arrow::arrow_array::cast::AsArray;
use crossings::arrow::arrow_array::types::{Date32Type, Decimal128Type, Int64Type};
use crossings::arrow::arrow_array::{Array, RecordBatch};
use crossings::arrow::arrow_schema::{DataType, FieldRef};
use crossings::jiff::ToSpan;
use crossings::jiff::civil::{Date, date};
use serde_json::{Map, Value};

/// The day that dates are counted from.
const EPOCH: Date = date(1970, 1, 1);

/// Every row of a batch: its names and its values.
pub fn rows(batch: &RecordBatch) -> Vec<Value> {
    let schema = batch.schema();
    let row = |n: usize| -> Map<String, Value> {
        let columns = schema.fields().iter().zip(batch.columns());
        columns.map(|(field, column)| (field.name().clone(), value(column, n))).collect()
    };
    (0..batch.num_rows()).map(|n| Value::Object(row(n))).collect()
}

/// The name and the type of each column, as `date: Date32`.
pub fn columns(batch: &RecordBatch) -> Vec<String> {
    let schema = batch.schema();
    let column = |field: &FieldRef| {
        assert!(field.is_nullable(), "{field:?}");
        format!("{}: {}", field.name(), field.data_type())
    };
    schema.fields().iter().map(column).collect()
}

fn value(column: &dyn Array, row: usize) -> Value {
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into(),
        DataType::Utf8 => column.as_string::<i32>().value(row).into(),
        DataType::Boolean => column.as_boolean().value(row).into(),
        DataType::Date32 => {
            (EPOCH + column.as_primitive::<Date32Type>().value(row).days()).to_string().into()
        }
        DataType::Decimal128(38, 2) => {
            let hundredths = column.as_primitive::<Decimal128Type>().value(row);
            assert!(hundredths >= 0, "a rate");
            format!("{}.{:02}", hundredths / 100, hundredths % 100).into()
        }
        other => panic!("no column is of type {other}"),
    }
}
