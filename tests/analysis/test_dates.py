"""Dates and times are found where the tables say so, and nothing else is; the calendar agrees with independent sources."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.calendar import (
    add_months,
    candidate_years,
    days_between,
    is_day,
    likely_day,
    weekday_of,
    years_between,
    years_that_fit,
)
from newslint.analysis.dates import find_dates
from newslint.analysis.holidays import easter, holiday, orthodox_easter
from newslint.analysis.mentions import Date, Time
from newslint.analysis.zones import in_summer_time, season_of
from newslint.lexicon import load_shipped
from newslint.published import read_date
from newslint.yamlfile import parse_yaml

PUBLISHED = date(2019, 3, 8)
TABLE = parse_yaml(Path(__file__).with_name("dates.yml").read_text(encoding="utf-8")).value
assert isinstance(TABLE, dict)
FOUND, NOT_FOUND = TABLE["found"], TABLE["not_found"]
assert isinstance(FOUND, dict)
assert isinstance(NOT_FOUND, list)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def describe(text: str, mention: Date | Time) -> str:
    """Return the mention in the notation of the table."""
    parts = describe_time(mention) if isinstance(mention, Time) else describe_date(mention)
    words = text[mention.span.start : mention.span.end]
    return " ".join(part for part in (words, "=", mention.kind, *parts, "" if mention.possible else "impossible") if part)


def describe_time(time: Time) -> list[str]:
    return [f"{time.hour}:{time.minute:02}", time.meridiem, time.zone]


def describe_date(found: Date) -> list[str]:
    printed = "/".join(str(part or "-") for part in (found.year, found.month, found.day)) if found.year or found.month else ""
    days = f"{found.first}" if found.first == found.last else f"{found.first}..{found.last}"
    weekday = "" if found.weekday is None else WEEKDAYS[found.weekday]
    return [printed, weekday, found.suffix, found.relative, "unresolved" if found.first is None else days]


def find(text: str, published: date | None = PUBLISHED) -> list[str]:
    return [describe(text, mention) for mention in find_dates(text, load_shipped(), published)]


@pytest.mark.parametrize(("phrase", "expected"), FOUND.items())
def test_found(phrase: str, expected: list[str]) -> None:
    assert find(phrase) == expected


@pytest.mark.parametrize("phrase", FOUND)
def test_found_without_a_day_of_publication(phrase: str) -> None:
    for mention in find_dates(phrase, load_shipped(), None):
        if isinstance(mention, Date) and (mention.relative or mention.weekday is not None):
            assert mention.first is None


@pytest.mark.parametrize("phrase", NOT_FOUND)
def test_not_found(phrase: str) -> None:
    assert find(phrase) == []


def test_another_year_in_the_block_leaves_a_date_open() -> None:
    assert find("In 2001 he rose. On March 5 he fell.")[1] == "March 5 = date -/3/5 unresolved"
    assert find("In 2001 he rose.\n\nOn March 5 he fell.")[1] == "March 5 = date -/3/5 2019-03-05"


PIECES = st.sampled_from(
    [*FOUND, *map(str, NOT_FOUND), " ", ", ", "–", "-", "(", ")", "\n\n", "31", "2019", ":", "May", "ago", "’", "of", "999999"]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.one_of(st.none(), st.dates()))
def test_mentions_are_in_order_and_apart(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(text, load_shipped(), published):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        if isinstance(mention, Date) and mention.first and mention.last:
            assert mention.first <= mention.last
            assert mention.possible


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-03-01", date(2019, 3, 1)),
        ("2019-3-1", date(2019, 3, 1)),
        ("2019-03-01T12:00:00Z", date(2019, 3, 1)),
        ("2019-03-01T23:30:00+01:00", date(2019, 3, 1)),
        ("2019-03-01 09:00:00 -0500", date(2019, 3, 1)),
        ("'2019-03-01'", date(2019, 3, 1)),
        ("20190301", date(2019, 3, 1)),
        ("2019/03/01", date(2019, 3, 1)),
        ("March 1, 2019", date(2019, 3, 1)),
        ("Mar. 1, 2019 9:00 AM ET", date(2019, 3, 1)),
        ("1 March 2019", date(2019, 3, 1)),
        ("01-Mar-2019", date(2019, 3, 1)),
        ("Friday, 1st March 2019", date(2019, 3, 1)),
        ("PARIS, March 3, 2019 (Reuters)", date(2019, 3, 3)),
        ("Tue, 05 Mar 2019 10:00:00 GMT", date(2019, 3, 5)),
        ("Tue Mar 5 10:00:00 2019", date(2019, 3, 5)),
        ("25/03/2019", date(2019, 3, 25)),
        ("PARIS, March 3 (Reuters)", None),
        ("2019", None),
        ("March 2019", None),
        ("2019-02-30", None),
        ("30 February 2019", None),
        ("99999999", None),
        ("03/05/2019", None),
        ("yesterday", None),
        ("garbage", None),
        ("", None),
        ("from March 1, 2019 to March 9, 2019", None),
    ],
)
def test_read_date(value: str, expected: date | None) -> None:
    assert read_date(value) == expected


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9 :/.\-A-Za-z]{0,12}2019[0-9 :/.\-]{0,8}", fullmatch=True)))
def test_read_date_never_raises(value: str) -> None:
    read_date(value)


@given(st.dates(), st.integers(-40, 40))
def test_months_are_added(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert date.min <= moved <= date.max
    if 4 < day.year < 9996:
        assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months


def test_calendar() -> None:
    assert weekday_of(2019, 3, 5) == 1
    assert not is_day(2019, 2, 29)
    assert not is_day(2019, 13, 1)
    assert candidate_years(3, 5, PUBLISHED) == (2019, 2020, 2018)
    assert candidate_years(2, 29, PUBLISHED) == (2020,)
    assert years_that_fit(12, 21, 4, date(2023, 12, 21)) == ()
    assert years_that_fit(12, 21, 3, date(2023, 12, 21)) == (2023,)
    assert years_between(date(1990, 5, 3), date(2020, 5, 2)) == 29
    assert days_between(date(2020, 2, 28), date(2020, 3, 1)) == 2
    assert likely_day(1, 2, date(2018, 12, 30)) == date(2019, 1, 2)
    assert likely_day(2, 1, date(2015, 12, 23)) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Easter Sunday", date(2019, 4, 21)),
        ("easter monday", date(2019, 4, 22)),
        ("Good Friday", date(2019, 4, 19)),
        ("Orthodox Easter", date(2019, 4, 28)),
        ("Thanksgiving", date(2019, 11, 28)),
        ("MLK Day", date(2019, 1, 21)),
        ("Memorial Day", date(2019, 5, 27)),
        ("Black Friday", date(2019, 11, 29)),
        ("Valentine’s Day", date(2019, 2, 14)),
        ("Remembrance Sunday", date(2019, 11, 10)),
        ("Early May bank holiday", date(2020, 5, 8)),
        ("Ash Wednesday", date(2020, 2, 26)),
    ],
)
def test_holiday(name: str, day: date) -> None:
    assert holiday(name, day.year) == day


def test_no_holiday() -> None:
    assert holiday("Talk Like a Pirate Day", 2019) is None
    assert holiday("Easter Sunday", 1000) is None


def test_easter_against_the_rule_of_dateutil() -> None:
    oracle = pytest.importorskip("dateutil.easter")
    for year in range(1900, 2100):
        assert easter(year) == oracle.easter(year, oracle.EASTER_WESTERN)
        assert orthodox_easter(year) == oracle.easter(year, oracle.EASTER_ORTHODOX)


@pytest.mark.parametrize("year", range(1990, 2041))
def test_holidays_against_the_holidays_package(year: int) -> None:
    oracle = pytest.importorskip("holidays")
    us = {name: day for day, name in oracle.US(years=year, observed=False).items()}
    for ours, theirs in (
        ("Thanksgiving", "Thanksgiving Day"),
        ("Martin Luther King Day", "Martin Luther King Jr. Day"),
        ("Memorial Day", "Memorial Day"),
        ("Labor Day", "Labor Day"),
        ("Columbus Day", "Columbus Day"),
    ):
        assert holiday(ours, year) == us[theirs]
    uk = {name: day for day, name in oracle.UK(years=year, subdiv="ENG", observed=False).items()}
    for ours, theirs in (("Early May bank holiday", "May Day"), ("Spring bank holiday", "Spring Bank Holiday")):
        assert holiday(ours, year) == uk[theirs]


@pytest.mark.parametrize(
    ("zone", "place"),
    [("EST", "America/New_York"), ("BST", "Europe/London"), ("CET", "Europe/Paris"), ("AEDT", "Australia/Sydney")],
)
def test_summer_time_against_the_time_zone_database(zone: str, place: str) -> None:
    zoneinfo = pytest.importorskip("zoneinfo")
    datetime = pytest.importorskip("datetime").datetime
    try:
        rules = zoneinfo.ZoneInfo(place)
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("no time zone database")
    for days in range(0, 365 * 12, 3):
        day = date(2010, 1, 1) + timedelta(days)
        ours = in_summer_time(zone, day)
        assert ours is None or ours == bool(datetime(day.year, day.month, day.day, 12, tzinfo=rules).dst())


def test_zones_without_summer_time() -> None:
    assert in_summer_time("JST", PUBLISHED) is None
    assert in_summer_time("XYZ", PUBLISHED) is None
    assert (season_of("EDT"), season_of("cet"), season_of("GMT"), season_of("XYZ")) == ("summer", "winter", "", "")
