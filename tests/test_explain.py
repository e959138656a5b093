"""`newslint explain` is a page of the manual that an editor can read, of a rule, a kind, a family and newslint's own words."""

from pathlib import Path

import pytest
import regex
from newsroom import Newsroom, open_newsroom

import newslint
from newslint.commands.explain import OWN


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return open_newsroom(tmp_path)


def test_explain_is_the_manual(newsroom: Newsroom) -> None:
    page = newsroom.run("explain", "house/word", "--rules", "house-rules")
    assert page.status == 0
    for words in (
        "house/word (error)",
        "It is not for print.",
        "They [[wobble]].",
        "He was stunned.",
        "newslint explain existence",
        "newslint-disable",
    ):
        assert words in page.out
    assert "tokens:" in newsroom.run("explain", "existence").out
    assert newsroom.run("explain", "suppress/idle-ignore").status == 0
    ran = newsroom.run("explain", "house/wrod", "--rules", "house-rules")
    assert (ran.status, ran.out, ran.err) == (2, "", "newslint: no rule 'house/wrod' (did you mean 'house/word'?)\n")


def test_explain_shows_what_is_said_and_what_it_takes(newsroom: Newsroom) -> None:
    page = newsroom.run("explain", "titles/newsroom-office").out
    assert "[[Governor]] Ann Lee. — in the settings: Ann Lee, mayor" in page
    assert "→ Ann Lee is “Governor” here, but “mayor” in the settings" in page
    assert "— published 20" in newsroom.run("explain", "dates/weekday-date-mismatch").out


def test_explain_lists_a_family(newsroom: Newsroom) -> None:
    assert "units/unit-pair-mismatch (error)\n" in newsroom.run("explain", "units").out
    both = newsroom.run("explain", "attribution").out
    assert "attribution: a kind of rule" in both
    assert "attribution/unqualified-source (warning)\n" in both


def test_every_mistake_of_a_file_has_its_page() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(newslint.__file__).parent.rglob("*.py")))
    names = {f"file/{name}" for name in regex.findall(r"\bMistake\(\s*\"([a-z-]+)\"", code)}
    assert len(names) >= 7
    assert names <= set(OWN)
