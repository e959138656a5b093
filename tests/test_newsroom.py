"""A newsroom's own names, from its settings to what is said of its copy."""

from pathlib import Path

import pytest

from newslint.config import ConfigMistake
from newslint.config_file import load_settings
from newslint.engine import lint

SETTINGS = """\
names:
  - Northvale Rivers Trust
  - name: Ann Lee
    not: [Anne Lee]
    office: mayor
    since: 2021-05-06
"""

MISTAKES = {
    "names: Ann Lee\n": (1, "must be a list"),
    "names:\n  - Ann Lee\n  - nam: Tom Hay\n": (3, "unknown key 'nam' of a name (did you mean 'name'?)"),
    "names:\n  - office: mayor\n": (2, "a name is a text, or a mapping"),
    "names:\n  - name: Tom Hay\n    since: May\n": (2, "names: "),
}


def write(folder: Path, text: str) -> Path:
    path = folder / ".newslint.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_are_checked_in_spelling_and_office(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, SETTINGS))
    copy = "OSLO, May 3, 2024 — The Northvale River Trust met.\n\nGovernor Ann Lee said so, and Anne Lee too.\n"
    found = {(said.rule, said.text) for said in lint(copy, settings=settings) if "newsroom" in said.rule}
    assert found == {
        ("names/newsroom-name", "Northvale River Trust"),
        ("names/newsroom-name", "Anne Lee"),
        ("titles/newsroom-office", "Governor"),
    }


def test_without_names_nothing_is_said_of_them() -> None:
    assert not [said for said in lint("Governor Ann Lee met Anne Lee.\n") if "newsroom" in said.rule]


@pytest.mark.parametrize(("text", "answer"), MISTAKES.items())
def test_mistakes_are_answered_by_line(tmp_path: Path, text: str, answer: tuple[int, str]) -> None:
    with pytest.raises(ConfigMistake) as raised:
        load_settings(write(tmp_path, text))
    assert raised.value.line == answer[0]
    assert answer[1] in raised.value.message
