"""The kind `substitution`: words that have a better one."""

from collections.abc import Iterator
from functools import cached_property

import regex

from newslint.checks.actions import Action, expand, quote_options
from newslint.checks.check import Check, OptionMistake
from newslint.checks.exceptions import is_excepted, is_guarded, verify_exceptions
from newslint.checks.lookup import find_swapped
from newslint.checks.matching import Alternatives, Hit, find_hits, make_alternative
from newslint.checks.vale_regex import compile_pattern, search
from newslint.diagnostic import Finding
from newslint.record import field
from newslint.regexes import compile_later
from newslint.scope import Scope
from newslint.store import kept_by_value
from newslint.story import Story

_REFERENCE = compile_later(r"\$\w|\$\{")
_PLAIN = compile_later(r"[\p{L}\p{N} -]*")
_ESCAPED = compile_later(r"\\(\W)")
_OPTIONAL = compile_later(r".\?")
_LITERAL = compile_later(r"(?:[^\\.^$*+?()\[\]{}|]|\\[^\w]|(?<=\w)\?)*")


class Substitution(Check, slots=False, kw_only=True):
    """Reports words for which the rule has others.

    swap: a mapping from regular expressions, each between word boundaries, to what should stand there ($1 is the first
      group); or the name of a lexicon that maps phrases, which are looked up. The longest pattern that matches counts.
    ignorecase: whether capitals and small letters are the same. nonword: without word boundaries.
    capitalize: words that begin with a capital get a replacement that does.
    exceptions: regular expressions; what holds one of them passes, and so does what lies inside one of several words.
    action: `replace` makes every value a list of options, parted by "|" ("\\|" is a bar). Only with it is a repair offered,
      and only where there is one option: without it a value may be advice. Where words are right already, nothing is said.
    vocab, pos: accepted for Vale's sake and without effect.
    The message's %s are what should stand there and what does.
    """

    swap: dict[str, str] | str = field(default_factory=dict)
    ignorecase: bool = False
    nonword: bool = False
    capitalize: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    pos: str = ""
    action: Action | None = None

    def verify(self) -> None:
        """Raise OptionMistake where a pattern or the action cannot work."""
        if not self.swap:
            raise OptionMistake("swap", "there is nothing to look for")
        if isinstance(self.swap, dict):
            for key in self.swap:
                self.pattern(key)
            for alternative in self.alternatives[1].each:
                alternative.compiled()
        verify_exceptions(self.exceptions)
        if self.action:
            self.action.verify()

    def find(self, story: Story, scope: Scope) -> Iterator[Finding]:
        """Yield every match that is not right as it stands and that no exception excuses."""
        for hit, value in self.hits(story, scope):
            observed = hit.match[0]
            expected = self.expected(value, hit.match)
            if self.is_same(expected, observed) or is_excepted(self.exceptions, observed):
                continue
            if not is_guarded(self.exceptions, hit.passage.text, *hit.match.span()):
                yield self.finding(hit, expected, observed)

    def finding(self, hit: Hit, expected: str, observed: str) -> Finding:
        """Return what is said of a match."""
        span = hit.passage.span(*hit.match.span())
        if not self.replaces():
            return Finding(span, arguments=(_show(expected, observed), observed), raw=hit.passage.raw)
        given = self.action.params if self.action else ()
        options = given or split_options(expected)
        edits = ((span, options[0]),) if len(options) == 1 else ()
        return Finding(
            span, arguments=(expected if given else quote_options(options), observed), edits=edits, raw=hit.passage.raw
        )

    def replaces(self) -> bool:
        """Whether values are lists of options."""
        return self.action is not None and self.action.name == "replace"

    def hits(self, story: Story, scope: Scope) -> Iterator[tuple[Hit, str]]:
        """Yield every match with what should stand there."""
        if isinstance(self.swap, str):
            if self.swap in story.lexicons:
                found = find_swapped(story, scope, self.swap, ignorecase=self.ignorecase)
                yield from ((hit, right) for hit, _, right in found)
            return
        keys, alternatives = self.alternatives
        for hit in find_hits(story, scope, alternatives):
            yield hit, self.swap[keys[hit.number]]

    @cached_property
    def alternatives(self) -> tuple[tuple[str, ...], Alternatives]:
        """The keys of `swap`, the longest first, and their patterns."""
        keys = tuple(self.swap) if isinstance(self.swap, dict) else ()
        return _alternatives(keys, self.ignorecase, self.nonword)

    def pattern(self, key: str) -> "regex.Pattern[str]":
        """Return a key compiled by itself, whose groups $1 … stand for."""
        return compile_pattern(("(?i)" if self.ignorecase else "") + key, "swap")

    def expected(self, value: str, match: "regex.Match[str]") -> str:
        """Return what should stand in place of a match."""
        if self.capitalize and match[0][:1].isupper():
            value = "|".join(option[:1].upper() + option[1:] for option in value.split("|"))
        if isinstance(self.swap, str) or not _REFERENCE.search(value):
            return value
        return expand(value, match)

    def is_same(self, expected: str, observed: str) -> bool:
        """Whether what stands there is right already."""
        if self.replaces():
            return observed in split_options(expected)
        if _PLAIN.fullmatch(expected):
            return expected == observed
        try:
            return search(compile_pattern(f"^(?:{expected})$", "swap"), observed, "swap") is not None
        except OptionMistake:
            return expected == observed  # a value may be prose with a bracket in it


@kept_by_value
def _alternatives(keys: tuple[str, ...], ignorecase: bool, nonword: bool) -> tuple[tuple[str, ...], Alternatives]:
    ordered = tuple(sorted(keys, key=_size, reverse=True))
    return ordered, Alternatives(tuple(make_alternative(key, "swap", ignorecase=ignorecase, nonword=nonword) for key in ordered))


def _size(key: str) -> int:
    return len(key.encode())


def split_options(expected: str) -> tuple[str, ...]:
    r"""Return the options of a value: parted by "|", where "\|" is a bar; empty ones are dropped."""
    parts = expected.replace(r"\|", "\0").split("|")
    return tuple(part.replace("\0", "|") for part in parts if part)


def _show(expected: str, observed: str) -> str:
    """Return a value as a message shows it: a pattern that is these very words in another case is shown as those words."""
    if _PLAIN.fullmatch(expected) or not _LITERAL.fullmatch(expected):
        return expected
    for literal in (_ESCAPED.sub(r"\1", form) for form in (expected.replace("?", ""), _OPTIONAL.sub("", expected))):
        if literal.lower() == observed.lower():
            return str(literal)
    return expected
