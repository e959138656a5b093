"""Two numbers that are one figure: ranges (10 to 12 people), shares (one in four), tallies (52-48)."""

from newslint.analysis.neighbours import DATE_BEFORE, Neighbours, find_noun, follows_label
from newslint.analysis.parts import fraction
from newslint.analysis.quantities import Knowledge, Quantity, read_quantity
from newslint.record import replace
from newslint.regexes import compile_later

MOST_RATIO = 20.0
"""A range whose ends lie further apart than this is two figures."""


def read_pair(text: str, start: int, before: str, known: Knowledge) -> Quantity | None:
    """Return the score or tally at `start`: two whole numbers of up to three digits, or with separators, and no unit."""
    near = text[start : start + 12]
    match = _PAIR.match(text, start) if "-" in near or "–" in near or " to " in near else None
    if not match or (match["to"] and not _ends_with_tally(before, known.neighbours)):
        return None
    first, second = (float(number.replace(",", "")) for number in (match["first"], match["second"]))
    end = match.end()
    if DATE_BEFORE.search(before) or _AGED.search(before) or follows_label(before, known.neighbours):
        return None
    if known.followers.read(text, end) or _SCALED.match(text, end):
        return None
    if match["to"] and text.startswith(" from ", end):
        return None  # "fell by 8,000 to 221,000 from 229,000"
    counting = first < second and text[end + 1 : end + 2].islower() and not _breaks(before, known.neighbours)
    if counting and find_noun(text, end, known.neighbours) not in ("", "winners", "victors"):
        return None
    low, high = min(first, second), max(first, second)
    if text.startswith(" age", end):
        return Quantity(start, end, "age", first, 0.0, "year", first=first, second=second, low=low, high=high)
    return Quantity(start, end, "pair", first, 0.0, first=first, second=second, low=low, high=high)


def read_share(text: str, quantity: Quantity, known: Knowledge) -> Quantity | None:
    """Return the fraction that `quantity` opens: one in four, three out of five."""
    if quantity.kind != "count" or quantity.scale != 1:
        return None
    link = _SHARE.match(text, quantity.end)
    if not link:
        return None
    whole = read_quantity(text, link.end(), known)
    if not whole or whole.kind != "count" or whole.value <= quantity.value or whole.sign:
        return None
    if link["link"] == "in" and not (quantity.value <= 10 and whole.value % 1 == 0 and _is_round(whole.value)):
        return None
    return fraction(quantity.start, whole.end, quantity.value / whole.value, quantity.value, whole.value)


def _is_round(value: float) -> bool:
    """Whether people divide by it: one in four, one in 25, one in 100,000; not "two in 2017"."""
    return value <= 20 or (value % 5 == 0 and value < 1500) or (value % 1000 == 0 and value > 2500)


def read_range(text: str, quantity: Quantity, before: str, known: Knowledge) -> Quantity | None:
    """Return the range that `quantity` opens ("10 to 12", "between $5m and $6m", "10-12%"); None where it is one figure."""
    link = _LINK.match(text, quantity.end)
    if not link or quantity.kind not in _RANGED:
        return None
    between = link["word"] == "and"
    if between and not _BETWEEN.search(before):
        return None
    if link["word"] == "to" and (quantity.followed or (_breaks(before, known.neighbours) and not _AGED.search(before))):
        return None
    top = read_quantity(text, link.end(), known)
    if not top or top.kind == "ordinal" or not _fit(quantity, top):
        return None
    changes = link["word"] == "to" and _CHANGE.match(text, top.end) and (quantity.sign or before.endswith("by "))
    if changes or (link["word"] == "or" and top.value > 2 * quantity.value):
        return None  # "rose by £12m to £94m from £80m"
    quantity = _scale_like(quantity, top)
    if not quantity.value < top.value <= MOST_RATIO * (quantity.value or 1):
        return None
    aged = _AGED.search(before)
    if not (between or aged or top.followed or top.sign or top.scale > 1 or find_noun(text, top.end, known.neighbours)):
        return None
    start = quantity.start - (len("between ") if between and not aged else 0)
    low, high = quantity.value, top.value
    unit = (quantity if quantity.sign else top).unit
    kind = (quantity if quantity.sign else top).kind
    return replace(top, start=start, kind=kind, unit=unit, value=low, first=low, second=high, low=low, high=high, followed=True)


def _fit(quantity: Quantity, top: Quantity) -> bool:
    """Whether two numbers can be the ends of one range: the same unit, or one that only the second prints."""
    if quantity.sign and top.kind == "count":
        return True
    return (quantity.kind, quantity.unit) == (top.kind, top.unit) or (
        quantity.kind == "count" and not quantity.followed and not top.sign
    )


def _scale_like(quantity: Quantity, top: Quantity) -> Quantity:
    """Give the first of "2 to 3 million" the scale of the second, and that of "two to three decades" its factor."""
    factor = top.factor if not quantity.followed and not quantity.sign else 1.0
    if quantity.scale == 1 and top.scale > 1 and quantity.value * factor < top.value / top.scale:
        factor *= top.scale
    if factor == 1:
        return quantity
    return replace(quantity, value=quantity.value * factor, half=quantity.half * factor, scale=top.scale)


def take_unit_of_next(text: str, quantity: Quantity, before: str, known: Knowledge) -> Quantity:
    """Give the first figure of "from 14 to 18 years old" or "10- to 12-year-olds" the unit that only the second prints."""
    if quantity.kind != "count" or quantity.followed:
        return quantity
    link = _HANGING.match(text, quantity.end) or (_TO.match(text, quantity.end) if before.endswith("from ") else None)
    top = read_quantity(text, link.end(), known) if link else None
    if not top or top.sign or top.kind not in _RANGED:
        return quantity
    scaled = _scale_like(quantity, top)
    if scaled.scale != top.scale or top.kind == "count":
        return scaled
    return replace(scaled, kind=top.kind, unit=top.unit)


def _ends_with_tally(before: str, known: Neighbours) -> bool:
    """Whether the words before make "52 to 48" a result: voted, won by, a vote of."""
    words = before[:-1].lower().rsplit(" ", 2)
    return words[-1] in known.tallies or " ".join(words[-2:]) in known.tallies


def _breaks(before: str, known: Neighbours) -> bool:
    """Whether the word before makes "10 to 12" a change or a result."""
    return _MEAN.sub("", before)[:-1].rsplit(" ", 1)[-1].lower() in known.range_breakers


_MEAN = compile_later(r"(?:(?:an?|the|its|their) )?(?:average|mean|median|total|peak|low|high)(?: \p{Ll}+)? of \Z")
"""What stands between "from" and a number that is a mean: from an average of 10 to 12."""


_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3})"
_PAIR = compile_later(rf"(?P<first>{_NUMBER})(?:[-–]|-to-|(?P<to> to ))(?P<second>{_NUMBER})(?![\w%°]|[-–.,:/]\w)")
_SCALED = compile_later(r"[ -](?:thousand|million|billion|trillion)\b")
_SHARE = compile_later(r"(?: (?P<link>in|out of)(?: every)? | (?P<link>of) every |-(?P<link>in)-)(?=[\w])")
_LINK = compile_later(r" (?P<word>to|or|and) (?:about |around )?|(?P<word>[-–]| [-–] )(?=[$£€\d])|(?P<word>-to-|-or-)")
_CHANGE = compile_later(r",? from [$£€¥\d]")
_HANGING = compile_later(r"-,? (?:to|and|or) ")
_TO = compile_later(r" to ")
_BETWEEN = compile_later(r"\b[Bb]etween (?:about |around |the ages? of )?$")
_AGED = compile_later(r"\b(?:[Aa]ged?|[Aa]ges)(?: of)? (?:between )?$")
_RANGED = frozenset({"count", "amount", "percent", "measure", "duration", "age", "points"})
