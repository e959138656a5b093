"""Fact sheets: what a reader lists by hand is on the sheet of the seed, in every format, with what newslint says beside it."""

import csv
import json
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import regex
import yaml

from newslint.cli import main
from newslint.engine import lint_document
from newslint.facts.collect import collect_sheet
from newslint.facts.formats import write_csv, write_html, write_json, write_markdown, write_table
from newslint.facts.sheet import Entry, Sheet
from newslint.lexicon import find_rules_folder
from newslint.readers import read
from newslint.rule_loader import load_rules
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


PLANTED = "=HYPERLINK(“x”) <b>bold</b> [31] | *stars*\n\nJane Roe, 53, who leads <i>, said 1998 was “=1+1 *odd* | <u>”.\n"


def test_the_formats_say_the_same_of_every_entry() -> None:
    sheets = [seed(), sheet_of(PLANTED)]
    count = sum(len(sheet.entries) for sheet in sheets)
    loaded = json.loads("".join(write_json(sheets)))
    assert [len(sheet["entries"]) for sheet in loaded] == [len(sheet.entries) for sheet in sheets]
    rows = list(csv.DictReader(StringIO("".join(write_csv(sheets)))))
    assert [row["id"] for row in rows] == [entry["id"] for sheet in loaded for entry in sheet["entries"]]
    assert "".join(write_markdown(sheets)).count("- [ ] <a id=") == count
    assert "".join(write_html(sheets)).count('class="entry"') == count
    table = "".join(write_table(sheets, 120))
    assert all(entry.id in table for sheet in sheets for entry in sheet.entries)


def test_copy_is_neither_markup_nor_a_formula() -> None:
    sheets = [sheet_of(PLANTED)]
    assert not regex.search(r"(?<!\\)<(?!/?a[ >])|[^\\]\|", "".join(write_markdown(sheets)))
    assert "<u>" not in "".join(write_html(sheets))
    cells = [cell for row in csv.reader(StringIO("".join(write_csv(sheets)))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "\x1b" not in "".join(write_table([sheet_of("A head\n\nIt \x1b[2Jwon 1998.\n")], 80))


def test_ages_are_told_with_their_people() -> None:
    sheet = sheet_of(
        "Roe sees off Poe\n\nJane Roe, 53, the mayor of Leeds, met 34-year-old teacher Tom Poe. Ann Lee, who is 40, and Bob Hay"
        " (61) came. Sir Kim Day, aged 71, left.\n\nJack Ray, 3 miles away, said 40 people had come.\n"
    )
    ages = {entry.words: entry.detail("ages") for entry in of("person", sheet)}
    assert ages == {"Jane Roe": "53", "Tom Poe": "34", "Ann Lee": "40", "Bob Hay": "61", "Kim Day": "71", "Jack Ray": ""}
    assert "figure-1" in sheet.entry("person-1").links


def test_a_town_in_capitals_is_no_acronym() -> None:
    sheet = sheet_of("Envoy leaves for home\n\nLEEDS, March 7 (AP) — NATO sent an envoy. NATO was glad.\n")
    assert [entry.words for entry in of("acronym", sheet)] == ["AP", "NATO"]
    assert "LEEDS" in [entry.words for entry in of("name", sheet)]


def test_what_newslint_says_stands_beside_what_it_concerns() -> None:
    beside = {entry.words: [found.rule for found in entry.diagnostics] for entry in seed().entries}
    assert beside["Greece"] == ["geography/no-shared-border"]
    assert beside["14"] == beside["16 years old"] == ["figures/policy-direction-conflict"]
    assert {found.rule.partition("/")[0] for found in seed().others} == {"structure"}


EXPLAINED = [
    ("geography/no-shared-border", "a = “Russia”, country: Russia", "require: borders(a, b) fails", "it says"),
    ("figures/policy-direction-conflict", "contradicts line 33", "lowering the age limit to 16 years old", "related"),
    ("names/age-conflict", "none of its patterns matches", "it says nothing", ""),
    ("names/surname-only-first", "a rule of the kind introduction", "it says: ", "Poroshenko"),
]


@pytest.mark.parametrize(("rule", "first", "second", "third"), EXPLAINED)
def test_explain_on_a_file(rule: str, first: str, second: str, third: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", rule, "--on", str(SEED)]) == 0
    out = capsys.readouterr().out
    assert [words for words in (first, second, third) if words not in out] == []


def test_explain_tells_what_muted_a_match(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "story.md"
    copy = "Jane Roe, 53, left.\n\nJane Roe, 55, left in 1998.\n\n<!-- newslint-disable -->\nThe Ukranian left.\n"
    story.write_text(f"# Head\n\n{copy}")
    assert main(["explain", "names/age-conflict", "--on", str(story)]) == 0
    out = capsys.readouterr().out
    assert "muted by (?:in|during|since|of) {year}" in out
    assert "it says nothing" in out
    assert main(["explain", "spelling/geo-misspelling", "--on", str(story)]) == 0
    assert "the copy itself silences" in capsys.readouterr().out
    assert main(["explain", "spelling/geo-misspelling", "--on", str(tmp_path / "none")]) == 2
