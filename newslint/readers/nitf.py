"""Reads NITF 3, the IPTC's markup of a story, as a file of its own or inside NewsML."""

from collections.abc import Iterator

from newslint.document import Document, Role
from newslint.readers.build import Draft
from newslint.readers.directives import find_directives
from newslint.readers.layer import Layer
from newslint.readers.page import Page
from newslint.readers.roles import settle
from newslint.readers.tags import Token
from newslint.readers.xmltree import Element, Xml, parse_xml
from newslint.record import replace
from newslint.text import Source

SAME = "p h1 h2 h3 ul ol li dl dt dd table caption thead tbody tfoot tr th td hr br q em a sub sup pre credit"
UNREAD = "media-reference media-metadata media-object nitf-table-metadata note bibliography alt-code col colgroup"
HTML_NAMES = {
    **{name: name for name in SAME.split()},
    **dict.fromkeys(UNREAD.split(), "object"),
    **dict.fromkeys(("block", "body.content", "body.end", "fn", "custom-table", "nitf-table"), "div"),
    **dict.fromkeys(("media-producer", "tagline", "datasource"), "credit"),
    "hl1": "h1", "hl2": "h2", "bq": "blockquote", "media": "figure", "media-caption": "figcaption", "byttl": "br",
}  # fmt: skip
"""What NITF's elements are in HTML ("object" is not read); all others stand within a line."""

DATES = (("date.issue", "published"), ("date.release", "embargo"), ("story.date", "published"))


def read_nitf(source: Source) -> Document | tuple[Document, ...]:
    """Read a NITF file; one that holds several stories gives a Document for each."""
    xml = parse_xml(Draft(source, "xml").layer)
    roots = list(xml.root.find("nitf")) or [xml.root]
    documents = tuple(_read_root(source, xml, root, several=len(roots) > 1) for root in roots)
    return with_mistakes(documents, xml)


def _read_root(source: Source, xml: Xml, root: Element, *, several: bool) -> Document:
    draft = Draft(source, "xml")
    read_directives(draft, root)
    add_nitf(draft, xml, root)
    settle(draft)
    return finish(draft, _find_id(xml, root) if several else "")


def read_directives(draft: Draft, item: Element) -> None:
    """Read the comments of one story: those of its neighbours would have nothing to silence here."""
    draft.directives += find_directives(Layer(tuple(draft.layer.cut(item.start, item.end))))


def with_mistakes(documents: tuple[Document, ...], xml: Xml) -> tuple[Document, ...]:
    """Return the documents of a file, the first with what is wrong with its XML."""
    first, *rest = documents
    return (replace(first, mistakes=(*xml.mistakes, *first.mistakes)), *rest) if xml.mistakes else documents


def finish(draft: Draft, story: str) -> Document:
    """Return the document of a draft, under a name that tells it from others of its file."""
    document = draft.finish()
    return replace(document, story=" ".join(story.split())) if story else document


def add_nitf(draft: Draft, xml: Xml, root: Element) -> None:
    """Add the blocks and facts of a nitf element (or of what stands in its place)."""
    _read_head(draft, xml, root)
    for head in root.find("body.head"):
        _read_body_head(draft, xml, head)
    bodies = list(root.find("body.content", "body.end"))
    if not bodies and not any(root.find("body.head")):
        bodies = list(root.find("body")) or [root]
    for body in bodies:
        add_tokens(draft, xml, body)


def add_tokens(draft: Draft, xml: Xml, body: Element) -> None:
    """Add the blocks that stand below an element whose children are NITF."""
    Page(draft, xml.layer, xml.edits, xml.layer.text).walk(as_html(xml.walk(body)))


def as_html(tokens: Iterator[Token]) -> Iterator[Token]:
    """Yield NITF's tokens under the names of HTML."""
    for token in tokens:
        if token.kind in ("open", "close"):
            yield token._replace(name=HTML_NAMES.get(token.name, "span"))
        else:
            yield token


def add(draft: Draft, xml: Xml, element: Element, role: Role, *scopes: str) -> None:
    """Add an element as one block."""
    draft.add(xml.pieces(element), role, scopes, element.local)


def state(draft: Draft, name: str, xml: Xml, element: Element, attribute: str = "") -> None:
    """State a fact that an element says, or one of its attributes."""
    layer = xml.attribute(element, attribute) if attribute else xml.words(element)
    if layer.text.strip():
        draft.fact(name, layer.text, layer)


def _read_head(draft: Draft, xml: Xml, root: Element) -> None:
    """State the facts of head: title, dates, subjects; a title is the headline where there is no other."""
    for head in root.find("head"):
        title = head.child("title")
        if title:
            state(draft, "title", xml, title)
            if not any(root.find("hl1", "hedline")):
                add(draft, xml, title, Role.HEADLINE, "title")
        for name, fact in DATES:
            for element in head.find(name):
                if not draft.known(fact):
                    state(draft, fact, xml, element, "norm")
        for element in head.find("pubdata"):
            if not draft.known("published"):
                state(draft, "published", xml, element, "date.publication")
        for name, attribute, fact in (
            ("keyword", "key", "subject"),
            ("tobject.subject", "tobject.subject.type", "subject"),
            ("urgency", "ed-urg", "priority"),
            ("doc-id", "id-string", "guid"),
        ):
            for element in head.find(name):
                state(draft, fact, xml, element, attribute)


def _read_body_head(draft: Draft, xml: Xml, head: Element) -> None:
    for element in head.children:
        if element.local == "hedline":
            _read_hedline(draft, xml, element)
        elif element.local == "byline":
            draft.add(xml.pieces(element), Role.BYLINE, {"byline"})
            for person in element.find("person"):
                state(draft, "author", xml, person)
        elif element.local == "dateline":
            add(draft, xml, element, Role.DATELINE, "dateline")
            state(draft, "dateline", xml, element)
            for date in element.find("story.date"):
                if not draft.known("published"):
                    state(draft, "published", xml, date, "norm")
        elif element.local == "abstract":
            for paragraph in list(element.find("p")) or [element]:
                draft.add(xml.pieces(paragraph), Role.SUMMARY, {"abstract"}, "abstract")


def _read_hedline(draft: Draft, xml: Xml, hedline: Element) -> None:
    headlines = list(hedline.all("hl1")) or [hedline]
    for element in headlines:
        add(draft, xml, element, Role.HEADLINE, "h1", "heading")
        state(draft, "title", xml, element)
    for element in hedline.all("hl2"):
        add(draft, xml, element, Role.SUMMARY, "h2", "heading")


def _find_id(xml: Xml, root: Element) -> str:
    """Return what tells a story from its neighbours: its identifier, else its headline."""
    named = next((xml.attribute(element, "id-string").text for element in root.find("doc-id")), "")
    return named or next((xml.words(element).text for element in root.find("hl1", "title")), "")
