"""What newslint has to say: a Finding as a check leaves it, a Diagnostic as a person or a program reads it."""

from collections.abc import Mapping
from enum import IntEnum

from newslint.record import Record, field
from newslint.text import Place, Span


class Level(IntEnum):
    """How sure a diagnostic is: an error cannot be right, a warning wants an editor's eye, a suggestion is a query."""

    SUGGESTION = 0
    WARNING = 1
    ERROR = 2

    def __str__(self) -> str:
        return self.name.lower()


class Capture(Record):
    """What a pattern or check took from the text: where, the words as printed, and what they mean.

    `value` is a mention (a Figure, Date, Person …) where the capture has a type, else the words themselves.
    """

    span: Span
    text: str
    value: object


class Finding(Record):
    """What a check found: places in the text and bare values; the engine gives it words, level and file.

    `values` feeds the message's {name}s (a Capture, or a tuple of them for a repeated group, or a plain value);
    `arguments` its %s. `related` are the other ends of a contradiction. `edits` are the one certain repair, if any.
    With `raw`, all spans are offsets in the file instead of the text.
    """

    span: Span
    values: Mapping[str, object] = field(default_factory=dict)
    arguments: tuple[str, ...] = ()
    related: tuple[Span, ...] = ()
    edits: tuple[tuple[Span, str], ...] = ()
    raw: bool = False


class Related(Record):
    """Another place that a diagnostic concerns."""

    place: Place
    text: str
    message: str = ""


class Edit(Record):
    """Replace the characters at a place of the file by `text`."""

    place: Place
    text: str


class Fix(Record):
    """The one certain repair of a diagnostic."""

    title: str
    edits: tuple[Edit, ...]


class Diagnostic(Record):
    """One query about one place of one file."""

    path: str
    place: Place
    rule: str
    level: Level
    message: str
    text: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    url: str = ""
    story: str = ""
