"""Finds dates and times of day in copy, and the days that each can mean."""

from collections.abc import Iterable
from datetime import date

from newslint.analysis.clock import find_times
from newslint.analysis.date_context import settle_dates
from newslint.analysis.mentions import Date, Time
from newslint.analysis.month_dates import find_month_dates
from newslint.analysis.numeric_dates import find_numeric_dates
from newslint.analysis.relative_dates import find_relative_dates, find_weekdays
from newslint.analysis.years import find_years
from newslint.lexicon import Lexicons


def find_dates(text: str, lexicons: Lexicons, published: date | None, locale: str = "") -> tuple[Date | Time, ...]:
    """Return the dates and times of day of `text`, in order, none inside another.

    `published` is the day of publication, from which dates without a year, weekdays and relative dates are resolved;
    without it their first and last day stay None. So they do for a date without a year in a block that has told of
    another year before. `locale` says which number of "5/3/19" is the day.
    """
    found: list[Date | Time] = [
        *find_month_dates(text, lexicons, published),
        *find_numeric_dates(text, published, locale),
        *find_years(text, lexicons, published),
        *find_weekdays(text, lexicons, published),
        *find_relative_dates(text, published, lexicons),
        *find_times(text, lexicons),
    ]
    return tuple(settle_dates(text, _without_overlaps(found), published))


def _without_overlaps(mentions: Iterable[Date | Time]) -> list[Date | Time]:
    """Keep the mention that begins first, the longer of two that begin together."""
    kept: list[Date | Time] = []
    end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.start >= end:
            kept.append(mention)
            end = mention.span.end
    return kept
