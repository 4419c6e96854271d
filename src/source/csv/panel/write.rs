//! Panels that were made from a seed, as text.

use std::io::{self, Write};

use super::CHUNK;
use crate::generate::{PanelChunk, PanelPlan};
use crate::period::date_of;

/// Writes a panel that was made from a seed, with the names of its columns in the first row.
///
/// The columns are `series`, `date`, `people`, `boats` and `uncontrolled`; a null is an empty field.
/// `progress` is told how many rows were written.
///
/// ```
/// use crossings::generate::{PanelOptions, PanelPlan};
/// use crossings::source::csv::write_panel;
/// let plan = PanelPlan::new(PanelOptions::of(2))?;
/// let mut out = Vec::new();
/// write_panel(&plan, &mut out, &mut |_| {})?;
/// let text = String::from_utf8(out)?;
/// assert!(text.starts_with("series,date,people,boats,uncontrolled\n0,2018-01-01,"), "{text}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// - What `out` says when it cannot be written to.
pub fn write_panel(plan: &PanelPlan, mut out: impl Write, progress: &mut dyn FnMut(u64)) -> io::Result<()> {
    out.write_all(b"series,date,people,boats,uncontrolled\n")?;
    let mut text = Vec::new();
    for chunk in plan.chunks(u32::try_from(CHUNK).unwrap_or(u32::MAX)) {
        text.clear();
        for row in 0..chunk.len() {
            write_row(&chunk, row, &mut text);
        }
        out.write_all(&text)?;
        progress(chunk.first_row().saturating_add(u64::try_from(chunk.len()).unwrap_or(0)));
    }
    out.flush()
}

fn write_row(chunk: &PanelChunk, row: usize, text: &mut Vec<u8>) {
    let date = chunk.dates().get(row).and_then(|date| date_of(i64::from(*date)));
    digits(chunk.series().get(row).copied(), 1, text);
    text.push(b',');
    if let Some(date) = date {
        let parts = [(i32::from(date.year()), 4), (i32::from(date.month()), 2), (i32::from(date.day()), 2)];
        for (nth, (number, least)) in parts.into_iter().enumerate() {
            if nth > 0 {
                text.push(b'-');
            }
            digits(u32::try_from(number).ok(), least, text);
        }
    }
    for number in [chunk.people_at(row), chunk.boats_at(row), chunk.uncontrolled_at(row)] {
        text.push(b',');
        digits(number, 1, text);
    }
    text.push(b'\n');
}

/// A number with so many digits at least, or nothing for none.
fn digits(number: Option<u32>, least: usize, text: &mut Vec<u8>) {
    let Some(mut rest) = number else { return };
    let from = text.len();
    while rest > 0 || text.len().saturating_sub(from) < least {
        let digit = rest.checked_rem(10).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(0);
        text.push(b'0'.saturating_add(digit));
        rest = rest.checked_div(10).unwrap_or(0);
    }
    text.get_mut(from..).unwrap_or_default().reverse();
}
