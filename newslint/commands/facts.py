"""`newslint facts`: the fact sheets of stories."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from newslint.commands.arguments import Refusal, make_flags
from newslint.commands.check import FAILED, FINE, choose_files, load_for, tell
from newslint.facts.collect import collect_sheet
from newslint.facts.formats import write_csv, write_html, write_json, write_markdown, write_table
from newslint.facts.sheet import Sheet
from newslint.flags import Flags, settings_for
from newslint.globs import whole
from newslint.outcome import Outcome
from newslint.report.lines import printable
from newslint.report.page import MISSING, can_make_pages
from newslint.run import check_files, load_lexicons
from newslint.story import Story


def write_facts(arguments: Namespace) -> int:
    """Write the fact sheet of every story that the arguments name; return the exit status."""
    if arguments.format == "html" and not can_make_pages():
        raise Refusal(f"--format html: {MISSING}")
    flags = make_flags(arguments)
    files = choose_files(arguments.paths, flags)
    _, mistakes = load_for(files, flags)
    tell(mistakes)
    outcomes = tuple(check_files(files, flags, arguments.jobs))
    tell(f"{printable(outcome.path)}: {outcome.problem}" for outcome in outcomes if outcome.problem)
    _write(arguments, [sheet for outcome in outcomes for sheet in _collect(outcome, flags)])
    return FAILED if mistakes or any(outcome.problem for outcome in outcomes) else FINE


def _collect(outcome: Outcome, flags: Flags) -> Iterator[Sheet]:
    settings = settings_for(flags, whole(Path(outcome.path)).parent)
    for document in outcome.documents:
        yield collect_sheet(Story(document, load_lexicons(settings), settings.locale), outcome.diagnostics)


def _write(arguments: Namespace, sheets: Sequence[Sheet]) -> None:
    if arguments.output == "-":
        sys.stdout.writelines(_format(arguments, sheets))
        return
    text = "".join(_format(arguments, sheets))
    try:
        Path(arguments.output).write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise Refusal(f"{error.filename}: {error.strerror}") from None


def _format(arguments: Namespace, sheets: Sequence[Sheet]) -> Iterator[str]:
    if arguments.format == "table":
        return write_table(sheets, colour=arguments.output == "-" and sys.stdout.isatty())
    return {"markdown": write_markdown, "csv": write_csv, "json": write_json, "html": write_html}[arguments.format](sheets)
