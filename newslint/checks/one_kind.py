"""Whether two counts are of one kind under two names, with two digits changed about: 230 jobs, “all 320 workers”."""

from collections.abc import Iterable

from newslint.analysis.mentions import Figure
from newslint.checks.slips import is_swapped
from newslint.regexes import compile_later
from newslint.story import Story

TABLE = "one_kind"
"""The lexicon of nouns that a story uses for one another."""

_OF_THEM = compile_later(
    r" of (?:the|its|their|his|her|those|these) (?:\p{Ll}+ ){0,2}?(?P<noun>\p{Ll}{2,}s|people|cattle|sheep|deer|dead)\b"
)
"""What a bare count counts: all 46 of the rescued animals."""


def find_noun(story: Story, figure: Figure) -> str:
    """Return the noun of a count, be it told after "of the"."""
    if figure.kind != "count" or figure.noun:
        return figure.noun
    match = _OF_THEM.match(story.text, figure.span.end)
    return str(match["noun"]) if match else ""


def find_renamed(story: Story, figure: Figure, others: Iterable[Figure]) -> list[Figure]:
    """Return the counts of one kind with a figure under another name whose digits are the same, two changed about."""
    kind = _kind(story, figure)
    return [other for other in others if kind and is_swapped(figure, other) and _kind(story, other) == kind]


def _kind(story: Story, figure: Figure) -> str:
    if TABLE not in story.lexicons or not (noun := find_noun(story, figure)):
        return ""
    return story.lexicons[TABLE].phrases.get(noun, "")
