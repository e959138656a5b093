"""The English dictionary: which lower-case words there are, in British, American, Canadian and Australian spelling.

The lists are SCOWL's (newslint/words/COPYING), built by scripts/build_words.py. A look-up reads one stretch of the
mapped file, so that start-up pays for the few pages that are looked at and not for building a set of 240,000 words.
"""

import mmap
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from newslint.store import keep, take_fingerprint

WORDS = Path(__file__).parent / "words"

STRETCH = 2048
"""Bytes between two fences: the words between which a look-up has nothing more to decide."""

LONGEST = 64
"""No word has so many bytes."""


@lru_cache(maxsize=50_000)
def is_word(word: str) -> bool:
    """Whether a lower-case word stands in a large English dictionary (SCOWL up to size 80)."""
    return _stands_in("english.txt", word)


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether a lower-case word is among the forty thousand most common (SCOWL up to size 35)."""
    return _stands_in("common.txt", word)


def uncommon_among(words: Iterable[str]) -> list[str]:
    """Return those of many lower-case words that are not common."""
    return [word for word in words if not is_common(word)]


@lru_cache(maxsize=50_000)
def is_proper(word: str) -> bool:
    """Whether a word, given in lower case, is a proper name or a word with a capital (SCOWL up to size 95)."""
    return _stands_in("proper.txt", word)


@lru_cache(maxsize=500)
def common_words(prefix: str) -> tuple[str, ...]:
    """Return the common words that begin with a prefix, in order."""
    wanted = prefix.encode()
    lines = _read_between("common.txt", wanted, wanted + b"\xff").decode().split("\n")
    return tuple(word for word in lines if word.startswith(prefix) and word)


def _stands_in(name: str, word: str) -> bool:
    wanted = word.replace("’", "'").encode()
    return bool(wanted) and b"\n%b\n" % wanted in _read_between(name, wanted, wanted)


def _read_between(name: str, first: bytes, last: bytes) -> bytes:
    """Return the stretch of a list that holds every word from the first to the last, with a line end on both sides."""
    fences = _find_fences(name)
    start, end = bisect_right(fences, first) - 1, bisect_right(fences, last)
    return _open(name)[max(0, start * STRETCH - 1) : end * STRETCH + LONGEST]


@cache
def _open(name: str) -> mmap.mmap:
    """Return a list, one word a line after an empty one, sorted by the bytes of its words."""
    with (WORDS / name).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def _find_fences(name: str) -> tuple[bytes, ...]:
    """Return the first word of each stretch of a list; to find them anew takes longer than a hundred look-ups."""
    return keep(f"fences {name}", take_fingerprint((WORDS,), ".txt"), lambda: tuple(_read_fences(_open(name))))


def _read_fences(words: mmap.mmap) -> Iterator[bytes]:
    for place in range(0, len(words), STRETCH):
        start = words.find(b"\n", max(0, place - 1)) + 1
        end = words.find(b"\n", start)
        if end > start:
            yield words[start:end]
