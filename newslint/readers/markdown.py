"""Reads Markdown with front matter, shortcodes and raw HTML inside."""

import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import regex

from newslint.document import Document, Role
from newslint.readers.build import NOWHERE, Draft, Inside
from newslint.readers.directives import find_directives
from newslint.readers.fields import read_field
from newslint.readers.frontmatter import FrontMatter, read_front_matter
from newslint.readers.inline import Markdown, as_markdown, normalise_label, read_inline
from newslint.readers.layer import Layer, Piece, blank, render
from newslint.readers.roles import settle
from newslint.readers.shadow import Extract, extract
from newslint.readers.templates import CAPTIONED, CODE_PAIR, SHORTCODE
from newslint.regexes import compile_later
from newslint.text import Source

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

LONE_LINE = compile_later(r"^[ \t]*(?:(?:\{\{[^{}]*+\}\}|\{%[^{}]*+(?<=%)\}|\{:[^{}\r\n]*+\})[ \t]*)+\r?$", regex.MULTILINE)
"""A line with nothing but shortcodes or attribute lists: the paragraphs on either side of it are two."""

MOST = sys.maxsize
FOOTNOTE = compile_later(r"\[\^[^\]\s]+\]:?\s*")
CRAMMED = compile_later(r"(?:\{\{[^{}]*+\}\}[ \t]*\#|\#(?=\#))\#{0,5}[ \t]*(?=[^\s\#])")
"""A heading without the space that the standard wants after its marks (older converters took it), or behind a shortcode."""

LEFT_OUT = frozenset(
    {
        "fenced_code_block", "indented_code_block", "thematic_break", "minus_metadata", "plus_metadata",
        "pipe_table_delimiter_row", "link_reference_definition",
    }
)  # fmt: skip


_Found: TypeAlias = "tuple[int, regex.Match[str]]"


def read_markdown(source: Source) -> Document:
    """Read a Markdown file."""
    draft = Draft(source, "md")
    front = read_front_matter(source.text)
    draft.directives += find_directives(draft.layer)
    draft.mistakes += front.mistakes
    read_fields(draft, front)
    read_body(draft, draft.layer, front.end)
    settle(draft)
    return draft.finish()


def read_fields(draft: Draft, front: FrontMatter) -> None:
    """Add the blocks and facts of front matter."""
    for entry in front.entries:
        read_field(draft, entry.keys, entry.value, read_phrase(entry.value))


def read_phrase(layer: Layer) -> list[Piece]:
    """Return the prose of one line of Markdown in a layer of its own."""
    return read_inline(as_markdown(layer), 0, len(layer.text))


def read_body(draft: Draft, layer: Layer, start: int = 0) -> None:
    """Add the blocks of the Markdown that stands in a layer from `start` on."""
    text = layer.text
    lone = _find_lone(text, start)
    markdown = as_markdown(layer, blank(text, [(0, start), *lone] if start else lone))
    markdown = Markdown(layer, markdown.edits, blank(markdown.clean, lone))
    part = extract(markdown.clean)
    root = _grammar().parse(part.content).root_node
    markdown.labels = frozenset(_find_labels(root, text, part))
    captions = iter([(found.start(), found) for found in SHORTCODE.finditer(text, start) if CAPTIONED.search(found[0])])
    _Body(draft, markdown, part, captions).read(root)


def _find_lone(text: str, start: int) -> list[tuple[int, int]]:
    """Return, in order and apart, the lines of nothing but shortcodes, with the code between two of them."""
    lines = [found.span() for found in LONE_LINE.finditer(_unix(text), start)]
    codes = [found.span() for found in CODE_PAIR.finditer(text, start)] if lines else []
    found: list[tuple[int, int]] = []
    for first, last in sorted([*lines, *(code for code in codes if _lies_in(code[0], lines))]):
        if found and first < found[-1][1]:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def _lies_in(offset: int, stretches: list[tuple[int, int]]) -> bool:
    before = bisect_right(stretches, (offset, MOST)) - 1
    return before >= 0 and offset < stretches[before][1]


def _unix(text: str) -> str:
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


@cache
def _grammar() -> "Parser":
    import tree_sitter_markdown
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_markdown.language()))


def _find_labels(root: "Node", text: str, part: Extract) -> Iterator[str]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type == "link_label":
            yield normalise_label(text[part.back(node.start_byte) : part.back(node.end_byte)])
        elif node.type in ("document", "section", "list", "list_item", "block_quote", "link_reference_definition"):
            waiting += node.named_children


class _Body:
    """Walks the blocks in order and adds them to the draft."""

    def __init__(
        self, draft: Draft, markdown: Markdown, part: Extract, captions: "Iterator[tuple[int, regex.Match[str]]]"
    ) -> None:
        self.draft = draft
        self.markdown = markdown
        self.back = part.back
        self.captions = captions
        self.caption = next(captions, None)

    def read(self, root: "Node") -> None:
        waiting = [(root, NOWHERE)]
        while waiting:
            node, context = waiting.pop()
            self.add_captions(self.back(node.start_byte))
            if node.type == "inline":
                self.add(node, context)
            elif node.type == "html_block":
                from newslint.readers.page import Page

                page = Page(self.draft, self.markdown.layer, self.markdown.edits, self.markdown.clean, context)
                page.read(self.back(node.start_byte), self.back(node.end_byte))
            elif node.type == "pipe_table_cell":
                self.add(node, context)
            elif node.type not in LEFT_OUT:
                inner = _enter(node, context)
                waiting += [(child, inner) for child in reversed(node.named_children)]
        self.add_captions(len(self.markdown.layer.text))

    def add(self, node: "Node", context: Inside) -> None:
        start, end = self.back(node.start_byte), self.back(node.end_byte)
        text = self.markdown.layer.text
        scopes = set(context.scopes)
        footnote = FOOTNOTE.match(text, start, end)
        if footnote and footnote[0].rstrip().endswith(":"):
            start = footnote.end()
            scopes.add("footnote")
        crammed = CRAMMED.match(text, start, end)
        if crammed and context.role is Role.PARAGRAPH:
            start, context = crammed.end(), Inside(Role.HEADING, context.scopes)
            scopes |= {"heading", f"h{crammed[0].count('#')}"}
        gaps = [
            (self.back(child.start_byte), self.back(child.end_byte))
            for child in node.named_children
            if child.type == "block_continuation"
        ]
        gaps = [gap for gap in gaps if gap[0] >= start and gap[1] > gap[0]]
        self.draft.add(read_inline(self.markdown, start, end, gaps), context.role, scopes)
        for pieces in self.markdown.captions:
            self.draft.add(pieces, Role.CAPTION, {"alt", "attr", "figure"})
        self.markdown.captions.clear()

    def add_captions(self, position: int) -> None:
        """Add the captions of the shortcodes that stand before a place."""
        while self.caption and self.caption[0] < position:
            inside = CAPTIONED.search(self.caption[1][0])
            if inside:
                first, last = (self.caption[0] + offset for offset in inside.span("caption"))
                self.draft.add(render(self.markdown.layer, first, last, ()), Role.CAPTION, {"caption", "figure"})
            self.caption = next(self.captions, None)


def _enter(node: "Node", context: Inside) -> Inside:
    """Return what the children of a node are."""
    kind = node.type
    if kind in ("atx_heading", "setext_heading"):
        return Inside(Role.HEADING, frozenset({"heading", f"h{_level(node)}"}))
    if kind == "list_item":
        return Inside(Role.LIST_ITEM, context.scopes | {"list"})
    if kind == "block_quote":
        return Inside(Role.QUOTATION, context.scopes | {"blockquote"})
    if kind == "pipe_table_header":
        return Inside(Role.TABLE_CELL, frozenset({"table", "header"}))
    if kind == "pipe_table_row":
        return Inside(Role.TABLE_CELL, frozenset({"table", "cell"}))
    return context


def _level(node: "Node") -> int:
    marker = next((child.type for child in node.children if child.type.startswith(("atx_h", "setext_h"))), "h1")
    digits = "".join(letter for letter in marker if letter.isdigit())
    return int(digits or 1)
