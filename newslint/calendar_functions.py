"""The functions of the rule language about days, ages and clock times, reckoned by the calendar."""

from datetime import date, timedelta

from newslint.analysis import calendar, holidays, zones
from newslint.analysis.day_values import ordinal_suffix
from newslint.analysis.mentions import Date, Figure, Time
from newslint.interval import Interval
from newslint.quantities import Days, Quantity, Value, as_days, as_quantity, as_text, number
from newslint.setting import Setting

OLD_STYLE_ENDED = 1924
"""The year after the last state of Europe gave up the Julian calendar, by which older weekdays may be right."""

SOON = 120
"""The days within which a day to come is the next of its name."""

NATIONAL = ("thanksgiving", "thanksgiving day", "labor day", "memorial day")
"""Holidays whose name, so spelt, is hardly ever another country's."""


def year(setting: Setting, value: Value) -> Value:
    """Return the year of a date; None where it may lie in several."""
    if isinstance(value, Date) and value.year is not None:
        return number(value.year, "calendar year")
    days = as_days(value)
    if days is not None and days.first.year == days.last.year:
        return number(days.first.year, "calendar year")
    return None


def dated(_: Setting, value: Value) -> Value:
    """Whether a date prints its year."""
    return value.year is not None if isinstance(value, Date) else None


def days(_: Setting, start: Value, end: Value) -> Value:
    """Return the days from start to end."""
    a, b = as_days(start), as_days(end)
    if a is None or b is None:
        return None
    return Quantity(Interval(float((b.first - a.last).days), float((b.last - a.first).days)), "day")


def years(_: Setting, start: Value, end: Value) -> Value:
    """Return the whole years from start to end, as an age is counted."""
    a, b = as_days(start), as_days(end)
    if a is None or b is None:
        return None
    return Quantity(
        Interval(float(calendar.years_between(a.last, b.first)), float(calendar.years_between(a.first, b.last))), "year"
    )


def weekday(setting: Setting, value: Value) -> Value:
    """Return the weekday, 0 for Monday, of a weekday as printed or of a date; None where the year is open."""
    if isinstance(value, Date) and value.kind == "weekday" and value.weekday is not None:
        return number(value.weekday)
    resolved = as_days(value)
    return number(resolved.first.weekday()) if resolved is not None and resolved.first == resolved.last else None


def day_name(_: Setting, value: Value) -> Value:
    """Return the name of the weekday of a date; None where the year is open."""
    resolved = as_days(value)
    return calendar.WEEKDAYS[resolved.first.weekday()] if resolved is not None and resolved.first == resolved.last else None


def calendar_says(setting: Setting, value: Value) -> Value:
    """Return in words on which weekday a date falls, after "is not Monday", or when it does not where its year is open."""
    name = day_name(setting, value)
    if name:
        return f"but a {name} in the calendar"
    coming = _coming(setting, value)
    return f"but a {calendar.WEEKDAYS[coming.weekday()]} in {coming.year}" if coming else "in any year near publication"


def _coming(setting: Setting, value: Value) -> date | None:
    """Return the day of a date without a year that comes next, within four months of publication."""
    published = setting.published
    if not isinstance(value, Date) or value.year is not None or value.month is None or value.day is None or not published:
        return None
    days = (calendar.make_day(year, value.month, value.day) for year in (published.year, published.year + 1))
    return next((day for day in days if day is not None and 0 <= (day - published).days <= SOON), None)


def possible(_: Setting, value: Value) -> Value:
    """Whether a calendar or a clock has such a date or time."""
    return value.possible if isinstance(value, Date | Time) else None


def flaw(_: Setting, value: Value) -> Value:
    """Return in words why no calendar or clock has such a date or time; None for one that is possible."""
    if not isinstance(value, Date | Time) or value.possible:
        return None
    if isinstance(value, Time):
        return "the clock has no such time"
    if value.month is None or value.day is None:
        return "the calendar has no such day"
    if not 1 <= value.month <= 12:
        return f"there is no month {value.month}"
    longest = calendar.days_in_month(value.year or 2000, value.month)
    if value.day > longest:
        return f"that month has {longest} days" + (f" in {value.year}" if value.year and value.month == 2 else "")
    return f"the ordinal of {value.day} is {value.day}{ordinal_suffix(value.day)}" if value.day else "there is no day 0"


def meridiem(_: Setting, value: Value) -> Value:
    """Return "am" or "pm" as a time prints it, "noon" or "midnight", or ""; None for anything else."""
    return value.meridiem if isinstance(value, Time) else None


def zone(_: Setting, value: Value) -> Value:
    """Return the label of the zone that a time prints, "" where it prints none."""
    return value.zone if isinstance(value, Time) else None


def relative(_: Setting, value: Value) -> Value:
    """Return what tells a relative date: "today", "tonight", "yesterday", "tomorrow", "last", "this", "next" or ""."""
    return value.relative if isinstance(value, Date) else None


def clock(_: Setting, value: Value) -> Value:
    """Return the minutes since midnight of a time with "am" or "pm" or of the 24-hour clock; None where it may be either."""
    if not isinstance(value, Time) or not value.possible:
        return None
    if value.meridiem in ("am", "pm"):
        return number(60 * (value.hour % 12 + 12 * (value.meridiem == "pm")) + value.minute)
    return number(60 * value.hour + value.minute) if value.hour > 12 or value.meridiem else None


def falls_on(setting: Setting, day: Value, name: Value) -> Value:
    """Whether a date falls on a weekday. Without a year it must fit none of the years near publication, nor any year that the
    story names, to fail; None where it fits another year than the likely one, and where the year is open."""
    return _falls_on(setting, day, name, setting.years)


def falls_soon(setting: Setting, day: Value, name: Value) -> Value:
    """The same of a day that is still to come, whatever other years the story names; one of the next four months is this one,
    but where `falls_this_year` can tell."""
    coming = _coming(setting, day)
    if coming and isinstance(name, Date) and name.weekday is not None and falls_this_year(setting, day, name) is not False:
        return coming.weekday() == name.weekday
    return _falls_on(setting, day, name, frozenset())


def _falls_on(setting: Setting, day: Value, name: Value, told_years: frozenset[int]) -> Value:
    if not isinstance(day, Date) or not isinstance(name, Date) or name.weekday is None or not day.possible:
        return None
    if day.month is None or day.day is None:
        return None
    if day.year is not None:
        return _fits(day.year, day.month, day.day, name.weekday)
    if setting.published is None:
        return None
    if any(_fits(told, day.month, day.day, name.weekday) is not False for told in told_years - {setting.published.year}):
        return None
    fitting = calendar.years_that_fit(day.month, day.day, name.weekday, setting.published)
    if not fitting:
        return False
    return True if day.first is not None and day.first.year in fitting else None


def falls_this_year(setting: Setting, day: Value, name: Value) -> Value:
    """Whether a date without a year falls on a weekday in the year that it almost certainly means; False where it only does in
    a neighbouring year, None where it does in none, or the story names a year in which it does."""
    if not isinstance(day, Date) or day.year is not None or day.first is None or falls_on(setting, day, name) is False:
        return None
    if not isinstance(name, Date) or name.weekday is None or day.month is None or day.day is None:
        return None
    if any(_fits(told, day.month, day.day, name.weekday) for told in setting.years - {day.first.year}):
        return None
    return day.first.weekday() == name.weekday


def year_for(setting: Setting, day: Value, name: Value) -> Value:
    """Return the year next to publication in which a date without a year falls on a weekday."""
    if not isinstance(day, Date) or not isinstance(name, Date) or setting.published is None:
        return None
    if day.month is None or day.day is None or name.weekday is None:
        return None
    fitting = calendar.years_that_fit(day.month, day.day, name.weekday, setting.published)
    return number(fitting[0], "calendar year") if fitting else None


def _fits(year: int, month: int, day: int, weekday: int) -> bool | None:
    """Whether a day falls on a weekday; None where it only does by the Julian calendar, and before 1753."""
    found = calendar.make_day(year, month, day)
    if found is None or year < 1753:
        return None
    if found.weekday() == weekday:
        return True
    behind = year // 100 - year // 400 - 2
    return None if year < OLD_STYLE_ENDED and (found.weekday() + behind) % 7 == weekday else False


def is_day(setting: Setting, relative: Value, named: Value) -> Value:
    """Whether "yesterday", "today" or "tomorrow" is the weekday or date beside it; a story may be meant for the next day's
    paper. None without the day of publication."""
    if not isinstance(relative, Date) or relative.relative == "" or relative.first is None or not isinstance(named, Date):
        return None
    if relative.first != relative.last:
        return None  # this year, on November 6
    meant = (relative.first, calendar.add_days(relative.first, 1))
    if named.kind == "weekday" and named.weekday is not None:
        return any(day.weekday() == named.weekday for day in meant)
    if named.day is None or named.month is None:
        return None
    return any((named.month, named.day, named.year or day.year) == (day.month, day.day, day.year) for day in meant)


def one_day(_: Setting, a: Value, b: Value) -> Value:
    """Whether two dates can be one day, by what they print; None where they print two years."""
    if not isinstance(a, Date) or not isinstance(b, Date):
        return None
    if a.kind == b.kind == "weekday":
        return a.weekday == b.weekday
    if None in (a.day, b.day) or (a.year and b.year and a.year != b.year):
        return None
    return (a.month, a.day) == (b.month, b.day)


def in_order(_: Setting, start: Value, end: Value) -> Value:
    """Whether one date does not lie before another, by what both print; None where one prints too little."""
    if not isinstance(start, Date) or not isinstance(end, Date) or not (start.possible and end.possible):
        return None
    if start.year is not None and end.year is not None:
        if start.kind == end.kind == "year" or start.year != end.year:
            return start.year <= end.year
        return start.first is None or end.last is None or start.first <= end.last
    if start.month is None or start.month != end.month or start.day is None or end.day is None:
        return None
    return start.day <= end.day


def lasts(_: Setting, span: Value, start: Value, end: Value) -> Value:
    """Whether a time of some length can run from start to end: with the last day or without it, weeks, months and years with
    one more or less."""
    if not isinstance(span, Figure) or span.kind != "duration" or not isinstance(start, Date) or not isinstance(end, Date):
        return None
    if start.kind == end.kind == "weekday":
        return _lasts_weekdays(span, start, end)
    lengths = _lengths(span.unit, start, end)
    return None if lengths is None else span.interval.meets(lengths)


def _lasts_weekdays(span: Figure, start: Date, end: Date) -> bool | None:
    """Whether so many days run from one weekday to another, of the same week or a later one."""
    if span.unit != "day" or start.weekday is None or end.weekday is None:
        return None
    apart = (end.weekday - start.weekday) % 7
    return any(span.interval.meets(Interval(apart + weeks, apart + weeks + 1)) for weeks in range(0, 36, 7))


def _lengths(unit: str, start: Date, end: Date) -> Interval | None:
    apart_days = _days_apart(start, end)
    if apart_days is None:
        return None
    low, high = apart_days
    if unit == "day":
        return Interval(low, high + 1)
    size = {"week": 7.0, "month": 30.44, "year": 365.25}.get(unit)
    if size is None:
        return None
    slack = 365.25 if start.kind == "year" else size
    return Interval((low - slack) / size, (high + slack) / size)


def _days_apart(start: Date, end: Date) -> tuple[int, int] | None:
    """Return the fewest and the most days from start to end, where both print a year or neither does."""
    if start.kind == end.kind == "year" and start.year and end.year:
        between = round((end.year - start.year) * 365.25)
        return (between, between) if between >= 0 else None
    if start.kind == end.kind == "month" and start.year and end.year and start.first and start.last and end.first and end.last:
        return ((end.first - start.last).days, (end.last - start.first).days) if end.first >= start.first else None
    if start.day is None or end.day is None or start.month is None or end.month is None:
        return None
    if start.year is None and end.year is None:
        first, last = date(2001, start.month, start.day), date(2001, end.month, end.day)
        last = last if last >= first else last.replace(year=2002)
        return (last - first).days, (last - first).days + (start.month != end.month)
    if end.first is None:
        return None
    begun = start.first if start.year else _before(start, end.first)
    if begun is None or begun > end.first:
        return None
    return (end.first - begun).days, (end.first - begun).days


def _before(start: Date, end: date) -> date | None:
    """Return the last day of that name before another: what "2 August" means in "from 2 August to 10 August 2025"."""
    days = (calendar.make_day(year, start.month, start.day) for year in (end.year, end.year - 1) if start.month and start.day)
    return next((day for day in days if day is not None and day <= end), None)


def elapsed(setting: Setting, start: Value, span: Value) -> Value:
    """Whether so many years can have passed from a date to publication, one more or less; None without the day of publication,
    for shorter spans, and where so many passed until another year that the story names."""
    passed = span if isinstance(span, Figure) else None
    if setting.published is None or passed is None or passed.unit not in ("", "year") or not isinstance(start, Date):
        return None
    first = start.year or (start.first.year if start.first else None)
    if first is None or first > setting.published.year:
        return None
    until = setting.published.year - first
    if passed.interval.meets(Interval(until - 1, until + 1)):
        return True
    others = setting.years - {first, setting.published.year}
    return None if any(passed.interval.meets(Interval(other - first, other - first)) for other in others) else False


def aged(setting: Setting, birth: Value, age: Value, on: Value) -> Value:
    """Whether somebody born then can be so old on a day, or at some time in a month or year; None where somebody so born was
    so old in another year that the story names."""
    lived, years_old, born = years(setting, birth, on), as_quantity(age), as_days(birth)
    if not isinstance(lived, Quantity) or years_old is None or born is None or years_old.unit not in ("", "year", "*"):
        return None
    if lived.interval.meets(years_old.interval):
        return True
    day = as_days(on)
    others = setting.years - {born.first.year, *([day.first.year, day.last.year] if day else ())}
    spans = (years(setting, birth, Days(date(other, 1, 1), date(other, 12, 31))) for other in others)
    met = any(isinstance(span, Quantity) and span.interval.meets(years_old.interval) for span in spans)
    return None if met else False


def holiday_on(setting: Setting, name: Value, day: Value) -> Value:
    """Whether a holiday that is the same everywhere falls on a date; None for others, and where the year is open."""
    words = as_text(name)
    if words is None or not isinstance(day, Date) or day.month is None or day.day is None or not day.possible:
        return None
    if words not in setting.lexicons["holidays"].phrases and words not in NATIONAL:
        return None
    near = (day.year,) if day.year else _near_years(setting, day)
    found = [holidays.holiday(words, candidate, setting.lexicons) for candidate in near]
    if None in found or not found:
        return None
    fits = any(holiday is not None and (holiday.month, holiday.day) == (day.month, day.day) for holiday in found)
    return fits if day.year or len({(holiday.month, holiday.day) for holiday in found if holiday}) == 1 else fits and None


def _near_years(setting: Setting, day: Date) -> tuple[int, ...]:
    if day.first is not None:
        return (day.first.year,)
    published = setting.published
    return (2001, 2002, 2003) if published is None else (published.year - 1, published.year, published.year + 1)


def season(setting: Setting, time: Value) -> Value:
    """Return the season that the label of a clock time belongs to: "summer" (BST), "winter" (EST) or ""."""
    return zones.season_of(time.zone, setting.lexicons) if isinstance(time, Time) and time.zone else ""


def near(_: Setting, day: Value, by: Value) -> Value:
    """Return the days from so many before a date to so many after it: where a weekday may lie that copy of that date names."""
    days_of, width = as_days(day), as_quantity(by)
    if days_of is None or width is None:
        return None
    slack = timedelta(days=width.interval.high)
    return Days(days_of.first - slack, days_of.last + slack)


def in_season(setting: Setting, time: Value, day: Value) -> Value:
    """Whether the label of a clock time is the one that is used on a day; None for labels that are used all the year."""
    resolved = as_days(day)
    if not isinstance(time, Time) or resolved is None or (label := season(setting, time)) == "":
        return None
    summers = {zones.in_summer_time(time.zone, end, setting.lexicons) for end in (resolved.first, resolved.last)}
    if len(summers) != 1 or None in summers or (resolved.last - resolved.first).days > 31:
        return None
    return (label == "summer") in summers
