"""What is known of the parts of a pattern, and what of two that stand side by side or in each other's place."""

from collections.abc import Sequence
from itertools import combinations

from newslint.needs import DOUBLED, Need, Needs, choose
from newslint.record import Record, field

MOST_WORDS = 300
"""Words that one place of a pattern may hold and still be told apart."""

Words = frozenset[str] | None
"""What letters and digits stand somewhere; None where that cannot be told."""

EMPTY: Words = frozenset({""})
SPACE = frozenset({" "})
USUAL = frozenset({", ", ". "})
"""Pairs of signs that stand in nearly every text."""


class Part(Record):
    """What is known of a part of a pattern.

    One that is `cut` has for certain a place inside or at its edge where a word ends or begins: `head` is what stands before
    the first such place, `tail` what stands behind the last. One that is not has letters and digits alone: `head`. `signs` are
    those of a part that is one sign alone.
    """

    head: Words
    needs: Needs = ()
    tail: Words = None
    cut: bool = False
    signs: frozenset[str] = frozenset()


UNKNOWN = Part(None)
NOTHING = Part(EMPTY)
CUT = Part(EMPTY, (), EMPTY, cut=True)


def settle(part: Part, *, apart: bool, ends: bool) -> Part:
    """Return a part whose first word begins with it, or whose last one ends with it, as far as that is known."""
    if not part.cut:
        return Part(EMPTY, (*part.needs, *_need_of(part.head)), EMPTY, cut=True) if apart and ends else part
    head, tail = (_need_of(part.head) if apart else ()), (_need_of(part.tail) if ends else ())
    return Part(EMPTY if apart else part.head, (*part.needs, *head, *tail), EMPTY if ends else part.tail, cut=True)


def either(parts: Sequence[Part]) -> Part:
    """Return what is known where one of some parts stands."""
    needs = choose([part.needs for part in parts])
    if len({part.cut for part in parts}) > 1:
        return Part(None, needs)
    return Part(_unite([part.head for part in parts]), needs, _unite([part.tail for part in parts]), cut=parts[0].cut)


class Branch(Record, frozen=False, slots=False):
    """One alternative as far as it is read: `run` stands since a word ended; `apart`: no letter stands before it.

    `last` is the part that was added last, `before_space` the word that ended before the space that stands before `run`.
    """

    apart: bool
    needs: list[Need] = field(default_factory=list)
    head: Words = None
    cut: bool = False
    run: Words = EMPTY
    last: Part = NOTHING
    before_space: Words = None

    def at_edge(self) -> bool:
        """Whether no letter stands before what comes next."""
        return self.run == EMPTY and (self.cut or self.apart)

    def add(self, part: Part) -> None:
        """Take a part at the end."""
        self.needs += part.needs
        self.needs += _pairs_of(self.last, part)
        self.last = part
        word = _join(self.run, part.head)
        if not part.cut:
            self.run = word
            return
        known = word if self.cut or self.apart else None
        if self.cut:
            self.needs += _need_of(word)
            if word == self.before_space and word is not None and len(word) == 1 and word != EMPTY:
                self.needs.append(Need(words=frozenset({DOUBLED})))
        else:
            self.head, self.cut = word, True
        self.before_space = known if part.signs == SPACE else None
        self.run = part.tail

    def part(self) -> Part:
        """Return what is known of the whole."""
        needs = (*self.needs, *_find_twice(self.needs))
        return Part(self.head, needs, self.run, cut=True) if self.cut else Part(self.run, needs)


def _join(first: Words, second: Words) -> Words:
    """Return every word of which one of the first is the beginning and one of the second the rest."""
    if first is None or second is None or len(first) * len(second) > MOST_WORDS:
        return None
    return frozenset(one + two for one in first for two in second)


def _unite(alternatives: Sequence[Words]) -> Words:
    found: set[str] = set()
    for words in alternatives:
        if words is None or len(found) > MOST_WORDS:
            return None
        found |= words
    return frozenset(found)


def _need_of(word: Words) -> Needs:
    return () if word is None or "" in word else (Need(words=word),)


def _pairs_of(first: Part, second: Part) -> Needs:
    """Return the need of a pair of signs, where two parts that stand side by side are signs."""
    pairs = frozenset(one + two for one in first.signs for two in second.signs)
    return (Need(words=pairs),) if pairs and pairs.isdisjoint(USUAL) and "_" not in first.signs | second.signs else ()


def _find_twice(needs: Sequence[Need]) -> Needs:
    """Return the needs that two mentions stand in the text, where two are asked for that may be of one kind."""
    single = [need.bits for need in needs if need.bits and not need.words and not need.twice]
    return tuple(dict.fromkeys(Need(one | two, twice=True) for one, two in combinations(single, 2) if one & two))
