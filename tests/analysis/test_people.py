"""People: a table of texts and who is who in them."""

from pathlib import Path

import pytest
import yaml

from newslint.analysis.names import find_names
from newslint.analysis.people import find_people
from newslint.document import Block, Role
from newslint.lexicon import load_shipped
from newslint.text import Span

TEXTS = yaml.safe_load((Path(__file__).parent / "people.yml").read_text(encoding="utf-8"))["people"]
LEXICONS = load_shipped()


@pytest.mark.parametrize(("text", "expected"), TEXTS.items())
def test_knows_who_is_who(text: str, expected: list[str]) -> None:
    names = find_names(text, (Block(Span(0, len(text)), Role.PARAGRAPH),), LEXICONS)
    people, tagged = find_people(text, names, LEXICONS)
    assert [name.span for name in tagged] == [name.span for name in names]
    shown = []
    for person in people:
        titles = ", ".join((*person.honorifics, *person.offices))
        mentions = " / ".join(tagged[index].text for index in person.mentions)
        shown.append(f"{person.key}: {mentions}" + (f" ({titles})" if titles else ""))
        assert all(tagged[index].key == person.key for index in person.mentions)
    assert shown == expected


def test_tells_where_somebody_is_introduced() -> None:
    text = "Lukashenko spoke. President Alexander Lukashenko left, and Bregman said so."
    names = find_names(text, (Block(Span(0, len(text)), Role.PARAGRAPH),), LEXICONS)
    people, tagged = find_people(text, names, LEXICONS)
    introduced = {person.key: person.introduced for person in people}
    assert introduced["bregman"] is None
    place = introduced["alexander lukashenko"]
    assert place is not None
    assert tagged[place].text == "Alexander Lukashenko"
