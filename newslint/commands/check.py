"""`newslint check`: files in, a report out."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from newslint.baseline import write_baseline
from newslint.commands.arguments import Refusal, make_flags
from newslint.commands.progress import show_progress
from newslint.config import check_names
from newslint.config_file import shown
from newslint.flags import Flags, check_flags, settings_for
from newslint.globs import whole
from newslint.guess import guess
from newslint.outcome import Outcome
from newslint.readers.choose import READERS
from newslint.report import FORMATS, Report
from newslint.report.lines import printable, write_idle, write_summary
from newslint.rule import RuleMistake, RuleSet
from newslint.run import check_files, load_all_rules, shown_path
from newslint.walk import STDIN, Found, Walk, find_files, is_excluded

FINE, FOUND, FAILED = 0, 1, 2


def check(arguments: Namespace) -> int:
    """Check what the arguments name and report; return the exit status."""
    _refuse_nonsense(arguments)
    flags = make_flags(arguments)
    files = choose_files(arguments.paths, flags)
    loaded, mistakes = load_for(files, flags)
    tell(mistakes)
    checking = _tidy_later(check_files(files, flags, arguments.jobs))
    outcomes = tuple(show_progress(checking, len(files), hidden=arguments.quiet))
    tell(f"{printable(outcome.path)}: {outcome.problem}" for outcome in outcomes if outcome.problem)
    rules = {rule.id: rule for each in loaded for rule in each.rules}
    _write(arguments, outcomes, Report(outcomes, tuple(rules.values()), _wants_colour(arguments)))
    if arguments.verbose:
        tell(write_idle(outcomes))
    if not arguments.quiet:
        tell([write_summary(outcomes)])
    return _status(arguments, outcomes, broken=bool(mistakes))


def _tidy_later(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yield the outcomes; from the second on with the collector of garbage, which leaves alone what was loaded for all."""
    for number, outcome in enumerate(outcomes):
        if number == 0:
            gc.freeze()
            gc.enable()
        yield outcome


def tell(lines: Iterable[str]) -> None:
    """Say something that is no part of the report."""
    for line in lines:
        print(line, file=sys.stderr)


def write_mistake(mistake: RuleMistake) -> str:
    """Return what is wrong with a rule file, its path as a person would write it."""
    return f"{shown(mistake.path)}:{mistake.line}: {mistake.message}"


def _refuse_nonsense(arguments: Namespace) -> None:
    if arguments.input_format and arguments.input_format not in READERS:
        known = ", ".join(READERS)
        raise Refusal(
            f"--input-format: {arguments.input_format!r} is not one of {known}{guess(arguments.input_format, READERS)}"
        )
    if arguments.format == "html":
        from newslint.report.page import MISSING, can_make_pages

        if not can_make_pages():
            raise Refusal(f"--format html: {MISSING}")
    if arguments.fix and STDIN in arguments.paths:
        raise Refusal("--fix cannot write to standard input; --diff shows the repairs as a patch")


def choose_files(paths: Sequence[str], flags: Flags) -> tuple[Found, ...]:
    """Return the files that the arguments of a command stand for."""
    walk = Walk(partial(settings_for, flags), flags.exclude, flags.force_exclude)
    files = find_files(paths, walk)
    if flags.force_exclude and flags.stdin_filename and is_excluded(Path(flags.stdin_filename), walk):
        return tuple(found for found in files if found.path != STDIN)
    return files


def load_for(files: Sequence[Found], flags: Flags) -> tuple[list[RuleSet], list[str]]:
    """Return the rules that the files' settings ask for, and what is wrong with rule files; raises ConfigMistake."""
    folders = dict.fromkeys(whole(Path(shown_path(found, flags))).parent for found in files)
    settings = {each.path: each for each in (settings_for(flags, folder) for folder in folders or [Path.cwd()])}
    loaded = [load_all_rules(each.rules) for each in settings.values()]
    mistakes = list(dict.fromkeys(write_mistake(mistake) for each in loaded for mistake in each.mistakes))
    if not mistakes:  # a rule that could not be loaded would look like one that does not exist
        ids = frozenset(rule.id for each in loaded for rule in each.rules)
        check_flags(flags, ids)
        for each in settings.values():
            check_names(each, ids)
    return loaded, mistakes


def _wants_colour(arguments: Namespace) -> bool:
    if arguments.color is not None:
        return bool(arguments.color)
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or arguments.output != "-"
    return not plain and sys.stdout.isatty()


def _write(arguments: Namespace, outcomes: Sequence[Outcome], report: Report) -> None:
    """Write what was asked for: a baseline, a patch or a report."""
    try:
        if arguments.write_baseline:
            count = write_baseline(Path(arguments.write_baseline), outcomes)
            tell([f"{arguments.write_baseline}: {count:,} known from now on"])
            return
        pieces = (outcome.patch for outcome in outcomes) if arguments.diff else FORMATS[arguments.format](report)
        if arguments.output == "-":
            sys.stdout.writelines(pieces)
        else:
            text = "".join(pieces)
            Path(arguments.output).write_bytes(text.encode("utf-8", "backslashreplace"))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Refusal(f"{error.filename}: {error.strerror}") from None


def _status(arguments: Namespace, outcomes: Sequence[Outcome], *, broken: bool) -> int:
    if broken or any(outcome.problem for outcome in outcomes):
        return FAILED
    return FOUND if any(outcome.fails for outcome in outcomes) and not arguments.write_baseline else FINE
