"""The syntax of the constraint language: the text of an expression to the parts that are evaluated."""

import ast
from collections.abc import Iterator

from newslint.claims import PUBLISHED, ClaimMistake, Expression, Node
from newslint.functions import FUNCTIONS, OF_PUBLICATION
from newslint.guess import guess
from newslint.store import Later

LONGEST = 600
"""Characters that an expression may have."""

OTHER = "other"
"""The name of the other claim of a conflict: `other.value` is its capture called value."""

OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}

COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


def parse_expression(source: str) -> Expression:
    """Return the expression that `source` means; raises ClaimMistake on anything outside the language."""
    if len(source) > LONGEST:
        raise ClaimMistake(f"an expression has at most {LONGEST} characters")
    try:
        tree = _read(ast.parse(" ".join(source.split()), mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        reason = error.msg if isinstance(error, SyntaxError) else error
        raise ClaimMistake(f"not an expression: {source!r} ({reason})") from None
    every = list(_walk(tree))
    names = {str(node.held) for node in every if node.kind == "name"}
    others = {str(node.held) for node in every if node.kind == "other"}
    called = {str(node.held) for node in every if node.kind == "call"}
    of_publication = PUBLISHED in names or bool(called & set(OF_PUBLICATION))
    return Expression(source, frozenset(names - {PUBLISHED}), frozenset(others), of_publication, Later(tree))


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for part in node.parts:
        yield from _walk(part)


def _read(node: ast.expr) -> Node:
    """Return the part of an expression that a node of Python's syntax stands for."""
    match node:
        case ast.Constant(value=str() | bool() as value):
            return Node("constant", value)
        case ast.Constant(value=int() | float() as value):
            return Node("constant", float(value))
        case ast.Name(id=name) if not name.startswith("_"):
            return Node("name", name)
        case ast.Attribute(value=ast.Name(id="other"), attr=name) if not name.startswith("_"):
            return Node("other", name)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
            _check_call(name, arguments)
            return Node("call", name, tuple(map(_read, arguments)))
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() as operator, right=right):
            return Node(OPERATORS[type(operator)], parts=(_read(left), _read(right)))
    return _read_logic(node)


def _read_logic(node: ast.expr) -> Node:
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Node("minus", parts=(_read(operand),))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Node("not", parts=(_read(operand),))
        case ast.BoolOp(op=operator, values=values):
            return Node("or" if isinstance(operator, ast.Or) else "and", parts=tuple(map(_read, values)))
        case ast.Compare(left=left, ops=operators, comparators=sides):
            if not all(type(operator) in COMPARISONS for operator in operators):
                raise ClaimMistake("only the comparisons == != < <= > >= are known")
            return Node("compare", tuple(COMPARISONS[type(each)] for each in operators), tuple(map(_read, [left, *sides])))
    raise ClaimMistake(f"{ast.unparse(node)} is outside the language")


def _check_call(name: str, arguments: list[ast.expr]) -> None:
    if name not in FUNCTIONS:
        raise ClaimMistake(f"no function is called {name!r}{guess(name, FUNCTIONS)}")
    function = FUNCTIONS[name]
    if not function.least <= len(arguments) <= function.most:
        raise ClaimMistake(f"{name}() takes {function.least} values, not {len(arguments)}")
