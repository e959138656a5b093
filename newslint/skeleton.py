"""Skeletons: sentences in which every recognised thing is one private-use character of its kind.

Patterns of rules run over skeletons, so that nobody writes a regular expression for a number twice. A quotation is one
character of the narrative round it and has skeletons of its own, so that one claim never mixes the two.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from newslint.analysis.mentions import KINDS, Date, Mention, Quotation
from newslint.needs import Index, Need, find_words, make_index
from newslint.record import Record, field
from newslint.scope import Scope
from newslint.text import Span, fold

M = TypeVar("M", bound=Mention)

FIRST_MARK = 0xE000
MARKS: dict[str, str] = {kind: chr(FIRST_MARK + index) for index, kind in enumerate(KINDS)}
"""The private-use character of each kind of mention."""

BITS: dict[str, int] = {kind: 1 << index for index, kind in enumerate(KINDS)}

TYPES: dict[str, frozenset[str]] = {
    type_: frozenset(kind for kind, types in KINDS.items() if type_ in types)
    for type_ in sorted({type_ for types in KINDS.values() for type_ in types})
}
"""Each type that a pattern may ask for and the kinds that it takes."""


class Voice(Record):
    """Whose words a skeleton is: in which block, with which names of scopes, narrative or quotation, and who speaks.

    `speaker` is "" for the story's own words; a speaker nobody names has a key of its own.
    """

    block: int
    names: frozenset[str]
    kind: str = "narrative"
    speaker: str = ""


class Skeleton(Record, slots=False):
    """The skeleton of a stretch of one block: a sentence or a paragraph, of the narrative or of one quotation.

    `span` is the stretch in the document; `mentions` stand in order; `document` is the text of the whole story.
    """

    text: str
    span: Span
    mentions: tuple[Mention, ...]
    voice: Voice
    document: str = field(default="", repr=False)
    _marks: tuple[int, ...] = field(default=(), repr=False)
    _shifts: tuple[int, ...] = field(default=(), repr=False)

    @property
    def block(self) -> int:
        """The number of its block."""
        return self.voice.block

    def lies_in(self, scope: Scope) -> bool:
        """Whether a scope selects it: the block it is part of, or narrative or quotation by name."""
        return scope.selects(self.voice.names) or scope.selects(self.voice.names | {self.voice.kind})

    def meets(self, need: Need) -> bool:
        """Whether it holds what a need asks for."""
        if not need.words.isdisjoint(self.words):
            return True
        return sum(BITS[mention.kind] & need.bits > 0 for mention in self.mentions) > need.twice

    @cached_property
    def words(self) -> frozenset[str]:
        """What stands in the skeleton beside mentions: words, signs and DOUBLED."""
        return frozenset(find_words(fold(self.text)))

    def mention_at(self, position: int) -> Mention | None:
        """Return the mention whose character stands at `position` of the skeleton."""
        index = bisect_right(self._marks, position) - 1
        return self.mentions[index] if index >= 0 and self._marks[index] == position else None

    def span_of(self, start: int, end: int) -> Span:
        """Return the span in the document of the stretch start..end of the skeleton."""
        return Span(self._offset(start), max(self._offset(start), self._offset(end)))

    def _offset(self, position: int) -> int:
        before = bisect_right(self._marks, position - 1)
        return self.span.start + position + (self._shifts[before - 1] if before else 0)


def settle_mentions(*layers: Sequence[Mention]) -> tuple[Mention, ...]:
    """Merge layers into one row of mentions that do not overlap: the longer one stays, then the one of the earlier layer.

    "Two years ago" stays the duration that it is, with its hedge, for rules to reckon with.
    """
    ranked = sorted(
        ((rank, mention) for rank, layer in enumerate(layers) for mention in layer if not _counts_back(mention)),
        key=lambda item: (len(item[1].span) * -1, item[0], item[1].span.start),
    )
    taken: dict[int, Mention] = {}
    covered: set[int] = set()
    for _, mention in ranked:
        here = range(mention.span.start, mention.span.end)
        if covered.isdisjoint(here):
            covered.update(here)
            taken[mention.span.start] = mention
    return tuple(taken[start] for start in sorted(taken))


def _counts_back(mention: Mention) -> bool:
    return isinstance(mention, Date) and mention.relative == "ago"


def build_skeleton(text: str, span: Span, mentions: Sequence[Mention], voice: Voice) -> Skeleton:
    """Return the skeleton of `span` of `text`, in which `mentions` (in order, apart from each other, inside) stand."""
    pieces: list[str] = []
    marks: list[int] = []
    position, length = span.start, 0
    for mention in mentions:
        before = text[position : mention.span.start]
        length += len(before)
        marks.append(length)
        length += 1
        pieces += (before, MARKS[mention.kind])
        position = mention.span.end
    pieces.append(text[position : span.end])
    shifts = accumulate(len(mention.span) - 1 for mention in mentions)
    return Skeleton("".join(pieces), span, tuple(mentions), voice, text, tuple(marks), tuple(shifts))


def index_skeletons(skeletons: Sequence[Skeleton]) -> Index:
    """Return the index of a row of skeletons."""
    by_kind: dict[int, tuple[int, int]] = {}
    here = 1
    for skeleton in skeletons:
        for mention in skeleton.mentions:
            bit = BITS[mention.kind]
            one, two = by_kind.get(bit, (0, 0))
            by_kind[bit] = one | here, two | one & here
        here <<= 1
    return make_index([fold(skeleton.text) for skeleton in skeletons], by_kind)


class Cutter(Record, slots=False):
    """Cuts a story into skeletons: `mentions` without the quotations, `quotations` the outermost ones, `ends` of sentences."""

    text: str
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    ends: tuple[int, ...]

    def cut(self, span: Span, block: int, names: frozenset[str], *, whole: bool) -> Iterator[Skeleton]:
        """Yield the skeletons of a block: its narrative and each quotation, by sentences or as a whole."""
        quotations = _inside(self.quotations, span)
        yield from self._narrative(span, quotations, block, names, whole=whole)
        for quotation in quotations:
            yield from self._quoted(quotation, block, names, whole=whole)

    def _narrative(
        self, span: Span, quotations: Sequence[Quotation], block: int, names: frozenset[str], *, whole: bool
    ) -> Iterator[Skeleton]:
        mentions: list[Mention] = [*quotations]
        position = span.start
        for quotation in quotations:
            mentions += _inside(self.mentions, Span(position, max(position, quotation.span.start)))
            position = quotation.span.end
        mentions += _inside(self.mentions, Span(position, max(position, span.end)))
        mentions.sort(key=_start)
        for piece in [span] if whole else self._pieces(span, quotations):
            yield build_skeleton(self.text, piece, _inside(mentions, piece), Voice(block, names, "narrative"))

    def _quoted(self, quotation: Quotation, block: int, names: frozenset[str], *, whole: bool) -> Iterator[Skeleton]:
        speaker = quotation.speaker_key or f"?{quotation.speech if quotation.speech >= 0 else quotation.span.start}"
        for piece in [quotation.inner] if whole else self._pieces(quotation.inner, ()):
            voice = Voice(block, names, "quotation", speaker)
            yield build_skeleton(self.text, piece, _inside(self.mentions, piece), voice)

    def _pieces(self, span: Span, uncut: Sequence[Quotation]) -> Iterator[Span]:
        first, last = bisect_right(self.ends, span.start), bisect_right(self.ends, span.end)
        start = span.start
        for end in (*self.ends[first:last], span.end):
            if end > start and not any(quotation.span.start < end < quotation.span.end for quotation in uncut):
                yield Span(start + (self.text[start] == " "), end)
                start = end


def _start(mention: Mention) -> int:
    return mention.span.start


def _inside(mentions: Sequence[M], span: Span) -> Sequence[M]:
    """Return the mentions, sorted by start, that lie inside `span`."""
    first = bisect_right(mentions, span.start - 1, key=_start)
    last = bisect_right(mentions, span.end - 1, key=_start)
    found = mentions[first:last]
    return found if not found or found[-1].span.end <= span.end else found[:-1]
