"""Lexicons: the word lists and tables that rules and recognisers name, read from YAML files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, update_wrapper
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar, cast

import regex

from newslint.record import Record
from newslint.regexes import compile_later
from newslint.store import keep, take_fingerprint
from newslint.yamlfile import Value, YamlMistake, parse_yaml

P = ParamSpec("P")
T = TypeVar("T")


def find_rules_folder() -> Path:
    """Return the folder of the shipped rules: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent
    return next((folder for folder in (package / "rules", package.parent / "rules") if folder.is_dir()), package / "rules")


class Lexicon(Record, slots=False):
    """One word list or table: `value` is a list of phrases, or a mapping from a canonical entry to its phrases or facts.

    A long list of single words may be one plain text (`>-`) of them: it is read fifty times as fast as a list.
    """

    name: str
    value: Value

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """Every phrase in lower case, and the canonical entry it stands for (a list's phrase stands for itself)."""
        return dict(self._phrases())

    def _phrases(self) -> Iterator[tuple[str, str]]:
        if isinstance(self.value, str):
            yield from ((word.lower(), word) for word in self.value.split())
        elif isinstance(self.value, list):
            yield from ((str(phrase).lower(), str(phrase)) for phrase in self.value)
        elif isinstance(self.value, dict):
            for entry, phrases in self.value.items():
                yield entry.lower(), entry
                yield from ((str(phrase).lower(), entry) for phrase in _listed(phrases))

    @cached_property
    def table(self) -> Mapping[str, Mapping[str, Value]]:
        """The mapping of a lexicon whose entries are mappings of facts (a country's capital, borders …)."""
        if not isinstance(self.value, dict):
            return {}
        return {entry: facts for entry, facts in self.value.items() if isinstance(facts, dict)}


def _listed(value: Value) -> Iterable[str]:
    """Return the phrases of an entry: a list, one text, or the list under `phrases` of a mapping of facts."""
    if isinstance(value, dict):
        value = value.get("phrases", [])
    if isinstance(value, str):
        return [value] if value else []
    return [str(item) for item in value]


class Lexicons(Record, slots=False):
    """All lexicons of some folders, by name; a later folder's lexicon takes the place of an earlier one's, and one of `own`
    (names and YAML texts, each a mapping from that name to its value) that of any.

    A folder's `*.yml` files are mappings from names to lists or tables. A file is only scanned for its names: what
    stands under a name is parsed when it is first asked for, so that start-up pays for no list that the copy does not need.
    """

    folders: tuple[Path, ...]
    own: tuple[tuple[str, str], ...] = ()

    def __getitem__(self, name: str) -> Lexicon:
        """Return the lexicon called `name`; raises KeyError where there is none."""
        for own, text in self.own:
            if own == name:
                return _read_own(name, text)
        for folder in reversed(self.folders):
            if name in _names(folder):
                return _load(folder, name)
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return any(name == own for own, _ in self.own) or any(name in _names(folder) for folder in self.folders)

    @property
    def fingerprint(self) -> str:
        """What changes when any file of the lexicons does, or one of the lexicons that stand in none."""
        return "".join((*map(_take_fingerprint, self.folders), *(text for _, text in self.own)))

    def names(self) -> list[str]:
        """Return the names of all lexicons, sorted."""
        return sorted({name for folder in self.folders for name in _names(folder)})


class LexiconMistake(Record, Exception, frozen=False, slots=False):
    """What is wrong with a lexicon file."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def kept(make: Callable[Concatenate[Lexicons, P], T]) -> Callable[Concatenate[Lexicons, P], T]:
    """Keep what a function makes of lexicons, in this run as `functools.cache` does and between runs in the store."""

    @cache
    def find(lexicons: Lexicons, *more: P.args, **named: P.kwargs) -> T:
        name = f"{make.__module__}.{make.__qualname__} {[str(folder) for folder in lexicons.folders]} {more}"
        return keep(name, lexicons.fingerprint, lambda: make(lexicons, *more, **named))

    return cast(Callable[Concatenate[Lexicons, P], T], update_wrapper(find, make))


class WordList(Record):
    """Words in order, each a line of a text that begins and ends with a line feed; found by halving the text.

    To take it apart would take longer than all the questions that a story has for it.
    """

    text: str

    def __contains__(self, word: str) -> bool:
        text, low, high = self.text, 0, len(self.text) - 1
        while low < high:  # a line feed stands at both
            middle = text.rfind("\n", low, (low + high) // 2 + 1)
            end = text.find("\n", middle + 1)
            found = text[middle + 1 : end]
            if found == word:
                return True
            low, high = (low, middle) if word < found else (end, high)
        return False

    def __iter__(self) -> Iterator[str]:
        return iter(self.text[1:-1].split("\n") if len(self.text) > 1 else ())


def kept_words(make: Callable[Concatenate[Lexicons, P], Iterable[str]]) -> Callable[Concatenate[Lexicons, P], WordList]:
    """Keep words as `kept` would, each once and in order, as one text: that is read four times as fast."""

    def join(lexicons: Lexicons, /, *more: P.args, **named: P.kwargs) -> str:
        return "\n".join(("", *sorted({*make(lexicons, *more, **named)} - {""}), ""))

    join.__qualname__ = f"{make.__module__}.{make.__qualname__}"
    joined = kept(join)

    @cache
    def find(lexicons: Lexicons, *more: P.args, **named: P.kwargs) -> WordList:
        return WordList(joined(lexicons, *more, **named))

    return cast(Callable[Concatenate[Lexicons, P], WordList], update_wrapper(find, make))


@kept_words
def find_phrases(lexicons: Lexicons, names: tuple[str, ...]) -> Iterable[str]:
    """Return every phrase of some lexicons in lower case."""
    return (phrase for name in names for phrase in lexicons[name].phrases)


@cache
def load_shipped() -> Lexicons:
    """Return the lexicons that come with newslint."""
    return Lexicons((find_rules_folder() / "lexicons",))


class _Entry(Record, slots=False):
    """Where one lexicon stands in a file: its text, and the number of lines before it."""

    path: Path
    text: str
    lines_before: int


@cache
def _index(folder: Path) -> Mapping[str, _Entry]:
    entries: dict[str, _Entry] = {}
    for path in sorted(folder.glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        heads = list(_HEAD.finditer(text))
        for head, following in zip(heads, [*heads[1:], None], strict=True):
            name, line = head[1], text.count("\n", 0, head.start())
            if name in entries:
                raise LexiconMistake(path, line + 1, f"the lexicon {name!r} stands in {entries[name].path.name} already")
            entries[name] = _Entry(path, text[head.start() : following.start() if following else len(text)], line)
    return entries


@cache
def _names(folder: Path) -> frozenset[str]:
    """Return the names of the lexicons of a folder."""
    return keep(f"lexicons {folder}", _take_fingerprint(folder), lambda: frozenset(_index(folder)))


@cache
def _load(folder: Path, name: str) -> Lexicon:
    return keep(f"lexicon {folder} {name}", _take_fingerprint(folder), lambda: _parse(folder, name))


@cache
def _take_fingerprint(folder: Path) -> str:
    return take_fingerprint((folder,), ".yml")


@cache
def _read_own(name: str, text: str) -> Lexicon:
    value = parse_yaml(text).value
    assert isinstance(value, dict)  # noqa: S101 - see Lexicons
    return Lexicon(name, value[name])


def _parse(folder: Path, name: str) -> Lexicon:
    entry = _index(folder)[name]
    try:
        value = parse_yaml(entry.text).value
    except YamlMistake as mistake:
        raise LexiconMistake(entry.path, entry.lines_before + mistake.line, mistake.message) from None
    assert isinstance(value, dict)  # noqa: S101 - it begins with a key
    lexicon = Lexicon(name, value[name])
    lexicon.phrases  # noqa: B018 - found once, so that the store keeps them too
    return lexicon


_HEAD = compile_later(r"^([A-Za-z][\w-]*):", regex.MULTILINE)
