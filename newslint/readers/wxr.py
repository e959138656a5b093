"""Reads the export of WordPress (WXR): a story for each post and page."""

from collections.abc import Iterator, Mapping

import regex

from newslint.document import Document, Role
from newslint.readers.build import NOWHERE, Draft, Inside
from newslint.readers.directives import find_directives
from newslint.readers.feed import find_id, named
from newslint.readers.layer import Edit, Layer, blank
from newslint.readers.markup import add_html, part_lines, read_line
from newslint.readers.nitf import finish, state, with_mistakes
from newslint.readers.page import Page
from newslint.readers.roles import settle
from newslint.readers.tags import Token, tokenise
from newslint.readers.xmltree import Element, Xml, parse_xml
from newslint.regexes import compile_later
from newslint.text import Source

NO_STORY = frozenset(
    {
        "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request", "wp_global_styles",
        "wp_navigation", "wp_template", "wp_template_part", "acf-field", "acf-field-group",
    }
)  # fmt: skip
"""What WordPress keeps as posts though nobody reads it."""

UNSEEN = frozenset({"trash", "auto-draft"})
SUMMARY = Inside(Role.SUMMARY, frozenset({"excerpt"}))
CAPTION = Inside(Role.CAPTION, frozenset({"caption", "figure"}))

SHORTCODE = compile_later(
    r"""\[(?P<end>/)?(?P<name>[a-z][\w-]*)(?:
        (?:\s+[\w-]+\s*=\s*(?:"[^"\[\]]*"|'[^'\[\]]*'|[^\s"'\[\]]+))+\s*/?
      | (?(end)|(?<=\[(?:gallery|embed|audio|video|playlist|caption|wp_caption|more|nextpage|toc|divider|spacer))\s*/?)
    )\]""",
    regex.VERBOSE,
)
"""`[gallery ids="1,2"]`, `[caption …]` and `[/caption]`; not a word that an editor put in brackets."""


def read_wxr(source: Source) -> Document | tuple[Document, ...]:
    """Read a WordPress export: a Document for each post, page and described attachment."""
    xml = parse_xml(Draft(source, "xml").layer)
    authors = dict(_find_authors(xml))
    items = [item for item in xml.root.find("item") if _is_story(xml, item)]
    several = len(items) > 1
    read = [_read_item(source, xml, item, authors, several=several) for item in items]
    documents = tuple(document for document in read if document.blocks) or tuple(read[:1])
    return with_mistakes(documents or (Draft(source, "xml").finish(),), xml)


def _find_authors(xml: Xml) -> Iterator[tuple[str, str]]:
    """Yield the login and the printed name of every author."""
    for author in xml.root.find("wp:author"):
        login, name = (_text(xml, author, f"wp:author_{each}") for each in ("login", "display_name"))
        if login and name:
            yield login, name


def _text(xml: Xml, element: Element, name: str) -> str:
    return next((xml.words(child).text.strip() for child in named(element, name)), "")


def _is_story(xml: Xml, item: Element) -> bool:
    return _text(xml, item, "wp:post_type") not in NO_STORY and _text(xml, item, "wp:status") not in UNSEEN


def _read_item(source: Source, xml: Xml, item: Element, authors: Mapping[str, str], *, several: bool) -> Document:
    draft = Draft(source, "xml")
    attached = _text(xml, item, "wp:post_type") == "attachment"
    for title in named(item, "title") if not attached else ():
        draft.add(read_line(xml.words(title)), Role.HEADLINE, {"title"}, "title")
        state(draft, "title", xml, title)
    for fact, names in (("published", ("wp:post_date", "pubDate")), ("updated", ("wp:post_modified",))):
        dates = [element for element in named(item, *names) if not xml.words(element).text.startswith("0000")]
        for element in dates[:1]:
            state(draft, fact, xml, element)
    for element in named(item, "dc:creator"):
        layer = xml.words(element)
        draft.fact("author", authors.get(layer.text.strip(), layer.text), layer)
    for element in named(item, "category"):
        state(draft, "subject", xml, element)
    for element in named(item, "excerpt:encoded"):
        add_html(draft, xml.words(element), CAPTION if attached else SUMMARY)
    for element in named(item, "content:encoded"):
        _add_content(draft, xml.words(element), CAPTION if attached else NOWHERE)
    settle(draft)
    return finish(draft, find_id(xml, item) if several else "")


def _add_content(draft: Draft, layer: Layer, inside: Inside) -> None:
    """Add what stands in the editor: HTML in which blank lines part paragraphs and shortcodes stand for other things."""
    draft.directives += find_directives(layer)
    edits = [Edit.over(found) for found in SHORTCODE.finditer(layer.text)]
    clean = blank(layer.text, [(edit.start, edit.end) for edit in edits])
    tokens = part_lines(clean, tokenise(clean, 0, len(clean)))
    page = Page(draft, layer, edits, clean, inside)
    page.walk(_with_captions(layer.text, tokens))


def _with_captions(text: str, tokens: Iterator[Token]) -> Iterator[Token]:
    """Yield the tokens, the shortcode of a caption as the element that it becomes on the page."""
    for token in tokens:
        if token.kind != "text":
            yield token
            continue
        start = token.start
        for found in SHORTCODE.finditer(text, token.start, token.end):
            if found["name"] in ("caption", "wp_caption"):
                yield Token("text", start, found.start())
                yield Token("close" if found["end"] else "open", found.start(), found.end(), "figcaption")
                start = found.end()
        if start < token.end:
            yield Token("text", start, token.end)
