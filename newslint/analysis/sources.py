"""The sources layer: whom the story takes its statements from, and whether the reader learns who that is."""

from bisect import bisect_right
from collections.abc import Iterator

from newslint.analysis.mentions import Name, Quotation, Sentence, SourceMention
from newslint.analysis.subjects import PRONOUNS, Subjects
from newslint.lexicon import Lexicons, kept
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.text import Span

_REACH = 200
"""An attribution's source stands at most this many characters from its verb."""

_PHRASE_BEFORE = compile_later(r"(?:[\p{L}\d.’'-]+ ){0,3}$")
_WORD = compile_later(r"([^ ]+) ")
_BREAK = compile_later(
    r"(?i:and|but|or|that|as|when|while|because|after|before|if|to|from|by|of|with|for|in|on|at|citing|cited|quoting|quoted|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)$"
)
"""What a source's phrase does not reach back over."""

_OWNED = compile_later(r"(?i:its|his|her|their|whose|[^ ]+['’]s) ")
"""The source of somebody who is named answers to that somebody."""

_DESCRIBES = compile_later(
    r"(?:,? (?:who|whose)\b| (?:familiar|close|involved|briefed|aware|privy|knowledgeable|speaking|working|acquainted|based|"
    r"inside|within|with|at|in|near|from|on|for|to|among|across|around|connected|linked|there|here)\b|, (?:a|an|one) | \()"
)
_MATTER = compile_later(r" (?:of|code|material|text|file|data|document|language|control|book|rock|page|list|url|link|ip)s?\b")
_FAMILIAR = compile_later(
    r" (?:familiar with|close to|with (?:direct |first-hand |firsthand )?knowledge|briefed on|involved in|aware of|privy to|"
    r"who (?:asked|spoke|requested|declined|wished|was not|were not|is not|are not))\b"
)
_SPEAKS = compile_later(r"(?:,[^,;.]{1,60},)? (?:also |then |later |had |have |has |\p{Ll}+ly )*+(\p{L}+)")
_TAKES_FROM = compile_later(r"\b(?:[Aa]ccording to|[Cc]iting|[Cc]ited|[Qq]uoting)\b[^,;.:!?]{0,40}$")
_ACCORDING = compile_later(r"\b[Aa]ccording to\b")
_SMALL_WORD = compile_later(r"[a-z]{3,}+")
_WORD_BEFORE = compile_later(r"(\p{L}+) $")
_PLURAL = compile_later(
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


def _find_word(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands; for the few verbs of a story much faster than one pattern of all verbs."""
    position = text.find(word)
    while position >= 0:
        end = position + len(word)
        if not text[position - 1 : position].isalpha() and not text[end : end + 1].isalpha():
            yield position
        position = text.find(word, end)


class _Outside:
    """Tells whether a place lies outside every quotation."""

    def __init__(self, quotations: tuple[Quotation, ...]) -> None:
        self.spans = [quotation.span for quotation in quotations if not quotation.nested]
        self.starts = [span.start for span in self.spans]

    def allows(self, offset: int) -> bool:
        position = bisect_right(self.starts, offset) - 1
        return position < 0 or self.spans[position].end <= offset


class _Words(Record):
    """The words that the layer knows, and the patterns made of them."""

    verbs: frozenset[str]
    empty: frozenset[str]
    people: frozenset[str]
    goods: frozenset[str]
    nouns: tuple[str, ...]


@kept
def _known_words(lexicons: Lexicons) -> _Words:
    nouns = tuple(lexicons["source_nouns"].phrases)
    return _Words(
        frozenset(lexicons["speech"].phrases),
        frozenset(lexicons["source_empty_words"].phrases),
        frozenset(lexicons["source_people"].phrases),
        frozenset(lexicons["source_goods"].phrases),
        (*nouns, *(noun.capitalize() for noun in nouns)),
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
        nouns = [Span(start, start + len(word)) for word in self.words.nouns for start in _find_word(self.text, word)]
        of_goods = [noun for noun in nouns if self.gives_goods(noun)]
        for noun in nouns:
            mention = self.read_source(noun, self.sentence(noun.start)) if noun not in of_goods else None
            if mention is not None and not (of_goods and mention.kind == "bare"):
                yield mention
        for familiar in _FAMILIAR.finditer(self.text):
            noun = Span(self.text.rfind(" ", 0, familiar.start()) + 1, familiar.start())
            sentence = self.sentence(familiar.start())
            if noun.start >= sentence.start and self.text[noun.start : noun.end].lower() in self.words.people:
                start = self.phrase_start(noun.start, sentence)
                yield SourceMention(Span(start, familiar.end()), "described", self.is_plural(Span(start, noun.end)))

    def gives_goods(self, noun: Span) -> bool:
        """Whether a source is of something, and nobody: an energy source, primary sources."""
        before = _WORD_BEFORE.search(self.text, max(0, noun.start - 20), noun.start)
        return before is not None and before[1].lower() in self.words.goods

    def read_source(self, noun: Span, sentence: Span) -> SourceMention | None:
        if _MATTER.match(self.text, noun.end, sentence.end) or self.text[noun.end : noun.end + 1] == "-":
            return None
        start = self.phrase_start(noun.start, sentence)
        modifier = self.text[start : noun.start].split(" ")[-2:-1]
        after = _DESCRIBES.match(self.text, noun.end, sentence.end) is not None
        described = after or (bool(modifier) and modifier[0].lower() not in self.words.empty)
        described = described or _OWNED.match(self.text, start) is not None
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
        for word in _WORD.finditer(self.text, start, noun):
            if word[1] in self.words.verbs or _BREAK.match(word[1]):
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
        for verb, subject in (*self.find_according(), *self.find_subjects()):
            if subject is not None and self.may_speak(subject):
                kind = self.kind_of(subject)
                yield SourceMention(subject, kind, kind != "named" and self.is_plural(subject), verb)

    def may_speak(self, subject: Span) -> bool:
        words = self.text[subject.start : subject.end]
        if words.lower() in PRONOUNS:
            return False
        last = words.rpartition(" ")[2]
        return last not in self.words.nouns or not self.gives_goods(Span(subject.end - len(last), subject.end))

    def find_according(self) -> Iterator[tuple[Span, Span | None]]:
        for found in _ACCORDING.finditer(self.text):
            end = min(self.sentence(found.start()).end, found.end() + _REACH)
            yield Span(*found.span()), self.subjects.after(found.end(), end)

    def find_subjects(self) -> Iterator[tuple[Span, Span | None]]:
        for verb in self.words.verbs.intersection(_SMALL_WORD.findall(self.text)):
            for position in _find_word(self.text, verb):
                start = max(self.sentence(position).start, position - _REACH)
                span = Span(position, position + len(verb))
                yield span, None if self.subjects.is_passive(span) else self.subjects.before(start, position)

    def kind_of(self, subject: Span) -> str:
        if self.subjects.is_named(subject):
            return "named"
        words = self.text[subject.start : subject.end].lower().split(" ")
        return "other" if words[0] == "the" or self.words.people.isdisjoint(words) else "described"
