"""The store: kept between runs, made again whenever what it was made of has changed, and never in the way."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from newslint.lexicon import load_shipped
from newslint.regexes import compile_later
from newslint.store import Store, take_fingerprint


def save(path: Path, **kept: object) -> None:
    store = Store(path)
    for name, value in kept.items():
        store.keep(name, "1", lambda value=value: value)  # type: ignore[misc]
    store.save()


def made(store: Store, name: str, fingerprint: str = "1") -> bool:
    """Whether the store had to make what it was asked for."""
    asked: list[bool] = []
    store.keep(name, fingerprint, lambda: asked.append(True))
    return bool(asked)


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.store"
    save(path, word=regex.compile(r"\w+"), table={"a": (1, 2)})
    store = Store(path)
    assert store.keep("table", "1", dict) == {"a": (1, 2)}
    assert store.keep("word", "1", lambda: regex.compile("no")).findall("a b") == ["a", "b"]
    assert made(store, "table", "2")
    assert made(store, "other")


def test_two_runs_keep_what_both_made(tmp_path: Path) -> None:
    path = tmp_path / "a.store"
    first, second = Store(path), Store(path)
    first.keep("one", "1", lambda: 1)
    second.keep("two", "1", lambda: 2)
    first.save()
    second.save()
    assert not made(Store(path), "one")
    assert not made(Store(path), "two")
    assert [each.name for each in tmp_path.iterdir()] == ["a.store"]


@pytest.mark.parametrize("cut", [0, 1, 20, 50, -1])
def test_a_damaged_store_is_made_again(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.store"
    save(path, one=1)
    path.write_bytes(path.read_bytes()[:cut])
    assert made(Store(path), "one")
    content = bytearray(path.read_bytes())
    path.write_bytes(content[: len(content) // 2] + b"?" + content[len(content) // 2 + 1 :])
    assert made(Store(path), "one")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of files here")
@pytest.mark.parametrize("of", ["", "a.store"])
def test_what_others_may_write_to_is_not_read(tmp_path: Path, of: str) -> None:
    path = tmp_path / "a.store"
    save(path, one=1)
    (tmp_path / of).chmod(0o777)
    assert made(Store(path), "one")


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save(tmp_path / "file" / "a.store", one=1)
    assert made(Store(tmp_path / "file" / "a.store"), "one")
    assert not stat.S_ISDIR((tmp_path / "file").stat().st_mode)


def test_a_fingerprint_sees_every_file(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "rule.yml").write_text("a: 1")
    (tmp_path / "note.txt").write_text("a")
    before = take_fingerprint((tmp_path,), ".yml")
    (tmp_path / "note.txt").write_text("another")
    assert take_fingerprint((tmp_path,), ".yml") == before
    (tmp_path / "deep" / "rule.yml").write_text("a: 2")
    assert take_fingerprint((tmp_path,), ".yml") != before


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(folder / "kept")}
    (folder / "story.txt").write_text("The flimsy plan was a flimsy one, he said on Monday.\n")
    command = [sys.executable, "-m", "newslint", *arguments, "check", "--rules", "rules", "--no-config", "story.txt"]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, check=False)


def write_rule(folder: Path, token: str) -> None:
    rule = folder / "rules" / "house" / "weak.yml"
    rule.parent.mkdir(parents=True, exist_ok=True)
    rule.write_text(f"extends: existence\nlevel: error\nmessage: weak word '%s'\ntokens: [{token}]\n")


def test_a_changed_rule_is_loaded_anew(tmp_path: Path) -> None:
    write_rule(tmp_path, "flimsy")
    first, second = run(tmp_path), run(tmp_path)
    assert first.stdout == second.stdout
    assert first.stdout.count("weak word 'flimsy'") == 2
    write_rule(tmp_path, "Monday")
    assert "weak word 'Monday'" in run(tmp_path).stdout


def test_nothing_is_kept_where_that_is_asked_for(tmp_path: Path) -> None:
    write_rule(tmp_path, "flimsy")
    assert "flimsy" in run(tmp_path, "--no-cache").stdout
    assert not (tmp_path / "kept").exists()


def test_a_lazy_pattern_is_the_pattern() -> None:
    lazy = compile_later(r"(?P<first>\L<words>) (\w+)", regex.IGNORECASE, words=["one", "two"])
    found = lazy.search("See Two men")
    assert found["first"] == "Two"
    assert lazy.pattern == r"(?P<first>\L<words>) (\w+)"
    assert [match.span() for match in lazy.finditer("one a, two b")] == [(0, 5), (7, 12)]
    assert "offices" in load_shipped()
