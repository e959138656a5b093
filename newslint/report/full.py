"""Each diagnostic with its lines of copy, the words underlined at every place."""

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from newslint.diagnostic import Diagnostic, Level
from newslint.outcome import Excerpt
from newslint.report import Report
from newslint.report.lines import printable, write_head, write_story

BOLD, DIM = "1", "2"
COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.SUGGESTION: "36"}
RELATED = "34"


def report_full(report: Report) -> Iterator[str]:
    """Yield each diagnostic as a paragraph of its own."""
    for outcome in report.outcomes:
        for found, excerpts in zip(outcome.diagnostics, outcome.excerpts, strict=True):
            yield "\n".join(_write(found, excerpts, colour=report.colour)) + "\n\n"


def _write(found: Diagnostic, excerpts: tuple[Excerpt, ...], *, colour: bool) -> Iterator[str]:
    tone = COLOURS[found.level]
    level = _paint(str(found.level), f"{BOLD};{tone}", colour=colour)
    yield f"{_paint(write_head(found), BOLD, colour=colour)} {level} {found.rule}"
    yield f"  {printable(found.message)}{write_story(found)}"
    margin = max(len(str(excerpt.line)) for excerpt in excerpts)
    yield from _show(excerpts[0], margin, "^", tone, colour=colour)
    for related, excerpt in zip(found.related, excerpts[1:], strict=True):
        yield f"  {' ' * margin} related{': ' + printable(related.message) if related.message else ''}"
        yield from _show(excerpt, margin, "-", RELATED, colour=colour)
    if found.fix:
        yield f"  {' ' * margin} repair: {printable(found.fix.title)}"


def _show(excerpt: Excerpt, margin: int, mark: str, tone: str, *, colour: bool) -> Iterator[str]:
    before, words, after = (
        _visible(part)
        for part in (excerpt.text[: excerpt.start], excerpt.text[excerpt.start : excerpt.end], excerpt.text[excerpt.end :])
    )
    bar = _paint("|", DIM, colour=colour)
    yield f"  {excerpt.line:>{margin}} {bar} {before}{_paint(words, tone, colour=colour)}{after}"
    underline = mark * max(1, _width(words))
    yield f"  {' ' * margin} {bar} {' ' * _width(before)}{_paint(underline, tone, colour=colour)}"


def _visible(text: str) -> str:
    """Return `text` with each white or control character as one character that takes one cell."""
    return "".join(
        " " if char.isspace() else char if char.isprintable() or combining(char) else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )


def _width(text: str) -> int:
    """Return how many cells of a terminal `text` takes."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _paint(text: str, tone: str, *, colour: bool) -> str:
    return f"\x1b[{tone}m{text}\x1b[0m" if colour and text else text
