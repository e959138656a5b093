"""SARIF 2.1.0, the interchange format of code hosts (OASIS standard, errata 01)."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from newslint import __version__
from newslint.diagnostic import Diagnostic, Fix, Level
from newslint.outcome import Outcome, find_fingerprints
from newslint.report import Report
from newslint.text import Place

if TYPE_CHECKING:
    from newslint.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}


def report_sarif(report: Report) -> Iterator[str]:
    """Yield one SARIF log with one run."""
    rules = _used_rules(report)
    index = {str(rule["id"]): position for position, rule in enumerate(rules)}
    results = [result for outcome in report.outcomes for result in _results(outcome, index)]
    run = {
        "tool": {"driver": {"name": "newslint", "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": results,
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _used_rules(report: Report) -> list[dict[str, object]]:
    """Return all rules of the run, and those ids that only newslint itself reports under."""
    known = {rule.id: _rule(rule) for rule in report.rules}
    for outcome in report.outcomes:
        for found in outcome.diagnostics:
            known.setdefault(found.rule, {"id": found.rule, "defaultConfiguration": {"level": LEVELS[found.level]}})
    return [known[name] for name in sorted(known)]


def _rule(rule: "Rule") -> dict[str, object]:
    why = " ".join(rule.why.split())
    described: dict[str, object] = {"id": rule.id, "defaultConfiguration": {"level": LEVELS[rule.level]}}
    if why:
        described["shortDescription"] = {"text": why.partition(". ")[0].rstrip(".") + "."}
        described["fullDescription"] = {"text": why}
    if rule.url:
        described["helpUri"] = rule.url
    return described


def _invocation(report: Report) -> dict[str, object]:
    notes = [_notification(outcome) for outcome in report.outcomes if outcome.problem]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _notification(outcome: Outcome) -> dict[str, object]:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(outcome.path)}}}
    return {"level": "error", "message": {"text": outcome.problem}, "locations": [location]}


def _results(outcome: Outcome, index: Mapping[str, int]) -> Iterator[dict[str, object]]:
    for found, fingerprint in zip(outcome.diagnostics, find_fingerprints(outcome.diagnostics), strict=True):
        result: dict[str, object] = {
            "ruleId": found.rule,
            "ruleIndex": index[found.rule],
            "level": LEVELS[found.level],
            "message": {"text": found.message},
            "locations": [{**_location(found.path, found.place), **_story(found)}],
            "partialFingerprints": {"newslint/v1": fingerprint},
        }
        if found.related:
            result["relatedLocations"] = list(_related(found))
        if found.fix:
            result["fixes"] = [_fix(found.path, found.fix)]
        yield result


def _story(found: Diagnostic) -> dict[str, object]:
    """Return the story of a file of several as the logical location of a result."""
    return {"logicalLocations": [{"fullyQualifiedName": found.story, "kind": "story"}]} if found.story else {}


def _related(found: Diagnostic) -> Iterator[dict[str, object]]:
    for number, related in enumerate(found.related, start=1):
        message = {"text": related.message or related.text}
        yield {"id": number, **_location(found.path, related.place), "message": message}


def _fix(path: str, fix: Fix) -> dict[str, object]:
    replacements = [{"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    change = {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _location(path: str, place: Place) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": _region(place)}}


def _region(place: Place) -> dict[str, object]:
    return {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="surrogateescape")
