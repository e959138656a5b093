"""Reads RSS and Atom: a story for each entry."""

from newslint.document import Document, Role
from newslint.readers.build import NOWHERE, Draft, Inside
from newslint.readers.markup import HTML, add_html, add_plain, read_line
from newslint.readers.newsml import add_xhtml
from newslint.readers.nitf import finish, state, with_mistakes
from newslint.readers.roles import settle
from newslint.readers.xmltree import Element, Xml, parse_xml
from newslint.text import Source

SUMMARY = Inside(Role.SUMMARY, frozenset({"summary"}))
CAPTION = Inside(Role.CAPTION, frozenset({"caption", "figure"}))
PUBLISHED = ("pubDate", "published", "dc:date", "issued", "dcterms:created")
UPDATED = ("updated", "dcterms:modified", "modified")
BODIES = ("content:encoded", "content", "fullText", "body")
SUMMARIES = ("description", "summary", "subtitle")


def read_feed(source: Source) -> Document | tuple[Document, ...]:
    """Read an RSS or Atom file: a Document for each entry."""
    xml = parse_xml(Draft(source, "xml").layer)
    items = [each for each in xml.root.find("item", "entry") if ":" not in each.name] or [xml.root]
    return with_mistakes(tuple(_read_item(source, xml, item, several=len(items) > 1) for item in items), xml)


def _read_item(source: Source, xml: Xml, item: Element, *, several: bool) -> Document:
    draft = Draft(source, "xml")
    for title in named(item, "title"):
        draft.add(read_line(xml.words(title)), Role.HEADLINE, {"title"}, "title")
        state(draft, "title", xml, title)
    read_facts(draft, xml, item)
    bodies = [each for each in named(item, *BODIES) if xml.words(each).text.strip()]
    for summary in named(item, *SUMMARIES):
        if bodies:
            _add(draft, xml, summary, SUMMARY)
    for body in bodies[:1] or list(named(item, *SUMMARIES))[:1]:
        _add(draft, xml, body)
    for element in item.find("media:description", "media:text"):
        _add(draft, xml, element, CAPTION)
    settle(draft)
    return finish(draft, find_id(xml, item) if several else "")


def named(item: Element, *names: str) -> list[Element]:
    """Return the children with one of the names just as they are written, in the order of the names."""
    return [child for name in names for child in item.children if child.name == name]


def read_facts(draft: Draft, xml: Xml, item: Element) -> None:
    """State the dates, authors and subjects of an entry."""
    for fact, names in (("published", PUBLISHED), ("updated", UPDATED)):
        for element in named(item, *names)[:1]:
            state(draft, fact, xml, element)
    if not draft.known("published"):
        for element in named(item, "updated")[:1]:
            state(draft, "published", xml, element)
    for element in named(item, "dc:creator", "author"):
        state(draft, "author", xml, element.child("name") or element)
    for element in named(item, "category", "dc:subject"):
        state(draft, "subject", xml, element, "" if xml.words(element).text.strip() else "term")
    for element in named(item, "dc:language"):
        state(draft, "language", xml, element)


def find_id(xml: Xml, item: Element) -> str:
    """Return what tells an entry from the others: its identifier, else its headline, else its address."""
    for name in ("guid", "id", "title", "link"):
        for element in named(item, name):
            if words := xml.words(element).text.strip():
                return words
    return ""


def _add(draft: Draft, xml: Xml, element: Element, inside: Inside = NOWHERE) -> None:
    """Add what an element holds: XHTML as it stands, HTML that was escaped or put in a CDATA section, plain text."""
    kind = xml.attribute(element, "type").text
    if kind in ("xhtml", "application/xhtml+xml") or any(child.local in ("div", "p", "body") for child in element.children):
        add_xhtml(draft, xml, element, inside)
        return
    layer = xml.words(element)
    if kind != "text" and HTML.search(layer.text):
        add_html(draft, layer, inside)
    else:
        add_plain(draft, layer, inside)
