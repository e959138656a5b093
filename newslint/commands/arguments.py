"""How the words of the command line become flags, and how a command refuses them."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from newslint.baseline import read_baseline
from newslint.flags import Flags, Repair, settings_for
from newslint.globs import sound
from newslint.rule import RuleSet
from newslint.run import load_all_rules


class Refusal(Exception):
    """Why a command cannot do what it was asked; ends it with status 2."""


def make_flags(arguments: Namespace) -> Flags:
    """Return the flags of any command; raises Refusal or ConfigMistake where one names what is not there."""
    asked = vars(arguments)
    folders = tuple(Path(folder) for folder in arguments.rules)
    for folder in folders:
        if not folder.is_dir():
            raise Refusal(f"--rules: {folder} is no folder")
    for pattern in asked.get("exclude", []):
        if not sound(pattern):
            raise Refusal(f"--exclude: {pattern!r} is no pattern of paths")
    repair = Repair.MAKE if asked.get("fix") else Repair.SHOW if asked.get("diff") else Repair.LEAVE
    same = (
        "no_config",
        "force_exclude",
        "fail_on",
        "min_level",
        "locale",
        "published",
        "input_format",
        "stdin_filename",
        "verbose",
    )
    fields = ("text_field", "title_field", "date_field")
    return Flags(
        config=Path(arguments.config) if arguments.config else None,
        select=_split(asked.get("select", [])),
        ignore=_split(asked.get("ignore", [])),
        rules=folders,
        exclude=tuple(asked.get("exclude", [])),
        repair=repair,
        baseline=read_baseline(Path(asked["baseline"])) if asked.get("baseline") else {},
        keep_documents=asked.get("format") == "html" or asked["command"] == "facts",
        **{name: asked[name] for name in (*same, *fields) if asked.get(name)},
    )


def load_rules_here(flags: Flags) -> RuleSet:
    """Return the shipped rules and those of the settings that hold in the working folder; raises ConfigMistake."""
    return load_all_rules(settings_for(flags, Path.cwd()).rules)


def _split(lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for names in lists for name in names.split(",") if name.strip())
