"""YAML as it was written: every scalar stays text, every key knows its line, and no file can make the loader explode."""

from typing import TYPE_CHECKING, TypeAlias

from newslint.record import Record, field

if TYPE_CHECKING:
    import yaml

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Steps: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of a file: keys and list positions."""

MOST_NODES = 200_000
"""More nodes than any honest file has; an alias counts as many nodes as what it stands for."""

MOST_DEPTH = 60


class YamlMistake(Record, Exception, frozen=False, slots=False):
    """What is wrong with a YAML file, and in which line (from 1)."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.line}: {self.message}"


class YamlFile(Record):
    """The value of a file and the line on which each part of it begins."""

    value: Value
    lines: dict[Steps, int] = field(repr=False)

    def line(self, *steps: str | int) -> int:
        """Return the line of the value at `steps`, or of the nearest thing round it."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)


def parse_yaml(text: str) -> YamlFile:
    """Read one YAML document in which every scalar stays text; an empty one is an empty mapping.

    Raises YamlMistake on broken syntax, a duplicate or non-text key, several documents, and aliases that explode.
    """
    node = _compose(text)
    lines: dict[Steps, int] = {}
    return YamlFile({} if node is None else _Builder(lines).build(node, (), 0), lines)


def _compose(text: str) -> "yaml.Node | None":
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        if "\\'" in text and "escape" in str(error.problem):
            return _compose(text.replace("\\'", "'"))  # Vale's own parser takes \' inside double quotation marks
        mark = error.problem_mark or error.context_mark
        raise YamlMistake(mark.line + 1 if mark else 1, error.problem or "not YAML") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise YamlMistake(1, str(error).splitlines()[0] or "not YAML") from None


class _Builder:
    """Turns nodes into values while it counts them."""

    def __init__(self, lines: dict[Steps, int]) -> None:
        from yaml import ScalarNode, SequenceNode

        self.scalar, self.sequence = ScalarNode, SequenceNode
        self.lines = lines
        self.count = 0

    def build(self, node: "yaml.Node", steps: Steps, depth: int) -> Value:
        self.count += 1
        line = node.start_mark.line + 1
        if self.count > MOST_NODES:
            raise YamlMistake(line, "the file's aliases stand for far more than it says")
        if depth > MOST_DEPTH:
            raise YamlMistake(line, "nested too deep")
        self.lines.setdefault(steps, line)
        if isinstance(node, self.scalar):
            return str(node.value)
        if isinstance(node, self.sequence):
            return [self.build(item, (*steps, index), depth + 1) for index, item in enumerate(node.value)]
        return self.build_mapping(node, steps, depth)

    def build_mapping(self, node: "yaml.Node", steps: Steps, depth: int) -> dict[str, Value]:
        value: dict[str, Value] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, self.scalar):
                raise YamlMistake(line, "a key must be plain text")
            key = str(key_node.value)
            if key in value:
                raise YamlMistake(line, f"the key {key!r} stands here twice")
            self.lines[(*steps, key)] = line
            value[key] = self.build(value_node, (*steps, key), depth + 1)
        return value
