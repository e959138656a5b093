"""Front matter: the YAML or TOML at the head of a Markdown file, with the exact place of every value."""

from collections.abc import Iterator

import regex
import yaml

from newslint.document import Mistake
from newslint.readers.layer import Layer, Piece
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.yamlfile import MOST_DEPTH

OPENING = compile_later(r"\ufeff?(?:[ \t]*(?:\r\n|\n|\r))*+(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
CLOSING = {
    "---": compile_later(r"^(?:---|\.\.\.)[ \t]*$", regex.MULTILINE),
    "+++": compile_later(r"^\+\+\+[ \t]*$", regex.MULTILINE),
}
KEY_LINE = compile_later(r"^(?P<key>[A-Za-z_][\w-]*)[ \t]*[:=][ \t]*(?P<value>[^\r\n]*[^\s\r\n])", regex.MULTILINE)
MOST_VALUES = 10_000
"""More values than front matter ever has; what lies beyond is not read, so that no alias can explode."""


class Entry(Record):
    """One scalar of the front matter: the keys that lead to it, its text with its place, and whether it stands in a list."""

    keys: tuple[str, ...]
    value: Layer


class FrontMatter(Record):
    """What stands between the fences; `end` is where the body begins (0 where there is no front matter)."""

    entries: tuple[Entry, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    end: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """Read the front matter at the head of a file; broken, it is a "front-matter" mistake and its plain lines still count."""
    opening = OPENING.match(text)
    if not opening:
        return FrontMatter()
    # In a file of old Mac line ends the fence is no line of its own to a pattern, so all ends are made alike, in place.
    lines = text.replace("\r", "\n") if "\r" in text else text
    closing = CLOSING[opening[1]].search(lines, opening.end())
    if not closing:
        return _unclosed(text, opening.end())
    start, end = opening.end(), closing.start()
    reader = _read_yaml if opening[1] == "---" else _read_toml
    try:
        return FrontMatter(tuple(reader(text, start, end)), (), closing.end())
    except _Broken as broken:
        place = min(max(start, broken.offset), max(start, end - 1))
        mistake = Mistake("front-matter", broken.message, place, min(len(text), place + 1))
        return FrontMatter(tuple(_read_lines(text, start, end)), (mistake,), closing.end())


def _unclosed(text: str, start: int) -> FrontMatter:
    if not KEY_LINE.match(text, start):
        return FrontMatter()  # a rule across the page
    return FrontMatter((), (Mistake("front-matter", "the front matter is never closed", 0, start),), 0)


class _Broken(Record, Exception, frozen=False, slots=False):
    message: str
    offset: int


def _read_lines(text: str, start: int, end: int) -> Iterator[Entry]:
    """Yield what the simple lines of broken front matter say."""
    for found in KEY_LINE.finditer(text, start, end):
        first, last = found.span("value")
        if text[first] in "'\"" and last - first > 1 and text[last - 1] == text[first]:
            first, last = first + 1, last - 1
        if first < last and text[first] not in "[{|>&*!":
            yield Entry((found["key"],), Layer((Piece(text[first:last], first, last),)))


def _read_yaml(text: str, start: int, end: int) -> list[Entry]:
    content = text[start:end]
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = yaml.compose(content, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _Broken(
            f"the front matter is not YAML: {error.problem or error.context}", start + (mark.index if mark else 0)
        ) from None
    except yaml.reader.ReaderError as error:
        raise _Broken(f"the front matter is not YAML: {error.reason}", start) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _Broken(f"the front matter is not YAML: {str(error).splitlines()[0]}", start) from None
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        kind = "a list" if isinstance(node, yaml.SequenceNode) else "plain text"
        raise _Broken(f"the front matter is {kind}, not keys and values", start + node.start_mark.index)
    entries: list[Entry] = []
    _walk_yaml(node, (), text, start, entries)
    return entries


def _walk_yaml(node: yaml.Node, keys: tuple[str, ...], text: str, offset: int, entries: list[Entry]) -> None:
    if len(entries) >= MOST_VALUES or len(keys) > MOST_DEPTH:
        return
    if isinstance(node, yaml.ScalarNode):
        first, last = offset + node.start_mark.index, offset + node.end_mark.index
        entries.append(Entry(keys, read_scalar(text, first, last, str(node.value), node.style or "")))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value[:MOST_VALUES]:
            _walk_yaml(item, (*keys, ""), text, offset, entries)
    else:
        for key, value in node.value[:MOST_VALUES]:
            if isinstance(key, yaml.ScalarNode):
                _walk_yaml(value, (*keys, str(key.value)), text, offset, entries)


def read_scalar(text: str, start: int, end: int, value: str, style: str) -> Layer:
    """Return a value's text with the way back to its characters in start..end of the file, quotation marks and all.

    `style` is as PyYAML names it: a quotation mark, "|", ">" or nothing. A TOML or JSON string is as a quoted one.
    """
    if style in ("'", '"'):
        start, end = start + 1, max(start + 1, end - 1)
    elif style in ("|", ">"):
        start = next((found.end() for found in [HEADER.match(text, start, end)] if found), start)
    if text[start:end] == value:
        return Layer((Piece(value, start, end),)) if value else Layer(())
    pieces = _align(text, start, end, value, ESCAPES.get(style, NO_ESCAPE))
    return Layer(tuple(pieces) if pieces is not None else (Piece(value, start, max(start, end), False),))


def _align(text: str, position: int, end: int, value: str, escape: "regex.Pattern[str]") -> list[Piece] | None:
    """Return the pieces of `value` as it is written in text[position:end], or None where the two do not agree."""
    pieces: list[Piece] = []
    index = 0
    while index < len(value):
        gap = GAP.match(text, position, end)
        blank = BLANK.match(value, index)
        if blank and blank.end() > index:
            stop = gap.end() if gap else position
            pieces.append(Piece(blank[0], position, stop, False))
            index, position = blank.end(), stop
            continue
        position = gap.end() if gap else position
        escaped = escape.match(text, position, end)
        if escaped:
            pieces.append(Piece(value[index], position, escaped.end(), False))
            index, position = index + 1, escaped.end()
            continue
        stop = position
        word = WORD.match(value, index)
        length = len(word[0]) if word else 1
        nearest = escape.search(text, position, min(end, position + length + LONGEST_ESCAPE))
        length = min(length, nearest.start() - position) if nearest else length
        if not length or text[position : position + length] != value[index : index + length]:
            return None
        pieces.append(Piece(value[index : index + length], position, position + length))
        index, position = index + length, position + length
    return pieces


HEADER = compile_later(r"[|>][^\r\n]*(?:\r\n|\r|\n)")
GAP = compile_later(r"(?:\s|\\[nrtNLP_ ]|\\(?:\r\n|\r|\n))*")
BLANK = compile_later(r"\s*")
WORD = compile_later(r"\S+")
LONGEST_ESCAPE = 10
NO_ESCAPE = compile_later(r"(?!)")
ESCAPES = {
    "'": compile_later("''"),
    '"': compile_later(r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^nrtNLP_ \r\n])"),
}


def _read_toml(text: str, start: int, end: int) -> list[Entry]:
    import tomllib

    content = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    try:
        tables = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = regex.search(r"at line (\d+), column (\d+)", str(error))
        offset = _find_line(text, start, int(line[1])) + int(line[2]) - 1 if line else end
        message = regex.sub(r" \(at .*", "", str(error).splitlines()[0])
        raise _Broken(f"the front matter is not TOML: {message}", offset) from None
    return list(_walk_toml(tables, text, start, end))


def _find_line(text: str, start: int, number: int) -> int:
    for _ in range(number - 1):
        found = LINE_END.search(text, start)
        start = found.end() if found else len(text)
    return start


def _walk_toml(tables: dict[str, object], text: str, start: int, end: int) -> Iterator[Entry]:
    """Yield the values of the lines `key = value`, under the table whose heading stands above them."""
    table: tuple[str, ...] = ()
    position = start
    while position < end and (found := TOML_LINE.search(text, position, end)):
        position = found.end()
        if found["table"]:
            table = tuple(name.strip(" \t\"'") for name in found["table"].split("."))
            continue
        keys = (*table, found["key"].strip("\"'"))
        value = _look_up(tables, keys)
        if isinstance(value, list):
            closing = text.find("]", position, end)
            for item in TOML_STRING.finditer(text, position, closing if closing >= 0 else end):
                yield Entry((*keys, ""), _toml_text(text, item, item[0].strip("\"'")))
        elif (string := TOML_STRING.match(text, position, end)) and isinstance(value, str):
            position = string.end()
            yield Entry(keys, _toml_text(text, string, value))
        elif value is not None and (bare := BARE.match(text, position, end)):
            yield Entry(keys, Layer((Piece(bare[0], *bare.span()),)))


def _look_up(tables: object, keys: tuple[str, ...]) -> object:
    for key in keys:
        tables = tables.get(key) if isinstance(tables, dict) else None
    return tables


def _toml_text(text: str, found: "regex.Match[str]", value: str) -> Layer:
    quote = found[0][0]
    start, end = found.span()
    if found[0].startswith(quote * 3):
        start, end = start + 2, end - 2
    return (
        read_scalar(text, start, end, value, '"')
        if quote == '"'
        else Layer((Piece(value, start + 1, end - 1, text[start + 1 : end - 1] == value),))
    )


LINE_END = compile_later(r"\r\n|\r|\n")
TOML_LINE = compile_later(
    r"""(?:^|(?<=\r))[ \t]*(?:\[\[?(?P<table>[^\]\r\n]+)\]\]?|(?P<key>[\w-]+|"[^"\r\n]*"|'[^'\r\n]*')[ \t]*=[ \t]*)""",
    regex.MULTILINE | regex.VERBOSE,
)
TOML_STRING = compile_later(r'"{3}(?s:.*?)"{3}|\'{3}(?s:.*?)\'{3}|"(?:[^"\\\r\n]|\\.)*"|\'[^\'\r\n]*\'')
BARE = compile_later(r"[^\s#,\]][^#,\]\r\n]*(?<!\s)")
