"""Reads small stories of every format and compares blocks, roles, places, facts and mistakes with what is expected."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from newslint.document import Document
from newslint.readers import read
from newslint.text import Source, Span

FOLDER = Path(__file__).parent
STORIES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "stories.yml").read_text(encoding="utf-8"))
PLACES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "places.yml").read_text(encoding="utf-8"))


def _read(case: dict[str, Any]) -> Document:
    return read(Source(case["file"], case["copy"]))[0]


def _locate(document: Document, offset: int) -> str:
    line, column = document.source.locate(offset)
    return f"{line}:{column}"


def _name(case: dict[str, Any]) -> str:
    return str(case["file"])


@pytest.mark.parametrize("case", STORIES, ids=_name)
def test_blocks(case: dict[str, Any]) -> None:
    document = _read(case)
    blocks = [
        [block.role.value, _locate(document, document.place(block.span).start), document.words(block.span)]
        for block in document.blocks
    ]
    assert blocks == case["blocks"]


@pytest.mark.parametrize("case", STORIES, ids=_name)
def test_facts_and_mistakes(case: dict[str, Any]) -> None:
    document = _read(case)
    facts = {fact.name: fact.value for fact in reversed(document.facts)}
    assert {name: facts.get(name) for name in case.get("facts", {})} == case.get("facts", {})
    assert [[each.name, _locate(document, each.start)] for each in document.mistakes] == case.get("mistakes", [])
    directives = [[each.silence.value, list(each.rules), _locate(document, each.start)] for each in document.directives]
    assert directives == case.get("directives", [])


@pytest.mark.parametrize("case", PLACES, ids=_name)
def test_places(case: dict[str, Any]) -> None:
    document = _read(case)
    found = {}
    for phrase in case["places"]:
        start = document.text.find(phrase)
        assert start >= 0, (phrase, document.text)
        found[phrase] = _locate(document, document.place(Span(start, start + len(phrase))).start)
    assert found == case["places"]


def test_scopes_are_those_of_vale_and_of_roles() -> None:
    documents = {story["file"]: _read(story) for story in STORIES}
    scopes = {
        (name, document.words(block.span)): block.scopes for name, document in documents.items() for block in document.blocks
    }
    assert scopes["story.md", "The long road"] == {"text", "md", "frontmatter", "title", "headline"}
    assert scopes["story.md", "What follows"] == {"text", "md", "heading", "h2", "body"}
    assert scopes["story.md", "A long road, seen from above"] >= {"alt", "attr", "caption"}
    assert scopes["story.md", '"It is long," he said.'] >= {"blockquote", "quotation", "body"}
    assert scopes["story.md", "Road"] >= {"table", "header"}
    assert scopes["page.html", "Jo"] >= {"table", "cell"}
    assert scopes["page.html", "nested"] >= {"list", "html"}
    assert scopes["page.html", "Pulled words"] >= {"pullquote", "quotation"}
    assert scopes["dated.txt", "A storm left three people without a roof."] == {"text", "txt", "paragraph", "lede", "body"}
