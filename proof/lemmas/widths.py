"""Widths: sums and products fit the integers that the code has for them, and what wraps is seen.

Where the code wraps on purpose, numbers are bit vectors of its width; where it is to be shown that nothing
wraps, they are integers of any size and the claim is that they stay within the width.
"""
from z3 import (
    And,
    BitVec,
    BitVecs,
    BitVecVal,
    If,
    Implies,
    Int,
    Ints,
    LShR,
    Not,
    Or,
    SignExt,
    ToReal,
    UGE,
    UGT,
    ULE,
    ULT,
    ZeroExt,
)

from lemma import Claim, canary, lemma

BLOCK, BOATS, MOST_ABOARD, SMALL = 1024, 0x7FFF, 125, 2**31 - 1
CALENDAR = (-719_162, 2_932_531)


def negative(number):
    """`negative`: whether the highest bit is set."""
    return UGT(number, SMALL)


def wrong(people, boats, uncontrolled):
    """The bits of a row in `block::sums`."""
    room = (boats & BOATS) * MOST_ABOARD - people
    return people - boats | room | boats - uncontrolled | uncontrolled


def breaks_a_rule(people, boats, uncontrolled):
    """`Arrivals::faults` and `crowded`: C004, C005, C006 and C015, over 64 bits as there."""
    p, b, u = (ZeroExt(32, one) for one in (people, boats, uncontrolled))
    return Or((p == 0) != (b == 0), And(p != 0, ULT(p, b)), UGT(u, b), And(b != 0, UGT(p, b * MOST_ABOARD)))


@lemma("src/tally/block.rs: sums, `wrong`; src/crossing.rs: Arrivals::faults, crowded")
def a_row_of_a_block_is_judged_exactly():
    """With boats below 2^15, a row's highest bit is set exactly where it breaks C004, C005, C006 or C015.

    For all people and all uncontrolled landings of 32 bits.
    """
    people, boats, uncontrolled = BitVecs("people boats uncontrolled", 32)
    return Claim([ULE(boats, BOATS)],
                 negative(wrong(people, boats, uncontrolled)) == breaks_a_rule(people, boats, uncontrolled))


@lemma("src/tally/block.rs: sums, `wrong |=` and `large |=`")
def bits_that_are_set_stay_set():
    """The highest bit of an `or` is set where it is in one of the two; an `or` is at most 2^15 − 1 where both are."""
    a, b = BitVecs("a b", 32)
    return Claim([], And(negative(a | b) == Or(negative(a), negative(b)),
                         ULE(a | b, BOATS) == And(ULE(a, BOATS), ULE(b, BOATS))))


@lemma("src/tally/block.rs: sums, `sums.0.wrapping_add(people)`")
def sums_of_a_block_do_not_wrap():
    """In a block without faults the sum of people stays below 2^32, row after row, and that of boats as well."""
    rows, people, boats, row_people, row_boats = Ints("rows people boats row_people row_boats")
    given = [rows >= 0, rows < BLOCK, people >= 0, boats >= 0, people <= rows * MOST_ABOARD * BOATS, boats <= rows * BOATS,
             row_boats >= 0, row_boats <= BOATS, row_people >= row_boats, row_people <= MOST_ABOARD * row_boats]
    after = And(people + row_people <= (rows + 1) * MOST_ABOARD * BOATS, boats + row_boats <= (rows + 1) * BOATS)
    return Claim(given, And(after, people + row_people < 2**32, boats + row_boats < 2**32))


@lemma("src/tally/block.rs: sums, `over |=`; src/tally.rs: SMALL in sum_up")
def a_greater_row_is_seen():
    """In a row without faults, `most − people` has its highest bit set exactly where there are more people than `most`."""
    people, boats, uncontrolled, most = BitVecs("people boats uncontrolled most", 32)
    fine = Not(negative(wrong(people, boats, uncontrolled)))
    return Claim([ULE(boats, BOATS), fine, ULE(most, SMALL)], negative(most - people) == UGT(people, most))


@lemma("src/tally.rs: sum_up, `most.people.min(SMALL)`")
def a_most_above_what_a_block_can_have_is_never_passed():
    """Where the most so far is cut to 2^31 − 1, no row without faults has more than it: nothing is lost."""
    people, boats, uncontrolled = BitVecs("people boats uncontrolled", 32)
    fine = Not(negative(wrong(people, boats, uncontrolled)))
    return Claim([ULE(boats, BOATS), fine], ULT(people, SMALL))


@lemma("src/tally/block.rs: consecutive, `now.wrapping_sub(before) ^ 1`")
def the_next_day_by_a_difference_that_wraps():
    """`now − before` is 1 exactly where now is the day after, or the numbers wrap from the greatest to the least."""
    now, before = BitVecs("now before", 32)
    wraps = And(before == 2**31 - 1, now == BitVecVal(-(2**31), 32))
    after = SignExt(1, now) == SignExt(1, before) + 1
    return Claim([], ((now - before) ^ 1 == 0) == Or(after, wraps))


@lemma("src/tally.rs: sum_up, `in_calendar`; src/tally/block.rs: keys")
def days_of_a_block_do_not_wrap():
    """Where the first day of consecutive ones is in the calendar, none of a block's days is where the numbers wrap."""
    first, row = BitVecs("first row", 32)
    given = [first >= CALENDAR[0], first <= CALENDAR[1], row >= 0, row < BLOCK]
    return Claim(given, And(first + row >= first, first + row < 2**31 - 1))


@lemma("src/tally/key.rs: KeyAt::before, `date.saturating_add(1)`")
def the_next_day_of_a_key_is_a_number():
    """The day after a day of the calendar fits 32 bits, so that it is never saturated."""
    date = Int("date")
    return Claim([date >= CALENDAR[0], date <= CALENDAR[1]], date + 1 < 2**31)


@lemma("src/tally/part.rs: Adding; src/view.rs: Before")
def sums_of_128_bits_hold_all_rows():
    """As many values of 64 bits as a number of 64 bits can count fit 128 bits: sums of rows and of days never saturate."""
    rows, total, value = Ints("rows total value")
    given = [rows >= 0, rows < 2**64 - 1, total >= 0, total <= rows * (2**64 - 1), value >= 0, value < 2**64]
    return Claim(given, And(total + value <= (rows + 1) * (2**64 - 1), total + value < 2**128))


@lemma("src/tally/part.rs: Part::people_per_boat, `checked_sub`")
def what_is_alone_is_part_of_the_sum():
    """The people of rows whose boats are unknown are no more than all people, however rows are added: never below zero."""
    people, alone, value, boats_known = Ints("people alone value boats_known")
    given = [alone >= 0, people >= alone, value >= 0, Or(boats_known == 0, boats_known == 1)]
    return Claim(given, people + value >= alone + If(boats_known == 0, value, 0))


@lemma("src/catalogue/crossing.rs: compare (C009)")
def seven_days_fit_128_bits():
    """Seven numbers of 64 bits add up to less than 2^67."""
    days = Ints("a b c d e f g")
    return Claim([And(one >= 0, one < 2**64) for one in days], sum(days) < 2**67)


@lemma("src/view.rs: difference")
def a_difference_of_prefixes_is_the_sum_of_the_window():
    """What is before the end less what is before the start is the sum between, and no less than zero."""
    start, between = Ints("start between")
    return Claim([start >= 0, between >= 0], And(start + between - start == between, start + between >= start))


WORD = 2**63


@lemma("src/exact.rs: Small::sum; src/consistency/num.rs: small_sum")
def sums_of_small_fractions_fit_128_bits():
    """a·d + c·b and b·d of machine words, denominators above zero, fit 128 bits: no checked step fails.

    Each product is bounded by the greatest of its factors, which is all that is used of it.
    """
    b, d, ad, cb, bd = Ints("b d ad cb bd")
    given = [b >= 1, b < WORD, d >= 1, d < WORD,
             ad >= -WORD * d, ad <= (WORD - 1) * d, cb >= -WORD * b, cb <= (WORD - 1) * b, bd >= 1, bd <= (WORD - 1) * b]
    fits = [And(one >= -(2**127), one < 2**127) for one in (ad, cb, ad + cb, bd)]
    return Claim(given, And(*fits, ad + cb > -(2**127)))


@lemma("src/exact.rs: Small::sum, the bounds used above")
def a_product_is_bounded_by_its_factor():
    """a·d lies between −2^63·d and (2^63 − 1)·d for every word a and every d above zero."""
    a, d = Ints("a d")
    return Claim([a >= -WORD, a < WORD, d >= 1, d < WORD], And(a * d >= -WORD * d, a * d <= (WORD - 1) * d))


@lemma("src/exact.rs: Small::product; src/consistency/num.rs: small_product")
def products_of_small_fractions_fit_128_bits():
    """The product of two machine words is at most 2^126 in size, which fits with its opposite."""
    a, c, ac = Ints("a c ac")
    size_a, size_c = If(a < 0, -a, a), If(c < 0, -c, c)
    given = [size_a <= WORD, size_c <= WORD, ac <= size_a * WORD, ac >= -size_a * WORD]
    return Claim(given, And(ac <= 2**126, ac >= -(2**126)))


@lemma("src/exact.rs: Ord for Ratio; src/consistency/num.rs: Ord for Num")
def fractions_compare_by_cross_multiplication():
    """a/b < c/d exactly where a·d < c·b, and a/b = c/d where they are equal, for denominators above zero."""
    a, b, c, d = (ToReal(one) for one in Ints("a b c d"))
    return Claim([b > 0, d > 0], And((a / b < c / d) == (a * d < c * b), (a / b == c / d) == (a * d == c * b)))


@lemma("src/exact.rs: Ord for Ratio, one denominator; Small::sum, `b == d`")
def fractions_of_one_denominator_need_no_product():
    """a/b < c/b exactly where a < c, and a/b + c/b = (a + c)/b."""
    a, b, c = (ToReal(one) for one in Ints("a b c"))
    return Claim([b > 0], And((a / b < c / b) == (a < c), a / b + c / b == (a + c) / b))


@lemma("src/exact.rs: Small::sum, Small::product")
def fractions_add_and_multiply_as_numbers_do():
    """(a·d + c·b)/(b·d) is a/b + c/d, and (a·c)/(b·d) is a/b · c/d."""
    a, b, c, d = (ToReal(one) for one in Ints("a b c d"))
    return Claim([b > 0, d > 0], And((a * d + c * b) / (b * d) == a / b + c / d, a * c / (b * d) == a / b * (c / d)))


@lemma("src/consistency/num.rs: Num::opposite, reciprocal, `saturating_neg`")
def an_opposite_in_a_word_is_exact():
    """Every word but the least has its opposite in a word: `saturating_neg` never saturates on a small number."""
    n = Int("n")
    return Claim([n > -WORD, n < WORD], And(-n > -WORD, -n < WORD))


@lemma("src/consistency/num.rs: Num::floor; src/rounding.rs: `checked_div_euclid`")
def a_euclidean_quotient_is_the_floor():
    """q with n = q·d + r, 0 ≤ r < d, is the greatest whole number that is not above n/d."""
    n, d, q, r, k = Ints("n d q r k")
    given = [d > 0, n == q * d + r, r >= 0, r < d]
    return Claim(given, And(q * d <= n, (q + 1) * d > n, Implies(k * d <= n, Not(k >= q + 1))))


@lemma("src/tally/bits.rs: Bits::words, `spill` in two steps")
def a_word_of_bits_at_any_offset():
    """Eight bytes shifted by the offset, with what spills from the ninth, are the next 64 bits; offset 0 spills nothing."""
    eight, byte, offset = BitVec("eight", 64), BitVec("byte", 8), BitVec("offset", 64)
    spill = (ZeroExt(56, byte) << (63 - offset)) << 1
    word = LShR(eight, offset) | spill
    stream = LShR(ZeroExt(64, eight) | ZeroExt(120, byte) << 64, ZeroExt(64, offset))
    low = stream & BitVecVal(2**64 - 1, 128)
    return Claim([ULE(offset, 7)], ZeroExt(64, word) == low)


@lemma("src/tally/bits.rs: Bits::words, the mask of the last word")
def bits_beyond_the_end_are_not_set():
    """`MAX >> (64 − used)` keeps the first `used` bits of a word and no other, for 1 to 64 of them."""
    used, bit = BitVecs("used bit", 64)
    mask = LShR(BitVecVal(2**64 - 1, 64), 64 - used)
    given = [UGE(used, 1), ULE(used, 64), ULT(bit, 64)]
    return Claim(given, (LShR(mask, bit) & 1 == 1) == ULT(bit, used))


@lemma("src/crossing.rs: most_aboard, `saturating_mul`")
def crowded_boats_of_any_number():
    """A product that is cut at 2^64 − 1 is never passed by a count of 64 bits, as the uncut one is not."""
    people, boats = Ints("people boats")
    whole = boats * MOST_ABOARD
    cut = If(whole > 2**64 - 1, 2**64 - 1, whole)
    return Claim([people >= 0, people < 2**64, boats >= 0, boats < 2**64], (people > cut) == (people > whole))


@lemma("src/exact.rs: Ratio::new, `i128::MIN`")
def a_fraction_without_the_least_number_has_its_opposite():
    """Where neither number is the least of 128 bits, each has its opposite, so that a sign may change sides."""
    n = Int("n")
    return Claim([n > -(2**127), n < 2**127], And(-n > -(2**127), -n < 2**127))


@canary("src/tally/block.rs: BOATS")
def wrong_boats_of_any_number_are_judged():
    """Wrong: the bit is exact for boats of 32 bits, without the look at `large`."""
    people, boats, uncontrolled = BitVecs("people boats uncontrolled", 32)
    return Claim([], negative(wrong(people, boats, uncontrolled)) == breaks_a_rule(people, boats, uncontrolled))


@canary("src/tally/block.rs: BLOCK")
def wrong_a_block_may_have_more_rows():
    """Wrong: the people of 1,100 rows would fit 32 bits as well."""
    rows, people, row_people = Ints("rows people row_people")
    given = [rows >= 0, rows < 1100, people >= 0, people <= rows * MOST_ABOARD * BOATS,
             row_people >= 0, row_people <= MOST_ABOARD * BOATS]
    return Claim(given, people + row_people < 2**32)


@canary("src/tally/bits.rs: Bits::words")
def wrong_one_shift_by_64_is_none():
    """Wrong: `spill << (64 − offset)`, as a processor shifts (by 64 as by 0), would do as well."""
    byte, offset = BitVec("byte", 8), BitVec("offset", 64)
    once = ZeroExt(56, byte) << ((64 - offset) & 63)
    return Claim([ULE(offset, 7)], once == (ZeroExt(56, byte) << (63 - offset)) << 1)


@canary("src/exact.rs: Ord for Ratio")
def wrong_cross_multiplication_for_any_sign():
    """Wrong: denominators may be below zero."""
    a, b, c, d = (ToReal(one) for one in Ints("a b c d"))
    return Claim([b != 0, d != 0], (a / b < c / d) == (a * d < c * b))
