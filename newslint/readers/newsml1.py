"""Reads NewsML 1.0 to 1.2: news items whose components carry news lines and content as NITF, XHTML or plain text."""

from collections.abc import Iterator

from newslint.document import Document, Role
from newslint.readers.build import Draft, Inside
from newslint.readers.markup import add_text
from newslint.readers.newsml import add_xhtml
from newslint.readers.nitf import add, add_nitf, add_tokens, finish, read_directives, state, with_mistakes
from newslint.readers.roles import settle
from newslint.readers.xmltree import Element, Xml, parse_xml
from newslint.text import Source

PICTURES = ("Photo", "Picture", "Graphic", "Animation", "Video", "Audio")
CAPTION = Inside(Role.CAPTION, frozenset({"caption", "figure"}))
NITF_CONTENT = ("p", "block", "body.content", "hl2")
DATES = (("published", ("FirstCreated", "ThisRevisionCreated", "DateId")), ("updated", ("ThisRevisionCreated",)))
LINES = (("ByLine", Role.BYLINE, ""), ("CreditLine", Role.CREDIT, "CreditLine"), ("SubHeadLine", Role.SUMMARY, "SubHeadLine"))


def read_newsml_1(source: Source) -> Document | tuple[Document, ...]:
    """Read a NewsML 1 file: a Document for each news item."""
    xml = parse_xml(Draft(source, "xml").layer)
    items = list(xml.root.find("NewsItem")) or [xml.root]
    return with_mistakes(tuple(_read_item(source, xml, item, several=len(items) > 1) for item in items), xml)


def _read_item(source: Source, xml: Xml, item: Element, *, several: bool) -> Document:
    draft = Draft(source, "xml")
    read_directives(draft, item)
    for fact, names in DATES:
        dates = [element for name in names for element in item.find(name)]
        if dates:
            state(draft, fact, xml, dates[0])
    for element in item.find("Language"):
        if not draft.known("language"):
            state(draft, "language", xml, element, "formalname")
    for element in item.find("SlugLine", "NameLabel"):
        if not draft.known("slug"):
            state(draft, "slug", xml, element)
    for component, picture in _find_components(xml, item):
        _read_component(draft, xml, component, picture=picture)
    settle(draft)
    return finish(draft, _find_id(xml, item) if several else "")


def _find_components(xml: Xml, item: Element) -> Iterator[tuple[Element, bool]]:
    """Yield every component in order, and whether it is a picture or its caption."""
    waiting = [(each, False) for each in item.all("NewsComponent")][::-1]
    while waiting:
        component, above = waiting.pop()
        picture = above or _is_picture(xml, component)
        yield component, picture
        waiting += [(each, picture) for each in component.all("NewsComponent")][::-1]


def _is_picture(xml: Xml, component: Element) -> bool:
    roles = [xml.attribute(element, "formalname").text for element in component.all("Role")]
    media = [xml.attribute(kind, "formalname").text for each in component.all("ContentItem") for kind in each.all("MediaType")]
    return any(name in ("Caption", *PICTURES) for name in roles) or any(name in PICTURES for name in media)


def _read_component(draft: Draft, xml: Xml, component: Element, *, picture: bool) -> None:
    for lines in component.all("NewsLines"):
        _read_lines(draft, xml, lines, picture=picture)
    for item in component.all("ContentItem"):
        for content in item.all("DataContent"):
            if not any(xml.attribute(each, "notation").text.lower() == "base64" for each in item.find("Encoding")):
                _read_content(draft, xml, content, picture=picture)


def _read_lines(draft: Draft, xml: Xml, lines: Element, *, picture: bool) -> None:
    """Read headline, second headline, byline, dateline, credit; what a picture is headed is part of its caption."""
    for element in lines.all("HeadLine"):
        taken = any(part.role is Role.HEADLINE for part in draft.parts)
        role = Role.CAPTION if picture else Role.SUMMARY if taken else Role.HEADLINE
        add(draft, xml, element, role, "HeadLine")
        if role is Role.HEADLINE:
            state(draft, "title", xml, element)
    for name, role, field in LINES:
        for element in lines.all(name):
            draft.add(xml.pieces(element), Role.CREDIT if picture else role, {name}, field or ("ByLine" if picture else ""))
    for element in lines.all("DateLine") if not picture else ():
        add(draft, xml, element, Role.DATELINE, "DateLine")
        state(draft, "dateline", xml, element)


def _read_content(draft: Draft, xml: Xml, content: Element, *, picture: bool) -> None:
    names = [child.local for child in content.children]
    if picture:
        for element in [*content.find("p")] or [content]:
            draft.add(xml.pieces(element), Role.CAPTION, CAPTION.scopes, "DataContent")
    elif "nitf" in names:
        for nitf in content.all("nitf"):
            add_nitf(draft, xml, nitf)
    elif "html" in names or "body" in names:
        add_xhtml(draft, xml, content)
    elif any(name in NITF_CONTENT for name in names):
        add_tokens(draft, xml, content)
    else:
        add_text(draft, xml.words(content))


def _find_id(xml: Xml, item: Element) -> str:
    named = next((xml.words(element).text.strip() for element in item.find("PublicIdentifier", "NewsItemId")), "")
    return named or next((xml.words(element).text for element in item.find("HeadLine")), "")
