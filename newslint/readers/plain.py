"""Reads plain text: paragraphs that blank lines, indents or line ends part, and wire copy."""

from collections.abc import Iterator
from itertools import pairwise

from newslint.document import Document, Role
from newslint.readers.build import Draft
from newslint.readers.directives import find_directives
from newslint.readers.roles import looks_like_headline, settle
from newslint.regexes import compile_later
from newslint.text import Source

LINE = compile_later(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
BULLET = compile_later(r"[ \t]*(?!\(c\)[ ]*(?:\d{4}|\p{Lu}))(?:[-*•·–]|\d{1,3}[.)]|\([a-z\d]\))[ \t]+(?=\S)")
SENTENCE_END = compile_later(r"[.!?…:][\"'”’)\]]*\s*$")
WIRE_LINE = compile_later(r"\s*\^(?P<words>[^\r\n]*?)[<=]?\s*")
"""How wire services mark a line that ends by itself: ^By JANE ROE="""
FULL_LINE = 55
"""A line of at least so many characters may have been broken by a margin; a shorter one ended by itself."""
LONGEST_MARGIN = 120
"""No margin is wider: a text with many lines beyond it was not wrapped by hand."""


def read_plain(source: Source) -> Document:
    """Read a plain-text file."""
    draft = Draft(source, "txt")
    draft.directives += find_directives(draft.layer)
    for start, end, bullet in find_paragraphs(source.text):
        wire = WIRE_LINE.fullmatch(source.text, start, end)
        words = wire.span("words") if wire else (start, end)
        role = Role.LIST_ITEM if bullet else Role.PARAGRAPH
        draft.add(draft.layer.cut(*words), role, {"list"} if bullet else ())
    settle(draft)
    for part in draft.parts:
        if part.role is Role.PARAGRAPH and part.text.isupper() and len(part.text) <= 80 and looks_like_headline(part.text):
            part.role = Role.HEADING
            part.scopes.add("heading")
    return draft.finish()


def find_paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the start and end of every paragraph, and whether it is a list item (the bullet is left out)."""
    lines = [found.span() for found in LINE.finditer(text) if found.end() > found.start()]
    wrapped = _is_wrapped(text, lines)
    begun: list[tuple[int, int]] = []
    for start, end in lines:
        line = text[start:end]
        if not line.strip("\ufeff\0 \t\r\n\f\v\xa0"):
            yield from _close(text, begun)
            begun = []
        else:
            if begun and (not wrapped or _begins_new(text, begun[-1], start, end)):
                yield from _close(text, begun)
                begun = []
            begun.append((start, end))
    yield from _close(text, begun)


def _close(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    if lines:
        start, end = lines[0][0], lines[-1][1]
        bullet = BULLET.match(text, start, end)
        yield (bullet.end() if bullet else start), end, bool(bullet)


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines were broken at a margin: most that have a line under them are full, and none runs far beyond."""
    inner = [
        (start, end)
        for (start, end), (following, after) in pairwise(lines)
        if text[start:end].strip() and text[following:after].strip()
    ]
    if not inner:
        return False
    lengths = [len(text[start:end].rstrip()) for start, end in inner]
    if sum(length > LONGEST_MARGIN for length in lengths) > len(lengths) / 10:
        return False
    unfinished = sum(not SENTENCE_END.search(text, max(start, end - 12), end) for start, end in inner)
    full = sum(length >= FULL_LINE for length in lengths)
    return full >= len(lengths) / 2 and unfinished >= len(lengths) / 2


def _begins_new(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether a line of wrapped text begins a paragraph: it is a list item, or indented, or the line before stopped short."""
    above = text[before[0] : before[1]].rstrip()
    if BULLET.match(text, start, end) or text[start] == "^" or above.startswith("^"):
        return True
    if text[start] in " \t\u3000" and above[:1] not in (" ", "\t"):
        return True
    return len(above) < FULL_LINE * 0.6
