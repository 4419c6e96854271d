//! Panels in files of Parquet and of Arrow.
#![forbid(unsafe_code)]

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;

use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::{ArrowError, Schema};
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use super::ToBatch;
use super::generated;
use super::panel::{Others, Positions, look_at_all, positions};
use crate::generate::PanelPlan;
use crate::source::panel::{Look, Opened, Part, Tick};
use crate::source::{ProblemKind, ReadError};

/// Rows that are decoded together: all columns of them fit the second cache or the third.
const BATCH: usize = 1 << 16;

/// Rows of a group as they are written.
const GROUP: usize = 1 << 20;

/// Rows that are worth a part of their own.
const PART: u64 = 1 << 19;

/// The columns of a panel in a file that has others too.
struct Projected {
    /// Their places in the file, ascending.
    columns: Vec<usize>,
    /// Which of them is what, once the others are left out.
    positions: Positions,
}

impl Projected {
    fn of(file: &Arc<str>, schema: &Schema) -> Result<Self, ReadError> {
        let whole = positions(file, schema, Others::PassedOver)?;
        let mut columns: Vec<usize> = whole.iter().flatten().copied().collect();
        columns.sort_unstable();
        let within = |of: usize| columns.iter().position(|column| *column == of);
        let positions = whole.map(|of| of.and_then(within));
        Ok(Self { columns, positions })
    }
}

/// A file that is not what its beginning says.
fn malformed(name: &str, why: &impl ToString, wanted: &str) -> ReadError {
    ReadError::whole(name, ProblemKind::Malformed, why.to_string(), wanted)
}

fn open(name: &str, path: &Path) -> Result<File, ReadError> {
    File::open(path).map_err(|error| {
        ReadError::whole(name, ProblemKind::Inaccessible, error.to_string(), "a file that can be read")
    })
}

/// A Parquet file, of which the footer was read.
struct ParquetFile {
    name: Arc<str>,
    path: Box<Path>,
    metadata: ArrowReaderMetadata,
    projected: Projected,
}

/// Opens a Parquet file: each part is some row groups.
pub(crate) fn parquet(name: &str, path: &Path) -> Result<Opened, ReadError> {
    let file = open(name, path)?;
    let metadata = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())
        .map_err(|error| malformed(name, &error, "a Parquet file that is whole"))?;
    let name: Arc<str> = Arc::from(name);
    let projected = Projected::of(&name, metadata.schema())?;
    let groups = metadata.metadata().row_groups().iter();
    let groups: Vec<u64> = groups.map(|group| u64::try_from(group.num_rows()).unwrap_or(0)).collect();
    let file = Arc::new(ParquetFile { name, path: path.into(), metadata, projected });
    let (mut parts, mut chosen, mut size) = (Vec::<Part>::new(), Vec::new(), 0_u64);
    for (nth, rows) in groups.iter().enumerate() {
        chosen.push(nth);
        size = size.saturating_add(*rows);
        if size >= PART || nth.saturating_add(1) == groups.len() {
            let (file, groups) = (Arc::clone(&file), core::mem::take(&mut chosen));
            parts.push(Box::new(move |look, tick| file.observe(groups, look, tick)));
            size = 0;
        }
    }
    let rows = groups.iter().fold(0_u64, |sum, rows| sum.saturating_add(*rows));
    Ok(Opened { rows: Some(rows), parts })
}

impl ParquetFile {
    /// Looks at the rows of some groups.
    fn observe(&self, groups: Vec<usize>, look: Look<'_>, tick: Tick<'_>) -> Result<(), ReadError> {
        // Opened anew, since threads that share a file would share their place in it.
        let file = open(&self.name, &self.path)?;
        let schema = self.metadata.parquet_schema();
        let columns = ProjectionMask::roots(schema, self.projected.columns.iter().copied());
        let reader = ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone())
            .with_batch_size(BATCH)
            .with_row_groups(groups)
            .with_projection(columns)
            .build()
            .map_err(|error| malformed(&self.name, &error, "a Parquet file that is whole"))?;
        look_at_all(&self.name, reader, &self.projected.positions, look, tick)
    }
}

/// Opens a file of Arrow.
pub(crate) fn arrow_file(name: &str, path: &Path) -> Result<Opened, ReadError> {
    let wanted = "an Arrow file that is whole";
    let refused = |error: ArrowError| malformed(name, &error, wanted);
    let whole = FileReader::try_new_buffered(open(name, path)?, None).map_err(refused)?;
    let projected = Projected::of(&Arc::from(name), &whole.schema())?;
    drop(whole);
    let columns = Some(projected.columns);
    let reader = FileReader::try_new_buffered(open(name, path)?, columns).map_err(refused)?;
    let name: Box<str> = Box::from(name);
    let part: Part = Box::new(move |look, tick| look_at_all(&name, reader, &projected.positions, look, tick));
    Ok(Opened { rows: None, parts: vec![part] })
}

/// Opens a stream of Arrow.
pub(crate) fn arrow_stream(name: &str, bytes: impl Read + Send + 'static) -> Result<Opened, ReadError> {
    let reader = StreamReader::try_new_buffered(bytes, None)
        .map_err(|error| malformed(name, &error, "an Arrow stream that begins with its schema"))?;
    let positions = positions(&Arc::from(name), &reader.schema(), Others::PassedOver)?;
    let name: Box<str> = Box::from(name);
    let part: Part = Box::new(move |look, tick| look_at_all(&name, reader, &positions, look, tick));
    Ok(Opened { rows: None, parts: vec![part] })
}

/// How the pages of a Parquet file are compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compressed {
    /// With Snappy: larger than with Zstandard, and faster to read.
    #[default]
    Snappy,
    /// With Zstandard, at its first level.
    Zstd,
}

impl From<Compressed> for Compression {
    fn from(how: Compressed) -> Self {
        match how {
            Compressed::Snappy => Self::SNAPPY,
            Compressed::Zstd => Self::ZSTD(parquet::basic::ZstdLevel::default()),
        }
    }
}

/// Writes a panel that was made from a seed as a Parquet file, in row groups of 1,048,576 rows.
///
/// The columns are those of [`PanelChunk`](crate::generate::PanelChunk) as a record batch. `progress` is
/// told how many rows were written.
///
/// ```
/// use crossings::arrow::{Compressed, write_panel};
/// use crossings::generate::{PanelOptions, PanelPlan};
/// let plan = PanelPlan::new(PanelOptions::of(1_000))?;
/// let mut file = Vec::new();
/// write_panel(&plan, &mut file, Compressed::Snappy, &mut |_| {})?;
/// assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// - [`ArrowError::IoError`] when `out` cannot be written to.
pub fn write_panel(
    plan: &PanelPlan,
    out: impl Write + Send,
    compressed: Compressed,
    progress: &mut dyn FnMut(u64),
) -> Result<(), ArrowError> {
    let properties = WriterProperties::builder()
        .set_compression(compressed.into())
        .set_max_row_group_row_count(Some(GROUP))
        .build();
    let mut writer =
        ArrowWriter::try_new(out, Arc::new(generated::schema()), Some(properties)).map_err(into_arrow)?;
    for chunk in plan.chunks(u32::try_from(BATCH).unwrap_or(u32::MAX)) {
        writer.write(&chunk.to_batch()?).map_err(into_arrow)?;
        progress(chunk.first_row().saturating_add(u64::try_from(chunk.len()).unwrap_or(0)));
    }
    writer.close().map_err(into_arrow)?;
    Ok(())
}

/// The same error with what the output said as it said it.
fn into_arrow(error: ParquetError) -> ArrowError {
    match error {
        ParquetError::External(why) => match why.downcast::<std::io::Error>() {
            Ok(why) => ArrowError::from(*why),
            Err(why) => ArrowError::ExternalError(why),
        },
        other => ArrowError::ParquetError(other.to_string()),
    }
}
