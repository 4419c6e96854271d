//! The same figure with one of its pieces in another's place.
#![forbid(unsafe_code)]

use core::ops::Range;

use super::Figure;

/// The text with something else in one place.
pub(super) fn replaced(text: &str, place: Range<usize>, by: &str) -> Option<String> {
    [text.get(..place.start), Some(by), text.get(place.end..)].into_iter().collect()
}

/// The names of money, each with its like in the other currency.
const CURRENCIES: [(&str, &str); 6] =
    [("£", "€"), ("€", "£"), ("pounds", "euros"), ("euros", "pounds"), ("GBP", "EUR"), ("EUR", "GBP")];

/// The same amount in the other of pounds and euros.
pub(super) fn in_other_currency(figure: &Figure) -> Option<Figure> {
    let mut text = figure.text.clone();
    let named = CURRENCIES.iter().find(|(name, _)| find(&text, name, 0).is_some());
    let (from, (name, other)) = figure.currency().zip(named)?;
    let mut at = 0;
    let mut next = |text: &str| {
        let place = find(text, name, at);
        at = place.as_ref().map_or(at, |place| place.start.saturating_add(other.len()));
        place.and_then(|place| replaced(text, place, other))
    };
    while let Some(more) = next(&text) {
        text = more;
    }
    Figure::parse(&text).ok().filter(|figure| figure.currency().is_some_and(|to| to != from))
}

/// The same number of per cent.
pub(super) fn as_percent(figure: &Figure) -> Option<Figure> {
    const POINTS: [&str; 4] = ["percentage points", "percentage-point", "percentage point", "pp"];
    let place = POINTS.iter().find_map(|points| find(&figure.text, points, 0));
    let place = place.filter(|_| figure.is_points())?;
    let apart = figure.text.get(..place.start).is_some_and(|before| before.ends_with(' '));
    let by = if apart { "per cent" } else { " per cent" };
    replaced(&figure.text, place, by).and_then(|text| Figure::parse(&text).ok())
}

/// Where a word stands in a text from some byte on, in capitals or not.
fn find(text: &str, word: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..).unwrap_or_default().to_ascii_lowercase();
    let at = rest.find(&word.to_ascii_lowercase()).map(|at| at.saturating_add(from));
    at.map(|at| at..at.saturating_add(word.len()))
}
