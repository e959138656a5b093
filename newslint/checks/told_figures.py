"""The figures of a headline as readers take them: what a bare count counts, and which figures of the story it meets."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import prod

from newslint.analysis.mentions import Figure
from newslint.checks.slips import is_swapped
from newslint.interval import SLACK
from newslint.lexicon import find_phrases
from newslint.record import replace
from newslint.regexes import compile_later
from newslint.story import Story

_DIES = compile_later(r"\b(?:dies|died|dead) (?:at|aged) $")
_APPOSED = compile_later(
    r"(?i)\b(?:m[ae]n|woman|boy|girl|teen|teenager|pensioner|(?:grand)?(?:father|mother)|widow|driver|cyclist|biker|pilot"
    r"|motorcyclist|pedestrian|student|pupil|swimmer|climber|walker), \Z"
)
"""What makes a bare count between commas an age: Man, 72, dies."""

_TOLL_BEFORE = compile_later(r"\b(?:kills?|killed|killing|injures?|injured|wounds?|wounded|hurts?) \Z")
_TOLL_AFTER = compile_later(
    r" (?:people |men |women )?(?:dead|die|died|killed|hurt|injured|wounded|feared dead|sign|signed|flee|fled|evacuated"
    r"|drown|drowned|homeless|missing|held|arrested|detained|trapped|stranded|displaced|infected|march|rally)\b"
)
PEOPLE_AFTER = compile_later(r" (?:people|persons)\b")
_PEOPLE = frozenset(("people", "persons", "victims", "deaths", "casualties", "fatalities"))
"""Nouns that a count of the dead goes with as well as with none."""

_OPEN = 2
"""A figure without a top is taken to reach so many times itself."""


def meet(one: Figure, other: Figure) -> bool:
    """Whether two figures can be the same number, whatever they count; roundings that only touch do not meet."""
    if not (_may_be_age(other) if one.kind == "age" else one.unit == other.unit):
        return False
    if not other.digits and not same_thing(one, other):
        return False  # dozens of something else
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    overlap = min(high, other_high) - max(low, other_low)
    return one.value == other.value or overlap > abs(one.value) * SLACK


def is_open_slip(one: Figure, other: Figure) -> bool:
    """Whether a figure meets “at least” another only because two digits changed about: 53 and at least 35."""
    return other.hedge in ("over", "least") and same_thing(one, other) and one.value < 100 and is_swapped(one, other)


def _may_be_age(figure: Figure) -> bool:
    return figure.kind == "age" or (figure.kind == "count" and not figure.noun and not figure.hedge)


def _reach(figure: Figure) -> tuple[float, float]:
    """Return what a figure can mean; “at least 25” is not so open that it could be 250."""
    value = abs(figure.value)
    if figure.hedge in ("over", "least"):
        return figure.interval.low, min(figure.interval.high, value * _OPEN)
    if figure.hedge == "most":
        return max(figure.interval.low, value / _OPEN), figure.interval.high
    return figure.interval.low, figure.interval.high


def as_told(story: Story, figure: Figure) -> Figure:
    """Return a bare count with what the words beside it make of it: an age (dies at 91), or people (12 dead, kills 12)."""
    if figure.kind != "count" or (figure.noun and figure.noun not in _PEOPLE):
        return figure
    before = max(0, figure.span.start - 20)
    apposed = _APPOSED.search(story.text, before, figure.span.start) and story.text.startswith(",", figure.span.end)
    if apposed or _DIES.search(story.text, before, figure.span.start):
        return replace(figure, kind="age", unit="year")
    return replace(figure, noun="people") if figure.noun or is_toll(story, figure) else figure


def is_toll(story: Story, figure: Figure) -> bool:
    """Whether a figure counts the dead or the hurt."""
    before = _TOLL_BEFORE.search(story.text, max(0, figure.span.start - 16), figure.span.start)
    return bool(before or _TOLL_AFTER.match(story.text, figure.span.end))


def same_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures have one unit and count one noun."""
    return one.unit == other.unit and _singular(one.noun) == _singular(other.noun)


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


_MOST_PARTS = 4
"""A sum of more figures of a story is no sum that a headline makes."""

_MANY = 12
"""A story with more figures of one thing has no one value for it."""

_SMALL_WORDS = "small_words"
_LONGER = compile_later(r"\p{L}{5,}")
_ROOT = 5
"""Letters by which a longer word is known in any form."""

_FACTORS = ("count", "percent", "fraction", "multiple")

_CLOSE = 0.03
"""How far a headline may round what it reckons from two figures of the story."""


def find_others(story: Story, figure: Figure, body: Sequence[Figure]) -> list[Figure]:
    """Return the story's figures of the same thing, where it has none that a figure meets or can be reckoned from."""
    alike = (other for other in body if other.kind == figure.kind and same_thing(figure, other) and other.digits)
    others = [other for other in alike if other.kind != "count" or other.value % 1 == figure.value % 1]  # 3.2 are no two units
    if not others or len(others) > _MANY or any(meet(figure, other) for other in body):
        return []
    return [] if any(_agree(figure.value, value) for value in _reckon(figure, others, story.figures)) else others


def is_of_one_matter(story: Story, one: Figure, other: Figure) -> bool:
    """Whether the sentences of two figures share a longer word: a caption may tell what the story does not."""
    first, second = (_longer_words(story, figure) for figure in (one, other))
    return not first.isdisjoint(second)


def _longer_words(story: Story, figure: Figure) -> set[str]:
    """Return the longer words of a figure's sentence, outside the figure, by how they begin."""
    whole = story.document.block_at(figure.span.start).span
    sentence = next((sentence.span for sentence in story.sentences if figure.span in sentence.span), whole)
    around = story.text[sentence.start : figure.span.start], story.text[figure.span.end : sentence.end]
    known = find_phrases(story.lexicons, (_SMALL_WORDS,))
    words = (word.lower() for text in around for word in _LONGER.findall(text))
    return {word[:_ROOT] for word in words if word not in known}


def _reckon(figure: Figure, others: Sequence[Figure], every: Sequence[Figure]) -> Iterator[float]:
    """Yield what a headline may make of the figures of a story: sums, a difference, a multiple, a share."""
    values = sorted({abs(other.value) for other in others})
    bare = {abs(other.value) for other in every if other.kind == figure.kind and not other.noun and not other.unit}
    yield from (sum(parts) for size in range(2, _MOST_PARTS + 1) for parts in combinations(values, size))
    yield from (value + more for value in values for more in bare)
    yield from (larger - smaller for smaller, larger in combinations(values, 2))
    shares = (abs(other.value) * (100 if figure.kind == "percent" else 1) for other in every if other.kind == "fraction")
    factors = {abs(other.value) for other in every if other.kind in _FACTORS and other.value}
    yield from shares
    for pair in ((value, factor) for value in values for factor in factors):
        yield prod(pair)
        yield prod(pair) / 100
        yield pair[0] / pair[1]


def _agree(one: float, other: float) -> bool:
    return abs(abs(one) - other) <= _CLOSE * other
