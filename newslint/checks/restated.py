"""The kind `restated`: a figure that a story takes up again, a slip away from what it was."""

from collections.abc import Iterator

from newslint.analysis.mentions import Figure
from newslint.checks.check import Check
from newslint.checks.headline import in_body, is_quoted, same_thing
from newslint.checks.slips import is_shifted, is_slip, is_swapped
from newslint.diagnostic import Capture, Finding
from newslint.lexicon import find_phrases
from newslint.patterns import Pattern
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story

_TAKEN_UP = compile_later(r"(?i:\b(?:the|its|their|his|her|those|these|all|all of the)|\p{L}['’]s?) \Z")
"""What stands before a figure that the reader knows: the 14 victims, its 300 shops, Monday's 120 cases."""

_BEFORE = 20
_THING = compile_later(r" (?:\p{Ll}+-?\p{Ll}* ){0,2}?(?P<thing>\p{Ll}{3,})(?!\p{L})")
_GIVEN_BEFORE = compile_later(r"(?P<thing>\p{Ll}{3,}) (?:of|worth|was|is|at) (?:(?:about|some|just|nearly|almost|around) )?\Z")
_HUNDRED = 100


class Restated(Check, slots=False, kw_only=True):
    """Reports a count or a sum that the story takes up again (the 41 victims) and has given otherwise (14 victims).

    The two are of one thing and one slip apart: two neighbouring digits changed about, one digit of three or more, of a sum a
      nought more or fewer; nothing in the story bears the later one out.
    alike: lexicons of nouns that may be one another (employees, people).
    unless: cues that mute either of the two in its sentence.
    The message may use {claim}, {other} and {other.line}.
    """

    alike: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()

    wants = ("claim", "other")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield the figures that are taken up otherwise than they were given."""
        body = [figure for figure in in_body(story, story.figures) if not is_quoted(story, figure.span)]
        for place, figure in enumerate(body):
            if not _is_taken_up(story, figure) or not story.reads(scope, story.document.block_number(figure.span.start)):
                continue
            others = [other for other in body if other is not figure and self._of_one_thing(story, figure, other)]
            if any(_meet(figure, other) for other in others):
                continue
            earlier = [other for other in body[:place] if other in others and _is_misprint(figure, other)]
            if earlier and not any(self._is_muted(story, each) for each in (figure, earlier[0])):
                here, there = (Capture(each.span, story.document.words(each.span), each) for each in (figure, earlier[0]))
                yield Finding(figure.span, {"claim": here, "other": there}, related=(there.span,))

    def _of_one_thing(self, story: Story, figure: Figure, other: Figure) -> bool:
        if figure.kind != other.kind or figure.unit != other.unit:
            return False
        if figure.kind == "amount":
            return bool(_things(story, figure) & _things(story, other))
        if same_thing(figure, other):
            return True
        people = find_phrases(story.lexicons, self.alike)
        return figure.value > _HUNDRED and all(noun == "people" or noun in people for noun in (figure.noun, other.noun))

    def _is_muted(self, story: Story, figure: Figure) -> bool:
        skeletons = story.skeletons_of_block(story.document.block_number(figure.span.start))
        return any(figure.span in skeleton.span and cue.occurs(skeleton) for skeleton in skeletons for cue in self.unless)


def _is_taken_up(story: Story, figure: Figure) -> bool:
    """Whether a count of a thing, or a sum, stands without a hedge after a word that tells the reader it is known."""
    if figure.hedge or figure.value < 10 or not (figure.kind == "amount" or (figure.kind == "count" and figure.noun)):
        return False
    start = figure.span.start
    return _TAKEN_UP.search(story.text, max(0, start - _BEFORE), start) is not None


def _is_misprint(figure: Figure, other: Figure) -> bool:
    """Whether two figures are a slip apart that is no counting on: 14 and 41, but not 14 and 15."""
    if figure.kind == "amount" or max(figure.value, other.value) < _HUNDRED:
        return is_slip(figure, other) and (figure.kind == "amount" or is_swapped(figure, other))
    return is_slip(figure, other) and not is_shifted(figure.value, other.value)


def _meet(figure: Figure, other: Figure) -> bool:
    return figure.value == other.value


def _things(story: Story, figure: Figure) -> frozenset[str]:
    """Return the nouns that a sum may be of: the $34 million jackpot, a jackpot of $34 million."""
    after = _THING.match(story.text, figure.span.end)
    before = _GIVEN_BEFORE.search(story.text, max(0, figure.span.start - 2 * _BEFORE), figure.span.start)
    return frozenset(match["thing"] for match in (after, before) if match)
