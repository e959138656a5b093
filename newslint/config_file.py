"""Settings files: found upward from the copy, read from YAML or TOML, and their mistakes named by line."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path

import regex

from newslint.config import ENDINGS, Choice, ConfigMistake, Named, PathChoice, Settings
from newslint.diagnostic import Level
from newslint.globs import sound
from newslint.guess import guess
from newslint.locales import LOCALES
from newslint.newsroom import KEYS as NAME_KEYS
from newslint.newsroom import KnownName, read_name
from newslint.record import Record
from newslint.regexes import compile_later
from newslint.yamlfile import Value, YamlMistake, parse_yaml

YAML_NAME = ".newslint.yml"
TOML_NAME = "pyproject.toml"
PUBLISHED_FROM = ("file", "dateline", "file-name")
"""What the file itself states (front matter, JSON-LD, meta), the story's dateline, the file's name."""

NEVER = "never"
_LEVELS = {str(level): level for level in Level}
_TOML_TABLE = compile_later(r"^\[tool\.newslint\b", regex.MULTILINE)
_TOML_STRING = compile_later(r"""(?<=[\[,\n][ \t]*)(?:"[^"\n]*"|'[^'\n]*')""")
CHOICE_KEYS = ("select", "ignore", "levels")


class _Entry(Record):
    """One value of a settings file: the key it stands under, and the file and line where it does."""

    path: Path
    key: str
    value: Value
    line: Callable[..., int]

    def mistake(self, message: str, *steps: str | int) -> ConfigMistake:
        return ConfigMistake(shown(self.path), self.line(*steps), message)

    def items(self) -> "Iterator[_Entry]":
        """Yield what a mapping holds."""
        if not isinstance(self.value, dict):
            raise self.mistake(f"{self.key!r} must be a mapping")
        for key, value in self.value.items():
            yield _Entry(self.path, key, value, lambda *steps, key=key: self.line(key, *steps))

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.mistake(f"{self.key!r} must be one word")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """Return a list of texts; one text alone will do."""
        value = [self.value] if isinstance(self.value, str) else self.value
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.mistake(f"{self.key!r} must be a list of words")
        return tuple(str(item) for item in value)

    def one_of(self, known: Mapping[str, object] | tuple[str, ...]) -> str:
        text = self.text()
        if text not in known:
            raise self.mistake(f"{self.key!r} is {text!r}, not one of {', '.join(known)}{guess(text, known)}")
        return text

    def named(self) -> tuple[Named, ...]:
        """Return the texts of a list, or the keys of a mapping, each with its line."""
        steps = self.value if isinstance(self.value, dict) else range(len(self.texts()))
        names = tuple(self.value) if isinstance(self.value, dict) else self.texts()
        return tuple(Named(name, self.line(step)) for name, step in zip(names, steps, strict=True))


@cache
def find_settings(folder: Path) -> Settings:
    """Return the settings that hold for the files of `folder`: those of the nearest folder upward that has any."""
    for parent in (folder, *folder.parents):
        if (path := parent / YAML_NAME).is_file():
            return load_settings(path)
        if (path := parent / TOML_NAME).is_file() and (settings := _load_toml(path)):
            return settings
    return Settings(folder=folder)


@cache
def load_settings(path: Path) -> Settings:
    """Read the settings in a YAML or TOML file; raises ConfigMistake."""
    if path.suffix == ".toml":
        return _load_toml(path) or Settings(shown(path), path.absolute().parent)
    try:
        yaml = parse_yaml(_read(path))
    except YamlMistake as mistake:
        raise ConfigMistake(shown(path), mistake.line, mistake.message) from None
    return _read_settings(_Entry(path, path.name, yaml.value, yaml.line))


def parse_level(text: str) -> Level | None:
    """Return the level of a name, None for "never"; raises KeyError for any other."""
    return None if text == NEVER else _LEVELS[text]


def shown(path: Path) -> str:
    """Return `path` as a person at the command line would write it: from the working folder where it lies below."""
    return (path.relative_to(Path.cwd()) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path).as_posix()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigMistake(shown(path), 0, "not UTF-8") from None
    except OSError as error:
        raise ConfigMistake(shown(path), 0, error.strerror or "cannot be read") from None


def _load_toml(path: Path) -> Settings | None:
    """Return the settings of a TOML file's [tool.newslint], None where it has none."""
    text = _read(path)
    if "newslint" not in text:
        return None
    import tomllib

    try:
        table = tomllib.loads(text).get("tool", {}).get("newslint")
    except tomllib.TOMLDecodeError as error:
        line = regex.search(r"line (\d+)", str(error))
        raise ConfigMistake(shown(path), int(line[1]) if line else len(text.splitlines()), f"not TOML: {error}") from None
    if table is None:
        return None
    return _read_settings(_Entry(path, "tool.newslint", _as_text(table), lambda *steps: _toml_line(text, steps)))


def _as_text(value: object) -> Value:
    """Return a TOML value with every scalar as text, as YAML files have them."""
    if isinstance(value, dict):
        return {str(key): _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _toml_line(text: str, steps: tuple[str | int, ...]) -> int:
    """Return the line of what `steps` lead to below [tool.newslint]; tomllib does not tell."""
    table = _TOML_TABLE.search(text)
    position = table.start() if table else 0
    for step in steps:
        found = _find_item(text, step, position) if isinstance(step, int) else _find_key(text, step, position)
        position = found.start() if found else position
    return text.count("\n", 0, position) + 1


def _find_item(text: str, index: int, position: int) -> "regex.Match[str] | None":
    return next(islice(_TOML_STRING.finditer(text, position), index, None), None)


def _find_key(text: str, key: str, position: int) -> "regex.Match[str] | None":
    key_pattern = rf"""(?<=^[ \t]*|[{{,\[.][ \t]*)["']?{regex.escape(key)}["']?(?=[ \t]*[=.\]])"""
    return regex.compile(key_pattern, regex.MULTILINE).search(text, position)


def _read_settings(entry: _Entry) -> Settings:
    folder = entry.path.absolute().parent
    values: dict[str, object] = {}
    named: list[Named] = []
    for item in entry.items():
        if item.key not in KEYS and item.key not in CHOICE_KEYS:
            raise item.mistake(f"unknown setting {item.key!r}{guess(item.key, (*KEYS, *CHOICE_KEYS))}")
        if item.key in KEYS:
            field, read = KEYS[item.key]
            values[field] = read(item)
        named.extend(_find_named(item))
    return Settings(path=shown(entry.path), folder=folder, choice=_read_choice(entry), named=tuple(named), **values)  # type: ignore[arg-type]


def _find_named(item: _Entry) -> Iterator[Named]:
    if item.key in CHOICE_KEYS:
        yield from (named for named in item.named() if named.name != "all")
    elif item.key == "per-path":
        for choice in item.items():
            for part in choice.items():
                yield from _find_named(part)


def _read_choice(entry: _Entry) -> Choice:
    """Read select, ignore and levels; other keys are for the caller."""
    values: dict[str, tuple[str, ...]] = {}
    levels: tuple[tuple[str, Level | None], ...] = ()
    for item in entry.items():
        if item.key == "levels":
            levels = tuple(
                (rule.key, None if rule.one_of((*_LEVELS, "off")) == "off" else _LEVELS[rule.text()]) for rule in item.items()
            )
        elif item.key in CHOICE_KEYS:
            values[item.key] = item.texts()
    return Choice(levels=levels, **values)


def _read_per_path(entry: _Entry) -> tuple[PathChoice, ...]:
    choices = []
    for item in entry.items():
        if not sound(item.key):
            raise item.mistake(f"{item.key!r} is no pattern of paths")
        for part in item.items():
            if part.key not in CHOICE_KEYS:
                raise part.mistake(f"unknown setting {part.key!r}{guess(part.key, CHOICE_KEYS)}")
        choices.append(PathChoice(item.key, _read_choice(item)))
    return tuple(choices)


def _read_patterns(entry: _Entry) -> tuple[str, ...]:
    patterns = entry.texts()
    for index, pattern in enumerate(patterns):
        if not sound(pattern):
            raise entry.mistake(f"{pattern!r} is no pattern of paths", index)
    return patterns


def _read_rules(entry: _Entry) -> tuple[Path, ...]:
    folders = tuple(entry.path.absolute().parent / text for text in entry.texts())
    for index, folder in enumerate(folders):
        if not folder.is_dir():
            raise entry.mistake(f"{entry.texts()[index]!r} is no folder", index)
    return folders


def _read_endings(entry: _Entry) -> tuple[str, ...]:
    return ENDINGS + tuple("." + text.lower().lstrip("*").lstrip(".") for text in entry.texts())


def _read_published_from(entry: _Entry) -> tuple[str, ...]:
    for text in entry.texts():
        if text not in PUBLISHED_FROM:
            raise entry.mistake(f"{text!r} is not one of {', '.join(PUBLISHED_FROM)}{guess(text, PUBLISHED_FROM)}")
    return entry.texts()


def _read_names(entry: _Entry) -> tuple[KnownName, ...]:
    """Read `names:`, a list of names, or of mappings with what else is known of them."""
    if not isinstance(entry.value, list):
        raise entry.mistake("'names' must be a list")
    return tuple(_read_name(entry, index, value) for index, value in enumerate(entry.value))


def _read_name(entry: _Entry, index: int, value: Value) -> KnownName:
    if isinstance(value, dict) and (unknown := next((key for key in value if key not in NAME_KEYS), None)):
        raise entry.mistake(f"unknown key {unknown!r} of a name{guess(unknown, NAME_KEYS)}", index, unknown)
    try:
        return read_name(value)
    except ValueError as error:
        raise entry.mistake(f"names: {error}", index) from None


KEYS: Mapping[str, tuple[str, Callable[[_Entry], object]]] = {
    "exclude": ("exclude", _read_patterns),
    "per-path": ("per_path", _read_per_path),
    "rules": ("rules", _read_rules),
    "endings": ("endings", _read_endings),
    "fail-on": ("fail_on", lambda entry: parse_level(entry.one_of((*_LEVELS, NEVER)))),
    "min-level": ("min_level", lambda entry: parse_level(entry.one_of(_LEVELS))),
    "names": ("names", _read_names),
    "locale": ("locale", lambda entry: entry.one_of(LOCALES)),
    "published-from": ("published_from", _read_published_from),
}
