"""A newsroom for tests of the command line: rules of its own, and newslint run inside it."""

import sys
from contextlib import chdir
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from newslint.cli import main
from newslint.config_file import find_settings, load_settings
from newslint.run import load_all_rules
from newslint.walk import read_ignore_files

WORD = """\
extends: existence
message: "'%s' is not for print"
level: error
why: It is not for print.
tokens: [wobble, gobsmacked]
examples:
  - bad: "They [[wobble]]."
  - bad: "He was [[gobsmacked]]."
  - good: "They wobbled."
  - good: "He was stunned."
"""

SWAP = """\
extends: substitution
message: "use %s, not '%s'"
level: warning
action: {name: replace}
swap: {teh: the, adress: address}
why: A slip of the keys.
"""

QUERY = """\
extends: existence
message: "is '%s' meant?"
level: suggestion
tokens: [perhaps]
why: A query.
"""


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Newsroom:
    """A folder with copy and the rules `house/word` (error), `house/swap` (warning, with a repair), `house/query`."""

    folder: Path

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of copy."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def run(self, *arguments: str, stdin: bytes = b"") -> Ran:
        """Run newslint in the folder, with nothing remembered from an earlier run."""
        for remembered in (find_settings, load_settings, load_all_rules, read_ignore_files):
            remembered.cache_clear()
        given, out, err = _stream(stdin), _stream(), _stream()
        with chdir(self.folder), patch.multiple(sys, stdin=given, stdout=out, stderr=err):
            try:
                status = main(arguments)
            except SystemExit as stop:
                status = int(str(stop.code))
        return Ran(status, _read(out), _read(err))

    def check(self, *arguments: str, stdin: bytes = b"") -> Ran:
        """Run `newslint check` with the house rules alone."""
        return self.run("check", "--rules", "house-rules", "--select", "house,suppress", *arguments, stdin=stdin)


def open_newsroom(folder: Path) -> Newsroom:
    """Return a newsroom in an empty folder."""
    newsroom = Newsroom(folder)
    for name, text in (("word", WORD), ("swap", SWAP), ("query", QUERY)):
        newsroom.write(f"house-rules/house/{name}.yml", text)
    return newsroom


def _stream(content: bytes = b"") -> TextIOWrapper:
    return TextIOWrapper(BytesIO(content), encoding="utf-8", newline="\n")


def _read(stream: TextIOWrapper) -> str:
    stream.flush()
    content = stream.buffer
    assert isinstance(content, BytesIO)
    return content.getvalue().decode()
