//! What is no figure, and where it stops being one.

use crossings::Figure;
use proptest::prelude::*;

/// A text, and the part of it before the place where it stops.
const REFUSED: &[(&str, &str)] = &[
    ("", ""),
    ("   ", "   "),
    ("hundreds", ""),
    ("dozens", ""),
    ("most", ""),
    ("soaring", ""),
    ("the migrants", "the "),
    ("three years", "three "),
    ("21,446 apples", "21,446 "),
    ("21,44", "21"),
    ("2144,466", "2144"),
    ("21,4466", "21"),
    ("007", ""),
    ("0,377", "0"),
    ("5.", "5"),
    (".5", ""),
    ("1.2.3", "1.2"),
    ("1.5,000", "1.5"),
    ("1234567890123456789012345678901", ""),
    ("over", "over"),
    ("over over 5", "over "),
    ("almost about 5", "almost "),
    ("at least 5 or more", "at least 5 "),
    ("5 or more people or more", "5 or more people "),
    ("hundreds of people", ""),
    ("several hundred", ""),
    ("a", "a"),
    ("a hundreds", "a "),
    ("£", "£"),
    ("$500", ""),
    ("£500m people", "£500m "),
    ("£500m a day", "£500m "),
    ("£5%", "£5"),
    ("5k%", "5k"),
    ("5 percentage", "5 "),
    ("+5", "+5"),
    ("-5 people", "-5 "),
    ("up 5", "up 5"),
    ("up", "up"),
    ("down by people", "down by "),
    ("up 20% higher", "up 20% "),
    ("20% up down", "20% up "),
    ("between 5", "between 5"),
    ("between 7 and 5", "between 7 and "),
    ("between 5 and", "between 5 and"),
    ("between £5 and 7", "between £5 and "),
    ("between £1 and £2 million", "between £1 and "),
    ("between £1m and €2m", "between £1m and "),
    ("151th", "151"),
    ("11st", "11"),
    ("0th", "0"),
    ("3/1", "3/"),
    ("3/3", "3/"),
    ("six in five", "six in "),
    ("one in one", "one in "),
    ("one thirds", "one "),
    ("two third", "two "),
    ("five quarters", "five "),
    ("not", "not"),
    ("not almost 5", "not "),
    ("a new 5", "a new "),
    ("the third", "the third"),
    ("the third migrants", "the third "),
    ("27 August", "27 August"),
    ("August", "August"),
    ("30 February 2022", "30 February "),
    ("29 February 2023", "29 February "),
    ("27 August 22", "27 August "),
    ("2022-02-30", ""),
    ("2022-13-01", ""),
    ("£771 million and counting", "£771 million "),
    ("45,774!", "45,774"),
    ("60 people\u{0}", "60 people"),
    ("sixty–five", "sixty"),
    ("49 966", "49 "),
    ("none of them", "none "),
    ("no years", "no "),
];

#[test]
fn what_is_no_figure_says_where() {
    for (text, before) in REFUSED {
        let error = Figure::parse(text).expect_err(text);
        //= docs/rules.md#printed-figures
        //# figure-01: A text outside the grammar MUST be refused, with the byte from which on it is no figure and
        //# what could stand there.
        assert_eq!(error.at, before.len(), "{error}");
        assert_eq!(error.text, *text);
        assert!(!error.wanted.is_empty(), "{error}");
        assert!(error.to_string().contains('▸'), "{error}");
    }
}

#[test]
fn long_texts_are_refused_unread() {
    let spaced = |bytes: usize| format!("{}5", " ".repeat(bytes - 1));
    assert!(Figure::parse(&spaced(200)).is_ok());
    let error = Figure::parse(&spaced(201)).unwrap_err();
    //= docs/rules.md#printed-figures
    //# figure-02: A text of more than 200 bytes MUST be refused unread.
    assert_eq!((error.at, error.text.len()), (200, 200));
    let euros = "€".repeat(100_000);
    assert_eq!(Figure::parse(&euros).unwrap_err().at, 198);
}

#[test]
fn huge_numbers_overflow_honestly() {
    use crossings::{Currency, Nature, NoInterval, Ratio, Reading};
    let most = "9".repeat(30);
    let figure = Figure::parse(&format!("over £{most} bn")).unwrap();
    let pounds = Nature::Money(Currency::GBP);
    assert_eq!(figure.interval(pounds, &Reading::Strict.into()), Err(NoInterval::Overflow));
    assert!(figure.states(pounds));
    assert_eq!(figure.nearest(Ratio::whole(5), pounds), None);
    let figure = Figure::parse(&format!("between 1 and {most}")).unwrap();
    assert!(figure.interval(Nature::Count, &Reading::Strict.into()).is_ok());
    let in_most = Figure::parse(&format!("one in {most}")).unwrap();
    assert!(in_most.states(Nature::Share));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn garbage_is_refused_or_read_whole(text in any::<String>()) {
        whole_or_refused(&text);
    }

    #[test]
    fn words_in_any_order_are_refused_or_read_whole(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..8),
        gap in prop::sample::select(&[" ", "", "  "][..]),
    ) {
        whole_or_refused(&words.join(gap));
    }

    #[test]
    fn broken_phrases_are_refused_or_read_whole(
        index in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        put in "[ -~£€−ſ]{0,3}",
        remove in 0_usize..4,
    ) {
        let texts = super::phrases::texts();
        let characters: Vec<char> = texts[index.index(texts.len())].chars().collect();
        let at = at.index(characters.len() + 1);
        let rest = characters.iter().skip(at + remove);
        let text: String = characters.iter().take(at).copied().chain(put.chars()).chain(rest.copied()).collect();
        whole_or_refused(&text);
    }
}

const WORDS: &[&str] = &[
    "a", "an", "the", "one", "two", "third", "thirds", "half", "hundred", "million", "m", "k", "5", "35,000",
    "2.5", "1/3", "in", "every", "and", "to", "between", "from", "over", "at least", "no", "not", "record",
    "highest", "up", "down", "by", "%", "per cent", "pp", "£", "€", "GBP", "or more", "-", "+", "~", "/",
    "people", "each", "day", "per", "times", "fold", "tenfold", "doubled", "higher", "August", "2022", "th",
    "st", "some",
];

/// A figure is its text; what is none points into it. Nothing panics.
fn whole_or_refused(text: &str) {
    use crossings::{Nature, Ratio, Understanding};
    match Figure::parse(text) {
        Ok(figure) => {
            //= docs/rules.md#printed-figures
            //# figure-15: A figure MUST be written as it was printed.
            assert_eq!(figure.to_string(), text);
            for nature in
                [Nature::Count, Nature::Mean, Nature::Share, Nature::Change, Nature::Times, Nature::Rank]
            {
                let _ = figure.interval(nature, &Understanding::default());
                let _ = figure.nearest(Ratio::new(7, 3).unwrap(), nature);
            }
            assert!(figure.slips().take(5).all(|(_, slip)| slip != figure));
        }
        Err(error) => {
            assert!(error.at <= error.text.len() && text.starts_with(&error.text));
            assert!(error.text.is_char_boundary(error.at));
            assert!(!error.to_string().is_empty());
        }
    }
}
