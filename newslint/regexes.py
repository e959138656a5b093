"""Regular expressions that are compiled when they are first used, or taken from the store, where a run has left them."""

import zlib
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, AnyStr

import regex

from newslint.store import keep

if TYPE_CHECKING:
    from collections.abc import Callable

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class Pattern:
    """A regular expression that behaves as a compiled one does: its methods come into being when one is first asked for."""

    __slots__ = ("_make", *METHODS)

    def __init__(self, make: "Callable[[], Any]") -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = self._make()
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        import pickle

        return _thaw, (pickle.dumps(self._make(), pickle.HIGHEST_PROTOCOL),)


def compile_later(source: AnyStr, flags: int = 0, **lists: Collection[str]) -> Any:
    """Return the regular expression that `regex.compile` would, but compile it, or take it from the store, when it is first
    used."""
    return Pattern(lambda: _compile(source, flags, lists))


def _compile(source: AnyStr, flags: int, lists: Mapping[str, Collection[str]]) -> Any:
    words = "\n".join(f"{name}\n" + "\n".join(lists[name]) for name in lists)
    fingerprint = f"{zlib.crc32(words.encode()):08x}{len(words)}" if words else ""
    plain: dict[str, Any] = {name: list(phrases) for name, phrases in lists.items()}
    return keep(f"{flags:x} {fingerprint} {source!r}", fingerprint, lambda: regex.compile(source, flags, **plain))


def _thaw(pickled: bytes) -> Pattern:
    return Pattern(lambda: _unpickle(pickled))


def _unpickle(pickled: bytes) -> Any:
    import pickle

    return pickle.loads(pickled)  # noqa: S301 - part of what the store keeps
