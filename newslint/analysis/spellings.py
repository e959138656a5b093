"""Spellings: every capitalised word of a story with where it stands and the capitalised words beside it."""

from collections.abc import Iterator

import regex

from newslint.document import Block, Role
from newslint.record import Record, field
from newslint.regexes import compile_later
from newslint.text import Span

CAPITAL = r"\p{Lu}[\p{L}\p{M}]*(?:[-’'][\p{L}\p{M}]+)*"
LINKS = r"of|the|and|for|on|in|to|de|du|des|der|den|van|von|la|le|el|al|bin|ibn|da|di|do|dos|&"
RUN = compile_later(
    rf"(?<![\p{{L}}\p{{N}}’'\-@#/])(?P<word>{CAPITAL})(?:(?P<link> (?:(?:{LINKS}) ){{0,2}})(?P<word>{CAPITAL}))*+"
)
POSSESSIVE = compile_later(r"['’](?:s|S)?$")

RUNNING_TEXT = frozenset({Role.LEDE, Role.PARAGRAPH, Role.QUOTATION})
NOT_NAMES = frozenset({Role.CREDIT, Role.BOILERPLATE, Role.BYLINE})


class Occurrence(Record):
    """One printing of a word: its place without a possessive ending, and the capitalised words that touch it ("" for none).

    `opens` where a sentence, heading or quotation begins and any word has a capital; `titled` in a block in title case.
    """

    span: Span
    before: str
    after: str
    opens: bool
    titled: bool


class Spelling(Record):
    """A capitalised word with straight apostrophes, without a possessive ending, and each time it is printed."""

    word: str
    occurrences: tuple[Occurrence, ...]

    def before(self) -> frozenset[str]:
        """Return the capitalised words that stand right before it, but for those of titles, where any word has a capital."""
        return frozenset(occurrence.before for occurrence in self.occurrences if not occurrence.titled) - {""}

    def after(self) -> frozenset[str]:
        """Return the capitalised words that stand right after it, but for those of titles."""
        return frozenset(occurrence.after for occurrence in self.occurrences if not occurrence.titled) - {""}


class LongName(Record):
    """A run of capitalised words with the small words between, as printed."""

    words: tuple[str, ...]
    span: Span
    opens: bool
    titled: bool


class Spellings(Record):
    """The capitalised words of a story by spelling, its long names in order, and its words in lower case."""

    words: dict[str, Spelling]
    names: tuple[LongName, ...]
    lower: frozenset[str] = field(repr=False)


def find_spellings(text: str, blocks: tuple[Block, ...]) -> Spellings:
    """Return the spellings of every capitalised word outside credits, bylines and page furniture."""
    found: dict[str, list[Occurrence]] = {}
    names: list[LongName] = []
    for block in blocks:
        if block.role in NOT_NAMES:
            continue
        titled = block.role not in RUNNING_TEXT and is_title_case(text[block.span.start : block.span.end])
        for match in RUN.finditer(text, block.span.start, block.span.end):
            opens = opens_sentence(text, match.start(), block.span.start)
            printed = _plain(match[0])
            span = Span(match.start(), match.start() + len(printed))
            names.append(LongName(tuple(printed.split(" ")), span, opens, titled))
            for word, occurrence in _occurrences(text, match, opens=opens, titled=titled):
                found.setdefault(word, []).append(occurrence)
    lower = frozenset(LOWER.findall(text))
    return Spellings({word: Spelling(word, tuple(each)) for word, each in found.items()}, tuple(names), lower)


LOWER = compile_later(r"(?<![\p{L}\p{N}’'])\p{Ll}[\p{L}’'\-]*")
STOP = compile_later(r"[.!?:;…—–\-•|·]['\"’”)\]]* *['\"‘“(\[]*$")


def opens_sentence(text: str, start: int, block_start: int) -> bool:
    """Whether any word has a capital at `start`: the block, a sentence or a quotation begins there."""
    before = text[max(block_start, start - 6) : start]
    return not before.strip(" '\"‘“([") or start == block_start or STOP.search(before) is not None or before[-1:] in '"“‘'


def is_title_case(text: str) -> bool:
    """Whether most longer words of a block have a capital, so that a capital tells nothing."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and capitals > 0.6 * len(words)


def _occurrences(text: str, match: "regex.Match[str]", *, opens: bool, titled: bool) -> Iterator[tuple[str, Occurrence]]:
    spans = match.spans("word")
    if len(spans) == 1:
        word = _plain(match[0])
        yield word, Occurrence(Span(spans[0][0], spans[0][0] + len(word)), "", "", opens, titled)
        return
    words = [_plain(text[start:end]) for start, end in spans]
    touching = [link == " " for link in match.captures("link")]
    for index, (word, (start, _)) in enumerate(zip(words, spans, strict=True)):
        before = words[index - 1] if index and touching[index - 1] else ""
        after = words[index + 1] if index + 1 < len(words) and touching[index] else ""
        yield word, Occurrence(Span(start, start + len(word)), before, after, opens and index == 0, titled)


def _plain(word: str) -> str:
    """Return a word, or the words of a name, with straight apostrophes and without a possessive ending."""
    if word.isalpha():
        return word
    return str(POSSESSIVE.sub("", word)).replace("’", "'")
