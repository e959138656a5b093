"""The dictionary knows both spellings of English and no slip of either."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.dictionary import common_words, is_common, is_word
from newslint.lexicon import WordList

ROOT = Path(__file__).parent.parent

KNOWN = [
    "the",
    "a",
    "zygote",
    "colour",
    "color",
    "organise",
    "organize",
    "realise",
    "centre",
    "center",
    "jewellery",
    "jewelry",
    "can't",
    "airport",
    "aardvark",
    "zebra",
]
UNKNOWN = ["teh", "recieve", "ukranian", "occured", "digial", "xyzzy", "zzzq"]


@pytest.mark.parametrize("word", KNOWN)
def test_words_are_known(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", [*UNKNOWN, "", "\n", "Zebra"])
def test_slips_are_not(word: str) -> None:
    assert not is_word(word)
    assert not is_common(word)


def test_every_word_is_found() -> None:
    words = (ROOT / "newslint" / "words" / "common.txt").read_text(encoding="utf-8").split()
    assert all(map(is_common, [*words[::97], words[-1]]))
    assert all(map(is_word, words[::97]))
    for prefix in ("a", "th", "zucch", "qx"):
        assert common_words(prefix) == tuple(word for word in words if word.startswith(prefix))


@given(st.lists(st.text("ab -’", min_size=1), unique=True), st.text("ab -’"))
def test_a_word_list_holds_its_words_and_no_other(words: list[str], other: str) -> None:
    held = WordList("\n".join(("", *sorted(words), "")))
    assert list(held) == sorted(words)
    assert all(word in held for word in words)
    assert (other in held) == (other in words)
