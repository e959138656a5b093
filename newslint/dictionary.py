"""The English dictionary: which lower-case words there are, in British, American, Canadian and Australian spelling.

The lists are SCOWL's (newslint/words/COPYING), built by scripts/build_words.py. A look-up is a bisection in the file's
bytes, so that start-up pays for reading a file and not for building a set of 240,000 words.
"""

from collections.abc import Set
from functools import cache, lru_cache
from pathlib import Path


@lru_cache(maxsize=50_000)
def is_word(word: str) -> bool:
    """Whether a lower-case word stands in a large English dictionary (SCOWL up to size 80)."""
    return word in _common() or _stands_in("english.txt", word)


def is_common(word: str) -> bool:
    """Whether a lower-case word is among the forty thousand most common (SCOWL up to size 35).

    Who asks for one asks for five hundred, all that lie a slip from a word: that pays for building a set.
    """
    return word.replace("’", "'") in _common()


def common_among(words: Set[str]) -> Set[str]:
    """Return those of many lower-case words that are common."""
    return words & _common()


def uncommon_among(words: Set[str]) -> Set[str]:
    """Return those of many lower-case words that are not common."""
    return words - _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(_read("common.txt").decode().split("\n")) - {""}


@lru_cache(maxsize=50_000)
def is_proper(word: str) -> bool:
    """Whether a word, given in lower case, is a proper name or a word with a capital (SCOWL up to size 95)."""
    return _stands_in("proper.txt", word)


def common_words(prefix: str) -> list[str]:
    """Return the common words that begin with a prefix, in order."""
    words, wanted = _read("common.txt"), b"\n" + prefix.encode()
    start = words.find(wanted)
    if start < 0:
        return []
    end = start
    while (following := words.find(wanted, end + 1)) >= 0:
        end = following
    return words[start + 1 : words.find(b"\n", end + 1)].decode().split("\n")


@cache
def _read(name: str) -> bytes:
    return (Path(__file__).parent / "words" / name).read_bytes()


def _stands_in(name: str, word: str) -> bool:
    words, wanted = _read(name), word.replace("’", "'").encode()
    low, high = 0, len(words) - 1
    while low < high:
        middle = words.rfind(b"\n", 0, (low + high) // 2 + 1)
        middle = max(middle, low)
        end = words.find(b"\n", middle + 1)
        found = words[middle + 1 : end]
        if found == wanted:
            return True
        if found < wanted:
            low = end
        else:
            high = middle
    return False
