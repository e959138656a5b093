"""Literals: characters that must stand in a text for a pattern to match it, so that most patterns need not be compiled."""

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


@cache
def find_needs(pattern: str, *, whole: bool) -> tuple[Need, ...] | None:
    """Return needs of which one must be met for `pattern` to match, case aside; None where that cannot be told.

    `whole`: the pattern is run between word boundaries.
    """
    edge = BOUNDARY if whole else ""
    if _PLAIN.fullmatch(pattern):
        literal = fold(pattern)
        return (_make_need(edge + literal + edge, literal),)
    try:
        needs = _Reader(pattern).read_alternatives(edge, edge, closed=False)
    except (_UnreadableError, RecursionError):
        return None
    return None if needs is None else tuple(dict.fromkeys(needs))


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

    def read_alternatives(self, before: str = "", after: str = "", *, closed: bool = True) -> list[Need] | None:
        """Read up to the closing bracket, or the end; `before` and `after` stand round each alternative."""
        found: list[Need] | None = []
        end = "bar"
        while end == "bar":
            needs, end = self.read_branch(before, after)
            found = None if found is None or needs is None else found + needs
        if end != ("close" if closed else "end"):
            raise _UnreadableError
        return found

    def read_branch(self, before: str, after: str) -> tuple[list[Need] | None, str]:
        """Return the needs of one alternative, and what ends it: a bar, a closing bracket or the end."""
        branch = _Branch(before)
        while (token := self.take()) is not None and token.lastgroup not in ("bar", "close"):
            self.read_item(token, branch)
        branch.add(after)
        return branch.best(), str(token.lastgroup) if token else "end"

    def read_item(self, token: "regex.Match[str]", branch: "_Branch") -> None:
        kind = token.lastgroup
        if kind == "group":
            branch.stop(self.read_alternatives(branch.edge()))
        elif kind == "around":
            self.read_alternatives()
            branch.stop(None)
        elif kind == "optional":
            branch.drop()
        elif kind in ("repeat", "opaque"):
            branch.stop(None)
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
            self.stop(None)

    def stop(self, group: list[Need] | None) -> None:
        """End the run; `group` is what a bracket that stands here needs."""
        literal = self.run.replace(BOUNDARY, "")
        if literal:
            self.choices.append([_make_need(self.run, literal)])
        self.run = ""
        self.after_group = True
        if group is not None:
            self.choices.append(group)
        else:
            self.choices.append([])

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
            self.stop(None)

    def best(self) -> list[Need] | None:
        self.stop(None)
        choices = [choice for choice in self.choices if choice]
        return max(choices, key=_worth, default=None)


def _make_need(run: str, literal: str) -> Need:
    return Need(literal, max(_WHOLE_WORD.findall(run), key=len, default=""))


def _worth(choice: list[Need]) -> tuple[bool, int]:
    return all(need.word for need in choice), min(len(need.literal) for need in choice)
