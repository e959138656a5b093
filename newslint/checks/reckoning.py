"""The kind `reckoning`: what a story says of itself in one place against the facts that it gives in another."""

from collections.abc import Iterator

from newslint.analysis.mentions import Figure
from newslint.checks.check import Check
from newslint.checks.conflict import key_text
from newslint.checks.relation import AROUND, WITHIN, verify_choice, verify_names, verify_patterns
from newslint.checks.typed import Match, find_matches, is_excused, spans_of, why_idle, with_other
from newslint.claims import Expression
from newslint.diagnostic import Capture, Finding
from newslint.patterns import Pattern
from newslint.quantities import read_value
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story

_BODY = Scope.parse(("body",))
_WORD = compile_later(r"[\p{L}\p{N}]+")


class Reckoning(Check, slots=False, kw_only=True):
    """Reports a claim that the facts of the story contradict where none of them bears it out, at the claim.

    claims: typed patterns, read in the rule's scope.
    facts: typed patterns, read in the story's body.
    require: an expression over the captures of a claim, and those of a fact as `other.name`, that must hold.
    about: an expression over both that a fact must not fail to be about the same thing as the claim.
    when: an expression that a claim must not fail to count at all.
    key: captures or expressions that must be the same for both.
    named: a capture of both, a name: all words of the one stand in the other (Leeds, Leeds United).
    value: a capture of the claim. A figure that the body prints anywhere else is borne out.
    single: a capture of the facts. Where two facts print it otherwise, they are of two things, and nothing is said.
    within: what a fact may span: a `sentence` (default) or a `paragraph`.
    reach: how many paragraphs before the claim a fact may stand that contradicts it; anywhere in the story without it. One
      that bears it out may stand anywhere in any case.
    unless, around: cues that mute a claim or a fact: in what it may span by default, else in its `paragraph` or the `story`.
    place: the capture at which the rule reports; the whole claim by default.
    Claim and fact must both be the story's own words, or both one speaker's. The message may use the captures of both:
    {claim}, the whole claim, {other}, the whole fact, {other.line}, {other.name}.
    """

    claims: tuple[Pattern, ...]
    facts: tuple[Pattern, ...]
    require: Expression
    about: Expression | None = None
    when: Expression | None = None
    key: tuple[Expression, ...] = ()
    named: str = ""
    value: str = ""
    single: str = ""
    within: str = "sentence"
    reach: int = 0
    unless: tuple[Pattern, ...] = ()
    around: str = ""
    place: str = ""

    def captures(self) -> frozenset[str]:
        """Return the captures of the claims, those of the facts as `other.name`, `claim` and `other`."""
        return self._of_claims() | {f"other.{name}" for name in self._of_facts()} | {"claim", "other"}

    def verify(self) -> None:
        """Raise OptionMistake where a pattern or an option cannot work."""
        for option, patterns in (("claims", self.claims), ("facts", self.facts), ("unless", self.unless)):
            verify_patterns(option, patterns)
        verify_choice("within", self.within, WITHIN)
        verify_choice("around", self.around, ("", *AROUND))
        for option, expression in (("require", self.require), ("about", self.about), ("when", self.when)):
            verify_names(option, expression.names if expression else (), self._of_claims())
            verify_names(option, expression.others if expression else (), self._of_facts())
        used = frozenset[str]().union(*(expression.names for expression in self.key))
        verify_names("key", used, self._of_claims() & self._of_facts())
        verify_names("named", (self.named,) if self.named else (), self._of_claims() & self._of_facts())
        verify_names("value", (self.value,) if self.value else (), self._of_claims())
        verify_names("single", (self.single,) if self.single else (), self._of_facts())
        verify_names("place", (self.place,) if self.place else (), self._of_claims())

    def idle(self, story: Story) -> str:
        """Return that the day of publication is missing where an expression needs it."""
        return why_idle(story, (self.require, self.about, self.when, *self.key))

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield each claim that a fact contradicts and none bears out."""
        claims = [claim for claim in find_matches(story, scope, self.claims) if self._counts(story, claim)]
        facts = list(find_matches(story, _BODY, self.facts, self.within)) if claims else []
        for claim in claims:
            told = [(fact, self._truth(story, claim, fact)) for fact in facts if self._is_about(story, claim, fact)]
            if not any(truth is False for _, truth in told) or self._is_excused(story, claim, "sentence"):
                continue
            told = [(fact, truth) for fact, truth in told if not self._is_excused(story, fact, self.within)]
            if self.single and len({_number(fact, self.single) for fact, _ in told} - {None}) > 1:
                continue
            against = [fact for fact, truth in told if truth is False and self._is_near(claim, fact)]
            if against and not any(truth for _, truth in told) and not self._is_told(story, claim):
                yield self._finding(story, claim, against[0])

    def _of_claims(self) -> frozenset[str]:
        return frozenset[str]().union(*(claim.names for claim in self.claims))

    def _of_facts(self) -> frozenset[str]:
        return frozenset[str]().union(*(fact.names for fact in self.facts))

    def _counts(self, story: Story, claim: Match) -> bool:
        return self.when is None or self.when.truth(claim.claim(story.setting)) is True

    def _truth(self, story: Story, claim: Match, fact: Match) -> bool | None:
        return self.require.truth(claim.claim(story.setting, fact))

    def _is_near(self, claim: Match, fact: Match) -> bool:
        return not self.reach or 0 <= claim.skeleton.block - fact.skeleton.block <= self.reach

    def _is_excused(self, story: Story, match: Match, within: str) -> bool:
        return is_excused(story, match, self.unless, self.around or within)

    def _is_about(self, story: Story, claim: Match, fact: Match) -> bool:
        if claim.span.overlaps(fact.span) or claim.skeleton.voice.speaker != fact.skeleton.voice.speaker:
            return False
        if self.named and not _is_one_name(_held(claim, self.named), _held(fact, self.named)):
            return False
        both = claim.claim(story.setting), fact.claim(story.setting)
        keys = [tuple(key_text(part.value(each)) for part in self.key) for each in both]
        if None in keys[0] or keys[0] != keys[1]:
            return False
        return self.about is None or self.about.truth(claim.claim(story.setting, fact)) is True

    def _is_told(self, story: Story, claim: Match) -> bool:
        """Whether the body prints the claim's figure somewhere else, the other way round too if it is a pair."""
        figure = read_value(claim.captures.get(self.value)) if self.value else None
        if not isinstance(figure, Figure):
            return False
        wanted = {(figure.first, figure.second), (figure.second, figure.first)}
        others = (each for each in story.figures if each.span != figure.span and each.unit == figure.unit)
        return any(
            (each.first, each.second) in wanted and story.reads(_BODY, story.document.block_number(each.span.start))
            for each in others
        )

    def _finding(self, story: Story, claim: Match, fact: Match) -> Finding:
        values = with_other(claim.captures, fact.captures)
        for name, match in (("claim", claim), ("other", fact)):
            said = story.document.words(match.span)
            values[name] = Capture(match.span, said, said)
        places = spans_of(claim.captures, (self.place,)) if self.place else ()
        return Finding(places[0] if places else claim.span, values, related=(fact.span,))


def _held(match: Match, name: str) -> str:
    held = match.captures.get(name)
    return held.text.casefold() if held is not None and not isinstance(held, tuple) else ""


def _number(match: Match, name: str) -> float | None:
    figure = read_value(match.captures.get(name))
    return figure.value if isinstance(figure, Figure) else None


def _is_one_name(one: str, other: str) -> bool:
    """Whether all words of one name stand in the other."""
    words, others = set(_WORD.findall(one)), set(_WORD.findall(other))
    return bool(words and others) and (words <= others or others <= words)
