//! Slips of one digit.

use std::collections::BTreeSet;

use crossings::{Figure, SlipKind};

fn texts(text: &str) -> Vec<String> {
    Figure::parse(text).unwrap().slips().map(|(_, figure)| figure.to_string()).collect()
}

/// Every number that is one slip away, by hand: from all that have about as many digits.
fn near(number: u64) -> BTreeSet<u64> {
    let printed = number.to_string();
    let one_less =
        |long: &str, short: &str| (0..long.len()).any(|at| [&long[..at], &long[at + 1..]].concat() == short);
    let apart = |a: &str, b: &str| {
        let differ: Vec<usize> = (0..a.len()).filter(|at| a.as_bytes()[*at] != b.as_bytes()[*at]).collect();
        match differ[..] {
            [_] => true,
            [i, j] => j == i + 1 && a[i..=i] == b[j..=j] && a[j..=j] == b[i..=i],
            _ => false,
        }
    };
    let most = 10_u64.pow(u32::try_from(printed.len()).unwrap() + 1);
    (0..most)
        .filter(|other| {
            let other = other.to_string();
            match other.len().cmp(&printed.len()) {
                std::cmp::Ordering::Equal => apart(&printed, &other),
                std::cmp::Ordering::Greater => other.len() == printed.len() + 1 && one_less(&other, &printed),
                std::cmp::Ordering::Less => other.len() + 1 == printed.len() && one_less(&printed, &other),
            }
        })
        .collect()
}

#[test]
fn slips_are_all_the_numbers_one_digit_away() {
    for number in [0, 5, 10, 74, 377, 400, 446, 1_295, 2_022] {
        let found = texts(&format!("about {number} people"));
        let numbers: Vec<u64> = found
            .iter()
            .map(|text| {
                text.trim_start_matches("about ")
                    .trim_end_matches(" people")
                    .replace(',', "")
                    .parse()
                    .unwrap()
            })
            .collect();
        let set: BTreeSet<u64> = numbers.iter().copied().collect();
        assert_eq!(set.len(), numbers.len(), "each once");
        //= docs/rules.md#printed-figures
        //# figure-14: The slips of a figure MUST be all the numbers that one wrong digit leads to, each once.
        assert_eq!(set, near(number), "{number}");
    }
}

#[test]
fn slips_say_what_was_done() {
    let slip = |printed: &str, meant: &str| {
        let figure = Figure::parse(printed).unwrap();
        let slip = figure.slips().find(|(_, other)| other.text() == meant);
        slip.map(|(slip, _)| (slip.kind, slip.to_string()))
    };
    for (printed, meant, kind, text) in [
        ("21,446", "21,466", SlipKind::Changed, "446 for 466"),
        ("21,446", "12,446", SlipKind::Swapped, "21,446 for 12,446"),
        ("over 1,173 people", "over 1,773 people", SlipKind::Changed, "173 for 773"),
        ("377", "3,377", SlipKind::Dropped, "377 for 3,377"),
        ("10,000", "1,000", SlipKind::Added, "10,000 for 1,000"),
        ("45.2 per cent", "42.5 per cent", SlipKind::Swapped, "45.2 for 42.5"),
        ("45.2 per cent", "4.2 per cent", SlipKind::Added, "45.2 for 4.2"),
        ("£476m", "£467m", SlipKind::Swapped, "476 for 467"),
        ("150th", "152nd", SlipKind::Changed, "150 for 152"),
        ("27 August 2022", "26 August 2022", SlipKind::Changed, "27 for 26"),
        ("2022-08-27", "2022-08-26", SlipKind::Changed, "27 for 26"),
        ("between 20 and 30%", "between 20 and 31%", SlipKind::Changed, "30 for 31"),
        ("1 in 5", "1 in 6", SlipKind::Changed, "5 for 6"),
    ] {
        assert_eq!(slip(printed, meant), Some((kind, text.to_owned())), "{printed} for {meant}");
    }
    assert_eq!(slip("27 August 2022", "72 August 2022"), None);
    assert_eq!(slip("21,446", "2,1446"), None);
}

#[test]
fn slips_keep_the_form_and_their_order() {
    for text in super::phrases::texts() {
        let figure = Figure::parse(text).unwrap();
        let slips: Vec<_> = figure.slips().collect();
        assert_eq!(slips, figure.slips().collect::<Vec<_>>());
        let kinds: Vec<_> = slips.iter().map(|(slip, _)| slip.kind).collect();
        let place = |kind: &SlipKind| {
            [SlipKind::Swapped, SlipKind::Changed, SlipKind::Dropped, SlipKind::Added]
                .iter()
                .position(|known| known == kind)
        };
        assert!(kinds.is_sorted_by_key(place), "{text}");
        for (_, other) in &slips {
            assert_ne!(*other, figure);
            assert_eq!(
                (other.unit(), other.currency(), other.is_down()),
                (figure.unit(), figure.currency(), figure.is_down())
            );
            // Without its digits it is the same text, but for an ordinal's ending.
            let words = |text: &str| text.replace(|c: char| c.is_ascii_digit() || c == ',' || c == '.', "");
            if !text.ends_with("th") && !text.contains("4th") {
                assert_eq!(words(other.text()), words(text));
            }
        }
        assert_eq!(slips.is_empty(), !text.contains(|c: char| c.is_ascii_digit()), "{text}");
    }
}

#[test]
fn money_and_points_can_be_taken_for_another() {
    let other =
        |text: &str| Figure::parse(text).unwrap().in_other_currency().map(|figure| figure.to_string());
    for (text, expected) in [
        ("over £500million", "over €500million"),
        ("€541m", "£541m"),
        ("GBP 476m", "EUR 476m"),
        ("541 million euros", "541 million pounds"),
        ("between £1m and £2m", "between €1m and €2m"),
    ] {
        assert_eq!(other(text).as_deref(), Some(expected));
    }
    assert_eq!(other("500"), None);
    let percent = |text: &str| Figure::parse(text).unwrap().as_percent().map(|figure| figure.to_string());
    assert_eq!(percent("up 5 percentage points").as_deref(), Some("up 5 per cent"));
    assert_eq!(percent("5pp").as_deref(), Some("5 per cent"));
    assert_eq!(percent("5%"), None);
}
