"""Days: their numbers, weeks, periods, last year, and the two ways to say where a period ends.

Dates are jiff's, so its arithmetic (jiff-core, civil/date.rs) is spelled here as well: the crate reckons with
numbers of days, and all of it rests on these.
"""
from z3 import And, Array, ForAll, If, Implies, Int, Ints, IntSort, Not, Or

from lemma import Claim, canary, lemma

FIRST, LAST = -719_162, 2_932_531


def leap(y):
    return Or(And(y % 4 == 0, y % 100 != 0), y % 400 == 0)


def days_in_month(y, m):
    return If(m == 2, If(leap(y), 29, 28), If(Or(m == 4, m == 6, m == 9, m == 11), 30, 31))


def is_date(y, m, d, last=9999):
    return And(y >= 1, y <= last, m >= 1, m <= 12, d >= 1, d <= days_in_month(y, m))


def before_month(y, m):
    """Days of the year before a month, added up month by month."""
    days = 0
    for month in range(1, 12):
        days = If(m > month, days_in_month(y, month) if month == 2 else LENGTHS[month - 1], 0) + days
    return days


LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def number(y, m, d):
    """The number of a day as a schoolbook has it: whole years, whole months, days; 1970-01-01 is 0."""
    years = y - 1
    return 365 * years + years / 4 - years / 100 + years / 400 + before_month(y, m) + d - 1 + FIRST


def jiffs_number(y, m, d):
    """`Date::to_unix_epoch_day` of jiff, by Neri and Schneider; `steps` are its intermediate numbers."""
    early = m <= 2
    big_y, big_m = y + 32_800 - If(early, 1, 0), If(early, m + 12, m)
    century = big_y / 100
    y_star = 1461 * big_y / 4 - century + century / 4
    m_star = (979 * big_m - 2919) / 32
    total = y_star + m_star + d - 1
    return total - (719_468 + 146_097 * 82), (1461 * big_y, 979 * big_m - 2919, total)


def tomorrow(y, m, d):
    """`Date::tomorrow` of jiff."""
    ends = And(d >= 28, d == days_in_month(y, m))
    year_ends = And(ends, m == 12)
    return If(year_ends, y + 1, y), If(year_ends, 1, If(ends, m + 1, m)), If(ends, 1, d + 1)


JIFF = "src/period.rs: day_number and date_of, by jiff's Date"


@lemma(JIFF)
def the_calendar_has_these_numbers():
    """1970-01-01 is day 0; the model's calendar, 0001-01-01 to 9998-12-31, is −719162 to 2932531 (`CALENDAR`)."""
    numbers = {(1970, 1, 1): 0, (1, 1, 1): FIRST, (9998, 12, 31): LAST}
    y, m, d = Ints("y m d")
    named = Or(*(And(y == date[0], m == date[1], d == date[2]) for date in numbers))
    wanted = [Implies(y == date[0], number(y, m, d) == day) for date, day in numbers.items()]
    return Claim([named], And(*wanted))


def by_month(m):
    return [m == month for month in range(1, 13)]


@lemma(JIFF)
def the_day_after_has_the_next_number():
    """For every date of the years 1 to 9999, tomorrow is a date, and its number is one more."""
    y, m, d = Ints("y m d")
    after = tomorrow(y, m, d)
    return Claim([is_date(y, m, d), Not(And(y == 9999, m == 12, d == 31))],
                 And(is_date(*after), number(*after) == number(y, m, d) + 1), by_month(m))


@lemma(JIFF, long=True)
def jiff_numbers_days_as_a_schoolbook_does():
    """Jiff's formula without branches gives the schoolbook's number, for every date of the years 1 to 9999."""
    y, m, d = Ints("y m d")
    found, steps = jiffs_number(y, m, d)
    fits = And(*(And(step >= 0, step < 2**32) for step in steps))
    return Claim([is_date(y, m, d)], And(found == number(y, m, d), fits), by_month(m))


@lemma("jiff-core civil/date.rs: `979·M − 2919` over 32")
def months_by_a_multiplication():
    """For the months from March on, (979·M − 2919) div 32 is how many days of the year, from March, are before."""
    m = Int("m")
    days, before = 0, []
    for month in range(3, 15):
        before.append(Implies(m == month, (979 * m - 2919) / 32 == days))
        days += LENGTHS[(month - 1) % 12]
    return Claim([m >= 3, m <= 14], And(*before))


@lemma("jiff-core civil/date.rs: UnixEpochDay::to_date, `2141·N + 197913`")
def months_back_by_a_multiplication():
    """For every day of a year from March on, jiff's multiplication finds the month and the day in it."""
    day = Int("day")
    found, start = (2141 * day + 197_913) / 65_536, 0
    in_month = ((2141 * day + 197_913) % 65_536) / 2141
    says = []
    for month in range(3, 15):
        length = 29 if month == 14 else LENGTHS[(month - 1) % 12]
        within = And(day >= start, day < start + length)
        says.append(Implies(within, And(found == month, in_month == day - start)))
        start += length
    return Claim([day >= 0, day <= 365], And(*says))


@lemma("jiff-core civil/date.rs: UnixEpochDay::to_date, `2939745·N / 2^32`")
def years_back_by_a_multiplication():
    """For every day of a century, jiff's multiplication by 2939745 finds its year and its day in that year."""
    day = Int("day")
    p2 = 2_939_745 * (4 * day + 3)
    year, in_year = p2 / 2**32, (p2 % 2**32) / 2_939_745 / 4
    return Claim([day >= 0, day <= 36_524],
                 And(year == (4 * day + 3) / 1461, in_year == ((4 * day + 3) % 1461) / 4, p2 < 2**64))


@lemma(JIFF, long=True)
def every_number_is_that_of_a_date():
    """For every number of the calendar, jiff's date is a date, and the date's number is that number.

    Where jiff multiplies, the quotients stand that the two lemmas before show to be the same.
    """
    n, century, in_century, year, in_year, month = Ints("n century in_century year in_year month")
    n1 = 4 * (n + 719_468 + 146_097 * 82) + 3
    given = [n >= FIRST, n <= LAST, century == n1 / 146_097, in_century == (n1 % 146_097) / 4,
             year == (4 * in_century + 3) / 1461, in_year == ((4 * in_century + 3) % 1461) / 4]
    start, cases, day = 0, [], in_year
    for number_of_month in range(3, 15):
        length = 29 if number_of_month == 14 else LENGTHS[(number_of_month - 1) % 12]
        cases.append(And(month == number_of_month, in_year >= start, in_year < start + length))
        day = If(month == number_of_month, in_year - start + 1, day)
        start += length
    given.append(Or(*cases))
    late = in_year >= 306
    date = 100 * century + year - 32_800 + If(late, 1, 0), If(late, month - 12, month), day
    return Claim(given, And(is_date(*date), jiffs_number(*date)[0] == n), cases)


@lemma("jiff-core civil/date.rs: UnixEpochDay::to_date")
def every_day_is_in_one_of_these_months():
    """The day of a year from March on, as it comes out of a number, is one of 366: a month is always found."""
    n, century, in_century, in_year = Ints("n century in_century in_year")
    n1 = 4 * (n + 719_468 + 146_097 * 82) + 3
    given = [n >= FIRST, n <= LAST, century == n1 / 146_097, in_century == (n1 % 146_097) / 4,
             in_year == ((4 * in_century + 3) % 1461) / 4]
    return Claim(given, And(in_century >= 0, in_century <= 36_524, in_year >= 0, in_year <= 365, n1 >= 0, n1 < 2**32))


ORDER = "src/period.rs: day_number; src/order.rs: Key for Date"


@lemma(ORDER)
def numbers_have_the_order_of_dates_within_a_year():
    """Of two days of a year the later has the greater number, and both lie from its first day to its last."""
    y, m, d, m2, d2 = Ints("y m d m2 d2")
    later = Or(m2 > m, And(m2 == m, d2 > d))
    within = And(number(y, 1, 1) <= number(y, m, d), number(y, m, d) <= number(y, 12, 31))
    return Claim([is_date(y, m, d), is_date(y, m2, d2), later], And(number(y, m2, d2) > number(y, m, d), within))


@lemma(ORDER)
def numbers_have_the_order_of_years():
    """The first day of a later year has a greater number than the last day of an earlier one."""
    y, y2 = Ints("y y2")
    return Claim([y >= 1, y2 > y, y2 <= 9999], number(y2, 1, 1) > number(y, 12, 31))


def monday(n):
    """`Convention::week_of`: days since Monday; 1970-01-01 was a Thursday."""
    return n - (n + 3) % 7


def sunday(n):
    return n - (n + 4) % 7


@lemma("src/convention.rs: week_of; src/period.rs: WeekEnding::period")
def each_day_is_in_one_week():
    """Under either rule a day is in the week found for it, and in no other week that begins on such a weekday."""
    n, s = Ints("n s")
    only = [And(start <= n, n < start + 7, Implies(And(s % 7 == start % 7, s <= n, n < s + 7), s == start))
            for start in (monday(n), sunday(n))]
    return Claim([n >= FIRST, n <= LAST], And(*only))


@lemma("src/convention.rs: week_of")
def all_days_of_a_week_agree():
    """Each of the seven days of a week finds the same week, and the day after finds the next."""
    n, k = Ints("n k")
    same = And(monday(monday(n) + k) == monday(n), sunday(sunday(n) + k) == sunday(n))
    return Claim([k >= 0, k < 7], And(same, monday(monday(n) + 7) == monday(n) + 7))


@lemma("src/period.rs: WeekEnding; src/catalogue/crossing.rs: C008")
def a_week_is_named_by_its_sunday():
    """A week's last day is a Sunday, and the week of a Sunday is the one that it ends."""
    n = Int("n")
    weekday = (n + 3) % 7
    return Claim([], And((monday(n) + 6 + 3) % 7 == 6, Implies(weekday == 6, monday(n) == n - 6)))


@lemma("src/convention.rs: WeekRule")
def the_two_weeks_differ_by_one_day():
    """The week to Sunday and the week to Saturday of a day differ by one day, or by six where it is a Sunday."""
    n = Int("n")
    return Claim([], And(monday(n) - sunday(n) == If((n + 3) % 7 == 6, -6, 1)))


@lemma(JIFF)
def four_hundred_years_are_whole_weeks():
    """Any date 400 years later has a number 146,097 greater, and so the same weekday."""
    y, m, d = Ints("y m d")
    return Claim([is_date(y, m, d, 9599)], And(number(y + 400, m, d) == number(y, m, d) + 146_097, 146_097 % 7 == 0))


def year_before(y, m, d, years=1):
    """`Date::checked_sub` of years: the same month and day, or the last of the month."""
    length = days_in_month(y - years, m)
    return y - years, m, If(d > length, length, d)


@lemma("src/convention.rs: this_point_last_year, CalendarDate")
def this_point_last_year_is_a_date():
    """It is a date of the year before, the same but for 29 February, and 365 or 366 days earlier."""
    y, m, d = Ints("y m d")
    before = year_before(y, m, d)
    apart = number(y, m, d) - number(*before)
    same = Implies(Not(And(m == 2, d == 29)), before[2] == d)
    return Claim([is_date(y, m, d), y >= 2],
                 And(is_date(*before), same, Implies(And(m == 2, d == 29), before[2] == 28),
                     Or(apart == 365, apart == 366)))


@lemma("src/convention.rs: this_point_years_before")
def four_years_before_a_leap_day_is_a_leap_day():
    """The years between do not matter: four years before 29 February is 29 February, but for whole centuries."""
    y, m, d = Ints("y m d")
    before = year_before(y, m, d, 4)
    return Claim([is_date(y, m, d), y >= 5, m == 2, d == 29, Or((y - 4) % 100 != 0, (y - 4) % 400 == 0)],
                 before[2] == 29)


@lemma("src/convention.rs: this_point_last_year; year_to_date")
def years_to_date_are_as_long_but_for_leap_days():
    """From 1 January to this point last year is as long as to this day, but for one day where a leap day is in one."""
    y, m, d = Ints("y m d")
    now = number(y, m, d) - number(y, 1, 1)
    then = number(*year_before(y, m, d)) - number(y - 1, 1, 1)
    after_february = Or(m > 2, And(m == 2, d == 29))
    gained = If(And(leap(y), after_february), 1, 0)
    lost = If(And(leap(y - 1), m > 2), 1, 0)
    return Claim([is_date(y, m, d), y >= 2], now - then == gained - lost)


@lemma("src/convention.rs: this_point_years_before, DayOfYear")
def the_same_day_of_the_year_stays_in_its_year():
    """The day of that number in the year before, or its last day: never in another year, moved only from day 366."""
    y, m, d = Ints("y m d")
    offset = number(y, m, d) - number(y, 1, 1)
    last = number(y - 1, 12, 31)
    wanted = number(y - 1, 1, 1) + offset
    found = If(wanted > last, last, wanted)
    return Claim([is_date(y, m, d), y >= 2],
                 And(found >= number(y - 1, 1, 1), found <= last, (found != wanted) == And(offset == 365, Not(leap(y - 1)))))


@lemma("src/period.rs: Period::inclusive, last, Display, Serialize")
def inclusive_and_half_open_say_the_same():
    """[first, last + 1) has the days from first to last, both included; its last day is `last`, and it is not empty."""
    first, last, day = Ints("first last day")
    end = last + 1
    return Claim([first <= last], And(end > first, end - 1 == last, end - first == last - first + 1,
                                      And(first <= day, day < end) == And(first <= day, day <= last)))


@lemma("src/period.rs: Period::intersection, overlaps, covers")
def periods_meet_where_they_share_a_day():
    """max of starts and min of ends: a period where they share a day, with just the shared days; else nothing."""
    a, b, c, d, day = Ints("a b c d day")
    start, end = If(a > c, a, c), If(b < d, b, d)
    shared = And(a <= day, day < b, c <= day, day < d)
    covers = And(c >= a, d <= b)
    return Claim([a < b, c < d],
                 And(shared == And(start <= day, day < end), Implies(end > start, And(a <= start, start < b, c <= start, start < d)),
                     Implies(And(covers, c <= day, day < d), And(a <= day, day < b))))


@lemma("src/period.rs: Period::before, after, intersection")
def a_period_is_cut_into_three():
    """The days before another, those in both, and those after it are all of its days, each once."""
    a, b, c, d, day = Ints("a b c d day")
    before = And(a < c, a <= day, day < c, day < b)
    both = And(a <= day, day < b, c <= day, day < d)
    after = And(d < b, d <= day, a <= day, day < b)
    inside = And(a <= day, day < b)
    times = If(before, 1, 0) + If(both, 1, 0) + If(after, 1, 0)
    return Claim([a < b, c < d], times == If(inside, 1, 0))


@lemma("src/catalogue/policy.rs: P002, P003; src/builtin/periods.rs")
def a_timeline_gives_each_day_to_one():
    """Where each period begins on the day after the one before it ends, a day between belongs to exactly one of three."""
    a, b, c, d, day = Ints("a b c d day")
    owners = [And(a <= day, day < b), And(b <= day, day < c), And(c <= day, day < d)]
    return Claim([a < b, b < c, c < d, a <= day, day < d], sum(If(one, 1, 0) for one in owners) == 1)


@lemma("src/catalogue/funding.rs: instalments_apart; src/catalogue/policy.rs: neighbours")
def one_comparison_finds_an_overlap_with_any_before():
    """In the order of first days, a period shares a day with one before it just where it does with the furthest."""
    start, end, start_before, end_before, start_far, reach = Ints("start end start_before end_before start_far reach")
    # Any period before it, and the one before it that ends last.
    given = [start < end, start_before < end_before, start_far < reach, start_before <= start, start_far <= start,
             end_before <= reach]
    shares = And(start < end_before, start_before < end)
    return Claim(given, Implies(shares, And(start < reach, start_far < end)))


@lemma("src/convention.rs: day_number, nth_day, first_days")
def day_numbers_and_days_are_inverse():
    """Day n after a handover has number n, under both ways to count; the first n days are n, and end before day n + 1."""
    handover, n, outgoing, ordinal = Ints("handover n outgoing ordinal")
    first = handover + outgoing
    nth = first + n - ordinal
    back = nth - first + ordinal
    end = first + n
    return Claim([outgoing >= 0, outgoing <= 1, ordinal >= 0, ordinal <= 1, n >= ordinal, n >= 1],
                 And(back == n, nth >= first, end - first == n, Implies(ordinal == 1, nth == end - 1)))


@lemma("src/convention.rs: tenure")
def a_handover_day_moves_both_ends():
    """Under either rule two tenures in a row still meet, and each has as many days as before."""
    a, b, c, outgoing, day = Ints("a b c outgoing day")
    one, two = (a + outgoing, b + outgoing), (b + outgoing, c + outgoing)
    both = And(one[0] <= day, day < one[1], two[0] <= day, day < two[1])
    return Claim([a < b, b < c, Or(outgoing == 0, outgoing == 1)],
                 And(one[1] == two[0], one[1] - one[0] == b - a, two[1] - two[0] == c - b, Not(both)))


@lemma("src/builtin/funding.rs: financial_year")
def financial_years_lie_end_to_end():
    """1 April to 31 March: the next begins on the day after, and it has 366 days where its second year is a leap year."""
    y = Int("y")
    first, last, following = number(y, 4, 1), number(y + 1, 3, 31), number(y + 1, 4, 1)
    return Claim([y >= 1, y <= 9998], And(last + 1 == following, last - first + 1 == If(leap(y + 1), 366, 365)))


@lemma("src/period.rs: Period::year, Period::month")
def months_make_up_their_year():
    """A month ends where the next begins, and the months of a year have 365 or 366 days in all."""
    y, m = Ints("y m")
    end = If(m == 12, number(y + 1, 1, 1), number(y, m + 1, 1))
    total = sum(days_in_month(y, month) for month in range(1, 13))
    year = number(y + 1, 1, 1) - number(y, 1, 1)
    return Claim([y >= 1, y <= 9998, m >= 1, m <= 12],
                 And(end - number(y, m, 1) == days_in_month(y, m), total == year, year == If(leap(y), 366, 365)))


@lemma("src/view.rs: View::index and total, on a dense series")
def a_window_is_known_where_the_extent_has_it():
    """On a dense series, the places of a window's ends are as far apart as its days exactly where all are known."""
    first, length, start, end = Ints("first length start end")

    def place(n):
        return If(n - first < 0, 0, If(n - first > length, length, n - first))

    known = place(end) - place(start)
    return Claim([length >= 1, start < end], (known == end - start) == And(first <= start, end <= first + length))


@lemma("src/view.rs: View::total, on a series with gaps")
def days_that_ascend_are_all_there_where_they_are_enough():
    """Among days that ascend, k of them within k days are each of these days: no date is missing."""
    dates = Array("dates", IntSort(), IntSort())
    start, k, i, j = Ints("start k i j")
    ascend = ForAll([i, j], Implies(And(0 <= i, i < j, j < k), dates[j] - dates[i] >= j - i))
    within = ForAll([i], Implies(And(0 <= i, i < k), And(start <= dates[i], dates[i] < start + k)))
    n = Int("n")
    return Claim([k >= 1, ascend, within, n >= 0, n < k], dates[n] == start + n)


@lemma("src/catalogue/publication.rs: no_gaps (C003)")
def no_gap_where_first_and_last_are_as_far_apart():
    """Days without repeats are without a gap exactly where their number is last − first + 1: step by step."""
    first, last, count, following = Ints("first last count following")
    given = [count >= 1, last - first + 1 >= count, following > last]
    dense, denser = last - first + 1 == count, following - first + 1 == count + 1
    return Claim(given, And(following - first + 1 >= count + 1, denser == And(dense, following == last + 1)))


@canary(JIFF)
def wrong_every_fourth_year_is_a_leap_year():
    """Wrong: the year has 366 days wherever four divides it."""
    y = Int("y")
    return Claim([y >= 1, y <= 9998], (number(y + 1, 1, 1) - number(y, 1, 1) == 366) == (y % 4 == 0))


@canary("src/convention.rs: this_point_last_year")
def wrong_last_year_is_always_365_days_ago():
    """Wrong: this point last year is 365 days earlier."""
    y, m, d = Ints("y m d")
    return Claim([is_date(y, m, d), y >= 2], number(y, m, d) - number(*year_before(y, m, d)) == 365)


@canary("src/period.rs: Period::inclusive")
def wrong_both_days_included_is_half_open():
    """Wrong: a period said with both days included may be kept as it is."""
    first, last, day = Ints("first last day")
    return Claim([first <= last], And(first <= day, day < last) == And(first <= day, day <= last))
