"""Messages: the words of a diagnostic, with what a check found written into them."""

from collections.abc import Mapping

import regex

from newslint.claims import PUBLISHED, Claim, ClaimMistake, Expression
from newslint.diagnostic import Capture
from newslint.quantities import write_value
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.store import Later

HOLE = compile_later(r"\{(?P<expression>[^{}]*)\}")
LINE = compile_later(r"(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)\.line")
PLAIN = compile_later(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")
ARGUMENT = compile_later(r"%(?:\[(?P<index>\d+)\])?[sdv]|%%")


class MessageMistake(Record, Exception, frozen=False, slots=False):
    """What is wrong with a message."""

    message: str


class Hole(Record):
    """A gap of a message: a capture by name, its line, or an expression."""

    name: str
    line: bool = False
    expression: Expression | None = None


class Message(Record, slots=False):
    """A message as a rule gives it: pieces of text and the gaps between them."""

    source: str
    pieces: Later[tuple[str | Hole, ...]]

    def names(self) -> frozenset[str]:
        """Return the captures it uses, those of the other claim as `other.name`."""
        found: set[str] = set()
        for piece in self.pieces.take():
            if isinstance(piece, Hole) and piece.expression is None:
                found.add(piece.name)
            elif isinstance(piece, Hole) and piece.expression is not None:
                found |= piece.expression.names | {f"other.{name}" for name in piece.expression.others}
        return frozenset(found)

    def write(self, claim: Claim, arguments: tuple[str, ...], words: Mapping[str, str], lines: Mapping[str, int]) -> str:
        """Return the message in words: `words` and `lines` of captures by name, `arguments` for Vale's %s."""
        parts = [piece if isinstance(piece, str) else _fill(piece, claim, words, lines) for piece in self.pieces.take()]
        return " ".join(_fill_arguments("".join(parts), arguments).split())


def parse_message(source: str) -> Message:
    """Return the message; raises MessageMistake where a gap holds no name and no expression."""
    pieces: list[str | Hole] = []
    position = 0
    for hole in HOLE.finditer(source):
        pieces += (source[position : hole.start()], _parse_hole(hole["expression"].strip()))
        position = hole.end()
    pieces.append(source[position:])
    return Message(source, Later(tuple(pieces)))


def _parse_hole(text: str) -> Hole:
    if (line := LINE.fullmatch(text)) is not None:
        return Hole(line["name"], line=True)
    if PLAIN.fullmatch(text) and text != PUBLISHED:
        return Hole(text)
    from newslint.syntax import parse_expression

    try:
        return Hole(text, expression=parse_expression(text))
    except ClaimMistake as mistake:
        raise MessageMistake(f"{{{text}}}: {mistake.message}") from None


def _fill(hole: Hole, claim: Claim, words: Mapping[str, str], lines: Mapping[str, int]) -> str:
    if hole.expression is not None:
        return write_value(hole.expression.value(claim))
    if hole.line:
        return str(lines.get(hole.name, ""))
    return words.get(hole.name, "")


def _fill_arguments(text: str, arguments: tuple[str, ...]) -> str:
    """Fill Vale's %s, %d, %v, %[n]s and %%; any other per cent sign stays."""
    if not arguments:
        return text
    following = iter(range(len(arguments)))

    def fill(match: "regex.Match[str]") -> str:
        if match[0] == "%%":
            return "%"
        index = int(match["index"]) - 1 if match["index"] else next(following, -1)
        return arguments[index] if 0 <= index < len(arguments) else ""

    return str(ARGUMENT.sub(fill, text))


def find_words(values: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """Return the words of captures by name, those of a list joined."""
    words: dict[str, str] = {}
    for name, held in values.items():
        items = held if isinstance(held, tuple) else (held,)
        texts = [item.text if isinstance(item, Capture) else str(item) for item in items]
        words[prefix + name] = " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1]))) if texts else ""
    return words
