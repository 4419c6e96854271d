//! Which sums of squares whole numbers with a given sum can have, and numbers that have it.
//!
//! Adding one to each of *n* numbers changes their sum by *n* and leaves their scatter alone,
//! `nQ − S²` with `S` the sum and `Q` the sum of squares. So the sum is taken to be a residue
//! *r* = 0 … *n* − 1 here.
//!
//! Two conditions are needed for any *n*: `Q` has the parity of `S`, as squares have that of their
//! numbers; and `Q` is at least *r*, as *r* ones and *n* − *r* noughts are the least spread out.
//! When they are enough:
//!
//! - **n = 1**: never; `Q` is `S²`.
//! - **n = 2**: when the scatter `2Q − S²` is a square: it is that of the difference. A difference
//!   of the parity of `S` makes two whole numbers.
//! - **n = 3**: with *a* and *b* the gaps between the three in their order, the scatter is
//!   `2(a² + ab + b²)`, and the sum leaves the remainder of `a + 2b` when divided by three. The
//!   gaps *a* are tried one by one.
//! - **n = 4**: when `4Q − S²` is a sum of three squares. For four numbers take as *x*, *y*, *z*
//!   the sum of any two of them less the other two: `x² + y² + z² = 4Q − S²`. And back: a quarter
//!   of `S + x + y + z`, of `S + x − y − z`, of `S − x + y − z` and of `S − x − y + z` are four
//!   numbers with that sum and sum of squares, and whole ones with the right sign of *z*. Gauss:
//!   a number is a sum of three squares unless it is `4ᵃ(8b + 7)`. For odd `S` the number
//!   `4Q − S²` leaves 3 when divided by eight and is always one.
//! - **n ≥ 5**: always. Set all but five of the least spread out aside; the five have *k* ones.
//!   If more than the least is wanted of them, it is at least `k + 2`. Make the fifth number one
//!   for even *k* and nought for odd *k*, so that the other four have an odd sum; of these
//!   `4Q − S²` is at least `4(k + 1) − (k − 1)²` or `4(k + 2) − k²`, which is above zero for
//!   *k* up to five; so they exist.
#![forbid(unsafe_code)]

use core::num::NonZeroU64;

use super::whole::{divided, root_above};
use super::{Undecided, Work};

/// The least sum of squares of `n` whole numbers, two or more, with sum `r` and with a scatter
/// from `low` to `high`, none of them below zero. The product of `n` and the number before it fits,
/// and `r` is below `n`.
pub(super) fn sum_of_squares(
    n: NonZeroU64,
    r: i128,
    low: i128,
    high: i128,
    work: &mut Work,
) -> Result<Option<i128>, Undecided> {
    match n.get() {
        2 => Ok(of_two(r, low, high)),
        3 => Ok(gaps(r, low, high, work)?.map(|(a, b)| of_three(r, a, b))),
        _ => of_more(n, r, low, high),
    }
}

fn of_two(r: i128, low: i128, high: i128) -> Option<i128> {
    let difference = with_parity(root_above(low), r);
    let scatter = difference.checked_mul(difference).filter(|scatter| *scatter <= high)?;
    // Half of the scatter and of the square of nought or one, which is itself.
    Some(r.midpoint(scatter))
}

/// The sum of the squares is a third of the scatter and of the square of nought, one or two.
fn of_three(r: i128, a: i128, b: i128) -> i128 {
    r.saturating_mul(r).saturating_add(doubled_form(a, b)).div_euclid(3)
}

/// `2(a² + ab + b²)`, of gaps below 2^63.
fn doubled_form(a: i128, b: i128) -> i128 {
    let square = |number: i128| number.saturating_mul(number);
    square(a).saturating_add(square(b)).saturating_add(square(a.saturating_add(b)))
}

/// The gaps between three whole numbers with such a sum and scatter. The first is tried one by one
/// and so stays small, and twice the least scatter fits: thus the second is below 2^63.
fn gaps(r: i128, low: i128, high: i128, work: &mut Work) -> Result<Option<(i128, i128)>, Undecided> {
    for a in (0..=u32::MAX).map(i128::from) {
        if a.saturating_mul(a).saturating_mul(2) > high {
            break;
        }
        work.spend()?;
        let twice = low.checked_mul(2).ok_or(Undecided::Overflow)?;
        // One of three gaps in a row leaves the right remainder.
        let leaves = |b: &i128| r.saturating_sub(a).saturating_sub(b.saturating_mul(2)).rem_euclid(3);
        let found = (least_gap(a, twice)..).take(3).find(|b| leaves(b) == 0);
        if let Some(b) = found.filter(|b| doubled_form(a, *b) <= high) {
            return Ok(Some((a, b)));
        }
    }
    Ok(None)
}

/// The least `b` from zero on with `4(a² + ab + b²)` at least so much: with `(2b + a)²` at least
/// that less `3a²`.
fn least_gap(a: i128, twice: i128) -> i128 {
    let square = twice.saturating_sub(a.saturating_mul(a).saturating_mul(3));
    root_above(square).saturating_sub(a).saturating_add(1).div_euclid(2).max(0)
}

fn of_more(n: NonZeroU64, r: i128, low: i128, high: i128) -> Result<Option<i128>, Undecided> {
    // The product of `n` and the number before it fits, so that this square does.
    let square = r.saturating_mul(r);
    let sum = square.checked_add(low).ok_or(Undecided::Overflow)?;
    let (below, rest) = divided(sum, n);
    let least = if rest == 0 { below } else { below.saturating_add(1) };
    let mut squares = with_parity(least.max(r), r);
    loop {
        // Beyond a number that fits by a few times `n`, which needs the place of the sign.
        let product = u128::from(n.get()).saturating_mul(squares.unsigned_abs());
        let scatter = product.saturating_sub(square.unsigned_abs());
        if scatter > high.unsigned_abs() {
            return Ok(None);
        }
        // Of two such numbers one after the other, at most one is no sum of three squares.
        if n.get() > 4 || is_three_squares(scatter) {
            return Ok(Some(squares));
        }
        squares = squares.saturating_add(2);
    }
}

/// The number itself or the next, whichever is even or odd as the other is. Both are far from the
/// ends of 128 bits: a root, or no more than half.
fn with_parity(number: i128, other: i128) -> i128 {
    let same = number.saturating_sub(other).rem_euclid(2) == 0;
    if same { number } else { number.saturating_add(1) }
}

fn is_three_squares(number: u128) -> bool {
    number.wrapping_shr(in_fours(number.trailing_zeros())) & 7 != 7
}

/// How many of the twos in a number make up its factors of four.
const fn in_fours(twos: u32) -> u32 {
    twos & !1
}

/// `n` whole numbers with sum `r` and such a sum of squares, which there are. `None` where they
/// are not soon found.
pub(super) fn numbers(n: NonZeroU64, r: i128, squares: i128) -> Option<Vec<i128>> {
    // The scatter was not above what fits, and the square of `r` is small.
    let scatter = |times: i128| squares.saturating_mul(times).saturating_sub(r.saturating_mul(r));
    match n.get() {
        2 => {
            let difference = root_above(scatter(2));
            let lower = r.saturating_sub(difference).div_euclid(2);
            Some(vec![lower, lower.saturating_add(difference)])
        }
        3 => gaps(r, scatter(3), scatter(3), &mut Work::new()).ok().flatten().map(|(a, b)| {
            let lowest = r.saturating_sub(a).saturating_sub(b.saturating_mul(2)).div_euclid(3);
            let middle = lowest.saturating_add(b);
            vec![lowest, middle, middle.saturating_add(a)]
        }),
        4 => four(r, squares).map(Vec::from),
        _ => five_or_more(n, r, squares),
    }
}

fn five_or_more(n: NonZeroU64, r: i128, squares: i128) -> Option<Vec<i128>> {
    let ones = r.min(5);
    let aside = r.saturating_sub(ones);
    let wanted = squares.saturating_sub(aside);
    let five = if wanted == ones {
        [0, 1, 2, 3, 4].map(|place| i128::from(place < ones))
    } else {
        let fifth = i128::from(ones.rem_euclid(2) == 0);
        let [first, second, third, fourth] = four(ones.saturating_sub(fifth), wanted.saturating_sub(fifth))?;
        [first, second, third, fourth, fifth]
    };
    let others = (5..i128::from(n.get())).zip(0..).map(|(_, place)| i128::from(place < aside));
    Some(five.into_iter().chain(others).collect())
}

fn four(r: i128, squares: i128) -> Option<[i128; 4]> {
    let scatter = squares.checked_mul(4).map(|four| four.saturating_sub(r.saturating_mul(r)));
    let [x, y, z] = scatter.and_then(three_squares)?;
    // Each is a root, far from what does not fit.
    let sum = |x: i128, y: i128, z: i128| r.saturating_add(x).saturating_add(y).saturating_add(z);
    let [minus_x, minus_y, minus_z] = [x, y, z].map(i128::saturating_neg);
    let (z, minus_z) = if sum(x, y, z).rem_euclid(4) == 0 { (z, minus_z) } else { (minus_z, z) };
    let sums = [sum(x, y, z), sum(x, minus_y, minus_z), sum(minus_x, y, minus_z), sum(minus_x, minus_y, z)];
    Some(sums.map(|sum| sum.div_euclid(4)))
}

/// Three numbers whose squares have this sum, by trying a million pairs of the first two.
fn three_squares(number: i128) -> Option<[i128; 3]> {
    // No square is above the number, nor a root times the root of the fours.
    let square = |number: i128| number.saturating_mul(number);
    let fours = in_fours(number.trailing_zeros());
    let (odd, scale) = (number.wrapping_shr(fours), 1_i128.wrapping_shl(fours >> 1));
    let pairs = (0..=odd.isqrt()).rev().flat_map(|x| {
        let rest = odd.saturating_sub(square(x));
        // Of the other two, the second is no less than the first.
        (0..=rest.div_euclid(2).isqrt()).map(move |y| (x, y, rest.saturating_sub(square(y))))
    });
    pairs.zip(0..=Work::ALL).find_map(|((x, y, rest), _)| {
        let z = rest.isqrt();
        (square(z) == rest).then(|| [x, y, z].map(|root| root.saturating_mul(scale)))
    })
}
