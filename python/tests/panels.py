"""A panel of many series with faults planted in it, and everything that a tally says, to be compared."""
import datetime
import json

import numpy
import pyarrow

FIRST, DAYS = 17532, 1000
#: Periods that leave days out and overlap.
PERIODS = [
    (datetime.date(2018, 1, 1), datetime.date(2018, 12, 31)),
    (datetime.date(2018, 7, 9), datetime.date(2019, 7, 23)),
    (datetime.date(2020, 2, 1), datetime.date(2030, 1, 1)),
]


def made(rows, faults, seed=6):
    """Sorted rows as a table, and the rule and the row of every finding that there should be, by row.

    Uncontrolled landings are unknown of the first 300 days of each series. A series has one fault at most.
    """
    random = numpy.random.default_rng(seed)
    place = numpy.arange(rows)
    boats = numpy.where(random.random(rows) < 0.66, 0, random.integers(1, 20, rows))
    people = boats * random.integers(1, 70, rows)
    uncontrolled = (boats * random.random(rows)).astype(int)
    series, dates = place // DAYS, FIRST + place % DAYS
    unknown, missing = place % DAYS < 300, numpy.zeros(rows, bool)
    planted = []
    chosen = numpy.sort(random.choice(rows // DAYS, faults, replace=False))
    for number, row in enumerate((chosen * DAYS + random.integers(310, DAYS - 20, faults)).tolist()):
        match number % 6:
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
            case 5:
                missing[row] = True
                planted.append(("S004", row))
    table = pyarrow.table({
        "series": pyarrow.array(series, pyarrow.uint32()),
        "date": pyarrow.array(dates, pyarrow.int32()).cast(pyarrow.date32()),
        "people": pyarrow.array(people, pyarrow.uint32(), mask=missing),
        "boats": pyarrow.array(boats, pyarrow.uint32()),
        "uncontrolled": pyarrow.array(uncontrolled, pyarrow.uint32(), mask=unknown),
    })
    return table, planted


def everything(tally):
    """All that a tally says."""
    return json.loads(tally.to_json())
