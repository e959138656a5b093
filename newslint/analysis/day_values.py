"""Makes mentions of a day or a month and resolves them against the day of publication."""

from datetime import date

from newslint.analysis.calendar import days_in_month, is_day, likely_day, make_day
from newslint.analysis.mentions import Date
from newslint.text import Span


def day_mention(span: Span, year: int | None, month: int, day: int, suffix: str, published: date | None) -> Date:
    """Return the date of a day and month, with a year or without, resolved as far as it can be."""
    possible = is_possible(year, month, day) and suffix in ("", ordinal_suffix(day))
    resolved = None
    if possible:
        resolved = make_day(year, month, day) if year else published and likely_day(month, day, published)
    return Date(span, "date", year, month, day, None, resolved, resolved, possible, suffix)


def is_possible(year: int | None, month: int, day: int) -> bool:
    """Whether a calendar has the day; without a year 29 February is one: those born on it are written of in other years."""
    return is_day(year or 2000, month, day)


def ordinal_suffix(number: int) -> str:
    """Return the suffix of an ordinal number: "st" for 1, "th" for 11."""
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def month_mention(span: Span, year: int | None, month: int, published: date | None, relative: str = "") -> Date:
    """Return a month, resolved to the year printed or else to the one it almost certainly means."""
    resolved = year
    if relative == "this" and published:
        resolved = published.year
    elif year is None and published and not relative:
        middle = likely_day(month, 15, published, ahead=0)
        resolved = middle.year if middle else None
    if resolved is None:
        return Date(span, "month", year, month, relative=relative)
    last = date(resolved, month, days_in_month(resolved, month))
    return Date(span, "month", year, month, None, None, last.replace(day=1), last, relative=relative)
