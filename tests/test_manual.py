"""The pages in docs/ name what there is: each format and ending, each type, function, fragment and key of the rule language."""

from pathlib import Path

import regex

from newslint.config import ENDINGS as SEARCHED
from newslint.functions import FUNCTIONS
from newslint.lexicon import find_rules_folder
from newslint.pattern_parser import GAPS, WORD_TYPES
from newslint.readers.choose import READERS
from newslint.readers.sniff import ENDINGS
from newslint.rule_loader import COMMON, load_rules
from newslint.skeleton import TYPES
from newslint.yamlfile import parse_yaml

DOCS = Path(__file__).parent.parent / "docs"
LANGUAGE = (DOCS / "rule-language.md").read_text(encoding="utf-8")
ROW = regex.compile(r"^\| `(?P<name>[\w-]+)` \| (?P<endings>[^|]*) \|", regex.MULTILINE)
FOR_VALE = {"description", "name", "tests"}
"""Keys that Vale's styles have and ours need not."""


def test_every_rule_that_is_switched_off_is_named() -> None:
    page = (DOCS / "not-built.md").read_text(encoding="utf-8")
    off = {rule.id for rule in load_rules((find_rules_folder(),)).rules if not rule.enabled}
    assert off == set(regex.findall(r"^\| `([a-z]+/[a-z-]+)` \|", page, regex.MULTILINE))


def test_every_format_has_its_row_and_endings() -> None:
    rows = {row["name"]: row["endings"] for row in ROW.finditer((DOCS / "formats.md").read_text(encoding="utf-8"))}
    assert set(rows) == set(READERS)
    for ending, name in ENDINGS.items():
        assert ending in regex.findall(r"\.\w+", rows[name])
    assert {ending for row in rows.values() for ending in regex.findall(r"\*\*(\.\w+)\*\*", row)} == set(SEARCHED)


def test_every_word_of_the_rule_language_is_told() -> None:
    code = set(regex.findall(r"[\w-]+", " ".join(regex.findall(r"`([^`\n]+)`", LANGUAGE))))
    fragments = parse_yaml((find_rules_folder() / "lexicons" / "fragments.yml").read_text(encoding="utf-8")).value
    assert isinstance(fragments, dict)
    named = fragments["fragments"]
    assert isinstance(named, dict)
    assert {*TYPES, *WORD_TYPES, *GAPS, *FUNCTIONS, *named, *COMMON} - FOR_VALE - code == set()


def test_every_function_that_is_told_exists() -> None:
    expressions = LANGUAGE.partition("## Expressions")[2].partition("## Silence")[0]
    assert set(regex.findall(r"(\w+)\(", expressions)) == set(FUNCTIONS)
