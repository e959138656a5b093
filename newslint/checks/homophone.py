"""The kind `homophone`: a word that sounds like the right one, in phrases that take only the right one."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from newslint.checks.check import Check, OptionMistake
from newslint.checks.matching import Alternative, Alternatives, Hit, find_hits
from newslint.diagnostic import Capture, Finding
from newslint.needs import Need
from newslint.record import field
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.store import kept_by_value
from newslint.story import Story

if TYPE_CHECKING:
    import regex

_PAIR = compile_later(r"(?P<wrong>\p{Ll}+)/(?P<right>[\p{Ll}’-]+)")

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
            _read(key, phrases)[0].compiled()

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every phrase that has the wrong word; of the entries only those whose word the story has are read."""
        live = sorted({key for word in self.by_word.keys() & story.words for key in self.by_word[word]})
        entries = [_read(key, self.pairs[key]) for key in live]
        for hit in find_hits(story, scope, Alternatives(tuple(phrases for phrases, _ in entries))):
            if not _is_name(hit.match):
                yield _finding(hit, entries[hit.number][1])

    @cached_property
    def by_word(self) -> dict[str, list[str]]:
        """The entries of each wrong word."""
        keys: dict[str, list[str]] = {}
        for key in self.pairs:
            for pair in key.split():
                keys.setdefault(pair.partition("/")[0], []).append(key)
        return keys


def _finding(hit: Hit, right: dict[str, str]) -> Finding:
    passage, match = hit.passage, hit.match
    start, end = match.span()
    wrong = match.span("wrong")
    word = _cased(right[match["wrong"].lower()], match["wrong"])
    whole = passage.text[start : wrong[0]] + word + passage.text[wrong[1] : end]
    captures = {"words": Capture(passage.span(start, end), match[0], match[0]), "right": whole}
    return Finding(passage.span(start, end), captures, edits=((passage.span(*wrong), word),))


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


@kept_by_value
def _read(key: str, phrases: str) -> tuple[Alternative, dict[str, str]]:
    """Return the phrases of an entry, and the right word of each wrong one. What stands beside the wrong word is a need of its
    own: the wrong one may be "to"."""
    from newslint.need_reader import find_needs

    right = dict(pair.split("/") for pair in key.split())
    words = "|".join(sorted(right, key=len, reverse=True))
    joined = "".join(phrases.splitlines())
    pattern = _whole(joined.replace("_", rf"\b(?P<wrong>{words})\b"))
    beside = find_needs(_whole(joined.replace("_", r"\w+")))
    return Alternative(pattern, (Need(words=frozenset(right)), *beside), "pairs"), right


def _whole(phrases: str) -> str:
    return rf"(?i)(?<![\p{{L}}\p{{N}}])(?:{phrases})(?![\p{{L}}\p{{N}}])"
