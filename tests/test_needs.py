"""What a pattern cannot match without is told from its source alone."""

from pathlib import Path

import pytest

from newslint.lexicon import find_rules_folder, load_shipped
from newslint.needs import Need
from newslint.patterns import Pattern, parse_pattern
from newslint.readers import read
from newslint.record import fields
from newslint.rule import Rule, load_rules
from newslint.skeleton import BITS
from newslint.story import Story
from newslint.text import Source

SEEDS = Path(__file__).parent.parent / "seeds"
LOADED = load_rules((find_rules_folder(),))
TWICE = "twice"

NEEDS = {
    "{a:percent} of {b:year}": [{"percent"}, {"of"}, {"year"}],
    "(?:by )?{a:percent}": [{"percent"}],
    "(?:{a:percent}|{b:year}) ago": [{"percent", "year"}, {"ago"}],
    "(?P<whole>(?:rose|fell) {a:percent})": [{"rose", "fell"}, {"percent"}],
    "(?:un)?known {a:year}": [{"year"}],
    "borders? with {a:country}": [{"with"}, {"country"}],
    "(?<!about )(?=x){a:count}": [{"count"}],
    "{a:percent}|{b:year}": [{"percent", "year"}],
    "{a:percent}|from {b:lower}": [{"percent", "from"}],
    "{a:percent}|[a-z]+": [],
    "(?:{a:count}, )*{b:count} and {c:count}": [{"count"}, {"and"}, {"count", TWICE}],
    "{a:count} of {b:count|percent}": [{"count"}, {"of"}, {"count", "percent"}, {"count", "percent", TWICE}],
    "{a:count} of {b:percent}": [{"count"}, {"of"}, {"percent"}],
    "(?:{a:count} of|in {b:count}) {c:count}": [{"of", "in"}, {"count"}, {"count", TWICE}],
    "{a:count} (?:{lower} )?(?:men|women), {b:year}": [{"count"}, {"men", "women"}, {"year"}],
    "{a:count} (?:non)?(?:men|women), {b:year}": [{"count"}, {"year"}],
    "{a:count} men(?: {lower})?(?:,|:)": [{"count"}, {"men"}],
    "{a:count} men(?:folk| alone)": [{"count"}],
    r"{a:person} \((?:born|b\.) {b:year}[–-]": [{"person"}, {"("}, {"born", "b"}, {"year"}, {"–", "-"}],
    "{a:count}-year-old": [{"count"}, {"-"}, {"year"}, {"old"}],
    "(?=men)wo{a:count}": [{"count"}],
    "men(?=[,.]| of) {a:count}": [{"men"}, {"count"}],
    "men.? {a:count}": [{"count"}],
    "(?:{a:count} men,? ){2,3}": [{"count"}, {"men"}],
    "{gap} to {a:lower}": [{"to"}],
    r"\bwent\b {a:count}": [{"went"}, {"count"}],
    r"(?P<word>\p{L}+) (?P=word)": [{" "}],
    r"[^)] (?:by|of) {a:count}\.": [{"by", "of"}, {"count"}],
}


@pytest.mark.parametrize(("source", "wanted"), NEEDS.items())
def test_needs(source: str, wanted: list[set[str]]) -> None:
    needs = parse_pattern(source, load_shipped()).needs
    assert [write_need(need) for need in needs] == wanted


def write_need(need: Need) -> set[str]:
    return {kind for kind, bit in BITS.items() if need.bits & bit} | need.words | ({TWICE} if need.twice else set())


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
