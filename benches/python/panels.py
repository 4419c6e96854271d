"""Panels to time and to check with: sorted rows of many series, and the faults that were planted in them."""
import numpy
import polars

#: 1 January 2018, in days since 1970, and how many days a series has.
FIRST, DAYS = 17532, 3000
COLUMNS = ("series", "date", "people", "boats", "uncontrolled")


def make(rows, faults, seed=20240705):
    """The columns, and what was planted: the rule and the row of each finding, by row.

    Two days in three are without arrivals. No boat carries more than 69 people, so that there are no warnings.
    A series has one fault at most.
    """
    random = numpy.random.default_rng(seed)
    place = numpy.arange(rows, dtype=numpy.uint32)
    boats = numpy.where(random.random(rows, "f4") < 0.66, 0, random.integers(1, 20, rows, "u4")).astype("u4")
    people = boats * random.integers(1, 70, rows, "u4")
    uncontrolled = (boats * random.random(rows, "f4")).astype("u4")
    series, dates = place // DAYS, (FIRST + place % DAYS).astype("i4")
    # Far from the first day of a series, so that each fault is one of the kind that it is meant to be.
    chosen = numpy.sort(random.choice(rows // DAYS, faults, replace=False)).astype("i8")
    planted = []
    for number, row in enumerate((chosen * DAYS + random.integers(10, DAYS - 20, faults)).tolist()):
        match number % 5:
            case 0:
                people[row], boats[row], uncontrolled[row] = 37, 0, 0
                planted.append(("C004", row))
            case 1:
                people[row], boats[row], uncontrolled[row] = 0, 3, 0
                planted.append(("C004", row))
            case 2:
                people[row], boats[row], uncontrolled[row] = 2, 9, 0
                planted.append(("C005", row))
            case 3:
                people[row], boats[row], uncontrolled[row] = 90, 3, 300
                planted.append(("C006", row))
            case 4:
                # The day after one that is there twice comes after a gap.
                dates[row] = dates[row - 1]
                planted += [("C001", row), ("C003", row + 1)]
    return dict(zip(COLUMNS, (series, dates, people, boats, uncontrolled), strict=True)), planted


def frame(columns):
    """The columns as a frame of polars."""
    return polars.DataFrame(columns).with_columns(polars.col("date").cast(polars.Date))


def periods(number=12):
    """So many periods that lie side by side and have every day of a series: the first and the last day of each."""
    ends = numpy.linspace(FIRST, FIRST + DAYS, number + 1).astype("i4")
    firsts, lasts = (days.astype("datetime64[D]").tolist() for days in (ends[:-1], ends[1:] - 1))
    return list(zip(firsts, lasts, strict=True))
