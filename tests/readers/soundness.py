"""What the tests that throw anything at a reader share: samples spoilt at random, and what must hold of every document."""

from collections.abc import Sequence

from hypothesis import strategies as st

from newslint.document import Document
from newslint.text import Span


@st.composite
def spoilt(draw: st.DrawFn, samples: Sequence[str], marks: Sequence[str]) -> str:
    """A sample cut short, with marks put into it and stretches taken out, or nothing but marks."""
    sample = draw(st.sampled_from(["", *samples]))
    sample = sample[: draw(st.integers(0, len(sample)))] if draw(st.booleans()) else sample
    for mark in draw(st.lists(st.sampled_from(marks), max_size=12)):
        place = draw(st.integers(0, len(sample)))
        sample = sample[:place] + mark + sample[place + draw(st.integers(0, 9)) :]
    return sample


def check_places(document: Document) -> None:
    """Assert that blocks hold words and nothing else, and that every place lies in the file."""
    length = len(document.source.text)
    for block in document.blocks:
        words = document.words(block.span)
        assert words
        assert words == words.strip()
        assert not any(found in words for found in ("\n", "\r", "  ", "\u00a0"))
        assert 0 <= document.place(block.span).start <= document.place(block.span).end <= length
    for offset in range(0, len(document.text), 17):
        document.place(Span(offset, min(len(document.text), offset + 5)))
    places = [(fact.start, fact.end) for fact in document.facts]
    places += [(mistake.start, mistake.end) for mistake in document.mistakes]
    places += [(directive.start, directive.end) for directive in document.directives]
    assert all(0 <= start <= end <= length for start, end in places)
