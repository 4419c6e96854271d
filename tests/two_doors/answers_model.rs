//! What can be asked at either door about answers, rows, frames and verdicts.

use std::sync::Arc;

use crossings::arrow::arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use crossings::arrow::arrow_schema::{ArrowError, SchemaRef};
use serde_json::Value;

use super::claims_model::{Claiming, Judging};
use super::model::{Answer, Limits, Name, Source};
use super::rows::{columns, rows};

/// Rows, and the names and types of their columns.
pub type Table = (Vec<String>, Vec<Value>);

/// The rows of batches, which are of one kind.
pub fn table(batches: &[RecordBatch]) -> Table {
    let [first, rest @ ..] = batches else { panic!("there is no batch") };
    assert!(rest.iter().all(|one| one.schema() == first.schema()));
    (columns(first), batches.iter().flat_map(rows).collect())
}

/// A data frame, whose last batch may be a failure.
#[derive(Clone, Debug)]
pub struct Frame {
    pub batches: Vec<RecordBatch>,
    pub fails: bool,
}

impl Frame {
    /// The frame as a producer gives it. Who has `alive` knows how long it lives.
    pub fn reader(&self, alive: &Arc<()>) -> Box<dyn RecordBatchReader + Send> {
        let schema: SchemaRef = self.batches[0].schema();
        let alive = Arc::clone(alive);
        let failure = self.fails.then(|| Err(ArrowError::ComputeError("the disk is gone".to_owned())));
        let batches = self.batches.clone().into_iter().map(Ok).chain(failure);
        let batches = batches.inspect(move |_| assert!(Arc::strong_count(&alive) > 1));
        Box::new(RecordBatchIterator::new(batches, schema))
    }
}

/// Columns in memory.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    pub series: Option<Vec<u32>>,
    pub dates: Vec<i32>,
    pub people: Vec<u32>,
    pub boats: Vec<u32>,
    pub uncontrolled: Option<Vec<u32>>,
    /// A bit for each row.
    pub known: Option<Vec<u8>>,
}

/// How a tally is made.
#[derive(Clone, Copy, Debug)]
pub struct Tallying {
    pub findings: usize,
    pub coverage: &'static str,
    pub threads: u32,
    pub order: &'static str,
    /// The first and the last day of each.
    pub periods: &'static [([i16; 3], [i16; 3])],
}

/// An answer: its JSON, and its rows.
pub type Forms = (String, Answer<Table>);

/// Everything that can be asked about them.
pub trait Answering: Claiming {
    fn answer(question: &str, request: &str) -> Answer<Forms>;
    fn answer_on(register: &Self::Register, question: &str, request: &str) -> Answer<Forms>;
    fn answer_check(sources: &[Source], limits: Option<&Limits>) -> Answer<Forms>;
    fn answer_revisions(old: &Self::Register, new: &Self::Register) -> Answer<Forms>;
    fn answer_claims(claims: &Self::Claims, register: &Self::Register, request: &str) -> Answer<Forms>;

    fn read_frame(frame: &Frame, published: Option<&str>, limits: Option<&Limits>) -> Answer<Self::Register>;
    fn view_rows(view: &Self::View) -> Answer<Table>;
    fn week_rows(view: &Self::View) -> Answer<Table>;
    /// What is wrong with files.
    fn finding_rows(sources: &[Source]) -> Answer<Table>;

    fn tally(panel: &Panel, how: Option<&Tallying>) -> Answer<Forms>;
    fn tally_frame(frame: &Frame, how: Option<&Tallying>) -> Answer<Forms>;
    fn tally_unsorted(frame: &Frame, how: Option<&Tallying>, memory: usize) -> Answer<Forms>;
    /// Of two panels one after the other, each sent as bytes, of which one may be wrong.
    fn tally_merged(panels: [&Panel; 2], how: [Option<&Tallying>; 2], wrong: Option<usize>) -> Answer<Forms>;
    /// The exit status of the command line.
    fn command_line(arguments: &[&str]) -> Answer<i32>;

    fn verdicts(claims: &Self::Claims, register: &Self::Register, how: Option<&Judging>)
    -> Answer<Vec<Name>>;
}
