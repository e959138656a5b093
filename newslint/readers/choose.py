"""Which reader reads a file: by its ending or by the format that was asked for."""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import PurePath

from newslint.document import Document, Fact, Mistake
from newslint.record import record, replace
from newslint.regexes import compile_later
from newslint.text import Source

READERS = {
    "text": ("newslint.readers.plain", "read_plain"),
    "markdown": ("newslint.readers.markdown", "read_markdown"),
    "html": ("newslint.readers.html", "read_html"),
}
"""Format → the module and function that read it; imported when a file asks for it."""

ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}

@record
class FieldNames:
    """The names of the fields that hold text, headline and date, dots between those that lead to one; empty to guess."""

    text: str = ""
    title: str = ""
    date: str = ""


ANY = FieldNames()

NAME_DATE = compile_later(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")


def read(
    source: Source, *, input_format: str = "", published: str = "", mistakes: Iterable[Mistake] = ()
) -> tuple[Document, ...]:
    """Read the stories of a file.

    `input_format` is a key of READERS, or empty to go by the file's ending. `published` takes the place of whatever
    date the file states; a date in the file's name counts where it states none. `mistakes` (of decoding) are kept.
    """
    reader = load_reader(input_format or find_format(source))
    return tuple(_date(_keep(document, tuple(mistakes)), published) for document in _documents(reader(source)))


def find_format(source: Source) -> str:
    """Return the format that a file's ending promises; plain text where it promises nothing."""
    return ENDINGS.get(PurePath(source.path).suffix.lower(), "text")


def load_reader(name: str) -> Callable[[Source], Document | tuple[Document, ...]]:
    """Return the reader of a format; raises KeyError where there is none of that name."""
    module, function = READERS[name]
    reader: Callable[[Source], Document | tuple[Document, ...]] = getattr(import_module(module), function)
    return reader


def _documents(found: Document | tuple[Document, ...]) -> tuple[Document, ...]:
    return found if isinstance(found, tuple) else (found,)


def _keep(document: Document, mistakes: tuple[Mistake, ...]) -> Document:
    return replace(document, mistakes=mistakes + document.mistakes) if mistakes else document


def _date(document: Document, published: str) -> Document:
    if published:
        others = tuple(fact for fact in document.facts if fact.name != "published")
        return replace(document, facts=(Fact("published", published, 0, 0), *others))
    named = NAME_DATE.search(PurePath(document.source.path).name)
    if not named or any(fact.name == "published" for fact in document.facts):
        return document
    return replace(document, facts=(*document.facts, Fact("published", named[0], 0, 0)))
