"""The quotations layer: what stands in quotation marks, by the marks alone."""

from bisect import bisect_left

from newslint.analysis.marks import SINGLE, Mark, find_marks
from newslint.analysis.mentions import Quotation
from newslint.document import Block
from newslint.regexes import compile_later
from newslint.text import Span

_OPENING_WORD = compile_later(r"[^\p{L}\d\uFFFC]*+(?:[\p{Lu}\d\uFFFC]|(?<=\[)\p{L})")
_ENDS_SPEECH = compile_later(r"[.!?…,—–-][)\]]?[”\"’'»]*$")
_WORD = compile_later(r"[\p{L}\d][\p{L}\d’'.-]*")
_SMALL_WORD = compile_later(r"(?:an?|and|as|at|but|by|for|from|in|of|on|or|the|to|vs|with)$")
_BEFORE_SPEECH = frozenset('.!?:…,\n”"')


def find_quotations(text: str, blocks: tuple[Block, ...], marks: tuple[Mark, ...] | None = None) -> tuple[Quotation, ...]:
    """Return every quotation in order of its start, nobody's speech yet.

    A mark without a partner makes a quotation only where its extent is plain: to the end (or from the beginning) of its block
    when no other mark of its style stands there, or where the next block takes it up. `marks` are those of the text, where
    they have been found already.
    """
    marks = find_marks(text, blocks) if marks is None else marks
    closing = {mark.span.start: mark for mark in marks if not mark.opens}
    bounded = [(mark, *bounds) for mark in marks if (bounds := _bounds(mark, closing, marks, blocks))]
    bounded.sort(key=_order)
    found: list[Quotation] = []
    reach = 0  # the end of the last quotation that is not inside another
    for mark, span, inner, opens, closes in bounded:
        nested = span.start < reach
        reach = max(reach, span.end)
        full = _is_speech(text, span, inner, closes)
        found.append(Quotation(span, inner, "quotation", mark.text if opens else "", opens, closes, nested, full))
    return tuple(found)


def _order(bounded: tuple[Mark, Span, Span, bool, bool]) -> tuple[int, int]:
    return bounded[1].start, -bounded[1].end


def _bounds(
    mark: Mark, closing: dict[int, Mark], marks: tuple[Mark, ...], blocks: tuple[Block, ...]
) -> tuple[Span, Span, bool, bool] | None:
    """Return span, inner span, opens and closes of the quotation that `mark` opens, or closes without an opening one."""
    block = blocks[mark.block].span
    if mark.partner >= 0:
        if not mark.opens:
            return None
        end = closing[mark.partner].span
        return Span(mark.span.start, end.end), Span(mark.span.end, end.start), True, True
    if mark.style == SINGLE and not mark.continued:
        return None
    if mark.opens and (mark.continued or _is_alone(mark, marks, Span(mark.span.end, block.end))):
        return Span(mark.span.start, block.end), Span(mark.span.end, block.end), True, False
    if not mark.opens and _is_alone(mark, marks, Span(block.start, mark.span.start)):
        return Span(block.start, mark.span.end), Span(block.start, mark.span.start), False, True
    return None


def _is_alone(mark: Mark, marks: tuple[Mark, ...], span: Span) -> bool:
    """Whether no other mark of the same style stands in `span`."""
    first = bisect_left(marks, span.start, key=_start)
    last = bisect_left(marks, span.end, key=_start)
    return all(marks[position].style != mark.style for position in range(first, last))


def _start(mark: Mark) -> int:
    return mark.span.start


def _is_speech(text: str, span: Span, inner: Span, closes: bool) -> bool:
    """Whether the words are a whole sentence or more, by their first letter, their last mark and what stands before."""
    words = text[inner.start : inner.end]
    if not _OPENING_WORD.match(words):
        return False
    ends_itself = not closes or _ENDS_SPEECH.search(words) is not None
    if ends_itself and words[-1:] not in ",.":
        return True
    free = _stands_free(text, span)
    if ends_itself and words[-1:] == "." and free:
        return True
    if not ends_itself and not (free and len(words.split(" ")) > 3):
        return False
    return not _is_title(words)


def _stands_free(text: str, span: Span) -> bool:
    before = text[: span.start].rstrip(" ")[-1:] if span.start < 2 else text[span.start - 2 : span.start].rstrip(" ")[-1:]
    return before == "" or before in _BEFORE_SPEECH


def _is_title(words: str) -> bool:
    """Whether every word that counts is capitalised, as in the title of a song."""
    found = _WORD.findall(words)
    return len(found) <= 10 and all(word[0].isupper() or word[0].isdigit() or _SMALL_WORD.match(word) for word in found)
