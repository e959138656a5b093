"""Fact sheets: what a reader lists by hand is on the sheet of the seed, in every format, with what newslint says beside it."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from newslint.engine import lint_document
from newslint.facts.collect import collect_sheet
from newslint.facts.sheet import Entry, Sheet
from newslint.lexicon import find_rules_folder
from newslint.readers import read
from newslint.rule import load_rules
from newslint.story import Story
from newslint.text import Source

HERE = Path(__file__).parent
SEED = HERE.parent / "seeds" / "000_4cebe8aa7aceb534.txt"
BY_HAND: dict[str, Any] = yaml.safe_load((HERE / "facts.yml").read_text(encoding="utf-8"))


def sheet_of(text: str, published: str = "") -> Sheet:
    rules = load_rules((find_rules_folder(),))
    (document,) = read(Source("desk/story.txt", text), published=published)
    diagnostics = lint_document(document, rules.rules, rules.lexicons)
    return collect_sheet(Story(document, rules.lexicons), diagnostics)


@cache
def seed() -> Sheet:
    return sheet_of(SEED.read_text(encoding="utf-8"), "2021-11-14")


def of(group: str, sheet: Sheet | None = None) -> list[Entry]:
    return [entry for entry in (sheet or seed()).entries if entry.group == group]


def lines(entry: Entry) -> str:
    return ", ".join(str(mention.place.line) for mention in entry.mentions)


def test_every_person() -> None:
    assert {entry.words: [entry.detail("introduced"), lines(entry)] for entry in of("person")} == BY_HAND["people"]


def test_every_figure() -> None:
    names = ("value", "means", "counts", "unit")
    shown = [[entry.mentions[0].place.line, entry.words, *map(entry.detail, names)] for entry in of("figure")]
    assert shown == BY_HAND["figures"]


def test_every_date() -> None:
    names = ("means", "weekday")
    shown = [[entry.mentions[0].place.line, entry.words, *map(entry.detail, names)] for entry in of("date")]
    assert shown == BY_HAND["dates"]


def test_every_quotation() -> None:
    listed = BY_HAND["quotations"]
    names = ("speaker", "attributed")
    shown = [[entry.mentions[0].place.line, entry.words, *map(entry.detail, names)] for entry in of("quotation")]
    assert len(shown) == len(listed)
    for (line, words, *rest), (listed_line, opening, *listed_rest) in zip(shown, listed, strict=True):
        assert (line, rest) == (listed_line, listed_rest)
        assert str(words).startswith(opening)


@pytest.mark.parametrize("group", ["organisation", "place"])
def test_every_organisation_and_place(group: str) -> None:
    assert [entry.words for entry in of(group)] == BY_HAND[f"{group}s"]


def test_every_acronym() -> None:
    assert {entry.words: entry.detail("stands for") for entry in of("acronym")} == BY_HAND["acronyms"]


def test_the_sources() -> None:
    shown = [[entry.mentions[0].place.line, entry.words, entry.detail("kind")] for entry in of("source")]
    assert [source for source in BY_HAND["sources"] if source not in shown] == []
