"""Threads: calls of the library run without the interpreter's lock, and objects may be shared."""
import concurrent.futures
import datetime
import json
import queue
import sys
import threading
import time

import polars
import pyarrow
import pytest

import crossings
import oracle
import strategies

THREADS = 8
CASE = strategies.case_of(7, datetime.date(2030, 1, 1), 700, revised=False, weeks=False)
CLAIMS = [one for one in (strategies.claim(seed, CASE, f"c{seed}") for seed in range(120)) if one]


@pytest.fixture(scope="module")
def register():
    return crossings.Register.from_json(CASE.to_json().encode())


def at_once(work, threads=THREADS):
    """Does the same work in many threads that begin together; what each gave."""
    gate = threading.Barrier(threads)

    def begin(number):
        gate.wait()
        return work(number)

    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        return list(pool.map(begin, range(threads)))


def progress_during(call):
    """When another thread came to its turn while a call ran, and when that began and ended."""
    seen, ready, done = [], threading.Event(), threading.Event()

    def count():
        ready.set()
        while not done.is_set():
            seen.append(time.perf_counter())
            time.sleep(0.0005)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    thread = threading.Thread(target=count)
    thread.start()
    try:
        ready.wait()
        start = time.perf_counter()
        call()
        end = time.perf_counter()
    finally:
        done.set()
        thread.join()
        sys.setswitchinterval(interval)
    return [one for one in seen if start < one < end], start, end


def longest_wait(seen, start, end):
    """The longest part of a call in which the other thread had no turn, as a share of it."""
    marks = [start, *seen, end]
    return max(later - one for one, later in zip(marks, marks[1:], strict=False)) / (end - start)


def document(claims):
    return crossings.Claims.from_json(json.dumps({"format": "crossings-claims/1", "claims": claims}).encode())


def test_another_thread_goes_on_during_one_long_call():
    """Claims held against each other, with fuel for long: another thread has its turns from first to last."""
    claims = document(CLAIMS[:40])
    waits = []
    for _ in range(3):
        seen, start, end = progress_during(lambda: claims.audit(fuel=10_000_000))
        assert end - start > 0.05, "the call is too short to tell"
        waits.append(longest_wait(seen, start, end))
    # A call that kept the lock would leave one gap: the whole of it.
    assert min(waits) < 0.5, waits


def test_another_thread_goes_on_while_columns_are_looked_at():
    numbers = polars.int_range(3_000_000, eager=True, dtype=polars.UInt32)
    table = polars.DataFrame({
        "series": numbers // 1000, "date": (numbers % 1000).cast(polars.Int32).cast(polars.Date),
        "people": numbers % 50 * 2, "boats": (numbers % 50 > 0).cast(polars.UInt32)}).to_arrow()
    assert list(crossings.tally(table)) == []
    seen, _, _ = progress_during(lambda: [crossings.tally(table) for _ in range(20)])
    assert len(seen) >= 5


def test_a_producer_may_wait_for_another_thread():
    """A stream whose batches another thread makes while the library waits for them: with the lock kept, nobody could."""
    made, wanted = queue.Queue(), queue.Queue()

    def batches():
        for _ in range(20):
            wanted.put(None)
            yield made.get(timeout=60)

    def make():
        for number in range(20):
            wanted.get(timeout=60)
            days = [datetime.date(2030, 1, 1) + (3 * number + place) * oracle.DAY for place in range(3)]
            made.put(pyarrow.record_batch({"date": pyarrow.array(days, pyarrow.date32()), "people": [5, 0, 7], "boats": [1, 0, 1]}))

    schema = pyarrow.schema([("date", pyarrow.date32()), ("people", pyarrow.int64()), ("boats", pyarrow.int64())])
    thread = threading.Thread(target=make)
    thread.start()
    register = crossings.Register.from_frame(pyarrow.RecordBatchReader.from_batches(schema, batches()))
    thread.join()
    assert (len(register.view()), register.view().total().people) == (60, 240)


def test_eight_threads_judge_at_once_on_one_register(register):
    claims = document(CLAIMS)
    wanted = [oracle.judge(claim, CASE.stands())[0] for claim in CLAIMS]
    assert len(set(wanted)) == 4

    def judge(number):
        found = []
        for _ in range(3):
            found.append([str(one) for one in claims.verdicts(register)])
            found.append([str(one.verdict) for one in crossings.judge(claims, register, fuel=1)])
        return found

    for found in at_once(judge):
        assert all(one == wanted for one in found)


def test_eight_threads_ask_one_view(register):
    view, data = register.view(), CASE.newest()
    windows = [strategies.closed(strategies.random.Random(seed), CASE.first, CASE.last) for seed in range(300)]
    windows = [one for one in windows if data.known("people", *one)]
    wanted = [(data.by_days("people", *one), data.by_days("boats", *one)) for one in windows]
    days = [(day, *numbers) for day, numbers in sorted(data.days.items())]

    def ask(number):
        totals = [view.total(*one) for one in windows]
        return [(one.people, one.boats) for one in totals], [tuple(one) for one in view], pyarrow.table(view).num_rows

    for totals, seen, rows in at_once(ask):
        assert (totals, seen, rows) == (wanted, days, len(days))


def test_eight_threads_read_and_close_what_others_use(register):
    """Everybody has handles of their own besides the shared one; to close one disturbs nobody."""
    text, shared = CASE.to_json().encode(), register.view()
    people = CASE.newest().by_days("people", CASE.first, CASE.last)

    def work(number):
        found = []
        for _ in range(10):
            with crossings.Register.from_json(text) as own:
                view = own.view()
            # The view keeps alive what it needs.
            found.append(view.total(CASE.first, CASE.last).people)
            view.close()
            with pytest.raises(ValueError, match="closed"):
                view.total(CASE.first, CASE.last)
            found.append(shared.total(CASE.first, CASE.last).people)
        return found

    for found in at_once(work):
        assert found == [people] * 20


def test_a_handle_may_be_closed_while_others_ask_it():
    """Whoever comes too late is told so; nobody reads memory that is gone."""
    text, total = CASE.to_json().encode(), CASE.newest().by_days("people", CASE.first, CASE.last)
    for _ in range(20):
        view = crossings.Register.from_json(text).view()

        def work(number, view=view):
            if number == 0:
                view.close()
                return "closed"
            try:
                return view.total(CASE.first, CASE.last).people
            except ValueError:
                return "too late"

        assert set(at_once(work)) <= {"closed", "too late", total}


def test_eight_threads_exchange_columns(register):
    view = register.view()
    wanted = list(view)

    def work(number):
        for _ in range(10):
            table = pyarrow.table(view)
            again = crossings.Register.from_frame(polars.DataFrame(table), published=CASE.publications[0].published).view()
            if list(again) != wanted or crossings.tally(table).rows != len(wanted):
                return False
        return True

    assert at_once(work) == [True] * THREADS


def test_errors_of_threads_do_not_mix():
    def work(number):
        found = set()
        for _ in range(50):
            rows = "".join(f"2030-05-{day:02},{number + 1},0\n" for day in range(1, 4))
            try:
                crossings.Register.from_csv(f"date,people,boats\n{rows}".encode(), published="2030-06-01", name=f"{number}.csv")
            except crossings.Violations as error:
                found |= {(one.file, one.got) for one in error if one.rule == "C004"}
        return found

    for number, found in enumerate(at_once(work)):
        assert found == {(f"{number}.csv", f"{number + 1} {'people' if number else 'person'} in 0 boats")}

