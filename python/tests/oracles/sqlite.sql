-- The rules of a register as SQLite has them: written from docs/invariants/*.md, apart from postgres.sql.
--
-- The tables take anything. Each rule is a branch of the view `broken`, which names every rule that a register
-- breaks, so that of a register with several faults all are compared and not the first alone.
--
-- All rules are here but S001 to S005: they are about what can be written into a column at all, and the values
-- of these tables can all be read. An agreement is known by its place and not by its id, which may be there twice.

CREATE TABLE series (register INTEGER, series INTEGER, basis TEXT, PRIMARY KEY (register, series)) WITHOUT ROWID;
CREATE TABLE publications (
    register INTEGER, series INTEGER, publication INTEGER, published TEXT, status TEXT, coverage TEXT, dating TEXT,
    -- A date alone is the beginning of that day, in UTC as all moments are.
    moment TEXT AS (CASE length(published) WHEN 10 THEN published || 'T00:00:00Z' ELSE published END),
    day TEXT AS (substr(published, 1, 10)),
    PRIMARY KEY (register, series, publication)
) WITHOUT ROWID;
CREATE TABLE days (
    register INTEGER, series INTEGER, publication INTEGER, place INTEGER, date TEXT, people INTEGER, boats INTEGER,
    uncontrolled INTEGER, number INTEGER AS (CAST(strftime('%s', date) AS INTEGER) / 86400) STORED
);
CREATE INDEX days_by_date ON days (register, series, number, publication);
CREATE TABLE weeks (
    register INTEGER, series INTEGER, publication INTEGER, place INTEGER, ending TEXT, people INTEGER, boats INTEGER,
    uncontrolled INTEGER, prevented_people INTEGER, prevented_events INTEGER,
    number INTEGER AS (CAST(strftime('%s', ending) AS INTEGER) / 86400) STORED
);
CREATE TABLE totals (
    register INTEGER, series INTEGER, publication INTEGER, place INTEGER, first TEXT, last TEXT, people INTEGER, boats INTEGER
);
CREATE TABLE boats (register INTEGER, id TEXT, date TEXT, people INTEGER, landing TEXT);
CREATE TABLE complete_boat_lists (register INTEGER, date TEXT);
CREATE TABLE deaths (register INTEGER, id TEXT, first TEXT, last TEXT, as_of TEXT);
CREATE TABLE agreements (
    register INTEGER, agreement INTEGER, id TEXT, payer TEXT, payee TEXT, stage TEXT, date TEXT, first TEXT, last TEXT,
    binding TEXT, PRIMARY KEY (register, agreement)
) WITHOUT ROWID;
-- Every amount of an agreement: its `part` is commitment, instalment, payment or reported. Euros and pounds have
-- two decimals, or none are written, so that cents and pence are whole numbers.
CREATE TABLE amounts (
    register INTEGER, agreement INTEGER, part TEXT, place INTEGER, amount TEXT, first TEXT, last TEXT, binding TEXT,
    currency TEXT AS (substr(amount, 1, 3)) STORED,
    minor INTEGER AS (CASE instr(amount, '.') WHEN 0 THEN 100 * CAST(substr(amount, 5) AS INTEGER)
                      ELSE CAST(replace(substr(amount, 5), '.', '') AS INTEGER) END) STORED
);
CREATE INDEX amounts_by_part ON amounts (register, agreement, part);
CREATE TABLE amendments (register INTEGER, agreement INTEGER, date TEXT);
CREATE INDEX amendments_by_agreement ON amendments (register, agreement);
CREATE TABLE policy_periods (
    register INTEGER, place INTEGER, id TEXT, kind TEXT, timeline TEXT, first TEXT, last TEXT, agreement TEXT
);

-- People, boats and uncontrolled landings that stand side by side, wherever they do.
CREATE VIEW arrivals AS
SELECT register, people, boats, uncontrolled FROM days
UNION ALL SELECT register, people, boats, uncontrolled FROM weeks
UNION ALL SELECT register, people, boats, NULL FROM totals WHERE boats IS NOT NULL;

CREATE VIEW dated AS
SELECT register, series, publication, 1 AS step, place, number, date FROM days
UNION ALL SELECT register, series, publication, 7, place, number, ending FROM weeks;

-- Days, weeks and periods that a publication gives, by what names them.
CREATE VIEW given AS
SELECT register, series, publication, 'day' AS kind, date AS first, date AS last FROM days
UNION ALL SELECT register, series, publication, 'week', ending, ending FROM weeks
UNION ALL SELECT register, series, publication, 'total', first, last FROM totals WHERE first <= last;

CREATE VIEW newest AS
SELECT register, date, people, boats, uncontrolled FROM (
    SELECT days.*, row_number() OVER (
        PARTITION BY register, date ORDER BY series DESC, publication DESC, place DESC) AS back
    FROM days JOIN series USING (register, series) WHERE basis = 'uk-arrivals')
WHERE back = 1;

CREATE VIEW listed AS
SELECT register, date, count(*) AS boats, sum(people) AS people, sum(landing = 'uncontrolled') AS uncontrolled,
       sum(landing = 'unknown') AS unknown
FROM boats GROUP BY register, date;

CREATE VIEW compared AS
SELECT newest.*, ifnull(listed.boats, 0) AS listed_boats, ifnull(listed.people, 0) AS listed_people,
       ifnull(listed.uncontrolled, 0) AS listed_uncontrolled, ifnull(listed.unknown, 0) AS listed_unknown,
       EXISTS (SELECT 1 FROM complete_boat_lists c WHERE c.register = newest.register AND c.date = newest.date) AS complete
FROM newest LEFT JOIN listed USING (register, date);

-- The seven days of a week as they stood: of each the newest by then, and of two in one publication the first.
CREATE VIEW of_weeks AS
SELECT week, register, people, boats, uncontrolled, d_people, d_boats, d_uncontrolled FROM (
    SELECT weeks.rowid AS week, weeks.register, weeks.people, weeks.boats, weeks.uncontrolled,
           d.people AS d_people, d.boats AS d_boats, d.uncontrolled AS d_uncontrolled,
           row_number() OVER (PARTITION BY weeks.rowid, d.number ORDER BY d.publication DESC, d.place) AS back
    FROM weeks JOIN days d ON d.register = weeks.register AND d.series = weeks.series
        AND d.publication <= weeks.publication AND d.number BETWEEN weeks.number - 6 AND weeks.number
    WHERE strftime('%w', weeks.ending) = '0')
WHERE back = 1;

CREATE VIEW held AS
SELECT * FROM policy_periods
WHERE timeline IS NOT NULL AND kind IN ('office', 'data-owner') AND (last IS NULL OR last >= first);

CREATE VIEW due AS
SELECT a.register, a.agreement, p.first AS date, a.date AS made, a.first AS starts, a.stage,
       (SELECT sum(minor) FROM amounts o WHERE o.register = a.register AND o.agreement = a.agreement
        AND o.part = 'payment' AND o.first <= p.first) AS paid,
       (SELECT minor FROM amounts o WHERE o.register = a.register AND o.agreement = a.agreement
        AND o.part = 'commitment') AS commitment,
       (SELECT count(*) FROM amounts o WHERE o.register = a.register AND o.agreement = a.agreement
        AND o.part = 'instalment') AS parts,
       (SELECT ifnull(sum(minor), 0) FROM amounts o WHERE o.register = a.register AND o.agreement = a.agreement
        AND o.part = 'instalment' AND o.first <= p.first) AS fallen,
       EXISTS (SELECT 1 FROM amendments m WHERE m.register = a.register AND m.agreement = a.agreement
               AND m.date <= p.first) AS amended
FROM agreements a JOIN amounts p USING (register, agreement) WHERE p.part = 'payment';

CREATE VIEW broken (register, rule) AS
SELECT register, 'B001' FROM boats WHERE people = 0
UNION SELECT register, 'B002' FROM boats GROUP BY register, id HAVING count(*) > 1
UNION SELECT register, 'B003' FROM compared WHERE listed_boats > boats OR listed_people > people
UNION SELECT register, 'B004' FROM compared WHERE complete AND (listed_boats < boats OR listed_people < people)
UNION SELECT register, 'B005' FROM compared WHERE listed_uncontrolled > uncontrolled
UNION SELECT register, 'B006' FROM compared WHERE complete AND listed_unknown = 0 AND listed_uncontrolled < uncontrolled
UNION SELECT register, 'C001' FROM given GROUP BY register, series, publication, kind, first, last HAVING count(*) > 1
UNION SELECT register, 'C002' FROM (
    SELECT register, number - lag(number) OVER (PARTITION BY register, series, publication, step ORDER BY place) AS ahead
    FROM dated) WHERE ahead < 0
UNION SELECT register, 'C003' FROM (
    SELECT register, step, number - lag(number) OVER (
        PARTITION BY register, series, publication, step ORDER BY number) AS ahead
    FROM dated JOIN publications USING (register, series, publication) WHERE coverage = 'dense') WHERE ahead > step
UNION SELECT register, 'C004' FROM arrivals WHERE (people = 0) <> (boats = 0)
UNION SELECT register, 'C005' FROM arrivals WHERE people BETWEEN 1 AND boats - 1
UNION SELECT register, 'C006' FROM arrivals WHERE uncontrolled > boats
UNION SELECT register, 'C007' FROM (
    SELECT register, series, publication, date, uncontrolled, NULL AS people, NULL AS events FROM days
    UNION ALL SELECT register, series, publication, ending, uncontrolled, prevented_people, prevented_events FROM weeks)
    JOIN publications USING (register, series, publication) JOIN series USING (register, series)
    WHERE basis = 'uk-arrivals' AND day >= '2023-02-01'
      AND (date < '2023-01-01' AND uncontrolled = 0 OR date < '2024-05-05' AND 0 IN (people, events))
UNION SELECT register, 'C008' FROM weeks WHERE strftime('%w', ending) <> '0'
UNION SELECT register, 'C009' FROM of_weeks GROUP BY week
    HAVING count(*) = 7 AND (sum(d_people) <> people OR sum(d_boats) <> boats
                             OR count(d_uncontrolled) = 7 AND sum(d_uncontrolled) <> uncontrolled)
UNION SELECT register, 'C010' FROM weeks WHERE prevented_people > 0 AND prevented_events = 0
UNION SELECT register, 'C011' FROM weeks WHERE (prevented_people IS NULL) <> (prevented_events IS NULL)
UNION SELECT register, 'C012' FROM (
    SELECT register, series, publication, date FROM dated
    UNION ALL SELECT register, series, publication, last FROM totals)
    JOIN publications USING (register, series, publication) WHERE date >= day
UNION SELECT one.register, 'C013' FROM given one JOIN publications p USING (register, series, publication)
    JOIN given two ON two.register = one.register AND two.series = one.series AND two.kind = one.kind
        AND two.first = one.first AND two.last = one.last AND two.publication < one.publication
    JOIN publications q ON q.register = two.register AND q.series = two.series AND q.publication = two.publication
    WHERE p.status = 'provisional' AND q.status = 'final'
UNION SELECT register, 'C014' FROM (
    SELECT register, moment, lag(moment) OVER (PARTITION BY register, series ORDER BY publication) AS earlier
    FROM publications) WHERE moment < earlier
UNION SELECT register, 'C015' FROM days WHERE boats > 0 AND people > 125 * boats
UNION SELECT register, 'C015' FROM boats WHERE people > 125
UNION SELECT register, 'C016' FROM (
    SELECT p.register, p.day, p.dating, (SELECT max(date) FROM days d WHERE d.register = p.register
        AND d.series = p.series AND d.publication <= p.publication) AS last,
        EXISTS (SELECT 1 FROM days d WHERE d.register = p.register AND d.series = p.series
                AND d.publication = p.publication) AS some
    FROM publications p) WHERE some AND dating = 'stated' AND date(last, '+7 days') < day
UNION SELECT register, 'C017' FROM (
    SELECT d.register, d.series, d.publication, p.day, (CAST(substr(d.date, 1, 4) AS INTEGER) + 1)
        || CASE substr(d.date, 5) WHEN '-02-29' THEN '-02-28' ELSE substr(d.date, 5) END AS later
    FROM days d JOIN publications p USING (register, series, publication) WHERE p.coverage = 'partial') typo
    WHERE later < day AND date(later, '+7 days') >= day AND NOT EXISTS (
        SELECT 1 FROM days d WHERE d.register = typo.register AND d.series = typo.series
        AND d.publication <= typo.publication AND d.date = typo.later)
UNION SELECT register, 'C018' FROM series GROUP BY register, basis HAVING count(*) > 1
UNION SELECT register, 'C019' FROM totals WHERE last < first
UNION SELECT register, 'D001' FROM deaths GROUP BY register, id HAVING count(*) > 1
UNION SELECT register, 'D002' FROM deaths WHERE last < first OR as_of < first
UNION SELECT c.register, 'F001' FROM amounts c JOIN agreements a USING (register, agreement)
    JOIN amounts i USING (register, agreement) WHERE c.part = 'commitment' AND i.part = 'instalment'
    GROUP BY c.register, c.agreement
    HAVING sum(i.currency <> c.currency) = 0
       AND CASE a.binding WHEN 'exact' THEN sum(i.minor) <> c.minor ELSE sum(i.minor) > c.minor END
UNION SELECT a.register, 'F002' FROM agreements a JOIN amounts i USING (register, agreement)
    WHERE i.part = 'instalment' AND i.last >= i.first AND a.first IS NOT NULL AND (a.last IS NULL OR a.last >= a.first)
      AND (i.first < a.first OR i.last > a.last)
UNION SELECT one.register, 'F003' FROM amounts one JOIN amounts two USING (register, agreement)
    WHERE one.part = 'instalment' AND two.part = 'instalment' AND one.place < two.place
      AND one.first <= one.last AND two.first <= two.last AND one.first <= two.last AND two.first <= one.last
UNION SELECT register, 'F004' FROM due WHERE stage <> 'proposed' AND paid > CASE
    WHEN amended AND commitment IS NOT NULL THEN commitment
    WHEN parts > 0 THEN fallen
    WHEN ifnull(starts, ifnull(made, date)) <= date THEN commitment
    WHEN commitment IS NOT NULL THEN 0 END
UNION SELECT register, 'F005' FROM agreements JOIN amounts USING (register, agreement)
    WHERE stage = 'proposed' AND part = 'payment'
UNION SELECT register, 'F006' FROM amounts WHERE part <> 'reported' GROUP BY register, agreement
    HAVING count(DISTINCT currency) > 1
UNION SELECT register, 'F007' FROM agreements WHERE lower(trim(payer)) = lower(trim(payee))
UNION SELECT register, 'F008' FROM amounts WHERE part = 'reported' AND binding = 'exact'
    GROUP BY register, agreement, currency HAVING min(minor) < max(minor)
UNION SELECT register, 'F009' FROM agreements GROUP BY register, id HAVING count(*) > 1
UNION SELECT register, 'F010' FROM amounts WHERE minor <= 0
UNION SELECT register, 'F011' FROM agreements WHERE last < first OR (first IS NULL AND last IS NOT NULL)
UNION SELECT register, 'F011' FROM amounts WHERE part = 'instalment' AND last < first
UNION SELECT register, 'P001' FROM policy_periods WHERE last < first
-- Each period with the one that ends last of those before it.
UNION SELECT register, 'P002' FROM (
    SELECT register, first, max(last) OVER (PARTITION BY register, timeline ORDER BY first, last
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ended FROM held) WHERE date(ended, '+1 day') < first
UNION SELECT one.register, 'P003' FROM held one JOIN held two USING (register, timeline)
    WHERE one.place <> two.place AND one.last IS NOT NULL AND two.first <= one.last
      AND (one.first < two.first OR (one.first = two.first AND two.last IS NOT NULL))
UNION SELECT one.register, 'P004' FROM held one JOIN held two USING (register, timeline)
    WHERE one.place <> two.place AND one.last IS NULL AND two.first >= one.first
UNION SELECT register, 'P005' FROM policy_periods GROUP BY register, id HAVING count(*) > 1
UNION SELECT register, 'P006' FROM policy_periods p WHERE agreement IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM agreements a WHERE a.register = p.register AND a.id = p.agreement)
UNION SELECT register, 'P007' FROM policy_periods WHERE (timeline IS NOT NULL) <> (kind IN ('office', 'data-owner'));

CREATE TABLE asked (register INTEGER, question INTEGER, first TEXT, last TEXT, seen TEXT);

-- The UK arrivals of a window, as they stood at the end of a day: nothing where a day of it is not known. SQLite
-- has no fractions: a mean is the two numbers that it is made of. The record is the first of the days with most people.
CREATE VIEW said AS
WITH seen AS (
    SELECT asked.*, days.date, days.people, days.boats, days.uncontrolled,
           row_number() OVER (PARTITION BY asked.register, question, days.date ORDER BY publication DESC) AS back
    FROM asked JOIN days USING (register) JOIN series USING (register, series)
    JOIN publications USING (register, series, publication)
    WHERE basis = 'uk-arrivals' AND date BETWEEN first AND last AND (seen IS NULL OR day <= seen)),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY register, question ORDER BY people DESC, date) AS rank FROM seen WHERE back = 1)
SELECT register, question, sum(people) AS people, sum(boats) AS boats,
       CASE WHEN count(uncontrolled) = count(*) THEN sum(uncontrolled) END AS uncontrolled, count(*) AS days,
       max(people) AS most, max(CASE rank WHEN 1 THEN date END) AS record
FROM ranked GROUP BY register, question HAVING count(*) = julianday(last) - julianday(first) + 1;
