"""What a pattern cannot match without is told from its source alone."""

import pytest

from newslint.lexicon import load_shipped
from newslint.patterns import parse_pattern
from newslint.skeleton import BITS

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
    "(?:{a:count}, )*{b:count} and {c:count}": [{"count"}, {"and"}],
    "(?:{a:count} men,? ){2,3}": [{"count"}, {"men"}],
    "{gap} to {a:lower}": [{"to"}],
    r"\bwent\b {a:count}": [{"count"}],
    r"(?P<word>\p{L}+) (?P=word)": [{" "}],
    r"[^)] (?:by|of) {a:count}\.": [{"by", "of"}, {"count"}],
}


@pytest.mark.parametrize(("source", "wanted"), NEEDS.items())
def test_needs(source: str, wanted: list[set[str]]) -> None:
    needs = parse_pattern(source, load_shipped()).needs
    assert [{kind for kind, bit in BITS.items() if need.bits & bit} | need.words for need in needs] == wanted
