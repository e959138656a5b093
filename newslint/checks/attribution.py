"""The kind `attribution`: a quotation that nobody speaks, and a source that nobody describes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import ClassVar

import regex

from newslint.analysis.mentions import Name, Quotation, SourceMention
from newslint.checks.check import Check, OptionMistake
from newslint.diagnostic import Capture, Finding
from newslint.document import Block, Role
from newslint.lexicon import Lexicons, kept
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import Span

OF = ("quotations", "sources", "number")

_PROSE = frozenset((Role.LEDE, Role.PARAGRAPH))
_DEFINITE = compile_later(r"(?i)(?:the|these|those|both|this|that)\b")
_THE = compile_later(r"(?i)the (?:sources?|insiders?)\b")
_CITING = compile_later(r"(?i)cit|quot")
_LABEL = compile_later(r"(?:[QA]|\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3})(?: \([^()]{1,30}\))?:|[—–-] ?[“\"\p{Lu}]")
_WORD = compile_later(r"[\p{L}\p{N}]+")
_PERSONAL = compile_later(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|Dear)\b")
"""In a letter, or where the writer is one of those who speak, quotations need no attribution."""

_PERSON = compile_later(r"(?:He|She|They)\b")
_BEGINNING = 40
"""A sentence whose first so many characters name a person is about that person."""

_CREDIT_WORDS = 12
_LABELS = 3
"""So many paragraphs that begin with a speaker's name and a colon make a story an interview."""

_CROWD = 3
"""So many quotations one below another, nobody speaking any, are a list of them."""


class Attribution(Check, slots=False, kw_only=True):
    """Reports what the reader cannot tell the origin of.

    of: `quotations` (default), a paragraph that is a quotation of a whole sentence or more, with no speaker in it or in the
      paragraphs beside it; `sources`, a source of whom nothing is told (sources said), where none was described before; or
      `number`, the source (said), of whom there were several when they were first named, or the sources, of whom there was one.
    words: shorter quotations, counted in words, are left out (8).
    paragraphs: how many paragraphs back a description of sources is remembered (3).
    Interviews, epigraphs, pull quotes, lists of quotations, letters and quotations that go on from the last paragraph are left
    out. The message may use {quotation} or {source}, the words in question, by the option `of`; both names mean the same; of
    `number` {other} too, the first mention, with {other.line}.
    """

    of: str = "quotations"
    words: int = 8
    paragraphs: int = 3

    wants: ClassVar[tuple[str, ...]] = ("quotation", "source", "other")

    def verify(self) -> None:
        """Raise OptionMistake where an option is none of its choices."""
        if self.of not in OF:
            raise OptionMistake("of", f"must be one of {', '.join(OF)}")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield each quotation nobody speaks, or each source nobody describes."""
        if self.of == "number":
            yield from _find_shifts(story, scope)
            return
        spans = self._find_quotations(story) if self.of == "quotations" else self._find_sources(story)
        for span in spans:
            if story.reads(scope, story.document.block_number(span.start)):
                capture = Capture(span, story.document.words(span), story.document.words(span))
                yield Finding(span, {"quotation": capture, "source": capture, "other": ""})

    def _find_sources(self, story: Story) -> Iterator[Span]:
        described: list[int] = []
        bare_before = False
        for mention in story.sources:
            number = story.document.block_number(mention.span.start)
            if mention.kind == "described":
                described.append(number)
            if mention.kind != "bare" or _is_cited(story, mention):
                continue
            known = any(number - self.paragraphs <= other <= number for other in described[-1:])
            if not known and not ((bare_before or described) and _is_definite(story, mention)):
                yield mention.span
            bare_before = True

    def _find_quotations(self, story: Story) -> Iterator[Span]:
        alone = {number: quotation for quotation in story.quotations if (number := _fills_block(story, quotation)) is not None}
        if not alone or _is_interview(story):
            return
        neighbours = _Neighbours(story)
        for number, quotation in alone.items():
            if (
                self._is_long(story, quotation)
                and quotation.speaker is None
                and not neighbours.explain(number, alone, quotation)
            ):
                yield quotation.span

    def _is_long(self, story: Story, quotation: Quotation) -> bool:
        return len(_WORD.findall(story.document.words(quotation.inner))) >= self.words


def _find_shifts(story: Story, scope: Scope) -> Iterator[Finding]:
    """Yield a source with a definite article that stands in another number than all sources the story named before."""
    nouns = story.lexicons["source_nouns"].phrases
    earlier: list[SourceMention] = []
    for mention in story.sources:
        last = story.document.words(mention.span).rpartition(" ")[2].lower()
        unnamed = last in nouns
        if not (unnamed or mention.kind == "described") or not story.reads(
            scope, story.document.block_number(mention.span.start)
        ):
            continue
        the = _THE.match(story.text, mention.span.start) is not None
        if unnamed and the and earlier and _is_other_number(story, plural=last.endswith("s"), earlier=earlier):
            here, there = (Capture(span, words, words) for span, words in _show(story, mention, earlier[0]))
            yield Finding(mention.span, {"quotation": here, "source": here, "other": there}, related=(there.span,))
        earlier.append(mention)


def _is_other_number(story: Story, *, plural: bool, earlier: Sequence[SourceMention]) -> bool:
    """Whether all sources before are several where one is meant, or are one where several are."""
    introduced = [mention for mention in earlier if _THE.match(story.text, mention.span.start) is None]
    if plural and len(introduced) > 1:
        return False
    return all(_is_several(story, other) is (not plural) for other in earlier)


def _is_several(story: Story, mention: SourceMention) -> bool | None:
    """Whether a mention is of several sources; None where it is of one out of several (one of the sources)."""
    if story.text.endswith(" of ", 0, mention.span.start) or " of " in story.document.words(mention.span):
        return None
    return mention.plural or story.document.words(mention.span).lower().endswith("s")


def _show(story: Story, *mentions: SourceMention) -> Iterator[tuple[Span, str]]:
    """Yield each source up to its noun (two people, of two people briefed on the plan), with its words."""
    nouns = story.lexicons["source_nouns"].phrases.keys() | story.lexicons["source_people"].phrases.keys()
    for mention in mentions:
        words = story.document.words(mention.span)
        noun = next((word for word in _NOUN.finditer(words) if word[0].lower() in nouns), None)
        end = mention.span.start + noun.end() if noun else mention.span.end
        span = Span(mention.span.start, end)
        yield span, story.document.words(span)


_NOUN = compile_later(r"\p{L}+")


def _is_cited(story: Story, mention: SourceMention) -> bool:
    """Whether somebody else (Reuters, citing sources) answers for the source."""
    return mention.verb is None or _CITING.match(story.text, mention.verb.start) is not None


def _is_definite(story: Story, mention: SourceMention) -> bool:
    return _DEFINITE.match(story.text, mention.span.start) is not None


def _fills_block(story: Story, quotation: Quotation) -> int | None:
    """Return the number of the paragraph that is a quotation of whole sentences and nothing else."""
    if not quotation.full or not quotation.opens or not quotation.closes or quotation.nested:
        return None
    number = story.document.block_number(quotation.span.start)
    block = story.blocks[number]
    ends = story.text[quotation.inner.end - 1]
    return number if block.span == quotation.span and block.role in _PROSE and ends in ".!?…" else None


def _is_interview(story: Story) -> bool:
    return sum(_LABEL.match(story.text, block.span.start) is not None for block in story.blocks) >= _LABELS


@kept
def _says(lexicons: Lexicons) -> "regex.Pattern[str]":
    verbs = [*lexicons["speech"].phrases, *lexicons["speech_beside_quotation"].phrases]
    return compile_later(r"\b(?:\L<verbs>|[Aa]ccording to|words|voice|statement|letter|message|slogan|motto)\b", verbs=verbs)


def _start(name: Name) -> int:
    return name.span.start


class _Neighbours:
    """Reads the paragraphs beside a quotation for who may speak it, or for a reason that nobody need."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.says = _says(story.lexicons)
        self.starts = [sentence.span.start for sentence in story.sentences]
        self.spoken = [quotation for quotation in story.quotations if quotation.speaker is not None]
        self.spoken_starts = [quotation.span.start for quotation in self.spoken]

    def explain(self, number: int, alone: dict[int, Quotation], quotation: Quotation) -> bool:
        """Whether something beside the block `number` tells who speaks, or that nobody need be told."""
        before, after = self.block(number - 1), self.block(number + 1)
        return (
            before is None
            or before.role not in _PROSE
            or self.is_first(number)
            or self.leads(before)
            or (after is not None and (self.follows(after) or after.role is Role.QUOTATION))
            or number - 1 in alone
            or self.is_crowded(number, alone)
            or self.is_repeated(quotation)
        )

    def block(self, number: int) -> Block | None:
        return self.story.blocks[number] if 0 <= number < len(self.story.blocks) else None

    def is_first(self, number: int) -> bool:
        """Whether no narrative comes before: an epigraph."""
        return not any(block.role in _PROSE for block in self.story.blocks[:number])

    def leads(self, block: Block) -> bool:
        """Whether the paragraph before tells who speaks, asks a question, or ends in a colon or an open quotation."""
        words = self.story.document.words(block.span)
        end = words.rstrip("”\"’' ")[-1:]
        opening = words.lstrip()[:1] in '“"' and words.rstrip()[-1:] not in '”"' and words.count("“") > words.count("”")
        personal = _PERSONAL.search(words) is not None or self.is_about_somebody(self.sentence(block.span.end - 1))
        return end in ("?", ":", ",", "—", "–") or opening or self.speaks(block.span) or personal

    def follows(self, block: Block) -> bool:
        """Whether the paragraph after begins with who speaks, or is a line that credits the quotation."""
        words = self.story.document.words(block.span)
        if words[:1] in "—–-~" or (len(words.split(" ")) <= _CREDIT_WORDS and words[-1:] not in '.!?”"'):
            return True
        sentence = self.sentence(block.span.start)
        return self.speaks(sentence) or self.is_about_somebody(sentence)

    def sentence(self, offset: int) -> Span:
        return self.story.sentences[max(0, bisect_right(self.starts, offset) - 1)].span

    def is_about_somebody(self, sentence: Span) -> bool:
        """Whether a sentence begins with a person, who then is understood to speak: Lee shook her head."""
        if _PERSON.match(self.story.text, sentence.start, sentence.end):
            return True
        reach = Span(sentence.start, min(sentence.end, sentence.start + _BEGINNING))
        first = bisect_left(self.story.names, reach.start, key=_start)
        return any(name.kind == "person" for name in self.story.names[first : first + 4] if name.span.overlaps(reach))

    def speaks(self, span: Span) -> bool:
        if self.says.search(self.story.text, span.start, span.end) is not None:
            return True
        first = bisect_left(self.spoken_starts, span.start)
        return first < len(self.spoken_starts) and self.spoken_starts[first] < span.end

    def is_crowded(self, number: int, alone: dict[int, Quotation]) -> bool:
        first = last = number
        while first - 1 in alone:
            first -= 1
        while last + 1 in alone:
            last += 1
        return last - first + 1 >= _CROWD

    def is_repeated(self, quotation: Quotation) -> bool:
        """Whether the story has the words elsewhere too: a pull quote."""
        words = self.story.document.words(quotation.inner).rstrip(".!?…,")
        return self.story.text.count(words) > 1
