"""Reports: one module a family of formats, each a function from a Report to pieces of text."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from newslint.record import Record

if TYPE_CHECKING:
    from newslint.outcome import Outcome
    from newslint.rule import Rule


class Report(Record):
    """Everything a report is made from: what came of each file, the rules that were loaded, whether to use colour."""

    outcomes: "tuple[Outcome, ...]"
    rules: "tuple[Rule, ...]" = ()
    colour: bool = False


Reporter: TypeAlias = Callable[[Report], Iterator[str]]


def _line(report: Report) -> Iterator[str]:
    from newslint.report.lines import report_lines

    return report_lines(report)


def _full(report: Report) -> Iterator[str]:
    from newslint.report.full import report_full

    return report_full(report)


def _json(report: Report) -> Iterator[str]:
    from newslint.report.records import report_json

    return report_json(report)


def _jsonl(report: Report) -> Iterator[str]:
    from newslint.report.records import report_jsonl

    return report_jsonl(report)


def _sarif(report: Report) -> Iterator[str]:
    from newslint.report.sarif import report_sarif

    return report_sarif(report)


def _github(report: Report) -> Iterator[str]:
    from newslint.report.github import report_github

    return report_github(report)


def _html(report: Report) -> Iterator[str]:
    from newslint.report.html import report_html

    return report_html(report)


FORMATS: Mapping[str, Reporter] = {
    "line": _line,
    "full": _full,
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "github": _github,
    "html": _html,
}
"""Every format by the name that --format takes."""
