"""The kind `spelling`: words that no dictionary has."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newslint.checks.check import Check, OptionMistake
from newslint.checks.hunspell import Dictionary, load_dictionary
from newslint.checks.vale_regex import compile_pattern, search
from newslint.diagnostic import Finding
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.story import Story

FILTERS = (r"[A-Z]{1}[a-z]+[A-Z]+\w+", r"[A-Z]+$", r"[^a-zA-Z_']")
"""What makes a word no word to check: CamelCase, a capital at its end, anything but letters (digits, hyphens, accents)."""

_TOKEN = compile_later(r"\S+")
_OPENING, _CLOSING = "$(\"['“‘", ",)\"]!;.?:'”’"
_NUMBER = compile_later(r"(?:0x)?[0-9A-Fa-f]*\d[0-9A-Fa-f]*|\d+[A-Za-z]{1,3}")


class Spelling(Check, slots=False, kw_only=True):
    """Reports words that are in none of the dictionaries, as written or in lower case.

    dic, aff: a Hunspell dictionary and its affixes. dictionaries: names of such pairs in the folder `dicpath`.
    ignore: files of words, one a line, that are right too.
    filters: regular expressions; a word in which one is found is not checked. Unless `custom` is true they stand beside
      Vale's own, by which words with digits, hyphens, accents or capitals inside are not checked.
    append: accepted for Vale's sake; newslint has no dictionary of its own to add to.
    Paths that are not absolute count from the working folder. The message's %s is the word.
    """

    dic: str = ""
    aff: str = ""
    dictionaries: tuple[str, ...] = ()
    dicpath: str = ""
    ignore: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    custom: bool = False
    append: bool = False

    def verify(self) -> None:
        """Raise OptionMistake where a dictionary is missing or a filter cannot work."""
        if not (self.dic or self.dictionaries):
            raise OptionMistake("dictionaries", "newslint has no dictionary of its own: name one here, or give dic and aff")
        for pattern in self.filters:
            compile_pattern(pattern, "filters")
        self.load()

    def load(self) -> "tuple[tuple[Dictionary, ...], frozenset[str]]":
        """Return the dictionaries and the words of the ignore files; raises OptionMistake."""
        return _load(self.pairs(), tuple(Path(name) for name in self.ignore))

    def pairs(self) -> tuple[tuple[Path, Path | None], ...]:
        """Return the files of every dictionary."""
        if self.dic:
            return ((Path(self.dic), Path(self.aff) if self.aff else None),)
        folder = Path(self.dicpath)
        return tuple((folder / f"{name}.dic", folder / f"{name}.aff") for name in self.dictionaries)

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every word that is checked and not known."""
        dictionaries, ignored = self.load()
        known: dict[str, bool] = {}
        for passage in story.passages(scope):
            for start, end, word in _words(passage.text):
                if word not in known:
                    known[word] = self.is_filtered(word) or _is_known(word, dictionaries, ignored)
                if not known[word]:
                    yield Finding(passage.span(start, end), arguments=(word,), raw=passage.raw)

    def is_filtered(self, word: str) -> bool:
        """Whether a word is not to be checked."""
        filters = self.filters if self.custom else (*FILTERS, *self.filters)
        return any(search(compile_pattern(pattern, "filters"), word, "filters") for pattern in filters)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the words, with straight apostrophes and without the marks round them."""
    for token in _TOKEN.finditer(text):
        opened = token[0].lstrip(_OPENING)
        bare = opened.rstrip(_CLOSING)
        start = token.start() + len(token[0]) - len(opened)
        if any(character.isalpha() for character in bare):
            yield start, start + len(bare), bare.replace("’", "'").replace("‘", "'")


def _is_known(word: str, dictionaries: tuple[Dictionary, ...], ignored: frozenset[str]) -> bool:
    forms = {word, word.lower()}
    return bool(forms & ignored or _NUMBER.fullmatch(word)) or any(
        form in dictionary for dictionary in dictionaries for form in forms
    )


@cache
def _load(
    pairs: tuple[tuple[Path, Path | None], ...], ignore: tuple[Path, ...]
) -> tuple[tuple[Dictionary, ...], frozenset[str]]:
    try:
        dictionaries = tuple(load_dictionary(dic, aff) for dic, aff in pairs)
    except OSError as error:
        raise OptionMistake("dictionaries", f"cannot be read: {error}") from None
    try:
        lines = [line.strip() for path in ignore for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise OptionMistake("ignore", f"cannot be read: {error}") from None
    return dictionaries, frozenset(line for line in lines if line)
