"""Which reader reads a file: by what it is, or by the format that was asked for."""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import PurePath

from newslint.document import Document, Fact, Mistake
from newslint.readers.sniff import find_format
from newslint.record import Record, replace
from newslint.regexes import compile_later
from newslint.text import Source

READERS = {
    "text": ("newslint.readers.plain", "read_plain"),
    "markdown": ("newslint.readers.markdown", "read_markdown"),
    "html": ("newslint.readers.html", "read_html"),
    "nitf": ("newslint.readers.nitf", "read_nitf"),
    "newsml-g2": ("newslint.readers.newsml", "read_newsml_g2"),
    "newsml-1": ("newslint.readers.newsml1", "read_newsml_1"),
    "ninjs": ("newslint.readers.ninjs", "read_ninjs"),
    "archieml": ("newslint.readers.archieml", "read_archieml"),
    "docx": ("newslint.readers.docx", "read_docx"),
    "wxr": ("newslint.readers.wxr", "read_wxr"),
    "feed": ("newslint.readers.feed", "read_feed"),
    "json": ("newslint.readers.records", "read_json"),
    "jsonl": ("newslint.readers.records", "read_jsonl"),
    "iptc7901": ("newslint.readers.iptc7901", "read_iptc7901"),
}
"""Format → the module and function that read it; imported when a file asks for it."""

FIELDED = ("json", "jsonl")
"""Formats whose fields may be named."""


class FieldNames(Record):
    """The names of the fields that hold text, headline and date, dots between those that lead to one; empty to guess."""

    text: str = ""
    title: str = ""
    date: str = ""


ANY = FieldNames()

NAME_DATE = compile_later(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")


def read(
    source: Source,
    *,
    input_format: str = "",
    published: str = "",
    names: FieldNames = ANY,
    mistakes: Iterable[Mistake] = (),
) -> tuple[Document, ...]:
    """Read the stories of a file.

    `input_format` is a key of READERS, or empty to go by what the file is. `published` takes the place of whatever
    date the file states; a date in the file's name counts where it states none. `names` are those of the fields of a
    JSON file. `mistakes` (of decoding) are kept, by the first story of several.
    """
    name = input_format or find_format(source)
    reader = load_reader(name)
    found = reader(source, names) if name in FIELDED else reader(source)
    first, *others = found if isinstance(found, tuple) else (found,)
    kept = tuple(mistake for mistake in mistakes if name != "iptc7901" or mistake.name != "encoding")
    return tuple(_date(document, published) for document in (_keep(first, kept), *others))


def load_reader(name: str) -> Callable[..., Document | tuple[Document, ...]]:
    """Return the reader of a format; raises KeyError where there is none of that name."""
    module, function = READERS[name]
    reader: Callable[..., Document | tuple[Document, ...]] = getattr(import_module(module), function)
    return reader


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
