"""Sentences: a table of texts with their ends marked, and promises that hold for any text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from marked import blocks_of

from newslint.analysis.quotes import find_quotations
from newslint.analysis.sentences import find_sentences
from newslint.lexicon import load_shipped

TEXTS = yaml.safe_load((Path(__file__).parent / "sentences.yml").read_text(encoding="utf-8"))
LEXICONS = load_shipped()


def sentences_of(text: str) -> list[str]:
    blocks = blocks_of(text)
    found = find_sentences(text, blocks, find_quotations(text, blocks), LEXICONS)
    return [text[sentence.span.start : sentence.span.end] for sentence in found]


@pytest.mark.parametrize("marked", TEXTS)
def test_ends(marked: str) -> None:
    expected = [sentence for block in marked.split("\n\n") for sentence in block.split(" | ")]
    assert sentences_of(marked.replace(" | ", " ")) == expected


def test_tells_what_is_quoted() -> None:
    text = "“I came. I saw.” He left."
    blocks = blocks_of(text)
    found = find_sentences(text, blocks, find_quotations(text, blocks), LEXICONS)
    assert [sentence.quoted for sentence in found] == [True, True, False]


@given(
    st.lists(st.one_of(st.sampled_from(["Mr.", "U.S.", "“Go!”", "he", "Lee", "…", "(5)", "5.", "\n\n"]), st.text())).map(
        " ".join
    )
)
def test_any_text_is_cut_into_sentences_in_order(text: str) -> None:
    blocks = blocks_of(text)
    end = 0
    for sentence in find_sentences(text, blocks, find_quotations(text, blocks), LEXICONS):
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        assert sentence.span in blocks[sentence.block].span
        end = sentence.span.end
