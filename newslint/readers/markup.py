"""Blocks from text that another format carries: HTML, escaped or not, or paragraphs of plain text."""

from collections.abc import Iterator

import regex

from newslint.document import Role
from newslint.readers.build import NOWHERE, Draft, Inside
from newslint.readers.directives import find_directives
from newslint.readers.layer import Layer, Piece, render
from newslint.readers.page import Page
from newslint.readers.plain import find_paragraphs
from newslint.readers.tags import Token, tokenise
from newslint.readers.templates import find_entities
from newslint.regexes import compile_later

HTML = compile_later(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|figure|img|a|b|i|em|strong|span|table|section|body|html|sup|sub|hr)\b[^<>]*>"
    r"|&(?:[a-z]{2,8}|\#x?[\da-f]{2,6});",
    regex.IGNORECASE,
)


def add_text(draft: Draft, layer: Layer, inside: Inside = NOWHERE) -> None:
    """Add the blocks of a text that may be HTML or plain."""
    if HTML.search(layer.text):
        add_html(draft, layer, inside)
    else:
        add_plain(draft, layer, inside)


def add_html(draft: Draft, layer: Layer, inside: Inside = NOWHERE) -> None:
    """Add the blocks of HTML that stands in a layer, and the comments in it that ask for silence."""
    known = {directive.start for directive in draft.directives}
    draft.directives += (directive for directive in find_directives(layer) if directive.start not in known)
    Page(draft, layer, [], layer.text, inside).walk(part_lines(layer.text, tokenise(layer.text, 0, len(layer.text))))


def add_plain(draft: Draft, layer: Layer, inside: Inside = NOWHERE) -> None:
    """Add the paragraphs of plain text in a layer."""
    for start, end, bullet in find_paragraphs(layer.text):
        role = Role.LIST_ITEM if bullet and inside.role is Role.PARAGRAPH else inside.role
        draft.add(layer.cut(start, end), role, inside.scopes | ({"list"} if bullet else set()))


def read_line(layer: Layer) -> list[Piece]:
    """Return the prose of a short field (a headline, a name) that may hold tags and references."""
    if "<" not in layer.text and "&" not in layer.text:
        return list(layer.pieces)
    found: list[Piece] = []
    for token in tokenise(layer.text, 0, len(layer.text)):
        if token.kind == "text":
            found += render(layer, token.start, token.end, find_entities(layer.text, token.start, token.end))
        elif token.name in ("br", "p", "div"):
            found.append(Piece(" ", *layer.place(token.start, token.end), False))
    return found


BLANK_LINE = compile_later(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")
BREAKS = ("br", "br")


def part_lines(text: str, tokens: Iterator[Token]) -> Iterator[Token]:
    """Yield the tokens, a paragraph begun after every blank line and after two line breaks in a row, as editors mean them."""
    broken = False
    for token in tokens:
        if token.name == "br" and token.kind == "open":
            if broken:
                yield Token("open", token.start, token.start, "p")
            broken = True
        elif token.kind != "text" or text[token.start : token.end].strip():
            broken = False
        if token.kind == "text":
            yield from _part(text, token)
        else:
            yield token


def _part(text: str, token: Token) -> Iterator[Token]:
    start = token.start
    for found in BLANK_LINE.finditer(text, token.start, token.end):
        yield Token("text", start, found.start())
        yield Token("open", found.end(), found.end(), "p")
        start = found.end()
    if start < token.end:
        yield Token("text", start, token.end)
