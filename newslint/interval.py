"""Intervals: what a printed figure can mean once its rounding and its hedges are allowed for."""

from math import inf

from newslint.record import Record

SLACK = 1e-9
"""Relative slack of comparisons, so that binary floating point never decides a finding."""


class Interval(Record):
    """A closed interval of numbers; either end may be infinite."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"not an interval: {self.low}..{self.high}")

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a number in common."""
        slack = SLACK * max(1e-12, *(abs(end) for end in (self.low, self.high, other.low, other.high) if abs(end) < inf))
        return self.low <= other.high + slack and other.low <= self.high + slack

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        ends = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: "Interval") -> "Interval":
        if other.low <= 0 <= other.high:
            return Interval(-inf, inf)
        return self * Interval(1 / other.high, 1 / other.low)

    def __abs__(self) -> "Interval":
        if self.low >= 0:
            return self
        if self.high <= 0:
            return -self
        return Interval(0.0, max(-self.low, self.high))


def exactly(value: float) -> Interval:
    """Return the interval that holds `value` alone."""
    return Interval(value, value)


def _times(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b
