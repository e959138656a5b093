"""The kind `joined`: two words run together, or one word broken in two."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from newslint.checks.check import Check, OptionMistake
from newslint.checks.misspelling import find_near
from newslint.diagnostic import Capture, Finding
from newslint.dictionary import is_common, is_proper, is_word, uncommon_among
from newslint.regexes import compile_later
from newslint.scope import Passage, Scope
from newslint.story import Story

FAULTS = ("joined", "broken")

_JOINT = r"\p{L}\p{N}\p{M}_@/\N{OBJECT REPLACEMENT CHARACTER}’'&\-"
_TOKEN = compile_later(rf"(?<![{_JOINT}.])[a-zA-Z][a-z]{{3,}}+(?![{_JOINT}])(?!\.\p{{L}})")

LONGEST_SCRAP = 8
SHORTEST = 4
"""Letters of the shortest word that is looked for beside a small one."""

_PAIRS = "of in to on at by for is as was were and from with that this into"
PAIRS = frozenset(_PAIRS.split())
"""Small words that run together with an article: ofthe, ina."""

ARTICLES = ("the", "a", "an", "his", "her", "its", "their")


class Joined(Check, slots=False, kw_only=True):
    """Reports words that lost the space between them, or got one too many.

    fault: `joined` (default), a word in no dictionary that is one of `small` and a common word run together (themayor,
      mayorsaid); or `broken`, two scraps that are no words and together a common one (th e, coun cil).
    small: the words that run together with those beside them.
    A form that the story prints twice is meant. The message may use {words}, what is printed, and {name}, what is right.
    """

    fault: str = "joined"
    small: tuple[str, ...] = (
        "the", "and", "with", "from", "that", "said", "also", "about", "have", "had", "been", "were", "will", "would", "which",
        "when", "their", "they", "this", "his",
    )  # fmt: skip

    wants: ClassVar[tuple[str, ...]] = ("words", "name")

    def verify(self) -> None:
        """Raise OptionMistake where the fault is none of its choices."""
        if self.fault not in FAULTS:
            raise OptionMistake("fault", f"must be {' or '.join(FAULTS)}")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every pair of words run together, or every broken word."""
        if self.fault == "joined":
            yield from self._find_joined(story, scope)
        else:
            yield from _find_broken(story, scope)

    def _find_joined(self, story: Story, scope: Scope) -> Iterator[Finding]:
        ends = (*self.small, *PAIRS)
        opened = uncommon_among(word for word in story.words if word.startswith(ends) or word.endswith(self.small))
        parts = {word: parted for word in opened if (parted := self._part(word))}
        if not parts:
            return
        counts = Counter(word.lower() for word in _TOKEN.findall(story.text))
        for passage in story.passages(scope):
            for match in _TOKEN.finditer(passage.text):
                parted = parts.get(match[0].lower())
                if parted and counts[match[0].lower()] == 1 and (match[0].islower() or parted[0] in self.small):
                    yield _finding(passage, match.start(), match.end(), f"{match[0][: len(parted[0])]} {parted[1]}")

    def _part(self, word: str) -> tuple[str, str] | None:
        """Return the two words of which a word in lower case that is none is made."""
        if is_word(word) or is_proper(word) or find_near(word):
            return None
        for small in self.small:
            rest = word.removeprefix(small)
            if rest != word and len(rest) >= SHORTEST and is_common(rest):
                return small, rest
            rest = word.removesuffix(small)
            if rest != word and len(rest) >= SHORTEST and is_common(rest):
                return rest, small
        return next(
            ((word.removesuffix(end), end) for end in ARTICLES if word.endswith(end) and word.removesuffix(end) in PAIRS), None
        )


def _find_broken(story: Story, scope: Scope) -> Iterator[Finding]:
    short = uncommon_among(word for word in story.words if len(word) <= LONGEST_SCRAP and word.isalpha())
    scraps = {word for word in short if _is_scrap(word)}
    for passage in story.passages(scope) if scraps else ():
        start = 0
        for first, last in pairwise(passage.text.split(" ")):
            bare = last.rstrip(".,;")
            if first in scraps and bare in scraps and len(first + bare) > 2 and is_common(first + bare):
                yield _finding(passage, start, start + len(first) + 1 + len(bare), first + bare)
            start += len(first) + 1


def _is_scrap(word: str) -> bool:
    return word not in "aio" and not (len(word) > 1 and is_word(word))


def _finding(passage: Passage, start: int, end: int, right: str) -> Finding:
    span, words = passage.span(start, end), passage.text[start:end]
    return Finding(span, {"words": Capture(span, words, words), "name": right}, edits=((span, right),))
