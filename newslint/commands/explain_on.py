"""`newslint explain RULE --on FILE`: what a rule saw in a file, and why it spoke or kept silent."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from newslint.commands.arguments import Refusal, make_flags
from newslint.commands.check import FINE
from newslint.commands.rules import kind_of
from newslint.decode import decode
from newslint.diagnostic import Diagnostic
from newslint.flags import settings_for
from newslint.globs import whole
from newslint.report.lines import printable, shorten, write_head, write_related
from newslint.rule import Rule
from newslint.run import load_lexicons, read_stories
from newslint.traces import Seen, Trace, trace


def explain_on(rule: Rule, arguments: Namespace) -> int:
    """Print what `rule` saw in the file that --on names; return the exit status."""
    path = Path(arguments.on)
    try:
        source, mistakes = decode(path.read_bytes(), arguments.on)
    except OSError as error:
        raise Refusal(f"{arguments.on}: {error.strerror}") from None
    flags = make_flags(arguments)
    settings = settings_for(flags, whole(path).parent)
    lexicons = load_lexicons(settings)
    for document in read_stories(source, settings, flags, mistakes):
        head = f"{rule.id} on {printable(source.path)}" + (f" ({printable(document.story)})" if document.story else "")
        sys.stdout.writelines(f"{line}\n" for line in (head, *_write(rule, trace(document, rule, lexicons, settings.locale))))
    return FINE


def _write(rule: Rule, seen: Trace) -> Iterator[str]:
    if seen.idle:
        yield f"  it had nothing to go on: {seen.idle}"
    for number, match in enumerate(seen.seen, start=1):
        yield from _write_match(number, match)
    if seen.typed and not seen.seen:
        yield "  none of its patterns matches"
    if not seen.typed:
        yield f"  a rule of the kind {kind_of(rule)}, which has no typed patterns: only what it says can be shown"
    yield from _write_said("it says", seen.said)
    yield from _write_said("the copy itself silences", seen.silenced)
    if not seen.said:
        yield "  it says nothing"


def _write_match(number: int, match: Seen) -> Iterator[str]:
    yield f"  match {number}, line {match.place.line}, column {match.place.column}: “{shorten(match.words)}”"
    yield from (f"    {name} = {printable(value)}" for name, value in match.captures)
    yield from (f"    {printable(verdict)}" for verdict in match.verdicts)


def _write_said(what: str, said: tuple[Diagnostic, ...]) -> Iterator[str]:
    for found in said:
        yield f"  {what}: {write_head(found)} {found.level} {printable(found.message)}"
        yield from (f"    related {related.place.line}: {write_related(related)}" for related in found.related)
