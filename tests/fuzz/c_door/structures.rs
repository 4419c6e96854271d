//! Structures, their fields made like arguments.

use crossings::capi::*;

use super::Door;
use super::arguments::Argument;

impl Argument for *const crossings_source {
    fn make(door: &mut Door<'_>) -> Self {
        let sources = (0..door.input.below(3)).map(|_| {
            let (name, name_len) = door.text();
            let (bytes, bytes_len) = door.text();
            let (published, published_len) = door.text();
            crossings_source { name, name_len, bytes: bytes.cast(), bytes_len, published, published_len }
        });
        let sources = sources.collect();
        let (pointer, len) = door.array(sources);
        door.call.length = Some(len);
        pointer
    }
}

impl Argument for *const crossings_limits {
    fn make(door: &mut Door<'_>) -> Self {
        door.pointer(|door| crossings_limits {
            bytes: door.small().saturating_mul(64),
            unpacked_bytes: 1 << 16,
            rows: door.small(),
            cells: 1_000,
            nesting: door.small() % 32,
        })
    }
}

impl Argument for *const crossings_ratio {
    fn make(door: &mut Door<'_>) -> Self {
        door.pointer(Door::ratio)
    }
}

impl Argument for *const crossings_interval {
    fn make(door: &mut Door<'_>) -> Self {
        door.pointer(Door::interval)
    }
}

impl Argument for *const crossings_convention {
    fn make(door: &mut Door<'_>) -> Self {
        door.pointer(Door::convention)
    }
}

impl Argument for *const crossings_period {
    fn make(door: &mut Door<'_>) -> Self {
        door.pointer(crossings_period::make)
    }
}

impl Argument for *const crossings_understanding {
    fn make(door: &mut Door<'_>) -> Self {
        door.pointer(|door| crossings_understanding {
            reading: door.choice() % 4,
            rounding: door.choice(),
            threshold: door.choice(),
            rounded: door.input.chance(),
        })
    }
}

impl Argument for *const crossings_grounds {
    fn make(door: &mut Door<'_>) -> Self {
        door.pointer(|door| {
            let (as_of, as_of_len) = door.text();
            crossings_grounds {
                basis: door.choice() % 5,
                sums: door.choice() % 3,
                last_day: crossings_date::make(door),
                convention: door.convention(),
                as_of,
                as_of_len,
            }
        })
    }
}

impl Argument for *const crossings_judge_options {
    fn make(door: &mut Door<'_>) -> Self {
        door.pointer(|door| {
            let (as_of, as_of_len) = door.text();
            crossings_judge_options {
                reading: door.choice() % 4,
                rounding: door.choice(),
                threshold: door.choice(),
                as_of,
                as_of_len,
            }
        })
    }
}

impl Argument for *const crossings_audit_options {
    fn make(door: &mut Door<'_>) -> Self {
        // Never NULL: the fuel that there is without options lasts for a second.
        let options = crossings_audit_options {
            rounding: door.choice(),
            threshold: door.choice(),
            conflict: door.small(),
            repair: door.small(),
            fuel: 1 + u64::from(door.input.byte()) * 64,
        };
        door.keep(options)
    }
}

impl Argument for *const crossings_tally_options {
    fn make(door: &mut Door<'_>) -> Self {
        door.pointer(|door| {
            let periods = (0..door.input.below(3)).map(|_| crossings_period::make(door)).collect();
            let (periods, periods_len) = door.array(periods);
            crossings_tally_options {
                findings: door.input.below(9),
                periods,
                periods_len,
                coverage: door.choice() % 3,
                order: door.choice() % 3,
                threads: u32::from(door.input.byte() % 3),
            }
        })
    }
}

impl Argument for *const crossings_columns {
    fn make(door: &mut Door<'_>) -> Self {
        door.pointer(|door| {
            let rows = door.input.below(6);
            let column = |door: &mut Door<'_>, may_be_none: bool| {
                let len = match door.input.byte() {
                    250.. => rows + 1,
                    200.. if may_be_none => 0,
                    _ => rows,
                };
                (0..len).map(|_| u32::from(door.input.byte())).collect::<Vec<u32>>()
            };
            let (series, people) = (column(door, true), column(door, false));
            let (boats, uncontrolled) = (column(door, false), column(door, true));
            let dates: Vec<i32> =
                column(door, false).into_iter().map(|day| 22_000 + day.cast_signed()).collect();
            let known = if door.input.chance() { Vec::new() } else { vec![door.input.byte()] };
            let (series, series_len) = door.array(series);
            let (dates, dates_len) = door.array(dates);
            let (people, people_len) = door.array(people);
            let (boats, boats_len) = door.array(boats);
            let (uncontrolled, uncontrolled_len) = door.array(uncontrolled);
            let (uncontrolled_known, uncontrolled_known_len) = door.array(known);
            crossings_columns {
                series,
                series_len,
                dates,
                dates_len,
                people,
                people_len,
                boats,
                boats_len,
                uncontrolled,
                uncontrolled_len,
                uncontrolled_known,
                uncontrolled_known_len,
            }
        })
    }
}

impl Argument for crossings_date {
    fn make(door: &mut Door<'_>) -> Self {
        let [month, day] = [door.input.byte(), door.input.byte()];
        match door.input.byte() {
            0..200 => Self { year: 2030, month: 1 + month % 12, day: 1 + day % 28 },
            200..220 => Self { year: 0, month: 0, day: 0 },
            220..240 => Self { year: 9999, month: 12, day: 31 },
            year => Self { year: i16::from(year) * 50, month, day },
        }
    }
}

impl Argument for crossings_period {
    fn make(door: &mut Door<'_>) -> Self {
        let first = crossings_date::make(door);
        let last = if door.input.chance() { crossings_date::make(door) } else { first };
        Self { first, last }
    }
}
