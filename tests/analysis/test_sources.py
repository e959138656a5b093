"""Sources: a table of texts and whom they take their statements from, and promises that hold for any text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from marked import blocks_of, take_names

from newslint.analysis.mentions import SourceMention
from newslint.analysis.quotes import find_quotations
from newslint.analysis.sentences import find_sentences
from newslint.analysis.sources import find_sources
from newslint.lexicon import load_shipped

TEXTS = yaml.safe_load((Path(__file__).parent / "sources.yml").read_text(encoding="utf-8"))
LEXICONS = load_shipped()
PIECES = [
    "sources",
    "a source",
    "{Lee}",
    "said",
    "according to",
    "familiar with",
    "people",
    ",",
    ".",
    "“",
    "”",
    "citing",
    "\n\n",
]


def sources_of(marked: str) -> tuple[str, tuple[SourceMention, ...]]:
    text, names = take_names(marked)
    blocks = blocks_of(text)
    marks = find_quotations(text, blocks)
    return text, find_sources(text, find_sentences(text, blocks, marks, LEXICONS), marks, names, LEXICONS)


@pytest.mark.parametrize(("marked", "expected"), TEXTS.items())
def test_finds(marked: str, expected: list[str]) -> None:
    text, found = sources_of(marked)
    shown = [
        " ".join(
            (
                text[mention.span.start : mention.span.end],
                mention.kind,
                "plural" if mention.plural else "singular",
                text[mention.verb.start : mention.verb.end] if mention.verb else "-",
            )
        )
        for mention in found
    ]
    assert shown == expected


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8))).map(" ".join))
def test_any_text_yields_sources_in_order(marked: str) -> None:
    text, found = sources_of(marked)
    assert list(found) == sorted(found, key=lambda mention: mention.span)
    assert all(mention.span.start < mention.span.end <= len(text) for mention in found)
