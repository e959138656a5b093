"""Markdown inside a block: emphasis, links, code, images, raw tags, as edits of the text they stand in."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from newslint.document import NON_PROSE
from newslint.readers.elements import CODE_ELEMENTS, DROPPED_ELEMENTS, KNOWN
from newslint.readers.layer import Edit, Layer, Piece, blank, render
from newslint.readers.shadow import Extract, extract
from newslint.readers.tags import ANY_TAG, read_attributes, tag_name
from newslint.readers.templates import find_entities, find_shortcodes, find_within, without_overlaps
from newslint.record import Record, field
from newslint.regexes import compile_later

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Query

SPECIAL = compile_later(r"[*_`\[\]<>\\~]| {2}[\r\n]")
LOOSE_EMPHASIS = compile_later(r"""(?<![\w*_])[*_]{1,4}(?=[\w"“‘'(\[])|(?<=[\w.,!?)"”’\]])[*_]{1,4}(?![\w*_])|(?<!\S)_(?!\S)""")
LINKS = ("inline_link", "full_reference_link", "collapsed_reference_link", "shortcut_link", "image")
WINDOW = 10_000
KINDS = (
    "emphasis_delimiter", "code_span", "backslash_escape", "inline_link", "full_reference_link", "collapsed_reference_link",
    "shortcut_link", "image", "uri_autolink", "email_autolink", "html_tag", "hard_line_break", "strikethrough",
)  # fmt: skip


class Markdown(Record, frozen=False):
    """A layer of Markdown: its text, what templates left in it, and the same with both out of a grammar's way."""

    layer: Layer
    edits: list[Edit]
    clean: str
    labels: frozenset[str] = frozenset()
    captions: list[list[Piece]] = field(default_factory=list)
    """The descriptions of images met on the way, taken by whoever adds the block."""


def as_markdown(layer: Layer, clean: str | None = None) -> Markdown:
    """Make a layer ready: shortcodes, and dollars (which the grammar takes for mathematics, and copy for money), are masked."""
    edits = find_shortcodes(layer.text)
    text = layer.text if clean is None else clean
    text = blank(text, [(edit.start, edit.end) for edit in edits], "x") if edits else text
    return Markdown(layer, edits, text.replace("$", ","))


def read_inline(markdown: Markdown, start: int, end: int, gaps: Iterable[tuple[int, int]] = ()) -> list[Piece]:
    """Return what is to be read between two offsets; `gaps` are markers of a quotation or list at the heads of its lines."""
    text = markdown.layer.text
    gaps = list(gaps)
    edits = [Edit(*gap, " ") for gap in gaps]
    edits += find_within(markdown.edits, start, end)
    edits += find_entities(text, start, end)
    if SPECIAL.search(markdown.clean, start, end):
        clean = blank(markdown.clean[start:end], [(first - start, last - start) for first, last in gaps])
        edits += _find_markup(markdown, clean, start)
        edits += _find_leavings(markdown.clean, start, end)
    return render(markdown.layer, start, end, without_overlaps(edits) if len(edits) > 1 else edits)


def _find_leavings(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield what the grammar found no use for and no reader would print: emphasis never closed, tags ill formed."""
    for found in LOOSE_EMPHASIS.finditer(text, start, end):
        yield Edit.over(found)
    if text.find("<", start, end) >= 0:
        for found in ANY_TAG.finditer(text, start, end):
            if found[2].lower() in KNOWN:
                yield Edit.over(found)


def _find_markup(markdown: Markdown, clean: str, offset: int) -> list[Edit]:
    from tree_sitter import QueryCursor

    parser, query = _grammar()
    edits: list[Edit] = []
    for first, last in _windows(clean):
        part = extract(clean[first:last])
        captures = QueryCursor(query).captures(parser.parse(part.content).root_node)
        for kind, nodes in captures.items():
            stretches = [_Stretch.of(node, part, offset + first) for node in nodes]
            if kind == "html_tag":
                edits += _read_tags(markdown, sorted((each.start, each.end) for each in stretches))
            else:
                for stretch in stretches:
                    edits += _edit(markdown, kind, stretch)
    return edits


class _Stretch(NamedTuple):
    """Where a node of the grammar stands in the layer, and where its words do (a link's, an image's)."""

    start: int
    end: int
    words: tuple[int, int] | None

    @classmethod
    def of(cls, node: "Node", part: Extract, offset: int) -> "_Stretch":
        words = None
        if node.type in LINKS:
            child = next((child for child in node.named_children if child.type in ("link_text", "image_description")), None)
            words = (part.back(child.start_byte) + offset, part.back(child.end_byte) + offset) if child else None
        return cls(part.back(node.start_byte) + offset, part.back(node.end_byte) + offset, words)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield stretches short enough for the grammar, whose time grows with the square of what it is given."""
    start = 0
    while len(text) - start > WINDOW:
        space = text.rfind(" ", start + WINDOW // 2, start + WINDOW)
        end = space if space > 0 else start + WINDOW
        yield start, end
        start = end
    yield start, len(text)


@cache
def _grammar() -> "tuple[Parser, Query]":
    import tree_sitter_markdown
    from tree_sitter import Language, Parser, Query

    language = Language(tree_sitter_markdown.inline_language())
    return Parser(language), Query(language, " ".join(f"({kind}) @{kind}" for kind in KINDS))


def _edit(markdown: Markdown, kind: str, stretch: _Stretch) -> list[Edit]:
    start, end, _ = stretch
    text = markdown.layer.text
    if kind == "emphasis_delimiter":
        return [Edit(start, end)]
    if kind == "backslash_escape":
        return [Edit(start, end, text[end - 1])]
    if kind == "strikethrough":
        return [Edit(start, end)] if text.startswith("~~", start) else []
    if kind == "hard_line_break":
        return [Edit(start, end, " ")]
    if kind in ("code_span", "uri_autolink", "email_autolink"):
        return [Edit(start, end, NON_PROSE)]
    return _edit_link(markdown, kind, stretch)


def _edit_link(markdown: Markdown, kind: str, stretch: _Stretch) -> list[Edit]:
    """Leave the words of a link; take an image's out, for a block of their own; leave brackets that are no link."""
    start, end, words = stretch
    text = markdown.layer.text
    if kind == "image":
        if words:
            _keep_caption(markdown, *words)
        return [Edit(start, end)]
    if text.startswith("[^", start):
        return [Edit(start, end)]
    label = _label(text[start:end], kind)
    if kind != "inline_link" and label not in markdown.labels:
        return []
    if not words:
        return [Edit(start, end)]
    return [Edit(start, words[0]), Edit(words[1], end)]


def _label(link: str, kind: str) -> str:
    written = link[link.rfind("[") :] if kind == "full_reference_link" else link.removesuffix("[]")
    return normalise_label(written)


def normalise_label(written: str) -> str:
    """Return a link label as two are compared: without brackets and case, white space collapsed."""
    return " ".join(written.strip("[]").casefold().split())


def _keep_caption(markdown: Markdown, start: int, end: int) -> None:
    if is_description(markdown.layer.text[start:end]):
        captions = markdown.captions
        captions.append(read_inline(markdown, start, end))


def is_description(text: str) -> bool:
    """Whether the words given for an image describe it (a file's name or its size does not)."""
    return " " in text.strip() and not FILE_NAME.search(text)


FILE_NAME = compile_later(r"\.(?:jpe?g|png|gif|svg|webp)\s*$|^\s*\d+\s*x\s*\d+\b|[\w-]+[-_][\w-]*[-_]\d{4,}", regex.IGNORECASE)


def _read_tags(markdown: Markdown, tags: list[tuple[int, int]]) -> list[Edit]:
    """Return the edits for the raw tags of a paragraph: gone, but for what they hold that is no prose."""
    text = markdown.layer.text
    edits: list[Edit] = []
    for index, (start, end) in enumerate(tags):
        tag = text[start:end]
        name = tag_name(tag)
        if name in CODE_ELEMENTS or name in DROPPED_ELEMENTS:
            closing = next(
                (last for first, last in tags[index + 1 : index + 50] if tag_name(text[first:last]) == "/" + name), 0
            )
            if closing:
                edits.append(Edit(start, closing, NON_PROSE if name in CODE_ELEMENTS else ""))
        elif name == "img":
            _keep_alt(markdown, tag, start)
        edits.append(Edit(start, end, {"br": " ", "q": "“", "/q": "”"}.get(name, "")))
    return edits


def _keep_alt(markdown: Markdown, tag: str, start: int) -> None:
    alt = read_attributes(tag).get("alt")
    if alt and is_description(alt[0]):
        first, last = start + alt[1], start + alt[2]
        markdown.captions.append(render(markdown.layer, first, last, find_entities(markdown.layer.text, first, last)))
