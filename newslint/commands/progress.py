"""A bar on the terminal while a long run goes on."""

import sys
import time
from collections.abc import Iterable, Iterator

from newslint.outcome import Outcome

MANY_FILES = 200
LONG = 2.0
"""Seconds, and files, from which somebody wants to know how far a run has come."""


def show_progress(outcomes: Iterable[Outcome], total: int, *, hidden: bool) -> Iterator[Outcome]:
    """Yield the outcomes; once the run turns out long, with a bar on standard error if that is a terminal."""
    if hidden or not sys.stderr.isatty():
        yield from outcomes
        return
    begun = time.monotonic()
    rest = iter(outcomes)
    done = 0
    while total <= MANY_FILES and time.monotonic() - begun < LONG:
        outcome = next(rest, None)
        if outcome is None:
            return
        done += 1
        yield outcome
    yield from _show_bar(rest, done, total)


def _show_bar(outcomes: Iterator[Outcome], done: int, total: int) -> Iterator[Outcome]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, completed=done)
        for outcome in outcomes:
            progress.advance(task)
            yield outcome
