"""A newsroom for tests of the command line: rules of its own, and newslint run inside it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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

    def run(self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
        """Run newslint in the folder, in a process of its own."""
        command = [sys.executable, "-m", "newslint", *arguments]
        done = subprocess.run(
            command, cwd=self.folder, input=stdin, capture_output=True, check=False, env={**os.environ, **(env or {})}
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def check(self, *arguments: str, stdin: bytes = b"") -> Ran:
        """Run `newslint check` with the house rules alone."""
        return self.run("check", "--rules", "house-rules", "--select", "house,suppress", *arguments, stdin=stdin)


def open_newsroom(folder: Path) -> Newsroom:
    """Return a newsroom in an empty folder."""
    newsroom = Newsroom(folder)
    for name, text in (("word", WORD), ("swap", SWAP), ("query", QUERY)):
        newsroom.write(f"house-rules/house/{name}.yml", text)
    return newsroom
