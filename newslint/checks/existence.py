"""The kind `existence`: words and patterns that should not be there."""

from collections.abc import Iterator
from functools import cached_property

from newslint.checks.actions import Action, certain_edits, join_results
from newslint.checks.check import Check, OptionMistake
from newslint.checks.exceptions import is_excepted, is_guarded, verify_exceptions
from newslint.checks.lookup import find_listed
from newslint.checks.matching import ANYWHERE, WORDS, Alternatives, Hit, find_hits, make_alternative, read_alternative
from newslint.diagnostic import Finding
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.store import kept_by_value
from newslint.story import Story

_LEAKS = compile_later(r"\(\?[a-zA-Z-]+\)")
"""A flag that holds for the tokens after it too, so that they must be one pattern."""


class Existence(Check, slots=False, kw_only=True):
    """Reports every match of its tokens.

    tokens: regular expressions, each between word boundaries; or the name of a lexicon, whose phrases are looked up.
    raw: regular expressions that are joined as they are into one, which stands before the tokens (append: after them).
    ignorecase: whether capitals and small letters are the same. nonword: without word boundaries.
    exceptions: regular expressions; what holds one of them passes, and so does what lies inside one of several words.
    action: what the words become; a repair is offered where it leaves one possibility.
    vocab: accepted for Vale's sake; newslint has no vocabularies.
    The message's %s are the words found and what the action makes of them.
    """

    tokens: tuple[str, ...] | str = ()
    raw: tuple[str, ...] = ()
    append: bool = False
    ignorecase: bool = False
    nonword: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    action: Action | None = None

    def verify(self) -> None:
        """Raise OptionMistake where a pattern or the action cannot work."""
        if not self.tokens and not any(self.raw):
            raise OptionMistake("tokens", "there is nothing to look for: give tokens or raw")
        for alternative in self.alternatives.each:
            alternative.compiled()
        verify_exceptions(self.exceptions)
        if self.action:
            self.action.verify()

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every match that no exception excuses."""
        for hit in self.hits(story, scope):
            start, end = hit.match.span()
            words = hit.passage.text[start:end]
            if is_excepted(self.exceptions, words.strip()) or is_guarded(self.exceptions, hit.passage.text, start, end):
                continue
            results = self.action.results(words) if self.action else ()
            yield Finding(
                hit.passage.span(start, end),
                arguments=(words, join_results(results)) if self.action else (words,),
                edits=certain_edits(self.action, hit.passage, start, end),
                raw=hit.passage.raw,
            )

    def hits(self, story: Story, scope: Scope) -> Iterator[Hit]:
        """Yield every match."""
        if isinstance(self.tokens, str) and self.tokens in story.lexicons:
            return find_listed(story, scope, self.tokens, ignorecase=self.ignorecase)
        return find_hits(story, scope, self.alternatives)

    @cached_property
    def alternatives(self) -> Alternatives:
        """The patterns to run, each by itself where that makes no difference."""
        tokens = (self.tokens,) if isinstance(self.tokens, str) else self.tokens
        return _alternatives(tokens, self.raw, self.append, self.ignorecase, self.nonword)


@kept_by_value
def _alternatives(
    tokens: tuple[str, ...], raw: tuple[str, ...], append: bool, ignorecase: bool, nonword: bool
) -> Alternatives:
    given = [token for token in tokens if token.strip()]
    joined = "".join(raw)
    if not joined and not any(_LEAKS.search(token) for token in given):
        return Alternatives(tuple(make_alternative(token, "tokens", ignorecase=ignorecase, nonword=nonword) for token in given))
    words = (ANYWHERE if nonword or not given else WORDS).replace("%s", "|".join(given))
    pattern = words + joined if append else joined + words
    return Alternatives((read_alternative(("(?i)" if ignorecase else "") + pattern, "raw" if joined else "tokens"),))
