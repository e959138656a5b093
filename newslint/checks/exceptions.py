"""Exceptions: the words and phrases that a rule of Vale's kinds lets pass."""

from functools import cache

import regex

from newslint.checks.vale_regex import compile_pattern, find_matches, search
from newslint.regexes import compile_later


@cache
def compile_exceptions(exceptions: tuple[str, ...]) -> "regex.Pattern[str] | None":
    """Return the pattern found in what passes: the longest first, case kept unless an exception says (?i); None for none.

    Raises OptionMistake where an exception is no regular expression.
    """
    longest = sorted(exceptions, key=_size, reverse=True)
    parts = [entry if entry.startswith("(?i)") else f"(?-i){entry}" for entry in longest]
    return compile_pattern(rf"(?m)\b(?:{'|'.join(parts)})\b", "exceptions") if parts else None


@cache
def compile_phrases(exceptions: tuple[str, ...]) -> "regex.Pattern[str] | None":
    """Return the pattern of the exceptions of several words, case ignored: what lies inside one of them passes too."""
    phrases = [entry for entry in sorted(exceptions, key=_size, reverse=True) if _SEVERAL.search(entry)]
    return compile_pattern(rf"(?i)\b(?:{'|'.join(phrases)})\b", "exceptions") if phrases else None


def is_excepted(exceptions: tuple[str, ...], words: str) -> bool:
    """Whether an exception is found anywhere in `words`."""
    pattern = compile_exceptions(exceptions)
    return pattern is not None and search(pattern, words, "exceptions") is not None


def is_guarded(exceptions: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """Whether start..end lies inside an exception of several words that stands in `text`."""
    pattern = compile_phrases(exceptions)
    return pattern is not None and any(
        found.start() <= start and end <= found.end() for found in find_matches(pattern, text, "exceptions")
    )


def verify_exceptions(exceptions: tuple[str, ...]) -> None:
    """Raise OptionMistake where an exception is no regular expression."""
    for entry in exceptions:
        compile_pattern(entry, "exceptions")
    compile_exceptions(exceptions)
    compile_phrases(exceptions)


def _size(entry: str) -> int:
    return len(entry.encode())


_SEVERAL = compile_later(r"[ \t]|\\s")
