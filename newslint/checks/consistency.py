"""The kind `consistency`: two ways of writing one thing in one story."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from newslint.checks.actions import Action, join_results
from newslint.checks.check import Check, OptionMistake
from newslint.checks.lookup import read_swaps
from newslint.checks.matching import Alternative, Alternatives, Hit, find_candidates, find_hits, make_alternative
from newslint.diagnostic import Finding
from newslint.lexicon import Lexicons, kept
from newslint.record import field
from newslint.scope import Passage, Scope
from newslint.store import kept_by_value
from newslint.story import Story
from newslint.text import Span

Side = tuple[Alternative, ...]
"""One side of a pair: a pattern, or the words of a lexicon that a story has."""


class Consistency(Check, slots=False, kw_only=True):
    """Reports the second of two ways of writing a thing, when the story has both.

    either: a mapping of regular expressions, each between word boundaries: its left and right sides must not both stand
      in one story. A passage in which one stands is reported, at the last of its matches, as soon as both have been seen; the
      first place of the other side is related. A side may be the name of a lexicon of single words; the name of a lexicon
      alone, which maps words to other spellings of them, stands for all its pairs.
    ignorecase: whether capitals and small letters are the same. nonword: without word boundaries.
    action: what the words become, for the message.
    The message's %s are the words found and what the action makes of them.
    """

    either: dict[str, str] | str = field(default_factory=dict)
    ignorecase: bool = False
    nonword: bool = False
    action: Action | None = None

    def verify(self) -> None:
        """Raise OptionMistake where a pattern or the action cannot work."""
        if not self.either:
            raise OptionMistake("either", "there is nothing to look for")
        for side in (side for pair in self.either.items() for side in pair) if isinstance(self.either, dict) else ():
            self._alternative(side).compiled()
        if self.action:
            self.action.verify()

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield one finding for each pair and passage once both sides have been seen."""
        for sides in self.live_pairs(story):
            if not all(any(True for _ in find_candidates(story, scope, Alternatives(side))) for side in sides):
                continue  # one side stands nowhere: the other need not be compiled
            first: dict[bool, Span] = {}
            border = len(sides[0])
            for passage, group in groupby(find_hits(story, scope, Alternatives((*sides[0], *sides[1]))), key=_passage):
                hits = list(group)
                for hit in hits:
                    first.setdefault(hit.number >= border, passage.span(*hit.match.span()))
                if len(first) == 2:
                    yield self.finding(hits[-1], first[hits[-1].number < border])

    def finding(self, hit: Hit, other: Span) -> Finding:
        """Return what is said of a match, with a place of the other side."""
        words = hit.match[0]
        arguments = (words, join_results(self.action.results(words))) if self.action else (words,)
        return Finding(hit.passage.span(*hit.match.span()), arguments=arguments, related=(other,), raw=hit.passage.raw)

    def live_pairs(self, story: Story) -> Iterator[tuple[Side, Side]]:
        """Yield the sides of each pair, of lexicons only the words that the story has."""
        if isinstance(self.either, str):
            for word in find_rivals(story.lexicons, self.either).keys() & story.words:
                for other in find_rivals(story.lexicons, self.either)[word]:
                    if other in story.words:
                        yield (self._alternative(word),), (self._alternative(other),)
            return
        written = _make_all(tuple(side for pair in self.either.items() for side in pair), self.ignorecase, self.nonword)
        for pair in self.either.items():
            one, two = (self._find_side(story, side, written) for side in pair)
            if one and two:
                yield one, two

    def _find_side(self, story: Story, side: str, written: Mapping[str, Alternative]) -> Side:
        """Return the words of a side that names a lexicon, as far as the story has them; any other side as it is written."""
        if side not in story.lexicons:
            return (written[side],)
        return tuple(self._alternative(word) for word in sorted(story.lexicons[side].phrases.keys() & story.words))

    def _alternative(self, pattern: str) -> Alternative:
        return _make(pattern, self.ignorecase, self.nonword)


@kept
def find_rivals(lexicons: Lexicons, name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a lexicon that maps words to other spellings, and those spellings; also from "word: other" lines."""
    rivals: dict[str, tuple[str, ...]] = {}
    for other, word in read_swaps(lexicons, name).items():
        rivals[word] = (*rivals.get(word, ()), other)
    return rivals


def _passage(hit: Hit) -> Passage:
    return hit.passage


@kept_by_value
def _make_all(sides: tuple[str, ...], ignorecase: bool, nonword: bool) -> dict[str, Alternative]:
    return {side: _make(side, ignorecase, nonword) for side in sides}


@cache
def _make(pattern: str, ignorecase: bool, nonword: bool) -> Alternative:
    return make_alternative(pattern, "either", ignorecase=ignorecase, nonword=nonword)
