"""Bad input: each gets a clear answer, never a traceback, and the other files are still checked."""

import os
from errno import EACCES
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from newsroom import Newsroom, open_newsroom
from word_files import make_word, paragraph, run

WINDOWS = "It’s “wobble”: café".encode("cp1252")
UTF16 = "They wobble.".encode("utf-16")

ALIASES = [f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n".encode() for before, name in pairwise("abcdefgh")]

ANSWERED = {
    "windows.txt": (WINDOWS, "windows.txt:1:3: warning file/encoding this is not UTF-8"),
    "empty.md": (b"", "empty.md:1:1: warning file/empty the file holds no text"),
    "blank.md": (b"\xef\xbb\xbf \r\n\r\n", "blank.md:1:1: warning file/empty the file holds no text"),
    "broken.md": (b"---\ntitle: [a\n---\n\nThey wobble.\n", "broken.md:2:"),
    "data.json": (
        b'{"a": 1, "words": "They wobble."}',
        "data.json:1:1: warning file/empty no field here is known",
    ),
    "list.md": (b"---\n- a\n- b\n---\n\nThey wobble.\n", "list.md:"),
}
"""Files of which something is said on newslint's own account."""

READ = {
    "alias.md": b"---\na: &a [x]\n" + b"".join(ALIASES) + b"---\n\nThey wobble.\n",
    "utf16.txt": UTF16,
    "meta.html": b"<meta charset=windows-1252><p>caf\xe9 wobble</p>",
    "unclosed.html": b"<html><body><div><p>They <b>wobble<p><ul><li>" + b"<div>" * 3000,
    "line.txt": b"word " * 1_000_000 + b"wobble",
    "comment.html": b"<p>They wobble</p><!-- ",
    "deep.md": b"- " * 50 + b"They wobble.\n",
    "cr.txt": b"One.\r\rThey wobble.\r",
}
"""Files that are read all the same: the word at which the house rule stops is found."""

UNREADABLE = {
    "binary.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary.txt: this is not a text file"),
    "nul.txt": (b"abc\0def", "nul.txt: this is not a text file"),
    "old.doc": (b"\xd0\xcf\x11\xe0\0", "old.doc: this format is not read: save the story as .docx or as plain text"),
    "rich.rtf": (b"{\\rtf1 They wobble.}", "rich.rtf: this format is not read: save the story as .docx or as plain text"),
    "huge.txt": (b"word " * 10_000_000, "huge.txt: longer than 20 MB: no story is"),
}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = open_newsroom(tmp_path)
    room.write("fine.md", "They wobble.\n")
    return room


@pytest.mark.parametrize("name", list(ANSWERED))
def test_something_is_said_of_it(newsroom: Newsroom, name: str) -> None:
    content, answer = ANSWERED[name]
    newsroom.write(name, content)
    ran = newsroom.check(name, "fine.md")
    said = [line for line in ran.out.splitlines() if " file/" in line]
    assert [line[: len(answer)] for line in said] == [answer]
    assert "fine.md:1:6: error house/word" in ran.out
    assert (ran.status, "Traceback" in ran.err) == (1, False)


def test_a_field_that_nothing_has_is_told(newsroom: Newsroom) -> None:
    newsroom.write("story.json", b'{"title": "A bridge", "words": "They wobble."}')
    ran = newsroom.check("story.json", "--text-field", "word")
    assert ran.out == "story.json:1:1: warning file/empty nothing here has a field 'word'\n"
    assert "house/word" in newsroom.check("story.json", "--text-field", "words").out


@pytest.mark.parametrize("name", list(READ))
def test_it_is_read_all_the_same(newsroom: Newsroom, name: str) -> None:
    newsroom.write(name, READ[name])
    ran = newsroom.check(name, "fine.md")
    assert [line.split()[2] for line in ran.out.splitlines() if line.startswith(name)] == ["house/word"]
    assert "fine.md:1:6: error house/word" in ran.out
    assert ran.status == 1


@pytest.mark.parametrize("name", list(UNREADABLE))
def test_it_cannot_be_read(newsroom: Newsroom, name: str) -> None:
    content, answer = UNREADABLE[name]
    newsroom.write(name, content)
    ran = newsroom.check(name, "fine.md", "--format", "github")
    assert f"{answer}\n" in ran.err
    assert f"::error file={name},title=newslint::" in ran.out
    assert "file=fine.md" in ran.out
    assert ran.status == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_takes_no_column(newsroom: Newsroom, encoding: str) -> None:
    newsroom.write("marked.txt", "They wobble.\nTeh end.\n".encode(encoding))
    ran = newsroom.check("marked.txt", "--format", "full")
    assert ran.out.startswith("marked.txt:1:6: error")
    assert "1 | They wobble.\n    |      ^^^^^^\n" in ran.out


@pytest.mark.parametrize("repair", ["--fix", "--diff", "--quiet"])
def test_a_word_file_is_checked_and_never_repaired(newsroom: Newsroom, repair: str) -> None:
    content = make_word(paragraph(run("They wobble.")) + paragraph(run("And teh end.")))
    path = newsroom.write("story.docx", content)
    ran = newsroom.check("story.docx", repair)
    assert ran.status == 1
    assert "can be repaired" not in ran.err
    assert path.read_bytes() == content
    if repair != "--diff":
        assert "story.docx:2:5: warning house/swap" in ran.out


def test_nothing_there_and_no_permission(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.write("secret.md", "They wobble.\n")
    (newsroom.folder / "gone.md").symlink_to("nowhere.md")
    opened: Any = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:  # whoever runs this may be allowed to read everything
        if path.name == "secret.md":
            raise PermissionError(EACCES, os.strerror(EACCES))
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    ran = newsroom.check("secret.md", "gone.md", "missing.md", "fine.md")
    assert ran.err.splitlines()[:3] == [
        "gone.md: a link to nowhere.md, which does not exist",
        "missing.md: No such file or directory",
        "secret.md: Permission denied",
    ]
    assert "fine.md:1:6" in ran.out
    assert ran.status == 2


def test_odd_names(newsroom: Newsroom) -> None:
    for name in ("a b,c%.md", "-dash.md", "é\n.md"):
        newsroom.write(f"desk/{name}", "They wobble.\n")
    (Path(os.fsdecode(os.fsencode(newsroom.folder) + b"/desk/\xff.md"))).write_text("They wobble.\n")
    for form in ("line", "full", "json", "jsonl", "sarif", "github"):
        ran = newsroom.check("desk", "--format", form)
        assert (ran.status, "Traceback" in ran.err) == (1, False)
        assert ran.err.startswith("4 files checked; 4 errors")
