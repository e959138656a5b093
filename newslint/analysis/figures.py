"""Figures: every number in copy that says how much, how many, how old or how long, as the interval it can mean."""

from collections.abc import Iterator
from math import inf

import regex

from newslint.analysis.mentions import Figure
from newslint.analysis.neighbours import (
    DATE_BEFORE,
    LABEL_AFTER,
    MONTH_ENDS,
    MOST_BEFORE,
    find_hedge_after,
    find_hedge_before,
    find_noun,
    follows_label,
    is_label,
    is_year,
    take_before,
)
from newslint.analysis.parts import Parts, load_parts, read_part
from newslint.analysis.quantities import DOLLARS, Knowledge, Quantity, load_knowledge, read_quantity
from newslint.analysis.ranges import read_pair, read_range, read_share, take_unit_of_next
from newslint.interval import Interval, exactly
from newslint.lexicon import Lexicons, kept
from newslint.record import Record, replace
from newslint.regexes import compile_later
from newslint.text import Span

ABOUT = 3.0
"""How much wider "about" makes a figure; fractions and multiples, wide already, get ABOUT_SHARE."""

ABOUT_SHARE = 2.0

NEARLY = 0.85
"""What share of the figure printed "nearly" may mean."""


class Reader(Record):
    """What the lexicons say, and the words that a figure may begin with."""

    known: Knowledge
    parts: Parts
    openers: frozenset[str]


def find_figures(text: str, lexicons: Lexicons) -> tuple[Figure, ...]:
    """Return every figure of `text` in order; no two overlap."""
    return tuple(_find(text, _load_reader(lexicons)))


def _find(text: str, reader: Reader) -> Iterator[Figure]:
    last: Figure | None = None
    cursor = 0
    starts = [match.start() for match in _DIGIT.finditer(text)]
    starts += _find_words(text, reader.openers)
    for start in sorted(starts):
        if start < cursor:
            continue
        if text[start].isdigit() and (junk := _JUNK.match(text, start)):
            cursor = junk.end()
            continue
        quantity = _read(text, start, cursor, reader)
        if quantity is None:
            continue
        figure = _take_unit(text, _complete(text, quantity, cursor, reader.known), last)
        cursor = figure.span.end
        last = figure
        yield figure


def _take_unit(text: str, figure: Figure, last: Figure | None) -> Figure:
    """Give the second figure of "from six years to eight" or "$12 million from 10 million" the unit that only the first has."""
    if last is None or figure.kind != "count" or figure.noun:
        return figure
    start, end = last.span.start, last.span.end
    if last.kind == "amount" and figure.scale == last.scale > 1 and _COMPARED.fullmatch(text, end, figure.span.start):
        return replace(figure, kind=last.kind, unit=last.unit)
    if (
        last.kind not in _LENDING
        or text[end : figure.span.start] != " to "
        or text[max(0, start - 5) : start].lower() != "from "
    ):
        return figure
    if last.unit != "%" and last.unit not in text[start:end]:
        return figure  # "from two decades to three", whose unit is ten years
    return replace(figure, kind=last.kind, unit=last.unit)


_COMPARED = compile_later(r",? (?:(?:up|down) )?(?:from|against|versus|compared (?:with|to)) ")
"""What stands between a sum and the earlier one, which may leave the currency out."""


@kept
def _load_reader(lexicons: Lexicons) -> Reader:
    known, parts = load_knowledge(lexicons), load_parts(lexicons)
    openers = {*known.words.cardinals, *parts.openers, *_MASSES}
    return Reader(known, parts, frozenset(form for word in openers for form in (word, word.capitalize())))


def _find_words(text: str, openers: frozenset[str]) -> Iterator[int]:
    """Yield where a word of `openers` stands; looking up which of them occur at all is twice as fast as one pattern of them."""
    for word in openers.intersection(_WORD.findall(text)):
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not text[end : end + 1].isalnum() and (
                start == 0 or not (text[start - 1].isalnum() or text[start - 1] in _JOINING)
            ):
                yield start
            start = text.find(word, end)


def _read(text: str, start: int, cursor: int, reader: Reader) -> Quantity | None:
    """Return the quantity that begins at `start`, its unit, range or partner read; None for what is no figure."""
    before = take_before(text, start)
    if text[start].isalpha():
        return _read_worded(text, start, before, cursor, reader)
    if text[start] in _VULGAR:
        return Quantity(start, start + 1, "fraction", _VULGAR[text[start]], 0.02, significant=2)
    if before.endswith(MONTH_ENDS):
        return None  # the day of a date; the rest of what DATE_BEFORE knows costs more to tell
    if pair := read_pair(text, start, before, reader.known):
        return pair
    head = _HEAD_BEFORE.search(before[-5:]) if not before[-2:].islower() or before.endswith(("Rs ", "sh ", "sh")) else None
    taken = len(head[0]) if head and len(head[0]) <= start - cursor else 0
    letters = head["code"] if head and text[start] != "$" else ""
    code = reader.known.followers.signs.get(letters, "") if letters and taken else ""
    if letters and not code:
        taken = 0
    if not taken and before[-1:].isalpha():
        return None  # dollars of a country that the lexicon does not know
    quantity = read_quantity(text, start if code else start - taken, reader.known, code)
    if quantity and code:
        quantity = replace(quantity, start=start - taken, sign=True)
    return _settle(text, quantity, before[: len(before) - taken], reader.known) if quantity else None


def _read_worded(text: str, start: int, before: str, cursor: int, reader: Reader) -> Quantity | None:
    """Read the figure whose first number word stands at `start`, together with an article before it."""
    article = before[-2:] in ("a ", "A ") and not before[-3:-2].isalnum() and start - 2 >= cursor
    if text[start].isupper() and not _opens_sentence(text, start, before):
        return None
    outer = before[:-2] if article else before
    hedged = bool(find_hedge_before(outer, reader.known.neighbours)[0]) or outer.endswith("by ")
    part = None if _PART_OF_MASS.match(text, start) else read_part(text, start, reader.parts, article=article, hedged=hedged)
    if part:
        single = part.kind in ("fraction", "duration") and text[start : part.end].isalpha()
        return replace(part, start=start - 2) if article and single else part
    if not article and _MASS.match(text, start):
        return None  # "several hundred"
    if before.endswith(("half past ", "quarter past ", "quarter to ")):
        return None
    whole = article and (_MASS.match(text, start) or text[start : start + 7].lower() == "quarter")
    quantity = read_quantity(text, start - 2 if whole else start, reader.known)
    if not quantity:
        return None
    if quantity.kind == "count" and not article and follows_label(before, reader.known.neighbours):
        return None
    settled = _settle(text, quantity, before, reader.known)
    return settled if settled and not _is_pronoun(text, settled, reader.known) else None


def _opens_sentence(text: str, start: int, before: str) -> bool:
    """Whether a capitalised number word begins a sentence that goes on in lower case, or a block that goes on with a plural."""
    if not before:
        return bool(_HEADLINE_AHEAD.match(text, start))
    return bool(_SENTENCE_BREAK.search(before) and _LOWER_AHEAD.match(text, start))


def _is_pronoun(text: str, quantity: Quantity, known: Knowledge) -> bool:
    """Whether "one" or "zero" is no number here: one of them, no one, one day, ground zero."""
    if quantity.value not in (0, 1) or quantity.scale != 1:
        return False
    if quantity.kind == "count":
        return not find_noun(text, quantity.end, known.neighbours, singular=quantity.value == 1)
    return quantity.value == 1 and text[quantity.start + 3 : quantity.end] in _ONE_THINGS


def _settle(text: str, quantity: Quantity, before: str, known: Knowledge) -> Quantity | None:
    """Read the partner of a quantity (a range, a share), then refuse what is a year, a date or a label."""
    ranged = None
    if text[quantity.end : quantity.end + 2] in _PARTNERS:
        if share := read_share(text, quantity, known):
            return share
        ranged = read_range(text, quantity, before, known)
        quantity = ranged or take_unit_of_next(text, quantity, before, known)
    if not ranged and text[quantity.end : quantity.end + 1] in ("-", "–") and _CHAIN.match(text, quantity.end):
        return None
    if quantity.kind == "ordinal":
        return None if _NO_RANK_AFTER.match(text, quantity.end) or DATE_BEFORE.search(before) else quantity
    if quantity.worded or quantity.sign or (quantity.followed and text[quantity.end - 1] not in _LETTER_UNITS):
        return quantity
    if quantity.kind == "count" and not ranged and _RANK_BEFORE.search(before[-8:]):
        return None if LABEL_AFTER.match(text, quantity.end) else quantity
    if not ranged and is_year(text, quantity.start, quantity.end, known.neighbours):
        return None
    return None if is_label(text, quantity.start, quantity.end, before, known.neighbours) else quantity


def _complete(text: str, quantity: Quantity, cursor: int, known: Knowledge) -> Figure:
    """Add what stands round a quantity: age or rank words and hedges before it, hedges and the noun after it."""
    start, end, kind, unit = quantity.start, quantity.end, quantity.kind, quantity.unit
    before = take_before(text[cursor:start], start - cursor) if start - cursor < MOST_BEFORE else take_before(text, start)
    hedge, taken = ("", 0) if kind in ("pair", "ordinal") else find_hedge_before(before, known.neighbours)
    start, before = start - taken, before[: len(before) - taken]
    opens = not quantity.first and text.startswith(" and ", end) and before.endswith("between ")  # aged between 18 and 16
    if kind in ("count", "duration") and not opens and "ge" in before[-24:] and (aged := _AGED.search(before[-24:])):
        kind, unit, start = "age", unit or "year", start - len(aged[0])
        quantity = replace(quantity, half=min(quantity.half, 0.5))
    elif kind == "count" and not quantity.first and quantity.value < 1000 and (rank := _RANK_BEFORE.search(before[-8:])):
        kind, start = "ordinal", start - len(rank[0])
    if not hedge and kind not in ("pair", "ordinal"):
        hedge, end = find_hedge_after(text, end, known.neighbours)
    if unit in _DEGREES and (below := _BELOW_ZERO.search(before)):
        start -= len(below[0])
        quantity = replace(quantity, value=-quantity.value)
    noun, paired = "", quantity.first != 0 or quantity.second != 0
    if kind == "count":
        of = _OF.match(text, end) if quantity.low is not None and quantity.high == inf else None
        noun = find_noun(text, of.end() if of else end, known.neighbours, singular=quantity.value == 1)
    return Figure(
        Span(start, end),
        kind,
        widen(quantity, hedge) if kind != "ordinal" else exactly(quantity.value),
        quantity.value,
        unit,
        quantity.digits,
        quantity.significant,
        hedge,
        quantity.scale,
        noun,
        quantity.first if paired else quantity.value,
        quantity.second if paired else quantity.value,
        quantity.worded,
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
        more = half * ((ABOUT_SHARE if quantity.kind in ("fraction", "multiple") else ABOUT) - 1)
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
_DEGREES = frozenset({"celsius", "fahrenheit"})
_BELOW_ZERO = compile_later(r"(?i)\b(?:minus|negative) $")
_LENDING = frozenset({"duration", "age", "percent", "measure"})
_PARTNERS = frozenset(
    {
        " i",
        " o",
        " t",
        " a",
        " -",
        " –",
        "-i",
        "-t",
        "-o",
        "- ",
        "-,",
        *(dash + digit for dash in "-–" for digit in "0123456789$£€"),
    }
)
"""How the words and dashes begin that join two numbers to one figure."""
_PART_OF_MASS = compile_later(
    r"(?i:half|(?:three[- ])?quarters?)(?: of)?(?: an?)? (?i:hundred|thousand|million|billion|trillion|dozen)\b"
)
_MASS = compile_later(r"(?i:hundred|thousand|million|billion|trillion|dozen|couple)\b")
_WORD = compile_later(r"[A-Za-z]{3,}")
_JOINING = frozenset("-./’'&@#_￼")
_YEAR = r"(?:1[5-9]|20)\d\d"
_DIGIT = compile_later(
    r"""[\d$£€¥₹₽₴₺₩₦₱₪½¼¾⅓⅔]
    (?<= [½¼¾⅓⅔] | [$£€¥₹₽₴₺₩₦₱₪](?=[ ]?[-−]?\d)
       | (?<! [\w￼.,:/’'–\#$£€¥₹] | [^ (\n][-−] | [$£€¥₹₽₴₺₩₦₱₪][ ]?[-−]?)\d
       | (?<=(?<!\w)(?:R|Rs\.?|RM|K[Ss]h))\d
           (?=\d{0,2}(?:[ ,]\d{3})+(?!\d) | \d*\.\d\d(?!\d) | \d*(?:\.\d+)?[ ]?(?:[mb]n?|[mbtr]{1,2}illion|crore|lakh)\b) )""",
    regex.VERBOSE,
)
"""Where a number in digits may begin: no letter, digit or joining mark touches it."""
_HEAD_BEFORE = compile_later(
    r"(?<!\w)(?:[-−]|(?P<code>[A-Z]{3}|Rs\.?|RMB|K[Ss]h) |(?P<code>R|Rs\.?|RM|K[Ss]h)"
    rf"|(?:{DOLLARS}))$"
)
_JUNK = compile_later(
    rf"""
      (?>\d+)(?: \.\d+\.\d[\d./]* | [/:]\d[\d.:/]* | [-–]\d+[-–]\d[\d–-]* | [ ]\d/\d+ ) | 0\d+(?:[ -]\d+)*
    | {_YEAR}(?=[;:)?!”"\n]|[.,](?!\d)|\Z)
    | {_YEAR}(?:[-–/](?:{_YEAR}|\d\d)|[ ](?:to|and|or)[ ](?:{_YEAR}|(?<=(?:from|between)[ ]\d{{4}}[ ]\w+[ ])\d\d))
      (?![\w%]|[.,]\d)
    | \d{{3}}\)?[ ]\d{{3}}[-–]\d{{4}} | \d{{3}}[-–]\d{{4}}(?!\w)
    | \d{{1,2}}(?:[.:]\d\d)? (?:(?:[ ]?[-–][ ]?|[ ](?:to|and|or)[ ])\d{{1,2}}(?:[.:]\d\d)?)?
      [ ]?(?:[ap]\.m\.?|[apAP][mM]|[AP]\.M\.?)(?!\w)
    | (?<=\+)\d{{1,3}}[ ][\d ]{{7,}} | \d{{1,2}}[ ]?o[’']clock | \d{{4}}[ ]?(?:GMT|BST|UTC|hrs)\b
    | (?<=\n\n|^)\d{{1,3}}[.)](?=[ ])
    """,
    regex.VERBOSE,
)
"""Digits that are a date, a clock time, years, a telephone number, a version or the number of a list item."""
_LETTER_UNITS = frozenset("CFgLlWVmp")
"""Last letters of units that may as well be the letter of a flat, a seat or a section."""
_ONE_THINGS = frozenset({" day", " foot", " stone", " degree", " second", " minute"})
_OF = compile_later(r" of(?: (?:the|these|those|its|their|our|his|her))?(?= )")
_SENTENCE_BREAK = compile_later(r"[.!?:;—–…“”\"‘(\[•*][)”’\"]? ?$")
_LOWER_AHEAD = compile_later(r"[A-Z][a-z]+[- ]\(?[a-z\d]|[A-Z][a-z]+ (?:[A-Z][a-z]+ )?[a-z]+s\b")
_HEADLINE_AHEAD = compile_later(
    r"[A-Z][a-z]+ \(\d|[A-Z][a-z]+(?:[-., ]+[a-z\d]|(?: [A-Z][\w’.-]+){0,2} (?:[A-Z]?[a-z]+s|People|Men|Women|Children)\b|[.,])"
)
_CHAIN = compile_later(r"[-–]\d|-(?:in|to|or)-")
_AGED = compile_later(r"\b(?:[Aa]ged?|[Aa]ges|[Aa]ge of|[Aa]ges of) (?:of )?(?:just |only |between )?$")
_RANK_BEFORE = compile_later(r"\b(?:Nos?\.? |[Nn]umber |№ ?)$")
_NO_RANK_AFTER = compile_later(r" (?:century|[A-Z]|of [A-Z]|person\b)|-century")
