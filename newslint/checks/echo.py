"""The kind `echo`: a phrase of two or three words that stands twice in a row."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import eq

from newslint.checks.check import Check, OptionMistake
from newslint.diagnostic import Capture, Finding
from newslint.scope import Passage, Scope
from newslint.story import Story

LONGEST = 3
_STOPS = ".,;:!?”\"’'"


class Echo(Check, slots=False, kw_only=True):
    """Reports two or three words that stand twice in a row: returned to returned to.

    exceptions: words; a phrase that begins with one of them passes (and more and more), and so does one that follows one of
      `before` (from place to place to).
    Only words in lower case are looked at, and nothing that goes on for a third time (year after year after year). The message
    may use {phrase}.
    """

    exceptions: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    wants = ("phrase",)

    def verify(self) -> None:
        """Raise OptionMistake where an exception is no single word."""
        for word in (*self.exceptions, *self.before):
            if not word.isalpha():
                raise OptionMistake("exceptions", f"{word!r} is no single word")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every phrase with its echo."""
        for passage in story.passages(scope):
            words = passage.text.split(" ")
            for size in range(2, LONGEST + 1):
                if any(map(eq, words, words[size:])):
                    yield from self._find(passage, words, size)

    def _find(self, passage: Passage, words: Sequence[str], size: int) -> Iterator[Finding]:
        starts = [0, *accumulate(len(word) + 1 for word in words)]
        for first in range(len(words) - 2 * size + 1):
            phrase, echo = words[first : first + size], words[first + size : first + 2 * size]
            bare = [*echo[:-1], echo[-1].rstrip(_STOPS)]
            if phrase == bare and self._counts(words, first, size):
                end = starts[first + 2 * size] - 1 - len(echo[-1]) + len(bare[-1])
                span = passage.span(starts[first], end)
                yield Finding(span, {"phrase": Capture(span, " ".join(phrase), " ".join(phrase))})

    def _counts(self, words: Sequence[str], first: int, size: int) -> bool:
        """Whether a phrase is made of different lower-case words and neither goes on nor comes from further back."""
        phrase = words[first : first + size]
        if not all(word.isalpha() and word.islower() and len(word) > 1 for word in phrase) or len({*phrase}) < 2:
            return False
        before = words[first - 1].lower() if first else ""
        after = words[first + 2 * size] if first + 2 * size < len(words) else ""
        if phrase[-1] in ("and", "or"):
            return False  # years and years and
        goes_on = before in (phrase[-1], phrase[0]) or after.rstrip(_STOPS) in (phrase[0], "and", "or")
        return not goes_on and phrase[0] not in self.exceptions and before not in self.before
