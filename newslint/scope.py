"""Scopes: which passages of a story a rule reads, selected by the names that Vale's style files use and some of our own."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePath

from newslint.analysis.mentions import Quotation, Sentence
from newslint.document import NON_PROSE, Block, Document, Role
from newslint.record import Record
from newslint.text import Source, Span

ROLE_NAMES: dict[Role, frozenset[str]] = {
    Role.HEADLINE: frozenset({"headline"}),
    Role.SUMMARY: frozenset({"summary"}),
    Role.BYLINE: frozenset({"byline"}),
    Role.DATELINE: frozenset({"dateline", "body"}),
    Role.LEDE: frozenset({"lede", "paragraph", "body"}),
    Role.PARAGRAPH: frozenset({"paragraph", "body"}),
    Role.QUOTATION: frozenset({"blockquote", "body"}),
    Role.CAPTION: frozenset({"caption"}),
    Role.LIST_ITEM: frozenset({"list", "body"}),
    Role.TABLE_CELL: frozenset({"table", "cell", "body"}),
    Role.HEADING: frozenset({"heading", "body"}),
    Role.CREDIT: frozenset({"credit"}),
    Role.BOILERPLATE: frozenset({"boilerplate"}),
}
"""The names a block has from its role; `body` is the running text, from dateline to last crosshead."""

SHY = frozenset({"raw", "sentence", "quotation", "narrative", "used", "credit", "boilerplate"})
"""Names of passages that no entry selects unless it says so."""

MENTIONED = 4
"""Most words of a quotation that a writer may only mention: “definately” is how many spell it."""

_OF_BLOCKS = """
    text heading h1 h2 h3 h4 h5 h6 list table header cell caption figure attr alt blockquote
    frontmatter title comment line block
"""
BLOCK_NAMES = frozenset(_OF_BLOCKS.split())
"""The names that readers give to blocks, with Vale's names for the comments of source code (which newslint does not read)."""

_OF_FORMATS = "adoc dita htm html json markdown md mdown mdx org rst shtml txt xhtml xml yaml yml"
FORMATS = frozenset(_OF_FORMATS.split())

MISUSED = {
    "code": "code is no part of the text: use the scope raw",
    "link": "a link is no block: use the scope raw",
    "strong": "strong words are no block: use the scope raw",
    "emphasis": "emphasised words are no block: use the scope raw",
    "~quotation": "~quotation says nothing of a whole block: use narrative for the words outside quotation marks",
}

NAMES = SHY | BLOCK_NAMES | FORMATS | frozenset().union(*ROLE_NAMES.values())
"""Every name that a scope may ask for, beside the keys of front matter."""


JUDGING = ("was ", "were ", "been ", "felt ")
"""What stands before a few quoted words that somebody used: the firm was “dissapointed but not surprised”."""


class Passage(Record):
    """A stretch of text that a rule reads on its own.

    `start` is its offset in the document's text, or in the file when `raw`. `text` has as many characters as the stretch,
    except that a raw passage has LF for CRLF: `shifts` are the offsets in `text` of those line feeds.
    `block` is the number of its block in the document, -1 for raw.
    """

    text: str
    start: int
    names: frozenset[str]
    raw: bool = False
    block: int = -1
    shifts: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Return where the characters start..end of this passage stand: in the document, or in the file when raw."""
        return Span(
            self.start + start + bisect_right(self.shifts, start - 1), self.start + end + bisect_right(self.shifts, end - 1)
        )


class Selector(Record):
    """One entry of a scope: names a passage must have, and groups of names it must not have all of."""

    wanted: frozenset[str]
    unwanted: tuple[frozenset[str], ...] = ()

    def selects(self, names: frozenset[str]) -> bool:
        """Whether a passage of these names is wanted."""
        return self.wanted >= names & SHY and self.wanted <= names and not any(group <= names for group in self.unwanted)


class Scope(Record):
    """The selectors of a rule; a passage is read when any of them selects it."""

    selectors: tuple[Selector, ...]

    def __hash__(self) -> int:
        return hash(self.selectors[0].wanted if self.selectors else ())  # asked for by every rule of every story

    @classmethod
    @cache
    def parse(cls, entries: tuple[str, ...]) -> "Scope":
        """Read the entries of `scope:`; raises ValueError, with a message for the rule's author, where one makes no sense."""
        return cls(tuple(_parse_selector(entry) for entry in entries))

    def selects(self, names: frozenset[str]) -> bool:
        """Whether a passage of these names is read."""
        return any(selector.selects(names) for selector in self.selectors)

    def asks_for(self, name: str) -> bool:
        """Whether some selector wants this name."""
        return any(name in selector.wanted for selector in self.selectors)


TEXT = Scope((Selector(frozenset({"text"})),))
"""The scope of a rule that names none."""


KINDS = ("block", "sentence", "quotation", "narrative", "used", "raw")
"""The kinds of passage, in the order in which those of one block are read."""

FROM_QUOTATIONS = frozenset({"quotation", "narrative", "used"})
"""The kinds that are cut at quotation marks."""


def cut_passages(
    kind: str,
    document: Document,
    names: Sequence[frozenset[str]],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> tuple[Passage, ...]:
    """Return all passages of a kind; `names` are those of the blocks.

    Sentences are made of plain paragraphs only, as in Vale; quotations are the inner words of each that is not nested in
    another, narrative the block with every quotation's words blanked out, and used the block without the words and short
    phrases in quotation marks, which may be mentioned rather than used. `summary` is a story's standfirst; Vale's own
    `summary`, all paragraphs in one, is what `metric` and `readability` read.
    """
    match kind:
        case "sentence":
            return tuple(_sentence_pieces(document, names, sentences))
        case "quotation":
            return tuple(_quoted_pieces(document, names, quotations))
        case "narrative":
            return tuple(_pieces_without(document, names, quotations, "narrative"))
        case "used":
            short = [each for each in quotations if _is_short(document, each)]
            return tuple(_pieces_without(document, names, short, "used"))
        case "raw":
            return (_raw_passage(document.source, _file_names(document)),)
    return tuple(_whole_blocks(document, names))


def choose_passages(kinds: Sequence[Sequence[Passage]], scope: Scope) -> tuple[Passage, ...]:
    """Return the passages, given by kind in the order of KINDS, that `scope` selects, in the order in which rules read them:
    block by block, and the file at last."""
    selected: dict[frozenset[str], bool] = {}
    chosen: list[Passage] = []
    for passages in kinds:
        for passage in passages:
            names = passage.names
            if names not in selected:
                selected[names] = scope.selects(names)
            if selected[names]:
                chosen.append(passage)
    if len(kinds) > 1:
        chosen.sort(key=_reading_order)
    return tuple(chosen)


def name_blocks(document: Document) -> list[frozenset[str]]:
    """Return for each block the names that a scope may ask for."""
    file_names = _file_names(document)
    return [block.scopes | ROLE_NAMES[block.role] | file_names for block in document.blocks]


def _file_names(document: Document) -> frozenset[str]:
    return frozenset({PurePath(document.source.path).suffix.lower().removeprefix(".")} - {""})


def _reading_order(passage: Passage) -> tuple[bool, int]:
    return passage.raw, passage.block


def _whole_blocks(document: Document, names: Sequence[frozenset[str]]) -> Iterator[Passage]:
    for number, block in enumerate(document.blocks):
        yield Passage(document.words(block.span), block.span.start, names[number], block=number)


def _sentence_pieces(document: Document, names: Sequence[frozenset[str]], sentences: Sequence[Sentence]) -> Iterator[Passage]:
    for sentence in sentences:
        if "paragraph" in names[sentence.block]:
            piece = names[sentence.block] | {"sentence"}
            yield Passage(document.words(sentence.span), sentence.span.start, piece, block=sentence.block)


def _quoted_pieces(document: Document, names: Sequence[frozenset[str]], quotations: Sequence[Quotation]) -> Iterator[Passage]:
    for quotation, block in _outer(document, quotations):
        yield Passage(document.words(quotation.inner), quotation.inner.start, names[block] | {"quotation"}, block=block)


def _is_short(document: Document, quotation: Quotation) -> bool:
    number = len(document.words(quotation.inner).split())
    return number <= MENTIONED and not (number > 2 and document.text.endswith(JUDGING, 0, quotation.span.start))


def _pieces_without(
    document: Document, names: Sequence[frozenset[str]], quotations: Sequence[Quotation], name: str
) -> Iterator[Passage]:
    """Yield each block with the words of the quotations blanked out."""
    quoted: dict[int, list[Span]] = {}
    for quotation, holder in _outer(document, quotations):
        quoted.setdefault(holder, []).append(quotation.inner)
    for number, block in enumerate(document.blocks):
        text = _blank(document, block, quoted.get(number, []))
        yield Passage(text, block.span.start, names[number] | {name}, block=number)


def _blank(document: Document, block: Block, spans: Sequence[Span]) -> str:
    pieces, position = [], block.span.start
    for span in spans:
        pieces += [document.text[position : span.start], NON_PROSE * len(span)]
        position = span.end
    return "".join([*pieces, document.text[position : block.span.end]])


def _outer(document: Document, quotations: Sequence[Quotation]) -> Iterator[tuple[Quotation, int]]:
    starts = [block.span.start for block in document.blocks]
    for quotation in quotations:
        if not quotation.nested:
            yield quotation, max(0, bisect_right(starts, quotation.inner.start) - 1)


def _raw_passage(source: Source, file_names: frozenset[str]) -> Passage:
    lines = source.text.split("\r\n")
    shifts, position = [], -1
    for line in lines[:-1]:
        position += len(line) + 1
        shifts.append(position)
    return Passage("\n".join(lines).replace("\r", "\n"), 0, file_names | {"raw"}, raw=True, shifts=tuple(shifts))


def _parse_selector(entry: str) -> Selector:
    wanted: frozenset[str] = frozenset()
    unwanted: list[frozenset[str]] = []
    for part in (piece.strip() for piece in entry.split("&")):
        if part in MISUSED:
            raise ValueError(MISUSED[part])
        names = _parse_names(part.removeprefix("~").strip(), entry)
        if part.startswith("~"):
            unwanted.append(names)
        else:
            wanted |= names
    return Selector(wanted, tuple(unwanted))


def _parse_names(part: str, entry: str) -> frozenset[str]:
    names = part.lower().split(".")
    if not all(names):
        raise ValueError(f"an empty name in the scope {entry!r}")
    if any(" " in name for name in names):
        raise ValueError(f"{part!r} is two names: join them by '.' or '&'")
    for name in names:
        if name not in NAMES and "frontmatter" not in names:
            from difflib import get_close_matches

            close = get_close_matches(name, sorted(NAMES), 1)
            raise ValueError(f"there is no scope {name!r}" + (f" (did you mean {close[0]!r}?)" if close else ""))
    return frozenset(names)
