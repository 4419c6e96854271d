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

use super::whole::{ceiling_of, root_above};
use super::{Undecided, Work};

const OVERFLOW: Undecided = Undecided::Overflow;

/// The least sum of squares of `n` whole numbers, two or more, with sum `r` and with a scatter
/// from `low` to `high`.
pub(super) fn sum_of_squares(
    n: i128,
    r: i128,
    low: i128,
    high: i128,
    work: &mut Work,
) -> Result<Option<i128>, Undecided> {
    match n {
        2 => Ok(of_two(r, low, high)),
        3 => Ok(gaps(r, low, high, work)?.and_then(|(a, b)| of_three(r, a, b))),
        _ => of_more(n, r, low, high),
    }
}

fn of_two(r: i128, low: i128, high: i128) -> Option<i128> {
    let difference = with_parity(root_above(low)?, r)?;
    let scatter = difference.checked_mul(difference)?;
    if scatter > high {
        return None;
    }
    r.checked_mul(r)?.checked_add(scatter)?.checked_div(2)
}

fn of_three(r: i128, a: i128, b: i128) -> Option<i128> {
    r.checked_mul(r)?.checked_add(doubled_form(a, b)?)?.checked_div(3)
}

/// `2(a² + ab + b²)`.
fn doubled_form(a: i128, b: i128) -> Option<i128> {
    let outer = a.checked_add(b)?;
    let sum = a.checked_mul(a)?.checked_add(b.checked_mul(b)?)?;
    sum.checked_add(outer.checked_mul(outer)?)
}

/// The gaps between three whole numbers with such a sum and scatter.
fn gaps(r: i128, low: i128, high: i128, work: &mut Work) -> Result<Option<(i128, i128)>, Undecided> {
    let mut a = 0_i128;
    while a.checked_mul(a).and_then(|square| square.checked_mul(2)).ok_or(OVERFLOW)? <= high {
        work.spend()?;
        for b in (least_gap(a, low).ok_or(OVERFLOW)?..).take(3) {
            // One of three gaps in a row leaves the right remainder.
            let leaves = b.checked_mul(2).and_then(|b| r.checked_sub(a)?.checked_sub(b)).ok_or(OVERFLOW)?;
            if leaves.checked_rem_euclid(3) == Some(0) {
                if doubled_form(a, b).ok_or(OVERFLOW)? <= high {
                    return Ok(Some((a, b)));
                }
                break;
            }
        }
        a = a.checked_add(1).ok_or(OVERFLOW)?;
    }
    Ok(None)
}

/// The least `b` from zero on with `2(a² + ab + b²) ≥ low`: with `(2b + a)² ≥ 2·low − 3a²`.
fn least_gap(a: i128, low: i128) -> Option<i128> {
    let square = low.checked_mul(2)?.checked_sub(a.checked_mul(a)?.checked_mul(3)?)?;
    Some(ceiling_of(root_above(square)?.checked_sub(a)?, 2)?.max(0))
}

fn of_more(n: i128, r: i128, low: i128, high: i128) -> Result<Option<i128>, Undecided> {
    let square = r.checked_mul(r).ok_or(OVERFLOW)?;
    let least = ceiling_of(square.checked_add(low).ok_or(OVERFLOW)?, n).ok_or(OVERFLOW)?;
    let mut squares = with_parity(least.max(r), r).ok_or(OVERFLOW)?;
    loop {
        let scatter =
            n.checked_mul(squares).and_then(|product| product.checked_sub(square)).ok_or(OVERFLOW)?;
        if scatter > high {
            return Ok(None);
        }
        // Of two such numbers one after the other, at most one is no sum of three squares.
        if n > 4 || is_three_squares(scatter) {
            return Ok(Some(squares));
        }
        squares = squares.checked_add(2).ok_or(OVERFLOW)?;
    }
}

/// The number itself or the next, whichever is even or odd as the other is.
fn with_parity(number: i128, other: i128) -> Option<i128> {
    let same = number.checked_sub(other)?.checked_rem(2) == Some(0);
    if same { Some(number) } else { number.checked_add(1) }
}

fn is_three_squares(number: i128) -> bool {
    quarters(number).is_none_or(|(odd, _)| odd.checked_rem(8) != Some(7))
}

/// The number with its factors of four taken out, and the root of their product; `None` for zero.
fn quarters(number: i128) -> Option<(i128, i128)> {
    if number == 0 {
        return None;
    }
    let twos = number.trailing_zeros();
    let fours = twos.checked_div(2)?;
    Some((number.checked_shr(fours.checked_mul(2)?)?, 1_i128.checked_shl(fours)?))
}

/// `n` whole numbers with sum `r` and such a sum of squares, which there are. `None` where they
/// are not soon found.
pub(super) fn numbers(n: i128, r: i128, squares: i128) -> Option<Vec<i128>> {
    match n {
        2 => {
            let scatter = squares.checked_mul(2)?.checked_sub(r.checked_mul(r)?)?;
            let difference = root_above(scatter)?;
            let lower = r.checked_sub(difference)?.checked_div(2)?;
            Some(vec![lower, lower.checked_add(difference)?])
        }
        3 => {
            let scatter = squares.checked_mul(3)?.checked_sub(r.checked_mul(r)?)?;
            let (a, b) = gaps(r, scatter, scatter, &mut Work::new()).ok()??;
            let lowest = r.checked_sub(a)?.checked_sub(b.checked_mul(2)?)?.checked_div(3)?;
            let middle = lowest.checked_add(b)?;
            Some(vec![lowest, middle, middle.checked_add(a)?])
        }
        4 => four(r, squares).map(Vec::from),
        _ => five_or_more(n, r, squares),
    }
}

fn five_or_more(n: i128, r: i128, squares: i128) -> Option<Vec<i128>> {
    let ones = r.min(5);
    let aside = r.checked_sub(ones)?;
    let wanted = squares.checked_sub(aside)?;
    let mut numbers = if wanted == ones {
        vec![1; usize::try_from(ones).ok()?]
    } else {
        let fifth = i128::from(ones.checked_rem(2) == Some(0));
        let mut five = Vec::from(four(ones.checked_sub(fifth)?, wanted.checked_sub(fifth)?)?);
        five.push(fifth);
        five
    };
    numbers.resize(numbers.len().checked_add(usize::try_from(aside).ok()?)?, 1);
    numbers.resize(usize::try_from(n).ok()?, 0);
    Some(numbers)
}

fn four(r: i128, squares: i128) -> Option<[i128; 4]> {
    let [x, y, z] = three_squares(squares.checked_mul(4)?.checked_sub(r.checked_mul(r)?)?)?;
    let quarter = |x: i128, y: i128, z: i128| {
        let sum = r.checked_add(x)?.checked_add(y)?.checked_add(z)?;
        (sum.checked_rem(4) == Some(0)).then(|| sum.checked_div(4)).flatten()
    };
    let z = if quarter(x, y, z).is_some() { z } else { z.checked_neg()? };
    let (minus_x, minus_y, minus_z) = (x.checked_neg()?, y.checked_neg()?, z.checked_neg()?);
    Some([
        quarter(x, y, z)?,
        quarter(x, minus_y, minus_z)?,
        quarter(minus_x, y, minus_z)?,
        quarter(minus_x, minus_y, z)?,
    ])
}

/// Three numbers whose squares have this sum, by trying.
fn three_squares(number: i128) -> Option<[i128; 3]> {
    let Some((odd, scale)) = quarters(number) else {
        return Some([0; 3]);
    };
    let mut work = Work::new();
    for x in (0..=odd.isqrt()).rev() {
        let rest = odd.checked_sub(x.checked_mul(x)?)?;
        for y in 0..=rest.isqrt() {
            let square = rest.checked_sub(y.checked_mul(y)?)?;
            if square < y.checked_mul(y)? {
                break;
            }
            let z = square.isqrt();
            if z.checked_mul(z)? == square {
                return Some([x.checked_mul(scale)?, y.checked_mul(scale)?, z.checked_mul(scale)?]);
            }
            work.spend().ok()?;
        }
    }
    None
}
