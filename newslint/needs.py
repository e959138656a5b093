"""What a pattern cannot match without: kinds of mention and words that a sentence must hold for it to be worth a try."""

from collections.abc import Callable, Sequence
from functools import reduce

import regex

from newslint.record import record
from newslint.regexes import compile_later


@record
class Need:
    """A mention of one of the kinds in `bits`, or one of `words` in lower case, must stand in the sentence."""

    bits: int = 0
    words: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        return hash(self.words) ^ self.bits  # a frozenset knows its own

    def either(self, other: "Need") -> "Need":
        """Return the need that one of the two is met."""
        return Need(self.bits | other.bits, self.words | other.words)

    def rarity(self) -> int:
        """Return a rough measure of how seldom a sentence meets it, the lower the rarer."""
        return len(self.words) + (20 * self.bits.bit_count())


Needs = tuple[Need, ...]

DOUBLED = " "
"""Stands among the words of a sentence in which some word stands twice in a row."""

TOKEN = compile_later(
    r"""
    (?P<again>(?<=\)[ ])\(\?P=\w+\))
    | (?P<placeholder>(?<!\\[pP])\{(?!\d)[^{}]*\}) | (?P<escape>\\[pP]\{[^}]*\}|\\.) | (?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])
    | (?P<look>\(\?<?[=!]) | (?P<open>\((?:\?(?:P?<\w+>|[a-zA-Z\-]*:|>))?) | (?P<close>\)) | (?P<choice>\|)
    | (?P<quantifier>[?*]\+?\??|\{0,?\d*\}\+?\??|\+|\{\d+,?\d*\}\+?\??) | (?P<word>\p{L}+) | (?P<other>.)
    """,
    regex.VERBOSE | regex.DOTALL,
)
OPTIONAL = compile_later(r"[?*]|\{0")
BEFORE_WORD = compile_later(r"(?:^|[ ])$")
AFTER_WORD = compile_later(r"[ ,]|$")


def find_needs(source: str, of_placeholder: Callable[[str], Needs]) -> Needs:
    """Return what every match of a pattern holds; `of_placeholder` tells it for the body of a {placeholder}."""
    tokens = [(str(match.lastgroup), match[0], match.start()) for match in TOKEN.finditer(source)]
    return _Reader(source, tokens, of_placeholder).read(whole=True)


@record(frozen=False, slots=False)
class _Reader:
    """Reads the tokens of a pattern from left to right."""

    source: str
    tokens: Sequence[tuple[str, str, int]]
    of_placeholder: Callable[[str], Needs]
    position: int = 0

    def read(self, *, whole: bool, before: bool = True, after: bool = True) -> Needs:
        """Return the needs up to the end of this group; a word at its edge counts where one may begin or end there."""
        branches: list[list[Need]] = [[]]
        first = True
        while self.position < len(self.tokens):
            kind, text, start = self.tokens[self.position]
            if kind == "close" and not whole:
                break
            self.position += 1
            if kind == "choice":
                branches.append([])
                first = True
                continue
            needs = self._needs_of(kind, text, start, edge=(first and before, after))
            if not self._may_be_left_out():
                branches[-1] += needs
            first = False
        return _either([tuple(branch) for branch in branches])

    def _needs_of(self, kind: str, text: str, start: int, *, edge: tuple[bool, bool]) -> Needs:
        if kind == "placeholder":
            return self.of_placeholder(text[1:-1])
        if kind == "again":
            return (Need(words=frozenset({DOUBLED})),)
        if kind == "word":
            return self._needs_of_word(text, start, edge)
        if kind in ("open", "look"):
            return self._needs_of_group(kind, start, edge)
        return ()

    def _needs_of_group(self, kind: str, start: int, edge: tuple[bool, bool]) -> Needs:
        before = edge[0] or bool(BEFORE_WORD.search(self.source[:start]))
        needs = self.read(whole=False, before=before, after=self._ends_at(self._find_close() + 1, after=edge[1]))
        self.position += 1
        return () if kind == "look" else needs

    def _find_close(self) -> int:
        """Return the offset of the bracket that closes the group whose first token comes next."""
        depth = 1
        for kind, _, start in self.tokens[self.position :]:
            depth += (kind in ("open", "look")) - (kind == "close")
            if depth == 0:
                return start
        return len(self.source)

    def _ends_at(self, end: int, *, after: bool) -> bool:
        """Whether a word may end at an offset: before a space, a comma or the end, or at the end of a group where one may."""
        rest = self.source[end:]
        return bool(AFTER_WORD.match(rest)) or (after and rest[:1] in (")", "|"))

    def _needs_of_word(self, word: str, start: int, edge: tuple[bool, bool]) -> Needs:
        begins = edge[0] or bool(BEFORE_WORD.search(self.source[:start]))
        whole = begins and self._ends_at(start + len(word), after=edge[1])
        return (Need(words=frozenset({word.lower()})),) if whole else ()

    def _may_be_left_out(self) -> bool:
        """Take the quantifier that follows, if one does, and tell whether it lets nothing match."""
        if self.position < len(self.tokens) and self.tokens[self.position][0] == "quantifier":
            self.position += 1
            return OPTIONAL.match(self.tokens[self.position - 1][1]) is not None
        return False


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
