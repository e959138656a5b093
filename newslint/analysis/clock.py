"""Clock times: "10:30", "8 p.m.", "1200 GMT", "noon", "half past nine", and such as no clock shows."""

from collections.abc import Iterator

import regex

from newslint.analysis.date_words import DateWords, bare, load_words, places, word_before
from newslint.analysis.mentions import Time
from newslint.lexicon import Lexicons, kept
from newslint.regexes import compile_later
from newslint.text import Span

_MERIDIEM = r"(?:[ap]\.\ ?m\.?|[AP]\.\ ?M\.?|[ap]m\b|[AP]M\b)"
_ANCHOR = compile_later(
    r"(?<![\w.,:/$£€#+&])\d\d?"
    r"(?=[:.]\d\d| ?[apAP]\.? ?[mM]| [A-Z(][A-Za-z]| ?[-–—] ?\d| (?:to|and) \d|\d\d [A-Z(][A-Za-z]| o.clock)"
)
"""A number that may be a clock time, told apart from the many that cannot before the slow pattern is tried."""
_FIGURES = compile_later(
    rf"""
    (?<![\w.,:/$£€#+&]|(?<![ap]m)(?<=[A-Za-z])-)
    (?:
        (?<clock>\d\d?)\ o['’]clock\b
      | (?<hours>[0-2]\d)(?<minutes>[0-5]\d)(?=\ [A-Z(])
      | (?<hour>\d\d?)(?:[:.](?<minute>\d\d)(?!\d))?
        (?:
            \ ?(?<meridiem>{_MERIDIEM})(?!-?[A-Za-z])
          | (?<ranged>(?=\ ?(?:[-–—]|(?:to|and)\b)\ ?\d\d?(?:[:.]\d\d)?\ ?{_MERIDIEM}(?!\w)))
          | (?<colon>(?<=:\d\d)(?![\w:%]|[.,/]\d))
          | (?=\ [A-Z(])
        )
    )
    """,
    regex.VERBOSE,
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_PARTS = {"half past": 30, "quarter past": 15, "quarter to": -15}
_WORDS = compile_later(
    r"\b(?:(?:12(?::00)? )?(?<![Hh]igh )(?<name>noon|midday|midnight)\b"
    r"|(?<part>[Hh]alf past|(?:[Aa] )?[Qq]uarter (?:past|to)) (?<of>[a-z]+|\d\d?)\b|(?<hour>[A-Za-z]+) o['’]clock\b)"
)
_LATEST_HOUR = 29
"""A bare "31:20" is no time of day; "25:00" is meant as one."""


@kept
def _zones(lexicons: Lexicons) -> "regex.Pattern[str]":
    return compile_later(r" (?:(?<plain>\L<zones>)\b|\((?<bracketed>\L<zones>)\))", zones=list(load_words(lexicons).zones))


def find_times(text: str, lexicons: Lexicons) -> Iterator[Time]:
    """Find times of day; the first of "8-10 p.m." is a time without a meridiem."""
    words, zones = load_words(lexicons), _zones(lexicons)
    for anchor in _ANCHOR.finditer(text):
        match = _FIGURES.match(text, anchor.start())
        if match:
            yield from _read_figures(text, match, zones.match(text, match.end()), words)
    for place in places(text, "noon", "midday", "midnight", "alf past", "uarter ", "clock"):
        for match in _WORDS.finditer(text, max(0, place - 12), place + 26):
            yield from _read_words(match)


def _read_figures(text: str, match: "regex.Match[str]", zone: "regex.Match[str] | None", words: DateWords) -> Iterator[Time]:
    label = words.zones[zone["plain"] or zone["bracketed"]] if zone else ""
    span = Span(match.start(), zone.end() if zone else match.end())
    if match["clock"]:
        yield _time(Span(*match.span()), int(match["clock"]), 0)
    elif match["hours"] and zone:
        yield _time(span, int(match["hours"]), int(match["minutes"]), "", label)
    elif match["hour"] and _is_time(text, match, label, words):
        meridiem = (match["meridiem"] or "").replace(".", "").replace(" ", "").lower()
        yield _time(span, int(match["hour"]), int(match["minute"] or 0), meridiem, label)


def _time(span: Span, hour: int, minute: int, meridiem: str = "", zone: str = "") -> Time:
    hours = range(1, 13) if meridiem in ("am", "pm") else range(25)
    possible = hour in hours and minute < 60 and (hour < 24 or minute == 0)
    return Time(span, "time", hour, minute, meridiem, zone, possible)


def _is_time(text: str, match: "regex.Match[str]", zone: str, words: DateWords) -> bool:
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
    if zone:
        return match["minute"] is not None or int(match["hour"]) <= 24
    return match["colon"] is not None and int(match["hour"]) <= _LATEST_HOUR and lead in words.lists["time_lead_ins"]


def _read_words(match: "regex.Match[str]") -> Iterator[Time]:
    span = Span(*match.span())
    if match["name"]:
        name = "midnight" if match["name"] == "midnight" else "noon"
        yield Time(span, "time", 0 if name == "midnight" else 12, 0, name)
        return
    printed = (match["hour"] or match["of"]).lower()
    hour = int(printed) if printed.isdecimal() else _NUMBERS.get(printed, 0)
    minute = _PARTS[match["part"].lower().removeprefix("a ")] if match["part"] else 0
    if 1 <= hour <= 12:
        yield _time(span, hour, minute) if minute >= 0 else _time(span, hour - 1 or 12, 60 + minute)
