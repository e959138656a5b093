"""Look-up: finds the phrases of a lexicon in copy by their first words, without one regular expression for them all."""

from collections.abc import Iterator, Mapping
from functools import cache

import regex

from newslint.checks.literals import Need
from newslint.checks.matching import Alternative, Hit, find_hits
from newslint.lexicon import Lexicons
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import fold

_WORD = regex.compile(r"\w+")


def find_listed(story: Story, scope: Scope, name: str, *, ignorecase: bool) -> Iterator[tuple[Hit, str]]:
    """Yield where a phrase of the lexicon `name` stands as whole words, not beside an apostrophe, with the phrase."""
    phrases = _by_first_word(story.lexicons, name)
    live = sorted(phrase for word in phrases.keys() & story.words for phrase in phrases[word])
    live.sort(key=len, reverse=True)
    for hit in find_hits(story, scope, tuple(_alternative(phrase, ignorecase) for phrase in live)) if live else ():
        yield hit, live[hit.number]


@cache
def read_listed(lexicons: Lexicons, name: str) -> Mapping[str, str]:
    """Return each phrase of a lexicon that maps phrases to what should stand in their place, several joined by "|"."""
    value = lexicons[name].value
    if not isinstance(value, dict):
        return {}
    return {phrase: "|".join(map(str, right)) if isinstance(right, list) else str(right) for phrase, right in value.items()}


@cache
def _by_first_word(lexicons: Lexicons, name: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    value = lexicons[name].value
    for phrase in value if isinstance(value, list | dict) else (value,):
        first = _WORD.search(fold(str(phrase)))
        if first:
            found[first[0]] = (*found.get(first[0], ()), str(phrase))
    return found


@cache
def _alternative(phrase: str, ignorecase: bool) -> Alternative:
    flags = "(?i)" if ignorecase else ""
    pattern = rf"{flags}(?<![\w'’])(?:{regex.escape(phrase, literal_spaces=True)})(?![\w'’])"
    return Alternative(pattern, (Need(fold(phrase)),), "tokens")
