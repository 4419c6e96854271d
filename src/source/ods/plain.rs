//! The sheets written anew: what a reader needs of them, and nothing more.
//!
//! A workbook is mostly styles, cells that are empty to the edge of the sheet, and numbers
//! written twice, as a value and as the text that a person sees. The copy has none of that, is a
//! third as long, and says only what [`weight`](super::weight) has understood. Every value stays
//! in its row and column.
#![forbid(unsafe_code)]

use memchr::memchr;

/// The copy, as far as it is written.
pub(super) struct Plain {
    out: Vec<u8>,
    /// The attributes of the cell that is being read.
    cell: Vec<u8>,
    /// Empty rows that are written when one follows that is not.
    empty_rows: usize,
    /// How often the row that is being read is repeated.
    row: usize,
    /// Whether something of that row is written.
    row_begun: bool,
    /// Empty cells that are written when one follows that is not.
    empty_cells: usize,
}

impl Plain {
    /// Begins the copy of a text of so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        let mut out = Vec::with_capacity(bytes.saturating_div(2));
        out.extend_from_slice(b"<office:document-content>");
        Self { out, cell: Vec::new(), empty_rows: 0, row: 1, row_begun: false, empty_cells: 0 }
    }

    pub(super) fn sheet_starts(&mut self, name: &[u8]) {
        self.out.extend_from_slice(b"<table:table");
        attribute(&mut self.out, b"table:name", name);
        self.out.push(b'>');
        self.empty_rows = 0;
    }

    pub(super) fn sheet_ends(&mut self) {
        self.out.extend_from_slice(b"</table:table>");
    }

    pub(super) fn row_starts(&mut self, repeats: usize) {
        self.row = repeats;
        self.row_begun = false;
        self.empty_cells = 0;
    }

    pub(super) fn row_ends(&mut self) {
        if self.row_begun {
            self.out.extend_from_slice(b"</table:table-row>");
        } else {
            self.empty_rows = self.empty_rows.saturating_add(self.row);
        }
    }

    pub(super) fn cell_starts(&mut self) {
        self.cell.clear();
    }

    /// An attribute of the cell that says what is in it, its value as it is written.
    pub(super) fn cell_attribute(&mut self, name: &[u8], value: &[u8]) {
        attribute(&mut self.cell, name, value);
    }

    pub(super) fn empty_cell_ends(&mut self, repeats: usize) {
        self.empty_cells = self.empty_cells.saturating_add(repeats);
    }

    /// A cell with something in it ends; `content` is the markup within, where that says it.
    pub(super) fn cell_ends(&mut self, repeats: usize, content: Option<&[u8]>) {
        if !self.row_begun {
            if self.empty_rows > 0 {
                self.out.extend_from_slice(b"<table:table-row");
                repeated(&mut self.out, b"table:number-rows-repeated", self.empty_rows);
                self.out.extend_from_slice(b"/>");
                self.empty_rows = 0;
            }
            self.out.extend_from_slice(b"<table:table-row");
            repeated(&mut self.out, b"table:number-rows-repeated", self.row);
            self.out.push(b'>');
            self.row_begun = true;
        }
        if self.empty_cells > 0 {
            self.out.extend_from_slice(b"<table:table-cell");
            repeated(&mut self.out, b"table:number-columns-repeated", self.empty_cells);
            self.out.extend_from_slice(b"/>");
            self.empty_cells = 0;
        }
        self.out.extend_from_slice(b"<table:table-cell");
        self.out.extend_from_slice(&self.cell);
        repeated(&mut self.out, b"table:number-columns-repeated", repeats);
        match content {
            Some(content) => {
                self.out.push(b'>');
                self.out.extend_from_slice(content);
                self.out.extend_from_slice(b"</table:table-cell>");
            }
            None => self.out.extend_from_slice(b"/>"),
        }
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.out.extend_from_slice(b"</office:document-content>");
        self.out
    }
}

/// An attribute with the value as it was written, in quotes that are not in it.
fn attribute(out: &mut Vec<u8>, name: &[u8], value: &[u8]) {
    let quote = if memchr(b'"', value).is_some() { b'\'' } else { b'"' };
    out.push(b' ');
    out.extend_from_slice(name);
    out.extend_from_slice(&[b'=', quote]);
    out.extend_from_slice(value);
    out.push(quote);
}

/// How often something is repeated, where it is more than once.
fn repeated(out: &mut Vec<u8>, name: &[u8], times: usize) {
    if times > 1 {
        attribute(out, name, times.to_string().as_bytes());
    }
}
