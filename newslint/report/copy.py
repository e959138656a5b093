"""The copy as its readers see it: blocks cut into pieces at every place that a diagnostic concerns."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from newslint.diagnostic import Diagnostic, Level
from newslint.document import NON_PROSE, Document, Role, Run
from newslint.record import Record, field
from newslint.text import Place, Span

LONGEST_CODE = 80
"""Characters of code, or of an address, that are shown."""


class Piece(Record):
    """A stretch of a block with the same diagnostics all over: `queries` are their numbers, the gravest level first.

    `main` are those of which it is the place itself and no related one; `ends` are those whose stretch ends here.
    `code` is whether it is no prose: an address, code.
    """

    text: str
    queries: tuple[int, ...] = ()
    main: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    code: bool = False


class Passage(Record):
    """A block in pieces, its role, and the numbers of the diagnostics to show beside it."""

    role: Role
    line: int
    pieces: tuple[Piece, ...]
    notes: tuple[int, ...]


class _Stretch(Record):
    """Where a diagnostic stands in the text."""

    span: Span
    query: int
    main: bool


class FileMap(Record):
    """The way back from places in a file to the text that was read from them."""

    document: Document
    _runs: tuple[Run, ...] = field(init=False, repr=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)
    _reach: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        runs = sorted((run for run in self.document.runs if run.span.start < run.span.end), key=_start)
        object.__setattr__(self, "_runs", tuple(runs))
        object.__setattr__(self, "_starts", tuple(run.start for run in runs))
        object.__setattr__(self, "_reach", tuple(accumulate((run.end for run in runs), max)))

    def find_spans(self, place: Place) -> tuple[Span, ...]:
        """Return the stretches of the text that stand at `place`, none of them over the end of a block."""
        position = bisect_left(self._starts, place.end) - 1
        spans: list[Span] = []
        while position >= 0 and self._reach[position] > place.start:
            run = self._runs[position]
            if run.end > place.start:
                spans.append(_shared(run, place))
            position -= 1
        return tuple(span for joined in _join(spans) for span in self._by_block(joined))

    def _by_block(self, span: Span) -> Iterator[Span]:
        for number in range(self.document.block_number(span.start), len(self.document.blocks)):
            block = self.document.blocks[number].span
            if block.start >= span.end:
                return
            if block.overlaps(span):
                yield Span(max(block.start, span.start), min(block.end, span.end))


def _start(run: Run) -> int:
    return run.start


def _shared(run: Run, place: Place) -> Span:
    if not run.verbatim:
        return run.span
    shift = run.span.start - run.start
    return Span(max(run.start, place.start) + shift, min(run.end, place.end) + shift)


def _join(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def cut_passages(document: Document, diagnostics: Sequence[Diagnostic]) -> tuple[tuple[Passage, ...], tuple[int, ...]]:
    """Return the passages of a story, and the numbers (from 0) of the diagnostics that stand nowhere in its text."""
    file = FileMap(document)
    by_block: dict[int, list[_Stretch]] = defaultdict(list)
    notes: dict[int, list[int]] = defaultdict(list)
    nowhere: list[int] = []
    for query, found in enumerate(diagnostics):
        spans = file.find_spans(found.place)
        stretches = [_Stretch(span, query, main=True) for span in spans]
        others = (span for related in found.related for span in file.find_spans(related.place))
        stretches += [_Stretch(span, query, main=False) for span in others]
        for stretch in stretches:
            by_block[document.block_number(stretch.span.start)].append(stretch)
        if spans:
            notes[document.block_number(spans[0].start)].append(query)
        else:
            nowhere.append(query)
    levels = [found.level for found in diagnostics]
    passages = (
        Passage(
            block.role,
            document.place(block.span).line,
            tuple(_cut(document, block.span, by_block[number], levels)),
            tuple(notes[number]),
        )
        for number, block in enumerate(document.blocks)
    )
    return tuple(passages), tuple(nowhere)


def _cut(document: Document, block: Span, stretches: Sequence[_Stretch], levels: Sequence[Level]) -> Iterator[Piece]:
    """Yield the pieces of a block."""
    breaks = {block.start, block.end}
    breaks.update(end for stretch in stretches for end in (stretch.span.start, stretch.span.end))
    position = document.text.find(NON_PROSE, block.start, block.end)
    while position >= 0:
        breaks |= {position, position + 1}
        position = document.text.find(NON_PROSE, position + 1, block.end)
    ordered = sorted(breaks)
    for start, end in pairwise(ordered):
        here = [stretch for stretch in stretches if stretch.span.start <= start and end <= stretch.span.end]
        here.sort(key=lambda stretch: (-levels[stretch.query], stretch.query))
        words, code = _show(document, Span(start, end))
        yield Piece(
            words,
            tuple(dict.fromkeys(stretch.query for stretch in here)),
            tuple(stretch.query for stretch in here if stretch.main),
            tuple(stretch.query for stretch in here if stretch.span.end == end),
            code,
        )


def _show(document: Document, span: Span) -> tuple[str, bool]:
    """Return the words of a stretch, for what is no prose those of the file, and whether it is that."""
    words = document.words(span)
    if words != NON_PROSE:
        return words, False
    place = document.place(span)
    printed = " ".join(document.source.text[place.start : place.end].split())
    return (printed if len(printed) <= LONGEST_CODE else f"{printed[:LONGEST_CODE]}…"), True


def find_title(document: Document) -> str:
    """Return the headline of a story, else the title that its file states, else its first words."""
    headlines = (document.words(block.span) for block in document.blocks if block.role is Role.HEADLINE)
    stated = (fact.value for fact in document.facts if fact.name == "title")
    first = (document.words(block.span) for block in document.blocks)
    return next((words for part in (headlines, stated, first) for words in part if words), "")
