"""Bytes to characters: UTF-8, then what the file says of itself, then Windows-1252."""

import codecs

import regex

from newslint.document import Mistake
from newslint.regexes import compile_later
from newslint.text import Source

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks, the longer first; that of UTF-8 needs no entry, because UTF-8 is tried anyway."""

SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
)

OF_OFFICES = (".doc", ".dot", ".odt", ".fodt", ".rtf", ".pdf", ".pages", ".wps", ".wpd")
"""Endings of what else stories are written in."""

LOOK_AT = 8000
"""A NUL among so many first bytes makes a file binary, as it does for git."""

DECLARED = compile_later(
    rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]+) | <meta\s[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)""",
    regex.X | regex.I,
)

READABLE = compile_later(
    r"(?:utf|iso|latin|l\d|windows|cp|ibm|mac|koi8|big5|gb|euc|shift|sjis|ascii|us-ascii)[\w.:-]*", regex.I
)
"""Names of encodings of text; Python's codecs hold others (rot13, zlib) that no page may ask for."""


def decode(content: bytes, path: str) -> tuple[Source, tuple[Mistake, ...]]:
    """Return the characters of a file and what is wrong with its bytes.

    The text keeps every character, a byte-order mark and CRLF among them. It is empty for a binary file ("binary"
    mistake) and for one that holds nothing but white space it comes with an "empty" mistake; an encoding that had
    to be guessed is an "encoding" mistake.
    """
    encoding = _find_mark(content)
    if not encoding and is_binary(content):
        return Source(path, ""), (Mistake("binary", _describe(path), 0, 0),)
    for candidate in (encoding, "utf-8", _find_declared(content)):
        try:
            text = content.decode(candidate) if candidate else None
        except (UnicodeError, LookupError):
            continue
        if text is not None:
            return Source(path, text, candidate), _tell_empty(text)
    text = content.decode("cp1252", errors="replace")
    return Source(path, text, "cp1252"), (_tell_guessed(content, text),)


def is_binary(content: bytes) -> bool:
    """Whether these bytes are no text: a known kind of file, or a NUL near the start."""
    return content.startswith(SIGNATURES) or b"\0" in content[:LOOK_AT]


def _describe(path: str) -> str:
    """Return what to say of a binary file: to somebody who wrote a story in it, what to do."""
    if path.lower().endswith(OF_OFFICES):
        return "this format is not read: save the story as .docx or as plain text"
    return "this is not a text file"


def _find_mark(content: bytes) -> str:
    return next((name for mark, name in MARKS if content.startswith(mark)), "")


def _find_declared(content: bytes) -> str:
    found = DECLARED.search(content[:4096])
    name = (found[1] or found[2]).decode("ascii") if found else ""
    if not READABLE.fullmatch(name):
        return ""
    # Every browser reads Latin-1 as Windows-1252: pages that say the one hold the curly quotes of the other.
    return "cp1252" if name.lower() in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name


def _tell_empty(text: str) -> tuple[Mistake, ...]:
    return () if text.strip("\ufeff \t\r\n\f\v") else (Mistake("empty", "the file holds no text", 0, 0),)


def _tell_guessed(content: bytes, text: str) -> Mistake:
    try:
        content.decode("utf-8")
        first = 0
    except UnicodeDecodeError as error:
        first = len(content[: error.start].decode("utf-8"))
    first = min(first, len(text))
    return Mistake("encoding", "this is not UTF-8; it was read as Windows-1252", first, min(len(text), first + 1))
