"""Long names that are one name in two spellings, for the kind `variants`."""

from newslint.analysis.likeness import bare_letters, slips
from newslint.analysis.spellings import POSSESSIVE

SHORTEST = 4
"""Letters of the shortest word that can be one slip away from a name; shorter ones are another name too often."""


def differ_in_one_word(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two long names differ in one word, which is a slip or another form of the other name's."""
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(pairs) != 1:
        return False
    a, b = pairs[0]
    if bare_letters(a) == bare_letters(b):
        return False
    if a.islower() and b.islower():
        return {a, b} <= LINKS
    at = one.index(a)
    if _is_head(one, at) and _is_plural(a, b) and min(a, b).lower() not in BODIES:
        return False
    if (
        (POSSESSIVE.search(a) is None) != (POSSESSIVE.search(b) is None)
        or "and" in one[max(0, at - 1) : at + 2]
        or _share_office(a, b)
    ):
        return False
    return min(len(a), len(b)) >= SHORTEST and (slips(a, b, 1) <= 1 or _same_stem(a, b))


LINKS = frozenset(["of", "for", "on", "de", "des", "del", "du", "la", "der", "von", "van"])
"""Small words that a name may hold in place of one another by a slip; "and", "to" and "in" join two names."""

OFFICES = ("minist", "secretar", "ambassad", "govern", "presiden", "director", "chancell")
"""How an office and its holder begin: the Ministry, the Minister; the Presidency, the President."""


def _share_office(a: str, b: str) -> bool:
    return any(a.lower().startswith(start) and b.lower().startswith(start) for start in OFFICES)


_BODIES = "service affair system resource solution holding enterprise partner product studio sport industry council"
BODIES = frozenset(_BODIES.split())
"""Nouns whose plural another body is named by: a Service is not the Services."""


def _is_head(words: tuple[str, ...], at: int) -> bool:
    """Whether a word is the noun of a name: its last, or one that "of" or the like follows."""
    return at == len(words) - 1 or words[at + 1].islower()


def _is_plural(a: str, b: str) -> bool:
    """Whether one word is the plural of the other, or of the person of the other: Fellow, Fellowship."""
    a, b = (word.removesuffix("ies") + "y" if word.endswith("ies") else word for word in (a, b))
    return a.startswith(b) or b.startswith(a)


def _same_stem(a: str, b: str) -> bool:
    """Whether two words are forms of one: Protective, Protection."""
    shared = len([1 for x, y in zip(a, b, strict=False) if x == y])
    return a[:5] == b[:5] and shared >= min(len(a), len(b)) - 3
