"""One line a diagnostic, an indented one for each related place; and the summary of a run."""

from collections.abc import Iterator, Sequence

import regex

from newslint.diagnostic import Diagnostic, Level, Related
from newslint.outcome import Outcome, count_levels
from newslint.regexes import compile_later
from newslint.report import Report

MOST_WORDS = 90
"""Characters of quoted copy in one line."""

MOST_PATHS = 5
"""Files that are named where a note holds for many."""

_UNPRINTABLE = compile_later(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}--[\u200c\u200d\u00ad\ufeff]]", regex.VERSION1)
"""What could move a terminal's cursor or turn its text round: copy comes from strangers."""


def report_lines(report: Report) -> Iterator[str]:
    """Yield `path:line:column: level rule message [story]` for each diagnostic, with its related places below it."""
    for outcome in report.outcomes:
        for found in outcome.diagnostics:
            yield f"{write_head(found)} {found.level} {found.rule} {printable(found.message)}{write_story(found)}\n"
            for related in found.related:
                yield f"    related {related.place.line}:{related.place.column} {write_related(related)}\n"


def write_head(found: Diagnostic) -> str:
    """Return where a diagnostic stands, as editors and terminals make a link of it."""
    return f"{printable(found.path)}:{found.place.line}:{found.place.column}:"


def write_story(found: Diagnostic) -> str:
    """Return which of several stories of its file a diagnostic is about, in brackets, or nothing where there is one only."""
    return f" [story: {shorten(found.story)}]" if found.story else ""


def write_related(related: Related) -> str:
    """Return the words of a related place in quotation marks, with what is said of them."""
    return f'"{shorten(related.text)}"' + (f" ({printable(related.message)})" if related.message else "")


def shorten(text: str) -> str:
    """Return `text` in one printable line of at most MOST_WORDS characters, its middle left out."""
    line = printable(text)
    if len(line) <= MOST_WORDS:
        return line
    half = MOST_WORDS // 2 - 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


def printable(text: str) -> str:
    """Return `text` with white space as single spaces and control characters replaced."""
    line: str = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
    return line


def write_summary(outcomes: Sequence[Outcome]) -> str:
    """Return one sentence on a run: files, diagnostics by level, repairs made or to be had, files not checked."""
    counts = count_levels(outcomes)
    unread = sum(bool(outcome.problem) for outcome in outcomes)
    levels = [_count(counts[level], str(level)) for level in reversed(Level) if counts[level]]
    if not outcomes:
        return "no files to check"
    parts = [f"{_count(len(outcomes) - unread, 'file')} checked"]
    parts += [", ".join(levels) or "nothing to query"] * (unread < len(outcomes))
    parts += [f"{unread:,} could not be read"] * bool(unread)
    return "; ".join([*parts, *_write_repairs(outcomes)])


def _write_repairs(outcomes: Sequence[Outcome]) -> Iterator[str]:
    repaired = sum(outcome.repaired for outcome in outcomes)
    repairable = sum(found.fix is not None for outcome in outcomes for found in outcome.diagnostics)
    if repaired:
        yield f"{repaired:,} repaired"
    if repairable:
        yield f"{repairable:,} can be repaired (--fix)"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def write_idle(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield for each reason why rules had nothing to go on: the rules, and the files it holds for."""
    reasons: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for outcome in outcomes:
        for rule, reason in outcome.idle:
            rules, paths = reasons.setdefault(reason, ({}, {}))
            rules[rule] = paths[outcome.path] = None
    for reason, (rules, paths) in sorted(reasons.items()):
        yield f"{reason}: {', '.join(rules)} had nothing to go on in {_list_paths(tuple(paths))}"


def _list_paths(paths: tuple[str, ...]) -> str:
    shown = ", ".join(printable(path) for path in paths[:MOST_PATHS])
    return shown if len(paths) <= MOST_PATHS else f"{shown} and {len(paths) - MOST_PATHS:,} more files"
