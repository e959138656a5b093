"""Acronyms: where a story says what one stands for."""

import regex

from newslint.analysis.mentions import Name
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.text import Span


class Definition(Record):
    """A long form and the short form given for it: "World Health Organization (WHO)", "the World Health
    Organization, or WHO,", "WHO (World Health Organization)".

    long, short: where each stands. acronym: the short form without stops and plural -s; words: the long form as printed.
    """

    long: Span
    short: Span
    acronym: str
    words: str


def find_acronyms(text: str, names: tuple[Name, ...] = ()) -> tuple[Definition, ...]:
    """Return the definitions of acronyms in `text`, in order.

    A long form of which the acronym gives the initials begins at the word with the first of them; any other is the capital
    words before the bracket, or the name that ends there. One in small letters ("Neso") must be the initials. Somebody's
    party ("Eva Kern (CDU)"), a dateline ("LONDON (AP)") and a stock's ticker are no definition.
    """
    brackets = tuple(_BRACKET.finditer(text))
    ends = {name.span.end: name.span.start for name in names if name.kind in ("organisation", "name")} if brackets else {}
    people = {name.span.end for name in names if name.kind == "person"} if brackets else set()
    return tuple(definition for match in brackets if (definition := _read(match, text, ends, people)))


_BRACKET = compile_later(
    r"""
    \((?<=[\p{L}\d.’'”"]\ \()(?:(?:the|known\ as|or|aka)\ )?[“"‘]?(?![DRIL]-\p{Lu})
    (?P<short>\p{Lu}[\p{Lu}\d&.-]{1,9}s?)[”"’]?(?:\)|[,;]\ )
  | \((?<=\p{Ll}\ \()(?P<short>\p{Lu}\p{Ll}{2,7})\)
  | ,\ (?:or|known\ as|called)\ (?:the\ )?(?P<short>\p{Lu}{3,9}|(?:\p{Lu}\.){3,6})(?=[,.]|\ )
  | ,\ the\ (?<=\b(?P<first>\p{Lu}{3,9}),\ the\ )(?P<apposed>\p{Lu}[\p{L}’'-]+(?:\ [\p{L}&’'-]+){2,9})(?=,)
  | \((?<=\b(?P<first>\p{Lu}[\p{Lu}\d&]{1,9})\ \()(?:the\ )?(?P<long>\p{Lu}[\p{L}’'-]+(?:\ [\p{L}&’'-]+){1,9})\)
    """,
    regex.VERBOSE,
)
"""A bracket, or commas, that may hold one of the two forms, begun with a literal that is quickly found."""

_WORDS = compile_later(r"[\p{L}\d][\p{L}\p{M}\d’'.]*")

_SMALL = frozenset(
    {
        "of",
        "the",
        "for",
        "and",
        "in",
        "on",
        "to",
        "at",
        "de",
        "del",
        "des",
        "du",
        "la",
        "le",
        "y",
        "et",
        "a",
        "&",
        "für",
        "und",
        "der",
    }
)


def _read(match: regex.Match[str], text: str, ends: dict[int, int], people: set[int]) -> Definition | None:
    if match["apposed"]:
        return _read_apposed(match)
    if match["first"]:
        return Definition(Span(*match.span("long")), Span(*match.span("first")), match["first"], match["long"])
    short = Span(*match.span("short"))
    acronym = match["short"].removesuffix("s").replace(".", "")
    apposed = text[match.start()] == ","
    stop = match.start() - (not apposed)
    floor = max(text.rfind("\n", 0, stop) + 1, stop - 120)
    words = list(_WORDS.finditer(text, floor, stop))
    start = _initials_start(words, acronym)
    spoken = acronym[1:].islower()
    if start is None and not (apposed or spoken) and stop not in people and not _is_ticker(acronym, text, short):
        start = ends.get(stop, _capitals_start(words))
    if start is None or text[start:stop].isupper() or start >= stop:
        return None
    return Definition(Span(start, stop), short, acronym, text[start:stop])


def _read_apposed(match: regex.Match[str]) -> Definition | None:
    """Return the definition in "the ILO, the International Labour Organization," where the initials are those letters."""
    if _initials_start(list(_WORDS.finditer(match["apposed"])), match["first"]) != 0:
        return None  # the BBC, the Government and …
    return Definition(Span(*match.span("apposed")), Span(*match.span("first")), match["first"], match["apposed"])


def _initials_start(words: list[regex.Match[str]], acronym: str) -> int | None:
    """Return where the words begin whose initials are the letters of `acronym`: small words skipped, skipped or counted as
    the letters ask, or all counted."""
    letters = [letter for letter in acronym.lower() if letter.isalnum()]
    for skipped, counted in ((True, False), (False, False), (False, True)):
        place = len(letters)
        for word in reversed(words[-2 * len(letters) - 2 :]):
            initials = [part[0].lower() for part in word[0].replace("’", "-").split("-") if part]
            if word[0].lower() in _SMALL and not counted and (skipped or letters[place - 1 : place] != initials):
                continue
            taken = len(initials) if letters[max(0, place - len(initials)) : place] == initials else 1
            if letters[place - 1] != initials[-1]:
                break
            place -= taken
            if place == 0:
                return int(word.start())
    return None


def _capitals_start(words: list[regex.Match[str]]) -> int | None:
    """Return where the run of words with a capital (and small words between) begins that ends the words, None if short."""
    start, count = None, 0
    previous_start = None
    for word in reversed(words):
        if previous_start is not None and previous_start - word.end() > 1:
            break
        if word[0] in ("The", "A", "An"):
            break
        if word[0][0].isupper():
            start, count = word.start(), count + 1
        elif word[0].lower() not in _SMALL:
            break
        previous_start = word.start()
    return start if count > 1 else None


def _is_ticker(acronym: str, text: str, short: Span) -> bool:
    return text[short.end : short.end + 1] == ":" or acronym in ("AP", "AFP", "PA", "CNN", "UPI", "CQ", "TNS")
