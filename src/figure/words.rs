//! The closed lists of words that figures are made of.
#![forbid(unsafe_code)]

use super::form::{Direction, Hedge, PrintedNoun, PrintedPer};
use crate::measure::Order;

/// Before a number. Of two that begin alike the longer stands first.
pub(super) const HEDGES: &[(&str, Hedge)] = &[
    ("exactly", Hedge::Exactly),
    ("just over", Hedge::JustOver),
    ("just above", Hedge::JustOver),
    ("just more than", Hedge::JustOver),
    ("a little over", Hedge::JustOver),
    ("a little more than", Hedge::JustOver),
    ("little more than", Hedge::JustOver),
    ("slightly over", Hedge::JustOver),
    ("slightly more than", Hedge::JustOver),
    ("just under", Hedge::Almost),
    ("just below", Hedge::Almost),
    ("almost", Hedge::Almost),
    ("nearly", Hedge::Almost),
    ("close to", Hedge::CloseTo),
    ("over", Hedge::Over),
    ("more than", Hedge::Over),
    ("above", Hedge::Over),
    ("exceeding", Hedge::Over),
    ("in excess of", Hedge::Over),
    ("at least", Hedge::AtLeast),
    ("no fewer than", Hedge::AtLeast),
    ("no less than", Hedge::AtLeast),
    ("not fewer than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("under", Hedge::Under),
    ("fewer than", Hedge::Under),
    ("less than", Hedge::Under),
    ("below", Hedge::Under),
    ("at most", Hedge::AtMost),
    ("no more than", Hedge::AtMost),
    ("not more than", Hedge::AtMost),
    ("up to", Hedge::UpTo),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("approximately", Hedge::About),
    ("~", Hedge::About),
    ("some", Hedge::Some),
];

/// After a number.
pub(super) const TAILS: &[(&str, Hedge)] = &[
    ("or more", Hedge::AtLeast),
    ("- plus", Hedge::AtLeast),
    ("or fewer", Hedge::AtMost),
    ("or less", Hedge::AtMost),
];

/// Before the size of a change.
pub(super) const BEFORE_CHANGE: &[(&str, Direction)] = &[
    ("increase of", Direction::Up),
    ("rise of", Direction::Up),
    ("up by", Direction::Up),
    ("up", Direction::Up),
    ("rose by", Direction::Up),
    ("rose", Direction::Up),
    ("risen by", Direction::Up),
    ("risen", Direction::Up),
    ("increased by", Direction::Up),
    ("increased", Direction::Up),
    ("grew by", Direction::Up),
    ("grew", Direction::Up),
    ("decrease of", Direction::Down),
    ("fall of", Direction::Down),
    ("drop of", Direction::Down),
    ("cut of", Direction::Down),
    ("reduction of", Direction::Down),
    ("down by", Direction::Down),
    ("down", Direction::Down),
    ("cut by", Direction::Down),
    ("cut", Direction::Down),
    ("fell by", Direction::Down),
    ("fell", Direction::Down),
    ("fallen by", Direction::Down),
    ("fallen", Direction::Down),
    ("dropped by", Direction::Down),
    ("dropped", Direction::Down),
    ("decreased by", Direction::Down),
    ("decreased", Direction::Down),
    ("reduced by", Direction::Down),
];

/// After the size of a change.
pub(super) const AFTER_CHANGE: &[(&str, Direction)] = &[
    ("higher", Direction::Up),
    ("more", Direction::Up),
    ("up", Direction::Up),
    ("above", Direction::Up),
    ("increase", Direction::Up),
    ("rise", Direction::Up),
    ("lower", Direction::Down),
    ("less", Direction::Down),
    ("fewer", Direction::Down),
    ("down", Direction::Down),
    ("below", Direction::Down),
    ("decrease", Direction::Down),
    ("fall", Direction::Down),
    ("drop", Direction::Down),
    ("reduction", Direction::Down),
    ("cut", Direction::Down),
];

/// What is counted: each word in pairs, of many and of one.
pub(super) const NOUNS: &[(&str, PrintedNoun)] = &[
    ("people", PrintedNoun::People),
    ("person", PrintedNoun::People),
    ("migrants", PrintedNoun::People),
    ("migrant", PrintedNoun::People),
    ("arrivals", PrintedNoun::People),
    ("arrival", PrintedNoun::People),
    ("crossings", PrintedNoun::People),
    ("crossing", PrintedNoun::People),
    ("boats", PrintedNoun::Boats),
    ("boat", PrintedNoun::Boats),
    ("dinghies", PrintedNoun::Boats),
    ("dinghy", PrintedNoun::Boats),
    ("vessels", PrintedNoun::Boats),
    ("vessel", PrintedNoun::Boats),
    ("days", PrintedNoun::Days),
    ("day", PrintedNoun::Days),
    ("deaths", PrintedNoun::Deaths),
    ("death", PrintedNoun::Deaths),
    ("events", PrintedNoun::Events),
    ("event", PrintedNoun::Events),
];

/// For each of what.
pub(super) const PERS: &[(&str, PrintedPer)] = &[
    ("a day", PrintedPer::Day),
    ("per day", PrintedPer::Day),
    ("each day", PrintedPer::Day),
    ("every day", PrintedPer::Day),
    ("daily", PrintedPer::Day),
    ("/ day", PrintedPer::Day),
    ("a week", PrintedPer::Week),
    ("per week", PrintedPer::Week),
    ("each week", PrintedPer::Week),
    ("every week", PrintedPer::Week),
    ("weekly", PrintedPer::Week),
    ("/ week", PrintedPer::Week),
    ("each", PrintedPer::Boat),
    ("per boat", PrintedPer::Boat),
    ("a boat", PrintedPer::Boat),
    ("/ boat", PrintedPer::Boat),
];

/// Powers of ten.
pub(super) const MULTIPLIERS: &[(&str, u32)] =
    &[("thousand", 3), ("k", 3), ("million", 6), ("m", 6), ("billion", 9), ("bn", 9)];

/// Numbers up to nineteen.
pub(super) const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// Tens from twenty on.
pub(super) const TENS: &[&str] =
    &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Ordinal numbers from the first on.
pub(super) const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Parts of a whole.
pub(super) const PARTS: &[(&str, i128)] = &[
    ("half", 2),
    ("third", 3),
    ("thirds", 3),
    ("quarter", 4),
    ("quarters", 4),
    ("fifth", 5),
    ("fifths", 5),
    ("sixth", 6),
    ("sixths", 6),
    ("seventh", 7),
    ("sevenths", 7),
    ("eighth", 8),
    ("eighths", 8),
    ("ninth", 9),
    ("ninths", 9),
    ("tenth", 10),
    ("tenths", 10),
];

/// So many times.
pub(super) const FOLDS: &[(&str, i128)] = &[
    ("doubled", 2),
    ("double", 2),
    ("twice", 2),
    ("trebled", 3),
    ("treble", 3),
    ("tripled", 3),
    ("triple", 3),
    ("quadrupled", 4),
    ("quadruple", 4),
];

/// The first place.
pub(super) const SUPERLATIVES: &[(&str, Order)] = &[
    ("highest", Order::Highest),
    ("busiest", Order::Highest),
    ("largest", Order::Highest),
    ("biggest", Order::Highest),
    ("greatest", Order::Highest),
    ("lowest", Order::Lowest),
    ("quietest", Order::Lowest),
    ("smallest", Order::Lowest),
];

/// The months, in full and in three letters.
pub(super) const MONTHS: &[(&str, i8)] = &[
    ("January", 1),
    ("February", 2),
    ("March", 3),
    ("April", 4),
    ("May", 5),
    ("June", 6),
    ("July", 7),
    ("August", 8),
    ("September", 9),
    ("October", 10),
    ("November", 11),
    ("December", 12),
    ("Jan", 1),
    ("Feb", 2),
    ("Mar", 3),
    ("Apr", 4),
    ("Jun", 6),
    ("Jul", 7),
    ("Aug", 8),
    ("Sep", 9),
    ("Oct", 10),
    ("Nov", 11),
    ("Dec", 12),
];
