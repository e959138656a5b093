"""The kind `readability`: how many years of school a story asks for."""

from collections.abc import Callable, Iterator, Mapping
from math import sqrt
from statistics import fmean
from types import MappingProxyType

from newslint.checks.check import Check, OptionMistake
from newslint.checks.counts import count_story
from newslint.diagnostic import Finding
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import Span

Counted = Mapping[str, float]

SCORES: Mapping[str, Callable[[Counted], float]] = MappingProxyType(
    {
        "Gunning Fog": lambda n: 0.4 * (n["words"] / n["sentences"] + 100 * n["complex_words"] / n["words"]),
        "Coleman-Liau": lambda n: (5.88 * n["characters"] - 29.6 * n["sentences"]) / n["words"] - 15.8,
        "Flesch-Kincaid": lambda n: 0.39 * n["words"] / n["sentences"] + 11.8 * n["syllables"] / n["words"] - 15.59,
        "SMOG": lambda n: 1.043 * sqrt(30 * n["polysyllabic_words"] / n["sentences"]) + 3.1291,
        "Automated Readability": lambda n: 4.71 * n["characters"] / n["words"] + 0.5 * n["words"] / n["sentences"] - 21.43,
    }
)
"""The grade of a story by its numbers of words, sentences … (the formulas are those of Vale)."""


class Readability(Check, slots=False, kw_only=True):
    """Reports a story whose grade is too high, at the start of its file.

    metrics: one or more of Gunning Fog, Coleman-Liau, Flesch-Kincaid, SMOG and Automated Readability, whose mean counts.
    grade: the highest grade that passes.
    The words are those of a metric rule. The message's %s is the grade with two decimals.
    """

    metrics: tuple[str, ...] = tuple(SCORES)
    grade: float

    def verify(self) -> None:
        """Raise OptionMistake where a metric is unknown."""
        for name in self.metrics:
            if name not in SCORES:
                raise OptionMistake("metrics", f"no metric is called {name!r}: there are {', '.join(SCORES)}")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield at most one finding."""
        values = count_story(story)
        if values["words"] and values["sentences"] and self.metrics:
            grade = fmean(SCORES[name](values) for name in self.metrics)
            if grade > self.grade:
                yield Finding(Span(0, 0), arguments=(f"{grade:.2f}",), raw=True)
