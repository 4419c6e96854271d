"""What a user would write instead: the row rules of a workbook, with python-calamine."""
import datetime
import sys

from python_calamine import CalamineWorkbook

book = CalamineWorkbook.from_path(sys.argv[1])
daily = book.get_sheet_by_name("SB_01").to_python()[1:]
weekly = book.get_sheet_by_name("SB_02").to_python()[1:]
days, found = {}, []
for number, (day, people, boats, uncontrolled, *_) in enumerate(daily, 2):
    if (people > 0) != (boats > 0) or people < boats:
        found.append((number, people, boats))
    if uncontrolled != "-" and uncontrolled > boats:
        found.append((number, uncontrolled, boats))
    if days and day - previous != datetime.timedelta(1):
        found.append((number, previous, day))
    days[day], previous = (people, boats), day
for number, (ending, people, boats, *_) in enumerate(weekly, 2):
    week = [days.get(ending - datetime.timedelta(n)) for n in range(7)]
    if None not in week and (people, boats) != tuple(map(sum, zip(*week))):
        found.append((number, ending, people, boats))
print(len(days), "days,", len(weekly), "weeks,", len(found), "findings", found)
