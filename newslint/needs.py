"""What a pattern cannot match without: kinds of mention, words and signs that a sentence must hold for it to be worth a try."""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import combinations

import regex

from newslint.record import record
from newslint.regexes import compile_later


@record
class Need:
    """A mention of one of the kinds in `bits` must stand in the sentence, or two of them where `twice` says so; or else one of
    `words`, in lower case."""

    bits: int = 0
    words: frozenset[str] = frozenset()
    twice: bool = False

    def __hash__(self) -> int:
        return hash(self.words) ^ self.bits  # a frozenset knows its own

    def either(self, other: "Need") -> "Need":
        """Return the need that one of the two is met."""
        bits = self.bits | other.bits
        twice = all(each.twice or not each.bits for each in (self, other))
        return Need(bits, self.words | other.words, twice and bits > 0)

    def once(self) -> "Need":
        """Return the same need with one mention where it asks for two."""
        return Need(self.bits, self.words) if self.twice else self

    def rarity(self) -> int:
        """Return a rough measure of how seldom a sentence meets it, the lower the rarer."""
        return len(self.words) + (10 if self.twice else 20) * self.bits.bit_count()


Needs = tuple[Need, ...]

DOUBLED = " "
"""Stands among the words of a sentence in which some word stands twice in a row."""

SIGNS = frozenset("()[]:;?/–—-")
"""Stand among the words of a sentence that holds them."""

TOKEN = compile_later(
    r"""
    (?P<again>(?<=\)[ ])\(\?P=\w+\))
    | (?P<placeholder>(?<!\\[pP])\{(?!\d)[^{}]*\}) | (?P<escape>\\[pP]\{[^}]*\}|\\.) | (?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])
    | (?P<look>\(\?<?[=!]) | (?P<open>\((?:\?(?:P?<\w+>|[a-zA-Z\-]*:|>))?) | (?P<close>\)) | (?P<choice>\|)
    | (?P<quantifier>[?*]\+?\??|\{0,?\d*\}\+?\??|\+|\{\d+,?\d*\}\+?\??) | (?P<edge>[$^]) | (?P<word>\p{L}+) | (?P<other>.)
    """,
    regex.VERBOSE | regex.DOTALL,
)
OPTIONAL = compile_later(r"[?*]|\{0")
WORD_EDGE = r"\b"


def find_needs(source: str, of_placeholder: Callable[[str], Needs]) -> Needs:
    """Return what every match of a pattern holds; `of_placeholder` tells it for the body of a {placeholder}."""
    tokens = [(str(match.lastgroup), match[0]) for match in TOKEN.finditer(source)]
    return _Reader(tokens, of_placeholder).read_group()[0]


@record(frozen=False, slots=False)
class _Reader:
    """Reads the tokens of a pattern from left to right. A place is `apart` where no letter can stand before it."""

    tokens: Sequence[tuple[str, str]]
    of_placeholder: Callable[[str], Needs]
    position: int = 0

    def read_group(self, *, apart: bool = True, ends: bool = True) -> tuple[Needs, bool]:
        """Return the needs up to the end of this group, and whether what follows it is apart; `ends`: whether a word that
        ends the group ends there."""
        branches: list[Needs] = []
        apart_behind = True
        while True:
            needs, behind = self._read_branch(apart=apart, ends=ends)
            branches.append(needs)
            apart_behind &= behind
            if self._kind(self.position) != "choice":
                return _either(branches), apart_behind
            self.position += 1

    def _read_branch(self, *, apart: bool, ends: bool) -> tuple[Needs, bool]:
        needs: list[Need] = []
        while self._kind(self.position) not in ("choice", "close", ""):
            found, behind = self._read_item(apart=apart, ends=ends)
            if self._may_be_left_out():
                apart &= behind
            else:
                needs += found
                apart = behind
        return (*needs, *_find_twice(needs)), apart

    def _read_item(self, *, apart: bool, ends: bool) -> tuple[Needs, bool]:
        kind, text = self.tokens[self.position]
        self.position += 1
        if kind == "placeholder":
            return self.of_placeholder(text[1:-1]), False
        if kind == "again":
            return (Need(words=frozenset({DOUBLED})),), False
        if kind == "word":
            whole = apart and self._ends_word(self.position, ends=ends)
            return ((Need(words=frozenset({text.lower()})),) if whole else ()), False
        if kind in ("open", "look"):
            return self._read_bracket(kind, apart=apart, ends=ends)
        if kind == "edge" or text == WORD_EDGE:
            return (), apart or text == "^"
        signs = _signs_of(kind, text)
        return ((Need(words=signs),) if signs and signs <= SIGNS else ()), bool(signs)

    def _read_bracket(self, kind: str, *, apart: bool, ends: bool) -> tuple[Needs, bool]:
        close = self._find_close(self.position)
        if kind == "look":
            self.position = close + 1
            return (), apart
        found = self.read_group(apart=apart, ends=self._ends_word(close + 1, ends=ends))
        self.position += 1
        return found

    def _ends_word(self, index: int, *, ends: bool) -> bool:
        """Whether no letter can follow a word that stands before this token."""
        kind = self._kind(index)
        if kind in ("choice", "close", ""):
            return ends
        text = self.tokens[index][1]
        if kind in ("open", "look"):
            return self._ends_word_with(index, ends=ends)
        if kind == "quantifier":
            return self._is_optional(index) and self._ends_word(index + 1, ends=ends)
        if kind == "edge" or text == WORD_EDGE:
            return text != "^"
        return bool(_signs_of(kind, text)) and (not self._is_optional(index + 1) or self._ends_word(index + 2, ends=ends))

    def _ends_word_with(self, index: int, *, ends: bool) -> bool:
        """Whether no letter can follow a word that stands before this bracket."""
        kind, text = self.tokens[index]
        close = self._find_close(index + 1)
        behind = self._ends_word(close + 1, ends=ends)
        if kind == "look" and text != "(?=":
            return behind
        heads = all(self._ends_word(head, ends=behind) for head in self._find_heads(index + 1, close))
        if kind == "look":
            return heads or behind
        return heads and (not self._is_optional(close + 1) or behind)

    def _find_heads(self, start: int, close: int) -> Iterator[int]:
        """Yield where each alternative of a group begins."""
        yield start
        depth = 0
        for index in range(start, close):
            kind = self._kind(index)
            depth += (kind in ("open", "look")) - (kind == "close")
            if kind == "choice" and not depth:
                yield index + 1

    def _find_close(self, start: int) -> int:
        """Return the index of the bracket that closes the group whose first token is at `start`."""
        depth = 1
        for index in range(start, len(self.tokens)):
            kind = self.tokens[index][0]
            depth += (kind in ("open", "look")) - (kind == "close")
            if depth == 0:
                return index
        return len(self.tokens)

    def _kind(self, index: int) -> str:
        """Return the kind of a token, empty behind the last."""
        return self.tokens[index][0] if index < len(self.tokens) else ""

    def _is_optional(self, index: int) -> bool:
        """Whether a quantifier stands here that lets nothing match."""
        return self._kind(index) == "quantifier" and OPTIONAL.match(self.tokens[index][1]) is not None

    def _may_be_left_out(self) -> bool:
        """Take the quantifier that follows, if one does, and tell whether it lets nothing match."""
        optional = self._is_optional(self.position)
        self.position += self._kind(self.position) == "quantifier"
        return optional


def _signs_of(kind: str, text: str) -> frozenset[str]:
    """Return the characters that a token takes, none where it may take a letter, a digit or an unknown number of them."""
    if kind == "escape":
        text = " " if text == r"\s" else text[1:]
    elif kind == "class":
        text = text[1:-1]
    elif kind != "other" or text == ".":
        return frozenset()
    may_be_letters = kind == "class" and (text.startswith("^") or "\\" in text)
    return frozenset() if may_be_letters or any(map(str.isalnum, text)) else frozenset(text)


def _find_twice(needs: Sequence[Need]) -> tuple[Need, ...]:
    """Return the needs that two mentions stand in the sentence, where two are asked for that may be of one kind."""
    single = [need.bits for need in needs if need.bits and not need.words and not need.twice]
    return tuple(dict.fromkeys(Need(one | two, twice=True) for one, two in combinations(single, 2) if one & two))


def _either(branches: Sequence[Needs]) -> Needs:
    """Return the needs of a choice: of one branch all of them; of several that one of the rarest of each is met, and that one
    of the rarest mentions of each is: small words alone ("to", "at") stand in nearly every sentence."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return ()
    mentions = [tuple(need for need in branch if not need.words) for branch in branches]
    return tuple(dict.fromkeys((_rarest(branches), *([_rarest(mentions)] if all(mentions) else []))))


def _rarest(branches: Sequence[Needs]) -> Need:
    """Return the need that the rarest of one branch or of another is met."""
    return reduce(Need.either, (min(branch, key=Need.rarity) for branch in branches))


def choose(branches: Sequence[Needs]) -> Needs:
    """Return the needs of a match of one of several patterns."""
    return _either(branches) if branches else ()
