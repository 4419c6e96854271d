//! Rows of a panel that was made from a seed.
#![forbid(unsafe_code)]

use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, RecordBatch, UInt32Array};
use arrow_schema::{ArrowError, DataType, Field, Schema};

use super::ToBatch;
use crate::generate::PanelChunk;

/// `series`, `date`, `people`, `boats`, `uncontrolled`: a date32, and unsigned integers of 32 bits, as a
/// [`Tally`](crate::Tally) takes them.
impl ToBatch for PanelChunk {
    fn to_batch(&self) -> Result<RecordBatch, ArrowError> {
        let numbers = |values: &[u32], nulls: bool, at: &dyn Fn(usize) -> Option<u32>| -> ArrayRef {
            if nulls {
                Arc::new((0..values.len()).map(at).collect::<UInt32Array>())
            } else {
                Arc::new(UInt32Array::from(values.to_vec()))
            }
        };
        let columns = vec![
            numbers(self.series(), false, &|_| None),
            Arc::new(Date32Array::from(self.dates().to_vec())),
            numbers(self.people(), self.people_known().is_some(), &|row| self.people_at(row)),
            numbers(self.boats(), self.boats_known().is_some(), &|row| self.boats_at(row)),
            numbers(self.uncontrolled(), self.uncontrolled_known().is_some(), &|row| {
                self.uncontrolled_at(row)
            }),
        ];
        RecordBatch::try_new(Arc::new(schema()), columns)
    }
}

/// The columns of such a batch.
pub(super) fn schema() -> Schema {
    let number = |name: &str| Field::new(name, DataType::UInt32, true);
    let date = Field::new("date", DataType::Date32, true);
    Schema::new(vec![number("series"), date, number("people"), number("boats"), number("uncontrolled")])
}
