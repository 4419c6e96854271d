//! JSON: the register's own form.
//!
//! It is the serde form of [`Draft`], described by [`schema`] and in
//! `docs/register.schema.json`. A known value is itself, an unknown one `null`; amounts and
//! dates are text.
//!
//! ```
//! use crossings::source::{Options, json};
//! use crossings::{Basis, Register, check};
//! let text = r#"{
//!   "format": 1,
//!   "series": [{ "basis": "uk-arrivals", "publications": [{
//!     "published": "2024-07-09",
//!     "days": [
//!       { "date": "2024-07-07", "people": 0, "boats": 0, "uncontrolled": 0 },
//!       { "date": "2024-07-08", "people": 65, "boats": 1, "uncontrolled": 2 }
//!     ]
//!   }] }]
//! }"#;
//! let draft = json::read("days.json", text.as_bytes(), &Options::default())?;
//! let found: Vec<String> = check(&draft).iter().map(ToString::to_string).collect();
//! assert_eq!(found, [
//!     "C006 error: days.json at /series/0/publications/0/days/1/uncontrolled: \
//!      got 2 uncontrolled of 1 boat; wanted no more than the boats",
//! ]);
//! # Ok::<(), crossings::source::ReadError>(())
//! ```
//!
//! # What is a fault of the file, and what of a value
//!
//! A date, a count or an amount that is not one is kept as it stands, and
//! [`check`](crate::check) reports it at its path. All else that does not fit the form keeps
//! the file from being read: the [`ReadError`] names the line, the column and the path of the
//! first such thing. So does a key given twice, and a key that the form does not have.
#![forbid(unsafe_code)]

use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use self::strict::{Path as Pointer, Strict};
use crate::claims::{Claims, ClaimsFault, DraftClaims};
use crate::draft::Draft;
use crate::excerpt::excerpt;
use crate::place::{Origin, Place, Table, Tables};
use crate::register::Register;
use crate::source::{Limits, Options, Problem, ProblemKind, ReadError, file, within_bytes};

mod scan;
mod strict;

/// Reads a register's own form.
///
/// `name` is what the places of the values call the file. Each publication says itself when it
/// was published, so [`Options::published`] has no say here.
///
/// # Errors
/// - [`ProblemKind::TooLarge`] when there are more bytes, items of lists, or lists and objects
///   within one another than the limits allow.
/// - [`ProblemKind::Malformed`] when it is not JSON, or not of the register's own form.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Draft, ReadError> {
    let mut draft: Draft = strictly(name, bytes, &options.limits, "the form of docs/register.schema.json")?;
    set_origins(&mut draft, &Arc::from(name));
    Ok(draft)
}

/// Reads a claims document, the form of `docs/claims.schema.json`.
///
/// # Errors
/// - [`ProblemKind::TooLarge`] when it is beyond a limit, as [`read`] has them.
/// - [`ProblemKind::Malformed`] when it is not JSON, or not of that form; and every figure that is
///   outside the grammar, every id that is taken or missing, each at its place.
pub fn read_claims(name: &str, bytes: &[u8], limits: &Limits) -> Result<Claims, ReadError> {
    let draft: DraftClaims = strictly(name, bytes, limits, "the form of docs/claims.schema.json")?;
    let file: Arc<str> = Arc::from(name);
    //= docs/rules.md#verdicts-on-claims
    //# verdict-05: Everything that is wrong with a claims document MUST be reported, each at its place.
    Claims::try_from(draft).map_err(|faults| {
        let problem = |fault: ClaimsFault| {
            let said = fault.kind.to_string();
            let (got, wanted) = said.split_once("; wanted ").unwrap_or((&said, "a claims document"));
            let (got, wanted) = (excerpt(got), excerpt(wanted));
            let place = Place { file: Some(Arc::clone(&file)), pointer: fault.pointer, ..Place::default() };
            Problem { kind: ProblemKind::Malformed, place, got, wanted }
        };
        ReadError::new(faults.into_iter().map(problem).collect(), Draft::default())
    })
}

/// Reads the claims document at `path`, as [`read_claims`] does; places name it by the path.
///
/// # Errors
/// - [`ProblemKind::Inaccessible`] when it cannot be opened, or reading it fails.
/// - Those of [`read_claims`].
pub fn read_claims_file(path: &Path, limits: &Limits) -> Result<Claims, ReadError> {
    read_claims(&path.to_string_lossy(), &file::bytes_at(path, limits)?, limits)
}

/// Reads a stream to its end as a claims document, as [`read_claims`] does.
///
/// # Errors
/// - [`ProblemKind::Inaccessible`] when reading fails.
/// - Those of [`read_claims`].
pub fn read_claims_stream(name: &str, stream: impl io::Read, limits: &Limits) -> Result<Claims, ReadError> {
    read_claims(name, &file::bytes(name, stream, limits)?, limits)
}

/// The JSON Schema (draft 2020-12) of claims documents, which `docs/claims.schema.json` holds as
/// well.
pub fn claims_schema() -> serde_json::Value {
    schemars::schema_for!(DraftClaims).to_value()
}

/// Reads a value by the letter of its schema, within the limits. `form` names that schema.
pub(crate) fn strictly<T: DeserializeOwned>(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    form: &str,
) -> Result<T, ReadError> {
    within_bytes(name, bytes, limits)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let file: Arc<str> = Arc::from(name);
    scan::within_limits(bytes, limits).map_err(|beyond| {
        let place = Place { file: Some(Arc::clone(&file)), row: Some(beyond.line), ..Place::default() };
        let scan::Beyond { got, wanted, .. } = beyond;
        ReadError::new(vec![Problem { kind: ProblemKind::TooLarge, place, got, wanted }], Draft::default())
    })?;
    let path = Pointer::default();
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    //= docs/rules.md#readers
    //# read-10: A key of JSON that is given twice MUST be refused.
    let read = T::deserialize(Strict::new(&mut reader, &path)).and_then(|value| {
        reader.end()?;
        Ok(value)
    });
    read.map_err(|error| {
        let problem = malformed(&file, &error, path.pointer(), form);
        ReadError::new(vec![problem], Draft::default())
    })
}

/// Writes a register in its own form, indented.
///
/// # Errors
/// - What `out` says when it cannot be written to.
pub fn write(register: &Register, out: impl io::Write) -> io::Result<()> {
    write_draft(&Draft::from(register), out)
}

/// Writes a draft in the register's own form, indented. Values that could not be read are
/// written as the text that stood there.
///
/// # Errors
/// - What `out` says when it cannot be written to.
pub fn write_draft(draft: &Draft, mut out: impl io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, draft)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The JSON Schema (draft 2020-12) of the register's own form, which
/// `docs/register.schema.json` holds as well.
///
/// Whatever breaks it breaks a rule of the catalogue or cannot be read at all. Most rules of
/// the catalogue are beyond it.
pub fn schema() -> serde_json::Value {
    //= docs/rules.md#readers
    //# read-11: What breaks the published schema MUST be refused, or break a rule of the catalogue.
    schemars::schema_for!(Draft).to_value()
}

/// What the parser says, parted into what stands there and what would be right.
fn malformed(file: &Arc<str>, error: &serde_json::Error, pointer: String, form: &str) -> Problem {
    let number = |n: usize| u32::try_from(n).ok().filter(|n| *n > 0);
    let text = error.to_string();
    // The place has a field of its own.
    let place = format!(" at line {} column {}", error.line(), error.column());
    let said = text.strip_suffix(&place).unwrap_or(&text);
    let (got, wanted) = match said.rsplit_once(", expected ") {
        Some((got, wanted)) if wanted.starts_with("struct ") => (got, "an object"),
        Some((got, wanted)) if wanted.starts_with("enum ") => (got, "one of the names that the form has"),
        Some((got, wanted)) => (got, wanted),
        None if error.is_data() => (said, form),
        None => (said, "JSON"),
    };
    let place = Place {
        file: Some(Arc::clone(file)),
        row: number(error.line()),
        column: number(error.column()),
        pointer: excerpt(pointer),
        ..Place::default()
    };
    Problem { kind: ProblemKind::Malformed, place, got: excerpt(got), wanted: excerpt(wanted) }
}

/// Tells every item of the draft where in the file it stands.
fn set_origins(draft: &mut Draft, file: &Arc<str>) {
    fn list<T>(
        (tables, file): (&mut Tables, &Arc<str>),
        pointer: impl FnOnce() -> String,
        items: &mut [T],
        origin: impl Fn(&mut T) -> &mut Option<Origin>,
    ) {
        if items.is_empty() {
            return;
        }
        let table = tables.add(Table::List { file: Arc::clone(file), pointer: pointer() });
        for (row, item) in (0..).zip(items) {
            *origin(item) = Some(Origin { table, row });
        }
    }
    let Draft {
        series,
        boats,
        complete_boat_lists,
        deaths,
        agreements,
        policy_periods,
        origin,
        tables,
        format: _,
    } = draft;
    let table = tables.add(Table::File { file: Arc::clone(file) });
    *origin = Some(Origin { table, row: 0 });
    list((tables, file), || "/series".to_owned(), series, |one| &mut one.origin);
    for (s, one) in series.iter_mut().enumerate() {
        let at = || format!("/series/{s}/publications");
        list((tables, file), at, &mut one.publications, |one| &mut one.origin);
        for (p, one) in one.publications.iter_mut().enumerate() {
            let at = |list| move || format!("/series/{s}/publications/{p}/{list}");
            list((tables, file), at("days"), &mut one.days, |one| &mut one.origin);
            list((tables, file), at("weeks"), &mut one.weeks, |one| &mut one.origin);
            list((tables, file), at("totals"), &mut one.totals, |one| &mut one.origin);
        }
    }
    list((tables, file), || "/boats".to_owned(), boats, |one| &mut one.origin);
    let at = || "/complete_boat_lists".to_owned();
    list((tables, file), at, complete_boat_lists, |one| &mut one.origin);
    list((tables, file), || "/deaths".to_owned(), deaths, |one| &mut one.origin);
    list((tables, file), || "/agreements".to_owned(), agreements, |one| &mut one.origin);
    list((tables, file), || "/policy_periods".to_owned(), policy_periods, |one| &mut one.origin);
}
