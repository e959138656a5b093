"""Text on its way from a file to a Document, with the way back from every character."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from newslint.record import Record, field
from newslint.regexes import compile_later


class Piece(NamedTuple):
    """Some text and the stretch of the file it came from; not verbatim where the two differ (an entity, an escape)."""

    text: str
    start: int
    end: int
    verbatim: bool = True


class Edit(NamedTuple):
    """What stands in a layer from `start` to `end` is to be read as `text` (nothing, where it is markup)."""

    start: int
    end: int
    text: str = ""

    @classmethod
    def over(cls, found: "regex.Match[str]", text: str = "") -> "Edit":
        """Return the edit that reads `text` for what a pattern found."""
        return cls(found.start(), found.end(), text)


class Layer(Record):
    """A text made of pieces: the file itself, or what was decoded from it (a quoted scalar, a JSON string).

    Markup is parsed in the text of a layer, whatever it came from; `cut` leads back to the file.
    """

    pieces: tuple[Piece, ...]
    text: str = field(init=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts, position = [], 0
        for piece in self.pieces:
            starts.append(position)
            position += len(piece.text)
        object.__setattr__(self, "text", self.pieces[0].text if len(starts) == 1 else "".join(p.text for p in self.pieces))
        object.__setattr__(self, "_starts", tuple(starts))

    def cut(self, start: int, end: int) -> list[Piece]:
        """Return the pieces between two offsets; one that is not verbatim keeps its whole stretch of the file."""
        found: list[Piece] = []
        index = bisect_right(self._starts, start) - 1
        while start < end and index < len(self.pieces):
            piece, offset = self.pieces[index], start - self._starts[index]
            text = piece.text[offset : offset + end - start]
            if text:
                found.append(_part(piece, offset, text))
            start += len(text)
            index += 1
        return found

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the file the stretch between two offsets stands."""
        if not self.pieces:
            return 0, 0
        first = self._bound(start, at_end=False)
        return first, max(first, self._bound(end, at_end=True) if end > start else first)

    def _bound(self, offset: int, *, at_end: bool) -> int:
        index = max(0, bisect_right(self._starts, offset - at_end) - 1)
        piece = self.pieces[index]
        if piece.verbatim:
            return min(piece.end, piece.start + offset - self._starts[index])
        return piece.end if at_end else piece.start


def _part(piece: Piece, offset: int, text: str) -> Piece:
    if len(text) == len(piece.text):
        return piece
    if not piece.verbatim:
        return Piece(text, piece.start, piece.end, False)
    return Piece(text, piece.start + offset, piece.start + offset + len(text))


def whole(text: str) -> Layer:
    """Return the layer of a whole file."""
    return Layer((Piece(text, 0, len(text)),))


def render(layer: Layer, start: int, end: int, edits: Iterable[Edit]) -> list[Piece]:
    """Return what is to be read between two offsets of a layer, given its edits in order (the first of two wins)."""
    found: list[Piece] = []
    for edit in edits:
        if edit.start < start or edit.end > end:
            continue
        if edit.start > start:
            found += layer.cut(start, edit.start)
        if edit.text:
            found.append(Piece(edit.text, *layer.place(edit.start, edit.end), False))
        start = edit.end
    if start < end:
        found += layer.cut(start, end)
    return found


def blank(text: str, stretches: Sequence[tuple[int, int]], letter: str = " ") -> str:
    """Return `text` with every character of the given stretches (in order, apart) but line breaks replaced by `letter`."""
    if not stretches:
        return text
    parts, position = [], 0
    for start, end in stretches:
        parts += [text[position:start], UNBROKEN.sub(letter, text[start:end])]
        position = end
    return "".join([*parts, text[position:]])


UNBROKEN = compile_later(r"[^\r\n]")
