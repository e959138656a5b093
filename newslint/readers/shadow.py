"""What a grammar is given to parse: ASCII with the plain words left out, and the way back to the text."""

from bisect import bisect_right

from newslint.record import Record
from newslint.regexes import compile_later

PLAIN_WORDS = compile_later(r"(?<![<>/&{\w])[A-Za-z0-9][A-Za-z0-9 ]{11,}")
"""A run of words in which no grammar can find anything; not the name of a tag, a link's path or a shortcode."""
HEAD, TAIL = 4, 4
"""So many characters of a run are left at either end, for what borders on them."""

FOREIGN_LETTER = compile_later(r"[^\x00-\x7f\W]|[^\x00-\x7f\P{M}]")
FOREIGN = compile_later(r"[^\x00-\x7f]")


def shadow(text: str) -> bytes:
    """Return ASCII of the same length for a grammar to parse, so that its byte offsets are character offsets.

    Letters stand as x, other foreign characters as a comma (which no grammar here minds), line ends as LF alone.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", " ")
    if not text.isascii():
        text = FOREIGN_LETTER.sub("x", text)
        text = FOREIGN.sub(",", text)
    return text.encode("ascii")


class Extract(Record):
    """A text without its plain words, for a Markdown grammar, whose time goes by the character.

    `cuts` are the places (in the extract) where characters were left out, `left_out` how many up to there.
    """

    content: bytes
    cuts: tuple[int, ...]
    left_out: tuple[int, ...]

    def back(self, offset: int) -> int:
        """Return the place in the text of a place in the extract."""
        return offset + self.left_out[bisect_right(self.cuts, offset)]


def extract(text: str) -> Extract:
    """Return what a Markdown grammar needs of a text."""
    ascii_text = shadow(text).decode("ascii")
    parts: list[str] = []
    cuts: list[int] = []
    left_out = [0]
    position = length = 0
    for found in PLAIN_WORDS.finditer(ascii_text):
        first, last = found.start() + HEAD, found.end() - TAIL
        parts.append(ascii_text[position:first])
        length += first - position
        cuts.append(length + 1)
        left_out.append(left_out[-1] + last - first)
        position = last
    return Extract("".join([*parts, ascii_text[position:]]).encode("ascii"), tuple(cuts), tuple(left_out))
