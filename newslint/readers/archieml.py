"""Reads ArchieML: known keys by their meaning, freeform text and sentences as the story."""

from collections.abc import Iterator

import regex

from newslint.document import Document, Role
from newslint.readers.amltext import Aml, Typed, Value, layer_of, parse_aml
from newslint.readers.build import NOWHERE, Draft, Inside
from newslint.readers.directives import find_directives
from newslint.readers.fields import SEPARATORS, read_field
from newslint.readers.layer import Layer
from newslint.readers.markup import add_text, read_line
from newslint.readers.records import BODIES
from newslint.readers.roles import settle
from newslint.regexes import compile_later
from newslint.text import Source

SENTENCE = compile_later(r"""(?:\S+\s+){3}.*[.!?…]["'”’)\]]*\s*$""", regex.DOTALL)
"""What prose looks like under a key of any name: four words or more that end like a sentence."""

HEADINGS = frozenset(("subhed", "subhead", "heading", "h2", "h3", "crosshead", "section", "chapter"))
QUOTES = frozenset(("quote", "pullquote", "blockquote", "pullquotetext"))
NO_PROSE = frozenset(("url", "href", "src", "link", "embed", "html", "code", "slug", "id", "note", "notes", "comment", "todo"))
MOST_KEYS = 8
"""Of the keys that lead to a value so many count, the last ones."""

LISTED = frozenset(("list", "bullets", "items", "ul", "ol"))


def read_archieml(source: Source) -> Document:
    """Read an ArchieML file."""
    draft = Draft(source, "aml")
    draft.directives += find_directives(draft.layer)
    for keys, value in _find_values(parse_aml(source.text)):
        _read_value(draft, layer_of(draft.layer, value), keys)
    settle(draft)
    return draft.finish()


def _find_values(top: Aml) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Yield every value in order, with the keys that lead to it; an element of a list is under an empty key."""
    waiting: list[tuple[tuple[str, ...], Aml]] = [((), top)]
    while waiting:
        keys, node = waiting.pop()
        if isinstance(node, Value):
            yield keys, node
        elif isinstance(node, Typed):
            waiting.append(((node.kind,), node.value))
        elif isinstance(node, dict):
            waiting += [((*keys, key)[-MOST_KEYS:], value) for key, value in reversed(node.items())]
        else:
            waiting += [((*keys, "") if isinstance(value, Value) else ("",), value) for value in reversed(node)]


def _read_value(draft: Draft, layer: Layer, keys: tuple[str, ...]) -> None:
    """Add what a value says: a field that has a meaning, else text of the story, else nothing."""
    names = [SEPARATORS.sub("", key).lower() for key in keys]
    name = next((each for each in reversed(names) if each), "")
    before = len(draft.parts), len(draft.facts)
    if name != "text":
        read_field(draft, keys, layer, read_line(layer))
    if (len(draft.parts), len(draft.facts)) != before or name in NO_PROSE:
        return
    if name in HEADINGS:
        draft.add(read_line(layer), Role.HEADING, {"heading", "h2"})
    elif name in QUOTES:
        add_text(draft, layer, Inside(Role.QUOTATION, frozenset({"blockquote"})))
    elif name in LISTED:
        draft.add(read_line(layer), Role.LIST_ITEM, {"list"})
    elif name in BODIES or SENTENCE.match(layer.text):
        add_text(draft, layer, NOWHERE)
