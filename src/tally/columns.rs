//! Borrowed columns of many rows, in the layout of Arrow.

use super::bits::Bits;
use super::odd::{OddCell, Odds};

/// Why values are not columns of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnsError {
    /// A column has more or fewer values than there are dates.
    #[error("the column `{column}` has {got} values; wanted {wanted}, as there are dates")]
    Lengths {
        /// Which column.
        column: &'static str,
        /// How many values it has.
        got: usize,
        /// How many dates there are.
        wanted: usize,
    },
    /// A validity bitmap ends before the values do.
    #[error("the validity bitmap has {got} bits from its offset on; wanted {wanted}, one for each value")]
    ShortValidity {
        /// How many bits it has from its offset on.
        got: usize,
        /// How many values there are.
        wanted: usize,
    },
}

/// The values of one column, each of which may be null.
///
/// A null is an unknown value, which is not zero. What stands in the place of a null is never
/// looked at.
///
/// ```
/// use crossings::{Cells, ColumnsError};
/// let boats: Cells<'_, u32> = [1, 0, 7].as_slice().into();
/// assert_eq!(boats.get(2), Some(7));
/// // The bits are read from the lowest of the first byte on: known, unknown, known.
/// let boats = Cells::with_validity(&[1, 0, 7], &[0b101], 0)?;
/// assert_eq!((boats.get(0), boats.get(1), boats.get(2)), (Some(1), None, Some(7)));
/// # Ok::<(), ColumnsError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a, T> {
    values: &'a [T],
    known: Option<Bits<'a>>,
}

impl<'a, T> From<&'a [T]> for Cells<'a, T> {
    fn from(values: &'a [T]) -> Self {
        Self::new(values)
    }
}

impl<'a, T> Cells<'a, T> {
    /// Values that are all known.
    pub const fn new(values: &'a [T]) -> Self {
        Self { values, known: None }
    }

    /// Values of which those are known whose bit is set: that of the first value is bit `offset`
    /// of `bytes`, counted from the lowest bit of the first byte.
    ///
    /// # Errors
    /// - [`ColumnsError::ShortValidity`] when there are fewer bits from `offset` on than values.
    pub fn with_validity(values: &'a [T], bytes: &'a [u8], offset: usize) -> Result<Self, ColumnsError> {
        let known = Bits::new(bytes, offset);
        match known.len() {
            got if got < values.len() => Err(ColumnsError::ShortValidity { got, wanted: values.len() }),
            _ => Ok(Self { values, known: Some(known) }),
        }
    }

    /// How many values there are, nulls included.
    pub const fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// How many are known.
    pub fn known(&self) -> usize {
        self.known.map_or(self.len(), |known| known.count(self.len()))
    }

    /// The values with whatever stands in the place of nulls.
    pub(super) const fn values(&self) -> &'a [T] {
        self.values
    }

    /// Those from the first on, `len` at most, and the rest.
    fn split(self, len: usize) -> (Self, Self) {
        let (head, tail) = self.values.split_at(len.min(self.len()));
        let after = self.known.map(|known| known.skip(head.len()));
        (Self { values: head, known: self.known }, Self { values: tail, known: after })
    }

    /// An error unless there are so many.
    fn of_length(self, column: &'static str, wanted: usize) -> Result<Self, ColumnsError> {
        match self.len() {
            got if got == wanted => Ok(self),
            //= docs/rules.md#tallies
            //# tally-12: Columns of unlike lengths MUST be refused.
            got => Err(ColumnsError::Lengths { column, got, wanted }),
        }
    }
}

impl<T: Copy> Cells<'_, T> {
    /// The value of a row, where it is known and there is such a row.
    pub fn get(&self, row: usize) -> Option<T> {
        let value = self.values.get(row).copied();
        value.filter(|_| self.known.is_none_or(|known| known.get(row)))
    }
}

impl<'a> Cells<'a, u32> {
    /// The values with a zero for each null, of which all but `known` are: written to `out`, as far as
    /// it reaches, where there are nulls.
    pub(super) fn or_zero<'b>(&self, known: usize, out: &'b mut [u32]) -> &'b [u32]
    where
        'a: 'b,
    {
        match self.known.filter(|_| known < self.len()) {
            None => self.values,
            Some(bits) => {
                bits.zeroed(self.values, out);
                out
            }
        }
    }
}

/// Columns of one chunk of rows, each row a day of one series.
///
/// - `series`: which series the row belongs to, such as a stretch of coast. Without this column
///   all rows belong to one.
/// - `dates`: the day, in days since 1 January 1970 (Arrow's `date32`).
/// - `people` and `boats`: those that arrived on it.
/// - `uncontrolled`: the boats of them that landed without interception. A null, or no such
///   column, says that this is not known.
///
/// A null in another column is allowed here, and a finding of rule S004.
///
/// ```
/// use crossings::{Cells, Columns, ColumnsError};
/// let (dates, people, boats) = ([19_000, 19_001], [0, 130], [0, 2]);
/// let columns = Columns::new(&dates, &people, &boats)?
///     .with_series(&[7, 7])?
///     .with_uncontrolled(Cells::with_validity(&[0, 1], &[0b10], 0)?)?;
/// assert_eq!(columns.len(), 2);
/// let short = Columns::new(&dates, &people, &[0]);
/// assert_eq!(short.err(), Some(ColumnsError::Lengths { column: "boats", got: 1, wanted: 2 }));
/// # Ok::<(), ColumnsError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    pub(super) series: Option<Cells<'a, u32>>,
    pub(super) dates: Cells<'a, i32>,
    pub(super) people: Cells<'a, u32>,
    pub(super) boats: Cells<'a, u32>,
    pub(super) uncontrolled: Option<Cells<'a, u32>>,
    /// What stands where a cell is null because it cannot hold that.
    pub(super) odd: Odds<'a>,
}

impl<'a, T, const N: usize> From<&'a [T; N]> for Cells<'a, T> {
    fn from(values: &'a [T; N]) -> Self {
        Self::new(values)
    }
}

impl<'a, T> From<&'a Vec<T>> for Cells<'a, T> {
    fn from(values: &'a Vec<T>) -> Self {
        Self::new(values)
    }
}

impl<'a> Columns<'a> {
    /// The columns that there must be.
    ///
    /// # Errors
    /// - [`ColumnsError::Lengths`] when there are not as many people, or boats, as dates.
    pub fn new(
        dates: impl Into<Cells<'a, i32>>,
        people: impl Into<Cells<'a, u32>>,
        boats: impl Into<Cells<'a, u32>>,
    ) -> Result<Self, ColumnsError> {
        let dates = dates.into();
        Ok(Self {
            series: None,
            dates,
            people: people.into().of_length("people", dates.len())?,
            boats: boats.into().of_length("boats", dates.len())?,
            uncontrolled: None,
            odd: Odds::default(),
        })
    }

    /// The same with a column of series.
    ///
    /// # Errors
    /// - [`ColumnsError::Lengths`] when there are not as many as dates.
    pub fn with_series(self, series: impl Into<Cells<'a, u32>>) -> Result<Self, ColumnsError> {
        Ok(Self { series: Some(series.into().of_length("series", self.len())?), ..self })
    }

    /// The same with a column of uncontrolled landings.
    ///
    /// # Errors
    /// - [`ColumnsError::Lengths`] when there are not as many as dates.
    pub fn with_uncontrolled(self, uncontrolled: impl Into<Cells<'a, u32>>) -> Result<Self, ColumnsError> {
        let uncontrolled = uncontrolled.into().of_length("uncontrolled", self.len())?;
        Ok(Self { uncontrolled: Some(uncontrolled), ..self })
    }

    /// The same with values that no cell can hold, by their rows: each is a finding of rule S002, or
    /// S001 for a date, where its cell is null.
    #[must_use]
    pub const fn with_odd(self, odd: &'a [OddCell]) -> Self {
        Self { odd: Odds::new(odd), ..self }
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.dates.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// Whether a row lacks what it must have, or has what no cell can hold.
    pub(super) fn has_missing(&self) -> bool {
        let short = |known: usize| known < self.len();
        !self.odd.is_empty()
            || self.series.is_some_and(|series| short(series.known()))
            || short(self.dates.known())
            || short(self.people.known())
            || short(self.boats.known())
    }

    /// The first `len` rows at most, and the rest.
    pub(super) fn split(self, len: usize) -> (Self, Self) {
        let (dates, later_dates) = self.dates.split(len);
        let (people, later_people) = self.people.split(len);
        let (boats, later_boats) = self.boats.split(len);
        let series = self.series.map(|cells| cells.split(len));
        let uncontrolled = self.uncontrolled.map(|cells| cells.split(len));
        let (odd, later_odd) = self.odd.split(len);
        let head = Self {
            series: series.map(|(head, _)| head),
            dates,
            people,
            boats,
            uncontrolled: uncontrolled.map(|(head, _)| head),
            odd,
        };
        let tail = Self {
            series: series.map(|(_, tail)| tail),
            dates: later_dates,
            people: later_people,
            boats: later_boats,
            uncontrolled: uncontrolled.map(|(_, tail)| tail),
            odd: later_odd,
        };
        (head, tail)
    }

    /// The rows, so many at a time.
    pub(super) fn blocks(self, len: usize) -> impl Iterator<Item = Columns<'a>> {
        let mut rest = Some(self).filter(|columns| !columns.is_empty());
        core::iter::from_fn(move || {
            let (head, tail) = rest?.split(len.max(1));
            rest = Some(tail).filter(|columns| !columns.is_empty());
            Some(head)
        })
    }
}
