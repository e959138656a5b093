"""ArchieML, the mark-up of keys and values in newsroom documents (archieml.org), with the place of every value."""

from collections.abc import Iterator
from typing import TypeAlias

import regex

from newslint.readers.layer import Edit, Layer, render
from newslint.record import Record
from newslint.regexes import compile_later


class Value(Record, frozen=False):
    """A value: where it begins and ends in the text; with `extended` it runs over several lines."""

    start: int
    end: int
    extended: bool = False


class Typed(Record, frozen=False):
    """An element of a freeform array: its type (a key, or "text") and what it holds."""

    kind: str
    value: "Aml"


Aml: TypeAlias = "Value | Typed | dict[str, Aml] | list[Aml]"


class _Scope(Record, frozen=False):
    """A scope that is open: the object that keys go to, the array that elements go to, and how that is filled."""

    target: "dict[str, Aml]"
    array: "list[Aml] | None" = None
    kind: str = ""
    first: str = ""
    freeform: bool = False


BLANKS = r"\0\s\u200b\ufeff"
SLUG = rf"[^{BLANKS}\[\]\\{{}}:]"
LINE = compile_later(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
KEY = compile_later(rf"[{BLANKS}]*(?P<key>{SLUG}+)[ \t]*:[ \t]*(?P<value>[^\r\n]*)")
COMMAND = compile_later(r"\s*:[ \t]*(?P<command>endskip|ignore|skip|end)", regex.IGNORECASE)
ELEMENT = compile_later(r"\s*\*[ \t]*(?P<value>[^\r\n]*)")
SCOPE = compile_later(rf"\s*(?P<brace>[\[{{])[ \t]*(?P<flags>[+.]{{0,2}})[ \t]*(?P<key>{SLUG}*)[ \t]*[\]}}]")
ESCAPED = compile_later(r"^[^\S\r\n]*(?P<mark>\\)", regex.MULTILINE)
WHITE = " \t\r\n\f\v\0\xa0\ufeff"


def parse_aml(text: str) -> dict[str, Aml]:
    """Parse a text; there is none that is not ArchieML."""
    parser = _Parser(text)
    parser.parse()
    return parser.top


def layer_of(layer: Layer, value: Value) -> Layer:
    """Return a value as a layer, without the backslashes that kept its lines from being read as keys."""
    edits: Iterator[Edit] = iter(())
    if value.extended:
        first = LINE.match(layer.text, value.start)
        inner = first.end() if first else value.start
        edits = (Edit(*found.span("mark")) for found in ESCAPED.finditer(layer.text, inner, value.end))
    return Layer(tuple(render(layer, value.start, value.end, edits)))


class _Parser:
    """Reads line by line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.top: dict[str, Aml] = {}
        self.stack: list[_Scope] = []
        self.skipping = False
        self.last: Value | None = None

    def parse(self) -> None:
        for line in LINE.finditer(self.text):
            if line[0] and not self.take(*line.span()):
                return

    @property
    def scope(self) -> _Scope | None:
        return self.stack[-1] if self.stack else None

    def take(self, start: int, end: int) -> bool:
        """Read a line; return whether there is more to read."""
        scope = self.scope
        if command := COMMAND.match(self.text, start, end):
            return self.take_command(command["command"].lower(), start)
        if self.skipping:
            return True
        if (not scope or scope.kind != "simple") and (key := KEY.match(self.text, start, end)):
            self.take_key(key["key"], self.value(key))
        elif (
            scope
            and scope.array is not None
            and self.takes_elements(scope)
            and (element := ELEMENT.match(self.text, start, end))
        ):
            scope.kind = "simple"
            self.last = self.value(element)
            scope.array.append(self.last)
        elif opened := SCOPE.match(self.text, start, end):
            self.last = None
            self.take_scope(opened["brace"], opened["flags"], opened["key"])
        elif scope and scope.freeform and self.text[start:end].strip(WHITE):
            self.last = None
            self.add_typed(scope, "text", self.stripped(start, end))
        return True

    def takes_elements(self, scope: _Scope) -> bool:
        return scope.array is not None and scope.kind in ("", "simple") and not scope.freeform

    def take_element(self, scope: _Scope, value: Value) -> None:
        self.last = value
        scope.kind = "simple"
        if scope.array is not None:
            scope.array.append(value)

    def value(self, found: "regex.Match[str]") -> Value:
        return self.stripped(*found.span("value"))

    def stripped(self, start: int, end: int) -> Value:
        while start < end and self.text[start] in WHITE:
            start += 1
        while end > start and self.text[end - 1] in WHITE:
            end -= 1
        return Value(start, end)

    def take_command(self, command: str, start: int) -> bool:
        last, self.last = self.last, None
        if command == "ignore":
            return False
        if command == "endskip":
            self.skipping = False
        elif command == "skip":
            self.skipping = True
        elif last and not self.skipping:  # :end, so that the value runs up to here
            longer = self.stripped(last.start, start)
            last.start, last.end, last.extended = longer.start, longer.end, True
        return True

    def take_key(self, key: str, value: Value) -> None:
        self.last = value
        scope = self.scope
        if scope and scope.freeform and scope.array is not None:
            self.add_typed(scope, key, value)
            return
        self.next_element(scope, key)
        target = scope.target if scope else self.top
        *above, name = key.split(".")
        _descend(target, above)[name] = value

    def add_typed(self, scope: _Scope, kind: str, value: "Aml") -> None:
        if scope.array is not None:
            scope.array.append(Typed(kind, value))

    def next_element(self, scope: _Scope | None, key: str) -> None:
        """Begin an object of a complex array where its first key comes again."""
        if not scope or scope.array is None or scope.kind == "simple":
            return
        scope.kind = "complex"
        if scope.first in ("", key):
            scope.target = {}
            scope.array.append(scope.target)
            scope.first = key

    def take_scope(self, brace: str, flags: str, key: str) -> None:
        if not key:
            if self.stack:
                self.stack.pop()
            return
        scope = self.scope
        nested = "." in flags
        if nested and scope and scope.freeform:
            held: Aml = [] if brace == "[" else {}
            self.add_typed(scope, key, held)
            self.stack.append(_open(held, flags))
            return
        if nested:
            self.next_element(scope, key)
        else:
            self.stack = []
        # In a freeform array the key of a scope is taken as it stands, dots and all.
        *above, name = [key] if scope and scope.freeform else key.split(".")
        target = _descend(scope.target if nested and scope else self.top, above)
        known = target.get(name)
        if brace == "[":
            target[name] = held = []
        else:
            target[name] = held = known if isinstance(known, dict) else {}
        self.stack.append(_open(held, flags))


def _open(held: "Aml", flags: str) -> _Scope:
    if isinstance(held, list):
        return _Scope({}, held, freeform="+" in flags)
    return _Scope(held if isinstance(held, dict) else {})


def _descend(target: "dict[str, Aml]", keys: list[str]) -> "dict[str, Aml]":
    """Return the object that a row of keys leads to; what stands in the way makes room."""
    for key in keys:
        inner = target.get(key)
        if not isinstance(inner, dict):
            target[key] = inner = {}
        target = inner
    return target
