//! What stands below the options in the help.

pub(super) const AFTER: &str = "\
Files:
  .ods   the Home Office time series workbook, as published every week
  .csv   days: date,people,boats[,uncontrolled]
  .json  the register's own form
  -      standard input
Several files are read as successive publications, oldest first. With no file, the built-in
register answers: offices, acts, agreements and published annual totals since 2018.

Exit status:
  0  all is well
  1  something was found: a broken rule, a revised figure, a claim that is not so
  2  the input, or the question, cannot be used

Examples:
  crossings check small-boats.ods
  crossings summary small-boats.ods --by office
  crossings revisions last-week.ods this-week.ods
  crossings claims --data small-boats.ods
  crossings tally panel.parquet
  crossings explain C009";

pub(super) const AFTER_CHECK: &str = "\
Every problem of every file is reported, with its sheet and cell.

Exit status:
  0  no error (with --strict: nothing at all)
  1  the data cannot be right
  2  a file cannot be read

JSON: one object with `files` (what each has), `series` (all files together), `problems` (why a
file could not be read), `violations` (broken rules), `counts` (of each, by rule) and `verdict`:
consistent, unusual (warnings only), inconsistent or unusable.

Examples:
  crossings check small-boats.ods
  crossings check 2026-07-10.ods 2026-07-17.ods --strict
  crossings check days.csv --published 2026-08-21T08:00:00Z
  crossings check --format json < small-boats.ods -";

pub(super) const AFTER_SUMMARY: &str = "\
A period is cut to the days that the series has, and marked where it is. What is not known is
`–`, never zero. Offices, acts and agreements are those of the file or, where it has none, the
built-in ones. An office begins on its handover day.

Without a FILE there are published annual totals only, with where each stands.

Exit status:
  0  here it is
  2  the file cannot be used, or the question has no answer

Examples:
  crossings summary
  crossings summary small-boats.ods --by office
  crossings summary small-boats.ods --by month --from 2024-07-05 --to 2024-12-31
  crossings summary old.ods new.ods --by year --as-of 2026-01-31";

pub(super) const AFTER_REVISIONS: &str = "\
The newest figure of each day, week and published total in OLD is compared with that in NEW.
Days that only NEW has are added, not revised.

Exit status:
  0  nothing was revised
  1  a figure differs or is gone
  2  a file cannot be used

Example:
  crossings revisions 2026-07-10.ods 2026-07-17.ods";

pub(super) const AFTER_EXPLAIN: &str = "\
Exit status:
  0  here it is
  2  there is no such rule

Examples:
  crossings explain
  crossings explain C009";

pub(super) const AFTER_FUNDING: &str = "\
Amounts stand as they were reported, each in its own currency; none is converted.

Exit status:
  0  here it is
  2  the file cannot be used

Examples:
  crossings funding
  crossings funding register.json --format json";

pub(super) const AFTER_EXPORT: &str = "\
JSON has the whole register. CSV has the days of one series as they stand, and nothing else.

Exit status:
  0  here it is
  2  the file cannot be used, or has nothing to write

Examples:
  crossings export small-boats.ods --to csv > days.csv
  crossings export > built-in.json";

pub(super) const AFTER_CLAIMS: &str = "\
CLAIMS is a claims document: docs/claims.md has its form. With none, the article answers that this
project was founded on. Each claim is judged on the data under every way in which it may be
understood, and the claims are held against each other, with no data at all.

Verdicts:
  supported     true, as the house understands it
  depends       true only if understood otherwise, which is named
  contradicted  not true, however it is understood
  undetermined  the data cannot tell

Readings, of how closely a figure is read:
  literal    what the words say and nothing more: \"almost 60\" is below 60
  pragmatic  what a reader takes them to mean: 55 to below 60
  strict     as a figure that was rounded in its last digit: 59.5 to below 60

Exit status:
  0  every claim is supported or undetermined, and the claims can all be true
  1  a claim is contradicted or depends, or the claims cannot all be true in the house's reading
  2  the claims, the data or the question cannot be used

Examples:
  crossings claims
  crossings claims --data small-boats.ods
  crossings claims --explain each --data small-boats.ods
  crossings claims claims.json --data small-boats.ods --reading strict --only C001,C002
  crossings claims claims.json --as-of 2024-12-19 --data old.ods new.ods";

pub(super) const AFTER_WINDOWS: &str = "\
Every window of days in a row is looked at: the fewer of them a figure holds of, the more must be
known of the days that were chosen. Windows that begin on one day and whose last days follow one
another stand on one line.

Exit status:
  0  here it is
  2  the file cannot be used, or the figure cannot be read

Examples:
  crossings windows \"74 a day\" --data small-boats.ods --starting 2024-01-01 --to 2024-12-31
  crossings windows \"almost 60 each\" --data small-boats.ods --starting 2024-07-05
  crossings windows \"56.9\" --of people-per-boat --data small-boats.ods --ending 2024-12-18";

pub(super) const AFTER_FIGURE: &str = "\
A figure is printed words with a number: over £500million, almost a third, 21,446, 74 a day.

Exit status:
  0  here it is
  2  it is no figure that can be read

Examples:
  crossings figure \"almost a third\"
  crossings figure \"35,000\" --rounded";

pub(super) const AFTER_DESCRIBE: &str = "\
The words come from the closest to the roundest. Shares and changes are parts of one: a third is
1/3, down 21 per cent is -0.21.

Exit status:
  0  here it is
  2  it is no number

Examples:
  crossings describe 56.886 --as mean
  crossings describe 21446/377 --as mean
  crossings describe 47600000000 --as pence";

pub(super) const AFTER_SOLVE: &str = "\
What is unknown follows from what is given:
  --total                days, or boats, by which the total divided is the figure
  --total and --since    the last day, counted from a handover
  --days                 totals that, divided by so many days or boats, are the figure
  --most                 days, or boats, of which some whole total has the figure for its mean
  --data and --from      last days of windows of the data that begin there
  --data and --to        first days of windows of the data that end there

Exit status:
  0  here it is
  2  the file cannot be used, or the question has no answer

Examples:
  crossings solve \"around 128 a day\" --total 21446 --since 2024-07-05
  crossings solve \"almost 60 each\" --total 21446 --reading strict
  crossings solve \"74 a day\" --data small-boats.ods --from 2024-01-01";

pub(super) const AFTER_TALLY: &str = "\
A panel is a table with the columns date, people and boats and, where there are such, series and
uncontrolled, sorted by series and date. Other columns are passed over. Each row is a day of one
series. Files are told apart by their content:
  Parquet        read row group by row group, and of it only those columns
  Arrow          a file, or a stream
  CSV            with the names of the columns in the first row
Several files are one panel, each going on where the one before ended. Memory does not grow with
the number of rows.

Rows are counted from 0, as data frames count them: the first row of a CSV below its names is 0.

Exit status:
  0  no error, though perhaps a warning
  1  the data cannot be right
  2  a file cannot be read, or has a cell that is no number or no day

JSON: one object with `rows`, `series`, `extent`, `ascending`, `keys`, the sums of `people`, `boats`
and `uncontrolled` with how many rows have one, the row with the `most` people, `rules` (how often
each is broken), `findings`, `left_out` (how many more there are) and `verdict`.

Examples:
  crossings tally detections.parquet
  crossings tally 2024.parquet 2025.parquet --threads 4
  crossings tally panel.csv --partial --findings all
  crossings tally --format json panel.parquet
  zcat panel.csv.gz | crossings tally -";

pub(super) const AFTER_GENERATE: &str = "\
The columns are series, date, people, boats and uncontrolled, sorted by series and date. The figures
have the seasons and the rise of the official series. The same options give the same file on every
machine.

Faults are of nine kinds in turn: a day that comes twice, two rows in each other's place, missing
days, people without boats, fewer people than boats, more uncontrolled landings than boats, more
than 125 people in a boat, a null, a date beyond the calendar. --list says what a tally must find
of them: row,rule,series,date,fault,at.

A file that is there already is written anew.

Exit status:
  0  it was written
  2  there is no such panel, or it could not be written

Examples:
  crossings generate --rows 1_000_000 -o panel.parquet
  crossings generate --rows 1_000_000 --faults 1000 --list faults.csv -o panel.parquet
  crossings generate --rows 5000 --series 2 --seed 7 -o panel.csv
  crossings generate --rows 500_000_000 --first-series 158529 --seed 2 -o part-2.parquet";

pub(super) const AFTER_SCHEMA: &str = "\
Exit status:
  0  here it is

Examples:
  crossings schema > register.schema.json
  crossings schema questions > questions.schema.json
  crossings schema claims > claims.schema.json";
