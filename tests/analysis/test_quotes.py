"""Quotations: a table of texts and what stands in quotation marks in them, and promises that hold for any text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from marked import blocks_of

from newslint.analysis.marks import find_marks
from newslint.analysis.mentions import Quotation
from newslint.analysis.quotes import find_quotations

TABLE = yaml.safe_load((Path(__file__).parent / "quotes.yml").read_text(encoding="utf-8"))


def show(text: str, quotation: Quotation) -> str:
    """Return a quotation as the table writes it."""
    flags = [name for name in ("full", "nested") if getattr(quotation, name)]
    flags += ["unclosed"] * (not quotation.closes) + ["unopened"] * (not quotation.opens)
    return " = ".join(filter(None, (text[quotation.span.start : quotation.span.end], " ".join(flags))))


@pytest.mark.parametrize(("text", "expected"), TABLE["quoted"].items())
def test_finds(text: str, expected: list[str]) -> None:
    assert [show(text, quotation) for quotation in find_quotations(text, blocks_of(text))] == expected


@pytest.mark.parametrize("text", TABLE["none"])
def test_finds_nothing(text: str) -> None:
    assert [show(text, quotation) for quotation in find_quotations(text, blocks_of(text))] == []


@given(
    st.one_of(
        st.text(), st.text("“”‘’\"'„«»`5sa .,—\n"), st.lists(st.sampled_from(["“a", "b”", '"', "'s", "\n\n"])).map(" ".join)
    )
)
def test_any_text_has_its_marks_in_order_and_in_pairs(text: str) -> None:
    blocks = blocks_of(text)
    marks = find_marks(text, blocks)
    by_start = {mark.span.start: mark for mark in marks}
    assert list(by_start) == sorted(by_start)
    for mark in marks:
        assert mark.span in blocks[mark.block].span
        assert mark.partner < 0 or by_start[mark.partner].partner == mark.span.start
    start = 0
    for quotation in find_quotations(text, blocks):
        assert start <= quotation.span.start
        assert quotation.inner in quotation.span
        assert "\n\n" not in text[quotation.span.start : quotation.span.end]
        start = quotation.span.start
