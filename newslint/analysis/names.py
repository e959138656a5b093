"""Names: every country, place, office, person, organisation and acronym in copy, by the company its capitals keep."""

from collections.abc import Iterator
from functools import cache

import regex

from newslint.analysis.capitals import Run, find_runs
from newslint.analysis.gazetteer import load_gazetteer
from newslint.analysis.mentions import Name
from newslint.analysis.runs import Setting, read_run
from newslint.document import Block
from newslint.lexicon import Lexicons
from newslint.text import Span


def find_names(text: str, blocks: tuple[Block, ...], lexicons: Lexicons) -> tuple[Name, ...]:
    """Return the names of a story in order; none overlap.

    A capital at the start of a sentence or in a heading in title case tells nothing: what stands there is a name where
    the lexicons know it or the story has it elsewhere. A bare surname is a "name" here: find_people tells whose it is.
    """
    gazetteer = load_gazetteer(lexicons)
    runs = list(find_runs(text, blocks, lexicons))
    offices = tuple(_find_lower_offices(text, lexicons))
    setting = Setting(
        text,
        gazetteer,
        frozenset(text.split()),
        frozenset(_seen_words(runs)),
        {office.span.end: office for office in offices},
    )
    names = [name for run in runs for name in read_run(run, setting)]
    names.extend(offices)
    names.sort(key=_start)
    return tuple(names)


def _start(name: Name) -> int:
    return name.span.start


def _seen_words(runs: list[Run]) -> Iterator[str]:
    """Yield the words that have their capital of their own accord: not at the start of a sentence, not in title case."""
    for run in runs:
        if not run.titled:
            yield from run.words[1:] if run.opens else run.words


def _find_lower_offices(text: str, lexicons: Lexicons) -> Iterator[Name]:
    """Yield the offices in lower case: "the chief executive", "mayor of Leeds"."""
    entries = load_gazetteer(lexicons).entries
    for match in _compile_offices(lexicons).finditer(text):
        phrase = match["office"]
        yield Name(Span(*match.span("office")), "office", phrase, entries[phrase][1])


@cache
def _compile_offices(lexicons: Lexicons) -> regex.Pattern[str]:
    offices = {phrase for phrase, (kind, _) in load_gazetteer(lexicons).entries.items() if kind == "office"}
    weak = set(lexicons["offices_weak"].phrases) & offices
    return regex.compile(
        r"""
        (?<![\p{L}\p{N}.'’])
        (?P<office> \L<plain>(?![\p{L}-]) | \L<weak>(?=\ (?:of\ |for\ )?(?:the\ )?\p{Lu}) )
        """,
        regex.VERBOSE,
        plain=sorted(phrase for phrase in offices - weak if not phrase.endswith(".")),
        weak=sorted(weak),
    )
