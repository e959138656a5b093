"""Places: which countries touch, what a capital is, who belongs to which bloc; all from the tables of facts."""

from collections.abc import Mapping
from datetime import date

from newslint.lexicon import Lexicons, kept
from newslint.regexes import compile_later

RULED_OFFICES = frozenset(
    {"president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "emir", "sultan", "taoiseach"}
)
"""The offices whose existence in a state is a matter of record; of any other office the tables say nothing."""


def borders(a: str, b: str, lexicons: Lexicons) -> bool | None:
    """Return whether countries `a` and `b` (keys of the lexicon countries) share a land border, overseas parts included.

    None where one of them is no country that the tables know.
    """
    countries = _members(lexicons, "countries")
    if a not in countries or b not in countries or a == b:
        return None
    return b in _facts(lexicons, "borders").get(a, ())


def capital_of(place: str, lexicons: Lexicons) -> tuple[str, ...]:
    """Return the names of the capitals of a country or part of one, the present one first; () where unknown."""
    return _facts(lexicons, "capitals").get(place) or _facts(lexicons, "state_capitals").get(place, ())


def is_capital(city: str, place: str, lexicons: Lexicons) -> bool | None:
    """Return whether `city` (a key or a printed name) is a capital of `place`; None where the tables know no capital.

    Seats of government, former capitals and other spellings count as capitals.
    """
    capitals = (*_facts(lexicons, "capitals").get(place, ()), *_facts(lexicons, "state_capitals").get(place, ()))
    if not capitals:
        return None
    return city in capitals or any(_same_city(lexicons).get(capital) == city for capital in capitals)


def country_of(city: str, lexicons: Lexicons) -> str | None:
    """Return the country that a city (its key) is in, None where the tables do not know the city."""
    return _countries_by_city(lexicons).get(city)


def may_be_in(city: str, country: str, lexicons: Lexicons) -> bool | None:
    """Return whether `country` has a city or town of that name; None where the tables know no such city."""
    home = country_of(city, lexicons)
    if home is None:
        return None
    return (
        country == home
        or country in _facts(lexicons, "city_namesakes").get(city, ())
        or is_capital(city, country, lexicons) is True
    )


def landlocked(country: str, lexicons: Lexicons) -> bool | None:
    """Return whether a country has no coast on the ocean; None where the tables do not know the country."""
    if country not in _members(lexicons, "countries"):
        return None
    return country in _members(lexicons, "landlocked")


def has_shore(country: str, lexicons: Lexicons) -> bool:
    """Return whether a country without a coast on the ocean lies on the Caspian Sea."""
    return country in _members(lexicons, "caspian_shore")


def has_office(country: str, office: str, lexicons: Lexicons, on: date | None = None) -> bool | None:
    """Return whether a country has an office (a key of the lexicon offices); None where the tables do not tell.

    `on` is the day of publication: an office that began later or had gone two years before does not count.
    """
    offices = _facts(lexicons, "state_offices").get(country)
    if offices is None or office not in RULED_OFFICES:
        return None
    for stated in offices:
        name, _, years = stated.rpartition(" ") if stated[-1].isdigit() or stated.endswith("-") else (stated, "", "")
        if name == office:
            return on is None or not years or _within(years, on, slack=2)
    return False


def is_member(bloc: str, country: str, lexicons: Lexicons, on: date | None = None) -> bool | None:
    """Return whether a country belonged to a bloc on a day (None: at any time); None where the tables know no such bloc."""
    members = lexicons["blocs"].table.get(bloc)
    if members is None or country not in _members(lexicons, "countries"):
        return None
    years = members.get(country)
    if years is None:
        return False
    return on is None or _within(str(years) if "-" in years else f"{years}-", on, slack=0)


_YEARS = compile_later(r"(?P<first>\d{4})?-(?P<last>\d{4})?")


def _within(years: str, day: date, *, slack: int) -> bool:
    match = _YEARS.fullmatch(years)
    if match is None:
        return True
    return int(match["first"] or 0) <= day.year <= int(match["last"] or 9999) + slack


@kept
def _facts(lexicons: Lexicons, name: str) -> Mapping[str, tuple[str, ...]]:
    value = lexicons[name].value
    return {entry: tuple(map(str, facts)) for entry, facts in value.items()} if isinstance(value, dict) else {}


@kept
def _members(lexicons: Lexicons, name: str) -> frozenset[str]:
    return frozenset(map(str, lexicons[name].value))


@kept
def _countries_by_city(lexicons: Lexicons) -> Mapping[str, str]:
    table = _facts(lexicons, "city_countries")
    return {city: country for country, cities in reversed(list(table.items())) for city in cities}


@kept
def _same_city(lexicons: Lexicons) -> Mapping[str, str]:
    """Return the key of the city for every name of it."""
    return {name: city for city, names in _facts(lexicons, "cities").items() for name in (city, *names)}
