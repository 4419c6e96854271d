//! Columns, as they are put side by side.
#![forbid(unsafe_code)]

use core::fmt;
use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int64Array, RecordBatch, StringArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use jiff::civil::Date;
use serde::Serialize;

use crate::count::Count;
use crate::exact::Ratio;
use crate::period::day_number;

/// Digits and decimals of a rate.
const RATE: (u8, u8) = (38, 2);

/// The columns of a batch that is being made.
#[derive(Default)]
pub(super) struct Columns(Vec<(&'static str, ArrayRef)>);

impl Columns {
    fn with(mut self, name: &'static str, column: ArrayRef) -> Self {
        self.0.push((name, column));
        self
    }

    /// A column of texts.
    pub(super) fn texts<T: AsRef<str>>(
        self,
        name: &'static str,
        values: impl Iterator<Item = Option<T>>,
    ) -> Self {
        self.with(name, Arc::new(values.collect::<StringArray>()))
    }

    /// A column of texts that are all known.
    pub(super) fn known<T: AsRef<str>>(self, name: &'static str, values: impl Iterator<Item = T>) -> Self {
        self.texts(name, values.map(Some))
    }

    /// A column of values as they are shown.
    pub(super) fn shown<T: fmt::Display>(
        self,
        name: &'static str,
        values: impl Iterator<Item = Option<T>>,
    ) -> Self {
        self.texts(name, values.map(|value| value.map(|value| value.to_string())))
    }

    /// A column of values of an enumeration, each by its name in JSON.
    pub(super) fn named<T: Serialize>(self, name: &'static str, values: impl Iterator<Item = T>) -> Self {
        self.shown(name, values.map(|value| Some(Named(value))))
    }

    /// A column of dates.
    pub(super) fn dates(self, name: &'static str, values: impl Iterator<Item = Option<Date>>) -> Self {
        let number = |date| i32::try_from(day_number(date).saturating_sub(day_number(EPOCH))).ok();
        self.with(name, Arc::new(values.map(|date| date.and_then(number)).collect::<Date32Array>()))
    }

    /// A column of counts.
    pub(super) fn counts<C: Count>(
        self,
        name: &'static str,
        values: impl Iterator<Item = Option<C>>,
    ) -> Result<Self, ArrowError> {
        self.numbers(name, values.map(|count| count.map(Count::get)))
    }

    /// A column of whole numbers.
    pub(super) fn numbers<N: TryInto<i64> + fmt::Display + Copy>(
        self,
        name: &'static str,
        values: impl Iterator<Item = Option<N>>,
    ) -> Result<Self, ArrowError> {
        let narrow = |number: N| number.try_into().map_err(|_| overflow(name, number));
        let values = values.map(|number| number.map(narrow).transpose());
        let column = values.collect::<Result<Int64Array, ArrowError>>()?;
        Ok(self.with(name, Arc::new(column)))
    }

    /// A column of rates, rounded.
    pub(super) fn rates(
        self,
        name: &'static str,
        values: impl Iterator<Item = Option<Ratio>>,
    ) -> Result<Self, ArrowError> {
        let (digits, places) = RATE;
        let hundredths = |ratio: Ratio| {
            let text = ratio.to_decimal(places).ok().map(|decimal| decimal.replace('.', ""));
            text.and_then(|text| text.parse::<i128>().ok()).ok_or_else(|| overflow(name, ratio))
        };
        let values = values.map(|ratio| ratio.map(hundredths).transpose());
        let column = values.collect::<Result<Decimal128Array, ArrowError>>()?;
        let places = i8::try_from(places).unwrap_or_default();
        Ok(self.with(name, Arc::new(column.with_precision_and_scale(digits, places)?)))
    }

    /// A column that says yes or no.
    pub(super) fn flags(self, name: &'static str, values: impl Iterator<Item = bool>) -> Self {
        self.with(name, Arc::new(values.map(Some).collect::<BooleanArray>()))
    }

    /// The batch.
    pub(super) fn batch(self) -> Result<RecordBatch, ArrowError> {
        let field =
            |(name, column): &(&'static str, ArrayRef)| Field::new(*name, column.data_type().clone(), true);
        let fields: Vec<Field> = self.0.iter().map(field).collect();
        let columns = self.0.into_iter().map(|(_, column)| column).collect();
        RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
    }
}

/// The day that date32 counts from.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

fn overflow(name: &str, value: impl fmt::Display) -> ArrowError {
    let wanted = DataType::Int64;
    ArrowError::ArithmeticOverflow(format!(
        "column {name}: {value} does not fit; wanted at most {wanted} holds"
    ))
}

/// A value by its name in JSON.
struct Named<T>(T);

impl<T: Serialize> fmt::Display for Named<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}
