//! The same figure with one of its pieces in another's place.
#![forbid(unsafe_code)]

use core::ops::Range;

use super::Figure;

/// The text with something else in one place.
pub(super) fn replaced(text: &str, place: Range<usize>, by: &str) -> Option<String> {
    let (before, after) = (text.get(..place.start)?, text.get(place.end..)?);
    Some([before, by, after].concat())
}

/// The names of money, each with its like in the other currency.
const CURRENCIES: [(&str, &str); 6] =
    [("£", "€"), ("€", "£"), ("pounds", "euros"), ("euros", "pounds"), ("GBP", "EUR"), ("EUR", "GBP")];

/// The same amount in the other of pounds and euros.
pub(super) fn in_other_currency(figure: &Figure) -> Option<Figure> {
    let from = figure.currency()?;
    let mut text = figure.text.clone();
    let (name, other) = CURRENCIES.iter().find(|(name, _)| find(&text, name, 0).is_some())?;
    let mut at = 0;
    while let Some(place) = find(&text, name, at) {
        at = place.start.saturating_add(other.len());
        text = replaced(&text, place, other)?;
    }
    Figure::parse(&text).ok().filter(|figure| figure.currency().is_some_and(|to| to != from))
}

/// The same number of per cent.
pub(super) fn as_percent(figure: &Figure) -> Option<Figure> {
    const POINTS: [&str; 4] = ["percentage points", "percentage-point", "percentage point", "pp"];
    if !figure.is_points() {
        return None;
    }
    let place = POINTS.iter().find_map(|points| find(&figure.text, points, 0))?;
    let by = if figure.text.get(..place.start)?.ends_with(' ') { "per cent" } else { " per cent" };
    Figure::parse(&replaced(&figure.text, place, by)?).ok()
}

/// Where a word stands in a text from some byte on, in capitals or not.
fn find(text: &str, word: &str, from: usize) -> Option<Range<usize>> {
    let at = text.get(from..)?.to_ascii_lowercase().find(&word.to_ascii_lowercase())?.checked_add(from)?;
    Some(at..at.checked_add(word.len())?)
}
