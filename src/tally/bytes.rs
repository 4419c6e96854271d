//! A tally as bytes, so that it can be made in one place and merged in another.

use super::finding::{Fault, Noted};
use super::key::CalendarDay;
use super::options::TallyOptions;
use super::spans::Spans;
use super::{State, Tally};

/// What the bytes of a tally begin with: four letters, and the version of what follows.
const MARK: [u8; 4] = *b"XTLY";
/// The version that this library writes, and the only one that it reads.
const VERSION: u8 = 1;
/// Bytes of the checksum at the end.
const SUM: usize = 4;

/// Why bytes are not a tally.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TallyBytesError {
    /// They do not begin as a tally does.
    #[error("these bytes are no tally: they do not begin with `XTLY`")]
    NotATally,
    /// They were written by a newer library, or by none.
    #[error("these bytes are a tally of version {got}; this library reads version {wanted}")]
    Version {
        /// The version that they name.
        got: u8,
        /// The one that can be read.
        wanted: u8,
    },
    /// They were cut off or changed: their checksum is another.
    #[error("the bytes of this tally are damaged: there are {len}, and their checksum is another")]
    Damaged {
        /// How many bytes there are.
        len: usize,
    },
    /// Their checksum is right, and what they say cannot be.
    #[error("the bytes of this tally say what cannot be: {what}")]
    Impossible {
        /// What cannot be.
        what: &'static str,
    },
}

impl Tally {
    /// The tally so far: a few hundred bytes, some forty for each period, and some twenty for each finding
    /// that is kept. Its number of threads is not among it.
    ///
    /// The bytes are a mark, a version, the options and the state as `postcard` writes them, and a CRC-32
    /// of all that.
    ///
    /// ```
    /// use crossings::{Columns, Tally, TallyOptions};
    /// let mut early = Tally::new(TallyOptions::default());
    /// early.observe(&Columns::new(&[19_000], &[120], &[2])?);
    /// let mut late = Tally::new(TallyOptions::default());
    /// late.observe(&Columns::new(&[19_001], &[130], &[3])?);
    ///
    /// let sent = late.to_bytes();
    /// let both = early.merge(Tally::from_bytes(&sent)?)?.finish();
    /// assert_eq!((both.rows, both.people.sum.map(|people| people.get())), (2, Some(250)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = MARK.into_iter().chain([VERSION]).collect();
        // Neither has anything that cannot be written, and a `Vec` takes everything.
        //= docs/rules.md#tallies
        //# tally-14: A tally sent as bytes MUST come back as it was.
        bytes.extend(postcard::to_allocvec(&(&self.options, &self.state)).unwrap_or_default());
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// The tally of [`to_bytes`](Self::to_bytes), with one thread.
    ///
    /// A checksum finds accidents, not forgery: whoever can change the bytes can change the figures.
    /// Whatever the bytes are, the answer is a tally or an error.
    ///
    /// # Errors
    /// - [`TallyBytesError::NotATally`] when they do not begin as they must.
    /// - [`TallyBytesError::Version`] when they are of another version.
    /// - [`TallyBytesError::Damaged`] when the checksum is another, or bytes are missing or left over.
    /// - [`TallyBytesError::Impossible`] when no rows give such a state, as with a key of a day beyond the calendar.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TallyBytesError> {
        let damaged = TallyBytesError::Damaged { len: bytes.len() };
        let rest = bytes.strip_prefix(&MARK).ok_or(TallyBytesError::NotATally)?;
        let (version, rest) = rest.split_first().ok_or(damaged)?;
        //= docs/rules.md#tallies
        //# tally-16: Bytes of another version MUST be refused.
        if *version != VERSION {
            return Err(TallyBytesError::Version { got: *version, wanted: VERSION });
        }
        let (content, sum) = rest.split_last_chunk::<SUM>().ok_or(damaged)?;
        let summed = bytes.get(..bytes.len().saturating_sub(SUM)).unwrap_or_default();
        //= docs/rules.md#tallies
        //# tally-15: Bytes that were changed or cut off MUST be refused.
        if crc32fast::hash(summed) != u32::from_le_bytes(*sum) {
            return Err(damaged);
        }
        let read = postcard::take_from_bytes::<(TallyOptions, State)>(content);
        let ((options, state), left_over) = read.map_err(|error| match error {
            postcard::Error::SerdeDeCustom => TallyBytesError::Impossible { what: OF_NO_TYPE },
            _ => damaged,
        })?;
        if !left_over.is_empty() {
            return Err(damaged);
        }
        let spans = Spans::new(&options.periods);
        //= docs/rules.md#tallies
        //# tally-17: Bytes that say what no rows give MUST be refused.
        match impossible(&options, &spans, &state) {
            Some(what) => Err(TallyBytesError::Impossible { what }),
            None => Ok(Self { options, spans, state }),
        }
    }
}

/// What the type of a value refuses.
const OF_NO_TYPE: &str = "a value that nothing of its kind has, such as a key of a day beyond the calendar";

/// What no rows give.
fn impossible(options: &TallyOptions, spans: &Spans, state: &State) -> Option<&'static str> {
    let State { rows, first, last, keyed, changes, parts, undated, days, broken, noted } = state;
    let all = parts.iter().chain([undated]);
    let counted = all.clone().try_fold(0_u64, |sum, part| sum.checked_add(part.rows));
    let within = |row: u64| row < *rows;
    let of_rule = |rule: usize| {
        let noted = noted.iter().filter(|one| one.fault.rule() == rule).count();
        u64::try_from(noted).unwrap_or(u64::MAX)
    };
    let ascend = noted.iter().zip(noted.iter().skip(1)).all(|(one, next)| one.place() <= next.place());
    let checks = [
        (parts.len() == spans.count(), "sums for other periods than its own"),
        (counted == Some(*rows), "more or fewer rows in its sums than in all"),
        (keyed <= rows && (*rows == 0 || changes < rows), "more keys than rows"),
        (first.is_some() == last.is_some(), "a first key without a last, or a last without a first"),
        (first.iter().chain(last).all(|at| within(at.row)), "a key of a row that it has not seen"),
        (
            all.filter_map(|part| part.most).all(|most| within(most.row)),
            "a record of a row that it has not seen",
        ),
        (days.is_none_or(|(low, high)| low <= high), "a last day before the first"),
        (noted.iter().all(of_its_day), "a finding of a day that is not its row's"),
        (noted.len() <= options.findings, "more findings than it keeps"),
        (
            noted.iter().map(Noted::place).all(|(row, _)| within(row)),
            "a finding in a row that it has not seen",
        ),
        (ascend, "findings that are not in order"),
        (
            broken.iter().enumerate().all(|(rule, times)| of_rule(rule) <= *times),
            "more findings of a rule than it has counted",
        ),
    ];
    checks.into_iter().find_map(|(holds, what)| (!holds).then_some(what))
}

/// Whether a finding is on the day of its row: what is wrong with a key is so on the day of that key, and what is called
/// beyond the calendar is that.
fn of_its_day(noted: &Noted) -> bool {
    let Noted { date, fault, .. } = *noted;
    match fault {
        Fault::Beyond(day) => date == Some(day) && CalendarDay::new(day).is_none(),
        Fault::Again { key, .. } => date == Some(key.date.number()),
        Fault::Back { now, .. } => date == Some(now.date.number()),
        Fault::Gap { before, .. } => date == Some(before.number()),
        Fault::Odd { .. } | Fault::Missing(_) | Fault::Arrivals { .. } | Fault::Crowded { .. } => true,
    }
}
