"""Baselines: the diagnostics that an archive is known to have, so that only new ones are reported."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from newslint.config import ConfigMistake
from newslint.outcome import Outcome, find_fingerprints

VERSION = 1


def read_baseline(path: Path) -> Mapping[str, frozenset[str]]:
    """Return the fingerprints of a baseline file by the absolute path of the copy; raises ConfigMistake."""
    import json

    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        if known["version"] != VERSION:
            raise ConfigMistake(str(path), 0, f"a baseline of version {known['version']}, not {VERSION}")
        prints: dict[str, set[str]] = {}
        for entry in known["known"]:
            prints.setdefault(baseline_key(path.absolute().parent / entry["path"]), set()).add(entry["fingerprint"])
    except OSError as error:
        raise ConfigMistake(str(path), 0, error.strerror or "cannot be read") from None
    except json.JSONDecodeError as error:
        raise ConfigMistake(str(path), error.lineno, "not a baseline: broken JSON") from None
    except (UnicodeDecodeError, KeyError, TypeError):
        raise ConfigMistake(str(path), 0, "not a baseline that newslint wrote") from None
    return {key: frozenset(found) for key, found in prints.items()}


def write_baseline(path: Path, outcomes: Iterable[Outcome]) -> int:
    """Write every diagnostic of `outcomes` to `path`, one a line; return their number. Raises OSError."""
    import json

    entries = [json.dumps(entry, ensure_ascii=False) for outcome in outcomes for entry in _entries(path, outcome)]
    path.write_text(f'{{"version": {VERSION}, "known": [\n' + ",\n".join(entries) + "\n]}\n", encoding="utf-8")
    return len(entries)


def baseline_key(path: Path) -> str:
    """Return what a baseline knows a file by while it is used."""
    return os.path.normpath(path.absolute())


def _entries(path: Path, outcome: Outcome) -> list[dict[str, str]]:
    folder = path.absolute().parent
    shown = Path(os.path.relpath(baseline_key(Path(outcome.path)), folder)).as_posix()
    return [
        {"path": shown, "rule": found.rule, "text": found.text, "fingerprint": fingerprint}
        for found, fingerprint in zip(outcome.diagnostics, find_fingerprints(outcome.diagnostics), strict=True)
    ]
