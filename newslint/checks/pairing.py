"""The kind `pairing`: quotation marks and brackets that stand without the other one, or the wrong way round."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

import regex

from newslint.analysis.marks import DOUBLE, SINGLE, Mark
from newslint.checks.check import Check, OptionMistake
from newslint.diagnostic import Capture, Finding
from newslint.document import Role
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story
from newslint.text import Span

MARKS = ("quotes", "brackets")
FAULTS = ("lonely", "turned")

_PARTNERS = {"“": "”", "”": "“", "„": "“", "‟": "”", '"': '"', "``": "''", "''": "``"}
_PARTNERS |= {"‘": "’", "’": "‘", "‚": "‘", "'": "'", "`": "'", "«": "»", "»": "«", "‹": "›", "›": "‹"}
_PARTNERS |= {"(": ")", ")": "(", "[": "]", "]": "["}
_RIGHT_WAY = {"“": "”", "”": "“", "‘": "’", "’": "‘"}
_FAR = 6
"""Marks of one passage that is broken into lines may stand this many blocks apart."""

_HABIT = 2
"""What occurs more often in a story is its habit and no slip: ”Så här”, with closing marks alone."""

_RANGE = compile_later(r"[\d.∞–-]+, ?[\d.∞–-]+")
_BRACKET = compile_later(
    r"""
    (?<![\p{L}\d([])[:;=8xX][-'o^]?[()\[\]]+ (?= [ .,!?”"’)] | $ | \n)        # an emoticon
  | (?<=[ ])[:;][ ][()](?=[ ]|$|\n)                                          # one with a space
  | (?<![\p{L}\d)])[()\[\]]+[-'o^]?[:;=8](?=[ .,!?”"’)]|$|\n)               # one turned round: (:
    | (?<![^ \n([“"‘'])(?:\p{L}?\d{1,3}\p{L}?|\p{L}|[ivxIVX]{1,5})\.?(?P<item>\))     # the number of a list item: 1) a) iv)
    | (?P<bracket>[()\[\]])
    """,
    regex.VERBOSE,
)

_ANY_BRACKET = compile_later(r"[()\[\]]")


class Pairing(Check, slots=False, kw_only=True):
    """Reports a quotation mark or a bracket that nothing opens or nothing closes, at the mark that is alone.

    marks: `quotes` (default) or `brackets`.
    fault: `lonely` (default), a mark without the other one; or `turned`, a quotation mark printed the wrong way round, as a
      closing mark before the first word of a quotation.
    A quotation that runs over several paragraphs opens in each and closes in the last. Apostrophes, feet and inches (6'2"),
    the numbers of a list (1), a)) and emoticons are no marks. The message may use {mark}, the mark as printed, and {partner}:
    the mark that should go with it ("second one" where the two are alike), or the mark turned the right way.
    """

    marks: str = "quotes"
    fault: str = "lonely"

    wants: ClassVar[tuple[str, ...]] = ("mark", "partner")

    def verify(self) -> None:
        """Raise OptionMistake where an option is none of its choices."""
        if self.marks not in MARKS:
            raise OptionMistake("marks", f"must be one of {', '.join(MARKS)}")
        if self.fault not in FAULTS or (self.fault == "turned" and self.marks == "brackets"):
            raise OptionMistake("fault", "must be lonely, or (for quotes) turned")

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every mark that stands alone, or the wrong way round."""
        if self.fault == "turned":
            found = _find_turned(story.marks)
        elif self.marks == "quotes":
            found = _drop_spread([*_find_lonely(story, story.marks)])
        else:
            found = _drop_spread([*_find_brackets(story)])
        right = _RIGHT_WAY if self.fault == "turned" else _PARTNERS
        for mark in found:
            if story.reads(scope, mark.block) and story.blocks[mark.block].role is not Role.BOILERPLATE:
                capture = Capture(mark.span, mark.text, mark.text)
                partner = right[mark.text]
                yield Finding(mark.span, {"mark": capture, "partner": "second one" if partner == mark.text else partner})


def _find_lonely(story: Story, marks: tuple[Mark, ...]) -> Iterator[Mark]:
    """Yield the marks without a partner; one that could be an apostrophe or an arrow only where its like comes in pairs."""
    pairs = Counter(mark.style for mark in marks if mark.partner >= 0)
    for mark in marks:
        if mark.partner >= 0 or mark.continued or mark.text in ("``", "`") or _is_ditto(story, mark):
            continue
        if mark.style == DOUBLE or (pairs[mark.style] > _HABIT and (mark.style != SINGLE or _is_speech(story.text, mark))):
            yield mark


def _is_ditto(story: Story, mark: Mark) -> bool:
    """Whether a mark fills its block, as in a table: the same again."""
    return not story.document.words(story.blocks[mark.block].span).strip(mark.text + " ")


def _is_speech(text: str, mark: Mark) -> bool:
    """Whether a single mark is no apostrophe of a foreign word (‘Abd) or a clipped one (‘Cause): a sentence follows it."""
    words = text[mark.span.end : mark.span.end + 40].partition("\n")[0].split(" ")
    return mark.opens and mark.text == "‘" and len(words) > 3 and words[0].isalpha() and not words[1][:1].isupper()


def _find_turned(marks: tuple[Mark, ...]) -> list[Mark]:
    habit = sum(mark.turned and mark.opens for mark in marks) > _HABIT and not any(mark.text == "“" for mark in marks)
    return [mark for mark in marks if mark.turned and mark.partner >= 0 and not habit]


def _find_brackets(story: Story) -> Iterator[Mark]:
    for number, block in enumerate(story.blocks):
        if _is_balanced(story.text, block.span):
            continue
        opened: list[Mark] = []
        for found in _BRACKET.finditer(story.text, block.span.start, block.span.end):
            if found["item"] and opened:
                opened.pop()
            if not found["bracket"]:
                continue
            mark = Mark(Span(*found.span()), found[0], "bracket", found[0] in "([", number)
            if mark.opens:
                opened.append(mark)
            elif opened and (opened[-1].text == _PARTNERS[mark.text] or _is_range(story.text, opened[-1], mark)):
                opened.pop()
            else:
                yield mark
        yield from opened


def _is_balanced(text: str, span: Span) -> bool:
    """Whether all brackets have their other one even where emoticons and the numbers of lists count: nearly all blocks."""
    opened: list[str] = []
    for found in _ANY_BRACKET.finditer(text, span.start, span.end):
        if found[0] in "([":
            opened.append(found[0])
        elif not opened or opened.pop() != _PARTNERS[found[0]]:
            return False
    return not opened


def _is_range(text: str, opening: Mark, closing: Mark) -> bool:
    """Whether two brackets of different shape hold a half-open interval: [0, 1)"""
    return _RANGE.fullmatch(text, opening.span.end, closing.span.start) is not None


def _drop_spread(lonely: list[Mark]) -> list[Mark]:
    """Leave out an opening mark and the closing one that follows in a later block: a passage that is broken into lines."""
    spread: set[int] = set()
    lonely.sort(key=_start)
    for text in {mark.text for mark in lonely if mark.opens}:
        family = [mark for mark in lonely if mark.text in (text, _PARTNERS[text])]
        for mark, following in pairwise(family):
            if mark.opens and not following.opens and 0 < following.block - mark.block <= _FAR:
                spread |= {mark.span.start, following.span.start}
    return [mark for mark in lonely if mark.span.start not in spread]


def _start(mark: Mark) -> int:
    return mark.span.start
