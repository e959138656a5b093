"""What a reader saw in a file: text in blocks, with runs that map every character back to its place."""

from bisect import bisect_right
from enum import StrEnum

from newslint.record import Record, field
from newslint.text import Place, Source, Span

BREAK = "\n\n"
"""Stands between two blocks; a block itself holds no line break."""

NON_PROSE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in the text for one thing that is not prose: code, a URL, an address, a handle, a shortcode."""


class Role(StrEnum):
    """What a block is to a reader of the story."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    BYLINE = "byline"
    DATELINE = "dateline"
    LEDE = "lede"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    CAPTION = "caption"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    HEADING = "heading"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


class Block(Record):
    """One headline, paragraph, list item …

    `scopes` are the names that a rule's `scope:` may ask for: the names of Vale ("text", "heading", "h2", "list",
    "table", "cell", "blockquote", "alt", "frontmatter", the front-matter key …).
    `field` is the front-matter key, JSON key or element a block came from, empty for the story's own text.
    """

    span: Span
    role: Role
    scopes: frozenset[str] = frozenset({"text"})
    field: str = ""


class Run(Record):
    """A stretch of text and the stretch of the file it was read from (start and end are offsets in the file).

    A verbatim run is the same characters in both. Any other (an entity, an escape, collapsed white space, a NON_PROSE
    character) counts as one piece: every character of it maps to the whole stretch of the file.
    """

    span: Span
    start: int
    end: int
    verbatim: bool = True


class Silence(StrEnum):
    """What a directive asks for."""

    DISABLE = "disable"
    ENABLE = "enable"
    NEXT_LINE = "disable-next-line"
    UNKNOWN = "unknown"


class Directive(Record):
    """A comment in the copy that silences rules; no rules means all of them. Offsets are in the file.

    Of a comment to newslint that asks for nothing it knows, `rules` are the one word that it begins with.
    """

    silence: Silence
    rules: tuple[str, ...]
    start: int
    end: int


class Fact(Record):
    """What the file states about the story: name is title, author, published, updated, language or dateline.

    Offsets are in the file; a fact from the file's name has start == end == 0.
    """

    name: str
    value: str
    start: int
    end: int


class Mistake(Record):
    """Something wrong with the file itself (broken front matter, an odd encoding); offsets are in the file.

    `name` is the last part of the rule id it is reported under ("front-matter" → `file/front-matter`).
    """

    name: str
    message: str
    start: int
    end: int


class Document(Record):
    """A story as it was read. Blocks are in reading order and runs cover the text without a gap."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    directives: tuple[Directive, ...] = ()
    facts: tuple[Fact, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    story: str = ""
    """The guid or headline that tells this story from others of the same file; empty where there is one only."""
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        position = 0
        for run in self.runs:
            if run.span.start != position or not 0 <= run.start <= run.end <= len(self.source.text):
                raise ValueError(f"runs are not contiguous at {position}")
            if run.verbatim and self.source.text[run.start : run.end] != self.text[run.span.start : run.span.end]:
                raise ValueError(f"not verbatim at {position}")
            position = run.span.end
        if position != len(self.text):
            raise ValueError("runs do not cover the text")
        object.__setattr__(self, "_starts", tuple(run.span.start for run in self.runs))

    def place(self, span: Span) -> Place:
        """Return where `span` stands in the file, with the markup that it runs through."""
        if not self.runs:
            return self.source.place(0, 0)
        start = self._file_offset(span.start, at_end=False)
        if span.end == span.start:
            return self.source.place(start, start)
        return self.source.place(start, max(start, self._file_offset(span.end, at_end=True)))

    def _file_offset(self, offset: int, *, at_end: bool) -> int:
        run = self.runs[max(0, bisect_right(self._starts, offset - at_end) - 1)]
        if run.verbatim:
            return min(run.end, run.start + offset - run.span.start)
        return run.end if at_end else run.start

    def block_at(self, offset: int) -> Block:
        """Return the block that holds the character at `offset` of the text, or the one before it."""
        return self.blocks[self.block_number(offset)]

    def block_number(self, offset: int) -> int:
        """Return the number of the block that holds the character at `offset` of the text, or of the one before it."""
        return max(0, bisect_right(self.blocks, offset, key=_block_start) - 1)

    def words(self, span: Span) -> str:
        """Return the text of `span`."""
        return self.text[span.start : span.end]


def _block_start(block: Block) -> int:
    return block.span.start
