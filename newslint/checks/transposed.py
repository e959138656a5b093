"""The kind `transposed`: two figures of one story that are the same but for two neighbouring digits changed about."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from newslint.analysis.mentions import Figure
from newslint.checks.check import Check
from newslint.checks.one_kind import TABLE, find_noun
from newslint.checks.slips import is_swapped
from newslint.checks.told_figures import same_thing
from newslint.diagnostic import Capture, Finding
from newslint.document import Role
from newslint.patterns import Pattern
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story

_ROLES = frozenset((Role.HEADLINE, Role.SUMMARY, Role.CAPTION, Role.LEDE, Role.PARAGRAPH, Role.QUOTATION))
_KINDS = frozenset(("count", "amount", "measure", "percent"))
_PRINTED = compile_later(r"\d[.,]\d")
"""What a number has that is neither a year nor the number of a road, a house or a telephone."""

_CLOSES_RANGE = compile_later(r"\d(?: ?\p{L}+)?(?:[-–—]| (?:to|and|or) )[$£€]?\Z")
"""What stands before the upper end of a range, which is near the lower one and not a figure of its own."""

_REACH = 24

_CROWDED = 5
"""A paragraph with more such figures is a list of them."""

_MANY = 16
"""In a story with more such figures two may be alike by chance."""


class Transposed(Check, slots=False, kw_only=True):
    """Reports a figure that the story has in another paragraph too, with two neighbouring digits changed about.

    digits: the fewest significant digits of such a figure (4).
    unless: cues that mute either of the two in its sentence.
    Both are of one kind, unit and scale, and count nothing different. Left out are years and bare numbers, lists and tables of
    numbers, and two figures of which each is printed more than once. The message may use {claim}, {other} and {other.line}.
    """

    digits: int = 4
    unless: tuple[Pattern, ...] = ()

    wants = ("claim", "other")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield the later figure of each pair."""
        figures = [figure for figure in story.figures if self._counts(story, figure)]
        blocks = Counter(story.document.block_number(figure.span.start) for figure in figures)
        printed = Counter((figure.unit, figure.value) for figure in figures)
        if len(printed) > _MANY:
            return
        for earlier, later in combinations(figures, 2):
            places = [story.document.block_number(figure.span.start) for figure in (earlier, later)]
            if places[0] == places[1] or not story.reads(scope, places[1]) or not _are_alike(story, earlier, later):
                continue
            if max(blocks[place] for place in places) > _CROWDED or _are_meant(printed, earlier, later):
                continue
            if not any(self._is_muted(story, figure) for figure in (earlier, later)):
                here, there = (Capture(each.span, story.document.words(each.span), each) for each in (later, earlier))
                yield Finding(later.span, {"claim": here, "other": there}, related=(there.span,))

    def _counts(self, story: Story, figure: Figure) -> bool:
        if figure.kind not in _KINDS or len(figure.digits) < self.digits:
            return False
        if _CLOSES_RANGE.search(story.text, max(0, figure.span.start - _REACH), figure.span.start):
            return False
        role = story.document.block_at(figure.span.start).role
        return role in _ROLES and _PRINTED.search(story.text, figure.span.start, figure.span.end) is not None

    def _is_muted(self, story: Story, figure: Figure) -> bool:
        skeletons = story.skeletons_of_block(story.document.block_number(figure.span.start))
        return any(figure.span in skeleton.span and cue.occurs(skeleton) for skeleton in skeletons for cue in self.unless)


def _are_meant(printed: Counter[tuple[str, float]], one: Figure, other: Figure) -> bool:
    return all(printed[figure.unit, figure.value] > 1 for figure in (one, other))


def _are_alike(story: Story, one: Figure, other: Figure) -> bool:
    """Whether two figures may be one, slipped: of one kind, unit and scale, and of nothing that is called otherwise."""
    if (one.kind, one.unit, one.scale) != (other.kind, other.unit, other.scale) or not is_swapped(one, other):
        return False
    nouns = {find_noun(story, figure) for figure in (one, other)} - {""}
    table = story.lexicons[TABLE].phrases if TABLE in story.lexicons else {}
    return len(nouns) < 2 or same_thing(one, other) or len({table.get(noun, noun) for noun in nouns}) == 1
