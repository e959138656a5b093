"""What a headline says of the dead, the hurt or the held against the story: “Six dead”, but “seven people died”."""

from collections.abc import Iterator, Sequence

from newslint.analysis.mentions import Figure
from newslint.regexes import compile_later
from newslint.story import Story

_FATES = {
    "dead": r"dead|dies?|died|killed|kills|killing|drowned|drown",
    "hurt": r"injured|injures|injuring|hurt|wounded|wounds|wounding",
    "held": r"arrested|arrests|arrest|detained|held|charged",
    "jailed": r"jailed|imprisoned|sentenced",
    "saved": r"rescued|saved|freed",
}
_PEOPLE = r"(?:people|men|women|children|boys|girls|workers|soldiers|officers|teenagers|students|suspects|passengers)"
_BEFORE = {fate: compile_later(rf"\b(?:{words}) (?:(?:at least|the|all|some|about) )?\Z") for fate, words in _FATES.items()}
_AFTER = {
    fate: compile_later(rf" (?:\p{{Ll}}+ )?(?:{_PEOPLE} )?(?:(?:have|had|has|were|was|are|is) )?(?:been )?(?:{words})\b")
    for fate, words in _FATES.items()
}
_OTHERS = compile_later(r" (?:others|more)\b")
_REACH = 24
_FEW = 10
"""Tolls below this are compared word for word: a larger one may be rounded, or added up."""


def find_toll(story: Story, figure: Figure) -> str:
    """Return the fate of those whom a figure counts, empty where it counts none."""
    if figure.kind != "count" or _OTHERS.match(story.text, figure.span.end):
        return ""
    for fate in _FATES:
        before = _BEFORE[fate].search(story.text, max(0, figure.span.start - _REACH), figure.span.start)
        if before or _AFTER[fate].match(story.text, figure.span.end):
            return fate
    return ""


def find_other_tolls(story: Story, figure: Figure, body: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the one toll of a story that a small toll of its headline does not meet; none where the story has two."""
    if figure.value >= _FEW or figure.hedge or not (fate := find_toll(story, figure)):
        return
    if any(other.value == figure.value and other.unit == figure.unit for other in body):
        return
    tolls = [other for other in body if find_toll(story, other) == fate]
    if tolls and len({other.value for other in tolls}) == 1 and tolls[0].value < 2 * _FEW and tolls[0].digits:
        yield tolls[0]
