"""Finds dates and times of day in copy, and the days that each can mean."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import regex

from newslint.analysis.calendar import days_in_month, make_day
from newslint.analysis.clock import find_times
from newslint.analysis.mentions import Date, Time
from newslint.analysis.month_dates import find_month_dates
from newslint.analysis.numeric_dates import find_numeric_dates
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
        *find_month_dates(text, lexicons, published),
        *find_numeric_dates(text, published),
        *find_years(text, lexicons, published),
        *find_weekdays(text, lexicons, published),
        *find_relative_dates(text, published, lexicons),
        *find_times(text, lexicons),
    ]
    kept = _without_overlaps(found)
    return tuple(_tie_weekdays(text, _forget_uncertain(text, kept, published)) if published else kept)


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
    """Leave a date without a year unresolved where its block has told of another year before: it is that year's, perhaps.

    "March of last year" says which year it is.
    """
    settled: list[Date | Time] = []
    other_year_end = -1
    for mention in mentions:
        if isinstance(mention, Date) and mention.year not in (None, published.year):
            other_year_end = mention.span.end
        if not isinstance(mention, Date) or not mention.month or mention.year is not None or not mention.possible:
            settled.append(mention)
        elif stated := _YEAR_STATED.match(text, mention.span.end):
            settled.append(_settle(mention, published.year + ("last", "this", "next").index(stated[1]) - 1))
        elif other_year_end >= 0 and "\n" not in text[other_year_end : mention.span.start]:
            settled.append(replace(mention, first=None, last=None))
        else:
            settled.append(mention)
    return settled


def _tie_weekdays(text: str, mentions: list[Date | Time]) -> list[Date | Time]:
    """Give a weekday beside a date that date's day where the two agree, and none where they do not."""
    tied = list(mentions)
    for index, (one, two) in enumerate(pairwise(mentions)):
        if not (isinstance(one, Date) and isinstance(two, Date)) or text[one.span.end : two.span.start] not in _JOINTS:
            continue
        if (one.kind, two.kind) == ("weekday", "date"):
            tied[index] = _tie(one, two)
        elif (one.kind, two.kind) == ("date", "weekday"):
            tied[index + 1] = _tie(two, one)
    return tied


def _tie(weekday: Date, day: Date) -> Date:
    agrees = day.first is not None and day.first == day.last and day.first.weekday() == weekday.weekday
    return replace(weekday, first=day.first, last=day.last) if agrees else replace(weekday, first=None, last=None)


_JOINTS = frozenset({" ", ", ", " (", ", the ", " the "})
"""What stands between a weekday and its date."""


def _settle(mention: Date, year: int) -> Date:
    """Return a date that prints no year as one of `year`; impossible where that year has no 29 February."""
    month = mention.month or 1
    if mention.day is None:
        return replace(mention, first=make_day(year, month, 1), last=make_day(year, month, days_in_month(year, month)))
    day = make_day(year, month, mention.day)
    return replace(mention, first=day, last=day, possible=day is not None)


_YEAR_STATED = regex.compile(r",? (?:of )?(last|this|next) year\b")
