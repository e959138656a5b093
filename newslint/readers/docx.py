"""Reads Word files: a line of the Source is a paragraph of the file, so that a place names the paragraph."""

from newslint.document import Document, Mistake, Role
from newslint.readers.build import Draft
from newslint.readers.directives import find_directives
from newslint.readers.elements import ROLES
from newslint.readers.layer import Piece
from newslint.readers.page import CLASSES
from newslint.readers.roles import settle
from newslint.readers.wordxml import Paragraph, WordMistake, read_paragraphs
from newslint.regexes import compile_later
from newslint.text import Source

STYLES = (
    (compile_later(r"^(?:title|head-?line|hed)\b"), Role.HEADLINE),
    (compile_later(r"^(?:subtitle|standfirst|dek|deck|sub-?head-?line)\b"), Role.SUMMARY),
    (compile_later(r"\bcaption\b"), Role.CAPTION),
    (compile_later(r"\bquote\b|\bblock text\b"), Role.QUOTATION),
    (compile_later(r"\blist\b"), Role.LIST_ITEM),
)
HEADING = compile_later(r"\b(?:heading|überschrift|titre) ?(\d)")


def open_docx(content: bytes, path: str) -> tuple[Source, tuple[Mistake, ...]]:
    """Return the text of a Word file, a paragraph a line, and what is wrong with the file."""
    try:
        paragraphs = read_paragraphs(content)
    except WordMistake as mistake:
        return Source(path, "", origin=content), (Mistake("docx", str(mistake), 0, 0),)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    empty = () if text.strip() else (Mistake("empty", "the file holds no text", 0, 0),)
    return Source(path, text, origin=content), empty


def read_docx(source: Source) -> Document:
    """Read a Word file as `open_docx` opened it."""
    draft = Draft(source, "docx")
    if not source.origin:
        draft.mistakes.append(Mistake("docx", "this is not a Word file", 0, 0))
        return draft.finish()
    draft.directives += find_directives(draft.layer)
    position = 0
    pieces: list[Piece] = []
    for paragraph in read_paragraphs(source.origin) if source.text else ():
        end = position + len(paragraph.text)
        pieces += draft.layer.cut(position, end)
        if not paragraph.joined:
            role, scopes = _find_role(paragraph)
            draft.add(pieces, role, scopes | ({"footnote"} if paragraph.note else set()))
            pieces = []
        position = end + 1
    settle(draft)
    return draft.finish()


def _find_role(paragraph: Paragraph) -> tuple[Role, set[str]]:
    """Return what a paragraph's style and place make of it."""
    style = paragraph.style
    heading = HEADING.search(style)
    level = int(heading[1]) if heading else paragraph.outline
    if level:
        return Role.HEADING, {"heading", f"h{level}"}
    role = next((role for pattern, role in STYLES if pattern.search(style)), None)
    sort = next((name for name, pattern in CLASSES if pattern.search(style.split(" < ")[0].replace(" ", "-"))), "")
    role = role or ROLES.get(sort)
    if role is Role.LIST_ITEM or (paragraph.listed and not role):
        return Role.LIST_ITEM, {"list"}
    if paragraph.cell and not role:
        return Role.TABLE_CELL, {"table", "cell"}
    return role or Role.PARAGRAPH, set()
