"""The dictionary knows both spellings of English and no slip of either."""

from pathlib import Path

import pytest

from newslint.dictionary import common_words, is_common, is_word

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
