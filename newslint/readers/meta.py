"""What the head of a page states about its story: JSON-LD, meta elements, title, language, times."""

from collections.abc import Iterable, Iterator, Mapping

from newslint.document import Role
from newslint.readers.build import Draft
from newslint.readers.jsontext import Json, JsonMistake, Text, layer_of, parse_json
from newslint.readers.layer import Layer, render
from newslint.readers.tags import Token, read_attributes
from newslint.readers.templates import find_entities

META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title", "parsely-title"),
    "published": (
        "article:published_time", "date", "datepublished", "dc.date", "dc.date.issued", "dcterms.created", "pubdate",
        "publish-date", "publish_date", "published", "og:published_time", "parsely-pub-date", "sailthru.date",
        "article.published",
    ),
    "updated": (
        "article:modified_time", "datemodified", "og:updated_time", "last-modified", "lastmod", "dcterms.modified",
        "article.updated",
    ),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "twitter:creator"),
    "language": ("content-language", "inlanguage", "dc.language"),
}  # fmt: skip
"""Fact → the names (or properties, item properties) of the meta elements that state it."""

DESCRIPTIONS = ("description", "og:description", "twitter:description", "dc.description")
FACT_OF = {name: fact for fact, names in META.items() for name in names}


def read_head(draft: Draft, tokens: Iterable[Token]) -> None:
    """State the facts of a page's head; its descriptions are blocks, because readers see them in lists and searches."""
    layer = draft.layer
    described: set[str] = set()
    name, linked, top = "", False, False
    for token in tokens:
        if token.kind == "open":
            name, top = token.name, token.name == "title"
            tag = layer.text[token.start : token.end] if name in ("html", "meta", "time", "script") else ""
            linked = name == "script" and "ld+json" in tag
            _read_tag(draft, token, tag, described)
        elif token.kind == "raw" and linked:
            _read_linked(draft, layer, token.start, token.end)
        elif token.kind == "text" and top and not draft.known("title"):
            draft.fact("title", _plain(layer, token.start, token.end).text, layer, (token.start, token.end))
        elif token.kind == "close":
            top = False


def _plain(layer: Layer, start: int, end: int) -> Layer:
    return Layer(tuple(render(layer, start, end, find_entities(layer.text, start, end))))


def _read_tag(draft: Draft, token: Token, tag: str, described: set[str]) -> None:
    if not tag:
        return
    attributes = read_attributes(tag)
    if token.name == "html" and "lang" in attributes:
        _state(draft, "language", token, attributes["lang"])
    elif token.name == "time" and "datetime" in attributes:
        _read_time(draft, token, attributes)
    elif token.name == "meta" and "content" in attributes:
        named = next(
            (attributes[each][0] for each in ("property", "name", "itemprop", "http-equiv") if each in attributes), ""
        ).lower()
        if named in FACT_OF and "://" not in attributes["content"][0]:
            _state(draft, FACT_OF[named], token, attributes["content"])
        elif named in DESCRIPTIONS:
            _describe(draft, token, attributes["content"], described)


def _state(draft: Draft, fact: str, token: Token, value: tuple[str, int, int]) -> None:
    start, end = token.start + value[1], token.start + value[2]
    draft.fact(fact, _plain(draft.layer, start, end).text, draft.layer, (start, end))


def _describe(draft: Draft, token: Token, value: tuple[str, int, int], described: set[str]) -> None:
    layer = _plain(draft.layer, token.start + value[1], token.start + value[2])
    if layer.text and layer.text not in described:
        described.add(layer.text)
        draft.add(layer.pieces, Role.SUMMARY, {"meta", "description"}, "description")


def _read_time(draft: Draft, token: Token, attributes: Mapping[str, tuple[str, int, int]]) -> None:
    """A time element that says what it is, or failing any other word the first of the page, dates the story."""
    told = " ".join(attributes[each][0] for each in ("itemprop", "class", "pubdate") if each in attributes).lower()
    fact = "updated" if "modif" in told or "updat" in told else "published"
    if not draft.known(fact):
        _state(draft, fact, token, attributes["datetime"])


def _read_linked(draft: Draft, layer: Layer, start: int, end: int) -> None:
    """State what JSON-LD says of an article; JSON-LD that is broken says nothing (no reader sees it)."""
    try:
        linked = parse_json(layer.text, start, end)
    except JsonMistake:
        return
    for article in _find_articles(linked, 0):
        for key, fact in (
            ("headline", "title"),
            ("datePublished", "published"),
            ("dateModified", "updated"),
            ("inLanguage", "language"),
        ):
            value = article.get(key)
            if isinstance(value, Text):
                draft.fact(fact, layer_of(layer, value).text, layer, (value.start, value.end))
        for name in _find_names(article.get("author")):
            draft.fact("author", layer_of(layer, name).text, layer, (name.start, name.end))


def _find_articles(value: Json, depth: int) -> Iterator[Mapping[str, Json]]:
    if isinstance(value, tuple):
        for each in value:
            yield from _find_articles(each, depth + 1)
    elif isinstance(value, Mapping):
        kinds = value.get("@type")
        names = [kind.value for kind in (kinds if isinstance(kinds, tuple) else (kinds,)) if isinstance(kind, Text)]
        if any(name.endswith(("Article", "BlogPosting", "Report")) for name in names):
            yield value
        elif depth < 4:
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _find_articles(value.get(key, ()), depth + 1)


def _find_names(author: Json) -> Iterator[Text]:
    if isinstance(author, Text):
        yield author
    elif isinstance(author, tuple):
        for each in author:
            yield from _find_names(each)
    elif isinstance(author, Mapping):
        name = author.get("name")
        yield from _find_names(name if isinstance(name, Text | tuple) else None)
