"""Articles and what the shipped rules say of them at warning or error level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newslint.decode import decode
from newslint.diagnostic import Diagnostic, Level
from newslint.engine import lint
from newslint.lexicon import find_rules_folder
from newslint.rule import RuleSet
from newslint.rule_loader import load_rules
from newslint.text import Place, Source

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
SEEDS = ROOT / "seeds"
CLEAN = ROOT / "benchmarks" / "accuracy" / "clean"

KNOWN_ERRORS = "errors.jsonl"
"""Marks a folder of articles with known errors, and lists them."""

FORMATS = {".txt", ".md", ".html", ".htm", ".json"}


@dataclass(frozen=True, slots=True)
class Article:
    """A file of copy, with the path that tables show."""

    name: str
    source: Source


@cache
def shipped_rules() -> RuleSet:
    """Return every rule that newslint ships, as it ships it."""
    return load_rules((find_rules_folder(),))


def look(source: Source) -> list[Diagnostic]:
    """Return what is said of a source at warning or error level."""
    return [found for found in lint(source, shipped_rules()) if found.level >= Level.WARNING]


def levels() -> dict[str, str]:
    """Return the level of every rule that runs."""
    return {rule.id: str(rule.level) for rule in shipped_rules().rules if rule.enabled}


def read_article(path: Path, base: Path) -> Article:
    """Read one file; its name is its path below `base`."""
    source, _ = decode(path.read_bytes(), str(path))
    return Article(path.relative_to(base).as_posix(), source)


def clean_articles(folders: Sequence[Path]) -> Iterator[Article]:
    """Yield the articles of folders that are taken to be clean.

    Folders of known errors are passed over; where a story has a twin that is called "…-clean", only the twin counts.
    """
    for folder in folders:
        base = folder.parent
        paths = sorted(path for path in folder.rglob("*") if path.suffix in FORMATS and path.name != "README.md")
        broken = {path.parent for path in folder.rglob(KNOWN_ERRORS)}
        stems = {path.stem for path in paths}
        for path in paths:
            if not broken.intersection(path.parents) and f"{path.stem}-clean" not in stems and path.stem[:4] != "000_":
                yield read_article(path, base)


def touches(found: Diagnostic, start: int, end: int) -> bool:
    """Whether the place of a diagnostic, or a related one, shares a character with start..end of the file."""
    places = (found.place, *(related.place for related in found.related))
    return any((place.start < end and start < place.end) or start <= place.start == place.end <= end for place in places)


def context(source: Source, place: Place, width: int = 90) -> str:
    """Return the words round a place, in one line, the place itself in double square brackets."""
    before = source.text[max(0, place.start - width) : place.start]
    after = source.text[place.end : place.end + width]
    return " ".join(f"…{before}[[{source.text[place.start : place.end]}]]{after}…".split())
