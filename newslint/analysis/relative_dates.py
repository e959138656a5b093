"""Days told from the day of publication: "today", "last week", "two years ago", "Monday", "last Monday"."""

from collections.abc import Iterator
from datetime import date

import regex

from newslint.analysis.calendar import add_days, add_months, days_in_month
from newslint.analysis.date_words import DateWords, bare, load_words, places, word_after, word_before
from newslint.analysis.mentions import Date
from newslint.lexicon import Lexicons, kept
from newslint.regexes import compile_later
from newslint.text import Span

_PERIODS = ("week", "month", "year", "night", "morning", "afternoon", "evening", "weekend")
_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PARTS_OF_DAY = {("last", "night"): -1, **{("this", part): 0 for part in ("morning", "afternoon", "evening")}}
_WHICH = {"last": -1, "this": 0, "next": 1}
_TWO_DAYS = {"the day before yesterday": -2, "the day after tomorrow": 2}

_PHRASES = {
    **{f"{which} {period}": (which, period) for which in _WHICH for period in _PERIODS},
    **{word: (word, "") for word in _SHIFTS},
    **{phrase: (phrase.rpartition(" ")[2], phrase) for phrase in _TWO_DAYS},
}
_RELATIVE = compile_later(r"\b\L<phrases>\b", phrases=[*_PHRASES, *(phrase.capitalize() for phrase in _PHRASES)])
_ANCHORS = ("ast ", "ext ", "his ", "oday", "esterday", "omorrow", "onight", "he day ")
"""What the relative phrases hold after their first letter, whether that is a capital or not."""

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * tens + ones for tens, ten in enumerate(_TENS, 2) for ones, one in enumerate(_ONES[:9], 1)},
    "a": 1,
    "an": 1,
    "fifteen": 15,
}
_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525.0}
_UNITS = {**{unit: unit for unit in _DAYS}, **{f"{unit}s": unit for unit in _DAYS}, "centuries": "century"}
_AGO = compile_later(
    r"(?r)(?:\b(?<hedge>[Mm]ore than|[Oo]ver|[Aa]t least|[Ll]ess than|[Uu]nder|[Uu]p to|[Aa]bout|[Aa]round|[Ss]ome|[Rr]oughly"
    r"|[Nn]early|[Aa]lmost) )?(?<![\w.,-])(?<number>\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)(?<half> and a half)?[ ](?<unit>[a-z]+)$"
)
_OPEN_HEDGES = frozenset({"more than", "over", "at least", "less than", "under", "up to"})

_SHORT_WEEKDAY = r"""
    \b(\L<short>)\b\.?
    (?=
        [-–,]?\ ?
        (?:\L<months>\b|\L<short>\b|(?:the\ )?\d\d?(?:st|nd|rd|th)?\ \L<months>\b|\d\d?(?:[:.]\d\d)?\ ?[ap]\.?m\b)
    )
"""
"""An abbreviation is a weekday only beside a date, a time or another one: "Sun" and "Sat" are words."""


@kept
def _weekday_patterns(lexicons: Lexicons) -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    words = load_words(lexicons)
    every = compile_later(r"\b(\L<weekdays>)(s?)\b", weekdays=[*words.weekdays, *words.short_weekdays])
    months = [*words.months, *words.short_months]
    short = compile_later(_SHORT_WEEKDAY, regex.VERBOSE, short=list(words.short_weekdays), months=months)
    return every, short


def find_relative_dates(text: str, published: date | None, lexicons: Lexicons) -> Iterator[Date]:
    """Find days and periods told from the day of publication."""
    words = load_words(lexicons)
    for place in places(text, *_ANCHORS):
        match = place and _RELATIVE.match(text, place - 1)
        if match and _is_relative(text, match, words):
            which, period = _PHRASES[match[0].lower()]
            first, last = _resolve(which, period, published) if published else (None, None)
            yield Date(Span(*match.span()), "date", first=first, last=last, relative=which)
    yield from _find_ago(text, published)


def _is_relative(text: str, match: "regex.Match[str]", words: DateWords) -> bool:
    """Whether no name ("USA Today") and no length of time ("in the last year") is meant."""
    before = word_before(text, match.start())
    phrase = match[0]
    if phrase in ("Today", "Tomorrow", "Tonight", "Yesterday") and before and before[-1].isalnum():
        return False
    if phrase.lower() in ("today", "tonight") and word_after(text, match.end()) in words.lists["names_after_today"]:
        return False
    if " " in phrase and not phrase.lower().startswith("the "):
        return bare(before) not in (
            "the",
            "every",
            "each",
            "per",
            "to",
            "will",
            "can",
            "could",
            "his",
            "her",
            "their",
            "its",
            "a",
            "very",
        )
    return True


def _resolve(which: str, period: str, published: date) -> tuple[date | None, date | None]:
    """Return the first and last day of a relative date.

    Weeks run from a Sunday to the Sunday after, so that they hold a week by either way of counting.
    """
    shift = _TWO_DAYS.get(period, _SHIFTS.get(which, _PARTS_OF_DAY.get((which, period))))
    if shift is not None:
        return add_days(published, shift), add_days(published, shift)
    step = _WHICH.get(which, 0)
    if period == "week":
        monday = add_days(published, 7 * step - published.weekday())
        return add_days(monday, -1), add_days(monday, 6)
    if period == "month":
        first = add_months(published.replace(day=1), step)
        return first, first.replace(day=days_in_month(first.year, first.month))
    if period == "year" and 1 < published.year < date.max.year:
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    return None, None


def _find_ago(text: str, published: date | None) -> Iterator[Date]:
    for place in places(text, " ago"):
        match = _AGO.match(text, pos=max(0, place - 48), endpos=place)
        end = place + 4
        if match and _read_number(match["number"]) and match["unit"] in _UNITS and not text[end : end + 1].isalnum():
            first, last = _count_back(match, published) if published else (None, None)
            yield Date(Span(match.start("number"), end), "date", first=first, last=last, relative="ago")


def _read_number(printed: str) -> int:
    """Return the number in figures or words; 0 for a word that is none."""
    return int(printed) if printed.isdecimal() else _NUMBERS.get(printed.lower(), 0)


def _count_back(match: "regex.Match[str]", published: date) -> tuple[date | None, date | None]:
    """Return the days "N units ago" can mean: a unit on either side (whole calendar years for years), wider if hedged."""
    hedge, unit = (match["hedge"] or "").lower(), _UNITS[match["unit"]]
    if hedge in _OPEN_HEDGES:
        return None, None
    number = _read_number(match["number"]) + 0.5 * bool(match["half"])
    slack = (0.5 if unit in ("decade", "century") else 1) + (0.15 * number if hedge else 0)
    if number >= 20 and number % 10 == 0 and unit == "day":
        slack += 0.1 * number
    first, last = (add_days(published, -round(_DAYS[unit] * count)) for count in (number + slack, number - slack))
    if unit in ("year", "decade", "century"):
        first, last = first.replace(month=1, day=1), last.replace(month=12, day=31)
    return first, min(last, published)


def find_weekdays(text: str, lexicons: Lexicons, published: date | None) -> Iterator[Date]:
    """Find weekdays that stand for a day: not "Good Friday", "Sunday Times", "Friday the 13th"."""
    words = load_words(lexicons)
    every, short = _weekday_patterns(lexicons)
    for match in every.finditer(text):
        if match[1] in words.short_weekdays:
            if abbreviated := short.match(text, match.start()):
                yield _plain_weekday(Span(*abbreviated.span()), words.short_weekdays[match[1]], published)
            continue
        before, after = word_before(text, match.start()), word_after(text, match.end())
        if not _is_name(before, after, words) and not text.startswith(" the 13th", match.end()):
            yield _read_weekday(text, match, before, words.weekdays[match[1]], published)


def _is_name(before: str, after: str, words: DateWords) -> bool:
    return before in words.lists["names_before_weekday"] or after in words.lists["names_after_weekday"]


def _read_weekday(text: str, match: "regex.Match[str]", before: str, weekday: int, published: date | None) -> Date:
    span, which = Span(*match.span()), before.lower()
    if match[2] or which in ("every", "each") or text.startswith(" of ", match.end()):
        return Date(span, "weekday", weekday=weekday)
    if which not in _WHICH:
        return _plain_weekday(span, weekday, published)
    start = match.start() - len(before) - 1
    if word_before(text, start).lower() in ("the", "every"):
        return Date(span, "weekday", weekday=weekday)
    first, last = _resolve_weekday(which, weekday, published) if published else (None, None)
    return Date(Span(start, match.end()), "weekday", weekday=weekday, first=first, last=last, relative=which)


def _plain_weekday(span: Span, weekday: int, published: date | None) -> Date:
    """Return a weekday that can be the one before publication or the one after, or the day of publication itself."""
    if published is None:
        return Date(span, "weekday", weekday=weekday)
    back = (published.weekday() - weekday) % 7
    first = add_days(published, -back)
    return Date(span, "weekday", weekday=weekday, first=first, last=add_days(first, 7 if back else 0))


def _resolve_weekday(which: str, weekday: int, published: date) -> tuple[date, date]:
    """Usage differs on which Monday "last Monday" and "next Monday" are: either of the two nearest."""
    back = (published.weekday() - weekday) % 7 or 7
    nearest = add_days(published, -back)
    if which == "last":
        return add_days(nearest, -7), nearest
    return (add_days(nearest, 7), add_days(nearest, 14)) if which == "next" else (nearest, add_days(nearest, 14))
