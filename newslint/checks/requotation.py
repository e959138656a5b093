"""The kind `requotation`: one quotation that the story has twice, in the same words or in others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from newslint.analysis.mentions import Quotation
from newslint.checks.check import Check, OptionMistake
from newslint.diagnostic import Capture, Finding
from newslint.document import Role
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import Span

FAULTS = ("wording", "repeated")

_WORD = compile_later(r"[\p{L}\p{N}]+(?:['’][\p{L}]+)*|(?P<gap>…|\.\.\.|\. \. \.|\[[^\]]*\])")
_BODY = frozenset((Role.LEDE, Role.PARAGRAPH, Role.LIST_ITEM))
_PARTS = _BODY | {Role.SUMMARY, Role.CAPTION, Role.QUOTATION}
_COMMON = 0.7
"""Two quotations that share a smaller part of their words are not worth a closer look."""

FEWER = 2
"""Words by which a fragment, which is quoted for how it was put, may be shorter than a sentence."""

_MOST = 400
"""A story with more quotations is a collection of them."""


class _Quoted(Record):
    """The words of one quotation, bare, with their places; `gaps` numbers the words before which some are left out."""

    quotation: Quotation
    block: int
    words: tuple[str, ...]
    known: frozenset[str]
    spans: tuple[tuple[int, int], ...]
    gaps: frozenset[int]

    def holds(self, other: "_Quoted") -> bool:
        """Whether the other one's words stand here, in order, apart only where it leaves some out."""
        text, position = f" {' '.join(self.words)} ", 0
        for part in other.parts():
            found = text.find(f" {' '.join(part)} ", position)
            if found < 0:
                return False
            position = found + 1
        return True

    def parts(self) -> Iterator[tuple[str, ...]]:
        """Yield the runs of words between the gaps."""
        edges = sorted({0, *self.gaps, len(self.words)})
        yield from (self.words[start:end] for start, end in pairwise(edges))


class Requotation(Check, slots=False, kw_only=True):
    """Reports a quotation that stands in the story twice, at the later place, with the earlier one related.

    fault: `wording` (default), where a few of its words differ; or `repeated`, where the story's body has all of them twice.
    words: shorter quotations, counted in words, are left out (8); in `wording`, fragments of a sentence may be shorter by two.
    similarity: how much of the words must be the same, in order, from 0 to 1, for two quotations to be one (0.8).
    A part of a longer quotation, words left out (…) or added in brackets, two paragraphs of one speech, two speakers, titles
    and pull quotes are left out. The message may use {quotation} and {other}, of `wording` the words that differ with one on
    either side, of `repeated` the whole, and {other.line}.
    """

    fault: str = "wording"
    words: int = 8
    similarity: float = 0.8

    wants: ClassVar[tuple[str, ...]] = ("quotation", "other")

    def verify(self) -> None:
        """Raise OptionMistake where an option makes no sense."""
        if self.fault not in FAULTS:
            raise OptionMistake("fault", f"must be {' or '.join(FAULTS)}")
        if not 0.5 <= self.similarity <= 1:
            raise OptionMistake("similarity", "must lie between 0.5 and 1")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield each quotation that stands earlier in the story too."""
        quoted = [held for held in self._read(story) if story.reads(scope, held.block)]
        if len(quoted) > _MOST:
            return
        for number, later in enumerate(quoted):
            for earlier in quoted[:number]:
                spans = self._judge(story, later, earlier) if self._is_close(later, earlier) else None
                if spans is not None:
                    here, there = spans
                    yield Finding(here, {"quotation": _capture(story, here), "other": _capture(story, there)}, related=(there,))
                    break

    def _read(self, story: Story) -> Iterator[_Quoted]:
        roles = _PARTS if self.fault == "wording" else _BODY
        number = 0
        for quotation in story.quotations:
            while story.blocks[number].span.end < quotation.span.end:
                number += 1
            if quotation.nested or not (quotation.opens and quotation.closes) or story.blocks[number].role not in roles:
                continue
            found = [*_WORD.finditer(story.text, quotation.inner.start, quotation.inner.end)]
            words = [match for match in found if match["gap"] is None]
            if len(words) >= (self.words if quotation.full or self.fault == "repeated" else self.words - FEWER):
                gaps = frozenset(sum(word.start() < match.start() for word in words) for match in found if match["gap"])
                bare = tuple(word[0].casefold().replace("’", "'") for word in words)
                yield _Quoted(
                    quotation,
                    number,
                    bare,
                    frozenset(bare),
                    tuple(word.span() for word in words),
                    gaps,
                )

    def _judge(self, story: Story, later: _Quoted, earlier: _Quoted) -> tuple[Span, Span] | None:
        """Return the places to report of two quotations, None where they are two or nothing is wrong."""
        if later.block == earlier.block or not _may_be_one(story, later.quotation, earlier.quotation):
            return None
        if self.fault == "repeated":
            told = earlier.quotation.speaker is not None and not _is_pulled(story, later)
            return (later.quotation.span, earlier.quotation.span) if told else None
        if earlier.holds(later) or later.holds(earlier):
            return None
        return self._differ(later, earlier)

    def _is_close(self, later: "_Quoted", earlier: "_Quoted") -> bool:
        """Whether two quotations are worth a closer look."""
        if self.fault == "repeated":
            return later.words == earlier.words
        common = len(later.known & earlier.known)
        return common >= _COMMON * max(len(later.known), len(earlier.known))

    def _differ(self, later: _Quoted, earlier: _Quoted) -> tuple[Span, Span] | None:
        """Return where the words first differ, with a word on either side, if most of them are the same."""
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, later.words, earlier.words, autojunk=False)
        if matcher.ratio() < self.similarity:
            return None
        inside = [code for code in matcher.get_opcodes() if code[0] != "equal" and not _at_gap(code, later, earlier)]
        if not inside:
            return None
        _, start, end, other_start, other_end = inside[0]
        return _stretch(later.spans, start, end), _stretch(earlier.spans, other_start, other_end)


def _may_be_one(story: Story, later: Quotation, earlier: Quotation) -> bool:
    """Whether two quotations are not parts of one speech, nor known to be of two people."""
    if later.speech >= 0 and later.speech == earlier.speech:
        return False
    one, other = _people_in(story, later.speaker), _people_in(story, earlier.speaker)
    return not (one and other and one.isdisjoint(other))


def _people_in(story: Story, speaker: Span | None) -> frozenset[str]:
    """Return the keys of the people whose names stand in the words for a speaker."""
    if speaker is None:
        return frozenset()
    return frozenset(name.key for name in story.names if name.kind == "person" and name.span in speaker)


def _is_pulled(story: Story, held: _Quoted) -> bool:
    """Whether a quotation fills its paragraph and nobody is said to speak it: a pull quote."""
    return held.quotation.speaker is None and story.blocks[held.block].span == held.quotation.span


def _at_gap(code: tuple[str, int, int, int, int], later: _Quoted, earlier: _Quoted) -> bool:
    """Whether words differ only where one of the two leaves some out, or begins or ends within the other."""
    _, start, end, other_start, other_end = code
    if start in later.gaps or end in later.gaps or other_start in earlier.gaps or other_end in earlier.gaps:
        return True
    ends = end == len(later.words) and other_end == len(earlier.words)
    return (start == other_start == 0 or ends) and (start == end or other_start == other_end)


def _stretch(spans: Sequence[tuple[int, int]], start: int, end: int) -> Span:
    return Span(spans[max(0, start - 1)][0], spans[min(len(spans) - 1, end)][1])


def _capture(story: Story, span: Span) -> Capture:
    return Capture(span, story.document.words(span), story.document.words(span))
