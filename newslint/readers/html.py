"""Reads HTML pages: the story of the page, and the facts its head states."""

from collections.abc import Iterator

from newslint.document import Document
from newslint.readers.build import Draft
from newslint.readers.directives import find_directives
from newslint.readers.furniture import LEAST, set_apart
from newslint.readers.layer import blank
from newslint.readers.meta import read_head
from newslint.readers.page import Page
from newslint.readers.roles import settle
from newslint.readers.tags import Token, tokenise
from newslint.readers.templates import find_shortcodes
from newslint.text import Source


def read_html(source: Source) -> Document:
    """Read an HTML file."""
    draft = Draft(source, "html")
    draft.directives += find_directives(draft.layer)
    edits = find_shortcodes(source.text)
    clean = blank(source.text, [(edit.start, edit.end) for edit in edits], "x")
    tokens = list(tokenise(clean, 0, len(clean)))
    read_head(draft, tokens)
    first, last = find_story(tokens)
    story = tokens[first:last]
    if not any(token.name == "h1" for token in story):
        story = [*_find_heading(tokens), *story]
    page = Page(draft, draft.layer, edits, clean)
    page.walk(story)
    if not any(home.is_told for home in page.homes):
        page = _read_anew(page, Page(draft, draft.layer, edits, clean, classed=False), story)
    set_apart(page.homes)
    settle(draft)
    return draft.finish()


def _read_anew(page: Page, bare: Page, story: list[Token]) -> Page:
    """Return a page whose classes would make furniture of all its prose as it reads without them, where that finds a story."""
    parts = page.draft.parts
    read = parts[len(parts) - len(page.homes) :]
    del parts[len(parts) - len(page.homes) :]
    bare.walk(story)
    if sum(home.is_told for home in bare.homes) >= LEAST:
        return bare
    parts[len(parts) - len(bare.homes) :] = read
    return page


def find_story(tokens: list[Token]) -> tuple[int, int]:
    """Return the first and the last token (exclusive) of the element that holds the story: article, else main, else all."""
    articles = list(_find_elements(tokens, "article"))
    lengths = [_count_text(tokens, *span) for span in articles]
    if lengths and max(lengths) >= 0.6 * sum(lengths) and max(lengths) > 0:
        return articles[lengths.index(max(lengths))]
    mains = [span for span in _find_elements(tokens, "main") if _count_text(tokens, *span)]
    return mains[0] if mains else (0, len(tokens))


def _find_elements(tokens: list[Token], name: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost elements of a name; one that is never closed reaches to the end."""
    depth, first = 0, 0
    for index, token in enumerate(tokens):
        if token.name != name:
            continue
        if token.kind == "open":
            first = first if depth else index
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield first, index + 1
    if depth:
        yield first, len(tokens)


def _count_text(tokens: list[Token], first: int, last: int) -> int:
    return sum(token.end - token.start for token in tokens[first:last] if token.kind == "text" and token.end - token.start > 20)


def _find_heading(tokens: list[Token]) -> list[Token]:
    """Return the tokens of the page's first h1, wherever it stands."""
    return next((tokens[first:last] for first, last in _find_elements(tokens, "h1") if last - first < 100), [])
