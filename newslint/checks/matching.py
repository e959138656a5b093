"""Matching: runs the alternatives of a rule over the passages that can hold them, and compiles only those that can match."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import regex

from newslint.checks.vale_regex import compile_pattern, find_matches, search
from newslint.needs import Needs
from newslint.record import Record
from newslint.scope import Passage, Scope
from newslint.story import Story

WORDS = r"(?m)\b(?:%s)\b"
ANYWHERE = r"(?m)(?:%s)"

FEW = 8
"""Patterns that are looked at one by one sooner than by the words that they need."""


class Alternative(Record):
    """One of the patterns of a rule, whole: with word boundaries and flags.

    needs: what must stand in a text for it to match.
    option: the key in the rule's file that it came from.
    """

    pattern: str
    needs: Needs
    option: str

    def compiled(self) -> "regex.Pattern[str]":
        """Return the pattern compiled; raises OptionMistake where it is no regular expression."""
        return compile_pattern(self.pattern, self.option)


class Alternatives(Record, slots=False):
    """The patterns of one rule, in the order in which they win where several match."""

    each: tuple[Alternative, ...]

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """The numbers of the patterns that need a word, by the word: of the rarest words that a pattern needs one."""
        numbers: dict[str, list[int]] = {}
        for number, alternative in enumerate(self.each):
            for word in alternative.needs[0].words if alternative.needs else ("",):
                numbers.setdefault(word, []).append(number)
        return numbers

    def worth_trying(self, story: Story) -> list[tuple[int, int]]:
        """Return the number of each pattern that may match in a story, with the set of blocks where it may."""
        numbers: Iterable[int] = range(len(self.each))
        if len(self.each) > FEW:
            words = self.by_word.keys() & story.words
            numbers = sorted({number for word in ("", *words) for number in self.by_word.get(word, ())})
        blocks = ((number, story.blocks_with(self.each[number].needs)) for number in numbers)
        return [(number, here) for number, here in blocks if here]


class Hit(Record):
    """A match of the alternative with that number in a passage."""

    passage: Passage
    match: "regex.Match[str]"
    number: int


def make_alternative(pattern: str, option: str, *, ignorecase: bool = False, nonword: bool = False) -> Alternative:
    """Return the alternative for a token: between word boundaries unless `nonword`."""
    flags = "(?i)" if ignorecase else ""
    whole = flags + (ANYWHERE if nonword else WORDS).replace("%s", pattern)
    return read_alternative(whole, option)


def read_alternative(pattern: str, option: str) -> Alternative:
    """Return a pattern that is whole, with what it needs."""
    from newslint.need_reader import find_needs

    return Alternative(pattern, find_needs(pattern), option)


def find_hits(story: Story, scope: Scope, alternatives: Alternatives) -> Iterator[Hit]:
    """Yield the leftmost matches of the alternatives, passage by passage; at one place the earlier alternative wins."""
    for passage, numbers in find_candidates(story, scope, alternatives):
        yield from _run(passage, alternatives.each, numbers)


def find_candidates(story: Story, scope: Scope, alternatives: Alternatives) -> Iterator[tuple[Passage, tuple[int, ...]]]:
    """Yield each passage that can hold a match, with the numbers of the alternatives that can match there."""
    worth = alternatives.worth_trying(story)
    if not worth and not scope.asks_for("raw"):
        return
    for passage in story.passages(scope):
        if passage.raw:
            numbers = tuple(number for number, each in enumerate(alternatives.each) if story.raw_index.candidates(each.needs))
        else:
            numbers = tuple(number for number, here in worth if here >> passage.block & 1)
        if numbers:
            yield passage, numbers


def _run(passage: Passage, alternatives: Sequence[Alternative], numbers: tuple[int, ...]) -> Iterator[Hit]:
    if len(numbers) == 1:
        alternative = alternatives[numbers[0]]
        for match in find_matches(alternative.compiled(), passage.text, alternative.option):
            yield Hit(passage, match, numbers[0])
        return
    heads = {number: _next(alternatives[number], passage.text, 0) for number in numbers}
    while ahead := [(match.start(), number, match) for number, match in heads.items() if match is not None]:
        start, number, first = min(ahead, key=_place)
        yield Hit(passage, first, number)
        after = max(first.end(), start + 1)
        for other, match in heads.items():
            if match is not None and match.start() < after:
                heads[other] = _next(alternatives[other], passage.text, after)


def _place(ahead: tuple[int, int, "regex.Match[str]"]) -> tuple[int, int]:
    return ahead[:2]


def _next(alternative: Alternative, text: str, start: int) -> "regex.Match[str] | None":
    return search(alternative.compiled(), text, alternative.option, start) if start <= len(text) else None
