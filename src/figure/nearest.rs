//! The number that could have been printed in the same words.
#![forbid(unsafe_code)]

use super::agreement::agreeing;
use super::form::{Direction, Form, Hedge, Kind, Numeral, Size, Style};
use super::multiple::{Side, multiple, written};
use super::number::{ending, one_word};
use super::rewrite::replaced;
use super::scale::{LADDER, minor, percent_step};
use super::words::{FOLDS, ORDINALS, PARTS};
use super::{Figure, Understanding};
use crate::exact::Ratio;
use crate::measure::{Nature, Order};

/// The same words with a number that makes them true.
pub(super) fn nearest(figure: &Figure, value: Ratio, nature: Nature) -> Option<String> {
    if !figure.states(nature) {
        return None;
    }
    let holds = |text: &String| holds(text, value, nature);
    match &figure.form {
        Form::Amount { hedge, kind, size, direction } => {
            let size_of = if *direction == Some(Direction::Down) { value.opposite() } else { value };
            if size_of.numerator() < 0 {
                return None;
            }
            match size {
                Size::Numeral(numeral) => {
                    let printed = as_printed(*kind, size_of)?;
                    numerals(figure, numeral, *hedge, *kind, printed).into_iter().find(holds)
                }
                Size::Fraction(.., place) => {
                    let printed = figure.text.get(place.clone()).unwrap_or_default();
                    let texts = parts(size_of, !has_digit(printed)).into_iter();
                    texts.filter_map(|part| replaced(&figure.text, place.clone(), &part)).find(holds)
                }
                Size::OneIn(of) => one_in(figure, of, size_of).into_iter().find(holds),
            }
        }
        Form::Place { order, .. } => place(figure, *order, value).filter(holds),
        Form::NotFirst { order, .. } => {
            let first = if *order == Order::Highest { "a record" } else { "the lowest" };
            [figure.text.clone(), first.to_owned()].into_iter().find(holds)
        }
        Form::Between { .. } | Form::Nothing => Some(figure.text.clone()).filter(holds),
        Form::Day(_) => None,
    }
}

/// Whether a text says something true of a value, as readers take it. A count may be rounded.
fn holds(text: &str, value: Ratio, nature: Nature) -> bool {
    let Ok(figure) = Figure::parse(text) else { return false };
    let rounded: &[bool] = if nature == Nature::Count { &[false, true] } else { &[false] };
    //= docs/rules.md#printed-figures
    //# figure-13: The nearest figure MUST be true of the value that it is proposed for.
    rounded.iter().any(|&rounded| {
        let understanding = Understanding { rounded, ..Understanding::default() };
        figure.interval(nature, &understanding).is_ok_and(|interval| interval.contains(value))
    })
}

/// A number in the measure's scale, in the scale of print.
fn as_printed(kind: Kind, value: Ratio) -> Option<Ratio> {
    match kind {
        Kind::Percent | Kind::Points => value.checked_mul(Ratio::whole(100)).ok(),
        Kind::Money(currency) => value.checked_div(minor(currency)).ok(),
        Kind::Plain | Kind::Fraction | Kind::Times => Some(value),
    }
}

/// Which multiple a hedge is put before.
const fn side(hedge: Hedge) -> Side {
    match hedge {
        Hedge::Bare | Hedge::Exactly | Hedge::About | Hedge::Some => Side::Nearest,
        Hedge::Over | Hedge::JustOver => Side::Below,
        Hedge::AtLeast => Side::NotAbove,
        Hedge::Under | Hedge::Almost | Hedge::CloseTo => Side::Above,
        Hedge::AtMost | Hedge::UpTo => Side::NotBelow,
    }
}

/// The figure with other numbers, the roundest first.
fn numerals(figure: &Figure, numeral: &Numeral, hedge: Hedge, kind: Kind, value: Ratio) -> Vec<String> {
    let Ok([_, u, g]) = numeral.written() else { return Vec::new() };
    let g = if matches!(kind, Kind::Percent | Kind::Points) { percent_step(numeral, u) } else { g };
    let mut step = if matches!(hedge, Hedge::Bare | Hedge::Exactly) { u } else { g };
    let [before, after] = [figure.text.get(..numeral.place.start), figure.text.get(numeral.place.end..)]
        .map(Option::unwrap_or_default);
    let mut texts = Vec::new();
    loop {
        let text = || {
            let times = value.checked_div(step).and_then(|steps| multiple(steps, side(hedge)));
            let number =
                times.and_then(|times| Ratio::new(times, 1)).and_then(|times| times.checked_mul(step));
            let digits = number.and_then(|number| number.checked_div(u)).ok()?.numerator();
            // Of zero nobody sees that it was rounded to more than its unit.
            if digits == 0 && step > u {
                return None;
            }
            let one = digits == 1 && numeral.decimals == 0 && numeral.power == 0;
            let number = rewritten(figure, numeral, digits)?;
            Some([before, &number, &agreeing(after, one)].concat())
        };
        texts.extend(text());
        if step <= u {
            return texts;
        }
        step = step.checked_div(Ratio::whole(10)).map_or(u, |step| step.max(u));
    }
}

/// Other digits in the style of the printed ones.
fn rewritten(figure: &Figure, numeral: &Numeral, digits: i128) -> Option<String> {
    let fold = || FOLDS.iter().find(|(_, times)| *times == digits).map(|(word, _)| (*word).to_owned());
    match numeral.style {
        Style::Fold => fold().or_else(|| Some(format!("{}fold", one_word(digits)?))),
        Style::Words if (0..=20).contains(&digits) => one_word(digits).map(str::to_owned),
        Style::Words => written(digits, numeral.decimals, true),
        Style::Digits => {
            let printed = figure.text.get(numeral.place.clone()).unwrap_or_default();
            let whole = printed.split('.').next().unwrap_or("");
            written(digits, numeral.decimals, printed.contains(',') || whole.len() <= 3)
        }
    }
}

/// Simple parts of a whole, the nearest first.
pub(super) fn parts(value: Ratio, in_words: bool) -> Vec<String> {
    let inner = LADDER.into_iter().filter(|(parts, of)| *parts > 0 && parts < of);
    let mut near: Vec<_> = inner
        .filter_map(|(parts, of)| {
            let apart = Ratio::new(parts, of).and_then(|rung| rung.max(value).checked_sub(rung.min(value)));
            apart.ok().map(|apart| (apart, parts, of))
        })
        .collect();
    near.sort();
    let written =
        |(_, parts, of)| if in_words { part_in_words(parts, of) } else { Some(format!("{parts}/{of}")) };
    near.into_iter().filter_map(written).collect()
}

/// `a third`, `two-thirds`, `half`.
fn part_in_words(parts: i128, of: i128) -> Option<String> {
    let name = PARTS.iter().find(|(name, part)| *part == of && name.ends_with('s') == (parts > 1));
    one_word(parts).zip(name).map(|(number, (name, _))| match (parts, of) {
        (_, 2) => (*name).to_owned(),
        (1, _) => format!("a {name}"),
        _ => format!("{number}-{name}"),
    })
}

/// One in so many.
fn one_in(figure: &Figure, of: &Numeral, value: Ratio) -> Vec<String> {
    let Ok(many) = Ratio::whole(1).checked_div(value) else { return Vec::new() };
    let text = |side| {
        let digits = multiple(many, side).ok().filter(|digits| *digits > 1)?;
        rewritten(figure, of, digits).and_then(|number| replaced(&figure.text, of.place.clone(), &number))
    };
    [Side::Nearest, Side::NotAbove, Side::NotBelow].into_iter().filter_map(text).collect()
}

/// A place in an order.
fn place(figure: &Figure, order: Option<Order>, value: Ratio) -> Option<String> {
    let place = (value.denominator() == 1).then(|| u64::try_from(value.numerator()).ok())??;
    let which = match order {
        None if has_digit(&figure.text) => return Some(in_digits(place)),
        None => return Some(ordinal(place)),
        Some(Order::Highest) if place == 1 => return Some("a record".to_owned()),
        Some(Order::Lowest) if place == 1 => return Some("the lowest".to_owned()),
        Some(Order::Highest) => "highest",
        Some(Order::Lowest) => "lowest",
    };
    Some(format!("{} {which}", ordinal(place)))
}

/// `second`, `150th`; of nought it is `0th`, which is no figure that is read.
pub(super) fn ordinal(place: u64) -> String {
    let word = ORDINALS.iter().zip(1..).find(|(_, number)| *number == place);
    word.map_or_else(|| in_digits(place), |(word, _)| (*word).to_owned())
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

fn in_digits(place: u64) -> String {
    format!("{place}{}", ending(place))
}
