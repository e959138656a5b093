"""The rule language: what a newsroom can say in YAML alone, and how its mistakes are answered."""

from pathlib import Path

import pytest

from newslint.engine import lint
from newslint.examples import check_examples
from newslint.lexicon import find_rules_folder
from newslint.rule_loader import load_rules

FILM = """\
extends: conflict
level: warning
message: "{key} runs {value} here, but {other} on line {other.line}"
facts:
  - "{key:quotation},? (?:which )?(?:runs|running|lasts|lasting)(?: for| to)? {value:duration}"
  - "{value:duration} (?:film|cut|version) (?:of|called|titled) {key:quotation}"
why: |
  A film has one running time.
source: https://example.org
examples:
  - bad: |
      “Slow Water” runs ((94 minutes)).

      Critics praised the [[three-hour]] cut of “Slow Water”.
  - bad: |
      “Slow Water”, which lasts ((94 minutes)), opens today.

      Few will sit through “Slow Water”, running for [[104 minutes]].
  - good: |
      “Slow Water” runs 94 minutes.

      The 120-minute cut of “Fast Water” is out.
  - good: |
      “Slow Water” runs about 90 minutes.

      The 91-minute version of “Slow Water” won a prize.
"""

MISTAKES = {
    "extends: existence\nmessage: m\ntokens: [a]\nlanguage: en-GB\n": (4, "neither 'any' nor the code of a language"),
    "extends: existence\nmessage: m\ntokens: [a]\nlocale: en\n": (4, "'en' is not one of en-US, en-GB, none"),
    "extends: relation\nmessage: m\npaterns: [a]\n": (3, "unknown key 'paterns' (did you mean 'patterns'?)"),
    "extends: relation\nmessage: m\n": (1, "a relation rule needs the key 'patterns'"),
    "extends: relatoin\nmessage: m\npatterns: [a]\n": (1, "no kind of rule is called 'relatoin' (did you mean 'relation'?)"),
    "extends: relation\nmessage: m\npatterns:\n  - '{a:county}'\n": (4, "did you mean 'country'?"),
    "extends: relation\nmessage: m\npatterns:\n  - '{a:count} ('\n": (3, "not a regular expression"),
    "extends: relation\nmessage: m\nmessage: n\npatterns: [a]\n": (3, "stands here twice"),
    "extends: relation\nmessage: '{b}'\npatterns: ['{a:count}']\n": (2, "nothing is called {b}"),
    "extends: relation\nmessage: m\npatterns: ['{a:count}']\nrequire: chang(a, a) == 1\n": (4, "did you mean 'change'?"),
    "extends: relation\nmessage: m\npatterns: ['{a:count}']\nrequire: a.__class__ == 1\n": (4, "outside the language"),
    "extends: relation\nmessage: m\npatterns: ['{a:count}']\nrequire: __import__('os') == 1\n": (4, "no function"),
    "extends: relation\nmessage: m\npatterns: ['{a:count}']\nrequire: '(lambda x: x)(a) == 1'\n": (4, "outside the language"),
    "extends: relation\nmessage: m\npatterns: ['{a:count}']\nrequire: b > 1\n": (4, "no pattern captures 'b'"),
    "extends: relation\nmessage: m\npatterns: ['{a:count}']\nunless: [fromer]\n": (4, "did you mean 'former'?"),
    "extends: relation\nmessage: m\npatterns: ['{a:count}']\nlevel: fatal\n": (4, "not suggestion, warning or error"),
    "extends: relation\nmessage: m\npatterns: ['{a:count}']\nscope: headlin\n": (4, "did you mean 'headline'?"),
    "extends: existence\nmessage: m\ntokens: ['(']\n": (3, ""),
    "extends: script\nmessage: m\nscript: x\n": (1, "extends: a script"),
    "extends: [\n": (2, ""),
    "- extends: relation\n": (1, "a rule is a mapping"),
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)): (1, "aliases"),
}


def write_rule(folder: Path, text: str) -> Path:
    path = folder / "films" / "running-time.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_a_newsroom_adds_a_contradiction_in_yaml_alone(tmp_path: Path) -> None:
    write_rule(tmp_path, FILM)
    rules = load_rules((tmp_path,))
    assert not rules.mistakes
    (rule,) = [rule for rule in rules.rules if rule.id == "films/running-time"]
    assert list(check_examples(rule, rules.lexicons)) == []


def test_it_runs_beside_the_shipped_rules(tmp_path: Path) -> None:
    write_rule(tmp_path, FILM)
    text = "“Slow Water” runs 94 minutes.\n\nThe three-hour cut of “Slow Water” is out.\n"
    found = [diagnostic for diagnostic in lint(text, load_rules((find_rules_folder(), tmp_path))) if "films" in diagnostic.rule]
    assert [(diagnostic.place.line, diagnostic.text) for diagnostic in found] == [(3, "three-hour")]
    assert found[0].message == "“Slow Water” runs three-hour here, but 94 minutes on line 1"


@pytest.mark.parametrize(("text", "answer"), MISTAKES.items())
def test_every_mistake_of_an_author_is_answered_by_line(tmp_path: Path, text: str, answer: tuple[int, str]) -> None:
    path = write_rule(tmp_path, text)
    (mistake,) = load_rules((tmp_path,)).mistakes
    assert mistake.path == path
    if answer[1] != "aliases":
        assert mistake.line == answer[0]
    assert answer[1] in mistake.message


def test_a_pattern_that_takes_for_ever_is_stopped_and_named(tmp_path: Path) -> None:
    write_rule(tmp_path, 'extends: relation\nmessage: m\npatterns: ["(?:a|aa)+{x:count}"]\n')
    found = lint("Then " + "a" * 60 + " 12 came.\n", load_rules((tmp_path,)))
    assert [(diagnostic.rule, "films/running-time" in diagnostic.message) for diagnostic in found] == [
        ("file/rule-too-slow", True)
    ]
