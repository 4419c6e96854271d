//! What a figure in a request means.
#![forbid(unsafe_code)]

use crate::basis::Basis;
use crate::exact::Ratio;
use crate::figure::{Figure, NoInterval, PrintedNoun, PrintedPer, Understanding};
use crate::interval::Interval;
use crate::measure::{Counted, Nature, NoValue};
use crate::publication::AsOf;
use crate::question::QuestionError;
use crate::register::Register;
use crate::view::View;
use crate::windows::WindowMeasure;

/// The numbers that a figure may mean of such a quantity.
pub(super) fn meant(figure: &Figure, nature: Nature, how: Understanding) -> Result<Interval, QuestionError> {
    figure.interval(nature, &how).map_err(|why| match why {
        NoInterval::NotStated => QuestionError::NotStated { figure: figure.text().to_owned(), nature },
        NoInterval::NoReading => {
            QuestionError::NoReading { figure: figure.text().to_owned(), reading: how.reading }
        }
        NoInterval::Overflow => NoValue::Overflow.into(),
    })
}

/// Of what a figure is, and the numbers that it may mean of that.
pub(super) fn of_windows(
    figure: &Figure,
    of: Option<WindowMeasure>,
    how: Understanding,
) -> Result<(WindowMeasure, Interval), QuestionError> {
    let of = of.map_or_else(|| measured(figure), Ok)?;
    Ok((of, meant(figure, of.nature(), how)?))
}

/// Of what a figure is, by the unit that is printed with it. A whole number with none is one of
/// people.
fn measured(figure: &Figure) -> Result<WindowMeasure, QuestionError> {
    use WindowMeasure::{MeanPerDay, MeanPerWeek, PeoplePerBoat, Total};
    let unit = figure.unit();
    let counted = match unit.and_then(|unit| unit.of) {
        None | Some(PrintedNoun::People) => Some(Counted::People),
        Some(PrintedNoun::Boats) => Some(Counted::Boats),
        Some(_) => None,
    };
    let found = match (unit.and_then(|unit| unit.per), counted) {
        (Some(PrintedPer::Boat), Some(Counted::People)) => Some(PeoplePerBoat),
        (Some(PrintedPer::Day), Some(of)) => Some(MeanPerDay(of)),
        (Some(PrintedPer::Week), Some(of)) => Some(MeanPerWeek(of)),
        (None, Some(of)) if whole(figure) => Some(Total(of)),
        _ => None,
    };
    let people = Counted::People;
    found.filter(|of| figure.states(of.nature())).ok_or_else(|| QuestionError::AmbiguousFigure {
        figure: figure.text().to_owned(),
        choices: vec![
            Total(people),
            Total(Counted::Boats),
            MeanPerDay(people),
            MeanPerDay(Counted::Boats),
            MeanPerWeek(people),
            PeoplePerBoat,
        ],
    })
}

/// Whether a figure can be a number of people: `56.9` cannot.
fn whole(figure: &Figure) -> bool {
    figure.states(Nature::Count)
        && figure.printed(Nature::Count).is_none_or(|printed: Ratio| printed.denominator() == 1)
}

/// A series as it stood, with its days, for a question that looks at them.
pub(super) fn days_of<T>(
    register: &Register,
    basis: Basis,
    as_of: Option<AsOf>,
    look: impl FnOnce(&View) -> Result<T, QuestionError>,
) -> Result<T, QuestionError> {
    let series = QuestionError::series(register, basis)?;
    let then = as_of.map(|moment| series.as_of(moment));
    let view = then.as_ref().unwrap_or_else(|| series.newest());
    if view.published().is_none() {
        let first = series.publications().first().map(|one| one.published);
        return Err(QuestionError::NothingPublished { basis, first });
    }
    if view.is_empty() {
        return Err(QuestionError::NothingDaily { basis });
    }
    look(view)
}
