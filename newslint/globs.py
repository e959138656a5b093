"""Patterns of paths as .gitignore has them."""

from functools import cache
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(patterns: tuple[str, ...], folder: Path, path: Path, *, is_folder: bool = False) -> bool:
    """Whether `patterns`, which start from `folder`, name the file (or the folder) at `path`."""
    return bool(patterns and verdict(patterns, folder, path, is_folder=is_folder))


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


def whole(path: Path) -> Path:
    """Return `path` from the root of the disk, without "..", links left as they are."""
    return Path(normpath(path.absolute()))


@cache
def _compile(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # 40 ms, which a run without patterns need not pay

    return GitIgnoreSpec.from_lines(patterns)


def _from(folder: Path, path: Path) -> str:
    """Return `path` as seen from `folder`, or from the root of the disk where it lies outside."""
    full = whole(path)
    return (full.relative_to(folder) if full.is_relative_to(folder) else full.relative_to(full.anchor)).as_posix()
