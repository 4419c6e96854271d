//! Panels as comma-separated values: chunk by chunk, in memory that does not grow with the file.

use std::io::Read;
use std::sync::Arc;

use jiff::civil::Date;

use crate::draft::Draft;
use crate::excerpt::excerpt;
use crate::field::FieldValue;
use crate::place::Place;
use crate::source::panel::{Look, Opened, Tick};
use crate::source::{Problem, ProblemKind, ReadError};
use crate::tally::{Columns, ColumnsError, PanelColumn};

mod cells;
mod rows;
mod write;

use cells::{Day, Gathered, whole};
use rows::{Fault, LONGEST, Rows, WIDEST};
pub use write::write_panel;

/// Rows that are looked at together.
const CHUNK: usize = 1 << 16;

/// Problems that are told one by one; of the others, the number.
const TOLD: usize = 20;

const COLUMNS: [PanelColumn; 5] = PanelColumn::ALL;

/// Reads the names of the columns.
pub(crate) fn open(name: &str, bytes: impl Read + Send + 'static) -> Result<Opened, ReadError> {
    let mut table = Table::new(name, bytes);
    table.header()?;
    Ok(Opened { rows: None, parts: vec![Box::new(move |look, tick| table.observe(look, tick))] })
}

/// A table that is read row by row.
struct Table<R> {
    file: Arc<str>,
    rows: Rows<R>,
    /// How many fields the first row has.
    width: usize,
    /// Which of them each of [`COLUMNS`] is.
    fields: [Option<usize>; COLUMNS.len()],
    /// What each is called.
    names: [Option<Arc<str>>; COLUMNS.len()],
    problems: Vec<Problem>,
    /// How many there are beyond those.
    more: u64,
}

impl<R: Read> Table<R> {
    fn new(name: &str, bytes: R) -> Self {
        Self {
            file: Arc::from(name),
            rows: Rows::new(bytes),
            width: 0,
            fields: [None; COLUMNS.len()],
            names: [const { None }; COLUMNS.len()],
            problems: Vec::new(),
            more: 0,
        }
    }

    /// Takes the first row for the names of the columns.
    fn header(&mut self) -> Result<(), ReadError> {
        let wanted = "the names of the columns: date, people, boats";
        match self.rows.next() {
            Ok(true) => {}
            Ok(false) => {
                return Err(ReadError::whole(&self.file, ProblemKind::EmptyTable, "no rows", wanted));
            }
            Err(fault) => {
                self.fault(fault);
                return self.refuse();
            }
        }
        let row = self.rows.row();
        let headings: Vec<String> = row.fields().map(|text| excerpt(String::from_utf8_lossy(text))).collect();
        self.width = headings.len();
        let line = row.line;
        for (nth, heading) in headings.iter().enumerate() {
            let plain = heading.trim();
            let of = COLUMNS.iter().position(|column| column.name().eq_ignore_ascii_case(plain));
            let slots = of.and_then(|of| Some((self.fields.get_mut(of)?, self.names.get_mut(of)?)));
            let Some((slot, name)) = slots else { continue };
            if slot.is_some() {
                let place = self.place(line, nth, Some(Arc::from(plain)));
                let (got, wanted) = (format!("`{plain}`"), "a column that was not given before".to_owned());
                self.tell(Problem { kind: ProblemKind::UnknownColumn, place, got, wanted });
            } else {
                (*slot, *name) = (Some(nth), Some(Arc::from(plain)));
            }
        }
        let missing: Vec<_> = COLUMNS.iter().zip(self.fields).take(PanelColumn::NEEDED).collect();
        for (column, _) in missing.into_iter().filter(|(_, slot)| slot.is_none()) {
            let given: Vec<String> = headings.iter().map(|heading| format!("`{heading}`")).collect();
            let got = excerpt(format_args!("the columns {}", given.join(", ")));
            let place = Place { file: Some(Arc::clone(&self.file)), ..Place::default() };
            let wanted = format!("a column `{}`", column.name());
            self.tell(Problem { kind: ProblemKind::MissingColumn, place, got, wanted });
        }
        self.refuse()
    }

    /// Looks at all rows.
    fn observe(mut self, look: Look<'_>, tick: Tick<'_>) -> Result<(), ReadError> {
        let mut dates = Gathered::<i32>::new();
        let mut numbers = [0, 1, 2, 3].map(|_| Gathered::<u32>::new());
        let mut day = Day::default();
        loop {
            let more = match self.rows.next() {
                Ok(more) => more,
                Err(fault) => {
                    self.fault(fault);
                    if fault.is_last() {
                        break;
                    }
                    continue;
                }
            };
            if !more || dates.len() == CHUNK {
                if self.problems.is_empty() {
                    // They are of one length.
                    let go_on = self.look(&dates, &numbers, &mut *look).unwrap_or(true);
                    if !go_on {
                        return Ok(());
                    }
                }
                tick(u64::try_from(dates.len()).unwrap_or(0));
                dates.clear();
                numbers.iter_mut().for_each(Gathered::clear);
            }
            if !more {
                break;
            }
            self.row(&mut dates, &mut numbers, &mut day);
        }
        self.refuse()
    }

    /// Takes the values of the row that was read last.
    fn row(&mut self, dates: &mut Gathered<i32>, numbers: &mut [Gathered<u32>; 4], day: &mut Day) {
        let row = self.rows.row();
        let (line, fields) = (row.line, row.len());
        if fields != self.width {
            self.fault(Fault::Fields(fields));
            return;
        }
        let field = |of: usize| self.fields.get(of).copied().flatten().map(|nth| (nth, row.field(nth)));
        let mut odd: [Option<(usize, usize, String)>; COLUMNS.len()] = [const { None }; COLUMNS.len()];
        let mut wrong = |of: usize, nth: usize, text: &[u8]| {
            if let Some(slot) = odd.get_mut(of) {
                *slot = Some((of, nth, excerpt(format_args!("`{}`", String::from_utf8_lossy(text)))));
            }
        };
        if let Some((nth, text)) = field(0) {
            let date = day.read(text);
            if date.is_err() {
                wrong(0, nth, text);
            }
            dates.push(date.unwrap_or(None));
        }
        for (of, gathered) in (1..).zip(numbers) {
            if let Some((nth, text)) = field(of) {
                let number = whole(text);
                if number.is_err() {
                    wrong(of, nth, text);
                }
                gathered.push(number.unwrap_or(None));
            }
        }
        for (of, nth, got) in odd.into_iter().flatten() {
            let place = self.place(line, nth, self.names.get(of).cloned().flatten());
            let wanted = match of {
                0 => Date::wanted(),
                _ => format!("a whole number from 0 to {}, or nothing", u32::MAX),
            };
            self.tell(Problem { kind: ProblemKind::Malformed, place, got, wanted });
        }
    }

    fn look(
        &self,
        dates: &Gathered<i32>,
        [people, boats, uncontrolled, series]: &[Gathered<u32>; 4],
        look: Look<'_>,
    ) -> Result<bool, ColumnsError> {
        let mut columns = Columns::new(dates.cells(), people.cells(), boats.cells())?;
        let [.., of_uncontrolled, of_series] = self.fields;
        if of_uncontrolled.is_some() {
            columns = columns.with_uncontrolled(uncontrolled.cells())?;
        }
        if of_series.is_some() {
            columns = columns.with_series(series.cells())?;
        }
        Ok(look(&columns))
    }

    fn place(&self, line: u64, nth: usize, header: Option<Arc<str>>) -> Place {
        Place {
            file: Some(Arc::clone(&self.file)),
            row: Some(u32::try_from(line).unwrap_or(u32::MAX)),
            column: u32::try_from(nth.saturating_add(1)).ok(),
            header,
            ..Place::default()
        }
    }

    fn tell(&mut self, problem: Problem) {
        if self.problems.len() < TOLD {
            self.problems.push(problem);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    fn fault(&mut self, fault: Fault) {
        let (kind, got, wanted) = match fault {
            Fault::Fields(fields) => {
                let wanted = format!("{}, as many as the first row has", self.width);
                (ProblemKind::Malformed, format!("{fields} fields"), wanted)
            }
            Fault::TooManyFields => {
                (ProblemKind::TooLarge, format!("more than {WIDEST} fields"), format!("at most {WIDEST}"))
            }
            Fault::TooLong => {
                let got = format!("a row of more than {LONGEST} bytes");
                (ProblemKind::TooLarge, got, "shorter rows; perhaps a quotation is never closed".to_owned())
            }
            Fault::OpenQuotation => {
                let got = "a quotation that goes on to the end of the file".to_owned();
                (ProblemKind::Malformed, got, "a `\"` that closes it".to_owned())
            }
            Fault::Unreadable(why) => {
                (ProblemKind::Inaccessible, why.to_string(), "a file that can be read to its end".to_owned())
            }
        };
        let row = u32::try_from(self.rows.line()).ok();
        let place = Place { file: Some(Arc::clone(&self.file)), row, ..Place::default() };
        self.tell(Problem { kind, place, got, wanted });
    }

    /// An error if there is any problem.
    fn refuse(&mut self) -> Result<(), ReadError> {
        if self.problems.is_empty() {
            return Ok(());
        }
        let mut problems = core::mem::take(&mut self.problems);
        if self.more > 0 {
            let place = Place { file: Some(Arc::clone(&self.file)), ..Place::default() };
            let got = format!("{} more such problems", self.more);
            let wanted = "numbers, and days, in their columns".to_owned();
            problems.push(Problem { kind: ProblemKind::Malformed, place, got, wanted });
        }
        Err(ReadError::new(problems, Draft::default()))
    }
}
