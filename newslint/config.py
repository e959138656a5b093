"""Settings: which rules run on which file, at which level, and what a run of them means."""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.diagnostic import Diagnostic, Level
from newslint.guess import guess
from newslint.locales import NO_LOCALE
from newslint.newsroom import KnownName
from newslint.record import Record, field, replace

if TYPE_CHECKING:
    from newslint.rule import Rule

ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm", ".nitf", ".newsml", ".ninjs", ".aml", ".docx")
"""The endings of the files that a folder is searched for; .xml, .json and the like are mostly no copy, and must be named."""

OWN_RULES = {
    "suppress/idle-ignore": Level.SUGGESTION,
    "suppress/unknown-comment": Level.WARNING,
    "suppress/unknown-rule": Level.WARNING,
}
"""What newslint itself reports about requests for silence; settings and comments may name these like rules."""

OWN_FAMILIES = ("file", "suppress")
"""Families of what newslint reports about a file rather than about its story."""


class ConfigMistake(Record, Exception, frozen=False, slots=False):
    """What is wrong with the settings: the file (or "command line"), its line (0 where there is none), and why."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class Named(Record):
    """A rule, family or glob that settings name, and the line on which they do."""

    name: str
    line: int


class Choice(Record):
    """Which rules to run: each selector is a rule's id, a family, a glob over ids, or "all". An empty `select` is all.

    `levels` gives a level to what its selector names; None switches it off.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, Level | None], ...] = ()


class PathChoice(Record):
    """What holds besides for the files that a pattern (as in .gitignore) names."""

    pattern: str
    choice: Choice


class Settings(Record):
    """What a newsroom asks for. `folder` is where the settings stand: their paths and patterns start from it."""

    path: str = ""
    folder: Path = field(default_factory=Path.cwd)
    choice: Choice = Choice()
    per_path: tuple[PathChoice, ...] = ()
    exclude: tuple[str, ...] = ()
    endings: tuple[str, ...] = ENDINGS
    rules: tuple[Path, ...] = ()
    fail_on: Level | None = Level.ERROR
    min_level: Level = Level.SUGGESTION
    locale: str = ""
    published_from: tuple[str, ...] = ("file", "dateline", "file-name")
    named: tuple[Named, ...] = ()
    names: tuple[KnownName, ...] = ()


def choose_rules(rules: Iterable["Rule"], settings: Settings, path: Path | None = None) -> tuple["Rule", ...]:
    """Return the rules that `settings` ask for, for the file at `path`, each with the level they give it.

    A rule that ships switched off runs only where it is selected by its id or given a level.
    """
    choices = choices_for(settings, path)
    fitting = (rule for rule in rules if rule.locale in ("", settings.locale or NO_LOCALE))
    return tuple(chosen for rule in fitting if (chosen := _choose(rule, choices)))


def choices_for(settings: Settings, path: Path | None) -> tuple[Choice, ...]:
    """Return the choices that hold for the file at `path`, the general one first."""
    if path is None or not settings.per_path:
        return (settings.choice,)
    return (settings.choice, *_path_choices(settings, path))


def settle(found: Diagnostic, choices: tuple[Choice, ...]) -> Diagnostic | None:
    """Return what newslint says on its own account at the level that `choices` give it, None where they do not want it.

    A `select` that names other rules leaves out idle requests for silence, but never what is wrong with a file.
    """
    if found.rule.startswith("file/"):
        choices = tuple(replace(choice, select=()) for choice in choices)
    level = _level(found.rule, choices, found.level)
    if level is None or not all(_selected(found.rule, choice) for choice in choices):
        return None
    return found if level == found.level else replace(found, level=level)


def selects(selector: str, rule: str) -> int:
    """Return how specifically `selector` names the rule with this id: 3 by its id, 2 by family, 1 by a glob, 0 not."""
    if selector == rule:
        return 3
    if selector == rule.partition("/")[0]:
        return 2
    return 1 if selector == "all" or fnmatchcase(rule, selector) else 0


def check_names(settings: Settings, ids: Iterable[str]) -> None:
    """Raise ConfigMistake where settings name a rule or family that is not among `ids`."""
    known = {*ids, *OWN_RULES}
    for named in settings.named:
        if named.name not in OWN_FAMILIES and not any(selects(named.name, rule) for rule in known):
            names = {*known, *(rule.partition("/")[0] for rule in known)}
            raise ConfigMistake(settings.path, named.line, f"no rule {named.name!r}{guess(named.name, names)}")


def _choose(rule: "Rule", choices: tuple[Choice, ...]) -> "Rule | None":
    if not all(_selected(rule.id, choice) for choice in choices):
        return None
    if not rule.enabled and not _asked_for(rule.id, choices):
        return None
    level = _level(rule.id, choices, rule.level)
    if level is None or level == rule.level:
        return rule if level is not None else None
    return replace(rule, level=level)


def _selected(rule: str, choice: Choice) -> bool:
    selected = max((selects(selector, rule) for selector in choice.select), default=0 if choice.select else 1)
    ignored = max((selects(selector, rule) for selector in choice.ignore), default=0)
    return selected > ignored


def _asked_for(rule: str, choices: tuple[Choice, ...]) -> bool:
    return any(rule in choice.select or _level_of(rule, choice) for choice in choices)


def _level(rule: str, choices: tuple[Choice, ...], level: Level) -> Level | None:
    given = [found for choice in choices if (found := _level_of(rule, choice))]
    return given[-1][0] if given else level


def _level_of(rule: str, choice: Choice) -> tuple[Level | None] | None:
    """Return the level that the most specific selector gives, in a tuple to tell "off" from nothing at all."""
    ranked = [(rank, (level,)) for selector, level in choice.levels if (rank := selects(selector, rule))]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _path_choices(settings: Settings, path: Path) -> Iterator[Choice]:
    from newslint.globs import matches

    for entry in settings.per_path:
        if matches((entry.pattern,), settings.folder, path):
            yield entry.choice
