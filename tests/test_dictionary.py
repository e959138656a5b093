"""The dictionary knows both spellings of English and no slip of either."""

import pytest

from newslint.dictionary import is_common, is_word

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
    from newslint.dictionary import _read, _stands_in

    words = _read("common.txt").decode().split()
    assert all(_stands_in("common.txt", word) for word in words[::97])
