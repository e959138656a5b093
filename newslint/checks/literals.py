"""Literals: characters that must stand in a text for a pattern to match it, so that most patterns need not be compiled."""

from collections.abc import Sequence
from functools import cache

import regex

from newslint.record import record
from newslint.regexes import compile_later
from newslint.text import fold

BOUNDARY = "\0"
"""Stands in a run of literal characters for a word boundary."""

_TOKEN = compile_later(
    r"""
      (?P<group> \( (?: \?[im]*(?:-[im]*)?: | \?> | \?P?<[^\W\d]\w*> | (?!\?) ) )
    | (?P<around> \(\? <? [=!] )
    | (?P<quiet> \(\? [im]* (?: -[im]* )? \) )
    | (?P<close> \) )
    | (?P<bar> \| )
    | (?P<optional> [?*] \?? | \{ 0 (?: ,\d* )? \} \?? )
    | (?P<repeat> \+ \?? | \{ \d+ (?: ,\d* )? \} \?? )
    | (?P<boundary> \\b | [$^] )
    | (?P<opaque> \\ (?: [pPNx] \{ [^{}]* \} | x[0-9A-Fa-f]{2} | u[0-9A-Fa-f]{4} | \w )
                | \[ \^? \]? (?: \\. | \[:\w+:\] | [^\]\\] )* \]
                | \. )
    | \\ (?P<escaped> \W )
    | (?P<literal> [^\\()\[] )
    """,
    regex.VERBOSE | regex.DOTALL,
)

_PLAIN = compile_later(r"[A-Za-z' -]+")
_WORD_CHARACTER = compile_later(r"\w")
_WHOLE_WORD = compile_later(r"(?<=\W)\w+(?=\W)")


@record
class Need:
    """Lower-case characters that must stand in a text; `word` is one that must stand in it as a whole word, or empty."""

    literal: str
    word: str = ""


@record
class Group:
    """Needs of which one must be met; `words` are theirs where each has one, so that most texts are soon passed over."""

    needs: tuple[Need, ...]
    words: frozenset[str]


Needs = tuple[Group, ...]
"""What must all be met; without any group nothing can be told."""

MOST = 3
"""Groups that are kept, the rarest; more of them cost more than they save."""


@cache
def find_needs(pattern: str, *, whole: bool) -> Needs:
    """Return what must stand in a text for `pattern` to match, case aside.

    `whole`: the pattern is run between word boundaries.
    """
    edge = BOUNDARY if whole else ""
    if _PLAIN.fullmatch(pattern):
        literal = fold(pattern)
        return (make_group([_make_need(edge + literal + edge, literal)]),)
    try:
        groups = _Reader(pattern).read_whole(edge)
    except (_UnreadableError, RecursionError):
        return ()
    return tuple(map(make_group, sorted(groups, key=_worth, reverse=True)[:MOST]))


def make_group(needs: Sequence[Need]) -> Group:
    """Return the group of some needs."""
    words = frozenset(need.word for need in needs)
    return Group(tuple(dict.fromkeys(needs)), frozenset() if "" in words else words)


class _UnreadableError(Exception):
    """The pattern holds something that this reader does not know."""


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.position = 0

    def take(self) -> "regex.Match[str] | None":
        if self.position == len(self.pattern):
            return None
        token = _TOKEN.match(self.pattern, self.position)
        if token is None:
            raise _UnreadableError
        self.position = token.end()
        return token

    def read_whole(self, edge: str) -> list[list[Need]]:
        """Return the groups of needs of the whole pattern, `edge` round each of its alternatives."""
        branches, end = self.read_branches(edge, edge)
        if end != "end":
            raise _UnreadableError
        return branches[0] if len(branches) == 1 else [group] if (group := _either(branches)) else []

    def edge_behind(self) -> str:
        """Return a boundary where what follows the group that begins here ends the last word in it."""
        start, depth = self.position, 1
        while depth and (token := self.take()) is not None:
            depth += (token.lastgroup in ("group", "around")) - (token.lastgroup == "close")
        following = self.take()
        self.position = start
        if following is None or following.lastgroup not in ("boundary", "literal"):
            return ""
        return BOUNDARY if following.lastgroup == "boundary" or not _WORD_CHARACTER.match(following[0]) else ""

    def read_group(self, before: str = "", after: str = "") -> list[Need]:
        """Read up to the closing bracket and return the needs of which one must be met; none where that cannot be told."""
        branches, end = self.read_branches(before, after)
        if end != "close":
            raise _UnreadableError
        return _either(branches)

    def read_branches(self, before: str, after: str) -> tuple[list[list[list[Need]]], str]:
        """Return the groups of needs of each alternative, and what ends the last: a closing bracket or the end."""
        branches: list[list[list[Need]]] = []
        end = "bar"
        while end == "bar":
            groups, end = self.read_branch(before, after)
            branches.append(groups)
        return branches, end

    def read_branch(self, before: str, after: str) -> tuple[list[list[Need]], str]:
        """Return the groups of needs of one alternative, and what ends it: a bar, a closing bracket or the end."""
        branch = _Branch(before)
        while (token := self.take()) is not None and token.lastgroup not in ("bar", "close"):
            self.read_item(token, branch)
        branch.add(after)
        return branch.groups(), str(token.lastgroup) if token else "end"

    def read_item(self, token: "regex.Match[str]", branch: "_Branch") -> None:
        kind = token.lastgroup
        if kind == "group":
            branch.stop(self.read_group(branch.edge(), self.edge_behind()))
        elif kind == "around":
            needs = self.read_group()
            branch.stop(needs if token[0].endswith("=") else [])
        elif kind == "optional":
            branch.drop()
        elif kind in ("repeat", "opaque"):
            branch.stop([])
        elif kind == "boundary":
            branch.add(BOUNDARY)
        elif kind != "quiet":
            branch.add(token["escaped"] or token["literal"])


class _Branch:
    """The runs of literal characters of one alternative, and the groups it must match."""

    def __init__(self, edge: str) -> None:
        self.run = edge
        self.choices: list[list[Need]] = []
        self.after_group = False

    def add(self, character: str) -> None:
        self.after_group = False
        folded = fold(character)
        if folded == character.casefold() or character == BOUNDARY:
            self.run += folded
        else:
            self.stop([])

    def stop(self, group: list[Need]) -> None:
        """End the run; `group` is what a bracket that stands here needs."""
        literal = self.run.replace(BOUNDARY, "")
        if literal:
            self.choices.append([_make_need(self.run, literal)])
        self.run = ""
        self.after_group = True
        self.choices.append(group)

    def edge(self) -> str:
        """Return a boundary where the next word is known to begin."""
        return BOUNDARY if self.run and not _WORD_CHARACTER.match(self.run[-1]) else ""

    def drop(self) -> None:
        """What stood last may be missing."""
        if self.after_group:
            self.choices = self.choices[:-1]
            self.after_group = False
        else:
            self.run = self.run[:-1]
            self.stop([])

    def groups(self) -> list[list[Need]]:
        self.stop([])
        return [choice for choice in self.choices if choice]


def _either(branches: Sequence[list[list[Need]]]) -> list[Need]:
    """Return the needs of which one must be met where one of the alternatives matches: of each its rarest group."""
    if not all(branches):
        return []
    return [need for groups in branches for need in max(groups, key=_worth)]


def _make_need(run: str, literal: str) -> Need:
    return Need(literal, max(_WHOLE_WORD.findall(run), key=len, default=""))


def _worth(choice: list[Need]) -> tuple[bool, int]:
    return all(need.word for need in choice), min(len(need.literal) for need in choice)
