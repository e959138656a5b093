"""Reads the one date that a value of metadata holds: front matter, JSON-LD, a date line."""

from datetime import date

import regex

from newslint.analysis.calendar import make_day
from newslint.regexes import compile_later

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?<!\d)(?<year>(?:1\d|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_ISO = compile_later(
    r"(\d{4})(?:-(\d\d?)-(\d\d?)|/(\d\d?)/(\d\d?)|(\d\d)(\d\d))(?!\d)(?:[T ,].*)?", regex.DOTALL | regex.IGNORECASE
)
_MONTH_FIRST = compile_later(rf"\b{_MONTH} {_DAY},? (?:of )?{_YEAR}", regex.IGNORECASE)
_DAY_FIRST = compile_later(rf"\b{_DAY}(?: day)?(?: of)?[ -]{_MONTH},?[ -]{_YEAR}", regex.IGNORECASE)
_NAMED = compile_later(rf"\b{_MONTH}", regex.IGNORECASE)
_YEAR_ALONE = compile_later(_YEAR)
_SLASHED = compile_later(r"(\d\d?)([/.-])(\d\d?)\2((?:1\d|20)\d\d)(?:[ ,T].*)?")
_LONGEST = 64
"""No date is longer; a longer value is prose, which is never guessed at."""


def read_date(value: str) -> date | None:
    """Return the day that `value` states, or None where it states none, an impossible one, or one without its year.

    The time and its zone are left aside: the day is the one printed.
    """
    printed = " ".join(value.strip().strip("\"'").split())
    if iso := _ISO.fullmatch(printed):
        year, *rest = (int(part) for part in iso.groups() if part)
        return make_day(year, *rest)
    if slashed := _SLASHED.fullmatch(printed):
        return _read_slashed(int(slashed[1]), int(slashed[3]), int(slashed[4]))
    written = {
        tuple(match.group("year", "month", "day")) for form in (_MONTH_FIRST, _DAY_FIRST) for match in form.finditer(printed)
    }
    if len(written) == 1:
        year_word, month, day = written.pop()
        return make_day(int(year_word), _MONTHS.index(month[:3].lower()) + 1, int(day))
    if written or len(printed) > _LONGEST or not (_YEAR_ALONE.search(printed) and _NAMED.search(printed)):
        return None
    return _read_odd_form(printed)


def _read_slashed(one: int, two: int, year: int) -> date | None:
    """Return the day of "25/03/2019"; "03/05/2019" is two days, by the country, and so none."""
    readings = {found for found in (make_day(year, one, two), make_day(year, two, one)) if found}
    return readings.pop() if len(readings) == 1 else None


def _read_odd_form(printed: str) -> date | None:
    """Let dateparser read what the patterns do not know, such as "Tue Mar 5 10:00:00 2019"; it raises on some garbage."""
    from dateparser.date import DateDataParser

    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    try:
        found = DateDataParser(languages=["en"], settings=settings).get_date_data(printed).date_obj
    except (ValueError, OverflowError, TypeError, AttributeError, LookupError, RecursionError):
        return None
    return found.date() if found else None
