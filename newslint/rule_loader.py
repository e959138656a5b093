"""Loads rules: a YAML file becomes a Rule, or a mistake with its line."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

import regex

from newslint.analysis.language import ANY, CODES, ENGLISH
from newslint.checks.actions import Action, read_action
from newslint.checks.check import Check, OptionMistake
from newslint.checks.weak import as_bool, as_int, as_list, as_map, as_text
from newslint.claims import ClaimMistake, Expression
from newslint.diagnostic import Level
from newslint.guess import guess
from newslint.lexicon import LexiconMistake, Lexicons, find_rules_folder
from newslint.locales import LOCALES, NO_LOCALE
from newslint.message import Message, MessageMistake, parse_message
from newslint.pattern_parser import parse_pattern
from newslint.patterns import Pattern, PatternMistake
from newslint.record import MISSING, Record, fields
from newslint.regexes import compile_later
from newslint.rule import Rule, RuleMistake, RuleSet
from newslint.scope import TEXT, Scope
from newslint.store import Later
from newslint.yamlfile import Value, YamlFile, YamlMistake, parse_yaml

_KINDS = """
    attribution capitalization conditional conflict consistency denial duplicate echo existence headline homophone introduction
    joined lookalike metric misspelling occurrence pairing readability reckoning relation remainder renamed repetition
    requotation restated spelling substitution transposed variants
"""
KINDS: Mapping[str, str] = MappingProxyType({kind: f"newslint.checks.{kind}" for kind in _KINDS.split()})
"""Every kind of rule and the module that holds it, its class named like the kind."""

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "script": "a script in Vale's own language cannot run here: say it as a relation, or leave the rule out",
        "sequence": "sequence needs a tagger of parts of speech, which newslint has not: say it as an existence rule",
    }
)

COMMON = ("extends", "message", "level", "scope", "link", "description", "limit", "name", "why", "source", "examples",
          "enabled", "language", "locale", "tests")  # fmt: skip
"""The keys that every kind has beside its own options."""

EXAMPLES = compile_later(r"^(?:examples|tests):.*?(?=^[A-Za-z][\w-]*:|\Z)", regex.MULTILINE | regex.DOTALL)
"""The part of a rule file that only tests and the manual read."""


def load_rules(folders: tuple[Path, ...], *, verify: bool = False) -> RuleSet:
    """Load the rules below some folders, a later folder's taking the place of an earlier one's with the same id.

    Folders other than the shipped one are always verified: their patterns are compiled and every name is looked up. The
    shipped lexicons are there for every rule.
    """
    shipped = find_rules_folder()
    own = (folder / "lexicons" for folder in folders if folder != shipped)
    lexicons = Lexicons((shipped / "lexicons", *(folder for folder in own if folder.is_dir())))
    rules: dict[str, Rule] = {}
    mistakes: list[RuleMistake] = []
    for folder in folders:
        strict = verify or folder != shipped
        for path in sorted(folder.rglob("*.yml")):
            if "lexicons" in path.relative_to(folder).parts[:-1]:
                continue
            try:
                rule = load_rule(path, lexicons, verify=strict)
            except RuleMistake as mistake:
                mistakes.append(mistake)
            else:
                rules[rule.id] = rule
    return RuleSet(tuple(rules[id_] for id_ in sorted(rules)), tuple(mistakes), lexicons)


def load_rule(path: Path, lexicons: Lexicons, *, verify: bool = False) -> Rule:
    """Load one rule file; raises RuleMistake."""
    try:
        text = path.read_text(encoding="utf-8")
        file = parse_yaml(EXAMPLES.sub(_blank_lines, text))
    except YamlMistake as mistake:
        raise RuleMistake(path, mistake.line, mistake.message) from None
    except (OSError, UnicodeDecodeError) as error:
        raise RuleMistake(path, 1, f"cannot be read: {error}") from None
    return _Loader(path, file, lexicons).load(verify=verify)


def _blank_lines(match: "regex.Match[str]") -> str:
    return "\n" * str(match[0]).count("\n")


class _Loader(Record, slots=False):
    """Turns the value of one rule file into a Rule."""

    path: Path
    file: YamlFile
    lexicons: Lexicons

    def load(self, *, verify: bool) -> Rule:
        keys = self._keys()
        kind = self._required(keys, "extends")
        check_class = self._kind(kind)
        options = {key: value for key, value in keys.items() if key not in COMMON}
        check = self._check(check_class, options, keys)
        rule = Rule(
            f"{self.path.parent.name}/{self.path.name.partition('.')[0]}",
            self._level(keys),
            self._message(self._required(keys, "message"), check),
            self._scope(keys),
            check,
            self.path,
            limit=self._common(keys, "limit", as_int, 0),
            enabled=self._common(keys, "enabled", as_bool, default=True),
            language=self._common(keys, "language", _read_language, ENGLISH if self._is_shipped() else ANY),
            locale=self._common(keys, "locale", _read_locale, ""),
            url=self._common(keys, "link", as_text, ""),
            why=self._common(keys, "why", as_text, self._common(keys, "description", as_text, "")).strip(),
            source=self._common(keys, "source", as_text, ""),
        )
        if verify:
            self._verify(check)
        return rule

    def _keys(self) -> dict[str, Value]:
        value = self.file.value
        if not isinstance(value, dict):
            raise self._mistake("a rule is a mapping of keys to values")
        folded = {key.lower(): value for key, value in value.items()}
        if len(folded) < len(value):
            raise self._mistake("a key stands here twice")
        return folded

    def _required(self, keys: Mapping[str, Value], key: str) -> str:
        value = keys.get(key)
        if not isinstance(value, str) or not value:
            raise self._mistake(f"a rule needs the key {key!r}, a text")
        return value

    def _kind(self, kind: str) -> type[Check]:
        if kind in REFUSED:
            raise self._mistake(f"extends: {REFUSED[kind]}", "extends")
        if kind not in KINDS:
            raise self._mistake(f"extends: no kind of rule is called {kind!r}{guess(kind, KINDS)}", "extends")
        return find_kind(kind)

    def _check(self, check_class: type[Check], options: Mapping[str, Value], keys: Mapping[str, Value]) -> Check:
        known = {option.name.replace("_", "-"): option for option in fields(check_class)}
        given: dict[str, object] = {}
        for key, value in options.items():
            name = key.replace("_", "-")
            if name not in known:
                raise self._mistake(f"unknown key {key!r}{guess(name, [*known, *COMMON])}", key)
            given[known[name].name] = self._decode(key, value, known[name].type)
        if "action" in keys and "action" not in known:
            raise self._mistake(f"a {keys['extends']} rule has no action", "action")
        for name, option in known.items():
            if option.name not in given and option.default is MISSING and option.default_factory is MISSING:
                raise self._mistake(f"a {keys['extends']} rule needs the key {name!r}")
        try:
            return check_class(**given)
        except OptionMistake as mistake:
            raise self._option_mistake(mistake) from None

    def _decode(self, key: str, value: Value, wanted: object) -> object:
        decode = DECODERS.get(wanted)
        if decode is None:
            raise TypeError(f"no way to read {key!r} as {wanted}")
        try:
            return decode(value, self.lexicons)
        except (ValueError, PatternMistake, ClaimMistake, LexiconMistake) as error:
            raise self._mistake(f"{key}: {error}", *self._steps(key, value, error)) from None

    def _steps(self, key: str, value: Value, error: Exception) -> tuple[str | int, ...]:
        """Return the way to the entry of a list that an error names."""
        if isinstance(value, list):
            return next(((key, index) for index, entry in enumerate(value) if self._fails(entry, error)), (key,))
        return (key,)

    def _fails(self, entry: Value, error: Exception) -> bool:
        if not isinstance(entry, str) or not isinstance(error, PatternMistake):
            return isinstance(entry, str) and entry in str(error)
        try:
            parse_pattern(entry, self.lexicons)
        except PatternMistake as mistake:
            return str(mistake) == str(error)
        return False

    def _message(self, source: str, check: Check) -> Message:
        captures = check.captures()
        if not captures:
            return Message(source, Later((source,)))
        try:
            message = parse_message(source)
        except MessageMistake as mistake:
            raise self._mistake(f"message: {mistake.message}", "message") from None
        for name in sorted(message.names() - captures):
            raise self._mistake(f"message: nothing is called {{{name}}}{guess(name, captures)}", "message")
        return message

    def _scope(self, keys: Mapping[str, Value]) -> Scope:
        if "scope" not in keys:
            return TEXT
        try:
            return Scope.parse(tuple(as_list(keys["scope"])))
        except ValueError as error:
            raise self._mistake(f"scope: {error}", "scope") from None

    def _level(self, keys: Mapping[str, Value]) -> Level:
        given = self._common(keys, "level", as_text, "warning")
        if given.upper() not in Level.__members__:
            raise self._mistake(f"level: {given!r} is not suggestion, warning or error", "level")
        return Level[given.upper()]

    def _common(self, keys: Mapping[str, Value], key: str, read: Callable[[Value], Any], default: Any) -> Any:
        if key not in keys:
            return default
        try:
            return read(keys[key])
        except ValueError as error:
            raise self._mistake(f"{key}: {error}", key) from None

    def _is_shipped(self) -> bool:
        return self.path.resolve().is_relative_to(find_rules_folder().resolve())

    def _verify(self, check: Check) -> None:
        try:
            check.verify()
        except OptionMistake as mistake:
            raise self._option_mistake(mistake) from None

    def _option_mistake(self, mistake: OptionMistake) -> RuleMistake:
        option = mistake.option.replace("_", "-")
        return self._mistake(f"{option}: {mistake.message}", option)

    def _mistake(self, message: str, *steps: str | int) -> RuleMistake:
        written = {key.lower(): key for key in self.file.value} if isinstance(self.file.value, dict) else {}
        way = (written.get(str(steps[0]), steps[0]), *steps[1:]) if steps else ()
        return RuleMistake(self.path, self.file.line(*way), message)


@cache
def find_kind(kind: str) -> type[Check]:
    """Return the class of a kind of rule."""
    found: type[Check] = getattr(import_module(KINDS[kind]), kind.capitalize())
    return found


def _read_language(value: Value) -> str:
    language = as_text(value)
    if language != ANY and language not in CODES:
        raise ValueError(f"{language!r} is neither {ANY!r} nor the code of a language, as {ENGLISH!r}")
    return language


def _read_locale(value: Value) -> str:
    locale = as_text(value)
    if locale not in (*LOCALES, NO_LOCALE):
        raise ValueError(f"{locale!r} is not one of {', '.join((*LOCALES, NO_LOCALE))}")
    return locale


CUE = compile_later(r"[a-z][a-z0-9_]*")


def _read_pattern(source: str, lexicons: Lexicons) -> Pattern:
    """Read a pattern; a single bare word is the name of a lexicon, any of whose phrases matches."""
    if not CUE.fullmatch(source):
        return parse_pattern(source, lexicons)
    return parse_pattern(f"{{{source}}}", lexicons)


def _read_patterns(value: Value, lexicons: Lexicons) -> tuple[Pattern, ...]:
    return tuple(_read_pattern(source, lexicons) for source in as_list(value))


def _read_expressions(value: Value, _: Lexicons) -> tuple[Expression, ...]:
    from newslint.syntax import parse_expression

    return tuple(parse_expression(source) for source in as_list(value))


def _read_expression(value: Value, _: Lexicons) -> Expression:
    from newslint.syntax import parse_expression

    return parse_expression(as_text(value))


def _read_tokens(value: Value, lexicons: Lexicons) -> tuple[str, ...] | str:
    return value if isinstance(value, str) and value in lexicons else tuple(as_list(value))


def _read_swap(value: Value, lexicons: Lexicons) -> dict[str, str] | str:
    if isinstance(value, str) and value not in lexicons:
        raise ValueError(f"no lexicon is called {value!r}{guess(value, lexicons.names())}")
    return value if isinstance(value, str) else as_map(value)


DECODERS: Mapping[object, Callable[[Value, Lexicons], object]] = MappingProxyType(
    {
        str: lambda value, _: as_text(value),
        bool: lambda value, _: as_bool(value),
        int: lambda value, _: as_int(value),
        float: lambda value, _: float(as_text(value)),
        tuple[str, ...]: lambda value, _: tuple(as_list(value)),
        dict[str, str]: lambda value, _: as_map(value),
        tuple[Pattern, ...]: _read_patterns,
        tuple[Expression, ...]: _read_expressions,
        Expression | None: _read_expression,
        Expression: _read_expression,
        tuple[str, ...] | str: _read_tokens,
        dict[str, str] | str: _read_swap,
        Action | None: lambda value, _: read_action(value),
    }
)
"""How the value of an option is read, by the type of the field."""
