"""The kind `restated`: a figure that a story takes up again, a slip away from what it was."""

from collections.abc import Iterator

from newslint.analysis.mentions import Figure
from newslint.checks.body import in_body, is_quoted
from newslint.checks.check import Check
from newslint.checks.one_kind import find_noun, find_renamed
from newslint.checks.slips import is_shifted, is_slip, is_swapped
from newslint.checks.told_figures import same_thing
from newslint.diagnostic import Capture, Finding
from newslint.lexicon import find_phrases
from newslint.patterns import Pattern
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story

_TAKEN_UP = compile_later(r"(?i:\b(?:the|its|their|his|her|those|these|all|all of the)|\p{L}['’]s?) \Z")
"""What stands before a figure that the reader knows: the 14 victims, its 300 shops, Monday's 120 cases."""

_MARK = compile_later(r"(?i:\b(?:that|this|his|her|the)|\p{L}['’]s?) \Z")
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
    ages: reports instead an age that is taken up (the 36-year-old) where the story tells of one person's age alone, and it is
      another.
    The message may use {claim}, {other} and {other.line}.
    """

    alike: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()

    ages: bool = False

    wants = ("claim", "other")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield the figures that are taken up otherwise than they were given."""
        body = [figure for figure in in_body(story, story.figures) if not is_quoted(story, figure.span)]
        if self.ages:
            yield from self._find_ages(story, scope, body)
            return
        for place, figure in enumerate(body):
            if not _is_taken_up(story, figure) or not story.reads(scope, story.document.block_number(figure.span.start)):
                continue
            others = [other for other in body if other is not figure and self._of_one_thing(story, figure, other)]
            if any(_meet(figure, other) for other in others):
                continue
            earlier = [other for other in body[:place] if other in others and _is_misprint(figure, other)]
            if earlier and not any(self._is_muted(story, each) for each in (figure, earlier[0])):
                yield _finding(story, figure, earlier[0])

    def _find_ages(self, story: Story, scope: Scope, body: list[Figure]) -> Iterator[Finding]:
        """Yield “the 36-year-old” where the story tells of one age alone, somebody's, and it is another."""
        ages = [figure for figure in body if figure.kind == "age" or _is_apposed(story, figure)]
        for figure in ages:
            others = [other for other in ages if other.value != figure.value]
            if len({other.value for other in ages}) != _TWO or not _is_the_one(story, figure):
                continue
            known = [other for other in others if other.span.start < figure.span.start and _is_last_named(story, other, figure)]
            if not known or abs(known[0].value - figure.value) <= 1 or any(_is_the_one(story, other) for other in others):
                continue
            if sum(other.value == figure.value for other in ages) == 1 and story.reads(
                scope, story.document.block_number(figure.span.start)
            ):
                yield _finding(story, figure, known[0])

    def _of_one_thing(self, story: Story, figure: Figure, other: Figure) -> bool:
        if _is_mark(story, figure):
            return (
                _is_decimal(other) and other.kind in ("count", "duration", "measure") and other.span.start < figure.span.start
            )
        if figure.kind != other.kind or figure.unit != other.unit:
            return False
        if figure.kind == "amount":
            return bool(_things(story, figure) & _things(story, other))
        if (figure.noun and same_thing(figure, other)) or find_renamed(story, figure, (other,)):
            return True
        people = find_phrases(story.lexicons, self.alike)
        return figure.value > _HUNDRED and all(noun == "people" or noun in people for noun in (figure.noun, other.noun))

    def _is_muted(self, story: Story, figure: Figure) -> bool:
        skeletons = story.skeletons_of_block(story.document.block_number(figure.span.start))
        return any(figure.span in skeleton.span and cue.occurs(skeleton) for skeleton in skeletons for cue in self.unless)


def _finding(story: Story, figure: Figure, other: Figure) -> Finding:
    here, there = (Capture(each.span, story.document.words(each.span), each) for each in (figure, other))
    return Finding(figure.span, {"claim": here, "other": there}, related=(there.span,))


def _is_apposed(story: Story, figure: Figure) -> bool:
    """Whether a bare count may be the age of somebody: Gregory Lundy, 38, is held; a woman, 52, fled."""
    if figure.kind != "count" or figure.noun or figure.hedge or not _CHILD <= figure.value < _HUNDRED or figure.value % 1:
        return False
    return story.text.startswith(", ", figure.span.start - 2) and _CLOSES.match(story.text, figure.span.end) is not None


def _is_last_named(story: Story, known: Figure, figure: Figure) -> bool:
    """Whether an age stands beside a name, and nobody else is named from there to a figure."""
    people = [name for name in story.names if name.kind == "person" and name.span.start < figure.span.start]
    owners = {name.key for name in people if name.span.end + 2 == known.span.start or known.span.end + 1 == name.span.start}
    return bool(people) and people[-1].key in owners


def _is_the_one(story: Story, figure: Figure) -> bool:
    """Whether an age with "the" stands for somebody known: the 36-year-old, who left."""
    start = figure.span.start
    alone = figure.kind == "age" and _CLOSED.match(story.text, figure.span.end) is not None
    return (
        alone
        and story.text.endswith("year-old", start, figure.span.end)
        and story.text[max(0, start - 4) : start].lower() == "the "
    )


_THE = compile_later(r"(?<!\b(?:said|says|added|adds|told|explained|insisted|admitted|recalled) )[Tt]he \Z")
"""An article that opens no attribution, whose speaker may be anybody."""

_TWO = 2
_CHILD = 6
_CLOSES = compile_later(r"[,.]")
_CLOSED = compile_later(
    r"[,.]|['’]s | (?:who|is|was|has|had|said|told|will|also|made|won|lives|works|scored|died|denied|admitted|faces|"
    r"must|pleaded|denies|appeared|appears)\b"
)


def _is_taken_up(story: Story, figure: Figure) -> bool:
    """Whether a count of a thing, or a sum, stands without a hedge after a word that tells the reader it is known."""
    if _is_mark(story, figure):
        return True
    if (
        figure.hedge
        or figure.value < 10
        or not (figure.kind == "amount" or (figure.kind == "count" and find_noun(story, figure)))
    ):
        return False
    start = figure.span.start
    return _TAKEN_UP.search(story.text, max(0, start - _BEFORE), start) is not None


def _is_mark(story: Story, figure: Figure) -> bool:
    """Whether a bare number with decimals is a time or a length that the reader knows: That 22.16 is a personal best."""
    bare = figure.kind == "count" and not figure.noun and not figure.hedge and _is_decimal(figure)
    return bare and _MARK.search(story.text, max(0, figure.span.start - _BEFORE), figure.span.start) is not None


def _is_decimal(figure: Figure) -> bool:
    return figure.value % 1 != 0 and figure.scale == 1 and len(figure.digits) > _TWO


def _is_misprint(figure: Figure, other: Figure) -> bool:
    """Whether two figures are a slip apart that is no counting on: 14 and 41, but not 14 and 15."""
    if figure.kind == "count" and _is_decimal(figure):
        return is_swapped(figure, other)
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
