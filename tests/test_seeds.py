"""The seeds: every planted fault is found at its words, and nothing else is said at warning or error level."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest
import regex

from newslint.decode import decode
from newslint.diagnostic import Diagnostic, Level
from newslint.engine import lint
from newslint.lexicon import find_rules_folder
from newslint.rule import RuleSet
from newslint.rule_loader import load_rules
from newslint.text import Place, Source
from newslint.yamlfile import Value, parse_yaml

SEEDS = Path(__file__).parent.parent / "seeds"
FAULTS_EACH = 5


@dataclass(frozen=True)
class Expected:
    """One diagnostic that a seed must yield."""

    rule: str
    level: Level
    words: str
    line: int
    related: tuple[str, ...]
    fix: str

    def __str__(self) -> str:
        return f"{self.rule} at {self.words!r}"


@cache
def read_expected() -> dict[str, tuple[Expected, ...]]:
    value = parse_yaml((SEEDS / "expected.yml").read_text(encoding="utf-8")).value
    assert isinstance(value, dict)
    return {name: tuple(map(_expected, entries)) for name, entries in value.items() if isinstance(entries, list)}


def _expected(entry: Value) -> Expected:
    assert isinstance(entry, dict)
    assert not entry.keys() - {"rule", "level", "words", "line", "related", "fix"}
    related = entry.get("related", [])
    return Expected(
        str(entry["rule"]),
        Level[str(entry["level"]).upper()],
        str(entry["words"]),
        int(str(entry.get("line", "0"))),
        tuple(map(str, related)),
        str(entry.get("fix", "")),
    )


@cache
def shipped_rules() -> RuleSet:
    return load_rules((find_rules_folder(),))


@cache
def read_source(name: str) -> Source:
    source, mistakes = decode((SEEDS / name).read_bytes(), name)
    assert not mistakes
    return source


@cache
def lint_seed(name: str) -> tuple[Diagnostic, ...]:
    return tuple(lint(read_source(name), shipped_rules()))


def find_place(source: Source, words: str, line: int = 0) -> Place:
    """Return where the file holds `words`, which it must hold once (or once in that line)."""
    found = [source.place(*match.span()) for match in regex.finditer(regex.escape(words), source.text)]
    (place,) = (place for place in found if line in (0, place.line))
    return place


def touch(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def answers(diagnostic: Diagnostic, expected: Expected, source: Source) -> bool:
    """Whether a diagnostic is the expected one: rule, level, the words at its place, those at the other ends, the fix."""
    related = [find_place(source, words) for words in expected.related]
    fix = "".join(edit.text for edit in diagnostic.fix.edits) if diagnostic.fix else ""
    return (
        (diagnostic.rule, diagnostic.level) == (expected.rule, expected.level)
        and touch(diagnostic.place, find_place(source, expected.words, expected.line))
        and all(any(touch(place, end.place) for end in diagnostic.related) for place in related)
        and expected.fix in ("", fix)
    )


EVERY_FAULT = [(name, expected) for name, entries in read_expected().items() for expected in entries]
PAIRS = [name for name, entries in read_expected().items() if len(entries) >= FAULTS_EACH and not name.startswith("000_")]


@pytest.mark.parametrize(("name", "expected"), EVERY_FAULT, ids=str)
def test_planted_fault_is_found(name: str, expected: Expected) -> None:
    same_rule = [diagnostic for diagnostic in lint_seed(name) if diagnostic.rule == expected.rule]
    assert any(answers(diagnostic, expected, read_source(name)) for diagnostic in same_rule), same_rule


@pytest.mark.parametrize("name", read_expected())
def test_nothing_else_is_said(name: str) -> None:
    source = read_source(name)
    surplus = [
        f"{diagnostic.place.line}: {diagnostic.rule} {diagnostic.text!r} {diagnostic.message}"
        for diagnostic in lint_seed(name)
        if diagnostic.level > Level.SUGGESTION
        and not any(answers(diagnostic, expected, source) for expected in read_expected()[name])
    ]
    assert not surplus


def test_shipped_rules_load() -> None:
    assert not shipped_rules().mistakes


def test_every_seed_is_expected() -> None:
    assert {path.name for path in SEEDS.iterdir()} - {"README.md", "expected.yml"} == set(read_expected())


@pytest.mark.parametrize("name", PAIRS)
def test_faults_differ_and_twin_is_near(name: str) -> None:
    """A story carries five or more faults of different rules, and a twin that is the same story but for them."""
    twin = f"{Path(name).stem}-clean{Path(name).suffix}"
    assert len({expected.rule for expected in read_expected()[name]}) >= FAULTS_EACH
    assert read_expected()[twin] == ()
    assert SequenceMatcher(None, read_source(name).text.split(), read_source(twin).text.split()).ratio() > 0.9
