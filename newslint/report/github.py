"""Workflow commands, from which GitHub makes annotations beside the copy."""

from collections.abc import Iterator, Mapping

from newslint.diagnostic import Diagnostic, Level
from newslint.report import Report
from newslint.report.lines import shorten, write_story

COMMANDS: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}


def report_github(report: Report) -> Iterator[str]:
    """Yield one workflow command a diagnostic, and one for each file that could not be read."""
    for outcome in report.outcomes:
        if outcome.problem:
            yield f"::error file={_property(outcome.path)},title=newslint::{_data(outcome.problem)}\n"
        for found in outcome.diagnostics:
            yield _command(found)


def _command(found: Diagnostic) -> str:
    place = found.place
    values = {
        "file": found.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": found.rule,
    }
    if place.end_line != place.line:  # GitHub takes columns only where both lines are the same
        del values["col"], values["endColumn"]
    related = [f'\nline {related.place.line}: "{shorten(related.text)}"' for related in found.related]
    properties = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    return f"::{COMMANDS[found.level]} {properties}::{_data(found.message + write_story(found) + ''.join(related))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
