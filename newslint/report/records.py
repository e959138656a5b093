"""Diagnostics as JSON: a list of objects, or one object a line."""

import json
from collections.abc import Iterator

from newslint.diagnostic import Diagnostic, Edit, Related
from newslint.report import Report
from newslint.text import Place


def report_json(report: Report) -> Iterator[str]:
    """Yield a JSON list with one object a diagnostic."""
    records = [make_record(found) for outcome in report.outcomes for found in outcome.diagnostics]
    yield json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def report_jsonl(report: Report) -> Iterator[str]:
    """Yield one JSON object a line and diagnostic."""
    for outcome in report.outcomes:
        for found in outcome.diagnostics:
            yield json.dumps(make_record(found), ensure_ascii=False) + "\n"


def make_record(found: Diagnostic) -> dict[str, object]:
    """Return a diagnostic as plain values; lines and columns are from 1, ends exclusive.

    The key `story` is there only where a file holds several.
    """
    fix = found.fix and {"title": found.fix.title, "edits": [_edit(edit) for edit in found.fix.edits]}
    record: dict[str, object] = {
        "path": found.path,
        **_place(found.place),
        "rule": found.rule,
        "level": str(found.level),
        "message": found.message,
        "text": found.text,
        "related": [_related(related) for related in found.related],
        "fix": fix,
        "url": found.url,
    }
    return {**record, "story": found.story} if found.story else record


def _place(place: Place) -> dict[str, object]:
    return {"line": place.line, "column": place.column, "end_line": place.end_line, "end_column": place.end_column}


def _related(related: Related) -> dict[str, object]:
    return {**_place(related.place), "text": related.text, "message": related.message}


def _edit(edit: Edit) -> dict[str, object]:
    return {**_place(edit.place), "text": edit.text}
