"""What the project promises of its own code: one way through it, small pieces, nothing left undone."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from newslint.examples import load_examples
from newslint.lexicon import find_rules_folder
from newslint.report import FORMATS
from newslint.rule import Rule
from newslint.rule_loader import KINDS, load_rules
from newslint.yamlfile import parse_yaml

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "newslint").rglob("*.py"))
ALL = SOURCES + sorted((ROOT / "tests").rglob("*.py")) + sorted((ROOT / "benchmarks").rglob("*.py"))

ORDER = (
    "record store regexes",
    "text interval yamlfile guess globs locales",
    "diagnostic document lexicon dictionary newsroom",
    "decode",
    "readers",
    "analysis published quantities",
    "scope skeleton setting needs need_parts need_reader",
    "story patterns pattern_parser calendar_functions place_functions word_functions functions claims syntax message",
    "checks",
    "rule rule_loader",
    "config config_file suppress",
    "engine examples",
    "fix outcome flags baseline walk",
    "report facts",
    "run traces commands lsp cli __main__",
)
"""Modules and packages from the ground up: each imports only what stands in its own row or above it."""

RANK = {name: rank for rank, row in enumerate(ORDER) for name in row.split()}

FORBIDDEN = (("analysis", "readers"), ("published", "readers"))
"""Analysis knows no formats, though the readers stand above it."""

OF_VALE = {
    *("capitalization", "conditional", "consistency", "existence", "metric", "occurrence", "readability", "repetition"),
    *("spelling", "substitution"),
}
"""Kinds that are there so that Vale's styles load; any other kind must be used by a shipped rule."""

BASES = {
    *("Check", "Exception", "Enum", "IntEnum", "StrEnum", "NamedTuple", "Protocol", "TypedDict", "HTMLParser"),
    *("NodeVisitor", "Generic[T]", "Record", "RecordType", "ABCMeta", "type"),
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part(path: Path) -> str:
    """Return the module or package below newslint that a file belongs to."""
    return path.relative_to(ROOT / "newslint").parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_every_module_has_its_place() -> None:
    assert {part(path) for path in SOURCES} - {"__init__"} == set(RANK)


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    own = part(path)
    if own == "__init__":
        return
    used = {module.split(".")[1] for module in imports(path) if module.startswith("newslint.")}
    assert [module for module in used if RANK[module] > RANK[own] or (own, module) in FORBIDDEN] == []


@pytest.mark.parametrize("path", ALL, ids=name)
def test_pieces_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert [function.name for function in functions(path) if length(function) > 50] == []


def test_most_functions_are_very_small() -> None:
    assert median(length(function) for path in SOURCES for function in functions(path)) < 10


@pytest.mark.parametrize("path", ALL, ids=name)
def test_each_file_opens_with_a_sentence(path: Path) -> None:
    first, *rest = (ast.get_docstring(tree(path)) or "").splitlines()
    assert first.endswith((".", "?"))
    assert not any(rest[:1])


def public(node: ast.AST) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_what_is_public_is_described(path: Path) -> None:
    assert [node.name for node in public(tree(path)) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_only_plain_means(path: Path) -> None:
    assert "re" not in set(imports(path)), "patterns are compiled by the regex module"
    nodes = list(ast.walk(tree(path)))
    assert not [node for node in nodes if isinstance(node, ast.Global | ast.Nonlocal | ast.AsyncFunctionDef)]
    bases = {ast.unparse(base).rpartition(".")[2] for node in nodes if isinstance(node, ast.ClassDef) for base in node.bases}
    assert [base for base in bases - BASES if not base.endswith("Error")] == []


RULES = load_rules((find_rules_folder(),), verify=True)


def test_every_rule_loads() -> None:
    assert [str(mistake) for mistake in RULES.mistakes] == []


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_every_rule_shows_what_it_means(rule: Rule) -> None:
    kinds = [example.kind for example in load_examples(rule.path)]
    assert min(kinds.count("bad"), kinds.count("good")) >= 2
    assert rule.why


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_an_example_says_first_what_it_is(rule: Rule) -> None:
    written = parse_yaml(rule.path.read_text(encoding="utf-8")).value
    assert isinstance(written, dict)
    entries = written["examples"]
    assert isinstance(entries, list)
    assert {next(iter(entry)) for entry in entries if isinstance(entry, dict)} <= {"bad", "good", "missed"}


def test_every_kind_is_used() -> None:
    used = {type(rule.check).__name__.lower() for rule in RULES.rules}
    assert set(KINDS) - used - OF_VALE == set()


def test_the_command_line_knows_every_format() -> None:
    assert set(FORMATS) == {"line", "full", "json", "jsonl", "sarif", "github", "html"}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a repository")
    return [ROOT / line for line in listed.stdout.split("\0") if line and (ROOT / line).is_file()]


UNDONE = ("TO" + "DO", "FIX" + "ME", "XX" + "X:", "NotImplemented" + "Error")
ELSEWHERE = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/")


def test_nothing_is_left_undone_or_tied_to_a_machine() -> None:
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "replace")
        words = ELSEWHERE if path.is_relative_to(ROOT / "seeds") else UNDONE + ELSEWHERE
        found += [(name(path), word) for word in words if word in text]
    assert found == []
