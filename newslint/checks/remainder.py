"""The kind `remainder`: a rest or a total against the parts that stand before it, in its own paragraph and the last one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from newslint.analysis.mentions import Figure
from newslint.checks.body import in_body, is_quoted
from newslint.checks.check import Check, OptionMistake
from newslint.checks.relation import verify_names, verify_patterns
from newslint.checks.told_figures import same_thing
from newslint.checks.typed import Match, find_matches, is_excused
from newslint.diagnostic import Capture, Finding
from newslint.interval import Interval, exactly
from newslint.patterns import Pattern
from newslint.scope import Scope
from newslint.story import Story

_MOST = 9
"""So many parts are added up at most; a paragraph with more of them is a table."""

_HUNDREDTH = 0.01
_HALF = 0.5
_PERCENT = 100


class Remainder(Check, slots=False, kw_only=True):
    """Reports a rest (“the other 23 per cent”) or a total (“making £87,000 in all”) that the parts before it do not come to.

    claims: typed patterns that capture a `rest`, or a `total`.
    whole: what a rest and the parts come to (100).
    least: how many parts there must be (2).
    reach: how many paragraphs before the claim's own hold parts, too (0).
    near: how far off, in per cent of the whole, the parts may be to be the parts at all (25).
    unless: cues that mute a claim in its sentence; skip: cues in the sentence of a part that make it none.
    Nothing is said where any of the parts, some or all, come to what they should. The message may use {claim}, the parts that
    were added up as {parts}, and {rest} or {total}.
    """

    claims: tuple[Pattern, ...]
    whole: int = 100
    least: int = 2
    reach: int = 0
    near: int = 25
    unless: tuple[Pattern, ...] = ()
    skip: tuple[Pattern, ...] = ()

    def captures(self) -> frozenset[str]:
        """Return the captures of the claims, `claim` and `parts`."""
        return frozenset(("claim", "parts")).union(*(claim.names for claim in self.claims))

    def verify(self) -> None:
        """Raise OptionMistake where a pattern cannot work or captures neither a rest nor a total."""
        for option, patterns in (("claims", self.claims), ("unless", self.unless), ("skip", self.skip)):
            verify_patterns(option, patterns)
        for claim in self.claims:
            verify_names("claims", ("total",) if "total" in claim.names else ("rest",), claim.names)
        if self.whole < 1 or self.least < 1:
            raise OptionMistake("whole" if self.whole < 1 else "least", "must be one or more")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield each rest or total that no parts before it make whole."""
        for claim in find_matches(story, scope, self.claims):
            told = claim.captures.get("total", claim.captures.get("rest"))
            if not isinstance(told, Capture) or not isinstance(told.value, Figure) or claim.skeleton.voice.speaker:
                continue
            if is_excused(story, claim, self.unless, "sentence"):
                continue
            parts = self._parts(story, claim, told.value)
            if self.least <= len(parts) <= _MOST and self._fails(parts, told.value, total="total" in claim.captures):
                shown = tuple(Capture(part.span, story.document.words(part.span), part) for part in parts)
                words = story.document.words(claim.span)
                values = {**claim.captures, "claim": Capture(claim.span, words, words), "parts": shown}
                yield Finding(claim.span, values, related=tuple(part.span for part in parts))

    def _parts(self, story: Story, claim: Match, told: Figure) -> list[Figure]:
        """Return the figures of one unit that stand before a claim, in its paragraph and in those before it within reach."""
        first = max(0, claim.skeleton.block - self.reach)
        start = story.blocks[first].span.start
        found = [each for each in in_body(story, story.figures) if start <= each.span.start < claim.span.start]
        found = [each for each in found if _is_like(each, told) and not is_quoted(story, each.span)]
        return [each for each in found if self._is_part(story, each)]

    def _is_part(self, story: Story, figure: Figure) -> bool:
        near = story.skeletons_of_block(story.document.block_number(figure.span.start))
        return not any(figure.span in each.span and cue.occurs(each) for each in near for cue in self.skip)

    def _fails(self, parts: Sequence[Figure], told: Figure, *, total: bool) -> bool:
        whole = _reach(told) if total else exactly(float(self.whole))
        rest = exactly(0.0) if total else _reach(told)
        values = [_reach(part) for part in parts]
        for size in range(1, len(values) + 1):
            if any(_add((*chosen, rest)).meets(whole) for chosen in combinations(values, size)):
                return False
        sums = [_add((*values[place:], rest)) for place in range(len(values) - self.least + 1)]
        slack = whole.high * self.near / 100
        return any(each.high >= whole.low - slack and each.low <= whole.high + slack for each in sums)


def _is_like(part: Figure, told: Figure) -> bool:
    alike = part.unit == told.unit and part.kind == told.kind and (part.kind != "count" or same_thing(part, told))
    bare = part.kind == "count" and not part.noun and not part.worded and part.value < _PERCENT  # 40 per cent and 20
    return alike or (told.unit == "%" and (part.kind == "fraction" or bare))


def _reach(figure: Figure) -> Interval:
    """Return what a part or a total can mean: a sum without a scale word or a hedge within a hundredth of what is printed."""
    if figure.kind == "fraction":
        return figure.interval * exactly(100.0)
    risen = figure.kind == "percent" and figure.hedge == "most"  # "are up to 14 per cent" now
    if not risen and (figure.kind == "percent" or figure.hedge or figure.scale != 1):
        return figure.interval
    slack = _HALF if risen else figure.value * _HUNDREDTH
    return Interval(figure.value - slack, figure.value + slack)


def _add(parts: Iterable[Interval]) -> Interval:
    whole = exactly(0.0)
    for part in parts:
        whole += part
    return whole
