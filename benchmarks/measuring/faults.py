"""Reads benchmarks/accuracy/faults: sentences with a fault, each with its correct twin."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

import regex

from measuring import days, numbers
from measuring.copydesk import ROOT
from measuring.names import draw_names
from measuring.numbers import Draw, Drawn
from newslint.yamlfile import Value, parse_yaml

FAULTS = ROOT / "benchmarks" / "accuracy" / "faults"
NAMED = regex.compile(r"\{(\w+)\}")
BEFORE_VOWEL = regex.compile(r"(?:(?<=[\p{L}):,.] )a|(?<=^|[.!?] )A)(?= [£$€]?(?:8|11\b|18\b|eight|eleven))")
"""The article before a value that was drawn and begins with a vowel."""

EITHER = regex.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


@dataclass(frozen=True, slots=True)
class Fault:
    """One phrasing of a fault: pieces to put into a story, by where they go ("body", "headline", "summary")."""

    kind: str
    expect: tuple[str, ...]
    draw: Draw
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The pieces of a fault, drawn and written: where each goes, and its words."""

    pieces: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """Return them in one line."""
        return " … ".join(text for _, text in self.pieces)


def load_faults() -> list[Fault]:
    """Return every phrasing of every file, in order."""
    return [fault for path in sorted(FAULTS.glob("*.yml")) for fault in _read_faults(path.read_text(encoding="utf-8"))]


def write(fault: Fault, rng: Random, published: date, text: str) -> tuple[Sentences, Sentences]:
    """Return the fault and its correct twin, with values that fit the day and names that the copy does not hold."""
    names = draw_names(rng, text)
    drawn: Drawn = {**names, **_slips(rng, names), **fault.draw(rng, published)}
    right, wrong = (Sentences(tuple((where, _write(piece, drawn, side)) for where, piece in fault.pieces)) for side in (0, 1))
    return wrong, right


def slip(rng: Random, word: str) -> str:
    """Return a word with one slip of the keys inside it: two letters changed about, one left out, doubled or wrong."""
    places = [index for index in range(1, len(word) - 2) if word[index : index + 2].isalpha()]
    while True:
        at = rng.choice(places)
        slipped = rng.choice(
            (
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[: at + 1] + word[at] + word[at + 1 :],
                word[:at] + rng.choice("aeiou" if word[at] in "aeiou" else "nrstlm") + word[at + 1 :],
            )
        )
        if slipped != word:
            return slipped


def _slips(rng: Random, names: Mapping[str, str]) -> Drawn:
    return {f"{name}_slip": (names[name], slip(rng, names[name])) for name in ("surname", "surname2")}


def _write(piece: str, drawn: Drawn, side: int) -> str:
    def value(match: "regex.Match[str]") -> str:
        held = drawn[match[1]]
        return held if isinstance(held, str) else held[side]

    filled = BEFORE_VOWEL.sub(r"\g<0>n", NAMED.sub(value, piece))
    written: str = EITHER.sub(lambda match: match[1 + side], filled)
    return written.strip()


def _read_faults(text: str) -> Iterator[Fault]:
    kinds = parse_yaml(text).value
    assert isinstance(kinds, dict)  # noqa: S101 - the files are the script's own
    for kind, entry in kinds.items():
        assert isinstance(entry, dict)  # noqa: S101
        draw: Draw = getattr(numbers, str(entry["draw"]), None) or getattr(days, str(entry["draw"]))
        for phrasing in entry["phrasings"]:
            yield Fault(kind, tuple(map(str, entry["expect"])), draw, tuple(_pieces(phrasing)))


def _pieces(phrasing: Value) -> Iterator[tuple[str, str]]:
    if isinstance(phrasing, dict):
        yield from ((where, str(text)) for where, text in phrasing.items())
    elif isinstance(phrasing, list):
        yield from (("body", str(text)) for text in phrasing)
    else:
        yield "body", str(phrasing)
