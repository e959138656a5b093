"""Repairs: the certain ones of a list of diagnostics made in a file's text, and the file written anew."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from newslint.diagnostic import Diagnostic, Edit, Fix
from newslint.text import Source

MOST_ROUNDS = 10
"""One repair may uncover another ("the the the"); more rounds than this no copy needs."""


def apply_fixes(text: str, diagnostics: Iterable[Diagnostic]) -> tuple[str, int]:
    """Return `text` with the repairs of `diagnostics` made, and their number.

    Where two repairs touch each other only the first is made; a repair is made whole or not at all.
    """
    taken: list[Edit] = []
    count = 0
    for fix in sorted((found.fix for found in diagnostics if found.fix), key=_first_place):
        if fix.edits and not any(_touch(edit, other) for edit in fix.edits for other in taken):
            taken.extend(fix.edits)
            count += 1
    for edit in sorted(taken, key=lambda edit: edit.place.start, reverse=True):
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
    return text, count


def fix_all(source: Source, find: Callable[[Source], Sequence[Diagnostic]]) -> tuple[Source, int]:
    """Return `source` once nothing that `find` reports in it has a repair left, and the number of repairs made.

    Where repairs chase each other in a circle the source comes back as it was.
    """
    repaired, total = source, 0
    for _ in range(MOST_ROUNDS):
        text, count = apply_fixes(repaired.text, find(repaired))
        if not count or text == repaired.text:
            return repaired, total
        repaired, total = Source(source.path, text, source.encoding), total + count
    return source, 0


def write_source(path: Path, repaired: Source) -> None:
    """Write a repaired file in its own encoding, whole or not at all; raises OSError and UnicodeEncodeError."""
    import shutil
    import tempfile

    content = repaired.text.encode(repaired.encoding)
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        shutil.copymode(target, name)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def make_patch(path: str, before: str, after: str) -> str:
    """Return the unified diff that turns `before` into `after`, empty where they are the same."""
    from difflib import unified_diff

    lines = unified_diff(_split(before), _split(after), path, path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _split(text: str) -> list[str]:
    """Split after line feeds alone, as patch does."""
    return [line + "\n" for line in text.split("\n")[:-1]] + [last for last in (text.rpartition("\n")[2],) if last]


def _first_place(fix: Fix) -> tuple[int, int]:
    return min(((edit.place.start, edit.place.end) for edit in fix.edits), default=(0, 0))


def _touch(edit: Edit, other: Edit) -> bool:
    """Whether two edits share a character or a gap; the same insertion twice would insert twice."""
    return edit.place.start <= other.place.end and other.place.start <= edit.place.end
