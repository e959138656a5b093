"""What a date owes to the dates beside it: the year of a range's end, of "of last year", of the block; a weekday's day."""

from datetime import date
from itertools import pairwise

from newslint.analysis.calendar import days_in_month, make_day
from newslint.analysis.mentions import Date, Time
from newslint.record import replace
from newslint.regexes import compile_later

_YEAR_STATED = compile_later(r",? (?:of )?(last|this|next) year\b")
_PRESENT = frozenset({"today", "yesterday", "tomorrow"})
_RANGE_JOINTS = frozenset({"-", "–", "—", " - ", " – ", " — ", " to ", " and ", " or ", " until ", " through ", " till "})
_WEEKDAY_JOINTS = frozenset({" ", ", ", " (", ", the ", " the "})


def settle_dates(text: str, mentions: list[Date | Time], published: date | None) -> list[Date | Time]:
    """Return the mentions with the days that the copy round them tells or leaves in doubt."""
    return _tie_weekdays(text, _share_years(text, _read_stated_years(text, mentions, published)))


def _read_stated_years(text: str, mentions: list[Date | Time], published: date | None) -> list[Date | Time]:
    """Settle "March of last year", and leave open a date without a year where its block has told of another year before and
    not come back to the day of publication since."""
    if published is None:
        return mentions
    settled: list[Date | Time] = []
    other_year_end = -1
    for mention in mentions:
        if isinstance(mention, Date) and mention.year not in (None, published.year):
            other_year_end = mention.span.end
        elif isinstance(mention, Date) and mention.relative in _PRESENT:
            other_year_end = -1
        if not _lacks_year(mention) or not isinstance(mention, Date):
            settled.append(mention)
        elif stated := _YEAR_STATED.match(text, mention.span.end):
            settled.append(_settle(mention, published.year + ("last", "this", "next").index(stated[1]) - 1))
        elif other_year_end >= 0 and "\n" not in text[other_year_end : mention.span.start]:
            settled.append(replace(mention, first=None, last=None))
        else:
            settled.append(mention)
    return settled


def _lacks_year(mention: Date | Time) -> bool:
    return isinstance(mention, Date) and mention.month is not None and mention.year is None and mention.possible


def _share_years(text: str, mentions: list[Date | Time]) -> list[Date | Time]:
    """Settle the first date of "from Dec. 28 to Jan. 3, 2018" by the year of the second."""
    shared = list(mentions)
    for index, (one, two) in enumerate(pairwise(mentions)):
        if not (isinstance(one, Date) and isinstance(two, Date) and _lacks_year(one)) or two.year is None or two.month is None:
            continue
        if text[one.span.end : two.span.start] in _RANGE_JOINTS:
            shared[index] = _settle(one, two.year - ((one.month or 0) > two.month))
    return shared


def _settle(mention: Date, year: int) -> Date:
    """Return a date that prints no year as one of `year`; impossible where that year has no 29 February."""
    month = mention.month or 1
    if not date.min.year <= year <= date.max.year:
        return mention
    if mention.day is None:
        return replace(mention, first=make_day(year, month, 1), last=make_day(year, month, days_in_month(year, month)))
    day = make_day(year, month, mention.day)
    return replace(mention, first=day, last=day, possible=day is not None)


def _tie_weekdays(text: str, mentions: list[Date | Time]) -> list[Date | Time]:
    """Give a weekday beside a date that date's day where the two agree, and none where they do not."""
    tied = list(mentions)
    for index, (one, two) in enumerate(pairwise(mentions)):
        if not (isinstance(one, Date) and isinstance(two, Date)) or text[one.span.end : two.span.start] not in _WEEKDAY_JOINTS:
            continue
        if (one.kind, two.kind) == ("weekday", "date"):
            tied[index] = _tie(one, two)
        elif (one.kind, two.kind) == ("date", "weekday"):
            tied[index + 1] = _tie(two, one)
    return tied


def _tie(weekday: Date, day: Date) -> Date:
    agrees = day.first is not None and day.first == day.last and day.first.weekday() == weekday.weekday
    return replace(weekday, first=day.first, last=day.last) if agrees else replace(weekday, first=None, last=None)
