"""The gazetteer: every country, place, office, honorific and organisation that the lexicons know, by its words."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from newslint.lexicon import Lexicons, kept
from newslint.record import Record

_KINDS = (
    ("cities", "city"),
    ("states", "state"),
    ("countries", "country"),
    ("state_demonyms", "demonym"),
    ("demonyms", "demonym"),
)
"""Lexicons in which capitals count; a later one wins where two know a phrase (Singapore is a country)."""


class Gazetteer(Record):
    """What the lexicons say about words.

    entries: a phrase as printed (offices and honorifics in lower case) and its kind and key.
    heads: the first word of each phrase and the number of words of the longest such phrase.
    roles: the person cues and the offices of one word in lower case.
    openers: the plain words with a capital that are nothing else.
    The rest are sets of words in the lexicons' own case.
    """

    entries: Mapping[str, tuple[str, str]]
    heads: Mapping[str, int]
    given: frozenset[str]
    surnames_first: frozenset[str]
    household: frozenset[str]
    organisation_cues: frozenset[str]
    thing_cues: frozenset[str]
    thing_surnames: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    person_cues: frozenset[str]
    roles: frozenset[str]
    plain: frozenset[str]
    openers: frozenset[str]
    speech: frozenset[str]
    acronyms: frozenset[str]
    tails: frozenset[str]
    calendar: frozenset[str]


@cache
def load_gazetteer(lexicons: Lexicons) -> Gazetteer:
    """Return the gazetteer of `lexicons`."""
    return Gazetteer(**_load_parts(lexicons))


@kept
def _load_parts(lexicons: Lexicons) -> dict[str, Any]:
    """Return the fields of the gazetteer."""
    entries = dict(_entries(lexicons))
    heads: dict[str, int] = {}
    for phrase in entries:
        words = phrase.split(" ")
        heads[words[0]] = max(heads.get(words[0], 0), len(words))
    openers = (word.capitalize() for word in lexicons["plain_words"].phrases)
    return dict(
        entries=entries,
        heads=heads,
        roles=frozenset(lexicons["person_cues"].phrases)
        | {phrase for phrase, (kind, _) in entries.items() if kind == "office" and " " not in phrase and phrase.islower()},
        openers=frozenset(word for word in openers if word not in entries and word.lower() not in entries),
        **{
            field: frozenset(lexicons[name].phrases.values())
            for field, name in (
                ("given", "given_names"),
                ("surnames_first", "surnames_first"),
                ("household", "household"),
                ("organisation_cues", "organisation_cues"),
                ("thing_cues", "thing_cues"),
                ("thing_surnames", "thing_surnames"),
                ("particles", "particles"),
                ("suffixes", "name_suffixes"),
                ("person_cues", "person_cues"),
                ("plain", "plain_words"),
                ("speech", "speech"),
                ("acronyms", "household_acronyms"),
                ("tails", "compound_tails"),
                ("calendar", "calendar_words"),
            )
        },
    )


def _entries(lexicons: Lexicons) -> Iterator[tuple[str, tuple[str, str]]]:
    for lexicon in ("organisations_known", "organisations_long"):
        known = lexicons[lexicon].phrases.values()  # in capitals throughout it is an acronym, as any other
        yield from ((name, ("organisation", name.lower())) for name in known if not name.isupper())
    for lexicon, kind in _KINDS:
        for entry, phrases in _mapping(lexicons, lexicon):
            names = phrases if kind == "demonym" else [entry, *phrases]
            yield from ((name, (kind, entry)) for name in names)
    yield "Georgia", ("country", "Georgia")
    for lexicon, kind in (("honorifics", "honorific"), ("offices", "office")):
        for entry, phrases in _mapping(lexicons, lexicon):
            yield from ((name.lower(), (kind, entry)) for name in (entry, *phrases))


def _mapping(lexicons: Lexicons, name: str) -> Iterator[tuple[str, list[str]]]:
    value = lexicons[name].value
    if isinstance(value, dict):
        yield from ((entry, [str(phrase) for phrase in phrases]) for entry, phrases in value.items())
