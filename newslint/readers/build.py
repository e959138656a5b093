"""The draft of a Document: readers add blocks, facts and mistakes in any layer, and it comes out in the file's offsets."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newslint.document import BREAK, NON_PROSE, Block, Directive, Document, Fact, Mistake, Role, Run
from newslint.readers.layer import Layer, Piece, whole
from newslint.readers.prose import tidy
from newslint.record import Record
from newslint.record import field as later
from newslint.text import Source, Span

BODY = (Role.LEDE, Role.PARAGRAPH, Role.QUOTATION, Role.LIST_ITEM, Role.TABLE_CELL, Role.HEADING)


class Part(Record, frozen=False):
    """A block that is still to get its place in the text."""

    pieces: list[Piece]
    role: Role
    scopes: set[str]
    field: str = ""
    text: str = later(init=False)

    def __post_init__(self) -> None:
        self.text = "".join(piece.text for piece in self.pieces)


class Inside(NamedTuple):
    """What a paragraph is where it stands, and the scopes it stands in."""

    role: Role
    scopes: frozenset[str]


NOWHERE = Inside(Role.PARAGRAPH, frozenset())


class Draft:
    """Collects what a reader finds. `ending` is the file's ending as Vale's scopes name it ("md", "html", "txt")."""

    def __init__(self, source: Source, ending: str) -> None:
        self.source = source
        self.layer = whole(source.text)
        self.ending = ending
        self.parts: list[Part] = []
        self.facts: list[Fact] = []
        self.directives: list[Directive] = []
        self.mistakes: list[Mistake] = []

    def add(self, pieces: Iterable[Piece], role: Role, scopes: Iterable[str] = (), field: str = "") -> Part | None:
        """Add a block; one that holds no word and no figure is left out, and None is returned."""
        tidied = tidy(pieces)
        part = Part(tidied, role, {"text", self.ending, *scopes}, field)
        if not part.text.strip(NON_PROSE + " .,;:|*_-–—()[]"):
            return None
        self.parts.append(part)
        return part

    def fact(self, name: str, value: str, layer: Layer | None = None, span: tuple[int, int] | None = None) -> None:
        """State a fact that stands in a stretch of a layer; no layer means the file's name."""
        value = " ".join(value.split())
        if value:
            place = layer.place(*(span or (0, len(layer.text)))) if layer else (0, 0)
            self.facts.append(Fact(name, value, *place))

    def known(self, name: str) -> bool:
        """Whether a fact of that name has been stated."""
        return any(fact.name == name for fact in self.facts)

    def finish(self) -> Document:
        """Return the Document."""
        text: list[str] = []
        runs: list[Run] = []
        blocks: list[Block] = []
        position = 0
        for part in self.parts:
            if blocks:
                text.append(BREAK)
                runs.append(Run(Span(position, position + len(BREAK)), runs[-1].end, runs[-1].end, False))
                position += len(BREAK)
            start = position
            for piece in _join(part.pieces):
                end = position + len(piece.text)
                runs.append(Run(Span(position, end), piece.start, piece.end, piece.verbatim))
                position = end
            text.append(part.text)
            blocks.append(Block(Span(start, position), part.role, _scopes(part), part.field))
        directives = tuple(sorted(self.directives, key=lambda directive: directive.start))
        return Document(
            self.source, "".join(text), tuple(blocks), tuple(runs), directives, tuple(self.facts), tuple(self.mistakes)
        )


def _join(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces, those that are one stretch of the file made one."""
    held: list[Piece] = []
    for piece in pieces:
        if held and not (piece.verbatim and held[-1].verbatim and held[-1].end == piece.start):
            yield _one(held)
            held = []
        held.append(piece)
    if held:
        yield _one(held)


def _one(pieces: list[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    return Piece("".join(piece.text for piece in pieces), pieces[0].start, pieces[-1].end)


def _scopes(part: Part) -> frozenset[str]:
    scopes = part.scopes | {part.role.value.replace(" ", "-")}
    if part.role in BODY:
        scopes.add("body")
    if part.role in (Role.LEDE, Role.PARAGRAPH):
        scopes.add("paragraph")
    return frozenset(scopes)
