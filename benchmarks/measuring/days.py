"""Draws the dates and ages of planted sentences, counted from the day of publication."""

from datetime import date, timedelta
from random import Random

from measuring.numbers import WORDS, Drawn, count
from newslint.analysis.calendar import MONTHS, WEEKDAYS

SHORT = {"January": 31, "February": 30, "April": 31, "June": 31, "September": 31, "November": 31}
"""Months with a day that they do not have."""
FIXED = (("Christmas Day", 12, 25), ("Valentine's Day", 2, 14), ("Bastille Day", 7, 14), ("Halloween", 10, 31))
DECADES = (("18th", 17), ("19th", 18), ("20th", 19))


def day_month(rng: Random, day: date) -> str:
    """Return a date without its year, in the British or the American order."""
    month = MONTHS[day.month - 1]
    return f"{day.day} {month}" if rng.random() < 0.5 else f"{month} {day.day}"


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 13th …"""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _wrong_weekday(rng: Random, day: date) -> str:
    return WEEKDAYS[(day.weekday() + rng.randrange(1, 7)) % 7]


def weekday(rng: Random, published: date) -> Drawn:
    """A coming and a past day of this year's, each with its weekday; another weekday in the fault."""
    coming, past = published + timedelta(rng.randrange(9, 60)), published - timedelta(rng.randrange(9, 60))
    return {
        "weekday": (WEEKDAYS[coming.weekday()], _wrong_weekday(rng, coming)),
        "date": day_month(rng, coming),
        "full": _full(rng, coming),
        "past_weekday": (WEEKDAYS[past.weekday()], _wrong_weekday(rng, past)),
        "past_date": day_month(rng, past),
        "past_full": _full(rng, past),
    }


def _full(rng: Random, day: date) -> str:
    printed = day_month(rng, day)
    return f"{printed}, {day.year}" if printed[0].isalpha() else f"{printed} {day.year}"


def impossible(rng: Random, published: date) -> Drawn:
    """A day of a month; one that the month does not have in the fault."""
    month = rng.choice([name for name in SHORT if name != "January"])
    right, wrong = rng.randrange(3, 28), SHORT[month]
    return {
        "dm": (f"{right} {month}", f"{wrong} {month}"),
        "md": (f"{month} {right}", f"{month} {wrong}"),
        "nth": (ordinal(22), "22th"),
        "month": month,
        "year": str(published.year),
    }


def clock(rng: Random, _: date) -> Drawn:
    """Times of day; impossible in the fault."""
    hour, minute = rng.randrange(1, 12), rng.choice((15, 20, 30, 45))
    return {
        "pm": (f"{hour}:{minute}pm", f"{hour + 12}:{minute}pm" if hour > 0 else ""),
        "p_m": (f"{hour}:{minute} p.m.", f"{hour}:{minute + 50} p.m."),
        "dot": (f"{hour}.{minute}am", f"{hour}.{minute + 50}am"),
        "hour": (f"{hour} p.m.", f"{hour + 12} p.m."),
    }


def age(rng: Random, published: date) -> Drawn:
    """A year of birth and an age; ten or so years off in the fault."""
    years = rng.randrange(24, 80)
    born = published.year - years
    return {"born": str(born), "age": (str(years), str(years + rng.choice((5, 10, -10, 9))))}


def life(rng: Random, published: date) -> Drawn:
    """The years of a life and the age at death."""
    years = rng.randrange(61, 95)
    died = published.year
    return {
        "born": str(died - years),
        "died": str(died),
        "age": (str(years), str(years + rng.choice((10, -10, 20)))),
        "span": (f"{died - years}-{died}", f"{died}-{died - years}"),
    }


def two_ages(rng: Random, _: date) -> Drawn:
    """One age twice; another in the fault."""
    years = rng.randrange(24, 80)
    return {"age": str(years), "again": (str(years), str(years + rng.choice((2, 3, 10))))}


def ago(rng: Random, published: date) -> Drawn:
    """A year and how long ago it is, as a figure, an ordinal and in decades; off in the fault."""
    years = rng.choice((10, 15, 20, 25, 30, 40, 50))
    wrong = years + rng.choice((5, 10))
    return {
        "year": str(published.year - years),
        "n": (str(years), str(wrong)),
        "nth": (ordinal(years), ordinal(wrong)),
        "now": str(published.year),
    }


def century(rng: Random, _: date) -> Drawn:
    """A century or decade with a year of it; of another in the fault."""
    nth, hundreds = rng.choice(DECADES)
    decade = rng.choice((1950, 1960, 1970, 1980, 1990))
    return {
        "century": nth,
        "year": (str(hundreds * 100 + rng.randrange(10, 90)), str(hundreds * 100 + 100 + rng.randrange(10, 90))),
        "decade": f"{decade}s",
        "decade_year": (str(decade + rng.randrange(1, 9)), str(decade + 12)),
    }


def span(rng: Random, published: date) -> Drawn:
    """A run of days within a month and its length."""
    days = rng.randrange(3, 9)
    first = rng.randrange(2, 15)
    month = MONTHS[published.month % 12]
    wrong = days + 3
    return {
        "days": (WORDS[days], WORDS[wrong] if wrong < len(WORDS) else str(wrong)),
        "first": str(first),
        "last": str(first + days - 1),
        "month": month,
        "from_year": str(published.year - 12),
        "to_year": str(published.year - 2),
        "years": ("10", "14"),
    }


def reversed_range(rng: Random, published: date) -> Drawn:
    """A range from low to high, and one of years; changed about in the fault."""
    low = rng.randrange(20, 60)
    high = low + rng.randrange(5, 30)
    one, other = published.year - rng.randrange(8, 20), published.year - rng.randrange(1, 7)
    return {
        "low": (str(low), str(high)),
        "high": (str(high), str(low)),
        "one": (str(one), str(other)),
        "other": (str(other), str(one)),
    }


def future(rng: Random, published: date) -> Drawn:
    """A past day; a year to come in the fault."""
    past = published - timedelta(rng.randrange(40, 300))
    later = date(published.year + rng.randrange(1, 4), past.month, min(past.day, 28))
    return {"full": (_full(rng, past), _full(rng, later)), "year": (str(past.year - 2), str(later.year))}


def relative(rng: Random, published: date) -> Drawn:
    """Yesterday, today and tomorrow with their weekday or date; off in the fault."""
    before, after = published - timedelta(1), published + timedelta(1)
    far_before, far_after = published - timedelta(rng.randrange(4, 6)), published + timedelta(rng.randrange(4, 6))
    return {
        "yesterday_date": (day_month(rng, before), day_month(rng, far_before)),
        "yesterday_day": (WEEKDAYS[before.weekday()], WEEKDAYS[far_before.weekday()]),
        "tomorrow_date": (day_month(rng, after), day_month(rng, far_after)),
        "tomorrow_day": (WEEKDAYS[after.weekday()], WEEKDAYS[far_after.weekday()]),
        "today_date": (day_month(rng, published), day_month(rng, far_before)),
    }


def event(rng: Random, published: date) -> Drawn:
    """A coming day twice; another the second time in the fault."""
    coming = published + timedelta(rng.randrange(9, 40))
    other = coming + timedelta(rng.choice((1, 2, 7)))
    right = day_month(Random(1), coming)  # noqa: S311 - one order in one story
    return {"date": right, "again": (right, day_month(Random(1), other))}  # noqa: S311


def zone(_rng: Random, published: date) -> Drawn:
    """A summer and a winter day with the label of their time; that of the other season in the fault."""
    year = published.year
    return {
        "january": (f"9am GMT on 12 January {year}", f"9am BST on 12 January {year}"),
        "december": (f"7 p.m. EST on Dec. 15, {year - 1}", f"7 p.m. EDT on Dec. 15, {year - 1}"),
        "february": (f"10:30 CET on 4 February {year}", f"10:30 CEST on 4 February {year}"),
    }


def holiday(rng: Random, published: date) -> Drawn:
    """A feast on a fixed day with its date; the day before or after in the fault."""
    name, month, day = rng.choice(FIXED)
    wrong = date(published.year, month, day) - timedelta(1)
    return {
        "feast": name,
        "date": (day_month(rng, date(published.year, month, day)), day_month(rng, wrong)),
        "year": str(published.year),
    }


def rounded(rng: Random, published: date) -> Drawn:
    """A number of years in words since a year."""
    years = rng.randrange(4, 12)
    return {"year": str(published.year - years), "n": (count(years), count(years + rng.choice((4, 6))))}
