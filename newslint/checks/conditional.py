"""The kind `conditional`: something that needs another thing before it."""

from collections.abc import Iterator

from newslint.checks.actions import Action, join_results
from newslint.checks.check import Check
from newslint.checks.exceptions import is_excepted, is_guarded, verify_exceptions
from newslint.checks.matching import Alternative, Alternatives, find_candidates, read_alternative
from newslint.checks.vale_regex import find_matches, search
from newslint.diagnostic import Finding
from newslint.scope import Passage, Scope
from newslint.store import kept_by_value
from newslint.story import Story


class Conditional(Check, slots=False, kw_only=True):
    """Reports a match of `first` that `second` has not allowed: an acronym, say, that has not been spelled out.

    first: a regular expression. second: another. Where it has a group, the words of its groups are allowed from their
      passage on; where it has none, a passage in which it matches is let pass.
    exceptions: regular expressions; what holds one of them passes, and so does what lies inside one of several words.
    action: what the words become, for the message.
    ignorecase, vocab: accepted for Vale's sake and, as there, without effect. Unlike Vale's, rules do not share what they
      have seen allowed.
    The message's %s are the words found and what the action makes of them.
    """

    first: str
    second: str
    ignorecase: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    action: Action | None = None

    def verify(self) -> None:
        """Raise OptionMistake where a pattern or the action cannot work."""
        _alternative(self.first, "first").compiled()
        _alternative(self.second, "second").compiled()
        verify_exceptions(self.exceptions)
        if self.action:
            self.action.verify()

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every match of `first` that is not allowed."""
        first, second = _alternative(self.first, "first"), _alternative(self.second, "second")
        allowed: set[str] = set()
        for passage, numbers in _passages(story, scope, first, second):
            if 1 in numbers and second.compiled().groups:
                allowed.update(_group_texts(second, passage))
            elif 1 in numbers and search(second.compiled(), passage.text, "second"):
                continue
            if 0 in numbers:
                yield from self.findings(passage, first, allowed)

    def findings(self, passage: Passage, first: Alternative, allowed: set[str]) -> Iterator[Finding]:
        """Yield the matches of `first` in a passage that are not allowed."""
        for match in find_matches(first.compiled(), passage.text, "first"):
            words = match[0]
            if words in allowed or is_excepted(self.exceptions, words):
                continue
            if not is_guarded(self.exceptions, passage.text, *match.span()):
                arguments = (words, join_results(self.action.results(words))) if self.action else (words,)
                yield Finding(passage.span(*match.span()), arguments=arguments, raw=passage.raw)


def _passages(story: Story, scope: Scope, first: Alternative, second: Alternative) -> Iterator[tuple[Passage, tuple[int, ...]]]:
    """Yield the passages in which either can match; none where the first matches nowhere."""
    if any(True for _ in find_candidates(story, scope, Alternatives((first,)))):
        yield from find_candidates(story, scope, Alternatives((first, second)))


def _group_texts(second: Alternative, passage: Passage) -> Iterator[str]:
    for match in find_matches(second.compiled(), passage.text, "second"):
        yield from (text for text in match.groups() if text)


@kept_by_value
def _alternative(pattern: str, option: str) -> Alternative:
    return read_alternative(pattern, option)
