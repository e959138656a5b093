"""The kind `metric`: a sum over the words and blocks of a story."""

from collections.abc import Iterator
from math import isfinite

from newslint.checks.check import Check, OptionMistake
from newslint.checks.counts import NAMES, count_story
from newslint.checks.sums import evaluate, names_of, parse_sum
from newslint.diagnostic import Finding
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import Span


class Metric(Check, slots=False, kw_only=True):
    """Reports a story of which a formula has a value that it should not have, at the start of its file.

    formula: arithmetic over words, sentences, paragraphs (less one), characters, syllables, complex_words, long_words (more
      than six bytes), polysyllabic_words (more than two syllables), and numbers of blocks: list, blockquote, pre,
      heading_h1 … heading_h6. Functions of `math` may be called.
    condition: when to report: "> 8".
    The words are those of the story's paragraphs, lists and block quotations, whatever the rule's scope, in plain text too;
    a story without words has none. The message's %s is the value with two decimals.
    """

    formula: str
    condition: str

    def verify(self) -> None:
        """Raise OptionMistake where the formula or the condition cannot work."""
        for option, text in (("formula", self.formula), ("condition", f"1 {self.condition}")):
            try:
                unknown = names_of(parse_sum(text)) - set(NAMES)
            except ValueError as error:
                raise OptionMistake(option, str(error)) from None
            if unknown:
                raise OptionMistake(option, f"nothing is called {min(unknown)!r}: a formula counts {', '.join(NAMES)}")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield at most one finding."""
        values = count_story(story)
        if values["words"]:
            value = evaluate(parse_sum(self.formula), values)
            if isfinite(value) and evaluate(parse_sum(f"{value!r} {self.condition}"), values) == 1:
                yield Finding(Span(0, 0), arguments=(f"{value:.2f}",), raw=True)
