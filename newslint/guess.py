"""Guesses at what somebody meant who mistyped a name."""

from collections.abc import Iterable


def guess(word: str, names: Iterable[str]) -> str:
    """Return " (did you mean 'name'?)" for the name nearest to `word`, or nothing where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(names), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
