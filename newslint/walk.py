"""The files to check: those named, and those with a known ending below the folders named."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from newslint.config import Settings
from newslint.globs import matches, sound, verdict, whole
from newslint.record import Record

STDIN = "-"


class Found(Record, order=True):
    """A file to check, by the path to show, or one that cannot be checked and the problem."""

    path: str
    problem: str = ""


class Walk(Record):
    """How to look for files: what settings hold in a folder, what the command line excludes from the working folder."""

    settings_for: Callable[[Path], Settings]
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False


def find_files(arguments: Iterable[str], walk: Walk) -> tuple[Found, ...]:
    """Return what `arguments` (files, folders, "-") stand for, sorted, each file once however often it is named."""
    files: dict[str, Found] = {}
    for argument in sorted(set(arguments)):
        for found in _find(argument, walk):
            real = found.path if found.path == STDIN or found.problem else os.path.realpath(found.path)
            files[real] = min(files.get(real, found), found, key=lambda each: _rank(each, real))
    return tuple(sorted(files.values()))


def _rank(found: Found, real: str) -> tuple[bool, int, str]:
    """Return how far a path is from the one to show: the file's own before a link's, the shorter before the longer."""
    return str(whole(Path(found.path))) != real, len(found.path), found.path


def is_excluded(path: Path, walk: Walk, *, is_folder: bool = False) -> bool:
    """Whether the settings of the file's folder or the command line exclude it."""
    settings = walk.settings_for(whole(path).parent)
    return any(
        matches(patterns, folder, path, is_folder=is_folder)
        for patterns, folder in ((walk.exclude, Path.cwd()), (settings.exclude, settings.folder))
    )


def _find(argument: str, walk: Walk) -> Iterator[Found]:
    path = Path(argument)
    shown = path.as_posix()
    if argument == STDIN:
        yield Found(STDIN)
    elif problem := _find_problem(path):
        yield Found(shown, problem)
    elif path.is_dir():
        yield from _walk_folder(path, walk)
    elif not walk.force_exclude or not is_excluded(path, walk):
        yield Found(shown)


def _find_problem(path: Path) -> str:
    """Return why there is no file or folder at `path`, empty where there is one."""
    try:
        path.stat()
    except OSError as error:
        if path.is_symlink() and isinstance(error, FileNotFoundError):
            return f"a link to {path.readlink()}, which does not exist"
        return _say(error)
    except ValueError as error:  # a NUL in the name
        return str(error)
    return ""


def _say(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _walk_folder(top: Path, walk: Walk) -> Iterator[Found]:
    """Yield the files below `top`; a folder reached twice through links is read once."""
    seen: set[str] = set()
    limit = _find_repository(whole(top))
    waiting: list[tuple[Path, tuple[str, ...]]] = [(top, ())]
    while waiting:
        folder, above = waiting.pop()
        real = os.path.realpath(folder)
        if real in above:
            yield Found(folder.as_posix(), "this link leads back to a folder above it")
        elif real not in seen:
            seen.add(real)
            for found in _list_folder(folder, limit, walk):
                if isinstance(found, Found):
                    yield found
                else:  # a linked folder waits for the end, so that its files show under their own paths
                    waiting.insert(0 if found.is_symlink() else len(waiting), (found, (*above, real)))


def _list_folder(folder: Path, limit: Path, walk: Walk) -> Iterator[Found | Path]:
    """Yield the files of one folder, and as paths the folders in it."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        yield Found(folder.as_posix(), _say(error))
        return
    endings = walk.settings_for(whole(folder)).endings
    for path in (folder / name for name in names if not name.startswith((".", "~$"))):  # ~$ is the lock of an open Word file
        is_folder = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where links run in a circle
        if not is_folder and not path.name.lower().endswith(endings):
            continue
        if _is_ignored(path, limit, is_folder=is_folder) or is_excluded(path, walk, is_folder=is_folder):
            continue
        if is_folder:
            yield path
        elif found := _take(path):
            yield found


def _take(path: Path) -> Found | None:
    """Return a file of a folder; None for a pipe, a socket, a device."""
    if problem := _find_problem(path):
        return Found(path.as_posix(), problem)
    return Found(path.as_posix()) if stat.S_ISREG(path.stat().st_mode) else None


def _is_ignored(path: Path, limit: Path, *, is_folder: bool) -> bool:
    """Whether the nearest .gitignore up to the one of `limit` that says anything of `path` ignores it."""
    for folder, patterns in read_ignore_files(whole(path).parent, limit):
        said = verdict(patterns, folder, path, is_folder=is_folder)
        if said is not None:
            return said
    return False


def _find_repository(folder: Path) -> Path:
    """Return the top of the repository that `folder` is in, `folder` itself where it is in none."""
    return next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), folder)


@cache
def read_ignore_files(folder: Path, limit: Path) -> Sequence[tuple[Path, tuple[str, ...]]]:
    """Return the patterns of the .gitignore files of `folder` and of those above it up to `limit`, the nearest first."""
    own = _read_ignore_file(folder / ".gitignore")
    here = ((folder, own),) if own else ()
    return here if folder in (limit, folder.parent) else (*here, *read_ignore_files(folder.parent, limit))


def _read_ignore_file(path: Path) -> tuple[str, ...]:
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return ()
    return tuple(line for line in lines if line.strip() and not line.startswith("#") and sound(line))
