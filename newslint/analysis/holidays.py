"""When holidays fall: fixed days, nth weekdays, and the days that hang on Easter, by the names of the calendar lexicon."""

from collections.abc import Mapping
from datetime import date, timedelta

from newslint.analysis.calendar import WEEKDAYS, make_day, nth_weekday
from newslint.lexicon import Lexicons, load_shipped
from newslint.yamlfile import Value

_MOVED = {
    ("Early May bank holiday", 1995): date(1995, 5, 8),
    ("Early May bank holiday", 2020): date(2020, 5, 8),
    ("Spring bank holiday", 2002): date(2002, 6, 4),
    ("Spring bank holiday", 2012): date(2012, 6, 4),
    ("Spring bank holiday", 2022): date(2022, 6, 2),
}
"""Bank holidays that royal proclamation moved for VE Day and the jubilees (https://www.gov.uk/bank-holidays)."""


def holiday(name: str, year: int, lexicons: Lexicons | None = None) -> date | None:
    """Return the day of a holiday in a year, by its name in any case of letters.

    None for a name that neither the lexicon `holidays` nor `national_holidays` knows, and before the Gregorian calendar.
    """
    if not 1583 <= year <= 4099:
        return None
    for lexicon in ((lexicons or load_shipped())[known] for known in ("holidays", "national_holidays")):
        entry = lexicon.phrases.get(name.lower().replace("’", "'"))
        if entry is not None:
            return _MOVED.get((entry, year)) or _compute(lexicon.table[entry], year)
    return None


def _compute(facts: Mapping[str, Value], year: int) -> date | None:
    if "on" in facts:
        month, day = map(int, str(facts["on"]).split("-"))
        return make_day(year, month, day)
    if "easter" in facts:
        return easter(year) + timedelta(int(str(facts["easter"])))
    if "orthodox" in facts:
        return orthodox_easter(year) + timedelta(int(str(facts["orthodox"])))
    number, weekday, month_number = str(facts["weekday"]).split()
    found = nth_weekday(year, int(month_number), WEEKDAYS.index(weekday), int(number))
    return found + timedelta(int(str(facts.get("then", "0"))))


def easter(year: int) -> date:
    """Return Western Easter Sunday of a Gregorian year, by the anonymous algorithm of 1876.

    Source: J. Meeus, Astronomical Algorithms, 2nd ed., chapter 8.
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Orthodox Easter Sunday as a Gregorian date: the Julian date by the formula of Meeus (chapter 8), moved over."""
    offset = (19 * (year % 19) + 15) % 30
    to_sunday = (2 * (year % 4) + 4 * (year % 7) - offset + 34) % 7
    month, day = divmod(offset + to_sunday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(behind)
