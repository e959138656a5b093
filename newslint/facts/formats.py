"""Fact sheets in words: a table for the terminal, a checklist in Markdown, CSV for a spreadsheet, and JSON."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from newslint import __version__
from newslint.diagnostic import Diagnostic
from newslint.facts.sheet import Entry, Mention, Sheet
from newslint.regexes import compile_later
from newslint.report.lines import printable, shorten
from newslint.report.records import make_record

if TYPE_CHECKING:
    from rich.table import Table

COLUMNS = (
    "path", "story", "group", "id", "words", "line", "column", "lines", "kind", "value", "means", "unit", "counts", "hedge",
    "weekday", "speaker", "attributed", "offices", "forms of address", "ages", "introduced", "stands for", "by", "number",
    "sentence", "links", "diagnostics",
)  # fmt: skip
"""The columns of CSV."""

PLAIN_DETAILS = ("kind", "means")
"""Details that need no name beside their value."""

MOST_ROUND = 60
"""Characters of a sentence that a terminal shows on each side of the words."""

_SPECIAL = compile_later(r"([\\`*_{}\[\]<>()#+!|~&])")
_FORMULA = compile_later(r"[=+\-@\t\r]")
_NUMBER = compile_later(r"-?[\d,.]+")


def write_json(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield one JSON list with one object a sheet."""
    yield json.dumps([_make_sheet(sheet) for sheet in sheets], ensure_ascii=False, indent=2) + "\n"


def _make_sheet(sheet: Sheet) -> dict[str, object]:
    return {
        "path": sheet.path,
        "story": sheet.story,
        "title": sheet.title,
        "published": sheet.published or None,
        "entries": [_make_entry(entry) for entry in sheet.entries],
        "others": [make_record(found) for found in sheet.others],
    }


def _make_entry(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "group": entry.group,
        "words": entry.words,
        "details": dict(entry.details),
        "mentions": [_make_mention(mention) for mention in entry.mentions],
        "links": list(entry.links),
        "diagnostics": [make_record(found) for found in entry.diagnostics],
    }


def _make_mention(mention: Mention) -> dict[str, object]:
    place = mention.place
    ends = {"end_line": place.end_line, "end_column": place.end_column}
    return {"line": place.line, "column": place.column, **ends, "words": mention.words, "sentence": mention.sentence}


def write_csv(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield rows under COLUMNS, one an entry; no cell from the copy is a formula to a spreadsheet."""
    yield _row(COLUMNS)
    for sheet in sheets:
        for entry in sheet.entries:
            first, details = entry.mentions[0], dict(entry.details)
            cells = {
                "path": sheet.path,
                "story": sheet.story,
                "group": entry.group,
                "id": entry.id,
                "words": entry.words,
                "line": str(first.place.line),
                "column": str(first.place.column),
                "lines": write_lines(entry),
                "sentence": first.sentence,
                "links": " ".join(entry.links),
                "diagnostics": "; ".join(_say(found) for found in entry.diagnostics),
                **details,
            }
            yield _row(_tame(cells.get(column, "")) for column in COLUMNS)


def _row(cells: Iterable[str]) -> str:
    row = StringIO()
    csv.writer(row).writerow(list(cells))
    return row.getvalue()


def _tame(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def write_markdown(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield a checklist: a box to tick for each entry, with where it stands and what is said of it."""
    for number, sheet in enumerate(sheets, start=1):
        yield f"# {_plain(sheet.title)}\n\n{_plain(sheet.path)}{_published(sheet)}\n"
        for heading, entries in sheet.groups():
            yield f"\n## {heading}\n\n"
            yield from (line for entry in entries for line in _write_box(sheet, entry, number))
        if sheet.others:
            yield "\n## Other queries\n\n"
            yield from (f"- [ ] line {found.place.line}: {_plain(_say(found))}\n" for found in sheet.others)
        yield "\n"


def _write_box(sheet: Sheet, entry: Entry, number: int) -> Iterator[str]:
    """Yield the lines of an entry; `number` is that of its sheet, which makes its anchor the only one."""
    details = "; ".join(f"{name}: {_plain(value)}" for name, value in entry.details)
    yield f'- [ ] <a id="{number}-{entry.id}"></a>**{_plain(entry.words)}**{f" ({details})" if details else ""}\n'
    if entry.group == "person":
        yield from (f"  - line {mention.place.line}: {_plain(mention.sentence)}\n" for mention in entry.mentions)
    else:
        yield f"  - line {write_lines(entry)}: {_plain(entry.mentions[0].sentence)}\n"
    if entry.links:
        links = (f"[{_plain(shorten(sheet.entry(link).words))}](#{number}-{link})" for link in entry.links)
        yield f"  - see {', '.join(links)}\n"
    yield from (f"  - **{_plain(_say(found))}**\n" for found in entry.diagnostics)


def _plain(text: str) -> str:
    """Return words from the copy as Markdown that shows them as they are."""
    shown: str = _SPECIAL.sub(r"\\\1", printable(text))
    return shown


def write_html(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield one page with every sheet on it, each entry with a box to tick, which the browser remembers."""
    from newslint.report.page import render

    return render("facts", sheets=sheets, write_lines=write_lines, version=__version__)


def write_table(sheets: Sequence[Sheet], width: int | None = None, *, colour: bool = False) -> Iterator[str]:
    """Yield tables for a terminal, one a group; `width` is the terminal's, in characters."""
    from rich.console import Console

    console = Console(
        file=StringIO(), width=width, force_terminal=colour, no_color=not colour, highlight=False, emoji=False, markup=False
    )
    for sheet in sheets:
        with console.capture() as captured:
            console.print(printable(sheet.title), style="bold")
            console.print(f"{printable(sheet.path)}{_published(sheet)}\n", style="dim")
            for heading, entries in sheet.groups():
                console.print(_make_table(heading, entries))
            for found in sheet.others:
                console.print(f"line {found.place.line}: {printable(_say(found))}")
        yield captured.get() + "\n"


def _make_table(heading: str, entries: Sequence[Entry]) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=heading, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    table.add_column("", no_wrap=True, style="dim")
    for column, ratio in (("lines", 2), ("what", 5), ("as understood", 6), ("in", 8)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for entry in entries:
        details = [value if name in PLAIN_DETAILS else f"{name}: {value}" for name, value in entry.details]
        understood = printable("; ".join([*details, *([f"see {', '.join(entry.links)}"] if entry.links else [])]))
        queries = "".join(f"\n→ {printable(_say(found))}" for found in entry.diagnostics)
        excerpt = Text(printable(_cut(entry.mentions[0]))).append(queries, style="bold red")
        table.add_row(*map(Text, (entry.id, write_lines(entry), printable(entry.words), understood)), excerpt)
    return table


def _cut(mention: Mention) -> str:
    """Return the sentence of a mention, or the part of it round the words where it is long."""
    at = max(0, mention.sentence.find(mention.words))
    left, right = max(0, at - MOST_ROUND), at + len(mention.words) + MOST_ROUND
    before = "… " + mention.sentence[left:].partition(" ")[2] if left else mention.sentence
    cut = len(mention.sentence) - right
    return before if cut <= 0 else before[:-cut].rpartition(" ")[0] + " …"


def write_lines(entry: Entry) -> str:
    """Return the lines in which an entry stands."""
    return ", ".join(dict.fromkeys(str(mention.place.line) for mention in entry.mentions))


def _published(sheet: Sheet) -> str:
    return f", published {sheet.published}" if sheet.published else ", day of publication not known"


def _say(found: Diagnostic) -> str:
    return f"{found.level} {found.rule}: {found.message}"
