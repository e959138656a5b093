"""Typed patterns: regular expressions over skeletons in which {name:type} stands for one recognised thing.

A pattern is parsed when its rule is loaded, which finds its mistakes, and compiled only when a sentence first holds
everything that it asks for: most patterns never compile for most stories.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import regex

from newslint.diagnostic import Capture
from newslint.lexicon import Lexicons, kept
from newslint.needs import Needs
from newslint.record import Record, field
from newslint.skeleton import Skeleton

TIME_LIMIT = 0.5
"""Seconds that one pattern may take over one sentence."""

MOST_GAP_WORDS = 8

Captures = Mapping[str, Capture | tuple[Capture, ...]]


class PatternTimeoutError(Exception):
    """A pattern took longer than TIME_LIMIT over one sentence."""


class PatternMistake(Record, Exception, frozen=False, slots=False):
    """What is wrong with a pattern."""

    message: str

    def __str__(self) -> str:
        return self.message


class Pattern(Record, slots=False):
    """One typed pattern. `names` are its captures, `needs` what a sentence must hold for it to be worth a try, and `lexicons`
    what its placeholders are looked up in."""

    source: str
    names: frozenset[str]
    needs: Needs
    lexicons: Lexicons = field(repr=False)

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The regular expression; raises PatternMistake where it is none."""
        try:
            return _compile(self.lexicons, self.source)
        except (regex.error, ValueError, OverflowError, RecursionError) as error:
            raise PatternMistake(f"not a regular expression: {error}") from None

    def may_match(self, skeleton: Skeleton) -> bool:
        """Whether the skeleton holds every kind of thing and every word that the pattern cannot do without."""
        return all(map(skeleton.meets, self.needs))

    def find(self, skeleton: Skeleton) -> Iterable[tuple[int, int, Captures]]:
        """Return start and end in the skeleton and the captures of every match; raises PatternTimeoutError."""
        return self.search(skeleton) if self.may_match(skeleton) else ()

    def search(self, skeleton: Skeleton) -> Iterable[tuple[int, int, Captures]]:
        """Return the same for a skeleton that is known to hold everything the pattern needs."""
        try:
            first = self.compiled.search(skeleton.text, timeout=TIME_LIMIT)
        except TimeoutError:
            raise PatternTimeoutError from None
        return () if first is None else self._search(skeleton, first.start())

    def _search(self, skeleton: Skeleton, start: int) -> Iterator[tuple[int, int, Captures]]:
        try:
            for match in self.compiled.finditer(skeleton.text, start, timeout=TIME_LIMIT):
                yield match.start(), match.end(), self._captures(match, skeleton)
        except TimeoutError:
            raise PatternTimeoutError from None

    def occurs(self, skeleton: Skeleton) -> bool:
        """Whether the pattern matches anywhere in the skeleton."""
        return any(True for _ in self.find(skeleton))

    def _captures(self, match: "regex.Match[str]", skeleton: Skeleton) -> Captures:
        captures: dict[str, Capture | tuple[Capture, ...]] = {}
        for name in self.names:
            taken = tuple(_capture(skeleton, start, end) for start, end in match.spans(name) if end > start)
            if taken:
                captures[name] = taken[0] if len(taken) == 1 else taken
        return captures


def _capture(skeleton: Skeleton, start: int, end: int) -> Capture:
    """Return what stands at start..end: a mention where that is one alone, else the words, things in them written out."""
    mention = skeleton.mention_at(start) if end == start + 1 else None
    span = skeleton.span_of(start, end)
    words = skeleton.document[span.start : span.end]
    return Capture(span, words, words if mention is None else mention)


@kept
def _compile(lexicons: Lexicons, source: str) -> regex.Pattern[str]:
    from newslint.pattern_parser import compile_pattern

    return compile_pattern(lexicons, source)
