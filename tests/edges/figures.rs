//! Figures as text: what is one, what it means, and which others are near to it.

use std::ops::Bound::{Excluded, Included};

use crossings::jiff::civil::date;
use crossings::{
    Currency, Figure, Interval, Nature, NoInterval, Order, PrintedNoun, PrintedPer, PrintedUnit, Reading,
    Rounding, SlipKind, Understanding,
};

use super::ratio;

fn figure(text: &str) -> Figure {
    Figure::parse(text).unwrap()
}

#[test]
fn an_ordinal_in_digits_has_its_own_ending_and_no_blank_before_it() {
    let place = |text| Figure::parse(text).ok()?.printed(Nature::Rank);
    let ordinals = [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (21, "21st")];
    for (number, text) in
        ordinals.into_iter().chain([(22, "22nd"), (23, "23rd"), (111, "111th"), (150, "150th")])
    {
        assert_eq!(place(text), Some(ratio(number, 1)), "{text}");
    }
    for text in ["1th", "2th", "3th", "4rd", "11st", "13rd", "150 th", "27 th August 2022"] {
        assert!(Figure::parse(text).is_err(), "{text}");
    }
    assert_eq!(figure("27th August 2022").date(), Some(date(2022, 8, 27)));
}

/// Three digits are a number of something, and a month is no unit.
#[test]
fn a_day_of_a_month_has_one_digit_or_two() {
    assert!(Figure::parse("8 December 2024").is_ok());
    assert!(Figure::parse("18 December 2024").is_ok());
    assert!(Figure::parse("018 December 2024").is_err());
    let refused = |text| {
        let refused = Figure::parse(text).unwrap_err();
        (refused.at, refused.wanted)
    };
    assert_eq!(refused("32 December 2024"), (12, vec!["a year that has this day"]));
    assert_eq!(refused("123 December 2024").0, 4);
    assert_eq!(refused("December 123, 2024"), (9, vec!["a day of the month"]));
}

#[test]
fn a_day_is_a_figure_with_blanks_or_without() {
    let day = figure("2022-08-27");
    assert_eq!(day.to_string(), figure(" 2022-08-27 ").to_string().trim());
    assert!(Figure::parse("2022-08-32").is_err());
}

#[test]
fn what_is_no_piece_of_a_figure_says_what_should_be_in_its_place() {
    let refused = |text| Figure::parse(text).unwrap_err();
    let (thousands, sign) = (refused("1,00"), refused("5 $"));
    assert_eq!((thousands.at, thousands.wanted), (1, vec!["thousands in groups of three digits"]));
    assert_eq!((sign.at, sign.wanted), (2, vec!["a word, a number or one of £ € % + - ~ /"]));
}

/// Where several things could stand, all of them are named.
#[test]
fn all_that_could_stand_at_a_place_is_wanted() {
    let wanted = |text| Figure::parse(text).unwrap_err().wanted;
    assert_eq!(wanted("up 5"), ["`to`", "per cent"]);
    assert_eq!(wanted("5 times as"), ["`to`", "the end"]);
    // Only of the furthest place: a number is no longer wanted where there is one.
    assert_eq!(wanted("between 5"), ["`and`"]);
}

#[test]
fn two_numbers_of_a_range_are_of_one_kind() {
    for text in ["between 5 and 10", "between £5 and £10", "between 5 and 10%", "between 5% and 10%"] {
        assert!(Figure::parse(text).is_ok(), "{text}");
    }
    for text in ["between 5 and £10", "between £5 and 10%", "between 5 thousand and 10%", "between 5% and 10"]
    {
        assert!(Figure::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_range_states_a_count_where_both_its_ends_are_whole() {
    let states = |text| [Nature::Count, Nature::Mean].map(|nature| figure(text).states(nature));
    assert_eq!(states("between 5 and 10"), [true, true]);
    for text in ["between 5 and 10.5", "between 5.5 and 10", "between 5.5 and 10.5"] {
        assert_eq!(states(text), [false, true], "{text}");
    }
}

#[test]
fn a_hundred_has_no_zero_behind_it() {
    assert!(Figure::parse("a hundred and five people").is_ok());
    for text in ["a hundred and zero people", "a hundred zero people"] {
        assert!(Figure::parse(text).is_err(), "{text}");
    }
}

/// What is no change leaves nothing behind for another number to follow.
#[test]
fn only_parts_are_the_ends_of_a_change() {
    assert!(Figure::parse("up 20 to 30%").is_ok());
    for text in ["up 20 to 30", "up 20 to 30 people", "up 20 to 30 5%"] {
        assert!(Figure::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_change_in_points_is_a_number_of_points_with_a_direction() {
    let states = |text| figure(text).states(Nature::Points);
    assert!(states("up 5 percentage points"));
    assert!(!states("up 5%") && !states("5 percentage points"));
}

#[test]
fn nothing_is_folded_once() {
    assert!(Figure::parse("twofold").is_ok());
    assert!(Figure::parse("onefold").is_err() && Figure::parse("zerofold").is_err());
}

#[test]
fn what_is_not_the_first_has_an_order_all_the_same() {
    let order = |text| figure(text).order();
    assert_eq!(order("not a record"), Some(Order::Highest));
    assert_eq!(order("not the lowest"), Some(Order::Lowest));
}

#[test]
fn nought_per_cent_is_no_round_number() {
    let read = figure("over 0%").interval(Nature::Share, &Understanding::default()).unwrap();
    assert_eq!(read.to_string(), "(0, 1/100]");
}

/// A tenth is a step of the ladder, between nought and a fifth: half-way to them are a twentieth and three twentieths.
/// One in eleven is one in ten and a half to eleven and a half.
#[test]
fn one_in_ten_is_on_the_ladder_and_one_in_eleven_is_not() {
    let meant = |text| figure(text).interval(Nature::Share, &Reading::Pragmatic.into()).unwrap();
    let step = Interval::new(Included(ratio(1, 20)), Excluded(ratio(3, 20))).unwrap();
    assert_eq!(meant("one in ten"), step);
    let between = Interval::new(Excluded(ratio(2, 23)), Included(ratio(2, 21))).unwrap();
    assert_eq!(meant("one in eleven"), between);
}

#[test]
fn a_count_that_was_rounded_to_ones_is_itself() {
    let how = Understanding { reading: Reading::Pragmatic, rounded: true, ..Understanding::default() };
    let meant = |text| figure(text).interval(Nature::Count, &how).unwrap();
    assert_eq!(meant("21,446"), Interval::point(ratio(21_446, 1)));
    let tens = Interval::new(Included(ratio(21_435, 1)), Excluded(ratio(21_445, 1))).unwrap();
    assert_eq!(meant("21,440"), tens);
}

/// Rounded up or down, 123 is what lies strictly between 122 and 124; `about 123` may be either of them.
#[test]
fn a_looser_reading_has_an_end_that_either_of_two_has() {
    let how = |reading| Understanding { reading, rounding: Rounding::CeilingOrFloor, rounded: false };
    let about = figure("about 123");
    let meant = |reading| about.interval(Nature::Mean, &how(reading)).unwrap();
    let (low, high) = (ratio(122, 1), ratio(124, 1));
    assert_eq!(meant(Reading::Strict), Interval::new(Excluded(low), Excluded(high)).unwrap());
    assert_eq!(meant(Reading::Pragmatic), Interval::new(Included(low), Included(high)).unwrap());
}

#[test]
fn a_digit_too_many_stands_before_the_point_or_behind_it() {
    let figure = figure("12.34");
    let added = figure.slips().filter(|(slip, _)| slip.kind == SlipKind::Added);
    let meant: Vec<String> = added.map(|(slip, _)| slip.meant).collect();
    assert_eq!(meant, ["2.34", "1.34", "12.4", "12.3"]);
}

/// Without its first number it would be `up to 10%`, which is a share.
#[test]
fn a_slip_changes_numbers_and_not_what_is_said() {
    let figure = figure("up 5 to 10%");
    let slips: Vec<Figure> = figure.slips().map(|(_, other)| other).collect();
    assert!(slips.iter().any(|one| one.text() == "up 6 to 10%"));
    assert!(!self::figure("up  to 10%").states(Nature::Change));
    for one in slips {
        assert!(one.states(Nature::Change), "{one}");
    }
}

/// The `th` of the word is no ordinal's ending.
#[test]
fn a_number_before_a_word_of_thousands_has_slips() {
    let slips: Vec<String> = figure("5thousand").slips().map(|(_, other)| other.text().to_owned()).collect();
    for wanted in ["1thousand", "2thousand", "3thousand", "51thousand"] {
        assert!(slips.iter().any(|one| one == wanted), "{wanted} is none of {slips:?}");
    }
    let slips: Vec<String> =
        figure("the 3rd highest").slips().map(|(_, other)| other.text().to_owned()).collect();
    assert!(slips.iter().any(|one| one == "the 2nd highest"), "{slips:?}");
}

#[cfg(feature = "json")]
#[test]
fn a_figure_is_a_text_of_at_most_two_hundred_bytes() {
    use serde_json::json;
    let schema = schemars::schema_for!(Figure).to_value();
    let said = |key| schema.get(key).cloned().unwrap();
    assert_eq!([said("type"), said("minLength"), said("maxLength")], [json!("string"), json!(1), json!(200)]);
}

#[test]
fn so_many_fold_is_so_many_times() {
    let rows =
        [("twofold", 2), ("tenfold", 10), ("nineteenfold", 19), ("twentyfold", 20), ("Ninetyfold", 90)];
    for (text, times) in rows {
        assert_eq!(figure(text).printed(Nature::Times), Some(ratio(times, 1)), "{text}");
    }
    assert!(Figure::parse("hundredfold").is_err() && Figure::parse("manyfold").is_err());
}

#[test]
fn a_reading_and_a_unit_are_written_as_they_are_called() {
    assert_eq!(Reading::ALL.map(|reading| reading.to_string()), ["literal", "pragmatic", "strict"]);
    assert_eq!(format!("{:>8}|{:<8}|", Reading::Strict, Reading::Literal), "  strict|literal |");
    let unit = |of, per| PrintedUnit { of, per }.to_string();
    assert_eq!(unit(Some(PrintedNoun::Boats), Some(PrintedPer::Week)), "boats per week");
    assert_eq!(unit(Some(PrintedNoun::Deaths), None), "deaths");
    assert_eq!(unit(None, Some(PrintedPer::Boat)), "per boat");
    assert_eq!(unit(None, None), "");
}

#[test]
fn a_figure_in_json_is_a_text() {
    assert_eq!(serde_json::from_str::<Figure>(r#""over 60""#).unwrap(), figure("over 60"));
    for no in ["60", "null", r#""about""#] {
        assert!(serde_json::from_str::<Figure>(no).is_err(), "{no}");
    }
}

/// From the part on it is no figure.
#[test]
fn a_range_is_of_numbers_and_not_of_parts() {
    let (one, two) = ("a number that is no part of a whole", "a second number of the same kind");
    let rows = [
        ("between 5 and a third", 14, two),
        ("5 to one in ten", 5, two),
        ("between a third and a half", 8, one),
        ("from 1/5 to 1/4", 5, one),
    ];
    for (text, at, wanted) in rows {
        let refused = Figure::parse(text).unwrap_err();
        assert_eq!((refused.at, refused.wanted), (at, vec![wanted]), "{text}");
    }
}

/// Rounded to tens, for a reader; to ones, strictly. The ends are those of the rule, open or closed.
#[test]
fn a_mean_has_the_ends_of_the_rule_that_rounded_it() {
    let meant = |rounding, reading| {
        let how = Understanding { reading, rounding, rounded: false };
        figure("120").interval(Nature::Mean, &how).unwrap().to_string()
    };
    let rows = [
        (Rounding::HalfUp, "[115, 125)", "[239/2, 241/2)"),
        (Rounding::HalfDown, "(115, 125]", "(239/2, 241/2]"),
        // Twelve tens are even, and so are 120 ones.
        (Rounding::HalfEven, "[115, 125]", "[239/2, 241/2]"),
        (Rounding::Either, "[115, 125]", "[239/2, 241/2]"),
        (Rounding::Ceiling, "(110, 120]", "(119, 120]"),
        (Rounding::Floor, "[120, 130)", "[120, 121)"),
        (Rounding::Truncate, "[120, 130)", "[120, 121)"),
        (Rounding::AwayFromZero, "(110, 120]", "(119, 120]"),
        (Rounding::CeilingOrFloor, "(110, 130)", "(119, 121)"),
    ];
    for (rounding, pragmatic, strict) in rows {
        assert_eq!(meant(rounding, Reading::Pragmatic), pragmatic, "{rounding:?}");
        assert_eq!(meant(rounding, Reading::Strict), strict, "{rounding:?}");
    }
}

/// The last number of thirty digits times a thousand million that fits. Its unit is that thousand million, of which
/// half can be added to it, and a whole one cannot.
const LAST: &str = "170141183460469231731687303715 billion";

/// What it means under each reading, in the order of [`Reading::ALL`].
fn read(text: &str, nature: Nature) -> [Result<String, NoInterval>; 3] {
    let figure = figure(text);
    Reading::ALL.map(|reading| figure.interval(nature, &reading.into()).map(|read| read.to_string()))
}

#[test]
fn the_last_number_that_fits_is_read_as_far_as_its_ends_do() {
    let unit = 1_000_000_000_i128;
    let n = 170_141_183_460_469_231_731_687_303_715 * unit;
    let half = unit >> 1;
    assert!(n.checked_add(half).is_some() && n.checked_add(unit).is_none());
    let (none, beyond) = (|| Err(NoInterval::NoReading), || Err(NoInterval::Overflow));
    let below =
        |end: i128, open: bool| Ok(if open { format!("({end}, {n})") } else { format!("[{end}, {n})") });
    let rounded = || Ok(format!("[{}, {})", n - half, n + half));
    let just_over = || Ok(format!("({n}, {}]", n + half));
    let rows = [
        ("exactly ", [Ok(format!("{{{n}}}")), Ok(format!("{{{n}}}")), Ok(format!("{{{n}}}"))]),
        ("", [none(), rounded(), rounded()]),
        ("over ", [Ok(format!("({n}, ∞)")), beyond(), beyond()]),
        ("at least ", [Ok(format!("[{n}, ∞)")), beyond(), beyond()]),
        ("just over ", [Ok(format!("({n}, ∞)")), just_over(), just_over()]),
        ("under ", [below(0, false), below(n - unit, false), below(n - unit, true)]),
        ("almost ", [below(0, false), below(n - half, false), below(n - half, false)]),
        ("close to ", [none(), below(n - half, false), below(n - half, false)]),
        (
            "at most ",
            [Ok(format!("[0, {n}]")), Ok(format!("[{}, {n}]", n - unit)), Ok(format!("({}, {n}]", n - unit))],
        ),
        (
            "up to ",
            [Ok(format!("[0, {n}]")), Ok(format!("[{}, {n}]", n - unit)), Ok(format!("[{}, {n}]", n - half))],
        ),
        // A unit on either side, for a reader.
        ("about ", [none(), beyond(), rounded()]),
        ("some ", [none(), beyond(), rounded()]),
    ];
    for (hedge, wanted) in rows {
        assert_eq!(read(&format!("{hedge}{LAST}"), Nature::Mean), wanted, "{hedge}");
    }
    // A count is at its word, so that nothing is added to it.
    assert_eq!(read(LAST, Nature::Count), [(); 3].map(|()| Ok(format!("{{{n}}}"))));
    let between = read(&format!("between 1 billion and {LAST}"), Nature::Mean);
    assert_eq!(between, [(); 3].map(|()| Ok(format!("[{unit}, {n}]"))));
}

/// Its last digit that is not nought is one of hundreds of a thousand million, and half of that is too much.
#[test]
fn a_round_number_has_a_wider_end_that_does_not_fit() {
    let n = 170_141_183_460_469_231_731_687_303_700_i128 * 1_000_000_000;
    assert!(n.checked_add(50_000_000_000).is_none());
    let beyond = || Err(NoInterval::Overflow);
    let just_over = read("just over 170141183460469231731687303700 billion", Nature::Mean);
    assert_eq!(just_over, [Ok(format!("({n}, ∞)")), beyond(), beyond()]);
}

/// Of a range of pounds, neither end needs to fit the pence.
#[test]
fn a_range_of_which_an_end_does_not_fit_has_no_meaning() {
    let round = format!("£1{} billion", "0".repeat(29));
    let pounds = Nature::Money(Currency::GBP);
    let beyond = || [(); 3].map(|()| Err(NoInterval::Overflow));
    assert_eq!(read(&round, pounds), beyond());
    assert_eq!(read(&format!("between {round} and £{LAST}"), pounds), beyond());
    assert_eq!(read(&format!("between £1 billion and £{LAST}"), pounds), beyond());
    let pence = 100_000_000_000_i128;
    let within = read("between £1 billion and £2 billion", pounds);
    assert_eq!(within, [(); 3].map(|()| Ok(format!("[{pence}, {}]", 2 * pence))));
}

/// In pence it would be a hundred times that.
#[test]
fn a_number_that_does_not_fit_is_a_figure_without_a_meaning() {
    let pounds = Nature::Money(Currency::GBP);
    let last = format!("£{LAST}");
    for text in [last.as_str(), "over £999999999999999999999999999999 billion"] {
        assert_eq!(read(text, pounds), [(); 3].map(|()| Err(NoInterval::Overflow)), "{text}");
        assert_eq!(figure(text).printed(pounds), None, "{text}");
        assert!(figure(text).states(pounds) && !figure(text).states(Nature::Count), "{text}");
    }
    let people = figure("999999999999999999999999999999 billion people");
    assert_eq!(people.interval(Nature::Count, &Understanding::default()), Err(NoInterval::Overflow));
    assert_eq!((people.printed(Nature::Count), people.slips().count() > 0), (None, true));
    let words =
        [NoInterval::NotStated, NoInterval::NoReading, NoInterval::Overflow].map(|why| why.to_string());
    assert_eq!(
        words,
        [
            "the words cannot state such a number",
            "the words have no exact meaning under this reading",
            "a number does not fit 128 bits"
        ]
    );
}

/// Per cent are of a number that stands alone, and so is one in so many.
#[test]
fn a_number_with_a_multiplier_is_no_part_of_a_whole() {
    for text in ["20 thousand per cent", "2k%", "up a million percentage points", "one in 5 thousand"] {
        assert!(Figure::parse(text).is_err(), "{text}");
    }
    for text in ["up 20,000 per cent", "one in 5,000", "5 thousand times"] {
        assert!(Figure::parse(text).is_ok(), "{text}");
    }
}

/// No text is refused for want of nothing; whoever clears the list says that there is nothing to come.
#[test]
fn where_nothing_is_wanted_a_figure_should_end() {
    let mut refused = Figure::parse("21,446 of").unwrap_err();
    assert_eq!(refused.at, 7);
    refused.wanted.clear();
    assert_eq!(
        refused.to_string(),
        "`21,446 ▸of` is no figure that can be read: at ▸ (byte 7) it should end"
    );
}

#[test]
fn nobody_is_no_one() {
    let [one, other] = ["nobody", "no one"].map(figure);
    assert_eq!(one.unit(), other.unit());
    for text in [&one, &other] {
        assert_eq!(text.printed(Nature::Count), Some(ratio(0, 1)), "{text}");
    }
}
