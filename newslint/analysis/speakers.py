"""The speakers layer: who is said to speak the words of each quotation."""

from bisect import bisect_right
from collections.abc import Iterator

from newslint.analysis.mentions import Name, Quotation, Sentence
from newslint.analysis.subjects import Subjects
from newslint.document import BREAK
from newslint.lexicon import Lexicons, kept
from newslint.record import Record, replace
from newslint.regexes import compile_later
from newslint.text import Span

_WORD = compile_later(r"[\p{L}]+(?:-[\p{L}]+)*")
_JOIN = compile_later(r"[,—–-]?[”\"’']?,? ?[—–-]? ?")
_ADVERB = compile_later(r"(?:also|then|later|once|\p{Ll}+ly) ")
_ACCORDING = compile_later(r"\b[Aa]ccording to ")
_LABEL = compile_later(
    r"(?:\p{Lu}[\p{L}.’'-]*|of|the|de|van|von)(?: (?:\p{Lu}[\p{L}.’'-]*|of|the|de|van|von)){0,4}(?: \([^()]{1,40}\))?: ?$"
)
_NAMES_ONLY = compile_later(r"(?:called|dubbed|termed|labell?ed|deemed|branded|reads?) (?:an? |the )?")
"""What stands before a name and no speech: a pattern called a “glider”, she read “Ulysses”."""

_TAIL_OF_WEAK = 8
"""A weak verb counts where at most this many words stand between it and the quotation."""

_REACH = 500
"""An attribution stands at most this many characters from its quotation."""


class _Attribution(Record):
    """Who is said to speak: the span of the speaker, of the verb, and whether the two stand right beside the quotation."""

    speaker: Span
    verb: Span | None
    beside: bool = False


def find_speakers(
    text: str,
    quotations: tuple[Quotation, ...],
    sentences: tuple[Sentence, ...],
    names: tuple[Name, ...],
    lexicons: Lexicons,
) -> tuple[Quotation, ...]:
    """Return the quotations with speech, speaker, speaker_key and verb filled in; one inside another keeps what it has."""
    outer = [position for position, quotation in enumerate(quotations) if not quotation.nested]
    voices = _Voices(text, [quotations[position] for position in outer], sentences, Subjects(text, names), _verbs(lexicons))
    found = list(quotations)
    for position, spoken in zip(outer, voices.read(), strict=True):
        found[position] = spoken
    return tuple(found)


@kept
def _verbs(lexicons: Lexicons) -> dict[str, bool]:
    """Return every verb of speech, and whether it tells of speech wherever it stands."""
    weak = dict.fromkeys(lexicons["speech_beside_quotation"].phrases, False)
    return weak | dict.fromkeys(lexicons["speech"].phrases, True)


class _Voices:
    """Reads the quotations of one text in order."""

    def __init__(
        self,
        text: str,
        quotations: list[Quotation],
        sentences: tuple[Sentence, ...],
        subjects: Subjects,
        verbs: dict[str, bool],
    ) -> None:
        self.text, self.quotations, self.sentences = text, quotations, sentences
        self.subjects, self.verbs = subjects, verbs
        self.starts = [sentence.span.start for sentence in sentences]

    def read(self) -> list[Quotation]:
        found = [self.attribution(position) for position in range(len(self.quotations))]
        self.share(found)
        return [*self.number(found)]

    def attribution(self, position: int) -> _Attribution | None:
        """Return the attribution that stands in the quotation's own sentences, outside other quotations."""
        before, after = self.regions(position)
        quotation = self.quotations[position]
        return (
            self.read_after(quotation, after)
            or self.read_before(before)
            or self.read_label(before)
            or self.read_lead(quotation, before)
            or self.read_colon(quotation, before)
        )

    def regions(self, position: int) -> tuple[Span, Span]:
        """Return what stands before and after a quotation: its sentence's words up to the next quotation."""
        span = self.quotations[position].span
        start, end = self.sentence(span.start).start, self.sentence(max(span.start, span.end - 1)).end
        if position:
            start = min(span.start, max(start, self.quotations[position - 1].span.end))
        if position + 1 < len(self.quotations):
            end = min(end, self.quotations[position + 1].span.start)
        start, end = max(start, span.start - _REACH), min(end, span.end + _REACH)
        return Span(min(start, span.start), span.start), Span(span.end, max(span.end, end))

    def sentence(self, offset: int) -> Span:
        return self.sentences[max(0, bisect_right(self.starts, offset) - 1)].span if self.sentences else Span(0, len(self.text))

    def read_after(self, quotation: Quotation, region: Span) -> _Attribution | None:
        join = _JOIN.match(self.text, region.start, region.end)
        start = join.end() if join is not None else region.start
        according = _ACCORDING.match(self.text, start, region.end)
        if according is not None:
            speaker = self.subjects.after(according.end(), region.end)
            return _Attribution(speaker, Span(according.start(), according.end() - 1), True) if speaker else None
        joined = self.is_joined(quotation, region.start, start)
        adverb = _ADVERB.match(self.text, start, region.end)
        for verb, strong in self.find_verbs(Span(start, region.end)):
            if verb.start == (adverb.end() if adverb is not None else start):
                participle = self.text[verb.start : verb.end].endswith("ing")
                told = (strong or joined) and not participle
                speaker = self.subjects.after(verb.end, region.end) if told else None
                if speaker is not None:
                    return _Attribution(speaker, verb, True)
            elif found := self.read_clause(quotation, Span(start, verb.start), verb, strong=strong, joined=joined):
                return found
        return None

    def read_clause(self, quotation: Quotation, clause: Span, verb: Span, *, strong: bool, joined: bool) -> _Attribution | None:
        """Read the subject of a verb after the quotation: right beside it, or in a later clause (“closed” it was, Lee said)."""
        speaker = self.subjects.before(clause.start, verb.start)
        if speaker is None or self.subjects.is_passive(verb):
            return None
        beside = (joined or (quotation.full and strong)) and speaker.start == clause.start
        later = strong and (joined or "," in self.text[clause.start : speaker.start])
        if not (beside and (strong or quotation.full)) and not later:
            return None
        if not beside and self.text[verb.start : verb.end].endswith("ing"):
            return None
        return _Attribution(speaker, verb, beside)

    def is_joined(self, quotation: Quotation, end: int, start: int) -> bool:
        """Whether a mark at the end of a quotation, or after it, leads on to who speaks."""
        words = self.text[quotation.inner.start : quotation.inner.end].rstrip("])”’'\"")
        return "," in self.text[end:start] or words[-1:] in (",", "?", "!", "…", "—")

    def read_before(self, region: Span) -> _Attribution | None:
        for verb, strong in reversed([*self.find_verbs(region)]):
            distance = self.text.count(" ", verb.end, region.end)
            if not strong and (distance > _TAIL_OF_WEAK or _NAMES_ONLY.fullmatch(self.text, verb.start, region.end)):
                continue
            if not self.subjects.is_passive(verb) and (speaker := self.subject_of(region, verb)):
                return _Attribution(speaker, verb, distance < 3)
        for according in _ACCORDING.finditer(self.text, region.start, region.end):
            if speaker := self.subjects.after(according.end(), region.end):
                return _Attribution(speaker, Span(according.start(), according.end() - 1))
        return None

    def subject_of(self, region: Span, verb: Span) -> Span | None:
        """Return who speaks by a verb before the quotation; a participle (, adding) speaks for the subject of the sentence."""
        if self.text[verb.start].isupper():
            return self.subjects.after(verb.end, region.end)  # Remarked Lee, “…”
        participle = self.text[verb.start : verb.end].endswith("ing")
        own = None if participle else self.subjects.before(region.start, verb.start)
        return own or self.subjects.first(region.start, verb.start)

    def read_colon(self, quotation: Quotation, region: Span) -> _Attribution | None:
        """Read whose sentence it is that leads to whole sentences of speech without a verb of speech: He was sad: “…”"""
        if not quotation.full or self.text[region.start : region.end].rstrip()[-1:] not in (":", ","):
            return None
        speaker = self.subjects.first(region.start, region.end)
        return _Attribution(speaker, None) if speaker is not None else None

    def read_label(self, region: Span) -> _Attribution | None:
        """Read the name before a colon, as in a transcript."""
        label = _LABEL.match(self.text, region.start, region.end)
        if label is None:
            return None
        end = region.start + len(self.text[region.start : label.end()].rstrip(" :"))
        return _Attribution(Span(region.start, end), None, True)

    def read_lead(self, quotation: Quotation, region: Span) -> _Attribution | None:
        """Read the last sentence of the block before one that a quotation opens, where it ends in a colon."""
        before = region.start - len(BREAK)
        if len(region) or quotation.span.start != region.start or before < 1 or self.text[before - 1] != ":":
            return None
        if self.text[before : region.start] != BREAK:
            return None
        sentence = self.sentence(before - 1)
        return self.read_before(Span(sentence.start, before)) or self.read_label(Span(sentence.start, before))

    def find_verbs(self, region: Span) -> Iterator[tuple[Span, bool]]:
        for word in _WORD.finditer(self.text, region.start, region.end):
            strong = self.verbs.get(word[0].lower())
            if strong is not None:
                yield Span(*word.span()), strong

    def share(self, found: list[_Attribution | None]) -> None:
        """Let a quotation without an attribution of its own take that of the one it goes on from, or leads to."""
        for position in range(1, len(found)):
            if found[position] is None and self.goes_on(position):
                found[position] = found[position - 1]
        for position in range(len(found) - 2, -1, -1):
            if found[position] is None and self.leads_to(position):
                found[position] = found[position + 1]

    def goes_on(self, position: int) -> bool:
        """Whether a quotation goes on from the one before: “A,” Lee said. “B.” – or “A. / “B.”"""
        last, this = self.quotations[position - 1], self.quotations[position]
        if self.runs_on(position):
            return True
        gap = self.text[last.span.end : this.span.start]
        if BREAK in gap:
            return False
        if self.sentence(last.span.start) == self.sentence(this.span.start):
            return True
        ends = bisect_right(self.starts, this.span.start) - bisect_right(self.starts, max(last.span.start, last.span.end - 1))
        return this.full and ends == 1

    def leads_to(self, position: int) -> bool:
        this, following = self.quotations[position], self.quotations[position + 1]
        if self.runs_on(position + 1):
            return True
        same = self.sentence(max(this.span.start, this.span.end - 1)) == self.sentence(following.span.start)
        return same and BREAK not in self.text[this.span.end : following.span.start]

    def runs_on(self, position: int) -> bool:
        if not position:
            return False
        last, this = self.quotations[position - 1], self.quotations[position]
        if not last.opens or last.closes or not this.opens:
            return False
        between = self.text[last.span.end : this.span.start]
        return between.startswith(BREAK) and between.endswith(BREAK)

    def number(self, found: list[_Attribution | None]) -> Iterator[Quotation]:
        """Yield the quotations with their speakers; parts of one speech share its number."""
        speech = -1
        last: _Attribution | None = None
        for position, (quotation, attribution) in enumerate(zip(self.quotations, found, strict=True)):
            speech += not (self.runs_on(position) or _is_same(attribution, last))
            last = attribution
            if attribution is None:
                yield replace(quotation, speech=speech)
                continue
            yield replace(
                quotation,
                speech=speech,
                full=quotation.full
                or (attribution.beside and attribution.verb is not None and self.is_short_speech(quotation)),
                speaker=attribution.speaker,
                speaker_key=self.subjects.key(attribution.speaker),
                verb=attribution.verb,
            )

    def is_short_speech(self, quotation: Quotation) -> bool:
        """Whether a word or two beside a verb of speech are a sentence: “Never,” she said."""
        words = self.text[quotation.inner.start : quotation.inner.end]
        return words[:1].isupper() and words[-1:] in (",", ".", "?", "!")


def _is_same(this: _Attribution | None, last: _Attribution | None) -> bool:
    if this is None or last is None:
        return False
    return this is last or (this.verb is not None and this.verb == last.verb)
