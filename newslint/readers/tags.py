"""HTML as a flat row of tags, comments and text, whatever state it is in."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.readers.elements import KNOWN, VOID_ELEMENTS
from newslint.readers.layer import blank
from newslint.readers.shadow import shadow
from newslint.regexes import compile_later

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Query


MOST_DEPTH = 400
"""The grammar's time grows with the square of the depth, which no honest page takes beyond a few dozen."""


class Token(NamedTuple):
    """`kind` is open, close, comment, raw or text; `name` is a tag's, in lower case."""

    kind: str
    start: int
    end: int
    name: str = ""


KINDS = {
    "start_tag": "open",
    "self_closing_tag": "open",
    "end_tag": "close",
    "erroneous_end_tag": "close",
    "comment": "comment",
    "doctype": "comment",
    "raw_text": "raw",
}
TAG_NAME = compile_later(r"</?\s*([A-Za-z][\w:-]*)")
ATTRIBUTE = compile_later(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


def tokenise(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of a stretch of HTML without a gap; text tokens hold their white space and entities.

    A comment that is never closed reaches to the end, as in a browser.
    """
    position = start
    unclosed = text.find("<!--", max(start, text.rfind("-->", start, end)), end)
    if unclosed >= 0:
        yield from tokenise(text, start, unclosed)
        yield Token("comment", unclosed, end)
        return
    for first, last, kind in _parse(text[start:end]):
        if first + start < position:
            continue
        yield from _find_stray(text, position, first + start)
        position = last + start
        yield Token(kind, first + start, position, _name(text, first + start) if kind in ("open", "close") else "")
    yield from _find_stray(text, position, end)


def _find_stray(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the text between two tokens, and the tags in it that the grammar could make nothing of."""
    if text.find("<", start, end) >= 0:
        for found in ANY_TAG.finditer(text, start, end):
            if found[2].lower() in KNOWN:
                if found.start() > start:
                    yield Token("text", start, found.start())
                yield Token("close" if found[1] else "open", found.start(), found.end(), found[2].lower())
                start = found.end()
    if start < end:
        yield Token("text", start, end)


def _parse(text: str) -> list[tuple[int, int, str]]:
    from tree_sitter import QueryCursor

    if "<" not in text:
        return []
    parser, query = _grammar()
    tree = parser.parse(shadow(_flatten(text)))
    captures: dict[str, list[Node]] = QueryCursor(query).captures(tree.root_node)
    return sorted(
        (node.start_byte, node.end_byte, KINDS[kind])
        for kind, nodes in captures.items()
        for node in nodes
        if node.end_byte > node.start_byte
    )


@cache
def _grammar() -> "tuple[Parser, Query]":
    import tree_sitter_html
    from tree_sitter import Language, Parser, Query

    language = Language(tree_sitter_html.language())
    return Parser(language), Query(language, " ".join(f"({kind}) @{kind}" for kind in KINDS))


ANY_TAG = compile_later(r"<(/?)([A-Za-z][\w:-]*)[^<>]*>")


def _flatten(text: str) -> str:
    """Take away the tags that are nested absurdly deep."""
    if text.count("<") <= 2 * MOST_DEPTH:
        return text
    depth, deep = 0, []
    for found in ANY_TAG.finditer(text):
        if found[2].lower() in VOID_ELEMENTS:
            continue
        depth = max(0, depth + (-1 if found[1] else 1))
        if depth > MOST_DEPTH:
            deep.append(found.span())
    return blank(text, deep)


def _name(text: str, start: int) -> str:
    found = TAG_NAME.match(text, start)
    return str(found[1]).lower() if found else ""


def tag_name(tag: str) -> str:
    """Return the name of a tag in lower case, with a slash in front for a closing one; nothing for a comment."""
    found = TAG_NAME.match(tag)
    if not found:
        return ""
    return ("/" if tag.startswith("</") else "") + str(found[1]).lower()


def read_attributes(tag: str) -> dict[str, tuple[str, int, int]]:
    """Return the attributes of a start tag, name in lower case → the raw value and where in the tag it stands."""
    attributes: dict[str, tuple[str, int, int]] = {}
    name = TAG_NAME.match(tag)
    for found in ATTRIBUTE.finditer(tag, name.end() if name else 0):
        group = next((each for each in (2, 3, 4) if found[each] is not None), 0)
        value = (found[group], *found.span(group)) if group else ("", found.end(), found.end())
        attributes.setdefault(found[1].lower(), value)
    return attributes
