"""The functions that an expression of a rule may call; each takes values and gives one, None where it cannot tell."""

from collections.abc import Callable, Mapping

from newslint import calendar_functions as dates
from newslint import place_functions as places
from newslint import word_functions as words
from newslint.analysis import measures
from newslint.analysis.mentions import Date, Figure, Name, Time
from newslint.interval import Interval, exactly
from newslint.quantities import ANY_UNIT, Quantity, Value, align, as_quantity, as_text, combine, number
from newslint.record import Record
from newslint.setting import Setting


class Function(Record, slots=False):
    """A function of the language with how many values it takes."""

    apply: Callable[..., Value]
    least: int
    most: int


def change(_: Setting, old: Value, new: Value) -> Value:
    """Return the change from old to new in per cent of old, a fall as its size; None unless both are positive and alike."""
    signed = signed_change(_, old, new)
    return Quantity(abs(signed.interval), "%") if isinstance(signed, Quantity) else None


def signed_change(_: Setting, old: Value, new: Value) -> Value:
    """Return the change from old to new in per cent of old, a fall below zero."""
    a, b = as_quantity(_beside(old, new)), as_quantity(_beside(new, old))
    if a is None or b is None or a.unit != b.unit or a.interval.low <= 0 or b.interval.low < 0:
        return None
    ratio = b.interval / a.interval
    return Quantity(Interval(ratio.low * 100 - 100, ratio.high * 100 - 100), "%")


def _beside(value: Value, other: Value) -> Value:
    """Return a figure as it is meant beside another: $2 billion beside $2.3 billion is hardly $2.4 billion rounded."""
    if not isinstance(value, Figure) or not isinstance(other, Figure) or value.hedge or value.unit != other.unit:
        return value
    if value.kind == "amount":
        coarse = value.significant == 1 and other.significant > 1 and value.scale == other.scale >= MILLION
    else:
        coarse = value.kind == "percent" and value.value % 1 == 0 and other.value % 1 != 0
    if not coarse:
        return value
    slack = value.scale / 10
    return Quantity(Interval(value.value - slack, value.value + slack), value.unit)


MILLION = 1e6


def difference(_: Setting, a: Value, b: Value) -> Value:
    """Return how far apart two quantities of one unit are."""
    apart = combine("-", _beside(a, b), _beside(b, a))
    return Quantity(abs(apart.interval), apart.unit) if isinstance(apart, Quantity) else None


def step(_: Setting, old: Value, new: Value) -> Value:
    """Return 1 where new lies above old, -1 below it, 0 on it, None where a hedge may hide it. Figures without a hedge are set
    against each other as printed, for that is what "from 47% to 48%" tells the reader, whatever was rounded."""
    x, y = as_quantity(old), as_quantity(new)
    aligned = None if x is None or y is None else align(x, y)
    if aligned is None:
        return None
    low, high, _unit = aligned
    if isinstance(old, Figure) and isinstance(new, Figure) and old.unit == new.unit and _plain(old) and _plain(new):
        low, high = exactly(old.value), exactly(new.value)
    if low.high < high.low or high.high < low.low:
        return number(1 if low.high < high.low else -1)
    return number(0) if low.low == low.high == high.low == high.high else None


def _plain(figure: Figure) -> bool:
    return not figure.hedge and figure.first == figure.second


def ratio(_: Setting, a: Value, b: Value) -> Value:
    """Return a / b as a plain number; None where the units differ or b can be zero."""
    x, y = as_quantity(a), as_quantity(b)
    if x is None or y is None or x.unit != y.unit or y.interval.low <= 0:
        return None
    return Quantity(x.interval / y.interval, ANY_UNIT)


def percentage(_: Setting, part: Value, whole: Value) -> Value:
    """Return part of whole in per cent."""
    share = ratio(_, part, whole)
    return Quantity(share.interval * Interval(100, 100), "%") if isinstance(share, Quantity) else None


def sum_(_: Setting, parts: Value) -> Value:
    """Return the sum of the captures of a repeated group; None where their units differ."""
    items = parts if isinstance(parts, tuple) else (parts,)
    whole: Value = items[0] if items else None
    for item in items[1:]:
        whole = combine("+", whole, item)
    return as_quantity(whole)


def count(_: Setting, parts: Value) -> Value:
    """Return how many captures a repeated group has."""
    return number(len(parts) if isinstance(parts, tuple) else 0 if parts is None else 1)


def abs_(_: Setting, value: Value) -> Value:
    """Return |value|."""
    quantity = as_quantity(value)
    return None if quantity is None else Quantity(abs(quantity.interval), quantity.unit)


def bare(_: Setting, value: Value) -> Value:
    """Return the interval of a figure or year as a plain number, without its unit."""
    quantity = as_quantity(value)
    return None if quantity is None else Quantity(quantity.interval, ANY_UNIT)


def percent(_: Setting, share: Value) -> Value:
    """Return a share as per cent, whether it is printed as one or as a fraction; None for anything else."""
    if isinstance(share, Figure) and share.kind == "fraction":
        return Quantity(share.interval * Interval(100, 100), "%")
    return as_quantity(share) if isinstance(share, Figure) and share.unit == "%" else None


def counted(_: Setting, value: Value) -> Value:
    """Return a count, or each of several, to the unit; as it stands where it is hedged, has decimals or is a round number."""
    if isinstance(value, tuple):
        return tuple(counted(_, item) for item in value)
    if not isinstance(value, Figure) or value.kind != "count" or value.hedge or value.value % 1:
        return value
    return number(value.value, value.unit) if value.interval.high - value.interval.low <= 1 else value


PRICE = 10_000.0
"""Below so much a sum without a scale word is what it says, or nearly: a fare of £5 is not one of £5.40."""


def priced(_: Setting, value: Value) -> Value:
    """Return a small sum of money within a hundredth or two of what is printed; anything else as it stands."""
    if not isinstance(value, Figure) or value.kind != "amount" or value.hedge or value.scale != 1 or value.value >= PRICE:
        return value
    slack = (0.01 if value.value < PRICE / 10 else 0.02) * value.value
    return Quantity(Interval(value.value - slack, value.value + slack), value.unit)


def alike(_: Setting, a: Value, b: Value) -> Value:
    """Whether two figures can be set against each other: of one unit, counting no two different things, with no scale word
    that only one prints ("from 2.5 to 3 million")."""
    x, y = as_quantity(a), as_quantity(b)
    if x is None or y is None or align(x, y) is None:
        return False
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return True
    if a.kind != b.kind and not a.unit:
        return False
    if any(one.scale >= 1e6 and other.scale == 1 and other.value < 1000 for one, other in ((a, b), (b, a))):
        return False
    return not (a.noun and b.noun) or words.stem(_, a.noun) == words.stem(_, b.noun)


def telling(_: Setting, figure: Value) -> Value:
    """Return how many digits a figure has between its outer zeros: 3 of 46.5, 2 of 310 million; 1 of 250 million."""
    if not isinstance(figure, Figure):
        return None
    digits = figure.digits.strip("0")
    return number(1 if digits in ("15", "25", "75") else len(digits))


def worded(_: Setting, figure: Value) -> Value:
    """Whether a figure stands in words."""
    return figure.worded if isinstance(figure, Figure) else None


def printed(_: Setting, value: Value) -> Value:
    """Return the number exactly as printed, or each of several, without rounding or hedge."""
    if isinstance(value, tuple):
        return tuple(printed(_, item) for item in value)
    return number(value.value, value.unit) if isinstance(value, Figure) else None


def widened(_: Setting, value: Value, by: Value) -> Value:
    """Return a quantity that may also be `by` more or less."""
    quantity, slack = as_quantity(value), as_quantity(by)
    if quantity is None or slack is None:
        return None
    return Quantity(
        Interval(quantity.interval.low - slack.interval.high, quantity.interval.high + slack.interval.high), quantity.unit
    )


def first(_: Setting, pair: Value) -> Value:
    """Return the first number of a score, tally or range; of any other figure the number it is."""
    return number(pair.first, pair.unit) if isinstance(pair, Figure) else None


def second(_: Setting, pair: Value) -> Value:
    """Return the second number of a score, tally or range; of any other figure the number it is."""
    return number(pair.second, pair.unit) if isinstance(pair, Figure) else None


def digits(_: Setting, figure: Value) -> Value:
    """Return the significant digits of a figure as text."""
    return figure.digits if isinstance(figure, Figure) else None


def significant(_: Setting, figure: Value) -> Value:
    """Return how many significant digits a figure carries."""
    return number(figure.significant) if isinstance(figure, Figure) else None


def scale(_: Setting, figure: Value) -> Value:
    """Return the factor of a figure's scale word: 1 where it has none, 1,000,000 for million."""
    return number(figure.scale) if isinstance(figure, Figure) else None


def unit(_: Setting, value: Value) -> Value:
    """Return the unit of a figure as text."""
    quantity = as_quantity(value)
    return None if quantity is None else quantity.unit


def noun(_: Setting, figure: Value) -> Value:
    """Return what a count counts, in the singular; None where nothing is said."""
    return words.stem(_, figure.noun) if isinstance(figure, Figure) and figure.noun else None


def hedge(_: Setting, figure: Value) -> Value:
    """Return the hedge of a figure: "", about, under, over, least or most."""
    return figure.hedge if isinstance(figure, Figure) else None


def kind(_: Setting, value: Value) -> Value:
    """Return the kind of a recognised thing, for expressions that take several."""
    return value.kind if isinstance(value, Figure | Date | Time | Name) else None


def agree(setting: Setting, a: Value, b: Value) -> Value:
    """Whether two measures of one dimension can be the same, within the rounding of conversions."""
    return measures.agrees(a, b, setting.lexicons) if isinstance(a, Figure) and isinstance(b, Figure) else None


def converted(setting: Setting, value: Value, like: Value) -> Value:
    """Return a measure in the unit of another of its dimension."""
    if not isinstance(value, Figure) or not isinstance(like, Figure) or value.kind != "measure":
        return None
    if not measures.units_compatible(value, like, setting.lexicons):
        return None
    return Quantity(measures.converted(value, like.unit, setting.lexicons), like.unit)


def scaled(setting: Setting, value: Value, like: Value) -> Value:
    """Return a measure as a difference in the unit of another: 2C is 3.6F, whose scales begin at different points."""
    if not isinstance(value, Figure) or not isinstance(like, Figure) or value.kind != "measure":
        return None
    if not measures.units_compatible(value, like, setting.lexicons):
        return None
    units = measures.load_units(setting.lexicons)
    factor = units[value.unit].factor / units[like.unit].factor
    return Quantity(measures.without_hedge(value) * exactly(factor), like.unit)


def compatible(setting: Setting, a: Value, b: Value, table: Value) -> Value:
    """Whether one thing can be both a and b: False where a group of the lexicon `table` holds both."""
    one, other = as_text(a), as_text(b)
    if one is None or other is None or not isinstance(table, str) or table not in setting.lexicons:
        return None
    groups = setting.lexicons[table].value
    for group in groups.values() if isinstance(groups, dict) else groups:
        members = [str(member).casefold() for member in group]
        if one != other and one in members and other in members:
            return False
    return True


def grouped(setting: Setting, a: Value, b: Value, table: Value) -> Value:
    """Whether a group of the lexicon `table` holds both."""
    one, other = as_text(a), as_text(b)
    if one is None or other is None or not isinstance(table, str) or table not in setting.lexicons:
        return None
    groups = setting.lexicons[table].value
    held = ({str(member).casefold() for member in group} for group in (groups.values() if isinstance(groups, dict) else groups))
    return any(one in members and other in members for members in held)


def listed(setting: Setting, value: Value, table: Value) -> Value:
    """Whether words stand in the lexicon `table`."""
    text = as_text(value)
    if text is None or not isinstance(table, str) or table not in setting.lexicons:
        return None
    return text in setting.lexicons[table].phrases


def entry(setting: Setting, value: Value, table: Value) -> Value:
    """Return the entry of the lexicon `table` that words stand for."""
    text = as_text(value)
    if text is None or not isinstance(table, str) or table not in setting.lexicons:
        return None
    return setting.lexicons[table].phrases.get(text)


def key(_: Setting, value: Value) -> Value:
    """Return what makes two names the same as text."""
    return as_text(value)


FUNCTIONS: Mapping[str, Function] = {
    name.rstrip("_"): Function(function, arity, arity)
    for arity, functions in {
        1: (sum_, count, abs_, bare, percent, counted, priced, telling, worded, printed, first, second, digits, significant,
            scale, unit, noun, hedge, kind, key, words.given, words.surname, words.generation, words.introduced,
            words.ambiguous, words.stem, words.article, dates.year,
            dates.dated, dates.weekday, dates.day_name, dates.calendar_says,
            dates.possible, dates.flaw, dates.meridiem, dates.clock, dates.season,
            dates.zone, dates.relative, places.capitals, places.landlocked, places.has_shore, places.country,
            places.known_office),
        2: (change, signed_change, difference, step, ratio, percentage, widened, agree, converted, scaled, alike, listed, entry,
            dates.days, dates.years, dates.falls_on, dates.falls_soon, dates.falls_this_year, dates.year_for, dates.is_day,
            dates.one_day, dates.in_order, dates.elapsed, dates.holiday_on, dates.in_season, dates.near,
            places.borders, places.capital,
            places.has_office, places.in_office, places.may_be_in, places.member),
        3: (compatible, grouped, dates.lasts, dates.aged),
    }.items()
    for function in functions
    for name in (function.__name__,)
}  # fmt: skip
"""Every function of the language by the name that a rule calls it by."""

OF_PUBLICATION = frozenset(("falls_this_year", "year_for", "is_day", "elapsed"))
"""The functions that can tell nothing without the day of publication."""
