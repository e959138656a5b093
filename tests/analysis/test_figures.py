"""Figures: a table of phrases and what must and must not be read in them, and promises that hold for any text."""

from pathlib import Path

import pytest
import regex
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from newslint.analysis.figures import find_figures
from newslint.analysis.mentions import FIGURE_KINDS, Figure
from newslint.analysis.numerals import read_number
from newslint.lexicon import load_shipped

PHRASES = yaml.safe_load((Path(__file__).parent / "figures.yml").read_text(encoding="utf-8"))
LEXICONS = load_shipped()
WORDS = regex.findall(r"\S+", " ".join([*PHRASES["read"], *PHRASES["not_read"]]))


def show(text: str, figure: Figure) -> str:
    """Return a figure as the table of phrases writes it."""
    printed = text[figure.span.start : figure.span.end]
    shown = f"{printed} = {figure.kind} {figure.interval.low:.6g}..{figure.interval.high:.6g}"
    tail = (figure.unit, figure.hedge and f"({figure.hedge})", figure.noun and f"x {figure.noun}")
    return " ".join((shown, *filter(None, tail)))


@pytest.mark.parametrize(("text", "expected"), PHRASES["read"].items())
def test_reads(text: str, expected: list[str]) -> None:
    assert [show(text, figure) for figure in find_figures(text, LEXICONS)] == expected
    framed = f"They said of it that {text[:1].lower()}{text[1:]}"
    if text[1:2].islower() and not text.startswith(("Thousands", "Number", "No")):
        assert len(find_figures(framed, LEXICONS)) == len(expected)


@pytest.mark.parametrize("text", PHRASES["not_read"])
def test_reads_nothing(text: str) -> None:
    assert [show(text, figure) for figure in find_figures(text, LEXICONS)] == []


SHUFFLED = st.lists(st.sampled_from([*WORDS, "-", "–", ".", "\n\n", "$", "%"])).map(" ".join)


@given(st.one_of(st.text(), SHUFFLED, st.text("0123456789-–.,:/$%acm \n")))
@example("from 1 to ")
@example("$5 or ")
@example("half a ")
@example("9" * 400 + " million")
def test_any_text_yields_figures_that_lie_inside_it(text: str) -> None:
    end = 0
    for figure in find_figures(text, LEXICONS):
        assert end <= figure.span.start < figure.span.end <= len(text)
        assert figure.kind in FIGURE_KINDS
        assert "\n" not in text[figure.span.start : figure.span.end]
        end = figure.span.end


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve", 12),
        ("Twenty-one", 21),
        ("two hundred and forty", 240),
        ("three and a half million", 3.5e6),
        ("one million two hundred thousand", 1.2e6),
        ("a hundred thousand", 1e5),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("65,000", 65000),
        ("1.13bn", 1.13e9),
        ("2½", 2.5),
        ("twelve people", None),
        ("", None),
        ("and", None),
    ],
)
def test_read_number(words: str, value: float | None) -> None:
    assert read_number(words) == value


@pytest.mark.parametrize(
    ("text", "value", "digits", "significant", "scale"),
    [
        ("$1.13bn", 1.13e9, "113", 3, 1e9),
        ("65,000", 65000, "65", 2, 1),
        ("$639m", 639e6, "639", 3, 1e6),
        ("10", 10, "1", 2, 1),
        ("1,000", 1000, "1", 2, 1),
        ("10,250", 10250, "1025", 4, 1),
        ("0.50", 0.5, "50", 2, 1),
        ("7.0%", 7, "70", 2, 1),
        ("sixty-five thousand", 65000, "65", 2, 1e3),
        ("£3,469,800", 3469800, "34698", 5, 1),
    ],
)
def test_printed_precision(text: str, value: float, digits: str, significant: int, scale: float) -> None:
    (figure,) = find_figures(text, LEXICONS)
    assert (figure.value, figure.digits, figure.significant, figure.scale) == (value, digits, significant, scale)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [("52-48", 52, 48), ("won 1–3", 1, 3), ("three out of five", 3, 5), ("10 to 12 people", 10, 12), ("12 people", 12, 12)],
)
def test_two_numbers_keep_their_order(text: str, first: float, second: float) -> None:
    (figure,) = find_figures(text, LEXICONS)
    assert (figure.first, figure.second) == (first, second)
