"""The Gregorian calendar: weekdays, lengths of months, distances, and the years a date without a year can belong to."""

from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SUNDAY = 6
FEBRUARY = 2
SHORT_MONTHS = (4, 6, 9, 11)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return date.min.year <= year <= date.max.year and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def days_in_month(year: int, month: int) -> int:
    """Return how many days `month` (1 to 12) has in `year`."""
    if month == FEBRUARY:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in SHORT_MONTHS else 31


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where no calendar has it."""
    return date(year, month, day) if is_day(year, month, day) else None


def weekday_of(year: int, month: int, day: int) -> int:
    """Return the weekday, 0 Monday to 6 Sunday, of a day that exists; raises ValueError for one that does not."""
    return date(year, month, day).weekday()


def days_between(earlier: date, later: date) -> int:
    """Return the days from one date to the other, negative where the first is the later."""
    return (later - earlier).days


def years_between(earlier: date, later: date) -> int:
    """Return the full years from one date to the other, as an age is counted; one born on 29 February turns on 1 March."""
    return later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))


def add_days(day: date, days: int) -> date:
    """Return the day `days` later; the first or last day of the calendar where that lies outside it."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or that month's last day; held inside the calendar."""
    index = day.year * 12 + day.month - 1 + months
    if index < 12:
        return date.min
    if index >= (date.max.year + 1) * 12:
        return date.max
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def candidate_years(month: int, day: int, published: date) -> tuple[int, ...]:
    """Return the years a date printed without one can mean: that of publication, the one before and the one after.

    They stand nearest to the day of publication first; a year that has no such day (29 February) is left out.
    """
    days = (make_day(published.year + shift, month, day) for shift in (0, -1, 1))
    return tuple(found.year for found in sorted((found for found in days if found), key=lambda found: abs(found - published)))


def nearest_day(month: int, day: int, published: date) -> date | None:
    """Return the date printed without a year that lies nearest to the day of publication; None where no near year has it."""
    years = candidate_years(month, day, published)
    return date(years[0], month, day) if years else None


def likely_day(month: int, day: int, published: date, ahead: int = 31) -> date | None:
    """Return the day that a date without a year almost certainly means; None where two years are open.

    In copy such a date lies in the year of publication, up to five months off, or in the three months before New Year, or
    at most `ahead` days after it: "in February" printed in December can be either February.
    """
    nearest = nearest_day(month, day, published)
    if nearest is None:
        return None
    distance = days_between(published, nearest)
    if nearest.year == published.year:
        return nearest if abs(distance) <= 150 else None
    return nearest if -92 <= distance <= ahead else None


def years_that_fit(month: int, day: int, weekday: int, published: date) -> tuple[int, ...]:
    """Return those of the candidate years in which the date falls on `weekday` (0 Monday to 6 Sunday)."""
    return tuple(year for year in candidate_years(month, day, published) if weekday_of(year, month, day) == weekday)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the `number`th such weekday of a month, counted from 1, or from its end where negative (-1 is the last)."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    last = date(year, month, days_in_month(year, month))
    return last - timedelta((last.weekday() - weekday) % 7 + 7 * (-number - 1))
