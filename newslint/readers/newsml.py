"""Reads NewsML-G2: news items alone, in a package or in a message, their text in inline XML or inline data."""

from newslint.document import Document, Role
from newslint.readers.build import NOWHERE, Draft, Inside
from newslint.readers.markup import add_html, add_plain, add_text, part_lines
from newslint.readers.nitf import add, add_nitf, add_tokens, finish, read_directives, state, with_mistakes
from newslint.readers.page import Page
from newslint.readers.roles import settle
from newslint.readers.xmltree import Element, Xml, parse_xml
from newslint.text import Source

ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
PUBLISHED = ("firstCreated", "contentCreated", "versionCreated")
UPDATED = ("contentModified", "versionCreated")
CAPTIONED = ("picture", "graphic", "video", "audio", "animation", "photo")
NITF_CONTENT = ("p", "block", "body.content", "body", "hl2")


def read_newsml_g2(source: Source) -> Document | tuple[Document, ...]:
    """Read a NewsML-G2 file: a Document for each item that is news, or that holds words."""
    xml = parse_xml(Draft(source, "xml").layer)
    items = list(xml.root.find(*ITEMS)) or [xml.root]
    read = [_read_item(source, xml, item, several=len(items) > 1) for item in items]
    kept = tuple(document for document, item in zip(read, items, strict=True) if document.blocks or item.local == "newsItem")
    return with_mistakes(kept or (read[0],), xml)


def _read_item(source: Source, xml: Xml, item: Element, *, several: bool) -> Document:
    draft = Draft(source, "xml")
    read_directives(draft, item)
    _read_meta(draft, xml, item)
    picture = _is_picture(xml, item)
    for meta in item.find("contentMeta"):
        _read_content_meta(draft, xml, meta, picture=picture)
    for content in item.find("contentSet"):
        _read_content(draft, xml, content)
    for concept in item.find("concept"):
        _read_concept(draft, xml, concept)
    settle(draft)
    return finish(draft, _find_id(xml, item) if several else "")


def _is_picture(xml: Xml, item: Element) -> bool:
    classes = [xml.attribute(element, "qcode").text for element in item.find("itemClass")]
    return any(name.endswith(CAPTIONED) for name in classes)


def _find_id(xml: Xml, item: Element) -> str:
    guid = xml.attribute(item, "guid").text
    return guid or next((xml.words(element).text for element in item.find("headline")), "")


def _read_meta(draft: Draft, xml: Xml, item: Element) -> None:
    """State the dates, language and subjects of an item; its notes to editors are no copy."""
    for fact, names in (("published", PUBLISHED), ("updated", UPDATED), ("embargo", ("embargoed",))):
        dates = (element for name in names for element in item.find(name))
        if date := next((element for element in dates if xml.words(element).text.strip()), None):
            state(draft, fact, xml, date)
    for element in item.find("language"):
        state(draft, "language", xml, element, "tag")
    if not draft.known("language"):
        state(draft, "language", xml, item, "xml:lang")
    for element in item.find("slugline"):
        state(draft, "slug", xml, element)
    for element in item.find("urgency"):
        state(draft, "priority", xml, element)
    for subject in item.find("subject"):
        if name := subject.child("name"):
            state(draft, "subject", xml, name)


def _read_content_meta(draft: Draft, xml: Xml, meta: Element, *, picture: bool) -> None:
    for number, element in enumerate(meta.all("headline")):
        add(draft, xml, element, Role.SUMMARY if number else Role.HEADLINE, "headline")
        state(draft, "title", xml, element)
    for element in meta.all("by"):
        draft.add(xml.pieces(element), Role.BYLINE, {"by"})
    for element in meta.all("dateline"):
        add(draft, xml, element, Role.DATELINE, "dateline")
        state(draft, "dateline", xml, element)
    for creator in (each for each in meta.all("creator") if "photo" not in xml.attribute(each, "role").text):
        for element in creator.all("name"):
            state(draft, "author", xml, element)
    for element in meta.all("creditline"):
        add(draft, xml, element, Role.CREDIT, "creditline")
    for element in meta.all("description"):
        caption = picture or xml.attribute(element, "role").text.endswith("caption")
        draft.add(xml.pieces(element), Role.CAPTION if caption else Role.SUMMARY, {"description"}, "description")


def _read_content(draft: Draft, xml: Xml, content: Element) -> None:
    """Read the first rendition that holds words: the others say the same in another format."""
    for element in (*content.all("inlineXML"), *content.all("inlineData")):
        before = len(draft.parts)
        if element.local == "inlineXML":
            _read_inline(draft, xml, element)
        else:
            _read_data(draft, xml, element)
        if len(draft.parts) > before:
            return


def _read_inline(draft: Draft, xml: Xml, element: Element) -> None:
    names = [child.local.lower() for child in element.children]
    if "nitf" in names:
        for nitf in element.all("nitf"):
            add_nitf(draft, xml, nitf)
    elif "html" in names or "html" in xml.attribute(element, "contenttype").text:
        add_xhtml(draft, xml, element)
    elif any(name in NITF_CONTENT for name in names):
        add_tokens(draft, xml, element)
    else:
        add_xhtml(draft, xml, element)


def add_xhtml(draft: Draft, xml: Xml, element: Element, inside: Inside = NOWHERE) -> None:
    """Add the blocks of XHTML below an element; a body stands for all of it where there is one."""
    body = next(element.find("body"), element)
    Page(draft, xml.layer, xml.edits, xml.layer.text, inside).walk(part_lines(xml.layer.text, xml.walk(body)))


def _read_data(draft: Draft, xml: Xml, element: Element) -> None:
    kind, encoding = (xml.attribute(element, name).text for name in ("contenttype", "encoding"))
    if "base64" in encoding:
        return
    layer = xml.words(element)
    if "html" in kind:
        add_html(draft, layer)
    elif "plain" in kind:
        add_plain(draft, layer)
    elif not kind or "text" in kind:
        add_text(draft, layer)


def _read_concept(draft: Draft, xml: Xml, concept: Element) -> None:
    for element in concept.all("name"):
        add(draft, xml, element, Role.HEADLINE, "name")
        state(draft, "title", xml, element)
    for element in concept.all("definition", "note"):
        draft.add(xml.pieces(element), Role.PARAGRAPH, {element.local})
