"""Vale's regular expressions, written for the `regex` module: the same text matches, and no pattern can hang or crash us."""

from collections.abc import Iterator
from functools import cache

import regex

from newslint.checks.check import OptionMistake
from newslint.record import Record, field
from newslint.regexes import compile_later
from newslint.store import keep

TIME_LIMIT = 1.0
"""Seconds that one pattern may spend on one passage."""

MOST_ATOMS = 100_000
"""More single characters than any honest pattern asks for; `regex` unrolls {n}: (a{9999}){9999} would eat all memory."""

NEVER = "(?!)"

_TOKEN = compile_later(
    r"""
      (?P<hex> \\x\{ (?P<code> [0-9A-Fa-f]{1,8} ) \} )
    | (?P<name_again> \\k (?: < (?P<k1> \w+ ) > | ' (?P<k2> \w+ ) ' ) | \(\?P= (?P<k3> \w+ ) \) )
    | (?P<number_again> \\ (?P<number> [1-9] \d? ) )
    | (?P<escape> \\ (?: [pPN] \{ [^{}]* \} | . ) )
    | (?P<set> \[ \^? \]? (?: \\. | \[:\^?\w+:\] | [^\]\\] )* \] )
    | (?P<remark> \(\?\# [^)]* \) )
    | (?P<flags> \(\? (?P<on> [A-Za-z]* ) (?: - (?P<off> [A-Za-z]* ) )? (?P<after> [:)] ) )
    | (?P<named> \(\? (?: P?< (?P<n1> [^\W\d]\w* ) > | ' (?P<n2> [^\W\d]\w* ) ' ) )
    | (?P<recursion> \(\? (?: R | [+-]?\d | & | P> ) )
    | (?P<special> \(\? (?: [=!>|] | <[=!] | \( \w+ \) | (?= \( ) ) )
    | (?P<open> \( )
    | (?P<close> \) )
    | (?P<bar> \| )
    | (?P<times> \{ (?P<least> \d+ ) (?: , \d* )? \} )
    | (?P<many> [*+?] )
    | (?P<brace> \{ )
    | (?P<anchor> [$^] )
    | (?P<other> . )
    """,
    regex.VERBOSE | regex.DOTALL,
)


class PatternTimeout(TimeoutError):
    """A pattern of a rule ran out of time."""

    def __init__(self, option: str) -> None:
        super().__init__(f"a pattern of {option!r} took longer than {TIME_LIMIT:g} s on one passage")
        self.option = option


def find_matches(pattern: "regex.Pattern[str]", text: str, option: str) -> Iterator["regex.Match[str]"]:
    """Yield the leftmost matches that do not overlap, empty ones too; raises PatternTimeout."""
    try:
        yield from pattern.finditer(text, timeout=TIME_LIMIT)
    except TimeoutError:
        raise PatternTimeout(option) from None


def search(pattern: "regex.Pattern[str]", text: str, option: str, start: int = 0) -> "regex.Match[str] | None":
    """Return the first match at or after `start`; raises PatternTimeout."""
    try:
        return pattern.search(text, start, timeout=TIME_LIMIT)
    except TimeoutError:
        raise PatternTimeout(option) from None


@cache
def compile_pattern(pattern: str, option: str) -> "regex.Pattern[str]":
    """Compile a pattern of Vale's dialect; raises OptionMistake, under the name of `option`, where it is none."""
    try:
        return keep(f"vale {pattern!r}", "", lambda: regex.compile(translate(pattern), regex.VERSION0))
    except (regex.error, ValueError, OverflowError) as error:
        raise OptionMistake(option, f"{pattern!r} is no regular expression: {error}") from None
    except (RecursionError, MemoryError):
        raise OptionMistake(option, f"a regular expression of {len(pattern)} characters is nested too deep") from None


def translate(pattern: str) -> str:
    """Rewrite a pattern of Vale's dialect (.NET's, in RE2 mode) for `regex`, version 0; raises ValueError.

    A flag such as (?i) holds to the end of its group, across "|"; "^" and "$" match only at the very ends unless (?m) holds;
    a brace that opens no quantifier is a brace; a reference to a group that is still open never matches.
    """
    return _Translator(pattern).run()


class _Level(Record, frozen=False, slots=False):
    """One group of a pattern while it is read: the flags in force and those opened since, and what it will match."""

    multiline: bool = False
    verbose: bool = False
    scoped: list[str] = field(default_factory=list)
    atoms: int = 0
    last: int = 0
    names: tuple[str, ...] = ()


class _Translator:
    """Reads a pattern token by token and writes its translation."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.written: list[str] = []
        self.levels = [_Level()]
        self.groups = 0

    def run(self) -> str:
        position = 0
        while position < len(self.pattern):
            token = _TOKEN.match(self.pattern, position)
            if self.levels[-1].verbose and token[0] == "#":
                position = self.pattern.find("\n", position) + 1 or len(self.pattern)
                continue
            _KINDS[token.lastgroup](self, token)
            position = token.end()
        if len(self.levels) > 1:
            raise ValueError("a bracket is not closed")
        return "".join(self.written) + ")" * len(self.levels[0].scoped)

    def atom(self, text: str) -> None:
        self.levels[-1].last = 1
        self.levels[-1].atoms += 1
        self.written.append(text)

    def plain(self, token: "regex.Match[str]") -> None:
        self.atom(token[0])

    def hexadecimal(self, token: "regex.Match[str]") -> None:
        self.atom(_write_code(token["code"]))

    def escape(self, token: "regex.Match[str]") -> None:
        if token[0] in ("\\z", "\\Z"):
            self.written.append(r"\Z" if token[0] == "\\z" else r"(?=\n?\Z)")
        elif token[0] in ("\\L", "\\K", "\\Q"):
            raise ValueError(f"unknown escape {token[0]}")
        else:
            self.atom(token[0])

    def name_again(self, token: "regex.Match[str]") -> None:
        name = token["k1"] or token["k2"] or token["k3"]
        self.atom(NEVER if self.is_open(name) else rf"\{name}" if name.isdigit() else f"(?P={name})")

    def number_again(self, token: "regex.Match[str]") -> None:
        self.atom(NEVER if self.is_open(token["number"]) else token[0])

    def is_open(self, name: str) -> bool:
        return any(name in level.names for level in self.levels)

    def set(self, token: "regex.Match[str]") -> None:
        self.atom(_IN_SET.sub(lambda found: _write_code(found["code"]) if found["code"] else "\\" + found[0], token[0]))

    def flags(self, token: "regex.Match[str]") -> None:
        on, off = token["on"], token["off"] or ""
        if wrong := next((flag for flag in on + off if flag not in "imsxn"), ""):
            raise ValueError(f"unknown flag {wrong!r}")
        kept = _join_flags(on, off)
        prefix = f"(?{kept}:"
        if token["after"] == ":":
            self.descend(prefix)
        elif kept:
            self.levels[-1].scoped.append(prefix)
            self.written.append(prefix)
        level = self.levels[-1]
        level.multiline = (level.multiline or "m" in on) and "m" not in off
        level.verbose = (level.verbose or "x" in on) and "x" not in off

    def descend(self, text: str, names: tuple[str, ...] = ()) -> None:
        outer = self.levels[-1]
        self.levels.append(_Level(outer.multiline, outer.verbose, names=names))
        self.written.append(text)

    def open(self, token: "regex.Match[str]") -> None:
        self.groups += 1
        self.descend("(", (str(self.groups),))

    def named(self, token: "regex.Match[str]") -> None:
        self.groups += 1
        name = token["n1"] or token["n2"]
        self.descend(f"(?P<{name}>", (name, str(self.groups)))

    def special(self, token: "regex.Match[str]") -> None:
        self.descend(token[0])

    def recursion(self, token: "regex.Match[str]") -> None:
        raise ValueError("a pattern cannot call itself")

    def remark(self, token: "regex.Match[str]") -> None:
        """A remark is left out."""

    def close(self, token: "regex.Match[str]") -> None:
        if len(self.levels) == 1:
            raise ValueError("a bracket is closed that was not opened")
        level = self.levels.pop()
        self.written.append(")" * (len(level.scoped) + 1))
        self.levels[-1].last = level.atoms
        self.levels[-1].atoms += level.atoms

    def bar(self, token: "regex.Match[str]") -> None:
        scoped = self.levels[-1].scoped
        self.written.append(")" * len(scoped) + "|" + "".join(scoped))

    def times(self, token: "regex.Match[str]") -> None:
        level = self.levels[-1]
        level.atoms += level.last * max(0, int(token["least"][:9]) - 1)
        if level.atoms > MOST_ATOMS:
            raise ValueError("it asks for too many characters")
        level.last = level.atoms
        self.written.append(token[0])

    def many(self, token: "regex.Match[str]") -> None:
        self.written.append(token[0])

    def brace(self, token: "regex.Match[str]") -> None:
        self.atom(r"\{")

    def anchor(self, token: "regex.Match[str]") -> None:
        if self.levels[-1].multiline:
            self.written.append(f"(?m:{token[0]})")
        else:
            self.written.append(r"\A" if token[0] == "^" else r"\Z")


def _join_flags(on: str, off: str) -> str:
    wanted, refused = ("".join(dict.fromkeys(flag for flag in flags if flag in "isx")) for flags in (on, off))
    return wanted + (f"-{refused}" if refused else "")


def _write_code(code: str) -> str:
    return f"\\U{int(code, 16):08X}"


_IN_SET = compile_later(r"\\x\{(?P<code>[0-9A-Fa-f]{1,8})\}|(?<!^)(?<!\\)\[(?!:\^?\w+:\])")

_KINDS = {
    "hex": _Translator.hexadecimal,
    "name_again": _Translator.name_again,
    "number_again": _Translator.number_again,
    "escape": _Translator.escape,
    "set": _Translator.set,
    "remark": _Translator.remark,
    "flags": _Translator.flags,
    "named": _Translator.named,
    "recursion": _Translator.recursion,
    "special": _Translator.special,
    "open": _Translator.open,
    "close": _Translator.close,
    "bar": _Translator.bar,
    "times": _Translator.times,
    "many": _Translator.many,
    "brace": _Translator.brace,
    "anchor": _Translator.anchor,
    "other": _Translator.plain,
}
