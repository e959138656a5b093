"""The kind `denial`: what a headline or standfirst claims, and the story says the other way round."""

from collections.abc import Iterator
from itertools import chain

from newslint.checks.check import Check
from newslint.checks.relation import verify_names, verify_patterns
from newslint.checks.typed import Match, find_matches, is_excused, with_other
from newslint.diagnostic import Capture, Finding
from newslint.patterns import Pattern
from newslint.scope import Scope
from newslint.skeleton import Skeleton
from newslint.story import Story
from newslint.word_functions import stem

_BODY = Scope.parse(("body",))

_REACH = 6
"""So many words at most lie between a thing and what bears a claim about it out."""

_WORDS_EACH = 7
"""Letters of a word and the space behind it, about."""


class Denial(Check, slots=False, kw_only=True):
    """Reports a claim (of a headline, as a rule) where the story has facts of the same thing that go the other way and none
    that goes its way.

    claims: typed patterns, read in the rule's scope: `key` captures the thing, `up` or `down` which way it goes.
    facts: the same, read in the story's body.
    ups, downs: what bears a claim out wherever it stands near the thing, be it no fact.
    alike: words that stand for one another, those of a group with spaces between: what bears one out counts for the others.
    unless: cues in the sentence of a claim or fact that mute it.
    The message may use the captures of both: {key}, {up}, {other.key}, {other} (the whole fact), {other.line}.
    """

    claims: tuple[Pattern, ...]
    facts: tuple[Pattern, ...]
    ups: tuple[Pattern, ...]
    downs: tuple[Pattern, ...]
    alike: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()

    def captures(self) -> frozenset[str]:
        """Return the captures of the claims, those of the facts as `other.name`, and `other`."""
        known = frozenset[str]().union(*(claim.names for claim in self.claims))
        return known | {f"other.{name}" for fact in self.facts for name in fact.names} | {"other"}

    def verify(self) -> None:
        """Raise OptionMistake where a pattern cannot work or captures no thing."""
        for option, patterns in (("claims", self.claims), ("facts", self.facts), ("ups", self.ups), ("downs", self.downs)):
            verify_patterns(option, patterns)
        verify_patterns("unless", self.unless)
        for option, patterns in (("claims", self.claims), ("facts", self.facts)):
            for pattern in patterns:
                verify_names(option, ("key",), pattern.names)

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield each claim that the story turns round."""
        claims = self._heard(story, scope, self.claims)
        facts = self._heard(story, _BODY, self.facts) if claims else []
        for claim in claims:
            about = [fact for fact in facts if _one_thing(story, claim, fact)]
            if about and not any(_goes_up(fact) == _goes_up(claim) for fact in about) and not self._borne_out(story, claim):
                other = about[0]
                values = with_other(claim.captures, other.captures)
                said = story.document.text[other.span.start : other.span.end]
                values["other"] = Capture(other.span, said, said)
                yield Finding(claim.span, values, related=(other.span,))

    def _heard(self, story: Story, scope: Scope, patterns: tuple[Pattern, ...]) -> list[Match]:
        matches = find_matches(story, scope, patterns)
        return [match for match in matches if not is_excused(story, match, self.unless, "sentence")]

    def _borne_out(self, story: Story, claim: Match) -> bool:
        """Whether words that go the claim's way stand near the thing anywhere in the body."""
        thing = _thing(story, claim).split(" ")[-1]
        group = next((group.split(" ") for group in self.alike if thing in group.split(" ")), [thing])
        cues = self.ups if _goes_up(claim) else self.downs
        bodies = (skeleton for skeleton in story.skeletons if skeleton.lies_in(_BODY) or skeleton.voice.kind == "quotation")
        return any(_near(skeleton, tuple(group), cues) for skeleton in bodies)


def _near(skeleton: Skeleton, things: tuple[str, ...], cues: tuple[Pattern, ...]) -> bool:
    text = skeleton.text.casefold()
    places = [place for place in range(len(text)) if text.startswith(things, place)]
    ends = chain.from_iterable(((start, end) for start, end, _ in cue.search(skeleton)) for cue in cues if places)
    return any(abs(place - edge) <= _REACH * _WORDS_EACH for pair in ends for edge in pair for place in places)


def _one_thing(story: Story, claim: Match, fact: Match) -> bool:
    """Whether both are of one thing: Marlow profits are profits in a sentence that names Marlow."""
    thing, other = _thing(story, claim), _thing(story, fact)
    owner = thing.removesuffix(f" {other}")
    span = fact.skeleton.span
    return thing == other or (owner != thing and owner.title() in story.document.text[span.start : span.end])


def _thing(story: Story, match: Match) -> str:
    held = match.captures["key"]
    return str(stem(story.setting, held.text)) if isinstance(held, Capture) else ""


def _goes_up(match: Match) -> bool:
    return match.captures.get("up") is not None
