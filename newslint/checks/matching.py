"""Matching: runs the alternatives of a rule over the passages that can hold them, and compiles only those that can match."""

from collections.abc import Iterator, Sequence

import regex

from newslint.checks.literals import Needs, find_needs
from newslint.checks.vale_regex import compile_pattern, find_matches, search
from newslint.record import record
from newslint.scope import Passage, Scope
from newslint.skeleton import numbers_in
from newslint.story import Story
from newslint.text import fold

WORDS = r"(?m)\b(?:%s)\b"
ANYWHERE = r"(?m)(?:%s)"


@record
class Alternative:
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


@record
class Hit:
    """A match of the alternative with that number in a passage."""

    passage: Passage
    match: "regex.Match[str]"
    number: int


def make_alternative(pattern: str, option: str, *, ignorecase: bool = False, nonword: bool = False) -> Alternative:
    """Return the alternative for a token: between word boundaries unless `nonword`."""
    flags = "(?i)" if ignorecase else ""
    whole = flags + (ANYWHERE if nonword else WORDS).replace("%s", pattern)
    return Alternative(whole, find_needs(pattern, whole=not nonword), option)


def find_hits(story: Story, scope: Scope, alternatives: Sequence[Alternative]) -> Iterator[Hit]:
    """Yield the leftmost matches of the alternatives, passage by passage; at one place the earlier alternative wins."""
    for passage, numbers in find_candidates(story, scope, alternatives):
        yield from _run(passage, alternatives, numbers)


def find_candidates(
    story: Story, scope: Scope, alternatives: Sequence[Alternative]
) -> Iterator[tuple[Passage, tuple[int, ...]]]:
    """Yield each passage that can hold a match, with the numbers of the alternatives that can match there."""
    everywhere, by_block = _find_blocks(story, alternatives)
    raw = scope.asks_for("raw")
    if not (everywhere or by_block or raw):
        return
    for passage in story.passages(scope):
        if passage.raw:
            folded = fold(passage.text)
            numbers = [number for number, alternative in enumerate(alternatives) if _can_match(alternative, folded)]
        elif passage.block in by_block:
            numbers = sorted({*everywhere, *by_block[passage.block]})
        else:
            numbers = everywhere
        if numbers:
            yield passage, tuple(numbers)


def _can_match(alternative: Alternative, folded: str) -> bool:
    return all(any(need.literal in folded for need in group.needs) for group in alternative.needs)


def _find_blocks(story: Story, alternatives: Sequence[Alternative]) -> tuple[list[int], dict[int, list[int]]]:
    """Return the numbers of the alternatives that can match anywhere, and of the others by block."""
    everywhere: list[int] = []
    by_block: dict[int, list[int]] = {}
    for number, alternative in enumerate(alternatives):
        if not alternative.needs:
            everywhere.append(number)
        for block in numbers_in(_find_blocks_for(story, alternative.needs)):
            by_block.setdefault(block, []).append(number)
    return everywhere, by_block


def _find_blocks_for(story: Story, needs: Needs) -> int:
    """Return the set of blocks that meet one need of each group."""
    words = story.words
    for group in needs:
        if group.words and words.isdisjoint(group.words):
            return 0
    found = -1 if needs else 0
    for group in needs:
        here = 0
        for need in group.needs:
            if not need.word or need.word in words:
                alone = need.literal == need.word
                here |= story.blocks_with_word(need.word) if alone else story.blocks_with(need.literal)
        found &= here
        if not found:
            break
    return found


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
