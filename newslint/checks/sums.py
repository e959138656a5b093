"""Sums: the small arithmetic of a metric's formula and condition, read without ever running what a rule file says."""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

_BINARY: Mapping[type[ast.operator], Callable[[float, float], float]] = MappingProxyType(
    {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Mod: math.fmod}
)
_COMPARE: Mapping[type[ast.cmpop], Callable[[float, float], bool]] = MappingProxyType(
    {
        ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Eq: operator.eq,
        ast.NotEq: operator.ne,
    }
)  # fmt: skip
_FUNCTIONS: Mapping[str, Callable[..., float]] = MappingProxyType(
    {
        "abs": math.fabs, "ceil": math.ceil, "exp": math.exp, "floor": math.floor, "log": math.log, "log10": math.log10,
        "log2": math.log2, "max": max, "min": min, "pow": math.pow, "round": round, "sqrt": math.sqrt, "trunc": math.trunc,
    }
)  # fmt: skip


@cache
def parse_sum(text: str) -> ast.expr:
    """Return a formula as a tree of numbers, names, + - * / %, comparisons, && ||, and functions of `math`.

    Raises ValueError, with a message for the rule's author, where it is none.
    """
    try:
        tree = ast.parse(
            f"({text.replace('&&', ' and ').replace('||', ' or ').replace('heading.h', 'heading_h')})", mode="eval"
        )
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"{text!r} is no formula") from None
    for node in ast.walk(tree):
        _allow(node)
    return tree.body


def evaluate(tree: ast.expr, values: Mapping[str, float]) -> float:
    """Return the value of a parsed formula; raises KeyError for a name without a value.

    It is nan where there is none: a division by nought, a function with the wrong arguments.
    """
    try:
        return _value(tree, values)
    except (ArithmeticError, ValueError, TypeError, RecursionError):
        return math.nan


def names_of(tree: ast.expr) -> frozenset[str]:
    """Return the names that a parsed formula uses."""
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)) - {"math"}


def _allow(node: ast.AST) -> None:
    """Raise ValueError for a piece of syntax that is no arithmetic."""
    match node:
        case ast.Constant(value=bool()) | ast.Constant(value=complex()):
            raise ValueError("a formula holds numbers only")
        case ast.Constant(value=int() | float()) | ast.Name() | ast.Expression() | ast.expr_context() | ast.BoolOp():
            return
        case ast.boolop() | ast.unaryop() | ast.Compare() | ast.BinOp():
            return
        case ast.operator() | ast.cmpop() if type(node) in (*_BINARY, *_COMPARE):
            return
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() | ast.Not()):
            return
        case ast.Attribute(value=ast.Name(id="math"), attr=name) if name in _FUNCTIONS:
            return
        case ast.Call(func=ast.Attribute(), keywords=[], args=args) if args:
            return
    raise ValueError(f"a formula cannot hold {type(node).__name__.lower()}")


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            return values[name]
        case ast.UnaryOp(op=op, operand=operand):
            value = _value(operand, values)
            return -value if isinstance(op, ast.USub) else float(not value) if isinstance(op, ast.Not) else value
        case ast.BinOp(left=left, op=op, right=right):
            return _BINARY[type(op)](_value(left, values), _value(right, values))
        case ast.BoolOp(op=op, values=parts):
            truths = [bool(_value(part, values)) for part in parts]
            return float(all(truths) if isinstance(op, ast.And) else any(truths))
        case ast.Compare(left=left, ops=ops, comparators=right):
            numbers = [_value(part, values) for part in (left, *right)]
            return float(all(_COMPARE[type(op)](*numbers[at : at + 2]) for at, op in enumerate(ops)))
        case ast.Call(func=ast.Attribute(attr=name), args=args):
            return float(_FUNCTIONS[name](*(_value(argument, values) for argument in args)))
    raise ValueError("not arithmetic")
