"""Places: what the tables of facts answer."""

from datetime import date

import pytest

from newslint.analysis import places
from newslint.lexicon import load_shipped

LEXICONS = load_shipped()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Russia", "Greece", False),
        ("Iran", "Syria", False),
        ("Poland", "Russia", True),
        ("France", "Brazil", True),
        ("Spain", "Morocco", True),
        ("Denmark", "Canada", True),
        ("Ireland", "United Kingdom", True),
        ("Japan", "Russia", False),
        ("Iceland", "Malta", False),
        ("Russia", "Russia", None),
        ("England", "Scotland", None),
        ("Narnia", "Russia", None),
    ],
)
def test_borders(one: str, other: str, expected: bool | None) -> None:
    assert places.borders(one, other, LEXICONS) is expected
    assert places.borders(other, one, LEXICONS) is expected


@pytest.mark.parametrize(
    ("city", "place", "expected"),
    [
        ("Istanbul", "Turkey", False),
        ("Ankara", "Turkey", True),
        ("Lagos", "Nigeria", False),
        ("Sydney", "Australia", False),
        ("Sydney", "New South Wales", True),
        ("Burlington", "Vermont", False),
        ("Montpelier", "Vermont", True),
        ("Kyiv", "Ukraine", True),
        ("Kiev", "Ukraine", True),
        ("Astana", "Kazakhstan", True),
        ("The Hague", "Netherlands", True),
        ("Cape Town", "South Africa", True),
        ("Bern", "Switzerland", True),
        ("Washington", "United States", True),
        ("Atlanta", "Georgia state", True),
        ("Paris", "Narnia", None),
    ],
)
def test_capitals(city: str, place: str, expected: bool | None) -> None:
    assert places.is_capital(city, place, LEXICONS) is expected


@pytest.mark.parametrize(
    ("city", "country", "expected"),
    [
        ("Geneva", "Austria", False),
        ("Geneva", "Switzerland", True),
        ("Ljubljana", "Slovakia", False),
        ("London", "Canada", True),
        ("Birmingham", "United States", True),
        ("Xanadu", "China", None),
    ],
)
def test_cities(city: str, country: str, expected: bool | None) -> None:
    assert places.may_be_in(city, country, LEXICONS) is expected


@pytest.mark.parametrize(
    ("country", "office", "on", "expected"),
    [
        ("Mexico", "prime minister", None, False),
        ("United States", "prime minister", None, False),
        ("Germany", "king", None, False),
        ("Germany", "chancellor", None, True),
        ("France", "prime minister", None, True),
        ("Russia", "chancellor", None, False),
        ("Turkey", "prime minister", None, True),
        ("Turkey", "prime minister", date(2016, 5, 1), True),
        ("Turkey", "prime minister", date(2024, 5, 1), False),
        ("Barbados", "president", date(2015, 5, 1), False),
        ("Britain", "king", None, None),
        ("Germany", "mayor", None, None),
    ],
)
def test_offices(country: str, office: str, on: date | None, expected: bool | None) -> None:
    assert places.has_office(country, office, LEXICONS, on) is expected


@pytest.mark.parametrize(
    ("bloc", "country", "on", "expected"),
    [
        ("European Union", "Norway", None, False),
        ("European Union", "Belarus", None, False),
        ("European Union", "United Kingdom", date(2019, 1, 1), True),
        ("European Union", "United Kingdom", date(2022, 1, 1), False),
        ("NATO", "Sweden", date(2019, 1, 1), False),
        ("NATO", "Sweden", date(2024, 6, 1), True),
        ("OPEC", "Qatar", date(2020, 1, 1), False),
        ("Hanseatic League", "Germany", None, None),
    ],
)
def test_blocs(bloc: str, country: str, on: date | None, expected: bool | None) -> None:
    assert places.is_member(bloc, country, LEXICONS, on) is expected


def test_coasts() -> None:
    assert places.landlocked("Switzerland", LEXICONS) is True
    assert places.landlocked("Italy", LEXICONS) is False
    assert places.landlocked("Narnia", LEXICONS) is None
    assert places.has_shore("Kazakhstan", LEXICONS)
    assert places.country_of("Lagos", LEXICONS) == "Nigeria"
    assert places.country_of("Xanadu", LEXICONS) is None
