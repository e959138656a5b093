"""The body of a story, which what stands above and beside it is compared with: its mentions, and its words in order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from newslint.analysis.mentions import Figure, Name
from newslint.analysis.numerals import load_number_words
from newslint.document import Block, Role
from newslint.regexes import compile_later
from newslint.story import Story
from newslint.text import Span

WORD = compile_later(r"[\p{L}\p{N}]+(?:['’][\p{L}]+)?")
_OMISSION = compile_later(r" ?(?:…|\.\.\.|\. \. \.) ?|\[[^\]]*\]")
BODY = frozenset((Role.LEDE, Role.PARAGRAPH, Role.QUOTATION, Role.LIST_ITEM, Role.TABLE_CELL, Role.HEADING))

_SHORT = 60
"""A body of fewer words is no whole story: what is not in it says nothing."""

_LIKE = 0.8
"""A passage of which so much is the same is the headline's quotation in other words."""

_FEW = 4
"""Fewer words are too few to say that another passage is like them."""

_FACTORS = frozenset(("half", "double", "twice"))
_SMALL = 10
"""The number up to which headlines have figures where a story has words."""

_ROOT = 4
"""Letters of a longer word, by which it is known in any form: kills, killed."""

_MOSTLY = 0.6
"""The share of a claim's longer words from which on the story tells it."""

_ARTICLES = frozenset(("the", "a", "an"))

_STEM = 5
"""So many letters make two words forms of one."""

Mentioned = TypeVar("Mentioned", Figure, Name)


def body_blocks(story: Story) -> list[Block]:
    """Return the blocks of the story itself."""
    return [block for block in story.blocks if block.role in BODY]


def bare_words(story: Story) -> frozenset[str]:
    """Return the bare words of the story's body."""
    return frozenset(bare(word) for block in body_blocks(story) for word in set(WORD.findall(story.document.words(block.span))))


def in_body(story: Story, mentions: Sequence[Mentioned]) -> list[Mentioned]:
    """Return the mentions that stand in the story itself, not in its headline, captions or furniture."""
    return [mention for mention in mentions if story.document.block_at(mention.span.start).role in BODY]


def is_quoted(story: Story, span: Span) -> bool:
    """Whether a place is inside quotation marks."""
    return any(span in quotation.span for quotation in story.marked)


def bare(word: str) -> str:
    """Return a word in small letters without its possessive ending."""
    return _plain(word).removesuffix("'s")


class BodyWords:
    """The words of a story's body, in small letters and without punctuation, with where they stand."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.blocks = [block.span for block in body_blocks(story)]
        self.words = [_plain(word) for span in self.blocks for word in WORD.findall(story.text, span.start, span.end)]
        self.numbers = load_number_words(story.lexicons)
        self.text = f" {' '.join(self.as_in_headlines(self.words))} "

    def as_in_headlines(self, words: Iterable[str]) -> Iterator[str]:
        """Yield words as a headline may print them: without articles, small numbers in figures."""
        for word in words:
            if word not in _ARTICLES:
                value = self.numbers.cardinals.get(word, 0)
                yield f"{value:g}" if 1 < value <= _SMALL else word

    def is_short(self) -> bool:
        """Whether the body is no whole story."""
        return len(self.words) < _SHORT

    def holds(self, quoted: str) -> bool:
        """Whether the body has these words, in order; what an ellipsis or brackets leave out may stand between."""
        position = 0
        for part in _OMISSION.split(quoted):
            words = " ".join(self.as_in_headlines(_plain(word) for word in WORD.findall(part)))
            if words:
                position = self.text.find(f" {words} ", position)
                if position < 0:
                    return False
                position += len(words)
        return True

    def echoes(self, quoted: str) -> bool:
        """Whether a few words all stand in the body, if apart or in another form (an upside-down river)."""
        wanted = {_plain(word)[:_STEM] for word in WORD.findall(quoted)}
        return len(wanted) < _FEW and wanted <= {word[:_STEM] for word in self.words}

    def tells(self, claim: str) -> bool:
        """Whether most of the longer words of a claim, or one of two, stand in the body in some form, and all its numbers."""
        numbers = self.numbers.masses.keys() | _FACTORS
        if not {word for word in map(_plain, WORD.findall(claim)) if word in numbers or word[0].isdigit()} <= set(self.words):
            return False
        wanted = {word[:_ROOT] for word in map(_plain, WORD.findall(claim)) if len(word) >= _ROOT}
        told = len(wanted & {word[:_ROOT] for word in self.words})
        return bool(wanted) and (told >= _MOSTLY * len(wanted) or 2 * told == len(wanted) == 2)

    def nearest(self, quoted: str) -> Span | None:
        """Return the passage of the body that is most like these words, letter by letter, where one is like them."""
        wanted = [_plain(word) for word in WORD.findall(quoted)]
        known, size = set(wanted), len(wanted)
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(" ".join(wanted))
        best, place = 0.0, None
        for start, end in self._windows(size):
            window = self.words[start:end]
            if sum(word in known for word in window) * 2 <= size or (window[0] not in known and window[-1] not in known):
                continue
            matcher.set_seq1(" ".join(window))
            ratio = matcher.ratio()
            if ratio > best:
                best, place = ratio, (start, end - 1)
        return self._span(*place) if place is not None and best >= _LIKE else None

    def _span(self, first: int, last: int) -> Span:
        """Return the passage from one word to another."""
        found = (word for span in self.blocks for word in WORD.finditer(self.story.text, span.start, span.end))
        words = list(islice(found, first, last + 1))
        return Span(words[0].start(), words[-1].end())

    def _windows(self, size: int) -> Iterator[tuple[int, int]]:
        """Yield the passages of about so many words, those of just as many first."""
        for length in (size, size + 1, size - 1):
            yield from ((start, start + length) for start in range(len(self.words) - length + 1))


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
