"""A newsroom's names: the people and organisations of its settings, as lexicons that rules look up."""

from collections.abc import Iterable
from datetime import date

from newslint.lexicon import Lexicons
from newslint.record import Record, replace
from newslint.yamlfile import Value

KEYS = ("name", "not", "office", "since", "until")


class KnownName(Record):
    """Somebody, or something, that a newsroom knows: the right spelling, wrong ones, and offices with the days they were held.

    since, until: the first and last day in the offices as YYYY-MM-DD, "" where that is open.
    """

    name: str
    wrong: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


def read_name(value: Value) -> KnownName:
    """Read one entry of `names:`: a name, or a mapping with the keys name, not, office, since, until; raises ValueError."""
    if isinstance(value, str):
        return KnownName(value)
    if not isinstance(value, dict) or not isinstance(value.get("name"), str) or not value.keys() <= {*KEYS}:
        raise ValueError(f"a name is a text, or a mapping with the keys {', '.join(KEYS)}")
    wrong, offices = (_texts(value.get(key, [])) for key in ("not", "office"))
    since, until = (str(value.get(key, "")) for key in ("since", "until"))
    for day in filter(None, (since, until)):
        date.fromisoformat(day)
    return KnownName(str(value["name"]), wrong, offices, since, until)


def _texts(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value))


def with_names(lexicons: Lexicons, names: Iterable[KnownName]) -> Lexicons:
    """Return lexicons that know a newsroom's names too: `newsroom_names`, `newsroom_misspellings`, `newsroom_offices`."""
    names = tuple(names)
    if not names:
        return lexicons
    from json import dumps

    held = {
        name.name: {"offices": list(name.offices), "since": name.since, "until": name.until} for name in names if name.offices
    }
    values: dict[str, object] = {
        "newsroom_names": [name.name for name in names],
        "newsroom_misspellings": {name.name: list(name.wrong) for name in names if name.wrong},
        "newsroom_offices": held,
    }
    # JSON is YAML, and a text can be hashed.
    return replace(lexicons, own=tuple((name, dumps({name: value}, ensure_ascii=False)) for name, value in values.items()))
