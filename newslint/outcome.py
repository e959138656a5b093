"""Outcomes: what came of checking each file, as reports are made from them."""

from collections import Counter
from collections.abc import Iterable

from newslint.diagnostic import Diagnostic, Level
from newslint.document import Document
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.text import Place, Source

WINDOW = 100
"""Characters of a long line that a report shows round the words it is about."""

_BREAK = compile_later(r"[\r\n]")


class Excerpt(Record):
    """A line of the copy, or the part of it round some words: `start` and `end` are where they stand in `text`."""

    line: int
    text: str
    start: int
    end: int


class Outcome(Record):
    """What came of one file: its diagnostics in order, or the problem that kept it from being checked.

    `excerpts` has one for the place of each diagnostic and then for each of its related places. `fails` says that
    something is as grave as the file's `fail-on`. `idle` are rules that had nothing to go on, each with the reason.
    `documents` are the stories of the file, kept only for what shows the copy itself.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    excerpts: tuple[tuple[Excerpt, ...], ...] = ()
    problem: str = ""
    fails: bool = False
    idle: tuple[tuple[str, str], ...] = ()
    repaired: int = 0
    patch: str = ""
    documents: tuple[Document, ...] = ()


def count_levels(outcomes: Iterable[Outcome]) -> Counter[Level]:
    """Return how many diagnostics of each level there are."""
    return Counter(found.level for outcome in outcomes for found in outcome.diagnostics)


def find_fingerprints(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Return what tells each diagnostic of one file from the others but stays when its lines move.

    It is made of the rule and the words at every place; the same words found twice are numbered.
    """
    from hashlib import sha256

    seen: Counter[str] = Counter()
    prints = []
    for found in diagnostics:
        words = "\0".join((found.story, found.rule, found.text, *(related.text for related in found.related)))
        seen[words] += 1
        whole = f"{' '.join(words.split(' '))}\0{seen[words]}"
        prints.append(sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24])
    return tuple(prints)


def find_excerpts(source: Source, diagnostics: Iterable[Diagnostic]) -> tuple[tuple[Excerpt, ...], ...]:
    """Return what a report shows of the copy for each diagnostic: the words in their line, at every place."""
    return tuple(
        tuple(cut_excerpt(source, place) for place in (found.place, *(related.place for related in found.related)))
        for found in diagnostics
    )


def cut_excerpt(source: Source, place: Place) -> Excerpt:
    """Return the first line of `place`, cut to WINDOW characters round the words where it is longer."""
    first = place.start - (place.column - 1)
    found = _BREAK.search(source.text, place.start)
    last = found.start() if found else len(source.text)
    end = min(place.end, last)
    room = max(20, WINDOW - (end - place.start))
    left = max(first, place.start - room // 2)
    right = min(last, max(end, left + WINDOW))
    if right == last:
        left = max(first, min(left, last - WINDOW))
    left, right = (
        _at_space(source.text, first, left, place.start),
        right if right == last else _cut_right(source.text, end, right),
    )
    before, after = "…" if left > first else "", "…" if right < last else ""
    start = place.start - left + len(before)
    return Excerpt(place.line, f"{before}{source.text[left:right]}{after}", start, start + end - place.start)


def _at_space(text: str, first: int, left: int, start: int) -> int:
    """Move `left` to the start of a word, where there is one before `start`."""
    if left == first:
        return left
    space = text.find(" ", left, start)
    return space + 1 if space >= 0 else left


def _cut_right(text: str, end: int, right: int) -> int:
    """Move `right` back to the end of a word, where there is one after `end`."""
    space = text.rfind(" ", end, right + 1)
    return space if space > end else right
