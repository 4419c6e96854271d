//! The words for an exact number: those that describe it, and the figure that is nearest to it.

use crossings::{Currency, Figure, Nature, Ratio, Reading, describe};

use super::ratio;

fn figure(text: &str) -> Figure {
    Figure::parse(text).unwrap()
}

#[test]
fn nothing_is_described_as_nought() {
    let found = describe(ratio(0, 1), Nature::Count);
    let texts: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["0"]);
    assert_eq!(found.first().unwrap().readings, Reading::ALL);
}

/// 74.00 is no better than 74.
#[test]
fn a_number_is_described_with_no_zero_behind_its_decimals() {
    let bare = |value| {
        let texts = describe(value, Nature::Mean).into_iter().map(|one| one.text);
        texts.filter(|text| text.starts_with(|first: char| first.is_ascii_digit())).collect::<Vec<_>>()
    };
    assert_eq!(bare(ratio(74, 1)), ["74"]);
    assert_eq!(bare(ratio(113, 2)), ["56.5", "57"]);
}

#[test]
fn the_nearest_figure_is_the_roundest_that_is_true() {
    let nearest = |text, value| figure(text).nearest(value, Nature::Mean);
    // At most 60 it is not.
    assert_eq!(nearest("at most 60", ratio(131, 2)).as_deref(), Some("at most 70"));
    // `about 0` would be true too, but nobody would see that it was rounded to tens.
    assert_eq!(nearest("about 60", ratio(4, 5)).as_deref(), Some("about 1"));
}

#[test]
fn the_first_from_below_is_the_lowest() {
    let nearest = |text| figure(text).nearest(ratio(1, 1), Nature::Rank);
    assert_eq!(nearest("second lowest").as_deref(), Some("the lowest"));
    assert_eq!(nearest("second highest").as_deref(), Some("a record"));
}

/// A plural is of more than one.
#[test]
fn one_percentage_point_is_described_as_one() {
    let described = |points| {
        let described = describe(points, Nature::Points).into_iter().map(|one| one.text);
        described.collect::<Vec<_>>()
    };
    assert_eq!(described(ratio(1, 100)), ["up 1 percentage point"]);
    assert_eq!(described(ratio(-1, 100)), ["down 1 percentage point"]);
    assert_eq!(described(ratio(2, 100)), ["up 2 percentage points"]);
    let between = described(ratio(3, 200));
    let has = |text: &str| between.iter().any(|one| one == text);
    assert!(has("up over 1 percentage point") && has("up almost 2 percentage points"), "{between:?}");
}

/// Another number takes its unit with it: of one there is no plural, and of others no singular.
#[test]
fn the_nearest_figure_has_its_unit_as_its_number_has_it() {
    let rows = [
        ("up 5 percentage points", ratio(1, 100), Nature::Points, "up 1 percentage point"),
        ("down 5 percentage points", ratio(-1, 100), Nature::Points, "down 1 percentage point"),
        ("up 1 percentage point", ratio(5, 100), Nature::Points, "up 5 percentage points"),
        ("5 percentage points higher", ratio(1, 100), Nature::Points, "1 percentage point higher"),
        // Before what rose it is no plural, whatever the number.
        ("a 5 percentage point rise", ratio(6, 100), Nature::Points, "a 6 percentage point rise"),
        ("up 5 pp", ratio(1, 100), Nature::Points, "up 1 pp"),
        ("377 boats", ratio(1, 1), Nature::Count, "1 boat"),
        ("1 boat", ratio(377, 1), Nature::Count, "377 boats"),
        ("twelve dinghies", ratio(1, 1), Nature::Count, "one dinghy"),
        ("377 Boats", ratio(378, 1), Nature::Count, "378 Boats"),
        ("74 people a day", ratio(1, 1), Nature::Mean, "1 person a day"),
        ("74.0 people a day", ratio(1, 1), Nature::Mean, "1.0 people a day"),
        ("74 a day", ratio(1, 1), Nature::Mean, "1 a day"),
    ];
    for (text, value, nature, wanted) in rows {
        assert_eq!(figure(text).nearest(value, nature).as_deref(), Some(wanted), "{text}");
    }
}

/// A tenth place is not the lowest of all, and the first is.
#[test]
fn the_nearest_to_what_is_not_the_first_is_the_first() {
    let nearest = |text, place| figure(text).nearest(ratio(place, 1), Nature::Rank);
    assert_eq!(nearest("not the lowest", 1).as_deref(), Some("the lowest"));
    assert_eq!(nearest("not the lowest", 10).as_deref(), Some("not the lowest"));
    assert_eq!(nearest("not a record", 1).as_deref(), Some("a record"));
    assert_eq!(nearest("not a record", 0), None);
}

#[test]
fn nothing_is_no_one_in_so_many() {
    let nearest = |share| figure("one in five").nearest(share, Nature::Share);
    assert_eq!(nearest(ratio(0, 1)), None);
    assert_eq!(nearest(ratio(1, 1)), None, "one in one is all of them");
    assert_eq!(nearest(ratio(1, 12)).as_deref(), Some("one in twelve"));
}

/// What overflows has no words; that it is not the first is true of every later place.
#[test]
fn the_largest_number_is_described_as_far_as_it_can_be() {
    let described = |value, nature| {
        describe(value, nature).into_iter().map(|one| (one.text, one.readings)).collect::<Vec<_>>()
    };
    let most = ratio(i128::MAX, 1);
    for nature in [Nature::Count, Nature::Mean, Nature::Share, Nature::Change, Nature::Points, Nature::Times]
    {
        assert_eq!(described(most, nature), [], "{nature}");
        assert_eq!(described(ratio(-i128::MAX, 1), nature), [], "{nature}");
    }
    assert_eq!(described(most, Nature::Date), []);
    assert_eq!(described(most, Nature::Money(Currency::USD)), []);
    assert_eq!(described(most, Nature::Rank), [("not a record".to_owned(), Reading::ALL.to_vec())]);
    // With a half added to it, it fits; a tenth of it does not.
    assert_eq!(described(ratio(i128::MAX - 4, 2), Nature::Count), []);
    // The last count that a register can hold.
    let last = described(Ratio::whole(u64::MAX), Nature::Count);
    assert_eq!(last.first(), Some(&("18,446,744,073,709,551,615".to_owned(), Reading::ALL.to_vec())));
    assert_eq!(figure("about 60").nearest(most, Nature::Mean), None);
}

/// One part in so many of a penny is, of a pound, one in a hundred times as many.
#[test]
fn an_amount_that_does_not_fit_has_no_words() {
    let pounds = Nature::Money(Currency::GBP);
    for pence in [ratio(1, i128::MAX), ratio(i128::MAX, 1)] {
        assert_eq!(describe(pence, pounds), [], "{pence}");
    }
}

/// A hundred times it is so many per cent; what is above it would be the next number.
#[test]
fn what_cannot_be_printed_has_no_nearest_figure() {
    let most = ratio(i128::MAX, 1);
    assert_eq!(figure("up 20%").nearest(most, Nature::Change), None);
    assert_eq!(figure("under 60").nearest(most, Nature::Mean), None);
    // Nought is over numbers below zero alone, and none of these is printed.
    assert_eq!(figure("over 60").nearest(ratio(0, 1), Nature::Mean), None);
}

/// A rank is a whole number from one on.
#[test]
fn what_is_no_place_has_no_nearest_figure() {
    let figures = ["150th", "second", "second highest", "third lowest"].map(figure);
    for value in [ratio(0, 1), ratio(-1, 1), ratio(5, 2), ratio(i128::MAX, 1)] {
        for figure in &figures {
            assert_eq!(figure.nearest(value, Nature::Rank), None, "{figure} of {value}");
        }
    }
    assert_eq!(describe(ratio(0, 1), Nature::Rank), []);
    let nearest = |place| figures.each_ref().map(|one| one.nearest(ratio(place, 1), Nature::Rank).unwrap());
    assert_eq!(nearest(3), ["3rd", "third", "third highest", "third lowest"]);
    assert_eq!(nearest(21), ["21st", "21st", "21st highest", "21st lowest"]);
}
