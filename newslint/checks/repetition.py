"""The kind `repetition`: the same word twice in a row."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from newslint.analysis.mentions import Sentence
from newslint.checks.actions import Action, certain_edits, join_results
from newslint.checks.check import Check, OptionMistake
from newslint.checks.exceptions import is_excepted, is_guarded, verify_exceptions
from newslint.checks.matching import Alternative, Alternatives, find_candidates
from newslint.checks.vale_regex import find_matches
from newslint.diagnostic import Finding
from newslint.scope import Passage, Scope
from newslint.story import Story
from newslint.text import Span


class Repetition(Check, slots=False, kw_only=True):
    """Reports a match of its tokens that is the same as the match before it, within one sentence.

    tokens: regular expressions, without word boundaries; what stands between two matches is of no account.
    max: how many repeats of a passage may pass before one is reported.
    ignorecase: whether capitals and small letters are the same. alpha: whether only matches of letters alone count.
    exceptions: regular expressions; what holds one of them passes, and so does what lies inside one of several words.
    action: what the two become; a repair is offered where it leaves one possibility (edit, truncate, " ").
    vocab: accepted for Vale's sake; newslint has no vocabularies.
    The message's %s is the repeated match.
    """

    tokens: tuple[str, ...]
    max: int = 0
    ignorecase: bool = False
    alpha: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    action: Action | None = None

    def verify(self) -> None:
        """Raise OptionMistake where a pattern or the action cannot work."""
        if not self.tokens:
            raise OptionMistake("tokens", "there is nothing to look for")
        _alternative(self.tokens, self.ignorecase).compiled()
        verify_exceptions(self.exceptions)
        if self.action:
            self.action.verify()

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield the repeats of every passage."""
        alternative = _alternative(self.tokens, self.ignorecase)
        for passage, _ in find_candidates(story, scope, Alternatives((alternative,))):
            for start, end, word in self.repeats(story, passage, alternative):
                results = self.action.results(passage.text[start:end]) if self.action else ()
                yield Finding(
                    passage.span(start, end),
                    arguments=(word, join_results(results)) if self.action else (word,),
                    edits=certain_edits(self.action, passage, start, end),
                    raw=passage.raw,
                )

    def repeats(self, story: Story, passage: Passage, alternative: Alternative) -> Iterator[tuple[int, int, str]]:
        """Yield start of the first, end of the second and the second of two matches that count as a repeat."""
        count, start, before = 0, 0, ""
        for match in find_matches(alternative.compiled(), passage.text, "tokens"):
            word = match[0].strip()
            if self.is_repeat(before, word):
                count += 1
                if count > self.max and not self.is_excused(story, passage, start, match.end()):
                    yield start, match.end(), word
                    count = 0
            start, before = match.start(), word

    def is_repeat(self, before: str, word: str) -> bool:
        """Whether a match is the one before it once more."""
        same = before.casefold() == word.casefold() if self.ignorecase else before == word
        return same and word != "" and (word.isalpha() or not self.alpha)

    def is_excused(self, story: Story, passage: Passage, start: int, end: int) -> bool:
        """Whether a sentence ends between the two, or an exception lets them pass."""
        return (
            not _in_one_sentence(story, passage, start, end)
            or is_excepted(self.exceptions, passage.text[start:end])
            or is_guarded(self.exceptions, passage.text, start, end)
        )


@cache
def _alternative(tokens: tuple[str, ...], ignorecase: bool) -> Alternative:
    return Alternative(f"{'(?i)' if ignorecase else ''}({'|'.join(tokens)})", (), "tokens")


def _in_one_sentence(story: Story, passage: Passage, start: int, end: int) -> bool:
    if passage.raw:
        return "\n" not in passage.text[start:end]
    span = passage.span(start, end)
    index = bisect_right(story.sentences, span.start, key=_start) - 1
    return index < 0 or not _cuts(story.sentences[index].span, span)


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def _cuts(sentence: Span, span: Span) -> bool:
    return span.start < sentence.end < span.end
