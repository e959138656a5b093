"""Quantities: a number with the unit printed beside it, before hedges, ranges and neighbours are read."""

import regex

from newslint.analysis.measures import Follower, Followers, load_followers
from newslint.analysis.neighbours import Neighbours, find_noun, load_neighbours
from newslint.analysis.numerals import NumberWords, Numeral, load_number_words, read_numeral
from newslint.lexicon import Lexicons, kept
from newslint.record import Record, replace
from newslint.regexes import compile_later


class Quantity(Record):
    """What one number says by itself: fields as in Figure; `half` is half a unit of its last significant digit.

    worded: the number is in words. sign: whether a currency sign stands before it. followed: whether a unit does after it.
    factor: what one of that unit is in `unit` (a decade is 10 years). low, high: the ends of a range.
    """

    start: int
    end: int
    kind: str
    value: float
    half: float
    unit: str = ""
    digits: str = ""
    significant: int = 0
    scale: float = 1.0
    first: float = 0.0
    second: float = 0.0
    worded: bool = False
    sign: bool = False
    followed: bool = False
    factor: float = 1.0
    low: float | None = None
    high: float | None = None


class Knowledge(Record):
    """What the lexicons say about numbers, units and their neighbours."""

    words: NumberWords
    followers: Followers
    neighbours: Neighbours


@kept
def load_knowledge(lexicons: Lexicons) -> Knowledge:
    """Return what `lexicons` say about quantities."""
    return Knowledge(load_number_words(lexicons), load_followers(lexicons), load_neighbours(lexicons))


def read_quantity(text: str, start: int, known: Knowledge, code: str = "") -> Quantity | None:
    """Return the quantity that begins at `start`; None where no number does or where what touches it makes it something else.

    code: the currency that stands before it as a word (USD 20m).
    """
    head = None if text[start : start + 1].isdigit() else _HEAD.match(text, start)
    numeral = read_numeral(text, head.end() if head else start, known.words)
    if not numeral:
        return None
    code = known.followers.signs.get(head["sign"].strip(), "") if head and head["sign"] else code
    negative = head is not None and bool(head["minus"])
    if code:
        named = known.followers.read(text, numeral.end)  # $500 million dollars
        end = named[1] if named and named[0].kind == "amount" and named[0].factor == 1 else numeral.end
        quantity: Quantity | None = _build(numeral, end, "amount", code)
    elif numeral.short:
        quantity = _resolve_short(text, numeral, known)
    else:
        quantity = _read_followed(text, numeral, known)
    if not quantity or _touches(text, quantity):
        return None
    if head:
        quantity = replace(quantity, start=start, sign=bool(code), value=-quantity.value if negative else quantity.value)
    return quantity


def _read_followed(text: str, numeral: Numeral, known: Knowledge) -> Quantity:
    """Read the unit after a number, or what else makes it more than a count."""
    if text[numeral.end : numeral.end + 1] not in _PLAIN_AFTER:
        for read in (_read_suffix, _read_unit, _read_points):
            if quantity := read(text, numeral, known):
                return quantity
    return _build(numeral, numeral.end, "count", "")


def _read_suffix(text: str, numeral: Numeral, _: Knowledge) -> Quantity | None:
    """Read 18th, 5x, 10-fold, three times as many."""
    end = numeral.end
    spaced = text[end] in " -"
    if not spaced and (ordinal := _ORDINAL.match(text, end)) and not _STONE.match(text, end):
        return _build(numeral, ordinal.end(), "ordinal", "")
    if (not spaced or text[end + 1 : end + 3] in ("ti", "fo")) and (times := _TIMES.match(text, end)):
        return _build(numeral, times.end(), "multiple", "")
    return None


def _read_unit(text: str, numeral: Numeral, known: Knowledge) -> Quantity | None:
    """Read what the lexicons say a word or symbol makes of a number."""
    found = known.followers.read(text, numeral.end)
    if not found:
        return None
    follower, end = found
    if text[end - 1] in "CF" and not _is_temperature(text, numeral.end, end):
        return None
    if follower.kind == "duration":
        if _SCHOOL_YEAR.match(text, numeral.end):
            return None
        return _read_duration(text, numeral, follower, end)
    quantity = _build(numeral, end, follower.kind, follower.unit, follower.factor)
    return _add_smaller(text, quantity) if follower.unit in _SMALLER else quantity


_SCHOOL_YEAR = compile_later(r" Years? \d")
"""A class of a school behind a count: three Year 6 pupils."""


def _read_points(text: str, numeral: Numeral, _: Knowledge) -> Quantity | None:
    """Read points, a unit only of a lead, and pounds, money or mass only where the words about them tell."""
    end = numeral.end
    if text[end + 1 : end + 3] != "po":
        return None
    if points := _POINTS.match(text, end):
        return _build(numeral, points.end("points"), "points", "%")
    if pounds := _POUNDS.match(text, end):
        if numeral.scale >= 1000:
            return _build(numeral, pounds.end("word"), "amount", "GBP")
        if pounds["mass"] or _MASS_BEFORE.search(text, max(0, numeral.start - 25), numeral.start):
            return _build(numeral, pounds.end("word"), "measure", "pound")
    return None


def _is_temperature(text: str, end: int, after: int) -> bool:
    """Whether "18F" is degrees, not a flat or a name: it has a degree sign, or the weather or a second reading is near."""
    return text[end : after - 1].strip() != "" or bool(_WEATHER.search(text, max(0, end - 120), after + 120))


def _read_duration(text: str, numeral: Numeral, follower: Follower, end: int) -> Quantity | None:
    if follower.unit == "second" and text[numeral.end] == " " and text[end - 1] == "d":
        return None  # "two second-half goals"
    if age := _OLD.match(text, end):
        return _build(numeral, age.end(), "age", follower.unit, follower.factor)
    return _build(numeral, end, "duration", follower.unit, follower.factor)


def _resolve_short(text: str, numeral: Numeral, known: Knowledge) -> Quantity | None:
    """Tell "5m people" from "the 100m final" and "5m/s"; None where nothing tells."""
    bare = replace(numeral, value=numeral.value / numeral.scale, half=numeral.half / numeral.scale, scale=1.0)
    found = known.followers.read(text, numeral.bare_end)
    if found and found[1] > numeral.end:
        return _build(bare, found[1], found[0].kind, found[0].unit, found[0].factor)
    if numeral.short in "mMkKB" and find_noun(text, numeral.end, known.neighbours):
        return _build(numeral, numeral.end, "count", "")
    following = _NEXT.match(text, numeral.end)
    before = text[max(0, numeral.start - 14) : numeral.start]
    if numeral.short == "m" and ((following and following[1] in known.neighbours.lengths) or _LENGTH_BEFORE.search(before)):
        return _build(bare, numeral.end, "measure", "metre")
    links = _LINKED.finditer(text, max(0, numeral.start - 25), numeral.end + 25) if numeral.short in "mMkK" else ()
    if any(link.start() <= numeral.start < link.end() for link in links):
        return _build(numeral, numeral.end, "count", "")
    return None


def _touches(text: str, quantity: Quantity) -> bool:
    """Whether what touches the end of a number makes it a part of something else: A320neo, 1,13, 4:30, seven-nil."""
    if text[quantity.end : quantity.end + 1] in _OPEN_AFTER:
        return False
    if quantity.followed and text[quantity.end] == "/":
        return False
    return bool(_TOUCHING.match(text, quantity.end)) or (quantity.kind == "count" and bool(_HYPHENED.match(text, quantity.end)))


def _add_smaller(text: str, quantity: Quantity) -> Quantity:
    """Add the inches to the feet of "5ft 10in", the ounces to the pounds, the pounds to the stones."""
    parts, names = _SMALLER[quantity.unit]
    match = _SECOND_MEASURE.match(text, quantity.end)
    if not match or (match["unit"] or parts[0]) not in (parts[0], *names) or (not match["unit"] and "-" not in match[0]):
        return quantity
    amount = float(match["number"])
    if amount >= parts[1]:
        return quantity
    value = quantity.value + amount / parts[1]
    digits = f"{quantity.digits}{match['number']}"
    return replace(quantity, end=match.end(), value=value, half=0.5 / parts[1], digits=digits, significant=len(digits))


def _build(numeral: Numeral, end: int, kind: str, unit: str, factor: float = 1.0) -> Quantity:
    half = min(numeral.half, 0.5) if kind in _TO_THE_UNIT and numeral.scale == 1 else numeral.half
    return Quantity(
        numeral.start,
        end,
        kind,
        numeral.value * factor,
        half * factor,
        unit,
        numeral.digits,
        numeral.significant,
        numeral.scale,
        worded=numeral.worded,
        followed=end > numeral.end,
        factor=factor,
    )


_TO_THE_UNIT = frozenset({"percent", "points", "age"})
"""Kinds whose whole numbers are read to the unit even where they end in zeros: 100% is 99.5 to 100.5."""

_PLAIN_AFTER = frozenset(',.;:)\n?!”“"') | {""}
_OPEN_AFTER = frozenset(' ;)\n?!”“"%') | {""}
DOLLARS = "US|CDN|CAD|CA|C|AUD|AU|A|NZ|HK|S|NT|R|MX|N|J|TT|FJ"
"""What stands before the sign of a country's dollar, peso or real."""

_HEAD = compile_later(
    rf"(?P<minus>[-−])?(?P<sign>(?:{DOLLARS})?\$|[£€¥₹₽₴₺₩₦₱₪])?"
    r" ?(?P<minus>[-−])?(?=\d)(?<=\W)"
)
_ORDINAL = compile_later(r"(?:st|nd|rd|th)\b")
_STONE = compile_later(r"st \d{1,2} ?lbs?\b")
_OLD = compile_later(r"[- ]olds?\b|[ ]of age\b")
_TIMES = compile_later(
    r"""[ -]?fold\b | x\b(?=[ ](?:more|as|the|its|what|higher|larger|bigger|faster|growth|increase|rise|returns?)\b)
    | [ ]times(?=[ ](?:as[ ]\w+[ ]as|as[ ](?:much|many)|more|the|its|their|his|her|what|that
        |higher|larger|greater|bigger|faster|longer|less|fewer|lower|smaller)\b)""",
    regex.VERBOSE,
)
_WEATHER = compile_later(
    r"""temperature|degrees|°
    | \b(?:heat|cold|cool|warm|hot|freez|melt|thaw|boil|oven|bak(?:e|ing)|roast|climate|weather|mercury|chill|snow|frost|fever)
    | \d[ ]?[CF][ ]?\([-−]?\d+(?:\.\d+)?[ ]?[CF]\)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_POINTS = compile_later(
    r"(?P<points>[- ]points?)(?:(?<=-point) (?:\w+ )?"
    r"(?:lead|margin|swing|advantage|gap|rise|drop|increase|decrease|decline|cut|hike)|(?<=points) (?:ahead|behind|clear))\b"
)
_POUNDS = compile_later(r"(?P<word>[ -]pounds?)\b(?P<mass> of | \(\d| lighter| heavier| overweight)?")
_MASS_BEFORE = compile_later(
    r"weigh|(?:kg|kilos?|kilograms?|kilogrammes?|stones?|tonnes?)(?:,? or|,| \() (?:about |some |nearly )?\Z"
)
_NEXT = compile_later(r" ([a-z]+|\()")
_LENGTH_BEFORE = compile_later(r"(?:\dft|\din|feet|foot|inches|yards|\bft) \((?:about )?$")
"""What makes the metres of "5ft 10in (1.78m)" a conversion."""
_LINKED = compile_later(
    r"\b(?:from [\d.,]+[mk] to [\d.,]+[mk]|to [\d.,]+[mk],? (?:(?:up|down) )?from [\d.,]+[mk]"
    r"|[\d.,]+[mk] of (?:the|its) [\d.,]+[mk])\b"
    r"(?! (?:race|final|sprint|hurdles))",
    regex.IGNORECASE,
)
"""A change from one figure to another, whose unit is the same whatever it is."""
_TOUCHING = compile_later(r"[^\W_]|[°²³$£€]|[.,:/’']\d|_")
_HYPHENED = compile_later(
    r"-(?!(?:in|to|or)-|[ ]|(?:member|strong|seat|bed|nation|vehicle|vessel|ship|car|page|state|person|judge|seater"
    r"|storey|story|bedroom|room|lane|berth|screen)\b)[^\W\d_]"
)
"""What makes a number the part of a word, but for "a nine-member panel", which counts."""
_SMALLER = {
    "foot": (("inch", 12), ("in", "ins", "inches")),
    "pound": (("ounce", 16), ("oz", "ounces")),
    "stone": (("pound", 14), ("lb", "lbs", "pounds")),
}
_SECOND_MEASURE = compile_later(
    r"(?:,? (?:and )?|-)?(?P<number>\d{1,2})"
    r"(?:[ -]?(?P<unit>inches|inch|ins|in|ounces|ounce|oz|pounds|pound|lbs|lb))?(?![\w%.]\w?)"
)
