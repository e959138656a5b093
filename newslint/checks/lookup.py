"""Look-up: finds the phrases of a lexicon in copy by their first words, without one regular expression for them all."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import regex

from newslint.checks.matching import Alternative, Alternatives, Hit, find_hits
from newslint.lexicon import Lexicons, kept
from newslint.needs import PART, needs_of_words
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import fold


def find_listed(story: Story, scope: Scope, name: str, *, ignorecase: bool) -> Iterator[Hit]:
    """Yield where a phrase of the lexicon `name` stands as whole words, not beside an apostrophe."""
    for hit, _ in _find(story, scope, _phrases(story.lexicons, name), ignorecase=ignorecase):
        yield hit


def find_swapped(story: Story, scope: Scope, name: str, *, ignorecase: bool) -> Iterator[tuple[Hit, str, str]]:
    """Yield where a phrase stands that the lexicon `name` has another for, with the phrase and the other.

    Such a lexicon maps phrases to what should stand in their place (several are a list); or it is one text of lines
    "right: wrong wrong …", which is read twenty times as fast.
    """
    for hit, phrase in _find(story, scope, _swapped(story.lexicons, name), ignorecase=ignorecase):
        yield hit, phrase, read_swaps(story.lexicons, name)[phrase]


@kept
def read_swaps(lexicons: Lexicons, name: str) -> Mapping[str, str]:
    """Return each phrase of such a lexicon and what should stand in its place, several joined by "|"."""
    value = lexicons[name].value
    if isinstance(value, dict):
        return {wrong: "|".join(map(str, right)) if isinstance(right, list) else str(right) for wrong, right in value.items()}
    if isinstance(value, str):
        lines = (line.partition(":") for line in value.splitlines())
        return {wrong: right.strip() for right, _, all_wrong in lines for wrong in all_wrong.split()}
    return {}


def _find(story: Story, scope: Scope, phrases: Mapping[str, str], *, ignorecase: bool) -> Iterator[tuple[Hit, str]]:
    live = sorted({phrase for word in phrases.keys() & story.words for phrase in phrases[word].split("\n")})
    live.sort(key=len, reverse=True)
    if live:
        for hit in find_hits(story, scope, Alternatives(tuple(_alternative(phrase, ignorecase) for phrase in live))):
            yield hit, live[hit.number]


@kept
def _phrases(lexicons: Lexicons, name: str) -> Mapping[str, str]:
    lexicon = lexicons[name]
    return _by_first_word((*lexicon.phrases, *lexicon.phrases.values()))


@kept
def _swapped(lexicons: Lexicons, name: str) -> Mapping[str, str]:
    return _by_first_word(read_swaps(lexicons, name))


def _by_first_word(phrases: Iterable[str]) -> Mapping[str, str]:
    """Return the phrases by their first word, several a line each: one text is read from the store sooner than a row."""
    found: dict[str, str] = {}
    for phrase in phrases:
        first = fold(phrase) if phrase.isalnum() else "".join(PART.findall(fold(phrase))[:1])
        if first:
            found[first] = f"{found[first]}\n{phrase}" if first in found else first if first == phrase else phrase
    return found


LONG = 7
"""From so many letters on a misspelt word is one after "the" as well, whatever its capital: the Goverment."""

_OPENS = r"""(?<=(?:\A|[.!?]["”’)]? )["“‘(]?)"""
"""Where a sentence begins, so that a phrase in lower case is meant for all its capital."""


@cache
def _alternative(phrase: str, ignorecase: bool) -> Alternative:
    flags = "(?i)" if ignorecase else ""
    # "to to-do" is no doubled word, but "well-recieved" is a misspelling: a hyphen ends a single word only.
    before, after = (
        (r"(?<![\w'’])", r"(?!\w|['’](?!s(?!\w)))") if " " not in phrase else (r"(?<![\w'’]|\w[-–—])", r"(?![\w'’]|[-–—]\w)")
    )
    words = regex.escape(phrase, literal_spaces=True)
    if phrase.islower() and not ignorecase:
        capital = f"{words[0].upper()}{words[1:]}"
        words = f"{words}|{_OPENS}{capital}"
        if len(phrase) >= LONG and " " not in phrase:
            words = rf"{words}|(?<=\b[Tt]he ){capital}"
    pattern = f"{flags}{before}(?:{words}){after}"
    return Alternative(pattern, needs_of_words(phrase), "tokens")
