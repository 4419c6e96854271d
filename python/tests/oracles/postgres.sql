-- The rules of a register as PostgreSQL has them: written from docs/invariants/*.md and docs/register.schema.json.
--
-- What a row says by itself, or two rows say of each other, is a constraint; it has the id of the rule at the head of
-- its name. What many rows say together is a branch of the view `broken`, which a deferred trigger asks when
-- all of a register is there. What was never seen, yet may be, is the view `unusual`, which bars nothing.
--
-- Constraints hold as rows come, so that of a register with several faults the first is named. The view names all.
--
--   by a constraint: B001 B002 C001 C004 C005 C006 C008 C010 C011 C018 C019 D001 D002 F003 F007 F009 F010 F011
--                    P001 P003 P005 P006 P007 S001 (the type of a date) S002 S003 S004 S005
--   by the view:     B003 B004 B005 B006 C002 C003 C007 C009 C012 C013 C014 F001 F002 F004 F005 F006 P002 P003 P004
--   unusual:         C015 C016 C017 F008

CREATE EXTENSION btree_gist;

-- Counts are whole and not below zero. They are numeric, so that one of 64 bits without a sign has room.
CREATE DOMAIN counted AS numeric CONSTRAINT s002_whole_and_not_below_zero CHECK (VALUE >= 0 AND VALUE = trunc(VALUE));

CREATE FUNCTION currency_of(amount text) RETURNS text IMMUTABLE LANGUAGE sql
    RETURN substring(amount FROM '^([A-Z]{3}) -?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?$');
CREATE FUNCTION value_of(amount text) RETURNS numeric IMMUTABLE LANGUAGE sql
    RETURN substring(amount FROM '^[A-Z]{3} (-?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,2})?)$')::numeric;

-- Euros and pounds have two decimals, and no others occur here.
CREATE DOMAIN money_text AS text
    CONSTRAINT s003_an_amount CHECK (VALUE IS NULL OR value_of(VALUE) IS NOT NULL)
    CONSTRAINT f010_above_zero CHECK (VALUE IS NULL OR value_of(VALUE) > 0);

CREATE TABLE registers (
    register int PRIMARY KEY,
    format int CONSTRAINT s005_a_form_that_is_known CHECK (format = 1)
);

CREATE TABLE series (
    register int REFERENCES registers,
    series int,
    basis text NOT NULL,
    PRIMARY KEY (register, series),
    CONSTRAINT c018_one_series_a_basis UNIQUE (register, basis)
);

CREATE TABLE publications (
    register int,
    series int,
    publication int,
    published timestamptz CONSTRAINT s004_published_at CHECK (published IS NOT NULL),
    status text NOT NULL,
    coverage text NOT NULL,
    dating text NOT NULL,
    PRIMARY KEY (register, series, publication),
    FOREIGN KEY (register, series) REFERENCES series
);

CREATE TABLE days (
    register int,
    series int,
    publication int,
    place int,
    date date CONSTRAINT s004_date CHECK (date IS NOT NULL),
    people counted CONSTRAINT s004_people CHECK (people IS NOT NULL),
    boats counted CONSTRAINT s004_boats CHECK (boats IS NOT NULL),
    uncontrolled counted,
    FOREIGN KEY (register, series, publication) REFERENCES publications,
    CONSTRAINT c001_each_day_once UNIQUE (register, series, publication, date),
    CONSTRAINT c004_people_with_boats CHECK ((people = 0) = (boats = 0)),
    CONSTRAINT c005_somebody_in_each_boat CHECK (people = 0 OR people >= boats),
    CONSTRAINT c006_uncontrolled_are_boats CHECK (uncontrolled <= boats)
);

CREATE TABLE weeks (
    register int,
    series int,
    publication int,
    place int,
    ending date CONSTRAINT s004_ending CHECK (ending IS NOT NULL),
    people counted CONSTRAINT s004_people CHECK (people IS NOT NULL),
    boats counted CONSTRAINT s004_boats CHECK (boats IS NOT NULL),
    uncontrolled counted,
    prevented_people counted,
    prevented_events counted,
    FOREIGN KEY (register, series, publication) REFERENCES publications,
    CONSTRAINT c001_each_week_once UNIQUE (register, series, publication, ending),
    CONSTRAINT c004_people_with_boats CHECK ((people = 0) = (boats = 0)),
    CONSTRAINT c005_somebody_in_each_boat CHECK (people = 0 OR people >= boats),
    CONSTRAINT c006_uncontrolled_are_boats CHECK (uncontrolled <= boats),
    CONSTRAINT c008_ends_on_a_sunday CHECK (extract(isodow FROM ending) = 7),
    CONSTRAINT c010_prevented_in_events CHECK (prevented_people = 0 OR prevented_events > 0),
    CONSTRAINT c011_known_together CHECK ((prevented_people IS NULL) = (prevented_events IS NULL))
);

CREATE TABLE totals (
    register int,
    series int,
    publication int,
    first date CONSTRAINT s004_from CHECK (first IS NOT NULL),
    last date CONSTRAINT s004_to CHECK (last IS NOT NULL),
    people counted CONSTRAINT s004_people CHECK (people IS NOT NULL),
    boats counted,
    FOREIGN KEY (register, series, publication) REFERENCES publications,
    CONSTRAINT c001_each_period_once UNIQUE (register, series, publication, first, last),
    CONSTRAINT c004_people_with_boats CHECK ((people = 0) = (boats = 0)),
    CONSTRAINT c005_somebody_in_each_boat CHECK (people = 0 OR people >= boats),
    CONSTRAINT c019_forwards CHECK (last >= first)
);

CREATE TABLE boats (
    register int REFERENCES registers,
    id text NOT NULL,
    date date CONSTRAINT s004_date CHECK (date IS NOT NULL),
    people counted CONSTRAINT s004_people CHECK (people IS NOT NULL),
    landing text NOT NULL,
    CONSTRAINT b001_somebody_aboard CHECK (people >= 1),
    CONSTRAINT b002_an_id_of_its_own UNIQUE (register, id)
);
CREATE INDEX ON boats (register, date);

CREATE TABLE complete_boat_lists (
    register int REFERENCES registers,
    date date CONSTRAINT s004_date CHECK (date IS NOT NULL)
);
CREATE INDEX ON complete_boat_lists (register, date);

CREATE TABLE deaths (
    register int REFERENCES registers,
    id text NOT NULL,
    first date CONSTRAINT s004_from CHECK (first IS NOT NULL),
    last date,
    as_of date,
    deaths counted CONSTRAINT s004_deaths CHECK (deaths IS NOT NULL),
    CONSTRAINT d001_an_id_of_its_own UNIQUE (register, id),
    CONSTRAINT d002_forwards CHECK (last >= first AND as_of >= first)
);

CREATE TABLE agreements (
    register int REFERENCES registers,
    id text NOT NULL,
    payer text NOT NULL,
    payee text NOT NULL,
    stage text NOT NULL,
    date date,
    first date,
    last date,
    commitment money_text,
    binding text NOT NULL,
    CONSTRAINT f007_two_parties CHECK (lower(trim(payer)) <> lower(trim(payee))),
    CONSTRAINT f009_an_id_of_its_own UNIQUE (register, id),
    CONSTRAINT f011_forwards CHECK (last IS NULL OR (first IS NOT NULL AND last >= first))
);

CREATE TABLE instalments (
    register int,
    agreement text,
    first date CONSTRAINT s004_from CHECK (first IS NOT NULL),
    last date CONSTRAINT s004_to CHECK (last IS NOT NULL),
    amount money_text CONSTRAINT s004_amount CHECK (amount IS NOT NULL),
    FOREIGN KEY (register, agreement) REFERENCES agreements (register, id),
    CONSTRAINT f011_forwards CHECK (last >= first),
    CONSTRAINT f003_no_day_of_two
        EXCLUDE USING gist (register WITH =, agreement WITH =, daterange(first, last, '[]') WITH &&)
);

CREATE TABLE payments (
    register int,
    agreement text,
    date date CONSTRAINT s004_date CHECK (date IS NOT NULL),
    amount money_text CONSTRAINT s004_amount CHECK (amount IS NOT NULL),
    FOREIGN KEY (register, agreement) REFERENCES agreements (register, id)
);
CREATE INDEX ON payments (register, agreement);

CREATE TABLE reported (
    register int,
    agreement text,
    amount money_text CONSTRAINT s004_amount CHECK (amount IS NOT NULL),
    binding text NOT NULL,
    FOREIGN KEY (register, agreement) REFERENCES agreements (register, id)
);
CREATE INDEX ON reported (register, agreement);

CREATE TABLE amendments (
    register int,
    agreement text,
    date date CONSTRAINT s004_date CHECK (date IS NOT NULL),
    FOREIGN KEY (register, agreement) REFERENCES agreements (register, id)
);
CREATE INDEX ON amendments (register, agreement);

CREATE TABLE policy_periods (
    register int REFERENCES registers,
    id text NOT NULL,
    kind text NOT NULL,
    timeline text,
    first date CONSTRAINT s004_from CHECK (first IS NOT NULL),
    last date,
    agreement text,
    CONSTRAINT p001_forwards CHECK (last >= first),
    CONSTRAINT p005_an_id_of_its_own UNIQUE (register, id),
    CONSTRAINT p006_an_agreement_that_is_there
        FOREIGN KEY (register, agreement) REFERENCES agreements (register, id),
    CONSTRAINT p007_timelines_of_what_one_holds CHECK ((kind IN ('office', 'data-owner')) = (timeline IS NOT NULL)),
    -- A period without an end is judged by P004, and against what began before it by the view.
    CONSTRAINT p003_no_day_of_two
        EXCLUDE USING gist (register WITH =, timeline WITH =, daterange(first, last, '[]') WITH &&)
        WHERE (timeline IS NOT NULL AND last IS NOT NULL)
);

-- What many rows say together.

-- The figures of each day of the UK arrivals in the newest publication that gives it.
CREATE VIEW newest AS
SELECT DISTINCT ON (register, date) register, date, people, boats, uncontrolled
FROM days JOIN series USING (register, series)
WHERE basis = 'uk-arrivals'
ORDER BY register, date, publication DESC;

CREATE VIEW listed AS
SELECT register, date, count(*) AS boats, sum(people) AS people,
       count(*) FILTER (WHERE landing = 'uncontrolled') AS uncontrolled,
       count(*) FILTER (WHERE landing = 'unknown') AS unknown
FROM boats GROUP BY register, date;

-- Days and weeks alike: a date, and how many days lie from one to the next.
CREATE VIEW dated AS
SELECT register, series, publication, 1 AS step, place, date FROM days
UNION ALL
SELECT register, series, publication, 7, place, ending FROM weeks;

CREATE VIEW due AS
SELECT p.register, p.agreement, p.date, sum(value_of(q.amount)) AS paid
FROM (SELECT DISTINCT register, agreement, date FROM payments) p
JOIN payments q ON q.register = p.register AND q.agreement = p.agreement AND q.date <= p.date
GROUP BY p.register, p.agreement, p.date;

CREATE VIEW currencies AS
SELECT register, id AS agreement, currency_of(commitment) AS currency FROM agreements WHERE commitment IS NOT NULL
UNION SELECT register, agreement, currency_of(amount) FROM instalments
UNION SELECT register, agreement, currency_of(amount) FROM payments;

CREATE VIEW broken (register, rule) AS
-- No more boats are listed of a day, and no more people in them, than the day has.
SELECT register, 'B003' FROM listed JOIN newest USING (register, date)
WHERE listed.boats > newest.boats OR listed.people > newest.people
UNION ALL
-- A list that is complete is not short of its day.
SELECT c.register, 'B004'
FROM complete_boat_lists c JOIN newest USING (register, date) LEFT JOIN listed USING (register, date)
WHERE coalesce(listed.boats, 0) < newest.boats OR coalesce(listed.people, 0) < newest.people
UNION ALL
SELECT register, 'B005' FROM listed JOIN newest USING (register, date) WHERE listed.uncontrolled > newest.uncontrolled
UNION ALL
SELECT c.register, 'B006'
FROM complete_boat_lists c JOIN newest USING (register, date) LEFT JOIN listed USING (register, date)
WHERE coalesce(listed.unknown, 0) = 0 AND coalesce(listed.uncontrolled, 0) < newest.uncontrolled
UNION ALL
-- A date stands before the one above it.
SELECT register, 'C002' FROM (
    SELECT register, date, lag(date) OVER (PARTITION BY register, series, publication, step ORDER BY place) AS above
    FROM dated) d
WHERE date < above
UNION ALL
-- Fewer days, or weeks, than from the first to the last.
SELECT register, 'C003' FROM dated JOIN publications USING (register, series, publication)
WHERE coverage = 'dense'
GROUP BY register, series, publication, step
HAVING max(date) - min(date) > step * (count(*) - 1)
UNION ALL
-- What was not yet counted is no zero.
SELECT register, 'C007'
FROM days JOIN publications USING (register, series, publication) JOIN series USING (register, series)
WHERE basis = 'uk-arrivals' AND published >= '2023-02-01' AND date < '2023-01-01' AND uncontrolled = 0
UNION ALL
SELECT register, 'C007'
FROM weeks JOIN publications USING (register, series, publication) JOIN series USING (register, series)
WHERE basis = 'uk-arrivals' AND published >= '2023-02-01'
  AND ((ending < '2023-01-01' AND uncontrolled = 0)
       OR (ending < '2024-05-05' AND (prevented_people = 0 OR prevented_events = 0)))
UNION ALL
-- A week is the sum of its seven days, as they stood when it was published.
SELECT register, 'C009' FROM (
    SELECT w.register, w.people, w.boats, w.uncontrolled, count(*) AS known, sum(d.people) AS people_of_days,
           sum(d.boats) AS boats_of_days, sum(d.uncontrolled) AS uncontrolled_of_days, count(d.uncontrolled) AS counted
    FROM weeks w CROSS JOIN LATERAL (
        SELECT DISTINCT ON (date) people, boats, uncontrolled FROM days
        WHERE days.register = w.register AND days.series = w.series AND days.publication <= w.publication
          AND days.date BETWEEN w.ending - 6 AND w.ending
        ORDER BY date, publication DESC) d
    GROUP BY w.register, w.series, w.publication, w.place, w.people, w.boats, w.uncontrolled) w
WHERE known = 7 AND (people <> people_of_days OR boats <> boats_of_days
                     OR (counted = 7 AND uncontrolled <> uncontrolled_of_days))
UNION ALL
-- Nothing is observed on the day of its publication, or later.
SELECT register, 'C012' FROM (
    SELECT register, series, publication, date FROM dated
    UNION ALL SELECT register, series, publication, last FROM totals) seen
JOIN publications USING (register, series, publication)
WHERE date >= (published AT TIME ZONE 'UTC')::date
UNION ALL
-- Something provisional behind something final.
SELECT given.register, 'C013' FROM (
    SELECT register, series, publication, step, date AS first, date AS last FROM dated
    UNION ALL SELECT register, series, publication, 0, first, last FROM totals) given
JOIN publications p USING (register, series, publication)
JOIN (
    SELECT register, series, publication, step, date AS first, date AS last FROM dated
    UNION ALL SELECT register, series, publication, 0, first, last FROM totals) earlier
    ON earlier.register = given.register AND earlier.series = given.series AND earlier.publication < given.publication
    AND earlier.step = given.step AND earlier.first = given.first AND earlier.last = given.last
JOIN publications q
    ON q.register = earlier.register AND q.series = earlier.series AND q.publication = earlier.publication
WHERE p.status = 'provisional' AND q.status = 'final'
UNION ALL
SELECT register, 'C014' FROM (
    SELECT register, published, lag(published) OVER (PARTITION BY register, series ORDER BY publication) AS before
    FROM publications) p
WHERE published < before
UNION ALL
-- The parts are the whole, or no more than it where it was not exact.
SELECT a.register, 'F001' FROM agreements a JOIN instalments i ON i.register = a.register AND i.agreement = a.id
WHERE a.commitment IS NOT NULL
GROUP BY a.register, a.id, a.commitment, a.binding
HAVING CASE a.binding WHEN 'exact' THEN sum(value_of(i.amount)) <> value_of(a.commitment)
                      ELSE sum(value_of(i.amount)) > value_of(a.commitment) END
UNION ALL
SELECT a.register, 'F002' FROM agreements a JOIN instalments i ON i.register = a.register AND i.agreement = a.id
WHERE NOT daterange(a.first, a.last, '[]') @> daterange(i.first, i.last, '[]') AND a.first IS NOT NULL
UNION ALL
-- More was paid by a day than had fallen due by it.
SELECT d.register, 'F004' FROM due d JOIN agreements a ON a.register = d.register AND a.id = d.agreement
WHERE a.stage <> 'proposed' AND d.paid > CASE
    WHEN a.commitment IS NOT NULL AND EXISTS (
        SELECT FROM amendments m WHERE m.register = a.register AND m.agreement = a.id AND m.date <= d.date)
        THEN value_of(a.commitment)
    WHEN EXISTS (SELECT FROM instalments i WHERE i.register = a.register AND i.agreement = a.id)
        THEN (SELECT coalesce(sum(value_of(i.amount)), 0) FROM instalments i
              WHERE i.register = a.register AND i.agreement = a.id AND i.first <= d.date)
    -- Without instalments the whole falls due when the term begins.
    WHEN coalesce(a.first, a.date, d.date) <= d.date THEN value_of(a.commitment)
    ELSE CASE WHEN a.commitment IS NOT NULL THEN 0 END END
UNION ALL
SELECT a.register, 'F005' FROM agreements a JOIN payments p ON p.register = a.register AND p.agreement = a.id
WHERE a.stage = 'proposed'
UNION ALL
SELECT register, 'F006' FROM currencies GROUP BY register, agreement HAVING count(*) > 1
UNION ALL
-- A day between two periods that is in neither. Nothing ends later than the last of those before.
SELECT register, 'P002' FROM (
    SELECT register, first, max(last) OVER earlier AS ended, count(*) OVER earlier AS before
    FROM policy_periods WHERE timeline IS NOT NULL
    WINDOW earlier AS (PARTITION BY register, timeline ORDER BY first, last
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) p
WHERE before > 0 AND first > ended + 1
UNION ALL
-- What has no end begins within another.
SELECT a.register, 'P003' FROM policy_periods a JOIN policy_periods b USING (register, timeline)
WHERE a.last IS NULL AND b.first < a.first AND a.first <= b.last
UNION ALL
-- What has no end has something after it.
SELECT register, 'P004' FROM (
    SELECT register, last, lead(first) OVER (PARTITION BY register, timeline ORDER BY first, last NULLS FIRST) AS next
    FROM policy_periods WHERE timeline IS NOT NULL) p
WHERE last IS NULL AND next IS NOT NULL;

CREATE VIEW unusual (register, rule) AS
SELECT register, 'C015' FROM days WHERE boats > 0 AND people > 125 * boats
UNION SELECT register, 'C015' FROM boats WHERE people > 125
UNION
-- The newest day of the series by then is more than a week old.
SELECT p.register, 'C016' FROM publications p JOIN days d
    ON d.register = p.register AND d.series = p.series AND d.publication <= p.publication
WHERE p.dating = 'stated'
  AND EXISTS (SELECT FROM days o WHERE (o.register, o.series, o.publication) = (p.register, p.series, p.publication))
GROUP BY p.register, p.series, p.publication, p.published
HAVING (p.published AT TIME ZONE 'UTC')::date - max(d.date) > 7
UNION
-- A day of a year before one of the last week that nobody has given.
SELECT register, 'C017' FROM days d JOIN publications p USING (register, series, publication)
WHERE p.coverage = 'partial'
  AND (p.published AT TIME ZONE 'UTC')::date - (d.date + interval '1 year')::date BETWEEN 1 AND 7
  AND NOT EXISTS (SELECT FROM days o WHERE o.register = d.register AND o.series = d.series
                  AND o.publication <= d.publication AND o.date = (d.date + interval '1 year')::date)
UNION
SELECT register, 'F008' FROM reported WHERE binding = 'exact'
GROUP BY register, agreement, currency_of(amount) HAVING count(DISTINCT value_of(amount)) > 1;

CREATE FUNCTION as_a_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found text;
BEGIN
    SELECT string_agg(DISTINCT rule, ',' ORDER BY rule) INTO found FROM broken WHERE register = NEW.register;
    IF found IS NOT NULL THEN
        RAISE EXCEPTION 'broken as a whole: %', found USING ERRCODE = 'check_violation', CONSTRAINT = found;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER as_a_whole AFTER INSERT ON registers DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION as_a_whole();

-- A register comes as the JSON of docs/register.schema.json and is laid out in the tables.
CREATE FUNCTION lay_out(number int, document jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO registers VALUES (number, (document->>'format')::int);
    INSERT INTO series SELECT number, s, one->>'basis'
        FROM jsonb_array_elements(document->'series') WITH ORDINALITY AS a(one, s);
    INSERT INTO publications
        SELECT number, s, p, (one->>'published')::timestamptz, coalesce(one->>'status', 'provisional'),
               coalesce(one->>'coverage', 'dense'), coalesce(one->>'dating', 'stated')
        FROM jsonb_array_elements(document->'series') WITH ORDINALITY AS a(series, s),
             jsonb_array_elements(series->'publications') WITH ORDINALITY AS b(one, p);
    INSERT INTO days
        SELECT number, s, p, n, (one->>'date')::date, (one->>'people')::numeric, (one->>'boats')::numeric,
               (one->>'uncontrolled')::numeric
        FROM jsonb_array_elements(document->'series') WITH ORDINALITY AS a(series, s),
             jsonb_array_elements(series->'publications') WITH ORDINALITY AS b(publication, p),
             jsonb_array_elements(publication->'days') WITH ORDINALITY AS c(one, n);
    INSERT INTO weeks
        SELECT number, s, p, n, (one->>'ending')::date, (one->>'people')::numeric, (one->>'boats')::numeric,
               (one->>'uncontrolled')::numeric, (one->>'prevented_people')::numeric, (one->>'prevented_events')::numeric
        FROM jsonb_array_elements(document->'series') WITH ORDINALITY AS a(series, s),
             jsonb_array_elements(series->'publications') WITH ORDINALITY AS b(publication, p),
             jsonb_array_elements(publication->'weeks') WITH ORDINALITY AS c(one, n);
    INSERT INTO totals
        SELECT number, s, p, (one->>'from')::date, (one->>'to')::date, (one->>'people')::numeric, (one->>'boats')::numeric
        FROM jsonb_array_elements(document->'series') WITH ORDINALITY AS a(series, s),
             jsonb_array_elements(series->'publications') WITH ORDINALITY AS b(publication, p),
             jsonb_array_elements(publication->'totals') AS one;
    INSERT INTO boats
        SELECT number, one->>'id', (one->>'date')::date, (one->>'people')::numeric, coalesce(one->>'landing', 'unknown')
        FROM jsonb_array_elements(document->'boats') AS one;
    INSERT INTO complete_boat_lists
        SELECT number, (one->>'date')::date FROM jsonb_array_elements(document->'complete_boat_lists') AS one;
    INSERT INTO deaths
        SELECT number, one->>'id', (one->>'from')::date, (one->>'to')::date, (one->>'as_of')::date, (one->>'deaths')::numeric
        FROM jsonb_array_elements(document->'deaths') AS one;
    INSERT INTO agreements
        SELECT number, one->>'id', one->>'payer', one->>'payee', one->>'stage', (one->>'date')::date, (one->>'from')::date,
               (one->>'to')::date, one->>'commitment', coalesce(one->>'binding', 'exact')
        FROM jsonb_array_elements(document->'agreements') AS one;
    INSERT INTO instalments
        SELECT number, agreement->>'id', (one->>'from')::date, (one->>'to')::date, one->>'amount'
        FROM jsonb_array_elements(document->'agreements') AS agreement, jsonb_array_elements(agreement->'instalments') AS one;
    INSERT INTO payments
        SELECT number, agreement->>'id', (one->>'date')::date, one->>'amount'
        FROM jsonb_array_elements(document->'agreements') AS agreement, jsonb_array_elements(agreement->'payments') AS one;
    INSERT INTO reported
        SELECT number, agreement->>'id', one->>'amount', coalesce(one->>'binding', 'exact')
        FROM jsonb_array_elements(document->'agreements') AS agreement, jsonb_array_elements(agreement->'reported') AS one;
    INSERT INTO amendments
        SELECT number, agreement->>'id', (one->>'date')::date
        FROM jsonb_array_elements(document->'agreements') AS agreement, jsonb_array_elements(agreement->'amendments') AS one;
    INSERT INTO policy_periods
        SELECT number, one->>'id', one->>'kind', one->>'timeline', (one->>'from')::date, (one->>'to')::date, one->>'agreement'
        FROM jsonb_array_elements(document->'policy_periods') AS one;
END $$;

-- Takes a register, whole or not at all. What it is refused for: the rule at the head of the constraint's name.
CREATE FUNCTION refused(number int, document jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE broken_one text;
BEGIN
    PERFORM lay_out(number, document);
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
    RETURN '';
EXCEPTION
    -- A date that is none has no constraint: its type refuses it.
    WHEN invalid_datetime_format OR datetime_field_overflow THEN RETURN 's001_a_date';
    WHEN integrity_constraint_violation THEN
        GET STACKED DIAGNOSTICS broken_one = CONSTRAINT_NAME;
        RETURN broken_one;
END $$;

-- What the registers say.

CREATE TABLE asked (register int, question int, first date, last date, seen date, PRIMARY KEY (register, question));

-- A fraction in lowest terms.
CREATE FUNCTION fraction(above numeric, below numeric) RETURNS text IMMUTABLE LANGUAGE sql
    RETURN CASE WHEN below > 0 THEN trim_scale(above / gcd(above, below)) || '/' || trim_scale(below / gcd(above, below)) END;

-- The UK arrivals of a window, as they stood at the end of a day: nothing where a day of it is not known. The
-- record is the first of the days of the window with most people.
CREATE VIEW said AS
SELECT a.register, a.question, w.people, w.boats, w.uncontrolled, fraction(w.people, w.boats) AS people_per_boat,
       fraction(w.people, w.days) AS people_per_day, fraction(w.boats, w.days) AS boats_per_day, w.most, w.record
FROM asked a CROSS JOIN LATERAL (
    SELECT count(*) AS days, sum(people) AS people, sum(boats) AS boats,
           CASE WHEN count(uncontrolled) = count(*) THEN sum(uncontrolled) END AS uncontrolled,
           max(people) AS most, (array_agg(date ORDER BY people DESC, date))[1] AS record
    FROM (
        SELECT DISTINCT ON (date) date, people, boats, uncontrolled
        FROM days JOIN series USING (register, series) JOIN publications USING (register, series, publication)
        WHERE days.register = a.register AND basis = 'uk-arrivals' AND date BETWEEN a.first AND a.last
          AND (a.seen IS NULL OR (published AT TIME ZONE 'UTC')::date <= a.seen)
        ORDER BY date, publication DESC) d
    HAVING count(*) = a.last - a.first + 1) w;
