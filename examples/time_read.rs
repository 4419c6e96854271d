//! Prints how many milliseconds one reading of a workbook takes: `time_read register FILE` for
//! the way to a checked register, `time_read intake FILE` for the same as the other doors go it,
//! with a report on each file, `time_read calamine FILE` for calamine's bare read of the same
//! sheets. The median of 15, after a warm-up; `benches/peers/peers.py` runs it.
use std::hint::black_box;
use std::time::Instant;

use calamine::{Data, Ods, Reader};
use crossings::source::{Options, ods};
use crossings::{Intake, Register};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(what), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("usage: time_read register|intake|calamine FILE".into());
    };
    let bytes = std::fs::read(&file)?;
    let mut milliseconds = Vec::new();
    for round in 0..16 {
        let start = Instant::now();
        if what == "register" {
            let draft = ods::read(&file, &bytes, &Options::default())?;
            black_box(Register::try_from(draft)?);
        } else if what == "intake" {
            let mut intake = Intake::default();
            intake.add(&file, ods::read(&file, &bytes, &Options::default()));
            black_box(intake.into_register().map_err(|found| format!("{:?}", found.verdict))?);
        } else {
            let mut workbook: Ods<_> = Ods::new(std::io::Cursor::new(bytes.as_slice()))?;
            let mut cells = 0_usize;
            for sheet in ["SB_01", "SB_02"] {
                let range = workbook.worksheet_range(sheet)?;
                cells =
                    cells.saturating_add(range.used_cells().filter(|cell| *cell.2 != Data::Empty).count());
            }
            black_box(cells);
        }
        if round > 0 {
            milliseconds.push(start.elapsed());
        }
    }
    milliseconds.sort();
    let median = milliseconds.get(milliseconds.len() >> 1).ok_or("no round was timed")?;
    let out =
        format!("{}.{:03}\n", median.as_millis(), median.subsec_micros().checked_rem(1000).unwrap_or(0));
    std::io::Write::write_all(&mut std::io::stdout(), out.as_bytes())?;
    Ok(())
}
