"""Repairs: made once and for all, touching nothing else, and written whole or not at all."""

import subprocess
from pathlib import Path

import pytest
import regex
from hand_made import query
from hypothesis import given
from hypothesis import strategies as st

from newslint.decode import decode
from newslint.diagnostic import Diagnostic, Edit, Fix, Level
from newslint.engine import lint
from newslint.fix import apply_fixes, fix_all, make_patch, write_source
from newslint.run import load_all_rules
from newslint.text import Source

DOUBLED = regex.compile(r"\b(\w+)( \1\b)")
MISSPELT = regex.compile(r"Ukranian|teh")
RIGHT = {"Ukranian": "Ukrainian", "teh": "the"}


def find(source: Source) -> list[Diagnostic]:
    """Find doubled words and two misspellings: what a repair makes right may be what another is about."""
    edits = [source.place(*match.span(2)) for match in DOUBLED.finditer(source.text)]
    found = [Fix("", (Edit(place, ""),)) for place in edits]
    found += [Fix("", (Edit(source.place(*match.span()), RIGHT[match[0]]),)) for match in MISSPELT.finditer(source.text)]
    return [Diagnostic(source.path, fix.edits[0].place, "spelling/x", Level.ERROR, "", fix=fix) for fix in found]


WORDS = st.lists(st.sampled_from(["the", "teh", "Ukranian", "Ukrainian", "a", "—", "é", "🙂", "\r\n", "\r", "\n\n", "\ufeff"]))


@given(WORDS)
def test_fixing_twice_is_fixing_once(words: list[str]) -> None:
    once, _ = fix_all(Source("a.txt", " ".join(words)), find)
    assert not find(once)
    assert fix_all(once, find) == (once, 0)


@given(WORDS)
def test_nothing_else_is_touched(words: list[str]) -> None:
    fixed, _ = fix_all(Source("a.txt", " ".join(words)), find)
    others = [word for word in words if not word.isalpha()]
    assert [word for word in fixed.text.split(" ") if word and not word.isalpha()] == others


def test_repairs_that_touch_are_made_one_at_a_time() -> None:
    source = Source("a.txt", "the the the end")
    assert apply_fixes(source.text, find(source)) == ("the the end", 1)
    assert fix_all(source, find)[0].text == "the end"


def test_a_repair_is_made_whole_or_not_at_all() -> None:
    source = Source("a.txt", "one two three")
    places = [source.place(start, start + 3) for start in (0, 4)]
    both = Fix("", (Edit(places[0], "1"), Edit(places[1], "2")))
    second = Fix("", (Edit(places[1], "zwei"),))
    found = [Diagnostic("a.txt", places[0], "a/b", Level.ERROR, "", fix=fix) for fix in (second, both)]
    assert apply_fixes(source.text, found) == ("1 2 three", 1)


def test_repairs_that_chase_each_other_change_nothing() -> None:
    source = Source("a.txt", "colour")

    def swap(source: Source) -> list[Diagnostic]:
        other = "color" if source.text == "colour" else "colour"
        return [query(source, source.text, repair=other)]

    assert fix_all(source, swap) == (source, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_rest_of_a_file_stays_byte_for_byte(tmp_path: Path, encoding: str, ending: str) -> None:
    mark = "" if encoding == "cp1252" else "\ufeff"
    text = f"{mark}“Café”{ending}the Ukranian outlet  {ending}"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    path.chmod(0o640)
    write_source(path, fix_all(Source(str(path), text, encoding), find)[0])
    assert path.read_bytes() == text.replace("Ukranian", "Ukrainian").encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [left.name for left in tmp_path.iterdir()] == ["a.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_source(tmp_path / "link.txt", Source("link.txt", "new"))
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_what_cannot_be_encoded_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(UnicodeEncodeError):
        write_source(path, Source(str(path), "Škoda", "latin-1"))
    assert path.read_bytes() == b"old"
    assert [left.name for left in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("text", ["teh\n", "a\nteh", "x\r\nteh\r\ny\r\n", "one\n\nteh\n" + "z\n" * 9])
def test_patch_takes_the_diff(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    fixed = fix_all(Source("a.txt", text), find)[0].text
    patch = make_patch("a.txt", text, fixed)
    subprocess.run(["git", "apply", "-p0", "-"], input=patch.encode(), cwd=tmp_path, check=True)
    assert path.read_bytes().decode() == fixed


SEEDS = sorted(path for path in (Path(__file__).parent.parent / "seeds").iterdir() if path.suffix in (".txt", ".md", ".html"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_shipped_rules_agree_with_their_own_repairs(path: Path) -> None:
    source, _ = decode(path.read_bytes(), path.name)
    rules = load_all_rules(())
    repaired, count = fix_all(source, lambda source: lint(source, rules))
    left = lint(repaired, rules)
    assert not [found for found in left if found.fix]
    assert (repaired.text == source.text) == (count == 0)
    assert fix_all(repaired, lambda source: lint(source, rules)) == (repaired, 0)
