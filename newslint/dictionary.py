"""The English dictionary: which lower-case words there are, in British, American, Canadian and Australian spelling.

The lists are SCOWL's (newslint/words/COPYING), built by scripts/build_words.py. A look-up is a bisection in the mapped
file, so that start-up pays for the few pages that are looked at and not for building a set of 240,000 words.
"""

import mmap
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path


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
    words, wanted = _read("common.txt"), prefix.encode()
    first = _find_place(words, wanted)
    return tuple(words[first : _find_place(words, wanted + b"\xff")].decode().split())


@cache
def _read(name: str) -> mmap.mmap:
    """Return a list, one word a line, sorted by the bytes of its words."""
    with (Path(__file__).parent / "words" / name).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _stands_in(name: str, word: str) -> bool:
    words, wanted = _read(name), word.replace("’", "'").encode()
    place = _find_place(words, wanted)
    return bool(wanted) and words[place : place + len(wanted) + 1] == wanted + b"\n"


def _find_place(words: mmap.mmap, wanted: bytes) -> int:
    """Return where the first line begins that does not stand before a word."""
    low, high = 0, len(words)
    while low < high:
        start = words.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = words.find(b"\n", start) + 1
        if words[start : end - 1] < wanted:
            low = end
        else:
            high = start
    return low
