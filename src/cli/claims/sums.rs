//! Claims that speak of the same days, divided by each other; numbers and intervals in words.

use std::ops::Bound;

use crate::cli::print::{Text, grouped, quoted};
use crate::{Audit, Claim, Claims, Interval, Nature, Ratio, Reading, Reckoned};

/// How many quotients are shown.
const SHOWN: usize = 5;

/// What the printed totals of a bundle give when they are divided, beside the printed means.
pub(crate) fn text(text: &mut Text, claims: &Claims, audit: &Audit, house: Reading) {
    let bundled: Vec<&Claim> = audit.claims.iter().filter_map(|id| claims.claim(id)).collect();
    let reckoned = audit.reckoned(&bundled, house);
    if !reckoned.is_empty() {
        text.gap();
    }
    for line in reckoned.iter().filter_map(|one| line(one, claims)) {
        text.line(quoted(format_args!("  {line}")));
    }
}

fn line(reckoned: &Reckoned, claims: &Claims) -> Option<String> {
    let figure = |id: &str| Some(claims.claim(id)?.figure().text());
    Some(match reckoned {
        // `21,446 people / 377 boats = 56.886 in each boat; "almost 60 each" is true in …`.
        Reckoned::PerBoat { claim, people, boats, quotient, readings } => {
            let nature = claims.claim(claim)?.measure().nature();
            let held = readings.iter().filter_map(|held| {
                let verb = if held.holds { "true" } else { "not true" };
                Some(format!(
                    "{verb} in the {} reading ({})",
                    held.reading,
                    interval(&held.interval?, nature)
                ))
            });
            format!(
                "{} people / {} boats = {} in each boat; {:?} is {}",
                number(*people),
                number(*boats),
                number(*quotient),
                figure(claim)?,
                held.collect::<Vec<_>>().join(", ")
            )
        }
        // `"around 128 a day" of 21,446 people is 167 or 168 days: …; but …`.
        Reckoned::PerDay { claim, of, total, days, fits, beside } => {
            let mean = |(days, mean): &(u64, Ratio)| {
                format!("{} / {} = {}", number(*total), grouped(*days), number(*mean))
            };
            let fits: Vec<String> = fits.iter().take(SHOWN).map(mean).collect();
            let beside: Vec<String> = beside.iter().map(mean).collect();
            format!(
                "{:?} of {} {of} is {days} days: {}; but {}",
                figure(claim)?,
                number(*total),
                fits.join(", "),
                beside.join(" and ")
            )
        }
        // `"30%" and "almost a third" are of the same quantity: 30% is not 33.333%, …`.
        Reckoned::Twice { claims: [one, other], nature, printed: [a, b] } => format!(
            "{:?} and {:?} are of the same quantity: {} is not {}, so they cannot both be meant exactly",
            figure(one)?,
            figure(other)?,
            interval(&Interval::point(*a), *nature),
            interval(&Interval::point(*b), *nature)
        ),
    })
}

/// The numbers of an interval, as a person reads them, in the unit in which they are printed.
pub(crate) fn interval(interval: &Interval, nature: Nature) -> String {
    let (scale, before, after) = scale(nature);
    let shown = |end: Ratio| {
        let end = end.checked_mul(scale).map_or_else(|_| end.to_string(), number);
        format!("{before}{end}{after}")
    };
    if let Some(point) = interval.as_point() {
        return shown(point);
    }
    match (interval.lower(), interval.upper()) {
        (Bound::Unbounded, Bound::Unbounded) => "anything".to_owned(),
        (Bound::Unbounded, Bound::Included(end)) => format!("{} or less", shown(end)),
        (Bound::Unbounded, Bound::Excluded(end)) => format!("below {}", shown(end)),
        (Bound::Included(end), Bound::Unbounded) => format!("{} or more", shown(end)),
        (Bound::Excluded(end), Bound::Unbounded) => format!("above {}", shown(end)),
        (Bound::Included(low), Bound::Included(high)) => format!("{} to {}", shown(low), shown(high)),
        (Bound::Included(low), Bound::Excluded(high)) => format!("{} to below {}", shown(low), shown(high)),
        (Bound::Excluded(low), Bound::Included(high)) => format!("above {} to {}", shown(low), shown(high)),
        (Bound::Excluded(low), Bound::Excluded(high)) => {
            format!("above {} to below {}", shown(low), shown(high))
        }
    }
}

/// By what a number of the measure's scale is multiplied to be printed, and what stands around it.
fn scale(nature: Nature) -> (Ratio, String, &'static str) {
    let hundred = Ratio::whole(100);
    match nature {
        Nature::Share | Nature::Change => (hundred, String::new(), "%"),
        Nature::Points => (hundred, String::new(), " points"),
        Nature::Money(currency) => {
            let digits = u32::from(currency.exponent().unwrap_or(0));
            let minor = 10_i128.checked_pow(digits).and_then(|minor| Ratio::new(1, minor).ok());
            (minor.unwrap_or_else(|| Ratio::whole(1)), format!("{} ", currency.code()), "")
        }
        _ => (Ratio::whole(1), String::new(), ""),
    }
}

/// A number with its thousands apart, to three decimals where it has that many.
pub(crate) fn number(number: Ratio) -> String {
    let exactly = (0..=3_u8).find_map(|places| {
        let text = number.to_decimal(places).ok()?;
        let scale = 10_i128.checked_pow(places.into())?;
        let whole = number.checked_mul(Ratio::new(scale, 1).ok()?).ok()?.denominator() == 1;
        whole.then_some(text)
    });
    let decimal = exactly.or_else(|| number.to_decimal(3).ok());
    let Some(decimal) = decimal else { return number.to_string() };
    let (sign, size) = decimal.strip_prefix('-').map_or(("", decimal.as_str()), |size| ("-", size));
    let (whole, part) = size.split_once('.').unwrap_or((size, ""));
    let point = if part.is_empty() { "" } else { "." };
    whole.parse::<i128>().map_or(decimal.clone(), |whole| format!("{sign}{}{point}{part}", grouped(whole)))
}
