"""Hunspell: dictionaries of stems and affixes, asked word by word and never written out."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import regex

from newslint.record import Record, field


class Affix(Record):
    """One ending or beginning: `added` stands in the word where `stripped` stands in the stem, if `condition` holds there."""

    flag: str
    added: str
    stripped: str
    condition: str
    ending: bool
    crosses: bool

    def stems(self, word: str) -> Iterator[str]:
        """Yield the stem that this affix makes `word` of, if it can."""
        rest = word.removesuffix(self.added) if self.ending else word.removeprefix(self.added)
        if len(rest) + len(self.added) != len(word) or not rest:
            return
        stem = rest + self.stripped if self.ending else self.stripped + rest
        if _condition(self.condition, self.ending).search(stem):
            yield stem


class Dictionary(Record, slots=False):
    """The stems of a dictionary with their flags, and its affixes by their first or last letter."""

    stems: Mapping[str, frozenset[str]]
    suffixes: Mapping[str, tuple[Affix, ...]] = field(default_factory=dict)
    prefixes: Mapping[str, tuple[Affix, ...]] = field(default_factory=dict)
    forbidden: str = ""
    only_in_compounds: str = ""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._holds(word)

    def _holds(self, word: str) -> bool:
        flags = self.stems.get(word)
        if flags is not None:
            return not flags & {self.forbidden, self.only_in_compounds}
        if any(suffix.flag in self._flags(stem) for suffix, stem in self._strip(word, self.suffixes, word[-1:])):
            return True
        return any(
            prefix.flag in self._flags(stem) or (prefix.crosses and self._crossed(prefix, stem))
            for prefix, stem in self._strip(word, self.prefixes, word[:1])
        )

    def _crossed(self, prefix: Affix, rest: str) -> bool:
        return any(
            suffix.crosses and {suffix.flag, prefix.flag} <= self._flags(stem)
            for suffix, stem in self._strip(rest, self.suffixes, rest[-1:])
        )

    def _flags(self, stem: str) -> frozenset[str]:
        return self.stems.get(stem, frozenset())

    def _strip(self, word: str, affixes: Mapping[str, tuple[Affix, ...]], letter: str) -> Iterator[tuple[Affix, str]]:
        for affix in (*affixes.get(letter, ()), *affixes.get("", ())):
            for stem in affix.stems(word):
                yield affix, stem


@cache
def load_dictionary(dic: Path, aff: Path | None) -> Dictionary:
    """Read a .dic file and its .aff file; raises OSError where they cannot be read."""
    head = aff.read_text(encoding="utf-8", errors="replace") if aff else ""
    options = {parts[0]: parts[1] for line in head.splitlines() if len(parts := line.split()) == 2}
    kind = options.get("FLAG", "")
    affixes = list(_read_affixes(head, kind))
    return Dictionary(
        _read_stems(dic.read_text(encoding="utf-8", errors="replace"), kind),
        _by_letter(affix for affix in affixes if affix.ending),
        _by_letter(affix for affix in affixes if not affix.ending),
        options.get("FORBIDDENWORD", ""),
        options.get("ONLYINCOMPOUND", ""),
    )


def _read_stems(text: str, kind: str) -> dict[str, frozenset[str]]:
    stems: dict[str, frozenset[str]] = {}
    for number, line in enumerate(text.splitlines()):
        word, _, flags = (line.split("\t")[0].split() or [""])[0].partition("/")
        if word and not (number == 0 and word.isdecimal()):
            stems[word] = stems.get(word, frozenset()) | _split_flags(flags, kind)
    return stems


def _split_flags(flags: str, kind: str) -> frozenset[str]:
    if kind == "long":
        return frozenset(flags[at : at + 2] for at in range(0, len(flags), 2))
    return frozenset(flags.split(",") if kind == "num" else flags)


def _read_affixes(text: str, kind: str) -> Iterator[Affix]:
    crosses: dict[tuple[str, str], bool] = {}
    for line in text.splitlines():
        parts = line.split()
        if len(parts) < 4 or parts[0] not in ("SFX", "PFX"):
            continue
        which = (parts[0], parts[1])
        if which not in crosses:
            crosses[which] = parts[2] == "Y"
            continue
        added = parts[3].partition("/")[0].replace("0", "")
        stripped, condition = parts[2].replace("0", ""), parts[4] if len(parts) > 4 else "."
        yield Affix(parts[1], added, stripped, condition, parts[0] == "SFX", crosses[which])


def _by_letter(affixes: Iterator[Affix]) -> dict[str, tuple[Affix, ...]]:
    found: dict[str, tuple[Affix, ...]] = {}
    for affix in affixes:
        letter = affix.added[-1:] if affix.ending else affix.added[:1]
        found[letter] = (*found.get(letter, ()), affix)
    return found


@cache
def _condition(condition: str, ending: bool) -> "regex.Pattern[str]":
    escaped = regex.sub(r"[^\w\[\]^.\-]", lambda found: regex.escape(found[0]), condition)
    try:
        return regex.compile(rf"(?:{escaped})\Z" if ending else rf"\A(?:{escaped})")
    except regex.error:
        return regex.compile("(?!)")
