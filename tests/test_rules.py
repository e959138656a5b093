"""The shipped rules: each is sound, explained, and bears out every example it gives; the catalogue is answered."""

from pathlib import Path

import pytest

from newslint.examples import check_examples, load_examples
from newslint.lexicon import find_rules_folder
from newslint.rule import Rule
from newslint.rule_loader import load_rules
from newslint.yamlfile import parse_yaml

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT.parent / "shared" / "checks.yaml"
LOADED = load_rules((find_rules_folder(),), verify=True)
LEAST = 2


def test_every_rule_verifies() -> None:
    assert [str(mistake) for mistake in LOADED.mistakes] == []


@pytest.mark.parametrize("rule", LOADED.rules, ids=lambda rule: rule.id)
def test_rule_is_explained_and_bears_out_its_examples(rule: Rule) -> None:
    """Bad examples are found at their words, good ones left alone, and missed ones are missed still."""
    kinds = [example.kind for example in load_examples(rule.path)]
    assert min(kinds.count("bad"), kinds.count("good")) >= LEAST
    assert rule.why
    assert rule.source.startswith("http")
    assert [f"{failure.line}: {failure.message}" for failure in check_examples(rule, LOADED.lexicons)] == []


def test_messages_double_no_quotation_marks() -> None:
    doubled = ("“'", "'”", "““", "””", "'%[1]s'", "'%[2]s'", '"%s"')
    found = [(rule.id, mark) for rule in LOADED.rules for mark in doubled if mark in rule.message.source]
    assert found == []


def test_every_check_of_the_catalogue_is_a_rule_or_accounted_for() -> None:
    if not CATALOGUE.exists():
        pytest.skip("the catalogue is not here")
    checks = parse_yaml(CATALOGUE.read_text(encoding="utf-8")).value
    assert isinstance(checks, list)
    shipped = {rule.id.partition("/")[2] for rule in LOADED.rules}
    accounted = (ROOT / "docs" / "not-built.md").read_text(encoding="utf-8")
    ids = [str(check["id"]) for check in checks if isinstance(check, dict)]
    assert ids
    assert [id_ for id_ in ids if id_ not in shipped and f"`{id_}`" not in accounted] == []
