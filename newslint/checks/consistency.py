"""The kind `consistency`: two ways of writing one thing in one story."""

from collections.abc import Iterator
from itertools import groupby

from newslint.checks.actions import Action, join_results
from newslint.checks.check import Check, OptionMistake
from newslint.checks.matching import Alternative, Hit, find_candidates, find_hits, make_alternative
from newslint.diagnostic import Finding
from newslint.record import field, record
from newslint.scope import Passage, Scope
from newslint.store import kept
from newslint.story import Story
from newslint.text import Span


@record(slots=False, kw_only=True)
class Consistency(Check):
    """Reports the second of two ways of writing a thing, when the story has both.

    either: a mapping of regular expressions, each between word boundaries: its left and right sides must not both stand
      in one story. A passage in which one stands is reported, at the last of its matches, as soon as both have been seen; the
      first place of the other side is related.
    ignorecase: whether capitals and small letters are the same. nonword: without word boundaries.
    action: what the words become, for the message.
    The message's %s are the words found and what the action makes of them.
    """

    either: dict[str, str] = field(default_factory=dict)
    ignorecase: bool = False
    nonword: bool = False
    action: Action | None = None

    def verify(self) -> None:
        """Raise OptionMistake where a pattern or the action cannot work."""
        if not self.either:
            raise OptionMistake("either", "there is nothing to look for")
        for pair in self.pairs():
            for alternative in pair:
                alternative.compiled()
        if self.action:
            self.action.verify()

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield one finding for each pair and passage once both sides have been seen."""
        for pair in self.pairs():
            if not all(any(True for _ in find_candidates(story, scope, (side,))) for side in pair):
                continue  # one side stands nowhere: the other need not be compiled
            first: dict[int, Span] = {}
            for passage, group in groupby(find_hits(story, scope, pair), key=_passage):
                hits = list(group)
                for hit in hits:
                    first.setdefault(hit.number, passage.span(*hit.match.span()))
                if len(first) == 2:
                    yield self.finding(hits[-1], first[1 - hits[-1].number])

    def finding(self, hit: Hit, other: Span) -> Finding:
        """Return what is said of a match, with a place of the other side."""
        words = hit.match[0]
        arguments = (words, join_results(self.action.results(words))) if self.action else (words,)
        return Finding(hit.passage.span(*hit.match.span()), arguments=arguments, related=(other,), raw=hit.passage.raw)

    def pairs(self) -> tuple[tuple[Alternative, Alternative], ...]:
        """Return the patterns of both sides of each pair."""
        return tuple(_pair(left, right, self.ignorecase, self.nonword) for left, right in self.either.items())


def _passage(hit: Hit) -> Passage:
    return hit.passage


@kept
def _pair(left: str, right: str, ignorecase: bool, nonword: bool) -> tuple[Alternative, Alternative]:
    first = make_alternative(left, "either", ignorecase=ignorecase, nonword=nonword)
    return first, make_alternative(right, "either", ignorecase=ignorecase, nonword=nonword)
