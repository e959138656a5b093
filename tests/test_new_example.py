"""`newslint new-example` adds an example to a rule's file and says whether it holds."""

import subprocess
import sys
from pathlib import Path

import pytest

from newslint.examples import load_examples

RULE = """\
extends: relation
message: "{a} of {b}"
patterns: ["{a:count} of {b:count}"]
require: not (a > b)
examples:
  - bad: "[[12 of 10]] came."
why: Parts are smaller than wholes.
"""


def add(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newslint", "new-example", "own/part", *arguments, "--rules", "rules"]
    return subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    path = tmp_path / "rules" / "own" / "part.yml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ('He said “9 of 12” "came".', "good", 0),
        ("So [[14 of 12]] left.", "bad", 0),
        ("So 14 of 12 left.", "good", 1),
        ("A headline\n\nSo [[14 of 12]] left.\n", "bad", 0),
        ("So [[14 of 12]] left.", "missed", 1),
    ],
)
def test_an_example_is_added_and_run(text: str, kind: str, status: int, newsroom: Path) -> None:
    done = add(newsroom, "-", f"--{kind}", "--published", "2019-03-01", given=text)
    assert done.returncode == status, done.stderr
    written = (newsroom / "rules" / "own" / "part.yml").read_text(encoding="utf-8")
    assert written.endswith("why: Parts are smaller than wholes.\n")
    assert f"\n  - {kind}: " in written
    _, added = load_examples(newsroom / "rules" / "own" / "part.yml")
    assert (added.kind, added.published) == (kind, "2019-03-01")
    assert added.text == text.strip("\n").replace("[[", "").replace("]]", "")


def test_an_unknown_rule_is_answered(newsroom: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newslint", "new-example", "dates/imposible-date", "x", "--good"],
        cwd=newsroom, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "did you mean 'dates/impossible-date'" in done.stderr
