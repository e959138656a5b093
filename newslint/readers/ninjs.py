"""Reads ninjs 1 to 3, the IPTC's news in JSON: a story, a list of them, or one with others associated."""

from collections.abc import Iterator, Mapping

from newslint.document import Document, Mistake, Role
from newslint.readers.build import NOWHERE, Draft, Inside
from newslint.readers.jsontext import Json, JsonMistake, Text, layer_of, parse_json
from newslint.readers.layer import Layer
from newslint.readers.markup import add_html, add_plain, add_text, read_line
from newslint.readers.nitf import finish
from newslint.readers.roles import settle
from newslint.text import Source

Item = Mapping[str, Json]

LISTS = ("items", "_items", "newsitems", "stories")
PICTURES = ("picture", "graphic", "video", "audio", "photo", "animation")
CAPTION = Inside(Role.CAPTION, frozenset({"caption", "figure"}))
FACTS = (
    ("published", ("firstcreated", "contentcreated", "versioncreated")),
    ("updated", ("contentmodified", "versioncreated")),
    ("embargo", ("embargoed",)),
    ("language", ("language",)),
    ("slug", ("slugline",)),
    ("priority", ("urgency",)),
)
RENDITIONS = frozenset(("text", "html", "xhtml", "html5", "main", "summary", "usage", "plain", "text/plain", "text/html"))
"""Roles and content types under which one text stands in several forms."""

MOST_DEPTH = 4
"""Associations of associations are read no deeper."""


def read_ninjs(source: Source) -> Document | tuple[Document, ...]:
    """Read a ninjs file; JSON that is broken is one mistake."""
    layer = Draft(source, "json").layer
    try:
        value = parse_json(layer.text)
    except JsonMistake as broken:
        return with_mistake(source, "json", f"this is not JSON: {broken.message}", broken.offset)
    items = list(_find_items(value))
    several = len(items) > 1
    documents = tuple(_read_item(source, layer, item, several=several) for item in items)
    return documents or Draft(source, "json").finish()


def with_mistake(source: Source, name: str, message: str, offset: int) -> Document:
    """Return a document that says no more than what is wrong with the file at an offset."""
    draft = Draft(source, "json")
    start = min(offset, max(0, len(source.text) - 1))
    draft.mistakes.append(Mistake(name, message, start, min(len(source.text), start + 1)))
    return draft.finish()


def _find_items(value: Json, depth: int = 0) -> Iterator[Item]:
    """Yield the stories of a file: each object at the top or in a list, and associated stories with a body of their own."""
    if isinstance(value, tuple):
        for each in value:
            yield from _find_items(each, depth)
    elif isinstance(value, Mapping):
        item = {key.lower(): each for key, each in value.items()}
        held = next((item[name] for name in LISTS if isinstance(item.get(name), tuple)), None)
        if held is not None and not _find_words(item, "headline"):
            yield from _find_items(held, depth)
            return
        yield item
        for association in _associations(item) if depth < MOST_DEPTH else ():
            if not _is_picture(association) and any(_find_words(association, "body")):
                yield from _find_items(association, depth + 1)


def _associations(item: Item) -> Iterator[Item]:
    """Yield what is associated: a list in ninjs 2 and 3, an object of objects in ninjs 1."""
    held = item.get("associations")
    values = held.values() if isinstance(held, Mapping) else held if isinstance(held, tuple) else ()
    for value in values:
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Mapping):
                yield {key.lower(): inner for key, inner in each.items()}


def _is_picture(item: Item) -> bool:
    kind = item.get("type")
    return isinstance(kind, Text) and kind.value in PICTURES


def _read_item(source: Source, layer: Layer, item: Item, *, several: bool) -> Document:
    draft = Draft(source, "json")
    picture = _is_picture(item)
    for number, (_, text) in enumerate(_find_words(item, "headline")):
        _add_line(draft, layer, text, Role.SUMMARY if number else Role.HEADLINE, "headline")
    if (title := item.get("title")) and isinstance(title, Text):
        if not draft.parts:
            _add_line(draft, layer, title, Role.HEADLINE, "title")
        _state(draft, "title", layer, title)
    _read_facts(draft, layer, item)
    for kind, text in _find_best(item, "description"):
        _add_words(draft, layer, kind, text, _description(kind, picture=picture))
    for kind, text in _find_best(item, "body"):
        _add_words(draft, layer, kind, text, CAPTION if picture else NOWHERE)
    for association in _associations(item):
        if _is_picture(association) or not any(_find_words(association, "body")):
            for kind, text in (*_find_best(association, "description"), *_find_best(association, "body")):
                _add_words(draft, layer, kind, text, _description(kind, picture=True))
    settle(draft)
    return finish(draft, _find_id(layer, item) if several else "")


def _find_words(item: Item, name: str) -> list[tuple[str, Text]]:
    """Return what a story has under a name, each with the kind of text it is.

    ninjs 1 has `body_xhtml`, ninjs 2 and 3 have `bodies` of objects with a role, a content type and a value.
    """
    found = [
        (key.removeprefix(name).strip("_").lower(), value)
        for key, value in item.items()
        if (key == name or key.startswith(f"{name}_")) and isinstance(value, Text)
    ]
    plural = item.get("bodies" if name == "body" else f"{name}s")
    for each in plural if isinstance(plural, tuple) else ():
        inner = {key.lower(): value for key, value in each.items()} if isinstance(each, Mapping) else {}
        told = [value.value.lower() for value in (inner.get("role"), inner.get("contenttype")) if isinstance(value, Text)]
        if isinstance(value := inner.get("value"), Text):
            found.append((" ".join(told), value))
    return [(kind, text) for kind, text in found if text.value.strip()]


def _find_best(item: Item, name: str) -> list[tuple[str, Text]]:
    """Return one rendition of a text (with markup before without), and whatever else stands there in another role."""
    found = _find_words(item, name)
    same = [pair for pair in found if _is_rendition(pair[0])]
    best = next((pair for pair in same if "html" in pair[0]), same[0] if same else None)
    return [pair for pair in found if pair is best or pair not in same]


def _is_rendition(kind: str) -> bool:
    return not kind or kind.split(maxsplit=1)[0] in RENDITIONS


def _description(kind: str, *, picture: bool) -> Inside:
    if "credit" in kind:
        return Inside(Role.CREDIT, frozenset({"credit"}))
    if picture or "caption" in kind:
        return CAPTION
    return Inside(Role.SUMMARY, frozenset({"description"}))


def _add_words(draft: Draft, layer: Layer, kind: str, text: Text, inside: Inside) -> None:
    words = layer_of(layer, text)
    if "html" in kind:
        add_html(draft, words, inside)
    elif "plain" in kind or kind == "text":
        add_plain(draft, words, inside)
    else:
        add_text(draft, words, inside)


def _add_line(draft: Draft, layer: Layer, text: Text, role: Role, field: str) -> None:
    draft.add(read_line(layer_of(layer, text)), role, {field}, field)
    if role is Role.HEADLINE and field == "headline":
        _state(draft, "title", layer, text)


def _state(draft: Draft, name: str, layer: Layer, text: Text) -> None:
    draft.fact(name, layer_of(layer, text).text, layer, (text.start, text.end))


def _read_facts(draft: Draft, layer: Layer, item: Item) -> None:
    """State dates, byline, place, subjects; the byline is a block too, for readers see it."""
    for fact, names in FACTS:
        value = next((item[name] for name in names if isinstance(item.get(name), Text)), None)
        if isinstance(value, Text):
            _state(draft, fact, layer, value)
    byline = item.get("byline") or item.get("by")
    if isinstance(byline, Text):
        draft.add(read_line(layer_of(layer, byline)), Role.BYLINE, {"byline"}, "byline")
        _state(draft, "author", layer, byline)
    if isinstance(dateline := item.get("dateline"), Text):
        draft.add(read_line(layer_of(layer, dateline)), Role.DATELINE, {"dateline"}, "dateline")
        _state(draft, "dateline", layer, dateline)
    subjects = item.get("subjects", item.get("subject"))
    for subject in subjects if isinstance(subjects, tuple) else ():
        called = subject.get("name") if isinstance(subject, Mapping) else None
        if isinstance(called, Text):
            _state(draft, "subject", layer, called)


def _find_id(layer: Layer, item: Item) -> str:
    named = next((item[name] for name in ("uri", "guid", "id") if isinstance(item.get(name), Text)), None)
    if isinstance(named, Text) and named.value.strip():
        return named.value
    return next((layer_of(layer, text).text for _, text in _find_words(item, "headline")), "")
