"""The sources layer: whom the story takes its statements from, and whether the reader learns who that is."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from newslint.analysis.mentions import Name, Quotation, Sentence, SourceMention
from newslint.analysis.subjects import PRONOUNS, Subjects
from newslint.lexicon import Lexicons
from newslint.text import Span

_REACH = 200
"""An attribution's source stands at most this many characters from its verb."""

_PHRASE_BEFORE = regex.compile(r"(?:[\p{L}\d.’'-]+ ){0,3}$")
_BREAK = regex.compile(
    r"\b(?i:and|but|or|that|as|when|while|because|after|before|if|to|from|by|of|with|for|in|on|at|citing|cited|quoting|quoted|"
    r"said|says|told|(?:mon|tues|wednes|thurs|fri|satur|sun)day) "
)
"""What a source's phrase does not reach back over."""

_DESCRIBES = regex.compile(
    r"(?:,? (?:who|whose)\b| (?:familiar|close|involved|briefed|aware|privy|knowledgeable|speaking|working|acquainted|based|"
    r"inside|within|with|at|in|near|from|on|for|to|among|across|around|connected|linked|there|here)\b|, (?:a|an|one) | \()"
)
_MATTER = regex.compile(r" (?:of|code|material|text|file|data|document|language|control|book|rock|page|list|url|link|ip)s?\b")
_FAMILIAR = regex.compile(
    r" (?:familiar with|close to|with (?:direct |first-hand |firsthand )?knowledge|briefed on|involved in|aware of|privy to|"
    r"who (?:asked|spoke|requested|declined|wished|was not|were not|is not|are not))\b"
)
_SPEAKS = regex.compile(r"(?:,[^,;.]{1,60},)? (?:also |then |later |had |have |has |\p{Ll}+ly )*+(\p{L}+)")
_TAKES_FROM = regex.compile(r"\b(?:[Aa]ccording to|[Cc]iting|[Cc]ited|[Qq]uoting)\b[^,;.:!?]{0,40}$")
_WORD_BEFORE = regex.compile(r"(\p{L}+) $")
_PLURAL = regex.compile(
    r"(?i)^(?:two|three|four|five|several|some|many|most|both|multiple|numerous|various) |"
    r"(?:\bpolice|\bpeople|\p{L}[^s’']s|men)$"
)


def find_sources(
    text: str,
    sentences: tuple[Sentence, ...],
    quotations: tuple[Quotation, ...],
    names: tuple[Name, ...],
    lexicons: Lexicons,
) -> tuple[SourceMention, ...]:
    """Return every source that the story's own words, not a quotation, take a statement from; in order."""
    reading = _Reading(text, sentences, Subjects(text, names), _known_words(lexicons))
    unnamed = [*reading.find_unnamed()]
    taken = {mention.span.start for mention in unnamed} | {mention.verb.start for mention in unnamed if mention.verb}
    speakers = (mention for mention in reading.find_speakers() if not _is_taken(mention, taken))
    quoted = _Outside(quotations)
    return tuple(sorted((mention for mention in (*unnamed, *speakers) if quoted.allows(mention.span.start)), key=_start))


def _start(mention: SourceMention) -> Span:
    return mention.span


def _is_taken(mention: SourceMention, taken: set[int]) -> bool:
    return mention.span.start in taken or (mention.verb is not None and mention.verb.start in taken)


class _Outside:
    """Tells whether a place lies outside every quotation."""

    def __init__(self, quotations: tuple[Quotation, ...]) -> None:
        self.spans = [quotation.span for quotation in quotations if not quotation.nested]
        self.starts = [span.start for span in self.spans]

    def allows(self, offset: int) -> bool:
        position = bisect_right(self.starts, offset) - 1
        return position < 0 or self.spans[position].end <= offset


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that the layer knows, and the patterns made of them."""

    verbs: frozenset[str]
    empty: frozenset[str]
    nouns: "regex.Pattern[str]"
    people: "regex.Pattern[str]"
    speaks: "regex.Pattern[str]"


@cache
def _known_words(lexicons: Lexicons) -> _Words:
    verbs = [*lexicons["speech"].phrases]
    return _Words(
        frozenset(verbs),
        frozenset(lexicons["source_empty_words"].phrases),
        regex.compile(r"\b(?i:\L<nouns>)\b(?!-)", nouns=[*lexicons["source_nouns"].phrases]),
        regex.compile(r"\b(?i:\L<people>)\b", people=[*lexicons["source_people"].phrases]),
        regex.compile(r"\b(?:[Aa]ccording to|\L<verbs>)\b", verbs=verbs),
    )


class _Reading:
    """Reads one text for its sources."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], subjects: Subjects, words: _Words) -> None:
        self.text, self.sentences, self.subjects, self.words = text, sentences, subjects, words
        self.starts = [sentence.span.start for sentence in sentences]

    def sentence(self, offset: int) -> Span:
        return self.sentences[bisect_right(self.starts, offset) - 1].span if self.sentences else Span(0, len(self.text))

    def find_unnamed(self) -> Iterator[SourceMention]:
        """Yield sources called so (sources said, a police source), and people with a description (familiar with the talks)."""
        for noun in self.words.nouns.finditer(self.text):
            mention = self.read_source(Span(*noun.span()), self.sentence(noun.start()))
            if mention is not None:
                yield mention
        for noun in self.words.people.finditer(self.text):
            if (familiar := _FAMILIAR.match(self.text, noun.end())) is not None:
                start = self.phrase_start(noun.start(), self.sentence(noun.start()))
                yield SourceMention(Span(start, familiar.end()), "described", self.is_plural(Span(start, noun.end())))

    def read_source(self, noun: Span, sentence: Span) -> SourceMention | None:
        if _MATTER.match(self.text, noun.end, sentence.end):
            return None
        start = self.phrase_start(noun.start, sentence)
        modifier = self.text[start : noun.start].split(" ")[-2:-1]
        after = _DESCRIBES.match(self.text, noun.end, sentence.end) is not None
        described = after or (bool(modifier) and modifier[0].lower() not in self.words.empty)
        verb = self.verb_of(Span(start, noun.end), sentence)
        if verb is None and not after:
            return None
        return SourceMention(
            Span(start, noun.end), "described" if described else "bare", self.is_plural(Span(start, noun.end)), verb
        )

    def phrase_start(self, noun: int, sentence: Span) -> int:
        """Return where the phrase that ends in the noun begins: at most three words before it, in the same clause."""
        before = _PHRASE_BEFORE.search(self.text, max(sentence.start, noun - 60), noun)
        start = before.start() if before is not None else noun
        for word in _BREAK.finditer(self.text, start, noun):
            start = word.end()
        return start

    def verb_of(self, phrase: Span, sentence: Span) -> Span | None:
        """Return the verb of speech after a source, or the "according to" before it."""
        speaks = _SPEAKS.match(self.text, phrase.end, sentence.end)
        if speaks is not None and speaks[1] in self.words.verbs:
            return Span(*speaks.span(1))
        takes = _TAKES_FROM.search(self.text, max(sentence.start, phrase.start - 60), phrase.start)
        if takes is not None:
            return Span(takes.start(), min(phrase.start, takes.start() + len(takes[0].rstrip())))
        before = _WORD_BEFORE.search(self.text, max(sentence.start, phrase.start - 20), phrase.start)
        return Span(*before.span(1)) if before is not None and before[1] in self.words.verbs else None

    def is_plural(self, span: Span) -> bool:
        return _PLURAL.search(self.text[span.start : span.end]) is not None

    def find_speakers(self) -> Iterator[SourceMention]:
        """Yield the subjects of verbs of speech: names, people under a description, and whatever else may speak."""
        for verb in self.words.speaks.finditer(self.text):
            sentence = self.sentence(verb.start())
            if verb[0].endswith(" to"):
                subject = self.subjects.after(verb.end(), min(sentence.end, verb.end() + _REACH))
            else:
                subject = self.subjects.before(max(sentence.start, verb.start() - _REACH), verb.start())
            if subject is None or self.text[subject.start : subject.end].lower() in PRONOUNS:
                continue
            kind = self.kind_of(subject)
            yield SourceMention(subject, kind, kind != "named" and self.is_plural(subject), Span(*verb.span()))

    def kind_of(self, subject: Span) -> str:
        if self.subjects.is_named(subject):
            return "named"
        return "described" if self.words.people.search(self.text, subject.start, subject.end) else "other"
