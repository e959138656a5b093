"""Clock times: "10:30", "8 p.m.", "1200 GMT", "noon", "half past nine", and such as no clock shows."""

from collections.abc import Iterator
from functools import cache

import regex

from newslint.analysis.date_words import DateWords, bare, load_words, places, word_before
from newslint.analysis.mentions import Time
from newslint.lexicon import Lexicons
from newslint.text import Span

_MERIDIEM = r"(?:[ap]\.\ ?m\.?|[AP]\.\ ?M\.?|[ap]m\b|[AP]M\b)"
_ZONE = r"(?:\ (?<zone>\L<zones>)\b|\ \((?<bracketed>\L<zones>)\))"
_ANCHOR = regex.compile(
    r"(?<![\w.,:/$£€#+&])\d\d?"
    r"(?=[:.]\d\d| ?[apAP]\.? ?[mM]| [A-Z(][A-Za-z]| ?[-–—] ?\d| (?:to|and) \d|\d\d [A-Z(][A-Za-z]| o.clock)"
)
"""A number that may be a clock time, told apart from the many that cannot before the slow pattern is tried."""
_FIGURES = rf"""
    (?<![\w.,:/$£€#+&]|(?<![ap]m)(?<=[A-Za-z])-)
    (?:
        (?<hour>\d\d?)(?:[:.](?<minute>\d\d)(?!\d))?
        (?:
            \ ?(?<meridiem>{_MERIDIEM})(?!-?[A-Za-z]){_ZONE}?
          | (?=\ ?(?:[-–—]|(?:to|and)\b)\ ?\d\d?(?:[:.]\d\d)?\ ?{_MERIDIEM}(?!\w))(?<ranged>)
          | (?<=:\d\d)(?![\w:%]|[.,/]\d){_ZONE}?
          | {_ZONE}
        )
      | (?<hours>[0-2]\d)(?<minutes>[0-5]\d)(?:{_ZONE})
      | (?<clock>\d\d?)\ o['’]clock\b
    )
"""
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_PARTS = {"half past": 30, "quarter past": 15, "quarter to": -15}
_WORDS = regex.compile(
    r"\b(?:(?:12(?::00)? )?(?<![Hh]igh )(?<name>noon|midday|midnight)\b"
    r"|(?<part>half past|(?:a )?quarter (?:past|to)) (?<of>\L<numbers>|\d\d?)\b"
    r"|(?<hour>\L<numbers>) o['’]clock\b)",
    numbers=[*_NUMBERS, *(word.capitalize() for word in _NUMBERS)],
)
_LATEST_HOUR = 29
"""A bare "31:20" is no time of day; "25:00" is meant as one."""


@cache
def _figures(lexicons: Lexicons) -> "regex.Pattern[str]":
    return regex.compile(_FIGURES, regex.VERBOSE, zones=list(load_words(lexicons).zones))


def find_times(text: str, lexicons: Lexicons) -> Iterator[Time]:
    """Find times of day; the first of "8-10 p.m." is a time without a meridiem."""
    words = load_words(lexicons)
    figures = _figures(lexicons)
    for anchor in _ANCHOR.finditer(text):
        match = figures.match(text, anchor.start())
        if not match:
            continue
        if match["clock"]:
            yield _time(Span(*match.span()), int(match["clock"]), 0)
        elif match["hours"]:
            yield _time(Span(*match.span()), int(match["hours"]), int(match["minutes"]), "", _zone(match, words))
        elif _is_time(text, match, words):
            meridiem = (match["meridiem"] or "").replace(".", "").replace(" ", "").lower()
            yield _time(Span(*match.span()), int(match["hour"]), int(match["minute"] or 0), meridiem, _zone(match, words))
    for place in places(text, "noon", "midday", "midnight", "half past", "quarter ", "clock"):
        for match in _WORDS.finditer(text, max(0, place - 12), place + 26):
            yield from _read_words(match)


def _zone(match: "regex.Match[str]", words: DateWords) -> str:
    printed = match["zone"] or match["bracketed"]
    return words.zones[printed] if printed else ""


def _time(span: Span, hour: int, minute: int, meridiem: str = "", zone: str = "") -> Time:
    hours = range(1, 13) if meridiem in ("am", "pm") else range(25)
    possible = hour in hours and minute < 60 and (hour < 24 or minute == 0)
    return Time(span, "time", hour, minute, meridiem, zone, possible)


def _is_time(text: str, match: "regex.Match[str]", words: DateWords) -> bool:
    """Whether figures that no "p.m." follows are a time of day, not a score, a verse or a ratio."""
    if text[max(0, match.start() - 2) : match.start()] == ": " and text[max(0, match.start() - 3)].isdigit():
        return False  # the minutes of "2: 45 pm"
    if match["meridiem"]:
        return True
    lead = bare(word_before(text, match.start()))
    if match["ranged"] is not None:
        if text.startswith(" and", match.end()):
            return lead == "between"
        return lead in words.lists["time_lead_ins"] or not lead or text[match.end() : match.end() + 1] in "-–—"
    if match["zone"] or match["bracketed"]:
        return match["minute"] is not None or int(match["hour"]) <= 24
    return int(match["hour"]) <= _LATEST_HOUR and lead in words.lists["time_lead_ins"]


def _read_words(match: "regex.Match[str]") -> Iterator[Time]:
    span = Span(*match.span())
    if match["name"]:
        name = "midnight" if match["name"] == "midnight" else "noon"
        yield Time(span, "time", 0 if name == "midnight" else 12, 0, name)
    elif match["hour"]:
        yield _time(span, _NUMBERS[match["hour"].lower()], 0)
    else:
        printed = match["of"].lower()
        hour = int(printed) if printed.isdigit() else _NUMBERS[printed]
        minute = _PARTS[match["part"].removeprefix("a ")]
        if 1 <= hour <= 12:
            yield _time(span, hour, minute) if minute > 0 else _time(span, hour - 1 or 12, 60 + minute)
