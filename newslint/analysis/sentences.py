"""The sentences layer: where each sentence of a block begins and ends."""

from collections.abc import Iterator, Mapping

import regex

from newslint.analysis.mentions import Quotation, Sentence
from newslint.document import NON_PROSE, Block
from newslint.lexicon import Lexicons, kept
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.text import Span

_STOP = compile_later(r"""([.!?…]+(?:\ [.](?=\ [.]|\ ))*)([”"’'»)\]]*)(?=\ ([“"‘'«‹([{„]*)([^\n]))""", regex.VERBOSE)
"""Terminal marks, closing marks, and after a space the opening marks and the first letter of what follows."""

_LAST_WORD = compile_later(r"[\p{L}\p{N}&'’-]+(?:\.[\p{L}\p{N}]+)*$")
_NEXT_WORD = compile_later(r"[\p{L}\p{N}][\p{L}\p{N}’'-]*")
_CAMEL = compile_later(r"[a-z]{1,2}\p{Lu}")
_LOOK_BACK = 30

_ATTRIBUTION = compile_later(
    r"""
    (?:[\p{Lu}][\p{L}.’'-]*\ |(?:the|The|a|an|of|van|von|de|al)\ ){1,6}(?:had\ |has\ |then\ |later\ |also\ |once\ )*
    (?:sa(?:id|ys)|ask(?:s|ed)|told|tells|wr(?:ote|ites)|add(?:s|ed)|repl(?:ies|ied)|shout(?:s|ed)|answer(?:s|ed)|wonder(?:s|ed)|
    tweet(?:s|ed)|post(?:s|ed)|cr(?:ies|ied)|exclaim(?:s|ed)|quip(?:s|ped)|joke[sd]|recall(?:s|ed)|explain(?:s|ed))\b
    (?!\ (?:that|it|he|she|they|there|in)\b | (?<!told)\ the\b)
    """,
    regex.VERBOSE,
)
"""“Does it work?” Lee said. – one sentence; “Does it work?” Lee said that it did. – two."""

_SLIP = compile_later(r"(?:\p{Lu}[\p{L}.’'-]*\ ){1,4}(?:said|says)(?=[.\n]|$)")
"""“It works.” Lee said. – one sentence with a slip in its punctuation."""

_CLOCK_TIMES = frozenset(("a.m", "p.m", "am", "pm"))


def find_sentences(
    text: str, blocks: tuple[Block, ...], quotations: tuple[Quotation, ...], lexicons: Lexicons
) -> tuple[Sentence, ...]:
    """Return the sentences of every block in order; a block without a full stop is one sentence."""
    speech = _Quoted(quotations)
    words = _known_words(lexicons)
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        start = block.span.start
        for end in (*_find_ends(text, block.span, words), block.span.end):
            if end > start:
                span = Span(start, end)
                found.append(Sentence(span, index, speech.holds(span)))
            start = end + 1
    return tuple(found)


class _Words(Record):
    """The words that tell whether a full stop ends a sentence."""

    within: Mapping[str, str]
    before_figure: Mapping[str, str]
    either: Mapping[str, str]
    after_times: Mapping[str, str]
    starters: Mapping[str, str]


@kept
def _known_words(lexicons: Lexicons) -> _Words:
    names = (
        "abbreviations_within",
        "abbreviations_before_figure",
        "abbreviations_either",
        "after_clock_times",
        "sentence_starters",
    )
    return _Words(*(lexicons[name].phrases for name in names))


class _Quoted:
    """Tells of spans that come in order whether they lie inside a quotation."""

    def __init__(self, quotations: tuple[Quotation, ...]) -> None:
        self.spans = [quotation.span for quotation in quotations if not quotation.nested]
        self.position = 0

    def holds(self, span: Span) -> bool:
        while self.position < len(self.spans) and self.spans[self.position].end < span.end:
            self.position += 1
        return self.position < len(self.spans) and span in self.spans[self.position]


def _find_ends(text: str, block: Span, words: _Words) -> Iterator[int]:
    for stop in _STOP.finditer(text, block.start, block.end):
        if _ends_sentence(text, stop, block.start, words):
            yield stop.end(2)


def _ends_sentence(text: str, stop: "regex.Match[str]", start: int, words: _Words) -> bool:
    terminal, closing, opening, first = stop.groups()
    if not _may_begin(text, stop, first):
        return False
    before = text[max(start, stop.start() - _LOOK_BACK) : stop.start()]
    if terminal == "." and not closing.strip("'’"):
        return _full_stop_ends(before, text, stop, start, words)
    if closing.strip(")]") and terminal == ".":
        return _SLIP.match(text, stop.start(3)) is None
    if closing.strip(")]") and not terminal.endswith("."):
        return opening != "" or _ATTRIBUTION.match(text, stop.start(3)) is None
    if terminal == "…" or (terminal[0] in ".…" and len(terminal) > 1):
        return not before.endswith(" ") or _next_word(text, stop) in words.starters or bool(opening)
    return terminal != "!" or not _is_among(_last_word(before), words.either)


def _may_begin(text: str, stop: "regex.Match[str]", first: str) -> bool:
    if first.islower():
        return _CAMEL.match(text, stop.start(4)) is not None
    return first.isalnum() or first in "$£€¥#@¿¡" or first == NON_PROSE


def _full_stop_ends(before: str, text: str, stop: "regex.Match[str]", start: int, words: _Words) -> bool:
    printed, following, digit = _last_word(before), _next_word(text, stop), stop[4].isdigit()
    word = printed.lower()
    if not word:
        return True
    if stop.start() - len(word) == start and (word.isdigit() or len(word) == 1):
        return False  # the number of a list item
    if _is_among(printed, words.within) or (digit and _is_among(printed, words.before_figure)):
        return word == "st" and following in words.starters
    if word in _CLOCK_TIMES:
        return following not in words.after_times
    if _is_among(printed, words.either) or _is_initial(before):
        return following in words.starters or bool(stop[3])
    return True


def _is_initial(before: str) -> bool:
    """Whether `before` ends in a single capital that stands for a name (J.K, George W), not the pronoun I."""
    letter = before[-1:]
    if not letter.isupper():
        return False
    return before[-2:-1] == "." or (letter != "I" and before[-2:-1] in (" ", "", "(", "“", '"'))


def _last_word(before: str) -> str:
    found = _LAST_WORD.search(before, before.rfind(" ") + 1)
    return found[0] if found else ""


def _is_among(printed: str, abbreviations: Mapping[str, str]) -> bool:
    """Whether a word is one of `abbreviations`; a word in small letters is not one that has a capital (art., Art.)."""
    known = abbreviations.get(printed.lower())
    if known is None or (len(known) == 1 and printed != known):
        return False
    return printed[0].isupper() or known[0].islower()


def _next_word(text: str, stop: "regex.Match[str]") -> str:
    found = _NEXT_WORD.match(text, stop.start(4))
    return found[0].lower() if found else ""
