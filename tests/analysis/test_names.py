"""Names: a table of texts and what stands in them, and promises that hold for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.mentions import NAME_KINDS, Name
from newslint.analysis.names import find_names
from newslint.document import BREAK, Block, Role
from newslint.lexicon import load_shipped
from newslint.text import Span

PHRASES = yaml.safe_load((Path(__file__).parent / "names.yml").read_text(encoding="utf-8"))
LEXICONS = load_shipped()
WORDS = " ".join([*PHRASES["read"], *PHRASES["not_read"]]).split()


def lay_out(text: str, *roles: Role) -> tuple[Block, ...]:
    """Return the blocks of `text`, which stand a blank line apart; a block beyond `roles` is a paragraph."""
    blocks, start = [], 0
    for index, passage in enumerate(text.split(BREAK)):
        blocks.append(Block(Span(start, start + len(passage)), roles[index] if index < len(roles) else Role.PARAGRAPH))
        start += len(passage) + len(BREAK)
    return tuple(blocks)


def show(name: Name) -> str:
    """Return a name as the table of texts writes it."""
    return f"{name.kind}: {name.text}" + (f" = {name.key}" if name.key != name.text else "")


def read(text: str, *roles: Role) -> list[str]:
    return [show(name) for name in find_names(text, lay_out(text, *roles), LEXICONS)]


@pytest.mark.parametrize(("text", "expected"), PHRASES["read"].items())
def test_reads(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", PHRASES["not_read"])
def test_reads_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "expected"), PHRASES["given_and_surname"].items())
def test_tells_given_name_from_surname(text: str, expected: str) -> None:
    people = [name for name in find_names(text, lay_out(text), LEXICONS) if name.kind == "person"]
    assert [f"{name.given}|{name.surname}|{name.suffix}" for name in people] == [expected]


@pytest.mark.parametrize(("story", "expected"), PHRASES["headlines"].items())
def test_reads_headlines_by_the_story(story: str, expected: list[str]) -> None:
    headline = len(story.partition(BREAK)[0])
    names = find_names(story, lay_out(story, Role.HEADLINE), LEXICONS)
    assert [show(name) for name in names if name.span.end <= headline] == expected


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_names_stand_in_order_and_apart(text: str) -> None:
    names = find_names(text, lay_out(text), LEXICONS)
    assert all(name.kind in NAME_KINDS and name.text == text[name.span.start : name.span.end] for name in names)
    assert all(one.span.end <= two.span.start for one, two in pairwise(names))


@given(st.text(alphabet="AbC.'’- U&(1é\n", max_size=40))
def test_never_raises(text: str) -> None:
    find_names(text, lay_out(text), LEXICONS)
