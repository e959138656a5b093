"""Figures: every number in copy that says how much, how many, how old or how long, as the interval it can mean."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import inf

import regex

from newslint.analysis.mentions import Figure
from newslint.analysis.neighbours import find_hedge_after, find_hedge_before, find_noun, is_label, is_year, take_before
from newslint.analysis.parts import Parts, load_parts, read_part
from newslint.analysis.quantities import Knowledge, Quantity, load_knowledge, read_quantity
from newslint.analysis.ranges import read_pair, read_range, read_share, take_unit_of_next
from newslint.interval import Interval
from newslint.lexicon import Lexicons
from newslint.text import Span

ABOUT = 3.0
"""How much wider "about" makes a figure; fractions, wide already, get ABOUT_SHARE."""

ABOUT_SHARE = 2.0

NEARLY = 0.85
"""What share of the figure printed "nearly" may mean."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What the lexicons say, and the pattern of the places where a figure may begin."""

    known: Knowledge
    parts: Parts
    starts: regex.Pattern[str]


def find_figures(text: str, lexicons: Lexicons) -> tuple[Figure, ...]:
    """Return every figure of `text` in order; no two overlap."""
    return tuple(_find(text, _load_reader(lexicons)))


def _find(text: str, reader: Reader) -> Iterator[Figure]:
    cursor = 0
    for hit in reader.starts.finditer(text):
        start = hit.start()
        if start < cursor:
            continue
        if hit["junk"]:
            cursor = hit.end()
            continue
        quantity = _read(text, start, cursor, reader)
        if quantity is None:
            continue
        figure = _complete(text, quantity, cursor, reader.known)
        cursor = figure.span.end if figure else quantity.end
        if figure:
            yield figure


@cache
def _load_reader(lexicons: Lexicons) -> Reader:
    known, parts = load_knowledge(lexicons), load_parts(lexicons)
    openers = {*known.words.cardinals, *parts.openers, *_MASSES}
    return Reader(known, parts, _compile_starts(openers))


def _compile_starts(openers: set[str]) -> regex.Pattern[str]:
    spelt = sorted({form for word in openers for form in (word, word.capitalize(), word.upper())})
    return regex.compile(
        rf"""
        (?<![\w￼.,:/’'\-–\#$£€¥₹]) (?:
          (?P<junk>
              \d+(?:[./]\d+){{2,}} | \d+[/:]\d+[\d.:]* | \d+(?:[-–]\d+){{2,}} | 0\d+(?:[ -]\d+)* | \+\d{{1,3}}[ ]\d[\d ]{{6,}}
            | {_YEAR}(?:[-–/]|[ ](?:to|and|or)[ ])(?:{_YEAR}|\d\d)(?![\w%]|[.,]\d)
            | \d{{3}}[ ]\d{{3}}[-–]\d{{4}} | \(\d{{3}}\)[ ]\d{{3}}[-–]\d{{4}} | \d{{3}}[-–]\d{{4}}(?!\w)
            | \d{{1,2}}(?:[.:]\d\d)?(?:(?:[ ]?[-–][ ]?|[ ]to[ ])\d{{1,2}}(?:[.:]\d\d)?)?[ ]?(?:[ap]\.m\.?|[apAP][mM]|[AP]\.M\.?)(?!\w)
            | \d{{1,2}}[ ]?o[’']clock | \d{{4}}[ ]?(?:GMT|BST|UTC|hrs)\b
          )
        | [-−](?=[\d$£€]) | (?:US|CAD|CA|C|AUD|AU|A|NZ|HK|S|NT|R|MX)\$[ ]?(?=\d) | [$£€¥₹₽₴₺₩₦₱₪][ ]?(?=[-−]?\d) | \d | [½¼¾⅓⅔]
        | \L<openers>(?!\w)
        )
        """,
        regex.VERBOSE,
        openers=spelt,
    )


def _read(text: str, start: int, cursor: int, reader: Reader) -> Quantity | None:
    """Return the quantity that begins at `start`, its unit, range or partner read; None for what is no figure."""
    before = take_before(text, start)
    if text[start].isalpha() and text[start + 1].isalpha() and "$" not in text[start : start + 4]:
        return _read_worded(text, start, before, cursor, reader)
    if text[start] in _VULGAR:
        return Quantity(start, start + 1, "fraction", _VULGAR[text[start]], 0.02, significant=2)
    if pair := read_pair(text, start, before, reader.known):
        return pair
    word = before[:-1].rsplit(" ", 1)[-1] if before[-1:] == " " else ""
    code = reader.known.followers.signs.get(word.lstrip("("), "")
    quantity = read_quantity(text, start, reader.known, code)
    if quantity and code:
        quantity = replace(quantity, start=start - len(word.lstrip("(")) - 1, sign=True)
    return _settle(text, quantity, before, reader.known) if quantity else None


def _read_worded(text: str, start: int, before: str, cursor: int, reader: Reader) -> Quantity | None:
    """Read the figure whose first number word stands at `start`, together with an article before it."""
    article = before[-2:] in ("a ", "A ") and not before[-3:-2].isalnum() and start - 2 >= cursor
    if text[start].isupper() and not _opens_sentence(text, start, before):
        return None
    outer = before[:-2] if article else before
    hedged = bool(find_hedge_before(outer, reader.known.neighbours)[0]) or outer.endswith("by ")
    part = read_part(text, start, reader.parts, article=article, hedged=hedged)
    if part:
        return replace(part, start=start - 2) if article else part
    if not article and _MASS.match(text, start):
        return None  # "several hundred"
    quantity = read_quantity(text, start - 2 if article and _MASS.match(text, start) else start, reader.known)
    if not quantity:
        return None
    settled = _settle(text, quantity, before, reader.known)
    return settled if settled and not _is_pronoun(text, settled, reader.known) else None


def _opens_sentence(text: str, start: int, before: str) -> bool:
    """Whether a capitalised number word begins a sentence that goes on in lower case."""
    return bool((not before or _SENTENCE_BREAK.search(before)) and _LOWER_AHEAD.match(text, start))


def _is_pronoun(text: str, quantity: Quantity, known: Knowledge) -> bool:
    """Whether "one" or "zero" is no number here: one of them, no one, one day, ground zero."""
    if quantity.value not in (0, 1) or quantity.scale != 1:
        return False
    if quantity.kind == "count":
        return not find_noun(text, quantity.end, known.neighbours, singular=quantity.value == 1)
    return quantity.value == 1 and text[quantity.start + 3 : quantity.end] in _ONE_THINGS


def _settle(text: str, quantity: Quantity, before: str, known: Knowledge) -> Quantity | None:
    """Read the partner of a quantity (a range, a share), then refuse what is a year, a date or a label."""
    if share := read_share(text, quantity, known):
        return share
    ranged = read_range(text, quantity, before, known)
    quantity = ranged or take_unit_of_next(text, quantity, before, known)
    if not ranged and _CHAIN.match(text, quantity.end):
        return None
    if quantity.kind == "ordinal":
        return None if _NO_RANK_AFTER.match(text, quantity.end) or _MONTH_BEFORE.search(before) else quantity
    if quantity.worded or quantity.sign or (quantity.followed and text[quantity.end - 1] not in _LETTER_UNITS):
        return quantity
    if quantity.kind == "count" and not ranged and _RANK_BEFORE.search(before):
        return quantity
    if not ranged and is_year(text, quantity.start, quantity.end, known.neighbours):
        return None
    return None if is_label(text, quantity.start, quantity.end, before, known.neighbours) else quantity


def _complete(text: str, quantity: Quantity, cursor: int, known: Knowledge) -> Figure | None:
    """Add what stands round a quantity: age or rank words and hedges before it, hedges and the noun after it."""
    start, end, kind, unit = quantity.start, quantity.end, quantity.kind, quantity.unit
    before = take_before(text, max(start, cursor)) if start == cursor else take_before(text, start)
    before = before[-(start - cursor) :] if start - cursor < len(before) else before
    if start == cursor:
        before = ""
    hedge, taken = ("", 0) if kind in ("pair", "ordinal") else find_hedge_before(before, known.neighbours)
    start, before = start - taken, before[: len(before) - taken]
    if kind in ("count", "duration") and (aged := _AGED.search(before)):
        kind, unit, start = "age", unit or "year", start - len(aged[0])
    elif kind == "count" and not quantity.first and (rank := _RANK_BEFORE.search(before)):
        kind, start = "ordinal", start - len(rank[0])
    if not hedge and kind not in ("pair", "ordinal"):
        hedge, end = find_hedge_after(text, end, known.neighbours)
    noun = ""
    if kind == "count":
        of = _OF.match(text, end) if quantity.low is not None and quantity.high == inf else None
        noun = find_noun(text, of.end() if of else end, known.neighbours, singular=quantity.value == 1)
    return Figure(
        Span(start, end),
        kind,
        widen(quantity, hedge),
        quantity.value,
        unit,
        quantity.digits,
        quantity.significant,
        hedge,
        quantity.scale,
        noun,
        quantity.first or quantity.value,
        quantity.second or quantity.value,
    )


def widen(quantity: Quantity, hedge: str) -> Interval:
    """Return what `quantity` can mean once its rounding and its hedge are allowed for.

    The widths are the project's own, set where they keep silent on good copy: "about" trebles the rounding, "nearly" goes
    down to 85%, "more than" and "at least" have no top, "up to" and "fewer than" go down to nothing.
    """
    value, half = quantity.value, quantity.half
    low = value - half if quantity.low is None else quantity.low
    high = value + half if quantity.high is None else quantity.high
    if hedge == "about":
        more = half * ((ABOUT_SHARE if quantity.kind == "fraction" else ABOUT) - 1)
        return Interval(low - more, high + more)
    if hedge == "under":
        return Interval(min(NEARLY * value, value), max(value, NEARLY * value))
    if hedge in ("over", "least"):
        return Interval(value if quantity.low is None else low, inf)
    if hedge == "most":
        top = value if quantity.high is None else high
        return Interval(min(0.0, top), top)
    return Interval(low, high)


_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_MASSES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen", "couple"})
_MASS = regex.compile(r"(?i:hundred|thousand|million|billion|trillion|dozen|couple)\b")
_YEAR = r"(?:1[5-9]|20)\d\d"
_LETTER_UNITS = frozenset("CFgLlWVmp")
"""Last letters of units that may as well be the letter of a flat, a seat or a section."""
_ONE_THINGS = frozenset({" day", " foot", " stone", " degree", " second", " minute"})
_OF = regex.compile(r" of(?: (?:the|these|those|its|their|our|his|her))?(?= )")
_SENTENCE_BREAK = regex.compile(r"[.!?:;—–…“”\"‘(\[•*][)”’\"]? ?$")
_LOWER_AHEAD = regex.compile(r"[A-Z][a-z]+[- ](?:[a-z\d]|[A-Z][a-z]+s\b)")
_CHAIN = regex.compile(r"[-–]\d")
_AGED = regex.compile(r"\b(?:[Aa]ged?|[Aa]ges|[Aa]ge of|[Aa]ges of) (?:of )?(?:just |only |between )?$")
_RANK_BEFORE = regex.compile(r"\b(?:Nos?\.? |[Nn]umber |№ ?)$")
_MONTH_BEFORE = regex.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:the )?$")
_NO_RANK_AFTER = regex.compile(r" (?:century|[A-Z]|of [A-Z]|person\b)|-century")
