//! Honest words for an exact number.
#![forbid(unsafe_code)]

use core::iter::successors;

use iso_currency::Currency;
use serde::Serialize;

use super::agreement::agreeing;
use super::multiple::{Side, multiple, written};
use super::nearest::{ordinal, parts};
use super::number::one_word;
use super::scale::minor;
use super::words::FOLDS;
use super::{Figure, Reading};
use crate::exact::{ExactError, Ratio};
use crate::measure::Nature;

/// Words for an exact number, and the readings under which they are true of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Description {
    /// The words, which [`Figure::parse`] reads.
    pub text: String,
    /// The readings, in the order of [`Reading::ALL`], with halves rounded up and counts as they
    /// stand.
    pub readings: Vec<Reading>,
}

/// Words that could be printed for an exact number in the scale of its measure: the number itself,
/// rounded, and with hedges, from the closest to the roundest. What would be true of it only in
/// the literal reading is left out, for `over 10` is true of a million.
///
/// ```
/// use crossings::{Nature, Ratio, Reading, describe};
/// let per_boat = describe(Ratio::new(21_446, 377)?, Nature::Mean);
/// let readings = |text| per_boat.iter().find(|words| words.text == text).map(|words| &words.readings[..]);
/// assert_eq!(readings("almost 57"), Some(&Reading::ALL[..]));
/// assert_eq!(readings("almost 60"), Some(&[Reading::Literal, Reading::Pragmatic][..]));
/// assert_eq!(readings("almost 58"), None);
/// # Ok::<(), crossings::ExactError>(())
/// ```
pub fn describe(value: Ratio, nature: Nature) -> Vec<Description> {
    // What overflows has no words.
    let texts = texts(value, nature).unwrap_or_default();
    let mut descriptions: Vec<Description> = Vec::new();
    for text in texts {
        let Ok(figure) = Figure::parse(&text) else { continue };
        let known = descriptions.iter().any(|description| description.text == text);
        let contains = |reading: &Reading| {
            figure.interval(nature, &(*reading).into()).is_ok_and(|interval| interval.contains(value))
        };
        //= docs/rules.md#printed-figures
        //# figure-12: Words proposed for a number MUST be true of it under the readings that they name, and under
        //# no other.
        let readings: Vec<_> = Reading::ALL.into_iter().filter(contains).collect();
        if !known && readings.iter().any(|reading| *reading != Reading::Literal) {
            descriptions.push(Description { text, readings });
        }
    }
    descriptions
}

/// Words that may be true.
fn texts(value: Ratio, nature: Nature) -> Result<Vec<String>, ExactError> {
    let negative = value.numerator() < 0;
    if negative && !matches!(nature, Nature::Change | Nature::Points) {
        return Ok(Vec::new());
    }
    let size = value.magnitude();
    let per_cent = || size.checked_mul(Ratio::whole(100));
    match nature {
        Nature::Count => numbers(size, 0, &Style::plain()),
        Nature::Mean => numbers(size, 2, &Style::plain()),
        Nature::Share => {
            let mut texts = numbers(per_cent()?, 1, &Style::with("", "%"))?;
            let hedged = ["", "almost ", "more than ", "about "];
            let near = parts(size, true).into_iter().take(3);
            texts.extend(near.flat_map(|part| hedged.map(|hedge| format!("{hedge}{part}"))));
            texts.extend(one_in(size));
            Ok(texts)
        }
        Nature::Change | Nature::Points => {
            let way = if negative { "down " } else { "up " };
            let after = if nature == Nature::Points { " percentage points" } else { "%" };
            numbers(per_cent()?, 1, &Style { way, ..Style::with("", after) })
        }
        Nature::Times => times(size),
        Nature::Money(currency) => money(size, currency),
        Nature::Rank => Ok(rank(size)),
        Nature::Date => Ok(Vec::new()),
    }
}

/// What stands around a number.
struct Style {
    way: &'static str,
    before: &'static str,
    after: &'static str,
}

impl Style {
    const fn plain() -> Self {
        Self::with("", "")
    }

    const fn with(before: &'static str, after: &'static str) -> Self {
        Self { way: "", before, after }
    }

    fn put(&self, hedge: &str, number: &str) -> String {
        [self.way, hedge, self.before, number, &agreeing(self.after, number == "1")].concat()
    }
}

/// A number in print: itself, rounded to so many decimals and fewer, and hedged at every power of
/// ten up to its size.
fn numbers(value: Ratio, decimals: u32, style: &Style) -> Result<Vec<String>, ExactError> {
    let mut texts = Vec::new();
    for places in (0..=decimals).rev() {
        let units = value.checked_mul(Ratio::whole(10_u64.saturating_pow(places)))?;
        let digits = multiple(units, Side::Nearest)?;
        let exact = units.denominator() == 1;
        // 74.00 is no better than 74, and what is no whole number is no count.
        let shorter = places == 0 || digits.checked_rem(10) != Some(0);
        if (exact && shorter) || (!exact && decimals > 0) {
            texts.extend(written(digits, places, true).map(|number| style.put("", &number)));
        }
    }
    let steps = successors(Some(1_i128), |step| step.checked_mul(10));
    let units = successors(Some(value), |units| units.checked_div(Ratio::whole(10)).ok());
    for (step, units) in steps.zip(units).take_while(|(_, units)| *units >= Ratio::whole(1)) {
        // Of a multiple the number alone says more than any hedge.
        if units.denominator() == 1 {
            continue;
        }
        for (hedge, side) in [("about ", Side::Nearest), ("over ", Side::Below), ("almost ", Side::Above)] {
            // It is at most twice the value, which fits: half a unit could be added to the value above.
            let number = multiple(units, side)?.saturating_mul(step);
            texts.extend(written(number, 0, true).map(|number| style.put(hedge, &number)));
        }
    }
    Ok(texts)
}

/// One in so many.
fn one_in(share: Ratio) -> Option<String> {
    let many = Ratio::whole(1).checked_div(share).and_then(|many| multiple(many, Side::Nearest)).ok()?;
    let many = one_word(many).map_or_else(|| written(many, 0, true), |word| Some(word.to_owned()));
    many.map(|many| format!("one in {many}"))
}

/// So many times, from two on.
fn times(value: Ratio) -> Result<Vec<String>, ExactError> {
    let mut texts = numbers(value, 1, &Style::with("", " times"))?;
    let beside = [
        ("", Side::Nearest),
        ("about ", Side::Nearest),
        ("more than ", Side::Below),
        ("almost ", Side::Above),
    ];
    for (hedge, side) in beside {
        let number = multiple(value, side);
        let word = FOLDS.iter().find(|(_, times)| number == Ok(*times));
        texts.extend(word.map(|(word, _)| format!("{hedge}{word}")));
    }
    Ok(texts)
}

/// An amount of pounds or euros.
fn money(value: Ratio, currency: Currency) -> Result<Vec<String>, ExactError> {
    let sign = match currency {
        Currency::GBP => "£",
        Currency::EUR => "€",
        _ => return Ok(Vec::new()),
    };
    let whole = value.checked_div(minor(currency))?;
    let exact = (value.denominator() == 1)
        .then(|| {
            if whole.denominator() == 1 {
                written(whole.numerator(), 0, true)
            } else {
                written(value.numerator(), 2, true)
            }
        })
        .flatten();
    let mut texts: Vec<_> = exact.map(|number| format!("exactly {sign}{number}")).into_iter().collect();
    let (unit, after) = if whole >= Ratio::whole(1_000_000_000) {
        (Ratio::whole(1_000_000_000), " billion")
    } else if whole >= Ratio::whole(1_000_000) {
        (Ratio::whole(1_000_000), " million")
    } else {
        (Ratio::whole(1), "")
    };
    let units = whole.checked_div(unit);
    texts.extend(units.and_then(|units| numbers(units, 1, &Style::with(sign, after)))?);
    Ok(texts)
}

/// A place in an order.
fn rank(value: Ratio) -> Vec<String> {
    let place = u64::try_from(value.numerator()).ok().filter(|_| value.denominator() == 1);
    let record = if place == Some(1) { "a record" } else { "not a record" };
    [Some(record.to_owned()), place.map(ordinal)].into_iter().flatten().collect()
}
