"""The constraint language of `require:`: expressions over captures that hold, fail, or cannot be told."""

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial

from newslint.functions import FUNCTIONS, OF_PUBLICATION
from newslint.quantities import Days, Value, combine, equal, less, negate, number, read_value
from newslint.record import record
from newslint.setting import Setting

LONGEST = 600
"""Characters that an expression may have."""

OTHER = "other"
"""The name of the other claim of a conflict: `other.value` is its capture called value."""

OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}

PUBLISHED = "published"
"""The name of the day of publication."""


@record(frozen=False, slots=False)
class ClaimMistake(Exception):
    """What is wrong with an expression."""

    message: str

    def __str__(self) -> str:
        return self.message


@record(slots=False)
class Claim:
    """What an expression is evaluated on: the captures by name, those of the other claim, and the setting."""

    captures: Mapping[str, object]
    setting: Setting
    other: Mapping[str, object] | None = None


@record(slots=False)
class Expression:
    """A checked expression: `names` are the captures it uses, `others` those of the other claim; `of_publication` tells
    whether it needs the day of publication."""

    source: str
    names: frozenset[str]
    others: frozenset[str]
    of_publication: bool = False

    @cached_property
    def tree(self) -> ast.expr:
        """The expression taken apart."""
        return _take_apart(self.source)

    def value(self, claim: Claim) -> Value:
        """Return its value; None where it cannot be told."""
        return _value(self.tree, claim)

    def truth(self, claim: Claim) -> bool | None:
        """Return whether it holds: True, False, or None where that cannot be told."""
        return _truth(self.tree, claim)


def parse_expression(source: str) -> Expression:
    """Return the expression that `source` means; raises ClaimMistake on anything outside the language."""
    if len(source) > LONGEST:
        raise ClaimMistake(f"an expression has at most {LONGEST} characters")
    try:
        tree = _take_apart(source)
        _check(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        reason = error.msg if isinstance(error, SyntaxError) else error
        raise ClaimMistake(f"not an expression: {source!r} ({reason})") from None
    names = {node.id for node in _leaves(tree) if isinstance(node, ast.Name)} - {PUBLISHED}
    others = {node.attr for node in _leaves(tree) if isinstance(node, ast.Attribute)}
    called = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return Expression(source, frozenset(names), frozenset(others), bool(called & {PUBLISHED, *OF_PUBLICATION}))


def _take_apart(source: str) -> ast.expr:
    return ast.parse(" ".join(source.split()), mode="eval").body


def _leaves(tree: ast.expr) -> Iterator[ast.Name | ast.Attribute]:
    """Yield the names and `other.name`s that an expression uses, without the names of functions."""
    if isinstance(tree, ast.Attribute | ast.Name):
        yield tree
        return
    children = tree.args if isinstance(tree, ast.Call) else ast.iter_child_nodes(tree)
    for child in children:
        if isinstance(child, ast.expr):
            yield from _leaves(child)


def _check(node: ast.AST) -> None:
    match node:
        case ast.BoolOp(values=values):
            parts: list[ast.expr] = values
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            parts = [operand]
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div(), right=right):
            parts = [left, right]
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            if not all(isinstance(op, ast.Eq | ast.NotEq | ast.Lt | ast.LtE | ast.Gt | ast.GtE) for op in ops):
                raise ClaimMistake("only the comparisons == != < <= > >= are known")
            parts = [left, *comparators]
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
            _check_call(name, arguments)
            parts = arguments
        case ast.Attribute(value=ast.Name(id="other"), attr=attribute) if not attribute.startswith("_"):
            parts = []
        case ast.Name(id=name) if not name.startswith("_"):
            parts = []
        case ast.Constant(value=value) if isinstance(value, str | int | float | bool):
            parts = []
        case _:
            raise ClaimMistake(f"{ast.unparse(node) if isinstance(node, ast.expr) else node!r} is outside the language")
    for part in parts:
        _check(part)


def _check_call(name: str, arguments: list[ast.expr]) -> None:
    if name not in FUNCTIONS:
        from difflib import get_close_matches

        close = get_close_matches(name, FUNCTIONS, 1)
        raise ClaimMistake(f"no function is called {name!r}" + (f" (did you mean {close[0]!r}?)" if close else ""))
    function = FUNCTIONS[name]
    if not function.least <= len(arguments) <= function.most:
        raise ClaimMistake(f"{name}() takes {function.least} values, not {len(arguments)}")


def _value(node: ast.expr, claim: Claim) -> Value:
    match node:
        case ast.Constant(value=value):
            return value if isinstance(value, str | bool) else number(float(value))  # type: ignore[arg-type]
        case ast.Name(id=name):
            return _published(claim) if name == PUBLISHED else read_value(claim.captures.get(name))
        case ast.Attribute(attr=name):
            return None if claim.other is None else read_value(claim.other.get(name))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return FUNCTIONS[name].apply(claim.setting, *(_value(argument, claim) for argument in arguments))
        case ast.BinOp(left=left, op=operator, right=right):
            return combine(OPERATORS[type(operator)], _value(left, claim), _value(right, claim))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return combine("*", number(-1), _value(operand, claim))
    return _truth(node, claim)


def _published(claim: Claim) -> Value:
    day = claim.setting.published
    return None if day is None else Days(day, day)


def _truth(node: ast.expr, claim: Claim) -> bool | None:
    match node:
        case ast.BoolOp(op=operator, values=values):
            truths = [_truth(value, claim) for value in values]
            decisive = isinstance(operator, ast.Or)
            return decisive if decisive in truths else None if None in truths else not decisive
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return negate(_truth(operand, claim))
        case ast.Compare(left=left, ops=operators, comparators=comparators):
            sides = [_value(side, claim) for side in (left, *comparators)]
            truths = [_compare(op, a, b) for op, a, b in zip(operators, sides, sides[1:], strict=False)]
            return False if False in truths else None if None in truths else True
        case ast.Name(id=name) if name != PUBLISHED:
            held = claim.captures.get(name)
            return held if isinstance(held, bool) else held is not None
        case ast.Attribute(attr=name):
            return claim.other is not None and claim.other.get(name) is not None
    value = _value(node, claim)
    return value if isinstance(value, bool) else None


def _compare(operator: ast.cmpop, a: Value, b: Value) -> bool | None:
    return COMPARISONS[type(operator)](a, b)


def _differ(a: Value, b: Value) -> bool | None:
    return negate(equal(a, b))


def _greater(a: Value, b: Value, *, or_equal: bool = False) -> bool | None:
    return less(b, a, or_equal=or_equal)


COMPARISONS: Mapping[type[ast.cmpop], Callable[[Value, Value], bool | None]] = {
    ast.Eq: equal,
    ast.NotEq: _differ,
    ast.Lt: less,
    ast.LtE: partial(less, or_equal=True),
    ast.Gt: _greater,
    ast.GtE: partial(_greater, or_equal=True),
}
