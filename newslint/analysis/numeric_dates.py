"""Dates in figures alone: "2019-03-05", "5/3/19", "05.03.2019"."""

from collections.abc import Iterator
from datetime import date

import regex

from newslint.analysis.calendar import make_day
from newslint.analysis.day_values import day_mention
from newslint.analysis.mentions import Date
from newslint.regexes import compile_later
from newslint.text import Span

_FIGURES = compile_later(r"(?<!\d)(\d{4}|\d\d?)([-/.])(\d\d?)\2(\d{4}|\d\d)(?![^\WT]|[%/-]|[.,:]\d|T\D)")
_BEFORE = frozenset(["", " ", "\n", "(", "[", "“", '"', "‘", "'", "—", "–", ">", "|"])


def find_numeric_dates(text: str, published: date | None, locale: str = "") -> Iterator[Date]:
    """Find dates in figures; an ambiguous one prints no day and no month, and runs from its one reading to the other.

    A locale reads it: the month first in American copy, the day in British.
    """
    for match in _FIGURES.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] not in _BEFORE:
            continue
        span = Span(*match.span())
        if match[2] == "-":
            yield from _read_iso(span, match, published)
        else:
            yield from _read_slashed(span, match, published, locale)


def _read_iso(span: Span, match: "regex.Match[str]", published: date | None) -> Iterator[Date]:
    if [len(match[part]) for part in (1, 3, 4)] == [4, 2, 2] and 1000 <= int(match[1]) < 2100:
        yield day_mention(span, int(match[1]), int(match[3]), int(match[4]), "", published)


def _read_slashed(span: Span, match: "regex.Match[str]", published: date | None, locale: str) -> Iterator[Date]:
    """Read "5/3/19": which number is the day is told only where one of them cannot be a month."""
    short = len(match[4]) == 2
    if len(match[1]) == 4 or (match[2] == "." and short) or (not short and not 1000 <= int(match[4]) < 2100):
        return
    one, two = int(match[1]), int(match[3])
    year = _full_year(int(match[4]), published) if short else int(match[4])
    american, british = make_day(year, one, two), make_day(year, two, one)
    if american and british and locale:
        american = british = american if locale == "en-US" else british
    readings = sorted({found for found in (american, british) if found})
    if len(readings) == 1:
        only = readings[0]
        yield Date(span, "date", only.year, only.month, only.day, None, only, only)
    elif readings:
        yield Date(span, "date", first=readings[0], last=readings[-1])
    elif not short and match[2] == "/":
        yield Date(span, "date", possible=False)


def _full_year(short: int, published: date | None) -> int:
    """Return the year that two digits mean: the latest that is at most ten years after publication."""
    newest = min((published or date(2060, 1, 1)).year + 10, date.max.year)
    return max(newest - (newest - short) % 100, 1)
