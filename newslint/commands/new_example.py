"""`newslint new-example`: adds an example to a rule's file, and says whether the rule bears it out."""

import sys
from argparse import Namespace
from json import dumps
from pathlib import Path
from textwrap import indent

import regex

from newslint.commands.arguments import Refusal, load_rules_here, make_flags
from newslint.commands.check import FINE, FOUND
from newslint.config_file import shown
from newslint.examples import check_examples
from newslint.guess import guess
from newslint.rule_loader import load_rule

HEAD = regex.compile(r"^examples:[^\n]*\n", regex.MULTILINE)
NEXT_KEY = regex.compile(r"^[A-Za-z]", regex.MULTILINE)


def new_example(arguments: Namespace) -> int:
    """Add an example to the file of a rule; return the exit status: 1 where some example of the rule is not borne out."""
    loaded = load_rules_here(make_flags(arguments))
    rules = {rule.id: rule for rule in loaded.rules}
    if arguments.rule not in rules:
        raise Refusal(f"no rule {arguments.rule!r}{guess(arguments.rule, rules)}")
    text = sys.stdin.read() if arguments.text == "-" else arguments.text
    path = rules[arguments.rule].path
    _write(path, _format(arguments, text.strip("\n")))
    failures = list(check_examples(load_rule(path, loaded.lexicons, verify=True), loaded.lexicons))
    sys.stdout.write(f"{shown(path)}: one {arguments.kind} example more\n")
    sys.stdout.writelines(f"{shown(failure.path)}:{failure.line}: {failure.message}\n" for failure in failures)
    return FOUND if failures else FINE


def _format(arguments: Namespace, text: str) -> str:
    """Return the example as an entry of the YAML list."""
    entry = f"{arguments.kind}: {_scalar(text)}"
    for key in ("headline", "published"):
        if getattr(arguments, key):
            entry += f"\n{key}: {_scalar(getattr(arguments, key))}"
    return indent(entry, "    ").replace("    ", "  - ", 1) + "\n"


def _scalar(text: str) -> str:
    """Return a text as YAML: several lines as a block, one in double quotation marks (whose escapes are JSON's)."""
    if "\n" in text:
        return "|\n" + indent(text, "  ")
    return dumps(text, ensure_ascii=False)


def _write(path: Path, entry: str) -> None:
    """Put an entry at the end of the examples of a rule file; raises Refusal where it cannot be written."""
    old = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
    head = HEAD.search(old)
    if head is None:
        new = f"{old}examples:\n{entry}"
    else:
        following = NEXT_KEY.search(old, head.end())
        end = following.start() if following else len(old)
        new = old[:end] + entry + old[end:]
    try:
        path.write_text(new, encoding="utf-8")
    except OSError as error:
        raise Refusal(f"{path} cannot be written: {error.strerror}") from None
