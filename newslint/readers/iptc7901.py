"""Reads wire files as IPTC 7901 (and its American twin, ANPA 1312) transmits them: header, text, day and time."""

from collections.abc import Iterator

import regex

from newslint.document import Document, Role
from newslint.readers.build import Draft
from newslint.readers.directives import find_directives
from newslint.readers.layer import Layer, Piece
from newslint.readers.nitf import finish
from newslint.readers.plain import BULLET, LINE
from newslint.readers.roles import is_furniture, looks_like_headline, settle
from newslint.regexes import compile_later
from newslint.text import Source

STX, ETX = "\x02", "\x03"
HEADER = compile_later(
    r"""[\x16\s\x00\x7f]*\x01?
        (?P<source>[A-Z]{1,6})-?(?P<number>\d{1,6})[ ](?P<priority>[\dA-Za-z])[ ](?P<category>[A-Za-z]{1,4})
        (?:[ ]{1,3}(?P<words>\d{1,5}))?[^\r\n\x02]*""",
    regex.VERBOSE,
)
"""Service and number of the message, priority, category, words, and what the service adds: "AFP0123 4 I  0345 FRA /AFP-XY"."""

MESSAGE = compile_later(r"\x01[^\x01]*|[^\x01]+")
SENT = compile_later(
    r"(?P<day>\d\d)\d{4}[ ]?(?:[A-Z]{1,4})?[ ]?(?P<month>[A-Z]{3})[ ]?(?P<year>\d\d(?:\d\d)?)(?!\d)", regex.IGNORECASE
)
SIGNED = compile_later(r"\(?[a-z]{2,4}(?:[-/][a-z]{2,4}){1,3}\)?")
"""How the writer and the editors of a dispatch sign it: "jr/bo"."""

SLUG = compile_later(r"[\p{Lu}\d][\w&.'’]*(?:[-/:,+][\w&.'’]+)+(?:,? (?:\d\w{1,3} )?(?:LEAD|ld|Ld|URGENT|UPDATE)\b.{0,20})?")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
INDENT = compile_later(r"[ \t\u3000]{2,}|\t")
FULL_LINE = 45
"""The lines of a wire are broken at 60 to 69 characters: one of fewer than so many ended by itself."""


def read_iptc7901(source: Source) -> Document | tuple[Document, ...]:
    """Read a wire file: a Document for each message in it."""
    messages = [span for found in MESSAGE.finditer(source.text) if _holds_text(source.text, *(span := found.span()))]
    several = len(messages) > 1
    documents = tuple(_read_message(source, start, end, several=several) for start, end in messages)
    return documents or Draft(source, "txt").finish()


def _holds_text(text: str, start: int, end: int) -> bool:
    return bool(text[start:end].strip("\x00\x16\x7f\x04\r\n \ufeff"))


def _read_message(source: Source, start: int, end: int, *, several: bool) -> Document:
    draft = Draft(source, "txt")
    draft.directives += (each for each in find_directives(draft.layer) if start <= each.start < end)
    layer = draft.layer
    header = HEADER.match(source.text, start, end)
    first = source.text.find(STX, start, end)
    begin = first + 1 if first >= 0 else header.end() if header else start
    last = source.text.find(ETX, begin, end)
    last = last if last >= 0 else end
    if header:
        for fact, group in (("priority", "priority"), ("category", "category"), ("words", "words")):
            if header[group]:
                draft.fact(fact, header[group], layer, header.span(group))
    _state_sending(draft, layer, last, end)
    _read_text(draft, layer, begin, last)
    settle(draft)
    number = f"{header['source']}{header['number']}" if header else ""
    return finish(draft, (number or _headline(draft)) if several else "")


def _headline(draft: Draft) -> str:
    return next((part.text for part in draft.parts if part.role is Role.HEADLINE), "")


def _state_sending(draft: Draft, layer: Layer, start: int, end: int) -> None:
    """State when a message was sent, from the group behind its text: "081630 GMT FEB 95"."""
    sent = SENT.search(layer.text, start, end)
    if not sent or sent["month"].upper() not in MONTHS:
        return
    year = int(sent["year"])
    year += 0 if year > 99 else 1900 if year >= 70 else 2000
    day = f"{year}-{MONTHS.index(sent['month'].upper()) + 1:02}-{sent['day']}"
    draft.fact("published", day, layer, sent.span())


def _read_text(draft: Draft, layer: Layer, start: int, end: int) -> None:
    """Add slug, headline and paragraphs; a paragraph begins after a blank line, at an indent, or behind a line cut short."""
    headed = False
    for first, last in _find_paragraphs(layer.text, start, end):
        pieces: list[Piece] = layer.cut(first, last)
        words = " ".join(layer.text[first:last].split())
        if not headed and not draft.known("slug") and (SLUG.fullmatch(words)):
            draft.fact("slug", words, layer, (first, last))
            draft.add(pieces, Role.BOILERPLATE, (), "slug")
        elif SIGNED.fullmatch(words):
            draft.add(pieces, Role.BOILERPLATE, (), "signature")
        elif not headed and looks_like_headline(words) and not is_furniture(words):
            headed = draft.add(pieces, Role.HEADLINE) is not None
        else:
            headed = headed or len(words) > 60
            bullet = BULLET.match(layer.text, first, last)
            role = Role.LIST_ITEM if bullet else Role.PARAGRAPH
            draft.add(layer.cut(bullet.end(), last) if bullet else pieces, role, {"list"} if bullet else ())


def _find_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun, before = -1, (start, start)
    for line in LINE.finditer(text, start, end):
        first, last = line.span()
        words = text[first:last].strip("\x00\x16\x7f\x04\x1e\x1f \t\r\n")
        ends = begun >= 0 and (not words or bool(INDENT.match(text, first, last)) or _is_short(text, *before))
        if ends:
            yield begun, before[1]
            begun = -1
        if words:
            begun = first if begun < 0 else begun
            before = first, last
    if begun >= 0:
        yield begun, before[1]


def _is_short(text: str, start: int, end: int) -> bool:
    return len(text[start:end].strip()) < FULL_LINE
