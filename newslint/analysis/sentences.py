"""The sentences layer: where each sentence of a block begins and ends."""

from collections.abc import Iterator

import regex

from newslint.analysis.mentions import Quotation, Sentence
from newslint.document import NON_PROSE, Block
from newslint.text import Span

_STOP = regex.compile(r"""([.!?…]+(?:\ [.](?=\ [.]|\ ))*)([”"’'»)\]]*)(?=\ ([“"‘'«‹([{„]*)([^\n]))""", regex.VERBOSE)
"""Terminal marks, closing marks, and after a space the opening marks and the first letter of what follows."""

_LAST_WORD = regex.compile(r"[\p{L}\p{N}&'’-]+(?:\.[\p{L}\p{N}]+)*$")
_NEXT_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}’'-]*")
_INITIALS = regex.compile(r"(?:\p{Lu}\.)*\p{Lu}$")
_CAMEL = regex.compile(r"[a-z]{1,2}\p{Lu}")
_LOOK_BACK = 30

_ATTRIBUTION = regex.compile(
    r"""
    (?:[\p{Lu}][\p{L}.’'-]*\ |(?:the|The|a|an|of|van|von|de|al)\ ){1,6}(?:had\ |has\ |then\ |later\ |also\ |once\ )*
    (?:sa(?:id|ys)|ask(?:s|ed)|told|tells|wr(?:ote|ites)|add(?:s|ed)|repl(?:ies|ied)|shout(?:s|ed)|answer(?:s|ed)|wonder(?:s|ed)|
    tweet(?:s|ed)|post(?:s|ed)|cr(?:ies|ied)|exclaim(?:s|ed)|quip(?:s|ped)|joke[sd]|recall(?:s|ed)|explain(?:s|ed))\b
    (?!\ (?:that|the|it|he|she|they|there|on|in)\b)
    """,
    regex.VERBOSE,
)
"""“Does it work?” Lee said. – one sentence; “Does it work?” Lee said that it did. – two."""

_NEVER = frozenset(
    """mr mrs ms mx dr prof gen sen rep reps sens gov lt lieut col sgt capt cpl maj cmdr adm rev hon fr sr.ª supt insp det msgr
    messrs mme mlle pres amb atty st ste mt ft vs v viz e.g i.e eg ie cf al ca approx fig figs vol pp p ed eds art sec para op
    nos mss lt.-gov jan.-feb""".split()
)
"""Abbreviations that a capital letter follows within a sentence."""

_BEFORE_FIGURE = frozenset("no nos jan feb mar apr jun jul aug sept sep oct nov dec art sec ch c ca b d r p pp vol est".split())
"""Abbreviations that stand before a figure; before anything else they may end a sentence."""

_EITHER = frozenset(
    """u.s u.k u.n e.u u.s.a u.a.e d.c l.a n.y s.f b.c a.d p.c u.s.s.r inc co corp ltd llc plc bros dept div assn jr sr esq ph.d m.d b.a
    m.a j.d m.p r.n d.d.s ave blvd rd dr ct hwy pkwy bldg ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss
    mo mont neb nev okla ore pa r.i s.c n.c s.d n.d n.h n.j n.m tenn tex va vt wash w.va wis wyo ont que min max tel ext jan feb mar
    apr jun jul aug sept sep oct nov dec no yahoo jeopardy""".split()
)
"""Abbreviations that may stand within a sentence or end one: a word that begins sentences must follow if they do."""

_TIMES = frozenset("a.m p.m am pm".split())
_AFTER_TIMES = frozenset(
    """est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet ist jst monday tuesday wednesday thursday friday saturday
    sunday eastern central mountain pacific local jan feb march april may june july aug sept oct nov dec""".split()
)

_STARTERS = frozenset(
    """the he she it they we you but and in on at this that these those there however when while after before if as for from with
    although though since according meanwhile also both many most some all no not one two his her its their our what who how why where
    during under by to now then last so such here still yet because until despite among between our an about even other another
    officials police i it’s it's he’s he's she’s she's we’re we're they’re they're that’s that's don’t don't""".split()
)


def find_sentences(text: str, blocks: tuple[Block, ...], quotations: tuple[Quotation, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of every block in order; a block without a full stop is one sentence."""
    speech = _Quoted(quotations)
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        start = block.span.start
        for end in (*_find_ends(text, block.span), block.span.end):
            if end > start:
                span = Span(start, end)
                found.append(Sentence(span, index, speech.holds(span)))
            start = end + 1
    return tuple(found)


class _Quoted:
    """Tells of spans that come in order whether they lie inside a quotation."""

    def __init__(self, quotations: tuple[Quotation, ...]) -> None:
        self.spans = [quotation.span for quotation in quotations if not quotation.nested]
        self.position = 0

    def holds(self, span: Span) -> bool:
        while self.position < len(self.spans) and self.spans[self.position].end < span.end:
            self.position += 1
        return self.position < len(self.spans) and span in self.spans[self.position]


def _find_ends(text: str, block: Span) -> Iterator[int]:
    for stop in _STOP.finditer(text, block.start, block.end):
        if _ends_sentence(text, stop, block.start):
            yield stop.end(2)


def _ends_sentence(text: str, stop: "regex.Match[str]", start: int) -> bool:
    terminal, closing, opening, first = stop.groups()
    if not _may_begin(text, stop, first):
        return False
    before = text[max(start, stop.start() - _LOOK_BACK) : stop.start()]
    if terminal == "." and not closing.strip("'’"):
        return _full_stop_ends(before, text, stop, start)
    if closing.strip(")]") and not terminal.endswith("."):
        return opening != "" or _ATTRIBUTION.match(text, stop.start(3)) is None
    if terminal[0] in ".…" and len(terminal) > 1 or terminal == "…":
        return not before.endswith(" ") or _next_word(text, stop) in _STARTERS or bool(opening)
    return not (terminal == "!" and _last_word(before) in _EITHER)


def _may_begin(text: str, stop: "regex.Match[str]", first: str) -> bool:
    if first == NON_PROSE:
        return stop[1] != "." or len(text[: stop.start()].rstrip(".")) > 0
    if first.islower():
        return _CAMEL.match(text, stop.start(4)) is not None
    return first.isalnum() or first in "$£€¥#@¿¡"


def _full_stop_ends(before: str, text: str, stop: "regex.Match[str]", start: int) -> bool:
    word, following, digit = _last_word(before), _next_word(text, stop), stop[4].isdigit()
    if not word:
        return True
    if stop.start() - len(word) == start and (word.isdigit() or len(word) == 1):
        return False  # the number of a list item
    if word in _NEVER or (digit and word in _BEFORE_FIGURE):
        return word == "st" and following in _STARTERS
    if word in _TIMES:
        return following not in _AFTER_TIMES
    if word in _EITHER or _INITIALS.search(before[-7:]) and _is_initial(before):
        return following in _STARTERS or bool(stop[3])
    return True


def _is_initial(before: str) -> bool:
    """Whether `before` ends in a single capital that stands for a name (J.K, George W), not the pronoun I."""
    letter = before[-1:]
    earlier = before[:-1]
    if earlier.endswith("."):
        return True
    return earlier[-1:] in (" ", "", "(", "“", '"') and letter.isupper() and letter != "I"


def _last_word(before: str) -> str:
    found = _LAST_WORD.search(before)
    return found[0].lower() if found else ""


def _next_word(text: str, stop: "regex.Match[str]") -> str:
    found = _NEXT_WORD.match(text, stop.start(4))
    return found[0].lower() if found else ""
