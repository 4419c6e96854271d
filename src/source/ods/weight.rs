//! How much memory the sheets of a workbook will take, told before they are read.
//!
//! A repeat is written in a few bytes and read as thousands of cells. calamine makes them as
//! follows, and this counts the same way, or higher:
//!
//! - Cells of a row are made up to the last that has something in it, and one group of empty
//!   cells behind it less than there is.
//! - Rows are made from the first that has something in it to the last, each as wide as the
//!   widest. Empty rows before and behind are not made, however many are written.
//! - The text of a cell is copied into each repeat of it. So is its formula.
#![forbid(unsafe_code)]

use std::borrow::Cow;

use super::markup::{Attribute, Fault, Markup, Tag};
use super::plain::Plain;
use crate::source::{Limits, ProblemKind};

/// The rows and columns that a sheet can have.
const SHEET_ROWS: usize = 1_048_576;
const SHEET_COLUMNS: usize = 16_384;

/// The sheets that a workbook may have.
const SHEETS: usize = 1_000;

/// What of the unpacked bytes may be text of cells, once repeats are written out: a quarter.
const TEXT_SHARE: usize = 4;

/// Why a workbook is refused, and where.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) kind: ProblemKind,
    pub(super) sheet: Option<String>,
    pub(super) row: Option<usize>,
    pub(super) column: Option<usize>,
    pub(super) got: String,
    pub(super) wanted: String,
}

/// Refuses a `content.xml` that would take more than `limits` allow, or that is not whole; gives
/// it back without what no reader needs.
pub(super) fn weigh(content: &str, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    let mut scale = Scale::new(limits, Plain::of(content.len()));
    match scale.weigh(content) {
        Ok(()) => Ok(scale.plain.finish()),
        Err(why) => Err(scale.refusal(why)),
    }
}

/// Why, without the place.
enum Why {
    /// The XML is not as it should be.
    Fault(Fault),
    /// It is XML, and not a workbook's.
    Malformed(String, &'static str),
    /// It is more than a limit.
    TooLarge(&'static str, usize),
}

impl From<Fault> for Why {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// The sheet that is being read.
#[derive(Default)]
struct Sheet {
    name: Vec<u8>,
    /// Rows, each as often as it is repeated.
    rows: usize,
    /// Of those, the ones to be made.
    made_rows: usize,
    /// The empty rows since the last that was not.
    empty_rows: usize,
    /// The cells of rows before these are repeated.
    row_cells: usize,
    /// The width of the widest row, in cells with something in them and those before them.
    width: usize,
}

/// The row that is being read.
struct Row {
    repeats: usize,
    /// Cells made so far.
    cells: usize,
    /// Empty cells that are made when another cell follows.
    empty_cells: usize,
    /// The last cell with something in it, counted from 1.
    filled: usize,
    /// Bytes of text.
    text: usize,
}

/// The cell that is being read.
struct Cell {
    repeats: usize,
    /// Whether the cell has something in it.
    filled: bool,
    text: usize,
    /// Whether its attributes say what; otherwise the markup within does.
    said: bool,
    /// Where the markup within begins; `None` where there is none.
    within: Option<usize>,
}

struct Scale<'a> {
    limits: &'a Limits,
    sheets: usize,
    /// Cells of all sheets that are done, and styles and names, each for one.
    cells: usize,
    /// Rows of all sheets as they are written.
    written_rows: usize,
    /// Rows of all sheets that are done.
    made_rows: usize,
    text: usize,
    sheet: Option<Sheet>,
    row: Option<Row>,
    cell: Option<Cell>,
    plain: Plain,
}

impl<'a> Scale<'a> {
    fn new(limits: &'a Limits, plain: Plain) -> Self {
        Self {
            limits,
            sheets: 0,
            cells: 0,
            written_rows: 0,
            made_rows: 0,
            text: 0,
            sheet: None,
            row: None,
            cell: None,
            plain,
        }
    }

    fn weigh(&mut self, content: &str) -> Result<(), Why> {
        let mut markup = Markup::new(content, self.limits.nesting)?;
        while let Some((text, tag)) = markup.next()? {
            match &mut self.cell {
                Some(cell) => cell.text = cell.text.saturating_add(text),
                None if text > 0 && self.row.is_some() => {
                    return Err(Why::Malformed("text between cells".to_owned(), "cells alone in a row"));
                }
                None => {}
            }
            match tag {
                Tag::Start(b"table:table-cell" | b"table:covered-table-cell") => {
                    let closed = self.cell_starts(&mut markup)?;
                    if closed {
                        self.cell_ends(None)?;
                    }
                }
                Tag::End(b"table:table-cell" | b"table:covered-table-cell") => {
                    let from = self.cell.as_ref().and_then(|cell| cell.within);
                    self.cell_ends(from.and_then(|from| markup.since(from)))?;
                }
                Tag::Start(b"table:table-row") => {
                    let closed = self.row_starts(&mut markup)?;
                    if closed {
                        self.row_ends()?;
                    }
                }
                Tag::End(b"table:table-row") => self.row_ends()?,
                Tag::Start(b"table:table") => {
                    let closed = self.sheet_starts(&mut markup)?;
                    if closed {
                        self.sheet_ends();
                    }
                }
                Tag::End(b"table:table") => self.sheet_ends(),
                Tag::Start(name) => self.other(name, &mut markup)?,
                Tag::End(_) => {}
            }
        }
        Ok(())
    }

    fn sheet_starts(&mut self, markup: &mut Markup<'_>) -> Result<bool, Why> {
        if self.sheet.is_some() {
            return Err(Why::Malformed("a table within a table".to_owned(), "sheets beside one another"));
        }
        self.sheets = self.sheets.saturating_add(1);
        if self.sheets > SHEETS {
            return Err(Why::TooLarge("sheets", SHEETS));
        }
        let mut sheet = Sheet::default();
        let closed = attributes(markup, |name, value| {
            if name == b"table:name" {
                sheet.name = value.to_vec();
            }
            Ok(())
        })?;
        self.plain.sheet_starts(&sheet.name);
        self.sheet = Some(sheet);
        Ok(closed)
    }

    fn row_starts(&mut self, markup: &mut Markup<'_>) -> Result<bool, Why> {
        if self.sheet.is_none() || self.row.is_some() {
            return Err(Why::Malformed(
                "a row outside of a sheet, or in another row".to_owned(),
                "rows in a sheet",
            ));
        }
        let mut repeats = 1;
        let closed = attributes(markup, |name, value| {
            if name == b"table:number-rows-repeated" {
                repeats = repeat(value)?;
            }
            Ok(())
        })?;
        self.plain.row_starts(repeats);
        self.row = Some(Row { repeats, cells: 0, empty_cells: 0, filled: 0, text: 0 });
        self.written_rows = self.written_rows.saturating_add(1);
        if self.written_rows > self.limits.rows {
            return Err(Why::TooLarge("rows", self.limits.rows));
        }
        Ok(closed)
    }

    fn cell_starts(&mut self, markup: &mut Markup<'_>) -> Result<bool, Why> {
        let Some(row) = self.row.as_mut().filter(|_| self.cell.is_none()) else {
            return Err(Why::Malformed(
                "a cell outside of a row, or in another cell".to_owned(),
                "cells in a row",
            ));
        };
        row.cells = row.cells.saturating_add(row.empty_cells).min(SHEET_COLUMNS);
        row.empty_cells = 0;
        let mut cell = Cell { repeats: 1, filled: false, text: 0, said: false, within: None };
        let (mut valued, mut typed, mut string, mut faulty) = (false, false, false, false);
        let plain = &mut self.plain;
        plain.cell_starts();
        let closed = attributes(markup, |name, value| {
            match name {
                b"table:number-columns-repeated" => {
                    cell.repeats = repeat(value)?;
                    return Ok(());
                }
                b"office:value-type" => {
                    cell.filled = true;
                    string = value == b"string";
                    typed = !string;
                    return Ok(());
                }
                b"office:value" => {
                    valued = true;
                    check_number(value)?;
                }
                b"office:string-value"
                | b"office:date-value"
                | b"office:time-value"
                | b"office:boolean-value" => {
                    valued = true;
                    cell.text = cell.text.saturating_add(value.len());
                }
                b"table:formula" => {
                    cell.filled = true;
                    cell.text = cell.text.saturating_add(value.len());
                }
                b"calcext:value-type" => faulty = true,
                _ => return Ok(()),
            }
            plain.cell_attribute(name, value);
            Ok(())
        });
        if string && !valued {
            // The type says whether the markup within is the value; beside a value it says nothing.
            plain.cell_attribute(b"office:value-type", b"string");
        }
        cell.filled |= valued;
        cell.said = valued && !faulty;
        if matches!(closed, Ok(false)) {
            cell.within = Some(markup.here());
        }
        self.cell = Some(cell);
        let closed = closed?;
        if typed && !valued {
            return Err(Why::Malformed(
                "a cell that says its type and not its value".to_owned(),
                "its value",
            ));
        }
        Ok(closed)
    }

    /// A cell ends, with that markup within.
    fn cell_ends(&mut self, within: Option<&[u8]>) -> Result<(), Why> {
        let (Some(row), Some(cell)) = (&mut self.row, self.cell.take()) else { return Ok(()) };
        let room = SHEET_COLUMNS.saturating_sub(row.cells);
        if !cell.filled {
            row.empty_cells = cell.repeats.min(room);
            self.plain.empty_cell_ends(row.empty_cells);
            return Ok(());
        }
        if cell.repeats > room {
            return Err(Why::TooLarge("columns", SHEET_COLUMNS));
        }
        row.cells = row.cells.saturating_add(cell.repeats);
        row.filled = row.cells;
        row.text = row.text.saturating_add(cell.text.saturating_mul(cell.repeats));
        if row.text > self.text_limit() {
            return Err(Why::TooLarge("bytes of text in cells", self.text_limit()));
        }
        self.plain.cell_ends(cell.repeats, within.filter(|_| !cell.said));
        Ok(())
    }

    fn row_ends(&mut self) -> Result<(), Why> {
        let (Some(sheet), Some(row)) = (&mut self.sheet, self.row.take()) else { return Ok(()) };
        self.plain.row_ends();
        sheet.rows = sheet.rows.saturating_add(row.repeats);
        sheet.row_cells = sheet.row_cells.saturating_add(row.cells);
        if row.filled == 0 {
            sheet.empty_rows = sheet.empty_rows.saturating_add(row.repeats);
        } else {
            if sheet.rows > SHEET_ROWS {
                return Err(Why::TooLarge("rows", SHEET_ROWS));
            }
            let between = if sheet.made_rows == 0 { 0 } else { sheet.empty_rows };
            sheet.made_rows = sheet.made_rows.saturating_add(between).saturating_add(row.repeats);
            sheet.empty_rows = 0;
            sheet.width = sheet.width.max(row.filled);
            self.text = self.text.saturating_add(row.text.saturating_mul(row.repeats));
        }
        let rows = self.made_rows.saturating_add(sheet.made_rows);
        let made = sheet.made_rows.saturating_mul(sheet.width).max(sheet.row_cells);
        let cells = self.cells.saturating_add(made);
        if rows > self.limits.rows {
            Err(Why::TooLarge("rows", self.limits.rows))
        //= docs/rules.md#readers
        //# read-08: A workbook that asks for more than the limits allow MUST be refused before it is made.
        } else if cells > self.limits.cells {
            Err(Why::TooLarge("cells", self.limits.cells))
        } else if self.text > self.text_limit() {
            Err(Why::TooLarge("bytes of text in cells", self.text_limit()))
        } else {
            Ok(())
        }
    }

    fn sheet_ends(&mut self) {
        if let Some(sheet) = self.sheet.take() {
            self.plain.sheet_ends();
            self.made_rows = self.made_rows.saturating_add(sheet.made_rows);
            self.cells = self.cells.saturating_add(sheet.made_rows.saturating_mul(sheet.width));
        }
    }

    /// Any other element: in a cell it can make text, elsewhere it can make a style or a name.
    fn other(&mut self, name: &[u8], markup: &mut Markup<'_>) -> Result<(), Why> {
        let mut text: usize = 1;
        let is_spaces = name == b"text:s";
        attributes(markup, |name, value| {
            if is_spaces && name == b"text:c" {
                text = number(value)?;
            }
            Ok(())
        })?;
        match &mut self.cell {
            Some(cell) => cell.text = cell.text.saturating_add(text),
            None if self.row.is_some() => {
                let got = format!("<{}> between cells", String::from_utf8_lossy(name));
                return Err(Why::Malformed(got, "cells alone in a row"));
            }
            None => {
                let kept = [&b"style:style"[..], b"table:named-range", b"table:named-expression"];
                self.cells = self.cells.saturating_add(usize::from(kept.contains(&name)));
                if self.cells > self.limits.cells {
                    return Err(Why::TooLarge("cells, styles and names", self.limits.cells));
                }
            }
        }
        Ok(())
    }

    const fn text_limit(&self) -> usize {
        self.limits.unpacked_bytes.saturating_div(TEXT_SHARE)
    }

    fn refusal(&self, why: Why) -> Refusal {
        let (kind, got, wanted) = match why {
            Why::Fault((got, wanted)) => (ProblemKind::Malformed, got.to_owned(), wanted.to_owned()),
            Why::Malformed(got, wanted) => (ProblemKind::Malformed, got, wanted.to_owned()),
            Why::TooLarge(what, most) => {
                (ProblemKind::TooLarge, format!("too many {what}"), format!("{most} {what} at most"))
            }
        };
        let sheet = self.sheet.as_ref();
        // A row that has just ended was counted already.
        let row = sheet.map(|sheet| sheet.rows.saturating_add(usize::from(self.row.is_some())).max(1));
        let column = self.row.as_ref().map(|row| row.cells.saturating_add(1));
        let sheet = sheet.map(|sheet| seen(&sheet.name));
        Refusal { kind, sheet, row, column, got, wanted }
    }
}

/// A name as a person sees it: `a & b`, where `a &amp; b` is written. One with what stands for no character is left as
/// it is.
fn seen(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    let seen = quick_xml::escape::unescape(&name).map(Cow::into_owned);
    seen.unwrap_or_else(|_| name.into_owned())
}

/// Asks for every attribute of a tag, and says whether the element is closed with it.
#[inline]
fn attributes(
    markup: &mut Markup<'_>,
    mut see: impl FnMut(&[u8], &[u8]) -> Result<(), Why>,
) -> Result<bool, Why> {
    loop {
        match markup.attribute()? {
            Attribute::Is(name, value) => see(name, value)?,
            Attribute::Opened => return Ok(false),
            Attribute::Closed => return Ok(true),
        }
    }
}

/// A number of repeats: one at least.
fn repeat(value: &[u8]) -> Result<usize, Why> {
    match number(value)? {
        0 => Err(Why::Malformed("a repeat of 0".to_owned(), "1 or more")),
        repeats => Ok(repeats),
    }
}

/// Digits that say how often. A number that no memory holds is taken for the largest that is.
fn number(value: &[u8]) -> Result<usize, Why> {
    if value.is_empty() || !value.iter().all(u8::is_ascii_digit) {
        let got = format!("a repeat of `{}`", shown(value));
        return Err(Why::Malformed(got, "a whole number"));
    }
    Ok(core::str::from_utf8(value).ok().and_then(|digits| digits.parse().ok()).unwrap_or(usize::MAX))
}

/// The value of a number's cell.
fn check_number(value: &[u8]) -> Result<(), Why> {
    let whole = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
    let read = || core::str::from_utf8(value).is_ok_and(|text| text.parse::<f64>().is_ok());
    if whole || read() {
        return Ok(());
    }
    Err(Why::Malformed(format!("`{}` in a cell of a number", shown(value)), "a number"))
}

/// As much of a value as a message can bear.
fn shown(value: &[u8]) -> String {
    String::from_utf8_lossy(value).chars().take(40).collect()
}
