"""Quotation marks: which characters are marks, which of them open and which close, and which stand alone.

A mark is told from an apostrophe or an inch mark by what stands beside it. Marks are matched inside one block; the mark of a
quotation that runs on into the next block has no partner but is `continued`.
"""

import regex

from newslint.document import Block, Role
from newslint.record import Record, replace
from newslint.regexes import compile_later
from newslint.text import Span

DOUBLE, SINGLE, ANGLE = "double", "single", "angle"
MARKS = "“”„‟\"«»‹›‘’‚'`"

_OPENING_SIDE = " \n([{—–/"
_CLOSING_SIDE = " \n.,;:!?)]}—–…/*"
_STYLES = {**dict.fromkeys('“”„‟"`', DOUBLE), **dict.fromkeys("«»‹›", ANGLE), **dict.fromkeys("‘’‚'", SINGLE)}
_PROSE = frozenset((Role.LEDE, Role.PARAGRAPH))
_BETWEEN = frozenset((Role.CAPTION, Role.CREDIT, Role.HEADING, Role.QUOTATION, Role.BOILERPLATE))
_DEEPEST = 50
"""So many open marks are looked through for the one that a mark closes."""

_RUN = 6
"""At most so many marks stand side by side at one end of a quotation."""

_FAR = 12
"""How many marks ahead the end of a quotation in single marks is looked for when a possessive could be its end."""

_MARK = compile_later(
    r"""
    (?<![\p{L}\d])['‘’](?:n['’‘](?!\w)|\d0s\b|(?:em|tis|twas|til|cause|bout|cuz|cos|ere|nuff|round)\b|
      (?:Em|Tis|Twas|Til|Cause|Cuz|Cos)\b(?=\ \p{Ll}))                                        # rock 'n' roll, '90s
    | (?<=\d)(?:['’′]\ ?\d{1,2}(?:[.]\d|\ ?[½¼¾])?(?:["”″]|''|’’))                            # 6'2"
    | (?P<mark> `` | '' | [“”„‟"«»‹›‘] | ‚(?=\p{L}) | (?<![\p{L}\d])['’] | ['’](?![\p{L}\d]) )
    """,
    regex.VERBOSE,
)


class Mark(Record):
    """One quotation mark: `style` double, single or angle; `partner` is the start of the mark that it pairs with, or -1.

    `turned`: the mark is printed the wrong way round (a closing mark that opens, an opening one that closes).
    `continued`: it opens a quotation that the next block takes up.
    """

    span: Span
    text: str
    style: str
    opens: bool
    block: int
    partner: int = -1
    turned: bool = False
    continued: bool = False


def find_marks(text: str, blocks: tuple[Block, ...]) -> tuple[Mark, ...]:
    """Return the quotation marks of every block, in order; apostrophes and inch marks are not among them."""
    found: list[Mark] = []
    for index, block in enumerate(blocks):
        found += _BlockMarks(text, block.span, index).read()
    return tuple(_continue(found, text, blocks))


def _continue(marks: list[Mark], text: str, blocks: tuple[Block, ...]) -> list[Mark]:
    """Note for each unclosed mark whether the next block opens with one of the same style."""
    heads = {mark.block: mark for mark in marks if mark.opens and _is_head(mark, text, blocks[mark.block].span)}
    for position, mark in enumerate(marks):
        if mark.opens and mark.partner < 0:
            following = heads.get(_next_prose(blocks, mark.block))
            if following is not None and following.style == mark.style:
                marks[position] = replace(mark, continued=True)
    return marks


def _next_prose(blocks: tuple[Block, ...], number: int) -> int:
    """Return the number of the next block if it is of the same kind (a picture or crosshead may stand between), else -1."""
    role = blocks[number].role
    like = _PROSE if role in _PROSE else frozenset((role,))
    number += 1
    while number < len(blocks) and blocks[number].role in _BETWEEN - like:
        number += 1
    return number if number < len(blocks) and blocks[number].role in like else -1


def _is_head(mark: Mark, text: str, block: Span) -> bool:
    return mark.span.start - block.start < _RUN and not text[block.start : mark.span.start].strip(MARKS + " ")


class _BlockMarks:
    """Matches the marks of one block with a stack of the open ones."""

    def __init__(self, text: str, span: Span, index: int) -> None:
        self.text, self.span, self.index = text, span, index
        self.found: list[Mark] = []
        self.open: list[int] = []  # positions in `found`
        self.candidates = [
            found.span("mark") for found in _MARK.finditer(text, span.start, span.end) if found.start("mark") >= 0
        ]

    def read(self) -> list[Mark]:
        for number, (start, end) in enumerate(self.candidates):
            self.take(number, Span(start, end))
        self.open.clear()
        return [mark for mark in self.found if mark.partner >= 0 or not _is_apostrophe(mark, self.text)]

    def take(self, number: int, span: Span) -> None:
        words = self.text[span.start : span.end]
        style = DOUBLE if words == "''" else _STYLES[words[0]]
        direction = self.direction(span)
        if style == SINGLE:
            self.take_single(number, span, direction)
        elif style == ANGLE:
            self.take_angle(span)
        elif words in ("“", "”"):
            self.take_curly(number, span, direction)
        elif words in ("„", "‟", "``"):
            self.begin(span, style)
        else:
            self.take_straight(number, span, direction)

    def take_curly(self, number: int, span: Span, direction: str) -> None:
        top = self.last_open(DOUBLE)
        if self.text[span.start] == "“":
            low = top is not None and self.found[top].text in "„‟"
            if top is not None and (direction == "closes" or (low and direction != "opens")):
                self.end(span, DOUBLE, turned=not low)
            else:
                self.begin(span, DOUBLE)
        elif top is None and (direction == "opens" or (direction == "either" and self.closes_next(number))):
            self.begin(span, DOUBLE, turned=True)
        elif not self.is_inch(number, span, top is not None):
            self.end(span, DOUBLE)

    def take_straight(self, number: int, span: Span, direction: str) -> None:
        is_open = self.last_open(DOUBLE) is not None
        if direction == "opens" or (direction == "either" and not is_open):
            self.begin(span, DOUBLE)
        elif not self.is_inch(number, span, is_open):
            self.end(span, DOUBLE)

    def is_inch(self, number: int, span: Span, is_open: bool) -> bool:
        """Whether the mark after a digit measures: nothing is open, or another mark will close what is."""
        if not self.text[span.start - 1 : span.start].isdigit():
            return False
        if not is_open:
            return True
        return self.closes_next(number)

    def closes_next(self, number: int) -> bool:
        """Whether the next double mark is one that can only close."""
        ahead = (Span(*bounds) for bounds in self.candidates[number + 1 : number + _FAR])
        following = next((mark for mark in ahead if self.text[mark.start] in '"”“'), None)
        return following is not None and self.text[following.start] != "“" and self.direction(following) == "closes"

    def take_angle(self, span: Span) -> None:
        words = self.text[span.start : span.end]
        top = self.last_open(ANGLE)
        if top is None or self.found[top].text == words:
            self.begin(span, ANGLE)
        else:
            self.end(span, ANGLE)

    def take_single(self, number: int, span: Span, direction: str) -> None:
        words = self.text[span.start : span.end]
        top = self.last_open(SINGLE)
        if words == "‚" or (words == "‘" and not (direction == "closes" and top is not None)):
            if direction != "either" or words == "‚":
                self.begin(span, SINGLE)
        elif words == "'" and direction == "opens":
            self.begin(span, SINGLE)
        elif top is not None and direction != "opens" and not self.is_possessive(number, span):
            self.end(span, SINGLE, turned=words == "‘")

    def is_possessive(self, number: int, span: Span) -> bool:
        """Whether the mark before a space and a word is an apostrophe (the boys’ team), because a surer end follows."""
        if not self.is_weak(span):
            return False
        for start, end in self.candidates[number + 1 : number + _FAR]:
            if self.text[start] not in "'’‘":
                continue
            direction = self.direction(Span(start, end))
            if direction == "opens":
                return False
            if direction == "closes" and not self.is_weak(Span(start, end)):
                return True
        return False

    def is_weak(self, span: Span) -> bool:
        before, after = self.text[span.start - 1 : span.start], self.text[span.end : span.end + 2]
        return before.isalpha() and (before in "sS" or self.text[span.start - 2 : span.start] == "in") and after[1:].isalpha()

    def direction(self, span: Span) -> str:
        """Return whether what stands beside a run of marks makes it open, close or either."""
        start, end = span.start, span.end
        first, last = max(self.span.start, start - _RUN), min(self.span.end, end + _RUN)
        while start > first and self.text[start - 1] in MARKS:
            start -= 1
        while end < last and self.text[end] in MARKS:
            end += 1
        opening = start == self.span.start or self.text[start - 1] in _OPENING_SIDE
        closing = end == self.span.end or self.text[end] in _CLOSING_SIDE
        if opening == closing:
            return "either"
        return "opens" if opening else "closes"

    def last_open(self, style: str) -> int | None:
        """Return the last open mark of `style`; one in single marks ends inside the double marks that it began in."""
        for position in reversed(self.open[-_DEEPEST:]):
            if self.found[position].style == style:
                return position
            if style == SINGLE and self.found[position].style == DOUBLE:
                return None
        return None

    def begin(self, span: Span, style: str, *, turned: bool = False) -> None:
        self.open.append(len(self.found))
        self.found.append(Mark(span, self.text[span.start : span.end], style, True, self.index, turned=turned))

    def end(self, span: Span, style: str, *, turned: bool = False) -> None:
        words = self.text[span.start : span.end]
        position = self.last_open(style)
        if position is None:
            self.found.append(Mark(span, words, style, False, self.index, turned=turned))
            return
        while self.open.pop() != position:
            pass
        opening = self.found[position]
        self.found[position] = replace(opening, partner=span.start)
        self.found.append(Mark(span, words, style, False, self.index, opening.span.start, turned))


def _is_apostrophe(mark: Mark, text: str) -> bool:
    """Whether a mark without a partner is one only by its looks: a straight single one, or one before a year (‘05)."""
    return mark.style == SINGLE and (mark.text == "'" or text[mark.span.end : mark.span.end + 1].isdigit())
