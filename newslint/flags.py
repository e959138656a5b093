"""Flags: what the command line asks for, and how it wins over settings."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from newslint.config import Choice, Named, Settings, check_names
from newslint.config_file import find_settings, load_settings
from newslint.diagnostic import Level
from newslint.record import Record, field, replace


class Repair(StrEnum):
    """What to do with the certain repairs."""

    LEAVE = "leave"
    MAKE = "make"
    SHOW = "show"


class Flags(Record):
    """What the command line asks for; None and empty mean that it does not say.

    `baseline` has the fingerprints of known diagnostics by the absolute path of their file. `keep_documents` is for what
    shows the copy itself.
    """

    config: Path | None = None
    no_config: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    fail_on: str = ""
    min_level: str = ""
    locale: str = ""
    published: str = ""
    input_format: str = ""
    text_field: str = ""
    title_field: str = ""
    date_field: str = ""
    stdin_filename: str = ""
    repair: Repair = Repair.LEAVE
    verbose: bool = False
    keep_documents: bool = False
    baseline: Mapping[str, frozenset[str]] = field(default_factory=dict)


def settings_for(flags: Flags, folder: Path) -> Settings:
    """Return the settings for the files of `folder` once the flags have had their say; raises ConfigMistake."""
    if flags.no_config:
        stated = Settings(folder=folder)
    else:
        stated = load_settings(flags.config) if flags.config else find_settings(folder)
    return replace(
        stated,
        choice=_choose(stated.choice, flags),
        rules=(*stated.rules, *flags.rules),
        fail_on=_level(flags.fail_on) if flags.fail_on else stated.fail_on,
        locale=flags.locale or stated.locale,
        min_level=Level[flags.min_level.upper()] if flags.min_level else stated.min_level,
    )


def check_flags(flags: Flags, ids: frozenset[str]) -> None:
    """Raise ConfigMistake where --select or --ignore name no rule."""
    for option, names in (("--select", flags.select), ("--ignore", flags.ignore)):
        named = tuple(Named(name, 0) for name in names)
        check_names(Settings(path=option, named=named), ids)


def _choose(stated: Choice, flags: Flags) -> Choice:
    """A flag's --select takes the place of the settings' own, and a rule that it names runs though they ignore it."""
    ignore = tuple(selector for selector in stated.ignore if selector not in flags.select)
    return Choice(flags.select or stated.select, (*ignore, *flags.ignore), stated.levels)


def _level(name: str) -> Level | None:
    return None if name == "never" else Level[name.upper()]
