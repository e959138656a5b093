"""The kind `capitalization`: how the words of a heading are written."""

from collections.abc import Iterator

from newslint.checks.casing import find_tokens, is_titlecase, to_sentence, to_title, verify_casing
from newslint.checks.check import Check, OptionMistake
from newslint.checks.exceptions import compile_exceptions, is_excepted, verify_exceptions
from newslint.checks.vale_regex import compile_pattern, search
from newslint.diagnostic import Finding
from newslint.document import NON_PROSE
from newslint.scope import Scope
from newslint.story import Story

FORMS = ("$lower", "$upper", "$title", "$sentence")
STYLES = ("AP", "Chicago")
USUAL_THRESHOLD = 0.8


class Capitalization(Check, slots=False, kw_only=True):
    """Reports a passage that is not written as the rule asks, once for the whole passage.

    match: $lower, $upper, $title (every word but the small ones), $sentence (only the first word), or a regular
      expression that must be found in the passage.
    style: whose small words: AP or Chicago. AP writes "to" small or not by what follows; here it may be either.
    threshold: the share of words that must be right for $title and $sentence (0.8 by default).
    indicators: endings of a word (":") after which $sentence takes a capital again.
    prefix: a regular expression for what stands before the sentence.
    exceptions: regular expressions for words that are right as they are.
    vocab: accepted for Vale's sake; newslint has no vocabularies.
    A passage without words is let pass. The message's %s are the passage and what it should be (or the pattern).
    """

    match: str
    style: str = "AP"
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    threshold: float = USUAL_THRESHOLD
    indicators: tuple[str, ...] = ()
    prefix: str = ""

    def verify(self) -> None:
        """Raise OptionMistake where a pattern or a choice cannot work."""
        if self.match.startswith("$") and self.match not in FORMS:
            raise OptionMistake("match", f"must be {', '.join(FORMS)} or a regular expression")
        if self.style not in STYLES:
            raise OptionMistake("style", f"must be {' or '.join(STYLES)}, not {self.style!r}")
        if not self.match.startswith("$"):
            compile_pattern(self.match, "match")
        compile_pattern(f"^(?:{self.prefix})", "prefix")
        verify_exceptions(self.exceptions)
        verify_casing(self.exceptions)

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every passage that is written otherwise."""
        for passage in story.passages(scope):
            text = passage.text.replace(NON_PROSE, "*")
            expected = self.expected(text)
            if not self.is_right(text, expected):
                yield Finding(passage.span(0, len(text)), arguments=(passage.text, expected), raw=passage.raw)

    def expected(self, text: str) -> str:
        """Return the text as it should be, or the pattern it should match."""
        match self.match:
            case "$lower":
                return text.lower()
            case "$upper":
                return text.upper()
            case "$title":
                return to_title(text, self.exceptions, chicago=self.style == "Chicago")
            case "$sentence":
                return to_sentence(text, self.exceptions, self.indicators, self.prefix)
        return self.match

    def is_right(self, text: str, expected: str) -> bool:
        """Whether the text is as it should be, or near enough."""
        if self.match in ("$title", "$sentence"):
            return self.share_right(text, expected) >= (self.threshold or USUAL_THRESHOLD)
        if self.match in ("$lower", "$upper"):
            return text == expected or is_excepted(self.exceptions, text)
        return search(compile_pattern(self.match, "match"), text, "match") is not None or is_excepted(self.exceptions, text)

    def share_right(self, text: str, expected: str) -> float:
        """Return the share of words that are written as expected; 0 where a sentence does not begin with a capital."""
        words, wanted = find_tokens(text, self.exceptions), find_tokens(expected, self.exceptions)
        exceptions = compile_exceptions(self.exceptions)
        right = 0
        for index, word in enumerate(words):
            good = index >= len(wanted) or word == wanted[index] or (self.match == "$title" and word.isupper())
            if good or (exceptions is not None and search(exceptions, word, "exceptions") is not None):
                right += 1
            elif not index and self.match == "$sentence" and not is_titlecase(word):
                return 0
        return right / len(words) if words else 1
