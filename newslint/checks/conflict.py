"""The kind `conflict`: two facts of a story about one thing that cannot both be true."""

from collections import defaultdict
from collections.abc import Iterator

from newslint.analysis.mentions import Figure
from newslint.checks.check import Check, OptionMistake
from newslint.checks.relation import AROUND, WITHIN, verify_choice, verify_names, verify_patterns
from newslint.checks.typed import Match, find_matches, is_excused, why_idle, with_other
from newslint.claims import Expression
from newslint.diagnostic import Finding
from newslint.functions import FUNCTIONS
from newslint.patterns import Pattern
from newslint.quantities import Quantity, Value, as_text, equal, read_value
from newslint.scope import Scope
from newslint.setting import Setting
from newslint.story import Story

Key = tuple[str, ...]


class Conflict(Check, slots=False, kw_only=True):
    """Reports two facts with one key whose values cannot both be true, at the later one, with the earlier one related.

    facts: typed patterns, each with the captures that `key` and `value` name.
    key: what makes two facts be about the same thing: captures or expressions, `key` by default. A fact whose key cannot be
      told is left out.
    value: the capture that must not differ, `value` by default.
    compare: how values are compared: `equal` (default: names and words the same, figures and dates able to meet), or the name
      of a lexicon of groups, of whose members one thing can be one only (`office_conflicts`).
    require: instead of compare, an expression over this fact's captures and the earlier one's as `other.name`.
    when: an expression that a fact must not fail to count at all.
    unless, around: cues that mute a fact, as in `relation`.
    within: what a fact may span: a `sentence` (default) or a `paragraph`.
    apart: only facts in different sentences (or paragraphs, by `within`) are compared, unless this is `false`.
    place: the capture at which the rule reports; the value by default.
    report: which of the two facts it reports, the `later` (default) or the `earlier`; the other one is related.
    voices: `apart` (default), so that facts are compared only where both are the story's own words, or both are one speaker's;
      or `together`, for what is the reporter's to write whoever speaks: a courtesy title.
    The message may use the captures of both: {value}, {other} (the other's value), {other.key}, {other.line}.
    """

    facts: tuple[Pattern, ...]
    key: tuple[Expression, ...] = ()
    value: str = "value"
    compare: str = "equal"
    require: Expression | None = None
    when: Expression | None = None
    unless: tuple[Pattern, ...] = ()
    around: str = "sentence"
    within: str = "sentence"
    apart: bool = True
    place: str = ""
    report: str = "later"
    voices: str = "apart"

    def captures(self) -> frozenset[str]:
        """Return the captures of the facts, those of the other fact as `other.name`, and `other`."""
        known = frozenset[str]().union(*(fact.names for fact in self.facts))
        return known | {f"other.{name}" for name in known} | {"other"}

    def verify(self) -> None:
        """Raise OptionMistake where a pattern or an option cannot work."""
        verify_patterns("facts", self.facts)
        verify_patterns("unless", self.unless)
        verify_choice("around", self.around, AROUND)
        verify_choice("within", self.within, WITHIN)
        verify_choice("report", self.report, ("later", "earlier"))
        verify_choice("voices", self.voices, ("apart", "together"))
        known = frozenset[str]().union(*(fact.names for fact in self.facts))
        used = frozenset[str]().union(*(expression.names for expression in self.key)) if self.key else frozenset(("key",))
        verify_names("key", used, known)
        verify_names("value", (self.value,), known)
        verify_names("require", self.require.names | self.require.others if self.require else (), known)
        verify_names("when", self.when.names if self.when else (), known)
        verify_names("place", (self.place,) if self.place else (), known)

    def idle(self, story: Story) -> str:
        """Return that the day of publication is missing where an expression needs it."""
        return why_idle(story, (self.require, self.when, *self.key))

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield each fact that an earlier one contradicts; one value of one thing is reported once."""
        if self.compare != "equal" and self.compare not in story.lexicons:
            raise OptionMistake("compare", f"no lexicon is called {self.compare!r}")
        setting = story.setting
        earlier: dict[Key, list[Match]] = defaultdict(list)
        for match in find_matches(story, scope, self.facts, self.within):
            key = self.key_of(match, setting)
            if key is None or not self._counts(story, match, setting):
                continue
            known = earlier[key]
            other = next((other for other in known if self.contradicts(match, other, setting)), None)
            if other is not None and not self._said_before(match, known):
                yield self._finding(match, other) if self.report == "later" else self._finding(other, match)
            known.append(match)

    def _counts(self, story: Story, match: Match, setting: Setting) -> bool:
        if self.when is not None and self.when.truth(match.claim(setting)) is not True:
            return False
        return not is_excused(story, match, self.unless, self.around)

    def key_of(self, match: Match, setting: Setting) -> Key | None:
        """Return whose words a fact is and what it is about; None where that cannot be told."""
        claim = match.claim(setting)
        values = (
            [part.value(claim) for part in self.key] if self.key else [FUNCTIONS["key"].apply(setting, _held(match, "key"))]
        )
        parts = [key_text(value) for value in values]
        speaker = match.skeleton.voice.speaker if self.voices == "apart" else ""
        return None if None in parts else (speaker, *(part for part in parts if part is not None))

    def contradicts(self, match: Match, other: Match, setting: Setting) -> bool:
        """Whether the values of two facts with one key cannot both be true."""
        if self.apart and match.skeleton is other.skeleton:
            return False
        if self.require is not None:
            return self.require.truth(match.claim(setting, other)) is False
        a, b = _held(match, self.value), _held(other, self.value)
        if self.compare == "equal":
            return equal(a, b) is False
        return FUNCTIONS["compatible"].apply(setting, a, b, self.compare) is False

    def _said_before(self, match: Match, known: list[Match]) -> bool:
        """Whether the same value of the same thing stands earlier, and so was reported there if it had to be."""
        words = _words(match, self.value)
        return any(_words(other, self.value) == words for other in known)

    def _finding(self, match: Match, other: Match) -> Finding:
        here, there = match.captures.get(self.place or self.value), other.captures.get(self.place or self.value)
        values = with_other(match.captures, other.captures)
        values["other"] = other.captures[self.value]
        return Finding(
            here.span if here is not None and not isinstance(here, tuple) else match.span,
            values,
            related=(there.span if there is not None and not isinstance(there, tuple) else other.span,),
        )


def _held(match: Match, name: str) -> Value:
    return read_value(match.captures.get(name))


def _words(match: Match, name: str) -> str:
    held = match.captures.get(name)
    return held.text.casefold() if held is not None and not isinstance(held, tuple) else ""


def key_text(value: Value) -> str | None:
    """Return a part of a key as text; None where it cannot be told."""
    if isinstance(value, Quantity):
        return f"{value.interval.low}..{value.interval.high}{value.unit}"
    if isinstance(value, Figure):
        return f"{value.value}{value.unit}"
    return as_text(value)
