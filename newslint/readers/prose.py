"""Pieces to prose: white space collapsed, invisible characters dropped, and what is no prose as one character."""

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from newslint.document import NON_PROSE
from newslint.readers.layer import Edit, Layer, Piece, render
from newslint.regexes import compile_later

BLANKS = r"[\s\x00-\x1f\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff]"
"""White space, controls, and marks that print nothing (soft hyphen, zero-width space, word joiner, byte-order mark)."""

ODD_BLANKS = compile_later(rf"{BLANKS}{{2,}}|(?![ ]){BLANKS}")
INVISIBLE = compile_later(r"[\u00ad\u200b\u200e\u200f\u2060\ufeff]*")


@cache
def _no_prose() -> "regex.Pattern[str]":
    return compile_later(
        rf"""(?P<none>
        (?: \b(?:https?|ftp|mailto):(?://)? | (?<![\w.])www\. ) [^\s<>"“”‘’\[\]{{}}|]* [^\s<>"“”‘’\[\]{{}}|.,;:!?')…]
      | (?<![\w.+-]) [\w.+-]++ @ [\w-]++ (?:\.[\w-]++)+
      | (?<![\w.@/-]) [a-z\d-]++ (?:\.[a-z\d-]++)++ (?<=\.[a-z]{{2,12}}) / [\w/?=&%\#.-]* (?<![.,?])
      | (?<![\w@./]) @ [A-Za-z_]\w++ (?!@)
      | (?<![\w&/\#]) \# [^\W\d]\w*+
      )
      | {BLANKS}{{2,}} | (?![ ]){BLANKS}
    """,
        regex.VERBOSE,
    )


HINTS = ("@", "#", "://", "www.", "/", "mailto:")


def tidy(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces of one block as Document.text wants them: no line break, single spaces, nothing that is not prose."""
    layer = Layer(tuple(pieces))
    text = layer.text
    start = len(text) - len(text.lstrip(TRIMMED))
    end = max(start, len(text.rstrip(TRIMMED)))
    return render(layer, start, end, _find_edits(text, start, end))


def _find_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    masked = any(hint in text for hint in HINTS)
    for found in (_no_prose() if masked else ODD_BLANKS).finditer(text, start, end):
        if masked and found["none"]:
            yield Edit.over(found, NON_PROSE)
        else:
            yield Edit.over(found, "" if INVISIBLE.fullmatch(found[0]) else " ")


TRIMMED = "".join(
    map(
        chr,
        (
            *(*range(0x21), 0x7F, 0x85, 0xA0, 0xAD, 0x1680, *range(0x2000, 0x200C), 0x200E, 0x200F),
            *(0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF),
        ),
    )
)
