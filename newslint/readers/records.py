"""Reads stories out of JSON of any make, and out of JSON Lines: a story for each object, its fields found by their names."""

from collections.abc import Iterator, Mapping

from newslint.document import Document, Mistake, Role
from newslint.readers.build import NOWHERE, Draft, Inside
from newslint.readers.choose import ANY, FieldNames
from newslint.readers.fields import AUTHORS, HEADLINES, PUBLISHED, SEPARATORS, SUMMARIES, UPDATED
from newslint.readers.jsontext import Json, JsonMistake, Text, layer_of, parse_json
from newslint.readers.layer import Layer
from newslint.readers.markup import add_text, read_line
from newslint.readers.ninjs import with_mistake
from newslint.readers.nitf import finish
from newslint.readers.roles import settle
from newslint.record import replace
from newslint.regexes import compile_later
from newslint.text import Source

BODIES = (
    "body", "bodyhtml", "bodytext", "content", "contenthtml", "contenttext", "articlebody", "text", "article", "maintext",
    "fulltext", "story", "html", "paragraphs",
)  # fmt: skip
IDS = ("id", "guid", "_id", "uuid", "uri", "url", "link", "slug")
LISTS = ("articles", "items", "stories", "entries", "docs", "results", "hits", "posts", "records")
LINE = compile_later(r"[^\r\n]+")
SUMMARY = Inside(Role.SUMMARY, frozenset({"summary"}))
NO_DATE = frozenset({"true", "false", "null"})


def read_json(source: Source, names: FieldNames = ANY) -> Document | tuple[Document, ...]:
    """Read a JSON file: an object is a story, a list of objects is a story each."""
    layer = Draft(source, "json").layer
    try:
        value = parse_json(layer.text)
    except JsonMistake as broken:
        return with_mistake(source, "json", f"this is not JSON: {broken.message}", broken.offset)
    return _read_all(source, layer, list(_find_records(value)), names)


def read_jsonl(source: Source, names: FieldNames = ANY) -> Document | tuple[Document, ...]:
    """Read JSON Lines: a story a line; lines that are no JSON are one mistake, and the others are read."""
    layer = Draft(source, "json").layer
    records: list[Mapping[str, Json]] = []
    broken: list[tuple[int, str]] = []
    for line in LINE.finditer(layer.text):
        if not line[0].strip("\ufeff \t\x1e"):
            continue
        try:
            value = parse_json(layer.text, *line.span())
        except JsonMistake as mistake:
            broken.append((mistake.offset, mistake.message))
            continue
        if isinstance(value, Mapping):
            records.append(value)
        else:
            broken.append((line.start(), "a line must be an object"))
    documents = _read_all(source, layer, records, names)
    return _with_broken(documents, source, broken) if broken else documents


def _with_broken(documents: tuple[Document, ...], source: Source, broken: list[tuple[int, str]]) -> tuple[Document, ...]:
    (offset, message), *more = broken
    others = (
        f" (and {len(more):,} more lines are broken)" if len(more) > 1 else " (and one more line is broken)" if more else ""
    )
    start = min(offset, max(0, len(source.text) - 1))
    mistake = Mistake("json", f"this line is not JSON: {message}{others}", start, min(len(source.text), start + 1))
    return (replace(documents[0], mistakes=(mistake,)), *documents[1:])


def _find_records(value: Json, depth: int = 0) -> Iterator[Mapping[str, Json]]:
    if isinstance(value, tuple):
        for each in value:
            yield from _find_records(each, depth + 1) if depth < 3 else ()
    elif isinstance(value, Mapping):
        keys = {_plain(key): key for key in value}
        held = next((value[keys[name]] for name in LISTS if name in keys), None)
        if isinstance(held, tuple) and any(isinstance(each, Mapping) for each in held) and depth < 3:
            yield from _find_records(held, depth + 1)
        else:
            yield value


def _read_all(source: Source, layer: Layer, records: list[Mapping[str, Json]], names: FieldNames) -> tuple[Document, ...]:
    several = len(records) > 1
    documents = tuple(_read_record(source, layer, each, names, several=several) for each in records)
    documents = documents or (Draft(source, "json").finish(),)
    if any(_holds_story(each, names) for each in records):
        return documents
    message = (
        f"nothing here has a field {names.text!r}" if names.text else "no field here is known to hold a story: --text-field"
    )
    first = documents[0]
    return (replace(first, mistakes=(*first.mistakes, Mistake("empty", message, 0, 0))), *documents[1:])


def _holds_story(fields: Mapping[str, Json], names: FieldNames) -> bool:
    """Whether the field that was asked for is there; without any asked for, a body or a summary."""
    return bool(_choose(fields, names.text, BODIES) or (not names.text and _choose(fields, "", SUMMARIES)))


def _read_record(source: Source, layer: Layer, fields: Mapping[str, Json], names: FieldNames, *, several: bool) -> Document:
    draft = Draft(source, "json")
    for title in _choose(fields, names.title, HEADLINES)[:1]:
        words = layer_of(layer, title)
        draft.add(read_line(words), Role.HEADLINE, {"title"}, "title")
        draft.fact("title", words.text, layer, (title.start, title.end))
    for fact, asked, known in (("published", names.date, PUBLISHED), ("updated", "", UPDATED), ("author", "", AUTHORS)):
        for value in _choose(fields, asked, known):
            if value.value.lower() not in NO_DATE and not (draft.known(fact) and fact != "author"):
                draft.fact(fact, layer_of(layer, value).text, layer, (value.start, value.end))
    bodies = _choose(fields, names.text, BODIES)
    for text in _choose(fields, "", SUMMARIES) if bodies else ():
        add_text(draft, layer_of(layer, text), SUMMARY)
    for text in bodies or _choose(fields, "", SUMMARIES):
        add_text(draft, layer_of(layer, text), NOWHERE)
    settle(draft)
    return finish(draft, _find_id(layer, fields, draft) if several else "")


def _choose(fields: Mapping[str, Json], asked: str, known: "frozenset[str] | tuple[str, ...]") -> list[Text]:
    """Return the strings of the field that was asked for, else of the first that has a known name (all of its strings)."""
    if asked:
        return list(_strings(_look_up(fields, asked)))
    named = {_plain(key): value for key, value in reversed(list(fields.items()))}
    order = known if isinstance(known, tuple) else [name for name in map(_plain, fields) if name in known]
    return next((found for name in order if name in named and (found := list(_strings(named[name])))), [])


def _plain(key: str) -> str:
    return str(SEPARATORS.sub("", key)).lower()


def _look_up(fields: Mapping[str, Json], path: str) -> Json:
    """Return the value at the end of a path; a key may itself hold dots."""
    if path in fields:
        return fields[path]
    value: Json = fields
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _strings(value: Json) -> Iterator[Text]:
    """Yield the strings of a value: itself, or those of a list, or the text of the objects in it."""
    if isinstance(value, Text):
        if value.value.strip() and (value.quoted or value.value not in NO_DATE):
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each) if not isinstance(each, tuple) else ()
    elif isinstance(value, Mapping):
        inner = next((value[name] for name in ("text", "value", "name", "rendered", "html") if name in value), None)
        if isinstance(inner, Text):
            yield from _strings(inner)


def _find_id(layer: Layer, fields: Mapping[str, Json], draft: Draft) -> str:
    named = {key.lower(): value for key, value in fields.items()}
    for name in IDS:
        if isinstance(value := named.get(name), Text) and value.value.strip():
            return layer_of(layer, value).text
    return next((fact.value for fact in draft.facts if fact.name == "title"), "")
