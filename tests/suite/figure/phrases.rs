//! Phrases with what they mean, worked out by hand from the table of readings.

use core::ops::Bound;

use crossings::{Currency, Figure, Interval, Nature, NoInterval, Ratio, Reading, Understanding};

/// Figure | nature | literal | pragmatic | strict. Numbers are as printed: per cent, pounds.
const PHRASES: &str = "
21,446 | count | {21446} | {21446} | {21446}
21446 | count | {21446} | {21446} | {21446}
35,000 | count | {35000} | {35000} | {35000}
377 boats | count | {377} | {377} | {377}
twelve | count | {12} | {12} | {12}
zero | count | {0} | {0} | {0}
twenty-one | count | {21} | {21} | {21}
Ninety Nine boats | count | {99} | {99} | {99}
nine hundred and five | count | {905} | {905} | {905}
a hundred | count | {100} | {100} | {100}
two hundred and five thousand | count | {205000} | {205000} | {205000}
a million | count | {1000000} | {1000000} | {1000000}
1.5 million people | count | {1500000} | {1500000} | {1500000}
13.6K | count | {13600} | {13600} | {13600}
40k | count | {40000} | {40000} | {40000}
2bn | count | {2000000000} | {2000000000} | {2000000000}
exactly 35,000 | count | {35000} | {35000} | {35000}
none | count | {0} | {0} | {0}
no migrants | count | {0} | {0} | {0}
nobody | count | {0} | {0} | {0}
150th | count | {150} | {150} | {150}
1,066th | count | {1066} | {1066} | {1066}
over 35,000 | count | (35000, ∞) | (35000, 36000] | (35000, 36000)
more than 35,000 people | count | (35000, ∞) | (35000, 36000] | (35000, 36000)
above 16,300 | count | (16300, ∞) | (16300, 16400] | (16300, 16400)
exceeding 60 | count | (60, ∞) | (60, 70] | (60, 70)
over 50 deaths | count | (50, ∞) | (50, 60] | (50, 60)
at least 50 | count | [50, ∞) | [50, 60] | [50, 60)
50 or more | count | [50, ∞) | [50, 60] | [50, 60)
50 deaths or more | count | [50, ∞) | [50, 60] | [50, 60)
50-plus deaths | count | [50, ∞) | [50, 60] | [50, 60)
no fewer than 128 | count | [128, ∞) | [128, 129] | [128, 129)
under 60 | count | [0, 60) | [50, 60) | (50, 60)
fewer than 1,000 | count | [0, 1000) | [0, 1000) | (0, 1000)
less than 128 | count | [0, 128) | [127, 128) | (127, 128)
below 500 | count | [0, 500) | [400, 500) | (400, 500)
at most 60 | count | [0, 60] | [50, 60] | (50, 60]
no more than 5 | count | [0, 5] | [4, 5] | (4, 5]
5 or fewer | count | [0, 5] | [4, 5] | (4, 5]
up to 60 | count | [0, 60] | [50, 60] | [59.5, 60]
almost 60 | count | [0, 60) | [55, 60) | [59.5, 60)
nearly 50,000 people | count | [0, 50000) | [45000, 50000) | [49999.5, 50000)
nearly 1,500 | count | [0, 1500) | [1450, 1500) | [1499.5, 1500)
almost 65,000 migrants | count | [0, 65000) | [64500, 65000) | [64999.5, 65000)
just under 700 | count | [0, 700) | [650, 700) | [699.5, 700)
close to 60 | count | – | [55, 60) | [59.5, 60)
just over 40 days | count | (40, ∞) | (40, 45] | (40, 40.5]
a little over 40 days | count | (40, ∞) | (40, 45] | (40, 40.5]
little more than 40 days | count | (40, ∞) | (40, 45] | (40, 40.5]
around 25,000 | count | – | [24500, 25500] | [24999.5, 25000.5)
about 128 | count | – | [127, 129] | [127.5, 128.5)
roughly 60 | count | – | [55, 65] | [59.5, 60.5)
approximately 300 boats | count | – | [250, 350] | [299.5, 300.5)
~ 50 | count | – | [45, 55] | [49.5, 50.5)
~50 | count | – | [45, 55] | [49.5, 50.5)
around 29,578 | count | – | [29577, 29579] | [29577.5, 29578.5)
some 41,000 | count | – | [40500, 41500] | [40999.5, 41000.5)
some 41,472 | count | – | {41472} | {41472}
some 696 migrants | count | – | {696} | {696}
some 2 million | count | – | [1000000, 3000000] | [1500000, 2500000)
about 500 thousand | count | – | [450000, 550000] | [499500, 500500)
between 60 and 70 people | count | [60, 70] | [60, 70] | [60, 70]
from 60 to 70 | count | [60, 70] | [60, 70] | [60, 70]
60 to 70 boats | count | [60, 70] | [60, 70] | [60, 70]
between two hundred and five hundred | count | [200, 500] | [200, 500] | [200, 500]
between 5 and 5 | count | {5} | {5} | {5}
74 a day | mean | – | [73.5, 74.5) | [73.5, 74.5)
74 per day | mean | – | [73.5, 74.5) | [73.5, 74.5)
74/day | mean | – | [73.5, 74.5) | [73.5, 74.5)
74 daily | mean | – | [73.5, 74.5) | [73.5, 74.5)
782 a week | mean | – | [781.5, 782.5) | [781.5, 782.5)
141.6 people | mean | – | [141.55, 141.65) | [141.55, 141.65)
2.5 boats a day | mean | – | [2.45, 2.55) | [2.45, 2.55)
60.0 each | mean | – | [59.95, 60.05) | [59.95, 60.05)
60 each | mean | – | [55, 65) | [59.5, 60.5)
120 people per boat | mean | – | [115, 125) | [119.5, 120.5)
exactly 60 each | mean | {60} | {60} | {60}
around 128 per day | mean | – | [127, 129] | [127.5, 128.5)
about 68 per boat | mean | – | [67, 69] | [67.5, 68.5)
almost 60 each | mean | [0, 60) | [55, 60) | [59.5, 60)
over 56.8 a boat | mean | (56.8, ∞) | (56.8, 56.9] | (56.8, 56.9)
about 56.8 a boat | mean | – | [56.7, 56.9] | [56.75, 56.85)
almost 0.1 a day | mean | [0, 0.1) | [0.05, 0.1) | [0.05, 0.1)
0 a day | mean | – | [0, 0.5) | [0, 0.5)
30% | share | – | [25, 35) | [29.5, 30.5)
46 per cent | share | – | [45.5, 46.5) | [45.5, 46.5)
45 percent | share | – | [42.5, 47.5) | [44.5, 45.5)
45.2 per cent | share | – | [45.15, 45.25) | [45.15, 45.25)
30.0% | share | – | [29.95, 30.05) | [29.95, 30.05)
100% | share | – | [95, 100] | [99.5, 100]
ninety per cent | share | – | [85, 95) | [89.5, 90.5)
over 90 per cent | share | (90, 100] | (90, 100] | (90, 100)
over 62% | share | (62, 100] | (62, 63] | (62, 63)
almost 90% | share | [0, 90) | [85, 90) | [89.5, 90)
around 25% | share | – | [22.5, 27.5] | [24.5, 25.5)
up to 20% | share | [0, 20] | [10, 20] | [19.5, 20]
between 20 and 30 per cent | share | [20, 30] | [20, 30] | [20, 30]
between 20% and 30% | share | [20, 30] | [20, 30] | [20, 30]
some 46% | share | – | [45.5, 46.5) | [45.5, 46.5)
a third | share | {100/3} | [175/6, 110/3) | [197/6, 203/6)
one third | share | {100/3} | [175/6, 110/3) | [197/6, 203/6)
1/3 | share | {100/3} | [175/6, 110/3) | [197/6, 203/6)
two-thirds | share | {200/3} | [190/3, 425/6) | [397/6, 403/6)
half | share | {50} | [45, 55) | [49.5, 50.5)
a quarter | share | {25} | [22.5, 175/6) | [24.5, 25.5)
three quarters | share | {75} | [425/6, 77.5) | [74.5, 75.5)
a tenth | share | {10} | [5, 15) | [9.5, 10.5)
a sixth | share | {50/3} | [40/3, 55/3) | [97/6, 103/6)
an eighth | share | {12.5} | [11.25, 16.25) | [12, 13)
exactly half | share | {50} | {50} | {50}
almost a third | share | [0, 100/3) | [175/6, 100/3) | [197/6, 100/3)
more than a third | share | (100/3, 100] | (100/3, 40) | (100/3, 203/6]
at least half | share | [50, 100] | [50, 60) | [50, 50.5]
under half | share | [0, 50) | (40, 50) | [49.5, 50)
up to a fifth | share | [0, 20] | (10, 20] | [19.5, 20]
just over half | share | (50, 100] | (50, 55) | (50, 50.5]
about a fifth | share | – | [15, 22.5) | [19.5, 20.5)
one in five | share | {20} | [15, 22.5) | (200/11, 200/9]
1 in every 5 | share | {20} | [15, 22.5) | (200/11, 200/9]
one in fifteen | share | {100/15} | (200/31, 200/29] | (200/31, 200/29]
one in three | share | {100/3} | (200/7, 40] | (200/7, 40]
two in three | share | {200/3} | [190/3, 425/6) | [397/6, 403/6)
almost one in five | share | [0, 20) | [15, 20) | [19.5, 20)
up 20% | change | – | [15, 25) | [19.5, 20.5)
up by 22 per cent | change | – | [21.5, 22.5) | [21.5, 22.5)
+19% | change | – | [18.5, 19.5) | [18.5, 19.5)
-23% | change | – | (-23.5, -22.5] | (-23.5, -22.5]
−23 per cent | change | – | (-23.5, -22.5] | (-23.5, -22.5]
20% higher | change | – | [15, 25) | [19.5, 20.5)
21% less | change | – | (-21.5, -20.5] | (-21.5, -20.5]
22% lower | change | – | (-22.5, -21.5] | (-22.5, -21.5]
75% above | change | – | [72.5, 77.5) | [74.5, 75.5)
a 19% increase | change | – | [18.5, 19.5) | [18.5, 19.5)
a 23% decrease | change | – | (-23.5, -22.5] | (-23.5, -22.5]
an almost 20% fall | change | (-20, 0] | (-20, -15] | (-20, -19.5]
an increase of nearly 25% | change | [0, 25) | [22.5, 25) | [24.5, 25)
up about 50% | change | – | [45, 55] | [49.5, 50.5)
up by about 50% | change | – | [45, 55] | [49.5, 50.5)
about 50% up | change | – | [45, 55] | [49.5, 50.5)
down by over 90 per cent | change | (-∞, -90) | [-100, -90) | (-100, -90)
cut by 45 per cent | change | – | (-47.5, -42.5] | (-45.5, -44.5]
reduced by 45 per cent | change | – | (-47.5, -42.5] | (-45.5, -44.5]
down a third | change | {-100/3} | (-110/3, -175/6] | (-203/6, -197/6]
a third lower | change | {-100/3} | (-110/3, -175/6] | (-203/6, -197/6]
up between 20 and 30% | change | [20, 30] | [20, 30] | [20, 30]
down 20 to 30 per cent | change | [-30, -20] | [-30, -20] | [-30, -20]
up to 20% higher | change | [0, 20] | [10, 20] | [19.5, 20]
over 100% higher | change | (100, ∞) | (100, 110] | (100, 110)
doubled | times | {2} | [1.75, 2.25] | [1.95, 2.05)
twice as many | times | {2} | [1.75, 2.25] | [1.95, 2.05)
trebled | times | {3} | [2.75, 3.25] | [2.95, 3.05)
three times | times | {3} | [2.75, 3.25] | [2.95, 3.05)
tenfold | times | {10} | [9.75, 10.25] | [9.95, 10.05)
10-fold | times | {10} | [9.75, 10.25] | [9.95, 10.05)
2.5 times as many | times | {2.5} | [2.45, 2.55) | [2.45, 2.55)
more than doubled | times | (2, ∞) | (2, 3] | (2, 3)
almost tripled | times | [0, 3) | [2.5, 3) | [2.5, 3)
£500m | gbp | – | [450000000, 550000000) | [499500000, 500500000)
£500 million | gbp | – | [450000000, 550000000) | [499500000, 500500000)
£500million | gbp | – | [450000000, 550000000) | [499500000, 500500000)
over £500million | gbp | (500000000, ∞) | (500000000, 600000000] | (500000000, 600000000)
GBP 476m | gbp | – | [475500000, 476500000) | [475500000, 476500000)
£1.5bn | gbp | – | [1450000000, 1550000000) | [1450000000, 1550000000)
exactly £16.20 | gbp | {16.20} | {16.20} | {16.20}
£16.20 | gbp | – | [16.195, 16.205) | [16.195, 16.205)
more than £770 million | gbp | (770000000, ∞) | (770000000, 780000000] | (770000000, 780000000)
under £500m | gbp | [0, 500000000) | [400000000, 500000000) | (400000000, 500000000)
some £476m | gbp | – | [475000000, 477000000] | [475500000, 476500000)
€541m | eur | – | [540500000, 541500000) | [540500000, 541500000)
541 million euros | eur | – | [540500000, 541500000) | [540500000, 541500000)
between £1m and £2m | gbp | [1000000, 2000000] | [1000000, 2000000] | [1000000, 2000000]
record | rank | {1} | {1} | {1}
a new record | rank | {1} | {1} | {1}
the highest | rank | {1} | {1} | {1}
lowest | rank | {1} | {1} | {1}
not a record | rank | [2, ∞) | [2, ∞) | [2, ∞)
not the highest | rank | [2, ∞) | [2, ∞) | [2, ∞)
second-highest | rank | {2} | {2} | {2}
the third highest | rank | {3} | {3} | {3}
4th busiest | rank | {4} | {4} | {4}
second | rank | {2} | {2} | {2}
150th | rank | {150} | {150} | {150}
";

/// A nature, and how many of its units a printed one is.
pub(crate) fn nature(name: &str) -> (Nature, Ratio) {
    let hundredth = Ratio::new(1, 100).unwrap();
    match name {
        "count" => (Nature::Count, Ratio::whole(1)),
        "mean" => (Nature::Mean, Ratio::whole(1)),
        "share" => (Nature::Share, hundredth),
        "change" => (Nature::Change, hundredth),
        "times" => (Nature::Times, Ratio::whole(1)),
        "gbp" => (Nature::Money(Currency::GBP), Ratio::whole(100)),
        "eur" => (Nature::Money(Currency::EUR), Ratio::whole(100)),
        "rank" => (Nature::Rank, Ratio::whole(1)),
        _ => panic!("{name} is no nature"),
    }
}

/// `-23.5`, `100/3`, with a scale.
fn number(text: &str, scale: Ratio) -> Ratio {
    let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
    let (whole, part) = top.split_once('.').unwrap_or((top, ""));
    let digits: i128 = format!("{whole}{part}").parse().unwrap();
    let bottom = bottom.parse::<i128>().unwrap() * 10_i128.pow(part.len().try_into().unwrap());
    Ratio::new(digits, bottom).unwrap().checked_mul(scale).unwrap()
}

/// `[59.5, 60)`, `{60}`, `–`.
pub(crate) fn interval(text: &str, scale: Ratio) -> Result<Interval, NoInterval> {
    if text == "–" {
        return Err(NoInterval::NoReading);
    }
    let (open, close) = (text.chars().next().unwrap(), text.chars().last().unwrap());
    let inner = &text[1..text.len() - 1];
    if open == '{' {
        return Ok(Interval::point(number(inner, scale)));
    }
    let (lower, upper) = inner.split_once(", ").unwrap();
    let end = |text: &str, closed| match text {
        "∞" | "-∞" => Bound::Unbounded,
        text if closed => Bound::Included(number(text, scale)),
        text => Bound::Excluded(number(text, scale)),
    };
    Ok(Interval::new(end(lower, open == '['), end(upper, close == ']')).unwrap())
}

/// Holds a row `figure | nature | literal | pragmatic | strict` against the crate.
pub(crate) fn check(row: &str) {
    let cells: Vec<_> = row.split('|').map(str::trim).collect();
    let [text, name, literal, pragmatic, strict] = cells[..] else { panic!("{row}") };
    let figure = Figure::parse(text).unwrap_or_else(|error| panic!("{error}"));
    let (nature, scale) = nature(name);
    assert!(figure.states(nature), "{row}");
    for (reading, expected) in Reading::ALL.into_iter().zip([literal, pragmatic, strict]) {
        let got = figure.interval(nature, &reading.into());
        //= docs/rules.md#printed-figures
        //# figure-03: A figure MUST mean what its row of the table of readings says.
        assert_eq!(got, interval(expected, scale), "{text} as {name}, {reading:?}");
    }
    assert_eq!(figure.to_string(), text);
    assert_eq!(text.parse(), Ok(figure));
}

fn rows() -> impl Iterator<Item = &'static str> {
    PHRASES.lines().filter(|row| !row.is_empty())
}

/// The figures of the table.
pub(crate) fn texts() -> Vec<&'static str> {
    rows().map(|row| row.split('|').next().unwrap().trim()).collect()
}

#[test]
fn phrases_mean_what_the_table_says() {
    assert!(rows().count() >= 120);
    rows().for_each(check);
}

/// The rows of the page that have a figure in code and three readings.
#[test]
fn the_page_tells_the_truth() {
    let page = include_str!("../../../docs/figures.md");
    let rows: Vec<_> = page.lines().filter(|line| line.starts_with("| `")).collect();
    assert!(rows.len() >= 30, "{}", rows.len());
    for row in rows {
        check(&row.trim_matches(['|', ' ']).replace('`', ""));
    }
    for text in page.lines().filter_map(|line| line.strip_prefix("- refused: `")) {
        let text = text.split('`').next().unwrap();
        assert!(Figure::parse(text).is_err(), "{text}");
    }
    assert!(page.contains(&format!("version {}", crossings::READINGS_VERSION)));
}

/// What a count means where the reader says that it was rounded.
#[test]
fn a_count_is_loosened_only_when_asked() {
    let loose = |reading| Understanding { reading, rounded: true, ..Understanding::default() };
    for (text, expected) in [
        ("35,000", "[34500, 35500)"),
        ("40 boats", "[35, 45)"),
        ("1.5 million", "[1450000, 1550000)"),
        ("35 thousand", "[34500, 35500)"),
        ("21,446", "{21446}"),
        ("exactly 35,000", "{35000}"),
        ("0", "{0}"),
    ] {
        let figure = Figure::parse(text).unwrap();
        let got = figure.interval(Nature::Count, &loose(Reading::Pragmatic));
        assert_eq!(got, interval(expected, Ratio::whole(1)), "{text}");
        for reading in [Reading::Literal, Reading::Strict] {
            //= docs/rules.md#printed-figures
            //# figure-11: A count with no hedge MUST be taken at its word unless the reader says that it was
            //# rounded.
            assert!(figure.interval(Nature::Count, &loose(reading)).unwrap().as_point().is_some(), "{text}");
        }
    }
}

#[test]
fn words_state_some_natures_and_no_others() {
    let all = ["count", "mean", "share", "change", "times", "gbp", "eur", "rank"];
    for (text, stated) in [
        ("60", &["count", "mean"][..]),
        ("60 people", &["count", "mean"]),
        ("60 a day", &["mean"]),
        ("60 each", &["mean"]),
        ("between 60 and 70 per boat", &["mean"]),
        ("56.9", &["mean"]),
        ("over 56.9 people", &["mean"]),
        ("20%", &["share"]),
        ("over 100%", &[]),
        ("over 100% more", &["change"]),
        ("up 20%", &["change"]),
        ("5 percentage points", &[]),
        ("up 5 percentage points", &[]),
        ("down between 2 and 3 pp", &[]),
        ("a third", &["share"]),
        ("a third more", &["change"]),
        ("£500m", &["gbp"]),
        ("€500m", &["eur"]),
        ("doubled", &["times"]),
        ("a record", &["rank"]),
        ("third", &["rank", "count"]),
        ("under 0", &[]),
        ("nobody", &["count"]),
        ("27 August 2022", &[]),
    ] {
        let figure = Figure::parse(text).unwrap();
        for name in all {
            assert_eq!(figure.states(nature(name).0), stated.contains(&name), "{text} as {name}");
        }
        assert_eq!(figure.states(Nature::Date), text.contains("August"), "{text}");
    }
}

#[test]
fn days_are_days() {
    let expected = jiff::civil::date(2022, 8, 27);
    for text in [
        "27 August 2022",
        "27th August 2022",
        "August 27, 2022",
        "august 27 2022",
        "27 Aug 2022",
        "2022-08-27",
        " 2022-08-27  ",
    ] {
        let figure = Figure::parse(text).unwrap();
        assert_eq!(figure.date(), Some(expected), "{text}");
        let read = figure.interval(Nature::Date, &Understanding::default());
        assert_eq!(read, Err(NoInterval::NoReading));
    }
    assert_eq!(Figure::parse("27").unwrap().date(), None);
}

#[test]
fn units_currencies_and_orders_are_told() {
    let unit = |text| Figure::parse(text).unwrap().unit().map(|unit| unit.to_string());
    for (text, expected) in [
        ("35,000 migrants", "people"),
        ("1 person", "people"),
        ("12 crossings", "people"),
        ("no arrivals", "people"),
        ("nobody", "people"),
        ("14 dinghies", "boats"),
        ("20 days", "days"),
        ("50 deaths", "deaths"),
        ("3 events", "events"),
        ("74 a day", "per day"),
        ("74 people a day", "people per day"),
        ("782 weekly", "per week"),
        ("60 each", "per boat"),
        ("60 people per boat", "people per boat"),
    ] {
        assert_eq!(unit(text).as_deref(), Some(expected), "{text}");
    }
    assert_eq!(unit("60"), None);
    let currency = |text| Figure::parse(text).unwrap().currency();
    assert_eq!(currency("over £5"), Some(Currency::GBP));
    assert_eq!(currency("between €5 and €6"), Some(Currency::EUR));
    assert_eq!(currency("5"), None);
    let order = |text| Figure::parse(text).unwrap().order();
    assert_eq!(order("second highest"), Some(crossings::Order::Highest));
    assert_eq!(order("the quietest"), Some(crossings::Order::Lowest));
    assert_eq!(order("second"), None);
    let is = |text| {
        let figure = Figure::parse(text).unwrap();
        (figure.is_points(), figure.is_down())
    };
    assert_eq!(is("5 pp"), (true, false));
    assert_eq!(is("down 5 percentage points"), (true, true));
    assert_eq!(is("5% less"), (false, true));
}

#[test]
fn a_figure_is_its_text_in_json() {
    let figure: Figure = serde_json::from_str("\"over £500million\"").unwrap();
    assert_eq!(figure.text(), "over £500million");
    assert_eq!(serde_json::to_string(&figure).unwrap(), "\"over £500million\"");
    let no = serde_json::from_str::<Figure>("\"soaring\"").unwrap_err();
    assert!(no.to_string().contains("`▸soaring`"), "{no}");
}

/// Words that mean the same, the first of which is in the table.
#[test]
fn words_that_mean_the_same() {
    let same = |nature: Nature, texts: &[String]| {
        let read = |text: &String| {
            let figure = Figure::parse(text).unwrap_or_else(|error| panic!("{error}"));
            Reading::ALL.map(|reading| figure.interval(nature, &reading.into()))
        };
        for text in texts {
            assert_eq!(read(text), read(&texts[0]), "{text} and {}", texts[0]);
            assert_eq!(read(&text.to_uppercase()), read(text), "{text}");
        }
    };
    for hedges in [
        &["over N", "more than N", "above N", "exceeding N", "in excess of N"][..],
        &[
            "at least N",
            "no fewer than N",
            "no less than N",
            "not fewer than N",
            "not less than N",
            "N or more",
            "N-plus",
        ],
        &[
            "just over N",
            "just above N",
            "just more than N",
            "a little over N",
            "a little more than N",
            "little more than N",
            "slightly over N",
            "slightly more than N",
        ],
        &["under N", "fewer than N", "less than N", "below N"],
        &["at most N", "no more than N", "not more than N", "N or fewer", "N or less"],
        &["almost N", "nearly N", "just under N", "just below N"],
        &["about N", "around N", "roughly N", "approximately N", "~N", "~ N"],
    ] {
        for (number, nature) in [("35,000", Nature::Count), ("56.9", Nature::Mean), ("40%", Nature::Share)] {
            let texts: Vec<_> = hedges.iter().map(|hedge| hedge.replace('N', number)).collect();
            same(nature, &texts);
        }
    }
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    for ups in [
        "up 7%|up by 7%|rose 7%|rose by 7%|risen 7%|risen by 7%|increased 7%|increased by 7%|grew 7%|grew by 7%",
        "+7%|increase of 7%|an increase of 7%|a rise of 7%|7% higher|7% more|7% up|7% above|7% increase|a 7% rise",
        "down 7%|down by 7%|fell 7%|fell by 7%|fallen 7%|fallen by 7%|dropped 7%|dropped by 7%|cut 7%|cut by 7%",
        "-7%|decrease of 7%|a fall of 7%|a drop of 7%|a cut of 7%|a reduction of 7%|reduced by 7%|decreased 7%",
        "down 7%|decreased by 7%|7% lower|7% less|7% fewer|7% down|7% below|a 7% decrease|a 7% fall|7% drop",
        "down 7%|7% reduction|a 7% cut|\u{2212}7%|down 7 per cent|down seven percent",
    ] {
        same(Nature::Change, &texts(&ups.split('|').collect::<Vec<_>>()));
    }
    same(
        Nature::Times,
        &texts(&["doubled", "double", "twice", "twice as much", "twofold", "two-fold", "2 times"]),
    );
    same(Nature::Times, &texts(&["trebled", "treble", "tripled", "triple", "threefold", "3 times as high"]));
    same(Nature::Times, &texts(&["quadrupled", "quadruple", "four times"]));
    same(Nature::Money(Currency::GBP), &texts(&["£5", "£ 5", "GBP 5", "5 GBP", "5 pounds", "five pounds"]));
    same(
        Nature::Money(Currency::EUR),
        &texts(&["€5m", "EUR 5 million", "5m EUR", "5 million euros", "five m euro"]),
    );
    same(
        Nature::Rank,
        &texts(&["record", "a record", "the new record", "busiest", "largest", "the biggest", "greatest"]),
    );
    same(Nature::Rank, &texts(&["lowest", "the quietest", "a smallest", "first", "1st", "1st highest"]));
}
