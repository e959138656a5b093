"""The accuracy script in brief: a line for each part, and one table of what the rules came to that came to anything."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from measuring.copydesk import levels
from measuring.found import SEED
from measuring.tables import share, table

Results = Mapping[str, Any]

HEAD = ("rule", "level", "known errors", "seeds", "clean copy", "planted", "twins")
LEVELS = ("error", "warning")


def report(saved: Results) -> str:
    """Return the results of the three parts, as they are saved, in a form to be read in a log."""
    counts = (*_count_known(saved["found"]), _count_clean(saved["disturbed"]), *_count_planted(saved["planted"]))
    silent = sum(not _says(rule, counts) for rule, level in levels().items() if level in LEVELS)
    told = f"What each rule found and disturbed; {silent} more came to nothing here"
    return "\n".join((*_sentences(saved), "", told, table(HEAD, _rows(counts))))


def _sentences(saved: Results) -> Iterator[str]:
    found, read, planted = saved["found"], saved["disturbed"], saved["planted"]
    yield f"found:     {_part(found['found'], found['known'])} known errors in articles of others"
    yield f"           {_part(found['seeds_found'], found['seeds'])} faults in the seeds"
    yield f"disturbed: {_noise(read, 'error')} and {_noise(read, 'warning')} in {read['articles']} articles taken to be clean"
    yield f"planted:   {_part(planted['found'], planted['planted'])} planted faults found"
    yield f"           {_part(planted['disturbed'], planted['twins'])} correct twins disturbed"


def _noise(read: Results, level: str) -> str:
    count = read[f"{level}s"]
    return f"{count} {level}{'' if count == 1 else 's'} ({count / max(read['articles'], 1):.3f} an article)"


def _part(part: int, whole: int) -> str:
    return f"{part} of {whole} ({share(part, whole)})"


def _count_known(results: Results) -> tuple[Counter[str], Counter[str]]:
    """Return how many known errors, and how many faults of the seeds, each rule touched."""
    entries = results["list"]
    known = Counter(rule for entry in entries if entry["kind"] != SEED for rule in entry["rules"])
    seeds = Counter(rule for entry in entries if entry["kind"] == SEED for rule in entry["rules"])
    return known, seeds


def _count_clean(results: Results) -> Counter[str]:
    return Counter(remark["rule"] for remark in results["list"])


def _count_planted(results: Results) -> tuple[Counter[str], Counter[str]]:
    """Return how many planted faults each rule found, and how many correct twins it disturbed."""
    found = Counter(rule for entry in results["list"] for rule in (*entry["rules"], *entry["others"]))
    twins = Counter(rule for entry in results["list"] for rule in {said.partition(":")[0] for said in entry["disturbs"]})
    return found, twins


def _rows(counts: tuple[Counter[str], ...]) -> Iterator[tuple[object, ...]]:
    """Yield the rules of each level that came to anything, then the levels."""
    ordered = [(rule, level) for wanted in LEVELS for rule, level in sorted(levels().items()) if level == wanted]
    for rule, level in (each for each in ordered if _says(each[0], counts)):
        yield rule, level, *(count[rule] or "-" for count in counts)
    for level in LEVELS:
        yield "all", level, *(sum(count[rule] for rule, own in ordered if own == level) for count in counts)


def _says(rule: str, counts: tuple[Counter[str], ...]) -> bool:
    return any(count[rule] for count in counts)
