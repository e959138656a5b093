"""Personal names: which words of a capital run are a given name, which a surname, and when they name a person at all."""

from functools import cache
from unicodedata import combining, normalize

from newslint.analysis.gazetteer import Gazetteer
from newslint.analysis.mentions import Name
from newslint.regexes import compile_later
from newslint.text import Span

INITIAL = compile_later(r"(?:\p{Lu}\.-?)+|\p{Lu}{1,2}")
"""An initial or two: J., J.K., JK."""

_NUMERAL = compile_later(r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})")


def read_person(
    text: str, words: tuple[str, ...], starts: tuple[int, ...], ends: tuple[int, ...], gazetteer: Gazetteer
) -> Name:
    """Return the person whose name is `words` (at those offsets of `text`): one word is a bare surname."""
    count = len(words)
    suffix = ""
    if count > 1 and is_suffix(words[-1], gazetteer):
        suffix, count = words[-1], count - 1
    span = Span(starts[0], ends[-1])
    printed = text[span.start : span.end]
    if count == 1:
        return Name(span, "person", printed, fold(words[0]), "", words[0], suffix)
    if _surname_leads(words[:count], gazetteer):
        given, surname = text[starts[1] : ends[count - 1]], words[0]
    else:
        first = _surname_start(words[:count], gazetteer)
        begin = ends[first - 1] + 1  # the particle before a surname belongs to it
        given, surname = text[starts[0] : ends[first - 1]], text[begin : ends[count - 1]]
    return Name(span, "person", printed, fold(text[starts[0] : ends[count - 1]]), given, surname, suffix)


def is_suffix(word: str, gazetteer: Gazetteer) -> bool:
    """Whether `word` may close a name: Jr., III, KC."""
    return word in gazetteer.suffixes or _NUMERAL.fullmatch(word) is not None


def has_personal_shape(words: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether two to five words are a person's name on their own evidence: they begin with a given name or initials."""
    while len(words) > 2 and is_suffix(words[-1], gazetteer):
        words = words[:-1]
    if not 2 <= len(words) <= 5 or INITIAL.fullmatch(words[-1]):
        return False
    first = words[0]
    if _surname_leads(words, gazetteer):
        return True
    if first in gazetteer.given or (first.partition("-")[0] in gazetteer.given and first.partition("-")[2] in gazetteer.given):
        return True
    if words[1].lower() in gazetteer.plain or len(words) > 3 or words[1].isupper():
        return False
    return "." in first and INITIAL.fullmatch(first) is not None


def _surname_leads(words: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether a name begins with the surname, as Chinese and Korean ones do: Xi Jinping, Kim Jong Un."""
    if words[0] not in gazetteer.surnames_first or not 2 <= len(words) <= 3:
        return False
    if "-" in words[1] and words[1].partition("-")[2][:1].islower():
        return True
    if any(word in gazetteer.given or INITIAL.fullmatch(word) for word in words[1:]):
        return False
    return len(words) == 3 or words[0] not in gazetteer.given


def _surname_start(words: tuple[str, ...], gazetteer: Gazetteer) -> int:
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in gazetteer.particles:
        first -= 1
    return first


@cache
def fold(words: str) -> str:
    """Return `words` in lower case without accents and stops, so that two spellings of a name share a key."""
    if words.isascii():
        return words.lower().replace(".", "")
    decomposed = normalize("NFKD", words.casefold().replace("’", "'").replace(".", "").replace("ł", "l").replace("ø", "o"))
    return "".join(mark for mark in decomposed if not combining(mark))
