//! Reports and series as rows: record batches that every dataframe library takes.
//!
//! [`ToBatch`] gives them, and says of each type which columns it has. All columns may have nulls: a
//! null is what is not known, and is never zero. Counts are 64-bit integers with a sign, so that
//! differences of them are right; dates are date32; enumerations are texts, as in JSON. A rate is a
//! decimal, rounded to hundredths as reports print it: the exact one is that of the counts beside
//! it. The exact number of a judgement is a text, such as `10733/84`.
//!
//! Data frames come in by [`source::arrow`](crate::source::arrow), panels of any size by [`observe`], and files
//! of panels by [`source::panel`](crate::source::panel).
//!
//! ```
//! use crossings::arrow::ToBatch;
//! use crossings::{Basis, Convention, Grouping, Summary, builtin};
//! let register = builtin();
//! let series = register.series(Basis::UkArrivals).ok_or("no arrivals")?;
//! // The built-in series has published totals and no days, so that there is no row.
//! let batch = series.newest().to_batch()?;
//! let names: Vec<&str> = batch.schema_ref().fields().iter().map(|one| one.name().as_str()).collect();
//! assert_eq!((names, batch.num_rows()), (vec!["date", "people", "boats", "uncontrolled"], 0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

mod claim;
mod columns;
#[cfg(feature = "parquet")]
pub(crate) mod file;
mod finding;
mod funding;
mod generated;
mod panel;
mod series;
mod summary;

#[cfg(feature = "capi")]
pub(crate) use finding::findings;

#[cfg(feature = "parquet")]
pub use file::{Compressed, write_panel};
pub use panel::{each_chunk, observe};

pub use arrow_array;
pub use arrow_schema;

/// Something that can be put in rows.
pub trait ToBatch {
    /// The rows.
    ///
    /// # Errors
    /// - [`ArrowError::ArithmeticOverflow`] when a count or an amount does not fit its column.
    fn to_batch(&self) -> Result<RecordBatch, ArrowError>;
}
