"""What the kinds with typed patterns share: where they look, and what makes them keep silent."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from newslint.claims import Claim, Expression
from newslint.diagnostic import Capture
from newslint.needs import Needs, numbers_in
from newslint.patterns import Captures, Pattern
from newslint.record import Record
from newslint.scope import Scope
from newslint.setting import Setting
from newslint.skeleton import Skeleton
from newslint.story import Story
from newslint.text import Span


class Match(Record):
    """A match of a pattern: its place in the document, its captures and the skeleton it stands in."""

    span: Span
    captures: Captures
    skeleton: Skeleton

    def claim(self, setting: Setting, other: "Match | None" = None) -> Claim:
        """Return what an expression about this match is evaluated on."""
        return Claim(self.captures, setting, None if other is None else other.captures)


def find_matches(story: Story, scope: Scope, patterns: Iterable[Pattern], within: str = "sentence") -> Iterator[Match]:
    """Yield the matches of patterns in the sentences (or paragraphs) that `scope` selects, in order; of matches that
    overlap the one of the earlier pattern stays."""
    worth, anywhere = _find_candidates(story, patterns, within)
    read: dict[tuple[frozenset[str], str], bool] = {}
    for number, skeleton in _numbered(story, anywhere, within):
        voice = skeleton.voice.names, skeleton.voice.kind
        if voice not in read:
            read[voice] = skeleton.lies_in(scope)
        if not read[voice]:
            continue
        taken: list[Match] = []
        for pattern in (pattern for pattern, here in worth if here >> number & 1):
            for start, end, captures in pattern.search(skeleton):
                span = skeleton.span_of(start, end)
                if not any(span.overlaps(match.span) for match in taken):
                    taken.append(Match(span, captures, skeleton))
        yield from sorted(taken, key=lambda match: match.span)


def _find_candidates(story: Story, patterns: Iterable[Pattern], within: str) -> tuple[list[tuple[Pattern, int]], int]:
    """Return the patterns that may match, in their order, each with the sentences (or blocks) that are worth a try, and all
    of these."""
    find = story.index.candidates if within == "sentence" else partial(_find_blocks, story)
    worth, anywhere = [], 0
    for pattern in patterns:
        here = find(pattern.needs)
        if here:
            worth.append((pattern, here))
            anywhere |= here
    return worth, anywhere


def _find_blocks(story: Story, needs: Needs) -> int:
    """Return the blocks of whose sentences each need is met by one, or by two of them together."""
    found = (1 << len(story.blocks)) - 1
    for need in needs:
        if not found or (not need.bits and story.index.words.isdisjoint(need.words)):
            return 0
        found &= story.blocks_of(story.index.meeting(need.once()))
    return found


def _numbered(story: Story, numbers: int, within: str) -> Iterator[tuple[int, Skeleton]]:
    """Yield the skeletons of numbered sentences, or those of numbered blocks, each with its number."""
    for number in numbers_in(numbers):
        if within == "sentence":
            yield number, story.skeletons[number]
        else:
            yield from ((number, skeleton) for skeleton in story.paragraph(number))


def is_excused(story: Story, match: Match, unless: Iterable[Pattern], around: str) -> bool:
    """Whether a cue that mutes the rule stands in the match's sentence, or in its whole paragraph or story."""
    unless = tuple(unless)
    if not unless:
        return False
    if around == "sentence":
        near: tuple[Skeleton, ...] = (match.skeleton,)
    else:
        near = story.skeletons if around == "story" else story.skeletons_of_block(match.skeleton.block)
    return any(cue.occurs(skeleton) for skeleton in near for cue in unless)


def spans_of(captures: Mapping[str, object], names: Iterable[str]) -> tuple[Span, ...]:
    """Return the spans of captures by name."""
    held = (captures.get(name) for name in names)
    return tuple(
        item.span for value in held for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, Capture)
    )


def with_other(captures: Captures, other: Captures) -> dict[str, object]:
    """Return the captures of a claim with those of the other one as `other.name`, `other` being its value."""
    named: dict[str, object] = {f"other.{name}": held for name, held in other.items()}
    return {**captures, **named}


def why_idle(story: Story, expressions: Iterable[Expression | None]) -> str:
    """Return why expressions can tell nothing of a story: they need the day of publication, which it does not tell."""
    needed = any(expression is not None and expression.of_publication for expression in expressions)
    return "no publication date" if needed and story.published is None else ""
