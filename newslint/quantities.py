"""The values of the constraint language and their three-valued comparisons: holds, fails, or cannot be told (None)."""

from datetime import date
from math import floor, inf, log10
from typing import TypeAlias

from newslint.analysis.mentions import Date, Figure, Name, Quotation, Time
from newslint.diagnostic import Capture
from newslint.interval import Interval, exactly
from newslint.record import Record

ANY_UNIT = "*"
"""The unit of a plain number of an expression, which goes with every other."""


class Quantity(Record):
    """An interval with its unit: a currency code, a key of the units lexicon, "%", "year", "" for a count, or ANY_UNIT."""

    interval: Interval
    unit: str = ANY_UNIT


class Days(Record):
    """The days, first to last, that a date can mean."""

    first: date
    last: date


QUOTATION_MARKS = "\"'“”‘’«»„‟‹›` ,."

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
MONTHS = {"month": 1, "year": 12}
"""Units of time by what they hold of the smallest one; weeks and months do not go into each other."""

Value: TypeAlias = "Quantity | Days | Figure | Date | Time | Name | Quotation | str | bool | tuple[Value, ...] | None"


def number(value: float, unit: str = ANY_UNIT) -> Quantity:
    """Return the quantity that is exactly `value`."""
    return Quantity(exactly(float(value)), unit)


def read_value(held: object) -> Value:
    """Return what a capture, or a tuple of them, means in an expression."""
    if isinstance(held, tuple):
        return tuple(read_value(item) for item in held)
    if isinstance(held, Capture):
        held = held.text.strip(QUOTATION_MARKS) if isinstance(held.value, Quotation) else held.value
    if isinstance(held, Figure | Date | Time | Name | Quotation | Quantity | Days | str | bool):
        return held
    return number(held) if isinstance(held, int | float) else None


def as_quantity(value: Value) -> Quantity | None:
    """Return the quantity of a figure, a year or a number; None for anything else."""
    if isinstance(value, Quantity):
        return value
    if isinstance(value, Figure):
        return Quantity(value.interval, value.unit)
    if isinstance(value, Date) and value.kind == "year" and value.year is not None:
        return number(value.year, "calendar year")
    return None


def as_days(value: Value) -> Days | None:
    """Return the days of a date that is resolved; None for anything else."""
    if isinstance(value, Days):
        return value
    if isinstance(value, Date) and value.first is not None and value.last is not None:
        return Days(value.first, value.last)
    return None


def as_text(value: Value) -> str | None:
    """Return the words of a text in lower case, or what makes a name the same as another; None where that is open."""
    if isinstance(value, str):
        return value.casefold().replace("’", "'")
    if isinstance(value, Name):
        return None if value.key.endswith("?") else value.key.casefold()
    return None


def align(a: Quantity, b: Quantity) -> tuple[Interval, Interval, str] | None:
    """Return two quantities in one unit, and that unit; None where they do not go together."""
    if b.unit in (a.unit, ANY_UNIT):
        return a.interval, b.interval, a.unit
    if a.unit == ANY_UNIT:
        return a.interval, b.interval, b.unit
    for table in (SECONDS, MONTHS):
        if a.unit in table and b.unit in table:
            smaller = min(a.unit, b.unit, key=lambda unit: table[unit])
            x, y = (part.interval * exactly(table[part.unit] / table[smaller]) for part in (a, b))
            return x, y, smaller
    return None


def equal(a: Value, b: Value) -> bool | None:
    """Whether a can be b: False where they cannot meet, True where both are one exact thing, else None."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b if isinstance(a, bool) and isinstance(b, bool) else None
    if (x := as_quantity(a)) is not None and (y := as_quantity(b)) is not None and not _both_days(a, b):
        return _equal_quantities(x, y)
    if (first := as_days(a)) is not None and (second := as_days(b)) is not None:
        if first.last < second.first or second.last < first.first:
            return False
        return True if first == second and first.first == first.last else None
    if (left := as_text(a)) is not None and (right := as_text(b)) is not None:
        return left == right
    return None


def _both_days(a: Value, b: Value) -> bool:
    return isinstance(a, Date) and isinstance(b, Date) and (a.kind, b.kind) != ("year", "year")


def _equal_quantities(a: Quantity, b: Quantity) -> bool | None:
    if (aligned := align(a, b)) is None:
        return None
    x, y, _ = aligned
    if not x.meets(y):
        return False
    return True if x.low == x.high and y.low == y.high else None


def less(a: Value, b: Value, *, or_equal: bool = False) -> bool | None:
    """Whether a lies before b: True where it must, False where it cannot, None where their ranges overlap."""
    if (x := as_quantity(a)) is not None and (y := as_quantity(b)) is not None:
        aligned = align(x, y)
        return aligned and _before(*_ends(aligned[0]), *_ends(aligned[1]), or_equal=or_equal)
    if (p := as_days(a)) is not None and (q := as_days(b)) is not None:
        ends = (day.toordinal() for day in (p.first, p.last, q.first, q.last))
        return _before(*ends, or_equal=or_equal)
    return None


def _ends(interval: Interval) -> tuple[float, float]:
    return interval.low, interval.high


def _before(a_low: float, a_high: float, b_low: float, b_high: float, *, or_equal: bool) -> bool | None:
    if a_high < b_low or (or_equal and a_high == b_low):
        return True
    if a_low > b_high or (not or_equal and a_low == b_high):
        return False
    return None


def combine(operator: str, a: Value, b: Value) -> Value:
    """Return a + b, a - b, a * b or a / b; None where either is no number, or the units do not go together."""
    x, y = as_quantity(a), as_quantity(b)
    if x is None or y is None:
        return None
    if operator in "+-":
        if (aligned := align(x, y)) is None:
            return None
        left, right, unit = aligned
        return Quantity(left + right if operator == "+" else left - right, unit)
    if operator == "*":
        return Quantity(x.interval * y.interval, _other_unit(x.unit, y.unit))
    return Quantity(x.interval / y.interval, ANY_UNIT if x.unit == y.unit else _other_unit(x.unit, y.unit))


def _other_unit(a: str, b: str) -> str:
    return b if a in ("", ANY_UNIT) else a


def negate(truth: bool | None) -> bool | None:
    """Return `not truth`, None staying None."""
    return None if truth is None else not truth


def write_value(value: Value) -> str:
    """Return a value in the words of a message: an interval by its ends, rounded to what a reader can use."""
    if isinstance(value, Quantity):
        return _write_quantity(value)
    if isinstance(value, Days):
        return value.first.isoformat() if value.first == value.last else f"{value.first} to {value.last}"
    if isinstance(value, Figure):
        return _write_quantity(Quantity(value.interval, value.unit))
    if isinstance(value, Name):
        return value.text
    if isinstance(value, tuple):
        return ", ".join(write_value(item) for item in value)
    return str(value) if isinstance(value, str) else "unknown"


CURRENCY_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥"}


def _write_quantity(quantity: Quantity) -> str:
    write = "{:.0f}".format if quantity.unit == "calendar year" else write_number
    low, high = (write(end) for end in (quantity.interval.low, quantity.interval.high))
    sign = CURRENCY_SIGNS.get(quantity.unit, "")
    unit = "" if sign or quantity.unit in ("", ANY_UNIT, "calendar year") else quantity.unit
    suffix = unit if unit in ("", "%") else f" {_plural(unit, alone=low == high == '1')}"
    if low == high:
        return f"{sign}{low}{suffix}"
    if quantity.interval.high == inf:
        return f"at least {sign}{low}{suffix}"
    return f"{sign}{low}{'%' if unit == '%' else ''} to {sign}{high}{suffix}"


_PRINTED = {
    "foot": ("foot", "feet"), "square-foot": ("square foot", "square feet"), "cubic-foot": ("cubic foot", "cubic feet"),
    "inch": ("inch", "inches"), "century": ("century", "centuries"), "celsius": ("degree Celsius", "degrees Celsius"),
    "fahrenheit": ("degree Fahrenheit", "degrees Fahrenheit"), "metre-per-second": ("metre per second", "metres per second"),
    "km-per-litre": ("km per litre", "km per litre"), "kmh": ("km/h", "km/h"),
}  # fmt: skip
_UNCHANGED = frozenset(("kelvin", "stone", "horsepower", "hertz", "megahertz", "gigahertz", "mph", "mpg"))
"""Units that are written otherwise than their key, as one and as several, and those that have no plural."""


def _plural(unit: str, *, alone: bool) -> str:
    """Return a unit as it stands after a number: "acres", "square km", "feet"; symbols stay as they are."""
    if unit in _PRINTED:
        return _PRINTED[unit][not alone]
    words = unit.replace("-", " ")
    return words if alone or unit in _UNCHANGED or len(words.rpartition(" ")[2]) < 3 else f"{words}s"


def write_number(value: float) -> str:
    """Return a number with thousands separators, to three significant digits where it is no whole number."""
    if abs(value) == inf:
        return "any number"
    if value == round(value) or abs(value) >= 1000:
        return f"{round(value):,}"
    places = max(0, 2 - floor(log10(abs(value))))
    return f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
