"""`newslint rules`: the rules there are."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from newslint.commands.arguments import load_rules_here, make_flags
from newslint.commands.check import FAILED, FINE, tell, write_mistake
from newslint.config import choose_rules
from newslint.config_file import shown
from newslint.flags import settings_for
from newslint.rule import Rule

OFF = "off"


def list_rules(arguments: Namespace) -> int:
    """Print the rules, each with the level that it has under the settings of the working folder."""
    flags = make_flags(arguments)
    loaded = load_rules_here(flags)
    tell(write_mistake(mistake) for mistake in loaded.mistakes)
    running = {rule.id: rule for rule in choose_rules(loaded.rules, settings_for(flags, Path.cwd()))}
    levels = {rule.id: str(running[rule.id].level) if rule.id in running else OFF for rule in loaded.rules}
    if arguments.format == "json":
        records = [make_record(rule, levels[rule.id]) for rule in loaded.rules]
        sys.stdout.write(json.dumps(records, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(_table([(rule.id, levels[rule.id], first_sentence(rule)) for rule in loaded.rules]))
    return FAILED if loaded.mistakes else FINE


def make_record(rule: Rule, level: str) -> dict[str, str]:
    """Return what a program may want to know of a rule."""
    return {
        "id": rule.id,
        "level": level,
        "kind": kind_of(rule),
        "message": rule.message.source,
        "why": rule.why,
        "source": rule.source,
        "url": rule.url,
        "path": shown(rule.path),
    }


def kind_of(rule: Rule) -> str:
    """Return what the rule extends."""
    return type(rule.check).__name__.lower()


def first_sentence(rule: Rule) -> str:
    """Return the first sentence of the reason for a rule, its message where it has none."""
    why = " ".join(rule.why.split())
    sentence, stop, _ = why.partition(". ")
    return sentence + stop.rstrip() if why else rule.message.source


def _table(rows: list[tuple[str, str, str]]) -> Iterator[str]:
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    for name, level, what in rows:
        yield f"{name:<{widths[0]}}  {level:<{widths[1]}}  {what}\n"
