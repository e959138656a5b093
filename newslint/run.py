"""Runs: files read, checked, repaired, in one process or several, always with the same outcome."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from newslint.baseline import baseline_key
from newslint.config import OWN_FAMILIES, Settings, choices_for, choose_rules, settle
from newslint.decode import decode
from newslint.diagnostic import Diagnostic
from newslint.document import Document, Fact, Mistake
from newslint.engine import idle, lint_document, sort_key
from newslint.flags import Flags, Repair, settings_for
from newslint.globs import whole
from newslint.lexicon import Lexicons, find_rules_folder
from newslint.newsroom import with_names
from newslint.outcome import Outcome, find_excerpts, find_fingerprints
from newslint.readers import read
from newslint.readers.choose import FieldNames
from newslint.record import replace
from newslint.rule import Rule, RuleSet
from newslint.store import keep, take_fingerprint
from newslint.story import Story
from newslint.text import Source
from newslint.walk import STDIN, Found

OWN = tuple(f"{family}/" for family in OWN_FAMILIES)
"""How the ids begin under which newslint reports on its own account."""

MOST_BYTES = 20_000_000
"""No story is longer; a larger file is a log or a dump."""

WORTH_A_POOL = 500_000
"""Bytes of copy from which a second process earns the time that it takes to start."""


def check_files(files: Sequence[Found], flags: Flags, jobs: int = 0) -> Iterator[Outcome]:
    """Yield what comes of each file, in order. `jobs` is the number of processes, 0 to choose it."""
    jobs = min(jobs or _choose_jobs(files), len(files))
    if jobs < 2 or any(found.path == STDIN for found in files):
        yield from (check_file(found, flags) for found in files)
    else:
        yield from _check_in_pool(files, flags, jobs)


def check_file(found: Found, flags: Flags) -> Outcome:
    """Return what comes of one file; whatever goes wrong with it is the outcome's problem."""
    path = shown_path(found, flags)
    if found.problem:
        return Outcome(path, problem=found.problem)
    try:
        content = _read_bytes(found.path)
    except OSError as error:
        return Outcome(path, problem=error.strerror or str(error))
    except _Unfit as unfit:
        return Outcome(path, problem=str(unfit))
    return check_copy(path, content, flags)


def check_copy(path: str, content: bytes, flags: Flags) -> Outcome:
    """Return what comes of copy that is taken for the content of a file at `path`."""
    try:
        return _check(path, content, flags)
    except OSError as error:
        return Outcome(path, problem=error.strerror or str(error))
    except UnicodeEncodeError as error:
        return Outcome(path, problem=f"cannot be repaired: its encoding has no {error.object[error.start]!r}")
    except _Unfit as unfit:
        return Outcome(path, problem=str(unfit))
    except Exception as error:  # a fault of ours in one file must not keep the others from being checked
        return Outcome(path, problem=_own_up(error))


def _own_up(error: Exception) -> str:
    """Return what to say of a fault of ours, with where it happened."""
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"newslint itself failed here, please report it: {type(error).__name__}: {error} ({where})"


def shown_path(found: Found, flags: Flags) -> str:
    """Return the path that reports show: for standard input what --stdin-filename says."""
    return (flags.stdin_filename or "<stdin>") if found.path == STDIN else found.path


@cache
def load_all_rules(folders: tuple[Path, ...]) -> RuleSet:
    """Return the shipped rules and those of `folders`."""
    every = (find_rules_folder(), *folders)
    return keep(f"rules {[str(folder) for folder in every]}", take_fingerprint(every, ".yml"), lambda: _load_rules(every))


def _load_rules(folders: tuple[Path, ...]) -> RuleSet:
    from newslint.rule_loader import load_rules

    return load_rules(folders)


def load_lexicons(settings: Settings) -> Lexicons:
    """Return the lexicons of the rules that settings name, with the names that they list."""
    return with_names(load_all_rules(settings.rules).lexicons, settings.names)


class RunBroken(Exception):
    """Why a run could not go on."""


class _Unfit(Exception):
    """A file that is no copy; the text says why."""


def _read_bytes(path: str) -> bytes:
    """Return the content of a file; raises OSError, and _Unfit where it is longer than any story."""
    with sys.stdin.buffer if path == STDIN else Path(path).open("rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _Unfit(f"longer than {MOST_BYTES // 1_000_000} MB: no story is")
    return content


def _check(path: str, content: bytes, flags: Flags) -> Outcome:
    source, mistakes = _open(content, path)
    if binary := next((mistake for mistake in mistakes if mistake.name == "binary"), None):
        raise _Unfit(binary.message)
    settings = settings_for(flags, whole(Path(path)).parent)
    rules = choose_rules(load_all_rules(settings.rules).rules, settings, Path(path))
    find = partial(_find, settings=settings, rules=rules, mistakes=mistakes, flags=flags)
    if flags.repair is not Repair.LEAVE:
        return _repair(source, content, find, settings, flags)
    return replace(_outcome(source, find(source), settings, flags), idle=_find_idle(source, rules, settings, flags))


def _open(content: bytes, path: str) -> tuple[Source, tuple[Mistake, ...]]:
    """Return the text of a file, whether it is text or a Word file that holds some."""
    if content.startswith(b"PK"):
        from newslint.readers.docx import open_docx
        from newslint.readers.wordxml import is_word

        if is_word(content, path):
            return open_docx(content, path)
    return decode(content, path)


def _repair(
    source: Source, content: bytes, find: Callable[[Source], list[Diagnostic]], settings: Settings, flags: Flags
) -> Outcome:
    from newslint.fix import fix_all, make_patch, write_source

    if source.origin:
        return _outcome(source, find(source), settings, flags)
    repaired, count = fix_all(source, find)
    if flags.repair is Repair.SHOW:
        outcome = _outcome(source, find(source), settings, flags)
        return replace(outcome, patch=make_patch(source.path, source.text, repaired.text))
    if count:
        if source.text.encode(source.encoding, "replace") != content:
            raise _Unfit("cannot be repaired: its encoding is not known for certain")
        write_source(Path(source.path), repaired)
    return replace(_outcome(repaired, find(repaired), settings, flags), repaired=count)


def _find(
    source: Source, *, settings: Settings, rules: tuple[Rule, ...], mistakes: tuple[Mistake, ...], flags: Flags
) -> list[Diagnostic]:
    """Return what there is to say of a file and is wanted, in order, without what a baseline knows."""
    loaded = load_all_rules(settings.rules)
    known, lexicons = tuple(rule.id for rule in loaded.rules), load_lexicons(settings)
    choices = choices_for(settings, Path(source.path))
    documents = read_stories(source, settings, flags, mistakes)
    said = [found for document in documents for found in lint_document(document, rules, lexicons, known, settings.locale)]
    settled = (settle(found, choices) if found.rule.startswith(OWN) else found for found in said)
    wanted = sorted((found for found in settled if found and found.level >= settings.min_level), key=sort_key)
    if source.origin:  # newslint does not write Word files
        wanted = [replace(found, fix=None) for found in wanted]
    before = flags.baseline and flags.baseline.get(baseline_key(Path(source.path)))
    if not before:
        return wanted
    return [found for found, fingerprint in zip(wanted, find_fingerprints(wanted), strict=True) if fingerprint not in before]


def _find_idle(source: Source, rules: tuple[Rule, ...], settings: Settings, flags: Flags) -> tuple[tuple[str, str], ...]:
    """Return the rules that had nothing to go on in a file, each with the reason; only where that is asked for."""
    if not flags.verbose:
        return ()
    lexicons = load_lexicons(settings)
    documents = read_stories(source, settings, flags)
    return tuple(
        dict.fromkeys(pair for document in documents for pair in idle(Story(document, lexicons, settings.locale), rules))
    )


def read_stories(source: Source, settings: Settings, flags: Flags, mistakes: tuple[Mistake, ...] = ()) -> tuple[Document, ...]:
    """Return the stories of a file, dated as the settings and flags want it."""
    names = FieldNames(flags.text_field, flags.title_field, flags.date_field)
    documents = read(source, input_format=flags.input_format, published=flags.published, names=names, mistakes=mistakes)
    return documents if flags.published else tuple(order_dates(document, settings) for document in documents)


def order_dates(document: Document, settings: Settings) -> Document:
    """Return the document with its dates of publication in the order in which the settings believe them."""
    sources = settings.published_from
    dates = sorted((fact for fact in document.facts if _origin(fact) in sources), key=lambda fact: sources.index(_origin(fact)))
    others = tuple(fact for fact in document.facts if not _origin(fact))
    return replace(document, facts=(*dates, *others))


def _outcome(source: Source, found: Sequence[Diagnostic], settings: Settings, flags: Flags) -> Outcome:
    fails = settings.fail_on is not None and any(diagnostic.level >= settings.fail_on for diagnostic in found)
    documents = read_stories(source, settings, flags) if flags.keep_documents else ()
    return Outcome(source.path, tuple(found), find_excerpts(source, found), fails=fails, documents=documents)


def _origin(fact: Fact) -> str:
    """Return which of the settings' sources a date of publication comes from, empty for any other fact."""
    if fact.name == "dateline":
        return "dateline"
    if fact.name != "published":
        return ""
    return "file-name" if fact.end == 0 else "file"


def _choose_jobs(files: Sequence[Found]) -> int:
    """Return how many processes are worth their start for these files."""
    if len(files) < 2 or sum(_size(found.path) for found in files) < WORTH_A_POOL:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


def _die_silently() -> None:
    """Let a key that stops the run end this process: it reaches every one of the terminal, and the first one says so."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _check_in_pool(files: Sequence[Found], flags: Flags, jobs: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_all_start_methods, get_context

    # A forked process has the rules already; where there is no fork each process loads them anew.
    context = get_context("fork" if "fork" in get_all_start_methods() else None)
    gc.freeze()
    gc.enable()
    chunk = max(1, min(50, len(files) // (jobs * 4)))
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_die_silently) as pool:
        try:
            yield from pool.map(partial(check_file, flags=flags), files, chunksize=chunk)
        except BrokenProcessPool:
            raise RunBroken("one of the processes died, perhaps for want of memory; --jobs 1 does with one") from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
