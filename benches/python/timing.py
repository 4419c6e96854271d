"""What is timed, in turn, and whether it is as it should be."""
import gc
import statistics
import sys
import time

#: What is not as it should be.
missed = []


def differ(what):
    sys.exit(f"results differ: {what}")


def in_turn(rounds, **works):
    """The median milliseconds of each, one after another in every round, after a warm-up."""
    times = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            start = time.perf_counter()
            work()
            times[name].append((time.perf_counter() - start) * 1e3)
    return {name: statistics.median(values) for name, values in times.items()}


def say(milliseconds, what):
    if milliseconds >= 0.1:
        print(f"{milliseconds:12.3f} ms  {what}")
    else:
        print(f"{milliseconds * 1e3:12.3f} µs  {what}")


def want(what, value, least=None, most=None, unit=""):
    good = (least is None or value >= least) and (most is None or value <= most)
    bound = f"at least {least}{unit}" if most is None else f"at most {most}{unit}"
    print(f"{'ok' if good else 'MISSED':>12}     {what}: {value:.3g}{unit}, wanted {bound}")
    if not good:
        missed.append(what)


def verdict(strict):
    """The last line; it ends the program where something is not as it should be, if that is asked for."""
    print(f"\nEverybody found the same. Not as it should be: {'; '.join(missed) or 'nothing'}.")
    if missed and strict:
        sys.exit(1)
