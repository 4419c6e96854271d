//! The table of readings: which numbers a figure means.
#![forbid(unsafe_code)]

use core::ops::Bound::{Excluded, Included, Unbounded};

use super::form::{Direction, Form, Hedge, Kind, Numeral, PrintedUnit, Size};
use super::scale::{Ends, Scale, around, point};
use super::{NoInterval, Reading, Understanding};
use crate::exact::{ExactError, Ratio};
use crate::interval::Interval;
use crate::measure::Nature;

/// An interval; `None` where the table has none.
type Cell = Result<Option<Interval>, ExactError>;

/// Where the readings of a number end on one side.
type HowFar = fn(&Scale) -> Result<Ends, ExactError>;

/// The numbers of such a nature that a figure means.
pub(super) fn interval(
    form: &Form,
    unit: Option<PrintedUnit>,
    nature: Nature,
    understanding: Understanding,
) -> Result<Interval, NoInterval> {
    //= docs/rules.md#printed-figures
    //# figure-09: A figure MUST NOT state a number of another nature, such as pounds of people.
    if !of_nature(form, unit, nature)? {
        return Err(NoInterval::NotStated);
    }
    let (read, direction) = match form {
        Form::Amount { hedge, kind, size, direction } => {
            let scale = Scale::of(*kind, size)?;
            let row = Row { hedge: effective(*hedge, size, &scale), size, nature, scale, understanding };
            (row.lawful(understanding.reading)?, *direction)
        }
        Form::Between { kind, low, high, direction } => {
            let low = Scale::of_numeral(*kind, low)?.n;
            let high = Scale::of_numeral(*kind, high)?.n;
            (Interval::new(Included(low), Included(high)), *direction)
        }
        Form::Nothing => (Some(Interval::point(Ratio::whole(0))), None),
        Form::Place { place, .. } => (Some(Interval::point(Ratio::whole(*place))), None),
        Form::NotFirst { .. } => (Interval::new(Included(Ratio::whole(2)), Unbounded), None),
        Form::Day(_) => (None, None),
    };
    let read = read.ok_or(NoInterval::NoReading)?;
    //= docs/rules.md#printed-figures
    //# figure-07: A figure MUST NOT mean a number below zero, unless it is a change, nor a share above one.
    let within = read.intersection(&domain(nature)).ok_or(NoInterval::NotStated)?;
    Ok(if direction == Some(Direction::Down) { mirror(&within) } else { within })
}

/// Whether the words can say something about such a number.
fn of_nature(form: &Form, unit: Option<PrintedUnit>, nature: Nature) -> Result<bool, ExactError> {
    let per = unit.is_some_and(|unit| unit.per.is_some());
    let states = |kind: Kind, direction: Option<Direction>, numerals: &[&Numeral]| {
        let whole = || numerals.iter().try_fold(true, |all, one| Ok::<_, ExactError>(is_whole(one)? && all));
        Ok(stated(kind, direction, nature) && (nature != Nature::Count || (!per && whole()?)))
    };
    match form {
        Form::Amount { kind, size, direction, .. } => states(*kind, *direction, size.numeral().as_slice()),
        Form::Between { kind, low, high, direction } => states(*kind, *direction, &[low, high]),
        Form::Nothing => Ok(nature == Nature::Count),
        // A day in office has an ordinal number, and that number is a count.
        Form::Place { order: None, .. } => Ok(matches!(nature, Nature::Rank | Nature::Count)),
        Form::Place { .. } | Form::NotFirst { .. } => Ok(nature == Nature::Rank),
        Form::Day(_) => Ok(nature == Nature::Date),
    }
}

fn is_whole(numeral: &Numeral) -> Result<bool, ExactError> {
    let [number, ..] = numeral.written()?;
    Ok(number.denominator() == 1)
}

/// The number that is printed, whatever stands before it; `None` where there is no single one.
pub(super) fn printed(form: &Form, unit: Option<PrintedUnit>, nature: Nature) -> Option<Ratio> {
    if !of_nature(form, unit, nature).ok()? {
        return None;
    }
    match form {
        Form::Amount { kind, size, direction, .. } => {
            let n = Scale::of(*kind, size).ok()?.n;
            Some(if *direction == Some(Direction::Down) { n.opposite() } else { n })
        }
        Form::Nothing => Some(Ratio::whole(0)),
        Form::Place { place, .. } => Some(Ratio::whole(*place)),
        Form::Between { .. } | Form::NotFirst { .. } | Form::Day(_) => None,
    }
}

/// Whether a number of this kind can be a number of such a nature.
fn stated(kind: Kind, direction: Option<Direction>, nature: Nature) -> bool {
    match nature {
        Nature::Count | Nature::Mean => kind == Kind::Plain,
        //= docs/rules.md#what-never-mixes
        //# kinds-10: Percentage points MUST NOT state a share, nor a change in per cent.
        Nature::Share => matches!(kind, Kind::Percent | Kind::Fraction) && direction.is_none(),
        //= docs/rules.md#printed-figures
        //# figure-10: A percentage or a part MUST NOT state a change without a direction.
        Nature::Change => matches!(kind, Kind::Percent | Kind::Fraction) && direction.is_some(),
        Nature::Points => kind == Kind::Points && direction.is_some(),
        Nature::Times => kind == Kind::Times,
        Nature::Money(currency) => kind == Kind::Money(currency),
        Nature::Rank | Nature::Date => false,
    }
}

/// All the numbers of a nature; for a change, of its size.
fn domain(nature: Nature) -> Interval {
    let (zero, one) = (Included(Ratio::whole(0)), Included(Ratio::whole(1)));
    let (lower, upper) = match nature {
        Nature::Share => (zero, one),
        Nature::Rank => (one, Unbounded),
        // Only a day is a date, and a day has no interval.
        Nature::Count
        | Nature::Mean
        | Nature::Change
        | Nature::Points
        | Nature::Times
        | Nature::Money(_)
        | Nature::Date => (zero, Unbounded),
    };
    Interval::new(lower, upper).unwrap_or(Interval::ALL)
}

/// The numbers on the other side of zero.
fn mirror(interval: &Interval) -> Interval {
    let (lower, upper) = (interval.upper().map(Ratio::opposite), interval.lower().map(Ratio::opposite));
    Interval::new(lower, upper).unwrap_or(*interval)
}

/// `some` before a number that nobody rounded is a filler; before another it is `about`.
fn effective(hedge: Hedge, size: &Size, scale: &Scale) -> Hedge {
    let sharp = matches!(size, Size::Numeral(numeral) if numeral.power == 0)
        && scale.unit.is_some_and(|[u, g]| u == g);
    if hedge == Hedge::Some && !sharp { Hedge::About } else { hedge }
}

/// A row of the table, for one number.
struct Row<'f> {
    hedge: Hedge,
    size: &'f Size,
    nature: Nature,
    scale: Scale,
    understanding: Understanding,
}

impl Row<'_> {
    /// The cell of the table, made to keep the laws of nesting.
    fn lawful(&self, reading: Reading) -> Cell {
        if self.hedge.one_sided() {
            let looser = match reading {
                Reading::Literal => return self.cell(reading),
                Reading::Pragmatic => self.cell(Reading::Literal),
                Reading::Strict => self.lawful(Reading::Pragmatic),
            }?;
            return self.cell(reading).map(|cell| match (cell, looser) {
                //= docs/rules.md#printed-figures
                //# figure-04: With a one-sided hedge, the strict reading MUST lie within the pragmatic, and that
                //# within the literal.
                (Some(cell), Some(looser)) => cell.intersection(&looser),
                (cell, _) => cell,
            });
        }
        let closer = match reading {
            Reading::Literal => return self.cell(reading),
            Reading::Strict => self.cell(Reading::Literal),
            Reading::Pragmatic => self.lawful(Reading::Strict),
        };
        let cell = self.cell(reading)?;
        closer.map(|closer| match (cell, closer) {
            //= docs/rules.md#printed-figures
            //# figure-05: With any other hedge or none, the literal reading MUST lie within the strict, and that
            //# within the pragmatic.
            (Some(cell), Some(closer)) => hull(&cell, &closer),
            (cell, closer) => cell.or(closer),
        })
    }

    /// The cell as the table has it.
    fn cell(&self, reading: Reading) -> Cell {
        let (s, n) = (&self.scale, self.scale.n);
        let end = |ends: HowFar| match reading {
            Reading::Literal => Ok(Unbounded),
            Reading::Pragmatic => ends(s).map(|[pragmatic, _]| pragmatic),
            Reading::Strict => ends(s).map(|[_, strict]| strict),
        };
        let up_to = |s: &Scale| s.under().and_then(|[end, _]| s.almost().map(|[_, strict]| [end, strict]));
        let from = |ends: HowFar, last| end(ends).map(|first| Interval::new(first, last));
        let up_from = |first, ends: HowFar| end(ends).map(|last| Interval::new(first, last));
        //= docs/rules.md#printed-figures
        //# figure-03: A figure MUST mean what its row of the table of readings says.
        match self.hedge {
            //= docs/rules.md#printed-figures
            //# figure-08: A figure such as `about 60` MUST NOT have a literal meaning.
            Hedge::CloseTo | Hedge::About | Hedge::Some if reading == Reading::Literal => Ok(None),
            Hedge::Exactly => Ok(Some(Interval::point(n))),
            //= docs/rules.md#printed-figures
            //# figure-06: The printed number MUST belong to the meaning of a figure exactly where its words do not
            //# exclude it.
            Hedge::Over => up_from(Excluded(n), Scale::over),
            Hedge::AtLeast => up_from(Included(n), Scale::over),
            Hedge::Under => from(Scale::under, Excluded(n)),
            Hedge::AtMost => from(Scale::under, Included(n)),
            Hedge::UpTo => from(up_to, Included(n)),
            Hedge::Almost | Hedge::CloseTo => from(Scale::almost, Excluded(n)),
            Hedge::JustOver => up_from(Excluded(n), Scale::just_over),
            Hedge::Bare | Hedge::Some => self.bare(reading),
            Hedge::About if reading == Reading::Pragmatic => s.about().map(Some),
            Hedge::About => self.strict(),
        }
    }

    /// The cell of a number with no hedge.
    fn bare(&self, reading: Reading) -> Cell {
        let point = Some(Interval::point(self.scale.n));
        match (self.scale.unit, self.nature, reading) {
            (None, _, Reading::Strict) => self.strict(),
            (None, _, Reading::Pragmatic) => match self.size {
                // Nobody has one in twenty in mind as a step of a ladder.
                Size::OneIn(of) if of.digits > 10 => self.strict(),
                _ => self.scale.about().map(Some),
            },
            //= docs/rules.md#printed-figures
            //# figure-11: A count with no hedge MUST be taken at its word unless the reader says that it was
            //# rounded.
            (Some([_, g]), Nature::Count, Reading::Pragmatic)
                if self.understanding.rounded && g > Ratio::whole(1) =>
            {
                self.rounded_to(g)
            }
            (None, _, Reading::Literal)
            | (Some(_), Nature::Count, _)
            | (Some(_), Nature::Times, Reading::Literal) => Ok(point),
            (Some(_), Nature::Times, reading) if !self.scale.decimals => self.times(reading),
            (Some(_), _, Reading::Literal) => Ok(None),
            (Some([_, g]), _, Reading::Pragmatic) => self.rounded_to(g),
            (Some([u, _]), _, Reading::Strict) => self.rounded_to(u),
        }
    }

    /// What a whole number of times means.
    fn times(&self, reading: Reading) -> Cell {
        let n = self.scale.n;
        if reading == Reading::Strict {
            return self.rounded_to(Ratio::part::<1, 10>());
        }
        around(n, Ratio::part::<1, 4>()).map(|[low, high]| Interval::new(Included(low), Included(high)))
    }

    /// What a figure means that was rounded in its last written digit.
    fn strict(&self) -> Cell {
        let n = self.scale.n;
        match (self.scale.unit, self.size) {
            (Some([u, _]), _) => self.rounded_to(u),
            (None, Size::OneIn(of)) => {
                // 1/x lies in [k − ½, k + ½). A number has thirty digits at most, and so twice as much fits.
                let twice = of.digits.saturating_mul(2);
                let (lower, upper) =
                    (Ratio::new(2, twice.saturating_add(1)), Ratio::new(2, twice.saturating_sub(1)));
                lower.and_then(|low| upper.map(|high| Interval::new(Excluded(low), Included(high))))
            }
            (None, _) => around(n, point()).map(|[low, high]| Interval::new(Included(low), Excluded(high))),
        }
    }

    /// The numbers that are printed as this one in multiples of a unit.
    fn rounded_to(&self, unit: Ratio) -> Cell {
        self.understanding.rounding.preimage(self.scale.n, unit)
    }
}

/// The least interval that covers both.
fn hull(a: &Interval, b: &Interval) -> Option<Interval> {
    let covers = |one: Option<Interval>, other: Option<Interval>| {
        one.zip(other).is_some_and(|(one, other)| one.covers(&other))
    };
    let from = |one: &Interval| Interval::new(one.lower(), Unbounded);
    let up_to = |one: &Interval| Interval::new(Unbounded, one.upper());
    let lower = if covers(from(a), from(b)) { a.lower() } else { b.lower() };
    let upper = if covers(up_to(a), up_to(b)) { a.upper() } else { b.upper() };
    Interval::new(lower, upper)
}
