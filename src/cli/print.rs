//! Text for people: styles, numbers, aligned tables.

use std::{fmt, io};

use anstyle::{AnsiColor, Style};
use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, Table};

use crate::{Count, ExactError, Rate, Ratio};

/// What is wrong.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
/// What is odd.
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// What is well.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
/// What is said above a table or a list.
pub(crate) const HEADING: Style = Style::new().bold();
/// What is said beside the matter.
pub(crate) const ASIDE: Style = Style::new().dimmed();

/// What stands for a number that is not known: it is never zero.
pub(crate) const UNKNOWN: &str = "–";

/// Lines of text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    lines: String,
    /// Whether lines were handed on before these.
    handed_on: bool,
}

impl Text {
    /// Adds a line.
    pub(crate) fn line(&mut self, line: impl fmt::Display) {
        self.lines.push_str(&line.to_string());
        self.lines.push('\n');
    }

    /// Adds an empty line, unless it would be the first.
    pub(crate) fn gap(&mut self) {
        if self.handed_on || !self.lines.is_empty() {
            self.lines.push('\n');
        }
    }

    /// Writes the lines that there are, and goes on without them.
    pub(crate) fn hand_on(&mut self, to: &mut dyn io::Write) -> io::Result<()> {
        to.write_all(self.lines.as_bytes())?;
        self.handed_on |= !self.lines.is_empty();
        self.lines.clear();
        Ok(())
    }

    pub(crate) fn into_string(self) -> String {
        self.lines
    }
}

/// Something that a file says, with its control characters spelt out: it stays on its line and
/// cannot command the terminal.
pub(crate) fn quoted(said: impl fmt::Display) -> String {
    let said = said.to_string();
    if !said.contains(char::is_control) {
        return said;
    }
    let spelt = |letter: char| {
        //= docs/rules.md#python-and-the-command-line
        //# cli-07: What a file says MUST NOT command the terminal.
        if letter.is_control() { letter.escape_default().to_string() } else { letter.to_string() }
    };
    said.chars().map(spelt).collect()
}

/// A number with a comma after every three digits from the right: `41,472`.
pub(crate) fn grouped(number: impl Into<i128>) -> String {
    let number: i128 = number.into();
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::new();
    if number < 0 {
        grouped.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        let to_come = digits.len().saturating_sub(index);
        if index > 0 && to_come.checked_rem(3) == Some(0) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A count, with its commas.
pub(crate) fn count(count: impl Count) -> String {
    grouped(count.get())
}

/// A count, or that it is not known.
pub(crate) fn count_or_unknown(known: Option<impl Count>) -> String {
    known.map_or_else(|| UNKNOWN.to_owned(), count)
}

/// A length, with its commas, and the word for it: `1 day`, `3,154 days`.
pub(crate) fn many(number: usize, word: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {word}{plural}", grouped(i128::try_from(number).unwrap_or(i128::MAX)))
}

/// A rate to one decimal, or that there is none.
pub(crate) fn rate<N: Count, D: Count>(rate: Result<Rate<N, D>, ExactError>) -> String {
    let decimal = rate.map(Rate::value).and_then(|value: Ratio| value.to_decimal(1));
    let Ok(decimal) = decimal else { return UNKNOWN.to_owned() };
    let Some((whole, part)) = decimal.split_once('.') else { return decimal };
    whole.parse::<i128>().map_or(decimal.clone(), |whole| format!("{}.{part}", grouped(whole)))
}

/// A change, with its sign: `+345`, `-443`, `0`.
pub(crate) fn change(old: u64, new: u64) -> String {
    signed(i128::from(new).saturating_sub(i128::from(old)))
}

/// A number with its sign.
pub(crate) fn signed(number: i128) -> String {
    let plus = if number > 0 { "+" } else { "" };
    format!("{plus}{}", grouped(number))
}

/// On which side the values of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// An aligned table without lines, under a bold head.
pub(crate) fn table(text: &mut Text, columns: &[(&str, Side)], rows: impl IntoIterator<Item = Vec<String>>) {
    let mut table = Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(columns.iter().map(|(head, _)| *head));
    table.add_rows(rows.into_iter().map(|row| row.into_iter().map(quoted)));
    for (column, (_, side)) in table.column_iter_mut().zip(columns) {
        column.set_padding((0, 2));
        if *side == Side::Right {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    for (index, line) in table.lines().enumerate() {
        let line = line.trim_end();
        if index == 0 {
            text.line(format_args!("{HEADING}{line}{HEADING:#}"));
        } else {
            text.line(line);
        }
    }
}
