"""Who does what a verb says: the noun phrase that is the subject of a verb, before or after it."""

from bisect import bisect_left

import regex

from newslint.analysis.mentions import Name
from newslint.record import Record, field
from newslint.regexes import compile_later
from newslint.text import Span

LIVING = frozenset(("person", "organisation", "acronym", "name", "country", "city", "state", "office"))
"""Kinds of names that can speak."""

PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you"])

_ADVERBS = compile_later(
    r"""
    (?:(?<![^\ \n])(?:also|then|later|had|has|have|once|first|again|earlier|previously|recently|now|just|even|still|both|
    all|himself|herself|themselves|would|did|does|since|repeatedly|\p{Ll}+ly|yesterday|today|is|was|are|
    were|been|quoted\ as|further|
    (?:late\ |early\ )?(?:on\ |last\ )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\ (?:morning|afternoon|evening|night))?|
    this\ (?:week|month|year)|last\ (?:week|month|year|night)|in\ (?:19|20)\d\d|to)(?:\ |$))+$
    """,
    regex.VERBOSE,
)
_CLAUSE = compile_later(
    r"""[,;:–—.!?”“"»()\]\[](?=\ |$|\p{L})|\ [-]\ |
    \b(?:and|but|that|when|while|because|after|before|if|where|whom|which|as|so|yet|although|though|until|since)\ """,
    regex.VERBOSE,
)
_DETERMINER = compile_later(
    r"\b(?i:an?|the|one|two|three|four|five|several|some|many|most|both|his|her|their|its|our|"
    r"my|another|no|each|every|this|that)\ "
)
_OF = compile_later(
    r"\b(?:of|for|from|at|in|with|to|on|behind|by|about|near|under|within|familiar|inside)\ (?:the\ |a\ |an\ |his\ |her\ )?$"
)
_AFTER_END = compile_later(
    r"""
    [,.;:!?–—()“”"\n\[] | \ (?:who|in|on|at|during|when|after|before|as|that|while|via|from|last|this|yesterday|today|and\ then|
    because|if|to|into|about|with|over|following|where|which|but|earlier|later|recently|by|\p{Lu}\p{Ll}+day)\b
    """,
    regex.VERBOSE,
)
_RELATIVE = compile_later(r",?\ (?:who|which|that)(?:\ \p{Ll}+ly)?$")
_WORD_END = compile_later(
    r"(?:[\p{Lu}\d][\p{L}\d.’'&-]*+\ (?:(?:of|the|de|van|von|al|bin|la)\ )*+)*+[\p{Lu}\d][\p{L}\d.’'&-]*+$|[\p{L}\d’'&.-]+$"
)
_NO_SUBJECT = compile_later(
    r"\b(?:has|have|had|is|was|were|are|been|be|did|does|will|would|could|can|may|might|should|which|according)\b|"
    r"(?<![^\ \n])(?:of|by|the|an?|and|or|but|in|to|on|at|with|for|from|as|than|not)$"
)
"""What no subject holds, and what none ends in: the phrase was cut in the wrong place."""

_PASSIVE = compile_later(r"\b(?:was|were|is|are|been|being|be|got|gets)(?: \p{Ll}+ly| also| not| later| once)* $")
_BEGINS_ELSE = compile_later(r"(?i:on|in|at|by|for|of|from|with|to|via|after|during)\ ")
_PRONOUN = compile_later(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)\b")
_PLURAL = compile_later(r"\p{Ll}+s$|police$|people$")
_SPEAKING = ("person", "organisation", "acronym")
_MOST_WORDS = 12


class Subjects(Record):
    """Finds subjects in one text with the names known in it."""

    text: str
    names: tuple[Name, ...]
    _ends: dict[int, Name] = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        living = [name for name in self.names if name.kind in LIVING]
        object.__setattr__(self, "_ends", {name.span.end: name for name in living})
        object.__setattr__(self, "_starts", [name.span.start for name in self.names])

    def key(self, span: Span) -> str:
        """Return the key of the person or body that `span` names, else its words in lower case."""
        name = self._ends.get(span.end)
        if name is not None and (name.span == span or (name.kind == "person" and self.is_named(span))):
            return name.key
        return self.text[span.start : span.end].lower()

    def is_named(self, span: Span) -> bool:
        """Whether a name, not a common noun or an office, ends at the end of `span`, and is no more than part of it."""
        name = self._ends.get(span.end)
        return (
            name is not None
            and name.kind != "office"
            and name.span.start >= span.start
            and not _OF.search(self.text, span.start, name.span.start)
        )

    def is_passive(self, verb: Span) -> bool:
        """Whether the subject of a verb is spoken to, not speaking: Lee was asked."""
        words = self.text[verb.start : verb.end]
        return not words.endswith("ing") and _PASSIVE.search(self.text, max(0, verb.start - 30), verb.start) is not None

    def before(self, start: int, verb: int) -> Span | None:
        """Return the subject that stands between `start` and the verb at `verb`."""
        end = self._strip(start, verb)
        relative = _RELATIVE.search(self.text, start, end)
        if relative is not None:
            end = self._strip(start, relative.start())
            if end in self._ends and self._ends[end].span.start >= start:
                return self._ends[end].span
        elif self.text[end - 1 : end] in (",", ")", "—", "–"):
            end = self._before_apposition(start, end)
        phrase = self._apposed(start, self._phrase(start, end))
        if phrase is None or _BEGINS_ELSE.match(self.text, phrase.start, phrase.end):
            return None
        return None if _NO_SUBJECT.search(self.text, phrase.start, phrase.end) else phrase

    def first(self, start: int, end: int) -> Span | None:
        """Return the person, body or pronoun that stands first in a stretch: whose sentence it is."""
        pronoun = _PRONOUN.search(self.text, start, end)
        for position in range(bisect_left(self._starts, start), len(self.names)):
            name = self.names[position]
            if name.span.end > (pronoun.start() if pronoun is not None else end):
                break
            if name.kind in _SPEAKING and not _OF.search(self.text, start, name.span.start):
                return name.span
        return Span(*pronoun.span()) if pronoun is not None else None

    def _apposed(self, start: int, phrase: Span | None) -> Span | None:
        """Return the name that `phrase` stands in apposition to without a closing comma: Lee, an analyst told Reuters."""
        if phrase is None or not _DETERMINER.match(self.text, phrase.start, phrase.end):
            return phrase
        comma = phrase.start - 2
        if comma <= start or self.text[comma : phrase.start] != ", ":
            return phrase
        name = self._ends.get(comma)
        return name.span if name is not None and name.kind == "person" and name.span.start >= start else phrase

    def after(self, start: int, end: int) -> Span | None:
        """Return the subject that begins at `start`, after a verb (“…,” said Lee), before `end`."""
        start += self.text[start:end].startswith(" ")
        stop = _AFTER_END.search(self.text, start + 1, end)
        stop_at = stop.start() if stop is not None else end
        span = Span(start, max(start, stop_at))
        words = self.text[start:stop_at].split(" ")
        if words[0].lower() in PRONOUNS:
            return Span(start, start + len(words[0]))
        person = self._first_person(span)
        if person is not None or not words[0] or len(words) > _MOST_WORDS:
            return person
        told = any(word[:1].isupper() for word in words) or _DETERMINER.match(self.text, start) or _PLURAL.match(words[-1])
        return span if told else None

    def _first_person(self, span: Span) -> Span | None:
        for position in range(bisect_left(self._starts, span.start), len(self.names)):
            name = self.names[position]
            if name.span.start >= span.end:
                return None
            if name.kind == "person":
                held = _OF.search(self.text, span.start, name.span.start) is not None
                return None if held else name.span
        return None

    def _strip(self, start: int, end: int) -> int:
        """Return `end` without the spaces, auxiliaries, adverbs and days that stand before the verb."""
        end = start + len(self.text[start:end].rstrip(" "))
        adverbs = _ADVERBS.search(self.text, start, end)
        if adverbs is not None:
            end = start + len(self.text[start : adverbs.start()].rstrip(" "))
        return end

    def _before_apposition(self, start: int, end: int) -> int:
        """Return the end of what an apposition that ends at `end` is about: Lee, who leads Acme,"""
        closing = self.text[end - 1]
        opening = "(" if closing == ")" else closing
        begin = self.text.rfind(opening, start, end - 1)
        if begin <= start:
            return end if closing == ")" else end - 1
        inside = self._ends.get(end - 1)
        if closing == "," and inside is not None and inside.kind == "person" and inside.span.start == begin + 2:
            return end - 1  # her lawyer, Ann Lee,
        first = self.text.find(opening, start, begin)
        if closing == "," and first >= 0 and self._phrase_is_name(start, first):
            begin = first  # Lee, of Leeds, who leads Acme,
        return start + len(self.text[start:begin].rstrip(" "))

    def _phrase_is_name(self, start: int, end: int) -> bool:
        name = self._ends.get(end)
        return name is not None and name.span.start >= start

    def _phrase(self, start: int, end: int) -> Span | None:
        """Return the noun phrase that ends at `end`."""
        tail = start
        for clause in _CLAUSE.finditer(self.text, start, end):
            if not self._inside_name(clause.end(), end):
                tail = clause.end()
        tail += len(self.text[tail:end]) - len(self.text[tail:end].lstrip(" "))
        words = self.text[tail:end]
        last = words.rsplit(" ", 1)[-1]
        if not last:
            return None
        if last.lower() in PRONOUNS:
            return Span(end - len(last), end)
        name = self._ends.get(end)
        if name is not None and name.span.start >= start and not _OF.search(self.text, tail, name.span.start):
            return (name.kind == "office" and self._common(tail, end)) or name.span
        return self._common(tail, end)

    def _inside_name(self, at: int, end: int) -> bool:
        name = self._ends.get(end)
        return name is not None and name.span.start < at

    def _common(self, tail: int, end: int) -> Span | None:
        """Return the phrase without a name of its own: from its determiner, or its last words."""
        words = self.text[tail:end]
        if words[0].isupper() or words.count(" ") < 3 or _DETERMINER.match(words):
            return Span(tail, end) if words.count(" ") < _MOST_WORDS else None
        found = list(_DETERMINER.finditer(words))
        if found and words.count(" ", found[-1].start()) < _MOST_WORDS:
            return Span(tail + found[-1].start(), end)
        last = _WORD_END.search(words)
        return Span(tail + last.start(), end) if last is not None else None
