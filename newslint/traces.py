"""Traces: what one rule saw in one story, match by match, and why it spoke or kept silent."""

from collections.abc import Iterator, Mapping

from newslint.analysis.mentions import Date, Figure, Name, Quotation, Time
from newslint.checks.conflict import Conflict
from newslint.checks.relation import Relation
from newslint.checks.typed import Match, find_matches, is_excused
from newslint.diagnostic import Capture, Diagnostic
from newslint.document import Document
from newslint.engine import find_diagnostics, lint_document, why_idle
from newslint.lexicon import Lexicons
from newslint.patterns import Pattern
from newslint.quantities import as_days, write_value
from newslint.record import Record
from newslint.rule import Rule
from newslint.story import Story
from newslint.text import Place

TRUTHS: Mapping[bool | None, str] = {True: "holds", False: "fails", None: "cannot be told"}


class Seen(Record):
    """A match of a rule's patterns: its place and words, each capture with what it means, and what was made of it."""

    place: Place
    words: str
    captures: tuple[tuple[str, str], ...]
    verdicts: tuple[str, ...]


class Trace(Record):
    """What a rule saw in a story: its matches, or for a kind without typed patterns none; what it says; what the copy silences.

    `idle` is why it had nothing to go on.
    """

    typed: bool
    seen: tuple[Seen, ...]
    said: tuple[Diagnostic, ...]
    silenced: tuple[Diagnostic, ...]
    idle: str


def trace(document: Document, rule: Rule, lexicons: Lexicons, locale: str = "") -> Trace:
    """Return what `rule` saw in a story."""
    story = Story(document, lexicons, locale)
    check = rule.check
    found = tuple(dict.fromkeys(find_diagnostics(story, rule)))
    said = tuple(each for each in lint_document(document, (rule,), lexicons, locale=locale) if each.rule == rule.id)
    seen: tuple[Seen, ...] = ()
    if isinstance(check, Relation):
        seen = tuple(_trace_relation(story, rule, check))
    elif isinstance(check, Conflict):
        seen = tuple(_trace_conflict(story, rule, check))
    silenced = tuple(each for each in found if each not in said)
    return Trace(isinstance(check, Relation | Conflict), seen, said, silenced, why_idle(story, rule))


def _trace_relation(story: Story, rule: Rule, check: Relation) -> Iterator[Seen]:
    setting = story.setting
    for match in find_matches(story, rule.scope, check.patterns, check.within):
        truth = check.require.truth(match.claim(setting)) if check.require else None
        stated = [f"require: {check.require.source} {TRUTHS[truth]}"] if check.require else []
        muted = [f"muted by {cue}" for cue in _find_cues(story, match, check.unless, check.around)]
        yield _see(story, match, (*stated, *muted))


def _trace_conflict(story: Story, rule: Rule, check: Conflict) -> Iterator[Seen]:
    setting = story.setting
    earlier: list[tuple[Match, object]] = []
    for match in find_matches(story, rule.scope, check.facts, check.within):
        key = check.key_of(match, setting)
        when = check.when.truth(match.claim(setting)) if check.when else True
        cues = _find_cues(story, match, check.unless, check.around)
        verdicts = [f"when: {check.when.source} {TRUTHS[when]}"] if check.when else []
        verdicts += [f"muted by {cue}" for cue in cues]
        verdicts += ["its key cannot be told"] if key is None else []
        counts = key is not None and when is True and not cues
        if counts:
            verdicts += [_compare(story, check, match, other) for other, known in earlier if known == key] or [
                "the first of its key"
            ]
            earlier.append((match, key))
        yield _see(story, match, tuple(verdicts))


def _compare(story: Story, check: Conflict, match: Match, other: Match) -> str:
    place = story.document.place(other.span)
    goes = "contradicts" if check.contradicts(match, other, story.setting) else "goes with"
    return f"{goes} line {place.line}, column {place.column}"


def _find_cues(story: Story, match: Match, unless: tuple[Pattern, ...], around: str) -> list[str]:
    return [cue.source for cue in unless if is_excused(story, match, (cue,), around)]


def _see(story: Story, match: Match, verdicts: tuple[str, ...]) -> Seen:
    captures = tuple((name, _write(held)) for name, held in sorted(match.captures.items()))
    return Seen(story.document.place(match.span), story.document.words(match.span), captures, verdicts)


def _write(held: Capture | tuple[Capture, ...]) -> str:
    if isinstance(held, tuple):
        return "; ".join(_write(each) for each in held)
    meaning = _explain(held.value)
    return f"“{held.text}”" + (f", {meaning}" if meaning else "")


def _explain(value: object) -> str:
    """Return what a capture was understood as, empty for plain words."""
    match value:
        case Figure():
            return f"{value.kind}: {write_value(value)}"
        case Date():
            days = as_days(value)
            return f"{value.kind}: {write_value(days) if days else 'cannot be told'}"
        case Time():
            return f"time: {value.hour}:{value.minute:02} {value.meridiem}".rstrip()
        case Name():
            return f"{value.kind}: {value.key}"
        case Quotation():
            return f"quotation of {value.speaker_key or 'nobody'}"
    return ""
