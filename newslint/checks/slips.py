"""Slips of the keyboard in figures: which two numbers are one slip apart."""

from newslint.analysis.mentions import Figure

TENS = (10, 100, 1000, 1_000_000)


def is_slip(one: Figure, other: Figure) -> bool:
    """Whether two figures that cannot be the same number are one slip apart.

    Two neighbouring digits changed about, a nought or a scale word too many, one more or less below a hundred, and one wrong
    digit in three or more. Of two sums of money the first two only: a story tells of many sums.
    """
    if is_shifted(one.value, other.value) or is_swapped(one, other):
        return True
    if one.kind == "amount":
        return False
    small, large = sorted((one.value, other.value))
    if large < 100:
        return large - small == 1
    return _differ_in_one(f"{one.value:g}", f"{other.value:g}") and len(one.digits) > 2


def is_shifted(one: float, other: float) -> bool:
    """Whether a nought or a scale word is all that two values differ by."""
    small, large = sorted((abs(one), abs(other)))
    return small > 0 and any(abs(small * ten - large) < large * 1e-9 for ten in TENS)


def is_swapped(one: Figure, other: Figure) -> bool:
    """Whether two neighbouring digits of one figure stand the other way round in the other."""
    a, b = _all_digits(one), _all_digits(other)
    if len(a) != len(b) or a == b or not 0.1 < one.value / (other.value or 1) < 10:
        return False
    differing = [position for position, (left, right) in enumerate(zip(a, b, strict=True)) if left != right]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return a[first] == b[second] and a[second] == b[first]


def is_mistyped(one: Figure, other: Figure) -> bool:
    """Whether two digits are changed about, or one of two whole numbers has a digit more in front: 9 and 19."""
    short, long = sorted((f"{one.value:g}", f"{other.value:g}"), key=len)
    return is_swapped(one, other) or (short.isdigit() and long.isdigit() and long[1:] == short)


def _all_digits(figure: Figure) -> str:
    """Return the digits of a whole number with its noughts, of any other the significant ones."""
    return f"{figure.value:.0f}" if figure.value == round(figure.value) and figure.scale == 1 else figure.digits


def _differ_in_one(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(left != right for left, right in zip(one, other, strict=True)) == 1
