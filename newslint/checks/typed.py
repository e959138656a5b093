"""What the kinds with typed patterns share: where they look, and what makes them keep silent."""

from collections.abc import Iterable, Iterator, Mapping

from newslint.claims import Claim, Expression
from newslint.diagnostic import Capture
from newslint.patterns import Captures, Pattern
from newslint.record import record
from newslint.scope import Scope
from newslint.setting import Setting
from newslint.skeleton import Skeleton
from newslint.story import Story
from newslint.text import Span


@record
class Match:
    """A match of a pattern: its place in the document, its captures and the skeleton it stands in."""

    span: Span
    captures: Captures
    skeleton: Skeleton

    def claim(self, setting: Setting, other: "Match | None" = None) -> Claim:
        """Return what an expression about this match is evaluated on."""
        return Claim(self.captures, setting, None if other is None else other.captures)


def setting_of(story: Story) -> Setting:
    """Return what expressions may know of a story."""
    return Setting(story.lexicons, story.published, story.years)


def find_matches(story: Story, scope: Scope, patterns: Iterable[Pattern], within: str = "sentence") -> Iterator[Match]:
    """Yield the matches of patterns in the sentences (or paragraphs) that `scope` selects, in order; of matches that
    overlap the one of the earlier pattern stays."""
    skeletons = story.skeletons(within)
    for number, here in sorted(_find_candidates(story, patterns, within).items()):
        skeleton = skeletons[number]
        if not skeleton.lies_in(scope):
            continue
        taken: list[Match] = []
        for pattern in here:
            for start, end, captures in pattern.find(skeleton):
                span = skeleton.span_of(start, end)
                if not any(span.overlaps(match.span) for match in taken):
                    taken.append(Match(span, captures, skeleton))
        yield from sorted(taken, key=lambda match: match.span)


def _find_candidates(story: Story, patterns: Iterable[Pattern], within: str) -> dict[int, list[Pattern]]:
    """Return for each skeleton that may hold a match the patterns worth a try there, in their order."""
    index, everywhere = story.index(within), range(len(story.skeletons(within)))
    found: dict[int, list[Pattern]] = {}
    for pattern in patterns:
        numbers = index.candidates(pattern.needs)
        for number in everywhere if numbers is None else numbers:
            found.setdefault(number, []).append(pattern)
    return found


def is_excused(story: Story, match: Match, unless: Iterable[Pattern], around: str) -> bool:
    """Whether a cue that mutes the rule stands in the match's sentence, or in its whole paragraph or story."""
    unless = tuple(unless)
    if not unless:
        return False
    if around == "sentence":
        near: tuple[Skeleton, ...] = (match.skeleton,)
    else:
        near = story.skeletons() if around == "story" else story.skeletons_of_block(match.skeleton.block)
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
