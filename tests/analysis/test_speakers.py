"""Speakers: a table of texts and who speaks in them, and promises that hold for any text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from marked import blocks_of, take_names

from newslint.analysis.mentions import Quotation
from newslint.analysis.quotes import find_quotations
from newslint.analysis.sentences import find_sentences
from newslint.analysis.speakers import find_speakers
from newslint.lexicon import load_shipped
from newslint.text import Span

TEXTS = yaml.safe_load((Path(__file__).parent / "speakers.yml").read_text(encoding="utf-8"))
LEXICONS = load_shipped()
PIECES = [
    "“It works,”",
    "{Lee}",
    "<Acme>",
    "said",
    "according to",
    "told",
    ",",
    ".",
    ":",
    "who",
    "he",
    "and",
    "“It is",
    "\n\n",
    "the",
]


def speakers_of(marked: str) -> tuple[str, tuple[Quotation, ...]]:
    text, names = take_names(marked)
    blocks = blocks_of(text)
    marks = find_quotations(text, blocks)
    return text, find_speakers(text, marks, find_sentences(text, blocks, marks, LEXICONS), names, LEXICONS)


@pytest.mark.parametrize(("marked", "expected"), TEXTS.items())
def test_who_speaks(marked: str, expected: list[str]) -> None:
    text, found = speakers_of(marked)

    def words(span: Span | None) -> str:
        return text[span.start : span.end] if span else "-"

    assert [f"{quotation.speech} {words(quotation.speaker)} {words(quotation.verb)}" for quotation in found] == expected


@pytest.mark.parametrize(
    ("marked", "key"),
    [
        ("“It works,” {Ann Lee} said.", "ANN LEE"),
        ("“It works,” said Prime Minister {Ann Lee}.", "ANN LEE"),
        ("“It works,” <Acme> said.", "ACME"),
        ("“It works,” She said.", "she"),
        ("“It works,” a spokesman for {Lee} said.", "a spokesman for lee"),
        ("It “works”.", ""),
    ],
)
def test_keys(marked: str, key: str) -> None:
    assert [quotation.speaker_key for quotation in speakers_of(marked)[1]] == [key]


@pytest.mark.parametrize(
    ("marked", "full"), [("“Never,” he said.", True), ("“Jaws,” by Lee", False), ("He said “never”.", False)]
)
def test_a_word_beside_a_verb_of_speech_is_a_sentence(marked: str, full: bool) -> None:
    assert [quotation.full for quotation in speakers_of(marked)[1]] == [full]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8))).map(" ".join))
def test_any_text_keeps_its_quotations(marked: str) -> None:
    text, found = speakers_of(marked)
    assert [quotation.span for quotation in found] == [quotation.span for quotation in find_quotations(text, blocks_of(text))]
    for quotation in found:
        for span in filter(None, (quotation.speaker, quotation.verb)):
            assert span.start < span.end <= len(text)
