"""Diagnostics made by hand, for tests of what is done with them."""

from newslint.diagnostic import Diagnostic, Edit, Fix, Level, Related
from newslint.document import Block, Document, Role, Run
from newslint.readers.directives import find_directives
from newslint.readers.layer import whole
from newslint.text import Place, Source, Span


def place_of(source: Source, words: str, nth: int = 0) -> Place:
    """Return where `words` stand in a source, the nth time they do."""
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(words, start + 1)
    return source.place(start, start + len(words))


def query(
    source: Source,
    words: str,
    rule: str = "spelling/geo-misspelling",
    level: Level = Level.ERROR,
    *,
    related: str = "",
    repair: str | None = None,
    message: str = "look at this",
) -> Diagnostic:
    """Return a diagnostic about `words` of a source, with one related place or a repair where they are given."""
    place = place_of(source, words)
    others = (Related(place_of(source, related), related),) if related else ()
    fix = None if repair is None else Fix(f"replace {words!r} by {repair!r}", (Edit(place, repair),))
    return Diagnostic(source.path, place, rule, level, message, words, others, fix)


def plain_document(text: str, path: str = "a.md") -> Document:
    """Return a document of one block that is the file as it stands, with its directives."""
    source = Source(path, text)
    span = Span(0, len(text))
    blocks = (Block(span, Role.PARAGRAPH),)
    return Document(source, text, blocks, (Run(span, 0, len(text)),), tuple(find_directives(whole(text))))
