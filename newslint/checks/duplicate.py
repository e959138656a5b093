"""The kind `duplicate`: a paragraph that stands in the story twice."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import ClassVar

from newslint.checks.check import Check, OptionMistake
from newslint.diagnostic import Capture, Finding
from newslint.document import Role
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import Span

_WORD = compile_later(r"[\p{L}\p{N}]+")
_EDGE = 6
"""Two paragraphs are compared when their first, or their last, so many words are the same."""

_SHOWN = 60
_READ = frozenset((Role.LEDE, Role.PARAGRAPH, Role.LIST_ITEM))


class Duplicate(Check, slots=False, kw_only=True):
    """Reports a paragraph that is the same as an earlier one, or nearly so; copies that follow each other are one finding.

    minimum: shorter paragraphs, counted in words, are not compared (25).
    similarity: how much of the words must be the same, in order, from 0 to 1 (0.95).
    A question is left out, because interviews repeat theirs; so is what stands three times or more (a refrain, a disclaimer)
    and a second paragraph that repeats the first (a standfirst). The message may use {copy} and {other}, the first words of the
    later and the earlier paragraph, {other.line}, and {count}, the number of paragraphs.
    """

    minimum: int = 25
    similarity: float = 0.95

    wants: ClassVar[tuple[str, ...]] = ("copy", "other", "count")

    def verify(self) -> None:
        """Raise OptionMistake where a number makes no sense."""
        if self.minimum < _EDGE:
            raise OptionMistake("minimum", f"must be at least {_EDGE}")
        if not 0.5 <= self.similarity <= 1:
            raise OptionMistake("similarity", "must lie between 0.5 and 1")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield each run of paragraphs that repeats an earlier one."""
        copies = self._copies(story, scope)
        numbers = sorted(copies)
        while numbers:
            first = last = numbers.pop(0)
            while numbers and copies[numbers[0]].number == copies[last].number + 1 and numbers[0] <= last + 2:
                last = numbers.pop(0)
            yield _finding(story, first, last, copies[first].number, copies[last].number)

    def _copies(self, story: Story, scope: Scope) -> "dict[int, _Paragraph]":
        """Return by its number each paragraph that repeats an earlier one, with that one."""
        paragraphs = [*self._paragraphs(story, scope)]
        known: dict[tuple[str, ...], list[_Paragraph]] = defaultdict(list)
        originals: dict[int, _Paragraph] = {}
        for paragraph in paragraphs:
            edges = (("first", *paragraph.printed[:_EDGE]), ("last", *paragraph.printed[-_EDGE:]))
            original = next((other for edge in edges for other in known[edge] if self._are_alike(paragraph, other)), None)
            if original is not None:
                originals[paragraph.number] = original
                continue
            for edge in edges:
                known[edge].append(paragraph)
        times = Counter(original.number for original in originals.values())
        return {
            number: original
            for number, original in originals.items()
            if times[original.number] == 1 and not (original.number <= 2 and number == original.number + 1)
        }

    def _paragraphs(self, story: Story, scope: Scope) -> "Iterator[_Paragraph]":
        for number, block in enumerate(story.blocks):
            if block.role not in _READ or not story.reads(scope, number):
                continue
            text = story.document.words(block.span)
            if not text.rstrip("”\"’'").endswith("?"):
                printed = text.casefold().split(" ")
                if len(printed) >= self.minimum:
                    yield _Paragraph(number, printed, text)

    def _are_alike(self, one: "_Paragraph", other: "_Paragraph") -> bool:
        words, others = one.words(), other.words()
        if words == others:
            return True
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, words, others, autojunk=False)
        return matcher.real_quick_ratio() >= self.similarity and matcher.ratio() >= self.similarity


class _Paragraph(Record):
    """A block by its number, with what stands between its spaces, in small letters."""

    number: int
    printed: list[str]
    text: str

    def words(self) -> list[str]:
        """Return its words without punctuation."""
        words: list[str] = _WORD.findall(self.text.casefold())
        return words


def _finding(story: Story, first: int, last: int, original: int, original_last: int) -> Finding:
    span = Span(story.blocks[first].span.start, story.blocks[last].span.end)
    other = Span(story.blocks[original].span.start, story.blocks[original_last].span.end)
    values = {"copy": _capture(story, span), "other": _capture(story, other), "count": last - first + 1}
    return Finding(span, values, related=(other,))


def _capture(story: Story, span: Span) -> Capture:
    words = story.document.words(span)
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
    return Capture(span, shown, shown)
