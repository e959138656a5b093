"""The paragraphs of a Word file (DOCX): text with tracked changes accepted, styles by their built-in names.

Nothing is unpacked beyond MOST_BYTES, and a part that has a document type (OOXML forbids them) is not read.
"""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from newslint.document import NON_PROSE
from newslint.record import Record, field, replace
from newslint.regexes import compile_later

MOST_BYTES = 30_000_000
"""No story's part is longer once it is unpacked."""

MOST_RATIO, SMALL = 200, 1_000_000
"""Word's XML packs to a tenth or a twentieth; what packs to less than 1/200 and is not small was made to burst."""

LINE_BREAK = "\v"
"""Stands for a line break inside a paragraph, so that a line of the text is a paragraph of the file."""

NOTES = ("word/footnotes.xml", "word/endnotes.xml")
MAIN_PART = compile_later(r"word/document\d*\.xml")
SIGNATURE = b"PK\x03\x04"
BROKEN = (BadZipFile, KeyError, RuntimeError, EOFError, OSError, ValueError, zlib.error, struct.error)

UNREAD = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange", "rt"))
"""What was deleted or moved away, the codes of fields, former formats, and what is said a second time for old programs."""

OFF = ("0", "false", "off", "none")


class WordMistake(Exception):
    """Why a Word file cannot be read."""


class Paragraph(Record, frozen=False):
    """A paragraph as it prints: `style` is the name of its style in lower case; `joined` says that its end was deleted.

    `note` says that it stands in a footnote or an endnote.
    """

    style: str = ""
    listed: bool = False
    cell: bool = False
    outline: int = 0
    joined: bool = False
    note: bool = False
    letters: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, on one line."""
        return "".join(self.letters)


def is_word(content: bytes, path: str) -> bool:
    """Whether these bytes are a Word file, or call themselves one."""
    return content.startswith(SIGNATURE) and (path.lower().endswith((".docx", ".docm")) or b"word/document" in content)


def read_paragraphs(content: bytes) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a Word file in order, those of tables and text boxes among them; raises WordMistake.

    Those of footnotes and endnotes stand behind the others. What parts notes from the page is an empty paragraph there.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            part = next((name for name in names if MAIN_PART.fullmatch(name)), None)
            if part is None:
                raise WordMistake("this is not a Word file: it holds no document")
            styles = _read_styles(_unpack(archive, "word/styles.xml")) if "word/styles.xml" in names else {}
            notes = [paragraph for name in NOTES if name in names for paragraph in _Body(styles).read(_unpack(archive, name))]
            told = (replace(paragraph, note=True) for paragraph in notes if paragraph.text.strip())
            return (*_Body(styles).read(_unpack(archive, part)), *told)
    except BROKEN as error:
        raise WordMistake(f"this Word file is broken or locked: {error}") from None
    except expat.ExpatError as error:
        raise WordMistake(f"the XML of this Word file is broken: {expat.ErrorString(error.code)}") from None


def _unpack(archive: ZipFile, name: str) -> bytes:
    """Return a part; raises WordMistake where it is larger than any story."""
    told = archive.getinfo(name)
    if told.file_size > max(SMALL, MOST_RATIO * told.compress_size):
        raise WordMistake(f"{name} unpacks to {told.file_size / max(1, told.compress_size):,.0f} times its size: no story does")
    with archive.open(name) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise WordMistake(f"{name} unpacks to more than {MOST_BYTES // 1_000_000} MB: no story does")
    return content


def _make_parser() -> "expat.XMLParserType":
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise WordMistake("the XML of this Word file declares a document type, which no Word file may")


def _local(name: str) -> str:
    """Return a name without its namespace; one that is none of Word's keeps a mark of that."""
    space, _, local = name.rpartition(" ")
    return local if "wordprocessingml" in space or "markup-compatibility" in space else f"other:{local}"


def _attribute(attributes: Mapping[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), "")


def _read_styles(content: bytes) -> dict[str, str]:
    """Return the name of every style by its id, with those of the styles that it is based on behind it."""
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    current = [""]

    def take(name: str, attributes: Mapping[str, str]) -> None:
        local = _local(name)
        if local == "style":
            current[0] = _attribute(attributes, "styleId")
        elif local == "name" and current[0]:
            names.setdefault(current[0], _attribute(attributes, "val").lower())
        elif local == "basedOn" and current[0]:
            based[current[0]] = _attribute(attributes, "val")

    parser = _make_parser()
    parser.StartElementHandler = take
    parser.Parse(content, True)
    return {style: _with_bases(style, names, based) for style in names}


def _with_bases(style: str, names: Mapping[str, str], based: Mapping[str, str]) -> str:
    found = []
    for _ in range(10):
        found.append(names.get(style, ""))
        style = based.get(style, "")
        if not style:
            break
    return " < ".join(name for name in found if name != "normal")


class _Body:
    """Takes what expat reports of the document and collects its paragraphs."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self.styles = styles
        self.found: list[Paragraph] = []
        self.open: list[Paragraph] = []
        self.unread = self.tables = self.runs = self.words = self.marks = 0
        self.hidden = False

    def read(self, content: bytes) -> tuple[Paragraph, ...]:
        parser = _make_parser()
        parser.StartElementHandler = self.take_start
        parser.EndElementHandler = self.take_end
        parser.CharacterDataHandler = self.take_words
        parser.Parse(content, True)
        if self.found:
            self.found[-1].joined = False
        return tuple(self.found)

    def take_start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = _local(name)
        if local in ("del", "moveFrom") and self.marks and self.open:
            self.open[-1].joined = True
        if local in UNREAD:
            self.unread += 1
        if self.unread:
            return
        if local == "p":
            self.open.append(Paragraph(cell=self.tables > 0))
            self.found.append(self.open[-1])
        elif local == "tbl":
            self.tables += 1
        elif local == "pPr":
            self.marks += 1
        elif local == "r":
            self.runs += 1
            self.hidden = False
        elif local == "t":
            self.words += 1
        elif self.open:
            self.take_mark(local, _attribute(attributes, "val"), attributes)

    def take_mark(self, local: str, value: str, attributes: Mapping[str, str]) -> None:
        """Take what an element without words of its own says of a paragraph or a run."""
        paragraph = self.open[-1]
        if local == "other:oMath":
            paragraph.letters.append(NON_PROSE)
        elif self.runs and local in ("vanish", "webHidden"):
            self.hidden = value not in OFF
        elif self.runs and not self.hidden and local in MARKS:
            paragraph.letters.append(MARKS[local] if _attribute(attributes, "type") not in ("page", "column") else " ")
        elif self.marks and local == "pStyle":
            paragraph.style = self.styles.get(value, value.lower())
        elif self.marks and local == "numId":
            paragraph.listed = value != "0"
        elif self.marks and local == "outlineLvl" and value.isdigit():
            paragraph.outline = min(int(value[:2]) + 1, 10) % 10

    def take_end(self, name: str) -> None:
        local = _local(name)
        if local in UNREAD:
            self.unread -= 1
        if self.unread or local in UNREAD:
            return
        if local == "p" and self.open:
            self.open.pop()
        elif local == "tbl":
            self.tables -= 1
        elif local == "pPr":
            self.marks -= 1
        elif local == "r":
            self.runs -= 1
        elif local == "t":
            self.words -= 1

    def take_words(self, words: str) -> None:
        if self.words and self.open and not self.unread and not self.hidden:
            self.open[-1].letters.append(words.replace("\r", " ").replace("\n", " "))


MARKS = {"tab": " ", "br": LINE_BREAK, "cr": LINE_BREAK, "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "ptab": " "}
"""What prints in place of an element of a run."""
