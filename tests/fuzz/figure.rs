//! Text as a printed figure: read the same in any case and between any blanks, and the words for a number are
//! true of it under the readings that they say, and no others.

use core::ops::Bound;

use crossings::{
    Currency, Description, Figure, Interval, Nature, NoInterval, Ratio, Reading, Unparsed, describe,
};

/// What is tried: a reader of figures, and a writer of words.
#[derive(Clone, Copy)]
struct Tried {
    parse: fn(&str) -> Result<Figure, Unparsed>,
    interval: fn(&Figure, Nature, Reading) -> Result<Interval, NoInterval>,
    describe: fn(Ratio, Nature) -> Vec<Description>,
}

const REAL: Tried = Tried {
    parse: Figure::parse,
    interval: |figure, nature, reading| figure.interval(nature, &reading.into()),
    describe,
};

pub const FAULTS: &[(&str, fn(&[u8]))] = &[
    ("a number that is one too many", |bytes| {
        let interval =
            |figure: &Figure, nature, reading| REAL.interval(figure, nature, reading).map(|one| up(&one));
        with(bytes, Tried { interval, ..REAL });
    }),
    ("capital letters that matter", |bytes| {
        let parse = |text: &str| Figure::parse(&text.replace("THOUSAND", "MILLION"));
        with(bytes, Tried { parse, ..REAL });
    }),
    ("words with a reading too many", |bytes| {
        let describe = |value, nature| {
            let mut words = describe(value, nature);
            words.iter_mut().for_each(|one| one.readings = Reading::ALL.to_vec());
            words
        };
        with(bytes, Tried { describe, ..REAL });
    }),
    ("figures that are refused at no place", |bytes| {
        let parse = |text: &str| {
            Figure::parse(text).map_err(|mut why| {
                why.at = usize::MAX;
                why
            })
        };
        with(bytes, Tried { parse, ..REAL });
    }),
];

impl Tried {
    fn interval(self, figure: &Figure, nature: Nature, reading: Reading) -> Result<Interval, NoInterval> {
        (self.interval)(figure, nature, reading)
    }
}

/// Both ends one higher.
fn up(interval: &Interval) -> Interval {
    let up = |end: Bound<Ratio>| end.map(|end| end.checked_add(Ratio::whole(1)).unwrap_or(end));
    Interval::new(up(interval.lower()), up(interval.upper())).unwrap_or(*interval)
}

fn natures() -> [Nature; 10] {
    [
        Nature::Count,
        Nature::Mean,
        Nature::Share,
        Nature::Change,
        Nature::Points,
        Nature::Times,
        Nature::Money(Currency::GBP),
        Nature::Money(Currency::EUR),
        Nature::Rank,
        Nature::Date,
    ]
}

pub fn run(bytes: &[u8]) {
    with(bytes, REAL);
}

fn with(bytes: &[u8], tried: Tried) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let figure = match (tried.parse)(text) {
        Ok(figure) => figure,
        Err(why) => {
            assert!(text.starts_with(&why.text) && why.text.is_char_boundary(why.at), "{why:?}");
            assert!(!why.to_string().is_empty());
            return;
        }
    };
    assert!(text.len() <= 200);
    assert_eq!(figure.text(), text);
    let json = serde_json::to_string(&figure).expect("a text");
    assert_eq!(serde_json::from_str::<Figure>(&json).expect("a figure in JSON"), figure);
    let mut other_ways = vec![text.to_ascii_uppercase(), text.to_ascii_lowercase()];
    if text.len() <= 195 {
        other_ways.push(format!(" {text}  "));
    }
    let others: Vec<Figure> = other_ways
        .iter()
        .map(|other| {
            (tried.parse)(other).unwrap_or_else(|why| panic!("{text:?} is read and {other:?} not: {why}"))
        })
        .collect();
    for nature in natures() {
        let of = |figure: &Figure| Reading::ALL.map(|reading| tried.interval(figure, nature, reading));
        let said = of(&figure);
        for other in &others {
            assert_eq!(said, of(other), "{text:?} and {:?}", other.text());
        }
        let [_, pragmatic, strict] = said;
        if let (Ok(pragmatic), Ok(strict)) = (pragmatic, strict) {
            assert!(pragmatic.covers(&strict), "{text:?} as {nature:?}: {pragmatic} and {strict}");
        }
        for interval in said.into_iter().flatten() {
            for end in [interval.lower(), interval.upper()] {
                if let Bound::Included(end) | Bound::Excluded(end) = end {
                    said_of(end, nature, tried);
                }
            }
        }
    }
    as_its_digits(text, &figure, tried);
}

/// A figure of digits alone means their number, by every reading.
fn as_its_digits(text: &str, figure: &Figure, tried: Tried) {
    let plain = text.trim();
    let digits: String = plain.split(',').collect();
    let Ok(number) = digits.parse::<u64>() else { return };
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        for reading in Reading::ALL {
            let wanted = Ok(Interval::point(Ratio::whole(number)));
            assert_eq!(tried.interval(figure, Nature::Count, reading), wanted, "{text:?}");
        }
    }
}

/// The words for a number are figures, and true of it by the readings that they say.
fn said_of(value: Ratio, nature: Nature, tried: Tried) {
    for Description { text, readings, .. } in (tried.describe)(value, nature).into_iter().take(12) {
        let figure = (tried.parse)(&text).unwrap_or_else(|why| panic!("words that are no figure: {why}"));
        for reading in Reading::ALL {
            let holds =
                tried.interval(&figure, nature, reading).is_ok_and(|interval| interval.contains(value));
            assert_eq!(readings.contains(&reading), holds, "{text:?} of {value} as {nature:?}, {reading}");
        }
    }
}
