"""The kind `homophone`: a word that sounds like the right one, in phrases that take only the right one."""

from collections.abc import Iterator
from functools import cache

import regex

from newslint.checks.check import Check, OptionMistake
from newslint.checks.vale_regex import TIME_LIMIT
from newslint.diagnostic import Capture, Finding
from newslint.needs import Need, Needs
from newslint.record import Record, field
from newslint.regexes import compile_later
from newslint.scope import Passage, Scope
from newslint.store import kept_by_value
from newslint.story import Story

_PAIR = compile_later(r"(?P<wrong>\p{Ll}+)/(?P<right>[\p{Ll}’-]+)")

_REACH = 60
"""Characters of a phrase before its wrong word, or after it, at most."""

_OPENS = compile_later(r"[.!?:“\"‘'] ?\Z")
_LONG = compile_later(r"\p{L}{4,}")


class Homophone(Check, slots=False, kw_only=True):
    """Reports a word for which another must stand that sounds like it.

    pairs: a mapping from pairs of words, wrong/right, in small letters and parted by spaces, to the phrases that give the
      wrong one away: regular expressions, parted by "|", on as many lines as they need, in which _ stands for any wrong word
      of the entry.
    The message may use {words}, the phrase, and {right}, the same with the right word, which is also the repair.
    """

    pairs: dict[str, str] = field(default_factory=dict)

    wants = ("words", "right")

    def verify(self) -> None:
        """Raise OptionMistake where a pair or a phrase cannot work."""
        for key, phrases in self.pairs.items():
            if not all(_PAIR.fullmatch(pair) for pair in key.split()) or "_" not in phrases:
                raise OptionMistake("pairs", f"{key}: give pairs as wrong/right, and phrases with _ in them")
            try:
                _read(key, phrases)
            except regex.error as error:
                raise OptionMistake("pairs", f"{key}: {error}") from None

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every phrase that has the wrong word; only where the story has the word is it looked for."""
        entries = (_read(key, phrases) for key, phrases in self.pairs.items() if not story.words.isdisjoint(_wrong(key)))
        worth = [(entry, story.blocks_with(entry.needs)) for entry in entries]
        for passage in story.passages(scope) if worth else ():
            for entry, here in worth:
                if here >> passage.block & 1:
                    yield from entry.find(passage)


class _Entry(Record, slots=False):
    """One entry of the table: its wrong words as a pattern, its phrases as another, and the right word of each wrong one."""

    words: "regex.Pattern[str]"
    pattern: "regex.Pattern[str]"
    right: dict[str, str]
    needs: Needs

    def find(self, passage: Passage) -> Iterator[Finding]:
        """Yield the phrases of the entry in a passage."""
        for match in self.matches(passage.text):
            start, end = match.span()
            wrong = match.span("wrong")
            if _is_name(match):
                continue
            word = _cased(self.right[match["wrong"].lower()], match["wrong"])
            right = passage.text[start : wrong[0]] + word + passage.text[wrong[1] : end]
            span = passage.span(start, end)
            captures = {"words": Capture(span, match[0], match[0]), "right": right}
            yield Finding(span, captures, edits=((passage.span(*wrong), word),))

    def matches(self, text: str) -> Iterator["regex.Match[str]"]:
        """Yield the matches of the phrases: each is looked for round its word, which is found much sooner."""
        for word in self.words.finditer(text, timeout=TIME_LIMIT):
            start, end = word.span()
            last = text.find(" ", end + _REACH)
            near = self.pattern.finditer(text, max(0, start - _REACH), last if last > 0 else len(text), timeout=TIME_LIMIT)
            yield from (match for match in near if match.start("wrong") == start)


def _is_name(match: "regex.Match[str]") -> bool:
    """Whether a wrong word with a capital is no word of a headline but a name: Nathan Hale from Leeds."""
    start = match.start("wrong")
    if not match["wrong"][0].isupper() or start == 0 or _OPENS.search(match.string, max(0, start - 2), start):
        return False
    others = _LONG.findall(match[0].replace(match["wrong"], "", 1))
    return any(word[0].islower() for word in others)


def _cased(right: str, wrong: str) -> str:
    if wrong.isupper() and len(wrong) > 1:
        return right.upper()
    return right.capitalize() if wrong[0].isupper() else right


@cache
def _wrong(key: str) -> tuple[str, ...]:
    """Return the wrong words of an entry."""
    return tuple(pair.partition("/")[0] for pair in key.split())


@kept_by_value
def _read(key: str, phrases: str) -> _Entry:
    right = dict(pair.split("/") for pair in key.split())
    words = "|".join(sorted(right, key=len, reverse=True))
    pattern = "".join(phrases.splitlines()).replace("_", rf"\b(?P<wrong>{words})\b")
    return _Entry(
        regex.compile(rf"(?i)\b(?:{words})\b"),
        regex.compile(rf"(?i)(?<![\p{{L}}\p{{N}}])(?:{pattern})(?![\p{{L}}\p{{N}}])"),
        right,
        (Need(words=frozenset(right)),),
    )
