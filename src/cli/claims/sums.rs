//! The arithmetic behind claims that speak of the same days, and numbers in words.

use std::ops::Bound;

use crate::cli::print::{Text, grouped, quoted};
use crate::jiff::civil::Date;
use crate::{
    Audit, Claim, Claims, Consistency, Counted, Interval, Measure, Nature, Per, Ratio, Reading, Window,
};

/// How many quotients are shown.
const SHOWN: usize = 5;

/// What the printed totals of a bundle give when they are divided, beside the printed means.
pub(crate) fn text(text: &mut Text, claims: &Claims, audit: &Audit, house: Reading) {
    let bundled: Vec<&Claim> = audit.claims.iter().filter_map(|id| claims.claim(id)).collect();
    let mut lines = Vec::new();
    for claim in &bundled {
        match claim.measure() {
            Measure::PeoplePerBoat { over } => lines.extend(per_boat(claim, over, &bundled)),
            Measure::Mean { of, per: Per::Day, over } => {
                lines.extend(per_day(claim, (*of, over), &bundled, audit.under(house)));
            }
            _ => {}
        }
    }
    lines.extend(twice(&bundled));
    if !lines.is_empty() {
        text.gap();
    }
    for line in lines {
        text.line(quoted(format_args!("  {line}")));
    }
}

/// The claim of a total over the same days, and the one number that it states.
fn total<'a>(of: Counted, like: &Claim, over: &Window, bundled: &[&'a Claim]) -> Option<(&'a Claim, Ratio)> {
    bundled.iter().find_map(|claim| {
        let same = claim.basis() == like.basis()
            && claim.as_of() == like.as_of()
            && *claim.measure() == Measure::Total { of, over: over.clone() };
        let stated = claim.figure().interval(Nature::Count, &Reading::default().into()).ok()?.as_point()?;
        same.then_some((*claim, stated))
    })
}

/// `21,446 people / 377 boats = 56.886 in each; each says "almost 60 each": …`.
fn per_boat(claim: &Claim, over: &Window, bundled: &[&Claim]) -> Option<String> {
    let (_, people) = total(Counted::People, claim, over, bundled)?;
    let (_, boats) = total(Counted::Boats, claim, over, bundled)?;
    let quotient = people.checked_div(boats).ok()?;
    Some(format!(
        "{} people / {} boats = {} in each boat; {:?} is {}",
        number(people),
        number(boats),
        number(quotient),
        claim.figure().text(),
        readings(claim, quotient)
    ))
}

/// `"around 128 a day" of 21,446 people is 167 or 168 days: …`.
fn per_day(
    claim: &Claim,
    (of, over): (Counted, &Window),
    bundled: &[&Claim],
    found: Option<&Consistency>,
) -> Option<String> {
    let (_, sum) = total(of, claim, over, bundled)?;
    let first = match over {
        Window::Days(period) => period.start(),
        Window::Handover(first) => *first,
        _ => return None,
    };
    let days = found?.days.iter().find(|days| days.from == first)?;
    let (least, most) = (*days.days.first()?, *days.days.last()?);
    let over_days = |days: u64| {
        let mean = sum.checked_div(Ratio::whole(days)).ok()?;
        Some(format!("{} / {} = {}", number(sum), grouped(days), number(mean)))
    };
    let fits: Vec<String> = days.days.iter().take(SHOWN).filter_map(|days| over_days(*days)).collect();
    let beside = [least.checked_sub(1).filter(|days| *days > 0), most.checked_add(1)];
    let beside: Vec<String> = beside.into_iter().flatten().filter_map(over_days).collect();
    Some(format!(
        "{:?} of {} {of} is {} days: {}; but {}",
        claim.figure().text(),
        number(sum),
        runs(&days.days),
        fits.join(", "),
        beside.join(" and ")
    ))
}

/// `"30%" and "almost a third" are of the same: 30% is not 33.333%, so not both are meant exactly`.
fn twice(bundled: &[&Claim]) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, one) in bundled.iter().enumerate() {
        for other in bundled.iter().skip(index.saturating_add(1)) {
            let same = one.measure() == other.measure() && one.basis() == other.basis();
            let nature = one.measure().nature();
            let printed = one.figure().printed(nature).zip(other.figure().printed(nature));
            let Some((a, b)) = printed.filter(|(a, b)| same && one.as_of() == other.as_of() && a != b) else {
                continue;
            };
            lines.push(format!(
                "{:?} and {:?} are of the same quantity: {} is not {}, so they cannot both be meant exactly",
                one.figure().text(),
                other.figure().text(),
                interval(&Interval::point(a), nature),
                interval(&Interval::point(b), nature)
            ));
        }
    }
    lines
}

/// Under which readings a figure is true of a number.
fn readings(claim: &Claim, value: Ratio) -> String {
    let nature = claim.measure().nature();
    let holds = |reading: Reading| {
        let meant = claim.figure().interval(nature, &reading.into()).ok()?;
        let verb = if meant.contains(value) { "true" } else { "not true" };
        Some(format!("{verb} in the {reading} reading ({})", interval(&meant, nature)))
    };
    Reading::ALL.into_iter().filter_map(holds).collect::<Vec<_>>().join(", ")
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

/// Numbers in ascending order: `167 or 168`, `358 to 360`.
pub(crate) fn runs(numbers: &[u64]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => runs.push((number, number)),
        }
    }
    joined(runs.into_iter().map(|(first, last)| between(&first, &last, first.checked_add(1) == Some(last))))
}

/// Days in ascending order: `18 or 19 December 2024`.
pub(crate) fn dates(days: &[Date]) -> String {
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for &day in days {
        match runs.last_mut() {
            Some((_, last)) if last.tomorrow().is_ok_and(|next| next == day) => *last = day,
            _ => runs.push((day, day)),
        }
    }
    joined(runs.into_iter().map(|(first, last)| {
        let end = last.strftime("%-d %B %Y").to_string();
        let start = match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) => first.strftime("%-d").to_string(),
            (true, false) => first.strftime("%-d %B").to_string(),
            _ => first.strftime("%-d %B %Y").to_string(),
        };
        let pair = first.tomorrow().is_ok_and(|next| next == last);
        if first == last { end } else { between(&start, &end, pair) }
    }))
}

fn between<T: ToString + PartialEq>(first: &T, last: &T, pair: bool) -> String {
    let (a, b) = (first.to_string(), last.to_string());
    match (first == last, pair) {
        (true, _) => a,
        (false, true) => format!("{a} or {b}"),
        (false, false) => format!("{a} to {b}"),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", or ")
}
