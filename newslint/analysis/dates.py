"""Finds dates and times of day in copy, and the days that each can mean."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from newslint.analysis.clock import find_times
from newslint.analysis.date_forms import find_day_dates
from newslint.analysis.mentions import Date, Time
from newslint.analysis.relative_dates import find_relative_dates, find_weekdays
from newslint.analysis.years import find_years
from newslint.lexicon import Lexicons


def find_dates(text: str, lexicons: Lexicons, published: date | None) -> tuple[Date | Time, ...]:
    """Return the dates and times of day of `text`, in order, none inside another.

    `published` is the day of publication, from which dates without a year, weekdays and relative dates are resolved;
    without it their first and last day stay None. So they do for a date without a year in a block that has told of
    another year before.
    """
    found: list[Date | Time] = [
        *find_day_dates(text, lexicons, published),
        *find_years(text, lexicons, published),
        *find_weekdays(text, lexicons, published),
        *find_relative_dates(text, published, lexicons),
        *find_times(text, lexicons),
    ]
    kept = _without_overlaps(found)
    return tuple(_forget_uncertain(text, kept, published) if published else kept)


def _without_overlaps(mentions: Iterable[Date | Time]) -> list[Date | Time]:
    """Keep the mention that begins first, the longer of two that begin together."""
    kept: list[Date | Time] = []
    end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.start >= end:
            kept.append(mention)
            end = mention.span.end
    return kept


def _forget_uncertain(text: str, mentions: Iterable[Date | Time], published: date) -> list[Date | Time]:
    """Leave a date without a year unresolved where its block has told of another year before: it is that year's, perhaps."""
    settled: list[Date | Time] = []
    other_year_end = -1
    for mention in mentions:
        if isinstance(mention, Date) and mention.year not in (None, published.year):
            other_year_end = mention.span.end
        if isinstance(mention, Date) and mention.month and mention.year is None and other_year_end >= 0:
            same_block = "\n" not in text[other_year_end : mention.span.start]
            settled.append(replace(mention, first=None, last=None) if same_block else mention)
        else:
            settled.append(mention)
    return settled
