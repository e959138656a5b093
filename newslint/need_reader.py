"""Reads from the source of a pattern what it needs: the words that its letters make, the signs and the mentions in it."""

from collections.abc import Callable, Iterator, Sequence

import regex

from newslint.need_parts import CUT, EMPTY, NOTHING, UNKNOWN, Branch, Part, either, settle
from newslint.needs import DOUBLED, LETTER, MOST, UNMARKED, Need, Needs
from newslint.record import Record, field
from newslint.regexes import compile_later
from newslint.text import fold

TOKEN = compile_later(
    r"""
      (?P<again> (?<=\)[ ]) \(\?P=\w+\) ) | (?P<reference> \(\?P=\w+\) )
    | (?P<flags> \(\? [a-wyz]* (?:-[a-z]+)? \) )
    | (?P<placeholder> (?<!\\[pP]) \{(?!\d)[^{}]*\} )
    | (?P<escape> \\ (?: [pPNx]\{[^{}]*\} | x[0-9A-Fa-f]{2} | u[0-9A-Fa-f]{4} | U[0-9A-Fa-f]{8} | [gkL]<[^<>]*> | \d+ | . ) )
    | (?P<class> \[ \^? \]? (?: \\. | \[:\^?\w+:\] | [^\]\\] )* \] )
    | (?P<look> \(\? <? [=!] )
    | (?P<open> \( (?![?*]) | \(\? (?: P?<[^\W\d]\w*> | [a-wyz]*(?:-[a-z]+)?: | > ) ) | (?P<close> \) )
    | (?P<odd> \( | [\[\\] )
    | (?P<choice> \| )
    | (?P<quantifier> [?*+][+?]? | \{ (?: \d+(?:,\d*)? | ,\d+ ) \}[+?]? )
    | (?P<edge> [$^] )
    | (?P<word> \p{L}(?=[?*+{]) | \p{L}+?(?=\p{L}[?*+{]) | \p{L}+ )
    | (?P<other> . )
    """,
    regex.VERBOSE | regex.DOTALL,
)
OPTIONAL = compile_later(r"[?*]|\{0|\{,")
GROUP_NAME = compile_later(r"\w+")
CLASS_MEMBER = compile_later(r"\\[pP]\{[^{}]*\}|\\.|\[:\^?\w+:\]|.", regex.DOTALL)
NO_BLANK = compile_later(r"\\(?:[wdb]|\p\{[LMN][a-z]?\}|[^\w\s])|[^\\\s]")
MARK = compile_later(r"\p{M}")
EDGES = (r"\b", r"\A", r"\Z", r"\z")
BLANKS = (r"\s", r"\n", r"\t", r"\r", r"\W")
LETTERS_AND_DIGITS = (frozenset({r"\w"}), frozenset({r"\p{L}", r"\p{N}"}), frozenset({r"\p{L}", r"\d"}))
"""What a class must hold one of these sets of, to take every letter and digit."""

STOPS = frozenset(".,;:!?")
"""Signs of which LETTER tells whether a letter stands right behind them."""

Reader = Callable[[str, bool, bool], Part]
"""What tells of a {placeholder}: its body, and whether a word may begin before it and end behind it."""


class _UnreadableError(Exception):
    """The pattern holds something that this reader does not know."""


def find_needs(source: str, of_placeholder: Reader | None = None, *, whole: bool = False) -> Needs:
    """Return what every match of a pattern holds, the rarest first; nothing where that cannot be told.

    `of_placeholder` tells it for a {placeholder}. `whole`: neither letter nor digit can stand before or behind a match.
    """
    try:
        needs = read_part(source, of_placeholder, apart=whole, ends=whole).needs
    except (_UnreadableError, RecursionError):
        return ()
    return tuple(sorted(dict.fromkeys(needs), key=Need.rarity)[:MOST])


def read_part(source: str, of_placeholder: Reader | None = None, *, apart: bool, ends: bool) -> Part:
    """Return what is known of a pattern that is part of another."""
    tokens = [(str(match.lastgroup), match[0]) for match in TOKEN.finditer(source)]
    reader = _Reader(tokens, of_placeholder or _of_no_placeholder)
    part = reader.read_group(apart=apart, ends=ends)
    if reader.position < len(tokens):
        raise _UnreadableError
    return settle(part, apart=apart, ends=ends)


class _Reader(Record, frozen=False, slots=False):
    """Reads the tokens of a pattern from left to right."""

    tokens: Sequence[tuple[str, str]]
    of_placeholder: Reader
    position: int = 0
    single_words: set[str] = field(default_factory=set)

    def read_group(self, *, apart: bool, ends: bool) -> Part:
        """Read up to the end of this group."""
        parts = [self._read_branch(apart=apart, ends=ends)]
        while self._kind(self.position) == "choice":
            self.position += 1
            parts.append(self._read_branch(apart=apart, ends=ends))
        if any(part.cut for part in parts):
            parts = [settle(part, apart=apart, ends=ends) for part in parts]
        return either(parts)

    def _read_branch(self, *, apart: bool, ends: bool) -> Part:
        branch = Branch(apart)
        while self._kind(self.position) not in ("choice", "close", ""):
            part = self._read_item(branch, ends=ends)
            if self._kind(self.position) == "quantifier":
                part = self._read_quantifier(part, branch, ends=ends)
            elif part.signs and part.signs <= STOPS and self._begins_with_letter(self.position):
                branch.needs.append(Need(words=frozenset(sign + LETTER for sign in part.signs)))
            branch.add(part)
        return branch.part()

    def _read_item(self, branch: Branch, *, ends: bool) -> Part:
        kind, text = self.tokens[self.position]
        self.position += 1
        if kind in ("odd", "quantifier"):
            raise _UnreadableError
        if kind == "placeholder":
            return self.of_placeholder(text[1:-1], branch.at_edge(), self._ends_word(self.position, ends=ends))
        if kind in ("again", "reference"):
            doubled = kind == "again" and GROUP_NAME.search(text, 4)[0] in self.single_words
            return Part(None, (Need(words=frozenset({DOUBLED})),) if doubled else ())
        if kind == "open":
            return self._read_open(text, branch, ends=ends)
        if kind == "look":
            return self._read_look(text, branch, ends=ends)
        return _read_character(kind, text)

    def _read_open(self, text: str, branch: Branch, *, ends: bool) -> Part:
        close = self._find_close(self.position)
        if text.endswith(">") and self._is_one_word(self.position, close):
            self.single_words.update(GROUP_NAME.findall(text)[-1:])
        part = self.read_group(apart=branch.at_edge(), ends=self._ends_word(close + 1, ends=ends))
        self.position = close + 1
        return part

    def _read_look(self, text: str, branch: Branch, *, ends: bool) -> Part:
        """Read what is looked at without being taken: it may tell that a word ends here, and has needs of its own."""
        start, close = self.position, self._find_close(self.position)
        closes = self._ends_word(start - 1, ends=ends)
        self.position = close + 1
        if text.endswith("!"):
            return CUT if closes or self._bars_letters(start, close) else NOTHING
        self.position = start
        part = self.read_group(apart=text == "(?=" and (closes or branch.at_edge()), ends=False)
        self.position = close + 1
        branch.needs += (need for need in part.needs if not need.bits)  # a mention may be looked at and taken as well
        return CUT if (closes if text == "(?=" else part.cut and part.tail == EMPTY) else NOTHING

    def _read_quantifier(self, part: Part, branch: Branch, *, ends: bool) -> Part:
        """Return what is known of a part that may be left out or stand again."""
        quantifier = self.tokens[self.position][1]
        optional = self._is_optional(self.position)
        self.position += 1
        if not optional:
            return part if part.cut else Part(None, part.needs)
        if not part.cut:
            return UNKNOWN if part.head is None or quantifier[0] != "?" else Part(part.head | {""})
        if branch.at_edge() and part.tail == EMPTY:
            return NOTHING
        ends_word = part.head == EMPTY and self._ends_word(self.position, ends=ends)
        return Part(EMPTY, (), None, cut=True) if ends_word else UNKNOWN

    def _ends_word(self, index: int, *, ends: bool) -> bool:
        """Whether neither letter nor digit can stand where this token begins."""
        kind = self._kind(index)
        if kind in ("choice", "close", ""):
            return ends
        if kind in ("open", "look"):
            return self._ends_word_with(index, ends=ends)
        if kind == "quantifier":
            return self._is_optional(index) and self._ends_word(index + 1, ends=ends)
        if kind == "flags":
            return self._ends_word(index + 1, ends=ends)
        if kind in ("placeholder", "again", "reference", "odd"):
            return False
        part = _read_character(*self.tokens[index])
        return part.cut and (not self._is_optional(index + 1) or self._ends_word(index + 2, ends=ends))

    def _ends_word_with(self, index: int, *, ends: bool) -> bool:
        """Whether neither letter nor digit can stand where this bracket begins."""
        kind, text = self.tokens[index]
        close = self._find_close(index + 1)
        behind = self._ends_word(close + 1, ends=ends)
        if kind == "look" and text != "(?=":
            return behind or (text == "(?!" and self._bars_letters(index + 1, close))
        heads = all(self._ends_word(head, ends=behind) for head in self._find_heads(index + 1, close))
        if kind == "look":
            return heads or behind
        return heads and (not self._is_optional(close + 1) or behind)

    def _begins_with_letter(self, index: int) -> bool:
        """Whether only a letter can stand where this token begins."""
        kind = self._kind(index)
        if kind in ("open", "look"):
            text, close = self.tokens[index][1], self._find_close(index + 1)
            if text.endswith("!") or text == "(?<=":
                return self._begins_with_letter(close + 1)
            return all(map(self._begins_with_letter, self._find_heads(index + 1, close))) and not self._is_optional(close + 1)
        letters = kind == "word" or (kind == "escape" and self.tokens[index][1].startswith(r"\p{L"))
        return letters and not self._is_optional(index + 1)

    def _bars_letters(self, start: int, close: int) -> bool:
        """Whether one of the alternatives from here on is any letter or digit."""
        for head in self._find_heads(start, close):
            kind, text = self.tokens[head] if head < close else ("", "")
            members = {text} if kind == "escape" else set(CLASS_MEMBER.findall(text[1:-1])) if kind == "class" else set()
            alone = self._kind(head + 1) in ("choice", "close") and not text.startswith("[^")
            if alone and any(members >= every for every in LETTERS_AND_DIGITS):
                return True
        return False

    def _is_one_word(self, start: int, close: int) -> bool:
        """Whether no token from here on takes a blank."""
        index = start
        while index < close:
            kind, text = self.tokens[index]
            if kind in ("placeholder", "again", "reference") or text in (" ", "."):
                return False
            members = CLASS_MEMBER.findall(text[1:-1]) if kind == "class" else [text] if kind == "escape" else []
            if "^" in members[:1] or not all(map(NO_BLANK.fullmatch, members)):
                return False
            index = self._find_close(index + 1) + 1 if kind == "look" else index + 1
        return True

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
        raise _UnreadableError

    def _kind(self, index: int) -> str:
        """Return the kind of a token, empty behind the last."""
        return self.tokens[index][0] if index < len(self.tokens) else ""

    def _is_optional(self, index: int) -> bool:
        """Whether a quantifier stands here that lets nothing match."""
        return self._kind(index) == "quantifier" and OPTIONAL.match(self.tokens[index][1]) is not None


def _read_character(kind: str, text: str) -> Part:
    """Return what is known of a token that takes a character or a few letters, or is an edge."""
    if kind == "flags":
        return NOTHING
    if kind == "edge" or text in EDGES or text in BLANKS:
        return CUT
    if kind == "class":
        return _read_class(CLASS_MEMBER.findall(text[1:-1]))
    if kind == "escape":
        return UNKNOWN if len(text) > 2 or text[1].isalnum() else _of_signs({text[1]})
    if text == "." or MARK.match(text):
        return UNKNOWN
    if not text.isalnum():
        return _of_signs({text})
    return _of_letters({text})


def _read_class(members: Sequence[str]) -> Part:
    found = {member[1:] if len(member) == 2 and not member[1].isalnum() else member for member in members}
    if "^" in members[:1] or "-" in members[1:-1]:
        return UNKNOWN
    if all(member in BLANKS or (len(member) == 1 and not member.isalnum()) for member in found):
        return _of_signs(found)
    return _of_letters(found) if all(len(member) == 1 and member.isalnum() for member in found) else UNKNOWN


def _of_signs(signs: set[str]) -> Part:
    """Return what is known of one of some signs: what stands in nearly every text is no need."""
    needs = () if signs & UNMARKED or signs & set(BLANKS) else (Need(words=frozenset(signs)),)
    known = frozenset[str]() if signs & set(BLANKS) else frozenset(signs)
    return Part(EMPTY, needs, EMPTY, cut=True, signs=known)


def _of_letters(letters: set[str]) -> Part:
    """Return what is known of one of some letters or runs of them; capitals that have no one small letter are not known."""
    folded = frozenset(map(fold, letters))
    if folded != frozenset(map(str.casefold, letters)):
        return UNKNOWN
    foreign = next((letter for letter in min(folded) if not letter.isascii()), "") if len(folded) == 1 else ""
    return Part(folded, (Need(words=frozenset({foreign})),) if foreign else ())


def _of_no_placeholder(_body: str, _apart: bool, _ends: bool) -> Part:
    return UNKNOWN
