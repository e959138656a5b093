"""The kinds that read a whole story (attribution, pairing, headline, duplicate), beyond the examples of the shipped rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.mentions import Figure
from newslint.checks.attribution import Attribution
from newslint.checks.check import Check, OptionMistake
from newslint.checks.duplicate import Duplicate
from newslint.checks.headline import Headline
from newslint.checks.pairing import Pairing
from newslint.checks.slips import is_slip
from newslint.interval import exactly
from newslint.lexicon import load_shipped
from newslint.readers import read
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import Source, Span

EVERYWHERE = Scope.parse(("text", "headline", "summary", "caption"))
FILLING = "The plant opened in May, and some three hundred people of the town found work there over the summer. " * 4


def story_of(text: str, path: str = "story.txt") -> Story:
    return Story(read(Source(path, text))[0], load_shipped())


def found_by(check: Check, text: str, path: str = "story.txt") -> list[str]:
    check.verify()
    story = story_of(text, path)
    return [story.document.words(finding.span) for finding in check.find(story, EVERYWHERE)]


@pytest.mark.parametrize(
    ("check", "option"),
    [
        (Attribution(of="everything"), "of"),
        (Pairing(marks="dashes"), "marks"),
        (Pairing(fault="crooked"), "fault"),
        (Pairing(marks="brackets", fault="turned"), "fault"),
        (Headline(part="footer"), "part"),
        (Headline(of="dates"), "of"),
        (Duplicate(minimum=2), "minimum"),
        (Duplicate(similarity=2.0), "similarity"),
    ],
)
def test_wrong_options_are_told(check: Check, option: str) -> None:
    with pytest.raises(OptionMistake) as mistake:
        check.verify()
    assert mistake.value.option == option


def test_a_part_that_is_not_there_is_told() -> None:
    assert Headline(part="caption").idle(story_of("Plant opens\n\nThe plant opened in May.")) == "no caption"


SUMMARY = "---\ntitle: Plant opens\nsummary: {}\n---\n\n{}\n"


@pytest.mark.parametrize(
    ("summary", "body", "expected"),
    [
        ("Some 1,650 jobs at the plant", "The plant has 1,560 jobs.", ["Some 1,650"]),
        ("Some 1,650 jobs at the plant", "The plant has 1,650 jobs. It had 1,560 jobs.", []),
        ("The plant has 45 workers", "The plant has 46 workers, and 400 workers live near.", ["45"]),
        ("The plant has 45 workers", "The plant has 46 cats.", []),
        ("The plant has 45 workers", "The plant has 48 workers.", []),
        ("The plant cost £16m", "The plant cost £1.6m.", ["£16m"]),
        ("The plant cost £16m", "The plant cost £17m.", []),
        ("The plant cost £16m", "The plant cost $1.6m.", []),
        ("In 2019 plants opened", "In 2018 plants opened.", []),
    ],
)
def test_a_summary_is_held_against_its_story(summary: str, body: str, expected: list[str]) -> None:
    assert [
        words.removeprefix("Some ") for words in found_by(Headline(part="summary"), SUMMARY.format(summary, body), "a.md")
    ] == [words.removeprefix("Some ") for words in expected]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Mayor Elway opens the plant", ["Elway"]),
        ("Mayor opens the plant in Slovenia", ["Slovenia"]),
        ("Mayor opens the plant in May", []),
        ("Mayor Elway Opens The New Plant In Town", []),
    ],
)
def test_names_of_a_headline(headline: str, expected: list[str]) -> None:
    found = found_by(Headline(of="names"), f"{headline}\n\nJane Manning opened the plant in Slovakia. {FILLING}")
    assert [words.rsplit(" ", 1)[-1] for words in found] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (65_000, 56_000, True),
        (16_000, 1_600, True),
        (12, 13, True),
        (12, 14, False),
        (234, 244, True),
        (234, 245, False),
        (123, 321, False),
        (5, 5_000, True),
        (1_234, 1_243, True),
        (0, 0, False),
    ],
)
def test_slips_of_counts(one: int, other: int, expected: bool) -> None:
    assert is_slip(count(one), count(other)) is expected
    assert is_slip(count(other), count(one)) is expected


def count(value: int) -> Figure:
    return Figure(Span(0, 1), "count", exactly(value), value, digits=str(value).rstrip("0"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘One thing,’ he said. ‘Two things,’ he said. ‘Three things,’ he said. ‘Four of them are here.", ["‘"]),
        ("The ‘Abd al-Malik family of ‘Iolani.", []),
        ("He said 5 (five (5) of them", ["("]),
        ("f(x) = [0, 1) and 8) and :) and :-(", []),
        ("{brace} and <angle>", []),
    ],
)
def test_lonely_marks(text: str, expected: list[str]) -> None:
    assert found_by(Pairing(), text) + found_by(Pairing(marks="brackets"), text) == expected


ANY = st.lists(
    st.one_of(st.sampled_from(["“", "”", '"', "(", ")", "]", "'", "sources said", "\n\n", "It was 5."]), st.text(max_size=9))
)


@given(ANY.map(" ".join))
def test_no_copy_makes_a_kind_stumble(text: str) -> None:
    checks = (
        Attribution(),
        Attribution(of="sources"),
        Pairing(),
        Pairing(marks="brackets"),
        Pairing(fault="turned"),
        Headline(),
        Headline(of="quotations"),
        Headline(of="quotations", near=True),
        Headline(of="names"),
        Duplicate(),
    )
    story = story_of(text)
    for check in checks:
        for finding in check.find(story, EVERYWHERE):
            assert finding.span.end <= len(story.text)
            assert set(check.wants) == set(finding.values)
