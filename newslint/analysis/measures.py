"""Units: what a word or a symbol after a number makes of it, and figures of different units compared."""

from collections.abc import Mapping
from math import inf

import regex

from newslint.analysis.mentions import Figure
from newslint.interval import Interval
from newslint.lexicon import Lexicons, kept
from newslint.record import Record, replace
from newslint.regexes import compile_later


class Unit(Record):
    """A unit of the units lexicon: value * factor + offset is the value in the SI base of its dimension.

    also: the key of another unit that copy calls by the same word (an American gallon and an imperial one), or empty.
    """

    key: str
    dimension: str
    factor: float
    offset: float = 0.0
    also: str = ""


class Follower(Record):
    """What follows a number and makes it a figure of `kind` in `unit`; one of it is `factor` of the unit."""

    kind: str
    unit: str
    factor: float = 1.0


TOLERANCES = ((1, 0.12), (2, 0.06), (99, 0.03))
"""How far apart two measures of one thing may be, by the fewer digits, trailing zeros left out: 12%, 6%, 3% from three on."""


@kept
def load_units(lexicons: Lexicons) -> Mapping[str, Unit]:
    """Return the units by key."""
    return {
        key: Unit(
            key,
            str(facts["dimension"]),
            float(str(facts["factor"])),
            float(str(facts.get("offset", "0"))),
            str(facts.get("also", "")),
        )
        for key, facts in lexicons["units"].table.items()
    }


def convert(interval: Interval, unit: str, to: str, lexicons: Lexicons) -> Interval:
    """Return `interval` of `unit` in the unit `to`; raises KeyError for an unknown unit, ValueError for another dimension."""
    units = load_units(lexicons)
    source, target = units[unit], units[to]
    if source.dimension != target.dimension:
        raise ValueError(f"{unit} is no {target.dimension}")
    low, high = (
        end if abs(end) == inf else (end * source.factor + source.offset - target.offset) / target.factor
        for end in (interval.low, interval.high)
    )
    return Interval(low, high)


def units_compatible(a: Figure, b: Figure, lexicons: Lexicons) -> bool:
    """Whether two figures are measures of one dimension, or of one unit of any other kind."""
    units = load_units(lexicons)
    if a.kind == b.kind == "measure" and a.unit in units and b.unit in units:
        return units[a.unit].dimension == units[b.unit].dimension
    return (a.kind, a.unit) == (b.kind, b.unit)


def converted(figure: Figure, unit: str, lexicons: Lexicons) -> Interval:
    """Return what `figure`, a measure, can mean in `unit`; raises as `convert` does."""
    return convert(figure.interval, figure.unit, unit, lexicons)


def agrees(a: Figure, b: Figure, lexicons: Lexicons) -> bool | None:
    """Whether two measures can be one thing in two units (10 miles, 16 km); None where they cannot be compared.

    They agree when their intervals meet, or when they differ by no more than TOLERANCES allows. For temperatures, whose
    zero is arbitrary, only a difference of one degree Celsius more than the intervals is allowed. A unit that is two may be
    either.
    """
    if a.kind != "measure" or b.kind != "measure" or not units_compatible(a, b, lexicons):
        return None
    return any(_agree(one, other, lexicons) for one in _readings(a, lexicons) for other in _readings(b, lexicons))


def _readings(figure: Figure, lexicons: Lexicons) -> tuple[Figure, ...]:
    """Return a measure in its unit, and in the other one that may be meant."""
    also = load_units(lexicons)[figure.unit].also
    return (figure, replace(figure, unit=also)) if also else (figure,)


def _agree(a: Figure, b: Figure, lexicons: Lexicons) -> bool:
    mine, yours = convert(without_hedge(a), a.unit, b.unit, lexicons), without_hedge(b)
    if mine.meets(yours):
        return True
    if load_units(lexicons)[a.unit].dimension == "temperature":
        slack = 1.0 / load_units(lexicons)[b.unit].factor
        return mine.meets(Interval(yours.low - slack, yours.high + slack))
    allowed = next(share for most, share in TOLERANCES if min(len(a.digits), len(b.digits)) <= most)
    value = convert(Interval(a.value, a.value), a.unit, b.unit, lexicons).low
    return abs(value - b.value) <= allowed * max(abs(value), abs(b.value))


def without_hedge(figure: Figure) -> Interval:
    """Return what a figure can mean; as printed where a hedge opens it to one side: "up to 150 mph" is converted as 150, and
    "just under 150" as what rounds to it from below."""
    if figure.hedge in ("", "about"):
        return figure.interval
    rounded = figure.hedge == "under" and figure.digits.isdigit() and figure.value > 0
    half = figure.value / int(figure.digits) / 2 if rounded else 0.0
    return Interval(figure.value - half, figure.value)


class Followers(Record):
    """Followers by exact symbol and by lower-case phrase, and currencies by sign and code."""

    symbols: Mapping[str, Follower]
    phrases: Mapping[str, Follower]
    signs: Mapping[str, str]
    beginnings: frozenset[str]
    """The first two letters of them all, in lower case."""

    def read(self, text: str, end: int) -> tuple[Follower, int] | None:
        """Return what follows the number that ends at `end`, and where that ends."""
        after = text[end : end + 1]
        if not after or after in ".,;:\n)”’\"'?!":
            return None
        if after in " -" and text[end + 2 : end + 3].isalpha() and text[end + 1 : end + 3].lower() not in self.beginnings:
            return None
        found = self._read_phrase(text, end) if after in " -" else None
        long = text[end + 1 : end + 6].isalpha() and end + 6 <= len(text)
        symbol = None if found or after == "-" or long else _SYMBOL.match(text, end)
        if symbol and symbol["symbol"] in self.symbols and (after != " " or _stands_apart(text, symbol)):
            return self.symbols[symbol["symbol"]], symbol.end()
        return found

    def _read_phrase(self, text: str, end: int) -> tuple[Follower, int] | None:
        match = _WORDS.match(text, end)
        if not match:
            return None
        words = [word.lower() for word in match.captures("word")]
        for count in range(len(words), 0, -1):
            phrase = " ".join(words[:count])
            if found := self.phrases.get(phrase):
                return found, match.ends("word")[count - 1]
            if phrase[-1] == "." and (found := self.phrases.get(phrase[:-1])):
                return found, match.ends("word")[count - 1] - 1
        return None


def _stands_apart(text: str, symbol: "regex.Match[str]") -> bool:
    """Whether a symbol with a space before it is one, and no letter of a flat or a seat: “41 C (106 F)”."""
    if symbol["symbol"] not in _ATTACHED_ONLY:
        return True
    return symbol["symbol"] in _APART_IN_BRACKETS and _CONVERSION.match(text, symbol.end()) is not None


@kept
def load_followers(lexicons: Lexicons) -> Followers:
    """Return everything that may follow a number: units, durations, money, percent."""
    symbols = {"%": Follower("percent", "%"), "pc": Follower("percent", "%"), "pct": Follower("percent", "%")}
    symbols["pp"] = Follower("points", "%")
    symbols["p"] = Follower("amount", "GBP", 0.01)
    phrases = dict(_PERCENTS)
    for key, facts in lexicons["units"].table.items():
        unit = Follower("measure", key)
        symbols |= dict.fromkeys(_list(facts.get("symbols", [])), unit)
        phrases |= dict.fromkeys(_list(facts["phrases"]), unit)
    for facts in lexicons["duration_units"].table.values():
        duration = Follower("duration", str(facts["unit"]), float(str(facts["factor"])))
        phrases |= dict.fromkeys(_list(facts["phrases"]), duration)
    signs: dict[str, str] = {}
    for code, facts in lexicons["currencies"].table.items():
        phrases |= dict.fromkeys([*_list(facts["phrases"]), code.lower()], Follower("amount", code))
        phrases |= dict.fromkeys(_list(facts.get("hundredths", [])), Follower("amount", code, 0.01))
        signs |= dict.fromkeys([*_list(facts.get("signs", [])), code], code)
    return Followers(symbols, phrases, signs, frozenset(form[:2].lower() for form in (*symbols, *phrases)))


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


_PERCENTS = {
    **dict.fromkeys(("percent", "per cent", "pct"), Follower("percent", "%")),
    **dict.fromkeys(("percentage point", "percentage points", "per centage points"), Follower("points", "%")),
    **dict.fromkeys(("basis point", "basis points"), Follower("points", "%", 0.01)),
}
_ATTACHED_ONLY = frozenset({"in", "p", "C", "F", "g", "l", "L", "W", "V", "pp", "m2", "m3", "mi", "°", "º"})
"""Symbols that are words or letters of their own when a space stands before them."""

_APART_IN_BRACKETS = frozenset({"C", "F", "mi", "m2", "m3"})
"""Those of them that stand with a space where a conversion does: before a bracket that closes or opens on a figure."""

_CONVERSION = compile_later(r"\)| \((?:about |around |nearly |or )?[-−]?\d")
_SYMBOL = compile_later(r" ?(?P<symbol>%|[°º]?[A-Za-zµμ/]{1,4}[²³23]?|[°º″′℃℉])(?![^\W_])")
_WORDS = compile_later(r"(?:[ -](?P<word>(?:[A-Za-z]\.){2,}|[A-Za-z°º]+\.?)){1,3}")
