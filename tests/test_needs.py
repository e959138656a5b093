"""What a pattern cannot match without is told from its source alone."""

from pathlib import Path

import pytest

from newslint.lexicon import find_rules_folder, load_shipped
from newslint.need_reader import find_needs
from newslint.needs import Need
from newslint.pattern_parser import parse_pattern
from newslint.patterns import Pattern
from newslint.readers import read
from newslint.record import fields
from newslint.rule import Rule
from newslint.rule_loader import load_rules
from newslint.skeleton import BITS
from newslint.story import Story
from newslint.text import Source

SEEDS = Path(__file__).parent.parent / "seeds"
LOADED = load_rules((find_rules_folder(),))

NEEDS = {
    "{a:percent} of {b:year}": ["of", "percent", "year"],
    "(?:by )?{a:percent}": ["percent"],
    "(?:{a:percent}|{b:year}) ago": ["ago", "percent year"],
    "(?P<whole>(?:rose|fell) {a:percent})": ["fell rose", "percent"],
    "(?:un)?known {a:year}": ["known unknown", "year"],
    "borders? with {a:country}": ["border borders", "country", "with"],
    "(?:north|south)(?:-?(?:east|west))?ern {a:city}": ["city"],
    "(?:north|south)(?:east|west)?ern {a:city}": [
        "city",
        "northeastern northern northwestern southeastern southern southwestern",
    ],
    "(?<!about )(?=x){a:count}": ["count"],
    "{a:percent}|{b:year}": ["percent year"],
    "{a:percent}|from {b:lower}": ["percent from"],
    "{a:percent}|[a-z]+": [],
    "(?:{a:count}, )*{b:count} and {c:count}": ["and", "count", "count twice"],
    "{a:count} of {b:count|percent}": ["count", "count percent", "count percent twice", "of"],
    "{a:count} of {b:percent}": ["count", "of", "percent"],
    "(?:{a:count} of|in {b:count}) {c:count}": ["count", "count twice"],
    "{a:count} (?:{lower} )?(?:men|women), {b:year}": ["count", "men women", "year"],
    "{a:count} (?:non)?(?:men|women), {b:year}": ["count", "men nonmen nonwomen women", "year"],
    "{a:count} men(?: {lower})?(?:,|:)": ["count", "men"],
    "{a:count} men(?:folk| alone)": ["count"],
    r"{a:person} \((?:born|b\.) {b:year}[–-]": ["(", "b born", "person", "year"],
    "{a:count}-year-old": ["-", "count", "old", "year"],
    "men(?=[,.]| of) {a:count}": ["count", "men"],
    "men.? {a:count}": ["count"],
    "(?:{a:count} men,? ){2,3}": ["count", "men"],
    "{gap} to {a:lower}": ["to"],
    r"\bwent\b {a:count}": ["count", "went"],
    r"(?P<word>\p{L}+) (?P=word)": ["  "],
    r"(?P<words>\p{L}+ \p{L}+) (?P=words)": [],
    r"[^)] (?:by|of) {a:count}\.": ["by of", "count"],
    "that that {a:person}": ["  ", "person", "that"],
}
"""Patterns, and the needs that are read from them: kinds of mention and words of which one must stand in the sentence."""

VALE = {
    r"\b(?:they|we) was\b": ["they we", "was"],
    r"\bthey['’]re (?:is|are)\b": ["'’", "are is", "re", "they"],
    "recieved": [],
    r"(?<![\w'’])recieved?(?![\w'’])": ["recieve recieved"],
    r"(?i)\bof course\b": ["course", "of"],
    r" ,(?= )": [" ,"],
    r",[”\"],": ['"”', ',",”', '",”,'],
    r"\.(?=(?:The|He)\b)": [".a", "he the"],
    r"\.(?=\d)": [],
    r"Ã[©¨]": ["¨©", "ã"],
    r"\bthe the\b": ["  ", "the"],
    r"(?<=\b[Tt]he )\p{Lu}": ["the"],
    r"(?x) a b": [],
    r"\(\)": ["(", ")", "()"],
    r"a(?R)?b": [],
}
"""The same of Vale's patterns, which stand in words where nothing says that they do not."""


@pytest.mark.parametrize(("source", "wanted"), NEEDS.items())
def test_needs(source: str, wanted: list[str]) -> None:
    needs = parse_pattern(source, load_shipped()).needs
    assert sorted(map(write_need, needs)) == wanted


@pytest.mark.parametrize(("source", "wanted"), VALE.items())
def test_needs_of_vale_patterns(source: str, wanted: list[str]) -> None:
    assert sorted(map(write_need, find_needs(source))) == sorted(wanted)


def write_need(need: Need) -> str:
    kinds = [kind for kind, bit in BITS.items() if need.bits & bit]
    words = sorted(need.words)
    shown = "".join(words) if all(not word.isalnum() and word.strip() for word in words) else " ".join(words)
    return " ".join(filter(None, (*sorted(kinds), shown, "twice" if need.twice else "")))


def patterns_of(rule: Rule) -> list[Pattern]:
    held = (getattr(rule.check, option.name) for option in fields(rule.check))
    return [each for value in held if isinstance(value, tuple) for each in value if isinstance(each, Pattern)]


PATTERNS = [pattern for rule in LOADED.rules for pattern in patterns_of(rule)]


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.md")), ids=lambda path: path.name)
def test_whatever_matches_in_a_story_holds_what_its_pattern_needs(path: Path) -> None:
    (document,) = read(Source(path.name, path.read_text(encoding="utf-8")))
    for skeleton in Story(document, LOADED.lexicons).skeletons:
        for pattern in PATTERNS:
            if not pattern.may_match(skeleton):
                assert not pattern.compiled.search(skeleton.text), (pattern.source, skeleton.text)
