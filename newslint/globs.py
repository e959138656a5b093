"""Patterns of paths as .gitignore has them."""

from functools import cache
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(patterns: tuple[str, ...], folder: Path, path: Path) -> bool:
    """Whether `patterns`, which start from `folder`, name the file at `path`."""
    return bool(patterns and verdict(patterns, folder, path, is_folder=False))


def verdict(patterns: tuple[str, ...], folder: Path, path: Path, *, is_folder: bool) -> bool | None:
    """Return whether the last pattern that fits `path` names it or takes it back (!), None where none fits."""
    return _compile(patterns).check_file(_from(folder, path) + ("/" if is_folder else "")).include


def sound(pattern: str) -> bool:
    """Whether `pattern` can be understood."""
    try:
        _compile((pattern,))
    except ValueError:
        return False
    return True


@cache
def _compile(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # 40 ms, which a run without patterns need not pay

    return GitIgnoreSpec.from_lines(patterns)


def _from(folder: Path, path: Path) -> str:
    """Return `path` as seen from `folder`, or from the root of the disk where it lies outside."""
    whole = Path(normpath(path.absolute()))
    return (whole.relative_to(folder) if whole.is_relative_to(folder) else whole.relative_to(whole.anchor)).as_posix()
