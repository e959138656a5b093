"""The constraint language of `require:`: expressions over captures that hold, fail, or cannot be told."""

from collections.abc import Callable, Mapping
from functools import partial

from newslint.functions import FUNCTIONS
from newslint.quantities import Days, Value, combine, equal, less, negate, number, read_value
from newslint.record import Record
from newslint.setting import Setting
from newslint.store import Later

PUBLISHED = "published"
"""The name of the day of publication."""


class ClaimMistake(Record, Exception, frozen=False, slots=False):
    """What is wrong with an expression."""

    message: str

    def __str__(self) -> str:
        return self.message


class Claim(Record, slots=False):
    """What an expression is evaluated on: the captures by name, those of the other claim, and the setting."""

    captures: Mapping[str, object]
    setting: Setting
    other: Mapping[str, object] | None = None


class Node(Record):
    """A part of an expression, taken apart by `newslint.syntax`.

    kind: `constant` (held: its value), `name`, `other` (the capture of that name of the other claim), `call` (held: the
    function), one of + - * /, `minus`, `and`, `or`, `not`, or `compare` (held: the operators between the parts).
    """

    kind: str
    held: str | bool | float | tuple[str, ...] = ""
    parts: "tuple[Node, ...]" = ()


class Expression(Record):
    """A checked expression: `names` are the captures it uses, `others` those of the other claim; `of_publication` tells
    whether it needs the day of publication."""

    source: str
    names: frozenset[str]
    others: frozenset[str]
    of_publication: bool
    tree: Later[Node]

    def value(self, claim: Claim) -> Value:
        """Return its value; None where it cannot be told."""
        return _value(self.tree.take(), claim)

    def truth(self, claim: Claim) -> bool | None:
        """Return whether it holds: True, False, or None where that cannot be told."""
        return _truth(self.tree.take(), claim)


def _value(node: Node, claim: Claim) -> Value:
    match node.kind:
        case "constant":
            return node.held if isinstance(node.held, str | bool) else number(node.held)  # type: ignore[arg-type]
        case "name":
            return _published(claim) if node.held == PUBLISHED else read_value(claim.captures.get(str(node.held)))
        case "other":
            return None if claim.other is None else read_value(claim.other.get(str(node.held)))
        case "call":
            return FUNCTIONS[str(node.held)].apply(claim.setting, *(_value(part, claim) for part in node.parts))
        case "+" | "-" | "*" | "/":
            return combine(node.kind, *(_value(part, claim) for part in node.parts))
        case "minus":
            return combine("*", number(-1), _value(node.parts[0], claim))
    return _truth(node, claim)


def _published(claim: Claim) -> Value:
    day = claim.setting.published
    return None if day is None else Days(day, day)


def _truth(node: Node, claim: Claim) -> bool | None:
    match node.kind:
        case "and" | "or":
            return _joined(node, claim, decisive=node.kind == "or")
        case "not":
            return negate(_truth(node.parts[0], claim))
        case "compare":
            sides = [_value(part, claim) for part in node.parts]
            truths = [COMPARISONS[sign](a, b) for sign, a, b in zip(_signs(node), sides, sides[1:], strict=False)]
            return False if False in truths else None if None in truths else True
        case "name" if node.held != PUBLISHED:
            held = claim.captures.get(str(node.held))
            return held if isinstance(held, bool) else held is not None
        case "other":
            return claim.other is not None and claim.other.get(str(node.held)) is not None
    value = _value(node, claim)
    return value if isinstance(value, bool) else None


def _joined(node: Node, claim: Claim, *, decisive: bool) -> bool | None:
    """Return the truth of parts of which one that is `decisive` settles all, so that those after it are not looked at."""
    open_ = False
    for part in node.parts:
        truth = _truth(part, claim)
        if truth is decisive:
            return decisive
        open_ = open_ or truth is None
    return None if open_ else not decisive


def _signs(node: Node) -> tuple[str, ...]:
    return node.held if isinstance(node.held, tuple) else ()


def _differ(a: Value, b: Value) -> bool | None:
    return negate(equal(a, b))


def _greater(a: Value, b: Value, *, or_equal: bool = False) -> bool | None:
    return less(b, a, or_equal=or_equal)


COMPARISONS: Mapping[str, Callable[[Value, Value], bool | None]] = {
    "==": equal,
    "!=": _differ,
    "<": less,
    "<=": partial(less, or_equal=True),
    ">": _greater,
    ">=": partial(_greater, or_equal=True),
}
