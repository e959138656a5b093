"""Silence: comments, (CQ) and [sic], at the place of a diagnostic or at a related one, and silence that is idle."""

from pathlib import Path

import pytest
from hand_made import plain_document, query

from newslint.diagnostic import Level
from newslint.document import Document
from newslint.suppress import apply_silence
from newslint.yamlfile import parse_yaml

KNOWN = ("spelling/geo-misspelling", "spelling/doubled-word", "names/name-variant", "dates/impossible-date")


def silence(document: Document, rule: str, related: str = "", ran: tuple[str, ...] = KNOWN) -> list[str]:
    found = query(document.source, "Ukranian", rule, Level.ERROR, related=related)
    return [diagnostic.rule for diagnostic in apply_silence(document, [found], KNOWN, ran)]


CASES = parse_yaml((Path(__file__).parent / "silence.yml").read_text(encoding="utf-8")).value
assert isinstance(CASES, list)


@pytest.mark.parametrize("case", CASES, ids=[str(case["what"]) for case in CASES if isinstance(case, dict)])
def test_silence(case: dict[str, str]) -> None:
    document = plain_document(case["copy"])
    left = silence(document, case.get("rule", "spelling/geo-misspelling"), case.get("related", ""))
    assert left == case.get("left", "").split()


def test_only_a_rule_that_ran_can_be_idle() -> None:
    document = plain_document("<!-- newslint-disable names/name-variant -->\nUkranian (CQ)\n")
    assert silence(document, "spelling/geo-misspelling") == ["suppress/idle-ignore"]
    assert silence(document, "spelling/geo-misspelling", ran=("spelling/geo-misspelling",)) == []


def test_what_is_said_of_an_unknown_comment() -> None:
    (found,) = apply_silence(plain_document("One.\n<!-- newslint-disable-line -->\nTwo.\n"), [], KNOWN, KNOWN)
    assert found.message == "no comment 'newslint-disable-line' (did you mean 'disable-next-line'?)"
    assert (found.level, found.place.line) == (Level.WARNING, 2)


def test_what_is_said_of_idle_and_unknown_requests() -> None:
    document = plain_document("One.\n<!-- newslint-disable names/name-varient, dates -->\nTwo.\n")
    unknown, idle = apply_silence(document, [], KNOWN, KNOWN)
    assert (unknown.rule, unknown.level) == ("suppress/unknown-rule", Level.WARNING)
    assert unknown.message == "no rule 'names/name-varient' (did you mean 'names/name-variant'?)"
    assert (idle.rule, idle.level, idle.place.line) == ("suppress/idle-ignore", Level.SUGGESTION, 2)
    assert idle.message == "nothing here needs dates to be silent"
