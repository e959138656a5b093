"""Where words stand: a Span in the text that was read, a Place in the file it was read from."""

from bisect import bisect_right

from newslint.record import Record, field

BYTE_ORDER_MARK = "\ufeff"


class Span(Record, order=True):
    """A stretch of a Document's text: character offsets, half open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Place(Record, order=True):
    """A stretch of a file: character offsets, half open; lines and columns from 1, the end exclusive."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class Source(Record):
    """A file as it was decoded: its path as the user gave it, its characters, and the encoding that worked.

    `text` keeps every character of the file (CRLF, a byte-order mark), so that offsets are the file's own.
    A line ends at LF, CRLF or CR; a byte-order mark takes no column, as no editor shows it one.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    origin: bytes = field(default=b"", repr=False)
    """What the text was taken out of where the file is no text itself (a Word file); its lines are paragraphs then."""
    _line_starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_line_starts", tuple(_find_line_starts(self.text)))

    def locate(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both from 1, of a character offset."""
        line = bisect_right(self._line_starts, offset)
        mark = int(line == 1 and offset > 0 and self.text.startswith(BYTE_ORDER_MARK))
        return line, offset - self._line_starts[line - 1] + 1 - mark

    def place(self, start: int, end: int) -> Place:
        """Return the Place of the half-open stretch start..end of this file's text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}..{end} lies outside {self.path}")
        return Place(start, end, *self.locate(start), *self.locate(end))

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line ending."""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n").removeprefix(BYTE_ORDER_MARK if number == 1 else "")


def _find_line_starts(text: str) -> list[int]:
    starts = [0]
    position = 0
    while True:
        feed = text.find("\n", position)
        carriage = text.find("\r", position, feed if feed >= 0 else len(text))
        if carriage >= 0:
            position = carriage + (2 if carriage + 1 == feed else 1)
        elif feed >= 0:
            position = feed + 1
        else:
            return starts
        starts.append(position)


def fold(text: str) -> str:
    """Return `text` in lower case and of the same length, for comparing as a pattern that ignores case does (ſ is s)."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(folded if len(folded := character.lower()) == 1 else character for character in text)
    return lower.replace("ſ", "s")
