"""The functions of the rule language about places and offices, from the tables of facts and the newsroom's settings."""

from newslint.analysis import places
from newslint.analysis.mentions import Name
from newslint.quantities import Value, as_text
from newslint.setting import Setting

CAPITALS_KNOWN = 1995
"""The year from which the tables know every capital."""

OFFICES_KNOWN = 1990
"""The year from which the tables know the offices of states."""


def borders(setting: Setting, a: Value, b: Value) -> Value:
    """Whether two countries share a land border."""
    return places.borders(a.key, b.key, setting.lexicons) if isinstance(a, Name) and isinstance(b, Name) else None


def capital(setting: Setting, city: Value, land: Value) -> Value:
    """Whether a city is the capital of a country or state; None where either is not known, and where it was a capital once and
    the story names years before 1995."""
    place = _place(land)
    if place is None:
        return None
    if not isinstance(city, Name) or city.kind != "city":  # a town in the capitals of a dateline
        known, words = places.capital_of(place, setting.lexicons), as_text(city)
        return words.casefold() in {name.casefold() for name in known} if known and words else None
    if any(year < CAPITALS_KNOWN for year in setting.years) and _was_capital(setting, city.key, place):
        return None
    return places.is_capital(city.key, place, setting.lexicons)


def _place(land: Value) -> str | None:
    """Return the key of a country or state, be it printed in the story or told by country(city)."""
    return land.key if isinstance(land, Name) else land if isinstance(land, str) else None


def _was_capital(setting: Setting, city: str, land: str) -> bool:
    former = setting.lexicons["former_capitals"].value
    return isinstance(former, dict) and city in former.get(land, ())


def capitals(setting: Setting, land: Value) -> Value:
    """Return the names of the capitals of a country or state."""
    place = _place(land)
    return None if place is None else tuple(places.capital_of(place, setting.lexicons))


def has_office(setting: Setting, land: Value, office: Value) -> Value:
    """Whether a country had such an office at the time of publication, or has it at all where that is not known.

    None in a story that names a year before 1990, unless somebody was born then: the tables know no older offices.
    """
    words = as_text(office)
    if not isinstance(land, Name) or words is None or any(year < OFFICES_KNOWN for year in setting.years - setting.beginnings):
        return None
    entry = setting.lexicons["offices"].phrases.get(words, words)
    return places.has_office(land.key, entry, setting.lexicons, setting.published)


def known_office(setting: Setting, person: Value) -> Value:
    """Return the offices that the newsroom's settings give somebody for the day of publication; None where they tell none."""
    held = _offices(setting, person)
    return " and ".join(held) if held else None


def in_office(setting: Setting, person: Value, office: Value) -> Value:
    """Whether somebody holds an office by the newsroom's settings; None where these tell none for the day of publication."""
    held, named = _offices(setting, person), as_text(office)
    if not held or named is None:
        return None
    known = setting.lexicons["offices"].phrases
    return known.get(named, named) in {known.get(other.lower(), other.lower()) for other in held}


def _offices(setting: Setting, person: Value) -> list[str]:
    """Return the offices under a person's name in the settings; none where the day of publication lies outside their time."""
    if not isinstance(person, Name):
        return []
    entries = setting.lexicons["newsroom_offices"].table
    entry = next((facts for name, facts in entries.items() if name.lower() == person.key), {})
    offices, since, until = entry.get("offices", []), str(entry.get("since", "")), str(entry.get("until", ""))
    day = setting.published.isoformat() if setting.published else ""
    dated = (since or until) and not (day and (since or day) <= day <= (until or day))
    return [] if dated or not isinstance(offices, list) else [str(office) for office in offices]


def landlocked(setting: Setting, land: Value) -> Value:
    """Whether a country has no sea coast."""
    return places.landlocked(land.key, setting.lexicons) if isinstance(land, Name) else None


def has_shore(setting: Setting, land: Value) -> Value:
    """Whether a country without an ocean lies on the Caspian Sea."""
    return places.has_shore(land.key, setting.lexicons) if isinstance(land, Name) else None


def country(setting: Setting, city: Value) -> Value:
    """Return the country of a city that has no namesake of note."""
    key = _city_key(setting, city)
    return places.country_of(key, setting.lexicons) if key else None


def _city_key(setting: Setting, city: Value) -> str:
    """Return the key of a city, be it recognised or in the capitals of a dateline; "" where the tables know none."""
    if isinstance(city, Name) and city.kind == "city":
        return city.key
    words = as_text(city)
    return setting.lexicons["cities"].phrases.get(words.casefold(), "") if words else ""


def may_be_in(setting: Setting, city: Value, land: Value) -> Value:
    """Whether a country has a city or town of that name; None where the tables do not know the city."""
    key = _city_key(setting, city)
    return places.may_be_in(key, land.key, setting.lexicons) if key and isinstance(land, Name) else None


def member(setting: Setting, bloc: Value, land: Value) -> Value:
    """Whether a country belongs to a bloc at the time of publication, or ever did where that is not known."""
    words = as_text(bloc)
    if words is None or not isinstance(land, Name):
        return None
    name = setting.lexicons["bloc_names"].phrases.get(words.removeprefix("the "))
    return None if name is None else places.is_member(name, land.key, setting.lexicons, setting.published)
