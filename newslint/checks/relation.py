"""The kind `relation`: what stands in one sentence must satisfy an expression."""

from collections.abc import Iterator

from newslint.checks.check import Check, OptionMistake
from newslint.checks.typed import find_matches, is_excused, spans_of, why_idle
from newslint.claims import Expression
from newslint.diagnostic import Finding
from newslint.patterns import Pattern, PatternMistake
from newslint.scope import Scope
from newslint.story import Story

WITHIN = ("sentence", "paragraph")
AROUND = (*WITHIN, "story")


class Relation(Check, slots=False, kw_only=True):
    """Reports a match of a typed pattern whose captures cannot satisfy `require`.

    patterns: typed patterns; of overlapping matches the one of the earlier pattern counts.
    require: an expression over the captures; reported only where it fails, never where it cannot be told. Without it every
      match is reported that no `unless` excuses.
    unless: cues that mute a match: names of lexicons or typed patterns.
    around: where a cue counts: the `sentence` of the match (default), its `paragraph`, or the whole `story`.
    within: what a match may span: a `sentence` (default) or a `paragraph`.
    place: the capture at which the rule reports; the whole match by default. related: captures to show as other places.
    The message may use every capture, {name.line}, and any expression over the captures.
    """

    patterns: tuple[Pattern, ...]
    require: Expression | None = None
    unless: tuple[Pattern, ...] = ()
    around: str = "sentence"
    within: str = "sentence"
    place: str = ""
    related: tuple[str, ...] = ()

    def captures(self) -> frozenset[str]:
        """Return the captures of the patterns."""
        return frozenset[str]().union(*(pattern.names for pattern in self.patterns))

    def verify(self) -> None:
        """Raise OptionMistake where a pattern or an option cannot work."""
        verify_patterns("patterns", self.patterns)
        verify_patterns("unless", self.unless)
        verify_choice("around", self.around, AROUND)
        verify_choice("within", self.within, WITHIN)
        known = self.captures()
        verify_names("require", self.require.names if self.require else (), known)
        verify_names("place", (self.place,) if self.place else (), known)
        verify_names("related", self.related, known)

    def idle(self, story: Story) -> str:
        """Return that the day of publication is missing where `require` needs it."""
        return why_idle(story, (self.require,))

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every match whose captures cannot be right together."""
        for match in find_matches(story, scope, self.patterns, self.within):
            if self.require is not None and self.require.truth(match.claim(story.setting)) is not False:
                continue
            if not is_excused(story, match, self.unless, self.around):
                places = spans_of(match.captures, (self.place,)) if self.place else ()
                yield Finding(
                    places[0] if places else match.span, match.captures, related=spans_of(match.captures, self.related)
                )


def verify_patterns(option: str, patterns: tuple[Pattern, ...]) -> None:
    """Raise OptionMistake where one of the patterns is no regular expression."""
    for pattern in patterns:
        try:
            pattern.compiled  # noqa: B018 - compiling is the test
        except PatternMistake as mistake:
            raise OptionMistake(option, f"{pattern.source!r}: {mistake}") from None


def verify_choice(option: str, given: str, choices: tuple[str, ...]) -> None:
    """Raise OptionMistake where an option is none of its choices."""
    if given not in choices:
        raise OptionMistake(option, f"must be {' or '.join(choices)}, not {given!r}")


def verify_names(option: str, used: "tuple[str, ...] | frozenset[str]", known: frozenset[str]) -> None:
    """Raise OptionMistake where a capture is used that no pattern has."""
    for name in used:
        if name not in known:
            raise OptionMistake(option, f"no pattern captures {name!r} (there are {', '.join(sorted(known)) or 'none'})")
