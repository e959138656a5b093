"""JSON in which every string knows its place: for JSON-LD in a page, and for news in JSON."""

from collections.abc import Mapping
from typing import TypeAlias

import regex

from newslint.readers.layer import Layer, Piece
from newslint.record import Record
from newslint.regexes import compile_later

MOST_DEPTH = 100


class Text(Record):
    """A string, number or word of JSON: its value, and where it stands (without quotation marks) in the text parsed."""

    value: str
    start: int
    end: int
    quoted: bool = True


Json: TypeAlias = "Text | tuple[Json, ...] | Mapping[str, Json] | None"


class JsonMistake(Record, Exception, frozen=False, slots=False):
    """What is wrong with JSON, and where (an offset in the text parsed)."""

    message: str
    offset: int


TOKEN = compile_later(
    r'[\s\ufeff]*(?:"(?P<text>(?:[^"\\]|\\.)*+)"|(?P<mark>[\[\]{},:])|(?P<word>[^\s\[\]{},:"]+))', regex.DOTALL
)


def parse_json(text: str, start: int = 0, end: int | None = None) -> Json:
    """Parse the JSON in text[start:end]; raises JsonMistake. A control character inside a string is let pass."""
    parser = _Parser(text, start, len(text) if end is None else end)
    value = parser.value(parser.token(), 0)
    if text[parser.position : parser.end].strip("\ufeff \t\r\n;"):
        raise JsonMistake("more stands after the end of the JSON", parser.position)
    return value


def layer_of(layer: Layer, text: Text) -> Layer:
    """Return the decoded string as a layer, so that markup in it leads back to the file through the escapes."""
    if not text.quoted:
        return Layer(tuple(layer.cut(text.start, text.end)))
    pieces: list[Piece] = []
    position = text.start
    for found in ESCAPE.finditer(layer.text, text.start, text.end) if "\\" in layer.text[text.start : text.end] else ():
        pieces += layer.cut(position, found.start())
        pieces.append(Piece(_unescape(found), *layer.place(*found.span()), False))
        position = found.end()
    return Layer((*pieces, *layer.cut(position, text.end)))


class _Parser:
    """Reads tokens one by one; JSON may be nested MOST_DEPTH deep."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.position, self.end = text, start, end

    def token(self) -> "regex.Match[str]":
        found = TOKEN.match(self.text, self.position, self.end)
        if not found:
            raise JsonMistake("this is not JSON", self.position)
        self.position = found.end()
        return found

    def value(self, token: "regex.Match[str]", depth: int) -> Json:
        if depth > MOST_DEPTH:
            raise JsonMistake("nested too deep", token.start())
        if token["text"] is not None:
            return Text(unescape_json(token["text"]), *token.span("text"))
        if token["word"] is not None:
            return Text(token["word"], token.start("word"), token.end("word"), quoted=False)
        if token["mark"] == "[":
            return self.items(depth)
        if token["mark"] == "{":
            return self.members(depth)
        raise JsonMistake(f"{token['mark']!r} stands where a value should", token.start("mark"))

    def items(self, depth: int) -> tuple[Json, ...]:
        found: list[Json] = []
        token = self.token()
        while token["mark"] != "]":
            found.append(self.value(token, depth + 1))
            token = self.after(",", "]")
        return tuple(found)

    def members(self, depth: int) -> dict[str, Json]:
        found: dict[str, Json] = {}
        token = self.token()
        while token["mark"] != "}":
            if token["text"] is None:
                raise JsonMistake("a key must be in quotation marks", token.start())
            key = unescape_json(token["text"])
            if self.token()["mark"] != ":":
                raise JsonMistake(f"no colon after the key {key!r}", self.position)
            found[key] = self.value(self.token(), depth + 1)
            token = self.after(",", "}")
        return found

    def after(self, comma: str, closing: str) -> "regex.Match[str]":
        """Return the token of the next value, or the closing bracket."""
        token = self.token()
        if token["mark"] == comma:
            return self.token()
        if token["mark"] != closing:
            raise JsonMistake(f"neither {comma!r} nor {closing!r}", token.start())
        return token


ESCAPE = compile_later(r"(?:\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2})|\\u[\da-fA-F]{4}|\\.", regex.DOTALL)
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def unescape_json(written: str) -> str:
    """Return what a JSON string stands for; half a surrogate pair becomes a replacement character."""
    return ESCAPE.sub(_unescape, written) if "\\" in written else written


def _unescape(found: "regex.Match[str]") -> str:
    escape = str(found[0])
    if len(escape) == 12:
        high, low = int(escape[2:6], 16), int(escape[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    if len(escape) == 6:
        code = int(escape.removeprefix("\\u"), 16)
        return "\N{REPLACEMENT CHARACTER}" if 0xD800 <= code < 0xE000 else chr(code)
    return LETTERS.get(str(escape[1]), str(escape[1]))
