"""The examples of a rule: read from its file, and run as its tests."""

from collections.abc import Iterator
from pathlib import Path

from newslint.checks.weak import as_text
from newslint.diagnostic import Diagnostic
from newslint.engine import find_diagnostics
from newslint.lexicon import Lexicons
from newslint.newsroom import KnownName, read_name, with_names
from newslint.record import Record, replace
from newslint.regexes import compile_later
from newslint.rule import Rule, RuleMistake
from newslint.story import Story
from newslint.text import Source
from newslint.yamlfile import YamlMistake, parse_yaml

KEYS = ("bad", "good", "missed", "published", "format", "headline", "names")
MARK = compile_later(r"\[\[|\]\](?!\])|\(\(|\)\)")


class Example(Record):
    """One example: `kind` is bad, good or missed; `text` is without its marks.

    `places` are the stretches in [[ ]], which the rule must report, `related` those in (( )), which it must relate.
    """

    kind: str
    text: str
    places: tuple[tuple[int, int], ...]
    related: tuple[tuple[int, int], ...]
    line: int
    published: str = ""
    format: str = "txt"
    names: tuple[KnownName, ...] = ()


class Failure(Record):
    """An example that the rule does not bear out, and how."""

    path: Path
    line: int
    rule: str
    message: str


def load_examples(path: Path) -> tuple[Example, ...]:
    """Read the examples of a rule file; raises RuleMistake."""
    try:
        file = parse_yaml(path.read_text(encoding="utf-8"))
    except YamlMistake as mistake:
        raise RuleMistake(path, mistake.line, mistake.message) from None
    entries = file.value.get("examples", []) if isinstance(file.value, dict) else []
    if not isinstance(entries, list):
        raise RuleMistake(path, file.line("examples"), "examples: must be a list")
    return tuple(_read_example(path, entry, file.line("examples", index)) for index, entry in enumerate(entries))


def _read_example(path: Path, entry: object, line: int) -> Example:
    if not isinstance(entry, dict) or not entry.keys() <= set(KEYS):
        raise RuleMistake(path, line, f"an example has the keys {', '.join(KEYS)}")
    kinds = [kind for kind in KEYS[:3] if kind in entry]
    if len(kinds) != 1:
        raise RuleMistake(path, line, "an example is one of bad, good or missed")
    try:
        names = tuple(read_name(name) for name in entry.get("names", []))
        given = {key: as_text(value) for key, value in entry.items() if key != "names"}
    except ValueError as error:
        raise RuleMistake(path, line, f"example: {error}") from None
    headline = f"{given['headline']}\n\n" if "headline" in given else ""
    text, places, related = _take_marks(headline + given[kinds[0]].strip("\n"))
    return Example(kinds[0], text, places, related, line, given.get("published", ""), given.get("format", "txt"), names)


def _take_marks(marked: str) -> tuple[str, tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return the text without [[ ]] and (( )), and the stretches that stood in each."""
    pieces: list[str] = []
    length = position = 0
    opened: list[int] = []
    found: dict[str, list[tuple[int, int]]] = {"]]": [], "))": []}
    for mark in MARK.finditer(marked):
        pieces.append(marked[position : mark.start()])
        length += mark.start() - position
        position = mark.end()
        if mark[0] in found and opened:
            found[mark[0]].append((opened.pop(), length))
        elif mark[0] not in found:
            opened.append(length)
    pieces.append(marked[position:])
    return "".join(pieces), tuple(found["]]"]), tuple(found["))"])


def run_example(rule: Rule, example: Example, lexicons: Lexicons) -> list[Diagnostic]:
    """Return what the rule says of an example's text."""
    from newslint.readers import read

    source = Source(f"example.{example.format}", example.text)
    documents = read(source, published=example.published)
    lexicons = with_names(lexicons, example.names)
    return [found for document in documents for found in find_diagnostics(Story(document, lexicons), rule)]


def check_examples(rule: Rule, lexicons: Lexicons) -> Iterator[Failure]:
    """Yield each example of a rule that it does not bear out."""
    for example in load_examples(rule.path):
        found = run_example(replace(rule, limit=0), example, lexicons)
        for message in JUDGES[example.kind](example, found):
            yield Failure(rule.path, example.line, rule.id, message)


def _judge_bad(example: Example, found: list[Diagnostic]) -> Iterator[str]:
    if not example.places:
        yield "a bad example marks the place that is reported with [[ ]]"
    reported = {(diagnostic.place.start, diagnostic.place.end) for diagnostic in found}
    for start, end in example.places:
        if (start, end) not in reported:
            yield f"did not report {example.text[start:end]!r}{_instead(found)}"
    for start, end in reported - set(example.places):
        yield f"reported {example.text[start:end]!r} as well"
    related = {(other.place.start, other.place.end) for diagnostic in found for other in diagnostic.related}
    for start, end in set(example.related) - related:
        yield f"did not relate {example.text[start:end]!r}"


def _instead(found: list[Diagnostic]) -> str:
    return f" but {', '.join(repr(diagnostic.text) for diagnostic in found)}" if found else ""


def _judge_good(example: Example, found: list[Diagnostic]) -> Iterator[str]:
    for diagnostic in found:
        yield f"reported {diagnostic.text!r} in good copy: {diagnostic.message}"


def _judge_missed(example: Example, found: list[Diagnostic]) -> Iterator[str]:
    reported = {(diagnostic.place.start, diagnostic.place.end) for diagnostic in found}
    if set(example.places) <= reported:
        yield "is found now: make it a bad example"


JUDGES = {"bad": _judge_bad, "good": _judge_good, "missed": _judge_missed}
