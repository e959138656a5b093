"""The command line: its words, and the exit status of each command."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from importlib import import_module

from newslint import __version__
from newslint.locales import LOCALES
from newslint.report import FORMATS
from newslint.store import VARIABLE, open_store

BAD, INTERRUPTED, BROKEN_PIPE = 2, 130, 141
COMMANDS = {
    "check": ("newslint.commands.check", "check"),
    "facts": ("newslint.commands.facts", "write_facts"),
    "rules": ("newslint.commands.rules", "list_rules"),
    "explain": ("newslint.commands.explain", "explain"),
    "test": ("newslint.commands.test", "test_rules"),
    "new-example": ("newslint.commands.new_example", "new_example"),
    "lsp": ("newslint.lsp", "serve"),
}
"""What each command is called, and the module and function that do it; imported when it is asked for."""

OF_EXTRAS = ("lsprotocol", "pygls")
"""Packages that only one command needs."""

CHECK = "newslint check"
FACT_FORMATS = ("table", "markdown", "csv", "json", "html")
LEVELS = ("suggestion", "warning", "error")

WIDTH = 80
"""Columns of help where there is no terminal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run newslint; return 0 for nothing grave, 1 for something, 2 for anything that kept it from its work."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else arguments
    flags = build_parser(arguments).parse_args(arguments)
    if flags.no_cache:
        os.environ[VARIABLE] = ""
    try:
        status = _run(flags)
        sys.stdout.flush()
        open_store().save()
    except KeyboardInterrupt:
        print("newslint: stopped", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; without this Python would complain once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return status


def _run(flags: argparse.Namespace) -> int:
    from newslint.commands.arguments import Refusal
    from newslint.config import ConfigMistake
    from newslint.lexicon import LexiconMistake
    from newslint.rule import RuleMistake
    from newslint.run import RunBroken

    module, function = COMMANDS[flags.command]
    try:
        command: Callable[[argparse.Namespace], int] = getattr(import_module(module), function)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in OF_EXTRAS:
            raise
        print(f"newslint: this needs {missing.name}, which is not installed: pip install 'newslint[lsp]'", file=sys.stderr)
        return BAD
    try:
        return command(flags)
    except (Refusal, ConfigMistake, LexiconMistake, RuleMistake, RunBroken) as mistake:
        print(f"newslint: {mistake}", file=sys.stderr)
        return BAD


def _make_help(prog: str) -> argparse.HelpFormatter:
    """Return help as wide as the terminal, which is asked once: argparse asks for each argument, and loads archivers to."""
    return argparse.HelpFormatter(prog, width=_terminal_width() - 2)


@cache
def _terminal_width() -> int:
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size().columns or WIDTH
    except OSError:
        return WIDTH


def build_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of these arguments: of every command where they begin with none."""
    parser = argparse.ArgumentParser(
        prog="newslint",
        description="Finds where a news article contradicts itself or carries a suspect detail.",
        epilog="Exit status: 0 nothing as grave as --fail-on; 1 something; 2 bad arguments, settings, rules or files.",
        allow_abbrev=False,
        formatter_class=_make_help,
    )
    parser.add_argument("--no-cache", action="store_true", help="make everything anew and keep nothing for the next run")
    parser.add_argument("--version", action="version", version=f"newslint {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    first = next((each for each in arguments if each != "--no-cache"), "")
    for name, (meaning, add) in HELP.items():
        if name == first or first not in HELP:  # what another command takes need not be known
            usage = f"{CHECK} [OPTION …] [PATH …]" if name == "check" else None
            add(commands.add_parser(name, help=meaning, usage=usage, allow_abbrev=False, formatter_class=_make_help))
    return parser


def _add_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "json"), default="table", help="how to list them (table)")
    _add_choosing(parser)


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "rule", metavar="RULE", help="a rule's id (dates/impossible-date), a family (dates) or a kind of rule (relation)"
    )
    parser.add_argument("--on", metavar="FILE", help="what the rule saw in this file, and why it spoke or kept silent")
    parser.add_argument("--published", metavar="DATE", type=_day, help="the day of publication of FILE, YYYY-MM-DD")
    _add_choosing(parser)


def _add_test(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="DIR", nargs="?", help="a folder of rules, or one rule file; all rules without it")
    _add_choosing(parser)


def _add_new_example(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE", help="a rule's id, such as dates/impossible-date")
    parser.add_argument("text", metavar="TEXT", help="the copy, with [[ ]] round the words to report; - for standard input")
    kinds = parser.add_mutually_exclusive_group(required=True)
    for kind, meaning in (
        ("good", "a false alarm"),
        ("bad", "a fault that is found"),
        ("missed", "a fault that is not found yet"),
    ):
        kinds.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, help=meaning)
    parser.add_argument("--headline", metavar="TEXT", help="the headline that the copy stands under")
    parser.add_argument("--published", metavar="DATE", type=_day, help="the day of publication, YYYY-MM-DD")
    _add_choosing(parser)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="files, folders, - for standard input (.)")
    _add_choosing(parser)
    _add_copy(parser)
    _add_output(parser)
    _add_repairs(parser)


def _add_lsp(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--min-level", choices=LEVELS, default="", help="say nothing below this level")
    _add_choosing(parser)


def _add_facts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files, folders, - for standard input")
    parser.add_argument("--format", choices=FACT_FORMATS, default="table", help="how to write the sheets (table)")
    parser.add_argument("--output", "-o", metavar="FILE", default="-", help="where to write them")
    _add_choosing(parser)
    _add_copy(parser)


def _add_choosing(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("which rules")
    group.add_argument("--rules", metavar="DIR", action="append", default=[], help="a folder of rules of your own (repeatable)")
    group.add_argument("--config", metavar="FILE", help="settings for every file, whatever stands nearer")
    group.add_argument("--no-config", action="store_true", help="no settings file at all")
    if parser.prog == CHECK:
        selectors = "rules, families or globs, with commas between (repeatable)"
        group.add_argument("--select", metavar="RULES", action="append", default=[], help=f"run only these: {selectors}")
        group.add_argument("--ignore", metavar="RULES", action="append", default=[], help=f"leave these out: {selectors}")


def _add_copy(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("which copy")
    group.add_argument("--exclude", metavar="PATTERN", action="append", default=[], help="what to leave out (repeatable)")
    group.add_argument("--force-exclude", action="store_true", help="leave excluded files out even where they are named")
    group.add_argument("--stdin-filename", metavar="NAME", default="", help="the name of standard input")
    group.add_argument("--input-format", metavar="FORMAT", default="", help="read every file as text, markdown, html …")
    for name, held in (("text", "story"), ("title", "headline"), ("date", "day of publication")):
        group.add_argument(f"--{name}-field", metavar="NAME", default="", help=f"the JSON field of the {held} (a.b: b in a)")
    group.add_argument("--published", metavar="DATE", type=_day, help="the day of publication, YYYY-MM-DD")
    group.add_argument("--locale", choices=LOCALES, default="", help="the English that the copy keeps to")
    group.add_argument("--jobs", "-j", metavar="N", type=_count, default=0, help="processes; without it as many as pay")


def _add_output(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what to say")
    group.add_argument("--format", choices=tuple(FORMATS), default="line", help="how to report (line)")
    group.add_argument("--output", "-o", metavar="FILE", default="-", help="where to report")
    group.add_argument("--fail-on", choices=(*LEVELS, "never"), default="", help="exit with 1 from this level on (error)")
    group.add_argument("--min-level", choices=LEVELS, default="", help="say nothing below this level")
    group.add_argument("--color", action="store_true", default=None, help="use colour in any case")
    group.add_argument("--no-color", dest="color", action="store_false", help="use no colour")
    loudness = group.add_mutually_exclusive_group()
    loudness.add_argument("--verbose", "-v", action="store_true", help="say as well which rules had nothing to go on, and why")
    loudness.add_argument("--quiet", "-q", action="store_true", help="no summary")


def _add_repairs(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("repairs and known queries")
    repairs = group.add_mutually_exclusive_group()
    repairs.add_argument("--fix", action="store_true", help="make the certain repairs in the files, Word files left out")
    repairs.add_argument("--diff", action="store_true", help="show the certain repairs as a patch instead of a report")
    baselines = group.add_mutually_exclusive_group()
    baselines.add_argument("--baseline", metavar="FILE", help="report nothing that this file knows")
    baselines.add_argument("--write-baseline", metavar="FILE", help="write to this file what is found, and succeed")


HELP = {
    "check": ("check files and folders", _add_check),
    "facts": ("list every fact of a story that can be checked", _add_facts),
    "rules": ("list the rules", _add_rules),
    "explain": ("say what a rule is for, with examples", _add_explain),
    "test": ("run the examples of rules", _add_test),
    "new-example": ("add an example to a rule's file and run it", _add_new_example),
    "lsp": ("answer an editor, as the language server of drafts", _add_lsp),
}
"""What each command is for, and what adds its arguments."""


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day as YYYY-MM-DD") from None


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)
