"""Reads HTML pages: the story of the page, and the facts its head states."""

from newslint.document import Document
from newslint.readers.build import Draft
from newslint.readers.directives import find_directives
from newslint.readers.page import Page
from newslint.readers.roles import settle
from newslint.readers.templates import find_shortcodes
from newslint.text import Source


def read_html(source: Source) -> Document:
    """Read an HTML file."""
    draft = Draft(source, "html")
    draft.directives += find_directives(draft.layer)
    Page(draft, draft.layer, find_shortcodes(source.text)).read(0, len(source.text))
    settle(draft)
    return draft.finish()
