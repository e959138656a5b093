"""The files that are checked: what folders are searched for, what is left out, what cannot be read."""

import os
from errno import EACCES
from pathlib import Path

import pytest
from newsroom import Newsroom, open_newsroom

from newslint.config_file import find_settings
from newslint.walk import Walk, find_files

COPY = "They wobble.\n"


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    monkeypatch.chdir(tmp_path)
    return open_newsroom(tmp_path)


def walk(*arguments: str, exclude: tuple[str, ...] = (), force_exclude: bool = False) -> list[str]:
    found = find_files(arguments, Walk(find_settings, exclude, force_exclude))
    return [f"{each.path}: {each.problem}" if each.problem else each.path for each in found]


def test_known_endings_only(newsroom: Newsroom) -> None:
    for name in ("a.md", "b.TXT", "c.markdown", "d.html", "e.htm", "f.py", "g", ".h.md", "i/j.md", ".k/l.md", "m.md/n.txt"):
        newsroom.write(name, COPY)
    assert walk(".") == ["a.md", "b.TXT", "c.markdown", "d.html", "e.htm", "i/j.md", "m.md/n.txt"]
    assert walk("g", ".h.md", ".k") == [".h.md", ".k/l.md", "g"]
    newsroom.write(".newslint.yml", "endings: [py]\n")
    find_settings.cache_clear()
    assert "f.py" in walk(".")


def test_each_file_once(newsroom: Newsroom) -> None:
    newsroom.write("i/a.md", COPY)
    (newsroom.folder / "link.md").symlink_to("i/a.md")
    (newsroom.folder / "linked").symlink_to("i")
    assert walk(".") == ["i/a.md"]
    assert walk("./i", "i/../i/a.md", str(newsroom.folder / "i")) == ["i/a.md"]
    assert walk("linked") == ["linked/a.md"]


IGNORED = [
    (".gitignore", "drafts/\n*.html\n!keep.html\n", ["a.md", "keep.html"]),
    (".gitignore", "# comment\n\n/a.md\n!\n", ["b.html", "drafts/c.md", "keep.html"]),
    ("drafts/.gitignore", "*\n", ["a.md", "b.html", "keep.html"]),
    (".newslint.yml", "exclude: [drafts, '*.html']\n", ["a.md"]),
    (".newslint.yml", "exclude: ['*', '!keep.html']\n", ["keep.html"]),
]


@pytest.mark.parametrize(("name", "text", "left"), IGNORED)
def test_what_is_left_out(newsroom: Newsroom, name: str, text: str, left: list[str]) -> None:
    for path in ("a.md", "b.html", "keep.html", "drafts/c.md"):
        newsroom.write(path, COPY)
    newsroom.write(name, text)
    assert walk(".") == left


def test_an_inner_gitignore_takes_back_what_an_outer_one_says(newsroom: Newsroom) -> None:
    newsroom.write(".git/HEAD", "")
    newsroom.write(".gitignore", "*.txt\nbuild/\n")
    newsroom.write("desk/.gitignore", "!*.txt\n")
    for path in ("a.txt", "desk/b.txt", "build/c.md", "desk/build/d.md"):
        newsroom.write(path, COPY)
    assert walk(".") == ["desk/b.txt"]
    os.chdir(newsroom.folder / "desk")
    assert walk(".") == ["b.txt"]


def test_a_gitignore_outside_the_repository_does_not_count(newsroom: Newsroom) -> None:
    newsroom.write(".gitignore", "*\n")
    newsroom.write("desk/.git/HEAD", "")
    newsroom.write("desk/a.md", COPY)
    assert walk("desk") == ["desk/a.md"]


def test_a_file_named_outright_is_read_unless_exclusion_is_forced(newsroom: Newsroom) -> None:
    newsroom.write("archive/a.md", COPY)
    newsroom.write(".newslint.yml", "exclude: [archive]\n")
    assert walk("archive/a.md") == ["archive/a.md"]
    assert walk("archive/a.md", force_exclude=True) == []
    newsroom.write("b.md", COPY)
    assert walk(".", "b.md", exclude=("b.*",)) == ["b.md"]
    assert walk(".", "b.md", exclude=("b.*",), force_exclude=True) == []


def test_links_that_lead_nowhere_or_in_circles(newsroom: Newsroom) -> None:
    newsroom.write("desk/a.md", COPY)
    (newsroom.folder / "desk" / "gone.md").symlink_to("nothing.md")
    (newsroom.folder / "desk" / "loop").symlink_to("..")
    (newsroom.folder / "desk" / "self.md").symlink_to("self.md")
    assert walk("desk") == [
        "desk/a.md",
        "desk/gone.md: a link to nothing.md, which does not exist",
        "desk/loop/desk: this link leads back to a folder above it",
        "desk/self.md: Too many levels of symbolic links",
    ]


def test_a_pipe_is_read_only_where_it_is_named(newsroom: Newsroom) -> None:
    os.mkfifo(newsroom.folder / "pipe.md")
    newsroom.write("a.md", COPY)
    assert walk(".") == ["a.md"]
    assert walk("pipe.md") == ["pipe.md"]


def test_no_permission(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.write("locked/a.md", COPY)
    newsroom.write("open.md", COPY)
    scan = os.scandir

    def refuse(path: Path) -> object:  # the user who runs this may be one who may read everything
        if path.name == "locked":
            raise PermissionError(EACCES, os.strerror(EACCES))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert walk(".") == ["locked: Permission denied", "open.md"]
