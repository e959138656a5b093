"""Reads the samples of every newsroom format, our own and the public ones, and compares what is read with what stands there."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from newslint.decode import decode
from newslint.document import Document, Role
from newslint.readers import read
from newslint.readers.amltext import Aml, Typed, Value, layer_of, parse_aml
from newslint.readers.layer import Layer, whole
from newslint.readers.sniff import find_format
from newslint.text import Source, Span

FOLDER = Path(__file__).parent
SAMPLES: dict[str, list[dict[str, Any]]] = yaml.safe_load((FOLDER / "samples.yml").read_text(encoding="utf-8"))
PUBLIC: dict[str, dict[str, list[str]]] = yaml.safe_load((FOLDER / "public.yml").read_text(encoding="utf-8"))
FORMATS = FOLDER.parent.parent.parent / "shared" / "formats"

needs_formats = pytest.mark.skipif(not FORMATS.is_dir(), reason="the public samples are not here")


def _read(path: Path) -> tuple[Document, ...]:
    source, mistakes = decode(path.read_bytes(), path.name)
    return read(source, mistakes=mistakes)


def _locate(document: Document, offset: int) -> str:
    place = document.place(Span(offset, offset + 1))
    return f"{place.line}:{place.column}"


@pytest.mark.parametrize("name", SAMPLES)
def test_our_own_samples(name: str) -> None:
    documents = _read(FOLDER / "samples" / name)
    assert [document.story for document in documents] == [story["story"] for story in SAMPLES[name]]
    for document, story in zip(documents, SAMPLES[name], strict=True):
        blocks = [
            [block.role.value, _locate(document, block.span.start), document.words(block.span)] for block in document.blocks
        ]
        assert blocks == story["blocks"]
        facts = {fact.name: fact.value for fact in reversed(document.facts)}
        assert {fact: facts.get(fact) for fact in story["facts"]} == story["facts"]
        assert document.mistakes == ()


@needs_formats
@pytest.mark.parametrize("name", PUBLIC)
def test_public_samples(name: str) -> None:
    documents = _read(FORMATS / name)
    document = next(each for each in documents if each.blocks)
    for part, (place, words) in PUBLIC[name].items():
        roles = (Role.HEADLINE,) if part == "headline" else tuple(Role)
        starts = [
            block.span.start + offset
            for block in document.blocks
            if block.role in roles and (offset := document.words(block.span).find(words)) >= 0
        ]
        assert place in [_locate(document, start) for start in starts], part


@needs_formats
def test_public_samples_are_read_without_a_mistake() -> None:
    paths = [path for path in FORMATS.rglob("*") if path.suffix in (".xml", ".json", ".aml")]
    assert len(paths) > 150
    assert [path.name for path in paths for document in _read(path) if document.mistakes] == []


def _plain(node: Aml, layer: Layer) -> object:
    if isinstance(node, Value):
        return layer_of(layer, node).text
    if isinstance(node, Typed):
        return {"type": node.kind, "value": _plain(node.value, layer)}
    if isinstance(node, dict):
        return {key: _plain(value, layer) for key, value in node.items()}
    return [_plain(value, layer) for value in node]


@needs_formats
def test_archieml_parses_to_what_the_conformance_tests_say() -> None:
    wrong = []
    for path in sorted((FORMATS / "archieml").glob("*.aml")):
        text = path.read_text(encoding="utf-8")
        parsed = _plain(parse_aml(text), whole(text))
        assert isinstance(parsed, dict)
        parsed.pop("test", None)
        if json.loads(parsed.pop("result")) != parsed:
            wrong.append(path.name)
    assert wrong == []


CONTENT = {
    "nitf": "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf-3-3.dtd'>\n<!-- x --><nitf><body/></nitf>",
    "newsml-g2": "<nar:newsItem xmlns:nar='http://iptc.org/std/nar/2006-10-01/'/>",
    "newsml-1": "<?xml version='1.0'?><!DOCTYPE NewsML [<!ATTLIST a b CDATA #IMPLIED>]><NewsML/>",
    "wxr": "<rss xmlns:wp='http://wordpress.org/export/1.2/'/>",
    "feed": "\ufeff<rss version='2.0'/>",
    "html": "<!DOCTYPE html>\n<html><p>A</p></html>",
    "ninjs": '{"uri": "urn:1", "headline": "A"}',
    "iptc7901": "\x16\x01AFP0123 4 I  0345\r\r\n\x02Words\x03",
    "archieml": "headline: A\n\n[+text]\nWords.\n[]\n",
    "jsonl": '{"a": "b"}\n{"a": "c"}\n',
}


@pytest.mark.parametrize("name", CONTENT)
def test_content_tells_the_format(name: str) -> None:
    endings = {"html": ("xml", "txt"), "archieml": ("txt",), "iptc7901": ("txt",), "ninjs": ("json", "txt")}
    for ending in endings.get(name, ("xml", "txt") if "<" in CONTENT[name] else ("json", "txt")):
        assert find_format(Source(f"story.{ending}", CONTENT[name])) == name


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.md", "<nitf>", "markdown"),
        ("a.txt", "[Editor's note] Words.", "text"),
        ("a.txt", "{Some} words [x]\n[]\n", "text"),
        ("a.txt", "Results:\n[1]\nRovers won.", "text"),
        ("a.json", '{"title": "A"}', "json"),
        ("a.xml", "<story><p>A</p></story>", "html"),
        ("a.rss", "words", "feed"),
    ],
)
def test_other_content_is_left_to_the_ending(path: str, text: str, expected: str) -> None:
    assert find_format(Source(path, text)) == expected


def test_a_comment_silences_its_own_story() -> None:
    comment = "<!-- newslint-disable a/b -->"
    items = f"<newsItem guid='1'>{comment}</newsItem><newsItem guid='2'><headline>A</headline></newsItem>"
    first, second = read(Source("a.newsml", f"<newsMessage>{items}</newsMessage>"))
    assert [directive.start for directive in first.directives] == [items.index(comment) + len("<newsMessage>")]
    assert second.directives == ()
    (story,) = read(Source("a.ninjs", json.dumps({"uri": "1", "body_html": f"{comment}<p>Words of it.</p>"})))
    assert [directive.rules for directive in story.directives] == [("a/b",)]


def test_what_is_nothing_but_a_link_is_the_way_to_another_story() -> None:
    page = (
        "<html><body><h1><a href='/a'>Bridge shut</a></h1><p>The bridge was <a href='/b'>shut</a> on Friday.</p>"
        "<ul><li><a href='/c'>Ferry sinks</a></li><li><a href='/d'>Ferry</a>: what we know</li></ul></body></html>"
    )
    (document,) = read(Source("a.html", page))
    assert [(block.role, document.words(block.span)) for block in document.blocks] == [
        (Role.HEADLINE, "Bridge shut"),
        (Role.LEDE, "The bridge was shut on Friday."),
        (Role.BOILERPLATE, "Ferry sinks"),
        (Role.LIST_ITEM, "Ferry: what we know"),
    ]
