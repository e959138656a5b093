"""The first part of the accuracy script: which known errors, and which faults of the seeds, are touched by a diagnostic."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from pathlib import Path

import regex

from measuring.copydesk import KNOWN_ERRORS, look, read_article, touches
from measuring.tables import share, table
from newslint.diagnostic import Diagnostic
from newslint.yamlfile import parse_yaml

EXPECTED = "expected.yml"
"""Marks a folder of stories with planted faults, and lists them."""

SEED = "seed"
"""The kind of a fault that was planted in a story of the project's own, and so is no measure of what others get wrong."""

NEIGHBOURS = (4, 2, 1, 0)
"""How many words on each side of the wrong ones must stand beside them; the first that fits tells where they stand."""

BETWEEN = r"(?:\]\([^)\n]*\)|[^\w]){1,12}?"
"""What may stand between two words: white space, marks, the address of a link."""

WORD = regex.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class KnownError:
    """An error that an editor repaired, and what newslint says of its place."""

    file: str
    kind: str
    wrong: str
    right: str
    sentence: str
    rules: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return what tells it from any other."""
        return f"{self.file[:3]} {self.kind} {self.wrong}"


def find_known(folders: Sequence[Path], limit: int) -> Iterator[KnownError]:
    """Yield the known errors of folders that hold an errors.jsonl or an expected.yml with their articles beside it."""
    lists = sorted({path for folder in folders for path in folder.rglob(KNOWN_ERRORS)})
    entries = [(path, json.loads(line)) for path in lists for line in path.read_text(encoding="utf-8").splitlines() if line]
    said: dict[Path, list[Diagnostic]] = {}
    for path, entry in entries[: limit or None]:
        file = path.parent / entry["file"]
        source = read_article(file, path.parent).source
        if file not in said:
            said[file] = look(source)
        spans = list(locate(source.text, entry["sentence"], entry["wrong"], entry.get("fixed_sentence", "")))
        rules = {found.rule for found in said[file] if any(touches(found, start, end) for start, end in spans)}
        yield KnownError(entry["file"], entry["kind"], entry["wrong"], entry["right"], entry["sentence"], tuple(sorted(rules)))
    for path in sorted({path for folder in folders for path in folder.rglob(EXPECTED)}):
        yield from _find_planted(path)


def _find_planted(expected: Path) -> Iterator[KnownError]:
    """Yield the faults of stories that are to be reported as a warning or an error."""
    listed = parse_yaml(expected.read_text(encoding="utf-8")).value
    for name, entries in listed.items() if isinstance(listed, dict) else ():
        source = read_article(expected.parent / name, expected.parent).source
        said = look(source)
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and entry["level"] != "suggestion":
                words = str(entry["words"])
                spans = [match.span() for match in regex.finditer(regex.escape(words), source.text)]
                rules = {found.rule for found in said if any(touches(found, *span) for span in spans)}
                yield KnownError(name, SEED, words, str(entry["rule"]), words, tuple(sorted(rules)))


def locate(text: str, sentence: str, wrong: str, repaired: str = "") -> Iterator[tuple[int, int]]:
    """Yield where the wrong words of a sentence stand in a text that may hold markup between its words.

    Where the sentence holds them several times, those count that the repaired sentence no longer has in their place. The file
    may print the sentence otherwise than the list of errors does, so fewer and fewer neighbours are asked for.
    """
    inside = _find_wrong(sentence, wrong, repaired)
    before = WORD.findall(sentence[: inside.start()] if inside else "")
    after = WORD.findall(sentence[inside.end() :] if inside else "")
    for count in NEIGHBOURS:
        words = [*before[len(before) - min(count, len(before)) :], wrong, *after[:count]]
        if spans := [match.span(1) for match in _pattern(words, wrong).finditer(text)]:
            yield from spans
            return


def _find_wrong(sentence: str, wrong: str, repaired: str) -> "regex.Match[str] | None":
    matches = list(_pattern([wrong], "").finditer(sentence))
    kept = SequenceMatcher(None, sentence, repaired, autojunk=False).get_matching_blocks() if repaired else []
    for match in matches:
        if not any(block.a <= match.start() and match.end() <= block.a + block.size for block in kept):
            return match
    return matches[0] if matches else None


def report(known: Sequence[KnownError]) -> str:
    """Return the tables of the part and the errors that were missed."""
    kinds = Counter(error.kind for error in known)
    hits = Counter(error.kind for error in known if error.rules)
    rows = [(kind, count, hits[kind], share(hits[kind], count)) for kind, count in sorted(kinds.items())]
    real, found = kinds.total() - kinds[SEED], hits.total() - hits[SEED]
    rows.append((f"all but {SEED}", real, found, share(found, real)))
    rules = Counter(rule for error in known for rule in error.rules)
    missed = [f"  {error.id!r} for {error.right!r}: {error.sentence}" for error in known if not error.rules]
    return "\n".join(
        (
            "Known errors touched by a warning or an error",
            table(("kind", "known", "found", "share"), rows),
            "",
            table(("rule", "errors touched"), sorted(rules.items())),
            "",
            f"Missed: {len(missed)}",
            *missed,
        )
    )


def results(known: Sequence[KnownError]) -> dict[str, object]:
    """Return what --save keeps."""
    real = [error for error in known if error.kind != SEED]
    seeds = [error for error in known if error.kind == SEED]
    return {
        "known": len(real),
        "found": sum(bool(error.rules) for error in real),
        "seeds": len(seeds),
        "seeds_found": sum(bool(error.rules) for error in seeds),
        "list": [asdict(error) for error in known],
    }


def _pattern(words: Sequence[str], wrong: str) -> "regex.Pattern[str]":
    """Return a pattern of words with white space, marks or a link's address between them; group 1 is the wrong ones.

    Capitals count only where the wrong words are one: a word typed twice may be so once with a capital.
    """
    pieces = [f"({_loose(word)})" if word == wrong else _loose(word) for word in words]
    flags = regex.IGNORECASE if " " in (wrong or words[0]) else 0
    return regex.compile(rf"(?<!\w){BETWEEN.join(pieces)}(?!\w)", flags)


def _loose(words: str) -> str:
    """Return a pattern of words that may be linked, emphasised, or printed with other apostrophes."""
    return BETWEEN.join(regex.sub("['’]", "(?:['’]|&#8217;)", regex.escape(word)) for word in words.split())
