"""The store: what is slow to make (compiled patterns, rules, tables) kept between runs in a file of the user's own."""

import contextlib
import marshal
import mmap
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, update_wrapper
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar, cast

from newslint import __version__

P = ParamSpec("P")
T = TypeVar("T")

VARIABLE = "NEWSLINT_CACHE_DIR"
"""The variable that names the folder of the store; set to nothing, it means that nothing is kept."""

LARGEST = 64_000_000
"""Bytes; a store that has grown beyond them is begun anew."""

_HEAD = b"newslint store\n"

_MARSHALLED, _PICKLED = b"m", b"p"

Entry = tuple[str, bytes]
"""What is kept: the fingerprint of what it was made of, and itself, frozen."""

Index = dict[str, tuple[str, int, int, int]]
"""Where entries stand in a file, by name: fingerprint, first and last byte from the end of the index on, checksum."""


class Later(Generic[T]):
    """Something that is taken out of its pickle when it is first asked for: most of what rules hold no story needs."""

    __slots__ = ("_held", "_pickled")

    def __init__(self, held: T | None = None, pickled: bytes = b"") -> None:
        self._held = held
        self._pickled = pickled

    def take(self) -> T:
        """Return it."""
        if self._pickled:
            import pickle

            self._held, self._pickled = pickle.loads(self._pickled), b""  # noqa: S301 - part of what the store keeps
        return cast(T, self._held)

    def __reduce__(self) -> tuple[object, ...]:
        import pickle

        return Later, (None, pickle.dumps(self.take(), pickle.HIGHEST_PROTOCOL))


class Shelf:
    """The entries of one file. The file is mapped and not read: of all that is kept a run needs a tenth.

    It is empty where the file is missing, another's, damaged, or made by other code.
    """

    def __init__(self, path: Path | None) -> None:
        self.index: Index = {}
        self.content: mmap.mmap | bytes = b""
        self.start = 0
        if path is not None:
            with contextlib.suppress(OSError, ValueError):  # an empty file cannot be mapped
                self._open(path)

    def _open(self, path: Path) -> None:
        if not _is_own(path.parent) or not _is_own(path):
            return
        with path.open("rb") as stream:
            content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        head = _HEAD + _made_with()
        start = len(head) + 8
        length, checksum = (int.from_bytes(content[place : place + 4], "big") for place in (start - 8, start - 4))
        written = content[start : start + length]
        if content[: len(head)] == head and zlib.adler32(written) == checksum:
            self.index = marshal.loads(written)  # noqa: S302 - whole, and written by this user
            self.content, self.start = content, start + length

    def take(self, name: str) -> Entry | None:
        """Return an entry; None where there is none of that name, or a damaged one."""
        if name not in self.index:
            return None
        fingerprint, start, end, checksum = self.index[name]
        held = self.content[self.start + start : self.start + end]
        return (fingerprint, held) if zlib.adler32(held) == checksum else None

    def entries(self) -> dict[str, Entry]:
        """Return every entry by its name."""
        return {name: entry for name in self.index if (entry := self.take(name))}


class Store:
    """What one file keeps, and what this run has made besides. Without a path nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.shelf = Shelf(path)
        self.fresh: dict[str, Entry] = {}

    def keep(self, name: str, fingerprint: str, make: Callable[[], T]) -> T:
        """Return what is kept under a name, if it was made of the same things, or else make it and keep it."""
        if self.path is None:
            return make()
        held = self.fresh.get(name) or self.shelf.take(name)
        if held and held[0] == fingerprint:
            with contextlib.suppress(Exception):  # whatever is wrong with what is kept, it can be made again
                kept: T = _thaw(held[1])
                return kept
        made = make()
        self.put(name, fingerprint, made)
        return made

    def put(self, name: str, fingerprint: str, made: object) -> None:
        """Keep something from now on in place of what the store has under that name."""
        import pickle

        with contextlib.suppress(pickle.PicklingError, TypeError, AttributeError, RecursionError):
            self.fresh[name] = (fingerprint, _freeze(made))

    def save(self) -> None:
        """Write what is new into the file, whole or not at all; where that cannot be done, the next run makes it again."""
        if self.path is None or not self.fresh:
            return
        entries = {**Shelf(self.path).entries(), **self.fresh}
        if sum(len(content) for _, content in entries.values()) > LARGEST:
            entries = self.fresh
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_own(self.path.parent):
                self.shelf = Shelf(None)  # some systems let nobody replace a file that is mapped
                _write(self.path, _seal(entries))
                self.fresh = {}
                self.shelf = Shelf(self.path)


@cache
def open_store() -> Store:
    """Return the store of this installation of newslint; a damaged one is as good as none."""
    folder = _find_folder()
    if folder is None:
        return Store(None)
    made_by = "\n".join((str(Path(__file__).parent), sys.version, __version__))
    return Store(folder / f"{zlib.crc32(made_by.encode()):08x}.store")


def keep(name: str, fingerprint: str, make: Callable[[], T]) -> T:
    """Return what the store keeps under a name, if it was made of what `fingerprint` stands for, or else make it."""
    return open_store().keep(name, fingerprint, make)


def kept_by_value(make: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function makes of plain values, in this run as `functools.cache` does and between runs in the store.

    The values must come from rules, never from copy, or the store would grow with every story; for what is made of
    lexicons there is `newslint.lexicon.kept`, which knows when they change.
    """

    @cache
    def find(*values: P.args, **named: P.kwargs) -> T:
        name = f"{make.__module__}.{make.__qualname__} {values!r} {named!r}"
        return keep(name, "", lambda: make(*values, **named))

    return cast(Callable[P, T], update_wrapper(find, make))


def take_fingerprint(folders: Iterable[Path], ending: str) -> str:
    """Return what changes when any file of that ending below the folders does."""
    seen = "\n".join(line for folder in folders for line in (str(folder), *_list(str(folder), ending)))
    return f"{zlib.crc32(seen.encode('utf-8', 'surrogatepass')):08x}{len(seen)}"


def _list(folder: str, ending: str) -> Iterator[str]:
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in sorted(found, key=lambda entry: entry.name):
            if entry.name.endswith(ending):
                about = entry.stat()
                yield f"{entry.path} {about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino}"
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _list(entry.path, ending)


def _find_folder() -> Path | None:
    given = os.environ.get(VARIABLE)
    if given is not None:
        return Path(given) if given else None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) / "newslint" if local else None
    general = os.environ.get("XDG_CACHE_HOME", "")
    with contextlib.suppress(RuntimeError):  # nobody's home is known
        return (Path(general) if general.startswith("/") else Path.home() / ".cache") / "newslint"
    return None


@cache
def _made_with() -> bytes:
    """Return what a store must have been made with: this code, this engine of regular expressions."""
    import regex

    return f"{take_fingerprint((Path(__file__).parent,), '.py')} {regex.__version__}\n".encode()


def _seal(entries: Mapping[str, Entry]) -> bytes:
    """Return the content of a file: what it was made with, an index with its length and checksum, and the entries."""
    index: Index = {}
    end = 0
    for name, (fingerprint, content) in entries.items():
        start, end = end, end + len(content)
        index[name] = (fingerprint, start, end, zlib.adler32(content))
    written = marshal.dumps(index)
    measures = len(written).to_bytes(4, "big") + zlib.adler32(written).to_bytes(4, "big")
    return b"".join((_HEAD, _made_with(), measures, written, *(content for _, content in entries.values())))


def _freeze(made: Any) -> bytes:
    """Return something as bytes: what is made of plain values alone by marshal, which reads it twice as fast as pickle."""
    import pickle

    try:
        return _MARSHALLED + marshal.dumps(made)
    except ValueError:
        return _PICKLED + pickle.dumps(made, pickle.HIGHEST_PROTOCOL)


def _thaw(content: bytes) -> Any:
    """Return what bytes were made of. They are whole, and written by this user, see _is_own."""
    if content.startswith(_MARSHALLED):
        return marshal.loads(content[1:])  # noqa: S302
    import pickle

    return pickle.loads(content[1:])  # noqa: S301


def _is_own(path: Path) -> bool:
    """Whether a path belongs to this user and nobody else may write to it: what is kept there is run."""
    about = path.stat()
    return not hasattr(os, "getuid") or (about.st_uid == os.getuid() and not about.st_mode & 0o022)


def _write(path: Path, content: bytes) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
